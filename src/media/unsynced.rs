//! Folders whose medium did not confirm a change, because its file system does not sync folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

static FOLDERS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Keeps the path of a folder that could not be synced. The work goes on: the files in it were synced.
pub fn note_unsynced(folder: &Path) {
    let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    folders.insert(folder.to_owned());
}

/// Returns the folders that could not be synced since the last call, in order. The caller warns of them.
#[must_use]
pub fn take_unsynced() -> Vec<PathBuf> {
    let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut *folders).into_iter().collect()
}
