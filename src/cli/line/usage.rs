//! Errors in a command line, in the chosen language.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use sso_escrow::message;

use crate::cli::line::bad_value::BadValue;
use crate::cli::ui::failure::Failure;

/// clap's error as one of this program's messages. Each names the argument and what to do.
pub(crate) fn explain(error: &clap::Error) -> Failure {
    let context = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    // A value that a parser of this program refused.
    if let Some(bad) = error.source().and_then(|source| source.downcast_ref::<BadValue>()) {
        return bad.failure();
    }
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            message!("usage-stray", argument = argument)
        }
        ErrorKind::UnknownArgument => match context(ContextKind::SuggestedArg) {
            suggested if suggested.is_empty() => {
                message!("usage-unknown-argument", argument = argument)
            }
            suggested => {
                message!("usage-unknown-argument-similar", argument = argument, similar = suggested)
            }
        },
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            match context(ContextKind::SuggestedSubcommand) {
                suggested if suggested.is_empty() => {
                    message!("usage-unknown-command", command = command)
                }
                suggested => {
                    message!(
                        "usage-unknown-command-similar",
                        command = command,
                        similar = suggested
                    )
                }
            }
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            message!("usage-command")
        }
        ErrorKind::MissingRequiredArgument => message!("usage-missing", arguments = argument),
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            match other == argument || other.is_empty() {
                true => message!("usage-twice", argument = argument),
                false => message!("usage-conflict", argument = argument, other = other),
            }
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            message!("usage-no-value", argument = argument)
        }
        ErrorKind::InvalidUtf8 => message!("usage-not-utf8"),
        _ => {
            let value = context(ContextKind::InvalidValue);
            message!("usage-value", argument = argument, value = value)
        }
    };
    Failure::usage(message)
}

/// A value as it was typed; several values are joined by commas.
fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.escape_debug().to_string().replace("\\'", "'"),
        ContextValue::Strings(texts) => {
            texts.iter().map(|text| bare(text)).collect::<Vec<_>>().join(", ")
        }
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(value) => value.to_string(),
        _ => String::new(),
    }
}

/// The name of a positional argument without clap's marks: `PLACE` for `<PLACE>...`.
fn bare(text: &str) -> &str {
    text.strip_prefix('<').and_then(|text| text.split_once('>')).map_or(text, |(name, _)| name)
}
