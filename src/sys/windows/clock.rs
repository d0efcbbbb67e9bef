//! The clock that nobody sets.

use std::time::Duration;

use windows_sys::Win32::System::SystemInformation::GetTickCount64;

/// The time since the machine started, with the time that it slept.
#[must_use]
pub fn since_boot() -> Duration {
    // SAFETY: the function takes nothing and only returns a number.
    Duration::from_millis(unsafe { GetTickCount64() })
}
