//! Offline hives as sources and targets. Where this program has no way into them, they are refused.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
pub(crate) use linux::{for_reading, for_writing, prepare, to_read};

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::{for_reading, for_writing, prepare, to_read};
