//! Tries, from inside the process, everything that the process denies itself. `probe.c` is preloaded into the
//! program and makes its attempts when the program ends.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use rustix::io::Errno;

use crate::support::*;
use crate::text;

/// No error: the attempt succeeded.
const DONE: i32 = 0;

/// The processor refused: the kernel has no such system call table.
const FAULT: i32 = -1;

/// The compiled probe.
struct Probe {
    folder: tempfile::TempDir,
}

/// The results of the probe: a number for each thread and attempt.
struct Report(BTreeMap<(String, String), i32>);

impl Probe {
    /// `None` if there is no C compiler.
    fn build() -> Option<Self> {
        let probe = Self { folder: tempfile::tempdir().unwrap() };
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/probe.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-Wall", "-Werror", "-pthread", "-o"]);
        match compiler.arg(probe.path("probe.so")).arg(source).status() {
            Ok(status) => assert!(status.success()),
            Err(_) => {
                println!("skipped: there is no cc");
                return None;
            }
        }
        Some(probe)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a program with the probe in it. The report is opened before the program starts, because the
    /// program could not open it.
    fn run(&self, program: &[&str]) -> Report {
        let report = self.path("report");
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"exec env PROBE_REPORT=3 LD_PRELOAD="$PROBE" "$@" 3>"$REPORT""#, "sh"]);
        shell.args(program).env("PROBE", self.path("probe.so")).env("REPORT", &report);
        shell.env("PROBE_FILE", self.path("new"));
        let ran = run_command(shell, &[]);
        assert_eq!(ran.status, 0, "{ran:#?}");
        let lines = fs::read_to_string(report).unwrap();
        let tries = lines.lines().map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
            [thread, tried, number] => {
                ((thread.to_owned(), tried.to_owned()), number.parse().unwrap())
            }
            _ => panic!("{line}"),
        });
        let report = Report(tries.collect());
        assert_eq!(report.of("value", "end"), 1, "the probe came to its end");
        report
    }

    /// The report from the program under test.
    fn inside(&self) -> Report {
        let place = self.path("place");
        fs::create_dir_all(&place).unwrap();
        self.run(&[TOOL, "sets", &format!("file:{}", place.display())])
    }

    /// The report from a program that denies itself nothing.
    fn outside(&self) -> Report {
        self.run(&["true"])
    }
}

impl Report {
    #[track_caller]
    fn of(&self, thread: &str, tried: &str) -> i32 {
        let key = (thread.to_owned(), tried.to_owned());
        *self.0.get(&key).unwrap_or_else(|| panic!("no {tried} of {thread}"))
    }

    /// The result of an attempt, which must be the same in both threads.
    #[track_caller]
    fn both(&self, tried: &str) -> i32 {
        let number = self.of("first", tried);
        assert_eq!(number, self.of("thread", tried), "{tried}");
        number
    }

    /// The attempts whose names begin with `beginning`, with their results.
    fn all<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, i32)> {
        let begins = move |tried: &str| tried.starts_with(beginning);
        let tries = self.0.iter().map(|((_, tried), &number)| (&**tried, number));
        tries.filter(move |(tried, _)| begins(tried))
    }

    /// Reports whether the kernel's Landlock has at least that version. If not, prints that the test is
    /// skipped.
    fn has_landlock(&self, version: i32) -> bool {
        let has = self.of("value", "landlock");
        if has < version {
            println!("skipped: this kernel has no Landlock of version {version} (but {has})");
        }
        has >= version
    }
}

fn number(errno: Errno) -> i32 {
    errno.raw_os_error()
}

#[test]
fn no_socket_can_be_made_but_local_ones() {
    let Some(probe) = Probe::build() else { return };
    let inside = probe.inside();
    let mut tried = 0;
    for call in ["socket", "socketpair"] {
        for (name, result) in inside.all(&format!("{call}(")) {
            let local = name.starts_with(&format!("{call}(1,"));
            let expected = if local { DONE } else { number(Errno::AFNOSUPPORT) };
            assert_eq!(result, expected, "{name}");
            tried += 1;
        }
    }
    // Two threads: 61 families with four types and two calls each, and one attempt with a bit in the upper
    // half.
    assert_eq!(tried, 2 * (61 * 4 * 2 + 1));

    let outside = probe.outside();
    // Unix, IPv4 and netlink sockets.
    for name in ["socket(1,1)", "socket(2,1)", "socket(2,2)", "socket(16,3)", "socket(2^32+2,1)"] {
        assert_eq!(outside.both(name), DONE, "{name} without the denial");
    }
}

#[test]
fn no_call_goes_past_the_filter() {
    let Some(probe) = Probe::build() else { return };
    let (inside, outside) = (probe.inside(), probe.outside());
    let no_call = number(Errno::NOSYS);
    for name in ["io_uring_setup", "io_uring_enter", "io_uring_register"] {
        assert_eq!(inside.both(name), no_call, "{name}");
    }
    if outside.both("io_uring_setup") == DONE {
        assert_ne!(outside.both("io_uring_enter"), no_call);
        assert_ne!(outside.both("io_uring_register"), no_call);
    } else {
        println!("skipped: this machine has no io_uring that could be denied");
    }
    if !cfg!(target_arch = "x86_64") {
        println!("skipped: this architecture has no x32 and i386");
        return;
    }
    for name in ["x32:socket", "x32:getpid"] {
        assert_eq!(inside.both(name), no_call, "{name}");
    }
    if outside.both("x32:getpid") != DONE {
        println!("skipped: this kernel has no x32 that could be denied");
    }
    for name in ["i386:socket", "i386:socketcall", "i386:getpid"] {
        let result = inside.both(name);
        if outside.both(name) == FAULT {
            println!("skipped: this kernel has no i386 that could be denied");
            assert_eq!(result, FAULT, "{name}");
        } else {
            assert_eq!(outside.both(name), DONE, "{name} without the denial");
            assert_eq!(result, no_call, "{name}");
        }
    }
}

#[test]
fn files_elsewhere_are_closed_and_so_is_the_network_to_a_socket_that_is_there() {
    let Some(probe) = Probe::build() else { return };
    let (inside, outside) = (probe.inside(), probe.outside());
    let refused = number(Errno::ACCESS);
    if !inside.has_landlock(1) {
        return;
    }
    for name in ["read", "create"] {
        assert_eq!(inside.both(name), refused, "{name}");
        assert_eq!(outside.both(name), DONE, "{name} without the denial");
    }
    assert_eq!(inside.both("proc"), DONE, "not everything is closed");
    if !inside.has_landlock(4) {
        return;
    }
    for name in ["bind", "connect"] {
        assert_eq!(inside.of("first", name), refused, "{name}");
        assert_eq!(outside.of("first", name), DONE, "{name} without the denial");
    }
    if !inside.has_landlock(6) {
        return;
    }
    assert_eq!(inside.both("signal"), number(Errno::PERM));
    assert_eq!(outside.both("signal"), DONE, "a signal without the denial");
}

#[test]
fn the_process_gains_no_privileges_and_cannot_be_dumped() {
    let Some(probe) = Probe::build() else { return };
    let (inside, outside) = (probe.inside(), probe.outside());
    for (name, denied) in [("no_new_privs", 1), ("dumpable", 0), ("core", 0)] {
        assert_eq!(inside.of("value", name), denied, "{name}");
    }
    assert_eq!(outside.of("value", "no_new_privs"), 0);
    assert_eq!(outside.of("value", "dumpable"), 1);
}

/// Checks the threads that have derived keys by then.
#[test]
fn every_thread_is_denied_the_same() {
    let set = Make::default().set();
    let mut session = Run::drill().rehearsal().shares(&set, &[1, 2, 3]).session();
    session.sees("ask-password");
    session.types(&password(1));
    session.sees(text!("share-opened-count", x = 1, name = "Anna"));
    session.sees("ask-password");
    let process = format!("/proc/{}", session.pid());
    let mut threads = 0;
    for thread in fs::read_dir(format!("{process}/task")).unwrap() {
        let status = fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        for (name, value) in [("NoNewPrivs", "1"), ("Seccomp", "2")] {
            let line = status.lines().find(|line| line.starts_with(&format!("{name}:")));
            assert_eq!(line, Some(&*format!("{name}:\t{value}")), "{status}");
        }
        threads += 1;
    }
    assert!(threads > 1, "keys are derived in threads");
    session.pty.send_control('c').unwrap();
    session.sees("confirm-stop-open");
    session.types("yes");
    session.sees("interrupted");
    session.ends(1);
}
