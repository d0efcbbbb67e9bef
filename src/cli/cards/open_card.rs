//! Opens a share with its card: waits for the card, asks for its PIN, and asks for a touch.

use sso_escrow::error::{Status, UserError};
use sso_escrow::escrow;
use sso_escrow::escrow::gather::CardAnswer;
use sso_escrow::message;
use sso_escrow::seal::point::Point;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::Share;
use sso_escrow::share::card::CardProtector;
use sso_escrow::token::TokenError;
use sso_escrow::token::names::TokenId;
use sso_escrow::token::pin::{Budget, Tries};
use sso_escrow::token::shares::{self, AgreementRequest};

use crate::cli::cards::pin::{PinAnswer, ask_within_budget};
use crate::cli::cards::recognise::{Recognition, recognise};
use crate::cli::cards::touch_prompt::{CardOwner, with_touch_prompt};
use crate::cli::context::Context;
use crate::cli::context::cards::{CardStatus, Readiness, is_not_in, is_still_in};
use crate::cli::line::passwords::Passwords;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;

/// What is needed to open a share with its card.
pub(crate) struct CardOpening<'a, 'b> {
    pub(crate) context: &'a mut Context<'b>,
    pub(crate) passwords: &'a Passwords,
    /// Where the share came from, as it was written.
    pub(crate) place: &'a str,
    /// The line of its PIN, if PINs were given beforehand.
    pub(crate) line: usize,
    /// What is known about the card, if the share was read from it.
    pub(crate) status: Option<CardStatus>,
    /// Receives the failure, if the caller reports it. If it is `None`, the failure is reported here.
    pub(crate) failed: Option<&'a mut Option<Failure>>,
}

/// The result of waiting for a card.
enum CardInsertion {
    In(CardStatus),
    /// Nobody inserted it.
    NotInserted,
    /// The card cannot be read, and it is not tried again.
    Refused(TokenError),
}

/// The result of one attempt with a card.
enum Attempt {
    Answered(CardAnswer),
    /// Nobody gave a PIN.
    NoPin,
    Refused(TokenError),
    /// Nothing shows that it is the card of the share.
    NotRecognised(Failure),
}

/// What to do after a failure.
enum Next {
    Again,
    Stop,
}

impl CardOpening<'_, '_> {
    /// Makes the card of a share compute the answer for its point.
    pub(crate) fn answer(
        mut self,
        share: &Share,
        of: &CardProtector,
        point: &Point,
    ) -> Result<CardAnswer, Failure> {
        if matches!(self.passwords, Passwords::Prompt) {
            let (x, name) = (share.header.x, share.header.custodian());
            let who = message!("ask-share", place = self.place, x = x, name = name);
            self.context.terminal(&Asked::Pin)?.show(&who);
        }
        // If the card does not count tries, a run may spend only one.
        let mut is_uncounted = false;
        loop {
            interrupt::check()?;
            let status = match self.card_status(share, of)? {
                CardInsertion::In(status) => status,
                CardInsertion::NotInserted => return Ok(CardAnswer::Nothing),
                // These errors already name the missing card.
                CardInsertion::Refused(error) => return Ok(self.refused(error.into())),
            };
            match self.try_once(&status, share, of, point, &mut is_uncounted)? {
                Attempt::Answered(answer) => return Ok(answer),
                Attempt::NoPin => return Ok(CardAnswer::Nothing),
                Attempt::NotRecognised(failure) => return Ok(self.refused(failure)),
                Attempt::Refused(error @ TokenError::WrongPin { .. }) if is_uncounted => {
                    return Ok(self.refused(Failure::from(error).of_card(of.token.into())));
                }
                Attempt::Refused(error) => match self.after(&error)? {
                    Next::Again => {}
                    Next::Stop => {
                        return Ok(self.refused(Failure::from(error).of_card(of.token.into())));
                    }
                },
            }
        }
    }

    /// Finds the card that a share is sealed to. If it is not inserted, waits for it at the terminal.
    fn card_status(&mut self, share: &Share, of: &CardProtector) -> Result<CardInsertion, Failure> {
        if let Some(status) = self.status.take().filter(|status| is_still_in(&status.reader)) {
            return Ok(CardInsertion::In(status));
        }
        let question = message!(
            "ask-card",
            token = of.token.to_string(),
            x = share.header.x,
            name = share.header.custodian()
        );
        let giving_up = match self.failed {
            Some(_) => message!("confirm-no-card"),
            None => message!("confirm-skip-share"),
        };
        loop {
            match self.context.cards.card_status(of) {
                Ok(status) => return Ok(CardInsertion::In(status)),
                Err(error) if !is_not_in(&error) => match self.after(&error)? {
                    Next::Again => {}
                    Next::Stop => return Ok(CardInsertion::Refused(error)),
                },
                Err(error) => {
                    let Some(mut terminal) = self.context.console.terminal_if_any() else {
                        return Ok(CardInsertion::Refused(error));
                    };
                    if matches!(self.passwords, Passwords::Lines(_)) {
                        terminal.explain(&error.message());
                    }
                    let wanted = [Some(of.token.into())];
                    let waited =
                        self.context.cards.wait(&mut terminal, &question, &giving_up, &wanted)?;
                    if waited.is_none() {
                        return Ok(CardInsertion::NotInserted);
                    }
                }
            }
        }
    }

    /// Asks for the PIN and makes the card answer.
    fn try_once(
        &mut self,
        status: &CardStatus,
        share: &Share,
        of: &CardProtector,
        point: &Point,
        is_uncounted: &mut bool,
    ) -> Result<Attempt, Failure> {
        let state = match &status.state {
            Readiness::Ready(state) => *state,
            Readiness::OtherKey(error) => return Ok(Attempt::Refused(error.clone())),
        };
        self.context.cards.tell_of_weaknesses(
            self.context.console,
            of.token.into(),
            status.firmware,
        );
        match recognise(self.context, &status.reader.name, of)? {
            Recognition::Known => {}
            Recognition::NotConfirmed => return Ok(Attempt::NoPin),
            Recognition::Refused(failure) => return Ok(Attempt::NotRecognised(failure)),
            Recognition::Failed(error) => return Ok(Attempt::Refused(error)),
        }
        let token = TokenId::from(of.token);
        let asked =
            ask_within_budget(self.context.console, self.passwords, self.line, token, state.tries)?;
        let (pin, budget) = match asked {
            PinAnswer::Given(pin, budget) => (pin, budget),
            PinAnswer::NotConfirmed | PinAnswer::NotGiven => return Ok(Attempt::NoPin),
            PinAnswer::Refused(error) => return Ok(Attempt::Refused(error)),
            PinAnswer::Unusable(failure) => {
                self.context.console.warn(&failure.message);
                return Ok(Attempt::Refused(TokenError::NotAPin));
            }
        };
        *is_uncounted |= budget == Budget::OneUncounted;
        let nonce = self.context.cards.nonce()?;
        let reader = &status.reader.name;
        let whose = CardOwner { token, name: share.header.custodian() };
        let opened = with_touch_prompt(self.context.console, reader, &whose, state.touch, |card| {
            let opens = |z: &SecretBytes| escrow::open_from_card(share, z).is_ok();
            let (state, nonce, opens) = (&state, &nonce, &opens);
            shares::open(card, AgreementRequest { of, state, point, nonce, opens }, &pin, budget)
        });
        Ok(match opened {
            Ok(z) => Attempt::Answered(CardAnswer::Z(z)),
            Err(error) => Attempt::Refused(error),
        })
    }

    /// Explains a failure at the terminal, and asks whether to try again. Does not ask if PINs were given
    /// beforehand: a refused share uses up its line.
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
        let mut terminal = self.context.terminal(&Asked::Pin)?;
        terminal.explain(&error.message());
        // After a wrong PIN, the PIN is always asked for again. There, Enter without text skips the card. A card that
        // was removed is waited for: its custodian may be typing the PIN, which no visible line may receive.
        if matches!(error, TokenError::WrongPin { .. }) || is_not_in(error) {
            return Ok(Next::Again);
        }
        match terminal.ask(Question::confirm_unseen(message!("confirm-again")))? {
            true => Ok(Next::Again),
            false => Ok(Next::Stop),
        }
    }

    fn refused(&mut self, failure: Failure) -> CardAnswer {
        let status = failure.status;
        match &mut self.failed {
            Some(failed) => **failed = Some(failure),
            None => self.context.console.warn(&failure.message),
        }
        match status {
            Status::WrongPassword => CardAnswer::WrongPin,
            Status::Damaged => CardAnswer::OtherCard,
            _ => CardAnswer::Failed,
        }
    }
}
