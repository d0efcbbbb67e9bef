//! Opening files that other programs made.

use std::fs::File;
use std::io;
use std::os::windows::io::AsRawHandle;
use std::path::Path;

use windows_sys::Win32::Storage::FileSystem::{FILE_TYPE_DISK, GetFileType};

/// Opens a file for reading. A pipe or a device is refused, because reading it could wait forever.
///
/// # Errors
/// The system's errors. `Unsupported` if the path is not a file.
pub fn open_to_read(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    // SAFETY: the handle is open as long as the file is.
    match unsafe { GetFileType(file.as_raw_handle()) } {
        FILE_TYPE_DISK => Ok(file),
        _ => Err(io::ErrorKind::Unsupported.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_no_file() {
        let error = open_to_read(Path::new("NUL")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::Unsupported);
    }
}
