//! Hiding bytes from the program's decisions, and counting where they reach one.
//!
//! To memcheck, hidden bytes are uninitialised: they may be copied and computed with, and what comes of
//! them is hidden as well, but each branch on a hidden value, and each access at a hidden address, is
//! an error. The program itself reads the bytes as they are.

use std::ffi::c_void;

use crabgrind::memcheck::{MemState, mark_mem, vbits};

/// Whether memcheck watches this process. Nothing below means anything where it does not.
pub(crate) fn watched() -> bool {
    let mut probe = [0; 3];
    hide(&mut probe[..2]);
    hidden(&probe) == 2
}

/// Hides `bytes`.
pub(crate) fn hide(bytes: &mut [u8]) {
    mark(bytes, MemState::Undefined);
}

/// Shows `bytes` again, so that a result may be compared, or a decision be made that anybody may know.
pub(crate) fn reveal(bytes: &mut [u8]) {
    mark(bytes, MemState::Defined);
}

fn mark(bytes: &mut [u8], state: MemState) {
    // Its answer is of no use: this version takes success for failure. `hidden` tells whether it worked.
    let _ = mark_mem(bytes.as_mut_ptr().cast::<c_void>(), bytes.len(), state);
}

/// How many of `bytes` are hidden in all of their bits.
pub(crate) fn hidden(bytes: &[u8]) -> usize {
    bits(bytes).iter().filter(|&&bits| bits == 0xff).count()
}

/// How many of `bytes` are hidden in some of their bits, or all.
pub(crate) fn partly_hidden(bytes: &[u8]) -> usize {
    bits(bytes).iter().filter(|&&bits| bits != 0).count()
}

/// A bit for each bit of `bytes`: 1 where it is hidden. All 0 where nobody watches.
fn bits(bytes: &[u8]) -> Vec<u8> {
    let mut bits = vec![0; bytes.len()];
    let of = bytes.as_ptr().cast_mut().cast::<c_void>();
    let known = vbits(of, bits.as_mut_ptr(), bits.len());
    if known.is_ok() { bits } else { vec![0; bytes.len()] }
}

/// How many branches and accesses in `work` depended on hidden bytes.
pub(crate) fn events(work: impl FnOnce()) -> usize {
    let before = crabgrind::count_errors();
    work();
    crabgrind::count_errors() - before
}
