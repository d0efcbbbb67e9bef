//! A heap that wipes whatever it takes back.

use std::alloc::{GlobalAlloc, Layout, System};

/// The system's heap, which overwrites every block with zeros before it takes it back.
///
/// Secrets lie in the arena of [`memory`](super::memory). This is for the copies that other people's
/// code makes of them on its way: normalising a password, estimating its strength, formatting.
#[derive(Debug)]
pub struct WipingHeap;

// SAFETY: every call is passed on to the system's heap with the layout that it came with. A block that
// is given back is still owned, and writable for its whole size, until `System` has it. Growing a block
// is left to the trait's own way: a new block, a copy, and `dealloc` of the old one.
unsafe impl GlobalAlloc for WipingHeap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the promises of `alloc`, which are the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller owns the block, which has that size, and gives it up with this call.
        let bytes = unsafe {
            block.write_bytes(0, layout.size());
            std::slice::from_raw_parts(block, layout.size())
        };
        // Without it the compiler may leave out writes that nothing reads.
        zeroize::optimization_barrier(bytes);
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }
}
