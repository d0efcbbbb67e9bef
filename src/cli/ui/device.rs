//! The terminal itself and the standard streams: what differs between systems.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::{Device, can_erase, is_plain_console, system_language, width};
#[cfg(windows)]
pub(crate) use windows::{Device, can_erase, is_plain_console, system_language, width};

/// Reports whether a standard stream of the program is a terminal. A program with none may run beside others at
/// one terminal, and leaves its settings alone.
pub(crate) fn is_at_a_terminal() -> bool {
    use std::io::{IsTerminal, stderr, stdin, stdout};
    stdin().is_terminal() || stdout().is_terminal() || stderr().is_terminal()
}

/// Where a typed text begins on the screen.
pub(crate) struct TypedPlace {
    /// How many rows above the cursor.
    pub(crate) rows: usize,
    /// The column, from 0.
    pub(crate) column: usize,
}

/// The result of a read from the terminal.
pub(crate) enum Input<T> {
    Given(T),
    /// The end of input.
    End,
    /// The terminal cannot be read.
    Failed(std::io::Error),
}
