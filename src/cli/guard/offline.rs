//! Offline hives as sources and targets. They are refused on systems where this program does not support them.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
pub(crate) use linux::{for_reading, for_writing, prepare, to_read};

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::{for_reading, for_writing, prepare, to_read};
