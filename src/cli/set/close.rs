//! The end of a run that makes a set: the transcript is closed, and people write its words on paper.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::message;

use crate::cli::cards::sign::{CardSignature, Signer};
use crate::cli::context::Context;
use crate::cli::ui::describe::transcript_lines;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// Closes the transcript, if the run has one. `is_asked`: whether somebody types the words from paper. `signers`: who
/// can sign it with a card.
pub(super) fn close(
    context: &mut Context<'_>,
    is_asked: bool,
    signers: &[Signer],
) -> Result<(), Failure> {
    context.begin_step(StepKind::Close, "")?;
    context.end_step(StepKind::Close)?;
    context.note(Fact::new(FactType::Closed))?;
    finish(context, is_asked, signers)
}

/// Shows the transcript words of a transcript that is closed, and lets people sign and type them. Then it ends.
pub(super) fn finish(
    context: &mut Context<'_>,
    is_asked: bool,
    signers: &[Signer],
) -> Result<(), Failure> {
    let closing = context.journal.transcript().and_then(|transcript| transcript.closing_node());
    let (Some(closing), Some(path)) = (closing, context.journal.path()) else { return Ok(()) };
    let words = TranscriptWords::of(&closing);
    context.console.say(&message!("close-words", path = path.display().to_string()));
    transcript_lines(&words).iter().for_each(|line| context.console.print(line));
    if is_asked {
        let question = Question::transcript_words(message!("close-ask"));
        let question = question.checked(|typed| match typed == words {
            true => Ok(()),
            false => Err(message!("close-differs")),
        });
        if context.ask(question.or_none(message!("close-unread")))?.is_some() {
            context.note(Fact::new(FactType::WordsRead).with("people", 1u8))?;
        }
    }
    for signer in signers {
        if let Some(signed) = signer.sign(context, &closing.hash_to_sign())? {
            context.note(signature(signer, &signed))?;
            context.console.say(&message!("sign-done", name = &signer.name));
        }
    }
    context.note(Fact::new(FactType::Finished))
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
