//! What the machine must be fit for, and `--waive`.

#![cfg(unix)]

use std::process::Command;

use sso_escrow::share::descriptor::Purpose;

use crate::support::*;

/// The program in namespaces of its own, after some commands of a shell that may change what the kernel
/// shows there. `None` where the machine has no such namespaces.
fn apart(commands: &str, arguments: &[&str], passwords: &[String]) -> Option<Ran> {
    let possible = Command::new("unshare").args(["-rmn", "sh", "-c", commands]).output();
    if !possible.is_ok_and(|output| output.status.success()) {
        println!("skipped: no namespaces, or not what this needs: {commands}");
        return None;
    }
    let mut command = Command::new("unshare");
    let script = format!("{commands}\nexec \"$@\"");
    command.args(["-rmn", "setsid", "--wait", "sh", "-c", &script, "sh", TOOL]).args(arguments);
    command.env("LC_ALL", "C.UTF-8");
    Some(run_command(command, passwords))
}

/// Mounts over the kernel's table of swap areas one with these lines below the headings.
fn swap(lines: &str) -> String {
    format!(
        "table=$(mktemp); printf 'Filename Type Size Used Priority\\n{lines}' >\"$table\"; \
         mount --bind \"$table\" /proc/swaps; rm \"$table\""
    )
}

#[test]
fn a_machine_without_network_and_swap_is_fit() {
    let Some(ran) = apart(&swap(""), &["inspect", "--machine"], &[]) else { return };
    ran.showed(&["Network:                  good", "Swap:                     good", "is fit"]);
    assert_eq!(ran.err, "");
}

#[test]
fn interfaces_that_are_up_and_swap_stop_the_work_unless_waived_by_name() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let commands = format!(
        "{}; ip link add name cable0 type dummy && ip link set cable0 up && ip link set lo up",
        swap("/dev/zram0 partition 1 0 100\\n")
    );
    let place = set.place(1);
    let verify = |more: &[&str]| {
        let arguments = [&["verify", &place, "--passwords-from", "-"], more].concat();
        apart(&commands, &arguments, &passwords(&[1]))
    };
    let Some(ran) = verify(&[]) else { return };
    ran.failed(7, &["up: cable0.", "swapoff", "/dev/zram0", "--waive network,swap"]);
    let waived = |checks| verify(&["--waive", checks]).unwrap();
    waived("swap").failed(7, &["“swap” is waived", "not passed: network"]);
    let ran = waived("swap, network");
    ran.showed(&["share 1 of 5 opens"]).failed(0, &["“network” is waived", "cable0"]);
    let ran = apart(&commands, &["inspect", "--machine", "--json"], &[]).unwrap();
    let object: serde_json::Value = serde_json::from_str(&ran.failed(7, &[]).out).unwrap();
    assert_eq!(object["unfit"], serde_json::json!(["network", "swap"]));
    assert_eq!(object["denied"]["network"], true);
    assert_eq!(object["denied"]["dumps"], true);
    assert_eq!(object["denied"]["privileges"], true);
    let waived = ["inspect", "--machine", "--waive", "network,swap"];
    apart(&commands, &waived, &[]).unwrap().showed(&["not fit by itself"]);
}

#[test]
fn a_check_that_is_none_is_named() {
    run(&["inspect", "--machine", "--waive", "network,swapp"])
        .failed(2, &["no check “swapp”", "weak-password"]);
    run(&["inspect"]).failed(2, &["missing: PLACE"]);
    run(&["inspect", "--machine", "file:/"]).failed(2, &["do not go together"]);
}

/// Files elsewhere than at the places of the command line are closed to the process, where the kernel
/// has Landlock.
#[test]
fn the_process_is_confined_to_its_places() {
    let modules = std::fs::read_to_string("/sys/kernel/security/lsm").unwrap_or_default();
    let ran = run(&["inspect", "--machine", "--json", "--waive", "network,swap"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    if object["denied"]["files"] != true {
        assert!(!modules.contains("landlock"), "{object:#}");
        println!("skipped: the kernel has no Landlock");
        return;
    }
    // A link out of a place leads to nothing that may be read.
    let set = Make::default().set();
    let outside = tempfile::tempdir().unwrap();
    std::fs::copy(set.file(1), outside.path().join("x.ssoshare")).unwrap();
    let link = set.path("1").join("link.ssoshare");
    std::os::unix::fs::symlink(outside.path().join("x.ssoshare"), &link).unwrap();
    run(&["inspect", &set.place(1)]).failed(4, &["link.ssoshare cannot be read: permission"]);
    // Nor does one into the folder above.
    std::fs::copy(set.file(1), set.path("above.ssoshare")).unwrap();
    std::os::unix::fs::symlink("../above.ssoshare", set.path("2").join("up.ssoshare")).unwrap();
    run(&["inspect", &set.place(2)]).failed(4, &["up.ssoshare cannot be read: permission"]);
    // The link itself may be named.
    run(&["inspect", &format!("file:{}", link.display())]).showed(&["custodian Anna"]);
}
