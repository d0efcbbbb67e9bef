//! The entry in the event log of the server about a backup or a restore there.

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::registry::live::{self, LoggedEvent, LoggedRun};
use sso_escrow::text::Message;

use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Writes the entry: set, MSIDs, user, and result. `set` and `msids` are what the run knew when it ended. If there can
/// be no entry, a warning says so: the work is done in any case.
pub(crate) fn write(
    console: &mut Console,
    event: LoggedEvent,
    set: Option<&SetSummary>,
    msids: &[String],
    outcome: &Result<Status, Failure>,
) {
    let written = live::user().and_then(|user| {
        let lines = lines(event, set, msids, &user, outcome);
        let lines = lines.iter().map(|line| console.words(line)).collect();
        live::log(&LoggedRun { event, done: outcome.is_ok(), lines })
    });
    if let Err(error) = written {
        console.warn(&error.message());
    }
}

fn lines(
    event: LoggedEvent,
    set: Option<&SetSummary>,
    msids: &[String],
    user: &str,
    outcome: &Result<Status, Failure>,
) -> Vec<Message> {
    let mut lines = vec![match event {
        LoggedEvent::Backup => message!("log-backup", version = env!("CARGO_PKG_VERSION")),
        LoggedEvent::Restore => message!("log-restore", version = env!("CARGO_PKG_VERSION")),
    }];
    lines.push(match set {
        Some(set) => message!("log-set", id = &set.id),
        None => message!("log-no-set"),
    });
    if !msids.is_empty() {
        lines.push(message!("log-msids", msids = msids));
    }
    lines.push(message!("log-user", user = user));
    lines.push(match outcome {
        Ok(_) => message!("log-done"),
        Err(failure) => {
            let (status, name) = (failure.status as u8, failure.message.name());
            message!("log-failed", status = status, name = name)
        }
    });
    lines
}
