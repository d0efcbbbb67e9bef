//! Offline hives on Linux.

use std::io;
use std::path::{Path, PathBuf};

use sso_escrow::error::{UserError, system_cause};
use sso_escrow::message;
use sso_escrow::registry::hive::{self, Hive, LeftBehind};
use sso_escrow::registry::sid::Sid;
use sso_escrow::text::quoted_path;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The paths that must stay open for writing a hive: files to read, and a folder to write. This also loads the
/// library before the process denies itself the system's files. If the library is missing, that is reported when
/// it is needed.
pub(crate) fn prepare(path: &Path) -> (Vec<PathBuf>, PathBuf) {
    let _ = hive::prepare();
    let hive::Places { read, write } = hive::places(path);
    (read, write)
}

/// The paths that must stay open for reading a hive, in addition to its folder.
pub(crate) fn to_read(path: &Path) -> Vec<PathBuf> {
    hive::places(path).read
}

/// Opens a hive that is only read.
pub(crate) fn for_reading(console: &mut Console, path: &Path) -> Result<Hive, Failure> {
    let hive = Hive::open(path, None)?;
    tell_of_left(console, &hive);
    match hive.hibernation() {
        Ok(None) => {}
        Ok(Some(file)) => {
            let (path, file) = (path.display().to_string(), file.display().to_string());
            console.warn(&message!("hive-read-hibernated", path = path, file = file));
        }
        // Whether Windows is hibernated is then unknown. What was read is valid all the same.
        Err(error) => console.warn(&error.message()),
    }
    Ok(hive)
}

/// Opens a hive for writing. Whatever prevents writing is reported now, even if the run writes nothing in the end.
pub(crate) fn for_writing(
    console: &mut Console,
    path: &Path,
    account: Option<&str>,
) -> Result<Hive, Failure> {
    let service = account.map(Sid::of_service).transpose()?;
    let hive = Hive::open(path, service)?;
    tell_of_left(console, &hive);
    hive.check_writable(&[])?;
    Ok(hive)
}

/// Warns of files that interrupted runs have left beside the hive.
fn tell_of_left(console: &mut Console, hive: &Hive) {
    for left in hive.left_behind() {
        let shown = |path: &Path| path.display().to_string();
        console.warn(&match left {
            LeftBehind::Draft { path } => message!("hive-left-draft", path = shown(path)),
            LeftBehind::Same { path } => message!("hive-left-same", path = shown(path)),
            LeftBehind::HalfWiped { path } => message!("hive-left-half-wiped", path = shown(path)),
            LeftBehind::Old { path } => message!(
                "hive-left-old",
                path = shown(path),
                quoted_old = quoted_path(path),
                quoted = quoted_path(hive.path())
            ),
            LeftBehind::Strange { path } => message!("hive-left-strange", path = shown(path)),
            LeftBehind::Unreadable { path, code } => {
                let cause = system_cause(&io::Error::from_raw_os_error(*code));
                message!("hive-left-unreadable", path = shown(path), cause = cause)
            }
        });
    }
}
