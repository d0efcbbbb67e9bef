//! The smart card that a share is sealed to, as the share's header names it.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::Bytes;

use super::error::Rule;
use super::fingerprint::CardWords;
use crate::cbor;
use crate::error::Impossible;
use crate::seal::point::Point;

/// The bytes of a card's GUID.
pub const GUID_BYTES: usize = 16;

/// The maximum size of a share on a smart card, in bytes. Every PIV card that was tested stores an object of
/// this size.
pub const LARGEST_ON_CARD: usize = 2 << 10;

/// The slots whose key a share may be sealed to (NIST SP 800-73-4, part 1, table 4b): the retired slots, PIV
/// authentication, signature, and key management. Slot 9E (card authentication) is excluded, because its key
/// works without a PIN.
const SLOTS: [std::ops::RangeInclusive<u8>; 3] = [0x82..=0x95, 0x9a..=0x9a, 0x9c..=0x9d];

/// The data objects that may hold a share: those of the PIV standard, and those that makers define.
const OBJECTS: std::ops::RangeInclusive<u32> = 0x5f_c101..=0x5f_ffff;

/// What identifies a smart card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Token {
    /// Its serial number, other than 0.
    Serial(u32),
    /// The GUID of its CHUID (NIST SP 800-73-4, part 1, section 3.1.2), if the card reports no serial number.
    /// All zeros mean no GUID and are not allowed.
    Guid([u8; GUID_BYTES]),
}

/// Shows the serial number in decimal, or the GUID as 32 hexadecimal digits, in every language.
impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Serial(serial) => serial.fmt(f),
            Self::Guid(guid) => f.write_str(&hex::encode(guid)),
        }
    }
}

/// Written as an unsigned integer or as a byte string.
impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Serial(serial) => serializer.serialize_u32(*serial),
            Self::Guid(guid) => serializer.serialize_bytes(guid),
        }
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TokenVisitor)
    }
}

struct TokenVisitor;

impl Visitor<'_> for TokenVisitor {
    type Value = Token;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a serial number or a GUID")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Token, E> {
        let serial = u32::try_from(value);
        serial.map(Token::Serial).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<Token, E> {
        let guid = value.try_into();
        guid.map(Token::Guid).map_err(|_| E::invalid_length(value.len(), &self))
    }
}

/// A smart card, its keys, and where the share is on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardProtector {
    /// What identifies it.
    pub token: Token,
    /// The public key of the escrow slot. The share is sealed to it.
    pub key: Point,
    /// The public key of slot 9E. With it the card proves its identity before it gets a PIN.
    pub authentication_key: Point,
    /// The escrow slot: 0x82 to 0x95, 0x9a, 0x9c or 0x9d.
    pub slot: u8,
    /// The data object that holds the share, 0x5fc101 to 0x5fffff. `None` if the share is on a medium.
    pub object: Option<u32>,
}

impl CardProtector {
    /// The words of the card: SHA-256 of the canonical CBOR array `["sso-escrow/v1 card", id, escrow key, key of
    /// 9E]`. A share only claims them, until a person has typed them or the maker's attestation holds.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn words(&self) -> Result<CardWords, Impossible> {
        let (key, authentication_key) = (self.key.as_bytes(), self.authentication_key.as_bytes());
        let facts =
            ("sso-escrow/v1 card", self.token, Bytes::new(key), Bytes::new(authentication_key));
        Ok(CardWords::of(&cbor::encode(&facts)?))
    }

    /// Checks the rules of the format that the types do not enforce.
    pub(super) fn check(&self) -> Result<(), Rule> {
        check(self.token, self.slot, self.object)
    }
}

/// Checks the rules on a card's identity, slot and data object.
pub(super) fn check(token: Token, slot: u8, object: Option<u32>) -> Result<(), Rule> {
    let named = match token {
        Token::Serial(serial) => serial != 0,
        Token::Guid(guid) => guid != [0; GUID_BYTES],
    };
    let slot = SLOTS.iter().any(|slots| slots.contains(&slot));
    let object = object.is_none_or(|object| OBJECTS.contains(&object));
    if named && slot && object { Ok(()) } else { Err(Rule::Card) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::seal::point::tests::{private, public};

    /// A card whose keys are those of `private(1)` and `private(2)`.
    pub(crate) fn card() -> CardProtector {
        let [key, authentication_key] = [1, 2].map(|byte| public(&private(byte)));
        let token = Token::Serial(12_345_678);
        CardProtector { token, key, authentication_key, slot: 0x82, object: None }
    }

    #[test]
    fn a_card_is_one_that_there_can_be() {
        let holds = |card: CardProtector| card.check().is_ok();
        for slot in 0..=u8::MAX {
            let is_slot = matches!(slot, 0x82..=0x95 | 0x9a | 0x9c | 0x9d);
            assert_eq!(holds(CardProtector { slot, ..card() }), is_slot, "{slot:#x}");
        }
        for (object, is_object) in [
            (0x5f_c100, false),
            (0x5f_c101, true),
            (0x5f_ffff, true),
            (0x60_0000, false),
            (0, false),
        ] {
            let object = Some(object);
            assert_eq!(holds(CardProtector { object, ..card() }), is_object, "{object:x?}");
        }
        let mut guid = [0; GUID_BYTES];
        assert!(!holds(CardProtector { token: Token::Guid(guid), ..card() }));
        guid[15] = 1;
        assert!(holds(CardProtector { token: Token::Guid(guid), ..card() }));
        assert!(holds(CardProtector { token: Token::Serial(u32::MAX), ..card() }));
        assert!(!holds(CardProtector { token: Token::Serial(0), ..card() }));
    }

    /// The known answers of `docs/format.md`, section 3. Each fact changes the words.
    #[test]
    fn the_words_of_a_card_are_those_of_its_facts() {
        let words = |card: CardProtector| card.words().unwrap();
        assert_eq!(words(card()).to_string(), "absurd chimney ready stay caught fancy car mimic");
        let guid = CardProtector { token: Token::Guid([7; 16]), ..card() };
        assert_eq!(
            words(guid.clone()).to_string(),
            "manage poem write total engage trend flock nurse"
        );
        let [other, another] = [3, 4].map(|byte| public(&private(byte)));
        for changed in [
            CardProtector { token: Token::Serial(12_345_679), ..card() },
            CardProtector { key: other, ..card() },
            CardProtector { authentication_key: another, ..card() },
            CardProtector {
                key: card().authentication_key,
                authentication_key: card().key,
                ..card()
            },
            guid,
        ] {
            assert_ne!(words(changed), words(card()));
        }
        // The slot and the object are not part of the card.
        for same in [
            CardProtector { slot: 0x9d, ..card() },
            CardProtector { object: Some(0x5f_c120), ..card() },
        ] {
            assert_eq!(words(same), words(card()));
        }
    }

    #[test]
    fn a_card_is_called_by_digits() {
        assert_eq!(card().token.to_string(), "12345678");
        assert_eq!(Token::Guid([0xa5; 16]).to_string(), "a5".repeat(16));
    }
}
