//! Shares that are on cards, or are sealed to cards. Cards that are inserted are read at once. The others are
//! waited for.

use sso_escrow::error::Status;
use sso_escrow::escrow::gather::Rejection;
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::text::{Message, quoted};
use sso_escrow::token::names::TokenId;
use sso_escrow::token::reader::CardReader;

use crate::cli::context::Context;
use crate::cli::context::cards::{NotRead, Read, card_of};
use crate::cli::line::location::{CARD, FILE, ShareLocation, SmartCard};
use crate::cli::quorum::handed_in::{HandedIn, Pending};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;

impl HandedIn {
    /// Reads the shares of the inserted cards. If there is a terminal, the other cards are waited for later.
    pub(super) fn read_cards(&mut self, context: &mut Context<'_>) {
        let (mut named, any): (Vec<_>, Vec<_>) =
            self.pending.drain(..).partition(|pending| pending.token.is_some());
        named.extend(any);
        let mut left: Vec<Pending> = Vec::new();
        let mut count = named.iter().filter(|pending| pending.token.is_none()).count();
        for pending in named {
            let read = match pending.token {
                Some(_) => context.cards.read(pending.token, &self.filter),
                None => {
                    let read = self.read_next(context, count);
                    count -= 1;
                    read
                }
            };
            match read {
                Ok(read) => self.add_read(context, pending, read),
                Err(NotRead { is_not_in: true, .. })
                    if context.console.terminal_if_any().is_some() =>
                {
                    left.push(pending)
                }
                Err(NotRead { failure, .. }) => {
                    self.add_unreadable(context, &pending.written, failure, pending.line);
                }
            }
        }
        self.pending = left;
    }

    /// Reads the share of the next card that was not read yet. `count` is how many unnamed cards are still
    /// expected. If more cards are inserted, it is not clear which ones are meant, and this fails.
    fn read_next(&self, context: &mut Context<'_>, count: usize) -> Result<Read, NotRead> {
        let tokens = context.cards.tokens()?;
        let are_all_meant = tokens.len() <= count;
        let reader = match tokens.into_iter().next() {
            Some(first) if are_all_meant => first,
            _ => context.cards.locate(None)?,
        };
        let read = context.cards.read_at(reader.clone(), &self.filter);
        context.cards.pass_over(&reader);
        read
    }

    /// Asks for one of the missing cards, and reads the share on it. `false` if nobody inserts one.
    pub(super) fn ask_card(&mut self, context: &mut Context<'_>) -> Result<bool, Failure> {
        let mut terminal = context.terminal(&Asked::Card)?;
        loop {
            let wanted: Vec<Option<TokenId>> = self.pending.iter().map(|it| it.token).collect();
            let names: Vec<String> = wanted.iter().flatten().map(ToString::to_string).collect();
            let question = match (names.len() == wanted.len(), names.is_empty()) {
                (true, _) => message!("ask-cards", tokens = names),
                (false, true) if self.only => message!("ask-one-card"),
                (false, true) => message!("ask-next-card"),
                (false, false) => message!("ask-next-cards", tokens = names),
            };
            let waited =
                context.cards.wait(&mut terminal, &question, &self.giving_up(), &wanted)?;
            let Some((at, reader)) = waited else { return Ok(false) };
            let pending = self.pending.remove(at);
            let (line, written, token) = (pending.line, pending.written.clone(), pending.token);
            if self.read_from(context, reader, pending)? {
                return Ok(true);
            }
            // A named card without a share is finished. For an unnamed card, another card may have the share.
            if token.is_none() {
                self.pending.push(Pending { line, written, token });
            } else if self.pending.is_empty() {
                return Ok(false);
            }
        }
    }

    /// The question that is asked before Enter without a medium or card counts.
    pub(super) fn giving_up(&self) -> Message {
        match self.only {
            true => message!("confirm-no-card"),
            false => message!("confirm-no-more"),
        }
    }

    /// Reads the share of the card in a reader. `false` if it has no share that is wanted. This is explained,
    /// and the card is passed over while it is inserted.
    pub(super) fn read_from(
        &mut self,
        context: &mut Context<'_>,
        reader: CardReader,
        pending: Pending,
    ) -> Result<bool, Failure> {
        match context.cards.read_at(reader.clone(), &self.filter) {
            Ok(read) => {
                // A card that the command line names is handed in as it is, and is rejected later.
                let other = self.of_other_set(&pending.written, &read.share);
                if let Some(other) = other.filter(|_| pending.token.is_none()) {
                    context.terminal(&Asked::Card)?.explain(&other);
                    context.cards.pass_over(&reader);
                    return Ok(false);
                }
                if let Some(rejection) = Rejection::of_purpose(&read.share, self.rehearsal) {
                    context.console.warn(&rejection.message(&pending.written, &read.share));
                }
                self.add_read(context, pending, read);
                Ok(true)
            }
            Err(NotRead { failure, .. }) => {
                context.terminal(&Asked::Card)?.explain(&failure.message);
                context.cards.pass_over(&reader);
                Ok(false)
            }
        }
    }
}

/// Checks that a share at `piv:…,file:` is sealed to that card.
pub(super) fn check_sealed(place: &ShareLocation, share: &Share) -> Result<(), Failure> {
    let (Some(card), Some(path)) = (place.card(), place.path()) else { return Ok(()) };
    let file = format!("{FILE}{}", path.display());
    let token = card_of(share).map(|card| TokenId::from(card.token));
    let is_meant = match card {
        SmartCard::Named(wanted) => token == Some(wanted),
        SmartCard::Any => token.is_some(),
    };
    match (is_meant, token) {
        (true, _) => Ok(()),
        (false, Some(token)) => {
            let message = message!(
                "share-of-other-card",
                place = place.written(),
                token = token.to_string(),
                location = quoted(&format!("{CARD}{token},{file}")),
                file = quoted(&file)
            );
            Err(Failure::new(Status::Damaged, message))
        }
        (false, None) => {
            let (place, file) = (place.written(), quoted(&file));
            let message = message!("share-of-no-card", place = place, file = file);
            Err(Failure::new(Status::Damaged, message))
        }
    }
}
