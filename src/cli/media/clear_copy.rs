//! Files that hold a secret in clear: where they may be written, and how they are destroyed.

use std::path::Path;

use sso_escrow::error::{Status, UserError};
use sso_escrow::text::quoted_path;
use sso_escrow::{media, message};

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The bytes that a target must have free: more than ENTSSO is known to store, in the longest of its encodings. A
/// longer text is refused when it is written.
pub(crate) const ROOM: u64 = 64 << 10;

/// Writes a target that holds a secret in clear. Every error has the status of a refused target.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    media::write_new(path, bytes).map_err(refused)
}

/// The failure of a target that refused.
pub(crate) fn refused(error: media::MediaError) -> Failure {
    Failure::new(Status::Target, error.message()).caused_by(error)
}

/// Checks that a file to be written does not exist, and that its folder does and has room.
pub(crate) fn check_new(path: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(media::MediaError::Exists { path: path.to_owned() }.into());
    }
    Ok(media::Folder::open(media::folder_of(path))?.check_room(ROOM)?)
}

/// Says how a clear copy is destroyed, and prints the command, quoted for a shell, if there is one.
pub(crate) fn tell_to_destroy(console: &mut Console, path: &Path) {
    if cfg!(windows) {
        console.say(&message!("destroy-step-windows"));
    } else {
        console.say(&message!("destroy-step"));
    }
    print_destroying(console, path);
}

/// Prints the command that destroys a file, quoted for a shell. On Windows, which has no such command, prints the
/// path.
pub(crate) fn print_destroying(console: &mut Console, path: &Path) {
    console.print(&match cfg!(windows) {
        true => SafeText::command(&path.display().to_string()),
        false => SafeText::command(&format!("shred -u {}", quoted_path(path))),
    });
}
