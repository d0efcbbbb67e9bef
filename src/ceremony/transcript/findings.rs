//! What a transcript of the right form shows: whether it is complete, whether its signatures are right, and what its
//! reader should know.

use super::Transcript;
use super::class::{FindingClass, FindingPart};
use super::fact::{Disclosure, Fact, FactType};
use super::line::TranscriptLine;
use super::signature::{TranscriptSignature, signatures};
use super::words::TranscriptWords;
use crate::error::Status;
use crate::message;
use crate::text::Message;

/// What [`findings`] tells of a transcript. The number of a line counts from 1, which is the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranscriptFinding {
    /// No line has these words: the transcript is another one, or somebody changed it.
    WordsMissing {
        /// The words.
        words: TranscriptWords,
        /// The last line that other words confirm; 1 if none does.
        confirmed: usize,
    },
    /// The signature is not one of the closing node by its key.
    SignatureWrong {
        /// Its line.
        line: usize,
        /// The custodian who is named as the signer.
        custodian: String,
    },
    /// A line began after the last one, and was not written to its end.
    Torn {
        /// Its number.
        line: usize,
    },
    /// The transcript ends before the run does: it is a beginning.
    CutOff {
        /// The last line.
        line: usize,
    },
    /// A share was about to be written, and no line says what came of it: it may be there.
    ShareOpen {
        /// The line that announces it.
        line: usize,
        /// The number of the share.
        x: u64,
    },
    /// The clock went backwards, and no line says that it was set.
    ClockBack {
        /// The line with the earlier time.
        line: usize,
    },
    /// The clock was set back during the run.
    ClockChanged {
        /// The line with the earlier time.
        line: usize,
    },
    /// Facts are withheld: nothing checks what they say.
    Withheld {
        /// The first such line.
        line: usize,
        /// How many there are.
        count: usize,
    },
    /// The header does not have the digest of the plan.
    PlanDiffers,
    /// The key of a custodian's signature does not have the expected signer words.
    SignerDiffers {
        /// The line of the signature.
        line: usize,
        /// The custodian.
        custodian: String,
    },
    /// A custodian has not signed, or the signature is withheld.
    SignerAbsent {
        /// The custodian.
        custodian: String,
    },
    /// A signature is right, and nothing shows whose key it is.
    KeyUnknown {
        /// Its line.
        line: usize,
        /// The custodian who is named as the signer.
        custodian: String,
    },
    /// A signature is right, and the attestation of its key does not lead to a root of the reader.
    AttestationFails {
        /// Its line.
        line: usize,
        /// The custodian who is named as the signer.
        custodian: String,
    },
    /// Another file of the same run tells something else.
    Fork {
        /// The first line that differs.
        line: usize,
        /// The other file.
        other: String,
    },
}

impl TranscriptFinding {
    /// The exit status of a command that finds this. [`Status::Done`] is for what a reader should only know.
    #[must_use]
    pub fn exit_status(&self) -> Status {
        self.class().exit_status()
    }

    /// What it means for the reader.
    #[must_use]
    pub fn class(&self) -> FindingClass {
        match self {
            Self::WordsMissing { .. }
            | Self::SignatureWrong { .. }
            | Self::PlanDiffers
            | Self::SignerDiffers { .. }
            | Self::Fork { .. } => FindingClass::Wrong,
            Self::Torn { .. } | Self::CutOff { .. } | Self::SignerAbsent { .. } => {
                FindingClass::Incomplete
            }
            Self::ShareOpen { .. }
            | Self::ClockBack { .. }
            | Self::KeyUnknown { .. }
            | Self::AttestationFails { .. } => FindingClass::Warning,
            Self::ClockChanged { .. } | Self::Withheld { .. } => FindingClass::Note,
        }
    }

    /// What it is about.
    #[must_use]
    pub fn part(&self) -> FindingPart {
        match self {
            Self::WordsMissing { .. } | Self::Fork { .. } => FindingPart::Chain,
            Self::Torn { .. } | Self::CutOff { .. } => FindingPart::End,
            Self::SignatureWrong { .. }
            | Self::SignerDiffers { .. }
            | Self::SignerAbsent { .. }
            | Self::KeyUnknown { .. }
            | Self::AttestationFails { .. } => FindingPart::Signature,
            Self::PlanDiffers => FindingPart::Artefact,
            Self::ShareOpen { .. } => FindingPart::Share,
            Self::ClockBack { .. } | Self::ClockChanged { .. } => FindingPart::Clock,
            Self::Withheld { .. } => FindingPart::Withheld,
        }
    }

    /// The number of its line. The header is line 1. `None` if it is about no single line.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match *self {
            Self::SignatureWrong { line, .. }
            | Self::Torn { line }
            | Self::CutOff { line }
            | Self::ShareOpen { line, .. }
            | Self::ClockBack { line }
            | Self::ClockChanged { line }
            | Self::Withheld { line, .. }
            | Self::SignerDiffers { line, .. }
            | Self::KeyUnknown { line, .. }
            | Self::AttestationFails { line, .. }
            | Self::Fork { line, .. } => Some(line),
            Self::PlanDiffers => Some(1),
            Self::WordsMissing { .. } | Self::SignerAbsent { .. } => None,
        }
    }

    /// The identifier of the finding in `docs/transcript.md`. It is the same in every language and every reader.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::WordsMissing { .. } => "words",
            Self::SignatureWrong { .. } => "signature",
            Self::Torn { .. } => "torn",
            Self::CutOff { .. } => "cut-off",
            Self::ShareOpen { .. } => "share-open",
            Self::ClockBack { .. } => "clock-back",
            Self::ClockChanged { .. } => "clock-changed",
            Self::Withheld { .. } => "withheld",
            Self::PlanDiffers => "plan",
            Self::SignerDiffers { .. } => "signer",
            Self::SignerAbsent { .. } => "signer-absent",
            Self::KeyUnknown { .. } => "key-unknown",
            Self::AttestationFails { .. } => "attestation",
            Self::Fork { .. } => "fork",
        }
    }
}

impl TranscriptFinding {
    /// What was found, for a person. The number of the line is not in it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::WordsMissing { words, confirmed } => {
                let (words, confirmed) = (words.to_string(), *confirmed);
                match confirmed {
                    // Nothing, or only the header.
                    ..=1 => message!("transcript-finding-words-alone", words = words),
                    _ => message!("transcript-finding-words", words = words, confirmed = confirmed),
                }
            }
            Self::SignatureWrong { custodian, .. } => {
                message!("transcript-finding-signature", custodian = custodian)
            }
            Self::Torn { .. } => message!("transcript-finding-torn"),
            Self::CutOff { .. } => message!("transcript-finding-cut-off"),
            Self::ShareOpen { x, .. } => message!("transcript-finding-share-open", x = *x),
            Self::ClockBack { .. } => message!("transcript-finding-clock-back"),
            Self::ClockChanged { .. } => message!("transcript-finding-clock-changed"),
            Self::Withheld { count, .. } => {
                message!("transcript-finding-withheld", count = *count)
            }
            Self::PlanDiffers => message!("transcript-finding-plan"),
            Self::SignerDiffers { custodian, .. } => {
                message!("transcript-finding-signer", custodian = custodian)
            }
            Self::SignerAbsent { custodian } => {
                message!("transcript-finding-signer-absent", custodian = custodian)
            }
            Self::KeyUnknown { custodian, .. } => {
                message!("transcript-finding-key-unknown", custodian = custodian)
            }
            Self::AttestationFails { custodian, .. } => {
                message!("transcript-finding-attestation", custodian = custodian)
            }
            Self::Fork { other, .. } => message!("transcript-finding-fork", other = other),
        }
    }
}

/// Examines a transcript. `expected` are words that people wrote on paper: each must be those of a line.
#[must_use]
pub fn findings(transcript: &Transcript, expected: &[TranscriptWords]) -> Vec<TranscriptFinding> {
    let mut found = missing_words(transcript, expected);
    found.extend(wrong_signatures(transcript));
    let last = transcript.lines.len() + 1;
    if transcript.torn {
        found.push(TranscriptFinding::Torn { line: last + 1 });
    }
    if !transcript.lines.last().and_then(fact_type).is_some_and(FactType::ends) {
        found.push(TranscriptFinding::CutOff { line: last });
    }
    found.extend(open_shares(transcript));
    found.extend(clock_steps(transcript));
    found
}

fn fact_type(line: &TranscriptLine) -> Option<FactType> {
    line.stated().map(Fact::fact_type)
}

fn missing_words(transcript: &Transcript, expected: &[TranscriptWords]) -> Vec<TranscriptFinding> {
    let known: Vec<TranscriptWords> = transcript.nodes().iter().map(TranscriptWords::of).collect();
    let line = |words: &TranscriptWords| known.iter().position(|known| known == words);
    let confirmed = expected.iter().filter_map(line).max().map_or(1, |at| at + 1);
    let missing = expected.iter().filter(|words| line(words).is_none());
    missing.map(|&words| TranscriptFinding::WordsMissing { words, confirmed }).collect()
}

fn wrong_signatures(transcript: &Transcript) -> Vec<TranscriptFinding> {
    let wrong = signatures(transcript).into_iter().filter(|signature| !signature.is_right());
    let finding = |it: TranscriptSignature| TranscriptFinding::SignatureWrong {
        line: it.line,
        custodian: it.custodian,
    };
    wrong.map(finding).collect()
}

/// Shares whose last word is an intent.
fn open_shares(transcript: &Transcript) -> Vec<TranscriptFinding> {
    use FactType as Is;
    let mut open: Vec<(usize, u64)> = Vec::new();
    for (line, fact) in transcript.facts() {
        let Some(x) = fact.number("x") else { continue };
        match fact.fact_type() {
            Is::ShareIntent => open.push((line, x)),
            Is::SharePending | Is::ShareFinished | Is::Removal => {
                open.retain(|&(_, other)| other != x)
            }
            _ => {}
        }
    }
    open.into_iter().map(|(line, x)| TranscriptFinding::ShareOpen { line, x }).collect()
}

fn clock_steps(transcript: &Transcript) -> Vec<TranscriptFinding> {
    let finding = |(at, pair): (usize, &[TranscriptLine])| {
        let ([before, after], line) = (pair, at + 3) else { return None };
        let tells = |line: &TranscriptLine| fact_type(line) == Some(FactType::ClockChanged);
        // A withheld line of this level may be the one that tells it.
        let may_tell =
            |line: &TranscriptLine| line.stated().is_none() && line.level == Disclosure::Restricted;
        match after.at < before.at {
            false => None,
            true if tells(before) || tells(after) => Some(TranscriptFinding::ClockChanged { line }),
            true if may_tell(before) || may_tell(after) => None,
            true => Some(TranscriptFinding::ClockBack { line }),
        }
    };
    transcript.lines.windows(2).enumerate().filter_map(finding).collect()
}
