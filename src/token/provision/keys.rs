//! The keys of a card: made where nothing is, each with a certificate.
//!
//! Before a key is made, its container is marked: from then on the slot is known to be ours, and where the work
//! is broken off, the next run goes on there. A key in a marked slot has no certificate, so no share was ever
//! sealed to it, and it is made anew.

use sha2::{Digest, Sha256};

use super::error::ProvisionError;
use super::{Made, Wanted, written};
use crate::random::Generator;
use crate::seal::point::Point;
use crate::tlv;
use crate::token::answer::{PinPolicy, TouchPolicy};
use crate::token::apdu::DONE;
use crate::token::attest::Attestation;
use crate::token::card::{Card, Reference, Told, refusal};
use crate::token::certificate::{Certificate, PublicKey, oid};
use crate::token::fault::{Asked, TokenError};
use crate::token::issue::{Subject, Unsigned, object};
use crate::token::names::Slot;
use crate::token::prepared::Role;

/// What marks a container until its certificate is there. No tag of a certificate's object.
const MARKED: u32 = 0x80;
const MARK: &[u8] = b"sso-escrow provision";

/// What a slot has.
enum State {
    Nothing,
    /// A mark of ours, and perhaps a key that was never used.
    Marked,
    Certificate(Box<Certificate>),
    /// Something else: a share, a key without a certificate, what cannot be read.
    Other,
}

fn state(card: &mut Card<'_>, slot: Slot) -> Result<State, ProvisionError> {
    let Some(object) = card.object(slot.certificate())? else {
        let has_key = has_key(card, slot)?;
        return Ok(if has_key { State::Other } else { State::Nothing });
    };
    if tlv::find(&object, MARKED) == Some(MARK) {
        return Ok(State::Marked);
    }
    let certificate = Certificate::in_object(&object);
    Ok(certificate.map_or(State::Other, |it| State::Certificate(Box::new(it))))
}

/// Whether a slot has a key. A card without metadata is asked to attest it, and then to sign with it: one that
/// wants a PIN or a touch for that has one.
fn has_key(card: &mut Card<'_>, slot: Slot) -> Result<bool, ProvisionError> {
    match card.metadata(Reference::Key(slot))? {
        Told::Metadata(_) => return Ok(true),
        Told::NoKey => return Ok(false),
        Told::Nothing => {}
    }
    if card.say(Asked::Attest, [0xf9, slot.number(), 0], &[])?.status == DONE {
        return Ok(true);
    }
    let hash = Sha256::digest(b"sso-escrow/v1 is there a key").into();
    match card.sign_without_pin(slot, &hash) {
        Ok(_)
        | Err(
            TokenError::NotAllowed { .. } | TokenError::NotTouched | TokenError::Refused { .. },
        ) => Ok(true),
        Err(TokenError::NoKey { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The key of 9E: the one that is there, or a new one, which asks for neither PIN nor touch.
pub(super) fn card_key(
    card: &mut Card<'_>,
    wanted: &Wanted,
    random: &mut Generator,
) -> Result<Made, ProvisionError> {
    let slot = Slot::CARD;
    let key = match state(card, slot)? {
        State::Certificate(certificate) => {
            return match certificate.key {
                PublicKey::P256(_) => Ok(Made { slot, certificate: *certificate, is_new: false }),
                _ => Err(ProvisionError::CardKeyOther),
            };
        }
        // A key without a certificate gets one: nothing lies where that goes.
        State::Other => match card.object(slot.certificate())? {
            None => known(card, slot)?.ok_or(ProvisionError::CardKeyOther)?,
            Some(_) => return Err(ProvisionError::CardKeyOther),
        },
        State::Nothing | State::Marked => {
            mark(card, slot)?;
            generate(card, slot, PinPolicy::Never, TouchPolicy::Never)?
        }
    };
    let subject = wanted.subject(Role::Card);
    certify(card, slot, subject, &key, &subject.name(), random)
}

/// The key of a slot without a certificate, as the card tells or attests it.
fn known(card: &mut Card<'_>, slot: Slot) -> Result<Option<Point>, ProvisionError> {
    if let Told::Metadata(told) = card.metadata(Reference::Key(slot))? {
        return Ok(told.public.and_then(|key| Point::new(&key)));
    }
    Ok(Attestation::of(card, slot)?.and_then(|said| said.claimed_key()))
}

/// The key of another role: the one that was made before, or a new one in the first slot of these that is free.
/// Slots that are in use are passed over.
pub(super) fn key(
    card: &mut Card<'_>,
    role: Role,
    first: Option<Slot>,
    wanted: &Wanted,
    issuer: &Certificate,
    random: &mut Generator,
) -> Result<Made, ProvisionError> {
    let slots = first.into_iter().chain((0..Slot::RETIRED).filter_map(Slot::retired));
    let mut free = None;
    for slot in slots {
        // One that was made before may lie behind one that is free.
        match state(card, slot)? {
            State::Certificate(certificate) if Role::of(&certificate) == Some(role) => {
                let custodian = certificate.attribute(oid::COMMON_NAME).unwrap_or_default();
                if custodian != wanted.custodian {
                    return Err(ProvisionError::AlreadyFor { custodian });
                }
                return Ok(Made { slot, certificate: *certificate, is_new: false });
            }
            // Ours, and nothing lies there: to go on with it loses no slot.
            State::Marked if free.is_none() => free = Some(slot),
            State::Nothing if free.is_none() => free = Some(slot),
            State::Certificate(_) | State::Other | State::Nothing | State::Marked => {}
        }
    }
    let slot = free.ok_or(ProvisionError::Full)?;
    mark(card, slot)?;
    let key = generate(card, slot, wanted.pin, wanted.touch)?;
    certify(card, slot, wanted.subject(role), &key, &issuer.subject, random)
}

fn mark(card: &mut Card<'_>, slot: Slot) -> Result<(), ProvisionError> {
    written(card, slot.certificate(), &tlv::entry(MARKED, MARK))
}

/// GENERATE ASYMMETRIC KEY PAIR (NIST SP 800-73-4, part 2, section 3.3.2), with Yubico's policies.
fn generate(
    card: &mut Card<'_>,
    slot: Slot,
    pin: PinPolicy,
    touch: TouchPolicy,
) -> Result<Point, ProvisionError> {
    const ASKED: Asked = Asked::Generate;
    /// P-256 (NIST SP 800-78-4, table 6-2).
    const P256: u8 = 0x11;
    let template = [0x80, 1, P256, 0xaa, 1, pin.number(), 0xab, 1, touch.number()];
    let answer = card.say(ASKED, [0x47, 0, slot.number()], &tlv::entry(0xac, &template))?;
    if answer.status != DONE {
        return Err(refusal(ASKED, answer.status).into());
    }
    let point = tlv::find(answer.data(), 0x7f49).and_then(|it| tlv::find(it, 0x86));
    let point = point.and_then(Point::new).ok_or(TokenError::Malformed { asked: ASKED })?;
    match card.metadata(Reference::Key(slot))? {
        Told::Metadata(told) if told.public != Some(*point.as_bytes()) => {
            Err(ProvisionError::KeyDiffers { slot })
        }
        Told::NoKey => Err(ProvisionError::KeyDiffers { slot }),
        Told::Metadata(_) | Told::Nothing => Ok(point),
    }
}

/// Writes the certificate of a key, and reads it back.
fn certify(
    card: &mut Card<'_>,
    slot: Slot,
    subject: Subject<'_>,
    key: &Point,
    issuer: &[u8],
    random: &mut Generator,
) -> Result<Made, ProvisionError> {
    let unsigned = Unsigned::new(subject, key, issuer, random.public());
    let signature = card.sign_without_pin(Slot::CARD, &unsigned.hash())?;
    let der = unsigned.signed(&signature);
    let certificate = Certificate::read(&der);
    let certificate = certificate.ok_or(TokenError::Malformed { asked: Asked::Sign })?;
    // A card that signs with another key than it has told of has a fault.
    if slot == Slot::CARD && !certificate.is_signed_by(&certificate) {
        return Err(ProvisionError::KeyDiffers { slot });
    }
    written(card, slot.certificate(), &object(&der))?;
    Ok(Made { slot, certificate, is_new: true })
}
