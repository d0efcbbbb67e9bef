//! A directory that is held open, and the files in it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::windows::ffi::OsStringExt;
use std::os::windows::fs::OpenOptionsExt;
use std::os::windows::io::{AsRawHandle, FromRawHandle};
use std::path::{Path, PathBuf};

use windows_sys::Win32::Foundation::{
    ERROR_INVALID_PARAMETER, ERROR_SHARING_VIOLATION, GENERIC_WRITE, INVALID_HANDLE_VALUE,
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

/// The access control for a private file: SYSTEM, the administrators and the owner may do everything, others
/// nothing. File systems without access control (FAT, exFAT) ignore it.
const PRIVATE: &str = "D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;OW)";

/// A directory, held open. While it is open, nobody can rename or remove it. All operations use the unique
/// name of its volume, which no other volume gets.
#[derive(Debug)]
pub struct Directory {
    handle: File,
    /// `\\?\Volume{…}\…`. If there is no such name, as on a network drive, the full path.
    path: PathBuf,
}

impl Directory {
    /// Opens a directory and keeps it open.
    ///
    /// # Errors
    /// The system's errors. `NotADirectory` if the path is something else.
    pub fn open(path: &Path) -> io::Result<Self> {
        let handle = open_directory(path, FILE_LIST_DIRECTORY | FILE_READ_ATTRIBUTES)?;
        if !handle.metadata()?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let by_volume = final_path(&handle, VOLUME_NAME_GUID);
        let mut directory = Self { handle, path: by_volume.unwrap_or_default() };
        // A network drive has no such name. On some systems (Wine) the name exists but leads nowhere.
        if !directory.is_at(&directory.path) {
            directory.path = final_path(&directory.handle, VOLUME_NAME_DOS)?;
        }
        Ok(directory)
    }

    /// Checks whether this user may make files in it.
    ///
    /// # Errors
    /// The system's reason, if not.
    pub fn check_writable(&self) -> io::Result<()> {
        open_directory(&self.path, FILE_ADD_FILE).map(drop)
    }

    /// Returns whether a file or link of that name exists.
    ///
    /// # Errors
    /// The system's errors. The file may exist then.
    pub fn has(&self, name: &OsStr) -> io::Result<bool> {
        match fs::symlink_metadata(self.at(name)?) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Makes a new file for writing. Only its owner, SYSTEM and administrators may read it, if the file
    /// system has access control.
    ///
    /// # Errors
    /// The system's errors. `AlreadyExists` if a file or link of that name exists.
    pub fn create(&self, name: &OsStr) -> io::Result<File> {
        let path = wide::terminated(self.at(name)?)?;
        let private = SecurityDescriptor::parse(PRIVATE)?;
        let attributes = private.attributes();
        // SAFETY: the path ends in a zero. The attributes and what they point at live longer than the call.
        // The returned handle has no other owner.
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

    /// Opens an existing file for overwriting its contents. Links are not followed.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open_to_overwrite(&self, name: &OsStr) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).share_mode(0);
        options
            .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_WRITE_THROUGH)
            .open(self.at(name)?)
    }

    /// Opens an existing file to extend it. Others may read it meanwhile. Links are not followed.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open_to_extend(&self, name: &OsStr) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).share_mode(FILE_SHARE_READ);
        options
            .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_WRITE_THROUGH)
            .open(self.at(name)?)
    }

    /// Locks a file, which is made if it does not exist. `None` if another process has it locked. The lock ends when the
    /// file is closed, also when the process is killed: until then, nobody else can open the file.
    ///
    /// # Errors
    /// The system's errors.
    pub fn lock(&self, name: &OsStr) -> io::Result<Option<File>> {
        let file = match self.create(name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.open_to_overwrite(name)
            }
            made => made,
        };
        match file {
            Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION as i32) => Ok(None),
            file => file.map(Some),
        }
    }

    /// Opens a file to read the data on the medium, not the copy in the system's cache, as far as the file
    /// system supports that. Links are not followed. Read it in whole pages of 4,096 bytes, into memory
    /// aligned to a page.
    ///
    /// # Errors
    /// The system's errors.
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

    /// Renames a file. Never replaces another file. Returns when the medium has the change.
    ///
    /// # Errors
    /// The system's errors. `AlreadyExists` if something has the new name.
    pub fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.rename(from, to, MOVEFILE_WRITE_THROUGH)
    }

    /// Renames a file, and replaces the file that has the new name. Returns when the medium has the change.
    ///
    /// # Errors
    /// The system's errors.
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
    /// The system's errors. `NotFound` if nothing of that name exists.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.at(name)?)
    }

    /// Makes the medium write what was made, renamed and removed here, as far as the file system does that
    /// for a directory. Files and renames are written through in any case, so the answer is always `true`.
    ///
    /// # Errors
    /// That the medium is gone. Other errors are ignored.
    pub fn sync(&self) -> io::Result<bool> {
        let flushed = open_directory(&self.path, FILE_ADD_FILE).and_then(|it| it.sync_all());
        match flushed {
            Err(error) if is_gone(&error) => Err(error),
            _ => Ok(true),
        }
    }

    /// Returns whether a path leads to this directory.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        let same = || {
            let other = open_directory(path, FILE_READ_ATTRIBUTES)?;
            Ok::<_, io::Error>(index_of(&self.handle)? == index_of(&other)?)
        };
        same().unwrap_or(false)
    }

    /// The path of a file in this directory. Refuses a name that Windows would read as something else: a
    /// stream of another file, a device, or a name that loses its last dot.
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

/// Opens a directory so that nobody can rename or remove it meanwhile.
fn open_directory(path: &Path, access: u32) -> io::Result<File> {
    let mut options = File::options();
    options.access_mode(access).share_mode(FILE_SHARE_READ | FILE_SHARE_WRITE);
    options.custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path)
}

/// The full path of an open file, with links resolved.
fn final_path(file: &File, kind: u32) -> io::Result<PathBuf> {
    let mut units = vec![0u16; 32768];
    // SAFETY: the handle is open, and the call writes at most as many units as the buffer holds.
    let length = unsafe {
        let room = units.len() as u32;
        GetFinalPathNameByHandleW(file.as_raw_handle(), units.as_mut_ptr(), room, kind)
    };
    match units.get(..length as usize) {
        None | Some([]) => Err(io::Error::last_os_error()),
        Some(path) => Ok(std::ffi::OsString::from_wide(path).into()),
    }
}

/// What identifies a file or directory among all that exist now: its volume, and its number on that volume.
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
