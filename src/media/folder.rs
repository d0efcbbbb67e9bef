//! Writing files into a folder: each file is written completely or not at all, and read back.
//!
//! A file is first written under a temporary name that no share has. It is synced, and read back past the
//! page cache: this is a [`Draft`]. The file gets its name only when it is published. So a set is published
//! only after all its drafts are good. An interruption before that leaves nothing that looks like a share.
//!
//! All operations use one handle of the folder, opened at the start. If the medium is unmounted meanwhile,
//! nothing is written to the disk below its mount point.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{MediaError, SetFilter, UNFINISHED, find, folder_of, note_unsynced};
use crate::error::is_gone;
use crate::share::Share;
use crate::sys::directory::Directory;
use crate::sys::volume::Volume;

/// A folder, held open.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    directory: Directory,
}

impl Folder {
    /// Opens a folder and keeps it open.
    ///
    /// # Errors
    /// [`MediaError::NotThere`], [`MediaError::NotAFolder`], [`MediaError::Read`].
    pub fn open(path: &Path) -> Result<Self, MediaError> {
        match Directory::open(path) {
            Ok(directory) => Ok(Self { path: path.to_owned(), directory }),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(MediaError::NotAFolder { path: path.to_owned() })
            }
            Err(error) => Err(MediaError::not_read(path, error)),
        }
    }

    /// Makes a folder, and opens it. The folder around it must exist.
    ///
    /// # Errors
    /// As [`open`](Self::open), about the folder around it; [`MediaError::Exists`], [`MediaError::Full`],
    /// [`MediaError::ReadOnly`], [`MediaError::Write`].
    pub fn make(path: &Path) -> Result<Self, MediaError> {
        Self::open(folder_of(path))?;
        std::fs::create_dir(path).map_err(|error| MediaError::not_written(path, error))?;
        Self::open(path)
    }

    /// Its path, as the caller gave it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The handle, for files that are written in another way.
    pub(super) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The names of the files and folders in it, in order. What is not UTF-8 in a name is replaced.
    ///
    /// # Errors
    /// [`MediaError::Read`], [`MediaError::NotThere`].
    pub fn names(&self) -> Result<Vec<String>, MediaError> {
        let not_read = |error| MediaError::not_read(&self.path, error);
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.path).map_err(not_read)? {
            names.push(entry.map_err(not_read)?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// The volume of the folder.
    ///
    /// # Errors
    /// [`MediaError::Read`].
    pub fn volume(&self) -> Result<Volume, MediaError> {
        Volume::of(&self.path).map_err(|error| MediaError::not_read(&self.path, error))
    }

    /// Checks whether `bytes` bytes can be written, without writing anything.
    ///
    /// # Errors
    /// [`MediaError::ReadOnly`], [`MediaError::Full`], [`MediaError::Write`].
    pub fn check_room(&self, bytes: u64) -> Result<(), MediaError> {
        let path = self.path.clone();
        let volume = self.volume()?;
        if volume.read_only {
            return Err(MediaError::ReadOnly { path });
        }
        let writable = self.directory.check_writable();
        writable.map_err(|error| MediaError::not_written(&self.path, error))?;
        // A medium that reports no size does not report its free room either.
        match volume.size > 0 && volume.free < bytes {
            true => Err(MediaError::Full { path }),
            false => Ok(()),
        }
    }

    /// Writes a draft of a new file, and reads it back. `bytes` may be secret, so only the owner may read the
    /// file. A draft that an earlier run left under the same name is overwritten and removed first.
    ///
    /// # Errors
    /// [`MediaError::Exists`] if a file of the final name exists; [`MediaError::Full`],
    /// [`MediaError::ReadOnly`], [`MediaError::Gone`], [`MediaError::Write`], [`MediaError::ReadBack`].
    /// Nothing is left behind then, except with [`MediaError::LeftBehind`] and [`MediaError::LeftInDoubt`], or what an
    /// earlier run left: [`MediaError::NotRemoved`], [`MediaError::MayComeBack`], [`MediaError::NotOverwritten`].
    pub fn draft(&self, name: &OsStr, bytes: &[u8]) -> Result<Draft<'_>, MediaError> {
        let path = self.path.join(name);
        match self.directory.has(name) {
            Ok(false) => self.draft_beside(name, bytes),
            Ok(true) => Err(MediaError::Exists { path }),
            Err(error) => Err(MediaError::not_written(&path, error)),
        }
    }

    /// As [`draft`](Self::draft), for a file that may exist already and that the draft will
    /// [replace](Draft::replace).
    ///
    /// # Errors
    /// As for [`draft`](Self::draft), without [`MediaError::Exists`].
    pub fn draft_beside(&self, name: &OsStr, bytes: &[u8]) -> Result<Draft<'_>, MediaError> {
        let path = self.path.join(name);
        let temporary = unfinished_name(name);
        match self.wipe(&temporary) {
            // There is nothing of that name, so the folder refuses to be written.
            Err(MediaError::NotRemoved { error, .. })
                if !matches!(self.directory.has(&temporary), Ok(true)) =>
            {
                return Err(MediaError::not_written(&path, error));
            }
            wiped => wiped?,
        }
        let mut draft = Draft { folder: self, name: name.to_owned(), temporary, file: None };
        let fault = match draft.write(bytes) {
            Err(error) => MediaError::not_written(&path, error),
            Ok(()) => match self.holds(&draft.temporary, bytes) {
                Ok(true) => return Ok(draft),
                Ok(false) => MediaError::ReadBack { path },
                Err(error) => MediaError::not_written(&path, error),
            },
        };
        Err(or_left_behind(fault, draft.discard()))
    }

    /// Reads a file past the page cache, as far as the system allows: at most `most` bytes. `None` if there is no file
    /// of that name.
    ///
    /// # Errors
    /// [`MediaError::TooLarge`], [`MediaError::Gone`], [`MediaError::Read`].
    pub fn read(&self, name: &OsStr, most: usize) -> Result<Option<Vec<u8>>, MediaError> {
        let path = self.path.join(name);
        let mut file = match self.directory.open_past_cache(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file.map_err(|error| MediaError::not_read(&path, error))?,
        };
        let mut page = AlignedPage([0; 4096]);
        let mut bytes = Vec::new();
        loop {
            let read = match file.read(&mut page.0) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read.map_err(|error| MediaError::not_read(&path, error))?,
            };
            bytes.extend(page.0.iter().take(read));
            match read {
                0 => return Ok(Some(bytes)),
                _ if bytes.len() > most => return Err(MediaError::TooLarge { path, most }),
                _ => {}
            }
        }
    }

    /// Writes a new file: makes a draft and publishes it at once.
    ///
    /// # Errors
    /// As for [`draft`](Self::draft) and [`publish`](Draft::publish).
    pub fn write_new(&self, name: &OsStr, bytes: &[u8]) -> Result<(), MediaError> {
        self.draft(name, bytes)?.publish(bytes)
    }

    /// Removes a file and syncs the folder.
    ///
    /// # Errors
    /// [`MediaError::NotRemoved`]: it still exists. [`MediaError::MayComeBack`]: after a power failure.
    pub fn remove(&self, name: &OsStr) -> Result<(), MediaError> {
        let path = || self.path.join(name);
        match self.directory.remove(name) {
            Ok(()) => self.sync().map_err(|error| MediaError::MayComeBack { path: path(), error }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(MediaError::NotRemoved { path: path(), error }),
        }
    }

    /// Removes a file whose content another file of the folder has, and syncs the folder. Returns whether it was removed:
    /// an earlier run may have been interrupted when it gave one of the two its name, and on some file systems both names
    /// can then lead to the same data. There, both files stay.
    ///
    /// # Errors
    /// As [`remove`](Self::remove).
    pub fn remove_copy(&self, name: &OsStr) -> Result<bool, MediaError> {
        if self.volume().map_or(true, |volume| volume.can_cross_link()) {
            return Ok(false);
        }
        self.remove(name).map(|()| true)
    }

    /// Removes a file that may hold a secret. The file is overwritten first, as far as the medium does that.
    /// A stick or an SSD may still keep the old data.
    ///
    /// # Errors
    /// [`MediaError::NotRemoved`], [`MediaError::MayComeBack`]. [`MediaError::NotOverwritten`]: it was removed all the
    /// same.
    pub fn wipe(&self, name: &OsStr) -> Result<(), MediaError> {
        self.wipe_through(name, None)
    }

    /// As [`wipe`](Self::wipe), through the handle with which the file was written, if there is one. Then exactly this
    /// file is overwritten, whatever has its name now.
    fn wipe_through(&self, name: &OsStr, held: Option<File>) -> Result<(), MediaError> {
        let overwritten = match held {
            Some(file) => Some(overwrite(file)),
            None => match self.directory.open_to_overwrite(name) {
                Ok(file) => Some(overwrite(file)),
                // There is no file. A link is removed, and where it leads is left alone.
                Err(_) if !self.holds_a_file(name) => None,
                Err(error) => Some(Err(error)),
            },
        };
        // Remove the file even if overwriting failed.
        self.remove(name)?;
        match overwritten {
            Some(Err(error)) => {
                Err(MediaError::NotOverwritten { path: self.path.join(name), error })
            }
            _ => Ok(()),
        }
    }

    /// Returns whether a file has that name. A link is none.
    fn holds_a_file(&self, name: &OsStr) -> bool {
        std::fs::symlink_metadata(self.path.join(name)).is_ok_and(|it| it.is_file())
    }

    /// Makes the medium write what was made, renamed and removed in the folder.
    fn sync(&self) -> io::Result<()> {
        if !self.directory.sync()? {
            note_unsynced(&self.path);
        }
        Ok(())
    }

    /// Returns whether a path leads to this folder.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        self.directory.is_at(path)
    }

    /// Returns whether the path still leads to this folder. If not, the medium was removed or unmounted
    /// meanwhile.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.directory.is_at(&self.path)
    }

    /// Returns whether a file holds exactly these bytes. It is read past the page cache as far as the system
    /// allows.
    fn holds(&self, name: &OsStr, bytes: &[u8]) -> io::Result<bool> {
        let mut file = self.directory.open_past_cache(name)?;
        let mut page = AlignedPage([0; 4096]);
        let buffer = &mut page.0;
        let mut rest = bytes;
        loop {
            let read = match file.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            let same = rest.get(..read).is_some_and(|expected| expected == &buffer[..read]);
            zeroize::Zeroize::zeroize(&mut buffer[..read]);
            match read {
                0 => return Ok(rest.is_empty()),
                _ if !same => return Ok(false),
                _ => rest = &rest[read..],
            }
        }
    }
}

/// The name of a file until it is published.
fn unfinished_name(name: &OsStr) -> OsString {
    let mut unfinished = OsString::from(".");
    unfinished.push(name);
    unfinished.push(UNFINISHED);
    unfinished
}

/// Overwrites a file with zeros, up to its present length.
fn overwrite(mut file: File) -> io::Result<()> {
    let status = file.metadata()?;
    if !status.is_file() {
        return Ok(());
    }
    file.seek(SeekFrom::Start(0))?;
    io::copy(&mut io::repeat(0).take(status.len()), &mut file)?;
    file.sync_all()
}

/// A page of memory, aligned as reads past the cache need it.
#[repr(align(4096))]
struct AlignedPage([u8; 4096]);

/// A file that is written, synced and read back, and still has its temporary name.
#[derive(Debug)]
pub struct Draft<'a> {
    folder: &'a Folder,
    name: OsString,
    temporary: OsString,
    /// The handle with which it was written. Windows does not rename or read back a file that is open in this way, so
    /// there the handle is closed.
    file: Option<File>,
}

impl Draft<'_> {
    /// The path of the draft.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path.join(&self.temporary)
    }

    /// Reads the drafted share from the medium.
    ///
    /// # Errors
    /// [`MediaError::Gone`] if the folder's path no longer leads to the draft. Otherwise as for [`find()`].
    pub fn share(&self) -> Result<Share, MediaError> {
        match find(&self.path(), &SetFilter::Only) {
            Ok(found) => Ok(found.share),
            Err(MediaError::NotThere { path }) => Err(MediaError::Gone { path }),
            Err(error) => Err(error),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file = self.file.insert(self.folder.directory.create(&self.temporary)?);
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if cfg!(windows) {
            self.file = None;
        }
        written?;
        self.folder.sync()
    }

    /// Gives the file its final name, syncs the folder, and reads the file back once more. Never replaces
    /// another file.
    ///
    /// # Errors
    /// As for [`Folder::draft`]. Also [`MediaError::Gone`] if the folder's path no longer leads to the
    /// folder.
    pub fn publish(self, bytes: &[u8]) -> Result<(), MediaError> {
        let Self { folder, name, temporary, file } = self;
        let (name, path) = (&*name, folder.path.join(&name));
        if let Err(error) = folder.directory.rename_new(&temporary, name) {
            let fault = MediaError::not_written(&path, error);
            return Err(or_left_behind(fault, folder.wipe_through(&temporary, file)));
        }
        // The file has its final name now. If anything fails from here on, the file is removed.
        let good = folder.sync().and_then(|()| folder.holds(name, bytes));
        let fault = match good {
            Ok(true) if folder.is_there() => return Ok(()),
            Ok(true) => MediaError::Gone { path },
            Ok(false) => MediaError::ReadBack { path },
            Err(error) => MediaError::not_written(&path, error),
        };
        Err(or_left_behind(fault, folder.wipe_through(name, file)))
    }

    /// Gives the file its final name, and replaces the file that has it, in one step: either the old file or
    /// the new one is there. The draft has been read back before, so a bad file never replaces a good one.
    ///
    /// # Errors
    /// [`MediaError::Full`], [`MediaError::ReadOnly`], [`MediaError::Write`]: the old file is unchanged.
    /// [`MediaError::LeftBehind`]: the old file is unchanged, and the draft could not be removed.
    /// [`MediaError::Gone`], [`MediaError::InDoubt`]: the old file or the new one is there.
    pub fn replace(self, bytes: &[u8]) -> Result<(), MediaError> {
        let Self { folder, name, temporary, .. } = &self;
        let path = folder.path.join(name);
        if let Err(error) = folder.directory.rename_over(temporary, name) {
            let fault = MediaError::not_written(&path, error);
            return Err(or_left_behind(fault, self.discard()));
        }
        match folder.sync().and_then(|()| folder.holds(name, bytes)) {
            Ok(true) if folder.is_there() => Ok(()),
            Ok(true) => Err(MediaError::Gone { path }),
            Err(error) if is_gone(&error) => Err(MediaError::Gone { path }),
            Ok(false) | Err(_) => Err(MediaError::InDoubt { path }),
        }
    }

    /// Removes the draft.
    ///
    /// # Errors
    /// As [`Folder::wipe`].
    pub fn discard(self) -> Result<(), MediaError> {
        self.folder.wipe_through(&self.temporary, self.file)
    }
}

/// Chooses the error to report when a file could not be written, and perhaps not be removed. If the medium is
/// gone, only that is reported.
fn or_left_behind(fault: MediaError, removed: Result<(), MediaError>) -> MediaError {
    match (fault, removed) {
        (MediaError::Gone { path }, _) => MediaError::Gone { path },
        (fault, Err(MediaError::NotRemoved { path, error })) => {
            MediaError::LeftBehind { path, error, fault: Box::new(fault) }
        }
        (fault, Err(doubt)) => {
            MediaError::LeftInDoubt { fault: Box::new(fault), doubt: Box::new(doubt) }
        }
        (fault, Ok(())) => fault,
    }
}

/// Writes a new file, and reads it back: [`Folder::write_new`] by path.
///
/// # Errors
/// As for [`Folder::open`] and [`Folder::write_new`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), MediaError> {
    let name = path.file_name().ok_or_else(|| MediaError::NoFileName { path: path.to_owned() })?;
    Folder::open(folder_of(path))?.write_new(name, bytes)
}

/// Removes a file that this run has written, and syncs the folder: [`Folder::remove`] by path.
///
/// # Errors
/// As for [`Folder::open`] and [`Folder::remove`].
pub fn remove(path: &Path) -> Result<(), MediaError> {
    let name = path.file_name().ok_or_else(|| MediaError::NoFileName { path: path.to_owned() })?;
    Folder::open(folder_of(path))?.remove(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    #[cfg(unix)]
    use std::os::unix::fs::PermissionsExt;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The freed blocks hold nothing of the secret, if the medium writes in place.
    #[cfg(unix)]
    #[test]
    fn what_is_discarded_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let held = Folder::open(folder.path()).unwrap();
        let draft = held.draft("x".as_ref(), b"secret").unwrap();
        let mut open = fs::File::open(draft.path()).unwrap();
        draft.discard().unwrap();
        let mut left = Vec::new();
        open.read_to_end(&mut left).unwrap();
        assert_eq!(left, [0; 6]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    /// What a killed run left is overwritten as well, also if the file may no longer be read.
    #[cfg(unix)]
    #[test]
    fn what_a_killed_run_left_is_overwritten() {
        let place = tempfile::tempdir().unwrap();
        let left = place.path().join(".x.part");
        fs::write(&left, b"secret").unwrap();
        let mut open = fs::File::open(&left).unwrap();
        write_new(&place.path().join("x"), b"new").unwrap();
        let mut bytes = Vec::new();
        open.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, [0; 6]);
        assert_eq!(names(place.path()), ["x"]);
        // A link is removed, and where it leads is left alone. Nobody reads a pipe.
        let other = place.path().join("other");
        fs::write(&other, b"other").unwrap();
        std::os::unix::fs::symlink(&other, place.path().join(".y.part")).unwrap();
        write_new(&place.path().join("y"), b"new").unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, place.path().join(".z.part"), 0o600.into()).unwrap();
        write_new(&place.path().join("z"), b"new").unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"other");
        assert_eq!(names(place.path()), ["other", "x", "y", "z"]);
    }

    /// The file that was written is overwritten, and not the one that has its name now.
    #[cfg(unix)]
    #[test]
    fn a_draft_is_overwritten_through_its_own_handle() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let draft = folder.draft("x".as_ref(), b"secret").unwrap();
        let aside = place.path().join("aside");
        fs::rename(draft.path(), &aside).unwrap();
        fs::write(draft.path(), b"another").unwrap();
        draft.discard().unwrap();
        assert_eq!(fs::read(&aside).unwrap(), [0; 6]);
    }

    #[test]
    fn a_new_file_is_private_and_whole() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let bytes: Vec<u8> = (0..10_000).map(|i| i as u8).collect();
        folder.write_new(OsStr::new("a.ssoshare"), &bytes).unwrap();
        let path = place.path().join("a.ssoshare");
        assert_eq!(fs::read(&path).unwrap(), bytes);
        #[cfg(unix)]
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(place.path()), ["a.ssoshare"]);
        let holds = |bytes: &[u8]| folder.holds(OsStr::new("a.ssoshare"), bytes).unwrap();
        assert!(holds(&bytes) && !holds(&bytes[1..]) && !holds(&bytes[..9_999]));
        assert!(!holds(&[&bytes[..], b"x"].concat()));
    }

    #[test]
    fn a_draft_is_no_share_until_it_is_published() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let draft = folder.draft(OsStr::new("a"), b"whole").unwrap();
        assert_eq!(names(place.path()), [".a.part"]);
        assert_eq!(fs::read(draft.path()).unwrap(), b"whole");
        draft.publish(b"whole").unwrap();
        assert_eq!(names(place.path()), ["a"]);
        folder.draft(OsStr::new("b"), b"other").unwrap().discard().unwrap();
        assert_eq!(names(place.path()), ["a"]);
        // A draft that was changed before it was published does not keep the final name.
        let draft = folder.draft(OsStr::new("c"), b"third").unwrap();
        fs::write(draft.path(), b"other").unwrap();
        assert!(matches!(draft.publish(b"third"), Err(MediaError::ReadBack { .. })));
        assert_eq!(names(place.path()), ["a"]);
    }

    #[test]
    fn nothing_is_ever_replaced() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let path = place.path().join("a");
        fs::write(&path, b"before").unwrap();
        assert!(matches!(write_new(&path, b"after"), Err(MediaError::Exists { .. })));
        // The other file appears only after the draft was written.
        let draft = folder.draft(OsStr::new("b"), b"after").unwrap();
        fs::write(place.path().join("b"), b"before").unwrap();
        assert!(matches!(draft.publish(b"after"), Err(MediaError::Exists { .. })));
        assert_eq!(fs::read(place.path().join("b")).unwrap(), b"before");
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(names(place.path()), ["a", "b"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_not_replaced() {
        let place = tempfile::tempdir().unwrap();
        let link = place.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert!(matches!(write_new(&link, b"after"), Err(MediaError::Exists { .. })));
        assert_eq!(names(place.path()), ["link"]);
    }

    #[test]
    fn a_folder_that_is_none_is_told_of() {
        let place = tempfile::tempdir().unwrap();
        let missing = place.path().join("no-such-folder");
        assert!(matches!(Folder::open(&missing), Err(MediaError::NotThere { .. })));
        fs::write(&missing, b"").unwrap();
        assert!(matches!(Folder::open(&missing), Err(MediaError::NotAFolder { .. })));
    }

    #[test]
    fn what_a_killed_run_left_does_not_stand_in_the_way() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join(".a.part"), b"half").unwrap();
        write_new(&place.path().join("a"), b"whole").unwrap();
        assert_eq!(names(place.path()), ["a"]);
    }

    /// The folder is moved away, and another folder takes its place. Windows does not allow that while the
    /// folder is held open.
    #[cfg(unix)]
    #[test]
    fn a_medium_that_is_exchanged_in_between_is_noticed() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("medium");
        fs::create_dir(&place).unwrap();
        let folder = Folder::open(&place).unwrap();
        let draft = folder.draft(OsStr::new("a"), b"bytes").unwrap();
        fs::rename(&place, root.path().join("taken off")).unwrap();
        fs::create_dir(&place).unwrap();
        assert!(matches!(draft.publish(b"bytes"), Err(MediaError::Gone { .. })));
        assert_eq!(names(&place), [""; 0]);
        assert_eq!(names(&root.path().join("taken off")), [""; 0]);
    }

    #[cfg(windows)]
    #[test]
    fn a_folder_that_is_held_is_not_moved_away() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("medium");
        fs::create_dir(&place).unwrap();
        let folder = Folder::open(&place).unwrap();
        assert!(fs::rename(&place, root.path().join("elsewhere")).is_err());
        folder.write_new(OsStr::new("a"), b"bytes").unwrap();
        assert_eq!(names(&place), ["a"]);
    }

    #[test]
    fn room_is_looked_for_beforehand() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        folder.check_room(1).unwrap();
        assert!(matches!(folder.check_room(u64::MAX), Err(MediaError::Full { .. })));
    }
}
