//! Finding shares: which ones a folder holds, and which one is meant.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{
    ENVELOPE_EXTENSION, MOST_FILES, MediaError, PENDING_EXTENSION, SHARE_EXTENSION, UNFINISHED,
    folder_of, stop,
};
use crate::share::descriptor::{Descriptor, Purpose};
use crate::share::envelope::{Envelope, LARGEST_ENVELOPE, begins_as_envelope};
use crate::share::fingerprint::SetWords;
use crate::share::header::Protector;
use crate::share::{BEGIN_BYTES, LARGEST_SHARE, Share, begins_as_share};
use crate::sys::file;

/// Which of several sets in a folder is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SetFilter {
    /// The only set. There must be exactly one.
    #[default]
    Only,
    /// The set whose identifier begins with these hexadecimal digits, or whose files begin with these words.
    Id(String),
    /// The set with these words, if it is there. Otherwise as [`Only`](Self::Only).
    Words(SetWords),
}

impl SetFilter {
    /// Returns whether a set is the one that was named.
    #[must_use]
    pub fn names(&self, descriptor: &Descriptor) -> bool {
        match self {
            Self::Only => false,
            Self::Id(id) => descriptor.is_named(id),
            Self::Words(words) => descriptor.fingerprint().words() == *words,
        }
    }
}

/// Returns whether the name of a share file says that its ceremony was not finished. The name is a label for people:
/// anyone can change it.
#[must_use]
pub fn is_pending(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.contains(&format!(".{PENDING_EXTENSION}"))
}

/// A file whose name or content is that of a share file, or of a share whose ceremony is not finished.
#[derive(Debug)]
pub struct ShareFile {
    /// Its path.
    pub path: PathBuf,
    /// The share in it, or why there is no valid share.
    pub content: Result<Share, MediaError>,
}

/// Reads all share files of a folder, in the order of their names; pending ones come last. A file with another name is a
/// share file if it begins as one: names get lost on the way. If `path` is a file, reads that file.
///
/// # Errors
/// [`MediaError::NotThere`], [`MediaError::Read`], [`MediaError::Interrupted`]. A faulty file is no error here: the list
/// contains it.
pub fn scan(path: &Path) -> Result<Vec<ShareFile>, MediaError> {
    let kind = fs::metadata(path).map_err(|error| MediaError::not_read(path, error))?;
    if !kind.is_dir() {
        return Ok(vec![read_file(path.to_owned())]);
    }
    read_shares(list(path)?)
}

/// Stops here if a request has come. A search of few files ends soon: then the request waits until the caller has done
/// what it does with them.
fn check_stop(count: usize) -> Result<(), MediaError> {
    const FEW: usize = 256;
    if count > FEW { stop::check() } else { Ok(()) }
}

/// Reads the share files among these.
fn read_shares(paths: Vec<PathBuf>) -> Result<Vec<ShareFile>, MediaError> {
    let count = paths.len();
    let (mut files, others): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| has_extension(path, SHARE_EXTENSION));
    let (pending, others): (Vec<_>, Vec<_>) = others
        .into_iter()
        .partition(|path| has_extension(path, PENDING_EXTENSION) && is_named_for_x(path));
    for path in others.into_iter().filter(|_| count <= MOST_FILES) {
        check_stop(count)?;
        if begins(&path, begins_as_share) {
            files.push(path);
        }
    }
    files.extend(pending);
    let read = |path| check_stop(count).map(|()| read_file(path));
    files.into_iter().map(read).collect()
}

/// Returns whether a name without its extension ends as that of a share does: `-x001`. Other programs also have files
/// with the extension of a pending share.
fn is_named_for_x(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let digits = stem.rsplit_once("-x").map_or("", |(_, digits)| digits);
    digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A share that was found, with the faulty files beside it.
#[derive(Debug)]
pub struct FoundShare {
    /// The path of the share file.
    pub path: PathBuf,
    /// The share.
    pub share: Share,
    /// The same share under other seals in the same folder, and their files. Another password or smart card opens each:
    /// `reseal` wrote a new one, and a copy of the old one was kept.
    pub other_seals: Vec<(PathBuf, Share)>,
    /// The errors of faulty files in the same folder.
    pub faults: Vec<MediaError>,
}

/// Finds the one share at a path. If the path is a folder, the filter says which set is meant.
///
/// # Errors
/// [`MediaError`]. A faulty file beside a good one is reported in `faults`. Copies of one share count as one.
pub fn find(path: &Path, filter: &SetFilter) -> Result<FoundShare, MediaError> {
    find_for(path, filter, None)
}

/// As [`find`], in a run for a purpose: a share for another purpose does not count beside one that is `meant`.
///
/// # Errors
/// As [`find`].
pub fn find_for(
    path: &Path,
    filter: &SetFilter,
    meant: Option<Purpose>,
) -> Result<FoundShare, MediaError> {
    let mut faults = Vec::new();
    let mut found: Vec<(PathBuf, Share)> = Vec::new();
    let is_folder = path.is_dir();
    let files = if is_folder { list(path)? } else { vec![path.to_owned()] };
    let are_many = files.len() > MOST_FILES;
    for file in if is_folder { read_shares(files)? } else { scan(path)? } {
        match file.content {
            Ok(share) if found.iter().any(|(_, other)| *other == share) => {}
            Ok(share) => found.push((file.path, share)),
            Err(error) => faults.push(error),
        }
    }
    let path = path.to_owned();
    match pick_seals(found, filter, meant) {
        Ok(((path, share), other_seals)) => Ok(FoundShare { path, share, other_seals, faults }),
        Err(Unclear::Sets(sets)) => Err(MediaError::SeveralSets { path, sets }),
        Err(Unclear::Shares) => Err(MediaError::SeveralShares { path }),
        Err(Unclear::Other(sets)) => Err(MediaError::OtherSet { path, sets }),
        Err(Unclear::None) => Err(match faults.into_iter().next() {
            Some(fault) => fault,
            None if are_many => MediaError::TooManyFiles { path, most: MOST_FILES },
            None => MediaError::NoShare { path },
        }),
    }
}

/// Why no share, or no single share, is the one that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unclear {
    /// There is no share.
    None,
    /// No share belongs to the requested set. These are the sets that there are, for people.
    Other(Vec<String>),
    /// There are shares of several sets. These are their identifiers.
    Sets(Vec<String>),
    /// There are several shares of the set.
    Shares,
}

/// Picks the one share that is meant, from shares with the place where each was found. A share for another purpose
/// than `meant` counts only if there is none for that purpose.
///
/// # Errors
/// [`Unclear`], if there is no such share, or more than one.
pub fn pick<P>(
    found: Vec<(P, Share)>,
    filter: &SetFilter,
    meant: Option<Purpose>,
) -> Result<(P, Share), Unclear> {
    match pick_seals(found, filter, meant)? {
        (one, others) if others.is_empty() => Ok(one),
        _ => Err(Unclear::Shares),
    }
}

/// A share with the place where it was found, and the same share under other seals.
type Seals<P> = ((P, Share), Vec<(P, Share)>);

/// As [`pick`], if the same share may be there under several seals. Those that a password opens come first.
fn pick_seals<P>(
    mut found: Vec<(P, Share)>,
    filter: &SetFilter,
    meant: Option<Purpose>,
) -> Result<Seals<P>, Unclear> {
    let named = |(_, share): &(P, Share)| filter.names(&share.header.descriptor);
    if found.iter().any(named) {
        found.retain(named);
    } else if matches!(filter, SetFilter::Id(_)) && !found.is_empty() {
        return Err(Unclear::Other(told_apart(&found)));
    }
    let is_meant = |(_, share): &(P, Share)| Some(share.header.descriptor.purpose) == meant;
    if found.iter().any(is_meant) {
        found.retain(is_meant);
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
        (_, SetFilter::Words(_)) => return Err(Unclear::Other(told_apart(&found))),
        _ => return Err(Unclear::Sets(sets)),
    }
    found.sort_by_key(|(_, share)| matches!(share.header.protector, Protector::Card(_)));
    let mut found = found.into_iter();
    let one = found.next().ok_or(Unclear::None)?;
    let others: Vec<_> = found.collect();
    let of_one = |(_, share): &(P, Share)| {
        (share.header.x, &share.header.descriptor) == (one.1.header.x, &one.1.header.descriptor)
    };
    match others.iter().all(of_one) {
        true => Ok((one, others)),
        false => Err(Unclear::Shares),
    }
}

/// What tells the sets of these shares apart, for people.
fn told_apart<P>(found: &[(P, Share)]) -> Vec<String> {
    let mut sets: Vec<String> =
        found.iter().map(|(_, share)| share.header.descriptor.told_apart()).collect();
    sets.sort();
    sets.dedup();
    sets
}

/// The result of looking for an envelope beside shares.
#[derive(Debug, Default)]
pub struct Beside {
    /// The envelope of the set, from the first file that holds it.
    pub envelope: Option<Envelope>,
    /// The errors of envelope files that are damaged or altered. A damaged file may belong to any set.
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

/// Looks for the envelope of a set beside each of its share files. Reads nothing if the set has no envelope.
#[must_use]
pub fn find_envelope(descriptor: &Descriptor, shares: &[PathBuf]) -> Beside {
    let mut beside = Beside::default();
    let Some(digest) = descriptor.envelope.as_deref() else { return beside };
    let mut folders: Vec<&Path> = shares.iter().map(|share| folder_of(share)).collect();
    folders.dedup();
    let files = folders.into_iter().filter_map(|folder| list(folder).ok()).flat_map(envelopes);
    for path in files {
        match read_envelope(&path) {
            Ok(other) if other.set_id() != descriptor.set_id => beside.of_other_sets.push(path),
            Ok(envelope) if envelope.digest() == *digest => {
                beside.envelope.get_or_insert(envelope);
            }
            // It claims to be of this set, but it is not the envelope that the set was made with.
            Ok(_) => beside.faults.push(MediaError::Envelope { path, error: None }),
            Err(error) => beside.faults.push(error),
        }
    }
    beside
}

fn read_envelope(path: &Path) -> Result<Envelope, MediaError> {
    let bytes = read_at_most(path, LARGEST_ENVELOPE)?;
    Envelope::from_file(&bytes).map_err(|error| MediaError::not_an_envelope(path, error))
}

fn read_file(path: PathBuf) -> ShareFile {
    let content = read_at_most(&path, LARGEST_SHARE).and_then(|bytes| {
        Share::from_file(&bytes).map_err(|error| MediaError::not_a_share(&path, error))
    });
    ShareFile { path, content }
}

/// Reads a file, at most `most` + 1 bytes, whatever size the system reports.
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

/// The files of a folder, in the order of their names. Hidden files are skipped, because some systems put files with
/// copied names there that hold something else.
fn list(folder: &Path) -> Result<Vec<PathBuf>, MediaError> {
    let not_read = |error| MediaError::not_read(folder, error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(not_read)? {
        let path = entry.map_err(not_read)?.path();
        if !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The envelope files among these: by their names and, if these are not too many, by their content.
fn envelopes(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let count = paths.len();
    let (mut files, others): (Vec<_>, Vec<_>) =
        paths.into_iter().partition(|path| has_extension(path, ENVELOPE_EXTENSION));
    let others = others.into_iter().filter(|_| count <= MOST_FILES);
    // The caller stops soon after.
    let others = others.take_while(|_| check_stop(count).is_ok());
    files.extend(others.filter(|path| begins(path, begins_as_envelope)));
    files
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// Reports whether a regular file begins in that way.
fn begins(path: &Path, is_begin: fn(&[u8]) -> bool) -> bool {
    let read = || {
        let mut begin = Vec::new();
        file::open_to_read(path)?.take(BEGIN_BYTES as u64).read_to_end(&mut begin)?;
        Ok::<_, std::io::Error>(begin)
    };
    // Opening a device can change its state.
    let is_file = fs::metadata(path).is_ok_and(|status| status.is_file());
    is_file && read().is_ok_and(|begin| is_begin(&begin))
}

/// Lists the unfinished files that interrupted runs left in a folder. They are not shares. The list is empty
/// if the path is a file.
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
        let kinds = [SHARE_EXTENSION, PENDING_EXTENSION, ENVELOPE_EXTENSION];
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

/// Lists the files that interrupted runs may have left in a folder while they wrote a secret in clear: each name begins
/// with a dot and ends in `.part`, and is not that of a share or an envelope.
///
/// # Errors
/// As [`scan`].
pub fn unfinished_in_clear(folder: &Path) -> Result<Vec<PathBuf>, MediaError> {
    let sealed = unfinished(folder)?;
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.starts_with(b".") && name.ends_with(UNFINISHED.as_bytes()) && !sealed.contains(path)
    };
    let list = || {
        let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        let mut found = entries.collect::<std::io::Result<Vec<PathBuf>>>()?;
        found.retain(|path| {
            is_ours(path) && fs::symlink_metadata(path).is_ok_and(|it| it.is_file())
        });
        found.sort();
        Ok(found)
    };
    list().map_err(|error| MediaError::not_read(folder, error))
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
