//! Pages of memory, as the arena and Argon2's matrix take them.

use std::io;

use rustix::mm::{Advice, MapFlags, MlockFlags, MprotectFlags, ProtFlags};

/// Reserves addresses for so many bytes, which nobody may touch yet; the address of the first.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn reserve(bytes: usize) -> io::Result<usize> {
    let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
    // SAFETY: a fresh anonymous mapping, at an address of the system's choice, overlaps nothing.
    let mapping = unsafe {
        rustix::mm::mmap_anonymous(std::ptr::null_mut(), bytes, ProtFlags::empty(), flags)
    }?;
    Ok(mapping.expose_provenance())
}

/// Has reserved pages locked into RAM, each as it is first used: whether the limit suffices for all of
/// them is known at once.
///
/// # Errors
/// The system's reason: `ENOMEM` or `EPERM` where the limit on locked memory is too low (`ulimit -l`).
pub(in crate::sys) fn lock_reserved(start: usize, bytes: usize) -> io::Result<()> {
    let start = std::ptr::with_exposed_provenance_mut::<u8>(start).cast();
    // SAFETY: locking leaves the contents of the pages alone.
    Ok(unsafe { rustix::mm::mlock_with(start, bytes, MlockFlags::ONFAULT) }?)
}

/// Makes reserved pages usable: zero at first, kept out of dumps, and zero in forked children.
///
/// # Errors
/// The system's reason.
pub(in crate::sys) fn open(start: usize, bytes: usize) -> io::Result<()> {
    let pages = std::ptr::with_exposed_provenance_mut::<u8>(start).cast();
    let access = MprotectFlags::READ | MprotectFlags::WRITE;
    // SAFETY: the pages lie inside a reservation of the arena's, which nothing else uses, and hold no
    // value yet.
    unsafe { rustix::mm::mprotect(pages, bytes, access) }?;
    // SAFETY: advice leaves the contents of the pages alone. A kernel without one of the two kinds
    // still keeps the pages private.
    unsafe {
        let _ = rustix::mm::madvise(pages, bytes, Advice::LinuxDontDump);
        let _ = rustix::mm::madvise(pages, bytes, Advice::LinuxWipeOnFork);
    }
    Ok(())
}

/// Maps so many bytes, all zero, for a large computation: not locked, kept out of dumps and of forked
/// children, on huge pages where the system grants them.
///
/// # Errors
/// The system's reason: `OutOfMemory` where there is not enough.
pub(in crate::sys) fn map_large(bytes: usize) -> io::Result<*mut u8> {
    let access = ProtFlags::READ | ProtFlags::WRITE;
    let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
    // SAFETY: a fresh anonymous mapping, at an address of the system's choice, overlaps nothing.
    let mapping =
        unsafe { rustix::mm::mmap_anonymous(std::ptr::null_mut(), bytes, access, flags) }?;
    // SAFETY: advice leaves the contents alone, and each kind is a best effort.
    unsafe {
        let _ = rustix::mm::madvise(mapping, bytes, Advice::LinuxDontDump);
        let _ = rustix::mm::madvise(mapping, bytes, Advice::LinuxDontFork);
        let _ = rustix::mm::madvise(mapping, bytes, Advice::LinuxHugepage);
    }
    Ok(mapping.cast())
}

/// Gives back what [`map_large`] gave.
///
/// # Safety
/// `start` and `bytes` are those of one mapping of [`map_large`], and nothing refers to it any more.
pub(in crate::sys) unsafe fn unmap(start: *mut u8, bytes: usize) {
    // SAFETY: the caller keeps the promise above.
    let _ = unsafe { rustix::mm::munmap(start.cast(), bytes) };
}

/// What the system says it could give a new program without swapping, in KiB; `None` where it does
/// not say.
pub(in crate::sys) fn available_kib() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
