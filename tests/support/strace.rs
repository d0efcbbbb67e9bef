//! Runs the program under strace, which makes system calls fail, or kills or stops a run at one of them.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::*;

/// The faults of a run.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// Rules in the form of strace's `inject`: `fsync:error=EIO:when=2`. strace counts the calls of each
    /// thread separately.
    pub rules: Vec<String>,
    /// Only calls on these paths, and on files opened there, count. If empty, all calls count.
    pub paths: Vec<PathBuf>,
}

impl Faults {
    pub fn new(rules: &[&str], paths: &[&Path]) -> Self {
        let rules = rules.iter().map(|&rule| rule.to_owned()).collect();
        Self { rules, paths: paths.iter().map(|&path| path.to_owned()).collect() }
    }

    /// strace with these faults and this log file. The caller adds the program.
    pub fn command(&self, log: &Path) -> Command {
        let mut command = Command::new("setsid");
        command.arg("--wait").args(tracer()).args(["-f", "-q", "-o"]).arg(log);
        if self.paths.is_empty() {
            let calls = self.rules.iter().filter_map(|rule| rule.split(':').next());
            command.arg("-e").arg(format!("trace={}", calls.collect::<Vec<_>>().join(",")));
        }
        for rule in &self.rules {
            command.arg("-e").arg(format!("inject={rule}"));
        }
        for path in &self.paths {
            command.arg("-P").arg(path);
        }
        without_locale(&mut command);
        command
    }

    /// Runs the program with these faults. At least one fault must occur.
    #[track_caller]
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S], passwords: &[String]) -> Ran {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut command = self.command(log.path());
        command.arg(TOOL).args(arguments);
        let ran = run_command(command, passwords);
        let log = fs::read_to_string(log.path()).unwrap();
        assert!(came_about(&log), "nothing came of {self:?}: {ran:#?}\n{log}");
        ran
    }

    /// Starts the program, and waits until a rule with `signal=STOP` has stopped it.
    #[track_caller]
    pub fn hold<S: AsRef<OsStr>>(&self, arguments: &[S], passwords: &[String]) -> Held {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut command = self.command(log.path());
        command.arg(TOOL).args(arguments);
        self.stopped(started(command, passwords), log.path())
    }

    #[track_caller]
    fn stopped(&self, mut child: Child, log: &Path) -> Held {
        let start = Instant::now();
        loop {
            let text = fs::read_to_string(log).unwrap();
            let stopped = text.lines().find(|line| line.contains("stopped by SIGSTOP"));
            let thread = stopped.and_then(|line| line.split(' ').next()?.parse().ok());
            if let Some(thread) = thread.and_then(Pid::from_raw) {
                return Held { child, thread };
            }
            if child.try_wait().unwrap().is_some() || start.elapsed() > Duration::from_secs(60) {
                let _ = child.kill();
                panic!("it was not stopped by {self:?}: {:#?}\n{text}", ended(child));
            }
            sleep(Duration::from_millis(5));
        }
    }
}

impl Run {
    /// Runs it with these faults. At least one fault must occur.
    #[track_caller]
    pub fn with_faults(&self, faults: &Faults) -> Ran {
        let log = tempfile::NamedTempFile::new().unwrap();
        let ran = self.run_by(faults.command(log.path()));
        let log = fs::read_to_string(log.path()).unwrap();
        assert!(came_about(&log), "nothing came of {faults:?}: {ran:#?}\n{log}");
        ran
    }

    /// Starts it, and waits until a rule with `signal=STOP` has stopped it.
    #[track_caller]
    pub fn held_by(&self, faults: &Faults) -> Held {
        let log = tempfile::NamedTempFile::new().unwrap();
        let child = self.clone().flag("--json").start_by(faults.command(log.path()));
        faults.stopped(child, log.path())
    }
}

/// Reports whether strace's log shows a fault.
pub fn came_about(log: &str) -> bool {
    log.contains("(INJECTED)") || log.contains("killed by SIGKILL")
}

/// A run that was stopped in the middle.
pub struct Held {
    child: Child,
    thread: Pid,
}

impl Held {
    /// Lets it continue to its end.
    pub fn go_on(self) -> Ran {
        kill_process(self.thread, Signal::CONT).unwrap();
        ended(self.child)
    }
}

/// strace, as a user who may trace a process that has disabled its dumps.
fn tracer() -> &'static [&'static str] {
    match rustix::process::geteuid().is_root() {
        true => &["strace"],
        false => &["unshare", "--map-root-user", "strace"],
    }
}

/// Reports whether strace is installed and may trace. If not, prints that the test is skipped.
pub fn can_trace() -> bool {
    let mut traced = Command::new(tracer()[0]);
    let traced = traced.args(&tracer()[1..]).args(["-q", "-o", "/dev/null", "true"]).output();
    let can = traced.is_ok_and(|output| output.status.success());
    if !can {
        println!("skipped: strace is not installed, or may not trace");
    }
    can
}
