//! Attestation as a YubiKey does it: a certificate that states that a key was generated on this card. The card's
//! attestation key signs it. A root signs the certificate of that key.
//!
//! The root is a test root, and its private key is in this file. It proves nothing about a real card, and no root
//! of Yubico proves anything about an emulated one.

use std::str::FromStr;
use std::time::Duration;

use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use x509_cert::Certificate;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{self, Builder, CertificateBuilder};
use x509_cert::certificate::TbsCertificate;
use x509_cert::der::asn1::{ObjectIdentifier, OctetString};
use x509_cert::der::pem::LineEnding;
use x509_cert::der::{DateTime, Encode, EncodePem};
use x509_cert::ext::pkix::BasicConstraints;
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use x509_cert::time::{Time, Validity};

use super::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use super::memory::Memory;

/// Yubico's object identifiers for attestations: `.3` the firmware, `.7` the serial number, `.8` the policies,
/// `.9` the form factor.
const ARC: &str = "1.3.6.1.4.1.41482.3";

const ROOT_NAME: &str = "CN=sso-escrow test root - proves nothing of a real token";

/// The contents of a certificate.
struct Profile {
    issuer: Name,
    subject: Name,
    extensions: Vec<Extension>,
}

impl BuilderProfile for Profile {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        _spk: SubjectPublicKeyInfoRef<'_>,
        _issuer_spk: SubjectPublicKeyInfoRef<'_>,
        _tbs: &TbsCertificate,
    ) -> builder::Result<Vec<Extension>> {
        Ok(self.extensions.clone())
    }
}

/// The key of the test root.
fn root_key() -> Option<SigningKey> {
    SigningKey::from_slice(b"sso-escrow test root, no secret!").ok()
}

/// From 1 January 2020 to 31 December 2049. The clock is not used.
fn validity() -> builder::Result<Validity> {
    let day =
        |year, month, day| DateTime::new(year, month, day, 0, 0, 0).map(|day| day.unix_duration());
    let at = |time: Duration| Time::try_from(std::time::SystemTime::UNIX_EPOCH + time);
    Ok(Validity::new(at(day(2020, 1, 1)?)?, at(day(2049, 12, 31)?)?))
}

fn certificate(
    names: [&str; 2],
    serial: u32,
    subject: &VerifyingKey,
    extensions: Vec<Extension>,
    signer: &SigningKey,
) -> builder::Result<Certificate> {
    let [issuer, subject_name] = names.map(Name::from_str);
    let profile = Profile { issuer: issuer?, subject: subject_name?, extensions };
    let key = SubjectPublicKeyInfo::from_key(subject)?;
    let builder = CertificateBuilder::new(profile, SerialNumber::from(serial), validity()?, key)?;
    builder.build::<_, DerSignature>(signer)
}

fn authority() -> builder::Result<Vec<Extension>> {
    let basic = BasicConstraints { ca: true, path_len_constraint: None };
    Ok(vec![basic.to_extension(&Name::default(), &[])?])
}

/// The certificate of the test root, in PEM.
#[must_use]
pub fn root() -> Option<String> {
    let key = root_key()?;
    let own = certificate([ROOT_NAME; 2], 1, key.verifying_key(), authority().ok()?, &key);
    own.ok()?.to_pem(LineEnding::LF).ok()
}

fn own_name(serial: u32) -> String {
    format!("CN=sso-escrow test token {serial}")
}

/// A card's attestation key, from bytes that must be random, and its certificate in DER.
pub fn own(serial: u32, random: impl FnMut() -> [u8; 32]) -> Option<(EmulatedKey, Vec<u8>)> {
    let key = EmulatedKey::generate(EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never, random);
    let names = [ROOT_NAME, &own_name(serial)];
    let signer = key.signer()?;
    let made =
        certificate(names, serial, signer.verifying_key(), authority().ok()?, &root_key()?).ok()?;
    Some((key, made.to_der().ok()?))
}

/// The attestation of a key in a slot of the card: a certificate in DER.
#[must_use]
pub fn of(
    own: &EmulatedKey,
    slot: u8,
    key: &EmulatedKey,
    version: [u8; 3],
    kept: &Memory,
) -> Option<Vec<u8>> {
    let extension = |number: &str, value: &[u8]| {
        let extn_id = ObjectIdentifier::new(&format!("{ARC}.{number}")).ok()?;
        Some(Extension { extn_id, critical: false, extn_value: OctetString::new(value).ok()? })
    };
    let extensions = vec![
        extension("3", &version)?,
        // A DER INTEGER.
        extension("7", &kept.serial.to_der().ok()?)?,
        extension("8", &[key.pin as u8, key.touch as u8])?,
        extension("9", &[kept.form])?,
    ];
    let subject = format!("CN=sso-escrow test attestation {slot:02x}");
    let names = [&own_name(kept.serial), &subject[..]];
    let public = key.signer()?;
    let made =
        certificate(names, u32::from(slot), public.verifying_key(), extensions, &own.signer()?);
    made.ok()?.to_der().ok()
}
