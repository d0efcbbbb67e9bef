//! Reads the certificates on cards: X.509 (RFC 5280, section 4.1), as far as it is needed here.
//!
//! Signatures are checked over the bytes as they are. The signed part is never encoded again, because some
//! early YubiKeys wrote certificates that break rules of DER. That a certificate can be read does not mean
//! that it is trusted.

use std::borrow::Cow;

use base64ct::{Base64, Encoding};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::{BoxedUint, Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::compressed;
use crate::seal::point::Point;
use crate::tlv;

/// Tags of DER (ITU-T X.690, section 8).
const SEQUENCE: u32 = 0x30;
const SET: u32 = 0x31;
const INTEGER: u32 = 0x02;
const BIT_STRING: u32 = 0x03;
const OCTET_STRING: u32 = 0x04;
const OBJECT_IDENTIFIER: u32 = 0x06;
const BOOLEAN: u32 = 0x01;
/// `[0] version` and `[3] extensions` of a certificate.
const VERSION: u32 = 0xa0;
const EXTENSIONS: u32 = 0xa3;

/// Object identifiers, as the bytes of their DER.
pub mod oid {
    /// `id-ecPublicKey` (RFC 5480).
    pub const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
    /// `secp256r1`.
    pub const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
    /// `secp384r1`.
    pub const P384: &[u8] = &[0x2b, 0x81, 0x04, 0x00, 0x22];
    /// `ecdsa-with-SHA256`, `-SHA384`, `-SHA512` (RFC 5758).
    pub const ECDSA: [&[u8]; 3] = [
        &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
        &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03],
        &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04],
    ];
    /// `rsaEncryption` (RFC 8017).
    pub const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
    /// `sha256WithRSAEncryption`, `sha384…`, `sha512…`.
    pub const RSA_SIGNED: [&[u8]; 3] = [
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0c],
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0d],
    ];
    /// `commonName` (X.520).
    pub const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
    /// `organizationName`.
    pub const ORGANIZATION: &[u8] = &[0x55, 0x04, 0x0a];
    /// `organizationalUnitName`.
    pub const UNIT: &[u8] = &[0x55, 0x04, 0x0b];
    /// `description`.
    pub const DESCRIPTION: &[u8] = &[0x55, 0x04, 0x0d];
    /// `keyUsage` (RFC 5280, section 4.2.1.3).
    pub const KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x0f];
    /// `basicConstraints` (section 4.2.1.9).
    pub const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x13];
}

/// A public key in a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// A P-256 key.
    P256(Point),
    /// A P-384 key: 97 bytes, not compressed.
    P384(Vec<u8>),
    /// An RSA key: modulus and exponent, the most significant byte first, without zeros at the start.
    Rsa(Vec<u8>, Vec<u8>),
    /// A key of another kind.
    Other,
}

/// The algorithm and the hash of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SignatureScheme {
    Ecdsa(Hash),
    Rsa(Hash),
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

const HASHES: [Hash; 3] = [Hash::Sha256, Hash::Sha384, Hash::Sha512];

/// An extension of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Its object identifier, as the bytes of its DER.
    pub id: Vec<u8>,
    /// Whether a reader that does not know the extension must reject the certificate.
    pub is_critical: bool,
    /// Its value, usually in DER.
    pub value: Vec<u8>,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The whole certificate in DER.
    pub der: Vec<u8>,
    /// The name of the signer, in DER.
    pub issuer: Vec<u8>,
    /// The name of the key's owner, in DER.
    pub subject: Vec<u8>,
    /// The certified public key.
    pub key: PublicKey,
    /// The extensions.
    pub extensions: Vec<Extension>,
    /// The signed part of the certificate, in DER.
    signed: Vec<u8>,
    scheme: SignatureScheme,
    signature: Vec<u8>,
}

impl Certificate {
    /// Reads a certificate in DER. `None` if it cannot be read, or if it has the same extension twice.
    #[must_use]
    pub fn read(der: &[u8]) -> Option<Self> {
        let whole = only(der, SEQUENCE)?;
        let (signed, rest) = raw(whole, SEQUENCE)?;
        let [algorithm, signature] = <[_; 2]>::try_from(tlv::all(rest)?).ok()?;
        let algorithm = Some(algorithm.value).filter(|_| algorithm.tag == SEQUENCE)?;
        let signature = Some(signature.value).filter(|_| signature.tag == BIT_STRING)?;
        let mut fields = only(signed, SEQUENCE)?;
        // Only a certificate of version 1 has no version field.
        if let Some((_, rest)) = tlv::first(fields).filter(|(entry, _)| entry.tag == VERSION) {
            fields = rest;
        }
        let (_serial, fields) = raw(fields, INTEGER)?;
        let (signed_algorithm, fields) = raw(fields, SEQUENCE)?;
        // The signed part must name the same algorithm as the unsigned part (RFC 5280, section 4.1.1.2).
        if only(signed_algorithm, SEQUENCE)? != algorithm {
            return None;
        }
        let (issuer, fields) = raw(fields, SEQUENCE)?;
        let (_validity, fields) = raw(fields, SEQUENCE)?;
        let (subject, fields) = raw(fields, SEQUENCE)?;
        let (key, fields) = raw(fields, SEQUENCE)?;
        let extensions: Vec<Extension> = match tlv::find(fields, EXTENSIONS) {
            Some(list) => tlv::all(only(list, SEQUENCE)?)?
                .into_iter()
                .map(|entry| extension(entry.value).filter(|_| entry.tag == SEQUENCE))
                .collect::<Option<_>>()?,
            None => Vec::new(),
        };
        // An extension must not appear twice (RFC 5280, section 4.2). The two could contradict each other.
        let mut ids: Vec<&[u8]> = extensions.iter().map(|it| it.id.as_slice()).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair.first() == pair.last()) {
            return None;
        }
        Some(Self {
            der: der.to_vec(),
            issuer: issuer.to_vec(),
            subject: subject.to_vec(),
            key: public_key(key)?,
            extensions,
            signed: signed.to_vec(),
            scheme: scheme(algorithm)?,
            signature: bits(signature)?.to_vec(),
        })
    }

    /// Reads a certificate from the object of a slot. The object has the template of NIST SP 800-73-4 (part
    /// 1, table 11), or is a bare certificate: some cards keep that of F9 so. The certificate may be compressed. `None`
    /// if the object holds no certificate.
    #[must_use]
    pub fn in_object(object: &[u8]) -> Option<Self> {
        Self::read(&der_in_object(object)?)
    }

    /// The value of an attribute of the subject. `None` if the attribute is missing or is not text.
    #[must_use]
    pub fn attribute(&self, id: &[u8]) -> Option<String> {
        attributes(&self.subject)?.into_iter().find(|(own, _)| own == id).map(|(_, text)| text)
    }

    /// The subject in one line, for people: the values of its attributes, in their order.
    #[must_use]
    pub fn shown(&self) -> String {
        let texts = attributes(&self.subject).unwrap_or_default();
        texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(", ")
    }

    /// The extension with that identifier.
    #[must_use]
    pub fn extension(&self, id: &[u8]) -> Option<&Extension> {
        self.extensions.iter().find(|extension| extension.id == id)
    }

    /// The certificate in PEM (RFC 7468).
    #[must_use]
    pub fn pem(&self) -> String {
        let mut text = String::from("-----BEGIN CERTIFICATE-----\n");
        for (at, digit) in Base64::encode_string(&self.der).chars().enumerate() {
            if at > 0 && at % 64 == 0 {
                text.push('\n');
            }
            text.push(digit);
        }
        text + "\n-----END CERTIFICATE-----\n"
    }

    /// The SHA-256 of the whole certificate in DER.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// Reports whether the key of `issuer` made the signature. Whether that certificate may sign others is
    /// not checked here.
    #[must_use]
    pub fn is_signed_by(&self, issuer: &Self) -> bool {
        match (&issuer.key, self.scheme) {
            (PublicKey::P256(point), SignatureScheme::Ecdsa(hash)) => {
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point.as_bytes()).ok();
                let signature = p256::ecdsa::Signature::from_der(&self.signature).ok();
                let hash = digest(hash, &self.signed);
                key.zip(signature).is_some_and(|(key, it)| key.verify_prehash(&hash, &it).is_ok())
            }
            (PublicKey::P384(point), SignatureScheme::Ecdsa(hash)) => {
                let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok();
                let signature = p384::ecdsa::Signature::from_der(&self.signature).ok();
                let hash = digest(hash, &self.signed);
                key.zip(signature).is_some_and(|(key, it)| key.verify_prehash(&hash, &it).is_ok())
            }
            (PublicKey::Rsa(modulus, exponent), SignatureScheme::Rsa(hash)) => {
                self.is_signed_by_rsa(modulus, exponent, hash)
            }
            _ => false,
        }
    }

    fn is_signed_by_rsa(&self, modulus: &[u8], exponent: &[u8], hash: Hash) -> bool {
        // The modulus has 2048 to 8192 bits. A longer one would take too much time.
        if !(256..=1024).contains(&modulus.len()) {
            return false;
        }
        let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
        let Ok(key) = RsaPublicKey::new(number(modulus), number(exponent)) else { return false };
        let padding = match hash {
            Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
            Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
            Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
        };
        key.verify(padding, &digest(hash, &self.signed), &self.signature).is_ok()
    }
}

/// The certificate in the object of a slot, inflated if it is compressed. It may be none. `None` if the object is neither
/// such a template nor a bare certificate.
pub(super) fn der_in_object(object: &[u8]) -> Option<Cow<'_, [u8]>> {
    let certificate = match object.first() {
        Some(0x30) => object,
        _ => tlv::find(object, 0x70)?,
    };
    let inflated = compressed::inflated(certificate);
    Some(inflated.map_or(Cow::Borrowed(certificate), Cow::Owned))
}

fn digest(hash: Hash, bytes: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha256 => Sha256::digest(bytes).to_vec(),
        Hash::Sha384 => Sha384::digest(bytes).to_vec(),
        Hash::Sha512 => Sha512::digest(bytes).to_vec(),
    }
}

/// Returns the value of the only entry. `None` if there are more, or if its tag differs.
fn only(bytes: &[u8], tag: u32) -> Option<&[u8]> {
    match tlv::first(bytes)? {
        (entry, []) if entry.tag == tag => Some(entry.value),
        _ => None,
    }
}

/// Splits off the first entry with its tag and length. Returns it and the bytes after it.
fn raw(bytes: &[u8], tag: u32) -> Option<(&[u8], &[u8])> {
    let (entry, rest) = tlv::first(bytes)?;
    let length = bytes.len().checked_sub(rest.len()).filter(|_| entry.tag == tag)?;
    bytes.split_at_checked(length)
}

/// Returns the bytes of a bit string. `None` if its last byte has unused bits.
fn bits(value: &[u8]) -> Option<&[u8]> {
    match value.split_first()? {
        (0, bytes) => Some(bytes),
        _ => None,
    }
}

fn scheme(algorithm: &[u8]) -> Option<SignatureScheme> {
    let id = tlv::find(algorithm, OBJECT_IDENTIFIER)?;
    let of = |known: [&[u8]; 3]| {
        let at = known.iter().position(|own| *own == id)?;
        HASHES.get(at).copied()
    };
    let ecdsa = of(oid::ECDSA).map(SignatureScheme::Ecdsa);
    Some(
        ecdsa
            .or_else(|| of(oid::RSA_SIGNED).map(SignatureScheme::Rsa))
            .unwrap_or(SignatureScheme::Other),
    )
}

/// Reads a SubjectPublicKeyInfo.
fn public_key(der: &[u8]) -> Option<PublicKey> {
    let [algorithm, key] = <[_; 2]>::try_from(tlv::all(only(der, SEQUENCE)?)?).ok()?;
    let key = bits(key.value).filter(|_| key.tag == BIT_STRING)?;
    let ids: Vec<&[u8]> = tlv::all(Some(algorithm.value).filter(|_| algorithm.tag == SEQUENCE)?)?
        .into_iter()
        .filter(|entry| entry.tag == OBJECT_IDENTIFIER)
        .map(|entry| entry.value)
        .collect();
    Some(match ids[..] {
        [oid::EC, oid::P256] => PublicKey::P256(Point::new(key)?),
        [oid::EC, oid::P384] if key.len() == 97 => PublicKey::P384(key.to_vec()),
        [oid::RSA] => {
            let [modulus, exponent] = <[_; 2]>::try_from(tlv::all(only(key, SEQUENCE)?)?).ok()?;
            PublicKey::Rsa(unsigned(modulus.value).to_vec(), unsigned(exponent.value).to_vec())
        }
        _ => PublicKey::Other,
    })
}

/// Removes the zeros at the start of a number.
fn unsigned(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

fn extension(fields: &[u8]) -> Option<Extension> {
    let fields = tlv::all(fields)?;
    let (id, is_critical, value) = match fields[..] {
        [id, value] => (id, false, value),
        [id, critical, value] if critical.tag == BOOLEAN => (id, critical.value != [0], value),
        _ => return None,
    };
    let is_right = id.tag == OBJECT_IDENTIFIER && value.tag == OCTET_STRING;
    is_right.then(|| Extension { id: id.value.to_vec(), is_critical, value: value.value.to_vec() })
}

/// The attributes of a name whose values are text, in their order.
fn attributes(name: &[u8]) -> Option<Vec<(Vec<u8>, String)>> {
    let mut found = Vec::new();
    for set in tlv::all(only(name, SEQUENCE)?)?.into_iter().filter(|set| set.tag == SET) {
        for pair in tlv::all(set.value)? {
            let [id, value] = <[_; 2]>::try_from(tlv::all(pair.value)?).ok()?;
            // UTF8String, PrintableString, IA5String.
            let text = std::str::from_utf8(value.value).ok();
            let text = text.filter(|_| [0x0c, 0x13, 0x16].contains(&value.tag));
            // A card can send any text. Without control characters it is shown on one line.
            let text = text.map(|text| text.chars().filter(|it| !it.is_control()).collect());
            found.extend(text.map(|text| (id.value.to_vec(), text)));
        }
    }
    Some(found)
}
