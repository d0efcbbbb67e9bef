//! The checks of the machine, and `--waive`.

#![cfg(unix)]

use std::process::Command;

use sso_escrow::share::descriptor::Purpose;

use crate::support::*;
use crate::text;

/// Runs the program in new namespaces. Before, shell commands can change what the kernel shows there. `None`
/// if this machine does not allow such namespaces.
fn apart(commands: &str, run: Run) -> Option<Ran> {
    let possible = Command::new("unshare").args(["-rmn", "sh", "-c", commands]).output();
    if !possible.is_ok_and(|output| output.status.success()) {
        println!("skipped: no namespaces, or not what this needs: {commands}");
        return None;
    }
    let mut command = Command::new("unshare");
    let script = format!("{commands}\nexec \"$@\"");
    command.args(["-rmn", "setsid", "--wait", "sh", "-c", &script, "sh"]);
    command.env("LC_ALL", "C.UTF-8");
    Some(run.run_by(command))
}

/// `inspect --machine`.
fn inspect_machine() -> Run {
    Run::inspect().flag("--machine")
}

/// Commands that mount a table with these lines over the kernel's table of swap areas.
fn swap(lines: &str) -> String {
    format!(
        "table=$(mktemp); printf 'Filename Type Size Used Priority\\n{lines}' >\"$table\"; \
         mount --bind \"$table\" /proc/swaps; rm \"$table\""
    )
}

#[test]
fn a_machine_without_network_and_swap_is_fit() {
    let Some(ran) = apart(&swap(""), inspect_machine()) else { return };
    ran.done().gives("unfit", [""; 0]).gives("warnings", [""; 0]);
    assert_eq!(ran.err, "");
}

#[test]
fn interfaces_that_are_up_and_swap_stop_the_work_unless_waived_by_name() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let commands = format!(
        "{}; ip link add name cable0 type dummy && ip link set cable0 up && ip link set lo up",
        swap("/dev/zram0 partition 1 0 100\\n")
    );
    let verify = || Run::verify().place(&set, 1).passwords(&[1]);
    let Some(ran) = apart(&commands, verify()) else { return };
    ran.error(text!("machine-unfit", checks = ["network", "swap"].join(", ")), 7)
        .error_names("--waive network,swap")
        .warned(text!("machine-network", interfaces = "cable0"))
        .warned(text!("machine-swap", areas = "/dev/zram0"));
    let waived = |checks| apart(&commands, verify().waive(checks)).unwrap();
    waived("swap")
        .error(text!("machine-unfit", checks = "network"), 7)
        .warned(text!("check-waived", check = "swap"));
    waived("swap, network")
        .done()
        .gives("x", 1)
        .warned(text!("check-waived", check = "network"))
        .warned(text!("machine-network", interfaces = "cable0"));
    let ran = apart(&commands, inspect_machine()).unwrap();
    ran.error("machine-unfit", 7)
        .gives("unfit", ["network", "swap"])
        .gives("denied.network", true)
        .gives("denied.dumps", true)
        .gives("denied.privileges", true);
    let waived = apart(&commands, inspect_machine().waive("network,swap")).unwrap();
    waived.done().gives("unfit", ["network", "swap"]);
}

#[test]
fn a_check_that_is_none_is_named() {
    let ran = inspect_machine().waive("network,swapp").run();
    let choice = text!("usage-choice", option = "--waive", value = "swapp");
    ran.error(choice, 2).error_names("weak-password");
    Run::inspect().run().error(text!("usage-missing", arguments = "PLACE"), 2);
    inspect_machine().arg("file:/").run().error("usage-conflict", 2);
}

/// Checks that the process can only open files at the locations of its command line, if the kernel has
/// Landlock.
#[test]
fn the_process_is_confined_to_its_places() {
    let modules = std::fs::read_to_string("/sys/kernel/security/lsm").unwrap_or_default();
    let ran = inspect_machine().waive("network,swap").run();
    if ran.field("denied.files") != true {
        assert!(!modules.contains("landlock"), "{ran:#?}");
        println!("skipped: the kernel has no Landlock");
        return;
    }
    // A link to a file outside such a location cannot be read.
    let set = Make::default().set();
    let outside = tempfile::tempdir().unwrap();
    std::fs::copy(set.file(1), outside.path().join("x.ssoshare")).unwrap();
    let link = set.path("1").join("link.ssoshare");
    std::os::unix::fs::symlink(outside.path().join("x.ssoshare"), &link).unwrap();
    let shut = || text!("media-read", cause = text!("cause-permission"));
    Run::inspect().place(&set, 1).run().ended(4).warning_names(shut(), "link.ssoshare");
    // A link into the folder above cannot be read either.
    std::fs::copy(set.file(1), set.path("above.ssoshare")).unwrap();
    std::os::unix::fs::symlink("../above.ssoshare", set.path("2").join("up.ssoshare")).unwrap();
    Run::inspect().place(&set, 2).run().ended(4).warning_names(shut(), "up.ssoshare");
    // A link that is itself named on the command line can be read.
    let named = Run::inspect().arg(format!("file:{}", link.display())).run();
    named.done().gives("shares.0.custodian", "Anna");
}
