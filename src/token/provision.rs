//! Preparing a YubiKey to take a share: PIN, PUK and management key, keys and their certificates.
//!
//! All of it happens in one transaction, and everything that a person gives is asked for before. Each step looks
//! whether it was done already, so that a run after one that was broken off goes on where that stopped. Nothing is
//! ever reset, and no slot or object that is in use is touched.
//!
//! The commands are our own, and not those of the crate `yubikey`: that one gives the card a new management key
//! before it has written it down, forgets what else lies behind the PIN, opens a connection of its own without a
//! time limit, and takes answers apart unchecked.

mod error;
mod keys;
mod preview;
mod secrets;

pub use error::ProvisionError;
pub use preview::{PlannedKey, Preview, preview};
use secrets::Puk;
pub use secrets::{FACTORY_PIN, FACTORY_PUK};

use super::answer::{PinPolicy, TouchPolicy};
use super::attest::Attestation;
use super::card::Card;
use super::certificate::Certificate;
use super::error::TokenError;
use super::find::Summary;
use super::issue::Subject;
use super::management::{self, KeyLocation, ManagementKey};
use super::names::{Firmware, ObjectId, Slot, TokenId};
use super::pin::{Pin, Tries};
use super::prepared::{Prepared, Role};
use crate::random::Generator;

/// For whom a card is prepared, and how its keys are guarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The custodian.
    pub custodian: String,
    /// The label; may be empty.
    pub label: String,
    /// When the keys ask for the PIN: once or always.
    pub pin: PinPolicy,
    /// When they ask to be touched: always or cached.
    pub touch: TouchPolicy,
    /// The slot for the key that shares are sealed to, where it was named: one of those for retired keys. Else it
    /// is the first that is free.
    pub slot: Option<Slot>,
}

impl Wanted {
    fn subject(&self, role: Role) -> Subject<'_> {
        Subject { role, custodian: &self.custodian, label: &self.label }
    }
}

/// What a person gives.
#[derive(Debug)]
pub struct Secrets {
    /// The PIN that the card is to have: another than the factory's.
    pub pin: Pin,
    /// The PUK that it is to have, where it may have the factory's.
    pub puk: Option<Pin>,
    /// Its management key, where it is neither the factory's nor behind the PIN.
    pub management: Option<ManagementKey>,
    /// Whether the PIN is the one that the card has, as somebody says, or a new one in the place of the factory's.
    /// Nothing where nobody says it: of a card that does not tell, it is found out, which may take a try.
    pub is_pin_own: Option<bool>,
}

/// What a card is like before: found without a PIN, and without a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// What it goes by.
    pub token: TokenId,
    /// Its firmware.
    pub firmware: Firmware,
    /// PIN, PUK and management key.
    pub summary: Summary,
    /// Where its management key is.
    pub management: KeyLocation,
}

impl Survey {
    /// Looks at a card.
    ///
    /// # Errors
    /// [`ProvisionError::Plain`] for a card without Yubico's commands; [`ProvisionError::Token`].
    pub fn of(card: &mut Card<'_>, reader: &str) -> Result<Self, ProvisionError> {
        let summary = Summary::of(card, reader)?;
        let firmware = summary.seen.firmware.ok_or(ProvisionError::Plain)?;
        let token = summary.seen.id.ok_or(ProvisionError::Plain)?;
        let (management, _) = management::kept(card)?;
        Ok(Self { token, firmware, summary, management })
    }

    /// Whether the card has the factory's PIN; nothing where it does not tell.
    #[must_use]
    pub fn has_factory_pin(&self) -> Option<bool> {
        self.summary.pin.is_default
    }

    /// Whether a PUK is needed: the card has the factory's, or does not tell and its management key may be the
    /// factory's.
    #[must_use]
    pub fn needs_puk(&self) -> bool {
        if self.is_puk_blocked() {
            return false;
        }
        self.summary.puk.is_default.unwrap_or(self.may_be_new())
    }

    /// Whether the card may be as it left the factory. PIN and PUK come before the management key: where that is
    /// another one, it was somebody's turn.
    #[must_use]
    pub fn may_be_new(&self) -> bool {
        matches!(self.management, KeyLocation::Factory | KeyLocation::Unknown)
    }

    /// Whether a try at the PUK may be spent to find out whether it is the factory's.
    #[must_use]
    pub fn guesses_puk(&self) -> bool {
        self.needs_puk() && self.summary.puk.is_default.is_none()
    }

    /// Whether the card tells that its PUK is blocked.
    #[must_use]
    pub fn is_puk_blocked(&self) -> bool {
        self.summary.puk.tries_left() == Tries::Left(0)
    }

    /// How many tries at the PIN are left.
    #[must_use]
    pub fn tries(&self) -> Tries {
        self.summary.tries
    }
}

/// Which of the factory's secrets were changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// The PIN.
    pub pin: bool,
    /// The PUK.
    pub puk: bool,
    /// The management key, which lies behind the PIN now.
    pub management: bool,
}

/// A key with its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its slot.
    pub slot: Slot,
    /// Its certificate.
    pub certificate: Certificate,
    /// Whether it was made now, and not found.
    pub is_new: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisioned {
    /// The card as it can take a share now.
    pub prepared: Prepared,
    /// Which of the factory's secrets were changed.
    pub changed: Changed,
    /// Whether its PUK is blocked: a PIN that is blocked as well can never be unblocked.
    pub is_puk_blocked: bool,
    /// The key in 9E.
    pub card: Made,
    /// The key that shares are sealed to.
    pub share: Made,
    /// The key that signs transcripts.
    pub transcript: Made,
    /// What the card says of the key that shares are sealed to; nothing where it does not attest it.
    pub attestation: Option<Attestation>,
}

/// Prepares a card; `token` is the one that was looked at before.
///
/// # Errors
/// [`ProvisionError`]. What was done until then stays: do it again, and it goes on.
pub fn provision(
    card: &mut Card<'_>,
    reader: &str,
    token: TokenId,
    wanted: &Wanted,
    secrets: &Secrets,
    random: &mut Generator,
) -> Result<Provisioned, ProvisionError> {
    let survey = Survey::of(card, reader)?;
    if survey.token != token {
        return Err(ProvisionError::OtherToken { token: survey.token });
    }
    if survey.needs_puk() && secrets.puk.is_none() {
        return Err(ProvisionError::NeedsPuk);
    }
    let summary = &survey.summary;
    let administrated = secrets::administrate_new(card, summary, random)?;
    let is_new = administrated.is_factory;
    let pin = secrets::settle_pin(card, summary, is_new, secrets)?;
    let puk = secrets::settle_puk(card, &survey, is_new, secrets)?;
    match is_new {
        true => secrets::protect(card, &administrated, secrets, random)?,
        false => secrets::administrate(card, &administrated, secrets, random)?,
    }
    let changed = Changed { pin, puk: puk == Puk::Changed, management: is_new };
    identify(card, random)?;
    let own = keys::card_key(card, wanted, random)?;
    let mut slots = keys::Slots::of(card)?;
    let share = slots.key(card, Role::Share, wanted, &own.certificate, random)?;
    let transcript = slots.key(card, Role::Transcript, wanted, &own.certificate, random)?;
    let attestation = Attestation::of(card, share.slot)?;
    let prepared = Prepared::of(card, Some(share.slot))?;
    // As when a share is opened: nothing was given to the card by then.
    card.select_piv()?;
    match card.prove(prepared.authentication_key.as_bytes(), &random.public()) {
        Err(TokenError::NotAllowed { .. }) => return Err(ProvisionError::CardKeyGuarded),
        proved => proved?,
    }
    let is_puk_blocked = puk == Puk::Blocked;
    Ok(Provisioned { prepared, changed, is_puk_blocked, card: own, share, transcript, attestation })
}

/// Gives the card the two objects by which other programs know a PIV card, where it has none: the Card Holder
/// Unique Identifier and the Card Capability Container (NIST SP 800-73-4, part 1, tables 8 and 9), as Yubico's
/// programs write them: of nobody in particular, with a random number.
fn identify(card: &mut Card<'_>, random: &mut Generator) -> Result<(), ProvisionError> {
    /// What cards of people outside the agencies have for a number of theirs.
    const NUMBER: [u8; 25] = [
        0xd4, 0xe7, 0x39, 0xda, 0x73, 0x9c, 0xed, 0x39, 0xce, 0x73, 0x9d, 0x83, 0x68, 0x58, 0x21,
        0x08, 0x42, 0x10, 0x84, 0x21, 0xc8, 0x42, 0x10, 0xc3, 0xeb,
    ];
    /// The first bytes of the identifier of a card of Yubico's.
    const CARD: [u8; 7] = [0xa0, 0, 0, 0x01, 0x16, 0xff, 0x02];
    if card.object(ObjectId::CHUID)?.is_none() {
        let guid: [u8; 16] = random.public();
        let mut chuid = crate::tlv::entry(0x30, &NUMBER);
        for (tag, value) in [(0x34, &guid[..]), (0x35, b"20500101"), (0x3e, b""), (0xfe, b"")] {
            crate::tlv::put(&mut chuid, tag, value);
        }
        written(card, ObjectId::CHUID, &chuid)?;
    }
    if card.object(ObjectId::CCC)?.is_none() {
        let own: [u8; 14] = random.public();
        let mut ccc = crate::tlv::entry(0xf0, &[&CARD[..], &own].concat());
        for (tag, value) in [(0xf1, &[0x21][..]), (0xf2, &[0x21]), (0xf3, &[]), (0xf4, &[0])] {
            crate::tlv::put(&mut ccc, tag, value);
        }
        crate::tlv::put(&mut ccc, 0xf5, &[0x10]);
        for tag in [0xf6, 0xf7, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe] {
            crate::tlv::put(&mut ccc, tag, &[]);
        }
        written(card, ObjectId::CCC, &ccc)?;
    }
    Ok(())
}

/// Has the card keep an object, and reads it back.
fn written(card: &mut Card<'_>, id: ObjectId, value: &[u8]) -> Result<(), ProvisionError> {
    card.put(id, value)?;
    match card.object(id)?.as_deref() == Some(value) {
        true => Ok(()),
        false => Err(ProvisionError::ReadBack { id }),
    }
}
