//! The signatures in a transcript: custodians' smart cards sign the closing node.

use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::Transcript;
use super::chain::{ChainNode, SIGNED_DOMAIN};
use super::fact::{Fact, FactType};
use crate::error::Impossible;
use crate::seal::point::Point;
use crate::share::fingerprint::SignerWords;
use crate::token::attest::Attestation;
use crate::token::certificate::Certificate;

/// The `SubjectPublicKeyInfo` of a P-256 key (RFC 5480), up to its point.
const KEY_INFO: &[u8] = &[
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a,
    0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// A fact `signature`. Whoever reads it decides whether the key is the custodian's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptSignature {
    /// Its line. The header is line 1.
    pub line: usize,
    /// The custodian who is named as the signer.
    pub custodian: String,
    /// The number of the custodian's share, if the fact names it.
    pub x: Option<u64>,
    /// The card's attestation of the key, if the fact has one.
    pub attestation: Option<Attestation>,
    /// The key and the signature. `None` if the fact lacks one, or one is malformed.
    parts: Option<SignatureParts>,
    /// The node that it must sign: the closing node.
    node: Option<ChainNode>,
}

/// A public key and a signature by it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SignatureParts {
    key: Point,
    /// ECDSA in DER.
    signature: Vec<u8>,
}

/// The signatures of a transcript, in the order of their lines. Withheld ones are not among them.
#[must_use]
pub fn signatures(transcript: &Transcript) -> Vec<TranscriptSignature> {
    let node = transcript.closing_node();
    let facts = transcript.facts().filter(|(_, fact)| fact.fact_type() == FactType::Signature);
    let signature = |(line, fact): (usize, &Fact)| TranscriptSignature {
        line,
        custodian: fact.text("custodian").unwrap_or("?").to_owned(),
        x: fact.number("x"),
        attestation: attestation(fact),
        parts: SignatureParts::of(fact),
        node,
    };
    facts.map(signature).collect()
}

impl SignatureParts {
    fn of(fact: &Fact) -> Option<Self> {
        let key = Point::new(&bytes(fact.text("key")?)?)?;
        Some(Self { key, signature: bytes(fact.text("signature")?)? })
    }
}

fn attestation(fact: &Fact) -> Option<Attestation> {
    let certificate = |key: &str| Certificate::read(&bytes(fact.text(key)?)?);
    Some(Attestation { key: certificate("certificate")?, signer: certificate("issuer")? })
}

/// Bytes from lower-case hexadecimal digits.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    hex::decode(digits).ok().filter(|bytes| hex::encode(bytes) == digits)
}

impl TranscriptSignature {
    /// Whether it is a signature of the closing node by its key (ECDSA with P-256 and SHA-256, FIPS 186-5; DER).
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.verified().is_some_and(|right| right)
    }

    fn verified(&self) -> Option<bool> {
        let parts = self.parts.as_ref()?;
        let key = VerifyingKey::from_sec1_bytes(parts.key.as_bytes()).ok()?;
        let signature = Signature::from_der(&parts.signature).ok()?;
        let digest = Sha256::digest(signed(&self.node?));
        Some(key.verify_prehash(&digest, &signature).is_ok())
    }

    /// The key. `None` if the fact has no key or no signature.
    #[must_use]
    pub fn key(&self) -> Option<Point> {
        self.parts.as_ref().map(|parts| parts.key)
    }

    /// The words of its key. `None` if the fact has no key or no signature.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn words(&self) -> Result<Option<SignerWords>, Impossible> {
        self.key().map(|key| SignerWords::of(&key)).transpose()
    }

    /// The line for bash that checks the signature with OpenSSL and coreutils, without this program. `None` if the fact
    /// has no key or no signature, or the ceremony was not closed.
    #[must_use]
    pub fn openssl(&self) -> Option<String> {
        let (parts, node) = (self.parts.as_ref()?, self.node?);
        let file = |bytes: &[u8]| format!("<(basenc -d --base16<<<{})", hex::encode_upper(bytes));
        Some(format!(
            "openssl dgst -sha256 -keyform DER -verify {} -signature {} {}",
            file(&[KEY_INFO, parts.key.as_bytes()].concat()),
            file(&parts.signature),
            file(&signed(&node)),
        ))
    }
}

/// What a signature signs.
fn signed(node: &ChainNode) -> Vec<u8> {
    [SIGNED_DOMAIN, &node.0].concat()
}
