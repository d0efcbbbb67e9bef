//! Prepares a YubiKey to take a share: PIN, PUK, management key, keys and their certificates.
//!
//! All of this is one transaction. The person is asked for everything before. Each step first checks whether
//! it is done already. So a run after an interrupted one continues where that one stopped. Nothing is ever
//! reset. No slot or object that is in use is changed.
//!
//! The commands are sent by this module and not by the crate `yubikey`. That crate sets a new management key
//! before it stores it, deletes the other entries in the object behind the PIN, opens a second connection
//! without a time limit, and does not check the answers that it reads.

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

/// For whom a card is prepared, and how its keys are protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvisionPlan {
    /// The custodian.
    pub custodian: String,
    /// The label. It may be empty.
    pub label: String,
    /// When the keys ask for the PIN: once or always.
    pub pin: PinPolicy,
    /// When the keys ask for a touch: always or cached.
    pub touch: TouchPolicy,
    /// The named slot for the key that shares are sealed to: one of the slots for retired keys. If it is
    /// `None`, the first free one is used.
    pub slot: Option<Slot>,
}

impl ProvisionPlan {
    fn subject(&self, role: Role) -> Subject<'_> {
        Subject { role, custodian: &self.custodian, label: &self.label }
    }
}

/// The secrets that a person gives.
#[derive(Debug)]
pub struct Secrets {
    /// The PIN that the card gets or has. It is not the factory PIN.
    pub pin: Pin,
    /// The PUK that the card gets, if it may have the factory PUK.
    pub puk: Option<Pin>,
    /// The management key, if it is neither the factory key nor behind the PIN.
    pub management: Option<ManagementKey>,
    /// Whether the card already has this PIN (`true`), or it replaces the factory PIN (`false`), as a person
    /// said. If it is `None` and the card does not report it, the program finds out. That may spend a try.
    pub is_pin_own: Option<bool>,
}

/// The state of a card before a run. It is read without a PIN and without a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The id of the card.
    pub token: TokenId,
    /// Its firmware.
    pub firmware: Firmware,
    /// What the card reports about PIN, PUK and management key.
    pub summary: Summary,
    /// Where its management key is.
    pub management: KeyLocation,
}

impl Survey {
    /// Reads the state of a card.
    ///
    /// # Errors
    /// [`ProvisionError::Plain`] for a card without Yubico's commands; [`ProvisionError::Token`].
    pub fn of(card: &mut Card<'_>, reader: &str) -> Result<Self, ProvisionError> {
        let summary = Summary::of(card, reader)?;
        let firmware = summary.seen.firmware.ok_or(ProvisionError::Plain)?;
        let token = summary.seen.id.ok_or(ProvisionError::Plain)?;
        let (management, _) = management::key_location(card)?;
        Ok(Self { token, firmware, summary, management })
    }

    /// Whether the card has the factory PIN. `None` if it does not report it.
    #[must_use]
    pub fn has_factory_pin(&self) -> Option<bool> {
        self.summary.pin.is_default
    }

    /// Whether a new PUK is needed. It is if the card has the factory PUK. It also is if the card does not
    /// report this and may have the factory management key.
    #[must_use]
    pub fn needs_puk(&self) -> bool {
        if self.is_puk_blocked() {
            return false;
        }
        self.summary.puk.is_default.unwrap_or(self.may_be_new())
    }

    /// Whether the card may be as the factory made it. PIN and PUK are set before the management key. So if
    /// the management key is another one, somebody prepared the card before.
    #[must_use]
    pub fn may_be_new(&self) -> bool {
        matches!(self.management, KeyLocation::Factory | KeyLocation::Unknown)
    }

    /// Whether a run may spend a try at the PUK to find out whether it is the factory PUK.
    #[must_use]
    pub fn guesses_puk(&self) -> bool {
        self.needs_puk() && self.summary.puk.is_default.is_none()
    }

    /// Whether the card reports that its PUK is blocked.
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

/// Which factory secrets were changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// The PIN.
    pub pin: bool,
    /// The PUK.
    pub puk: bool,
    /// The management key. The new one is behind the PIN.
    pub management: bool,
}

/// A key that a run would generate or keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedKey {
    /// Its purpose.
    pub role: Role,
    /// Its slot.
    pub slot: Slot,
    /// Whether it would be generated. If not, it exists already and stays.
    pub is_new: bool,
}

/// A key with its certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertifiedKey {
    /// Its slot.
    pub slot: Slot,
    /// Its certificate.
    pub certificate: Certificate,
    /// Whether this run generated the key. If not, it existed before.
    pub is_new: bool,
}

/// The result of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisioned {
    /// What the card needs to take a share.
    pub prepared: Prepared,
    /// Which factory secrets were changed.
    pub changed: Changed,
    /// Whether its PUK is blocked. If the PIN is then blocked too, it can never be unblocked.
    pub is_puk_blocked: bool,
    /// The key in 9E.
    pub card: CertifiedKey,
    /// The key that shares are sealed to.
    pub share: CertifiedKey,
    /// The key that signs transcripts.
    pub transcript: CertifiedKey,
    /// The attestation of the key that shares are sealed to. `None` if the card does not attest it.
    pub attestation: Option<Attestation>,
}

/// Writes an object and compares it with what is read back.
fn written(card: &mut Card<'_>, id: ObjectId, value: &[u8]) -> Result<(), ProvisionError> {
    card.put(id, value)?;
    match card.object(id)?.as_deref() == Some(value) {
        true => Ok(()),
        false => Err(ProvisionError::ReadBack { id }),
    }
}
