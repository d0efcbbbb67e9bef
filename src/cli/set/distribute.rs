//! Round 1: distributes the shares of a new set. Writes each, reads it back and opens it, and proves every quorum. Then
//! comes the commit point: the set words are typed back from paper.
//!
//! Until then each file has the name of a pending share. If the run fails before, its shares are deleted again, or
//! named as void. After it they are good, and round 2 gives them their final names.

mod asked;
mod distribution;
mod draft_file;
mod folders;
mod noted;
mod share;
mod void;

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::payload::PayloadContent;

use crate::cli::context::Context;
pub(crate) use crate::cli::set::distribute::distribution::{Distribution, custodian_on_medium};
use crate::cli::set::distribute::noted::{begin_writing, end_writing};
pub(crate) use crate::cli::set::distribute::share::{DistributedShare, HandedOutShare, Sealing};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;

impl Distribution<'_> {
    /// Writes all shares, proves the set, and lets `confirm` have the set words typed back. If any of that fails, voids
    /// the set and returns the reason.
    pub(crate) fn run(
        mut self,
        context: &mut Context<'_>,
        confirm: impl FnOnce(&mut Context<'_>) -> Result<(), Failure>,
    ) -> Result<Vec<HandedOutShare>, Failure> {
        let folders = self.shares.iter().map(|share| share.place.path().map(Folder::open));
        let folders: Vec<Option<Folder>> =
            folders.map(Option::transpose).collect::<Result<_, _>>()?;
        let mut beside = Vec::new();
        for path in &self.envelopes {
            beside.push(Folder::open(path)?);
        }
        let written = self.write(context, &folders, &beside);
        match written.and_then(|()| confirm(context)) {
            Ok(()) => self.shares.into_iter().map(DistributedShare::written).collect(),
            Err(failure) => {
                context.console.end_progress();
                self.void(context, &folders, &beside);
                Err(failure)
            }
        }
    }

    fn write(
        &mut self,
        context: &mut Context<'_>,
        folders: &[Option<Folder>],
        beside: &[Folder],
    ) -> Result<(), Failure> {
        // Envelopes come first: a share without its envelope would look complete, and would not be.
        self.put_envelopes(context, beside)?;
        let mut open = self.put_in_folders(context, folders)?;
        self.put_on_cards(context, &mut open)?;
        self.ask(context, &mut open)?;
        open.sort_by_key(OpenShare::x);
        context.begin_step(StepKind::Prove, "")?;
        escrow::prove_quorums(self.set, &open)?;
        // What a restore would refuse is refused now, while the original is there.
        let payload = escrow::combine(self.set, &open, self.envelope)?;
        PayloadContent::read(self.set.kind, &self.set.msids, &payload)?;
        drop(payload);
        let quorums = escrow::quorums(self.set).map_or_else(String::new, |it| it.to_string());
        let proved = Fact::new(FactType::QuorumProved).with("quorums", quorums);
        context.note(proved.with("degree", true))?;
        context.end_step(StepKind::Prove)
    }

    /// Writes the shares for cards one after another, reads each back and opens it.
    fn put_on_cards(
        &mut self,
        context: &mut Context<'_>,
        open: &mut Vec<OpenShare>,
    ) -> Result<(), Failure> {
        let count = self.shares.len();
        for (at, share) in self.shares.iter_mut().enumerate() {
            let Some(card) = share.sealing.card().filter(|_| share.place.is_on_card()) else {
                continue;
            };
            interrupt::check()?;
            context.console.progress(&message!("progress-write", x = at + 1, count = count));
            begin_writing(context, share, None)?;
            // From here on the share may be on the card, whatever the card answers.
            share.written = true;
            card.write(context, &share.share)?;
            share.medium = Some(card.recorded());
            open.push(card.open(context, &share.share)?);
            end_writing(context, share)?;
        }
        context.console.end_progress();
        Ok(())
    }
}
