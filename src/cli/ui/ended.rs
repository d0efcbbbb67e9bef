//! The end of a command: its result, and whether it did what was requested.

use serde::Serialize;
use sso_escrow::error::Status;

use crate::cli::ui::failure::Failure;

/// The end of a command. The text for people and the object of `--json` are two views of its result.
#[derive(Debug)]
pub(crate) struct Ended<R> {
    /// What the command found or made. If it failed: what it knew until then.
    pub(crate) result: R,
    pub(crate) outcome: Result<Status, Failure>,
}

/// The result of a run that failed before a command started.
#[derive(Debug, Serialize)]
pub(crate) struct NoResult {}

impl<R: Default> Ended<R> {
    /// Runs a command, which fills in its result step by step.
    pub(crate) fn after(run: impl FnOnce(&mut R) -> Result<Status, Failure>) -> Self {
        let mut result = R::default();
        let outcome = run(&mut result);
        Self { result, outcome }
    }
}

impl<R> Ended<R> {
    /// The same end with another type of result.
    pub(crate) fn wrapped<S>(self, into: impl FnOnce(R) -> S) -> Ended<S> {
        Ended { result: into(self.result), outcome: self.outcome }
    }
}

/// A run that failed before a command started.
impl From<Failure> for Ended<NoResult> {
    fn from(failure: Failure) -> Self {
        Self { result: NoResult {}, outcome: Err(failure) }
    }
}
