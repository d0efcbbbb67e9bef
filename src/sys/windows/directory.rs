//! A directory that is held open, and the files in it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::windows::ffi::OsStringExt;
use std::os::windows::fs::OpenOptionsExt;
use std::os::windows::io::{AsRawHandle, FromRawHandle};
use std::path::{Path, PathBuf};

use windows_sys::Win32::Foundation::{
    ERROR_INVALID_PARAMETER, GENERIC_WRITE, INVALID_HANDLE_VALUE,
};
use windows_sys::Win32::Storage::FileSystem::{
    BY_HANDLE_FILE_INFORMATION, CREATE_NEW, CreateFileW, FILE_ADD_FILE, FILE_FLAG_BACKUP_SEMANTICS,
    FILE_FLAG_NO_BUFFERING, FILE_FLAG_OPEN_REPARSE_POINT, FILE_FLAG_WRITE_THROUGH,
    FILE_LIST_DIRECTORY, FILE_READ_ATTRIBUTES, FILE_SHARE_READ, FILE_SHARE_WRITE,
    GetFileInformationByHandle, GetFinalPathNameByHandleW, MOVE_FILE_FLAGS,
    MOVEFILE_REPLACE_EXISTING, MOVEFILE_WRITE_THROUGH, MoveFileExW, VOLUME_NAME_DOS,
    VOLUME_NAME_GUID,
};

use super::security::SecurityDescriptor;
use super::{check, wide};
use crate::error::is_gone;

/// Who may do what with a file that only its owner may read: SYSTEM, the administrators and the owner
/// everything, others nothing. File systems without access control (FAT, exFAT) pass it over.
const PRIVATE: &str = "D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;OW)";

/// A directory, held open: as long as it is, nobody renames or removes it, and whatever is done in it
/// goes by the name of its volume, which no other volume takes over.
#[derive(Debug)]
pub struct Directory {
    handle: File,
    /// `\\?\Volume{…}\…`; on what has no such name, such as another computer's disk, the full path.
    path: PathBuf,
}

impl Directory {
    /// Takes hold of a directory.
    ///
    /// # Errors
    /// Those of the system; `NotADirectory` where it is none.
    pub fn open(path: &Path) -> io::Result<Self> {
        let handle = open_directory(path, FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES)?;
        if !handle.metadata()?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let by_volume = final_path(&handle, VOLUME_NAME_GUID);
        let mut directory = Self { handle, path: by_volume.unwrap_or_default() };
        // Another computer's disk has no such name, and on some systems (Wine) it leads nowhere.
        if !directory.is_at(&directory.path) {
            directory.path = final_path(&directory.handle, VOLUME_NAME_DOS)?;
        }
        Ok(directory)
    }

    /// Looks whether this user may make files in it.
    ///
    /// # Errors
    /// The system's reason why not.
    pub fn check_writable(&self) -> io::Result<()> {
        open_directory(&self.path, FILE_ADD_FILE).map(drop)
    }

    /// Whether a file of that name, or a link, is there.
    ///
    /// # Errors
    /// Those of the system: then it may be there.
    pub fn has(&self, name: &OsStr) -> io::Result<bool> {
        match fs::symlink_metadata(self.at(name)?) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes a new file for writing that only its owner, SYSTEM and administrators may read, where the
    /// file system has access control.
    ///
    /// # Errors
    /// Those of the system; `AlreadyExists` where something of that name is there, a link included.
    pub fn create(&self, name: &OsStr) -> io::Result<File> {
        let path = wide::terminated(self.at(name)?)?;
        let private = SecurityDescriptor::parse(PRIVATE)?;
        let attributes = private.attributes();
        // SAFETY: the path ends in a zero; the attributes and what they point at live longer than the
        // call; the handle that comes is nobody else's.
        unsafe {
            let handle = CreateFileW(
                path.as_ptr(),
                GENERIC_WRITE,
                0,
                &raw const attributes,
                CREATE_NEW,
                FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_WRITE_THROUGH,
                std::ptr::null_mut(),
            );
            match handle {
                INVALID_HANDLE_VALUE => Err(io::Error::last_os_error()),
                handle => Ok(File::from_raw_handle(handle)),
            }
        }
    }

    /// Opens a file that is there for overwriting what it holds. Links are not followed.
    ///
    /// # Errors
    /// Those of the system.
    pub fn open_to_overwrite(&self, name: &OsStr) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).share_mode(0);
        options
            .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_WRITE_THROUGH)
            .open(self.at(name)?)
    }

    /// Opens a file for reading what lies on the medium, not what the system has in its cache, as far as
    /// the file system does that. Links are not followed. It is to be read in whole pages of 4,096 bytes,
    /// into memory on the boundary of one.
    ///
    /// # Errors
    /// Those of the system.
    pub fn open_past_cache(&self, name: &OsStr) -> io::Result<File> {
        let path = self.at(name)?;
        let open = |flags| {
            let mut options = File::options();
            options.read(true).share_mode(FILE_SHARE_READ);
            options.custom_flags(flags | FILE_FLAG_OPEN_REPARSE_POINT).open(&path)
        };
        let file = match open(FILE_FLAG_NO_BUFFERING) {
            Err(error) if error.raw_os_error() == Some(ERROR_INVALID_PARAMETER as i32) => open(0),
            other => other,
        }?;
        match file.metadata()?.is_file() {
            true => Ok(file),
            false => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    /// Renames a file, never in place of another one, and returns when the medium has it.
    ///
    /// # Errors
    /// Those of the system; `AlreadyExists` where something has the new name.
    pub fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.rename(from, to, MOVEFILE_WRITE_THROUGH)
    }

    /// Renames a file in place of the one that has the new name, and returns when the medium has it.
    ///
    /// # Errors
    /// Those of the system.
    pub fn rename_over(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.rename(from, to, MOVEFILE_WRITE_THROUGH | MOVEFILE_REPLACE_EXISTING)
    }

    fn rename(&self, from: &OsStr, to: &OsStr, flags: MOVE_FILE_FLAGS) -> io::Result<()> {
        let [from, to] = [wide::terminated(self.at(from)?)?, wide::terminated(self.at(to)?)?];
        // SAFETY: both paths end in a zero.
        check(unsafe { MoveFileExW(from.as_ptr(), to.as_ptr(), flags) })
    }

    /// Removes a file, or a link itself.
    ///
    /// # Errors
    /// Those of the system; `NotFound` where nothing of that name is there.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.at(name)?)
    }

    /// Has the medium write what was made, renamed and removed here, as far as the file system does that
    /// for a directory: files are written through, and renamed so, in any case.
    ///
    /// # Errors
    /// That the medium is gone.
    pub fn sync(&self) -> io::Result<()> {
        let flushed = open_directory(&self.path, FILE_ADD_FILE).and_then(|it| it.sync_all());
        match flushed {
            Err(error) if is_gone(&error) => Err(error),
            _ => Ok(()),
        }
    }

    /// Whether a path leads to this directory.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        let same = || {
            let other = open_directory(path, FILE_READ_ATTRIBUTES)?;
            Ok::<_, io::Error>(index_of(&self.handle)? == index_of(&other)?)
        };
        same().unwrap_or(false)
    }

    /// The path of a file here. A name that Windows would read as something else, such as a stream of
    /// another file, a device, or a name without its last dot, is refused.
    fn at(&self, name: &OsStr) -> io::Result<PathBuf> {
        const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
        let text = name.to_string_lossy();
        let stem = text.split('.').next().unwrap_or_default().trim_end().to_uppercase();
        let is_port = |port| {
            let number = stem.strip_prefix(port).map(|rest| rest.chars().collect::<Vec<_>>());
            number.is_some_and(|number| matches!(number[..], ['0'..='9' | '¹' | '²' | '³']))
        };
        let odd = text.is_empty()
            || text.ends_with(['.', ' '])
            || text.contains(|c: char| c < ' ' || r#"\/:*?"<>|"#.contains(c))
            || DEVICES.contains(&&*stem)
            || is_port("COM")
            || is_port("LPT");
        match odd {
            true => Err(io::ErrorKind::InvalidFilename.into()),
            false => Ok(self.path.join(name)),
        }
    }
}

/// Opens a directory so that nobody renames or removes it meanwhile.
fn open_directory(path: &Path, access: u32) -> io::Result<File> {
    let mut options = File::options();
    options.access_mode(access).share_mode(FILE_SHARE_READ | FILE_SHARE_WRITE);
    options.custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path)
}

/// The full path of what is open, links resolved.
fn final_path(file: &File, kind: u32) -> io::Result<PathBuf> {
    let mut units = vec![0u16; 32768];
    // SAFETY: the handle is open, and the call writes at most as many units as it is told of.
    let length = unsafe {
        let room = units.len() as u32;
        GetFinalPathNameByHandleW(file.as_raw_handle(), units.as_mut_ptr(), room, kind)
    };
    match units.get(..length as usize) {
        None | Some([]) => Err(io::Error::last_os_error()),
        Some(path) => Ok(std::ffi::OsString::from_wide(path).into()),
    }
}

/// What tells one file or directory from all others that are there now: its volume and its number there.
fn index_of(file: &File) -> io::Result<(u32, u32, u32)> {
    let mut found = BY_HANDLE_FILE_INFORMATION::default();
    // SAFETY: the handle is open, and the call writes one structure.
    check(unsafe { GetFileInformationByHandle(file.as_raw_handle(), &raw mut found) })?;
    Ok((found.dwVolumeSerialNumber, found.nFileIndexHigh, found.nFileIndexLow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_reads_otherwise_are_refused() {
        let place = tempfile::tempdir().unwrap();
        let directory = Directory::open(place.path()).unwrap();
        for name in
            ["a:b", "a/b", r"a\b", "nul", "COM1.ssoshare", "lpt².reg", "a.", "a ", "", "a\u{7}"]
        {
            let error = directory.create(name.as_ref()).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidFilename, "{name}");
        }
        for name in ["CONSOLE.reg", "COM.txt", "com10.txt", ".a.part", "花子.ssoshare"] {
            directory.create(name.as_ref()).unwrap();
        }
    }

    #[test]
    fn a_directory_is_known_by_what_it_is() {
        let [one, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let directory = Directory::open(one.path()).unwrap();
        assert!(directory.is_at(one.path()) && !directory.is_at(other.path()));
        assert!(!directory.is_at(&one.path().join("no-such")));
        fs::write(one.path().join("file"), b"").unwrap();
        let error = Directory::open(&one.path().join("file")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotADirectory);
    }
}
