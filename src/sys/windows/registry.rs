//! Registry keys below `HKEY_LOCAL_MACHINE`, in the view of 64-bit programs.

use std::io;

use windows_sys::Win32::Foundation::{
    ERROR_FILE_NOT_FOUND, ERROR_INSUFFICIENT_BUFFER, ERROR_MORE_DATA, ERROR_NO_MORE_ITEMS,
    ERROR_SUCCESS, FILETIME, LocalFree,
};
use windows_sys::Win32::Security::Authorization::{
    ConvertSecurityDescriptorToStringSecurityDescriptorW, SDDL_REVISION_1,
};
use windows_sys::Win32::Security::{DACL_SECURITY_INFORMATION, OWNER_SECURITY_INFORMATION};
use windows_sys::Win32::System::Registry::{
    HKEY, HKEY_LOCAL_MACHINE, KEY_ALL_ACCESS, KEY_READ, KEY_WOW64_64KEY, REG_CREATED_NEW_KEY,
    REG_OPTION_NON_VOLATILE, RegCloseKey, RegCreateKeyExW, RegDeleteKeyExW, RegDeleteTreeW,
    RegDeleteValueW, RegEnumKeyExW, RegEnumValueW, RegFlushKey, RegGetKeySecurity, RegOpenKeyExW,
    RegQueryInfoKeyW, RegQueryValueExW, RegSetKeySecurity, RegSetValueExW,
};

use super::security::SecurityDescriptor;
use super::{check, wide};

/// The maximum UTF-16 units of a key's name and of a value's name, each with a zero at its end.
const LONGEST_KEY_NAME: usize = 256;
const LONGEST_VALUE_NAME: usize = 16_384;

/// An open key.
#[derive(Debug)]
pub struct OpenKey {
    handle: HKEY,
}

/// What is known about a value without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueHead {
    /// Its name, in UTF-16 units that may not be valid text.
    pub name: Vec<u16>,
    /// The number of its type.
    pub kind: u32,
    /// Its length, in bytes.
    pub length: usize,
}

impl OpenKey {
    /// Opens a key by its path below `HKEY_LOCAL_MACHINE`. `None` if it does not exist. Set `write` to change
    /// it.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open(path: &str, write: bool) -> io::Result<Option<Self>> {
        open_below(HKEY_LOCAL_MACHINE, path, write)
    }

    /// Opens a key below this one.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_in(&self, name: &str, write: bool) -> io::Result<Option<Self>> {
        open_below(self.handle, name, write)
    }

    /// Opens a key for writing by its path below `HKEY_LOCAL_MACHINE`, or makes it. Returns also whether it
    /// is new.
    ///
    /// `access` is the access control for a new key, in the security descriptor definition language (SDDL).
    /// It is set before anything is written into the key. An existing key keeps its access control.
    ///
    /// # Errors
    /// The system's errors. A new key whose access control cannot be set is removed again.
    pub fn create(path: &str, access: Option<&str>) -> io::Result<(Self, bool)> {
        create_below(HKEY_LOCAL_MACHINE, path, access)
    }

    /// Opens or makes a key below this one. A new key inherits its access control.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    pub fn create_in(&self, name: &str) -> io::Result<Self> {
        create_below(self.handle, name, None).map(|(key, _)| key)
    }

    /// The names of the keys below it.
    ///
    /// # Errors
    /// The system's errors.
    pub fn keys(&self) -> io::Result<Vec<Vec<u16>>> {
        let mut names = Vec::new();
        for at in 0.. {
            let mut name = vec![0u16; LONGEST_KEY_NAME];
            let mut length = name.len() as u32;
            let nothing = std::ptr::null_mut();
            // SAFETY: the key is open, and the call writes at most as many units as the buffer holds.
            let code = unsafe {
                RegEnumKeyExW(
                    self.handle,
                    at,
                    name.as_mut_ptr(),
                    &raw mut length,
                    std::ptr::null(),
                    std::ptr::null_mut(),
                    nothing,
                    std::ptr::null_mut(),
                )
            };
            if code == ERROR_NO_MORE_ITEMS {
                break;
            }
            done(code)?;
            name.truncate(length as usize);
            names.push(name);
        }
        Ok(names)
    }

    /// The values in it, without their bytes.
    ///
    /// # Errors
    /// The system's errors.
    pub fn values(&self) -> io::Result<Vec<ValueHead>> {
        let mut heads = Vec::new();
        let mut name = vec![0u16; LONGEST_VALUE_NAME];
        for at in 0.. {
            let (mut units, mut kind, mut length) = (name.len() as u32, 0, 0);
            // SAFETY: the key is open, and the call writes at most as many units as the buffer holds, and two
            // numbers; no bytes are asked for.
            let code = unsafe {
                RegEnumValueW(
                    self.handle,
                    at,
                    name.as_mut_ptr(),
                    &raw mut units,
                    std::ptr::null(),
                    &raw mut kind,
                    std::ptr::null_mut(),
                    &raw mut length,
                )
            };
            if code == ERROR_NO_MORE_ITEMS {
                break;
            }
            if code != ERROR_MORE_DATA {
                done(code)?;
            }
            let name = name.get(..units as usize).unwrap_or_default().to_vec();
            heads.push(ValueHead { name, kind, length: length as usize });
        }
        Ok(heads)
    }

    /// When the key was last changed: its values, or the list of the keys below it. In units of 100 nanoseconds
    /// since 1601.
    ///
    /// # Errors
    /// The system's errors.
    pub fn last_written(&self) -> io::Result<u64> {
        let mut time = FILETIME::default();
        let (number, nothing) = (std::ptr::null_mut(), std::ptr::null());
        // SAFETY: the key is open, and the call writes one structure. Everything else is not asked for.
        done(unsafe {
            RegQueryInfoKeyW(
                self.handle,
                std::ptr::null_mut(),
                number,
                nothing,
                number,
                number,
                number,
                number,
                number,
                number,
                number,
                &raw mut time,
            )
        })?;
        Ok(u64::from(time.dwHighDateTime) << 32 | u64::from(time.dwLowDateTime))
    }

    /// Reads the bytes of a value into `bytes`, which must have the value's length. Returns the value's type.
    ///
    /// # Errors
    /// The system's errors. `InvalidData` if the value now has another length.
    pub fn read(&self, name: &str, bytes: &mut [u8]) -> io::Result<u32> {
        let name = wide::terminated(name)?;
        let (mut kind, mut length) = (0, bytes.len() as u32);
        // SAFETY: the key is open, and the name ends in a zero. The call writes at most as many bytes as the
        // buffer holds, and two numbers.
        let code = unsafe {
            RegQueryValueExW(
                self.handle,
                name.as_ptr(),
                std::ptr::null(),
                &raw mut kind,
                bytes.as_mut_ptr(),
                &raw mut length,
            )
        };
        match code {
            ERROR_MORE_DATA => Err(io::ErrorKind::InvalidData.into()),
            ERROR_SUCCESS if length as usize != bytes.len() => {
                Err(io::ErrorKind::InvalidData.into())
            }
            code => done(code).map(|()| kind),
        }
    }

    /// The text of a value. `None` if the value does not exist or is not text.
    ///
    /// # Errors
    /// The system's errors.
    pub fn text(&self, name: &str) -> io::Result<Option<String>> {
        /// `REG_SZ` and `REG_EXPAND_SZ` of `winnt.h`.
        const TEXTS: [u32; 2] = [1, 2];
        let units: Vec<u16> = name.encode_utf16().collect();
        let Some(head) = self.values()?.into_iter().find(|head| head.name == units) else {
            return Ok(None);
        };
        let mut bytes = vec![0; head.length];
        let kind = self.read(name, &mut bytes)?;
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        Ok(TEXTS.contains(&kind).then(|| wide::text(&units)))
    }

    /// Sets a value. At any time the value has either its old bytes or its new ones.
    ///
    /// # Errors
    /// The system's errors.
    pub fn set(&self, name: &str, kind: u32, bytes: &[u8]) -> io::Result<()> {
        let name = wide::terminated(name)?;
        let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
        // The pointer of an empty slice may point anywhere, and the call rejects such a pointer.
        let bytes = if bytes.is_empty() { &[0] } else { bytes };
        // SAFETY: the key is open, the name ends in a zero, and `length` bytes are readable.
        done(unsafe { RegSetValueExW(self.handle, name.as_ptr(), 0, kind, bytes.as_ptr(), length) })
    }

    /// Removes a value. It is no error if the value does not exist.
    ///
    /// # Errors
    /// The system's errors.
    pub fn remove_value(&self, name: &str) -> io::Result<()> {
        let name = wide::terminated(name)?;
        // SAFETY: the key is open, and the name ends in a zero.
        match unsafe { RegDeleteValueW(self.handle, name.as_ptr()) } {
            ERROR_FILE_NOT_FOUND => Ok(()),
            code => done(code),
        }
    }

    /// Removes a key below this one with everything in it. It is no error if the key does not exist.
    ///
    /// # Errors
    /// The system's errors.
    pub fn remove_key(&self, name: &str) -> io::Result<()> {
        let name = wide::terminated(name)?;
        // SAFETY: the key is open, and the name ends in a zero.
        let code = unsafe {
            match RegDeleteTreeW(self.handle, name.as_ptr()) {
                // Some systems remove only the contents of the key.
                ERROR_SUCCESS => RegDeleteKeyExW(self.handle, name.as_ptr(), KEY_WOW64_64KEY, 0),
                code => code,
            }
        };
        match code {
            ERROR_FILE_NOT_FOUND => Ok(()),
            code => done(code),
        }
    }

    /// Makes the system write the changes to the disk.
    ///
    /// # Errors
    /// The system's errors.
    pub fn flush(&self) -> io::Result<()> {
        // SAFETY: the key is open.
        done(unsafe { RegFlushKey(self.handle) })
    }

    /// The owner and the access control, in the security descriptor definition language (SDDL).
    ///
    /// # Errors
    /// The system's errors.
    pub fn access(&self) -> io::Result<String> {
        const WHAT: u32 = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
        let mut length = 0;
        // SAFETY: the key is open. No buffer is given, and the call writes the needed length.
        let code =
            unsafe { RegGetKeySecurity(self.handle, WHAT, std::ptr::null_mut(), &raw mut length) };
        if code != ERROR_INSUFFICIENT_BUFFER {
            done(code)?;
        }
        // Words of 8 bytes, because the structure needs alignment.
        let mut room = vec![0u64; (length as usize).div_ceil(8).max(1)];
        let start = room.as_mut_ptr().cast();
        let mut text = std::ptr::null_mut();
        let mut units = 0;
        // SAFETY: the buffer has the size that the system asked for. The returned text has the returned
        // length, and is freed once.
        unsafe {
            done(RegGetKeySecurity(self.handle, WHAT, start, &raw mut length))?;
            check(ConvertSecurityDescriptorToStringSecurityDescriptorW(
                start,
                SDDL_REVISION_1,
                WHAT,
                &raw mut text,
                &raw mut units,
            ))?;
            let written = wide::text(std::slice::from_raw_parts(text, units as usize));
            LocalFree(text.cast());
            Ok(written)
        }
    }

    fn set_access(&self, access: &SecurityDescriptor) -> io::Result<()> {
        const WHAT: u32 = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
        // SAFETY: the key is open, and the descriptor lives longer than the call.
        done(unsafe { RegSetKeySecurity(self.handle, WHAT, access.as_ptr()) })
    }
}

impl Drop for OpenKey {
    fn drop(&mut self) {
        // SAFETY: this value owns the handle, and closes it once.
        unsafe { RegCloseKey(self.handle) };
    }
}

fn open_below(parent: HKEY, path: &str, write: bool) -> io::Result<Option<OpenKey>> {
    let path = wide::terminated(path)?;
    let rights = if write { KEY_ALL_ACCESS } else { KEY_READ };
    let mut handle = std::ptr::null_mut();
    // SAFETY: the parent is open, the path ends in a zero, and the call writes one handle.
    let code = unsafe {
        RegOpenKeyExW(parent, path.as_ptr(), 0, rights | KEY_WOW64_64KEY, &raw mut handle)
    };
    match code {
        ERROR_FILE_NOT_FOUND => Ok(None),
        code => done(code).map(|()| Some(OpenKey { handle })),
    }
}

fn create_below(parent: HKEY, path: &str, access: Option<&str>) -> io::Result<(OpenKey, bool)> {
    let access = access.map(SecurityDescriptor::parse).transpose()?;
    let attributes = access.as_ref().map(SecurityDescriptor::attributes);
    let attributes = attributes.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    let wide_path = wide::terminated(path)?;
    let (mut handle, mut disposition) = (std::ptr::null_mut(), 0);
    // SAFETY: the parent is open, and the path ends in a zero. The attributes and what they point at live
    // longer than the call, which writes a handle and a number.
    done(unsafe {
        RegCreateKeyExW(
            parent,
            wide_path.as_ptr(),
            0,
            std::ptr::null(),
            REG_OPTION_NON_VOLATILE,
            KEY_ALL_ACCESS | KEY_WOW64_64KEY,
            attributes,
            &raw mut handle,
            &raw mut disposition,
        )
    })?;
    let (key, is_new) = (OpenKey { handle }, disposition == REG_CREATED_NEW_KEY);
    if let (true, Some(access)) = (is_new, &access) {
        // Some systems (Wine) ignore the access control passed for a new key.
        if let Err(error) = key.set_access(access) {
            // SAFETY: the parent is open, and the path ends in a zero. The key is empty.
            unsafe { RegDeleteKeyExW(parent, wide_path.as_ptr(), KEY_WOW64_64KEY, 0) };
            return Err(error);
        }
    }
    Ok((key, is_new))
}

fn done(code: u32) -> io::Result<()> {
    match code {
        ERROR_SUCCESS => Ok(()),
        code => Err(io::Error::from_raw_os_error(code.cast_signed())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key that only this test uses.
    struct Place(String);

    impl Place {
        fn new(name: &str) -> Self {
            Self(format!(r"SOFTWARE\sso-escrow tests {} {name}", std::process::id()))
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            let software = OpenKey::open("SOFTWARE", true).unwrap().unwrap();
            software.remove_key(self.0.strip_prefix(r"SOFTWARE\").unwrap()).unwrap();
        }
    }

    #[test]
    fn values_of_every_type_come_back_byte_for_byte() {
        let place = Place::new("values");
        let (key, is_new) = OpenKey::create(&place.0, None).unwrap();
        assert!(is_new);
        let values: [(&str, u32, &[u8]); 6] = [
            ("", 3, b"default"),
            ("Secret", 3, &[0, 255, 7]),
            ("花子 😀", 1, b"odd"),
            ("empty", 0, b""),
            ("unknown type", 0xfffe_0001, &[1; 9]),
            ("large", 3, &[0x5a; 1 << 20]),
        ];
        for (name, kind, bytes) in values {
            key.set(name, kind, bytes).unwrap();
        }
        let mut heads = key.values().unwrap();
        heads.sort_by(|one, other| one.name.cmp(&other.name));
        assert_eq!(heads.len(), values.len());
        for (name, kind, bytes) in values {
            let units: Vec<u16> = name.encode_utf16().collect();
            let head = ValueHead { name: units, kind, length: bytes.len() };
            assert!(heads.contains(&head), "{head:?} in {heads:?}");
            let mut read = vec![0; bytes.len()];
            assert_eq!(key.read(name, &mut read).unwrap(), kind);
            assert_eq!(read, bytes);
        }
        let error = key.read("Secret", &mut [0; 2]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        let error = key.read("Secret", &mut [0; 4]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        key.remove_value("large").unwrap();
        key.remove_value("large").unwrap();
        assert_eq!(key.values().unwrap().len(), values.len() - 1);
        assert!(key.set("a\0b", 3, b"").is_err());
        key.flush().unwrap();
    }

    #[test]
    fn keys_are_made_found_and_removed_with_all_that_is_in_them() {
        let place = Place::new("keys");
        let (key, _) = OpenKey::create(&place.0, None).unwrap();
        assert!(!OpenKey::create(&place.0, None).unwrap().1, "it stands now");
        let child = key.create_in("{5A5A5A5A-0000-0000-0000-000000000000}").unwrap();
        child.create_in("deeper").unwrap().set("x", 3, b"x").unwrap();
        key.create_in("other").unwrap();
        let names: Vec<String> =
            key.keys().unwrap().iter().map(|name| String::from_utf16(name).unwrap()).collect();
        assert_eq!(names, ["other", "{5A5A5A5A-0000-0000-0000-000000000000}"]);
        key.remove_key("{5A5A5A5A-0000-0000-0000-000000000000}").unwrap();
        key.remove_key("{5A5A5A5A-0000-0000-0000-000000000000}").unwrap();
        assert_eq!(key.keys().unwrap().len(), 1);
        assert!(key.open_in("other", false).unwrap().is_some());
        assert!(key.open_in("missing", true).unwrap().is_none());
    }

    #[test]
    fn a_new_key_has_the_access_control_it_was_given_and_a_standing_one_keeps_its_own() {
        let place = Place::new("access");
        let wanted = "O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;S-1-5-20)";
        let (key, _) = OpenKey::create(&place.0, Some(wanted)).unwrap();
        let given = key.access().unwrap();
        let as_parsed = |text: &str| text.replace("S-1-5-20", "NS");
        assert_eq!(as_parsed(&given), as_parsed(wanted));
        let (again, is_new) = OpenKey::create(&place.0, Some("O:BAD:P(A;CI;KA;;;BA)")).unwrap();
        assert!(!is_new);
        assert_eq!(again.access().unwrap(), given);
        assert!(OpenKey::create(&format!("{}\\x", place.0), Some("nonsense")).is_err());
    }

    #[test]
    fn every_change_of_a_key_moves_its_time() {
        let place = Place::new("time");
        let (key, _) = OpenKey::create(&place.0, None).unwrap();
        let changes: [fn(&OpenKey); 4] = [
            |key| key.set("v", 3, b"x").unwrap(),
            // Wine takes the same bytes for no change.
            |key| key.set("v", 3, b"y").unwrap(),
            |key| drop(key.create_in("below").unwrap()),
            |key| key.remove_value("v").unwrap(),
        ];
        for change in changes {
            let before = key.last_written().unwrap();
            assert_eq!(key.last_written().unwrap(), before);
            // Longer than the resolution of the system's clock.
            std::thread::sleep(std::time::Duration::from_millis(20));
            change(&key);
            assert!(key.last_written().unwrap() > before);
        }
    }

    #[test]
    fn text_is_read_where_it_is_text() {
        let place = Place::new("text");
        let (key, _) = OpenKey::create(&place.0, None).unwrap();
        let units: Vec<u8> = ".\\svc\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        key.set("ObjectName", 1, &units).unwrap();
        key.set("Number", 4, &[1, 0, 0, 0]).unwrap();
        assert_eq!(key.text("ObjectName").unwrap().as_deref(), Some(".\\svc"));
        assert_eq!(key.text("Number").unwrap(), None);
        assert_eq!(key.text("Nothing").unwrap(), None);
    }
}
