//! Certificates as smart cards keep them, compared with the reader of x509-cert.
//!
//! Our reader is lenient, because certificates of early smart cards break some rules of DER. So it must read
//! whatever the strict reader reads, with the same names, key and extensions. It ignores the serial number
//! and the validity, which nothing here uses. It may refuse what x509-cert accepts only for one of the
//! reasons in [`is_refused`].

use sso_escrow::seal::point::Point;
use sso_escrow::token::certificate::{Certificate, PublicKey};
use sso_escrow::token::issue::{Subject, Unsigned};
use sso_escrow::token::prepared::Role;
use x509_cert::certificate::{CertificateInner, Rfc5280};
use x509_cert::der::asn1::{ObjectIdentifier, UintRef};
use x509_cert::der::oid::db::rfc5912::{
    ID_EC_PUBLIC_KEY, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1,
};
use x509_cert::der::{Decode, Reader, SliceReader};
use x509_cert::name::Name;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::bounded::bounded;
use crate::refusal::assert_safe;

/// Reads a certificate with both readers.
pub fn check(der: &[u8]) {
    let ours = bounded(der.len(), || {
        let read = Certificate::read(der)?;
        assert_safe(&read.shown());
        let _ = read.is_signed_by(&read);
        Some(read)
    });
    let Ok(theirs) = CertificateInner::<Rfc5280>::from_der(der) else { return };
    match ours {
        Some(ours) => agree(&ours, &theirs),
        None => assert!(is_refused(&theirs), "x509-cert reads it"),
    }
}

/// The generator of P-256: a point that every card accepts.
pub(crate) const POINT: &str = "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
                                4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

/// A certificate of ours, changed as the input says. Each change has three bytes: the position (two bytes),
/// and the new byte.
pub fn with_changes(input: &[u8]) -> Vec<u8> {
    let subject = Subject { role: Role::Share, custodian: "Anna", label: "fuzz" };
    let name = subject.name().expect("a short name");
    let key = Point::new(&hex::decode(POINT).expect("digits")).expect("a point");
    let unsigned = Unsigned::new(subject, &key, &name, [7; 16]).expect("a certificate");
    let mut der = unsigned.signed(&[0x30, 6, 2, 1, 1, 2, 1, 1]).expect("a certificate");
    for change in input.chunks_exact(3) {
        let at = usize::from(change[0]) << 8 | usize::from(change[1]);
        let at = at % der.len();
        der[at] = change[2];
    }
    der
}

fn agree(ours: &Certificate, theirs: &CertificateInner<Rfc5280>) {
    let fields = theirs.tbs_certificate();
    let name = |der| Name::from_der(der).expect("a name");
    assert_eq!(name(&ours.issuer), *fields.issuer());
    assert_eq!(name(&ours.subject), *fields.subject());
    let said = fields.extensions().map_or(&[][..], Vec::as_slice);
    assert_eq!(ours.extensions.len(), said.len());
    for (ours, theirs) in ours.extensions.iter().zip(said) {
        assert_eq!(ours.id, theirs.extn_id.as_bytes());
        assert_eq!(ours.is_critical, theirs.critical);
        assert_eq!(ours.value, theirs.extn_value.as_bytes());
    }
    let info = fields.subject_public_key_info();
    let bits = info.subject_public_key.raw_bytes();
    match &ours.key {
        PublicKey::P256(point) => {
            assert!(is_of_curve(info, SECP_256_R_1) && point.as_bytes()[..] == *bits);
        }
        PublicKey::P384(point) => {
            assert!(is_of_curve(info, SECP_384_R_1) && point == bits);
        }
        PublicKey::Rsa(modulus, exponent) => {
            assert_eq!(info.algorithm.oid, RSA_ENCRYPTION);
            if let Some(numbers) = rsa(bits) {
                assert_eq!([modulus, exponent], [&numbers[0], &numbers[1]]);
            }
        }
        PublicKey::Other => {
            assert!(!is_of_curve(info, SECP_256_R_1) && info.algorithm.oid != RSA_ENCRYPTION);
            assert!(!is_of_curve(info, SECP_384_R_1) || bits.len() != 97);
        }
    }
}

fn is_of_curve(info: &SubjectPublicKeyInfoOwned, curve: ObjectIdentifier) -> bool {
    let parameters = info.algorithm.parameters.as_ref();
    let named = parameters.and_then(|it| it.decode_as::<ObjectIdentifier>().ok());
    info.algorithm.oid == ID_EC_PUBLIC_KEY && named == Some(curve)
}

/// The modulus and the exponent of an RSA key, without leading zeros.
fn rsa(bits: &[u8]) -> Option<[Vec<u8>; 2]> {
    let mut reader = SliceReader::new(bits).ok()?;
    let numbers = reader.sequence(|inner| {
        let number = UintRef::decode(inner)?.as_bytes().to_vec();
        Ok::<_, x509_cert::der::Error>([number, UintRef::decode(inner)?.as_bytes().to_vec()])
    });
    numbers.ok().filter(|_| reader.is_finished())
}

/// Reports whether our reader may refuse a certificate that x509-cert reads. The reasons: the signed part
/// names another signature algorithm than the unsigned part, an extension appears twice, a bit string does
/// not end on a byte boundary, or the key is invalid for its kind.
fn is_refused(theirs: &CertificateInner<Rfc5280>) -> bool {
    let fields = theirs.tbs_certificate();
    let info = fields.subject_public_key_info();
    let mut ids: Vec<_> = fields.extensions().into_iter().flatten().map(|it| it.extn_id).collect();
    ids.sort_unstable();
    let bits = info.subject_public_key.raw_bytes();
    let is_point = Point::new(bits).is_some();
    theirs.signature_algorithm() != fields.signature()
        || ids.windows(2).any(|pair| pair[0] == pair[1])
        || theirs.signature().unused_bits() != 0
        || info.subject_public_key.unused_bits() != 0
        || (is_of_curve(info, SECP_256_R_1) && !is_point)
        || (info.algorithm.oid == RSA_ENCRYPTION && rsa(bits).is_none())
}
