//! Media that are inserted one after another: each gets its share at once.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::error::{Status, UserError};
use sso_escrow::escrow::OpenShare;
use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;
use sso_escrow::share::{LARGEST_SHARE, ShareError};
use sso_escrow::sys::volume::Volume;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::line::location::ShareLocation;
use crate::cli::media::listing;
use crate::cli::media::media_prompt::{MediaPrompt, MediaReply, Medium, described, recorded};
use crate::cli::media::removable::not_removable;
use crate::cli::set::distribute::distribution::{Distribution, custodian_on_medium};
use crate::cli::set::distribute::draft_file::discard;
use crate::cli::set::distribute::noted::{begin_writing, end_writing};
use crate::cli::set::distribute::share::DistributedShare;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;
use crate::cli::ui::slow_progress::with_slow_progress;

impl Distribution<'_> {
    /// Writes the shares whose media are inserted one after another. After Ctrl-C, asks whether to stop, because
    /// the written shares are then void.
    pub(super) fn ask(
        &mut self,
        context: &mut Context<'_>,
        open: &mut Vec<OpenShare>,
    ) -> Result<(), Failure> {
        let mut missing: Vec<usize> = (0..self.shares.len())
            .filter(|&at| self.shares[at].place == ShareLocation::Ask)
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let mut terminal = context.terminal(&Asked::Medium)?;
        let mut media_prompt = MediaPrompt::new(&context.reserved, self.anything, false);
        media_prompt.leave(self.shares.iter().filter_map(|share| share.place.path()));
        while let Some(&next) = missing.first() {
            match self.ask_for(context, next, &missing, &mut media_prompt) {
                Ok(MediumOutcome::Written(at, share)) => {
                    missing.retain(|&other| other != at);
                    open.push(share);
                }
                Ok(MediumOutcome::Another(at)) => {
                    missing.retain(|&other| other != at);
                    missing.insert(0, at);
                }
                Ok(MediumOutcome::Nothing) => {}
                Err(failure) => terminal.continue_after(failure, self.question_of_stopping())?,
            }
        }
        Ok(())
    }

    fn question_of_stopping(&self) -> Message {
        match self.names(|share| share.written) {
            names if names.is_empty() => message!("confirm-stop"),
            names => message!("confirm-stop-void", names = names),
        }
    }

    /// Waits for the medium of share `at`, and writes the share.
    fn ask_for(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        missing: &[usize],
        media_prompt: &mut MediaPrompt,
    ) -> Result<MediumOutcome, Failure> {
        let mut terminal = context.terminal(&Asked::Medium)?;
        interrupt::check()?;
        let done = self.names(|share| share.written);
        if !done.is_empty() {
            terminal.show(&message!("hand-out-done", names = done));
        }
        let coming = self.names(|share| share.place == ShareLocation::Ask && !share.written);
        terminal.show(&message!("hand-out-coming", names = coming, count = missing.len()));
        let (x, name) = (at + 1, self.shares[at].name().to_owned());
        context.begin_step(StepKind::Write(self.shares[at].share.header.x), &name)?;
        let count = self.shares.len();
        let question = message!("ask-insert", x = x, count = count, name = &name);
        let medium = match media_prompt.ask(&mut terminal, &question, true)? {
            MediaReply::Medium(medium) => medium,
            MediaReply::Nothing | MediaReply::Card(_) => return Ok(MediumOutcome::Nothing),
            MediaReply::Number(number) => {
                let other = number.checked_sub(1).filter(|at| missing.contains(at));
                if other.is_none() {
                    terminal.show(&message!("ask-medium-unclear"));
                }
                return Ok(other.map_or(MediumOutcome::Nothing, MediumOutcome::Another));
            }
        };
        let written = self.write_onto(context, &medium, at);
        let is_written = matches!(written, Ok(Some(_)));
        if is_written {
            terminal.show(&message!("hand-out-written", x = x, name = &name));
            let share = &mut self.shares[at];
            share.identity = Some(medium.identity());
            share.staying = medium.staying().cloned();
        }
        if let Err(Trouble::Medium(message)) = &written {
            // The next medium may be better than this one. The message is a warning, so that it is also in the
            // result: it may name a file that was left behind.
            context.console.warn(message);
        }
        media_prompt.release(&mut terminal, medium, is_written);
        match written {
            Ok(Some(open)) => Ok(MediumOutcome::Written(at, open)),
            Ok(None) | Err(Trouble::Medium(_)) => Ok(MediumOutcome::Nothing),
            Err(Trouble::Run(failure)) => Err(failure),
        }
    }

    /// Checks a medium, asks for confirmation, and writes share `at` to it. Returns `None` if it is not the
    /// intended medium.
    fn write_onto(
        &mut self,
        context: &mut Context<'_>,
        medium: &Medium,
        at: usize,
    ) -> Result<Option<OpenShare>, Trouble> {
        let mut terminal = context.terminal(&Asked::Medium).map_err(Trouble::Run)?;
        let folder = Folder::open(&medium.path)?;
        let volume = folder.volume()?;
        terminal.show(&described(&volume, folder.path()));
        self.check_medium(medium, &folder)?;
        if !volume.is_removable() && !self.anything {
            let place = folder.path().display().to_string();
            return Err(Trouble::Medium(not_removable(&volume, &place)));
        }
        let envelope = self.envelope().map_err(Trouble::fault)?;
        let room = LARGEST_SHARE + envelope.as_ref().map_or(0, |(_, bytes)| bytes.len());
        folder.check_room(room as u64)?;
        listing::warn_of_others(context.console, folder.path(), None)?;
        let question = message!("confirm-medium", name = self.shares[at].name());
        if !terminal.ask(Question::confirm(question)).map_err(Trouble::Run)? {
            return Ok(None);
        }
        let share = &mut self.shares[at];
        begin_writing(context, share, Some(&folder)).map_err(Trouble::Run)?;
        share.is_final = self.one_round;
        let (name, bytes) = (share.file_name(), share.share.to_file().map_err(Trouble::fault)?);
        let place = folder.path().display().to_string();
        if let Some((name, bytes)) = &envelope {
            // An envelope that an earlier try has left is as good.
            match with_slow_progress(context.console, &place, || folder.write_new(name, bytes)) {
                Ok(()) | Err(MediaError::Exists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let draft = with_slow_progress(context.console, &place, || folder.draft(&name, &bytes))?;
        // The share is opened before it gets its name: a file that does not open never looks like a share.
        let drafted = draft.share().map_err(Trouble::from);
        let mut opened = |drafted| share.sealing.open(context, &drafted).map_err(Trouble::Run);
        let open = match drafted.and_then(&mut opened) {
            Ok(open) => open,
            Err(trouble) => {
                discard(draft, context.console);
                return Err(trouble);
            }
        };
        with_slow_progress(context.console, &place, || draft.publish(&bytes))?;
        share.path = folder.path().join(&name);
        share.medium = Some(recorded(&volume));
        share.written = true;
        share.enveloped = envelope.is_some();
        end_writing(context, share).map_err(Trouble::Run)?;
        Ok(Some(open))
    }

    /// Checks that no medium gets two shares of a set, on any of its partitions.
    fn check_medium(&self, medium: &Medium, folder: &Folder) -> Result<(), Trouble> {
        if let Some(name) = custodian_on_medium(folder, &self.set.set_id, None, self.rehearsal)? {
            return Err(Trouble::Medium(message!("medium-has-share", name = name)));
        }
        if self.rehearsal {
            return Ok(());
        }
        let (here, identity) = (folder.volume()?, medium.identity());
        let lies_on = |share: &&DistributedShare| {
            let named = share.place.path().and_then(|path| Volume::of(path).ok());
            // If a device is used again for another disk, the insertion is different.
            let is_here = |volume: &Volume| {
                volume.is_one_medium_with(&here)
                    && volume.identity.insertion == here.identity.insertion
            };
            let before = share.identity.as_ref();
            before.is_some_and(|before| before.is_same_insertion_as(&identity))
                || [named.as_ref(), share.staying.as_ref()].into_iter().flatten().any(is_here)
        };
        let looks_like = |share: &&DistributedShare| {
            share.identity.as_ref().is_some_and(|before| before.is_same_medium_as(&identity))
        };
        if let Some(share) = self.shares.iter().find(lies_on) {
            return Err(Trouble::Medium(message!("medium-has-share", name = share.name())));
        }
        match self.shares.iter().find(looks_like) {
            Some(share) => Err(Trouble::Medium(message!("medium-looks-same", name = share.name()))),
            None => Ok(()),
        }
    }
}

/// The result of a request for a medium.
enum MediumOutcome {
    /// A share was written.
    Written(usize, OpenShare),
    /// The operator chose another share to be next.
    Another(usize),
    /// Nothing was written: the program asks again.
    Nothing,
}

/// What went wrong.
enum Trouble {
    /// A problem of this medium. Another one may be good.
    Medium(Message),
    /// Another problem. It ends the run.
    Run(Failure),
}

impl Trouble {
    /// A fault of the program. Another medium does not help.
    fn fault(error: ShareError) -> Self {
        Self::Run(error.into())
    }
}

impl From<MediaError> for Trouble {
    fn from(error: MediaError) -> Self {
        match error.status() {
            // These errors may name a file that was left behind, which everybody must know about.
            Status::Failed | Status::Target | Status::Usage => Self::Medium(error.message()),
            _ => Self::Run(error.into()),
        }
    }
}
