//! What the transcript says about a share in round 1.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};

use crate::cli::context::Context;
use crate::cli::set::distribute::share::DistributedShare;
use crate::cli::ui::failure::Failure;

/// Says in the transcript that a share is about to be written.
pub(super) fn begin_writing(
    context: &mut Context<'_>,
    share: &DistributedShare,
) -> Result<(), Failure> {
    let intent = Fact::new(FactType::ShareIntent).with("x", share.share.header.x);
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
