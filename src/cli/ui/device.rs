//! The terminal itself and the standard streams: what differs between systems.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::{Device, can_erase, is_plain_console, system_language, width};
#[cfg(windows)]
pub(crate) use windows::{Device, can_erase, is_plain_console, system_language, width};

/// The result of a read from the terminal.
pub(crate) enum Input<T> {
    Given(T),
    /// The end of input.
    End,
    /// The terminal cannot be read.
    Failed(std::io::Error),
}
