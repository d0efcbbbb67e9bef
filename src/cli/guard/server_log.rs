//! The entries in the event log of the server about a backup or a restore there.

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::registry::live::{self, LiveError, LoggedEvent, LoggedRun};
use sso_escrow::text::Message;

use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Writes the entry about a backup: set, MSIDs, user, and result. `set` and `msids` are what the run knew when it
/// ended. If there can be no entry, a warning says so: the work is done in any case.
pub(crate) fn backup(
    console: &mut Console,
    set: Option<&SetSummary>,
    msids: &[String],
    outcome: &Result<Status, Failure>,
) {
    let (event, result) = match outcome {
        Ok(_) => (LoggedEvent::BackedUp, message!("log-done")),
        Err(failure) => (LoggedEvent::BackupFailed, failed(failure)),
    };
    let heading = message!("log-backup", version = env!("CARGO_PKG_VERSION"));
    let mut lines = vec![heading];
    lines.extend(about(set, msids));
    write(console, event, lines, Some(result));
}

/// Writes the entry about a restore, as [`backup`] does.
pub(crate) fn restore(
    console: &mut Console,
    sets: &[&SetSummary],
    outcome: &Result<Status, Failure>,
) {
    let (event, result) = match outcome {
        Ok(_) => (LoggedEvent::Restored, message!("log-done")),
        Err(failure) => match failure.cause() {
            Some(LiveError::Written { .. }) => {
                (LoggedEvent::RestoredInPart, in_part(failure, "copy"))
            }
            Some(
                LiveError::ServiceGone
                | LiveError::ServiceNotStopped { .. }
                | LiveError::Service { .. },
            ) => (LoggedEvent::RestoredInPart, in_part(failure, "service")),
            Some(LiveError::PutBack { .. } | LiveError::PutBackCopyStays { .. }) => {
                (LoggedEvent::RestoreFailed, in_part(failure, "put-back"))
            }
            _ => (LoggedEvent::RestoreFailed, failed(failure)),
        },
    };
    let heading = message!("log-restore", version = env!("CARGO_PKG_VERSION"));
    let mut lines = vec![heading];
    lines.extend(about_sets(sets));
    write(console, event, lines, Some(result));
}

/// Writes the entry about an interrupted restore whose changes were undone.
pub(crate) fn put_back(console: &mut Console) {
    let heading = message!("log-put-back", version = env!("CARGO_PKG_VERSION"));
    write(console, LoggedEvent::PutBack, vec![heading], None);
}

fn failed(failure: &Failure) -> Message {
    let (status, name) = (failure.status as u8, failure.message.name());
    message!("log-failed", status = status, name = name)
}

/// The result of a restore that has changed SSOSS and failed: after that, or so that it was `put-back`.
fn in_part(failure: &Failure, step: &str) -> Message {
    let (status, name) = (failure.status as u8, failure.message.name());
    message!("log-in-part", step = step, status = status, name = name)
}

fn about(set: Option<&SetSummary>, msids: &[String]) -> Vec<Message> {
    let set = match set {
        Some(set) => message!("log-set", id = &set.id),
        None => message!("log-no-set"),
    };
    let msids = (!msids.is_empty()).then(|| message!("log-msids", msids = msids));
    [set].into_iter().chain(msids).collect()
}

fn about_sets(sets: &[&SetSummary]) -> Vec<Message> {
    match sets {
        [] => about(None, &[]),
        sets => sets.iter().flat_map(|set| about(Some(set), &set.msids)).collect(),
    }
}

fn write(
    console: &mut Console,
    event: LoggedEvent,
    mut lines: Vec<Message>,
    result: Option<Message>,
) {
    let written = live::user().and_then(|user| {
        lines.push(message!("log-user", user = user));
        lines.extend(result);
        let lines = lines.iter().map(|line| console.words(line)).collect();
        live::log(&LoggedRun { event, lines })
    });
    if let Err(error) = written {
        console.warn(&error.message());
    }
}
