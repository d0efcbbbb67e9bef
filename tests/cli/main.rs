//! Whole-process tests of the command line: one file a command, and the terminal. On Windows those that need
//! neither a terminal nor what Linux alone has.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

#[cfg(unix)]
mod apart;
#[cfg(unix)]
mod ask;
#[cfg(unix)]
mod backup;
#[cfg(unix)]
mod canary;
#[cfg(unix)]
mod denial;
mod drill;
mod flips;
#[cfg(unix)]
mod generate;
#[cfg(unix)]
mod golden;
mod inspect;
mod json;
#[cfg(unix)]
mod machine;
#[cfg(unix)]
mod media;
mod reseal;
#[cfg(unix)]
mod restore;
#[cfg(unix)]
mod session;
mod sets;
#[cfg(unix)]
#[allow(dead_code)]
mod strace;
#[cfg_attr(windows, allow(dead_code))]
mod support;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod unseal;
#[cfg(unix)]
mod usage;
#[allow(dead_code)]
mod vector_file;
mod vectors;
mod verify;
