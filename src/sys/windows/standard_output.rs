//! Whether the program was started with a standard output.

use windows_sys::Win32::Foundation::INVALID_HANDLE_VALUE;
use windows_sys::Win32::System::Console::{GetStdHandle, STD_OUTPUT_HANDLE};

/// Returns whether there is a standard output. Rust reports every write as done if there is none.
#[must_use]
pub fn is_open() -> bool {
    // SAFETY: the call takes a number and returns a handle that belongs to the process.
    let handle = unsafe { GetStdHandle(STD_OUTPUT_HANDLE) };
    !handle.is_null() && handle != INVALID_HANDLE_VALUE
}
