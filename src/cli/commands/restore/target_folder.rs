//! The folder of a clear copy.

use std::path::{Path, PathBuf};

use sso_escrow::error::{Status, system_cause};
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::sys::volume::Volume;

use crate::cli::context::Context;
use crate::cli::media::clear_copy;
use crate::cli::media::removable::connection;
use crate::cli::ui::failure::Failure;

/// Checks that a clear copy goes to memory or to a removable volume: both can be destroyed afterwards.
pub(super) fn check_medium(
    context: &mut Context<'_>,
    folder: &Path,
    path: &Path,
) -> Result<(), Failure> {
    let seen = match Volume::of(folder) {
        Ok(volume) if volume.is_in_memory() || volume.is_removable() => return Ok(()),
        Ok(volume) => connection(&volume),
        Err(error) => system_cause(&error),
    };
    let message = message!("target-not-removable", path = path.display().to_string(), seen = seen);
    context.stop_unless_waived(Waiver::Removable, Failure::new(Status::Target, message))
}

/// Warns of other `.bak` files in the folder, because ENTSSO looks at all of them (Microsoft: event 10564).
pub(super) fn warn_of_others(context: &mut Context<'_>, folder: &Folder) {
    let names = std::fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let is_backup =
        |path: &PathBuf| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("bak"));
    let mut others: Vec<String> = names
        .map(|entry| entry.path())
        .filter(is_backup)
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    others.sort();
    if !others.is_empty() {
        context.console.warn(&message!("native-others", names = others));
    }
}

/// Checks the folder of a clear copy: it exists and has room, and its medium can be destroyed.
pub(super) fn check_folder(context: &mut Context<'_>, folder: &Path) -> Result<Folder, Failure> {
    let opened = Folder::open(folder)?;
    opened.check_room(clear_copy::ROOM)?;
    check_medium(context, folder, folder)?;
    Ok(opened)
}
