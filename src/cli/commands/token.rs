//! `token`: the smart cards that are there, what one of them is like, and preparing one to take a share.

mod inspect;
mod provision;
mod summary;

use clap::{Args, Subcommand};
use serde_json::json;
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::token::find;
use sso_escrow::token::timeouts::Patience;

use crate::cli::commands::token::provision::Provision;
use crate::cli::commands::token::summary::{lines, object};
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
