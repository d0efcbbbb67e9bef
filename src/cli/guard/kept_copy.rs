//! The copy of SSOSS that an interrupted restore leaves in the registry of this machine. Every command that looks at
//! this registry reports it.

use sso_escrow::error::UserError;
use sso_escrow::message;
use sso_escrow::registry::live::{self, LiveError, Ssoss};

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// What the run does with the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CopyUse {
    /// It removes the copy once SSOSS has the requested content.
    Removes,
    /// It only reads.
    Reads,
}

/// Warns of the copy, in whatever state it is.
pub(crate) fn report(console: &mut Console, copy_use: CopyUse) -> Result<(), Failure> {
    if live::is_copy_left()? {
        let run = match copy_use {
            CopyUse::Removes => "removes",
            CopyUse::Reads => "reads",
        };
        console.warn(&message!("live-copy-left", run = run));
    }
    Ok(())
}

/// Warns of the copy, and of what the interrupted run left of SSOSS, for a report on the machine. What cannot be
/// read is a warning too.
pub(crate) fn report_all(console: &mut Console) {
    match live::is_copy_left() {
        Ok(false) => return,
        Ok(true) => console.warn(&message!("live-copy-left", run = "reads")),
        Err(error) => return console.warn(&error.message()),
    }
    // Only an administrator can read the copy. The warning above is enough for the others.
    if let Err(
        error @ (LiveError::Interrupted | LiveError::ThirdState { .. } | LiveError::CopyNotWhole),
    ) = Ssoss::reader()
    {
        console.warn(&error.message());
    }
}
