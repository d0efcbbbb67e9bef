//! Whether a card is prepared to take a share. This is found without a PIN.
//!
//! The key for shares is in one of the slots for retired keys, and is found by its certificate.
//! `token provision` marks its certificates. The subject has [`MARK`] as organization, [`Role::Share`] as
//! unit, the custodian as common name and the label as description. A key of another program is used if it is
//! the only P-256 key in these slots, or if the operator names its slot.
//!
//! This takes about 25 commands, which only read: the 20 containers of the slots for retired keys, the
//! container of 9E, and the metadata of the slots that matter.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::seal::point::Point;
use crate::share::{Share, ShareError};

use super::answer::{Metadata, PinPolicy, TouchPolicy};
use super::attest::Expected;
use super::card::{Card, MetadataAnswer, Reference};
use super::certificate::{Certificate, PublicKey, der_in_object, oid};
use super::error::TokenError;
use super::firmware::{self, Weakness};
use super::key::is_signed;
use super::names::{Firmware, ObjectId, Slot, TokenId};

/// The organization in the subject of certificates that `token provision` writes.
pub const MARK: &str = "sso-escrow";

/// The purpose of a key, as its certificate from `token provision` states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Shares are sealed to it.
    Share,
    /// The card proves its identity with it.
    Card,
    /// It signs transcripts.
    Transcript,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Share, Self::Card, Self::Transcript];

    /// The unit in the subject.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share key",
            Self::Card => "card key",
            Self::Transcript => "transcript key",
        }
    }

    /// Reads the purpose from a certificate. `None` if `token provision` did not write it.
    #[must_use]
    pub fn of(certificate: &Certificate) -> Option<Self> {
        let has = |id, text: &str| certificate.attribute(id).is_some_and(|own| own == text);
        let is_marked = has(oid::ORGANIZATION, MARK);
        Self::ALL.into_iter().find(|role| is_marked && has(oid::UNIT, role.name()))
    }
}

/// A P-256 key in a slot for retired keys, as its certificate states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyCandidate {
    /// The slot.
    pub slot: Slot,
    /// The key.
    pub key: Point,
    /// The purpose. `None` if `token provision` did not make the key.
    pub role: Option<Role>,
    /// The custodian, as the certificate states. It is only a claim: anyone with the management key can write
    /// it.
    pub custodian: Option<String>,
    /// The label. It is only a claim too.
    pub label: Option<String>,
}

impl KeyCandidate {
    /// Reads the key from a certificate. `None` if it is not a P-256 key.
    #[must_use]
    pub fn of(slot: Slot, certificate: &Certificate) -> Option<Self> {
        let PublicKey::P256(key) = certificate.key else { return None };
        let custodian = certificate.attribute(oid::COMMON_NAME);
        let label = certificate.attribute(oid::DESCRIPTION);
        Some(Self { slot, key, role: Role::of(certificate), custodian, label })
    }

    fn is_for_shares(&self) -> bool {
        self.role == Some(Role::Share)
    }
}

/// The content of the containers of the slots for retired keys. A container can hold a certificate or a
/// share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Containers {
    /// The P-256 keys with a certificate, from slot 82 on.
    pub keys: Vec<KeyCandidate>,
    /// The slots with an empty container, from slot 82 on.
    pub empty: Vec<Slot>,
    /// The slots that the card does not have. Some cards have fewer than the standard.
    pub missing: Vec<Slot>,
    /// The slots whose container has a certificate that cannot be read.
    pub unread: Vec<Slot>,
}

impl Containers {
    /// Reads all 20 containers.
    ///
    /// # Errors
    /// As [`Card::object`]: a container that cannot be read does not count as empty.
    pub fn of(card: &mut Card<'_>) -> Result<Self, TokenError> {
        let mut found =
            Self { keys: Vec::new(), empty: Vec::new(), missing: Vec::new(), unread: Vec::new() };
        for slot in (0..Slot::RETIRED).filter_map(Slot::retired) {
            match card.object(slot.certificate()) {
                Ok(None) => found.empty.push(slot),
                Ok(Some(object)) => match Certificate::in_object(&object) {
                    Some(certificate) => {
                        found.keys.extend(KeyCandidate::of(slot, &certificate));
                    }
                    None if is_certificate(&object) => found.unread.push(slot),
                    None => {}
                },
                Err(TokenError::NoSuchObjectId { .. }) => found.missing.push(slot),
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }

    /// Chooses the key that shares are sealed to: the one in the named slot; else the one with the mark; else
    /// the only one.
    ///
    /// # Errors
    /// [`PreparedError::NoSuchKey`], [`PreparedError::Several`], [`PreparedError::NotPrepared`],
    /// [`PreparedError::Unreadable`].
    pub fn choose(&self, wanted: Option<Slot>) -> Result<&KeyCandidate, PreparedError> {
        if let Some(slot) = wanted {
            let named = self.keys.iter().find(|key| key.slot == slot);
            return named.ok_or(match self.unread.contains(&slot) {
                true => PreparedError::Unreadable { slots: vec![slot] },
                false => PreparedError::NoSuchKey { slot },
            });
        }
        let marked: Vec<&KeyCandidate> =
            self.keys.iter().filter(|key| key.is_for_shares()).collect();
        // A key with another purpose is never used.
        let foreign: Vec<&KeyCandidate> =
            self.keys.iter().filter(|key| key.role.is_none()).collect();
        let keys = if marked.is_empty() { foreign } else { marked };
        match keys[..] {
            [] if !self.unread.is_empty() => {
                Err(PreparedError::Unreadable { slots: self.unread.clone() })
            }
            [] => Err(PreparedError::NotPrepared),
            [only] => Ok(only),
            _ => Err(PreparedError::Several { slots: keys.iter().map(|key| key.slot).collect() }),
        }
    }

    /// The highest container that is empty and whose slot has no key, as far as the card reports. `None` if
    /// no container is free.
    ///
    /// # Errors
    /// Errors of the line.
    pub fn free(&self, card: &mut Card<'_>) -> Result<Option<ObjectId>, PreparedError> {
        for slot in self.empty.iter().rev() {
            if is_unused(card, *slot)? {
                return Ok(Some(slot.certificate()));
            }
        }
        Ok(None)
    }

    /// Checks that a share may be written to the named object. It must be one of these containers, it must be
    /// empty, and its slot must have no key, as far as the card reports.
    ///
    /// # Errors
    /// [`PreparedError::ObjectInUse`], [`PreparedError::ObjectOfKey`], [`PreparedError::NoObject`]; errors of
    /// the line.
    pub fn check_free(&self, card: &mut Card<'_>, object: ObjectId) -> Result<(), PreparedError> {
        let is_meant = |slot: &&Slot| slot.certificate() == object;
        if self.missing.iter().any(|slot| is_meant(&slot)) {
            return Err(PreparedError::NoObject { object });
        }
        match self.empty.iter().find(is_meant) {
            None => Err(PreparedError::ObjectInUse { object }),
            Some(slot) if is_unused(card, *slot)? => Ok(()),
            Some(slot) => Err(PreparedError::ObjectOfKey { object, slot: *slot }),
        }
    }
}

/// Reports whether the object of a slot should hold a certificate. A share in its place does not.
fn is_certificate(object: &[u8]) -> bool {
    let is_empty = |der: Cow<'_, [u8]>| der.is_empty();
    let is_share = !matches!(Share::from_file(object), Err(ShareError::NotOurs));
    !is_share && der_in_object(object).is_some_and(|der| !is_empty(der))
}

/// Reports whether a slot has no key, as far as the card reports.
fn is_unused(card: &mut Card<'_>, slot: Slot) -> Result<bool, TokenError> {
    let told = card.metadata(Reference::Key(slot))?;
    Ok(matches!(told, MetadataAnswer::NoKey | MetadataAnswer::Nothing))
}

/// The slot and the object of a card that the operator named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The slot of the key that shares are sealed to.
    pub slot: Option<Slot>,
    /// The object for the share.
    pub object: Option<ObjectId>,
}

/// A card that can take a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The id of the card.
    pub token: TokenId,
    /// Its firmware, if it is a YubiKey.
    pub firmware: Option<Firmware>,
    /// The known weaknesses of its firmware.
    pub weaknesses: Vec<Weakness>,
    /// The slot of the key that shares are sealed to.
    pub slot: Slot,
    /// That key.
    pub key: Point,
    /// The key in 9E, with which the card proves its identity.
    pub authentication_key: Point,
    /// The free object for a share. `None` if the card is full. A share on a medium can still be sealed to
    /// it.
    pub object: Option<ObjectId>,
    /// When the key asks for the PIN, if the card reports it.
    pub pin: Option<PinPolicy>,
    /// When the key asks for a touch, if the card reports it.
    pub touch: Option<TouchPolicy>,
    /// Whether the card generated the key, if the card reports it.
    pub generated: Option<bool>,
    /// The custodian in the certificate, if `token provision` wrote it. It is only a claim: see
    /// [`KeyCandidate::custodian`].
    pub custodian: Option<String>,
    /// The label in the certificate, if `token provision` wrote it. It is only a claim too.
    pub label: Option<String>,
}

impl Prepared {
    /// What an attestation of the key must state.
    #[must_use]
    pub fn expected(&self) -> Expected {
        let serial = match self.token {
            TokenId::Serial(serial) => Some(serial),
            TokenId::Guid(_) => None,
        };
        Expected { key: self.key, serial, firmware: self.firmware }
    }

    /// Looks at a card. `wanted` is the slot of the key, if the operator named it.
    ///
    /// # Errors
    /// [`PreparedError`]. Nothing was written.
    pub fn of(card: &mut Card<'_>, wanted: Option<Slot>) -> Result<Self, PreparedError> {
        Self::with(card, |_| Chosen { slot: wanted, object: None })
    }

    /// Looks at a card. `named` gets the card's id and returns the slot and object that the operator named.
    ///
    /// # Errors
    /// [`PreparedError`]. Nothing was written.
    pub fn with(
        card: &mut Card<'_>,
        named: impl FnOnce(TokenId) -> Chosen,
    ) -> Result<Self, PreparedError> {
        let firmware = card.firmware()?;
        let token = card.id(firmware)?.ok_or(PreparedError::NoName)?;
        let weaknesses = firmware::of(card, firmware)?;
        let wanted = named(token);
        let containers = Containers::of(card)?;
        let chosen = match containers.choose(wanted.slot) {
            Err(PreparedError::NotPrepared) if firmware.is_none() => {
                return Err(PreparedError::NotPreparedPlain);
            }
            chosen => chosen?.clone(),
        };
        let told = checked(card, chosen.slot, Some(chosen.key))?.1;
        let (authentication_key, _) = authentication_key(card)?;
        let object = match wanted.object {
            Some(object) => containers.check_free(card, object).map(|()| Some(object))?,
            None => containers.free(card)?,
        };
        let is_own = chosen.is_for_shares();
        Ok(Self {
            token,
            firmware,
            weaknesses,
            slot: chosen.slot,
            key: chosen.key,
            authentication_key,
            object,
            pin: told.pin,
            touch: told.touch,
            generated: told.generated,
            custodian: chosen.custodian.filter(|_| is_own),
            label: chosen.label.filter(|_| is_own),
        })
    }
}

/// Reads the key in 9E from its certificate, and its metadata if the card has them.
///
/// # Errors
/// [`PreparedError::NoCardKey`], [`PreparedError::OtherKey`]; errors of the card.
pub fn authentication_key(card: &mut Card<'_>) -> Result<(Point, Metadata), PreparedError> {
    let object = card.object(Slot::CARD.certificate())?;
    let certificate = object.as_ref().and_then(|object| Certificate::in_object(object));
    let is_unread = certificate.is_none() && object.is_some_and(|object| is_certificate(&object));
    let key = certificate.and_then(|it| match it.key {
        PublicKey::P256(key) => Some(key),
        _ => None,
    });
    match checked(card, Slot::CARD, key) {
        Err(PreparedError::NoCardKey) if is_unread => {
            Err(PreparedError::Unreadable { slots: vec![Slot::CARD] })
        }
        Ok((key, told)) if told.public.is_none() && !signs_with(card, &key)? => {
            Err(PreparedError::OtherKey { slot: Slot::CARD })
        }
        key => key,
    }
}

/// Reports whether the key in 9E is this one, as far as the card shows it: it signs without a PIN. A certificate may be
/// that of an earlier key.
fn signs_with(card: &mut Card<'_>, key: &Point) -> Result<bool, TokenError> {
    let hash = Sha256::digest(b"sso-escrow/v1 which key is in 9E").into();
    match card.sign_without_pin(Slot::CARD, &hash) {
        Ok(signature) => Ok(is_signed(key.as_bytes(), &hash, &signature)),
        Err(error) if error.is_of_the_line() => Err(error),
        // What it refuses now, it refuses when a share is opened too. The error then says so.
        Err(_) => Ok(true),
    }
}

/// Returns the key of a slot. If both the certificate and the card state a key, the two must be the same.
fn checked(
    card: &mut Card<'_>,
    slot: Slot,
    certified: Option<Point>,
) -> Result<(Point, Metadata), PreparedError> {
    let told = match card.metadata(Reference::Key(slot))? {
        MetadataAnswer::Metadata(told) => told,
        MetadataAnswer::NoKey => return Err(absent(slot)),
        MetadataAnswer::Nothing => Metadata::default(),
    };
    let own = told.public.and_then(|key| Point::new(&key));
    match (certified, own) {
        (Some(certified), Some(own)) if certified != own => Err(PreparedError::OtherKey { slot }),
        (Some(key), _) | (None, Some(key)) => Ok((key, told)),
        (None, None) => Err(absent(slot)),
    }
}

fn absent(slot: Slot) -> PreparedError {
    match slot {
        Slot::CARD => PreparedError::NoCardKey,
        slot => PreparedError::NoSuchKey { slot },
    }
}

/// Why a card cannot take a share. Nothing was written to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreparedError {
    /// The card could not be read.
    Token(TokenError),
    /// No container is free.
    Full,
    /// There is no P-256 key in 9E.
    NoCardKey,
    /// The card has neither a serial number nor a CHUID with a GUID.
    NoName,
    /// The named slot has no P-256 key.
    NoSuchKey {
        /// The slot.
        slot: Slot,
    },
    /// No slot for retired keys has a P-256 key with a certificate.
    NotPrepared,
    /// As `NotPrepared`, for a card that is not a YubiKey.
    NotPreparedPlain,
    /// The card does not have the object that was named for the share.
    NoObject {
        /// The object.
        object: ObjectId,
    },
    /// The object that was named for the share is not empty.
    ObjectInUse {
        /// The object.
        object: ObjectId,
    },
    /// The object that was named for the share belongs to the certificate of a key.
    ObjectOfKey {
        /// The object.
        object: ObjectId,
        /// The slot of that key.
        slot: Slot,
    },
    /// The certificate states another key than the card has.
    OtherKey {
        /// The slot.
        slot: Slot,
    },
    /// The slots have certificates that cannot be read.
    Unreadable {
        /// The slots.
        slots: Vec<Slot>,
    },
    /// There are several keys, and the operator named none.
    Several {
        /// Their slots.
        slots: Vec<Slot>,
    },
}

impl UserError for PreparedError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Token(error) => Description::of(error),
            Self::Full => Status::Failed.with(message!("prepared-full")),
            Self::NoCardKey => Status::Failed.with(message!("prepared-no-card-key")),
            Self::NoName => Status::Failed.with(message!("prepared-no-name")),
            Self::NoSuchKey { slot } => {
                Status::Failed.with(message!("prepared-no-such-key", slot = slot.to_string()))
            }
            Self::NotPrepared => Status::Failed.with(message!("prepared-not")),
            Self::NotPreparedPlain => Status::Failed.with(message!("prepared-not-plain")),
            Self::ObjectInUse { object } => {
                Status::Failed.with(message!("prepared-object-in-use", object = object.to_string()))
            }
            Self::NoObject { object } => {
                Status::Failed.with(message!("prepared-no-object", object = object.to_string()))
            }
            Self::ObjectOfKey { object, slot } => Status::Failed.with(message!(
                "prepared-object-of-key",
                object = object.to_string(),
                slot = slot.to_string()
            )),
            Self::OtherKey { slot } => {
                Status::Damaged.with(message!("prepared-other-key", slot = slot.to_string()))
            }
            Self::Unreadable { slots } => {
                let slots: Vec<String> = slots.iter().map(Slot::to_string).collect();
                Status::Failed.with(message!("prepared-unreadable", slots = slots))
            }
            Self::Several { slots } => {
                let slots: Vec<String> = slots.iter().map(Slot::to_string).collect();
                Status::Failed.with(message!("prepared-several", slots = slots))
            }
        }
    }
}

user_errors!(PreparedError: Token(TokenError));
