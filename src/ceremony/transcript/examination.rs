//! What a reader who knows something from paper finds in a transcript: its words, its plan, and whose keys signed it.

use super::Transcript;
use super::fact::{Fact, FactType};
use super::findings::{TranscriptFinding, findings};
use super::signature::{TranscriptSignature, signatures};
use super::words::TranscriptWords;
use crate::error::Impossible;
use crate::share::fingerprint::SignerWords;
use crate::token::attest::{Expected, Roots};

/// What the reader knows from elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Expectations {
    /// Words that people wrote on paper.
    pub words: Vec<TranscriptWords>,
    /// SHA-256 of the plan.
    pub plan: Option<[u8; 32]>,
    /// The signer words of custodians.
    pub signers: Vec<ExpectedSigner>,
    /// The root certificates of the card maker.
    pub roots: Option<Roots>,
}

/// A custodian and the signer words on their record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedSigner {
    /// The name, as the transcript writes it.
    pub custodian: String,
    /// The words.
    pub words: SignerWords,
}

/// What a signature shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureState {
    /// The custodian's card signed: the key is known.
    Anchored,
    /// Somebody's key signed. This only shows consistency.
    KeyUnknown,
    /// The same, although the transcript has an attestation: it does not lead to a root of the reader.
    AttestationFails,
    /// The signature is right, but the key is not that of the custodian.
    OtherKey,
    /// It is no signature of the closing node.
    Wrong,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Examination {
    /// Everything that a reader should know. The order is that of the document.
    pub findings: Vec<TranscriptFinding>,
    /// The signatures that are not withheld, and what each shows.
    pub signatures: Vec<(TranscriptSignature, SignatureState)>,
}

impl Examination {
    /// Examines a transcript.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn of(transcript: &Transcript, expected: &Expectations) -> Result<Self, Impossible> {
        let mut found = findings(transcript, &expected.words);
        let plan = expected.plan.filter(|plan| transcript.header.plan != Some(*plan));
        found.extend(plan.map(|_| TranscriptFinding::PlanDiffers));
        let mut states = Vec::new();
        for signature in signatures(transcript) {
            let state = state(transcript, &signature, expected)?;
            found.extend(finding(&signature, state));
            states.push((signature, state));
        }
        for ExpectedSigner { custodian, .. } in &expected.signers {
            if !states.iter().any(|(signature, _)| signature.custodian == *custodian) {
                found.push(TranscriptFinding::SignerAbsent { custodian: custodian.clone() });
            }
        }
        let lines = transcript.lines.iter().zip(2..).filter(|(line, _)| line.stated().is_none());
        let withheld: Vec<usize> = lines.map(|(_, line)| line).collect();
        let count = withheld.len();
        found.extend(withheld.first().map(|&line| TranscriptFinding::Withheld { line, count }));
        found.sort_by_key(TranscriptFinding::class);
        Ok(Self { findings: found, signatures: states })
    }
}

fn state(
    transcript: &Transcript,
    signature: &TranscriptSignature,
    expected: &Expectations,
) -> Result<SignatureState, Impossible> {
    if !signature.is_right() {
        return Ok(SignatureState::Wrong);
    }
    let words = signature.words()?;
    let mut known = expected.signers.iter().filter(|it| it.custodian == signature.custodian);
    if let Some(first) = known.next() {
        // A custodian may have two cards, and the reader the words of both.
        let fits = |it: &ExpectedSigner| words == Some(it.words);
        let fits = fits(first) || known.any(fits);
        return Ok(if fits { SignatureState::Anchored } else { SignatureState::OtherKey });
    }
    let (Some(roots), true) = (&expected.roots, signature.attestation.is_some()) else {
        return Ok(SignatureState::KeyUnknown);
    };
    Ok(match is_attested(transcript, signature, roots) {
        true => SignatureState::Anchored,
        false => SignatureState::AttestationFails,
    })
}

/// Whether the card that the program checked for this share attests the key.
fn is_attested(transcript: &Transcript, signature: &TranscriptSignature, roots: &Roots) -> bool {
    let is_card = |fact: &&Fact| {
        fact.fact_type() == FactType::CardChecked
            && signature.x.is_some()
            && fact.number("x") == signature.x
    };
    let card = transcript.facts().map(|(_, fact)| fact).filter(is_card).last();
    let serial = card.and_then(|fact| fact.text("serial")?.parse().ok());
    let (Some(key), Some(said), Some(serial)) = (signature.key(), &signature.attestation, serial)
    else {
        return false;
    };
    let attested = roots.check(said, Expected { key, serial: Some(serial), firmware: None });
    attested.is_ok_and(|attested| attested.serial == Some(serial))
}

fn finding(signature: &TranscriptSignature, state: SignatureState) -> Option<TranscriptFinding> {
    let (line, custodian) = (signature.line, signature.custodian.clone());
    match state {
        // `findings` reports the wrong ones.
        SignatureState::Anchored | SignatureState::Wrong => None,
        SignatureState::KeyUnknown => Some(TranscriptFinding::KeyUnknown { line, custodian }),
        SignatureState::AttestationFails => {
            Some(TranscriptFinding::AttestationFails { line, custodian })
        }
        SignatureState::OtherKey => Some(TranscriptFinding::SignerDiffers { line, custodian }),
    }
}
