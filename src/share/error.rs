//! Why bytes are not a share or an envelope, according to the rules of the format.

use crate::cbor::DecodeError;
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::text::Message;

/// Why bytes are not a share or an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareError {
    /// It is not a file of this program.
    NotOurs,
    /// The checksum does not match: the file was damaged or truncated.
    Damaged,
    /// It is longer than any file of this format.
    TooLarge {
        /// The maximum length in bytes.
        most: usize,
    },
    /// It was written in a later version of the format.
    LaterVersion {
        /// The version in the file.
        version: u64,
    },
    /// A part of it has a number that this release does not know. A later release made it.
    LaterNumber {
        /// The part.
        part: NumberedPart,
        /// The number in the file.
        number: u64,
    },
    /// Its checksum matches, but it breaks a rule of the format: a faulty or hostile program wrote it.
    Breaks {
        /// The rule.
        rule: Rule,
    },
    /// A bug in this program.
    Impossible(Impossible),
}

/// A part of a file that a later release may give another number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberedPart {
    /// The version of the descriptor.
    Descriptor,
    /// What the share is sealed to.
    Protector,
    /// Production or practice.
    Purpose,
    /// The kind of the payload.
    Payload,
    /// A waived check.
    Waiver,
}

impl NumberedPart {
    fn message(self) -> Message {
        match self {
            Self::Descriptor => message!("rule-number-descriptor"),
            Self::Protector => message!("rule-number-protector"),
            Self::Purpose => message!("rule-number-purpose"),
            Self::Payload => message!("rule-number-payload"),
            Self::Waiver => message!("rule-number-waiver"),
        }
    }
}

/// A rule of the format. `docs/format.md` lists them all, in this order: if a file breaks several, a reader reports the
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The version of the file or of its descriptor is 0.
    Version,
    /// The CBOR has another structure: a missing, unknown or repeated key, or another type.
    Layout,
    /// The CBOR is not in its only valid (deterministic) encoding.
    Deterministic,
    /// An invalid generation, or an invalid superseded set.
    Generation,
    /// The threshold and the number of shares break 2 ≤ k ≤ n ≤ 255.
    Threshold,
    /// A text is too long or holds characters that could mislead a reader.
    Text,
    /// Two custodians have the same name.
    DuplicateName,
    /// The waivers are not in ascending order.
    Waivers,
    /// There are too many, too few or repeated MSIDs.
    Msids,
    /// The set has no share of this number.
    Index,
    /// The Argon2 parameters are out of bounds.
    Cost,
    /// An invalid card identity, slot or data object.
    Card,
    /// A value that must be a point of P-256 is not one.
    Point,
    /// A sealed part has an invalid length.
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
    /// The identifier of this error in `docs/format.md`, section 9. It is the same in every language and
    /// every reader.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NotOurs => "not-ours",
            Self::Damaged => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::LaterVersion { .. } | Self::LaterNumber { .. } => "later-version",
            Self::Breaks { rule } => rule.reason(),
            Self::Impossible(_) => "impossible",
        }
    }

    /// Reports whether a later release made the file. Another copy of it is of no use.
    #[must_use]
    pub fn is_later(self) -> bool {
        matches!(self, Self::LaterVersion { .. } | Self::LaterNumber { .. })
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
            Self::LaterNumber { part, number } => Status::Damaged.with(message!(
                "share-later-number",
                part = part.message(),
                number = *number
            )),
            Self::Breaks { rule } => {
                Status::Damaged.with(message!("share-breaks-rule", rule = rule.message()))
            }
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(ShareError: Impossible(Impossible));
