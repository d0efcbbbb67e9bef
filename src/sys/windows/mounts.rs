//! Mounted file systems: those with drive letters. Windows mounts and ejects media without this program.

use std::io;
use std::path::{Path, PathBuf};

use super::volume::on_drives;

/// A mounted file system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The number of the file system.
    pub device: u64,
    /// Where it is mounted: `E:\`.
    pub point: PathBuf,
    /// Its type: `NTFS`, `FAT32`.
    pub file_system: String,
}

impl Mount {
    /// Returns whether a person's files can be there.
    #[must_use]
    pub fn holds_files(&self) -> bool {
        self.point.is_dir()
    }
}

/// Lists all mounted file systems that have a drive letter.
///
/// # Errors
/// None.
pub fn all() -> io::Result<Vec<Mount>> {
    let mounts = on_drives().map(|(point, volume)| Mount {
        device: volume.device,
        point,
        file_system: volume.file_system.unwrap_or_default(),
    });
    Ok(mounts.collect())
}

/// A file system that this process has mounted. On Windows this never exists.
#[derive(Debug)]
pub struct OwnMount {
    point: PathBuf,
}

impl OwnMount {
    /// Mounts nothing. Windows has mounted the device already, or knows no file system on it.
    ///
    /// # Errors
    /// `Unsupported`, always.
    pub fn new(_node: &Path, _read_only: bool) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Where it is mounted.
    #[must_use]
    pub fn point(&self) -> &Path {
        &self.point
    }

    /// Unmounts it.
    ///
    /// # Errors
    /// As for [`unmount`].
    pub fn unmount(&self) -> io::Result<()> {
        unmount(&self.point)
    }
}

/// Unmounts nothing. Windows does that when the user ejects the medium.
///
/// # Errors
/// `Unsupported`, always.
pub fn unmount(_point: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
