//! What the process denies itself, by Windows's means: of networks and files nothing.

use std::ffi::c_void;
use std::io;
use std::path::PathBuf;

use windows_sys::Win32::Foundation::HMODULE;
use windows_sys::Win32::Security::{
    DACL_SECURITY_INFORMATION, PROTECTED_DACL_SECURITY_INFORMATION, SetKernelObjectSecurity,
};
use windows_sys::Win32::System::Diagnostics::Debug::{
    SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX, SetErrorMode,
};
use windows_sys::Win32::System::LibraryLoader::{
    GetProcAddress, LOAD_LIBRARY_SEARCH_SYSTEM32, LoadLibraryExW, SetDefaultDllDirectories,
};
use windows_sys::Win32::System::Threading::GetCurrentProcess;
use windows_sys::core::{PCSTR, s, w};

use super::check;
use super::security::SecurityDescriptor;

pub use crate::sys::denied::Denied;

/// What others may do with this process: SYSTEM and the user may see that it runs, and end it; nobody may
/// read its memory, but for those who may debug everything.
const CLOSED: &str = "D:P(A;;0x101001;;;SY)(A;;0x101001;;;OW)";

/// Keeps the process out of crash dialogs and error reports, and closes it to other processes of the same
/// user. Libraries that are loaded from here on come from the folder of Windows alone.
///
/// # Errors
/// The system's reason where one of these is refused.
pub fn deny_dumps() -> io::Result<()> {
    // SAFETY: neither call has a condition.
    unsafe {
        SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
        check(SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32))?;
    }
    keep_out_of_reports();
    let closed = SecurityDescriptor::parse(CLOSED)?;
    let what = DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION;
    // SAFETY: a handle that is always good, and a descriptor that lives longer than the call.
    check(unsafe { SetKernelObjectSecurity(GetCurrentProcess(), what, closed.as_ptr()) })
}

/// A function of a library of Windows that not every Windows has.
fn found(library: *const u16, name: PCSTR) -> Option<unsafe extern "system" fn() -> isize> {
    // SAFETY: both names end in a zero; the library comes from the folder of Windows, and stays.
    unsafe {
        let nothing = std::ptr::null_mut();
        let library: HMODULE = LoadLibraryExW(library, nothing, LOAD_LIBRARY_SEARCH_SYSTEM32);
        match library.is_null() {
            true => None,
            false => GetProcAddress(library, name),
        }
    }
}

/// An error report holds neither the heap nor the threads of this process, and asks nobody.
fn keep_out_of_reports() {
    /// `WER_FAULT_REPORTING_FLAG_NOHEAP` and `WER_FAULT_REPORTING_NO_UI` of `werapi.h`.
    const FLAGS: u32 = 0x1 | 0x20;
    type SetFlags = unsafe extern "system" fn(u32) -> i32;
    if let Some(function) = found(w!("kernel32.dll"), s!("WerSetFlags")) {
        // SAFETY: that is the signature of the function of this name.
        unsafe {
            let set: SetFlags = std::mem::transmute(function);
            set(FLAGS);
        }
    }
}

/// Leaves pages out of error reports, in the pieces that Windows takes (64 KiB; Windows 10 and later). A
/// best effort.
pub(super) fn leave_out_of_reports(start: usize, bytes: usize) {
    const MOST: usize = 64 << 10;
    type LeaveOut = unsafe extern "system" fn(*const c_void, u32) -> i32;
    let name = s!("WerRegisterExcludedMemoryBlock");
    let Some(function) = found(w!("kernel32.dll"), name) else { return };
    // SAFETY: that is the signature of the function of this name.
    let leave_out: LeaveOut = unsafe { std::mem::transmute(function) };
    for piece in (0..bytes).step_by(MOST) {
        let at = std::ptr::with_exposed_provenance(start + piece);
        // SAFETY: the pages are there for as long as the process is; they are only noted.
        unsafe { leave_out(at, MOST.min(bytes - piece) as u32) };
    }
}

/// Windows knows of no such thing.
///
/// # Errors
/// None: there is nothing that could be refused.
pub fn deny_privileges() -> io::Result<()> {
    Ok(())
}

/// Windows has no means by which a program denies itself sockets.
///
/// # Errors
/// None: there is nothing that could be refused.
pub fn deny_network() -> io::Result<()> {
    Ok(())
}

/// Windows has no means by which a program denies itself files.
///
/// # Errors
/// `Unsupported`, always.
pub fn confine(_read: &[PathBuf], _write: &[PathBuf]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

impl Denied {
    /// Asks the system. What cannot be found out counts as not denied.
    #[must_use]
    pub fn look() -> Self {
        look()
    }
}

/// What has been denied: nothing but what [`deny_dumps`] did, which another handle of this process
/// shows.
fn look() -> Denied {
    Denied { dumps: is_closed(), privileges: false, network: false, files: false }
}

/// Whether the memory of this process cannot be read by another of the same user.
fn is_closed() -> bool {
    use windows_sys::Win32::Foundation::CloseHandle;
    use windows_sys::Win32::System::Threading::{
        GetCurrentProcessId, OpenProcess, PROCESS_VM_READ,
    };
    // SAFETY: the call has no condition; a handle that it gives is closed once.
    unsafe {
        let handle = OpenProcess(PROCESS_VM_READ, 0, GetCurrentProcessId());
        if handle.is_null() {
            return true;
        }
        CloseHandle(handle);
    }
    false
}
