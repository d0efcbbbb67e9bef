//! Why a file is not a transcript, or not a whole one.

use super::class::FindingPart;
use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::text::Message;

/// A rule of the format. `docs/transcript.md` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranscriptRule {
    /// The file is not a transcript.
    NoHeader,
    /// The transcript was written by a later release.
    LaterVersion {
        /// The version in the file.
        version: u64,
    },
    /// The first line lacks something, or has something that version 1 does not have.
    Header,
    /// The file is longer than any transcript.
    FileLength,
    /// The line is longer than any line.
    LineLength,
    /// The line is not JSON, or has values that no transcript has.
    Json,
    /// The line is not in its only valid form.
    Canonical,
    /// The line has a missing or unknown member, or one of another type.
    Layout,
    /// The time has another form.
    Time,
    /// The header does not have this level, or the fact has another one.
    Level,
    /// A salt or digest is not in lower-case hexadecimal digits, or has another length.
    Digits,
    /// Version 1 has no fact of this type.
    Fact,
    /// The line must not follow `closed`.
    AfterClosing,
    /// The line follows the end of the run.
    AfterTheEnd,
}

/// A line that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TranscriptError {
    /// The number of the line. The header is line 1.
    pub line: usize,
    /// The rule.
    pub rule: TranscriptRule,
}

impl TranscriptRule {
    pub(super) fn unless(self, holds: bool) -> Result<(), Self> {
        if holds { Ok(()) } else { Err(self) }
    }

    pub(super) fn at(self, line: usize) -> TranscriptError {
        TranscriptError { line, rule: self }
    }

    /// What the rule is about: the form of a line, or the order of the lines.
    #[must_use]
    pub fn part(self) -> FindingPart {
        match self {
            Self::AfterClosing | Self::AfterTheEnd => FindingPart::Chain,
            _ => FindingPart::Form,
        }
    }

    /// The identifier of the rule in `docs/transcript.md`. It is the same in every language and every reader.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NoHeader => "no-header",
            Self::LaterVersion { .. } => "later-version",
            Self::Header => "header",
            Self::FileLength => "file-length",
            Self::LineLength => "line-length",
            Self::Json => "json",
            Self::Canonical => "canonical",
            Self::Layout => "layout",
            Self::Time => "time",
            Self::Level => "level",
            Self::Digits => "digits",
            Self::Fact => "fact",
            Self::AfterClosing => "after-closing",
            Self::AfterTheEnd => "after-the-end",
        }
    }
}

/// What a rule says of a line, for a person.
fn told(rule: TranscriptRule) -> Message {
    use TranscriptRule as Is;
    match rule {
        Is::NoHeader => message!("rule-transcript-no-header"),
        Is::LaterVersion { version } => {
            message!("rule-transcript-later-version", version = version.to_string())
        }
        Is::Header => message!("rule-transcript-header"),
        Is::FileLength => message!("rule-transcript-file-length"),
        Is::LineLength => message!("rule-transcript-line-length"),
        Is::Json => message!("rule-transcript-json"),
        Is::Canonical => message!("rule-transcript-canonical"),
        Is::Layout => message!("rule-transcript-layout"),
        Is::Time => message!("rule-transcript-time"),
        Is::Level => message!("rule-transcript-level"),
        Is::Digits => message!("rule-transcript-digits"),
        Is::Fact => message!("rule-transcript-fact"),
        Is::AfterClosing => message!("rule-transcript-after-closing"),
        Is::AfterTheEnd => message!("rule-transcript-after-the-end"),
    }
}

impl UserError for TranscriptError {
    fn describe(&self) -> Description<'_> {
        use TranscriptRule as Is;
        let (line, cause) = (self.line, told(self.rule));
        match self.rule {
            Is::NoHeader => Status::Damaged.with(message!("transcript-none")),
            Is::LaterVersion { .. } => {
                Status::Damaged.with(message!("transcript-later", cause = cause))
            }
            Is::Header
            | Is::FileLength
            | Is::LineLength
            | Is::Json
            | Is::Canonical
            | Is::Layout
            | Is::Time
            | Is::Level
            | Is::Digits
            | Is::Fact
            | Is::AfterClosing
            | Is::AfterTheEnd => {
                Status::Damaged.with(message!("transcript-broken", line = line, cause = cause))
            }
        }
    }
}

user_errors!(TranscriptError);

impl TranscriptError {
    /// What is wrong with the line, without its number.
    #[must_use]
    pub fn cause(&self) -> Message {
        told(self.rule)
    }
}
