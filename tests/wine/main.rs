//! The program for Windows, run from Linux under Wine: from end to end, and at a terminal.
//!
//! `make test-windows` builds both programs and runs these tests. `scripts/windows.sh` starts Wine.

#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code)]
#[path = "../support/apart.rs"]
mod apart;
mod console;
mod end_to_end;
mod kills;
mod plain;
mod program;
mod server;
#[allow(dead_code, unused_imports)]
#[path = "../support/support.rs"]
mod support;
mod typed;
mod windows;
