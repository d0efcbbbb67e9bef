//! The pending file of a share that has its final file already.

use std::ffi::OsStr;

use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;

use crate::cli::ui::output::Console;

/// Removes the pending file of a share whose final file an earlier run wrote. Warns if it must stay.
///
/// # Errors
/// [`MediaError::NotRemoved`].
pub(crate) fn remove(
    console: &mut Console,
    folder: &Folder,
    pending: &OsStr,
) -> Result<(), MediaError> {
    if !folder.remove_copy(pending)? {
        let path = folder.path().join(pending).display().to_string();
        console.end_progress();
        console.warn(&message!("finish-pending-stays", path = path));
    }
    Ok(())
}
