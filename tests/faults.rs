//! Makes each system call that writes a file fail once, and kills a run at each of them. A file with a
//! share's name on a medium must always be complete, and the program's report must be true.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code)]
#[path = "support/strace.rs"]
mod strace;
#[allow(dead_code, unused_imports)]
#[path = "support/support.rs"]
mod support;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use sso_escrow::escrow;
use sso_escrow::media::{self, Folder, MediaError};
use sso_escrow::seal::password::Password;
use strace::{Faults, came_about, can_trace};
use support::*;

/// The name of the file, the name of its draft, and the old content.
const NAME: &str = "abandon-ability-x001.ssoshare";
const DRAFT: &str = ".abandon-ability-x001.ssoshare.part";
const OLD: &[u8] = b"the old file";

/// The new content, longer than one read when the file is read back.
fn new_bytes() -> Vec<u8> {
    (0..6000u32).map(|i| (i * 7) as u8).collect()
}

/// One operation on a folder.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Work {
    /// Write a new file.
    New,
    /// Write a new file, on a file system without an atomic rename that never replaces a file.
    NewWithoutPromise,
    /// Write a new file, but another program takes its name after the draft was written.
    Taken,
    /// Both cases together.
    TakenWithoutPromise,
    /// Replace a file.
    Replace,
    /// Discard a draft.
    Discard,
    /// Remove a file.
    Remove,
}

const ALL: [Work; 7] = [
    Work::New,
    Work::NewWithoutPromise,
    Work::Taken,
    Work::TakenWithoutPromise,
    Work::Replace,
    Work::Discard,
    Work::Remove,
];

impl Work {
    fn run(self, place: &Path) -> Result<(), MediaError> {
        let (name, bytes) = (OsStr::new(NAME), new_bytes());
        match self {
            Self::New | Self::NewWithoutPromise => {
                Folder::open(place)?.draft(name, &bytes)?.publish(&bytes)
            }
            Self::Taken | Self::TakenWithoutPromise => {
                let folder = Folder::open(place)?;
                let draft = folder.draft(name, &bytes)?;
                fs::hard_link(beside(place), place.join(NAME)).unwrap();
                draft.publish(&bytes)
            }
            Self::Replace => Folder::open(place)?.draft_beside(name, &bytes)?.replace(&bytes),
            Self::Discard => Folder::open(place)?.draft(name, &bytes)?.discard(),
            Self::Remove => Folder::open(place)?.remove(name),
        }
    }

    /// The content of the file before and after. `None` if there is no file.
    fn states(self) -> [Option<Vec<u8>>; 2] {
        let (old, new) = (Some(OLD.to_vec()), Some(new_bytes()));
        match self {
            Self::New | Self::NewWithoutPromise => [None, new],
            // Another program's file must never be lost.
            Self::Taken | Self::TakenWithoutPromise => [None, old],
            Self::Replace => [old, new],
            Self::Discard => [None, None],
            Self::Remove => [old, None],
        }
    }

    fn is_taken(self) -> bool {
        matches!(self, Self::Taken | Self::TakenWithoutPromise)
    }

    /// Rules that make strace imitate the file system, in addition to the faults.
    fn rules(self) -> Vec<String> {
        match self {
            Self::NewWithoutPromise => vec!["renameat2:error=ENOSYS:when=1+".to_owned()],
            Self::TakenWithoutPromise => vec!["renameat2:error=EINVAL:when=1+".to_owned()],
            _ => Vec::new(),
        }
    }
}

/// Another program's file, beside the folder.
fn beside(place: &Path) -> PathBuf {
    place.parent().unwrap().join("other")
}

const WORK: &str = "SSO_ESCROW_TESTS_WORK";
const PLACE: &str = "SSO_ESCROW_TESTS_PLACE";

/// Does the work that the other tests run under strace. Does nothing if it is run directly.
#[test]
#[ignore = "is run by the others"]
fn worker() {
    let (Ok(work), Ok(place)) = (std::env::var(WORK), std::env::var(PLACE)) else { return };
    let work = ALL.into_iter().find(|known| format!("{known:?}") == work).unwrap();
    match work.run(Path::new(&place)) {
        Ok(()) => println!("\nended: Done"),
        Err(error) => println!("\nended: {error:?}"),
    }
}

/// The result of one operation.
struct Outcome {
    root: tempfile::TempDir,
    /// `Done`, or the name of the error. `None` if the process was killed.
    ended: Option<String>,
    log: String,
}

impl Outcome {
    fn of(work: Work, rules: &[String]) -> Self {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("medium");
        fs::create_dir(&place).unwrap();
        fs::write(beside(&place), OLD).unwrap();
        if let [Some(before), _] = work.states() {
            fs::write(place.join(NAME), before).unwrap();
        }
        let paths = [place.clone(), place.join(NAME), place.join(DRAFT)].to_vec();
        let faults = Faults { rules: rules.to_vec(), paths };
        let log = root.path().join("log");
        let mut command = faults.command(&log);
        command.arg(std::env::current_exe().unwrap());
        command.args(["--exact", "worker", "--ignored", "--nocapture", "--test-threads=1"]);
        command.env(WORK, format!("{work:?}")).env(PLACE, &place);
        let ran = run_command(command, &[]);
        let ended = ran.out.lines().find_map(|line| line.strip_prefix("ended: "));
        let ended = ended.and_then(|text| text.split(' ').next()).map(str::to_owned);
        let log = fs::read_to_string(&log).unwrap();
        assert!(
            ended.is_some() || log.contains("killed by SIGKILL"),
            "{work:?} {rules:?}: {ran:#?}"
        );
        Self { root, ended, log }
    }

    fn place(&self) -> PathBuf {
        self.root.path().join("medium")
    }

    /// Checks that the folder has the old or the new state, and that the report is true.
    fn check(&self, work: Work, rules: &[String]) {
        let told = format!("{work:?} {rules:?} ended {:?}\n{}", self.ended, self.log);
        let place = self.place();
        let states = work.states();
        let (draft, file) = (place.join(DRAFT).exists(), fs::read(place.join(NAME)).ok());
        assert!(states.contains(&file), "a file that is not whole: {told}");
        let others =
            names(&place).into_iter().filter(|name| ![NAME, DRAFT].contains(&name.as_str()));
        assert_eq!(others.count(), 0, "{told}");
        let left: Vec<_> = draft.then(|| place.join(DRAFT)).into_iter().collect();
        assert_eq!(media::unfinished(&place).unwrap(), left, "{told}");
        let [before, after] = states;
        match self.ended.as_deref() {
            Some("Done") => {
                assert!(!work.is_taken() && file == after && !draft, "{told}");
            }
            // These errors say that something may be left.
            None
            | Some(
                "Gone" | "LeftBehind" | "NotRemoved" | "InDoubt" | "MayComeBack" | "LeftInDoubt",
            ) => {}
            Some("Exists") => assert!(work.is_taken() && file == after && !draft, "{told}"),
            Some(_) if work.is_taken() => assert!(!draft, "{told}"),
            Some(_) => assert!(file == before && !draft, "{told}"),
        }
        assert_eq!(fs::read(beside(&place)).unwrap(), OLD, "{told}");
        // Nothing that is left stops the next run.
        let next = match work {
            Work::Taken | Work::TakenWithoutPromise => return,
            // The file exists already.
            Work::New | Work::NewWithoutPromise if file == after => return,
            work => work.run(&place),
        };
        next.unwrap_or_else(|error| panic!("{error:?} after {told}"));
        assert_eq!(fs::read(place.join(NAME)).ok(), after, "{told}");
    }
}

/// The system calls of an operation on its folder and files, in order. Each has its number among the calls of
/// the same name, from 1. Calls that only close a file do not matter and are left out.
fn calls(work: Work) -> Vec<(String, usize)> {
    let outcome = Outcome::of(work, &work.rules());
    outcome.check(work, &work.rules());
    let mut counts = BTreeMap::new();
    let mut calls = Vec::new();
    for line in outcome.log.lines() {
        let call = line.split_once(' ').and_then(|(_, rest)| rest.trim_start().split_once('('));
        let Some((call, _)) =
            call.filter(|(call, _)| call.bytes().all(|c| c.is_ascii_alphanumeric()))
        else {
            continue;
        };
        // linkat belongs to the other program's file.
        if !["close", "fcntl", "linkat"].contains(&call) {
            let count = counts.entry(call.to_owned()).or_insert(0);
            *count += 1;
            calls.push((call.to_owned(), *count));
        }
    }
    calls
}

/// Runs each operation once for each call and each of the faults that `rules` returns for it.
fn at_every_call(rules: impl Fn(&[(String, usize)], usize) -> Vec<Vec<String>>) {
    if !can_trace() {
        return;
    }
    for work in ALL {
        let calls = calls(work);
        for at in 0..calls.len() {
            for fault in rules(&calls, at) {
                // strace takes one rule for each call, so a fault replaces a rule of the file system.
                let mut all = work.rules();
                all.retain(|rule| !fault.iter().any(|other| call_of(other) == call_of(rule)));
                all.extend(fault);
                let outcome = Outcome::of(work, &all);
                assert!(came_about(&outcome.log), "{work:?} {all:?}\n{}", outcome.log);
                outcome.check(work, &all);
            }
        }
    }
}

fn call_of(rule: &str) -> &str {
    rule.split(':').next().unwrap()
}

/// strace's rule for this call.
fn rule((call, number): &(String, usize), fault: &str) -> Vec<String> {
    vec![format!("{call}:{fault}:when={number}")]
}

/// Checks that the known calls that write a file are among the tested ones.
#[test]
fn the_calls_of_the_writing_are_known() {
    if !can_trace() {
        return;
    }
    let known = |work: Work, expected: &[&str]| {
        let calls = calls(work);
        for call in expected {
            assert!(
                calls.iter().any(|(other, _)| other == call),
                "{work:?}: no {call} in {calls:?}"
            );
        }
    };
    let writing =
        ["unlinkat", "openat", "write", "fsync", "read", "fadvise64", "fstat", "newfstatat"];
    known(Work::New, &writing);
    known(Work::New, &["renameat2"]);
    known(Work::NewWithoutPromise, &["renameat2", "renameat"]);
    known(Work::Replace, &writing);
    known(Work::Replace, &["renameat"]);
    known(Work::Remove, &["unlinkat", "fsync"]);
}

#[test]
fn every_call_fails_once() {
    at_every_call(|calls, at| {
        let mut faults =
            Vec::from(["EIO", "ENOSPC", "EROFS"].map(|error| format!("error={error}")));
        match calls[at].0.as_str() {
            // The call reports that it wrote 5, all or no bytes, or read none, but does nothing.
            "write" => faults.extend(["retval=5", "retval=6000", "retval=0"].map(str::to_owned)),
            "read" => faults.push("retval=0".to_owned()),
            // The file system does not sync folders.
            "fsync" => faults.extend(["error=EINVAL", "error=ENOSYS"].map(str::to_owned)),
            _ => {}
        }
        faults.iter().map(|fault| rule(&calls[at], fault)).collect()
    });
}

/// From one call on, all fail: the medium was removed, or became read-only.
#[test]
fn every_call_fails_from_one_on() {
    at_every_call(|calls, at| {
        let from_here = |error: &str, which: &[&str]| {
            let mut rules: Vec<String> = Vec::new();
            for (call, number) in &calls[at..] {
                let known = rules.iter().any(|rule| call_of(rule) == call);
                if !known && (which.is_empty() || which.contains(&call.as_str())) {
                    rules.push(format!("{call}:error={error}:when={number}+"));
                }
            }
            rules
        };
        let changing = ["write", "renameat", "renameat2", "unlinkat"];
        let mut faults = vec![from_here("EIO", &[])];
        if changing.contains(&calls[at].0.as_str()) {
            faults.push(from_here("EROFS", &changing));
        }
        faults
    });
}

#[test]
fn a_run_is_killed_at_every_call() {
    at_every_call(|calls, at| vec![rule(&calls[at], "signal=KILL")]);
}

/// Two folders for the shares of `generate`.
struct Media {
    root: tempfile::TempDir,
}

impl Media {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        for name in ["a", "b"] {
            fs::create_dir(root.path().join(name)).unwrap();
        }
        fs::write(root.path().join("passwords"), passwords(&[1, 2]).join("\n")).unwrap();
        Self { root }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn generate(&self, rules: &[&str], on: &[&str]) -> Ran {
        let place = |name: &str| format!("{name}=file:{}", self.path(name).display());
        let [a, b, from] = [place("a"), place("b"), self.path("passwords").display().to_string()];
        let generate =
            ["generate", "--rehearsal", "--yes", "-k", "2", "--share", &a, "--share", &b];
        let paths: Vec<PathBuf> = on.iter().map(|name| self.path(name)).collect();
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        Faults::new(rules, &paths).run(&[&generate[..], &["--passwords-from", &from]].concat(), &[])
    }

    /// The files in both folders.
    fn state(&self) -> [Vec<Left>; 2] {
        ["a", "b"].map(|name| names(&self.path(name)).iter().map(|name| Left::of(name)).collect())
    }
}

/// What a run has left in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Draft,
    Pending,
    /// A file with the name of a share. Round 2 makes it: `rounds` in tests/cli kills runs there.
    Share,
}

impl Left {
    fn of(name: &str) -> Self {
        match Path::new(name).extension().and_then(|it| it.to_str()) {
            _ if name.starts_with('.') => Self::Draft,
            Some("pending") => Self::Pending,
            _ => Self::Share,
        }
    }
}

/// Until the set is proved, no file has the name of a share.
#[test]
fn generate_that_is_killed_leaves_whole_shares_or_drafts_that_are_named() {
    use Left::{Draft, Pending};
    if !can_trace() {
        return;
    }
    let mut states = Vec::new();
    // The first fsync of all is for the first draft.
    for (call, on) in [
        ("unlinkat:signal=KILL:when=1", vec!["a"]),
        ("fsync:signal=KILL:when=1", vec![]),
        ("renameat2:signal=KILL:when=1", vec!["a"]),
        ("fstat:signal=KILL:when=1", vec!["a"]),
        ("fsync:signal=KILL:when=1", vec!["b"]),
        ("fstat:signal=KILL:when=1", vec!["b"]),
    ] {
        let media = Media::new();
        let ran = media.generate(&[call], &on);
        let state = media.state();
        assert!(ran.out.lines().all(|line| !line.contains("Proved")), "{ran:#?}");
        let [a, b] = ["a", "b"].map(|name| format!("file:{}", media.path(name).display()));
        let sets = Run::sets().args([&a, &b]).run();
        for folder in ["a", "b"].map(|name| media.path(name)) {
            for file in media::scan(&folder).unwrap() {
                assert!(file.content.is_ok(), "{call} {on:?}: {file:?}");
                let path = file.path.display().to_string();
                assert!(sets.done().out.contains(&path), "{path}: {sets:?}");
            }
            for name in names(&folder).iter().filter(|name| name.starts_with('.')) {
                let left = folder.join(name).display().to_string();
                sets.done().warned(text!("media-unfinished", path = left));
            }
        }
        assert!(!state.concat().contains(&Left::Share), "{call} {on:?} {state:?}");
        states.push(state);
    }
    for expected in [
        [vec![], vec![]],
        [vec![Draft], vec![]],
        [vec![Pending], vec![]],
        [vec![Pending], vec![Draft]],
        [vec![Pending], vec![Pending]],
    ] {
        assert!(states.contains(&expected), "no run was killed at {expected:?}: {states:#?}");
    }
}

#[test]
fn generate_that_fails_leaves_nothing() {
    if !can_trace() {
        return;
    }
    for (rule, on, told) in [
        ("unlinkat:error=EIO:when=1", "b", "media-gone"),
        ("fsync:error=ENOSPC:when=1", "b", "media-full"),
        ("fsync:error=EIO:when=1+", "b", "media-gone"),
        ("renameat2:error=EIO:when=1", "a", "media-gone"),
        ("renameat2:error=ENOSPC:when=1", "b", "media-full"),
        ("renameat2:error=EROFS:when=1", "b", "media-read-only"),
        ("fstat:error=EIO:when=1", "b", "media-gone"),
    ] {
        let media = Media::new();
        let ran = media.generate(&[rule], &[on]);
        ran.error(told, 1).error_names(media.path(on).display().to_string());
        assert!(media.state().concat().is_empty(), "{rule} on {on}: {ran:#?}");
        // The first share already had its name, and was removed again.
        if ["renameat2", "fstat"].contains(&call_of(rule)) && on == "b" {
            ran.ended(1).warned(text!("generate-voided", name = "a"));
        }
    }
}

/// Shared folders and some network file systems sync no folder. The files in it are synced all the same.
#[test]
fn a_folder_that_cannot_be_synced_is_a_warning() {
    if !can_trace() {
        return;
    }
    for error in ["EINVAL", "ENOSYS", "EOPNOTSUPP"] {
        let (fsync, syncfs) = (format!("fsync:error={error}"), format!("syncfs:error={error}"));
        for rules in [vec![&*fsync], vec![&*fsync, &*syncfs]] {
            let set = Make::default().set();
            fs::create_dir(set.path("new")).unwrap();
            let folders = ["1", "new"].map(|name| set.path(name));
            let ran = reseal(&set, "new", &rules, &[&folders[0], &folders[1]]);
            ran.done().said("reseal-done").said("reseal-old-removed");
            for folder in &folders {
                ran.warned(text!("media-unsynced", path = folder.display().to_string()));
            }
            assert_eq!([opens(&folders[0]), opens(&folders[1])], [vec![], vec!["new"]]);
        }
    }
    // The file system has the means, but they fail.
    let set = Make::default().set();
    fs::create_dir(set.path("new")).unwrap();
    let folder = set.path("new");
    let ran = reseal(&set, "new", &["fsync:error=EINVAL", "syncfs:error=ENOSPC"], &[&folder]);
    let (fault, doubt) = (text!("cause-full-medium"), text!("media-may-come-back"));
    let left = text!("media-left-in-doubt", fault = fault, doubt = doubt);
    ran.error(left, 1).error_names(folder.display().to_string());
}

/// The step that failed is named: the old share is removed, and only that is not sure.
#[test]
fn a_removal_that_is_not_confirmed_is_not_a_file_that_stays() {
    if !can_trace() {
        return;
    }
    let set = Make::default().set();
    fs::create_dir(set.path("new")).unwrap();
    let ran = reseal(&set, "new", &["fsync:error=ENOSPC:when=1+"], &[&set.path("1")]);
    let path = set.file(1).display().to_string();
    let cause = text!("media-may-come-back", path = path);
    ran.error("reseal-old-left", 1).error_gives(cause);
    assert!(!set.file(1).exists());
}

/// Checks that a draft that cannot be removed is named.
#[test]
fn generate_names_what_it_could_not_remove() {
    if !can_trace() {
        return;
    }
    let media = Media::new();
    let ran =
        media.generate(&["fsync:error=ENOSPC:when=1", "unlinkat:error=EACCES:when=2"], &["b"]);
    let [a, b] = ["a", "b"].map(|name| media.path(name));
    assert!(names(&a).is_empty());
    let left = b.join(&names(&b)[0]).display().to_string();
    ran.ended(1).warned(text!(
        "media-left-behind",
        path = left,
        cause = text!("cause-permission"),
        fault = text!("cause-full-medium")
    ));
}

/// The new password.
const NEW: &str = "another good password of 1";

/// Reseals a share to the folder `to`.
fn reseal(set: &Set, to: &str, rules: &[&str], paths: &[&Path]) -> Ran {
    let to = format!("file:{}", set.path(to).display());
    let reseal =
        ["reseal", "--rehearsal", &set.place(1), "--to-share", &to, "--passwords-from", "-"];
    Faults::new(rules, paths).run(&reseal, &[password(1), NEW.to_owned()])
}

/// The passwords that open the shares in a folder.
fn opens(folder: &Path) -> Vec<&'static str> {
    let share = |file: media::ShareFile| file.content.unwrap();
    let which = |share| {
        let opens = |text: &str| escrow::open(&share, &Password::new(text).unwrap()).is_ok();
        match (opens(&password(1)), opens(NEW)) {
            (true, false) => "old",
            (false, true) => "new",
            _ => "neither",
        }
    };
    media::scan(folder).unwrap().into_iter().map(share).map(which).collect()
}

#[test]
fn reseal_in_place_that_is_broken_off_leaves_the_old_share_or_the_new_one() {
    if !can_trace() {
        return;
    }
    let mut seen = Vec::new();
    for call in ["unlinkat", "write", "fsync", "fsync on the folder", "renameat", "fstat"] {
        for fault in ["signal=KILL", "error=ENOSPC"] {
            let set = Make::default().set();
            let folder = set.path("1");
            let draft = folder.join(format!(".{}.part", set.descriptor.file_name(1)));
            let (call, paths) = match call.split_once(' ') {
                Some((call, _)) => (call, vec![folder.as_path()]),
                None => (call, vec![folder.as_path(), draft.as_path()]),
            };
            let ran = reseal(&set, "1", &[&format!("{call}:{fault}:when=1")], &paths);
            let what = opens(&folder);
            assert!(what == ["old"] || what == ["new"], "{call} {fault}: {what:?} {ran:#?}");
            ran.not_said("reseal-done");
            if fault.starts_with("error") {
                ran.ended(1).error_names(folder.display().to_string());
                assert_eq!(names(&folder).len(), 1, "{ran:#?}");
                let nothing_left = [text!("media-write"), text!("media-full")];
                let nothing_left = nothing_left.iter().any(|text| text.is_in(&ran.err));
                assert!(what == ["old"] || !nothing_left, "{ran:#?}");
            }
            seen.push((fault, what[0]));
        }
    }
    assert!(
        seen.contains(&("signal=KILL", "new")) && seen.contains(&("signal=KILL", "old")),
        "{seen:?}"
    );
}

#[test]
fn reseal_to_another_medium_that_is_broken_off_leaves_a_share_that_opens() {
    if !can_trace() {
        return;
    }
    let mut seen = Vec::new();
    for (call, on) in [
        ("unlinkat", "new"),
        ("fsync", "new"),
        ("renameat2", "new"),
        ("fstat", "new"),
        ("unlinkat", "1"),
        ("fsync", "1"),
    ] {
        let set = Make::default().set();
        fs::create_dir(set.path("new")).unwrap();
        reseal(&set, "new", &[&format!("{call}:signal=KILL:when=1")], &[&set.path(on)]);
        seen.push(["1", "new"].map(|name| opens(&set.path(name)).join(" ")));
    }
    let [before, both, after] = [["old", ""], ["old", "new"], ["", "new"]];
    assert_eq!(seen, [before, before, before, both, both, after]);
}

/// Checks that the program reports an old share that remains, because it still opens.
#[test]
fn reseal_says_so_when_the_old_file_stays() {
    if !can_trace() {
        return;
    }
    let set = Make::default().set();
    fs::create_dir(set.path("new")).unwrap();
    let ran = reseal(&set, "new", &["unlinkat:error=EROFS:when=1"], &[&set.path("1")]);
    ran.error("reseal-old-left", 1).error_names(set.file(1).display().to_string());
    ran.said("reseal-done").not_said("reseal-old-removed");
    assert_eq!([opens(&set.path("1")), opens(&set.path("new"))], [["old"], ["new"]]);
}
