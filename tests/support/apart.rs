//! Runs tests that mount file systems in new namespaces, which end with the tests.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// The variable with the test's folder. It is only set in the separate run.
const APART: &str = "SSO_ESCROW_TESTS_APART";

/// Runs the test of that name (`media::it_is_so`) again, in new namespaces. Other processes do not see what
/// it mounts and starts, and all of that ends with it. Only that run gets the folder to work in.
pub fn apart(name: &str) -> Option<PathBuf> {
    apart_by(name, &[])
}

/// The same, without a network.
pub fn apart_without_network(name: &str) -> Option<PathBuf> {
    apart_by(name, &["--net"])
}

fn apart_by(name: &str, options: &[&str]) -> Option<PathBuf> {
    // One at a time, because there are few loop devices.
    static ONE: Mutex<()> = Mutex::new(());
    if let Some(folder) = std::env::var_os(APART) {
        return Some(PathBuf::from(folder));
    }
    let _one = ONE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let mut command = Command::new("unshare");
    if !is_root() {
        command.arg("--map-root-user");
    }
    command.args(["--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]).args(options);
    let mut probe = Command::new(command.get_program());
    if !probe.args(command.get_args()).arg("true").output().is_ok_and(|it| it.status.success()) {
        println!("skipped: mount namespaces are not to be had");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    command.arg(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--include-ignored", "--nocapture", "--test-threads=1"]);
    let output = command.env(APART, folder.path()).output().unwrap();
    let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat();
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
    text.lines().filter(|line| line.contains("skipped: ")).for_each(|line| println!("{line}"));
    None
}

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Runs a program of the system. The error says why it failed.
pub fn system(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    let text = |bytes| String::from_utf8_lossy(bytes).trim().to_owned();
    match output.status.success() {
        true => Ok(text(&output.stdout)),
        false => Err(format!("{program}: {}", text(&output.stderr))),
    }
}

pub fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Makes a new folder as a mount point.
pub fn point(root: &Path, name: &str) -> PathBuf {
    let point = root.join(name);
    fs::create_dir(&point).unwrap();
    point
}

/// Mounts a small file system in memory.
pub fn in_memory(root: &Path, name: &str) -> PathBuf {
    in_memory_of(root, name, "256k")
}

/// Mounts a file system of that size in memory.
pub fn in_memory_of(root: &Path, name: &str, size: &str) -> PathBuf {
    let point = point(root, name);
    let size = format!("size={size}");
    system("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", shown(&point)]).unwrap();
    point
}
