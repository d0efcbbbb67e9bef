//! Shares on removable media: folders and files.
//!
//! Whatever is written appears whole or not at all: temporary file, fsync, rename, fsync of the
//! folder, and then it is read back past the page cache and compared.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Advice, CWD, RenameFlags};

use crate::fault::{Fault, Status, fault_is_error, system_cause};
use crate::message;
use crate::share::descriptor::Descriptor;
use crate::share::envelope::{Envelope, LARGEST_ENVELOPE};
use crate::share::fingerprint::SetWords;
use crate::share::{LARGEST_SHARE, Share, ShareError};
use crate::text::Message;

/// The extension of a share's file.
const SHARE_EXTENSION: &str = "ssoshare";
/// The extension of an envelope's file.
const ENVELOPE_EXTENSION: &str = "ssoenvelope";

/// Why a place cannot be read or written.
#[derive(Debug)]
pub enum MediaError {
    /// There is nothing at that path.
    NotThere {
        /// The path.
        path: PathBuf,
    },
    /// It must be a folder, and is none.
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder holds no share, or none of the set that was asked for.
    NoShare {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds shares of several sets, and it was not said which one is meant.
    SeveralSets {
        /// The folder.
        path: PathBuf,
        /// The sets: their identifiers.
        sets: Vec<String>,
    },
    /// The folder holds several shares of one set, which no medium may.
    SeveralShares {
        /// The folder.
        path: PathBuf,
    },
    /// The file is not a share that can be read.
    Share {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ShareError,
    },
    /// A file of that name is there already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// What was read back is not what was written; it was removed again.
    ReadBack {
        /// The file.
        path: PathBuf,
    },
    /// A file whose writing went wrong could not be removed either.
    LeftBehind {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The system refused to read.
    Read {
        /// The path.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The system refused to write; nothing was left behind.
    Write {
        /// The path.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl Fault for MediaError {
    fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::NotThere { path } => message!("media-not-there", path = shown(path)),
            Self::NotAFolder { path } => message!("media-not-a-folder", path = shown(path)),
            Self::NoShare { path } => message!("media-no-share", path = shown(path)),
            Self::SeveralSets { path, sets } => {
                message!("media-several-sets", path = shown(path), sets = sets.join(", "))
            }
            Self::SeveralShares { path } => message!("media-several-shares", path = shown(path)),
            Self::Share { path, error } => {
                message!("media-share", path = shown(path), cause = error.message())
            }
            Self::Exists { path } => message!("media-exists", path = shown(path)),
            Self::ReadBack { path } => message!("media-read-back", path = shown(path)),
            Self::LeftBehind { path, error } => {
                message!("media-left-behind", path = shown(path), cause = system_cause(error))
            }
            Self::Read { path, error } => {
                message!("media-read", path = shown(path), cause = system_cause(error))
            }
            Self::Write { path, error } => {
                message!("media-write", path = shown(path), cause = system_cause(error))
            }
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::NotThere { .. } | Self::NotAFolder { .. } | Self::SeveralSets { .. } => {
                Status::Usage
            }
            Self::NoShare { .. } | Self::SeveralShares { .. } | Self::Share { .. } => {
                Status::Damaged
            }
            Self::Exists { .. } => Status::Target,
            Self::ReadBack { .. }
            | Self::LeftBehind { .. }
            | Self::Read { .. }
            | Self::Write { .. } => Status::Failed,
        }
    }
}

fault_is_error!(MediaError);

/// Which of several sets at a place is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SetFilter {
    /// There must be one only.
    #[default]
    Only,
    /// The one whose identifier begins with these hexadecimal digits, or whose files begin with
    /// these words.
    Id(String),
    /// The one with these words, if it is there; else as [`Only`](Self::Only).
    Words(SetWords),
}

impl SetFilter {
    /// Whether a set is the one that was asked for by name.
    fn names(&self, descriptor: &Descriptor) -> bool {
        match self {
            Self::Only => false,
            Self::Id(id) => descriptor.is_named(id),
            Self::Words(words) => descriptor.fingerprint().words() == *words,
        }
    }
}

/// A share file, or what is one by its name.
#[derive(Debug)]
pub struct ShareFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What is in it.
    pub content: Result<Share, MediaError>,
}

/// All share files of a folder, in the order of their names, or the one file.
///
/// # Errors
/// [`MediaError::NotThere`], [`MediaError::Read`]. Faulty files are no error here: they are in the
/// list.
pub fn scan(path: &Path) -> Result<Vec<ShareFile>, MediaError> {
    let kind = fs::metadata(path).map_err(|error| not_read(path, error))?;
    if !kind.is_dir() {
        return Ok(vec![read_file(path.to_owned())]);
    }
    Ok(files_of(path, SHARE_EXTENSION)?.into_iter().map(read_file).collect())
}

/// What was found at a place.
#[derive(Debug)]
pub struct Found {
    /// The file of the share.
    pub path: PathBuf,
    /// The share.
    pub share: Share,
    /// Faulty files that lie beside it.
    pub faults: Vec<MediaError>,
}

/// The one share at a place: that file, or the share of the set that was asked for in that folder.
///
/// # Errors
/// [`MediaError`]. A faulty file beside a good one is told of, and copies of one share count as one.
pub fn find(path: &Path, filter: &SetFilter) -> Result<Found, MediaError> {
    let mut faults = Vec::new();
    let mut found: Vec<(PathBuf, Share)> = Vec::new();
    for file in scan(path)? {
        match file.content {
            Ok(share) if found.iter().any(|(_, other)| *other == share) => {}
            Ok(share) => found.push((file.path, share)),
            Err(error) => faults.push(error),
        }
    }
    let named = |(_, share): &(PathBuf, Share)| filter.names(&share.header.descriptor);
    if matches!(filter, SetFilter::Id(_)) || found.iter().any(named) {
        found.retain(named);
    }
    let mut sets: Vec<String> = Vec::new();
    for (_, share) in &found {
        let id = share.header.descriptor.set_id.to_string();
        if !sets.contains(&id) {
            sets.push(id);
        }
    }
    let path = path.to_owned();
    match (sets.len(), filter) {
        (0 | 1, _) => {}
        // It was said which one is meant, and it is none of these.
        (_, SetFilter::Words(_)) => return Err(MediaError::NoShare { path }),
        _ => return Err(MediaError::SeveralSets { path, sets }),
    }
    match (found.pop(), found.is_empty()) {
        (Some((path, share)), true) => Ok(Found { path, share, faults }),
        (Some(_), false) => Err(MediaError::SeveralShares { path }),
        (None, _) => Err(faults.into_iter().next().unwrap_or(MediaError::NoShare { path })),
    }
}

/// The envelope of a set, looked for beside each of its share files.
#[must_use]
pub fn find_envelope(descriptor: &Descriptor, shares: &[PathBuf]) -> Option<Envelope> {
    let digest = descriptor.envelope.as_deref()?;
    let folders = shares.iter().map(|share| folder_of(share));
    let files = folders.filter_map(|folder| files_of(folder, ENVELOPE_EXTENSION).ok()).flatten();
    files
        .filter_map(|path| read_at_most(&path, LARGEST_ENVELOPE).ok())
        .filter_map(|bytes| Envelope::from_file(&bytes).ok())
        .find(|envelope| envelope.set_id() == descriptor.set_id && envelope.digest() == *digest)
}

/// Looks whether `folder` is one that can be written to, by writing nothing.
///
/// # Errors
/// [`MediaError::NotThere`], [`MediaError::NotAFolder`], [`MediaError::Write`].
pub fn check_folder(folder: &Path) -> Result<(), MediaError> {
    let kind = fs::metadata(folder).map_err(|error| not_read(folder, error))?;
    if !kind.is_dir() {
        return Err(MediaError::NotAFolder { path: folder.to_owned() });
    }
    let access = rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK;
    rustix::fs::access(folder, access).map_err(|error| not_written(folder, error.into()))
}

/// Writes a new file, and reads it back. `bytes` may be secret; only its owner may read the file.
///
/// # Errors
/// [`MediaError::Exists`] where a file of that name is there; [`MediaError::Write`],
/// [`MediaError::ReadBack`]. Nothing is left behind then, but what was there before.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), MediaError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(MediaError::Exists { path: path.to_owned() });
    }
    let folder = folder_of(path);
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".part");
    let temporary = folder.join(name);
    // What a run that was killed has left under this name was never a file of the set.
    match fs::remove_file(&temporary) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(not_written(path, error)),
    }
    let written = write_temporary(&temporary, bytes).and_then(|()| rename_new(&temporary, path));
    if let Err(error) = written {
        if let Err(error) = fs::remove_file(&temporary)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(MediaError::LeftBehind { path: temporary, error });
        }
        return Err(match error.kind() {
            io::ErrorKind::AlreadyExists => MediaError::Exists { path: path.to_owned() },
            _ => not_written(path, error),
        });
    }
    // From here on the file has its name; whatever goes wrong, it must not keep it.
    let fault = match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) => not_written(path, error),
        Ok(()) if read_back(path, bytes).unwrap_or(false) => return Ok(()),
        Ok(()) => MediaError::ReadBack { path: path.to_owned() },
    };
    match remove_durably(path) {
        Ok(()) => Err(fault),
        Err(error) => Err(MediaError::LeftBehind { path: path.to_owned(), error }),
    }
}

/// Removes a file that this run has written, durably.
///
/// # Errors
/// [`MediaError::Write`]: it is still there.
pub fn remove(path: &Path) -> Result<(), MediaError> {
    remove_durably(path).map_err(|error| not_written(path, error))
}

fn remove_durably(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    File::open(folder_of(path))?.sync_all()
}

/// The folder that a file lies in.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

fn write_temporary(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Renames without ever replacing a file.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some file systems cannot promise it; then a look has to do.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
            if fs::symlink_metadata(to).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            fs::rename(from, to)
        }
        other => Ok(other?),
    }
}

/// Whether a file, read past the page cache as far as the system does that, holds just these bytes.
fn read_back(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let _ = rustix::fs::fadvise(file.as_fd(), 0, None, Advice::DontNeed);
    let mut buffer = [0; 4096];
    let mut rest = bytes;
    loop {
        let read = file.read(&mut buffer)?;
        let same = rest.get(..read).is_some_and(|expected| expected == &buffer[..read]);
        zeroize::Zeroize::zeroize(&mut buffer[..read]);
        match read {
            0 => return Ok(rest.is_empty()),
            _ if !same => return Ok(false),
            _ => rest = &rest[read..],
        }
    }
}

fn read_file(path: PathBuf) -> ShareFile {
    let content = read_at_most(&path, LARGEST_SHARE).and_then(|bytes| {
        Share::from_file(&bytes).map_err(|error| MediaError::Share { path: path.clone(), error })
    });
    ShareFile { path, content }
}

/// The bytes of a file, at most one more than `most`, whatever its size is said to be.
fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>, MediaError> {
    let read = || {
        let mut bytes = Vec::new();
        // A pipe or a device in place of a file would block, or never end.
        let flags = rustix::fs::OFlags::NONBLOCK.bits() as i32;
        let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
        file.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| not_read(path, error))
}

/// The files of a folder with that extension, in the order of their names. Hidden ones are passed
/// over: some systems leave copies of names there that hold something else.
fn files_of(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, MediaError> {
    let list = || {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes()[0] == b'.');
            let ours = path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
            if ours && !hidden {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    };
    list().map_err(|error| not_read(folder, error))
}

fn not_read(path: &Path, error: io::Error) -> MediaError {
    match error.kind() {
        io::ErrorKind::NotFound => MediaError::NotThere { path: path.to_owned() },
        _ => MediaError::Read { path: path.to_owned(), error },
    }
}

fn not_written(path: &Path, error: io::Error) -> MediaError {
    MediaError::Write { path: path.to_owned(), error }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_private_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ssoshare");
        let bytes: Vec<u8> = (0..10_000).map(|i| i as u8).collect();
        write_new(&path, &bytes).unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(names(folder.path()), ["a.ssoshare"]);
        assert!(read_back(&path, &bytes).unwrap());
        assert!(!read_back(&path, &bytes[1..]).unwrap());
        assert!(!read_back(&path, &[&bytes[..], b"x"].concat()).unwrap());
        assert!(!read_back(&path, &bytes[..9_999]).unwrap());
    }

    #[test]
    fn nothing_is_ever_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"before").unwrap();
        assert!(matches!(write_new(&path, b"after"), Err(MediaError::Exists { .. })));
        let temporary = folder.path().join("b");
        fs::write(&temporary, b"after").unwrap();
        let kind = rename_new(&temporary, &path).unwrap_err().kind();
        assert_eq!(kind, io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"before");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        assert!(matches!(write_new(&link, b"after"), Err(MediaError::Exists { .. })));
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no-such-folder").join("a");
        assert!(matches!(write_new(&path, b"x"), Err(MediaError::Write { .. })));
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn what_a_killed_run_left_does_not_stand_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".a.part"), b"half").unwrap();
        write_new(&folder.path().join("a"), b"whole").unwrap();
        assert_eq!(names(folder.path()), ["a"]);
    }

    #[test]
    fn a_file_of_any_size_is_read_to_the_limit_only() {
        let path = Path::new("/dev/zero");
        assert_eq!(read_at_most(path, 100).unwrap().len(), 101);
        let error = read_file(path.to_owned()).content.unwrap_err();
        assert_eq!(error.status(), Status::Damaged);
    }
}
