//! Smart cards in software with a real pcscd, and independent clients.

#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod asking;
mod cards;
mod ceremony;
mod clients;
mod emulator;
mod lab;
mod library;
mod making;
mod opening;
mod ordinary;
mod peer;
mod prepared;
mod provision;
mod recognise;
mod recovery;
mod sweep;
mod vectors;
mod whole;

#[path = "../support/pasted.rs"]
mod pasted;
#[allow(dead_code)]
#[path = "../support/session.rs"]
mod session;
#[allow(dead_code, unused_imports)]
#[path = "../support/support.rs"]
mod support;
