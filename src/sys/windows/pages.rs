//! Pages of memory, as the arena and Argon2's matrix take them.

use std::ffi::c_void;
use std::io;

use windows_sys::Win32::Foundation::{ERROR_COMMITMENT_LIMIT, ERROR_NOT_ENOUGH_MEMORY};
use windows_sys::Win32::System::Memory::{
    GetProcessWorkingSetSizeEx, MEM_COMMIT, MEM_RELEASE, MEM_RESERVE, PAGE_NOACCESS,
    PAGE_READWRITE, SetProcessWorkingSetSizeEx, VirtualAlloc, VirtualFree, VirtualLock,
};
use windows_sys::Win32::System::SystemInformation::{GlobalMemoryStatusEx, MEMORYSTATUSEX};
use windows_sys::Win32::System::Threading::GetCurrentProcess;

use super::{check, sandbox};

/// Reserves addresses for so many bytes, which nobody may touch yet; the address of the first.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn reserve(bytes: usize) -> io::Result<usize> {
    // SAFETY: a fresh reservation, at an address of the system's choice, overlaps nothing.
    let start = unsafe { VirtualAlloc(std::ptr::null(), bytes, MEM_RESERVE, PAGE_NOACCESS) };
    match start.is_null() {
        true => Err(io::Error::last_os_error()),
        false => Ok(start.expose_provenance()),
    }
}

/// Has reserved pages locked into RAM, all at once: Windows locks no page before it is there. The least
/// working set, which bounds what a process may lock, is raised by as much.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn lock_reserved(start: usize, bytes: usize) -> io::Result<()> {
    /// What the process needs beside: code, stacks, the heap.
    const BESIDE: usize = 8 << 20;
    let (mut least, mut most, mut flags) = (0, 0, 0);
    // SAFETY: a handle that is always good, and three places that the call writes to.
    unsafe {
        let process = GetCurrentProcess();
        check(GetProcessWorkingSetSizeEx(process, &raw mut least, &raw mut most, &raw mut flags))?;
        let least = least + bytes + BESIDE;
        // Without flags: neither bound is a hard one.
        check(SetProcessWorkingSetSizeEx(process, least, most.max(least + BESIDE), 0))?;
    }
    commit(start, bytes)?;
    // SAFETY: locking leaves the contents of the pages alone.
    check(unsafe { VirtualLock(std::ptr::with_exposed_provenance(start), bytes) })
}

/// Makes reserved pages usable: zero at first, and left out of error reports where Windows does that.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn open(start: usize, bytes: usize) -> io::Result<()> {
    commit(start, bytes)?;
    sandbox::leave_out_of_reports(start, bytes);
    Ok(())
}

/// Pages that are there already stay as they are.
fn commit(start: usize, bytes: usize) -> io::Result<()> {
    let start: *const c_void = std::ptr::with_exposed_provenance(start);
    // SAFETY: the pages lie inside a reservation of the arena's, which nothing else uses.
    let pages = unsafe { VirtualAlloc(start, bytes, MEM_COMMIT, PAGE_READWRITE) };
    match pages.is_null() {
        true => Err(io::Error::last_os_error()),
        false => Ok(()),
    }
}

/// Maps so many bytes, all zero, for a large computation. They are not locked.
///
/// # Errors
/// The system's reason: `OutOfMemory` where there is not enough.
pub(in crate::sys) fn map_large(bytes: usize) -> io::Result<*mut u8> {
    // SAFETY: a fresh allocation, at an address of the system's choice, overlaps nothing.
    let start =
        unsafe { VirtualAlloc(std::ptr::null(), bytes, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE) };
    if !start.is_null() {
        return Ok(start.cast());
    }
    let error = io::Error::last_os_error();
    match error.raw_os_error().map(i32::cast_unsigned) {
        Some(ERROR_COMMITMENT_LIMIT | ERROR_NOT_ENOUGH_MEMORY) => {
            Err(io::ErrorKind::OutOfMemory.into())
        }
        _ => Err(error),
    }
}

/// Gives back what [`map_large`] gave.
///
/// # Safety
/// `start` is of one allocation of [`map_large`], and nothing refers to it any more.
pub(in crate::sys) unsafe fn unmap(start: *mut u8, _bytes: usize) {
    // SAFETY: the caller keeps the promise above. A length of 0 gives all of it back.
    unsafe { VirtualFree(start.cast(), 0, MEM_RELEASE) };
}

/// What of the machine's memory is free, in KiB; `None` where the system does not say.
pub(in crate::sys) fn available_kib() -> Option<u64> {
    let length = size_of::<MEMORYSTATUSEX>() as u32;
    let mut status = MEMORYSTATUSEX { dwLength: length, ..Default::default() };
    // SAFETY: the structure is as long as it says.
    check(unsafe { GlobalMemoryStatusEx(&raw mut status) }).ok()?;
    // Wine gives nothing but zeros to a thread that asks while another does.
    Some(status.ullAvailPhys.min(status.ullAvailPageFile) >> 10).filter(|&available| available > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use windows_sys::Win32::System::Memory::{
        MEM_FREE, MEMORY_BASIC_INFORMATION, VirtualQuery, VirtualUnlock,
    };

    fn state(address: usize) -> (u32, u32) {
        let mut found = MEMORY_BASIC_INFORMATION::default();
        let address = std::ptr::with_exposed_provenance(address);
        let length = size_of::<MEMORY_BASIC_INFORMATION>();
        // SAFETY: the call writes one structure.
        assert_ne!(unsafe { VirtualQuery(address, &raw mut found, length) }, 0);
        (found.State, found.Protect)
    }

    #[test]
    fn reserved_pages_are_closed_until_they_are_opened_and_locked() {
        let start = reserve(8 << 20).unwrap();
        assert_eq!(state(start).0, MEM_RESERVE);
        lock_reserved(start + (1 << 20), 4 << 20).unwrap();
        assert_eq!(state(start).0, MEM_RESERVE, "the guard stays closed");
        assert_eq!(state(start + (1 << 20)), (MEM_COMMIT, PAGE_READWRITE));
        open(start + (1 << 20), 64 << 10).unwrap();
        // SAFETY: what is locked can be unlocked once; afterwards nothing refers to the pages.
        unsafe {
            let locked = std::ptr::with_exposed_provenance(start + (1 << 20));
            check(VirtualUnlock(locked, 4 << 20)).unwrap();
            unmap(std::ptr::with_exposed_provenance_mut(start), 8 << 20);
        }
        assert_eq!(state(start).0, MEM_FREE);
    }

    #[test]
    fn free_memory_is_known() {
        assert!(available_kib().unwrap() > 1024);
    }
}
