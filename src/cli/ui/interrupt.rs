//! Ctrl-C, a closed terminal and other requests to stop: noted, and obeyed where nothing is lost.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use std::os::fd::AsFd;
#[cfg(windows)]
use std::os::windows::io::AsHandle;
#[cfg(unix)]
use std::time::Duration;

use sso_escrow::error::Status;
use sso_escrow::message;

use crate::cli::ui::failure::Failure;
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

/// From now on requests to stop are noted, however many there are. Between two looks at them lies one
/// key derivation or one file at the most.
pub(crate) fn watch() {
    system::watch();
}

/// Stops here if a request came.
pub(crate) fn check() -> Result<(), Failure> {
    match system::requests() {
        (false, false) => Ok(()),
        _ => Err(failure()),
    }
}

/// Ctrl-D was typed, or the terminal is gone: noted as Ctrl-C is.
pub(crate) fn end_of_input() -> Failure {
    system::ask();
    failure()
}

/// Whether Ctrl-C was typed, and nothing else wants the program to end: then it can be asked whether
/// that was meant. From here on the key press counts as not typed.
pub(crate) fn take_back() -> bool {
    let only_asked = system::requests() == (true, false);
    if only_asked {
        system::take_back();
    }
    only_asked
}

/// The failure of a command that was interrupted.
pub(crate) fn failure() -> Failure {
    Failure::new(Status::Failed, message!("interrupted"))
}

/// Waits until `input` can be read; a signal ends the command instead.
#[cfg(unix)]
pub(crate) fn wait_for(input: impl AsFd) -> Result<(), Failure> {
    while !wait_for_within(&input, None)? {}
    Ok(())
}

/// Waits until `input` can be read, which is `true`, or until that time has passed; a signal ends the
/// command instead.
#[cfg(unix)]
pub(crate) fn wait_for_within(input: impl AsFd, most: Option<Duration>) -> Result<bool, Failure> {
    loop {
        check()?;
        if let Some(is_ready) = system::wait(&input, most) {
            return Ok(is_ready);
        }
    }
}

/// Waits until `input` can be read; a request to stop ends the command instead.
#[cfg(windows)]
pub(crate) fn wait_for(input: impl AsHandle) -> Result<(), Failure> {
    check()?;
    if system::is_asked_before(input) { Err(failure()) } else { Ok(()) }
}
