//! Why bytes are not a share or an envelope, by the rules of the format.

use crate::cbor::DecodeError;
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::text::Message;

/// Why bytes are not a share or an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareError {
    /// It is no file of this tool.
    NotOurs,
    /// The checksum does not fit: the file was damaged or cut off.
    Damaged,
    /// It is longer than a file of this format can be.
    TooLarge {
        /// The most bytes that it may have.
        most: usize,
    },
    /// It was written in a later version of the format.
    LaterVersion {
        /// That version.
        version: u64,
    },
    /// Its checksum fits, but it breaks a rule of the format: a faulty or hostile program wrote it.
    Breaks {
        /// The rule.
        rule: Rule,
    },
    /// A fault of the program.
    Impossible(Impossible),
}

/// A rule of the format; `docs/format.md` has them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// The CBOR is of another structure: a missing, unknown or repeated key, or another type.
    Layout,
    /// The CBOR is not in its one deterministic encoding.
    Deterministic,
    /// A version other than 1 inside.
    Version,
    /// A generation, or a superseded set, that cannot be.
    Generation,
    /// Not 2 ≤ k ≤ n ≤ 255.
    Threshold,
    /// A text is too long or holds characters that could mislead a reader.
    Text,
    /// Two custodians of one name.
    DuplicateName,
    /// Waivers that are not ascending.
    Waivers,
    /// Too many, too few or repeated MSIDs.
    Msids,
    /// A share number that the set does not have.
    Index,
    /// Argon2 parameters out of bounds.
    Cost,
    /// A card, a slot or a data object that there cannot be.
    Card,
    /// What is to be a point of P-256 is none.
    Point,
    /// A sealed part whose length cannot be.
    Sealed,
}

impl From<Rule> for ShareError {
    fn from(rule: Rule) -> Self {
        Self::Breaks { rule }
    }
}

impl From<DecodeError> for ShareError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Layout => Rule::Layout.into(),
            DecodeError::Deterministic => Rule::Deterministic.into(),
            DecodeError::Impossible(error) => error.into(),
        }
    }
}

impl Rule {
    fn reason(self) -> &'static str {
        match self {
            Self::Layout => "layout",
            Self::Deterministic => "deterministic",
            Self::Version => "version",
            Self::Generation => "generation",
            Self::Threshold => "threshold",
            Self::Text => "text",
            Self::DuplicateName => "duplicate-name",
            Self::Waivers => "waivers",
            Self::Msids => "msids",
            Self::Index => "index",
            Self::Cost => "cost",
            Self::Card => "card",
            Self::Point => "point",
            Self::Sealed => "sealed",
        }
    }

    fn message(self) -> Message {
        match self {
            Self::Layout => message!("rule-layout"),
            Self::Deterministic => message!("rule-deterministic"),
            Self::Version => message!("rule-version"),
            Self::Generation => message!("rule-generation"),
            Self::Threshold => message!("rule-threshold"),
            Self::Text => message!("rule-text"),
            Self::DuplicateName => message!("rule-duplicate-name"),
            Self::Waivers => message!("rule-waivers"),
            Self::Msids => message!("rule-msids"),
            Self::Index => message!("rule-index"),
            Self::Cost => message!("rule-cost"),
            Self::Card => message!("rule-card"),
            Self::Point => message!("rule-point"),
            Self::Sealed => message!("rule-sealed"),
        }
    }
}

impl ShareError {
    /// The word for it in `docs/format.md`, section 9: the same in every language and reader.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NotOurs => "not-ours",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::LaterVersion { .. } => "later-version",
            Self::Breaks { rule } => rule.reason(),
            Self::Impossible(_) => "impossible",
        }
    }
}

impl UserError for ShareError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::NotOurs => Status::Damaged.with(message!("share-not-ours")),
            Self::Damaged => Status::Damaged.with(message!("share-damaged")),
            Self::TooLarge { most } => {
                Status::Damaged.with(message!("share-too-large", most = *most))
            }
            Self::LaterVersion { version } => {
                Status::Damaged.with(message!("share-later-version", version = *version))
            }
            Self::Breaks { rule } => {
                Status::Damaged.with(message!("share-breaks-rule", rule = rule.message()))
            }
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(ShareError: Impossible(Impossible));
