//! Files that hold something secret, read straight into locked memory.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::MediaError;
use crate::secret::SecretBytes;

/// The bytes of a file, of at most so many. What the system keeps of it in its cache is out of reach.
///
/// # Errors
/// [`MediaError::NotThere`], [`MediaError::NotAFile`], [`MediaError::TooLarge`], [`MediaError::Read`],
/// [`MediaError::Memory`].
pub fn read_secret(path: &Path, most: usize) -> Result<SecretBytes, MediaError> {
    let refused = |error| MediaError::not_read(path, error);
    // A pipe or a device would keep the program waiting.
    let status = fs::metadata(path).map_err(refused)?;
    if !status.is_file() {
        return Err(MediaError::NotAFile { path: path.to_owned() });
    }
    let too_large = || MediaError::TooLarge { path: path.to_owned(), most };
    let length = usize::try_from(status.len()).ok().filter(|&length| length <= most);
    let length = length.ok_or_else(too_large)?;
    let mut file = File::open(path).map_err(refused)?;
    // One byte more tells a file that has grown meanwhile.
    let mut bytes = SecretBytes::zeroed(length + 1)?;
    let mut read = 0;
    while read < bytes.len() {
        match file.read(&mut bytes[read..]) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(refused(error)),
        }
    }
    match read > length {
        true => Err(MediaError::Changed { path: path.to_owned() }),
        false => Ok(SecretBytes::copy_of(&bytes[..read])?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::{Fault, Status};

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, [7; 100]).unwrap();
        assert_eq!(read_secret(&path, 100).unwrap()[..], [7; 100]);
        let error = read_secret(&path, 99).unwrap_err();
        assert!(matches!(error, MediaError::TooLarge { most: 99, .. }), "{error:?}");
        assert_eq!(error.status(), Status::Damaged);
        fs::write(&path, b"").unwrap();
        assert!(read_secret(&path, 0).unwrap().is_empty());
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
