//! What Windows tells a console program.

use std::os::windows::io::AsHandle;

use sso_escrow::sys::console::{self, Waited};

pub(super) use sso_escrow::sys::console::{ask, requests, take_back};

pub(super) fn watch() {
    // Where requests cannot be watched, they end the program as they would have anyway.
    let _ = console::watch();
}

/// Waits until `input` can be read. Returns `true` where a request to stop came before.
pub(super) fn is_asked_before(input: impl AsHandle) -> bool {
    // What cannot be waited for is read at once.
    matches!(console::wait_for_pipe(&input), Ok(Waited::StopRequested))
}
