//! Runs the daemon, the cards and the program as an ordinary user. In the other tests, root does this.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use crate::cards::{PIN, prepared, shares_on};
use crate::lab::{Lab, shown};
use crate::support::*;

/// `nobody`, as Linux numbers it.
const NOBODY: &str = "65534";
/// The variable with the path of a copy of the program that this user may run.
const COPY: &str = "TEST_TOOL";

fn user() -> u32 {
    fs::metadata("/proc/self").unwrap().uid()
}

#[test]
fn an_ordinary_user_makes_and_opens_shares() {
    if user() != 0 {
        println!("skipped: smart cards as an ordinary user as well: root runs no test here");
        return;
    }
    let Some(_) = Lab::new(1) else { return };
    if !Path::new("/usr/bin/setpriv").exists() {
        println!("skipped: smart cards as an ordinary user: setpriv is not there (util-linux)");
        return;
    }
    // Other users may have no access to the folder of the build.
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let [tests, tool] = ["tests", "tool"].map(|name| folder.path().join(name));
    fs::copy(std::env::current_exe().unwrap(), &tests).unwrap();
    fs::copy(TOOL, &tool).unwrap();
    let mut command = Command::new("setpriv");
    command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]).arg(&tests);
    command.args(["--exact", "ordinary::whoever_it_is", "--ignored", "--nocapture"]);
    command.current_dir("/").env(COPY, &tool).env("TMPDIR", "/tmp").env_remove("HOME");
    let output = command.output().unwrap();
    let shown = shown(&output);
    assert!(output.status.success() && shown.contains("opened by 65534"), "{shown}");
}

#[test]
#[ignore = "what the other test starts"]
fn whoever_it_is() {
    let lab = Lab::new(2).unwrap();
    let cards = [101, 102].map(|serial| prepared(&lab, "5.7.1", serial));
    let tokens = lab.insert_all(cards.into());
    let run = |run: Run| {
        let run = run.rehearsal().yes().shares_at(&["piv:101", "piv:102"]);
        let run = run.lines(&[PIN, PIN]).flag("--json");
        let mut command = Command::new("setsid");
        without_locale(&mut command);
        command.arg("--wait").arg(std::env::var_os(COPY).unwrap());
        command.env("PCSCLITE_CSOCK_NAME", lab.socket()).args(run.arguments());
        run_command(command, &[PIN, PIN].map(str::to_owned))
    };
    run(Run::generate().threshold(2)).done().gives("files.1", "piv:102 (5FC120)");
    assert!(tokens.iter().all(|token| shares_on(token).len() == 1));
    run(Run::drill().flag("--full")).done().gives("result", "PASS");
    println!("opened by {}", user());
}
