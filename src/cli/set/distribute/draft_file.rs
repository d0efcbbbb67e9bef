//! A written file that does not have its final name yet.

use sso_escrow::error::UserError;
use sso_escrow::media::Draft;

use crate::cli::ui::output::Console;

/// A file that does not have its final name yet.
pub(super) struct Drafted<'f> {
    /// The index of its share, or of the share that the envelope belongs to. An index after those of the shares
    /// means an envelope folder.
    pub(super) at: usize,
    pub(super) draft: Draft<'f>,
    pub(super) bytes: Vec<u8>,
    /// Whether it is the share; otherwise it is the envelope.
    pub(super) is_share: bool,
}

/// Deletes drafts. A draft that cannot be deleted is named in a warning.
pub(super) fn discard(drafts: Vec<Drafted<'_>>, console: &mut Console) {
    for drafted in drafts {
        if let Err(error) = drafted.draft.discard() {
            console.warn(&error.message());
        }
    }
}
