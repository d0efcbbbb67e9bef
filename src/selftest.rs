//! Known-answer tests for every primitive, and a comparison with a second implementation of the splitting.
//!
//! They run at every start. `vectors verify` runs more known answers, and the format vectors.

mod answers;
mod packed;
mod run;
mod second;
pub mod token;
mod vector;

use std::collections::BTreeMap;

use crate::error::{Description, Status, UserError, user_errors};
use crate::escrow::EscrowError;
use crate::message;
use crate::token::TokenError;
use crate::token::names::TokenId;

pub use run::{at_start, replay, verify, verify_built_in, with_tokens};

/// Why the self-test failed. The program must stop, because nothing that it writes or reads could be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelfTestError {
    /// A known answer was not reproduced.
    WrongAnswer {
        /// The name of the file with the vectors.
        file: String,
        /// The group of vectors.
        group: String,
        /// The number of the vector in its group in this file, from 1.
        number: usize,
    },
    /// A format vector had another outcome than it states.
    WrongOutcome {
        /// The name of the vector's file.
        vector: String,
        /// The outcome that the vector states.
        expected: String,
        /// The actual outcome.
        found: String,
    },
    /// This program's splitting and the second implementation disagree.
    SecondImplementation,
    /// A file of known answers cannot be read.
    Unreadable {
        /// The name of the file.
        file: String,
        /// The line of the error.
        line: usize,
        /// The column of the error.
        column: usize,
    },
    /// A format vector cannot be read.
    NotAVector {
        /// The name of its file.
        vector: String,
    },
    /// The program has no check for a group of vectors.
    UnknownGroup {
        /// The name of the group.
        group: String,
    },
    /// A group of vectors is missing or empty.
    MissingGroup {
        /// The name of the group.
        group: String,
    },
    /// A smart card of the vectors is in no reader.
    NoToken {
        /// The name of the vector's file.
        vector: String,
        /// The name of the smart card.
        token: TokenId,
    },
    /// A reader, or the smart card in it, did not answer.
    Token(TokenError),
    /// There is no locked memory or there are no random bytes, or the tested code has a bug.
    Machine(EscrowError),
}

impl UserError for SelfTestError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::WrongAnswer { file, group, number } => Status::Failed.with(message!(
                "selftest-wrong-answer",
                file = file,
                group = group,
                number = *number
            )),
            Self::WrongOutcome { vector, expected, found } => Status::Failed.with(message!(
                "selftest-wrong-outcome",
                vector = vector,
                expected = expected,
                found = found
            )),
            Self::SecondImplementation => {
                Status::Failed.with(message!("selftest-second-implementation"))
            }
            Self::Unreadable { file, line, column } => Status::Damaged.with(message!(
                "selftest-unreadable",
                file = file,
                line = *line,
                column = *column
            )),
            Self::NotAVector { vector } => {
                Status::Damaged.with(message!("selftest-not-a-vector", vector = vector))
            }
            Self::UnknownGroup { group } => {
                Status::Damaged.with(message!("selftest-unknown-group", group = group))
            }
            Self::MissingGroup { group } => {
                Status::Damaged.with(message!("selftest-missing-group", group = group))
            }
            Self::NoToken { vector, token } => Status::Failed.with(message!(
                "selftest-no-token",
                vector = vector,
                token = token.to_string()
            )),
            Self::Token(error) => Description::of(error),
            Self::Machine(error) => Status::Unfit.with(error.message()).caused_by(error),
        }
    }
}

user_errors!(SelfTestError: Machine(EscrowError));

/// How many vectors passed, by group.
pub type Counts = BTreeMap<String, usize>;
