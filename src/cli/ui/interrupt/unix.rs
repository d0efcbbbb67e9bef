//! Signals.

use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{
    SIGALRM, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGXCPU, SIGXFSZ,
};
use signal_hook::{flag, low_level};

/// How a signal is noted: flags, and a stream that becomes readable.
struct Watch {
    /// Ctrl-C was typed.
    asked: Arc<AtomicBool>,
    /// Another request to end has come: the terminal is closed, or the machine shuts down.
    told: Arc<AtomicBool>,
    stream: Option<UnixStream>,
}

/// Every signal that would otherwise end the program at once, without giving back the terminal's settings. (Faults
/// of the program and SIGKILL cannot be noted.)
const SIGNALS: [i32; 12] = [
    SIGALRM, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGXCPU, SIGXFSZ,
];

static WATCH: OnceLock<Watch> = OnceLock::new();

pub(super) fn watch() {
    WATCH.get_or_init(|| {
        let [asked, told] = [(), ()].map(|()| Arc::new(AtomicBool::new(false)));
        let (stream, writer) = UnixStream::pair().map_or((None, None), |(r, w)| (Some(r), Some(w)));
        for signal in SIGNALS {
            // If a signal cannot be watched, it ends the program, which is its usual effect.
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

/// Reports whether Ctrl-C was typed, and whether another request to end has come.
pub(super) fn requests() -> (bool, bool) {
    let is_set = |flag: &AtomicBool| flag.load(Ordering::Relaxed);
    WATCH.get().map_or((false, false), |watch| (is_set(&watch.asked), is_set(&watch.told)))
}

/// Notes a request to stop, as Ctrl-C does.
pub(super) fn ask() {
    if let Some(watch) = WATCH.get() {
        watch.asked.store(true, Ordering::Relaxed);
    }
}

/// Clears the note that Ctrl-C was typed.
pub(super) fn take_back() {
    let Some(Watch { asked, stream, .. }) = WATCH.get() else { return };
    if let Some(mut stream) = stream.as_ref() {
        // The signal's bytes in the stream are read too, or the next wait would end at once. The stream does not
        // block.
        while Read::read(&mut stream, &mut [0; 64]).is_ok_and(|read| read > 0) {}
    }
    asked.store(false, Ordering::Relaxed);
}

/// Waits until `input` can be read (`true`) or until the time has passed (`false`). Returns `None` if a signal
/// came first or the wait was interrupted. The caller then checks for requests and waits again.
pub(super) fn wait(input: impl AsFd, most: Option<Duration>) -> Option<bool> {
    let most = most.and_then(|most| Timespec::try_from(most).ok());
    let mut events = vec![PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
    if let Some(stream) = WATCH.get().and_then(|watch| watch.stream.as_ref()) {
        events.push(PollFd::from_borrowed_fd(stream.as_fd(), PollFlags::IN));
    }
    match poll(&mut events, most.as_ref()) {
        Ok(0) => Some(false),
        Ok(_) if !events[0].revents().is_empty() => Some(true),
        Ok(_) | Err(Errno::INTR) => None,
        // If waiting is not possible, the caller reads at once.
        Err(_) => Some(true),
    }
}
