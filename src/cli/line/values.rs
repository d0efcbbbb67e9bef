//! Values of options: numbers, texts, names of sets.

use std::path::PathBuf;

use sso_escrow::ceremony::transcript::examination::ExpectedSigner;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::message;
use sso_escrow::share::descriptor::FEWEST_DIGITS;
use sso_escrow::share::fingerprint::{CardWords, SetWords, SignerWords};
use sso_escrow::share::line::{LineError, line};
use sso_escrow::text::Message;

use crate::cli::line::quotes;
use crate::cli::ui::describe::{transcript_words_message, words_message};
use crate::cli::ui::failure::Failure;

/// A number on the command line.
pub(crate) fn number(written: &str, option: &str) -> Result<usize, Failure> {
    let not_a_number = || {
        let message = message!("usage-number", value = written, option = option);
        Failure::usage(message)
    };
    written.parse().map_err(|_| not_a_number())
}

/// Checks a text for the descriptor or header: its length in bytes and its characters.
pub(crate) fn checked_line(text: &str, longest: usize) -> Result<String, Failure> {
    line(text, longest).map_err(|error| Failure::usage(line_message(error, text)))
}

fn line_message(error: LineError, text: &str) -> Message {
    let shown = text.escape_debug().to_string();
    match error {
        LineError::TooLong { longest } => {
            /// How many characters a message quotes. That is enough to recognise the text.
            const SHOWN: usize = 24;
            let start: String = text.chars().take(SHOWN).collect();
            message!("line-too-long", start = start, longest = longest)
        }
        LineError::Character => message!("line-character", text = shown),
    }
}

/// The set that `--set` names: the first digits of its id, or the set words in its file names.
pub(crate) fn set_name(written: &str) -> Result<String, Failure> {
    let id = written.trim();
    if id.len() < FEWEST_DIGITS && id.chars().all(|character| character.is_ascii_hexdigit()) {
        return Err(Failure::usage(message!("usage-set", id = id)));
    }
    Ok(id.to_owned())
}

/// The master secret id that `--msid` gives.
pub(crate) fn msid(written: &str) -> Result<Msid, Failure> {
    let unclear = || Failure::usage(message!("usage-msid", value = written));
    Msid::parse(written.trim()).ok_or_else(unclear)
}

/// The set words that `--expect-set` gives.
pub(crate) fn set_words(written: &str) -> Result<SetWords, Failure> {
    SetWords::parse(written).map_err(|error| Failure::usage(words_message(&error)))
}

/// The card words that `--expect-card` gives.
pub(crate) fn card_words(written: &str) -> Result<CardWords, Failure> {
    CardWords::parse(written).map_err(|error| Failure::usage(words_message(&error)))
}

/// The transcript words that `--words` gives.
pub(crate) fn transcript_words(written: &str) -> Result<TranscriptWords, Failure> {
    let words = TranscriptWords::parse(written);
    words.map_err(|error| Failure::usage(transcript_words_message(&error)))
}

/// A custodian and the signer words on their record, as `--expect-signer` gives them: `NAME=WORDS`.
pub(crate) fn expected_signer(written: &str) -> Result<ExpectedSigner, Failure> {
    let parts = written.rsplit_once('=').filter(|(name, _)| !name.is_empty());
    let unclear = || Failure::usage(message!("usage-expect-signer", value = written));
    let (custodian, words) = parts.ok_or_else(unclear)?;
    let words = SignerWords::parse(words);
    let words = words.map_err(|error| Failure::usage(words_message(&error)))?;
    Ok(ExpectedSigner { custodian: custodian.to_owned(), words })
}

/// A path. An empty one is refused.
pub(crate) fn path(written: &str) -> Result<PathBuf, Failure> {
    quotes::checked(written)?;
    match written.is_empty() {
        true => Err(Failure::usage(message!("usage-empty-path"))),
        false => Ok(written.into()),
    }
}
