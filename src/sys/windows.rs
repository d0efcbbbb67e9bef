//! Windows: the calls of its programming interface.

pub mod account;
pub mod console;
pub mod directory;
pub mod file;
pub mod mounts;
pub mod network;
pub(super) mod pages;
pub mod registry;
pub mod sandbox;
mod security;
pub mod service;
pub mod swap;
pub mod volume;
pub mod wide;

use std::io;

/// What a call gives that tells of failure by zero.
fn check(result: i32) -> io::Result<()> {
    match result {
        0 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}
