//! The restrictions that the process puts on itself on Windows. Networks and files are not restricted there.

use std::ffi::c_void;
use std::io;
use std::path::PathBuf;

use windows_sys::Win32::Security::{
    DACL_SECURITY_INFORMATION, PROTECTED_DACL_SECURITY_INFORMATION, SetKernelObjectSecurity,
};
use windows_sys::Win32::System::Diagnostics::Debug::{
    SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX, SetErrorMode,
};
use windows_sys::Win32::System::LibraryLoader::{
    LOAD_LIBRARY_SEARCH_SYSTEM32, SetDefaultDllDirectories,
};
use windows_sys::Win32::System::Threading::GetCurrentProcess;
use windows_sys::core::s;

use super::check;
use super::library::found;
use super::security::SecurityDescriptor;

pub use crate::sys::denied::Denied;

/// What others may do with this process. SYSTEM and the user may see that it runs, and end it. Nobody may
/// read its memory, except those who have the right to debug any process.
const CLOSED: &str = "D:P(A;;0x101001;;;SY)(A;;0x101001;;;OW)";

/// Makes libraries that are loaded from now on come only from the system folder. Call this before anything else.
///
/// # Errors
/// The system's reason.
pub fn deny_own_libraries() -> io::Result<()> {
    // SAFETY: the call has no preconditions.
    check(unsafe { SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32) })
}

/// Keeps the process out of crash dialogs and error reports, and closes it to other processes of the same
/// user.
///
/// # Errors
/// The system's reason, if one of these is refused.
pub fn deny_dumps() -> io::Result<()> {
    // SAFETY: the call has no preconditions.
    unsafe {
        SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
    }
    keep_out_of_reports();
    let closed = SecurityDescriptor::parse(CLOSED)?;
    let what = DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION;
    // SAFETY: the process handle is always valid, and the descriptor lives longer than the call.
    check(unsafe { SetKernelObjectSecurity(GetCurrentProcess(), what, closed.as_ptr()) })
}

/// Keeps the heap of this process out of error reports, and makes Windows show no dialog for them.
fn keep_out_of_reports() {
    /// `WER_FAULT_REPORTING_FLAG_NOHEAP` and `WER_FAULT_REPORTING_NO_UI` of `werapi.h`.
    const FLAGS: u32 = 0x1 | 0x20;
    type SetFlags = unsafe extern "system" fn(u32) -> i32;
    if let Some(function) = found("kernel32.dll", s!("WerSetFlags")) {
        // SAFETY: this is the signature of the function of this name.
        unsafe {
            let set: SetFlags = std::mem::transmute(function);
            set(FLAGS);
        }
    }
}

/// Leaves pages out of error reports, in pieces of 64 KiB, the most that Windows accepts (Windows 10 and
/// later). A best effort.
pub(super) fn leave_out_of_reports(start: usize, bytes: usize) {
    const MOST: usize = 64 << 10;
    type LeaveOut = unsafe extern "system" fn(*const c_void, u32) -> i32;
    let name = s!("WerRegisterExcludedMemoryBlock");
    let Some(function) = found("kernel32.dll", name) else { return };
    // SAFETY: this is the signature of the function of this name.
    let leave_out: LeaveOut = unsafe { std::mem::transmute(function) };
    for piece in (0..bytes).step_by(MOST) {
        let at = std::ptr::with_exposed_provenance(start + piece);
        // SAFETY: the pages exist as long as the process. The call only records their address.
        unsafe { leave_out(at, MOST.min(bytes - piece) as u32) };
    }
}

/// Does nothing. Windows has no such restriction.
///
/// # Errors
/// None, because nothing can be refused.
pub fn deny_privileges() -> io::Result<()> {
    Ok(())
}

/// Does nothing. On Windows a program cannot deny itself sockets.
///
/// # Errors
/// None, because nothing can be refused.
pub fn deny_network() -> io::Result<()> {
    Ok(())
}

/// Fails. On Windows a program cannot deny itself files.
///
/// # Errors
/// `Unsupported`, always.
pub fn confine(_read: &[PathBuf], _write: &[PathBuf], _make: &[PathBuf]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

impl Denied {
    /// Asks the system. What it cannot report counts as not denied.
    #[must_use]
    pub fn look() -> Self {
        look()
    }
}

/// What is denied: only what [`deny_dumps`] did. Opening a second handle of this process shows that.
fn look() -> Denied {
    Denied { dumps: is_closed(), privileges: false, network: false, files: false }
}

/// Returns whether another process of the same user cannot read the memory of this process.
fn is_closed() -> bool {
    use windows_sys::Win32::Foundation::CloseHandle;
    use windows_sys::Win32::System::Threading::{
        GetCurrentProcessId, OpenProcess, PROCESS_VM_READ,
    };
    // SAFETY: the call has no preconditions. A returned handle is closed once.
    unsafe {
        let handle = OpenProcess(PROCESS_VM_READ, 0, GetCurrentProcessId());
        if handle.is_null() {
            return true;
        }
        CloseHandle(handle);
    }
    false
}
