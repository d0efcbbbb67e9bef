//! Libraries of Windows that are loaded when they are needed, only from the Windows folder.

use windows_sys::Win32::Foundation::HMODULE;
use windows_sys::Win32::System::LibraryLoader::{
    GetProcAddress, LOAD_LIBRARY_SEARCH_SYSTEM32, LoadLibraryExW,
};
use windows_sys::core::PCSTR;

/// A function of any signature.
pub(super) type Function = unsafe extern "system" fn() -> isize;

/// Finds a function of a Windows library. `None` if this Windows lacks the library or the function.
pub(super) fn found(library: *const u16, name: PCSTR) -> Option<Function> {
    // SAFETY: both names end in a zero. The library comes from the Windows folder, and is never unloaded.
    unsafe {
        let nothing = std::ptr::null_mut();
        let library: HMODULE = LoadLibraryExW(library, nothing, LOAD_LIBRARY_SEARCH_SYSTEM32);
        match library.is_null() {
            true => None,
            false => GetProcAddress(library, name),
        }
    }
}
