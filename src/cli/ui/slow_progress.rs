//! Work on media that may be slow: after a while, the progress line says that the work continues.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use sso_escrow::message;

use crate::cli::ui::output::Console;

/// The time in which a medium counts as slow, and the interval of the progress line.
const SLOW: Duration = Duration::from_secs(3);

/// Does some work on a medium in a thread. Every few seconds, the progress line says that the work continues and
/// that the medium must stay inserted.
pub(crate) fn with_slow_progress<T: Send>(
    console: &mut Console,
    place: &str,
    work: impl FnOnce() -> T + Send,
) -> T {
    let start = Instant::now();
    thread::scope(|scope| {
        let (at_work, ended) = channel::<()>();
        let worker = scope.spawn(move || {
            // Dropped when the work ends, even by a panic. That ends the loop below.
            let _at_work = at_work;
            work()
        });
        while ended.recv_timeout(SLOW) == Err(RecvTimeoutError::Timeout) {
            let seconds = start.elapsed().as_secs();
            console.progress(&message!("progress-slow", place = place, seconds = seconds));
        }
        console.end_progress();
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
