//! The management key of a card. Without it, the card accepts no objects.

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::token::TokenError;
use sso_escrow::token::card::Card as Held;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::management::{self, Algorithm, KeyLocation, ManagementKey};
use sso_escrow::token::names::TokenId;
use sso_escrow::token::reader::CardReader;
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::context::Context;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// The management key that a card accepted, and its algorithm.
pub(crate) struct Administrator {
    pub(crate) algorithm: Algorithm,
    pub(crate) key: ManagementKey,
}

impl Administrator {
    /// Finds the management key that the card in a reader accepts: the one behind the PIN, the factory key,
    /// or one that a person types.
    pub(crate) fn get(
        context: &mut Context<'_>,
        reader: &CardReader,
        token: TokenId,
        behind_pin: Option<ManagementKey>,
    ) -> Result<Self, Failure> {
        let kept = with_card(&reader.name, &Timeouts::WORK, management::key_location);
        let (location, algorithm) = kept.map_err(|error| Failure::from(error).of_card(token))?;
        let first = match (behind_pin, location) {
            (Some(key), _) => Some(key),
            (None, KeyLocation::Elsewhere) => None,
            (None, _) => Some(ManagementKey::factory()?),
        };
        let is_taken = |context: &mut Context<'_>, key: &ManagementKey| -> Result<(), Failure> {
            let challenge = context.cards.nonce()?;
            let work = |held: &mut Held<'_>| held.administrate(algorithm, key, &challenge);
            let done = with_card(&reader.name, &Timeouts::WORK, work);
            done.map_err(|error| Failure::from(error).of_card(token))
        };
        if let Some(key) = first {
            match is_taken(context, &key) {
                Ok(()) => return Ok(Self { algorithm, key }),
                // The factory key was only a guess, and was wrong.
                Err(failure)
                    if location == KeyLocation::Unknown
                        && failure.cause() == Some(&TokenError::WrongManagementKey) => {}
                Err(failure) => return Err(failure),
            }
        }
        let key = context.ask(question(token))?.ok_or_else(|| not_given(token))?;
        is_taken(context, &key)?;
        Ok(Self { algorithm, key })
    }
}

/// The failure if nobody gave a management key. It does not say what the command has done so far.
pub(crate) fn not_given(token: TokenId) -> Failure {
    Failure::new(Status::Failed, message!("card-no-management-key", token = token.to_string()))
}

/// The question for the management key of a card. Enter without text gives `None`, if this is confirmed.
pub(crate) fn question(token: TokenId) -> Question<'static, Option<ManagementKey>> {
    let prompt = message!("ask-management-key", token = token.to_string());
    let checked =
        |typed: SecretText| ManagementKey::parse(typed.as_str()).map_err(|error| error.message());
    let asked = Asked::ManagementKey(token.to_string());
    Question::secret(prompt, asked)
        .in_half_width()
        .checked(checked)
        .or_none(message!("confirm-no-answer"))
}
