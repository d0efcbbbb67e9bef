//! A bound on what a reader may allocate.
//!
//! libFuzzer's own limit for single allocations needs the hooks of a sanitizer. Its limit for resident memory
//! counts only memory that is touched. Here the heap itself has a limit.

use std::alloc::System;
use std::sync::{Mutex, PoisonError};

use cap::Cap;

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The bytes that any reader may allocate, whatever the size of its input. serde reserves up to 1 MiB for a
/// list whose length is only claimed. A descriptor has three lists.
const ALWAYS: usize = 4 << 20;

/// The bytes that a reader may allocate for each byte of input. A custodian takes 56 bytes in memory, and at
/// least 39 in a file. Readers also copy what they read a few times, and encode it again.
const EACH: usize = 16;

/// Runs a reader on `input` bytes of input. An allocation above the bound aborts the process.
pub fn bounded<T>(input: usize, read: impl FnOnce() -> T) -> T {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let limit = HEAP.allocated() + ALWAYS + EACH * input;
    HEAP.set_limit(limit).expect("no thread has taken more in between");
    let result = read();
    HEAP.set_limit(usize::MAX).expect("no limit is above all");
    result
}
