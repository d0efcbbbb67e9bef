//! The checks that a run in production must pass unless they are waived by name.

use sso_escrow::share::descriptor::Waiver;

/// A check that can be waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WaivableCheck {
    /// One that the descriptor of a set names if it was waived when the set was made.
    OfSet(Waiver),
    /// Whether a run that makes a set keeps a transcript, on a medium that outlives the run. Only the transcript could
    /// name this waiver, and then there is none.
    Records,
    /// Whether the set words were typed back from paper before the set was put to use.
    Words,
    /// Whether the environment makes the system load other libraries into the program.
    Environment,
}

impl WaivableCheck {
    /// All checks, as `--waive` names them.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Waiver::ALL.into_iter().map(Self::OfSet).chain([
            Self::Records,
            Self::Words,
            Self::Environment,
        ])
    }

    /// The name for `--waive`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::OfSet(waiver) => waiver.name(),
            Self::Records => "records",
            Self::Words => "words",
            Self::Environment => "environment",
        }
    }
}

impl From<Waiver> for WaivableCheck {
    fn from(waiver: Waiver) -> Self {
        Self::OfSet(waiver)
    }
}
