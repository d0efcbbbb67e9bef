//! A line of a transcript after the header.

use super::canonical::{self, Json, Members};
use super::chain::{FactLeaf, SALT_LENGTH};
use super::fact::{Disclosure, Fact};
use super::header::bytes_of;
use super::instant::Instant;
use super::rule::TranscriptRule;

/// The longest line, in bytes, without its line feed.
pub const LONGEST_LINE: usize = 64 * 1024;

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptLine {
    /// When it was written, by the clock of the machine.
    pub at: Instant,
    /// Who may read the fact.
    pub level: Disclosure,
    /// The fact, or its digest.
    pub body: Body,
}

/// The fact of a line, or only its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The fact is in the line.
    Stated {
        /// What happened.
        fact: Fact,
        /// Random bytes. Without them, nobody can test a guess about a withheld fact.
        salt: [u8; SALT_LENGTH],
    },
    /// The fact was withheld.
    Withheld {
        /// The digest of the fact under its salt.
        leaf: FactLeaf,
    },
}

impl TranscriptLine {
    /// Parses a line, without its line feed.
    ///
    /// # Errors
    /// The [`TranscriptRule`] that the line breaks.
    pub fn parse(line: &[u8]) -> Result<Self, TranscriptRule> {
        TranscriptRule::LineLength.unless(line.len() <= LONGEST_LINE)?;
        let mut members = canonical::parse(line)?;
        let count = members.len();
        let mut take = |key: &str| members.remove(key);
        let (Some(Json::Text(at)), Some(Json::Integer(level))) = (take("at"), take("level")) else {
            return Err(TranscriptRule::Layout);
        };
        let body = match (take("fact"), take("salt"), take("leaf")) {
            (Some(Json::Object(fact)), Some(Json::Text(salt)), None) if count == 4 => {
                Body::Stated {
                    fact: Fact::of(fact)?,
                    salt: bytes_of(&salt).ok_or(TranscriptRule::Digits)?,
                }
            }
            (None, None, Some(Json::Text(leaf))) if count == 3 => {
                Body::Withheld { leaf: FactLeaf(bytes_of(&leaf).ok_or(TranscriptRule::Digits)?) }
            }
            _ => return Err(TranscriptRule::Layout),
        };
        let at = Instant::parse(&at).ok_or(TranscriptRule::Time)?;
        let level = Disclosure::of(level).ok_or(TranscriptRule::Level)?;
        let line = Self { at, level, body };
        let right = line.stated().is_none_or(|fact| fact.fact_type().level() == level);
        TranscriptRule::Level.unless(right)?;
        Ok(line)
    }

    /// The line, without a line feed.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut members = Members::from([
            ("at".to_owned(), self.at.as_str().into()),
            ("level".to_owned(), Json::Integer(self.level.number())),
        ]);
        match &self.body {
            Body::Stated { fact, salt } => {
                members.insert("fact".to_owned(), Json::Object(fact.members().clone()));
                members.insert("salt".to_owned(), hex::encode(salt).into());
            }
            Body::Withheld { leaf } => {
                members.insert("leaf".to_owned(), hex::encode(leaf.0).into());
            }
        }
        canonical::encode(&members)
    }

    /// The fact, unless it is withheld.
    #[must_use]
    pub fn stated(&self) -> Option<&Fact> {
        match &self.body {
            Body::Stated { fact, .. } => Some(fact),
            Body::Withheld { .. } => None,
        }
    }

    /// The digest of the fact under its salt.
    #[must_use]
    pub fn leaf(&self) -> FactLeaf {
        match &self.body {
            Body::Stated { fact, salt } => FactLeaf::of(salt, &canonical::encode(fact.members())),
            Body::Withheld { leaf } => *leaf,
        }
    }
}
