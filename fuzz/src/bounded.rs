//! A bound on what a reader may allocate.
//!
//! libFuzzer's own bound on single allocations needs the hooks of a sanitizer, and its bound on resident
//! memory notices only what is touched. This one is a heap with a limit.

use std::alloc::System;
use std::sync::{Mutex, PoisonError};

use cap::Cap;

#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// What any reader may have beside what grows with its input. serde sets up to 1 MiB aside for a list
/// whose length is only claimed; there are three lists in a descriptor.
const ALWAYS: usize = 4 << 20;

/// How many bytes for each byte of input. A custodian takes 56 bytes in memory, and at least 39 in a
/// file; what is read is copied a few times on its way, and encoded again.
const EACH: usize = 16;

/// Runs a reader on so many bytes of input. An allocation above the bound aborts the process.
pub fn bounded<T>(input: usize, read: impl FnOnce() -> T) -> T {
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let limit = HEAP.allocated() + ALWAYS + EACH * input;
    HEAP.set_limit(limit).expect("no thread has taken more in between");
    let result = read();
    HEAP.set_limit(usize::MAX).expect("no limit is above all");
    result
}
