//! One call at a time into the system's PC/SC library, as long as none takes long.
//!
//! libpcsclite 1.9.9 (Debian 12) was seen to crash where several threads connected to cards, each with a context of
//! its own: it looks handles up in the lists of all contexts, and other threads change these meanwhile. A call
//! that waits for a card changes nothing while it waits, so it is not waited for longer than [`LONG`].

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// After how long a call counts as one that waits: for a card that another program holds, or for a touch.
const LONG: Duration = Duration::from_millis(250);

#[derive(Debug)]
struct LockState {
    /// The number of the call that is in, and since when.
    inside: Option<(u64, Instant)>,
    /// How many have been let in.
    count: u64,
}

static STATE: Mutex<LockState> = Mutex::new(LockState { inside: None, count: 0 });
static LEFT: Condvar = Condvar::new();

fn state() -> MutexGuard<'static, LockState> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does a call, once no other one is in or the one that is has taken long.
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
        // One that took long has been followed by another.
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

    /// How long a call may wait for others on a machine that does much else.
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
        // The long call ends only after the short ones: it would keep them out otherwise.
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
