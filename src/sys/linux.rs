//! Linux: calls to its kernel, and what the kernel reports in `/proc` and `/sys`.

pub mod clock;
mod control_group;
pub mod directory;
pub mod file;
pub mod mounts;
pub mod network;
pub(super) mod pages;
pub mod random;
pub mod sandbox;
pub mod screen;
pub mod standard_output;
mod superblock;
pub mod swap;
pub mod volume;
