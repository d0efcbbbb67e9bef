//! Ctrl-C, a closed terminal and other requests to stop: noted, and obeyed where nothing is lost.

use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
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

/// From now on signals are noted, however many there are. Between two looks at them lies one key
/// derivation or one file at the most.
pub(crate) fn watch() {
    WATCH.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        let (stream, writer) = UnixStream::pair().map_or((None, None), |(r, w)| (Some(r), Some(w)));
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
            // Where a signal cannot be watched, it ends the program as it would have anyway.
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

/// Waits until `input` can be read; a signal ends the command instead.
pub(crate) fn wait_for(input: impl AsFd) -> Result<(), Failure> {
    loop {
        check()?;
        let mut events = vec![PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
        if let Some(stream) = WATCH.get().and_then(|watch| watch.stream.as_ref()) {
            events.push(PollFd::from_borrowed_fd(stream.as_fd(), PollFlags::IN));
        }
        match poll(&mut events, None) {
            Ok(_) if !events[0].revents().is_empty() => return Ok(()),
            Ok(_) | Err(Errno::INTR) => {}
            // What cannot be waited for is read at once.
            Err(_) => return Ok(()),
        }
    }
}
