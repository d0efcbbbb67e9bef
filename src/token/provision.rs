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
mod work;

pub use error::ProvisionError;
pub use preview::{Preview, preview};
pub use secrets::{FACTORY_PIN, FACTORY_PUK, may_try};
pub use work::provision;

use super::answer::{PinPolicy, TouchPolicy};
use super::attest::Attestation;
use super::card::Card;
use super::certificate::Certificate;
use super::find::Summary;
use super::issue::Subject;
use super::management::{self, KeyLocation, ManagementKey};
use super::names::{Firmware, ObjectId, Slot, TokenId};
use super::pin::{Pin, Tries};
use super::prepared::{Prepared, Role};

/// For whom a card is prepared, and how its keys are guarded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionPlan {
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

impl ProvisionPlan {
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

/// A key that a run would make, or keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedKey {
    /// What it is for.
    pub role: Role,
    /// Its slot.
    pub slot: Slot,
    /// Whether it would be made. Otherwise it is there already and stays.
    pub is_new: bool,
}

/// A key with its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertifiedKey {
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
    pub card: CertifiedKey,
    /// The key that shares are sealed to.
    pub share: CertifiedKey,
    /// The key that signs transcripts.
    pub transcript: CertifiedKey,
    /// What the card says of the key that shares are sealed to; nothing where it does not attest it.
    pub attestation: Option<Attestation>,
}

/// Has the card keep an object, and reads it back.
fn written(card: &mut Card<'_>, id: ObjectId, value: &[u8]) -> Result<(), ProvisionError> {
    card.put(id, value)?;
    match card.object(id)?.as_deref() == Some(value) {
        true => Ok(()),
        false => Err(ProvisionError::ReadBack { id }),
    }
}
