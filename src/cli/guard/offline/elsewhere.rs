//! Systems other than Linux, on which offline hives are not supported.

use std::path::Path;

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::registry::live::Ssoss;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Nothing to load.
pub(crate) fn prepare(_path: &Path) -> (Vec<std::path::PathBuf>, std::path::PathBuf) {
    Default::default()
}

/// Nothing to read.
pub(crate) fn to_read(_path: &Path) -> Vec<std::path::PathBuf> {
    Vec::new()
}

/// Always fails. A hive that Windows has loaded is read as `live`.
pub(crate) fn for_reading(_console: &mut Console, _path: &Path) -> Result<Ssoss, Failure> {
    Err(Failure::new(Status::Target, message!("hive-only-linux")))
}

/// Always fails.
pub(crate) fn for_writing(
    console: &mut Console,
    path: &Path,
    _account: Option<&str>,
) -> Result<Ssoss, Failure> {
    for_reading(console, path)
}
