//! Files that hold a secret in clear: what they may be written to, and how they are destroyed.

use std::path::Path;

use sso_escrow::fault::Status;
use sso_escrow::{media, message};

use super::Failure;
use super::output::Console;

/// Writes a target that holds a secret in clear. Whatever refuses it, it is the target that does.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    media::write_new(path, bytes)
        .map_err(|error| Failure::new(Status::Target, Failure::from(error).message))
}

/// A file that is to be written must not be there, and its folder must be.
pub(crate) fn check_new(path: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(media::MediaError::Exists { path: path.to_owned() }.into());
    }
    // Room for whatever a target takes: the longest secret, in the longest of its encodings.
    Ok(media::Folder::open(media::folder_of(path))?.check_room(64 << 10)?)
}

/// Says how a clear copy is destroyed: the command, as a shell takes it, where there is one.
pub(crate) fn tell_to_destroy(console: &mut Console, path: &Path) {
    let shown = path.display().to_string();
    if cfg!(windows) {
        console.say(&message!("destroy-step-windows"));
        console.print(&format!("    {shown}"));
    } else {
        console.say(&message!("destroy-step"));
        console.print(&format!("    shred -u '{}'", shown.replace('\'', r"'\''")));
    }
}
