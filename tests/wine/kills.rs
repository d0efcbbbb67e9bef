//! Kills `restore --to live` at its calls of Wine's server, which keeps the registry. Then runs the same command again.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::process::Command;

use crate::server::{LOG_SHOWN, OTHER_MSID, confirmed, made, other_secret};
use crate::support::{KILLED, Ran, Run, Set};
use crate::text;
use crate::windows::{KEPT, SSOSS, Windows};

/// How many runs `make test-windows` kills. `KILLS` is another number.
const SAMPLE: usize = 10;

/// A system call of the program's first thread.
struct Call {
    name: &'static str,
    /// Its number among the calls of that name, from 1.
    number: usize,
}

/// How a round begins.
#[derive(Debug, Clone, Copy)]
enum Start {
    /// SSOSS has another secret.
    Other,
    /// There is no SSOSS.
    Nothing,
}

#[test]
#[ignore = "make test-windows runs it"]
fn a_run_that_is_killed_leaves_nothing_behind_the_next_one() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: kills at calls of the registry: strace is not installed");
        return;
    }
    let rounds = std::env::var("KILLS").map_or(SAMPLE, |number| number.parse().unwrap());
    let set = made();
    let mut windows = Windows::alone();
    windows.stay();
    let (mut killed, mut left) = (0, 0);
    for (start, rounds) in [(Start::Other, rounds.div_ceil(2)), (Start::Nothing, rounds / 2)] {
        let run = command(start, &set, &windows);
        start.bring_about(&windows);
        let (whole, log) = traced(&windows, &run, None);
        whole.done();
        let calls = calls_after_the_quorum(&log);
        assert!(calls.len() > 20, "{log}");
        for round in 0..rounds {
            // One call at random in each of so many parts.
            let at = ((round as f64 + fraction()) * calls.len() as f64 / rounds as f64) as usize;
            let call = &calls[at.min(calls.len() - 1)];
            start.bring_about(&windows);
            let (ran, _) = traced(&windows, &run, Some(call));
            let is_left = windows.has(KEPT);
            killed += usize::from(ran.status == KILLED || ran.status == 137);
            left += usize::from(is_left);
            let what =
                format!("{start:?}, {} {} ({at} of {})", call.name, call.number, calls.len());
            println!("{what}: status {}, left: {is_left}", ran.status);
            if is_left {
                // It ends as the run will end, and changes nothing.
                windows.run(&run.clone().dry_run()).done();
            }
            after(&windows, &run, &set, &what);
        }
    }
    println!("{killed} of {rounds} runs were killed, {left} left a copy");
    assert!(killed > rounds / 2 && left > 0, "too few runs were killed in time");
}

impl Start {
    fn bring_about(self, windows: &Windows) {
        match self {
            Self::Other => windows.has_ssoss(&[(OTHER_MSID, "Secret", &other_secret())]),
            Self::Nothing => windows.has_ssoss(&[]),
        }
    }
}

fn command(start: Start, set: &Set, windows: &Windows) -> Run {
    match start {
        Start::Other => confirmed(set, windows).flag("--replace"),
        Start::Nothing => confirmed(set, windows).option("--service-account", "S-1-5-20"),
    }
}

/// Runs the same command again, and checks SSOSS and that nothing is left.
#[track_caller]
fn after(windows: &Windows, run: &Run, set: &Set, what: &str) {
    let again = windows.run_in_words(&run.clone().env("WINEDEBUG", LOG_SHOWN));
    again.done();
    if text!("live-was-put-back").is_in(&again.out) {
        println!("{what}: put back");
        again.told("log-put-back");
    }
    let key = format!(r"{SSOSS}\{}", set.descriptor.msids[0]);
    let shown = windows.reg(&["query", &key, "/v", "Secret"]);
    let secret = hex::encode_upper(&set.payload);
    assert!(shown.contains(&secret), "{what}: {shown}\n{again:#?}");
    assert!(!windows.has(&format!(r"{SSOSS}\{OTHER_MSID}")), "{what}: {again:#?}");
    assert!(!windows.has(KEPT), "{what}: a copy is left: {again:#?}");
}

/// Runs the program under strace, and kills it at a call. Also returns the calls of all threads.
fn traced(windows: &Windows, run: &Run, at: Option<&Call>) -> (Ran, String) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-q", "-s", "4096", "-e", "trace=write,writev", "-o"]).arg(log.path());
    if let Some(Call { name, number }) = at {
        strace.arg("-e").arg(format!("inject={name}:signal=KILL:when={number}"));
    }
    let ran = windows.run_in_words_by(strace, run);
    (ran, String::from_utf8_lossy(&fs::read(log.path()).unwrap()).into_owned())
}

/// The calls of the program's first thread after it has the secret: from then on it writes to the registry.
fn calls_after_the_quorum(log: &str) -> Vec<Call> {
    let lines: Vec<(&str, &str)> = log.lines().filter_map(|line| line.split_once(' ')).collect();
    let has_secret = |(_, call): &(&str, &str)| text!("restore-combined").is_in(call);
    let from = lines.iter().position(has_secret).unwrap_or_else(|| panic!("{log}"));
    let (mut calls, mut counts) = (Vec::new(), [0, 0]);
    for (at, (thread, call)) in lines.iter().enumerate() {
        let names = ["write", "writev"];
        let call = call.trim_start();
        let is = |name: &str| call.strip_prefix(name).is_some_and(|rest| rest.starts_with('('));
        let Some(which) = names.iter().position(|name| is(name)) else { continue };
        if *thread == lines[from].0 {
            counts[which] += 1;
            if at > from {
                calls.push(Call { name: names[which], number: counts[which] });
            }
        }
    }
    calls
}

/// A random number from 0 to 1.
fn fraction() -> f64 {
    (RandomState::new().build_hasher().finish() >> 11) as f64 / (1u64 << 53) as f64
}
