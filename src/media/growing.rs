//! A file that grows by one piece after another: each piece is on the medium before the next step begins.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{Folder, MediaError};
use crate::error::is_gone;

/// The end of the name of the file whose lock keeps other processes out.
const LOCK: &str = ".lock";

/// A file that grows. While it is open, no other process can open it in this way.
#[derive(Debug)]
pub struct GrowingFile {
    folder: Folder,
    name: OsString,
    file: File,
    /// The bytes that are on the medium. What follows them is a piece that was not written to its end.
    length: u64,
    /// Its lock ends when the process does, however that happens. So the lock file itself may stay.
    lock: Option<File>,
}

impl GrowingFile {
    /// Makes a new file with its first piece, and reads it back.
    ///
    /// # Errors
    /// [`MediaError::Exists`], [`MediaError::InUse`], and as for [`Folder::write_new`].
    pub fn create(folder: Folder, name: &OsStr, first: &[u8]) -> Result<Self, MediaError> {
        let lock = lock(&folder, name)?;
        folder.write_new(name, first)?;
        Self::held(folder, name, lock, first.len() as u64)
    }

    /// Opens a file to continue it, and reads it: at most `most` bytes.
    ///
    /// # Errors
    /// [`MediaError::InUse`], [`MediaError::NotThere`], [`MediaError::TooLarge`], [`MediaError::Read`].
    pub fn open(folder: Folder, name: &OsStr, most: usize) -> Result<(Self, Vec<u8>), MediaError> {
        let path = folder.path().join(name);
        let lock = lock(&folder, name)?;
        let read = || {
            let mut bytes = Vec::new();
            let file = File::open(&path)?;
            file.take(most as u64 + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|error: io::Error| MediaError::not_read(&path, error))?;
        if bytes.len() > most {
            return Err(MediaError::TooLarge { path, most });
        }
        let length = bytes.len() as u64;
        Ok((Self::held(folder, name, lock, length)?, bytes))
    }

    fn held(folder: Folder, name: &OsStr, lock: File, length: u64) -> Result<Self, MediaError> {
        let path = folder.path().join(name);
        let file = folder.directory().open_to_extend(name);
        let file = file.map_err(|error| MediaError::not_written(&path, error))?;
        Ok(Self { folder, name: name.to_owned(), file, length, lock: Some(lock) })
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Adds a piece. It is on the medium when this returns.
    ///
    /// # Errors
    /// [`MediaError::Full`], [`MediaError::ReadOnly`], [`MediaError::Gone`], [`MediaError::Write`]. A part of the piece
    /// may be there. The next piece overwrites it.
    pub fn append(&mut self, piece: &[u8]) -> Result<(), MediaError> {
        let mut write = || {
            self.file.seek(SeekFrom::Start(self.length))?;
            self.file.set_len(self.length)?;
            self.file.write_all(piece)?;
            self.file.sync_all()
        };
        let path = self.folder.path().join(&self.name);
        match write() {
            Ok(()) if self.folder.is_there() => {}
            Ok(()) => return Err(MediaError::Gone { path }),
            Err(error) if is_gone(&error) => return Err(MediaError::Gone { path }),
            Err(error) => return Err(MediaError::not_written(&path, error)),
        }
        self.length += piece.len() as u64;
        Ok(())
    }

    /// Cuts the file off after `length` bytes: what follows is a piece that was not written to its end.
    ///
    /// # Errors
    /// As for [`append`](Self::append).
    pub fn cut_off(&mut self, length: u64) -> Result<(), MediaError> {
        self.length = length;
        self.append(&[])
    }
}

/// How often a lock file is opened again that another process removed meanwhile.
const LOCK_TRIES: usize = 16;

/// Locks the file beside the one with that name.
fn lock(folder: &Folder, name: &OsStr) -> Result<File, MediaError> {
    let mut beside = name.to_owned();
    beside.push(LOCK);
    let path = folder.path().join(name);
    for _ in 0..LOCK_TRIES {
        match folder.directory().lock(&beside) {
            // The process that held the lock may have removed the file between its opening here and its locking. Then a
            // third process could lock a new one.
            Ok(Some(file)) if is_at(&file, &folder.path().join(&beside)) => return Ok(file),
            Ok(Some(_)) => {}
            Ok(None) => return Err(MediaError::InUse { path }),
            Err(error) => return Err(MediaError::not_written(&path, error)),
        }
    }
    Err(MediaError::InUse { path })
}

/// Reports whether an open file is the one with this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |metadata: io::Result<std::fs::Metadata>| {
        metadata.ok().map(|metadata| (metadata.dev(), metadata.ino()))
    };
    let here = number(file.metadata());
    here.is_some() && here == number(path.symlink_metadata())
}

/// Windows removes no file that is open.
#[cfg(windows)]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

impl Drop for GrowingFile {
    /// Removes the lock file. If that fails, it stays without a lock, and harms nobody.
    fn drop(&mut self) {
        let mut beside = self.name.clone();
        beside.push(LOCK);
        if cfg!(windows) {
            // Windows removes no file that is open.
            self.lock = None;
        }
        let _ = self.folder.directory().remove(&beside);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_lock_file_that_was_removed_locks_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let path = place.path().join("x.lock");
        let held = lock(&folder, OsStr::new("x")).unwrap();
        assert!(is_at(&held, &path));
        fs::remove_file(&path).unwrap();
        assert!(!is_at(&held, &path));
        fs::write(&path, b"").unwrap();
        assert!(!is_at(&held, &path));
    }

    #[test]
    fn a_file_grows_and_only_one_process_writes_it() {
        let place = tempfile::tempdir().unwrap();
        let open = || Folder::open(place.path()).unwrap();
        let name = OsStr::new("x");
        let mut file = GrowingFile::create(open(), name, b"one\n").unwrap();
        file.append(b"two\n").unwrap();
        assert!(matches!(GrowingFile::open(open(), name, 9), Err(MediaError::InUse { .. })));
        drop(file);
        fs::write(place.path().join("x"), b"one\ntwo\nthr").unwrap();
        assert!(matches!(GrowingFile::open(open(), name, 9), Err(MediaError::TooLarge { .. })));
        let (mut file, bytes) = GrowingFile::open(open(), name, 99).unwrap();
        assert_eq!(bytes, b"one\ntwo\nthr");
        file.cut_off(8).unwrap();
        file.append(b"four\n").unwrap();
        drop(file);
        assert_eq!(fs::read(place.path().join("x")).unwrap(), b"one\ntwo\nfour\n");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        assert!(matches!(
            GrowingFile::create(open(), name, b"one\n"),
            Err(MediaError::Exists { .. })
        ));
    }
}
