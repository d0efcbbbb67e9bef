//! Which page files are active.

use std::ffi::c_void;
use std::io;

use windows_sys::Win32::Foundation::ERROR_NOT_SUPPORTED;
use windows_sys::Win32::System::ProcessStatus::{ENUM_PAGE_FILE_INFORMATION, K32EnumPageFilesW};
use windows_sys::core::BOOL;

use super::check;

/// Lists the active page files.
///
/// # Errors
/// The system's errors, if it reports none.
pub fn areas() -> io::Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    // SAFETY: the function is called back only during this call, with the pointer that is passed here.
    match check(unsafe { K32EnumPageFilesW(Some(take), (&raw mut names).cast()) }) {
        // Wine refuses without an error number.
        Err(error) if error.raw_os_error() == Some(0) => {
            Err(io::Error::from_raw_os_error(ERROR_NOT_SUPPORTED.cast_signed()))
        }
        other => other.map(|()| names),
    }
}

/// Adds the name of one page file to the list.
unsafe extern "system" fn take(
    names: *mut c_void,
    _: *mut ENUM_PAGE_FILE_INFORMATION,
    name: *const u16,
) -> BOOL {
    // SAFETY: the pointer is the one that `areas` passed, and `areas` waits for this function. The name is
    // text that ends in a zero.
    unsafe {
        let names = &mut *names.cast::<Vec<String>>();
        let mut length = 0;
        while *name.add(length) != 0 {
            length += 1;
        }
        names.push(String::from_utf16_lossy(std::slice::from_raw_parts(name, length)));
    }
    1
}
