//! What can go wrong with a smart card, told apart by what a person can do about it.

use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::sys::memory::MemoryError;
use crate::text::Message;

use super::names::{ObjectId, Slot};
use super::tries::Tries;

/// A command of a smart card, by what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardCommand {
    /// To take the management key.
    Administrate,
    /// To agree on a secret.
    Agree,
    /// To attest a key.
    Attest,
    /// To change its PIN or PUK.
    Change,
    /// Which PIN is to be given.
    Discovery,
    /// What form it has.
    Form,
    /// To make a key.
    Generate,
    /// To take another management key.
    Manage,
    /// The rest of a long answer.
    More,
    /// What a key, PIN or PUK is like.
    Metadata,
    /// An object.
    Object,
    /// To keep an object.
    Put,
    /// To be a PIV card.
    Select,
    /// The serial number.
    Serial,
    /// To sign.
    Sign,
    /// How many tries are left.
    Tries,
    /// To take the PIN.
    Verify,
    /// The firmware's version.
    Version,
}

impl CardCommand {
    /// The words for it.
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

/// Why work with a smart card failed. None of them holds what a card has said, or what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenError {
    /// Another program has held the card all the time, or holds it for itself alone.
    Held {
        /// The reader.
        reader: String,
        /// Programs that run and are known to hold cards; none where that cannot be found out.
        programs: Vec<String>,
    },
    /// Another program has reset the card in the middle of the work.
    Disturbed {
        /// The reader.
        reader: String,
    },
    /// A fault of the program.
    Impossible(Impossible),
    /// The waiting was broken off.
    Interrupted,
    /// The PIN has one try left, which is never spent here. No try was spent.
    LastTry,
    /// An answer that makes no sense.
    Malformed {
        /// What was asked for.
        asked: CardCommand,
    },
    /// No locked memory.
    Memory(MemoryError),
    /// There is a card, which answers nothing.
    Mute {
        /// The reader.
        reader: String,
    },
    /// What is to be agreed with is no point of the curve. It was not given to the card.
    NoPoint,
    /// The card has not answered in time.
    NoAnswer {
        /// The reader.
        reader: String,
        /// How long was waited, in seconds.
        seconds: u64,
    },
    /// No management key lies behind the PIN, where one should.
    NoManagementKey,
    /// There is no P-256 key in a slot.
    NoKey {
        /// The slot.
        slot: Slot,
    },
    /// There is no object of an id.
    NoObject {
        /// The id.
        id: ObjectId,
    },
    /// The card takes no object of an id.
    NoSuchObjectId {
        /// The id.
        id: ObjectId,
    },
    /// There is no reader.
    NoReader,
    /// The PC/SC service does not run.
    NoService,
    /// No reader has a card.
    NoToken,
    /// What is given as a PIN cannot be one: 6 to 8 characters of ASCII.
    NotAPin,
    /// What is given as a management key cannot be one: 16, 24 or 32 bytes in hexadecimal digits.
    NotAManagementKey,
    /// The card is none of PIV.
    NotPiv {
        /// The reader.
        reader: String,
    },
    /// The management key was not given, or the PIN was not.
    NotAllowed {
        /// What was asked for.
        asked: CardCommand,
    },
    /// The card has waited to be touched, and was not. The PIN was right, where one was given.
    NotTouched,
    /// Something lies in a container that has to be empty. Nothing was written.
    Occupied {
        /// The container.
        id: ObjectId,
    },
    /// The card could not prove that it has the key that it should have.
    OtherCard,
    /// The key in a slot is another one than the share is sealed to.
    OtherKey {
        /// The slot.
        slot: Slot,
    },
    /// The system keeps this user from its smart cards.
    Denied,
    /// The PIN is blocked.
    PinBlocked,
    /// The PUK is blocked. It is the one that it was.
    PukBlocked,
    /// No card is in the reader where work with it begins.
    EmptyReader {
        /// The reader.
        reader: String,
    },
    /// The card was pulled in the middle of the work.
    Pulled {
        /// The reader.
        reader: String,
    },
    /// What stands in a container is not what was written. It was to be deleted then.
    ReadBack {
        /// The container.
        id: ObjectId,
    },
    /// Something stands in a container that the card said it had deleted.
    StillThere {
        /// The container.
        id: ObjectId,
    },
    /// The card refused.
    Refused {
        /// What was asked for.
        asked: CardCommand,
        /// Its two bytes of status (ISO/IEC 7816-4, section 5.6).
        status: u16,
    },
    /// Several tokens are in, and it was not said which one is meant.
    Several {
        /// Each by its name and its reader.
        tokens: Vec<String>,
    },
    /// Another error of PC/SC.
    System {
        /// Its number, as in `0x8010002E`.
        code: u32,
    },
    /// The object is larger than the card takes, or the card is full. Nothing was written.
    TooLarge {
        /// The id.
        id: ObjectId,
        /// Its bytes.
        bytes: usize,
    },
    /// The card does not tell how many tries are left, and nobody has confirmed that one is spent.
    TriesUnknown,
    /// Two tokens go by the same serial number.
    TwoAlike {
        /// The serial number, or what stands for it.
        token: String,
        /// Their readers.
        readers: Vec<String>,
    },
    /// There is no reader of that name any more. One in a USB port goes with its card.
    ReaderGone {
        /// The name.
        reader: String,
    },
    /// The token that is wanted is not in.
    Wanted {
        /// The serial number, or what stands for it.
        token: String,
        /// Those that are in.
        others: Vec<String>,
    },
    /// The management key is wrong, or the card does not know it itself.
    WrongManagementKey,
    /// The PIN is wrong.
    WrongPin {
        /// How many tries are left now.
        tries: Tries,
    },
}

impl TokenError {
    /// What an error of PC/SC at a reader means for a person.
    pub(super) fn of(error: pcsc::Error, reader: &str) -> Self {
        use pcsc::Error as E;
        let reader = reader.to_owned();
        match error {
            E::NoService | E::ServiceStopped | E::CommError | E::InvalidHandle => Self::NoService,
            E::NoReadersAvailable => Self::NoReader,
            // Where all readers are looked at, it is none that could be named.
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
            // The numbers of PC/SC fill 32 bits; the type is signed on some systems.
            other => Self::System { code: other as u32 },
        }
    }

    /// Whether the connection is of no use any more, whatever is asked next.
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
            Self::System { code } => {
                Status::Failed.with(message!("token-system", code = format!("0x{code:08X}")))
            }
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

    /// Nothing is announced that does not follow.
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
