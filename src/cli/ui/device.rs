//! The terminal itself, and the standard streams: what differs from one system to the other.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub(crate) use unix::{Device, can_erase, is_plain_console, system_language, width};
#[cfg(windows)]
pub(crate) use windows::{Device, can_erase, is_plain_console, system_language, width};
