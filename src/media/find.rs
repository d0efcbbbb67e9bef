//! Finding shares: which lie in a folder, and which one is meant.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{ENVELOPE_EXTENSION, MediaError, SHARE_EXTENSION, UNFINISHED, folder_of};
use crate::share::descriptor::Descriptor;
use crate::share::envelope::{Envelope, LARGEST_ENVELOPE};
use crate::share::fingerprint::SetWords;
use crate::share::{LARGEST_SHARE, Share};
use crate::sys::file;

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
    #[must_use]
    pub fn names(&self, descriptor: &Descriptor) -> bool {
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
    let kind = fs::metadata(path).map_err(|error| MediaError::not_read(path, error))?;
    if !kind.is_dir() {
        return Ok(vec![read_file(path.to_owned())]);
    }
    Ok(files_of(path, SHARE_EXTENSION)?.into_iter().map(read_file).collect())
}

/// What was found at a place.
#[derive(Debug)]
pub struct FoundShare {
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
pub fn find(path: &Path, filter: &SetFilter) -> Result<FoundShare, MediaError> {
    let mut faults = Vec::new();
    let mut found: Vec<(PathBuf, Share)> = Vec::new();
    for file in scan(path)? {
        match file.content {
            Ok(share) if found.iter().any(|(_, other)| *other == share) => {}
            Ok(share) => found.push((file.path, share)),
            Err(error) => faults.push(error),
        }
    }
    let path = path.to_owned();
    match pick(found, filter) {
        Ok((path, share)) => Ok(FoundShare { path, share, faults }),
        Err(Unclear::Sets(sets)) => Err(MediaError::SeveralSets { path, sets }),
        Err(Unclear::Shares) => Err(MediaError::SeveralShares { path }),
        Err(Unclear::Other) => Err(MediaError::NoShare { path }),
        Err(Unclear::None) => {
            Err(faults.into_iter().next().unwrap_or(MediaError::NoShare { path }))
        }
    }
}

/// Why none of the shares at a place is the one that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// There is none.
    None,
    /// It was said which set is meant, and there are several, all of them others.
    Other,
    /// There are shares of several sets, with these identifiers.
    Sets(Vec<String>),
    /// There are several of the set that is meant.
    Shares,
}

/// The one share that is meant of those at a place, with where each was found.
///
/// # Errors
/// [`Unclear`], where it is none or not clear which one.
pub fn pick<P>(mut found: Vec<(P, Share)>, filter: &SetFilter) -> Result<(P, Share), Unclear> {
    let named = |(_, share): &(P, Share)| filter.names(&share.header.descriptor);
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
    match (sets.len(), filter) {
        (0 | 1, _) => {}
        (_, SetFilter::Words(_)) => return Err(Unclear::Other),
        _ => return Err(Unclear::Sets(sets)),
    }
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one),
        (Some(_), false) => Err(Unclear::Shares),
        (None, _) => Err(Unclear::None),
    }
}

/// What was found of an envelope beside shares.
#[derive(Debug, Default)]
pub struct Beside {
    /// The envelope of the set, from the first file that holds it.
    pub envelope: Option<Envelope>,
    /// Files that should hold one and do not: damaged, or altered. Whose they are is not known.
    pub faults: Vec<MediaError>,
    /// Files that hold the envelope of another set.
    pub of_other_sets: Vec<PathBuf>,
}

impl Beside {
    /// Adds what was found at another place. An envelope that was found before stays.
    pub fn add(&mut self, other: Self) {
        let Self { envelope, faults, of_other_sets } = other;
        self.envelope = self.envelope.take().or(envelope);
        self.faults.extend(faults);
        self.of_other_sets.extend(of_other_sets);
    }
}

/// The envelope of a set, looked for beside each of its share files; of a set without one, nothing is read.
#[must_use]
pub fn find_envelope(descriptor: &Descriptor, shares: &[PathBuf]) -> Beside {
    let mut beside = Beside::default();
    let Some(digest) = descriptor.envelope.as_deref() else { return beside };
    let folders = shares.iter().map(|share| folder_of(share));
    let files = folders.filter_map(|folder| files_of(folder, ENVELOPE_EXTENSION).ok()).flatten();
    for path in files {
        match read_envelope(&path) {
            Ok(other) if other.set_id() != descriptor.set_id => beside.of_other_sets.push(path),
            Ok(envelope) if envelope.digest() == *digest => {
                beside.envelope.get_or_insert(envelope);
            }
            // It says that it is of this set, and is not the one that the set was made with.
            Ok(_) => beside.faults.push(MediaError::Envelope { path, error: None }),
            Err(error) => beside.faults.push(error),
        }
    }
    beside
}

fn read_envelope(path: &Path) -> Result<Envelope, MediaError> {
    let bytes = read_at_most(path, LARGEST_ENVELOPE)?;
    Envelope::from_file(&bytes)
        .map_err(|error| MediaError::Envelope { path: path.to_owned(), error: Some(error) })
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
        let file = file::open_to_read(path)?;
        file.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| MediaError::not_read(path, error))
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
    list().map_err(|error| MediaError::not_read(folder, error))
}

/// What runs that were broken off have left in a folder: files that were never finished, and are no
/// shares. Nothing where the path is a file.
///
/// # Errors
/// As [`scan`].
pub fn unfinished(path: &Path) -> Result<Vec<PathBuf>, MediaError> {
    let kind = fs::metadata(path).map_err(|error| MediaError::not_read(path, error))?;
    if !kind.is_dir() {
        return Ok(Vec::new());
    }
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kinds = [SHARE_EXTENSION, ENVELOPE_EXTENSION];
        let mut endings = kinds.map(|kind| format!(".{kind}{UNFINISHED}")).into_iter();
        name.starts_with('.') && endings.any(|ending| name.ends_with(&ending))
    };
    let list = || {
        let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
        let mut found = entries.collect::<std::io::Result<Vec<PathBuf>>>()?;
        found.retain(is_ours);
        found.sort();
        Ok(found)
    };
    list().map_err(|error| MediaError::not_read(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_of_any_size_is_read_to_the_limit_only() {
        use crate::error::{Status, UserError};
        let path = Path::new("/dev/zero");
        assert_eq!(read_at_most(path, 100).unwrap().len(), 101);
        let error = read_file(path.to_owned()).content.unwrap_err();
        assert_eq!(error.status(), Status::Damaged);
    }

    #[test]
    fn what_was_never_finished_is_named() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".a-x001.ssoshare.part", "a-x001.ssoshare", ".b.ssoenvelope.part", ".c.part"] {
            fs::write(folder.path().join(name), b"half").unwrap();
        }
        let found = unfinished(folder.path()).unwrap();
        let names: Vec<_> = found.iter().map(|path| path.file_name().unwrap()).collect();
        assert_eq!(names, [".a-x001.ssoshare.part", ".b.ssoenvelope.part"]);
        assert_eq!(
            unfinished(&folder.path().join("a-x001.ssoshare")).unwrap(),
            [""; 0].map(PathBuf::from)
        );
    }
}
