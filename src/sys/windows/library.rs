//! Libraries of Windows that are loaded when they are needed, only from the system folder.

use windows_sys::Win32::Foundation::HMODULE;
use windows_sys::Win32::System::LibraryLoader::{
    GetProcAddress, LOAD_LIBRARY_SEARCH_SYSTEM32, LoadLibraryExW,
};
use windows_sys::Win32::System::SystemInformation::GetSystemDirectoryW;
use windows_sys::core::PCSTR;

/// A function of any signature.
pub(super) type Function = unsafe extern "system" fn() -> isize;

/// The longest path of a library with the zero at its end, in UTF-16 units: `MAX_PATH` of `minwindef.h`.
const LONGEST: usize = 260;

/// Finds a function of a Windows library, which is loaded by its full path. `None` if this Windows lacks the library or
/// the function. `name` ends in a zero.
pub(super) fn found(library: &str, name: PCSTR) -> Option<Function> {
    let path = in_system_folder(library)?;
    // SAFETY: the path and the name end in a zero. What the library needs comes from the system folder too. It is never
    // unloaded.
    unsafe {
        let nothing = std::ptr::null_mut();
        let library: HMODULE = LoadLibraryExW(path.as_ptr(), nothing, LOAD_LIBRARY_SEARCH_SYSTEM32);
        match library.is_null() {
            true => None,
            false => GetProcAddress(library, name),
        }
    }
}

/// The full path of a library, with a zero at its end. It is not on the heap: whoever needs random bytes calls this.
fn in_system_folder(name: &str) -> Option<[u16; LONGEST]> {
    let mut path = [0; LONGEST];
    // SAFETY: the call writes at most as many units as the buffer holds.
    let length = unsafe { GetSystemDirectoryW(path.as_mut_ptr(), LONGEST as u32) } as usize;
    // A length of 0 is a failure. One beyond the buffer is the length that is needed.
    let rest = if length == 0 { None } else { path.get_mut(length..) }?;
    let mut units = std::iter::once(u16::from(b'\\')).chain(name.encode_utf16());
    let (last, rest) = rest.split_last_mut()?;
    rest.iter_mut().zip(&mut units).for_each(|(to, unit)| *to = unit);
    let fits = *last == 0 && units.next().is_none();
    fits.then_some(path)
}

#[cfg(test)]
mod tests {
    use windows_sys::core::s;

    use super::*;
    use crate::sys::wide;

    #[test]
    fn a_library_has_its_full_path() {
        let path = wide::text(&in_system_folder("WinSCard.dll").unwrap()).to_lowercase();
        assert_eq!(path, r"c:\windows\system32\winscard.dll");
        let longest = LONGEST - r"C:\windows\system32\".len() - 1;
        assert!(in_system_folder(&"x".repeat(longest)).is_some());
        for length in [longest + 1, longest + 2, LONGEST] {
            assert!(in_system_folder(&"x".repeat(length)).is_none());
        }
    }

    #[test]
    fn what_this_windows_lacks_is_not_found() {
        assert!(found("kernel32.dll", s!("GetTickCount")).is_some());
        assert!(found("kernel32.dll", s!("NoSuchFunction")).is_none());
        assert!(found("no such library.dll", s!("GetTickCount")).is_none());
    }
}
