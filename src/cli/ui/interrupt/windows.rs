//! What Windows tells a console program.

use std::os::windows::io::AsHandle;

use sso_escrow::sys::console::{self, Waited};

use crate::cli::ui::interrupt::{Failure, check, failure};

pub(super) use sso_escrow::sys::console::{ask, requests, take_back};

pub(super) fn watch() {
    // Where requests cannot be watched, they end the program as they would have anyway.
    let _ = console::watch();
}

/// Waits until `input` can be read; a request to stop ends the command instead.
pub(crate) fn wait_for(input: impl AsHandle) -> Result<(), Failure> {
    check()?;
    match console::wait_for_pipe(&input) {
        Ok(Waited::Asked) => Err(failure()),
        // What cannot be waited for is read at once.
        _ => Ok(()),
    }
}
