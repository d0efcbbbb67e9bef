//! Files that are read whole, up to a maximum size.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::MediaError;
use crate::secret::{SecretBytes, equal};

/// Reads a file that holds no secret, of at most `most` bytes.
///
/// # Errors
/// [`MediaError::NotThere`], [`MediaError::NotAFile`], [`MediaError::TooLarge`], [`MediaError::Changed`],
/// [`MediaError::Read`].
pub fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>, MediaError> {
    let (mut file, length) = open(path, most)?;
    let mut bytes = vec![0; length + 1];
    let read = fill(&mut file, &mut bytes).map_err(|error| MediaError::not_read(path, error))?;
    unchanged(path, read, length)?;
    bytes.truncate(read);
    Ok(bytes)
}

/// Reads a file that holds a secret, of at most `most` bytes, directly into locked memory. The copy in the
/// system's cache cannot be wiped. The file is read twice, so that a file that something else writes meanwhile is
/// noticed.
///
/// # Errors
/// [`MediaError::NotThere`], [`MediaError::NotAFile`], [`MediaError::TooLarge`], [`MediaError::Changed`],
/// [`MediaError::Read`], [`MediaError::Memory`].
pub fn read_secret(path: &Path, most: usize) -> Result<SecretBytes, MediaError> {
    read_secret_twice(path, most, || ())
}

/// Calls `between` between the two readings.
fn read_secret_twice(
    path: &Path,
    most: usize,
    between: impl FnOnce(),
) -> Result<SecretBytes, MediaError> {
    let not_read = |error| MediaError::not_read(path, error);
    let (mut file, length) = open(path, most)?;
    let changed_at = |file: &File| Ok::<_, io::Error>(file.metadata()?.modified().ok());
    let before = changed_at(&file).map_err(not_read)?;
    let mut bytes = SecretBytes::zeroed(length + 1)?;
    let read = fill(&mut file, &mut bytes).map_err(not_read)?;
    unchanged(path, read, length)?;
    between();
    let bytes = SecretBytes::copy_of(&bytes[..read])?;
    let is_same = holds(&mut file, &bytes).map_err(not_read)?;
    match is_same && changed_at(&file).map_err(not_read)? == before {
        true => Ok(bytes),
        false => Err(MediaError::Changed { path: path.to_owned() }),
    }
}

/// Reports whether the file has exactly these bytes.
fn holds(file: &mut File, bytes: &[u8]) -> Result<bool, io::Error> {
    /// How much is compared at once.
    const PIECE: usize = 4096;
    let mut piece = SecretBytes::zeroed(PIECE).map_err(|_| io::ErrorKind::OutOfMemory)?;
    file.seek(SeekFrom::Start(0))?;
    for expected in bytes.chunks(PIECE) {
        let found = &mut piece[..expected.len()];
        if fill(file, found)? != expected.len() || !equal(found, expected) {
            return Ok(false);
        }
    }
    Ok(fill(file, &mut piece[..1])? == 0)
}

/// Opens a regular file, and returns its length in bytes. A pipe or a device is refused, because reading it
/// could wait forever.
fn open(path: &Path, most: usize) -> Result<(File, usize), MediaError> {
    let refused = |error| MediaError::not_read(path, error);
    let status = fs::metadata(path).map_err(refused)?;
    if !status.is_file() {
        return Err(MediaError::NotAFile { path: path.to_owned() });
    }
    let too_large = || MediaError::TooLarge { path: path.to_owned(), most };
    let length = usize::try_from(status.len()).ok().filter(|&length| length <= most);
    let length = length.ok_or_else(too_large)?;
    Ok((File::open(path).map_err(refused)?, length))
}

/// Reads until the end, or until the buffer is full. The caller's buffer is one byte longer than the file, so
/// that a file that has grown meanwhile is noticed.
fn fill(file: &mut File, bytes: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while read < bytes.len() {
        match file.read(&mut bytes[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}

fn unchanged(path: &Path, read: usize, length: usize) -> Result<(), MediaError> {
    match read == length {
        true => Ok(()),
        false => Err(MediaError::Changed { path: path.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Status, UserError};

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, [7; 100]).unwrap();
        assert_eq!(read_secret(&path, 100).unwrap()[..], [7; 100]);
        assert_eq!(read_at_most(&path, 100).unwrap(), [7; 100]);
        for error in [read_secret(&path, 99).unwrap_err(), read_at_most(&path, 99).unwrap_err()] {
            assert!(matches!(error, MediaError::TooLarge { most: 99, .. }), "{error:?}");
            assert_eq!(error.status(), Status::Damaged);
        }
        fs::write(&path, b"").unwrap();
        assert!(read_secret(&path, 0).unwrap().is_empty());
        assert_eq!(read_at_most(&path, 0).unwrap(), [0; 0]);
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let changes: [fn(&Path); 4] = [
            // The same length, and the same time: only the bytes show it.
            |path| {
                let time = fs::metadata(path).unwrap().modified().unwrap();
                fs::write(path, [[7; 9999], [8; 9999]].concat()).unwrap();
                File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
            },
            // The same bytes: only the time shows it.
            |path| {
                let file = File::options().write(true).open(path).unwrap();
                file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
            },
            |path| fs::write(path, [7; 99]).unwrap(),
            |path| fs::write(path, [7; 29_999]).unwrap(),
        ];
        for change in changes {
            fs::write(&path, [7; 19_998]).unwrap();
            let error = read_secret_twice(&path, 30_000, || change(&path)).unwrap_err();
            assert!(matches!(error, MediaError::Changed { .. }), "{error:?}");
        }
        fs::write(&path, [7; 19_998]).unwrap();
        assert_eq!(read_secret_twice(&path, 30_000, || ()).unwrap()[..], [7; 19_998]);
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let error = read_secret(folder.path(), 100).unwrap_err();
        assert!(matches!(error, MediaError::NotAFile { .. }), "{error:?}");
        let error = read_secret(&folder.path().join("none"), 100).unwrap_err();
        assert!(matches!(error, MediaError::NotThere { .. }), "{error:?}");
    }
}
