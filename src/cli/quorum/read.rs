//! Reads shares: at the places on the command line, and from media and cards that are inserted.

use std::path::Path;

use sso_escrow::error::{Status, UserError};
use sso_escrow::escrow::gather::Rejection;
use sso_escrow::media::{self, MediaError, SetFilter};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::sys::volume::Volume;

use crate::cli::context::Context;
use crate::cli::context::cards::NotRead;
use crate::cli::line::location::{ShareLocation, SmartCard};
use crate::cli::media::media_prompt::{self, MediaPrompt, MediaReply, described};
use crate::cli::quorum::cards::check_sealed;
use crate::cli::quorum::envelope::look_beside;
use crate::cli::quorum::handed_in::{HandedIn, Pending};
use crate::cli::quorum::options::Options;
use crate::cli::quorum::purpose::of_other_purpose;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;

impl HandedIn {
    /// Reads the shares at these places. A share that cannot be read is named at once. The others are still read.
    pub(crate) fn read(
        context: &mut Context<'_>,
        places: &[ShareLocation],
        options: &Options,
    ) -> Result<Self, Failure> {
        let mut handed =
            Self::new(&context.reserved, options, places.contains(&ShareLocation::Ask));
        for (line, place) in places.iter().enumerate() {
            if place.is_on_card() {
                let token = place.card().and_then(SmartCard::token);
                let written = place.written().to_owned();
                handed.pending.push(Pending { line, written, token });
                continue;
            }
            let Some(path) = place.path() else { continue };
            interrupt::check()?;
            handed.choose_set_at(context, path)?;
            match media::find_for(path, &handed.filter, Some(handed.purpose)) {
                Ok(found) if handed.is_left_to_other(&found.share) => {}
                Ok(found) => match check_sealed(place, &found.share) {
                    Ok(()) => handed.add(context, place.written(), found, line),
                    Err(failure) => handed.add_unreadable(context, place.written(), failure, line),
                },
                Err(MediaError::Interrupted) => return Err(MediaError::Interrupted.into()),
                // A place that does not exist is a typing error, not a lost share.
                Err(error) if error.status() == Status::Usage => return Err(error.into()),
                Err(error) => {
                    handed.add_unreadable(context, place.written(), error.into(), line);
                }
            }
        }
        handed.read_cards(context);
        handed.ask_first(context)?;
        // A share on a card has no folder beside it, so these folders are searched for an envelope as well.
        handed.files.extend(options.envelopes.iter().cloned());
        Ok(handed)
    }

    /// Looks at the shares before the machine is checked: if all of them are for another kind of run, that is what to
    /// correct first. A place without a readable share is reported later. With `ask`, with `piv:` and with a card that is
    /// not inserted, other shares may come: then nothing is judged here.
    ///
    /// # Errors
    /// Practice shares outside a rehearsal, or the other way round. The command ends.
    pub(crate) fn check_purpose(
        context: &mut Context<'_>,
        places: &[ShareLocation],
        options: &Options,
    ) -> Result<(), Failure> {
        let mut wrong = Vec::new();
        for place in places {
            let of_share = |share: &Share| {
                let rejection = Rejection::of_purpose(share, options.rehearsal);
                rejection.map(|rejection| rejection.message(place.written(), share))
            };
            let message = match (place.path(), place.card().and_then(SmartCard::token)) {
                (Some(path), _) => {
                    let found = media::find_for(path, &options.filter, Some(options.purpose));
                    let Ok(found) = found else { continue };
                    of_share(&found.share)
                }
                (None, Some(token)) => match context.cards.look(token, &options.filter) {
                    Ok(share) => of_share(share),
                    Err(NotRead { is_not_in: true, .. }) => return Ok(()),
                    Err(_) => continue,
                },
                (None, None) => return Ok(()),
            };
            match message {
                Some(message) => wrong.push(message),
                None => return Ok(()),
            }
        }
        if wrong.is_empty() {
            return Ok(());
        }
        wrong.iter().for_each(|message| context.console.warn(message));
        Err(of_other_purpose(options.rehearsal))
    }

    /// If the run asks for media and has no share that may be opened: asks until there is one, or until the
    /// operator has no more.
    fn ask_first(&mut self, context: &mut Context<'_>) -> Result<(), Failure> {
        while self.asks() && !self.has_share() && self.ask_for_share(context)? {}
        Ok(())
    }

    /// Reports whether there is a share that may be opened in this run.
    fn has_share(&self) -> bool {
        self.sets().iter().any(|set| !self.is_other(set))
    }

    /// In a rehearsal, lets somebody type the set words where a path holds several sets. In production they were typed
    /// before.
    fn choose_set_at(&mut self, context: &mut Context<'_>, path: &Path) -> Result<(), Failure> {
        let found = media::find_for(path, &self.filter, Some(self.purpose));
        let is_unclear = matches!(found, Err(MediaError::SeveralSets { .. }));
        if !is_unclear || !self.rehearsal || self.yes || self.only {
            return Ok(());
        }
        let Some(mut terminal) = context.console.terminal_if_any() else { return Ok(()) };
        let told = message!("ask-words-several", path = path.display().to_string());
        let words = terminal.ask(Question::set_words(message!("ask-words")).telling([told]))?;
        (self.expected, self.typed) = (Some(words), true);
        self.filter = SetFilter::Words(words);
        Ok(())
    }

    /// Asks for a medium or card, and reads the share on it, which becomes the last candidate. Returns `false` if
    /// there are no more.
    pub(super) fn ask_for_share(&mut self, context: &mut Context<'_>) -> Result<bool, Failure> {
        if !self.pending.is_empty() {
            if self.ask_card(context)? {
                return Ok(true);
            }
            // Cards that are not inserted are skipped from now on. They are offered again before the run ends.
            self.skipped.append(&mut self.pending);
        }
        let Some(mut media_prompt) = self.media_prompt.take() else { return Ok(false) };
        let asked = self.ask_at(context, &mut media_prompt);
        self.media_prompt = Some(media_prompt);
        asked
    }

    fn ask_at(
        &mut self,
        context: &mut Context<'_>,
        media_prompt: &mut MediaPrompt,
    ) -> Result<bool, Failure> {
        let mut terminal = media_prompt::terminal(context.console)?;
        let question = match self.only {
            true => message!("ask-insert-one"),
            false => message!("ask-insert-share"),
        };
        loop {
            let cards = Some(&mut context.cards);
            let medium =
                match media_prompt.ask_for_either(&mut terminal, &question, false, cards)? {
                    MediaReply::Medium(medium) => medium,
                    MediaReply::Card(reader) => {
                        let written = format!("piv:{}", context.cards.name_of(&reader));
                        let pending = Pending { line: 0, written, token: None };
                        match self.read_from(context, reader, pending)? {
                            true => return Ok(true),
                            false => continue,
                        }
                    }
                    MediaReply::Nothing
                        if terminal.ask(Question::confirm_unseen(self.giving_up()))? =>
                    {
                        return Ok(false);
                    }
                    MediaReply::Number(_) | MediaReply::Nothing => continue,
                };
            if let Ok(volume) = Volume::of(&medium.path) {
                terminal.show(&described(&volume, &medium.path));
            }
            let place = medium.path.display().to_string();
            self.choose_set_at(context, &medium.path)?;
            let found = match media::find_for(&medium.path, &self.filter, Some(self.purpose)) {
                Ok(found) => match self.of_other_set(&place, &found.share) {
                    Some(other) => Err(other),
                    None => Ok(found),
                },
                Err(error) => Err(error.message()),
            };
            let read = match found {
                Ok(found) => {
                    let descriptor = &found.share.header.descriptor;
                    if let Some(rejection) = Rejection::of_purpose(&found.share, self.rehearsal) {
                        context.console.warn(&rejection.message(&place, &found.share));
                    }
                    // Its medium is removed next, so the envelope is read now.
                    let files = std::slice::from_ref(&found.path);
                    let beside = look_beside(context, descriptor, files);
                    self.beside_asked.add(beside);
                    self.identity = medium.identity();
                    self.inserted.extend(medium.volume().cloned());
                    self.add(context, &place, found, 0);
                    true
                }
                Err(why) => {
                    terminal.explain(&why);
                    false
                }
            };
            media_prompt.release(&mut terminal, medium, read);
            if read {
                return Ok(true);
            }
        }
    }

    /// Reads the share of a command for one share. A share that cannot be read is an error.
    pub(crate) fn read_only(
        context: &mut Context<'_>,
        place: &ShareLocation,
        options: &Options,
    ) -> Result<Self, Failure> {
        let mut handed = Self::new(&context.reserved, options, *place == ShareLocation::Ask);
        handed.only = true;
        match place.path() {
            Some(path) => {
                let found = media::find_for(path, &options.filter, Some(options.purpose))?;
                check_sealed(place, &found.share)?;
                handed.add(context, place.written(), found, 0);
                handed.identity = Volume::of(path).map(|it| it.identity).unwrap_or_default();
            }
            None if place.is_on_card() => {
                let token = place.card().and_then(SmartCard::token);
                let pending = Pending { line: 0, written: place.written().to_owned(), token };
                match context.cards.read(token, &handed.filter) {
                    Ok(read) => handed.add_read(context, pending, read),
                    Err(NotRead { is_not_in: true, .. })
                        if context.console.terminal_if_any().is_some() =>
                    {
                        handed.pending.push(pending);
                        handed.ask_first(context)?;
                    }
                    Err(NotRead { failure, .. }) => return Err(failure),
                }
            }
            None => handed.ask_first(context)?,
        }
        handed.media_prompt = None;
        handed.pending.clear();
        Ok(handed)
    }
}
