//! Which session of Windows the console belongs to.

use windows_sys::Win32::System::RemoteDesktop::{
    ProcessIdToSessionId, WTSGetActiveConsoleSessionId,
};

use super::check;
pub use crate::sys::screen_info::{Reach, ScreenEnd, TerminalScreen};

/// The screen of the console of this process.
///
/// Microsoft: "Detecting the Remote Desktop Services environment" compares the two session numbers. Session 0 is
/// that of the services: a console there belongs to a service such as sshd, and is not shown on this machine.
pub fn look() -> Option<TerminalScreen> {
    let mut own = 0;
    // SAFETY: `own` is valid for writing for the whole call.
    let known = check(unsafe { ProcessIdToSessionId(std::process::id(), &raw mut own) });
    // SAFETY: the function takes nothing and cannot fail.
    let physical = unsafe { WTSGetActiveConsoleSessionId() };
    let end = match (known, own) {
        (Err(_), _) => ScreenEnd::Unseen,
        (Ok(()), 0) => ScreenEnd::Remote(SERVICE.into()),
        (Ok(()), own) if own == physical => ScreenEnd::Console(format!("session {own}")),
        (Ok(()), _) => ScreenEnd::RemoteDesktop,
    };
    Some(TerminalScreen { end, recorders: Default::default() })
}

/// What stands for the program: Windows does not tell which service shows the console.
const SERVICE: &str = "service";
