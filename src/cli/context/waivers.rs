//! `--waive`: checks that a run in production must pass unless they are waived by name.

use sso_escrow::share::descriptor::{Purpose, Waiver};

use crate::cli::line::check::WaivableCheck;
use crate::cli::line::options::Mode;

/// The checks that are waived in advance, and those of them that failed.
#[derive(Debug)]
pub(crate) struct Waivers {
    rehearsal: bool,
    allowed: Vec<WaivableCheck>,
    used: Vec<WaivableCheck>,
}

impl Waivers {
    /// The waivers at the start of a run.
    pub(crate) fn of(mode: &Mode) -> Self {
        Self { rehearsal: mode.rehearsal, allowed: mode.waive.clone(), used: Vec::new() }
    }

    /// Reports whether a check was waived in advance.
    pub(crate) fn allows(&self, check: impl Into<WaivableCheck>) -> bool {
        self.allowed.contains(&check.into())
    }

    /// Reports whether places that are not removable media may hold shares.
    pub(crate) fn anything(&self) -> bool {
        self.rehearsal || self.allows(Waiver::Removable)
    }

    /// Reports whether this is a rehearsal.
    pub(crate) fn rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// What the run is for.
    pub(crate) fn purpose(&self) -> Purpose {
        if self.rehearsal { Purpose::Practice } else { Purpose::Production }
    }

    /// Records a check that failed and did not stop the run.
    pub(crate) fn record(&mut self, check: impl Into<WaivableCheck>) {
        self.used.push(check.into());
    }

    /// The waived checks that would have stopped this run, in the order of `--waive`.
    fn all_used(&self) -> Vec<WaivableCheck> {
        let mut used = self.used.clone();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// The waived checks that would have stopped this run and that a descriptor names, in the order of the format.
    pub(crate) fn used(&self) -> Vec<Waiver> {
        let of_set = |check| match check {
            WaivableCheck::OfSet(waiver) => Some(waiver),
            WaivableCheck::Records | WaivableCheck::Words | WaivableCheck::Environment => None,
        };
        self.all_used().into_iter().filter_map(of_set).collect()
    }

    /// The names of all waived checks that would have stopped this run.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.all_used().into_iter().map(WaivableCheck::name).collect()
    }
}
