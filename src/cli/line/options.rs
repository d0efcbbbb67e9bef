//! Options that several commands have, each group a struct.

use std::path::PathBuf;

use clap::{ArgAction, Args};
use clap_complete::engine::ArgValueCompleter;
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::share::fingerprint::{CardWords, SetWords};
use sso_escrow::text::Language;

use crate::cli::line::bad_value::value;
use crate::cli::line::check::WaivableCheck;
use crate::cli::line::choices::Choices;
use crate::cli::line::complete;
use crate::cli::line::location::{
    ShareLocation, SmartCard, card_location, envelope_location, share_location,
};
use crate::cli::line::values::{card_words, path, set_name, set_words};
use crate::cli::line::words::help;
use crate::cli::ui::failure::Failure;

/// The position of common options in the help: after the options of the command itself.
pub(crate) const LAST: usize = 900;

/// The options that are valid everywhere, before the command or after it.
#[derive(Debug, Clone, Args)]
pub(crate) struct Everywhere {
    /// [`language`](crate::cli::line::language) reads it before clap does, because the help needs it.
    #[arg(long, global = true, display_order = LAST, value_name = "en|fr|ja", value_parser = language(), help = help("help-option-lang"))]
    pub(crate) lang: Option<Language>,
    #[arg(long, global = true, display_order = LAST, help = help("help-option-json"))]
    pub(crate) json: bool,
}

fn language() -> Choices<Language> {
    Choices::new("--lang", Language::ALL.map(|language| (language.code(), language)))
}

/// Whether a run is a rehearsal, and which checks are waived.
#[derive(Debug, Clone, Args)]
pub(crate) struct Mode {
    #[arg(long, display_order = LAST, help = help("help-option-rehearsal"))]
    pub(crate) rehearsal: bool,
    #[arg(long, display_order = LAST, value_name = "CHECK,…", value_delimiter = ',', action = ArgAction::Append, value_parser = waiver(), help = help("help-option-waive"))]
    pub(crate) waive: Vec<WaivableCheck>,
}

impl Mode {
    /// What the run is for.
    pub(crate) fn purpose(&self) -> Purpose {
        if self.rehearsal { Purpose::Practice } else { Purpose::Production }
    }
}

fn waiver() -> Choices<WaivableCheck> {
    Choices::new("--waive", WaivableCheck::all().map(|check| (check.name(), check)))
}

/// Whether plain questions are answered with yes in advance.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Consent {
    #[arg(long, display_order = LAST, help = help("help-option-yes"))]
    pub(crate) yes: bool,
}

/// Whether the run writes nothing.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct DryRun {
    #[arg(long, display_order = LAST - 1, help = help("help-option-dry-run"))]
    pub(crate) dry_run: bool,
}

/// Where passwords and PINs come from if the terminal does not ask for them.
#[derive(Debug, Clone, Args)]
pub(crate) struct PasswordOptions {
    #[arg(long, display_order = LAST - 2, value_name = "-|FILE", value_parser = value(passwords_from), add = ArgValueCompleter::new(complete::file), help = help("help-option-passwords-from"))]
    pub(crate) passwords_from: Option<PasswordsFrom>,
}

/// What `--passwords-from` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PasswordsFrom {
    /// Standard input.
    StandardInput,
    /// A file, only in a rehearsal.
    File(PathBuf),
}

/// What `--passwords-from` names: `-` or a file.
pub(crate) fn passwords_from(written: &str) -> Result<PasswordsFrom, Failure> {
    match written {
        "-" => Ok(PasswordsFrom::StandardInput),
        _ => path(written).map(PasswordsFrom::File),
    }
}

impl PasswordsFrom {
    /// The file, if it is one.
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::StandardInput => None,
            Self::File(path) => Some(path),
        }
    }
}

/// Which set is used, if there are several.
#[derive(Debug, Clone, Args)]
pub(crate) struct SetOption {
    #[arg(long, value_name = "ID", value_parser = value(set_name), help = help("help-option-set"))]
    pub(crate) set: Option<String>,
}

/// The set words that the set must have.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExpectSet {
    #[arg(long, value_name = "WORDS", value_parser = value(set_words), help = help("help-option-expect-set"))]
    pub(crate) expect_set: Option<SetWords>,
}

/// The set words that the one or two sets of a restore must have.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExpectSets {
    #[arg(long, value_name = "WORDS", action = ArgAction::Append, value_parser = value(set_words), help = help("help-option-expect-set"))]
    pub(crate) expect_set: Vec<SetWords>,
    #[arg(long, help = help("help-option-two-sets"))]
    pub(crate) two_sets: bool,
}

/// The card words that the smart cards must have.
#[derive(Debug, Clone, Args)]
pub(crate) struct ExpectCards {
    #[arg(long, value_name = "WORDS", action = ArgAction::Append, value_parser = value(card_words), help = help("help-option-expect-card"))]
    pub(crate) expect_card: Vec<CardWords>,
}

/// What shows that a smart card is the card of its share, before it gets its PIN.
#[derive(Debug, Clone, Args)]
pub(crate) struct KnownCardOptions {
    #[command(flatten)]
    pub(crate) expect: ExpectCards,
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-attestation-root-open"))]
    pub(crate) attestation_root: Option<PathBuf>,
}

/// The shares that are handed in.
#[derive(Debug, Clone, Args)]
pub(crate) struct HandedShares {
    #[arg(long = "share", value_name = "PLACE", required = true, action = ArgAction::Append, value_parser = value(share_location), add = ArgValueCompleter::new(complete::share_location), help = help("help-option-share"))]
    pub(crate) shares: Vec<ShareLocation>,
}

/// Where the envelope of a long payload is, apart from the folders of the shares.
#[derive(Debug, Clone, Args)]
pub(crate) struct EnvelopeThere {
    #[arg(long, value_name = "PLACE", action = ArgAction::Append, value_parser = value(envelope_location), add = ArgValueCompleter::new(complete::folder_location), help = help("help-option-envelope-there"))]
    pub(crate) envelope: Vec<PathBuf>,
}

/// The folder for the transcript of a run on a set that exists.
#[derive(Debug, Clone, Args)]
pub(crate) struct TranscriptFolder {
    #[arg(long, value_name = "FOLDER", value_parser = value(path), add = ArgValueCompleter::new(complete::folder), help = help("help-option-records-run"))]
    pub(crate) records: Option<PathBuf>,
}

/// The share that the command uses.
#[derive(Debug, Clone, Args)]
pub(crate) struct OneShare {
    #[arg(value_name = "PLACE", value_parser = value(share_location), add = ArgValueCompleter::new(complete::share_location), help = help("help-argument-place"))]
    pub(crate) place: ShareLocation,
}

/// Whether custodians may choose passwords of their own, in place of passphrases.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct PassphraseOption {
    #[arg(long, conflicts_with_all = ["passwords_from", "own_passwords"], help = help("help-option-generate-passphrase"))]
    generate_passphrase: bool,
    #[arg(long, help = help("help-option-own-passwords"))]
    own_passwords: bool,
}

impl PassphraseOption {
    /// Reports whether custodians may choose passwords of their own. In production, only the option allows it.
    pub(crate) fn allows_own(self, rehearsal: bool) -> bool {
        self.own_passwords || (rehearsal && !self.generate_passphrase)
    }
}

/// The root certificates that smart cards are checked against.
#[derive(Debug, Clone, Args)]
pub(crate) struct RootOption {
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-attestation-root"))]
    pub(crate) attestation_root: Option<PathBuf>,
}

/// The card that the command uses.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct OneCard {
    #[arg(value_name = "PLACE", value_parser = value(card_location), add = ArgValueCompleter::new(complete::card_location), help = help("help-argument-card"))]
    pub(crate) place: SmartCard,
}
