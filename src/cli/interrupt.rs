//! Ctrl-C, a closed terminal and other requests to stop: noted, and obeyed where nothing is lost.

use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::{flag, low_level};
use sso_escrow::fault::Status;
use sso_escrow::message;

use super::Failure;

/// What tells of a signal: flags, and a stream that becomes readable.
struct Watch {
    /// Ctrl-C was typed.
    asked: Arc<AtomicBool>,
    /// Something else wants the program to end: the terminal is closed, the machine goes down.
    told: Arc<AtomicBool>,
    stream: Option<UnixStream>,
}

static WATCH: OnceLock<Watch> = OnceLock::new();

/// From now on signals are noted, however many there are. Between two looks at them lies one key
/// derivation or one file at the most.
pub(crate) fn watch() {
    WATCH.get_or_init(|| {
        let [asked, told] = [(), ()].map(|()| Arc::new(AtomicBool::new(false)));
        let (stream, writer) = UnixStream::pair().map_or((None, None), |(r, w)| (Some(r), Some(w)));
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
            // Where a signal cannot be watched, it ends the program as it would have anyway.
            let flag = if signal == SIGINT { &asked } else { &told };
            let _ = flag::register(signal, Arc::clone(flag));
            if let Some(Ok(writer)) = writer.as_ref().map(UnixStream::try_clone) {
                let _ = low_level::pipe::register(signal, writer);
            }
        }
        let _ = stream.as_ref().map(|stream| stream.set_nonblocking(true));
        Watch { asked, told, stream }
    });
}

/// Stops here if a signal came.
pub(crate) fn check() -> Result<(), Failure> {
    match WATCH.get() {
        Some(Watch { asked, told, .. }) if is_set(asked) || is_set(told) => Err(failure()),
        _ => Ok(()),
    }
}

fn is_set(flag: &AtomicBool) -> bool {
    flag.load(Ordering::Relaxed)
}

/// Ctrl-D was typed, or the terminal is gone: noted as Ctrl-C is.
pub(crate) fn end_of_input() -> Failure {
    if let Some(watch) = WATCH.get() {
        watch.asked.store(true, Ordering::Relaxed);
    }
    failure()
}

/// Whether Ctrl-C was typed, and nothing else wants the program to end: then it can be asked whether
/// that was meant. From here on the key press counts as not typed.
pub(crate) fn take_back() -> bool {
    let Some(Watch { asked, told, stream }) = WATCH.get() else { return false };
    if !is_set(asked) || is_set(told) {
        return false;
    }
    if let Some(mut stream) = stream.as_ref() {
        // What tells of the signal is taken away too; the stream never blocks.
        while std::io::Read::read(&mut stream, &mut [0; 64]).is_ok_and(|read| read > 0) {}
    }
    asked.store(false, Ordering::Relaxed);
    true
}

/// The failure of a command that was interrupted.
pub(crate) fn failure() -> Failure {
    Failure::new(Status::Failed, message!("interrupted"))
}

/// Waits until `input` can be read; a signal ends the command instead.
pub(crate) fn wait_for(input: impl AsFd) -> Result<(), Failure> {
    while !wait_for_within(&input, None)? {}
    Ok(())
}

/// Waits until `input` can be read, which is `true`, or until that time has passed; a signal ends the
/// command instead.
pub(crate) fn wait_for_within(input: impl AsFd, most: Option<Duration>) -> Result<bool, Failure> {
    let most = most.and_then(|most| Timespec::try_from(most).ok());
    loop {
        check()?;
        let mut events = vec![PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
        if let Some(stream) = WATCH.get().and_then(|watch| watch.stream.as_ref()) {
            events.push(PollFd::from_borrowed_fd(stream.as_fd(), PollFlags::IN));
        }
        match poll(&mut events, most.as_ref()) {
            Ok(0) => return Ok(false),
            Ok(_) if !events[0].revents().is_empty() => return Ok(true),
            Ok(_) | Err(Errno::INTR) => {}
            // What cannot be waited for is read at once.
            Err(_) => return Ok(true),
        }
    }
}
