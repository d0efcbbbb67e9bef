//! `token`: lists the smart cards, inspects one, and prepares one to take a share.

mod inspect;
mod provision;
mod summary;

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::token::find;
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::commands::token::inspect::CardInspectionResult;
use crate::cli::commands::token::provision::{Provision, ProvisionResult};
use crate::cli::commands::token::summary::CardSummary;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{CARD, SmartCard, card_location};
use crate::cli::line::words::{about, examples, help};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `token`: its commands.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum TokenCommand {
    #[command(about = about("help-token-list"), override_usage = "sso-escrow token list")]
    List,
    #[command(about = about("help-token-provision"), override_usage = PROVISION, after_help = examples(&[("help-token-provision-example", "sso-escrow token provision piv: --name Anna --attestation-root roots.pem --records certs")]))]
    Provision(Provision),
    #[command(about = about("help-token-inspect"), override_usage = "sso-escrow token inspect [piv:[SERIAL]]", after_help = examples(&[("help-token-inspect-example", "sso-escrow token inspect piv:12345678")]))]
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

    /// Whether it only shows what it would do.
    pub(crate) fn is_dry_run(&self) -> bool {
        matches!(self, Self::Provision(options) if options.dry_run.dry_run)
    }
}

/// `token inspect`: its options.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct TokenInspect {
    #[arg(value_name = "PLACE", default_value = CARD, hide_default_value = true, value_parser = value(card_location), add = ArgValueCompleter::new(complete::card_location), help = help("help-argument-card-or-inserted"))]
    place: SmartCard,
}

/// What smart cards report, or what was done to one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum TokenResult {
    /// `token list`
    List(TokenListResult),
    /// `token inspect`
    Inspection(CardInspectionResult),
    /// `token provision`
    Provision(ProvisionResult),
}

/// The smart cards that are inserted.
#[derive(Debug, Default, Serialize)]
pub(crate) struct TokenListResult {
    /// The readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    tokens: Option<Vec<ReaderSummary>>,
}

/// A reader, and the smart card in it. If the reader has no card, or a card that cannot be read, only
/// `reader` is present.
#[derive(Debug, Serialize)]
pub(crate) struct ReaderSummary {
    /// The name of the reader.
    reader: String,
    #[serde(flatten)]
    card: Option<CardSummary>,
}

pub(crate) fn run(command: &TokenCommand, console: &mut Console) -> Ended<TokenResult> {
    match command {
        TokenCommand::List => {
            Ended::after(|result| list(console, result)).wrapped(TokenResult::List)
        }
        TokenCommand::Provision(options) => {
            provision::run(options, console).wrapped(TokenResult::Provision)
        }
        TokenCommand::Inspect(options) => {
            inspect::run(options.place, console).wrapped(TokenResult::Inspection)
        }
    }
}

/// `token list`: shows every reader and the card in it.
fn list(console: &mut Console, result: &mut TokenListResult) -> Result<Status, Failure> {
    let mut readers = Vec::new();
    for listed in find::list(&Timeouts::GLANCE)? {
        let reader = listed.reader.name;
        console.say(&match &listed.token {
            None => message!("token-list-empty", reader = &reader),
            Some(_) => message!("token-list-reader", reader = &reader),
        });
        let card = match listed.token {
            None => None,
            Some(Err(error)) => {
                console.warn(&error.message());
                None
            }
            Some(Ok(summary)) => {
                let card = CardSummary::of(&summary);
                card.lines().iter().for_each(|line| console.say(line));
                Some(card)
            }
        };
        readers.push(ReaderSummary { reader, card });
    }
    if readers.is_empty() {
        console.say(&message!("token-list-none"));
    }
    result.tokens = Some(readers);
    Ok(Status::Done)
}
