//! What a transcript of the right form says, for people and for `--json`.

use serde::Serialize;
use sso_escrow::ceremony::fact_text::{fact_message, purpose_message, run_message};
use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::examination::SignatureState;
use sso_escrow::ceremony::transcript::signature::TranscriptSignature;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::message;
use sso_escrow::share::descriptor::Purpose;

use crate::cli::ui::describe::PurposeName;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// What a transcript of the right form says.
#[derive(Debug, Serialize)]
pub(crate) struct TranscriptSummary {
    /// The number of the run: 32 hexadecimal digits.
    run: String,
    /// What the run did.
    kind: &'static str,
    /// Whether the run was real or a rehearsal.
    #[serde(with = "PurposeName")]
    purpose: Purpose,
    /// The version of the program.
    program: String,
    /// How many lines it has. The header is line 1.
    lines: usize,
    /// The last event; null if it is withheld, or there is none.
    last_event: Option<&'static str>,
    /// How many facts are withheld.
    withheld: usize,
    /// The transcript words; null if the ceremony was not closed.
    words: Option<String>,
    /// The words of the last line.
    last_words: String,
    /// The lines that words from paper confirm.
    checkpoints: Vec<Checkpoint>,
    /// The signatures that are not withheld.
    signatures: Vec<CheckedSignature>,
}

/// Words from paper, and the line that they are of.
#[derive(Debug, Serialize)]
pub(crate) struct Checkpoint {
    /// The words.
    words: String,
    /// The number of the line. The header is line 1.
    line: usize,
    /// Its event; null if it is withheld, or if the line is the header.
    event: Option<&'static str>,
    /// How many lines follow it.
    following: usize,
}

/// A signature of the closing node.
#[derive(Debug, Serialize)]
pub(crate) struct CheckedSignature {
    /// Its line.
    line: usize,
    /// The custodian who is named as the signer.
    custodian: String,
    /// What it shows.
    state: SignatureStateName,
    /// The words of its key; null if it has none.
    signer_words: Option<String>,
    /// The line for bash that checks it with OpenSSL; null if there is none.
    openssl: Option<String>,
}

/// What a signature shows.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum SignatureStateName {
    Anchored,
    KeyUnknown,
    AttestationFails,
    OtherKey,
    Wrong,
}

impl TranscriptSummary {
    pub(super) fn of(
        transcript: &Transcript,
        signatures: &[(TranscriptSignature, SignatureState)],
        words: &[TranscriptWords],
    ) -> Result<Self, Failure> {
        let header = &transcript.header;
        let event = |line: usize| {
            let line = transcript.lines.get(line.checked_sub(2)?)?;
            line.stated().map(|fact| fact.fact_type().name())
        };
        let lines = transcript.lines.len() + 1;
        let checkpoint = |words: &TranscriptWords| {
            let line = transcript.line_with(words)?;
            let (event, following) = (event(line), lines - line);
            Some(Checkpoint { words: words.to_string(), line, event, following })
        };
        let checked = |(it, state): &(TranscriptSignature, SignatureState)| {
            Ok(CheckedSignature {
                line: it.line,
                custodian: it.custodian.clone(),
                state: match state {
                    SignatureState::Anchored => SignatureStateName::Anchored,
                    SignatureState::KeyUnknown => SignatureStateName::KeyUnknown,
                    SignatureState::AttestationFails => SignatureStateName::AttestationFails,
                    SignatureState::OtherKey => SignatureStateName::OtherKey,
                    SignatureState::Wrong => SignatureStateName::Wrong,
                },
                signer_words: it.words()?.map(|words| words.to_string()),
                openssl: it.openssl(),
            })
        };
        let of = |node| TranscriptWords::of(&node).to_string();
        Ok(Self {
            run: hex::encode(header.run),
            kind: header.kind.name(),
            purpose: header.purpose,
            program: header.program.clone(),
            lines,
            last_event: event(lines),
            withheld: transcript.lines.iter().filter(|line| line.stated().is_none()).count(),
            words: transcript.closing_node().map(of),
            last_words: of(transcript.last_node()),
            checkpoints: words.iter().filter_map(checkpoint).collect(),
            signatures: signatures.iter().map(checked).collect::<Result<_, Failure>>()?,
        })
    }

    /// Says what was checked, and what was not.
    pub(super) fn say(
        &self,
        console: &mut Console,
        transcript: &Transcript,
        signatures: &[(TranscriptSignature, SignatureState)],
    ) {
        let header = &transcript.header;
        console.say(&message!(
            "transcript-what",
            run = &self.run,
            kind = run_message(header.kind),
            purpose = purpose_message(header.purpose),
            program = &self.program,
        ));
        console.say(&message!(
            "transcript-checked",
            lines = self.lines,
            signatures = signatures.len()
        ));
        match self.checkpoints.iter().map(|checkpoint| checkpoint.line).max() {
            Some(line) if line < self.lines => {
                console.say(&message!("transcript-unchecked-end", line = line));
            }
            Some(_) => {}
            None => console.say(&message!("transcript-unchecked-words")),
        }
        if self.withheld > 0 {
            console.say(&message!("transcript-unchecked-withheld", count = self.withheld));
        }
        for checkpoint in &self.checkpoints {
            let (line, following) = (checkpoint.line, checkpoint.following);
            console.say(&match line.checked_sub(2).and_then(|at| transcript.lines.get(at)) {
                None => message!("transcript-checkpoint-header", following = following),
                Some(found) => match found.stated() {
                    Some(fact) => message!(
                        "transcript-checkpoint",
                        line = line,
                        event = fact_message(fact.fact_type()),
                        following = following,
                    ),
                    None => message!(
                        "transcript-checkpoint-withheld",
                        line = line,
                        following = following,
                    ),
                },
            });
        }
        match &self.words {
            Some(words) => {
                console.say(&message!("transcript-words"));
                console.print(&SafeText::command(words));
            }
            None => {
                console.say(&message!("transcript-not-closed"));
                console.say(&message!("transcript-last-words", line = self.lines));
                console.print(&SafeText::command(&self.last_words));
            }
        }
        for (checked, (_, state)) in self.signatures.iter().zip(signatures) {
            let (line, name) = (checked.line, &checked.custodian);
            console.say(&match state {
                SignatureState::Anchored => {
                    message!("transcript-signature-anchored", line = line, name = name)
                }
                SignatureState::KeyUnknown | SignatureState::AttestationFails => {
                    message!("transcript-signature-unknown", line = line, name = name)
                }
                SignatureState::OtherKey => {
                    message!("transcript-signature-other", line = line, name = name)
                }
                SignatureState::Wrong => {
                    message!("transcript-signature-wrong", line = line, name = name)
                }
            });
            if let Some(words) = &checked.signer_words {
                console.say(&message!("transcript-signer-words"));
                console.print(&SafeText::command(words));
            }
            if let Some(openssl) = &checked.openssl {
                console.say(&message!("transcript-openssl"));
                console.print(&SafeText::command(openssl));
            }
        }
    }
}
