//! Makes each system call of a write on its files fail once, and kills the run at each of them. Afterwards
//! the hive is either unchanged, byte for byte, or completely the new one, and the next run can continue.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sso_escrow::registry::hive::{Hive, HiveError, LeftBehind};
use sso_escrow::registry::target::RegistryTarget;

use crate::hives::*;
use crate::strace::{Faults, came_about, can_trace};
use crate::support::run_command;

const PLACE: &str = "SSO_ESCROW_TESTS_HIVE";

/// The files that this program makes beside the hive.
const BESIDE: [&str; 3] =
    [".SOFTWARE.sso-escrow.part", ".SOFTWARE.sso-escrow.copy.part", ".SOFTWARE.sso-escrow.before"];

/// Does the write that the other tests run under strace. Does nothing if it is run directly.
#[test]
#[ignore = "is run by the others"]
fn worker() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let done = Hive::open(Path::new(&place), service())
        .and_then(|mut hive| hive.write(&secret(SECOND, NEW)));
    match done {
        Ok(()) => println!("\nended: Done"),
        Err(error) => println!("\nended: {error:?}"),
    }
}

/// The result of a run.
struct Outcome {
    lab: Lab,
    /// `Done`, or the name of the error. `None` if the run was killed.
    ended: Option<String>,
    /// The error with all that is in it.
    error: String,
    log: String,
}

impl Outcome {
    fn of(rules: &[String]) -> Self {
        let lab = Lab::new(with_secret());
        let folder = lab.root.path().to_owned();
        let mut paths: Vec<PathBuf> = BESIDE.iter().map(|name| folder.join(name)).collect();
        paths.extend([folder, lab.hive.clone()]);
        let faults = Faults { rules: rules.to_vec(), paths };
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut command = faults.command(log.path());
        command.arg(std::env::current_exe().unwrap());
        command.args(["--exact", "faults::worker", "--ignored", "--nocapture", "--test-threads=1"]);
        command.env(PLACE, &lab.hive);
        let ran = run_command(command, &[]);
        let ended = ran.out.lines().find_map(|line| line.strip_prefix("ended: "));
        let error = ended.unwrap_or_default().to_owned();
        let ended = ended.map(|text| text.split([' ', '{']).next().unwrap().to_owned());
        let log = fs::read_to_string(log.path()).unwrap();
        assert!(ended.is_some() || log.contains("killed by SIGKILL"), "{rules:?}: {ran:#?}\n{log}");
        Self { lab, ended, error, log }
    }

    /// Checks that the hive is the old or the new one, and that the report is true.
    fn check(&self, rules: &[String]) {
        let Self { lab, ended, log, .. } = self;
        let told = format!("{rules:?} ended {ended:?}\n{log}");
        let is_old = lab.bytes() == lab.before;
        let standing = || Hive::open(&lab.hive, service()).and_then(|mut hive| hive.standing());
        if !is_old {
            let standing = standing().unwrap_or_else(|error| panic!("{error:?}: {told}"));
            assert_eq!(standing, Some(secret(SECOND, NEW)), "{told}");
            assert_eq!(count(&lab.bytes(), OLD), 0, "{told}");
        }
        let beside = lab.names().into_iter().filter(|name| name != "SOFTWARE");
        let beside: BTreeSet<String> = beside.collect();
        assert!(beside.iter().all(|name| BESIDE.contains(&&**name)), "{beside:?}: {told}");
        match ended.as_deref() {
            Some("Done") => assert!(!is_old && beside.is_empty(), "{beside:?}: {told}"),
            Some("NotWiped") => assert!(!is_old, "{told}"),
            None | Some("InDoubt") => {}
            // The file may also be removed already, and come back after a power failure.
            Some("LeftBehind" | "Stays") => assert!(is_old, "{beside:?}: {told}"),
            Some(_) => assert!(is_old && beside.is_empty(), "{beside:?}: {told}"),
        }
        self.go_on(is_old, &told);
    }

    /// Checks that the next run reports the files left behind, and can write.
    fn go_on(&self, is_old: bool, told: &str) {
        let lab = &self.lab;
        let mut hive = lab.open();
        let left = hive.left_behind().to_vec();
        for one in &left {
            match one {
                LeftBehind::Draft { .. } => {}
                LeftBehind::Same { .. } => assert!(is_old, "{left:?}: {told}"),
                LeftBehind::HalfWiped { .. } => assert!(!is_old, "{left:?}: {told}"),
                LeftBehind::Old { path } => {
                    assert!(!is_old && fs::read(path).unwrap() == lab.before, "{left:?}: {told}");
                    let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
                    assert!(matches!(error, HiveError::OldHive { .. }), "{error:?}: {told}");
                    fs::remove_file(path).unwrap();
                }
                LeftBehind::Strange { .. } | LeftBehind::Unreadable { .. } => {
                    panic!("{left:?}: {told}")
                }
            }
        }
        hive.write(&secret(FIRST, NEW)).unwrap_or_else(|error| panic!("{error:?}: {told}"));
        assert_eq!(hive.standing().unwrap(), Some(secret(FIRST, NEW)), "{told}");
        assert_eq!(lab.names(), ["SOFTWARE"], "{told}");
    }
}

/// The system calls of a write on its files, each with the largest number of calls in one thread.
fn calls(rules: &[String]) -> BTreeMap<String, usize> {
    let outcome = Outcome::of(rules);
    assert_eq!(outcome.ended.as_deref(), Some("Done"), "{}", outcome.log);
    outcome.check(rules);
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in outcome.log.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Some((call, _)) = rest.trim_start().split_once('(') else { continue };
        if call.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            *counts.entry((call.to_owned(), thread.to_owned())).or_insert(0) += 1;
        }
    }
    let mut most = BTreeMap::new();
    for ((call, _), count) in counts {
        let place = most.entry(call).or_insert(0);
        *place = count.max(*place);
    }
    most
}

/// Writes once for each of these calls, with the fault at that call.
fn at_every(calls: &BTreeMap<String, usize>, with: &[String], fault: &str, only: &[&str]) {
    let (fault, on) = fault.strip_suffix('+').map_or((fault, ""), |fault| (fault, "+"));
    let mut runs = 0;
    for (call, count) in calls {
        // These calls close a file or only give hints, so they do not matter.
        let passed = ["close", "fcntl", "fadvise64"].contains(&&**call);
        if passed || !only.is_empty() && !only.contains(&&**call) {
            continue;
        }
        for number in 1..=*count {
            let mut rules = with.to_vec();
            rules.retain(|rule| rule.split(':').next() != Some(call));
            rules.push(format!("{call}:{fault}:when={number}{on}"));
            let outcome = Outcome::of(&rules);
            assert!(came_about(&outcome.log), "{rules:?}\n{}", outcome.log);
            outcome.check(&rules);
            runs += 1;
        }
    }
    println!("{runs} runs with {fault}");
    assert!(runs > 10, "{calls:?}");
}

/// The calls that change something.
const CHANGING: [&str; 10] = [
    "openat",
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "linkat",
    "renameat",
    "unlinkat",
    "fchmod",
    "fsetxattr",
];

#[test]
fn a_write_is_killed_at_every_call() {
    if !has_library() || !can_trace() {
        return;
    }
    let calls = calls(&[]);
    for call in ["openat", "write", "pwrite64", "fsync", "linkat", "renameat", "unlinkat"] {
        assert!(calls.contains_key(call), "no {call} in {calls:?}");
    }
    at_every(&calls, &[], "signal=KILL", &CHANGING);
}

#[test]
fn every_call_of_a_write_fails_once() {
    if !has_library() || !can_trace() {
        return;
    }
    at_every(&calls(&[]), &[], "error=EIO", &[]);
}

/// From one call on, all fail: the disk was removed, or became read-only.
#[test]
fn every_call_of_a_write_fails_from_one_on() {
    if !has_library() || !can_trace() {
        return;
    }
    let calls = calls(&[]);
    at_every(&calls, &[], "error=EROFS+", &["renameat", "unlinkat", "fsync", "pwrite64", "write"]);
}

/// A file system without hard links. The old hive is kept as a copy.
#[test]
fn a_write_without_second_names_is_killed_at_every_call() {
    if !has_library() || !can_trace() {
        return;
    }
    let without = ["linkat:error=EPERM:when=1+".to_owned()];
    at_every(&calls(&without), &without, "signal=KILL", &CHANGING);
}

/// The disk is full, or a file may not grow.
#[test]
fn a_write_that_finds_no_room_changes_nothing() {
    if !has_library() || !can_trace() {
        return;
    }
    let calls = calls(&[]);
    at_every(&calls, &[], "error=ENOSPC", &["write", "pwrite64", "linkat", "fsync", "fdatasync"]);
}

/// Checks that the error reports both faults if a write fails and one of its files cannot be removed.
#[test]
fn the_first_fault_is_told_beside_a_file_that_stays() {
    if !has_library() || !can_trace() {
        return;
    }
    let rules = ["fdatasync:error=EIO:when=1", "unlinkat:error=EROFS:when=1"].map(str::to_owned);
    let outcome = Outcome::of(&rules);
    assert_eq!(outcome.ended.as_deref(), Some("Stays"), "{}", outcome.log);
    let codes = [libc::EROFS, libc::EIO].map(|code| outcome.error.find(&format!("code: {code},")));
    let [stays, first] = codes.map(|at| at.unwrap_or_else(|| panic!("{}", outcome.error)));
    assert!(
        stays < first && outcome.error[stays..first].contains("fault: Write"),
        "{}",
        outcome.error
    );
    outcome.check(&rules);
}
