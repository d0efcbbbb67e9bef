//! Errors of smart cards. Two errors are different variants if a person does different things about them.

use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::sys::memory::MemoryError;
use crate::text::Message;

use super::names::{ObjectId, Slot};
use super::tries::Tries;

/// A command to a smart card, by its purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardCommand {
    /// Prove the management key.
    Administrate,
    /// Agree on a secret.
    Agree,
    /// Attest a key.
    Attest,
    /// Change the PIN or the PUK.
    Change,
    /// Read which PIN is asked for.
    Discovery,
    /// Read the form factor.
    Form,
    /// Generate a key.
    Generate,
    /// Set another management key.
    Manage,
    /// Fetch the rest of a long answer.
    More,
    /// Read the metadata of a key, PIN or PUK.
    Metadata,
    /// Read an object.
    Object,
    /// Write an object.
    Put,
    /// Select the PIV applet.
    Select,
    /// Read the serial number.
    Serial,
    /// Sign.
    Sign,
    /// Read how many tries are left.
    Tries,
    /// Verify the PIN.
    Verify,
    /// Read the firmware version.
    Version,
}

impl CardCommand {
    /// The words for the command, for messages.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Administrate => message!("cause-token-administrate"),
            Self::Agree => message!("cause-token-agree"),
            Self::Attest => message!("cause-token-attest"),
            Self::Change => message!("cause-token-change"),
            Self::Discovery => message!("cause-token-discovery"),
            Self::Form => message!("cause-token-form"),
            Self::Generate => message!("cause-token-generate"),
            Self::Manage => message!("cause-token-manage"),
            Self::More => message!("cause-token-more"),
            Self::Metadata => message!("cause-token-metadata"),
            Self::Object => message!("cause-token-object"),
            Self::Put => message!("cause-token-put"),
            Self::Select => message!("cause-token-select"),
            Self::Serial => message!("cause-token-serial"),
            Self::Sign => message!("cause-token-sign"),
            Self::Tries => message!("cause-token-tries"),
            Self::Verify => message!("cause-token-verify"),
            Self::Version => message!("cause-token-version"),
        }
    }
}

/// Why work with a smart card failed. No variant holds an answer of the card, or a secret that it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenError {
    /// Another program held the card until the time was up, or has exclusive access to it.
    Held {
        /// The reader.
        reader: String,
        /// The running programs that are known to hold cards. Empty if they cannot be found out.
        programs: Vec<String>,
    },
    /// Another program reset the card during the work.
    Disturbed {
        /// The reader.
        reader: String,
    },
    /// A fault in sso-escrow.
    Impossible(Impossible),
    /// The wait was interrupted.
    Interrupted,
    /// The PIN has one try left. sso-escrow never spends the last try. No try was spent.
    LastTry,
    /// The answer makes no sense.
    Malformed {
        /// The command.
        asked: CardCommand,
    },
    /// No locked memory is available.
    Memory(MemoryError),
    /// The reader has a card, but the card answers nothing.
    Mute {
        /// The reader.
        reader: String,
    },
    /// The value to agree with is not a point of the curve. It was not sent to the card.
    NoPoint,
    /// The card did not answer in time.
    NoAnswer {
        /// The reader.
        reader: String,
        /// The time that was waited, in seconds.
        seconds: u64,
    },
    /// The management key is not in the object behind the PIN.
    NoManagementKey,
    /// The slot has no P-256 key.
    NoKey {
        /// The slot.
        slot: Slot,
    },
    /// The object does not exist.
    NoObject {
        /// The id.
        id: ObjectId,
    },
    /// The card does not support the object with this id.
    NoSuchObjectId {
        /// The id.
        id: ObjectId,
    },
    /// There is no reader.
    NoReader,
    /// The PC/SC service is not running.
    NoService,
    /// No reader has a card.
    NoToken,
    /// The text cannot be a PIN: a PIN has 6 to 8 characters of ASCII.
    NotAPin,
    /// The text cannot be a management key: it has 16, 24 or 32 bytes in hexadecimal digits.
    NotAManagementKey,
    /// The card is not a PIV card.
    NotPiv {
        /// The reader.
        reader: String,
    },
    /// The card refused because the management key or the PIN was not given.
    NotAllowed {
        /// The command.
        asked: CardCommand,
    },
    /// The card waited for a touch, and was not touched. If a PIN was given, it was right.
    NotTouched,
    /// The container must be empty, and is not. Nothing was written.
    Occupied {
        /// The container.
        id: ObjectId,
    },
    /// The card could not prove that it has the expected key.
    OtherCard,
    /// The key in the slot is not the key that the share is sealed to.
    OtherKey {
        /// The slot.
        slot: Slot,
    },
    /// The system does not allow this user to use smart cards.
    Denied,
    /// The PIN is blocked.
    PinBlocked,
    /// The PUK is blocked. It was not changed.
    PukBlocked,
    /// The reader has no card when the work begins.
    EmptyReader {
        /// The reader.
        reader: String,
    },
    /// The card was removed during the work.
    Pulled {
        /// The reader.
        reader: String,
    },
    /// The container does not hold what was written. sso-escrow tried to delete the content.
    ReadBack {
        /// The container.
        id: ObjectId,
    },
    /// The container still holds something, although the card reported that it was deleted.
    StillThere {
        /// The container.
        id: ObjectId,
    },
    /// The card refused.
    Refused {
        /// The command.
        asked: CardCommand,
        /// Its two bytes of status (ISO/IEC 7816-4, section 5.6).
        status: u16,
    },
    /// Several cards are inserted, and the command line does not name one.
    Several {
        /// Each card by its id and its reader.
        tokens: Vec<String>,
    },
    /// Another error of PC/SC, or of the system.
    System {
        /// Its number, as in `0x8010002E`.
        code: u32,
        /// What PC/SC or the system says of it, in English.
        text: String,
    },
    /// The object is too large for the card, or the card is full. Nothing was written.
    TooLarge {
        /// The id.
        id: ObjectId,
        /// The size of the object in bytes.
        bytes: usize,
    },
    /// The card does not report how many tries are left, and nobody confirmed that one may be spent.
    TriesUnknown,
    /// Two cards have the same id.
    TwoAlike {
        /// The serial number or the GUID.
        token: String,
        /// Their readers.
        readers: Vec<String>,
    },
    /// The reader no longer exists. A card in a USB port is its own reader, which disappears with it.
    ReaderGone {
        /// The name of the reader.
        reader: String,
    },
    /// The wanted card is not inserted.
    Wanted {
        /// The serial number or the GUID.
        token: String,
        /// The inserted cards.
        others: Vec<String>,
    },
    /// The management key is wrong, or the card does not know it.
    WrongManagementKey,
    /// The PIN is wrong.
    WrongPin {
        /// How many tries are left after this one.
        tries: Tries,
    },
}

impl TokenError {
    /// Translates an error of PC/SC at a reader. `reader` is empty if all readers were looked at.
    pub(super) fn of(error: pcsc::Error, reader: &str) -> Self {
        use pcsc::Error as E;
        let reader = reader.to_owned();
        match error {
            E::NoService | E::ServiceStopped | E::CommError | E::InvalidHandle => Self::NoService,
            E::NoReadersAvailable => Self::NoReader,
            // Without a name, the message could not say which reader it is.
            E::UnknownReader | E::ReaderUnavailable if !reader.is_empty() => {
                Self::ReaderGone { reader }
            }
            E::NoSmartcard | E::RemovedCard | E::NotTransacted => Self::Pulled { reader },
            E::ResetCard => Self::Disturbed { reader },
            E::UnresponsiveCard | E::UnpoweredCard | E::UnsupportedCard | E::ProtoMismatch => {
                Self::Mute { reader }
            }
            E::SharingViolation => Self::Held { reader, programs: super::card_users::programs() },
            E::SecurityViolation | E::NoAccess => Self::Denied,
            E::Cancelled => Self::Interrupted,
            // Error numbers of PC/SC have 32 bits. On some systems their type is signed.
            other => Self::System { code: other as u32, text: words_for(other) },
        }
    }

    /// Reports whether the connection can no longer be used, for any command.
    pub(super) fn is_of_the_line(&self) -> bool {
        matches!(
            self,
            Self::Held { .. }
                | Self::Disturbed { .. }
                | Self::Interrupted
                | Self::Memory(_)
                | Self::Mute { .. }
                | Self::NoAnswer { .. }
                | Self::NoReader
                | Self::NoService
                | Self::Denied
                | Self::EmptyReader { .. }
                | Self::Pulled { .. }
                | Self::ReaderGone { .. }
                | Self::System { .. }
        )
    }
}

/// What the system says of an error of PC/SC.
#[cfg(windows)]
fn words_for(error: pcsc::Error) -> String {
    match crate::sys::words::of(error as u32) {
        Some(words) => words,
        None => error.to_string(),
    }
}

/// What the PC/SC library says of its error. The system has no words for these numbers.
#[cfg(unix)]
fn words_for(error: pcsc::Error) -> String {
    error.to_string()
}

impl UserError for TokenError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Held { reader, programs } => Status::Failed.with(message!(
                "token-held",
                reader = reader,
                programs = programs,
                count = programs.len()
            )),
            Self::Disturbed { reader } => {
                Status::Failed.with(message!("token-disturbed", reader = reader))
            }
            Self::Interrupted => Status::Failed.with(message!("token-interrupted")),
            Self::LastTry => Status::WrongPassword.with(message!("token-last-try")),
            Self::Malformed { asked } => {
                Status::Failed.with(message!("token-malformed", asked = asked.message()))
            }
            Self::Memory(error) => Description::of(error),
            Self::Impossible(error) => Description::of(error),
            Self::Mute { reader } => Status::Failed.with(message!("token-mute", reader = reader)),
            Self::NoPoint => Status::Damaged.with(message!("token-no-point")),
            Self::NoAnswer { reader, seconds } => Status::Failed.with(message!(
                "token-no-answer",
                reader = reader,
                seconds = *seconds
            )),
            Self::NoKey { slot } => {
                Status::Failed.with(message!("token-no-key", slot = slot.to_string()))
            }
            Self::NoObject { id } => {
                Status::Failed.with(message!("token-no-object", id = id.to_string()))
            }
            Self::NoSuchObjectId { id } => {
                Status::Failed.with(message!("token-object-id", id = id.to_string()))
            }
            Self::NoReader => Status::Failed.with(message!("token-no-reader")),
            Self::NoService => Status::Failed.with(message!("token-no-service")),
            Self::NoToken => Status::Failed.with(message!("token-none")),
            Self::NotAPin => Status::Usage.with(message!("token-not-a-pin")),
            Self::NotPiv { reader } => {
                Status::Failed.with(message!("token-not-piv", reader = reader))
            }
            Self::NotAllowed { asked } => {
                Status::Failed.with(message!("token-not-allowed", asked = asked.message()))
            }
            Self::NotTouched => Status::Failed.with(message!("token-not-touched")),
            Self::OtherCard => Status::Damaged.with(message!("token-other-card")),
            Self::Denied => Status::Failed.with(message!("token-denied")),
            Self::NoManagementKey => Status::Failed.with(message!("token-no-management-key")),
            Self::NotAManagementKey => Status::Usage.with(message!("token-not-a-management-key")),
            Self::Occupied { id } => {
                Status::Failed.with(message!("token-occupied", id = id.to_string()))
            }
            Self::OtherKey { slot } => {
                Status::Damaged.with(message!("token-other-key", slot = slot.to_string()))
            }
            Self::PinBlocked => Status::WrongPassword.with(message!("token-pin-blocked")),
            Self::PukBlocked => Status::WrongPassword.with(message!("token-puk-blocked")),
            Self::ReadBack { id } => {
                Status::Failed.with(message!("token-read-back", id = id.to_string()))
            }
            Self::StillThere { id } => {
                Status::Failed.with(message!("token-still-there", id = id.to_string()))
            }
            Self::WrongManagementKey => {
                Status::WrongPassword.with(message!("token-wrong-management-key"))
            }
            Self::EmptyReader { reader } => {
                Status::Failed.with(message!("token-empty-reader", reader = reader))
            }
            Self::Pulled { reader } => {
                Status::Failed.with(message!("token-pulled", reader = reader))
            }
            Self::Refused { asked, status } => Status::Failed.with(message!(
                "token-refused",
                asked = asked.message(),
                status = format!("{status:04X}")
            )),
            Self::Several { tokens } => {
                Status::Failed.with(message!("token-several", tokens = tokens))
            }
            Self::System { code, text } => Status::Failed.with(message!(
                "token-system",
                code = format!("0x{code:08X}"),
                text = text
            )),
            Self::TooLarge { id, bytes } => Status::Failed.with(message!(
                "token-too-large",
                id = id.to_string(),
                bytes = *bytes
            )),
            Self::TriesUnknown => Status::Failed.with(message!("token-tries-unknown")),
            Self::TwoAlike { token, readers } => {
                Status::Failed.with(message!("token-two-alike", token = token, readers = readers))
            }
            Self::ReaderGone { reader } => {
                Status::Failed.with(message!("token-reader-gone", reader = reader))
            }
            Self::Wanted { token, others } => Status::Failed.with(message!(
                "token-wanted",
                token = token,
                others = others,
                count = others.len()
            )),
            Self::WrongPin { tries } => {
                Status::WrongPassword.with(message!("token-wrong-pin", tries = tries.message()))
            }
        }
    }
}

user_errors!(TokenError: Memory(MemoryError), Impossible(Impossible));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Texts};

    /// A message does not announce a list that is empty.
    #[test]
    fn an_empty_list_is_left_out() {
        let held = |programs| TokenError::Held { reader: "USB 00".to_owned(), programs };
        let wanted = |others| TokenError::Wanted { token: "7".to_owned(), others };
        for language in Language::ALL {
            let texts = Texts::new(language);
            let one = || vec!["scdaemon".to_owned()];
            for (none, one) in [(held(vec![]), held(one())), (wanted(vec![]), wanted(one()))] {
                let [none, one] = [none, one].map(|error| texts.render(&error.message()));
                let more = one.strip_prefix(&none).unwrap();
                assert!(more.contains("scdaemon") && !none.contains('–'), "{none} | {one}");
            }
        }
    }
}
