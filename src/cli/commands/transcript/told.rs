//! What was found in transcripts, for people and for `--json`.

use std::path::Path;

use serde::Serialize;
use sso_escrow::ceremony::transcript::class::{FindingClass, FindingPart};
use sso_escrow::ceremony::transcript::findings::TranscriptFinding;
use sso_escrow::ceremony::transcript::rule::TranscriptError;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::message;
use sso_escrow::text::Message;

use crate::cli::ui::output::Console;

/// Something that a reader of transcripts should know.
#[derive(Debug, Serialize)]
pub(crate) struct FoundInTranscript {
    /// The file; null if it is about no single one.
    file: Option<String>,
    /// Its name, the same in every language. [transcript.md](transcript.md) lists all.
    name: &'static str,
    /// The number of the line; null if it is about no single one.
    line: Option<usize>,
    /// What it is about.
    part: FindingPartName,
    /// What it means.
    class: FindingClassName,
    /// What was found, in the chosen language.
    text: String,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum FindingPartName {
    Form,
    Chain,
    End,
    Signature,
    Artefact,
    Share,
    Clock,
    Withheld,
}

/// What a finding means.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum FindingClassName {
    Wrong,
    Incomplete,
    Warning,
    Note,
}

/// Something that was found, and its message.
pub(super) struct Told {
    name: &'static str,
    line: Option<usize>,
    part: FindingPart,
    pub(super) class: FindingClass,
    message: Message,
}

impl Told {
    pub(super) fn of(finding: &TranscriptFinding) -> Self {
        let (name, line, message) = (finding.reason(), finding.line(), finding.message());
        Self { name, line, part: finding.part(), class: finding.class(), message }
    }

    /// Words that no transcript has.
    pub(super) fn of_stray(words: TranscriptWords) -> Self {
        let finding = TranscriptFinding::WordsMissing { words, confirmed: 1 };
        let message = message!("transcript-finding-words-nowhere", words = words.to_string());
        Self { message, ..Self::of(&finding) }
    }

    pub(super) fn of_error(error: &TranscriptError) -> Self {
        Self {
            name: error.rule.reason(),
            line: Some(error.line),
            part: error.rule.part(),
            class: FindingClass::Wrong,
            message: error.cause(),
        }
    }

    /// The line for people.
    pub(super) fn shown(&self) -> Message {
        let text = match self.line {
            Some(line) => {
                message!("transcript-in-line", line = line, text = self.message.clone())
            }
            None => self.message.clone(),
        };
        match self.class {
            FindingClass::Wrong => message!("transcript-wrong", text = text),
            FindingClass::Incomplete => message!("transcript-missing", text = text),
            FindingClass::Warning => message!("transcript-warning", text = text),
            FindingClass::Note => message!("transcript-note", text = text),
        }
    }

    pub(super) fn found(&self, file: Option<&Path>, console: &Console) -> FoundInTranscript {
        FoundInTranscript {
            file: file.map(|path| path.display().to_string()),
            name: self.name,
            line: self.line,
            part: match self.part {
                FindingPart::Form => FindingPartName::Form,
                FindingPart::Chain => FindingPartName::Chain,
                FindingPart::End => FindingPartName::End,
                FindingPart::Signature => FindingPartName::Signature,
                FindingPart::Artefact => FindingPartName::Artefact,
                FindingPart::Share => FindingPartName::Share,
                FindingPart::Clock => FindingPartName::Clock,
                FindingPart::Withheld => FindingPartName::Withheld,
            },
            class: match self.class {
                FindingClass::Wrong => FindingClassName::Wrong,
                FindingClass::Incomplete => FindingClassName::Incomplete,
                FindingClass::Warning => FindingClassName::Warning,
                FindingClass::Note => FindingClassName::Note,
            },
            text: console.words(&self.message),
        }
    }
}
