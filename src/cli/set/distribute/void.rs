//! What a failed run has written is deleted again, or named as void.

use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::error::UserError;
use sso_escrow::media::{self, Folder, SetFilter};
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::media::media_prompt::{MediaPrompt, MediaReply};
use crate::cli::set::distribute::distribution::Distribution;
use crate::cli::set::distribute::share::DistributedShare;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;

impl Distribution<'_> {
    /// Deletes what this run has written, so that no set is left that looks complete. A folder that is held open
    /// is used even if its path no longer leads to it.
    pub(super) fn void(
        &mut self,
        context: &mut Context<'_>,
        folders: &[Option<Folder>],
        beside: &[Folder],
    ) {
        // The run was interrupted. This work is done all the same.
        interrupt::take_back();
        let mut media_prompt = MediaPrompt::new(&context.reserved, self.anything, false);
        for folder in beside.iter().take(self.envelopes_written) {
            // Without the shares, nobody can open the envelope, so a failure is ignored.
            let _ = folder.remove(self.set.envelope_file_name().as_ref());
        }
        let shares = self.shares.iter().zip(folders);
        for (share, folder) in shares.clone().filter(|(share, _)| share.enveloped) {
            // Without the shares, nobody can open the envelope. A medium that is not inserted keeps it.
            let name = self.set.envelope_file_name();
            let _ = match folder {
                Some(folder) => folder.remove(name.as_ref()),
                None => media::remove(&share.path.with_file_name(name)),
            };
        }
        let mut left = 0u8;
        for (share, folder) in shares.filter(|(share, _)| share.written) {
            let x = share.share.header.x;
            self.note_void(context, Fact::new(FactType::RemovalIntent).with("x", x));
            let removed = self.remove(context, share, folder.as_ref(), &mut media_prompt);
            left += u8::from(!removed);
            let removal = Fact::new(FactType::Removal).with("x", x).with("removed", removed);
            self.note_void(context, removal);
        }
        self.note_void(context, Fact::new(FactType::SetVoid).with("shares", left));
    }

    /// Writes an event of a void set into the transcript. If that fails, nothing else does: the person was told, and
    /// the shares are removed all the same.
    fn note_void(&self, context: &mut Context<'_>, fact: Fact) {
        let set = hex::encode(self.set.fingerprint().as_bytes());
        let _ = context.note(fact.with("set", set));
    }

    /// Deletes a share, or names it as void. Returns whether it is gone.
    fn remove(
        &self,
        context: &mut Context<'_>,
        share: &DistributedShare,
        folder: Option<&Folder>,
        media_prompt: &mut MediaPrompt,
    ) -> bool {
        let (name, path) = (share.name(), share.shown());
        if let Some(card) = share.sealing.card().filter(|_| share.place.is_on_card()) {
            let token = card.card.token.to_string();
            let removed = card.remove(&mut context.cards, &share.share);
            match &removed {
                Ok(true) => {
                    context.console.warn(&message!("generate-voided", name = name, path = path))
                }
                // The share was never written to the card.
                Ok(false) => {}
                Err(_) => context.console.warn(&message!(
                    "generate-not-voided-card",
                    name = name,
                    token = token,
                    path = path
                )),
            }
            return removed.is_ok();
        }
        let removed = match folder {
            Some(folder) => folder.remove(&share.file_name()).is_ok(),
            // Whatever the error is, the warning below says that the share still exists.
            None => matches!(self.void_asked(context, share, media_prompt), Ok(true)),
        };
        context.console.warn(&match (removed, &share.medium) {
            (true, _) => message!("generate-voided", name = name, path = path),
            (false, Some(medium)) if share.identity.is_some() => message!(
                "generate-not-voided-medium",
                name = name,
                medium = medium.clone(),
                file = share.file_name().to_string_lossy().into_owned()
            ),
            (false, _) => message!("generate-not-voided", name = name, path = path),
        });
        removed
    }

    /// Deletes a share from its medium, and asks for the medium if it is no longer inserted. Returns `false` if
    /// the share is not deleted.
    fn void_asked(
        &self,
        context: &mut Context<'_>,
        share: &DistributedShare,
        media_prompt: &mut MediaPrompt,
    ) -> Result<bool, Failure> {
        let is_there = media::find(&share.path, &SetFilter::Only);
        if is_there.is_ok_and(|found| found.share == share.share) {
            return Ok(media::remove(&share.path).is_ok());
        }
        let mut terminal = context.terminal(&Asked::Medium)?;
        let question = message!("ask-insert-again", name = share.name());
        loop {
            let medium = match media_prompt.ask(&mut terminal, &question, false)? {
                MediaReply::Medium(medium) => medium,
                _ if terminal.ask(Question::confirm(message!("confirm-leave-share")))? => {
                    return Ok(false);
                }
                _ => continue,
            };
            let file = medium.path.join(share.file_name());
            let removed = match file.try_exists() {
                Ok(false) => {
                    terminal.explain(&message!("medium-without-share", name = share.name()));
                    false
                }
                Ok(true) | Err(_) => match media::remove(&file) {
                    Ok(()) => true,
                    Err(error) => {
                        terminal.explain(&error.message());
                        false
                    }
                },
            };
            if removed && share.enveloped {
                let name = self.set.envelope_file_name();
                let _ = media::remove(&file.with_file_name(name));
            }
            media_prompt.release(&mut terminal, medium, removed);
            if removed {
                return Ok(true);
            }
        }
    }
}
