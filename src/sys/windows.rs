//! Windows: calls to its API.

pub mod account;
pub mod clock;
pub mod console;
pub mod directory;
pub mod event_log;
pub mod file;
mod imports;
mod library;
pub mod mounts;
pub mod network;
pub(super) mod pages;
pub mod random;
pub mod registry;
pub mod sandbox;
pub mod screen;
mod security;
pub mod service;
pub mod standard_output;
pub mod swap;
pub mod volume;
pub mod wide;
pub mod words;

use std::io;

/// Turns a result of zero, which means failure, into the system's error.
fn check(result: i32) -> io::Result<()> {
    match result {
        0 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}
