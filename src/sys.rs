//! The calls to the operating system. Only this module may use `unsafe`.
//!
//! The code above it uses the safe types that this module provides. Each `unsafe` block says why it is sound.
//!
//! What differs between systems is in `linux` and `windows`, under the same names. The modules beside these
//! two work on both systems or on Linux only.

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
pub mod processor;
mod screen_info;
mod volume_info;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use linux as platform;
#[cfg(windows)]
use windows as platform;

pub use platform::{
    clock, directory, file, mounts, network, random, sandbox, screen, standard_output, swap, volume,
};
#[cfg(windows)]
pub use windows::{account, console, event_log, registry, service, wide, words};
