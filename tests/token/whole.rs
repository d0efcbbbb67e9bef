//! The size of a sweep: a sample, or with `SWEEP=all` (`make sweep`) every fault at every command,
//! distributed over several labs.

use std::thread;
use std::time::{Duration, Instant};

use sso_escrow::emulator::fault::{Bend, Fault};

use crate::support::Ran;
use crate::sweep;

/// The number of labs for a whole sweep. Most of them wait until the removal of a card is noticed.
const LABS: usize = 6;
/// The time limit of a run of the program that waits for no answer.
const LONGEST: Duration = Duration::from_secs(25);

/// Reports whether the whole sweep was requested.
pub fn is_whole() -> bool {
    std::env::var_os("SWEEP").is_some_and(|it| it == "all")
}

/// The models for a sweep.
pub fn models(sample: &'static [&'static str]) -> Vec<&'static str> {
    match is_whole() {
        true => crate::library::MODELS.to_vec(),
        false => sample.to_vec(),
    }
}

/// The faults for one command: all, or the one whose turn it is. A missing answer is only tested in the
/// library's sweep, because the program waits half a minute for an answer: somebody may have to touch the
/// card.
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

/// The cases of a sweep that run in one lab.
pub struct Part {
    nth: usize,
    of: usize,
    at: usize,
}

impl Part {
    /// Reports whether the next case belongs to this part.
    pub fn takes_next(&mut self) -> bool {
        self.at += 1;
        self.at % self.of == self.nth
    }
}

/// Runs a sweep. A whole sweep is distributed over several labs.
pub fn spread(sweep: impl Fn(Part) + Sync) {
    let of = if is_whole() { LABS } else { 1 };
    thread::scope(|scope| {
        for nth in 0..of {
            let sweep = &sweep;
            scope.spawn(move || sweep(Part { nth, of, at: 0 }));
        }
    });
}

/// Checks that a run ended by itself, in time, and with a documented status.
pub fn ran_well(case: &str, run: impl FnOnce() -> Ran) -> Ran {
    let start = Instant::now();
    let ran = run();
    let took = start.elapsed();
    assert!(took < LONGEST, "{case}: {took:?}: {ran:#?}");
    assert!((0..=7).contains(&ran.status) && !ran.err.contains("panicked"), "{case}: {ran:#?}");
    ran
}
