//! The bytes of a large file that holds secrets. They are too large for the arena, so they are not locked.

use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;
use std::slice;

use rustix::mm::{Advice, MapFlags, ProtFlags};

use super::memory::MemoryError;
use super::platform::pages::available_kib;

/// Separate pages that are kept out of core dumps and forked children, and wiped before the system gets them
/// back. They are not locked: like Argon2's matrix, they rely on swap being off.
pub struct Image {
    start: NonNull<u8>,
    length: usize,
}

// SAFETY: an image is the only owner of its bytes, as a Box is.
unsafe impl Send for Image {}
// SAFETY: a shared image gives out shared slices only.
unsafe impl Sync for Image {}

impl Image {
    /// Maps `length` zero bytes, at least one.
    ///
    /// # Errors
    /// [`MemoryError::Short`] if less memory is available; nothing is mapped then.
    /// [`MemoryError::Refused`] if the system refuses the mapping.
    pub fn zeroed(length: usize) -> Result<Self, MemoryError> {
        let wanted_mib = (length as u64).div_ceil(1 << 20);
        if let Some(available) = available_kib()
            && available >> 10 < wanted_mib
        {
            return Err(MemoryError::Short { wanted_mib, available_mib: available >> 10 });
        }
        // SAFETY: this is a new anonymous mapping at an address that the system chooses, so it overlaps
        // nothing.
        let mapping = unsafe {
            rustix::mm::mmap_anonymous(
                std::ptr::null_mut(),
                length,
                ProtFlags::READ | ProtFlags::WRITE,
                MapFlags::PRIVATE | MapFlags::NORESERVE,
            )
        }
        .map_err(|error| MemoryError::refused(&error.into()))?;
        // SAFETY: advice does not change the contents. Each kind is a best effort.
        unsafe {
            let _ = rustix::mm::madvise(mapping, length, Advice::LinuxDontDump);
            let _ = rustix::mm::madvise(mapping, length, Advice::LinuxDontFork);
            let _ = rustix::mm::madvise(mapping, length, Advice::LinuxHugepage);
        }
        let refused = MemoryError::refused(&rustix::io::Errno::NOMEM.into());
        let start = NonNull::new(mapping.cast::<u8>()).ok_or(refused)?;
        Ok(Self { start, length })
    }
}

impl Deref for Image {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: the mapping has `length` readable, initialised bytes, and only this image owns them.
        unsafe { slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl DerefMut for Image {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above, and `&mut self` makes this the only reference.
        unsafe { slice::from_raw_parts_mut(self.start.as_ptr(), self.length) }
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        self.fill(0);
        std::hint::black_box(&**self);
        // SAFETY: `zeroed` made the mapping with this length, and nothing refers to it any more.
        let _ = unsafe { rustix::mm::munmap(self.start.as_ptr().cast(), self.length) };
    }
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Image({} bytes)", self.length)
    }
}
