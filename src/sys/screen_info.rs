//! Where the screen of the terminal is: at this machine, or at the other end of a network or a line. The same types
//! serve Linux and Windows.

use std::collections::BTreeSet;

/// What is at the end of the chain of programs between this process and the person who reads its text. Later values
/// are farther away: of several screens, the farthest counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScreenEnd {
    /// A console of this machine: its name.
    Console(String),
    /// A terminal emulator in a session at a screen of this machine: its name.
    Emulator(String),
    /// A program that is none of the known ones: its name. Where its screen is, is not known.
    Program(String),
    /// The program could not be determined.
    Unseen,
    /// A remote desktop session of Windows.
    RemoteDesktop,
    /// A serial line: its name.
    SerialLine(String),
    /// The process is in a container, and the program outside is not visible.
    Container,
    /// A program that sends the text to another machine: its name.
    Remote(String),
}

/// Whether the screen is at this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It is at this machine, and no known program records it.
    Here,
    /// It may be elsewhere, or a program records it. A person decides.
    Unsure,
    /// It is elsewhere.
    Elsewhere,
}

/// The screen of a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerminalScreen {
    /// Where it is.
    pub end: ScreenEnd,
    /// The programs on the way that record what the terminal shows, by name and in alphabetical order.
    pub recorders: BTreeSet<String>,
}

impl TerminalScreen {
    /// Whether secrets may be shown.
    pub fn reach(&self) -> Reach {
        match &self.end {
            ScreenEnd::Remote(_) | ScreenEnd::Container | ScreenEnd::SerialLine(_) => {
                Reach::Elsewhere
            }
            ScreenEnd::RemoteDesktop | ScreenEnd::Unseen | ScreenEnd::Program(_) => Reach::Unsure,
            ScreenEnd::Console(_) | ScreenEnd::Emulator(_) if self.recorders.is_empty() => {
                Reach::Here
            }
            ScreenEnd::Console(_) | ScreenEnd::Emulator(_) => Reach::Unsure,
        }
    }
}
