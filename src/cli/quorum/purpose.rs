//! Shares that are for another kind of run.

use sso_escrow::error::Status;
use sso_escrow::message;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::rerun::RerunChange;

/// The failure if all shares are for another kind of run, with the command line for that kind.
pub(super) fn of_other_purpose(rehearsal: bool) -> Failure {
    let (message, change) = match rehearsal {
        false => (message!("only-practice-shares"), RerunChange::Add("--rehearsal")),
        true => (message!("only-production-shares"), RerunChange::Remove("--rehearsal")),
    };
    Failure::new(Status::Damaged, message).rerun(change)
}
