//! Offline hives: what the program writes into them, and what it must never do to them.

#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod faults;
mod hives;
mod library;
mod readers;
mod refusals;
#[allow(dead_code)]
#[path = "../support/strace.rs"]
mod strace;
#[allow(dead_code, unused_imports)]
#[path = "../support/support.rs"]
mod support;
mod volumes;
mod writing;
