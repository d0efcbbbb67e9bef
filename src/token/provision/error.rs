//! Why a card could not be prepared.

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::token::error::TokenError;
use crate::token::names::{ObjectId, Slot, TokenId};
use crate::token::prepared::PreparedError;

/// Why a card could not be prepared. Finished steps stay, and the next run continues after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProvisionError {
    /// The card could not be read, or it refused a command.
    Token(TokenError),
    /// A share cannot be sealed to the prepared card.
    Prepared(PreparedError),
    /// The card is prepared for another custodian. Nothing was changed.
    AlreadyFor {
        /// The custodian in its certificate.
        custodian: String,
    },
    /// The key for shares exists already, in another slot than the named one. The key was not changed.
    AlreadyIn {
        /// The slot of the key.
        slot: Slot,
    },
    /// The slot that was named for the key is in use. It was not changed.
    SlotInUse {
        /// The slot.
        slot: Slot,
    },
    /// The card does not have the slot that was named for the key.
    NoSuchSlot {
        /// The slot.
        slot: Slot,
    },
    /// The key in 9E is not a P-256 key. Nothing was changed there.
    CardKeyOther,
    /// The key in 9E has no certificate, and the card neither reports nor attests it. Nothing was changed
    /// there.
    CardKeyUnknown,
    /// The container of 9E does not hold a certificate that can be read. Nothing was changed there.
    CardObjectOther,
    /// The key in 9E signs only after the PIN. So the card cannot prove its identity before it gets the PIN.
    /// It cannot take a share.
    CardKeyGuarded,
    /// The card or a person said that the PIN is the factory PIN, and it is not. A try was spent.
    NotFactoryPin,
    /// The card reported that its PUK is the factory PUK, and it is not. A try was spent.
    NotFactoryPuk,
    /// No slot is free for a key.
    Full,
    /// The management key is neither the factory key nor behind the PIN, and none was given. Nothing was
    /// changed, except that a factory PIN or PUK was replaced.
    NeedsManagementKey,
    /// The card may have the factory PUK, and no new one was given. Nothing was changed.
    NeedsPuk,
    /// The inserted card is not the card that was looked at before. Nothing was changed.
    OtherToken {
        /// The inserted card.
        token: TokenId,
    },
    /// The card does not have Yubico's commands. Nothing was changed.
    Plain,
    /// The card's rules do not allow the new PIN. The PIN was not changed.
    PinNotTaken,
    /// The card's rules do not allow the new PUK. The PUK was not changed.
    PukNotTaken,
    /// The object for the management key holds printed information. Neither was changed.
    PrintedInUse,
    /// The PUK has one try left. sso-escrow never spends the last try.
    PukLastTry,
    /// The card does not report how many tries at the PIN are left. Here nobody is asked whether one may be
    /// spent. No try was spent.
    TriesUnknown,
    /// The bytes that are read back are not the bytes that were written.
    ReadBack {
        /// The object.
        id: ObjectId,
    },
    /// The card reports or uses another key than the one that it generated.
    KeyDiffers {
        /// The slot.
        slot: Slot,
    },
}

impl UserError for ProvisionError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Token(error) => Description::of(error),
            Self::Prepared(error) => Description::of(error),
            Self::AlreadyFor { custodian } => {
                Status::Target.with(message!("provision-already-for", custodian = custodian))
            }
            Self::AlreadyIn { slot } => {
                Status::Target.with(message!("provision-already-in", slot = slot.to_string()))
            }
            Self::SlotInUse { slot } => {
                Status::Target.with(message!("provision-slot-in-use", slot = slot.to_string()))
            }
            Self::NoSuchSlot { slot } => {
                Status::Target.with(message!("provision-no-such-slot", slot = slot.to_string()))
            }
            Self::CardKeyOther => Status::Failed.with(message!("provision-card-key-other")),
            Self::CardKeyUnknown => Status::Failed.with(message!("provision-card-key-unknown")),
            Self::CardObjectOther => Status::Failed.with(message!("provision-card-object-other")),
            Self::CardKeyGuarded => Status::Failed.with(message!("provision-card-key-guarded")),
            Self::NotFactoryPin => Status::Failed.with(message!("provision-not-factory-pin")),
            Self::NotFactoryPuk => Status::Failed.with(message!("provision-not-factory-puk")),
            Self::Full => Status::Failed.with(message!("provision-full")),
            Self::NeedsManagementKey => {
                Status::Failed.with(message!("provision-needs-management-key"))
            }
            Self::NeedsPuk => Status::Failed.with(message!("provision-needs-puk")),
            Self::OtherToken { token } => {
                Status::Failed.with(message!("provision-other-token", token = token.to_string()))
            }
            Self::Plain => Status::Failed.with(message!("provision-plain")),
            Self::PinNotTaken => Status::Usage.with(message!("provision-pin-not-taken")),
            Self::PukNotTaken => Status::Usage.with(message!("provision-puk-not-taken")),
            Self::PrintedInUse => Status::Failed.with(message!("provision-printed-in-use")),
            Self::PukLastTry => Status::WrongPassword.with(message!("provision-puk-last-try")),
            Self::TriesUnknown => Status::Failed.with(message!("provision-tries-unknown")),
            Self::ReadBack { id } => {
                Status::Failed.with(message!("provision-read-back", id = id.to_string()))
            }
            Self::KeyDiffers { slot } => {
                Status::Failed.with(message!("provision-key-differs", slot = slot.to_string()))
            }
        }
    }
}

user_errors!(ProvisionError: Token(TokenError), Prepared(PreparedError));
