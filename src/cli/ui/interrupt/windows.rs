//! Requests to stop that Windows sends to a console program.

use std::os::windows::io::AsHandle;

use sso_escrow::sys::console::{self, Waited};

pub(super) use sso_escrow::sys::console::{ask, requests, take_back};

pub(super) fn watch() {
    // If requests cannot be watched, they end the program, which is their usual effect.
    let _ = console::watch();
}

/// Waits until `input` can be read. Returns `true` if a request to stop came first.
pub(super) fn is_asked_before(input: impl AsHandle) -> bool {
    // If waiting is not possible, the caller reads at once.
    matches!(console::wait_for_pipe(&input), Ok(Waited::StopRequested))
}
