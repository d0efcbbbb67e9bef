//! Certificates that `token provision` writes: X.509 (RFC 5280, section 4.1), each for a P-256 key of the card,
//! signed by the card's own key in 9E, since that asks for neither PIN nor touch.
//!
//! They say which key is for what, and for whom; that they can be trusted is not what they are for. They hold
//! from 2020 on and have no end (section 4.1.2.5), so that no clock is needed to write or to read them.

use sha2::{Digest, Sha256};

use super::certificate::{
    BIT_STRING, BOOLEAN, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, oid,
};
use super::prepared::{MARK, Role};
use crate::seal::point::Point;
use crate::tlv;

const UTF8: u32 = 0x0c;
const UTC_TIME: u32 = 0x17;
const GENERALIZED_TIME: u32 = 0x18;

const START: &[u8] = b"200101000000Z";
const NO_END: &[u8] = b"99991231235959Z";

/// What a certificate says.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What the key is for.
    pub role: Role,
    /// The custodian.
    pub custodian: &'a str,
    /// The label; may be empty.
    pub label: &'a str,
}

impl Subject<'_> {
    /// The name in DER: organization, unit, common name, description.
    #[must_use]
    pub fn name(&self) -> Vec<u8> {
        let attribute = |id: &[u8], text: &str| {
            let pair =
                joined(&[tlv::entry(OBJECT_IDENTIFIER, id), tlv::entry(UTF8, text.as_bytes())]);
            tlv::entry(SET, &tlv::entry(SEQUENCE, &pair))
        };
        let mut name = joined(&[
            attribute(oid::ORGANIZATION, MARK),
            attribute(oid::UNIT, self.role.name()),
            attribute(oid::COMMON_NAME, self.custodian),
        ]);
        if !self.label.is_empty() {
            name.extend(attribute(oid::DESCRIPTION, self.label));
        }
        tlv::entry(SEQUENCE, &name)
    }
}

/// What of a certificate is to be signed.
#[derive(Debug, Clone)]
pub struct Unsigned(Vec<u8>);

impl Unsigned {
    /// A certificate for a key; `issuer` is the subject of the certificate in 9E, in DER. The serial number has
    /// 16 bytes and is random.
    #[must_use]
    pub fn new(subject: Subject<'_>, key: &Point, issuer: &[u8], mut serial: [u8; 16]) -> Self {
        // Positive, and not shorter than it says.
        if let Some(first) = serial.first_mut() {
            *first = *first & 0x3f | 0x40;
        }
        let validity = joined(&[tlv::entry(UTC_TIME, START), tlv::entry(GENERALIZED_TIME, NO_END)]);
        let kind = joined(&[
            tlv::entry(OBJECT_IDENTIFIER, oid::EC),
            tlv::entry(OBJECT_IDENTIFIER, oid::P256),
        ]);
        let public = joined(&[
            tlv::entry(SEQUENCE, &kind),
            tlv::entry(BIT_STRING, &joined(&[vec![0], key.as_bytes().to_vec()])),
        ]);
        // Bits from the high end: digitalSignature is the first, keyAgreement the fifth (section 4.2.1.3).
        let usage: [u8; 2] = match subject.role {
            Role::Share => [3, 0x08],
            Role::Card | Role::Transcript => [7, 0x80],
        };
        let usage = joined(&[
            tlv::entry(OBJECT_IDENTIFIER, oid::KEY_USAGE),
            tlv::entry(BOOLEAN, &[0xff]),
            tlv::entry(OCTET_STRING, &tlv::entry(BIT_STRING, &usage)),
        ]);
        let extensions = tlv::entry(SEQUENCE, &tlv::entry(SEQUENCE, &usage));
        Self(tlv::entry(
            SEQUENCE,
            &joined(&[
                // The third version.
                tlv::entry(0xa0, &tlv::entry(INTEGER, &[2])),
                tlv::entry(INTEGER, &serial),
                algorithm(),
                issuer.to_vec(),
                tlv::entry(SEQUENCE, &validity),
                subject.name(),
                tlv::entry(SEQUENCE, &public),
                tlv::entry(0xa3, &extensions),
            ]),
        ))
    }

    /// What is to be signed by ECDSA with the key of 9E: SHA-256.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }

    /// The certificate in DER, with a signature in DER.
    #[must_use]
    pub fn signed(&self, signature: &[u8]) -> Vec<u8> {
        let signature = tlv::entry(BIT_STRING, &joined(&[vec![0], signature.to_vec()]));
        tlv::entry(SEQUENCE, &joined(&[self.0.clone(), algorithm(), signature]))
    }
}

/// The object in which a card keeps a certificate that is not compressed (NIST SP 800-73-4, part 1, table 11).
#[must_use]
pub fn object(der: &[u8]) -> Vec<u8> {
    joined(&[tlv::entry(0x70, der), tlv::entry(0x71, &[0]), tlv::entry(0xfe, &[])])
}

/// `ecdsa-with-SHA256`.
fn algorithm() -> Vec<u8> {
    let [sha256, ..] = oid::ECDSA;
    tlv::entry(SEQUENCE, &tlv::entry(OBJECT_IDENTIFIER, sha256))
}

fn joined(parts: &[Vec<u8>]) -> Vec<u8> {
    parts.concat()
}
