//! Certificates that `token provision` writes: X.509 (RFC 5280, section 4.1), each for a P-256 key of the card.
//! The card's own key in 9E signs them, because it asks for neither PIN nor touch.
//!
//! They state the purpose and the custodian of each key. They do not prove anything. They are valid from 2020
//! and have no end (section 4.1.2.5), so no clock is needed to write or to read them.
//!
//! x509-cert encodes the fields. The card signs between two steps, [`Unsigned::new`] and [`Unsigned::signed`],
//! because a signer of x509-cert could not pass on the card's errors.

use sha2::{Digest, Sha256};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::Version;
use x509_cert::der::asn1::{
    Any, BitString, ContextSpecific, ObjectIdentifier, OctetString, UtcTime, Utf8StringRef,
};
use x509_cert::der::oid::AssociatedOid;
use x509_cert::der::oid::db::{rfc4519, rfc5912};
use x509_cert::der::{self, DateTime, Encode, Tag, TagMode, TagNumber};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{KeyUsage, KeyUsages};
use x509_cert::name::{RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

use super::prepared::{MARK, Role};
use crate::error::Impossible;
use crate::seal::point::Point;
use crate::tlv;

/// The subject of a certificate.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The purpose of the key.
    pub role: Role,
    /// The custodian.
    pub custodian: &'a str,
    /// The label. It may be empty.
    pub label: &'a str,
}

impl Subject<'_> {
    /// The name in DER: organization, unit, common name, description.
    ///
    /// # Errors
    /// [`Impossible`]: only a text of more than 256 MiB is too long for DER.
    pub fn name(&self) -> Result<Vec<u8>, Impossible> {
        self.encode().map_err(impossible)
    }

    fn encode(&self) -> der::Result<Vec<u8>> {
        let mut attributes = vec![
            (rfc4519::ORGANIZATION_NAME, MARK),
            (rfc4519::ORGANIZATIONAL_UNIT_NAME, self.role.name()),
            (rfc4519::COMMON_NAME, self.custodian),
        ];
        if !self.label.is_empty() {
            attributes.push((rfc4519::DESCRIPTION, self.label));
        }
        let mut name = RdnSequence::default();
        for (oid, text) in attributes {
            let value = Any::encode_from(&Utf8StringRef::new(text)?)?;
            let attribute = AttributeTypeAndValue { oid, value };
            name.push(RelativeDistinguishedName::try_from(vec![attribute])?);
        }
        name.to_der()
    }
}

/// The part of a certificate that is signed, in DER.
#[derive(Debug, Clone)]
pub struct Unsigned(Vec<u8>);

impl Unsigned {
    /// Creates a certificate for a key. `issuer` is the subject of the certificate in 9E, in DER. Its bytes
    /// are copied unchanged, because another program may have written them. `serial` is 16 random bytes.
    ///
    /// # Errors
    /// As [`Subject::name`].
    pub fn new(
        subject: Subject<'_>,
        key: &Point,
        issuer: &[u8],
        serial: [u8; 16],
    ) -> Result<Self, Impossible> {
        Self::encode(subject, key, issuer, serial).map_err(impossible)
    }

    fn encode(
        subject: Subject<'_>,
        key: &Point,
        issuer: &[u8],
        mut serial: [u8; 16],
    ) -> der::Result<Self> {
        // Makes the number positive, and fixes its length in DER.
        if let Some(first) = serial.first_mut() {
            *first = *first & 0x3f | 0x40;
        }
        let start = UtcTime::from_date_time(DateTime::new(2020, 1, 1, 0, 0, 0)?)?;
        let validity: Validity = Validity::new(Time::UtcTime(start), Time::INFINITY);
        let serial: SerialNumber = SerialNumber::new(&serial)?;
        let curve = Any::encode_from(&rfc5912::SECP_256_R_1)?;
        let public = SubjectPublicKeyInfoOwned {
            algorithm: algorithm(rfc5912::ID_EC_PUBLIC_KEY, Some(curve)),
            subject_public_key: BitString::from_bytes(key.as_bytes())?,
        };
        let usage = match subject.role {
            Role::Share => KeyUsages::KeyAgreement,
            Role::Card | Role::Transcript => KeyUsages::DigitalSignature,
        };
        let usage = Extension {
            extn_id: KeyUsage::OID,
            critical: true,
            extn_value: OctetString::new(KeyUsage(usage.into()).to_der()?)?,
        };
        let fields = [
            explicit(0, Version::V3).to_der()?,
            serial.to_der()?,
            signature_algorithm().to_der()?,
            issuer.to_vec(),
            validity.to_der()?,
            subject.encode()?,
            public.to_der()?,
            explicit(3, vec![usage]).to_der()?,
        ];
        Ok(Self(sequence(&fields)?))
    }

    /// The SHA-256 that the key of 9E signs by ECDSA.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }

    /// Adds the signature, in DER, and returns the certificate in DER.
    ///
    /// # Errors
    /// As [`Subject::name`].
    pub fn signed(&self, signature: &[u8]) -> Result<Vec<u8>, Impossible> {
        let whole = BitString::from_bytes(signature).and_then(|signature| {
            sequence(&[self.0.clone(), signature_algorithm().to_der()?, signature.to_der()?])
        });
        whole.map_err(impossible)
    }
}

fn impossible(_: der::Error) -> Impossible {
    Impossible("certificate: a field cannot be encoded in DER")
}

/// The object in which a card keeps a certificate that is not compressed (NIST SP 800-73-4, part 1, table 11).
#[must_use]
pub fn object(der: &[u8]) -> Vec<u8> {
    [tlv::entry(0x70, der), tlv::entry(0x71, &[0]), tlv::entry(0xfe, &[])].concat()
}

/// A SEQUENCE of fields that are already in DER.
fn sequence(fields: &[Vec<u8>]) -> der::Result<Vec<u8>> {
    Any::new(Tag::Sequence, fields.concat())?.to_der()
}

fn explicit<T>(tag: u32, value: T) -> ContextSpecific<T> {
    ContextSpecific { tag_number: TagNumber(tag), tag_mode: TagMode::Explicit, value }
}

fn signature_algorithm() -> AlgorithmIdentifierOwned {
    algorithm(rfc5912::ECDSA_WITH_SHA_256, None)
}

fn algorithm(oid: ObjectIdentifier, parameters: Option<Any>) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::certificate::{Certificate, PublicKey, oid};

    /// The base point of P-256 (FIPS 186-4, D.1.2.3), not compressed.
    const BASE: &str = "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
                        4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    fn subject(role: Role, label: &str) -> Subject<'_> {
        Subject { role, custodian: "花子", label }
    }

    /// The expected bytes come from a small encoder in Python that was written only for this test.
    #[test]
    fn certificates_are_encoded_as_ever() {
        let key = Point::new(&hex::decode(BASE).unwrap()).unwrap();
        for (role, label, expected) in [(Role::Share, "Büro", SHARE), (Role::Card, "", CARD)] {
            let subject = subject(role, label);
            let unsigned = Unsigned::new(subject, &key, &subject.name().unwrap(), [0xff; 16]);
            let der = unsigned.unwrap().signed(&[0x30, 0x06, 2, 1, 1, 2, 1, 1]).unwrap();
            assert_eq!(hex::encode(&der), expected, "{role:?}");
            let read = Certificate::read(&der).unwrap();
            assert_eq!(read.key, PublicKey::P256(key));
            assert_eq!(read.attribute(oid::COMMON_NAME).as_deref(), Some("花子"));
            assert_eq!(Role::of(&read), Some(role));
        }
    }

    /// The issuer can be a name that DER forbids. Here, its length field is longer than necessary.
    #[test]
    fn the_issuer_is_copied_as_it_is() {
        let key = Point::new(&hex::decode(BASE).unwrap()).unwrap();
        let subject = subject(Role::Transcript, "");
        let unsigned = Unsigned::new(subject, &key, &[0x30, 0x81, 0], [1; 16]).unwrap();
        let read = Certificate::read(&unsigned.signed(&[1]).unwrap()).unwrap();
        assert_eq!(read.issuer, [0x30, 0x81, 0]);
    }

    const SHARE: &str = "\
        308201673082014ca00302010202107fffffffffffffffffffffffffffffff300a06082a8648ce3d04030230\
        4a31133011060355040a0c0a73736f2d657363726f7731123010060355040b0c097368617265206b6579310f\
        300d06035504030c06e88ab1e5ad90310e300c060355040d0c0542c3bc726f3020170d323030313031303030\
        3030305a180f39393939313233313233353935395a304a31133011060355040a0c0a73736f2d657363726f77\
        31123010060355040b0c097368617265206b6579310f300d06035504030c06e88ab1e5ad90310e300c060355\
        040d0c0542c3bc726f3059301306072a8648ce3d020106082a8648ce3d030107034200046b17d1f2e12c4247\
        f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce3357\
        6b315ececbb6406837bf51f5a3123010300e0603551d0f0101ff040403020308300a06082a8648ce3d040302\
        0309003006020101020101";
    const CARD: &str = "\
        308201453082012aa00302010202107fffffffffffffffffffffffffffffff300a06082a8648ce3d04030230\
        3931133011060355040a0c0a73736f2d657363726f773111300f060355040b0c0863617264206b6579310f30\
        0d06035504030c06e88ab1e5ad903020170d3230303130313030303030305a180f3939393931323331323335\
        3935395a303931133011060355040a0c0a73736f2d657363726f773111300f060355040b0c0863617264206b\
        6579310f300d06035504030c06e88ab1e5ad903059301306072a8648ce3d020106082a8648ce3d0301070342\
        00046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7\
        eb4a7c0f9e162bce33576b315ececbb6406837bf51f5a3123010300e0603551d0f0101ff040403020780300a\
        06082a8648ce3d0403020309003006020101020101";
}
