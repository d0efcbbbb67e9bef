//! A file that is written and has no name yet.

use sso_escrow::error::UserError;
use sso_escrow::media::Draft;

use crate::cli::ui::output::Console;

/// A file that has no name yet.
pub(super) struct Drafted<'f> {
    /// Whose share it is, or lies beside.
    pub(super) at: usize,
    pub(super) draft: Draft<'f>,
    pub(super) bytes: Vec<u8>,
    /// Whether it is the share; else it is the envelope.
    pub(super) is_share: bool,
}

/// Takes drafts away; one that stays is named.
pub(super) fn discard(drafts: Vec<Drafted<'_>>, console: &mut Console) {
    for drafted in drafts {
        if let Err(error) = drafted.draft.discard() {
            console.warn(&error.message());
        }
    }
}
