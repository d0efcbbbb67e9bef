//! A heap that wipes every block it frees.

use std::alloc::{GlobalAlloc, Layout, System};

/// The system's heap. It overwrites every block with zeros before it frees the block.
///
/// Secrets are in the arena of [`memory`](super::memory). This heap covers the copies that library code makes
/// of them, for example to normalise a password, to estimate its strength, or to format text.
#[derive(Debug)]
pub struct WipingHeap;

// SAFETY: every call goes to the system's heap with the layout that it came with. A block to free is still
// owned, and writable for its whole size, until `System` has it. Growing a block uses the trait's default: a
// new block, a copy, and `dealloc` of the old block.
unsafe impl GlobalAlloc for WipingHeap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the promises of `alloc`, which are the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the promises of `alloc_zeroed`, which are the same.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller owns the block, which has that size, and gives it up with this call.
        let bytes = unsafe {
            block.write_bytes(0, layout.size());
            std::slice::from_raw_parts(block, layout.size())
        };
        // Without the barrier, the compiler may remove writes that nothing reads.
        zeroize::optimization_barrier(bytes);
        // SAFETY: the caller allocated the block with this layout, and does not use it any more.
        unsafe { System.dealloc(block, layout) }
    }
}
