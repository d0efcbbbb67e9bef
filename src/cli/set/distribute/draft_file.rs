//! A written file that does not have its final name yet.

use sso_escrow::error::UserError;
use sso_escrow::media::Draft;

use crate::cli::ui::output::Console;

/// Deletes a draft. If it cannot be deleted, it is named in a warning.
pub(super) fn discard(draft: Draft<'_>, console: &mut Console) {
    if let Err(error) = draft.discard() {
        console.warn(&error.message());
    }
}
