//! Shares on removable media: folders and files.

mod error;
mod find;
mod folder;
mod growing;
mod source;
mod stop;
mod unsynced;

use std::path::Path;

pub use error::MediaError;
pub use find::{
    Beside, FoundShare, SetFilter, ShareFile, Unclear, find, find_envelope, find_for, is_pending,
    pick, scan, unfinished, unfinished_in_clear,
};
pub use folder::{Draft, Folder, remove, write_new};
pub use growing::GrowingFile;
pub use source::{read_at_most, read_secret};
pub use stop::stop_when;
pub use unsynced::{note_unsynced, take_unsynced};

/// The extension of a share file.
const SHARE_EXTENSION: &str = "ssoshare";
/// The extension of a share file until its custodian has opened the share in round 2 of the ceremony.
const PENDING_EXTENSION: &str = "pending";
/// The extension of an envelope file.
const ENVELOPE_EXTENSION: &str = "ssoenvelope";
/// The most files of a folder in which shares and envelopes are recognised under other names, by their content.
const MOST_FILES: usize = 10_000;
/// The end of the name of an unfinished file. The name also begins with a dot.
const UNFINISHED: &str = ".part";

/// The folder that contains a file.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}
