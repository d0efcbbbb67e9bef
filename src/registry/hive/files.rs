//! The files of a hive: the hive itself and the files beside it.
//!
//! Files are opened, renamed and removed through one handle of the folder, which is taken at the start.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::os::fd::OwnedFd;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};

use rustix::fs::{
    AtFlags, FlockOperation, Mode, OFlags, StatVfsMountFlags, fadvise, flock, fstatvfs, linkat,
    openat, renameat, unlinkat,
};
use rustix::io::Errno;

use super::attributes;
use super::error::HiveError;
use super::header::{BYTES, LARGEST};
use super::join::both;
use super::left_behind::LeftBehind;
use super::logs;
use super::volume::hibernation_file;
use crate::media::{folder_of, note_unsynced};
use crate::sys::directory::sync_directory;
use crate::sys::image::Image;
use crate::sys::open_elsewhere::stays;

/// The size of one read or one overwrite, in bytes.
const PIECE: usize = 256 << 10;

/// The most bytes of a transaction log that are read.
const LARGEST_LOG: u64 = 64 << 20;

/// Shows whether a file is still the one that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileIdentity {
    device: u64,
    inode: u64,
    size: u64,
    changed: (i64, i64),
}

impl FileIdentity {
    fn of(metadata: &fs::Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.len(),
            changed: (metadata.mtime(), metadata.mtime_nsec()),
        }
    }
}

/// The hive, and the names of this program's files beside it.
#[derive(Debug)]
pub(super) struct HivePaths {
    pub(super) path: PathBuf,
    folder: OwnedFd,
    folder_path: PathBuf,
    name: OsString,
}

impl HivePaths {
    pub(super) fn new(path: &Path) -> Result<Self, HiveError> {
        let not_a_file = || HiveError::NotAFile { path: path.to_owned() };
        let name = path.file_name().ok_or_else(not_a_file)?.to_owned();
        let folder_path = folder_of(path).to_owned();
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let folder = rustix::fs::open(&folder_path, flags, Mode::empty())
            .map_err(|error| HiveError::folder(&folder_path, error.into()))?;
        Ok(Self { path: path.to_owned(), folder, folder_path, name })
    }

    /// The name of a file of this program beside the hive.
    fn beside(&self, ending: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(ending);
        name
    }

    /// The name of the draft, which becomes the new hive.
    fn draft(&self) -> OsString {
        self.beside(".sso-escrow.part")
    }

    /// The name of an incomplete copy of the hive, for file systems without hard links.
    fn copy(&self) -> OsString {
        self.beside(".sso-escrow.copy.part")
    }

    /// The name of the old hive.
    fn old(&self) -> OsString {
        self.beside(".sso-escrow.before")
    }

    pub(super) fn old_path(&self) -> PathBuf {
        self.path_of(&self.old())
    }

    fn path_of(&self, name: &OsStr) -> PathBuf {
        self.folder_path.join(name)
    }

    fn open_at(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        // Some files that are not regular, such as pipes, would block the open.
        let flags = flags | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        Ok(File::from(openat(&self.folder, name, flags, Mode::RUSR | Mode::WUSR)?))
    }

    pub(super) fn sync_folder(&self) -> io::Result<()> {
        if !sync_directory(&self.folder)? {
            note_unsynced(&self.folder_path);
        }
        Ok(())
    }

    fn remove(&self, name: &OsStr) -> io::Result<()> {
        match unlinkat(&self.folder, name, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => self.sync_folder(),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the hive for reading and locks it. Other runs of this program may read it, but not write it.
    pub(super) fn open_hive(&self) -> Result<(File, FileIdentity), HiveError> {
        let path = self.path.clone();
        let file = match self.open_at(&self.name, OFlags::RDONLY) {
            Ok(file) => file,
            Err(error) if error.raw_os_error() == Some(libc::ELOOP) => {
                return Err(HiveError::NotAFile { path });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(HiveError::NotThere { path });
            }
            Err(error) => return Err(HiveError::read(&path, error)),
        };
        let metadata = file.metadata().map_err(|error| HiveError::read(&path, error))?;
        if !metadata.is_file() {
            return Err(HiveError::NotAFile { path });
        }
        if metadata.len() > LARGEST {
            return Err(HiveError::TooLarge { path });
        }
        if metadata.len() == 0 {
            return Err(HiveError::NotAHive { path });
        }
        self.lock_for_reading(&file)?;
        Ok((file, FileIdentity::of(&metadata)))
    }

    /// Locks the hive against all other runs of this program.
    pub(super) fn lock_for_writing(&self, file: &File) -> Result<(), HiveError> {
        self.lock(file, FlockOperation::NonBlockingLockExclusive)
    }

    /// Lets other runs of this program read the hive, but not write it.
    pub(super) fn lock_for_reading(&self, file: &File) -> Result<(), HiveError> {
        self.lock(file, FlockOperation::NonBlockingLockShared)
    }

    fn lock(&self, file: &File, how: FlockOperation) -> Result<(), HiveError> {
        // If the file system has no locks, nobody can hold one.
        match stays(|| flock(file, how) == Err(Errno::WOULDBLOCK)) {
            true => Err(HiveError::InUse { path: self.path.clone() }),
            false => Ok(()),
        }
    }

    /// Reports whether the hive is still the file that was read, unchanged.
    pub(super) fn is_unchanged(&self, identity: FileIdentity) -> bool {
        let now = self.open_at(&self.name, OFlags::RDONLY).and_then(|file| file.metadata());
        now.is_ok_and(|now| FileIdentity::of(&now) == identity)
    }

    /// Reads a whole file.
    pub(super) fn read(&self, file: &File, length: u64) -> Result<Image, HiveError> {
        let mut image = Image::zeroed(length as usize).map_err(HiveError::Memory)?;
        let middle = image.len() / 2;
        let (start, end) = image.split_at_mut(middle);
        let start = || file.read_exact_at(start, 0);
        let (start, end) = both(start, || file.read_exact_at(end, middle as u64));
        start.and(end).map_err(|error| HiveError::read(&self.path, error))?;
        Ok(image)
    }

    /// Finds a transaction log beside the hive whose changes are not in a hive with this sequence number.
    pub(super) fn log_ahead(&self, sequence: u32) -> Result<Option<PathBuf>, HiveError> {
        let name = self.name.to_string_lossy().to_lowercase();
        let entries = fs::read_dir(&self.folder_path)
            .map_err(|error| HiveError::read(&self.folder_path, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| HiveError::read(&self.folder_path, error))?;
            let other = entry.file_name().to_string_lossy().to_lowercase();
            let is_log = other
                .strip_prefix(&name)
                .is_some_and(|it| [".log", ".log1", ".log2"].contains(&it));
            if is_log && self.is_ahead(&entry.file_name(), sequence)? {
                return Ok(Some(entry.path()));
            }
        }
        Ok(None)
    }

    fn is_ahead(&self, name: &OsStr, sequence: u32) -> Result<bool, HiveError> {
        let path = self.path_of(name);
        let failed = |error| HiveError::read(&path, error);
        let file = self.open_at(name, OFlags::RDONLY).map_err(failed)?;
        let length = file.metadata().map_err(failed)?.len().min(LARGEST_LOG);
        if length == 0 {
            return Ok(false);
        }
        Ok(logs::is_ahead(&self.read(&file, length)?, sequence))
    }

    /// Checks the conditions for replacing the hive, except for the files beside it.
    pub(super) fn check_volume(&self, size: u64) -> Result<(), HiveError> {
        /// Room for growth by a write, and for the file system itself.
        const MORE: u64 = 8 << 20;
        let path = self.path.clone();
        let hibernation = self.hibernation()?;
        if let Some(file) = hibernation {
            return Err(HiveError::Hibernated { path, file });
        }
        let volume =
            fstatvfs(&self.folder).map_err(|error| HiveError::read(&path, error.into()))?;
        if volume.f_flag.contains(StatVfsMountFlags::RDONLY) {
            return Err(HiveError::read_only(&path));
        }
        let wanted = 2 * (size + MORE);
        if volume.f_bavail.saturating_mul(volume.f_frsize) < wanted {
            return Err(HiveError::NoRoom { path, mib: wanted.div_ceil(1 << 20) });
        }
        let limit = rustix::process::getrlimit(rustix::process::Resource::Fsize).current;
        if limit.is_some_and(|limit| limit < size + MORE) {
            return Err(HiveError::write(&path, io::ErrorKind::FileTooLarge.into()));
        }
        // The old hive is wiped at the end, so find out now whether it can be written.
        let opened = self.open_at(&self.name, OFlags::RDWR);
        opened.map(|_| ()).map_err(|error| HiveError::write(&path, error))
    }

    /// The file which shows that the Windows on the volume is hibernated. `None` if it is not.
    pub(super) fn hibernation(&self) -> Result<Option<PathBuf>, HiveError> {
        let file = hibernation_file(&self.folder_path);
        let Some(file) = file.filter(|file| fs::metadata(file).is_ok_and(|it| it.is_file())) else {
            return Ok(None);
        };
        let mut start = [0; 4];
        let read = File::open(&file).and_then(|mut opened| opened.read(&mut start));
        read.map_err(|error| HiveError::read(&file, error))?;
        Ok([b"hibr", b"HIBR"].contains(&&start).then_some(file))
    }

    /// The files that earlier runs left beside the hive.
    pub(super) fn left_behind(&self, hive: &File) -> Result<Vec<LeftBehind>, HiveError> {
        let mut found = Vec::new();
        for name in [self.draft(), self.copy(), self.old()] {
            let path = self.path_of(&name);
            let failed = |error| HiveError::read(&path, error);
            let file = match self.open_at(&name, OFlags::RDONLY) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => {
                    found.push(match error.raw_os_error() {
                        // A run of this program makes neither a link nor a socket.
                        Some(libc::ELOOP | libc::ENXIO) => LeftBehind::Strange { path },
                        Some(code) => LeftBehind::Unreadable { path, code },
                        None => return Err(HiveError::read(&path, error)),
                    });
                    continue;
                }
            };
            let (metadata, own) =
                (file.metadata().map_err(failed)?, hive.metadata().map_err(failed)?);
            let is_hive = (metadata.dev(), metadata.ino()) == (own.dev(), own.ino());
            let is_old = name == self.old();
            found.push(match () {
                () if !metadata.is_file() => LeftBehind::Strange { path },
                () if is_hive && is_old => LeftBehind::Same { path },
                () if metadata.nlink() > 1 => LeftBehind::Strange { path },
                () if !is_old => LeftBehind::Draft { path },
                () => what_is(&file, hive, metadata.len() == own.len(), path)?,
            });
        }
        Ok(found)
    }

    /// Removes the files that earlier runs left. Refuses if one is the complete old hive, or is not a file of
    /// this program.
    pub(super) fn clean(&self, left: &[LeftBehind]) -> Result<(), HiveError> {
        for one in left {
            if let Some(error) = HiveError::of_left(&self.path, one) {
                return Err(error);
            }
            let path = one.path();
            self.wipe_unless_hive(path.file_name().unwrap_or_default())
                .map_err(|error| HiveError::LeftBehind { path: path.to_owned(), error })?;
        }
        Ok(())
    }

    /// Removes a file. Overwrites its bytes first, unless the file has another name (it may be the hive).
    fn wipe_unless_hive(&self, name: &OsStr) -> io::Result<()> {
        let file = match self.open_at(name, OFlags::RDWR) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        let metadata = file.metadata()?;
        if metadata.nlink() == 1 {
            let lock = FlockOperation::NonBlockingLockExclusive;
            if stays(|| flock(&file, lock) == Err(Errno::WOULDBLOCK)) {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            overwrite(&file, 0..metadata.len() as usize)?;
        }
        self.remove(name)
    }

    /// Creates the draft.
    pub(super) fn new_draft(&self) -> Result<File, HiveError> {
        let path = self.path_of(&self.draft());
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
        self.open_at(&self.draft(), flags).map_err(|error| HiveError::write(&path, error))
    }

    /// Removes the draft after a fault. Returns `fault`. If the draft cannot be removed, returns that error, with
    /// `fault` in it.
    pub(super) fn discard(&self, draft: &File, fault: HiveError) -> HiveError {
        // If the draft cannot be overwritten, remove it anyway.
        let _ = draft.metadata().and_then(|it| overwrite(draft, 0..it.len() as usize));
        match self.remove(&self.draft()) {
            Ok(()) => fault,
            Err(error) => HiveError::stays(self.path_of(&self.draft()), error, fault),
        }
    }

    /// Keeps the hive under a second name, or as a copy if the file system has no hard links.
    pub(super) fn keep_old(&self, hive: &File) -> Result<(), HiveError> {
        let failed = |error: io::Error| HiveError::write(&self.old_path(), error);
        match linkat(&self.folder, &self.name, &self.folder, self.old(), AtFlags::empty()) {
            Ok(()) => {}
            Err(Errno::EXIST) => return Err(HiveError::Strange { path: self.old_path() }),
            Err(_) => self.copy_old(hive)?,
        }
        self.sync_folder().map_err(failed)
    }

    fn copy_old(&self, hive: &File) -> Result<(), HiveError> {
        let path = self.path_of(&self.copy());
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL;
        let copy = self.open_at(&self.copy(), flags);
        let copy = copy.map_err(|error| HiveError::write(&path, error))?;
        let copied = || -> io::Result<bool> {
            let mut from = hive.try_clone()?;
            from.seek(SeekFrom::Start(0))?;
            io::copy(&mut from, &mut &copy)?;
            copy.sync_all()?;
            drop_cache(&copy);
            are_equal(&copy, hive)
        };
        let made = match copied() {
            Ok(true) => {
                attributes::carry(hive, &copy).map_err(|attributes::NotCarried(attribute)| {
                    HiveError::Attributes { path: self.path.clone(), attribute }
                })
            }
            Ok(false) => Err(HiveError::ReadBack { path: self.path.clone() }),
            Err(error) => Err(HiveError::write(&path, error)),
        };
        let named = made.and_then(|()| {
            renameat(&self.folder, self.copy(), &self.folder, self.old())
                .map_err(|error| HiveError::write(&path, error.into()))
        });
        named.map_err(|fault| match self.wipe_unless_hive(&self.copy()) {
            Ok(()) => fault,
            Err(error) => HiveError::stays(path, error, fault),
        })
    }

    /// Removes the second name of the hive after the draft could not be put in place. Returns `fault`, or the
    /// error if the name cannot be removed.
    pub(super) fn drop_old(&self, fault: HiveError) -> HiveError {
        match self.wipe_unless_hive(&self.old()) {
            Ok(()) => fault,
            Err(error) => HiveError::stays(self.old_path(), error, fault),
        }
    }

    /// Replaces the hive with the draft, in one step.
    pub(super) fn put_in_place(&self) -> io::Result<()> {
        Ok(renameat(&self.folder, self.draft(), &self.folder, &self.name)?)
    }

    /// Puts the old hive back in its place.
    pub(super) fn take_back(&self) -> io::Result<()> {
        renameat(&self.folder, self.old(), &self.folder, &self.name)?;
        self.sync_folder()
    }

    /// Opens the hive again and checks that it is the draft, which was read back under its first name. `None`
    /// if it is another file.
    pub(super) fn opened_again(
        &self,
        draft: &File,
        image: &[u8],
    ) -> io::Result<Option<(File, FileIdentity)>> {
        let file = self.open_at(&self.name, OFlags::RDONLY)?;
        let (identity, own) =
            (FileIdentity::of(&file.metadata()?), FileIdentity::of(&draft.metadata()?));
        drop_cache(&file);
        let mut head = vec![0; BYTES];
        file.read_exact_at(&mut head, 0)?;
        let same = identity == own && identity.size == image.len() as u64;
        Ok((same && image.starts_with(&head)).then_some((file, identity)))
    }

    /// Wipes these parts of the old hive and its header, and then removes it. The rest of the old hive is
    /// also in the new one.
    pub(super) fn wipe_old(&self, parts: &[Range<usize>]) -> io::Result<()> {
        let file = self.open_at(&self.old(), OFlags::RDWR)?;
        // The header first: a later run then recognises the file as partly wiped.
        overwrite(&file, 0..BYTES)?;
        for part in parts {
            write_zeros(&file, part.clone())?;
        }
        file.sync_all()?;
        self.remove(&self.old())
    }
}

/// Finds out what a file with the name of the old hive is.
fn what_is(
    file: &File,
    hive: &File,
    same_length: bool,
    path: PathBuf,
) -> Result<LeftBehind, HiveError> {
    let failed = |error| HiveError::read(&path, error);
    let mut head = vec![0; BYTES];
    let length = file.read_at(&mut head, 0).map_err(failed)?;
    let head = &head[..length];
    Ok(match () {
        () if head.iter().all(|byte| *byte == 0) => LeftBehind::HalfWiped { path },
        () if same_length && are_equal(file, hive).map_err(failed)? => LeftBehind::Same { path },
        () if head.starts_with(b"regf") => LeftBehind::Old { path },
        () => LeftBehind::Strange { path },
    })
}

/// Asks the kernel to remove a flushed file from its cache. The kernel may keep parts of it.
pub(super) fn drop_cache(file: &File) {
    let _ = fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

/// Reports whether a file holds exactly these bytes.
pub(super) fn holds(file: &File, bytes: &[u8]) -> io::Result<bool> {
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let middle = bytes.len() / 2;
    let (start, end) = bytes.split_at(middle);
    let (start, end) = both(|| holds_at(file, start, 0), || holds_at(file, end, middle));
    Ok(start? && end?)
}

fn holds_at(file: &File, bytes: &[u8], start: usize) -> io::Result<bool> {
    let mut piece = Image::zeroed(PIECE).map_err(|_| io::ErrorKind::OutOfMemory)?;
    for (number, expected) in bytes.chunks(PIECE).enumerate() {
        let piece = &mut piece[..expected.len()];
        file.read_exact_at(piece, (start + number * PIECE) as u64)?;
        if piece != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

fn are_equal(one: &File, other: &File) -> io::Result<bool> {
    let length = other.metadata()?.len();
    if one.metadata()?.len() != length {
        return Ok(false);
    }
    let image = || Image::zeroed(PIECE).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory));
    let mut pieces = [image()?, image()?];
    let mut at = 0;
    while at < length {
        let size = (length - at).min(PIECE as u64) as usize;
        let [first, second] = &mut pieces;
        one.read_exact_at(&mut first[..size], at)?;
        other.read_exact_at(&mut second[..size], at)?;
        if first[..size] != second[..size] {
            return Ok(false);
        }
        at += size as u64;
    }
    Ok(true)
}

/// Overwrites a part of a file with zeros, and flushes it to the disk.
pub(super) fn overwrite(file: &File, part: Range<usize>) -> io::Result<()> {
    write_zeros(file, part)?;
    file.sync_all()
}

fn write_zeros(file: &File, part: Range<usize>) -> io::Result<()> {
    let zeros = vec![0; PIECE.min(part.len())];
    let mut at = part.start;
    while at < part.end {
        let piece = &zeros[..PIECE.min(part.end - at)];
        file.write_all_at(piece, at as u64)?;
        at += piece.len();
    }
    Ok(())
}
