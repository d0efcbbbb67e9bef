//! The request of one run of `restore`.

use crate::cli::line::location::Target;
use crate::cli::quorum::Options;

/// The checked options of a run.
pub(super) struct RestoreRequest {
    pub(super) options: Options,
    /// Those of the second set, if the run restores two.
    pub(super) second: Option<Options>,
    pub(super) target: Target,
    /// The target, as it was written on the command line.
    pub(super) written: String,
    pub(super) server: String,
    pub(super) account: Option<String>,
    pub(super) rehearsal: bool,
    pub(super) yes: bool,
    pub(super) dry_run: bool,
    pub(super) replace: bool,
    pub(super) restart_service: bool,
    /// Whether SSOSS may be written while the ENTSSO service runs.
    pub(super) service_running: bool,
}
