//! Work on media that may be slow: after a while it is said that it goes on.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use sso_escrow::message;

use crate::cli::ui::output::Console;

/// After how long a medium counts as slow, and how often it is said.
const SLOW: Duration = Duration::from_secs(3);

/// Does some work on a medium apart, and says every few seconds that it goes on and that the medium must
/// stay in.
pub(crate) fn patiently<T: Send>(
    console: &mut Console,
    place: &str,
    work: impl FnOnce() -> T + Send,
) -> T {
    let start = Instant::now();
    thread::scope(|scope| {
        let (at_work, ended) = channel::<()>();
        let worker = scope.spawn(move || {
            // Dropped at the end of the work, however that comes.
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
