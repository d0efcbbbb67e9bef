//! The result of a restore, for JSON.

use serde::Serialize;

use crate::cli::guard::machine::Conditions;
use crate::cli::ui::changes::RegistryChange;
use crate::cli::ui::describe::SetSummary;

/// What a quorum opened, and what was written.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RestoreResult {
    #[serde(flatten)]
    pub(super) conditions: Conditions,
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dry_run: Option<bool>,
    /// The target, as it was written on the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<String>,
    /// The set that the shares belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) set: Option<SetSummary>,
    /// The numbers of the shares that made the quorum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) opened: Option<Vec<u8>>,
    /// The second set, if the current and the previous master secret are restored from two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) second: Option<Box<SecondSet>>,
    /// The registry keys in the registration file, if that is the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) keys: Option<Vec<String>>,
    /// What changes in the target. Present for a registry, and in a dry run also for a registration file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) changes: Option<Vec<RegistryChange>>,
    /// The path of the written file, if it is ENTSSO's own backup file, or if its medium was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<String>,
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) transcript: Option<String>,
}

/// The second set of a restore from two sets.
#[derive(Debug, Serialize)]
pub(crate) struct SecondSet {
    /// The set that the shares belong to.
    pub(super) set: SetSummary,
    /// The numbers of the shares that made the quorum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) opened: Option<Vec<u8>>,
}
