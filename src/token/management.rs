//! The management key. A card needs it before it writes or deletes an object. This module finds where the key
//! is, and proves on both sides that card and program know it (NIST SP 800-73-4, part 2, appendix A.1).

use std::fmt;

use aes::{Aes128, Aes192, Aes256};
use des::TdesEde3;
use des::cipher::{Block, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};

use super::answer::Metadata;
use super::apdu::{Answer, DONE};
use super::card::{Card, Reference, refusal};
use super::error::{CardCommand, TokenError};
use super::key::Verified;
use super::names::ObjectId;
use crate::error::Impossible;
use crate::random::Generator;
use crate::secret::{SecretBytes, equal};
use crate::tlv;

/// The key reference of the management key.
const REFERENCE: u8 = 0x9b;
/// The instruction GENERAL AUTHENTICATE.
const AUTHENTICATE: u8 = 0x87;
/// The tag of the witness: random bytes that the card encrypts and the program decrypts. An empty entry asks
/// for them.
const WITNESS: u32 = 0x80;
/// The tag of the challenge: bytes that the card must encrypt.
const CHALLENGE: u32 = 0x81;
/// The tag of the encrypted challenge.
const RESPONSE: u32 = 0x82;
/// The tag of the template around these entries.
const TEMPLATE: u32 = 0x7c;

/// The longest cipher block here, in bytes.
const LONGEST_BLOCK: usize = 16;

/// The factory management key of every kind with 24 bytes (Yubico, "PIV Admin").
const FACTORY: [u8; 24] = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8];

/// The flag in [`ObjectId::ADMIN`], whose form is 80 { 81 flags, … }. It means: the management key is behind
/// the PIN, in [`ObjectId::PRINTED`], as 88 { 89 key }.
pub(super) const PROTECTED: u8 = 0x02;

/// The algorithm of a management key (NIST SP 800-78-4, table 6-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// Triple DES with three keys: 24 bytes, blocks of 8 bytes.
    TripleDes,
    /// AES with a key of 16 bytes.
    Aes128,
    /// AES with a key of 24 bytes.
    Aes192,
    /// AES with a key of 32 bytes.
    Aes256,
}

impl Algorithm {
    /// The algorithm with this number on the card.
    fn of(number: u8) -> Option<Self> {
        match number {
            0x03 => Some(Self::TripleDes),
            0x08 => Some(Self::Aes128),
            0x0a => Some(Self::Aes192),
            0x0c => Some(Self::Aes256),
            _ => None,
        }
    }

    fn number(self) -> u8 {
        match self {
            Self::TripleDes => 0x03,
            Self::Aes128 => 0x08,
            Self::Aes192 => 0x0a,
            Self::Aes256 => 0x0c,
        }
    }

    /// The length of its keys in bytes.
    #[must_use]
    pub fn key_bytes(self) -> usize {
        match self {
            Self::TripleDes | Self::Aes192 => 24,
            Self::Aes128 => 16,
            Self::Aes256 => 32,
        }
    }

    fn block_bytes(self) -> usize {
        match self {
            Self::TripleDes => 8,
            Self::Aes128 | Self::Aes192 | Self::Aes256 => LONGEST_BLOCK,
        }
    }
}

/// A management key of 16, 24 or 32 bytes, in locked memory.
pub struct ManagementKey(SecretBytes);

impl ManagementKey {
    /// Reads hexadecimal digits, with or without spaces. The caller must wipe `text`.
    ///
    /// # Errors
    /// [`TokenError::NotAManagementKey`], before any command to a card. No locked memory is available.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        let mut bytes = SecretBytes::zeroed(32)?;
        let mut length = 0;
        for digit in text.chars().filter(|character| !character.is_whitespace()) {
            let value = digit.to_digit(16).ok_or(TokenError::NotAManagementKey)? as u8;
            let place = bytes.get_mut(length / 2).ok_or(TokenError::NotAManagementKey)?;
            *place = *place << 4 | value;
            length += 1;
        }
        match length {
            32 | 48 | 64 => {
                let bytes = bytes.get(..length / 2);
                let bytes = bytes.ok_or(Impossible("management key: more than 32 bytes"))?;
                Ok(Self(SecretBytes::copy_of(bytes)?))
            }
            _ => Err(TokenError::NotAManagementKey),
        }
    }

    /// Returns the factory management key.
    ///
    /// # Errors
    /// No locked memory is available.
    pub fn factory() -> Result<Self, TokenError> {
        Ok(Self(SecretBytes::copy_of(&FACTORY)?))
    }

    /// Generates a random management key.
    ///
    /// # Errors
    /// No locked memory is available.
    pub fn random(algorithm: Algorithm, random: &mut Generator) -> Result<Self, TokenError> {
        let mut bytes = SecretBytes::zeroed(algorithm.key_bytes())?;
        random.secret(&mut bytes);
        Ok(Self(bytes))
    }

    /// Builds the object behind the PIN with this key in it. The other entries of the existing object,
    /// `before`, are kept.
    ///
    /// # Errors
    /// [`TokenError::Malformed`] if the existing object cannot be read: its entries could not be kept.
    pub(super) fn kept_with(&self, before: Option<&[u8]>) -> Result<SecretBytes, TokenError> {
        let malformed = TokenError::Malformed { asked: CardCommand::Object };
        let others = match before {
            Some(before) => tlv::find(before, 0x88).and_then(tlv::all).ok_or(malformed)?,
            None => Vec::new(),
        };
        let others: Vec<_> = others.into_iter().filter(|entry| entry.tag != 0x89).collect();
        let value: usize = others.iter().map(|entry| entry.value.len()).sum();
        // The other entries may be secret too, so all bytes stay in locked memory. Tag and length of an entry
        // take at most 6 bytes.
        let mut inner = SecretBytes::zeroed(self.0.len() + value + 6 * (others.len() + 1))?;
        let mut length = 0;
        let mut add = |tag: u32, value: &[u8]| {
            let head = tlv::head(tag, value.len());
            let bytes = head.iter().chain(value);
            let room = inner.iter_mut().skip(length);
            room.zip(bytes).for_each(|(place, byte)| *place = *byte);
            length += head.len() + value.len();
        };
        add(0x89, &self.0);
        others.iter().for_each(|entry| add(entry.tag, entry.value));
        let inner =
            inner.get(..length).ok_or(Impossible("management key: no room for its object"))?;
        let head = tlv::head(0x88, inner.len());
        let mut object = SecretBytes::zeroed(head.len() + inner.len())?;
        let bytes = head.iter().chain(inner);
        object.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        Ok(object)
    }

    /// Sets this management key on the card (SET MANAGEMENT KEY, Yubico). Its use needs no touch. Call
    /// [`Card::administrate`] with the existing key before.
    pub(super) fn set(&self, card: &mut Card<'_>, algorithm: Algorithm) -> Result<(), TokenError> {
        const ASKED: CardCommand = CardCommand::Manage;
        let mut data = SecretBytes::zeroed(3 + self.0.len())?;
        let head = [algorithm.number(), REFERENCE, self.0.len() as u8];
        let bytes = head.iter().chain(self.0.iter());
        data.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        match card.say(ASKED, [0xff, 0xff, 0xff], &data)?.status {
            DONE => Ok(()),
            status => Err(refusal(ASKED, status)),
        }
    }

    /// Encrypts or decrypts one block.
    ///
    /// # Errors
    /// [`TokenError::Malformed`] if the block does not have the length of the cipher's block.
    fn turned(
        &self,
        algorithm: Algorithm,
        block: &[u8],
        way: Way,
    ) -> Result<SecretBytes, TokenError> {
        match algorithm {
            Algorithm::TripleDes => turned::<TdesEde3>(&self.0, block, way),
            Algorithm::Aes128 => turned::<Aes128>(&self.0, block, way),
            Algorithm::Aes192 => turned::<Aes192>(&self.0, block, way),
            Algorithm::Aes256 => turned::<Aes256>(&self.0, block, way),
        }
    }
}

impl fmt::Debug for ManagementKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ManagementKey(…)")
    }
}

#[derive(Debug, Clone, Copy)]
enum Way {
    Encrypt,
    Decrypt,
}

fn turned<C: KeyInit + BlockCipherEncrypt + BlockCipherDecrypt>(
    key: &[u8],
    block: &[u8],
    way: Way,
) -> Result<SecretBytes, TokenError> {
    let cipher = C::new_from_slice(key)
        .map_err(|_| Impossible("management key: it is not as long as its cipher's"))?;
    let mut bytes = SecretBytes::copy_of(block)?;
    let block = <&mut Block<C>>::try_from(&mut bytes[..])
        .map_err(|_| TokenError::Malformed { asked: CardCommand::Administrate })?;
    match way {
        Way::Encrypt => cipher.encrypt_block(block),
        Way::Decrypt => cipher.decrypt_block(block),
    }
    Ok(bytes)
}

/// Where the management key of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyLocation {
    /// The card has the factory management key, as far as it reports.
    Factory,
    /// The key is on the card behind the PIN, as Yubico's programs store it.
    BehindPin,
    /// The key is not on the card: a person must type it.
    Elsewhere,
    /// The card does not report it. It may be the factory management key.
    Unknown,
}

/// Asks a card where its management key is, and which algorithm it has. No PIN is needed.
///
/// # Errors
/// Errors of the line.
pub fn key_location(card: &mut Card<'_>) -> Result<(KeyLocation, Algorithm), TokenError> {
    let told: Metadata = card.metadata(Reference::Management)?.metadata();
    // The algorithm is read, and never guessed from a version. Cards that do not report it have triple DES:
    // nothing else existed when they were made.
    let algorithm = told.algorithm.and_then(Algorithm::of).unwrap_or(Algorithm::TripleDes);
    if told.is_default == Some(true) {
        return Ok((KeyLocation::Factory, algorithm));
    }
    let admin = match card.object(ObjectId::ADMIN) {
        Ok(admin) => admin,
        Err(error) if error.is_of_the_line() => return Err(error),
        Err(_) => None,
    };
    let flags = admin
        .as_deref()
        .and_then(|admin| tlv::find(admin, 0x80))
        .and_then(|it| tlv::find(it, 0x81));
    let is_protected = matches!(flags, Some([flags]) if flags & PROTECTED != 0);
    let kept = match (is_protected, told.is_default) {
        (true, _) => KeyLocation::BehindPin,
        (false, Some(false)) => KeyLocation::Elsewhere,
        (false, _) => KeyLocation::Unknown,
    };
    Ok((kept, algorithm))
}

impl Verified<'_, '_> {
    /// Reads the management key behind the PIN.
    ///
    /// # Errors
    /// [`TokenError::NoManagementKey`] if it is not there; [`TokenError::NotAllowed`],
    /// [`TokenError::Malformed`], [`TokenError::Refused`]; errors of the line.
    pub fn management_key(&mut self) -> Result<ManagementKey, TokenError> {
        let object = self.secret_object(ObjectId::PRINTED)?;
        let value =
            object.as_deref().and_then(|it| tlv::find(it, 0x88)).and_then(|it| tlv::find(it, 0x89));
        match value {
            Some(key) if matches!(key.len(), 16 | 24 | 32) => {
                Ok(ManagementKey(SecretBytes::copy_of(key)?))
            }
            _ => Err(TokenError::NoManagementKey),
        }
    }
}

impl Card<'_> {
    /// Proves the management key on both sides. The program decrypts the card's witness, and the card
    /// encrypts `challenge`, of which the length of one cipher block is used. After that the card writes and
    /// deletes objects, until it is reset.
    ///
    /// # Errors
    /// [`TokenError::WrongManagementKey`], also if the card did not know the key; [`TokenError::NotTouched`]
    /// if the key needs a touch; [`TokenError::Malformed`], [`TokenError::Refused`]; errors of the line.
    pub fn administrate(
        &mut self,
        algorithm: Algorithm,
        key: &ManagementKey,
        challenge: &[u8; LONGEST_BLOCK],
    ) -> Result<(), TokenError> {
        const ASKED: CardCommand = CardCommand::Administrate;
        if key.0.len() != algorithm.key_bytes() {
            return Err(TokenError::WrongManagementKey);
        }
        let head = [AUTHENTICATE, algorithm.number(), REFERENCE];
        let shown = self.say(ASKED, head, &tlv::entry(TEMPLATE, &tlv::entry(WITNESS, &[])))?;
        let shown = part(&shown, WITNESS)?;
        let witness = key.turned(algorithm, &shown, Way::Decrypt)?;
        let challenge = challenge.get(..algorithm.block_bytes());
        let challenge =
            challenge.ok_or(Impossible("management key: the challenge is too short"))?;
        // The witness is used for only one answer, and is public after it.
        let mut said = tlv::entry(WITNESS, &witness);
        tlv::put(&mut said, CHALLENGE, challenge);
        let answer = self.say(ASKED, head, &tlv::entry(TEMPLATE, &said))?;
        let response = part(&answer, RESPONSE)?;
        let expected = key.turned(algorithm, challenge, Way::Encrypt)?;
        // A card that does not know its management key is not the expected card.
        match equal(&expected, &response) {
            true => Ok(()),
            false => Err(TokenError::WrongManagementKey),
        }
    }
}

/// Reads one entry of the card's answer to a step.
fn part(answer: &Answer, tag: u32) -> Result<Vec<u8>, TokenError> {
    const ASKED: CardCommand = CardCommand::Administrate;
    match answer.status {
        DONE => {
            let value = tlv::find(answer.data(), TEMPLATE).and_then(|it| tlv::find(it, tag));
            value.map(<[u8]>::to_vec).ok_or(TokenError::Malformed { asked: ASKED })
        }
        // Meaning: the answer was wrong; no such key; another kind of key.
        0x6982 | 0x6a80 | 0x6a86 | 0x6a88 => Err(TokenError::WrongManagementKey),
        status => Err(refusal(ASKED, status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 197, appendix C.1 to C.3, and NIST SP 800-67 (triple DES with the same key three times is DES).
    #[test]
    fn blocks_are_turned_as_the_standards_say() {
        let cases = [
            (
                Algorithm::Aes128,
                "000102030405060708090a0b0c0d0e0f",
                "69c4e0d86a7b0430d8cdb78070b4c55a",
            ),
            (
                Algorithm::Aes192,
                "000102030405060708090a0b0c0d0e0f1011121314151617",
                "dda97ca4864cdfe06eaf70a0ec0d7191",
            ),
            (
                Algorithm::Aes256,
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "8ea2b7ca516745bfeafc49904b496089",
            ),
        ];
        let plain = hex::decode("00112233445566778899aabbccddeeff").unwrap();
        for (algorithm, key, encrypted) in cases {
            let key = ManagementKey::parse(key).unwrap();
            let encrypted = hex::decode(encrypted).unwrap();
            let turned = |block: &[u8], way| key.turned(algorithm, block, way).unwrap().to_vec();
            assert_eq!(turned(&plain, Way::Encrypt), encrypted);
            assert_eq!(turned(&encrypted, Way::Decrypt), plain);
            assert!(key.turned(algorithm, &plain[1..], Way::Decrypt).is_err());
        }
        // The key and block for DES are from FIPS 81, table B1.
        let key = ManagementKey::parse(&"0123456789abcdef".repeat(3)).unwrap();
        let turned = key.turned(Algorithm::TripleDes, b"Now is t", Way::Encrypt).unwrap();
        assert_eq!(hex::encode(&turned[..]), "3fa40e8a984d4815");
    }

    #[test]
    fn a_management_key_is_hexadecimal() {
        assert_eq!(
            ManagementKey::parse("0102 0304 0506 0708".repeat(3).as_str()).unwrap().0.len(),
            24
        );
        let wrong = ["", "01", &"0".repeat(47), &"0".repeat(66), &"g".repeat(48), &"é".repeat(48)];
        for text in wrong {
            assert_eq!(
                ManagementKey::parse(text).err(),
                Some(TokenError::NotAManagementKey),
                "{text}"
            );
        }
    }
}
