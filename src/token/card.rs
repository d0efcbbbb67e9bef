//! The commands of a PIV card: they read its identity and its objects, write objects, and ask how many tries
//! are left (NIST SP 800-73-4, part 2; and Yubico's own commands, if the card has them).

use super::answer::{self, Discovery, Metadata};
use super::apdu::{self, Answer, DONE, Line};
use super::error::{CardCommand, TokenError};
use super::names::{Firmware, ObjectId, Slot, TokenId};
use super::tries::Tries;
use crate::secret::SecretBytes;
use crate::tlv;

/// The full id of the PIV applet, with its version (NIST SP 800-73-4, part 1, section 2.2).
const PIV: &[u8] = &[0xa0, 0, 0, 0x03, 0x08, 0, 0, 0x10, 0, 0x01, 0];
/// The id of the applet that manages a YubiKey.
const MANAGEMENT: &[u8] = &[0xa0, 0, 0, 0x05, 0x27, 0x47, 0x11, 0x17];
/// The id of the applet for one-time passwords. On a YubiKey 4, this applet reports the serial number.
const OTP: &[u8] = &[0xa0, 0, 0, 0x05, 0x27, 0x20, 0x01];

const SELECT: [u8; 3] = [0xa4, 0x04, 0];
pub(super) const VERIFY: [u8; 3] = [0x20, 0, 0x80];
const GET: [u8; 3] = [0xcb, 0x3f, 0xff];
const PUT: [u8; 3] = [0xdb, 0x3f, 0xff];

/// What [`Card::metadata`] asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// The PIN.
    Pin,
    /// The PUK.
    Puk,
    /// The management key.
    Management,
    /// The key in a slot.
    Key(Slot),
}

impl Reference {
    fn number(self) -> u8 {
        match self {
            Self::Pin => 0x80,
            Self::Puk => 0x81,
            Self::Management => 0x9b,
            Self::Key(slot) => slot.number(),
        }
    }
}

/// The answer of a card about a key, PIN, PUK or management key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetadataAnswer {
    /// The card does not have the command, or its answer cannot be read.
    Nothing,
    /// There is no such key.
    NoKey,
    /// The metadata.
    Metadata(Metadata),
}

impl MetadataAnswer {
    /// The metadata. They are empty for `Nothing` and `NoKey`.
    #[must_use]
    pub fn metadata(self) -> Metadata {
        match self {
            Self::Metadata(metadata) => metadata,
            Self::Nothing | Self::NoKey => Metadata::default(),
        }
    }
}

/// A card that is held. The PIV applet is selected.
pub struct Card<'a> {
    line: &'a mut dyn Line,
    reader: &'a str,
    /// Whether the card is known not to have the command for metadata.
    without_metadata: bool,
}

impl std::fmt::Debug for Card<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Card").field("reader", &self.reader).finish_non_exhaustive()
    }
}

impl<'a> Card<'a> {
    /// Selects the PIV applet of the card on a line. `reader` is the name of its reader, for messages.
    ///
    /// # Errors
    /// [`TokenError::NotPiv`], [`TokenError::Malformed`], [`TokenError::Refused`]; errors of the line.
    pub fn select(line: &'a mut dyn Line, reader: &'a str) -> Result<Self, TokenError> {
        let mut card = Self { line, reader, without_metadata: false };
        card.select_piv()?;
        Ok(card)
    }

    /// Selects the PIV applet again. The card then forgets that the PIN or the management key was given.
    pub(super) fn select_piv(&mut self) -> Result<(), TokenError> {
        match self.say(CardCommand::Select, SELECT, PIV)?.status {
            DONE => Ok(()),
            // Meaning: no such applet; no such command, class or parameters; selecting is not supported.
            0x6a81 | 0x6a82 | 0x6a86 | 0x6d00 | 0x6e00 | 0x6999 => {
                Err(TokenError::NotPiv { reader: self.reader.to_owned() })
            }
            status => Err(refusal(CardCommand::Select, status)),
        }
    }

    /// Sends one command: an instruction, two parameters, and data. An error status is in the answer.
    ///
    /// # Errors
    /// As [`apdu::exchange`].
    pub fn say(
        &mut self,
        asked: CardCommand,
        head: [u8; 3],
        data: &[u8],
    ) -> Result<Answer, TokenError> {
        apdu::exchange(self.line, asked, head, data)
    }

    /// Reads the firmware version of a YubiKey. `None` if the card does not have the command: it is not a
    /// YubiKey.
    ///
    /// # Errors
    /// [`TokenError::Malformed`], [`TokenError::Refused`]: the card may be a YubiKey, but its firmware is
    /// unknown. Errors of the line.
    pub fn firmware(&mut self) -> Result<Option<Firmware>, TokenError> {
        const ASKED: CardCommand = CardCommand::Version;
        let answer = self.say(ASKED, [0xfd, 0, 0], &[])?;
        match answer.status {
            DONE => match answer::firmware(answer.data()) {
                Some(firmware) => Ok(Some(firmware)),
                None => Err(TokenError::Malformed { asked: ASKED }),
            },
            status if is_unknown(status) => Ok(None),
            status => Err(refusal(ASKED, status)),
        }
    }

    /// Reads what identifies the card: the serial number of a YubiKey 4 or 5, or else the GUID of its CHUID.
    /// `None` if it has neither. The firmware decides whether the card is a YubiKey 4 or 5. For other
    /// versions no serial number is used: Nitrokeys report firmware 6.6.6, and all of them report the same
    /// number. On a YubiKey 4 this selects another applet for a moment, so give the PIN afterwards.
    ///
    /// # Errors
    /// [`TokenError::Malformed`], [`TokenError::Refused`]; errors of the line.
    pub fn id(&mut self, firmware: Option<Firmware>) -> Result<Option<TokenId>, TokenError> {
        let serial = match firmware {
            Some(Firmware([5, ..])) => self.serial([0xf8, 0, 0])?,
            Some(Firmware([4, ..])) => self.serial_of_otp()?,
            Some(_) | None => None,
        };
        match serial {
            Some(serial) => Ok(Some(TokenId::Serial(serial))),
            None => Ok(self.guid()?.map(TokenId::Guid)),
        }
    }

    fn serial(&mut self, head: [u8; 3]) -> Result<Option<u32>, TokenError> {
        const ASKED: CardCommand = CardCommand::Serial;
        let answer = self.say(ASKED, head, &[])?;
        match answer.status {
            DONE if answer.data().len() == 4 => Ok(answer::serial(answer.data())),
            DONE => Err(TokenError::Malformed { asked: ASKED }),
            status if is_unknown(status) => Ok(None),
            status => Err(refusal(ASKED, status)),
        }
    }

    fn serial_of_otp(&mut self) -> Result<Option<u32>, TokenError> {
        let selected = self.say(CardCommand::Serial, SELECT, OTP)?.status == DONE;
        let serial = if selected { self.serial([0x01, 0x10, 0]) } else { Ok(None) };
        self.select_piv()?;
        serial
    }

    /// Reads the number of a YubiKey's form factor (Yubico, "Config Reference"). The FIPS series has the
    /// bit 0x80 set. `None` if the card does not report it, or if the answer cannot be read. This selects another
    /// applet for a moment, so give the PIN afterwards.
    ///
    /// # Errors
    /// As [`select`](Self::select); errors of the line.
    pub fn form(&mut self) -> Result<Option<u8>, TokenError> {
        let told = match self.managed_form() {
            Ok(told) => told,
            Err(error) if error.is_of_the_line() => return Err(error),
            Err(_) => None,
        };
        self.select_piv()?;
        Ok(told)
    }

    fn managed_form(&mut self) -> Result<Option<u8>, TokenError> {
        const FORM: u32 = 0x04;
        if self.say(CardCommand::Form, SELECT, MANAGEMENT)?.status != DONE {
            return Ok(None);
        }
        let answer = self.say(CardCommand::Form, [0x1d, 0, 0], &[])?;
        let entries = answer.data().split_first().filter(|_| answer.status == DONE);
        Ok(match entries.and_then(|(_, entries)| tlv::find(entries, FORM)) {
            Some([form]) => Some(*form),
            _ => None,
        })
    }

    fn guid(&mut self) -> Result<Option<[u8; 16]>, TokenError> {
        Ok(self.object(ObjectId::CHUID)?.and_then(|chuid| answer::guid(&chuid)))
    }

    /// Asks the card about a key, PIN, PUK or management key. An answer that cannot be read or contains
    /// nothing gives [`MetadataAnswer::Nothing`]. Cards of other makers answer so: Nitrokeys report nothing
    /// about any slot, full or empty.
    ///
    /// # Errors
    /// Errors of the line.
    pub fn metadata(&mut self, of: Reference) -> Result<MetadataAnswer, TokenError> {
        if self.without_metadata {
            return Ok(MetadataAnswer::Nothing);
        }
        let answer = match self.say(CardCommand::Metadata, [0xf7, 0, of.number()], &[]) {
            Ok(answer) => answer,
            Err(error) if error.is_of_the_line() => return Err(error),
            Err(_) => return Ok(MetadataAnswer::Nothing),
        };
        Ok(match answer.status {
            DONE => match Metadata::read(answer.data()) {
                nothing if nothing == Metadata::default() => MetadataAnswer::Nothing,
                metadata => MetadataAnswer::Metadata(metadata),
            },
            0x6a82 | 0x6a88 => MetadataAnswer::NoKey,
            status => {
                self.without_metadata = status == 0x6d00;
                MetadataAnswer::Nothing
            }
        })
    }

    /// Records that the card does not have the command for metadata, so that it is not asked again.
    pub(super) fn forget_metadata(&mut self) {
        self.without_metadata = true;
    }

    /// Whether the card is known not to have the command for metadata.
    pub(super) fn is_without_metadata(&self) -> bool {
        self.without_metadata
    }

    /// Reads which PIN the card asks for. `None` if it does not report it, or if the answer cannot be read.
    ///
    /// # Errors
    /// Errors of the line.
    pub fn discovery(&mut self) -> Result<Option<Discovery>, TokenError> {
        match self.say(CardCommand::Discovery, GET, &tlv::entry(0x5c, &[0x7e])) {
            Ok(answer) if answer.status == DONE => Ok(Discovery::read(answer.data())),
            Err(error) if error.is_of_the_line() => Err(error),
            Ok(_) | Err(_) => Ok(None),
        }
    }

    /// Reads the bytes of an object. `None` if it does not exist or is empty.
    ///
    /// # Errors
    /// [`TokenError::Malformed`], [`TokenError::Refused`]: it is not known whether the object exists.
    /// [`TokenError::NotAllowed`] if the card asks for the PIN first; errors of the line.
    pub fn object(&mut self, id: ObjectId) -> Result<Option<Vec<u8>>, TokenError> {
        self.get(id, |value| Ok(value.to_vec()))
    }

    /// As [`object`](Self::object), for a secret object: its bytes are in locked memory.
    pub(super) fn secret_object(
        &mut self,
        id: ObjectId,
    ) -> Result<Option<SecretBytes>, TokenError> {
        self.get(id, |value| Ok(SecretBytes::copy_of(value)?))
    }

    fn get<T>(
        &mut self,
        id: ObjectId,
        copy: impl FnOnce(&[u8]) -> Result<T, TokenError>,
    ) -> Result<Option<T>, TokenError> {
        const ASKED: CardCommand = CardCommand::Object;
        let answer = self.say(ASKED, GET, &tlv::entry(0x5c, &id.bytes()))?;
        match answer.status {
            DONE => match answer::object(answer.data()) {
                Some([]) => Ok(None),
                Some(value) => copy(value).map(Some),
                None => Err(TokenError::Malformed { asked: ASKED }),
            },
            0x6a82 => Ok(None),
            0x6a80 | 0x6a81 | 0x6a86 => Err(TokenError::NoSuchObjectId { id }),
            status => Err(refusal(ASKED, status)),
        }
    }

    /// Reads the bytes of an object that must exist.
    ///
    /// # Errors
    /// [`TokenError::NoObject`], and as [`object`](Self::object).
    pub fn object_that_is_there(&mut self, id: ObjectId) -> Result<Vec<u8>, TokenError> {
        self.object(id)?.ok_or(TokenError::NoObject { id })
    }

    /// Writes an object. An existing object is replaced. Give the management key first. Read the object back
    /// afterwards: the card's answer does not prove that it was written correctly.
    ///
    /// # Errors
    /// [`TokenError::NotAllowed`] without the management key; [`TokenError::TooLarge`],
    /// [`TokenError::NoSuchObjectId`]. With these, nothing was written. After any other error, read the
    /// object to see what it holds.
    pub fn put(&mut self, id: ObjectId, value: &[u8]) -> Result<(), TokenError> {
        const ASKED: CardCommand = CardCommand::Put;
        let too_large = TokenError::TooLarge { id, bytes: value.len() };
        if value.len() > 0xffff {
            return Err(too_large);
        }
        let mut head = tlv::entry(0x5c, &id.bytes());
        head.extend(tlv::head(0x53, value.len()));
        // The value may be secret.
        let mut data = SecretBytes::zeroed(head.len() + value.len())?;
        let bytes = head.iter().chain(value);
        data.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        match self.say(ASKED, PUT, &data)?.status {
            DONE => Ok(()),
            // Meaning: no room; the chain of commands is longer than the card accepts.
            0x6a84 | 0x6700 | 0x6883 => Err(too_large),
            0x6a80 | 0x6a81 | 0x6a82 | 0x6a86 => Err(TokenError::NoSuchObjectId { id }),
            status => Err(refusal(ASKED, status)),
        }
    }

    /// Deletes an object. PIV cards do this by writing an empty object.
    ///
    /// # Errors
    /// As [`put`](Self::put).
    pub fn delete(&mut self, id: ObjectId) -> Result<(), TokenError> {
        self.put(id, &[])
    }

    /// Asks how many tries at the PIN are left. It uses metadata if the card has them, or else a VERIFY
    /// without a PIN. Neither spends a try.
    ///
    /// Never ask between giving the PIN and using it: firmware 5.3.1 forgets the PIN then
    /// (gravitational/teleport, pull request 36427). `Verified` has no method for it.
    ///
    /// # Errors
    /// Errors of the line. No answer of the card is an error: it gives [`Tries::Unknown`].
    pub fn tries(&mut self) -> Result<Tries, TokenError> {
        let pin = self.metadata(Reference::Pin)?.metadata();
        self.tries_beside(&pin)
    }

    /// As [`tries`](Self::tries), if the metadata of the PIN are known already.
    pub(super) fn tries_beside(&mut self, pin: &Metadata) -> Result<Tries, TokenError> {
        match pin.tries_left() {
            Tries::Unknown => {}
            told => return Ok(told),
        }
        match self.say(CardCommand::Tries, VERIFY, &[]) {
            Ok(answer) => Ok(Tries::of_status(answer.status)),
            Err(error) if error.is_of_the_line() => Err(error),
            Err(_) => Ok(Tries::Unknown),
        }
    }
}

/// Reports whether a status means that the card does not have the command.
fn is_unknown(status: u16) -> bool {
    matches!(status, 0x6d00 | 0x6e00 | 0x6a81 | 0x6a86)
}

/// The error for a status, for any command.
pub(super) fn refusal(asked: CardCommand, status: u16) -> TokenError {
    match status {
        0x6982 => TokenError::NotAllowed { asked },
        0x6983 => TokenError::PinBlocked,
        _ => TokenError::Refused { asked, status },
    }
}
