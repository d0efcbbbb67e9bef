//! Whole-process tests of the command line: one file for each command, and for the terminal. Windows runs
//! only those that need neither a terminal nor features of Linux.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code)]
#[path = "../support/apart.rs"]
mod apart;
mod ask;
mod asked_target;
mod backup;
mod canary;
mod card;
mod completions;
mod denial;
mod drill;
#[allow(dead_code)]
#[path = "../support/fat.rs"]
mod fat;
mod flips;
mod forged;
mod generate;
mod golden;
mod help;
mod hive;
#[allow(dead_code)]
#[path = "../hive/hives.rs"]
mod hives;
mod inspect;
mod json;
mod kept_records;
mod lost_names;
mod machine;
mod media;
mod output;
mod passwords;
mod practice;
mod promote;
mod question;
mod reseal;
mod restore;
mod rounds;
mod runbook;
mod screen;
#[allow(dead_code)]
#[path = "../support/session.rs"]
mod session;
mod set_words;
mod sets;
#[allow(dead_code)]
#[path = "../support/strace.rs"]
mod strace;
#[allow(dead_code, unused_imports)]
#[path = "../support/support.rs"]
mod support;
mod terminal;
mod transcript;
mod unseal;
mod usage;
#[allow(dead_code)]
#[path = "../support/vector_file.rs"]
mod vector_file;
mod vectors;
mod verify;
