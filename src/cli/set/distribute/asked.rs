//! Media that are put in one after another: each gets its share, and its name, at once.

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
use crate::cli::media::media_prompt::{MediaReply, Medium, Port, described, recorded};
use crate::cli::set::distribute::distribution::{Distribution, holder_beside};
use crate::cli::set::distribute::draft_file::{Drafted, discard};
use crate::cli::set::distribute::share::DistributedShare;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;
use crate::cli::ui::slow_progress::patiently;

impl Distribution<'_> {
    /// Writes the shares whose media are put in one after another. Ctrl-C is asked about, since what has
    /// been written is void if it is meant.
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
        let mut terminal = context.terminal()?;
        let mut port = Port::new(self.anything, false);
        port.leave(self.shares.iter().filter_map(|share| share.place.path()));
        while let Some(&next) = missing.first() {
            match self.ask_for(context, next, &missing, &mut port) {
                Ok(MediumOutcome::Written(at, share)) => {
                    missing.retain(|&other| other != at);
                    open.push(share);
                }
                Ok(MediumOutcome::Another(at)) => {
                    missing.retain(|&other| other != at);
                    missing.insert(0, at);
                }
                Ok(MediumOutcome::Nothing) => {}
                Err(failure) if interrupt::take_back() => {
                    match terminal.ask(Question::confirm(self.question_of_stopping())) {
                        Ok(false) => {}
                        Ok(true) => return Err(failure),
                        // Whoever interrupts that question too has answered it.
                        Err(_) => {
                            interrupt::take_back();
                            return Err(failure);
                        }
                    }
                }
                Err(failure) => return Err(failure),
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

    /// Waits for the medium of share `at`, and writes it.
    fn ask_for(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        missing: &[usize],
        port: &mut Port,
    ) -> Result<MediumOutcome, Failure> {
        let mut terminal = context.terminal()?;
        interrupt::check()?;
        let done = self.names(|share| share.written);
        if !done.is_empty() {
            terminal.show(&message!("hand-out-done", names = done));
        }
        let coming = self.names(|share| share.place == ShareLocation::Ask && !share.written);
        terminal.show(&message!("hand-out-coming", names = coming, count = missing.len()));
        let (x, name) = (at + 1, self.shares[at].name().to_owned());
        let count = self.shares.len();
        let question = message!("ask-insert", x = x, count = count, name = &name);
        let medium = match port.ask(&mut terminal, &question, true)? {
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
            // What is wrong with this medium may be right with the next one. It is told as a warning, since
            // a file that was left behind must be known to everybody.
            context.console.warn(message);
        }
        port.release(&mut terminal, medium, is_written);
        match written {
            Ok(Some(open)) => Ok(MediumOutcome::Written(at, open)),
            Ok(None) | Err(Trouble::Medium(_)) => Ok(MediumOutcome::Nothing),
            Err(Trouble::Run(failure)) => Err(failure),
        }
    }

    /// Looks at a medium, has it confirmed, and writes share `at` onto it. Nothing where it is not the
    /// one that is meant.
    fn write_onto(
        &mut self,
        context: &mut Context<'_>,
        medium: &Medium,
        at: usize,
    ) -> Result<Option<OpenShare>, Trouble> {
        let mut terminal = context.terminal().map_err(Trouble::Run)?;
        let folder = Folder::open(&medium.path)?;
        let volume = folder.volume()?;
        terminal.show(&described(&volume, folder.path()));
        self.check_medium(medium, &folder)?;
        if !volume.removable && !self.anything {
            let place = folder.path().display().to_string();
            return Err(Trouble::Medium(message!("place-not-removable", place = place)));
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
        let (name, bytes) = (share.file_name(), share.share.to_file().map_err(Trouble::fault)?);
        let place = folder.path().display().to_string();
        if let Some((name, bytes)) = &envelope {
            // One that a try before this has left is as good.
            match patiently(context.console, &place, || folder.write_new(name, bytes)) {
                Ok(()) | Err(MediaError::Exists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let draft = patiently(context.console, &place, || folder.draft(&name, &bytes))?;
        // It is opened before it has its name: what does not open is never a share.
        let drafted = draft.share().map_err(Trouble::from);
        let mut opened = |drafted| share.sealing.open(context, &drafted).map_err(Trouble::Run);
        let open = match drafted.and_then(&mut opened) {
            Ok(open) => open,
            Err(trouble) => {
                discard(vec![Drafted { at, draft, bytes, is_share: true }], context.console);
                return Err(trouble);
            }
        };
        patiently(context.console, &place, || draft.publish(&bytes))?;
        share.path = folder.path().join(&name);
        share.medium = Some(recorded(&volume));
        share.written = true;
        share.enveloped = envelope.is_some();
        Ok(Some(open))
    }

    /// No medium gets two shares of a set, on whichever of its partitions.
    fn check_medium(&self, medium: &Medium, folder: &Folder) -> Result<(), Trouble> {
        if let Some(name) =
            holder_beside(folder, &self.set.descriptor.set_id, None, self.rehearsal)?
        {
            return Err(Trouble::Medium(message!("medium-has-share", name = name)));
        }
        if self.rehearsal {
            return Ok(());
        }
        let (here, identity) = (folder.volume()?, medium.identity());
        let lies_on = |share: &&DistributedShare| {
            let named = share.place.path().and_then(|path| Volume::of(path).ok());
            // A device that is used again for another disk has another insertion.
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

/// What came of asking for a medium.
enum MediumOutcome {
    /// A share was written.
    Written(usize, OpenShare),
    /// Another share is to be next.
    Another(usize),
    /// Nothing: it is asked again.
    Nothing,
}

/// What went wrong.
enum Trouble {
    /// Something about the medium: another one may do.
    Medium(Message),
    /// Something else, which ends the run.
    Run(Failure),
}

impl Trouble {
    /// A fault of the program, which no other medium mends.
    fn fault(error: ShareError) -> Self {
        Self::Run(error.into())
    }
}

impl From<MediaError> for Trouble {
    fn from(error: MediaError) -> Self {
        match error.status() {
            // A file that is left behind must be known to everybody.
            Status::Failed | Status::Target | Status::Usage => Self::Medium(error.message()),
            _ => Self::Run(error.into()),
        }
    }
}
