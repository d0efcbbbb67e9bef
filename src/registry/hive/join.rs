//! Runs two tasks at the same time, if the machine can.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

/// Runs both tasks, the first in its own thread. If no thread can be started, they run one after the other.
pub(super) fn both<A: Send, B>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    both_with(Builder::new(), first, second)
}

fn both_with<A: Send, B>(
    thread: Builder,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    let first = Mutex::new(Some(first));
    let do_first = || {
        let first = first.lock().unwrap_or_else(PoisonError::into_inner).take();
        first.map(|first| first())
    };
    thread::scope(|scope| {
        let started = thread.spawn_scoped(scope, do_first);
        let second = second();
        let done = match started {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => do_first(),
        };
        match done {
            Some(first) => (first, second),
            None => unreachable!("the first is done once, in one of two places"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_with_a_thread_and_without() {
        let none = Builder::new().stack_size(usize::MAX / 4);
        for (thread, is_apart) in [(Builder::new(), true), (none, false)] {
            let here = thread::current().id();
            let (first, second) =
                both_with(thread, || thread::current().id(), || thread::current().id());
            assert_eq!((first != here, second), (is_apart, here));
        }
    }

    #[test]
    #[should_panic(expected = "the first")]
    fn a_panic_goes_on() {
        both(|| panic!("the first"), || ());
    }
}
