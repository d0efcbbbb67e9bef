//! Asks for the PIN of a card, if a try may be spent. The question shows how many tries are left.

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::text::Message;
use sso_escrow::token::TokenError;
use sso_escrow::token::names::TokenId;
use sso_escrow::token::pin::{Budget, Pin, Tries};
use sso_escrow::token::provision::{FACTORY_PIN, FACTORY_PUK};

use crate::cli::line::passwords::Passwords;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;

/// The result of asking for the PIN of a card.
pub(crate) enum PinAnswer {
    /// A PIN, and which tries may be spent on it.
    Given(Pin, Budget),
    /// The card does not count tries, and nobody confirmed that one may be spent.
    NotConfirmed,
    /// Nobody gave a PIN.
    NotGiven,
    /// The line that was given beforehand is not a PIN.
    Unusable(Failure),
    /// No try may be spent.
    Refused(TokenError),
}

impl PinAnswer {
    /// Returns the PIN. Otherwise fails, because the run cannot continue without it.
    pub(crate) fn needed(self, token: TokenId) -> Result<(Pin, Budget), Failure> {
        match self {
            Self::Given(pin, budget) => Ok((pin, budget)),
            Self::NotConfirmed => Err(Failure::from(TokenError::TriesUnknown).of_card(token)),
            Self::NotGiven => Err(not_given(token)),
            Self::Unusable(failure) => Err(failure),
            Self::Refused(error) => Err(Failure::from(error).of_card(token)),
        }
    }
}

/// The failure if nobody gave a PIN. It does not say what the command has done so far.
pub(crate) fn not_given(token: TokenId) -> Failure {
    Failure::new(Status::Failed, message!("card-no-pin", token = token.to_string()))
}

/// Asks for the PIN of a card at the terminal, or reads it from line `line` of those that were given
/// beforehand. If no try may be spent, asks nothing.
pub(crate) fn ask_within_budget(
    console: &mut Console,
    passwords: &Passwords,
    line: usize,
    token: TokenId,
    tries: Tries,
) -> Result<PinAnswer, Failure> {
    let token = token.to_string();
    let budget = match Budget::Counted.allows(tries) {
        Ok(()) => Budget::Counted,
        Err(error @ TokenError::TriesUnknown) => {
            let Some(mut terminal) = console.terminal_if_any() else {
                return Ok(PinAnswer::Refused(error));
            };
            let question = Question::confirm_unseen(message!("confirm-uncounted", token = &token));
            if !terminal.ask(question)? {
                return Ok(PinAnswer::NotConfirmed);
            }
            Budget::OneUncounted
        }
        Err(error) => return Ok(PinAnswer::Refused(error)),
    };
    match passwords {
        Passwords::Lines(lines) => match lines.pin(line) {
            Ok(pin) => Ok(PinAnswer::Given(pin, budget)),
            Err(failure) => Ok(PinAnswer::Unusable(failure)),
        },
        Passwords::Prompt => {
            let prompt = message!("ask-pin", token = token, tries = tries.message());
            match console.ask(question(prompt, false))? {
                Some((pin, _)) => Ok(PinAnswer::Given(pin, budget)),
                None => Ok(PinAnswer::NotGiven),
            }
        }
    }
}

/// After a wrong PIN that a person typed: explains it and returns how many tries are left. `None` for any
/// other error, or if PINs were given beforehand. Then the PIN is not asked for again.
pub(crate) fn tries_after(
    console: &mut Console,
    passwords: &Passwords,
    error: Option<&TokenError>,
) -> Result<Option<Tries>, Failure> {
    match (error, passwords) {
        (Some(error @ TokenError::WrongPin { tries }), Passwords::Prompt) => {
            console.terminal(&Asked::Pin)?.explain(&error.message());
            Ok(Some(*tries))
        }
        _ => Ok(None),
    }
}

/// The question for a PIN or PUK, as [`typed`]. Enter without text gives `None`, if this is confirmed.
pub(crate) fn question(
    prompt: Message,
    may_be_new: bool,
) -> Question<'static, Option<(Pin, SecretText)>> {
    typed(prompt, may_be_new).or_none(message!("confirm-no-answer"))
}

/// The question for a PIN or PUK. The answer is the PIN and the typed text. If it may be a new PIN, a value that a
/// thief tries first is rejected.
pub(crate) fn typed(prompt: Message, may_be_new: bool) -> Question<'static, (Pin, SecretText)> {
    let checked = move |typed: SecretText| {
        let pin = Pin::new(typed.as_str()).map_err(|error| error.message())?;
        if may_be_new {
            check_choice(typed.as_str())?;
        }
        Ok((pin, typed))
    };
    Question::secret(prompt, Asked::Pin).in_half_width().checked(checked)
}

/// Checks that a new PIN or PUK is not one that a thief tries first.
pub(crate) fn check_choice(text: &str) -> Result<(), Message> {
    if [FACTORY_PIN, FACTORY_PUK].contains(&text) {
        return Err(message!("provision-factory-secret"));
    }
    match is_a_row(text) {
        true => Err(message!("provision-easy-secret")),
        false => Ok(()),
    }
}

/// Reports whether the text repeats one character, or is a sequence of characters, up or down.
fn is_a_row(text: &str) -> bool {
    let bytes = text.as_bytes();
    [-1, 0, 1].iter().any(|step| {
        bytes.windows(2).all(|pair| match pair {
            [one, next] => i16::from(*next) - i16::from(*one) == *step,
            _ => false,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_a_row;

    #[test]
    fn rows_are_no_choice() {
        for easy in ["000000", "111111", "345678", "876543", "zzzzzzzz"] {
            assert!(is_a_row(easy), "{easy}");
        }
        for fit in ["472915", "112233", "123465", "1234567a"] {
            assert!(!is_a_row(fit), "{fit}");
        }
    }
}
