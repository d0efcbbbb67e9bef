//! A directory that is held open, and the files in it.

use std::ffi::OsStr;
use std::fs::{File, TryLockError};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{
    Access, Advice, AtFlags, Mode, OFlags, RenameFlags, accessat, fstat, openat, renameat,
    renameat_with, stat, statat, unlinkat,
};
use rustix::io::Errno;

/// A directory, held open. All operations use this one handle. If the path later leads somewhere else,
/// nothing is written there.
#[derive(Debug)]
pub struct Directory {
    handle: OwnedFd,
}

impl Directory {
    /// Opens a directory and keeps it open.
    ///
    /// # Errors
    /// The system's errors. `NotADirectory` if the path is something else.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self { handle: rustix::fs::open(path, flags, Mode::empty())? })
    }

    /// Checks whether this user may make files in it.
    ///
    /// # Errors
    /// The system's reason, if not.
    pub fn check_writable(&self) -> io::Result<()> {
        let access = Access::WRITE_OK | Access::EXEC_OK;
        Ok(accessat(&self.handle, ".", access, AtFlags::EACCESS)?)
    }

    /// Returns whether a file or link of that name exists.
    ///
    /// # Errors
    /// The system's errors. The file may exist then.
    pub fn has(&self, name: &OsStr) -> io::Result<bool> {
        match statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(_) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a new file for writing. Only its owner may read it.
    ///
    /// # Errors
    /// The system's errors. `AlreadyExists` if a file or link of that name exists.
    pub fn create(&self, name: &OsStr) -> io::Result<File> {
        self.open_file(name, OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL)
    }

    /// Opens an existing file for overwriting its contents. Links are not followed.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open_to_overwrite(&self, name: &OsStr) -> io::Result<File> {
        // A pipe of that name would wait for a reader.
        self.open_file(name, OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK)
    }

    /// Opens an existing file to extend it. Others may read it meanwhile. Links are not followed.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open_to_extend(&self, name: &OsStr) -> io::Result<File> {
        self.open_to_overwrite(name)
    }

    /// Locks a file, which is made if it does not exist. `None` if another process has it locked. The lock ends when the
    /// file is closed, also when the process is killed.
    ///
    /// # Errors
    /// The system's errors.
    pub fn lock(&self, name: &OsStr) -> io::Result<Option<File>> {
        let file = match self.create(name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.open_to_overwrite(name)?
            }
            made => made?,
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Opens a file to read the data on the medium, not the copy in the system's cache, as far as the system
    /// supports that. Links are not followed. Read it in whole pages of 4,096 bytes.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open_past_cache(&self, name: &OsStr) -> io::Result<File> {
        // A pipe of that name would wait for a writer.
        let file = self.open_file(name, OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK)?;
        let _ = rustix::fs::fadvise(file.as_fd(), 0, None, Advice::DontNeed);
        Ok(file)
    }

    fn open_file(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        let mode = Mode::RUSR | Mode::WUSR;
        Ok(File::from(openat(&self.handle, name, flags | OFlags::CLOEXEC, mode)?))
    }

    /// Renames a file. Never replaces another file.
    ///
    /// # Errors
    /// The system's errors. `AlreadyExists` if something has the new name.
    pub fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match renameat_with(&self.handle, from, &self.handle, to, RenameFlags::NOREPLACE) {
            // Some file systems do not support this flag. For them, the code checks first and then renames.
            Err(Errno::INVAL | Errno::NOSYS) => match self.has(to)? {
                true => Err(io::ErrorKind::AlreadyExists.into()),
                false => self.rename_over(from, to),
            },
            other => Ok(other?),
        }
    }

    /// Renames a file in one step, and replaces the file that has the new name.
    ///
    /// # Errors
    /// The system's errors.
    pub fn rename_over(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(&self.handle, from, &self.handle, to)?)
    }

    /// Removes a file, or a link itself.
    ///
    /// # Errors
    /// The system's errors. `NotFound` if nothing of that name exists.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(&self.handle, name, AtFlags::empty())?)
    }

    /// Makes the medium write what was made, renamed and removed here. `false` if the file system does not do that for
    /// a directory, as some network file systems and shared folders: then nothing confirms that the medium has it.
    ///
    /// # Errors
    /// The system's errors.
    pub fn sync(&self) -> io::Result<bool> {
        sync_directory(&self.handle)
    }

    /// Returns whether a path leads to this directory.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        let same = || Ok::<_, Errno>((fstat(&self.handle)?, stat(path)?));
        same().is_ok_and(|(held, named)| (held.st_dev, held.st_ino) == (named.st_dev, named.st_ino))
    }
}

/// Makes the medium write what was made, renamed and removed in a directory: [`Directory::sync`] for an open directory.
pub(crate) fn sync_directory(directory: impl AsFd) -> io::Result<bool> {
    match rustix::fs::fsync(&directory) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
            // The whole file system may do what a directory does not. Nobody knows whether it did.
            match rustix::fs::syncfs(&directory) {
                Ok(()) | Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
                Err(error) => Err(error.into()),
            }
        }
        Err(error) => Err(error.into()),
    }
}
