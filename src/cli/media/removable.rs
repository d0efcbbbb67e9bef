//! Whether a place is a medium that a person takes away.

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::sys::volume::{Connection, Volume};
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// How a volume is connected, for people.
pub(crate) fn connection(volume: &Volume) -> Message {
    match &volume.connection {
        Connection::Usb => message!("connection-usb"),
        Connection::MemoryCard => message!("connection-card"),
        Connection::Thunderbolt => message!("connection-thunderbolt"),
        Connection::Drive => message!("connection-drive"),
        Connection::Virtual(kind) => message!("connection-virtual", kind = kind),
        Connection::BuiltIn(name) => message!("connection-built-in", name = name),
        Connection::Memory => message!("connection-memory"),
        Connection::NoDisk => message!("connection-no-disk"),
    }
}

/// Why a place is no medium: what was seen.
pub(crate) fn not_removable(volume: &Volume, written: &str) -> Message {
    message!("place-not-removable", place = written, seen = connection(volume))
}

/// Checks that a person can take the medium of a named place away, before a set is made. A rehearsal takes every place. In production the
/// operator may confirm a virtual disk, because it can be a medium of a virtual machine; that counts as a waiver.
///
/// # Errors
/// The place stays in this machine, and the check is not waived. The command ends, or asks for another medium.
pub(crate) fn check_removable(
    context: &mut Context<'_>,
    volume: &Volume,
    written: &str,
) -> Result<(), Failure> {
    if context.waivers.rehearsal() || volume.is_removable() {
        return Ok(());
    }
    let is_virtual = matches!(volume.connection, Connection::Virtual(_));
    if is_virtual
        && !context.waivers.anything()
        && let Some(mut terminal) = context.console.terminal_if_any()
    {
        let question = message!("confirm-virtual", place = written, seen = connection(volume));
        if terminal.ask(Question::confirm_or_waive(question, Waiver::Removable))? {
            context.waivers.record(Waiver::Removable);
            return Ok(());
        }
    }
    let failure = Failure::new(Status::Target, not_removable(volume, written));
    context.stop_unless_waived(Waiver::Removable, failure)
}
