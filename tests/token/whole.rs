//! How much of a sweep is run: a sample, or with `SWEEP=all` (`make sweep`) every fault at every command, spread
//! over several labs.

use std::thread;
use std::time::{Duration, Instant};

use sso_escrow::emulator::fault::{Bend, Fault};

use crate::support::Ran;
use crate::sweep;

/// How many labs a whole sweep is spread over: a token that was pulled is waited for in most of them.
const LABS: usize = 6;
/// How long a run of the program may take in which no answer is waited for.
const LONGEST: Duration = Duration::from_secs(25);

/// Whether it is all of them.
pub fn is_whole() -> bool {
    std::env::var_os("SWEEP").is_some_and(|it| it == "all")
}

/// The models that a sweep is run for.
pub fn models(sample: &'static [&'static str]) -> Vec<&'static str> {
    match is_whole() {
        true => crate::library::MODELS.to_vec(),
        false => sample.to_vec(),
    }
}

/// The faults of one command: all, or the one whose turn it is. That no answer comes at all is left to the
/// library's own sweep: the program waits half a minute for one, since somebody may have to touch the token.
pub fn faults_at(turn: u64) -> Vec<Fault> {
    let all: Vec<Fault> = sweep::faults();
    let all = all.into_iter().filter(|fault| *fault != Fault::Bent(Bend::Nothing));
    match is_whole() {
        true => all.collect(),
        false => {
            let stays: Vec<Fault> = all.filter(|fault| !sweep::is_gone_after(*fault)).collect();
            vec![stays[turn as usize % stays.len()]]
        }
    }
}

/// Which cases of a sweep are run in one lab.
pub struct Part {
    nth: usize,
    of: usize,
    at: usize,
}

impl Part {
    /// Whether the next case is one of them.
    pub fn takes_next(&mut self) -> bool {
        self.at += 1;
        self.at % self.of == self.nth
    }
}

/// Runs a sweep whose cases are spread over several labs, where it is whole.
pub fn spread(sweep: impl Fn(Part) + Sync) {
    let of = if is_whole() { LABS } else { 1 };
    thread::scope(|scope| {
        for nth in 0..of {
            let sweep = &sweep;
            scope.spawn(move || sweep(Part { nth, of, at: 0 }));
        }
    });
}

/// A run that ended by itself, in time, and with a status of its own.
pub fn ran_well(case: &str, run: impl FnOnce() -> Ran) -> Ran {
    let start = Instant::now();
    let ran = run();
    let took = start.elapsed();
    assert!(took < LONGEST, "{case}: {took:?}: {ran:#?}");
    assert!((0..=7).contains(&ran.status) && !ran.err.contains("panicked"), "{case}: {ran:#?}");
    ran
}
