//! Ctrl-C, a closed terminal and other requests to stop: noted, and obeyed where nothing is lost.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

use sso_escrow::error::Status;
use sso_escrow::message;

use crate::cli::ui::failure::Failure;
#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub(crate) use system::wait_for;
#[cfg(unix)]
pub(crate) use system::wait_for_within;

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
