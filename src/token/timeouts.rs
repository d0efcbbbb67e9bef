//! How long is waited, and what stays behind of what was given up.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long a card is waited for.
///
/// What is given up goes on in a thread of its own, since PC/SC has no way to stop it: it waits for the card
/// with a connection and, at most, one transaction that has not begun. As soon as it gets the card it lets
/// go of it, and leaves it as it is. A command that was sent and not answered in time may still be worked on:
/// a card that waits for a touch takes it for as long as it waits itself. When the process ends, all that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until the card is ours: connected to, and held by a transaction.
    pub enter: Duration,
    /// For the answer to one command. A YubiKey waits 15 seconds to be touched.
    pub answer: Duration,
}

impl Patience {
    /// For work that a person waits for, and may have to touch the card for.
    pub const WORK: Self = Self { enter: Duration::from_secs(10), answer: Duration::from_secs(30) };
    /// For a look at which card it is.
    pub const GLANCE: Self = Self { enter: Duration::from_secs(2), answer: Duration::from_secs(3) };
}

/// Does something that may never end in a thread of its own. Nothing where it takes longer: it goes on then,
/// and what it gives is dropped.
pub(super) fn bounded<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, result) = mpsc::channel();
    let started = thread::Builder::new().name("token".to_owned()).spawn(move || {
        // Nobody may be waiting any more.
        let _ = done.send(work());
    });
    started.ok()?;
    result.recv_timeout(limit).ok()
}
