//! Distributes the shares of a new set: writes each, reads it back and opens it, and proves every quorum.
//!
//! Shares for folders are written as drafts first. They get their names only when the whole set is proved, so an
//! interrupted run leaves nothing in the folders that looks like a share. A medium that is inserted and then
//! removed gets its share at once. If the run fails later, that share is deleted again, or named as void.

mod asked;
mod distribution;
mod draft_file;
mod drafts;
mod share;
mod void;

use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::media::Folder;
use sso_escrow::message;

use crate::cli::context::Context;
pub(crate) use crate::cli::set::distribute::distribution::{Distribution, custodian_on_medium};
use crate::cli::set::distribute::draft_file::{Drafted, discard};
pub(crate) use crate::cli::set::distribute::share::DistributedShare;
pub(crate) use crate::cli::set::distribute::share::Sealing;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::slow_progress::with_slow_progress;

impl Distribution<'_> {
    /// Writes all shares and proves the set. If that fails, voids the set and returns the reason.
    pub(crate) fn run(
        mut self,
        context: &mut Context<'_>,
    ) -> Result<Vec<DistributedShare>, Failure> {
        let folders = self.shares.iter().map(|share| share.place.path().map(Folder::open));
        let folders: Vec<Option<Folder>> =
            folders.map(Option::transpose).collect::<Result<_, _>>()?;
        let mut beside = Vec::new();
        for path in &self.envelopes {
            beside.push(Folder::open(path)?);
        }
        match self.write(context, &folders, &beside) {
            Ok(()) => Ok(self.shares),
            Err(failure) => {
                context.console.end_progress();
                self.void(context, &folders);
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
        let mut drafts: Vec<Drafted<'_>> = Vec::new();
        let drafted = self.draft_envelopes(context, beside, &mut drafts);
        let drafted = drafted.and_then(|()| self.draft(context, folders, &mut drafts));
        let proved = drafted.and_then(|mut open| {
            self.put_on_cards(context, &mut open)?;
            self.ask(context, &mut open)?;
            open.sort_by_key(OpenShare::x);
            // Everything is written and the proof takes no time, so interrupts are no longer checked.
            escrow::prove_quorums(&self.set.descriptor, &open)?;
            Ok(())
        });
        if let Err(failure) = proved {
            discard(drafts, context.console);
            return Err(failure);
        }
        // From here on the set is valid, and nothing is asked any more. Envelopes get their names first: a share
        // without its envelope would look complete, and would not be.
        drafts.sort_by_key(|drafted| drafted.is_share);
        let mut drafts = drafts.into_iter();
        let mut published: Vec<&Folder> = Vec::new();
        while let Some(Drafted { at, draft, bytes, is_share }) = drafts.next() {
            let place = match self.shares.get(at) {
                Some(share) => share.place.written().to_owned(),
                None => self.envelope_place(at),
            };
            if let Err(error) =
                with_slow_progress(context.console, &place, || draft.publish(&bytes))
            {
                discard(drafts.collect(), context.console);
                let name = self.set.descriptor.envelope_file_name();
                for folder in published {
                    // Without the shares, nobody can open the envelope, so a failure is ignored.
                    let _ = folder.remove(name.as_ref());
                }
                return Err(error.into());
            }
            let folder = at.checked_sub(self.shares.len()).and_then(|at| beside.get(at));
            published.extend(folder);
            if let Some(share) = self.shares.get_mut(at) {
                match is_share {
                    true => share.written = true,
                    false => share.enveloped = true,
                }
            }
        }
        Ok(())
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
            // From here on the share may be on the card, whatever the card answers.
            share.written = true;
            card.write(context, &share.share)?;
            share.medium = Some(card.recorded());
            open.push(card.open(context, &share.share)?);
        }
        context.console.end_progress();
        Ok(())
    }
}
