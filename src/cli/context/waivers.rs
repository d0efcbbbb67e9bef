//! `--waive`: checks that a run in production must pass unless they are waived by name.

use sso_escrow::share::descriptor::Waiver;

use crate::cli::line::options::Mode;

/// What was waived beforehand, and what of that was needed.
#[derive(Debug)]
pub(crate) struct Waivers {
    rehearsal: bool,
    allowed: Vec<Waiver>,
    used: Vec<Waiver>,
}

impl Waivers {
    /// The waivers that a run begins with.
    pub(crate) fn of(mode: &Mode) -> Self {
        Self { rehearsal: mode.rehearsal, allowed: mode.waive.clone(), used: Vec::new() }
    }

    /// Whether a check was waived beforehand.
    pub(crate) fn allows(&self, check: Waiver) -> bool {
        self.allowed.contains(&check)
    }

    /// Whether places that are not removable media may hold shares.
    pub(crate) fn anything(&self) -> bool {
        self.rehearsal || self.allows(Waiver::Removable)
    }

    /// Whether this is a rehearsal.
    pub(crate) fn rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// Records a check that failed and could not stop the run.
    pub(crate) fn record(&mut self, check: Waiver) {
        self.used.push(check);
    }

    /// The checks that were waived and would have stopped this run, in the order of the format.
    pub(crate) fn used(&self) -> Vec<Waiver> {
        let mut used = self.used.clone();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// The names of the same.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.used().into_iter().map(Waiver::name).collect()
    }
}
