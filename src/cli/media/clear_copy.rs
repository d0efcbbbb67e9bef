//! Files that hold a secret in clear: where they may be written, and how they are destroyed.

use std::path::Path;

use sso_escrow::error::{Status, UserError, system_cause};
use sso_escrow::media::{self, Folder};
use sso_escrow::message;
use sso_escrow::sys::volume::Volume;
use sso_escrow::text::quoted_path;

use crate::cli::media::media_prompt::described;
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

/// Writes a file that holds a secret in clear into a folder, and returns its name: `name`, or `plain` if the file system
/// refuses that. The shares are open by then, and nobody should have to type a password again for a name.
pub(crate) fn write_in(
    console: &mut Console,
    folder: &Folder,
    [name, plain]: [&str; 2],
    bytes: &[u8],
) -> Result<String, Failure> {
    match folder.write_new(name.as_ref(), bytes) {
        Ok(()) => Ok(name.to_owned()),
        Err(error) if error.may_be_of_the_name() => {
            folder.write_new(plain.as_ref(), bytes).map_err(refused)?;
            console.warn(&message!("clear-copy-other-name", name = name, plain = plain));
            Ok(plain.to_owned())
        }
        Err(error) => Err(refused(error)),
    }
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

/// Warns of files in the folder of a target that interrupted runs may have left while they wrote a secret in clear. That
/// is the first that a run says, so that people know what the medium holds, however the run ends. A file that this run
/// writes again is overwritten and removed by [`write`].
pub(crate) fn warn_of_left(console: &mut Console, folder: &Path) {
    let Ok(left) = media::unfinished_in_clear(folder) else { return };
    for path in left {
        let shown = path.display().to_string();
        console.warn(&match Volume::of(folder) {
            Ok(volume) if volume.is_in_memory() => {
                message!("clear-copy-left-in-memory", path = shown)
            }
            Ok(volume) => {
                message!("clear-copy-left", path = shown, medium = described(&volume, folder))
            }
            Err(error) => {
                message!("clear-copy-left", path = shown, medium = system_cause(&error))
            }
        });
    }
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

#[cfg(test)]
mod tests {
    use sso_escrow::text::{Language, Texts};

    use crate::cli::ui::rerun::Rerun;

    use super::*;

    #[test]
    fn a_name_that_the_file_system_refuses_is_replaced() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let texts = Texts::new(Language::English);
        let mut console = Console::new(texts, false, "restore", Rerun::default());
        let mut write = |name: &str| {
            let written = write_in(&mut console, &folder, [name, "plain.bak"], b"secret");
            written.map_err(|failure| failure.status)
        };
        // 255 units of UTF-16, as NTFS allows, and more bytes than Linux does. Windows refuses the other one.
        let long = "秘".repeat(255);
        let refused = if cfg!(windows) { "a:b" } else { &*long };
        assert_eq!(write(refused).as_deref(), Ok("plain.bak"));
        assert_eq!(std::fs::read(place.path().join("plain.bak")).unwrap(), b"secret");
        assert_eq!(write("usual.bak").as_deref(), Ok("usual.bak"));
        // Nothing is ever replaced.
        assert_eq!(write(refused), Err(Status::Target));
        assert_eq!(write("usual.bak"), Err(Status::Target));
        // Only the unfinished file has a name that is too long.
        if cfg!(unix) {
            std::fs::remove_file(place.path().join("plain.bak")).unwrap();
            assert_eq!(write(&"a".repeat(253)).as_deref(), Ok("plain.bak"));
        }
    }
}
