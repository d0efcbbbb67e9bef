//! The event log of this machine.

use std::io;

use windows_sys::Win32::Foundation::HANDLE;
use windows_sys::Win32::System::EventLog::{
    DeregisterEventSource, EVENTLOG_ERROR_TYPE, EVENTLOG_INFORMATION_TYPE, EVENTLOG_WARNING_TYPE,
    RegisterEventSourceW, ReportEventW,
};

use super::{check, wide};

/// What an entry reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// Success.
    Done,
    /// Something that a person should look at.
    Warning,
    /// Failure.
    Failed,
}

/// A handle from the event log.
struct EventSource(HANDLE);

impl Drop for EventSource {
    fn drop(&mut self) {
        // SAFETY: this value owns the handle, and closes it once.
        unsafe { DeregisterEventSource(self.0) };
    }
}

/// Writes an entry into the log Application. No message file belongs to `source`, so Event Viewer shows the lines
/// below a remark that it has no description.
///
/// # Errors
/// The system's errors. `InvalidInput` if a text contains a zero.
pub fn report(source: &str, id: u32, kind: EventKind, lines: &[String]) -> io::Result<()> {
    let source = wide::terminated(source)?;
    let lines = lines.iter().map(wide::terminated).collect::<io::Result<Vec<_>>>()?;
    let starts: Vec<*const u16> = lines.iter().map(|line| line.as_ptr()).collect();
    let count = u16::try_from(starts.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    // SAFETY: the name ends in a zero; the first pointer is null, which means this machine.
    let handle = unsafe { RegisterEventSourceW(std::ptr::null(), source.as_ptr()) };
    if handle.is_null() {
        return Err(io::Error::last_os_error());
    }
    let source = EventSource(handle);
    let level = match kind {
        EventKind::Done => EVENTLOG_INFORMATION_TYPE,
        EventKind::Warning => EVENTLOG_WARNING_TYPE,
        EventKind::Failed => EVENTLOG_ERROR_TYPE,
    };
    let (nobody, nothing) = (std::ptr::null_mut(), std::ptr::null());
    // SAFETY: the source is open. Each of the `count` pointers is at a text that ends in a zero and lives longer
    // than the call. There are no other bytes.
    check(unsafe {
        ReportEventW(source.0, level, 0, id, nobody, count, 0, starts.as_ptr(), nothing)
    })
}
