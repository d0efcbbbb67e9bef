//! What the transcript says about a share in round 1.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::media::Folder;

use crate::cli::context::Context;
use crate::cli::context::reserved::MediumRole;
use crate::cli::set::distribute::share::DistributedShare;
use crate::cli::ui::failure::Failure;

/// Says in the transcript that a share is about to be written: into this folder, or to its card.
pub(super) fn begin_writing(
    context: &mut Context<'_>,
    share: &DistributedShare,
    folder: Option<&Folder>,
) -> Result<(), Failure> {
    let x = share.share.header.x;
    if let Some(folder) = folder {
        let (path, id) = (folder.path().display().to_string(), folder.volume()?.identity.id);
        context.note_medium(MediumRole::Share, path, id, Some(x))?;
    }
    let intent = Fact::new(FactType::ShareIntent).with("x", x);
    context.note(intent.with("to", share.goes_to()))
}

/// Says in the transcript that a share was written, read back and opened.
pub(super) fn end_writing(
    context: &mut Context<'_>,
    share: &DistributedShare,
) -> Result<(), Failure> {
    let x = share.share.header.x;
    let pending = Fact::new(FactType::SharePending).with("x", x);
    context.note(pending.with("digest", hex::encode(share.digest()?)))?;
    context.end_step(StepKind::Write(x))
}
