//! What a smart card tells of itself, in words and for `--json`.

use serde_json::{Value, json};
use sso_escrow::message;
use sso_escrow::text::Message;
use sso_escrow::token::find::Summary;
use sso_escrow::token::names::TokenId;

/// What a token tells of itself.
pub(super) fn lines(summary: &Summary) -> Vec<Message> {
    let id = summary.seen.id.map_or_else(|| "–".to_owned(), |id| id.to_string());
    let mut lines = vec![message!("token-line-id", token = id)];
    let firmware = summary.seen.firmware;
    lines.push(match firmware {
        Some(firmware) => message!("token-line-firmware", firmware = firmware.to_string()),
        None => message!("token-line-plain"),
    });
    lines.push(message!(
        "token-line-pin",
        tries = summary.tries.message(),
        state = state(summary.pin.is_default)
    ));
    lines.push(message!(
        "token-line-puk",
        tries = summary.puk.tries_left().message(),
        state = state(summary.puk.is_default)
    ));
    lines.push(message!("token-line-management", state = key_state(summary.management.is_default)));
    let names: Vec<&str> = summary.weaknesses.iter().map(|it| it.name()).collect();
    if !names.is_empty() {
        lines.push(message!("token-line-weak", names = names.join(", ")));
    }
    lines
}

/// Whether something is as it left the factory.
fn state(is_default: Option<bool>) -> Message {
    match is_default {
        Some(true) => message!("token-state-factory"),
        Some(false) => message!("token-state-own"),
        None => message!("token-state-unknown"),
    }
}

/// The same of the management key, which has another gender in French.
fn key_state(is_default: Option<bool>) -> Message {
    match is_default {
        Some(true) => message!("token-key-state-factory"),
        Some(false) => message!("token-key-state-own"),
        None => message!("token-key-state-unknown"),
    }
}

/// The same for `--json`.
pub(super) fn object(summary: &Summary) -> Value {
    use sso_escrow::token::pin::Tries;
    let left = |tries| match tries {
        Tries::Left(left) => Some(left),
        Tries::Unknown => None,
    };
    let (serial, guid) = match summary.seen.id {
        Some(TokenId::Serial(serial)) => (Some(serial), None),
        Some(TokenId::Guid(guid)) => (None, Some(hex::encode(guid))),
        None => (None, None),
    };
    let firmware = summary.seen.firmware;
    let names: Vec<&str> = summary.weaknesses.iter().map(|it| it.name()).collect();
    json!({
        "reader": summary.seen.reader,
        "serial": serial,
        "guid": guid,
        "firmware": firmware.map(|firmware| firmware.to_string()),
        "weaknesses": names,
        "pin_tries": left(summary.tries),
        "factory_pin": summary.pin.is_default,
        "puk_tries": left(summary.puk.tries_left()),
        "factory_puk": summary.puk.is_default,
        "factory_management_key": summary.management.is_default,
    })
}
