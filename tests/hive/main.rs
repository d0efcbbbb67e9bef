//! Offline hives: what is written into them, and what is never done to them.

#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod hives;
mod readers;
mod refusals;
mod writing;
