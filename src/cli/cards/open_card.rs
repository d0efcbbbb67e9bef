//! Opening a share with its card: the card is waited for, its PIN asked for, and its touch.

use sso_escrow::error::{Status, UserError};
use sso_escrow::escrow::gather::CardAnswer;
use sso_escrow::message;
use sso_escrow::seal::point::Point;
use sso_escrow::secret::SecretText;
use sso_escrow::share::Share;
use sso_escrow::share::card::Card;
use sso_escrow::token::TokenError;
use sso_escrow::token::pin::{Budget, Pin, Tries};
use sso_escrow::token::shares;

use crate::cli::cards::touch_prompt::{Whose, at_card};
use crate::cli::cards::{Cards, Stand, is_not_in, is_still_in};
use crate::cli::line::passwords::Passwords;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::terminal::Terminal;

/// What opening a share with its card takes.
pub(crate) struct Opening<'a> {
    pub(crate) console: &'a mut Console,
    pub(crate) cards: &'a mut Cards,
    pub(crate) passwords: &'a Passwords,
    /// Where the share was handed in.
    pub(crate) place: &'a str,
    /// The line of its PIN, where PINs were given beforehand.
    pub(crate) line: usize,
    /// What is known of the card since the share was read from it.
    pub(crate) stand: Option<Stand>,
    /// Where a failure goes to that the caller tells of itself; else it is told of here.
    pub(crate) failed: Option<&'a mut Option<Failure>>,
}

/// What is to be done after a failure.
enum Next {
    Again,
    Stop,
}

impl Opening<'_> {
    /// What the card of a share makes of its point.
    pub(crate) fn answer(
        mut self,
        share: &Share,
        of: &Card,
        point: &Point,
    ) -> Result<CardAnswer, Failure> {
        if matches!(self.passwords, Passwords::Prompt) {
            let (x, name) = (share.header.x, share.header.custodian());
            let who = message!("ask-share", place = self.place, x = x, name = name);
            Terminal::of(self.console)?.show(self.console, &who);
        }
        // Of tries that are not counted there is one a run.
        let mut is_uncounted = false;
        loop {
            interrupt::check()?;
            let stand = match self.stand(share, of)? {
                Ok(Some(stand)) => stand,
                Ok(None) => return Ok(CardAnswer::Nothing),
                Err(error) => return Ok(self.refused(&error)),
            };
            match self.try_once(&stand, share, of, point, &mut is_uncounted)? {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => return Ok(CardAnswer::Nothing),
                Err(error @ TokenError::WrongPin { .. }) if is_uncounted => {
                    return Ok(self.refused(&error));
                }
                Err(error) => match self.after(&error)? {
                    Next::Again => {}
                    Next::Stop => return Ok(self.refused(&error)),
                },
            }
        }
    }

    /// The card that a share is sealed to: where it is in, or waited for at the terminal. Nothing where nobody
    /// puts it in.
    fn stand(
        &mut self,
        share: &Share,
        of: &Card,
    ) -> Result<Result<Option<Stand>, TokenError>, Failure> {
        if let Some(stand) = self.stand.take().filter(|stand| is_still_in(&stand.reader)) {
            return Ok(Ok(Some(stand)));
        }
        let question = message!(
            "ask-card",
            token = of.token.to_string(),
            x = share.header.x,
            name = share.header.custodian()
        );
        loop {
            match self.cards.stand(of) {
                Ok(stand) => return Ok(Ok(Some(stand))),
                Err(error) if !is_not_in(&error) => match self.after(&error)? {
                    Next::Again => {}
                    Next::Stop => return Ok(Err(error)),
                },
                Err(error) => {
                    let Ok(mut terminal) = Terminal::of(self.console) else {
                        return Ok(Err(error));
                    };
                    if matches!(self.passwords, Passwords::Lines(_)) {
                        terminal.explain(self.console, &error.message());
                    }
                    let wanted = [Some(of.token.into())];
                    let waited =
                        self.cards.wait(&mut terminal, self.console, &question, &wanted)?;
                    if waited.is_none() {
                        return Ok(Ok(None));
                    }
                }
            }
        }
    }

    /// Asks for the PIN and has the card answer. Nothing where no PIN is given.
    fn try_once(
        &mut self,
        stand: &Stand,
        share: &Share,
        of: &Card,
        point: &Point,
        is_uncounted: &mut bool,
    ) -> Result<Result<Option<CardAnswer>, TokenError>, Failure> {
        let state = match &stand.state {
            Ok(state) => *state,
            Err(error) => return Ok(Err(error.clone())),
        };
        self.cards.tell_of_weaknesses(self.console, of.token.into(), stand.firmware);
        // Whatever is asked for, it is not asked for a card that would not be given it.
        let budget = match Budget::Counted.allows(state.tries) {
            Ok(()) => Budget::Counted,
            Err(error @ TokenError::TriesUnknown) => {
                let Ok(mut terminal) = Terminal::of(self.console) else { return Ok(Err(error)) };
                let question = message!("confirm-uncounted", token = of.token.to_string());
                match terminal.ask(self.console, Question::confirm(question))? {
                    true => Budget::OneUncounted,
                    false => return Ok(Ok(None)),
                }
            }
            Err(error) => return Ok(Err(error)),
        };
        let pin = match self.passwords {
            Passwords::Lines(lines) => match lines.pin(self.line) {
                Ok(pin) => pin,
                Err(failure) => {
                    self.console.warn(&failure.message);
                    return Ok(Err(TokenError::NotAPin));
                }
            },
            Passwords::Prompt => match ask_pin(self.console, &of.token.to_string(), state.tries)? {
                Some(pin) => pin,
                None => return Ok(Ok(None)),
            },
        };
        *is_uncounted |= budget == Budget::OneUncounted;
        let nonce = self.cards.nonce()?;
        let reader = &stand.reader.name;
        let whose = Whose { token: of.token.into(), name: share.header.custodian() };
        let opened = at_card(self.console, reader, &whose, state.touch, |card| {
            shares::open(card, of, &state, point, &pin, budget, &nonce)
        });
        Ok(opened.map(|z| Some(CardAnswer::Z(z))))
    }

    /// Tells at the terminal what went wrong, and finds out whether it is tried again. Where PINs were given
    /// beforehand, it is not: a refused share uses up its line.
    fn after(&mut self, error: &TokenError) -> Result<Next, Failure> {
        let may_be_mended = !matches!(
            error,
            TokenError::LastTry
                | TokenError::PinBlocked
                | TokenError::OtherKey { .. }
                | TokenError::NoKey { .. }
                | TokenError::NoPoint
                | TokenError::TriesUnknown
                | TokenError::WrongPin { tries: Tries::Unknown | Tries::Left(0..=1) }
                | TokenError::Memory(_)
        );
        if matches!(self.passwords, Passwords::Lines(_)) || !may_be_mended {
            return Ok(Next::Stop);
        }
        let mut terminal = Terminal::of(self.console)?;
        terminal.explain(self.console, &error.message());
        // A wrong PIN is asked for again by itself, and Enter alone passes it over there.
        if matches!(error, TokenError::WrongPin { .. }) {
            return Ok(Next::Again);
        }
        match terminal.ask(self.console, Question::confirm(message!("confirm-again")))? {
            true => Ok(Next::Again),
            false => Ok(Next::Stop),
        }
    }

    fn refused(&mut self, error: &TokenError) -> CardAnswer {
        let failure = Failure::from(error.clone());
        let status = failure.status;
        match &mut self.failed {
            Some(failed) => **failed = Some(failure),
            None => self.console.warn(&failure.message),
        }
        match status {
            Status::WrongPassword => CardAnswer::WrongPin,
            Status::Damaged => CardAnswer::OtherCard,
            _ => CardAnswer::Failed,
        }
    }
}

/// Asks for the PIN of a card, with the tries that are left said before; Enter alone gives none.
pub(crate) fn ask_pin(
    console: &mut Console,
    token: &str,
    tries: Tries,
) -> Result<Option<Pin>, Failure> {
    let prompt = message!("ask-pin", token = token, tries = tries.message());
    let question = Question::secret(prompt)
        .in_half_width()
        .checked(|typed: SecretText| Pin::new(typed.as_str()).map_err(|error| error.message()));
    Terminal::of(console)?.ask(console, question.or_back())
}
