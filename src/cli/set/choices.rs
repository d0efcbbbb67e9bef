//! What the custodians of a new set choose, one after another: a password, or a smart card.

use sso_escrow::error::{Impossible, Status};
use sso_escrow::message;
use sso_escrow::token::attest::Roots;
use sso_escrow::token::names::TokenId;

use crate::cli::cards::new_card::{CardRequest, NewCard};
use crate::cli::context::Context;
use crate::cli::line::card_ids::CardIds;
use crate::cli::line::location::{ShareLocation, SmartCard};
use crate::cli::line::passwords::Passwords;
use crate::cli::set::distribute::Sealing;
use crate::cli::set::new_password::Chooser;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::{Confirmed, Question};
use crate::cli::ui::terminal::declined;

/// Asks the custodians of a new set.
pub(super) struct CustodianChoices<'a> {
    /// The custodians' names and the places of their shares, in the order of the share numbers.
    pub(super) shares: &'a [(String, ShareLocation)],
    /// Whether plain questions are answered with yes.
    pub(super) yes: bool,
    /// The roots that attestations are checked against.
    pub(super) roots: Option<&'a Roots>,
    /// The slots and objects from the command line.
    pub(super) ids: &'a CardIds,
}

impl CustodianChoices<'_> {
    /// Asks every custodian to choose. Nothing is written until everyone has chosen. Until then, anyone can change
    /// their choice.
    pub(super) fn all(
        &self,
        context: &mut Context<'_>,
        chooser: &mut Chooser<'_>,
    ) -> Result<Vec<Sealing>, Failure> {
        let mut choices = Vec::new();
        // Cards with a serial number or GUID come before `piv:`, which means any card that is not one of them.
        for is_any in [false, true] {
            for at in 0..self.shares.len() {
                if (self.shares[at].1.card() == Some(SmartCard::Any)) == is_any {
                    self.check_named_once(&choices, at)?;
                    let choice =
                        self.choice_of(context, chooser, (at, None), !choices.is_empty())?;
                    check_not_taken(self.shares, &choices, at, &choice)?;
                    choices.push((at, choice));
                }
            }
        }
        choices.sort_by_key(|(at, _)| *at);
        let used = choices.iter().filter_map(|(_, choice)| choice.card()).map(NewCard::used);
        self.ids.check_used(&used.collect::<Vec<_>>())?;
        if self.yes || matches!(chooser.passwords, Passwords::Lines(_)) {
            return Ok(choices.into_iter().map(|(_, choice)| choice).collect());
        }
        let asked = Asked::Confirmation(message!("choices-made"));
        let mut terminal = context.terminal(&asked)?;
        loop {
            let who = self.shares.iter().zip(1u8..=255);
            let who = who.map(|((name, _), x)| message!("choices-made-by", x = x, name = name));
            let who = who.collect::<Vec<_>>();
            let (prompt, unclear) = (message!("ask-choices"), message!("ask-choices-unclear"));
            let count = choices.len();
            let number = |answer: &str| {
                answer.parse().ok().and_then(|x: usize| x.checked_sub(1)).filter(|&at| at < count)
            };
            let question = Question::confirm_or(prompt, asked.clone(), unclear, number);
            let question = question.telling([message!("choices-made")]).telling(who);
            let answer = match terminal.ask(question) {
                Ok(answer) => answer,
                Err(failure) => {
                    terminal.continue_after(failure, message!("confirm-stop-chosen"))?;
                    continue;
                }
            };
            match answer {
                Confirmed::Other(at) => {
                    let token = choices[at].1.card().map(NewCard::token);
                    let again = (at, token);
                    let choice = self.choice_of(context, chooser, again, true)?;
                    check_not_taken(self.shares, &choices, at, &choice)?;
                    choices[at] = (at, choice);
                }
                Confirmed::Yes => {
                    return Ok(choices.into_iter().map(|(_, choice)| choice).collect());
                }
                Confirmed::No => return Err(declined()),
            }
        }
    }

    /// Refuses a card that is already used for another custodian, before it gets a PIN: a wrong PIN would use up a
    /// try.
    fn check_named_once(&self, choices: &[(usize, Sealing)], at: usize) -> Result<(), Failure> {
        let Some(wanted) = self.shares[at].1.card().and_then(SmartCard::token) else {
            return Ok(());
        };
        let taken = choices
            .iter()
            .find(|(_, sealing)| sealing.card().is_some_and(|card| card.token() == wanted));
        match taken {
            Some((other, _)) => Err(has_share(self.shares, *other, Some(wanted))),
            None => Ok(()),
        }
    }

    /// Asks a custodian to choose. If others have chosen before, Ctrl-C asks whether to stop.
    fn choice_of(
        &self,
        context: &mut Context<'_>,
        chooser: &mut Chooser<'_>,
        whose: (usize, Option<TokenId>),
        others_chose: bool,
    ) -> Result<Sealing, Failure> {
        loop {
            match self.choice(context, chooser, whose) {
                Ok(choice) => return Ok(choice),
                Err(failure) if others_chose && matches!(chooser.passwords, Passwords::Prompt) => {
                    let question = message!("confirm-stop-chosen");
                    context.continue_after(failure, question)?;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    fn choice(
        &self,
        context: &mut Context<'_>,
        chooser: &mut Chooser<'_>,
        (at, token): (usize, Option<TokenId>),
    ) -> Result<Sealing, Failure> {
        let (name, place) = &self.shares[at];
        let (x, count, written) = (at + 1, self.shares.len(), place.written());
        let who = message!("ask-custodian", x = x, count = count, name = name, place = written);
        match chooser.passwords {
            Passwords::Prompt => {
                let asked = match place.card() {
                    Some(_) => Asked::Pin,
                    None => chooser.asked(name),
                };
                context.terminal(&asked)?.show(&who);
            }
            // Messages about a card do not name the custodian, so the custodian is named first.
            Passwords::Lines(_) if place.card().is_some() => context.console.tell(&who),
            Passwords::Lines(_) => {}
        }
        let Some(card) = place.card() else {
            let chosen = chooser.choose(context, at, name)?;
            return Ok(Sealing::Password(chosen));
        };
        let token = token.or(card.token());
        let (passwords, roots, ids) = (chooser.passwords, self.roots, self.ids);
        let wish = CardRequest { place, token, name, line: at, passwords, roots, ids };
        Ok(Sealing::Card(Box::new(NewCard::get(context, &wish)?)))
    }
}

/// Checks that no two shares of a set are sealed to one card.
fn check_not_taken(
    shares: &[(String, ShareLocation)],
    choices: &[(usize, Sealing)],
    at: usize,
    choice: &Sealing,
) -> Result<(), Failure> {
    let Some(card) = choice.card() else { return Ok(()) };
    let is_same = |other: &NewCard| {
        other.card.token == card.card.token
            || other.card.key == card.card.key
            || other.card.authentication_key == card.card.authentication_key
    };
    let taken =
        choices.iter().find(|(other, sealing)| *other != at && sealing.card().is_some_and(is_same));
    let Some((other, _)) = taken else { return Ok(()) };
    Err(has_share(shares, *other, Some(card.token())))
}

/// The failure if the card of share `other` is used again.
fn has_share(shares: &[(String, ShareLocation)], other: usize, token: Option<TokenId>) -> Failure {
    let Some((name, _)) = shares.get(other) else {
        return Impossible("set: a choice belongs to no share").into();
    };
    let token = token.map_or_else(String::new, |token| token.to_string());
    Failure::new(Status::Target, message!("card-has-share", token = token, name = name))
}
