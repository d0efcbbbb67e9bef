//! Files that hold a secret in clear: what they may be written to, and how they are destroyed.

use std::path::Path;

use sso_escrow::error::{Status, UserError};
use sso_escrow::text::quoted_path;
use sso_escrow::{media, message};

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The bytes that a target must have room for: more than ENTSSO is known to hold, in the longest of its
/// encodings. What is longer is refused when it is written.
pub(crate) const ROOM: u64 = 64 << 10;

/// Writes a target that holds a secret in clear. Whatever refuses it, it is the target that does.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    media::write_new(path, bytes).map_err(refused)
}

/// It is the target that refused.
pub(crate) fn refused(error: media::MediaError) -> Failure {
    Failure::new(Status::Target, error.message()).caused_by(error)
}

/// A file that is to be written must not be there, and its folder must be.
pub(crate) fn check_new(path: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(media::MediaError::Exists { path: path.to_owned() }.into());
    }
    Ok(media::Folder::open(media::folder_of(path))?.check_room(ROOM)?)
}

/// Says how a clear copy is destroyed: the command, as a shell takes it, where there is one.
pub(crate) fn tell_to_destroy(console: &mut Console, path: &Path) {
    if cfg!(windows) {
        console.say(&message!("destroy-step-windows"));
    } else {
        console.say(&message!("destroy-step"));
    }
    print_destroying(console, path);
}

/// The command that destroys a file, as a shell takes it; on Windows, which has none, its path.
pub(crate) fn print_destroying(console: &mut Console, path: &Path) {
    console.print(&match cfg!(windows) {
        true => SafeText::command(&path.display().to_string()),
        false => SafeText::command(&format!("shred -u {}", quoted_path(path))),
    });
}
