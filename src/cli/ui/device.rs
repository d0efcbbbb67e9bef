//! The terminal itself, and the standard streams: what differs from one system to the other.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::{Device, can_erase, is_plain_console, system_language, width};
#[cfg(windows)]
pub(crate) use windows::{Device, can_erase, is_plain_console, system_language, width};

/// What a read from the terminal gave.
pub(crate) enum Input<T> {
    Given(T),
    /// The end of what is typed.
    End,
    /// The terminal cannot be read.
    Failed(std::io::Error),
}
