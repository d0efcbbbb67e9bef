//! The keys of a card and their certificates. A key is generated only in a free slot.
//!
//! Before a key is generated, a mark is written to the slot's container. The mark shows that sso-escrow uses
//! the slot. After an interruption, the next run continues there. A key in a marked slot has no certificate,
//! so no share was ever sealed to it. It is generated again.

use sha2::{Digest, Sha256};

use super::error::ProvisionError;
use super::{CertifiedKey, PlannedKey, ProvisionPlan, written};
use crate::random::Generator;
use crate::seal::point::Point;
use crate::tlv;
use crate::token::answer::{PinPolicy, TouchPolicy};
use crate::token::apdu::DONE;
use crate::token::attest::Attestation;
use crate::token::card::{Card, MetadataAnswer, Reference, refusal};
use crate::token::certificate::{Certificate, PublicKey, oid};
use crate::token::error::{CardCommand, TokenError};
use crate::token::issue::{Subject, Unsigned, object};
use crate::token::names::Slot;
use crate::token::prepared::Role;

/// The tag of the mark, which the certificate later replaces. The object of a certificate does not use this
/// tag.
const MARKED: u32 = 0x80;
const MARK: &[u8] = b"sso-escrow provision";

/// The number of the algorithm P-256 (NIST SP 800-78-4, table 6-2).
const P256: u8 = 0x11;

/// The content of a slot's container.
enum Content {
    Nothing,
    /// The mark of sso-escrow. The slot is empty, or has a key that was never used.
    Mark,
    Certificate(Box<Certificate>),
    /// The card does not have this container: it has fewer slots than the standard.
    Absent,
    /// Something else: a share, or bytes that cannot be read.
    Other,
}

fn content(card: &mut Card<'_>, slot: Slot) -> Result<Content, ProvisionError> {
    let object = match card.object(slot.certificate()) {
        Ok(None) => return Ok(Content::Nothing),
        Ok(Some(object)) => object,
        Err(TokenError::NoSuchObjectId { .. }) => return Ok(Content::Absent),
        Err(error) => return Err(error.into()),
    };
    if tlv::find(&object, MARKED) == Some(MARK) {
        return Ok(Content::Mark);
    }
    let certificate = Certificate::in_object(&object);
    Ok(certificate.map_or(Content::Other, |it| Content::Certificate(Box::new(it))))
}

/// Reports whether a slot has a key. A new key would destroy it for ever, so the card is asked twice: for
/// metadata, and for an attestation. A card without metadata is also asked to sign, with every algorithm,
/// because some cards report a key of another algorithm as no key. If signing needs a PIN or a touch, the
/// slot has a key.
fn has_key(card: &mut Card<'_>, slot: Slot) -> Result<bool, ProvisionError> {
    let told = card.metadata(Reference::Key(slot))?;
    if matches!(told, MetadataAnswer::Metadata(_)) {
        return Ok(true);
    }
    if card.say(CardCommand::Attest, [0xf9, slot.number(), 0], &[])?.status == DONE {
        return Ok(true);
    }
    if told == MetadataAnswer::NoKey {
        return Ok(false);
    }
    let hash = Sha256::digest(b"sso-escrow/v1 is there a key").into();
    match card.sign_without_pin(slot, &hash) {
        Ok(_)
        | Err(
            TokenError::NotAllowed { .. } | TokenError::NotTouched | TokenError::Refused { .. },
        ) => Ok(true),
        Err(TokenError::NoKey { .. }) => has_other_key(card, slot),
        Err(error) => Err(error.into()),
    }
}

/// Reports whether a slot has an imported P-384 or RSA key. This is for cards that neither report nor attest
/// such keys. Only answers that no empty slot gives count.
fn has_other_key(card: &mut Card<'_>, slot: Slot) -> Result<bool, ProvisionError> {
    /// The numbers of P-384, RSA-2048 and RSA-1024 (NIST SP 800-78-4, table 6-2), and the length in bytes
    /// that each signs.
    const OTHERS: [(u8, usize); 3] = [(0x14, 48), (0x07, 256), (0x06, 128)];
    for (algorithm, length) in OTHERS {
        let mut wanted = tlv::entry(0x82, &[]);
        tlv::put(&mut wanted, 0x81, &vec![0; length]);
        let template = tlv::entry(0x7c, &wanted);
        let answer = card.say(CardCommand::Sign, [0x87, algorithm, slot.number()], &template)?;
        if matches!(answer.status, DONE | 0x6982 | 0x6985) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Returns the key of 9E. If the slot is empty, generates one that needs neither PIN nor touch.
pub(super) fn card_key(
    card: &mut Card<'_>,
    wanted: &ProvisionPlan,
    random: &mut Generator,
) -> Result<CertifiedKey, ProvisionError> {
    let slot = Slot::CARD;
    let key = match content(card, slot)? {
        Content::Certificate(certificate) => {
            return match certificate.key {
                PublicKey::P256(_) => {
                    Ok(CertifiedKey { slot, certificate: *certificate, is_new: false })
                }
                _ => Err(ProvisionError::CardKeyOther),
            };
        }
        Content::Other => return Err(ProvisionError::CardObjectOther),
        Content::Absent => return Err(no_container(slot)),
        // The key has no certificate, and the container is empty. So the key gets a certificate.
        Content::Nothing if has_key(card, slot)? => known(card, slot)?,
        Content::Nothing | Content::Mark => {
            mark(card, slot)?;
            let free = Some((PinPolicy::Never, TouchPolicy::Never));
            match generate(card, slot, free) {
                // The rules of a FIPS card may forbid these policies. Without policies, the key in this slot
                // needs no PIN (NIST SP 800-73-4, part 1, table 4b). Its first signature shows whether that
                // is true.
                Err(ProvisionError::Token(
                    TokenError::Refused { .. } | TokenError::NotAllowed { .. },
                )) => generate(card, slot, None)?,
                made => made?,
            }
        }
    };
    let subject = wanted.subject(Role::Card);
    certify(card, slot, subject, &key, &subject.name().map_err(TokenError::from)?, random)
}

/// The error for a card that has no container for the certificate of a slot.
fn no_container(slot: Slot) -> ProvisionError {
    TokenError::NoSuchObjectId { id: slot.certificate() }.into()
}

/// Returns a key of 9E that has no certificate, as the card reports or attests it.
fn known(card: &mut Card<'_>, slot: Slot) -> Result<Point, ProvisionError> {
    if let MetadataAnswer::Metadata(told) = card.metadata(Reference::Key(slot))? {
        let key = told.public.and_then(|key| Point::new(&key));
        return key.ok_or(match told.algorithm {
            Some(P256) | None => ProvisionError::CardKeyUnknown,
            Some(_) => ProvisionError::CardKeyOther,
        });
    }
    let said = Attestation::of(card, slot)?.ok_or(ProvisionError::CardKeyUnknown)?;
    said.claimed_key().ok_or(ProvisionError::CardKeyOther)
}

/// Finds whether the key of 9E exists or would be generated.
pub(super) fn planned_card_key(card: &mut Card<'_>) -> Result<PlannedKey, ProvisionError> {
    let slot = Slot::CARD;
    let is_new = match content(card, slot)? {
        Content::Certificate(certificate) => match certificate.key {
            PublicKey::P256(_) => false,
            _ => return Err(ProvisionError::CardKeyOther),
        },
        Content::Other => return Err(ProvisionError::CardObjectOther),
        Content::Absent => return Err(no_container(slot)),
        Content::Nothing if has_key(card, slot)? => {
            known(card, slot)?;
            false
        }
        Content::Nothing | Content::Mark => true,
    };
    Ok(PlannedKey { role: Role::Card, slot, is_new })
}

/// Where the key for a purpose is.
enum Settled {
    /// The key exists already.
    Made(Box<CertifiedKey>),
    /// The key must be generated. The number is an index into [`Slots`].
    Free(usize),
}

/// The slots for keys that need a PIN, and the content of their containers: the slot for signatures, and the
/// slots for retired keys.
pub(super) struct Slots(Vec<(Slot, Content)>);

impl Slots {
    /// Reads all containers.
    pub(super) fn of(card: &mut Card<'_>) -> Result<Self, ProvisionError> {
        let retired = (0..Slot::RETIRED).filter_map(Slot::retired);
        let slots = std::iter::once(Slot::SIGNATURE).chain(retired);
        let read = slots.map(|slot| Ok((slot, content(card, slot)?)));
        Ok(Self(read.collect::<Result<_, ProvisionError>>()?))
    }

    /// Returns the key for a purpose. If it does not exist, generates it in the first free slot. The key for
    /// shares is never in 9C.
    pub(super) fn key(
        &mut self,
        card: &mut Card<'_>,
        role: Role,
        wanted: &ProvisionPlan,
        issuer: &Certificate,
        random: &mut Generator,
    ) -> Result<CertifiedKey, ProvisionError> {
        let at = match self.settled(card, role, wanted)? {
            Settled::Made(made) => return Ok(*made),
            Settled::Free(at) => at,
        };
        let (slot, content) = self.0.get_mut(at).ok_or(ProvisionError::Full)?;
        mark(card, *slot)?;
        let key = generate(card, *slot, Some((wanted.pin, wanted.touch)))?;
        let subject = wanted.subject(role);
        let made = certify(card, *slot, subject, &key, &issuer.subject, random)?;
        *content = Content::Certificate(Box::new(made.certificate.clone()));
        Ok(made)
    }

    /// Finds where the key for a purpose is, or would be. A free slot is then reserved for that key.
    pub(super) fn planned(
        &mut self,
        card: &mut Card<'_>,
        role: Role,
        wanted: &ProvisionPlan,
    ) -> Result<PlannedKey, ProvisionError> {
        match self.settled(card, role, wanted)? {
            Settled::Made(made) => Ok(PlannedKey { role, slot: made.slot, is_new: false }),
            Settled::Free(at) => {
                let (slot, content) = self.0.get_mut(at).ok_or(ProvisionError::Full)?;
                *content = Content::Other;
                Ok(PlannedKey { role, slot: *slot, is_new: true })
            }
        }
    }

    /// Finds the existing key for a purpose, or the index of the slot for a new one.
    fn settled(
        &self,
        card: &mut Card<'_>,
        role: Role,
        wanted: &ProvisionPlan,
    ) -> Result<Settled, ProvisionError> {
        if let Some(made) = self.made(role) {
            let custodian = made.certificate.attribute(oid::COMMON_NAME).unwrap_or_default();
            if custodian != wanted.custodian {
                return Err(ProvisionError::AlreadyFor { custodian });
            }
            return match wanted.slot {
                // With two keys for shares, every later step would have to tell them apart.
                Some(slot) if role == Role::Share && slot != made.slot => {
                    Err(ProvisionError::AlreadyIn { slot: made.slot })
                }
                _ => Ok(Settled::Made(Box::new(made))),
            };
        }
        let at = match wanted.slot.filter(|_| role == Role::Share) {
            Some(slot) => self.named(card, slot)?,
            None => self.free(card, role)?.ok_or(ProvisionError::Full)?,
        };
        Ok(Settled::Free(at))
    }

    /// The existing key for a purpose.
    pub(super) fn made(&self, role: Role) -> Option<CertifiedKey> {
        self.0.iter().find_map(|(slot, content)| match content {
            Content::Certificate(certificate) if Role::of(certificate) == Some(role) => {
                Some(CertifiedKey {
                    slot: *slot,
                    certificate: (**certificate).clone(),
                    is_new: false,
                })
            }
            _ => None,
        })
    }

    /// Finds a free slot: it has the mark of sso-escrow, or neither a key nor content in its container. Slots
    /// in use are skipped.
    fn free(&self, card: &mut Card<'_>, role: Role) -> Result<Option<usize>, ProvisionError> {
        let fits = |slot: Slot| role == Role::Transcript || slot != Slot::SIGNATURE;
        let slots = || self.0.iter().enumerate().filter(|(_, (slot, _))| fits(*slot));
        // An interrupted run may have marked a slot that the operator named. Continue there.
        let marked = slots().find(|(_, (_, content))| matches!(content, Content::Mark));
        if let (Some((at, _)), Role::Share) = (marked, role) {
            return Ok(Some(at));
        }
        for (at, (slot, content)) in slots() {
            if is_free(card, *slot, content)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// Returns the index of the named slot. It must be free.
    fn named(&self, card: &mut Card<'_>, wanted: Slot) -> Result<usize, ProvisionError> {
        let slot = self.0.iter().enumerate().find(|(_, (slot, _))| *slot == wanted);
        let (at, (slot, content)) = match slot {
            None | Some((_, (_, Content::Absent))) => {
                return Err(ProvisionError::NoSuchSlot { slot: wanted });
            }
            Some(found) => found,
        };
        match is_free(card, *slot, content)? {
            true => Ok(at),
            false => Err(ProvisionError::SlotInUse { slot: wanted }),
        }
    }
}

fn is_free(card: &mut Card<'_>, slot: Slot, content: &Content) -> Result<bool, ProvisionError> {
    match content {
        Content::Mark => Ok(true),
        Content::Nothing => Ok(!has_key(card, slot)?),
        Content::Certificate(_) | Content::Absent | Content::Other => Ok(false),
    }
}

fn mark(card: &mut Card<'_>, slot: Slot) -> Result<(), ProvisionError> {
    written(card, slot.certificate(), &tlv::entry(MARKED, MARK))
}

/// Generates a key: GENERATE ASYMMETRIC KEY PAIR (NIST SP 800-73-4, part 2, section 3.3.2). The policies are
/// Yubico's. Without them, the slot has its usual policies.
fn generate(
    card: &mut Card<'_>,
    slot: Slot,
    policies: Option<(PinPolicy, TouchPolicy)>,
) -> Result<Point, ProvisionError> {
    const ASKED: CardCommand = CardCommand::Generate;
    let mut template = tlv::entry(0x80, &[P256]);
    if let Some((pin, touch)) = policies {
        tlv::put(&mut template, 0xaa, &[pin.number()]);
        tlv::put(&mut template, 0xab, &[touch.number()]);
    }
    let answer = card.say(ASKED, [0x47, 0, slot.number()], &tlv::entry(0xac, &template))?;
    if answer.status != DONE {
        return Err(refusal(ASKED, answer.status).into());
    }
    let point = tlv::find(answer.data(), 0x7f49).and_then(|it| tlv::find(it, 0x86));
    let point = point.and_then(Point::new).ok_or(TokenError::Malformed { asked: ASKED })?;
    match card.metadata(Reference::Key(slot))? {
        MetadataAnswer::Metadata(told) if told.public != Some(*point.as_bytes()) => {
            Err(ProvisionError::KeyDiffers { slot })
        }
        MetadataAnswer::NoKey => Err(ProvisionError::KeyDiffers { slot }),
        MetadataAnswer::Metadata(_) | MetadataAnswer::Nothing => Ok(point),
    }
}

/// Makes the certificate of a key, writes it, and reads it back.
fn certify(
    card: &mut Card<'_>,
    slot: Slot,
    subject: Subject<'_>,
    key: &Point,
    issuer: &[u8],
    random: &mut Generator,
) -> Result<CertifiedKey, ProvisionError> {
    let unsigned =
        Unsigned::new(subject, key, issuer, random.public()).map_err(TokenError::from)?;
    let signature = card.sign_without_pin(Slot::CARD, &unsigned.hash())?;
    let der = unsigned.signed(&signature).map_err(TokenError::from)?;
    let certificate = Certificate::read(&der);
    let certificate = certificate.ok_or(TokenError::Malformed { asked: CardCommand::Sign })?;
    // A card that signs with another key than it reported is faulty.
    if slot == Slot::CARD && !certificate.is_signed_by(&certificate) {
        return Err(ProvisionError::KeyDiffers { slot });
    }
    written(card, slot.certificate(), &object(&der))?;
    Ok(CertifiedKey { slot, certificate, is_new: true })
}
