//! What a command ends with: its result, and whether it did what was asked for.

use serde::Serialize;
use sso_escrow::error::Status;

use crate::cli::ui::failure::Failure;

/// What a command ends with. The text for people and the object of `--json` are two views of its result.
#[derive(Debug)]
pub(crate) struct Ended<R> {
    /// What the command found or made. If it failed, what it knew until then.
    pub(crate) result: R,
    pub(crate) outcome: Result<Status, Failure>,
}

/// The result of a run that reached no command.
#[derive(Debug, Serialize)]
pub(crate) struct NoResult {}

impl<R: Default> Ended<R> {
    /// Runs a command, which fills in its result as it goes.
    pub(crate) fn after(run: impl FnOnce(&mut R) -> Result<Status, Failure>) -> Self {
        let mut result = R::default();
        let outcome = run(&mut result);
        Self { result, outcome }
    }
}

impl<R> Ended<R> {
    /// The same end, with the result in another type.
    pub(crate) fn wrapped<S>(self, into: impl FnOnce(R) -> S) -> Ended<S> {
        Ended { result: into(self.result), outcome: self.outcome }
    }
}

/// A run that failed before it reached a command.
impl From<Failure> for Ended<NoResult> {
    fn from(failure: Failure) -> Self {
        Self { result: NoResult {}, outcome: Err(failure) }
    }
}
