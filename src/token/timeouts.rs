//! How long a wait lasts, and what continues after it was given up.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long to wait for a card.
///
/// PC/SC cannot stop a call. So what is given up continues in a separate thread, with a connection and at
/// most one transaction that has not begun. As soon as that thread gets the card, it releases it unchanged.
/// The card may still be working on a command that was not answered in time: a card that waits for a touch
/// accepts one until its own wait ends. All of this ends with the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// The time until the card is connected and held by a transaction.
    pub enter: Duration,
    /// The time for the answer to one command. A YubiKey waits 15 seconds for a touch.
    pub answer: Duration,
}

impl Timeouts {
    /// For work during which a person waits and may have to touch the card.
    pub const WORK: Self = Self { enter: Duration::from_secs(10), answer: Duration::from_secs(30) };
    /// For reading which card it is.
    pub const GLANCE: Self = Self { enter: Duration::from_secs(2), answer: Duration::from_secs(3) };
}

/// Runs work that may never end in a separate thread. `None` if it takes longer than `limit`. The work then
/// continues, and its result is dropped.
pub(super) fn bounded<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, result) = mpsc::channel();
    let started = thread::Builder::new().name("token".to_owned()).spawn(move || {
        // Nobody receives this if the time is up.
        let _ = done.send(work());
    });
    started.ok()?;
    result.recv_timeout(limit).ok()
}
