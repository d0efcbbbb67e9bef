//! Hides bytes, and counts the branches and accesses that depend on them.
//!
//! For memcheck, hidden bytes are uninitialised. They may be copied and used in computations, and the results
//! are hidden too. A branch on a hidden value, or an access at a hidden address, is an error. The program
//! itself reads the bytes unchanged.

use std::ffi::c_void;

use crabgrind::memcheck::{MemState, mark_mem, vbits};

/// Reports whether memcheck watches this process. Without it, nothing below has a meaning.
pub(crate) fn watched() -> bool {
    let mut probe = [0; 3];
    hide(&mut probe[..2]);
    hidden(&probe) == 2
}

/// Hides `bytes`.
pub(crate) fn hide(bytes: &mut [u8]) {
    mark(bytes, MemState::Undefined);
}

/// Makes `bytes` visible again, to compare a result, or to make a decision that is public.
pub(crate) fn reveal(bytes: &mut [u8]) {
    mark(bytes, MemState::Defined);
}

fn mark(bytes: &mut [u8], state: MemState) {
    // The return value is useless: this version takes success for failure. `hidden` shows whether it worked.
    let _ = mark_mem(bytes.as_mut_ptr().cast::<c_void>(), bytes.len(), state);
}

/// The number of `bytes` with all bits hidden.
pub(crate) fn hidden(bytes: &[u8]) -> usize {
    bits(bytes).iter().filter(|&&bits| bits == 0xff).count()
}

/// The number of `bytes` with at least one bit hidden.
pub(crate) fn partly_hidden(bytes: &[u8]) -> usize {
    bits(bytes).iter().filter(|&&bits| bits != 0).count()
}

/// One bit for each bit of `bytes`: 1 if it is hidden. All are 0 without memcheck.
fn bits(bytes: &[u8]) -> Vec<u8> {
    let mut bits = vec![0; bytes.len()];
    let of = bytes.as_ptr().cast_mut().cast::<c_void>();
    let known = vbits(of, bits.as_mut_ptr(), bits.len());
    if known.is_ok() { bits } else { vec![0; bytes.len()] }
}

/// The number of branches and accesses in `work` that depended on hidden bytes.
pub(crate) fn events(work: impl FnOnce()) -> usize {
    let before = crabgrind::count_errors();
    work();
    crabgrind::count_errors() - before
}
