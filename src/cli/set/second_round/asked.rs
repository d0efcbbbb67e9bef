//! Round 2 with media that are inserted one after another, in any order.

use sso_escrow::media::Folder;
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::line::location::ShareLocation;
use crate::cli::media::media_prompt::{MediaPrompt, MediaReply, Medium, described};
use crate::cli::set::second_round::round::{SecondRound, stopped};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

impl SecondRound {
    /// Finishes the shares whose media are asked for.
    pub(super) fn ask(&mut self, context: &mut Context<'_>) -> Result<(), Failure> {
        while let Some(at) = self.next(|share| share.is_final) {
            self.settle(context, at)?;
        }
        if self.next(|_| true).is_none() {
            return Ok(());
        }
        let mut media_prompt = MediaPrompt::new(&context.reserved, self.anything, false);
        while self.next(|_| true).is_some() {
            let mut terminal = context.terminal(&Asked::Medium)?;
            let coming = self.shares.iter().filter(|share| !share.is_settled);
            let names: Vec<&str> = coming.map(|share| &*share.name).collect();
            let question = message!("finish-insert", names = names);
            match media_prompt.ask(&mut terminal, &question, false) {
                Ok(MediaReply::Medium(medium)) => self.take(context, medium, &mut media_prompt)?,
                Ok(MediaReply::Nothing | MediaReply::Number(_) | MediaReply::Card(_)) => {
                    if terminal.ask(Question::confirm_unseen(message!("finish-stop")))? {
                        return Err(stopped());
                    }
                }
                Err(failure) => terminal.continue_after(failure, message!("finish-stop"))?,
            }
        }
        Ok(())
    }

    /// Finishes the share on a medium.
    fn take(
        &mut self,
        context: &mut Context<'_>,
        medium: Medium,
        media_prompt: &mut MediaPrompt,
    ) -> Result<(), Failure> {
        let mut terminal = context.terminal(&Asked::Medium)?;
        let at = match self.find(&medium) {
            Ok(Some(at)) => at,
            other => {
                let place = medium.path.display().to_string();
                terminal.explain(&match other {
                    Err(failure) => failure.message,
                    Ok(_) => message!("finish-no-share", place = place),
                });
                media_prompt.release(&mut terminal, medium, false);
                return Ok(());
            }
        };
        if let Ok(volume) = Folder::open(&medium.path).and_then(|folder| folder.volume()) {
            terminal.show(&described(&volume, &medium.path));
        }
        self.begin(context, at)?;
        let path = medium.path.clone();
        let done = self.finish_in(context, at, &path);
        let is_done = done.is_ok();
        let after = self.after(context, at, done);
        media_prompt.release(&mut terminal, medium, is_done);
        after
    }

    /// The share of this round that is on a medium.
    fn find(&self, medium: &Medium) -> Result<Option<usize>, Failure> {
        let folder = Folder::open(&medium.path)?;
        for (at, share) in self.shares.iter().enumerate() {
            let is_wanted = !share.is_settled && share.place == ShareLocation::Ask;
            if is_wanted && self.is_in(at, &folder)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }
}
