//! Ctrl-C, a closed terminal and other requests to stop: noted, and obeyed where nothing is lost.

use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};
use sso_escrow::fault::Status;
use sso_escrow::message;

use super::Failure;

/// What tells of a signal: a flag, and a stream that becomes readable.
struct Watch {
    flag: Arc<AtomicBool>,
    stream: Option<UnixStream>,
}

static WATCH: OnceLock<Watch> = OnceLock::new();

/// The exit status after a second signal, which ends the program at once: that of a shell.
const IMPATIENT: i32 = 130;

/// From now on signals are noted. A second one ends the program at once.
pub(crate) fn watch() {
    WATCH.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        let (stream, writer) = UnixStream::pair().map_or((None, None), |(r, w)| (Some(r), Some(w)));
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            // Where a signal cannot be watched, it ends the program as it would have anyway.
            let _ = flag::register_conditional_shutdown(signal, IMPATIENT, Arc::clone(&flag));
            let _ = flag::register(signal, Arc::clone(&flag));
            if let Some(Ok(writer)) = writer.as_ref().map(UnixStream::try_clone) {
                let _ = low_level::pipe::register(signal, writer);
            }
        }
        Watch { flag, stream }
    });
}

/// Stops here if a signal came.
pub(crate) fn check() -> Result<(), Failure> {
    match WATCH.get() {
        Some(watch) if watch.flag.load(Ordering::Relaxed) => Err(failure()),
        _ => Ok(()),
    }
}

/// The failure of a command that was interrupted.
pub(crate) fn failure() -> Failure {
    Failure::new(Status::Failed, message!("interrupted"))
}

/// The stream that becomes readable when a signal comes.
pub(crate) fn stream() -> Option<&'static UnixStream> {
    WATCH.get().and_then(|watch| watch.stream.as_ref())
}
