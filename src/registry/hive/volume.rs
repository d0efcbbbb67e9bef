//! The volume that a hive is on.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The folder that a folder's volume is mounted on. `None` if the system does not report it.
pub(super) fn mount_point(folder: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    let device = fs::metadata(&folder).ok()?.dev();
    let is_here = |path: &&Path| fs::metadata(path).is_ok_and(|it| it.dev() == device);
    folder.ancestors().take_while(is_here).last().map(Path::to_owned)
}

/// The file in which Windows keeps its state while it is hibernated, at the root of a folder's volume. The
/// process must be able to read it before a hive on that volume is written.
#[must_use]
pub fn hibernation_file(folder: &Path) -> Option<PathBuf> {
    Some(mount_point(folder)?.join("hiberfil.sys"))
}
