//! The system's own calls: the one floor where `unsafe` may stand.
//!
//! Everything above works on the safe types that are given here, and each `unsafe` block says why it
//! is sound. What differs from one system to the other lies in `linux` and `windows`, under the same
//! names; the modules beside them are for both.

#![allow(unsafe_code)]

mod denied;
pub mod heap;
#[cfg(target_os = "linux")]
pub mod hivex;
#[cfg(target_os = "linux")]
pub mod image;
#[cfg(unix)]
mod linux;
pub mod memory;
#[cfg(target_os = "linux")]
pub mod open_elsewhere;
mod volume_info;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use linux as platform;
#[cfg(windows)]
use windows as platform;

pub use platform::{directory, file, mounts, network, sandbox, swap, volume};
#[cfg(windows)]
pub use windows::{account, console, registry, service, wide};
