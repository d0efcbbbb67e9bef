//! `token`: the smart cards that are there, what one of them is like, and preparing one to take a share.

mod inspect;
mod provision;

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::text::Message;
use sso_escrow::token::find::{self, Summary};
use sso_escrow::token::names::TokenId;
use sso_escrow::token::timeouts::Patience;

use crate::cli::commands::token::provision::Provision;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::options::OneCard;
use crate::cli::line::words::{about, examples};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `token`: its commands.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum TokenCommand {
    #[command(about = about("help-token-list"), override_usage = "sso-escrow token list")]
    List,
    #[command(about = about("help-token-provision"), override_usage = PROVISION, after_help = examples(&[("help-token-provision-example", "sso-escrow token provision piv: --name Anna --attestation-root roots.pem --records certs")]))]
    Provision(Provision),
    #[command(about = about("help-token-inspect"), override_usage = "sso-escrow token inspect piv:[SERIAL]", after_help = examples(&[("help-token-inspect-example", "sso-escrow token inspect piv:12345678")]))]
    Inspect(TokenInspect),
}

const PROVISION: &str = "sso-escrow token provision piv:[SERIAL] --name NAME [--label TEXT]
    [--attestation-root FILE] [--records FOLDER]";

impl TokenCommand {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        match self {
            Self::List | Self::Inspect(_) => Access::default(),
            Self::Provision(options) => options.access(),
        }
    }
}

/// `token inspect`: its options.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct TokenInspect {
    #[command(flatten)]
    card: OneCard,
}

pub(crate) fn run(command: &TokenCommand, console: &mut Console) -> Result<Status, Failure> {
    match command {
        TokenCommand::List => list(console),
        TokenCommand::Provision(options) => provision::run(options, console),
        TokenCommand::Inspect(options) => inspect::run(options.card.place, console),
    }
}

/// `token list`: every reader, and the token in it.
fn list(console: &mut Console) -> Result<Status, Failure> {
    let mut objects = Vec::new();
    for listed in find::list(&Patience::GLANCE)? {
        let reader = &listed.reader.name;
        let object = match &listed.token {
            None => {
                console.say(&message!("token-list-empty", reader = reader));
                json!({ "reader": reader })
            }
            Some(Err(error)) => {
                console.say(&message!("token-list-reader", reader = reader));
                console.warn(&error.message());
                json!({ "reader": reader })
            }
            Some(Ok(summary)) => {
                console.say(&message!("token-list-reader", reader = reader));
                lines(summary).iter().for_each(|line| console.say(line));
                object(summary)
            }
        };
        objects.push(object);
    }
    if objects.is_empty() {
        console.say(&message!("token-list-none"));
    }
    console.field("tokens", objects);
    Ok(Status::Done)
}

/// What a token tells of itself.
fn lines(summary: &Summary) -> Vec<Message> {
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

fn object(summary: &Summary) -> Value {
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
