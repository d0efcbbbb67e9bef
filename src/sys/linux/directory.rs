//! A directory that is held open, and the files in it.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{
    Access, Advice, AtFlags, Mode, OFlags, RenameFlags, accessat, fstat, openat, renameat,
    renameat_with, stat, statat, unlinkat,
};
use rustix::io::Errno;

/// A directory, held open: whatever is done goes through this one handle, so that nothing lands
/// elsewhere when its path leads elsewhere in between.
#[derive(Debug)]
pub struct Directory {
    handle: OwnedFd,
}

impl Directory {
    /// Takes hold of a directory.
    ///
    /// # Errors
    /// Those of the system; `NotADirectory` where it is none.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self { handle: rustix::fs::open(path, flags, Mode::empty())? })
    }

    /// Looks whether this user may make files in it.
    ///
    /// # Errors
    /// The system's reason why not.
    pub fn check_writable(&self) -> io::Result<()> {
        let access = Access::WRITE_OK | Access::EXEC_OK;
        Ok(accessat(&self.handle, ".", access, AtFlags::EACCESS)?)
    }

    /// Whether a file of that name, or a link, is there.
    ///
    /// # Errors
    /// Those of the system: then it may be there.
    pub fn has(&self, name: &OsStr) -> io::Result<bool> {
        match statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(_) => Ok(true),
            Err(Errno::NOENT) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a new file for writing that only its owner may read.
    ///
    /// # Errors
    /// Those of the system; `AlreadyExists` where something of that name is there, a link included.
    pub fn create(&self, name: &OsStr) -> io::Result<File> {
        self.open_file(name, OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL)
    }

    /// Opens a file that is there for overwriting what it holds. Links are not followed.
    ///
    /// # Errors
    /// Those of the system.
    pub fn open_to_overwrite(&self, name: &OsStr) -> io::Result<File> {
        self.open_file(name, OFlags::WRONLY | OFlags::NOFOLLOW)
    }

    /// Opens a file for reading what lies on the medium, not what the system has in its cache, as far as
    /// the system does that. Links are not followed. It is to be read in whole pages of 4,096 bytes.
    ///
    /// # Errors
    /// Those of the system.
    pub fn open_past_cache(&self, name: &OsStr) -> io::Result<File> {
        let file = self.open_file(name, OFlags::RDONLY | OFlags::NOFOLLOW)?;
        let _ = rustix::fs::fadvise(file.as_fd(), 0, None, Advice::DontNeed);
        Ok(file)
    }

    fn open_file(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        let mode = Mode::RUSR | Mode::WUSR;
        Ok(File::from(openat(&self.handle, name, flags | OFlags::CLOEXEC, mode)?))
    }

    /// Renames a file, never in place of another one.
    ///
    /// # Errors
    /// Those of the system; `AlreadyExists` where something has the new name.
    pub fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match renameat_with(&self.handle, from, &self.handle, to, RenameFlags::NOREPLACE) {
            // Some file systems cannot promise it; then a look has to do.
            Err(Errno::INVAL | Errno::NOSYS) => match self.has(to)? {
                true => Err(io::ErrorKind::AlreadyExists.into()),
                false => self.rename_over(from, to),
            },
            other => Ok(other?),
        }
    }

    /// Renames a file in one step, in place of the one that has the new name.
    ///
    /// # Errors
    /// Those of the system.
    pub fn rename_over(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(&self.handle, from, &self.handle, to)?)
    }

    /// Removes a file, or a link itself.
    ///
    /// # Errors
    /// Those of the system; `NotFound` where nothing of that name is there.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(&self.handle, name, AtFlags::empty())?)
    }

    /// Has the medium write what was made, renamed and removed here.
    ///
    /// # Errors
    /// Those of the system.
    pub fn sync(&self) -> io::Result<()> {
        Ok(rustix::fs::fsync(&self.handle)?)
    }

    /// Whether a path leads to this directory.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        let same = || Ok::<_, Errno>((fstat(&self.handle)?, stat(path)?));
        same().is_ok_and(|(held, named)| (held.st_dev, held.st_ino) == (named.st_dev, named.st_ino))
    }
}
