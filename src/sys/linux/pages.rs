//! Memory pages for the arena and for Argon2's matrix.

use std::io;

use rustix::mm::{Advice, MapFlags, MlockFlags, MprotectFlags, ProtFlags};

use super::control_group;

/// Reserves addresses for `bytes` bytes, which no code may access yet. Returns the first address.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn reserve(bytes: usize) -> io::Result<usize> {
    let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
    // SAFETY: this is a new anonymous mapping at an address that the system chooses, so it overlaps nothing.
    let mapping = unsafe {
        rustix::mm::mmap_anonymous(std::ptr::null_mut(), bytes, ProtFlags::empty(), flags)
    }?;
    Ok(mapping.expose_provenance())
}

/// Makes the system lock reserved pages into RAM, each on its first use. The call shows at once whether the
/// limit is high enough for all of them.
///
/// # Errors
/// The system's reason: `ENOMEM` or `EPERM` if the limit on locked memory (`ulimit -l`) is too low.
pub(in crate::sys) fn lock_reserved(start: usize, bytes: usize) -> io::Result<()> {
    let start = std::ptr::with_exposed_provenance_mut::<u8>(start).cast();
    // SAFETY: locking does not change the contents of the pages.
    Ok(unsafe { rustix::mm::mlock_with(start, bytes, MlockFlags::ONFAULT) }?)
}

/// Makes reserved pages usable: zero at first, kept out of dumps, and zero in forked children.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn open(start: usize, bytes: usize) -> io::Result<()> {
    let pages = std::ptr::with_exposed_provenance_mut::<u8>(start).cast();
    let access = MprotectFlags::READ | MprotectFlags::WRITE;
    // SAFETY: the pages are inside the arena's reservation, which nothing else uses, and hold no value yet.
    unsafe { rustix::mm::mprotect(pages, bytes, access) }?;
    // SAFETY: advice does not change the contents of the pages. If the kernel lacks one of the two kinds, the
    // pages are still private.
    unsafe {
        let _ = rustix::mm::madvise(pages, bytes, Advice::LinuxDontDump);
        let _ = rustix::mm::madvise(pages, bytes, Advice::LinuxWipeOnFork);
    }
    Ok(())
}

/// Maps `bytes` zero bytes for a large computation. They are not locked. They are kept out of dumps and of
/// forked children, and use huge pages if the system grants them.
///
/// # Errors
/// The system's reason: `OutOfMemory` if there is not enough.
pub(in crate::sys) fn map_large(bytes: usize) -> io::Result<*mut u8> {
    let access = ProtFlags::READ | ProtFlags::WRITE;
    let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
    // SAFETY: this is a new anonymous mapping at an address that the system chooses, so it overlaps nothing.
    let mapping =
        unsafe { rustix::mm::mmap_anonymous(std::ptr::null_mut(), bytes, access, flags) }?;
    // SAFETY: advice does not change the contents. Each kind is a best effort.
    unsafe {
        let _ = rustix::mm::madvise(mapping, bytes, Advice::LinuxDontDump);
        let _ = rustix::mm::madvise(mapping, bytes, Advice::LinuxDontFork);
        let _ = rustix::mm::madvise(mapping, bytes, Advice::LinuxHugepage);
    }
    Ok(mapping.cast())
}

/// Unmaps what [`map_large`] mapped.
///
/// # Safety
/// `start` and `bytes` belong to one mapping of [`map_large`], and nothing refers to it any more.
pub(in crate::sys) unsafe fn unmap(start: *mut u8, bytes: usize) {
    // SAFETY: the caller keeps the promise above.
    let _ = unsafe { rustix::mm::munmap(start.cast(), bytes) };
}

/// The memory that this process could use without swapping, in KiB: what the system has available, or less if a control
/// group limits the process. `None` if the system does not report it.
pub(in crate::sys) fn available_kib() -> Option<u64> {
    of_system().into_iter().chain(control_group::available_kib()).min()
}

/// The memory that the system says a new program could use without swapping, in KiB.
fn of_system() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
