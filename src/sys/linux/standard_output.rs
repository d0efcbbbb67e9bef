//! Whether the program was started with a standard output that can be written.

use std::os::raw::c_int;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether standard output was open when the process began. Rust opens `/dev/null` in its place before `main`, and then
/// reports every write as done.
static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Runs before Rust opens anything.
#[used]
#[unsafe(link_section = ".init_array")]
static LOOK: extern "C" fn() = look;

extern "C" fn look() {
    // SAFETY: the call reads the flags of a descriptor, and takes any number.
    let flags: c_int = unsafe { libc::fcntl(libc::STDOUT_FILENO, libc::F_GETFL) };
    // Rust also reports a write as done that the system refuses because the descriptor is only for reading.
    let is_closed = flags == -1 || flags & libc::O_ACCMODE == libc::O_RDONLY;
    WAS_CLOSED.store(is_closed, Ordering::Relaxed);
}

/// Returns whether standard output was open for writing when the process began.
#[must_use]
pub fn is_open() -> bool {
    !WAS_CLOSED.load(Ordering::Relaxed)
}
