//! Ctrl-C, a closed terminal and other requests to stop. They are noted, and the program stops at the next point
//! where nothing is lost.

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
use sso_escrow::media;
use sso_escrow::message;

use crate::cli::ui::failure::Failure;
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

/// Notes requests to stop from now on, however many come. Between two checks, the program does at most one key
/// derivation or handles one file.
pub(crate) fn watch() {
    system::watch();
    media::stop_when(|| check().is_err());
}

/// Stops here if a request has come.
pub(crate) fn check() -> Result<(), Failure> {
    match system::requests() {
        (false, false) => Ok(()),
        _ => Err(failure()),
    }
}

/// Notes a request to stop, as for Ctrl-C: Ctrl-D was typed, or the terminal is closed.
pub(crate) fn end_of_input() -> Failure {
    system::ask();
    failure()
}

/// Reports whether Ctrl-C is the only request to stop. If so, the request is cleared, and the caller asks whether
/// it was meant.
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

/// Waits until `input` can be read. A signal ends the command.
#[cfg(unix)]
pub(crate) fn wait_for(input: impl AsFd) -> Result<(), Failure> {
    while !wait_for_within(&input, None)? {}
    Ok(())
}

/// Waits until `input` can be read (`true`) or until that time has passed (`false`). A signal ends the command.
#[cfg(unix)]
pub(crate) fn wait_for_within(input: impl AsFd, most: Option<Duration>) -> Result<bool, Failure> {
    loop {
        check()?;
        if let Some(is_ready) = system::wait(&input, most) {
            return Ok(is_ready);
        }
    }
}

/// Waits until `input` can be read. A request to stop ends the command.
#[cfg(windows)]
pub(crate) fn wait_for(input: impl AsHandle) -> Result<(), Failure> {
    check()?;
    if system::is_asked_before(input) { Err(failure()) } else { Ok(()) }
}
