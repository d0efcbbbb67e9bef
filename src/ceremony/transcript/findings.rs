//! What a transcript of the right form shows: whether it is complete, whether its signatures are right, and what its
//! reader should know.

use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::Transcript;
use super::chain::ChainNode;
use super::fact::{Disclosure, Fact, FactType};
use super::header::bytes_of;
use super::line::TranscriptLine;
use super::words::TranscriptWords;
use crate::error::Status;

/// The length of an uncompressed point of P-256, in bytes (SEC 1).
const POINT_LENGTH: usize = 65;

/// What a signature signs before the node, so that no other signature of the same key counts.
pub const SIGNED_DOMAIN: &[u8] = b"sso-escrow/v1 transcript";

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
}

impl TranscriptFinding {
    /// The exit status of a command that finds this. [`Status::Done`] is for what a reader should only know.
    #[must_use]
    pub fn exit_status(&self) -> Status {
        match self {
            Self::WordsMissing { .. } | Self::SignatureWrong { .. } => Status::Damaged,
            Self::Torn { .. } | Self::CutOff { .. } => Status::Quorum,
            Self::ShareOpen { .. } | Self::ClockBack { .. } => Status::Done,
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

/// The facts that are not withheld, with the numbers of their lines.
fn facts(transcript: &Transcript) -> impl Iterator<Item = (usize, &Fact)> {
    let lines = transcript.lines.iter().enumerate();
    lines.filter_map(|(at, line)| line.stated().map(|fact| (at + 2, fact)))
}

fn missing_words(transcript: &Transcript, expected: &[TranscriptWords]) -> Vec<TranscriptFinding> {
    let known: Vec<TranscriptWords> = transcript.nodes().iter().map(TranscriptWords::of).collect();
    let line = |words: &TranscriptWords| known.iter().position(|known| known == words);
    let confirmed = expected.iter().filter_map(line).max().map_or(1, |at| at + 1);
    let missing = expected.iter().filter(|words| line(words).is_none());
    missing.map(|&words| TranscriptFinding::WordsMissing { words, confirmed }).collect()
}

fn wrong_signatures(transcript: &Transcript) -> Vec<TranscriptFinding> {
    let closing = transcript.closing_node();
    let signatures = facts(transcript).filter(|(_, fact)| fact.fact_type() == FactType::Signature);
    let wrong = signatures.filter(|(_, fact)| {
        !closing.is_some_and(|node| signed(fact, &node).is_some_and(|right| right))
    });
    let finding = |(line, fact): (usize, &Fact)| TranscriptFinding::SignatureWrong {
        line,
        custodian: fact.text("custodian").unwrap_or("?").to_owned(),
    };
    wrong.map(finding).collect()
}

/// Whether the signature of a fact is one of `node` (ECDSA with P-256 and SHA-256, FIPS 186-5; DER). `None` if the
/// fact has no signature or no key.
fn signed(fact: &Fact, node: &ChainNode) -> Option<bool> {
    let key: [u8; POINT_LENGTH] = bytes_of(fact.text("key")?)?;
    let key = VerifyingKey::from_sec1_bytes(&key).ok()?;
    let digits = fact.text("signature")?;
    let signature = hex::decode(digits).ok().filter(|bytes| hex::encode(bytes) == digits)?;
    let signature = Signature::from_der(&signature).ok()?;
    let digest = Sha256::new_with_prefix(SIGNED_DOMAIN).chain_update(node.0).finalize();
    Some(key.verify_prehash(&digest, &signature).is_ok())
}

/// Shares whose last word is an intent.
fn open_shares(transcript: &Transcript) -> Vec<TranscriptFinding> {
    use FactType as Is;
    let mut open: Vec<(usize, u64)> = Vec::new();
    for (line, fact) in facts(transcript) {
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
    let pairs = transcript.lines.windows(2).enumerate();
    let back = pairs.filter(|(_, pair)| {
        let [before, after] = pair else { return false };
        // A withheld line of this level may be the one that tells it.
        let may_tell = |line: &TranscriptLine| match fact_type(line) {
            Some(fact) => fact == FactType::ClockChanged,
            None => line.level == Disclosure::Restricted,
        };
        after.at < before.at && !may_tell(before) && !may_tell(after)
    });
    back.map(|(at, _)| TranscriptFinding::ClockBack { line: at + 3 }).collect()
}
