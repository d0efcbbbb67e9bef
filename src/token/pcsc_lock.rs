//! Allows only one call at a time into the system's PC/SC library, unless a call takes long.
//!
//! libpcsclite 1.9.9 (Debian 12) crashed when several threads connected to cards, each with a separate
//! context. The library looks up handles in the lists of all contexts, while other threads change these
//! lists. A call that waits for a card changes no list while it waits. So other calls wait for it no longer
//! than [`LONG`].

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A call that takes longer counts as waiting: for a card that another program holds, or for a touch.
const LONG: Duration = Duration::from_millis(250);

#[derive(Debug)]
struct LockState {
    /// The number of the call in the library, and its start.
    inside: Option<(u64, Instant)>,
    /// The number of calls so far.
    count: u64,
}

static STATE: Mutex<LockState> = Mutex::new(LockState { inside: None, count: 0 });
static LEFT: Condvar = Condvar::new();

fn state() -> MutexGuard<'static, LockState> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a call as soon as no other call is in the library, or the one that is has taken longer than
/// [`LONG`].
pub(super) fn pass<T>(call: impl FnOnce() -> T) -> T {
    let _ticket = Ticket::new();
    call()
}

struct Ticket(u64);

impl Ticket {
    fn new() -> Self {
        let mut state = state();
        while let Some((_, since)) = state.inside {
            let Some(left) = LONG.checked_sub(since.elapsed()) else { break };
            let waited = LEFT.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.count += 1;
        state.inside = Some((state.count, Instant::now()));
        Self(state.count)
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut state = state();
        // If this call took long, another call has entered since and stays recorded.
        if state.inside.is_some_and(|(number, _)| number == self.0) {
            state.inside = None;
            LEFT.notify_one();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::thread;

    /// The longest wait for other calls on a busy machine.
    const LONGEST: Duration = Duration::from_secs(60);

    #[test]
    fn short_calls_are_alone_and_long_ones_keep_nobody() {
        static INSIDE: AtomicUsize = AtomicUsize::new(0);
        let short = || {
            pass(|| {
                assert_eq!(INSIDE.fetch_add(1, Ordering::SeqCst), 0);
                thread::yield_now();
                INSIDE.fetch_sub(1, Ordering::SeqCst);
            });
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..200).for_each(|_| short()));
            }
        });
        // The long call ends only after the short ones. If it kept them out, the test would fail.
        let (entered, inside) = mpsc::channel();
        let (release, released) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(move || {
                pass(|| {
                    entered.send(()).unwrap();
                    assert_eq!(released.recv_timeout(LONGEST), Ok(()), "short calls are kept out");
                });
            });
            inside.recv().unwrap();
            (0..100).for_each(|_| short());
            release.send(()).unwrap();
        });
    }
}
