//! `--waive`: checks that a run in production must pass unless they are waived by name.

use sso_escrow::share::descriptor::Waiver;

use crate::cli::line::options::Mode;

/// The checks that are waived in advance, and those of them that failed.
#[derive(Debug)]
pub(crate) struct Waivers {
    rehearsal: bool,
    allowed: Vec<Waiver>,
    used: Vec<Waiver>,
}

impl Waivers {
    /// The waivers at the start of a run.
    pub(crate) fn of(mode: &Mode) -> Self {
        Self { rehearsal: mode.rehearsal, allowed: mode.waive.clone(), used: Vec::new() }
    }

    /// Reports whether a check was waived in advance.
    pub(crate) fn allows(&self, check: Waiver) -> bool {
        self.allowed.contains(&check)
    }

    /// Reports whether places that are not removable media may hold shares.
    pub(crate) fn anything(&self) -> bool {
        self.rehearsal || self.allows(Waiver::Removable)
    }

    /// Reports whether this is a rehearsal.
    pub(crate) fn rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// Records a check that failed and did not stop the run.
    pub(crate) fn record(&mut self, check: Waiver) {
        self.used.push(check);
    }

    /// The waived checks that would have stopped this run, in the order of the format.
    pub(crate) fn used(&self) -> Vec<Waiver> {
        let mut used = self.used.clone();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// The names of the checks that [`used`](Self::used) returns.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.used().into_iter().map(Waiver::name).collect()
    }
}
