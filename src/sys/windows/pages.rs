//! Memory pages for the arena and for Argon2's matrix.

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

/// Reserves addresses for `bytes` bytes, which no code may access yet. Returns the first address.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn reserve(bytes: usize) -> io::Result<usize> {
    // SAFETY: this is a new reservation at an address that the system chooses, so it overlaps nothing.
    let start = unsafe { VirtualAlloc(std::ptr::null(), bytes, MEM_RESERVE, PAGE_NOACCESS) };
    match start.is_null() {
        true => Err(io::Error::last_os_error()),
        false => Ok(start.expose_provenance()),
    }
}

/// Locks reserved pages into RAM, all at once, because Windows cannot lock a page before it is committed. The
/// minimum working set limits what a process may lock, so the code raises it first.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn lock_reserved(start: usize, bytes: usize) -> io::Result<()> {
    /// What the process needs besides: code, stacks, the heap.
    const BESIDE: usize = 8 << 20;
    let (mut least, mut most, mut flags) = (0, 0, 0);
    // SAFETY: the process handle is always valid, and the call writes to three local values.
    unsafe {
        let process = GetCurrentProcess();
        check(GetProcessWorkingSetSizeEx(process, &raw mut least, &raw mut most, &raw mut flags))?;
        let least = least + bytes + BESIDE;
        // Flags 0: neither bound is a hard limit.
        check(SetProcessWorkingSetSizeEx(process, least, most.max(least + BESIDE), 0))?;
    }
    commit(start, bytes)?;
    // SAFETY: locking does not change the contents of the pages.
    check(unsafe { VirtualLock(std::ptr::with_exposed_provenance(start), bytes) })
}

/// Makes reserved pages usable: zero at first, and left out of error reports if Windows supports that.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn open(start: usize, bytes: usize) -> io::Result<()> {
    commit(start, bytes)?;
    sandbox::leave_out_of_reports(start, bytes);
    Ok(())
}

/// Commits pages. Pages that are already committed keep their contents.
fn commit(start: usize, bytes: usize) -> io::Result<()> {
    let start: *const c_void = std::ptr::with_exposed_provenance(start);
    // SAFETY: the pages are inside the arena's reservation, which nothing else uses.
    let pages = unsafe { VirtualAlloc(start, bytes, MEM_COMMIT, PAGE_READWRITE) };
    match pages.is_null() {
        true => Err(io::Error::last_os_error()),
        false => Ok(()),
    }
}

/// Maps `bytes` zero bytes for a large computation. They are not locked.
///
/// # Errors
/// The system's reason: `OutOfMemory` if there is not enough.
pub(in crate::sys) fn map_large(bytes: usize) -> io::Result<*mut u8> {
    // SAFETY: this is a new allocation at an address that the system chooses, so it overlaps nothing.
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

/// Frees what [`map_large`] mapped.
///
/// # Safety
/// `start` belongs to one allocation of [`map_large`], and nothing refers to it any more.
pub(in crate::sys) unsafe fn unmap(start: *mut u8, _bytes: usize) {
    // SAFETY: the caller keeps the promise above. A length of 0 frees all of it.
    unsafe { VirtualFree(start.cast(), 0, MEM_RELEASE) };
}

/// The free memory of the machine, in KiB. `None` if the system does not report it.
pub(in crate::sys) fn available_kib() -> Option<u64> {
    let length = size_of::<MEMORYSTATUSEX>() as u32;
    let mut status = MEMORYSTATUSEX { dwLength: length, ..Default::default() };
    // SAFETY: `dwLength` holds the length of the structure.
    check(unsafe { GlobalMemoryStatusEx(&raw mut status) }).ok()?;
    // Wine returns only zeros if two threads ask at the same time.
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
        // SAFETY: the pages are locked and are unlocked once. Nothing refers to them afterwards.
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
