//! What a smart card reports about itself, as text and for `--json`.

use serde::Serialize;
use sso_escrow::message;
use sso_escrow::text::Message;
use sso_escrow::token::find::Summary;
use sso_escrow::token::pin::Tries;

use crate::cli::ui::describe::CardIdentity;

/// What a smart card reports about itself.
#[derive(Debug, Serialize)]
pub(crate) struct CardSummary {
    #[serde(flatten)]
    pub(super) card: CardIdentity,
    /// The firmware of a YubiKey; null for another card.
    firmware: Option<String>,
    /// The names of the known weaknesses of the firmware.
    weaknesses: Vec<&'static str>,
    /// How many tries at the PIN are left; null where the card does not report this.
    pin_tries: Option<u8>,
    /// How many tries at the PUK are left; null where the card does not report this.
    puk_tries: Option<u8>,
    /// Whether the card has the factory PIN; null where it does not report this.
    factory_pin: Option<bool>,
    /// Whether the card has the factory PUK; null where it does not report this.
    factory_puk: Option<bool>,
    /// Whether the card has the factory management key; null where it does not report this.
    factory_management_key: Option<bool>,
}

impl CardSummary {
    pub(super) fn of(summary: &Summary) -> Self {
        let left = |tries| match tries {
            Tries::Left(left) => Some(left),
            Tries::Unknown => None,
        };
        Self {
            card: summary.seen.id.map_or(CardIdentity::UNKNOWN, CardIdentity::from),
            firmware: summary.seen.firmware.map(|firmware| firmware.to_string()),
            weaknesses: summary.weaknesses.iter().map(|it| it.name()).collect(),
            pin_tries: left(summary.tries),
            puk_tries: left(summary.puk.tries_left()),
            factory_pin: summary.pin.is_default,
            factory_puk: summary.puk.is_default,
            factory_management_key: summary.management.is_default,
        }
    }

    pub(super) fn lines(&self) -> Vec<Message> {
        let id = self.card.shown().unwrap_or_else(|| "–".to_owned());
        let mut lines = vec![message!("token-line-id", token = id)];
        lines.push(match &self.firmware {
            Some(firmware) => message!("token-line-firmware", firmware = firmware),
            None => message!("token-line-plain"),
        });
        lines.push(message!(
            "token-line-pin",
            tries = tries(self.pin_tries),
            state = state(self.factory_pin)
        ));
        lines.push(message!(
            "token-line-puk",
            tries = tries(self.puk_tries),
            state = state(self.factory_puk)
        ));
        let state = key_state(self.factory_management_key);
        lines.push(message!("token-line-management", state = state));
        if !self.weaknesses.is_empty() {
            lines.push(message!("token-line-weak", names = &self.weaknesses));
        }
        lines
    }
}

/// The words for how many tries are left.
fn tries(left: Option<u8>) -> Message {
    left.map_or(Tries::Unknown, Tries::Left).message()
}

/// The words for whether a PIN or PUK still has its factory value.
fn state(is_default: Option<bool>) -> Message {
    match is_default {
        Some(true) => message!("token-state-factory"),
        Some(false) => message!("token-state-own"),
        None => message!("token-state-unknown"),
    }
}

/// As [`state`], for the management key, whose word has another gender in French.
fn key_state(is_default: Option<bool>) -> Message {
    match is_default {
        Some(true) => message!("token-key-state-factory"),
        Some(false) => message!("token-key-state-own"),
        None => message!("token-key-state-unknown"),
    }
}
