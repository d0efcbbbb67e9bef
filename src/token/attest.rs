//! Attestation: a certificate in which a YubiKey states that it generated a key. It is checked up to a root
//! that the operator named.
//!
//! The chain: the key of slot F9 signs the attestation. The certificate of F9 is on the card (object 5FFF01).
//! A root, or an authority below a root, signs that certificate. Roots and authorities come from a file.
//! **Dates are not checked.** An air-gapped machine often has the wrong time, and a card is still genuine
//! when a certificate has expired. The attestation of a key is true as long as the key is on the card.

use base64ct::{Base64, Encoding};

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::seal::point::Point;
use crate::tlv;

use super::answer::{self, PinPolicy, TouchPolicy};
use super::apdu::DONE;
use super::card::Card;
use super::certificate::{Certificate, PublicKey, oid};
use super::error::{CardCommand, TokenError};
use super::names::{Firmware, ObjectId, Slot};

/// The object with the certificate of slot F9.
pub const OBJECT: u32 = 0x5f_ff01;

/// Yubico's arc for the extensions of an attestation, 1.3.6.1.4.1.41482.3, as the bytes of its DER.
const ARC: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0xc4, 0x0a, 0x03];

/// The longest chain from an attestation to a root, in certificates.
const LONGEST: usize = 8;

/// What a card states about a key. It is not checked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// The attestation: the certificate of the attested key.
    pub key: Certificate,
    /// The certificate of the key that signed it.
    pub signer: Certificate,
}

impl Attestation {
    /// Asks a card to attest the key of a slot. `None` if it does not: the card does not have the command, it
    /// did not generate the key, or the slot is empty.
    ///
    /// # Errors
    /// [`TokenError::Malformed`] if an answer is not a certificate; errors of the line.
    pub fn of(card: &mut Card<'_>, slot: Slot) -> Result<Option<Self>, TokenError> {
        const ASKED: CardCommand = CardCommand::Attest;
        let answer = card.say(ASKED, [0xf9, slot.number(), 0], &[])?;
        if answer.status != DONE {
            return Ok(None);
        }
        let malformed = TokenError::Malformed { asked: ASKED };
        let key = Certificate::read(answer.data()).ok_or(malformed.clone())?;
        let Some(id) = ObjectId::of(OBJECT) else { return Ok(None) };
        let Some(object) = card.object(id)? else { return Ok(None) };
        let signer = Certificate::in_object(&object).ok_or(malformed)?;
        Ok(Some(Self { key, signer }))
    }

    /// The attested key, if it is a P-256 key. It is not checked: anyone can write such a certificate.
    #[must_use]
    pub fn claimed_key(&self) -> Option<Point> {
        match self.key.key {
            PublicKey::P256(key) => Some(key),
            _ => None,
        }
    }
}

/// What is known about the card. The attestation must state the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The key in the slot.
    pub key: Point,
    /// The card's serial number. `None` if the card has none: then it is not compared.
    pub serial: Option<u32>,
    /// Its firmware. `None` if it is not known: then it is not compared.
    pub firmware: Option<Firmware>,
}

/// What the attestation states, after the check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// The firmware.
    pub firmware: Firmware,
    /// The serial number. Cards before firmware 5.0 do not state it.
    pub serial: Option<u32>,
    /// When the key asks for the PIN.
    pub pin: PinPolicy,
    /// When the key asks for a touch.
    pub touch: TouchPolicy,
    /// The number of the form factor: USB-A or USB-C, keychain or nano. `None` if the card does not state it.
    pub form: Option<u8>,
    /// The certificates from the attestation to the root, in this order.
    pub chain: Vec<Certificate>,
}

impl Attested {
    /// The root at the end of the chain.
    #[must_use]
    pub fn root(&self) -> Option<&Certificate> {
        self.chain.last()
    }
}

/// The roots that the operator named, and the authorities below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    roots: Vec<Certificate>,
    authorities: Vec<Certificate>,
}

impl Roots {
    /// Reads a file of certificates in PEM (RFC 7468). At least one must be a root, which signs itself. The
    /// others are the authorities between the roots and the cards.
    ///
    /// # Errors
    /// [`AttestError::NotPem`], [`AttestError::BadCertificate`], [`AttestError::NoRoot`].
    pub fn from_pem(text: &str) -> Result<Self, AttestError> {
        let certificates = pem(text)?;
        let is_root = |it: &Certificate| it.issuer == it.subject && it.is_signed_by(it);
        let (roots, authorities): (Vec<_>, Vec<_>) = certificates.into_iter().partition(is_root);
        if roots.is_empty() {
            return Err(AttestError::NoRoot);
        }
        Ok(Self { roots, authorities })
    }

    /// The roots.
    #[must_use]
    pub fn roots(&self) -> &[Certificate] {
        &self.roots
    }

    /// The certificates between the roots and the cards.
    #[must_use]
    pub fn authorities(&self) -> &[Certificate] {
        &self.authorities
    }

    /// Checks an attestation against what is known about the card.
    ///
    /// # Errors
    /// [`AttestError::NoChain`] if no chain leads to one of the roots; [`AttestError::Silent`],
    /// [`AttestError::OtherKey`], [`AttestError::OtherSerial`], [`AttestError::OtherFirmware`],
    /// [`AttestError::NoPin`].
    pub fn check(&self, said: &Attestation, card: Expected) -> Result<Attested, AttestError> {
        let attested = self.check_card_key(said, card)?;
        match attested.pin {
            PinPolicy::Never => Err(AttestError::NoPin),
            _ => Ok(attested),
        }
    }

    /// As [`check`](Self::check), for the key in 9E, which works without a PIN.
    ///
    /// # Errors
    /// As [`check`](Self::check), except [`AttestError::NoPin`].
    pub fn check_card_key(
        &self,
        said: &Attestation,
        card: Expected,
    ) -> Result<Attested, AttestError> {
        let chain = self.chain(said).ok_or(AttestError::NoChain)?;
        if said.claimed_key() != Some(card.key) {
            return Err(AttestError::OtherKey);
        }
        let own = |number: u8| {
            let id = [ARC, &[number]].concat();
            said.key.extension(&id).map(|extension| extension.value.as_slice())
        };
        let firmware = own(3).and_then(answer::firmware).ok_or(AttestError::Silent)?;
        let serial = own(7).map(number).map(|it| it.ok_or(AttestError::Silent)).transpose()?;
        let Some(&[pin, touch]) = own(8) else { return Err(AttestError::Silent) };
        let policies = PinPolicy::of(pin).zip(TouchPolicy::of(touch)).ok_or(AttestError::Silent)?;
        if card.firmware.is_some_and(|own| own != firmware) {
            return Err(AttestError::OtherFirmware { said: firmware });
        }
        // Cards since firmware 5.0 state their serial number.
        let is_silent = serial.is_none() && firmware >= Firmware([5, 0, 0]);
        if is_silent {
            return Err(AttestError::Silent);
        }
        if let (Some(said), Some(own)) = (serial, card.serial)
            && said != own
        {
            return Err(AttestError::OtherSerial { said });
        }
        let (pin, touch) = policies;
        let form = own(9).and_then(|form| form.first().copied());
        Ok(Attested { firmware, serial, pin, touch, form, chain })
    }

    /// Finds the chain from the attestation to a root. Each certificate is signed by the next. `None` if no
    /// chain exists.
    fn chain(&self, said: &Attestation) -> Option<Vec<Certificate>> {
        let is_next = |below: &Certificate, above: &Certificate| {
            below.issuer == above.subject && below.is_signed_by(above)
        };
        if !is_next(&said.key, &said.signer) || !may_sign(&said.signer, 0) {
            return None;
        }
        let mut chain = vec![said.key.clone(), said.signer.clone()];
        while chain.len() < LONGEST {
            let last = chain.last()?;
            // The authorities below the next certificate: all of the chain except the attestation.
            let below = chain.len() - 1;
            // A root is trusted because the operator named it. Its own limit for authorities below it still
            // counts, as in OpenSSL.
            let ends = |it: &&Certificate| is_next(last, it) && depth_allows(it, below);
            if let Some(root) = self.roots.iter().find(ends) {
                chain.push(root.clone());
                return Some(chain);
            }
            let next = |it: &&Certificate| is_next(last, it) && may_sign(it, below);
            chain.push(self.authorities.iter().find(next)?.clone());
        }
        None
    }
}

/// Reports whether a certificate allows its key to sign other certificates, with this number of authorities
/// below it (RFC 5280, sections 4.2.1.3 and 4.2.1.9).
fn may_sign(certificate: &Certificate, below: usize) -> bool {
    let Some(basic) = certificate.extension(oid::BASIC_CONSTRAINTS) else { return false };
    let is_authority = match tlv::all(&basic.value).as_deref() {
        Some([tlv::Tlv { tag: 0x30, value }]) => {
            tlv::find(value, 0x01).is_some_and(|ca| ca == [0xff])
        }
        _ => false,
    };
    // A bit string: the number of unused bits, then the bits. The sixth bit allows signing certificates.
    let usage = certificate.extension(oid::KEY_USAGE);
    let signs = usage.is_none_or(|usage| {
        tlv::find(&usage.value, 0x03).and_then(|bits| bits.get(1)).is_some_and(|it| it & 0x04 != 0)
    });
    let known = [oid::BASIC_CONSTRAINTS, oid::KEY_USAGE];
    let unknown =
        |it: &super::certificate::Extension| it.is_critical && !known.contains(&it.id.as_slice());
    is_authority
        && signs
        && depth_allows(certificate, below)
        && !certificate.extensions.iter().any(unknown)
}

/// Reports whether a certificate allows this number of authorities below it. `false` if its limit cannot be
/// read.
fn depth_allows(certificate: &Certificate, below: usize) -> bool {
    let Some(basic) = certificate.extension(oid::BASIC_CONSTRAINTS) else { return true };
    match tlv::first(&basic.value) {
        Some((tlv::Tlv { tag: 0x30, value }, [])) => {
            let depth = tlv::find(value, 0x02).map(number);
            depth.is_none_or(|depth| depth.is_some_and(|depth| below <= depth as usize))
        }
        _ => false,
    }
}

/// Reads an unsigned number of at most 4 bytes: an INTEGER in DER, or only its bytes, as early YubiKeys write
/// it.
fn number(value: &[u8]) -> Option<u32> {
    let bytes = match tlv::first(value) {
        Some((tlv::Tlv { tag: 0x02, value }, [])) => value,
        _ => value,
    };
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = bytes.get(zeros..).filter(|digits| digits.len() <= 4 && !bytes.is_empty())?;
    Some(digits.iter().fold(0, |number, digit| number << 8 | u32::from(*digit)))
}

/// Reads the certificates in a text. An error if there are no certificates, or if one cannot be read.
fn pem(text: &str) -> Result<Vec<Certificate>, AttestError> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    let parts = text.split(BEGIN).skip(1);
    let read = |part: &str| {
        let (lines, _) = part.split_once(END)?;
        let digits: String = lines.split_ascii_whitespace().collect();
        Certificate::read(&Base64::decode_vec(&digits).ok()?)
    };
    let numbered = parts.zip(1..);
    let read =
        numbered.map(|(part, number)| read(part).ok_or(AttestError::BadCertificate { number }));
    let found: Vec<Certificate> = read.collect::<Result<_, _>>()?;
    if found.is_empty() { Err(AttestError::NotPem) } else { Ok(found) }
}

/// Why an attestation is not accepted. The key may still be good, but nothing proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttestError {
    /// No chain of signatures leads to one of the roots.
    NoChain,
    /// The key works without a PIN.
    NoPin,
    /// No certificate in the file signs itself.
    NoRoot,
    /// The card does not attest its key.
    NotAttested,
    /// The file holds no certificates in PEM.
    NotPem,
    /// A certificate in the file cannot be read.
    BadCertificate {
        /// Its number in the file, counted from 1.
        number: usize,
    },
    /// The attestation is for other firmware than the card has.
    OtherFirmware {
        /// The firmware in the attestation.
        said: Firmware,
    },
    /// The attestation is for another key.
    OtherKey,
    /// The attestation is for another card.
    OtherSerial {
        /// The serial number in the attestation.
        said: u32,
    },
    /// The attestation does not state what it must: the firmware, the serial number or the policies.
    Silent,
}

impl UserError for AttestError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::NoChain => Status::Unfit.with(message!("attest-no-chain")),
            Self::NoPin => Status::Unfit.with(message!("attest-no-pin")),
            Self::NoRoot => Status::Usage.with(message!("attest-no-root")),
            Self::NotAttested => Status::Unfit.with(message!("attest-not")),
            Self::NotPem => Status::Usage.with(message!("attest-not-pem")),
            Self::BadCertificate { number } => {
                Status::Usage.with(message!("attest-bad-certificate", number = *number))
            }
            Self::OtherFirmware { said } => {
                Status::Unfit.with(message!("attest-other-firmware", said = said.to_string()))
            }
            Self::OtherKey => Status::Unfit.with(message!("attest-other-key")),
            Self::OtherSerial { said } => {
                Status::Unfit.with(message!("attest-other-serial", said = said.to_string()))
            }
            Self::Silent => Status::Unfit.with(message!("attest-silent")),
        }
    }
}

user_errors!(AttestError);
