//! Attestation: a certificate in which a YubiKey says of a key that it was made in it, checked up to a root
//! that the operator has named.
//!
//! The chain: the attestation, signed by the key of F9; its certificate (object 5FFF01), signed by a root or by
//! an authority below it; these come from a file. **No clock is looked at**: an air-gapped machine often has
//! the wrong time, and a token does not stop being one when a certificate runs out. What a token has said of
//! a key stays true as long as the key lies in it.

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

/// The object with the certificate of F9.
pub const OBJECT: u32 = 0x5f_ff01;

/// Yubico's arc for what an attestation says, 1.3.6.1.4.1.41482.3, as the bytes of its DER.
const ARC: &[u8] = &[0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0xc4, 0x0a, 0x03];

/// The longest chain between an attestation and a root.
const LONGEST: usize = 8;

/// What a card says of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// The attestation.
    pub key: Certificate,
    /// The certificate of the key that has signed it.
    pub signer: Certificate,
}

impl Attestation {
    /// Has a card attest the key of a slot. Nothing where it does not: it has no such command, or the key was
    /// not made in it, or there is none.
    ///
    /// # Errors
    /// [`TokenError::Malformed`] for what is no certificate; those of the line.
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

    /// The key that it is about, where it is one of P-256. Unchecked: anybody can write such a certificate.
    #[must_use]
    pub fn claimed_key(&self) -> Option<Point> {
        match self.key.key {
            PublicKey::P256(key) => Some(key),
            _ => None,
        }
    }
}

/// What the card is known to be, and an attestation has to say as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The key in the slot.
    pub key: Point,
    /// The card's serial number. One without is not checked for it.
    pub serial: Option<u32>,
    /// Its firmware.
    pub firmware: Option<Firmware>,
}

/// What was attested, up to a root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// The firmware.
    pub firmware: Firmware,
    /// The serial number; tokens before 5.0 do not say it.
    pub serial: Option<u32>,
    /// When the key asks for the PIN: once or always.
    pub pin: PinPolicy,
    /// When it asks to be touched.
    pub touch: TouchPolicy,
    /// The number of the form: USB-A or C, keychain or nano. Nothing where it does not say.
    pub form: Option<u8>,
    /// The certificates from the attestation to the root, in this order.
    pub chain: Vec<Certificate>,
}

impl Attested {
    /// The root that it all rests on.
    #[must_use]
    pub fn root(&self) -> Option<&Certificate> {
        self.chain.last()
    }
}

/// Roots that the operator has named, and authorities below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots {
    roots: Vec<Certificate>,
    authorities: Vec<Certificate>,
}

impl Roots {
    /// Reads a file of certificates in PEM (RFC 7468): at least one root, which is one that is signed by itself,
    /// and whatever lies between it and the tokens.
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

    /// The certificates that lie between the roots and the tokens.
    #[must_use]
    pub fn authorities(&self) -> &[Certificate] {
        &self.authorities
    }

    /// Checks an attestation against what the card is known to be.
    ///
    /// # Errors
    /// [`AttestError::NoChain`] where it comes from none of the roots; [`AttestError::Silent`],
    /// [`AttestError::OtherKey`], [`AttestError::OtherSerial`], [`AttestError::OtherFirmware`],
    /// [`AttestError::NoPin`].
    pub fn check(&self, said: &Attestation, card: Expected) -> Result<Attested, AttestError> {
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
        // Tokens since 5.0 say it.
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
        if pin == PinPolicy::Never {
            return Err(AttestError::NoPin);
        }
        let form = own(9).and_then(|form| form.first().copied());
        Ok(Attested { firmware, serial, pin, touch, form, chain })
    }

    /// From the attestation to a root, each signed by the next.
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
            // Those below it that are authorities themselves: all but the attestation.
            let below = chain.len() - 1;
            // The root is trusted because it was named; how many may be below it, it says itself, and OpenSSL looks
            // at that too.
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

/// Whether a certificate says that its key may sign others, with so many authorities below it (RFC 5280,
/// sections 4.2.1.3 and 4.2.1.9).
fn may_sign(certificate: &Certificate, below: usize) -> bool {
    let Some(basic) = certificate.extension(oid::BASIC_CONSTRAINTS) else { return false };
    let is_authority = match tlv::all(&basic.value).as_deref() {
        Some([tlv::Tlv { tag: 0x30, value }]) => {
            tlv::find(value, 0x01).is_some_and(|ca| ca == [0xff])
        }
        _ => false,
    };
    // A bit string: how many bits are not used, then the bits; the sixth is to sign certificates.
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

/// Whether a certificate allows so many authorities below it. A limit that cannot be read is not met.
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

/// A number in DER, or the bytes of one, as early tokens write it.
fn number(value: &[u8]) -> Option<u32> {
    let bytes = match tlv::first(value) {
        Some((tlv::Tlv { tag: 0x02, value }, [])) => value,
        _ => value,
    };
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = bytes.get(zeros..).filter(|digits| digits.len() <= 4 && !bytes.is_empty())?;
    Some(digits.iter().fold(0, |number, digit| number << 8 | u32::from(*digit)))
}

/// The certificates in a text; nothing where there is none, or one of them cannot be read.
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

/// Why an attestation is not accepted. The key may be a good one all the same: nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttestError {
    /// No chain of signatures leads to one of the roots.
    NoChain,
    /// The key works without a PIN.
    NoPin,
    /// No certificate in the file is signed by itself.
    NoRoot,
    /// The card does not attest its key.
    NotAttested,
    /// The file holds no certificates in PEM.
    NotPem,
    /// A certificate in the file cannot be read.
    BadCertificate {
        /// Which one, counted from 1.
        number: usize,
    },
    /// It is about other firmware.
    OtherFirmware {
        /// What it says.
        said: Firmware,
    },
    /// It is about another key.
    OtherKey,
    /// It is about another token.
    OtherSerial {
        /// What it says.
        said: u32,
    },
    /// It does not say what it has to: firmware, serial number, policies.
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
