//! Whether a run that makes a set keeps a transcript, and where.

use sso_escrow::error::Status;
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::sys::volume::Volume;

use crate::cli::context::Context;
use crate::cli::line::check::WaivableCheck;
use crate::cli::ui::failure::Failure;

/// The file systems that are gone when the machine is off, although they are not in memory by their own account.
const NOT_KEPT: [&str; 4] = ["overlay", "squashfs", "tmpfs", "ramfs"];

/// Checks that a run in production writes its transcript, and onto a medium that outlives the run.
///
/// # Errors
/// It does not, and `records` is not waived. The command ends.
pub(super) fn check_records(
    context: &mut Context<'_>,
    records: Option<&Folder>,
) -> Result<(), Failure> {
    if context.waivers.rehearsal() {
        return Ok(());
    }
    let Some(folder) = records else {
        let failure = Failure::new(Status::Unfit, message!("records-needed"));
        return context.stop_unless_waived(WaivableCheck::Records, failure);
    };
    let (volume, path) = (folder.volume()?, folder.path().display().to_string());
    if is_kept(&volume) {
        if !volume.is_removable() {
            context.console.say(&message!("records-stay", path = path));
        }
        return Ok(());
    }
    let message = message!("records-not-kept", path = path);
    context.stop_unless_waived(WaivableCheck::Records, Failure::new(Status::Unfit, message))
}

fn is_kept(volume: &Volume) -> bool {
    let system = volume.file_system.as_deref();
    !volume.is_in_memory() && !system.is_some_and(|system| NOT_KEPT.contains(&system))
}
