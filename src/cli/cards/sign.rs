//! A custodian's smart card signs the transcript.

use sso_escrow::message;
use sso_escrow::share::card::CardProtector;
use sso_escrow::token::TokenError;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::names::TokenId;
use sso_escrow::token::reader::CardReader;
use sso_escrow::token::timeouts::Timeouts;
use sso_escrow::token::transcript_key::TranscriptKey;

use crate::cli::cards::pin::{PinAnswer, ask_within_budget, tries_after};
use crate::cli::cards::recognise::{Recognition, recognise};
use crate::cli::cards::touch_prompt::{CardOwner, with_touch_prompt};
use crate::cli::context::Context;
use crate::cli::line::passwords::Passwords;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;

/// A custodian who can sign: the number and name of the share, and the card that it is sealed to.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    pub(crate) x: u8,
    pub(crate) name: String,
    pub(crate) card: CardProtector,
}

/// A signature, and the key that made it.
pub(crate) struct CardSignature {
    pub(crate) key: TranscriptKey,
    /// ECDSA in DER.
    pub(crate) signature: Vec<u8>,
}

impl Signer {
    /// Lets the card sign a hash of 32 bytes. `None` if its custodian does not want to, or if the card has no key for
    /// transcripts.
    ///
    /// # Errors
    /// There is no terminal, or it was closed.
    pub(crate) fn sign(
        &self,
        context: &mut Context<'_>,
        hash: &[u8; 32],
    ) -> Result<Option<CardSignature>, Failure> {
        let token = TokenId::from(self.card.token);
        loop {
            let Some(reader) = self.reader(context)? else { return Ok(None) };
            match self.try_once(context, &reader, hash)? {
                Tried::Signed(signature) => return Ok(Some(*signature)),
                Tried::Not => return Ok(None),
                Tried::Failed(error) => {
                    let cause = Failure::from(error.clone()).of_card(token);
                    if tries_after(context.console, &Passwords::Prompt, Some(&error))?.is_none() {
                        context.console.warn(&cause.message);
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// The reader of the card. If it is not inserted, asks for it.
    fn reader(&self, context: &mut Context<'_>) -> Result<Option<CardReader>, Failure> {
        let token = TokenId::from(self.card.token);
        if let Ok(reader) = context.cards.locate(Some(token)) {
            return Ok(Some(reader));
        }
        let mut terminal = context.terminal(&Asked::Card)?;
        let question = message!("sign-insert", token = token.to_string(), name = &self.name);
        let giving_up = message!("sign-skip", name = &self.name);
        let waited = context.cards.wait(&mut terminal, &question, &giving_up, &[Some(token)])?;
        Ok(waited.map(|(_, reader)| reader))
    }

    fn try_once(
        &self,
        context: &mut Context<'_>,
        reader: &CardReader,
        hash: &[u8; 32],
    ) -> Result<Tried, Failure> {
        let token = TokenId::from(self.card.token);
        match recognise(context, &reader.name, &self.card)? {
            Recognition::Known => {}
            Recognition::NotConfirmed => return Ok(Tried::Not),
            Recognition::Refused(failure) => {
                context.console.warn(&failure.message);
                return Ok(Tried::Not);
            }
            Recognition::Failed(error) => return Ok(Tried::Failed(error)),
        }
        let found = with_card(&reader.name, &Timeouts::WORK, |held| {
            let tries = held.tries()?;
            Ok::<_, TokenError>((TranscriptKey::of(held)?, tries))
        });
        let (key, tries) = match found {
            Ok((Some(key), tries)) => (key, tries),
            Ok((None, _)) => {
                let token = token.to_string();
                context.console.warn(&message!("sign-no-key", token = token, name = &self.name));
                return Ok(Tried::Not);
            }
            Err(error) => return Ok(Tried::Failed(error)),
        };
        context.terminal(&Asked::Pin)?.show(&message!("sign-ask", name = &self.name));
        let asked = ask_within_budget(context.console, &Passwords::Prompt, 0, token, tries)?;
        let (pin, budget) = match asked {
            PinAnswer::Given(pin, budget) => (pin, budget),
            PinAnswer::NotConfirmed | PinAnswer::NotGiven => return Ok(Tried::Not),
            PinAnswer::Refused(error) => return Ok(Tried::Failed(error)),
            PinAnswer::Unusable(failure) => return Err(failure),
        };
        let nonce = context.cards.nonce()?;
        let whose = CardOwner { token, name: &self.name };
        let signed = with_touch_prompt(context.console, &reader.name, &whose, None, |card| {
            // A card that does not prove its identity gets no PIN.
            card.prove(self.card.authentication_key.as_bytes(), &nonce)?;
            key.sign(card, &pin, budget, hash)
        });
        Ok(match signed {
            Ok(signature) => Tried::Signed(Box::new(CardSignature { key, signature })),
            Err(error) => Tried::Failed(error),
        })
    }
}

/// The result of one attempt.
enum Tried {
    Signed(Box<CardSignature>),
    /// The custodian does not sign.
    Not,
    Failed(TokenError),
}
