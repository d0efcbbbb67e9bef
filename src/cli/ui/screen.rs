//! How the screen of the terminal is described.

use sso_escrow::message;
use sso_escrow::sys::screen::{ScreenEnd, TerminalScreen};
use sso_escrow::text::Message;

/// Where the screen is, and who records it. `None` means that there is no terminal.
pub(crate) fn described(screen: Option<&TerminalScreen>) -> Message {
    let Some(TerminalScreen { end, recorders }) = screen else { return message!("screen-none") };
    let end = match end {
        ScreenEnd::Console(name) => message!("screen-console", name = name),
        ScreenEnd::Emulator(name) => message!("screen-emulator", program = name),
        ScreenEnd::Program(name) => message!("screen-program", program = name),
        ScreenEnd::Unseen => message!("screen-unseen"),
        ScreenEnd::RemoteDesktop => message!("screen-remote-desktop"),
        ScreenEnd::SerialLine(name) => message!("screen-serial", name = name),
        ScreenEnd::Container => message!("screen-container"),
        ScreenEnd::Remote(name) => message!("screen-remote", program = name),
    };
    if recorders.is_empty() {
        return end;
    }
    let programs: Vec<String> = recorders.iter().cloned().collect();
    message!("screen-recorded", screen = end, programs = programs)
}
