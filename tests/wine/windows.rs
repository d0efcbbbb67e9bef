//! A Windows provided by Wine, and the program on it.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::support::{Ran, Run};

/// The program for Windows.
pub const PROGRAM: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/target/windows/x86_64-pc-windows-gnu/debug/sso-escrow.exe"
);

/// The script that starts and stops Wine.
pub const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/windows.sh");

/// A Windows on which nothing runs. There is only one: the next test waits until it is dropped.
pub struct Windows {
    drives: Vec<char>,
    _alone: MutexGuard<'static, ()>,
}

impl Windows {
    pub fn alone() -> Self {
        static ONE: Mutex<()> = Mutex::new(());
        let alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        stop();
        Self { drives: Vec::new(), _alone: alone }
    }

    /// Runs one of Windows's own programs.
    pub fn runs(&self, program: &str, arguments: &[&str]) -> Output {
        script("run").arg(program).args(arguments).output().unwrap()
    }

    /// Runs `reg`, which must succeed. Returns its output.
    #[track_caller]
    pub fn reg(&self, arguments: &[&str]) -> String {
        let output = self.runs("reg", arguments);
        assert!(output.status.success(), "reg {arguments:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs the program.
    pub fn run(&self, run: &Run) -> Ran {
        let mut command = script("run");
        command.arg(PROGRAM);
        run.run_as(command)
    }

    /// Runs a copy of the program, while Wine prefers these libraries of its folder to its own.
    pub fn run_copy(&self, run: &Run, program: &Path, libraries: &str) -> Ran {
        let mut command = script("run");
        command.arg(program).env("WINE_PREFERRED", libraries);
        run.run_as(command)
    }

    /// Makes removable drives of folders. Windows restarts and then has the drives.
    pub fn insert(&mut self, drives: &[(char, &Path)]) {
        for (letter, folder) in drives {
            self.drives.push(*letter);
            drive(*letter, Some(folder));
        }
        stop();
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        self.drives.iter().for_each(|&letter| drive(letter, None));
        stop();
    }
}

/// The Windows form of a path of this machine.
pub fn path(path: &Path) -> String {
    format!("Z:{}", path.to_str().unwrap().replace('/', "\\"))
}

/// A command of `scripts/windows.sh`.
fn script(name: &str) -> Command {
    let mut script = Command::new(SCRIPT);
    script.arg(name).env("LC_ALL", "C.UTF-8");
    script
}

/// Ends everything that Wine runs.
fn stop() {
    assert!(script("stop").status().unwrap().success());
}

/// Makes a removable drive of a folder, or removes the drive.
fn drive(letter: char, folder: Option<&Path>) {
    let status = script("drive").arg(letter.to_string()).args(folder).status().unwrap();
    // Drop calls this too, so it must not panic twice.
    assert!(status.success() || std::thread::panicking(), "drive {letter}: {status}");
}
