//! Where there is no way into offline hives.

use std::path::Path;

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::registry::live::Ssoss;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Nothing has to be loaded.
pub(crate) fn prepare(_path: &Path) -> (Vec<std::path::PathBuf>, std::path::PathBuf) {
    Default::default()
}

/// Nothing has to be read.
pub(crate) fn to_read(_path: &Path) -> Vec<std::path::PathBuf> {
    Vec::new()
}

/// Never: a loaded hive is read by `live`.
pub(crate) fn for_reading(_console: &mut Console, _path: &Path) -> Result<Ssoss, Failure> {
    Err(Failure::new(Status::Target, message!("hive-only-linux")))
}

/// Never, too.
pub(crate) fn for_writing(
    console: &mut Console,
    path: &Path,
    _account: Option<&str>,
) -> Result<Ssoss, Failure> {
    for_reading(console, path)
}
