//! Why a card could not be prepared.

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::token::error::TokenError;
use crate::token::names::{ObjectId, Slot, TokenId};
use crate::token::prepared::PreparedError;

/// Why a card could not be prepared. What was done until then stays, and is gone on with the next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProvisionError {
    /// The card could not be asked, or refused.
    Token(TokenError),
    /// What was made is not what a share can be sealed to.
    Prepared(PreparedError),
    /// It is prepared for somebody else. Nothing was changed.
    AlreadyFor {
        /// For whom, as its certificate says.
        custodian: String,
    },
    /// Its key for shares lies in another slot than the one that was named. That key is as it was.
    AlreadyIn {
        /// Where it lies.
        slot: Slot,
    },
    /// The slot that was named for the key has something in it. It was not touched.
    SlotInUse {
        /// The slot.
        slot: Slot,
    },
    /// The card does not have the slot that was named for the key.
    NoSuchSlot {
        /// The slot.
        slot: Slot,
    },
    /// There is a key in 9E that is none of P-256. Nothing was changed there.
    CardKeyOther,
    /// There is a key in 9E without a certificate, which the card neither tells nor attests. Nothing was changed
    /// there.
    CardKeyUnknown,
    /// What lies in the container of 9E is no certificate that can be read. Nothing was changed there.
    CardObjectOther,
    /// The key in 9E signs after the PIN alone, so the card cannot prove which one it is before. It can take no
    /// share.
    CardKeyGuarded,
    /// The PIN was said to be the factory's, by the card or by somebody, and is not. A try was spent.
    NotFactoryPin,
    /// The card tells that its PUK is the factory's, and it is not. A try was spent.
    NotFactoryPuk,
    /// No slot is free for a key.
    Full,
    /// The management key is neither the factory's nor behind the PIN. Nothing was changed but a factory's PIN.
    NeedsManagementKey,
    /// The card has the factory's PUK, and no other was given. Nothing was changed.
    NeedsPuk,
    /// Another card is in than was looked at. Nothing was changed.
    OtherToken {
        /// The one that is in.
        token: TokenId,
    },
    /// The card has none of Yubico's commands. Nothing was changed.
    Plain,
    /// The card's own rules do not allow the new PIN. It has the one that it had.
    PinNotTaken,
    /// The card's own rules do not allow the new PUK. It has the one that it had.
    PukNotTaken,
    /// Printed information lies where the management key would go. Neither was changed.
    PrintedInUse,
    /// The PUK has one try left, which is never spent here.
    PukLastTry,
    /// The card does not tell how many tries at the PIN are left. Nobody is asked whether one may be spent all
    /// the same: none was.
    TriesUnknown,
    /// What was written is not what is read back.
    ReadBack {
        /// The object.
        id: ObjectId,
    },
    /// The card tells another key than it has made.
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
