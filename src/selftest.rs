//! Known answers for every primitive, and the second implementation of the splitting: at every start.
//! More known answers, and the format vectors, in `vectors verify`.

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

/// Why the self-test failed. The program must not go on: what it would write, or read, could not be
/// trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelfTestError {
    /// A known answer did not come out.
    WrongAnswer {
        /// The file of vectors.
        file: String,
        /// The group of vectors.
        group: String,
        /// Which of the group in this file, from 1.
        number: usize,
    },
    /// A format vector did not give what it says.
    WrongOutcome {
        /// The vector's file.
        vector: String,
        /// What it says.
        expected: String,
        /// What came out.
        found: String,
    },
    /// Our splitting and the second implementation's do not agree.
    SecondImplementation,
    /// A file of known answers cannot be read.
    Unreadable {
        /// The file.
        file: String,
        /// The line where it went wrong.
        line: usize,
        /// The column where it went wrong.
        column: usize,
    },
    /// A format vector cannot be read.
    NotAVector {
        /// Its file.
        vector: String,
    },
    /// There is a group of vectors that nobody knows how to check.
    UnknownGroup {
        /// Its name.
        group: String,
    },
    /// A group of vectors is not there, or empty.
    MissingGroup {
        /// Its name.
        group: String,
    },
    /// A token of the vectors is not in a reader.
    NoToken {
        /// The vector's file.
        vector: String,
        /// What the token goes by.
        token: TokenId,
    },
    /// A reader, or the token in it, could not be asked.
    Token(TokenError),
    /// No locked memory, or no random bytes; or a fault of the program in what was to be tried.
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

/// How many vectors came out right, by group.
pub type Counts = BTreeMap<String, usize>;
