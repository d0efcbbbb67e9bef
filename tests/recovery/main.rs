//! Recovery without the program, on Linux: `docs/recover.py`, the second reader, which follows
//! `docs/format.md`; libgfshare's commands; and the commands in `docs/recovery.md`.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

mod by_hand;
mod gfsplit;
#[path = "../support/pasted.rs"]
mod pasted;
mod reader;
mod refusals;
#[allow(dead_code, unused_imports)]
#[path = "../support/support.rs"]
mod support;
mod terminal;
#[allow(dead_code)]
#[path = "../support/vector_file.rs"]
mod vector_file;
mod vectors;
