//! Why a card could not be prepared.

use crate::error::{Status, UserError, user_errors};
use crate::message;
use crate::text::Message;
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
    /// There is a key in 9E that is none of P-256. Nothing was changed there.
    CardKeyOther,
    /// The key in 9E signs after the PIN alone, so the card cannot prove which one it is before. It can take no
    /// share.
    CardKeyGuarded,
    /// The PIN or PUK was said to be the factory's, by the card or by somebody, and is not. A try was spent.
    NotFactory,
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
    /// The certificate of a key cannot be encoded. No text that the command line admits leads to this.
    Certificate(x509_cert::der::Error),
}

impl UserError for ProvisionError {
    fn message(&self) -> Message {
        match self {
            Self::Token(error) => error.message(),
            Self::Prepared(error) => error.message(),
            Self::AlreadyFor { custodian } => {
                message!("provision-already-for", custodian = custodian)
            }
            Self::AlreadyIn { slot } => message!("provision-already-in", slot = slot.to_string()),
            Self::SlotInUse { slot } => message!("provision-slot-in-use", slot = slot.to_string()),
            Self::CardKeyOther => message!("provision-card-key-other"),
            Self::CardKeyGuarded => message!("provision-card-key-guarded"),
            Self::NotFactory => message!("provision-not-factory"),
            Self::Full => message!("provision-full"),
            Self::NeedsManagementKey => message!("provision-needs-management-key"),
            Self::NeedsPuk => message!("provision-needs-puk"),
            Self::OtherToken { token } => {
                message!("provision-other-token", token = token.to_string())
            }
            Self::Plain => message!("provision-plain"),
            Self::PinNotTaken => message!("provision-pin-not-taken"),
            Self::PukNotTaken => message!("provision-puk-not-taken"),
            Self::PrintedInUse => message!("provision-printed-in-use"),
            Self::PukLastTry => message!("provision-puk-last-try"),
            Self::ReadBack { id } => message!("provision-read-back", id = id.to_string()),
            Self::KeyDiffers { slot } => message!("provision-key-differs", slot = slot.to_string()),
            // The kind's name in the library. There are no words for it in other languages.
            Self::Certificate(error) => {
                message!("provision-certificate", cause = format!("{:?}", error.kind()))
            }
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::Token(error) => error.status(),
            Self::Prepared(error) => error.status(),
            Self::AlreadyFor { .. } | Self::AlreadyIn { .. } | Self::SlotInUse { .. } => {
                Status::Target
            }
            Self::PukLastTry => Status::WrongPassword,
            Self::PinNotTaken | Self::PukNotTaken => Status::Usage,
            Self::CardKeyOther
            | Self::CardKeyGuarded
            | Self::NotFactory
            | Self::Full
            | Self::NeedsManagementKey
            | Self::NeedsPuk
            | Self::OtherToken { .. }
            | Self::Plain
            | Self::PrintedInUse
            | Self::ReadBack { .. }
            | Self::KeyDiffers { .. }
            | Self::Certificate(_) => Status::Failed,
        }
    }
}

user_errors!(ProvisionError);

impl From<TokenError> for ProvisionError {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

impl From<x509_cert::der::Error> for ProvisionError {
    fn from(error: x509_cert::der::Error) -> Self {
        Self::Certificate(error)
    }
}

impl From<PreparedError> for ProvisionError {
    fn from(error: PreparedError) -> Self {
        Self::Prepared(error)
    }
}
