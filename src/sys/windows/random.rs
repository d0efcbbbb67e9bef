//! Random bytes of the system.

use std::io;

/// Fills `bytes` as the rest of the program does: Windows has one source for programs, ProcessPrng, which is loaded from the
/// system's folder only.
///
/// # Errors
/// The system gives none.
pub fn fill(bytes: &mut [u8]) -> io::Result<()> {
    getrandom::fill(bytes).map_err(io::Error::other)
}
