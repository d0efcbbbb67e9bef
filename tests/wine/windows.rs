//! A Windows provided by Wine, and the program on it.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::support::{Ran, Run};

/// The program for Windows.
pub const PROGRAM: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/target/windows/x86_64-pc-windows-gnu/debug/sso-escrow.exe"
);

/// The script that starts and stops Wine.
pub const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/windows.sh");

/// The key of SSOSS.
pub const SSOSS: &str = r"HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS";

/// The key above the copy that the program keeps during a write.
pub const KEPT: &str = r"HKLM\SOFTWARE\sso-escrow";

/// A Windows on which nothing runs. There is only one: the next test waits until it is dropped.
pub struct Windows {
    drives: Vec<char>,
    /// A program that does nothing. Windows stays running with it.
    idle: Option<Child>,
    _alone: MutexGuard<'static, ()>,
}

impl Windows {
    pub fn alone() -> Self {
        static ONE: Mutex<()> = Mutex::new(());
        let alone = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        stop();
        Self { drives: Vec::new(), idle: None, _alone: alone }
    }

    /// Runs one of Windows's own programs. While Wine itself is starting on a busy machine, it may report that it did
    /// not start the program. Then this tries again.
    pub fn runs(&self, program: &str, arguments: &[&str]) -> Output {
        const NOT_STARTED: &str = "Application could not be started";
        const TRIES: usize = 10;
        let run = || script("run").arg(program).args(arguments).output().unwrap();
        for _ in 1..TRIES {
            let output = run();
            if !String::from_utf8_lossy(&output.stdout).contains(NOT_STARTED) {
                return output;
            }
            std::thread::sleep(Duration::from_secs(1));
        }
        run()
    }

    /// Starts one of Windows's own programs, and does not wait for it. It ends with Windows.
    pub fn starts(&self, program: &str, arguments: &[&str]) -> Child {
        let mut command = script("run");
        command.arg(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// Runs `reg`, which must succeed. Returns its output.
    #[track_caller]
    pub fn reg(&self, arguments: &[&str]) -> String {
        let output = self.runs("reg", arguments);
        assert!(output.status.success(), "reg {arguments:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The name of this machine.
    pub fn host(&self) -> String {
        String::from_utf8(self.runs("hostname", &[]).stdout).unwrap().trim().to_owned()
    }

    /// Deletes SSOSS and everything that the program keeps, and writes these values: key, name, and data.
    #[track_caller]
    pub fn has_ssoss(&self, values: &[(&str, &str, &str)]) {
        for key in [r"HKLM\SOFTWARE\Microsoft\ENTSSO", KEPT] {
            let _ = self.runs("reg", &["delete", key, "/f"]);
        }
        for (key, name, data) in values {
            let key = if key.is_empty() { SSOSS.to_owned() } else { format!(r"{SSOSS}\{key}") };
            self.reg(&["add", &key, "/v", name, "/t", "REG_BINARY", "/d", data, "/f"]);
        }
    }

    /// Reports whether a registry key exists.
    pub fn has(&self, key: &str) -> bool {
        self.runs("reg", &["query", key]).status.success()
    }

    /// Keeps Windows running between two programs.
    pub fn stay(&mut self) {
        if self.idle.is_some() {
            return;
        }
        // What starts Windows hands its output to every service. So this is a program without output.
        let mut idle = script("run");
        idle.arg("cmd").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        stop();
        self.idle = Some(idle.spawn().unwrap());
        std::thread::sleep(Duration::from_secs(2));
    }

    /// Installs a service named ENTSSO: Wine's print spooler, which does nothing. It does not run yet.
    #[track_caller]
    pub fn install_service(&mut self) {
        self.stay();
        let program = r"C:\windows\system32\spoolsv.exe";
        let account = r"NT AUTHORITY\NetworkService";
        self.control(&[
            "sc", "create", "ENTSSO", "binPath=", program, "type=", "own", "obj=", account,
        ]);
    }

    /// Runs a command that controls services, which must succeed.
    #[track_caller]
    pub fn control(&self, words: &[&str]) {
        let output = self.runs(words[0], &words[1..]);
        assert!(output.status.success(), "{words:?}: {output:?}");
    }

    /// Runs the program.
    pub fn run(&self, run: &Run) -> Ran {
        run.run_as(program())
    }

    /// Runs the program without `--json`, to check the text for people.
    pub fn run_in_words(&self, run: &Run) -> Ran {
        run.run_in_words_as(program())
    }

    /// The same under another program of this machine, which takes a program and its arguments after its own.
    pub fn run_in_words_by(&self, mut by: Command, run: &Run) -> Ran {
        by.args([SCRIPT, "run", PROGRAM]).env("LC_ALL", "C.UTF-8");
        run.run_in_words_as(by)
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
        if let Some(mut idle) = self.idle.take() {
            let _ = self.runs("net", &["stop", "ENTSSO"]);
            let _ = self.runs("sc", &["delete", "ENTSSO"]);
            // Its standard input ends with that.
            let _ = idle.wait();
        }
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

/// The program, run by `scripts/windows.sh`.
fn program() -> Command {
    let mut command = script("run");
    command.arg(PROGRAM);
    command
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
