//! The system's own calls: the one floor where `unsafe` may stand.
//!
//! Everything above works on the safe types that are given here, and each `unsafe` block says why it
//! is sound.

#![allow(unsafe_code)]

pub mod heap;
#[cfg(target_os = "linux")]
pub mod hivex;
#[cfg(target_os = "linux")]
pub mod image;
#[cfg(target_os = "linux")]
pub mod lease;
pub mod memory;
pub mod mounts;
pub mod network;
pub mod sandbox;
mod superblock;
pub mod volume;
