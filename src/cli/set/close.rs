//! The end of a run that makes a set: the transcript is closed, and people write its words on paper.

use std::path::{Path, PathBuf};

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::error::Impossible;
use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;

use crate::cli::cards::sign::{CardSignature, Signer};
use crate::cli::context::Context;
use crate::cli::ui::describe::transcript_lines;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// How the transcript of a run is closed.
pub(super) struct Closing<'a> {
    /// Whether somebody types the words from paper.
    pub(super) is_asked: bool,
    /// Who can sign it with a card.
    pub(super) signers: &'a [Signer],
    /// The folder for the second copy, if there is one.
    pub(super) copy: Option<&'a Path>,
}

/// Closes the transcript, if the run has one.
pub(super) fn close(context: &mut Context<'_>, closing: &Closing<'_>) -> Result<(), Failure> {
    context.begin_step(StepKind::Close, "")?;
    context.end_step(StepKind::Close)?;
    context.note(Fact::new(FactType::Closed))?;
    finish(context, closing)
}

/// Shows the transcript words of a transcript that is closed, and lets people sign and type them. Then it ends.
pub(super) fn finish(context: &mut Context<'_>, how: &Closing<'_>) -> Result<(), Failure> {
    let closing = context.journal.transcript().and_then(|transcript| transcript.closing_node());
    let (Some(closing), Some(path)) = (closing, context.journal.path()) else { return Ok(()) };
    let words = TranscriptWords::of(&closing);
    context.console.say(&message!("close-words", path = path.display().to_string()));
    transcript_lines(&words).iter().for_each(|line| context.console.print(line));
    if how.is_asked {
        let question = Question::transcript_words(message!("close-ask"));
        let question = question.checked(|typed| match typed == words {
            true => Ok(()),
            false => Err(message!("close-differs")),
        });
        if context.ask(question.or_none(message!("close-unread")))?.is_some() {
            context.note(Fact::new(FactType::WordsRead).with("people", 1u8))?;
        }
    }
    for signer in how.signers {
        if let Some(signed) = signer.sign(context, &closing.hash_to_sign())? {
            context.note(signature(signer, &signed))?;
            context.console.say(&message!("sign-done", name = &signer.name));
        }
    }
    let Some(folder) = how.copy else { return context.note(Fact::new(FactType::Finished)) };
    match copy(context, folder) {
        Ok(path) => {
            context.note(Fact::new(FactType::RecordCopied).with("to", "auditor"))?;
            context.note(Fact::new(FactType::Finished))?;
            // Now with the two last lines.
            copy(context, folder)?;
            context.console.say(&message!("close-copied", path = path.display().to_string()));
        }
        Err(failure) => {
            // The set is good, and its transcript is complete. It can be copied by hand.
            context.console.warn(&failure.message);
            context
                .console
                .warn(&message!("close-not-copied", path = folder.display().to_string()));
            context.note(Fact::new(FactType::Finished))?;
        }
    }
    Ok(())
}

/// Writes the transcript, as it is now, into another folder. An earlier copy of the same run is replaced.
fn copy(context: &Context<'_>, folder: &Path) -> Result<PathBuf, Failure> {
    let parts = context.journal.transcript().zip(context.journal.path());
    let (transcript, path) = parts.ok_or(Impossible("close: a copy of no transcript"))?;
    let name = path.file_name().ok_or(Impossible("close: a transcript without a name"))?;
    let folder = match Folder::open(folder) {
        Err(MediaError::NotThere { .. }) => Folder::make(folder)?,
        folder => folder?,
    };
    let bytes = transcript.encode();
    folder.draft_beside(name, &bytes)?.replace(&bytes)?;
    Ok(folder.path().join(name))
}

/// The fact of a signature, with the card's attestation of its key if there is one.
fn signature(signer: &Signer, signed: &CardSignature) -> Fact {
    let fact = Fact::new(FactType::Signature)
        .with("custodian", signer.name.clone())
        .with("x", signer.x)
        .with("key", hex::encode(signed.key.key.as_bytes()))
        .with("signature", hex::encode(&signed.signature));
    match &signed.key.attestation {
        Some(attestation) => fact
            .with("certificate", hex::encode(&attestation.key.der))
            .with("issuer", hex::encode(&attestation.signer.der)),
        None => fact,
    }
}
