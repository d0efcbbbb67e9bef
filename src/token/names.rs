//! The names of cards, slots and objects.

use std::fmt;

/// The id of a card: its serial number, or the GUID of its CHUID if it has no serial number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenId {
    /// The serial number. It is printed on a YubiKey.
    Serial(u32),
    /// The GUID in the Card Holder Unique Identifier, 16 bytes (NIST SP 800-73-4, part 1, section 3.1.2).
    Guid([u8; 16]),
}

impl TokenId {
    /// Reads a serial number in decimal digits, or a GUID in 32 hexadecimal digits. `None` for any other
    /// text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // Without this check, a sign would be accepted as part of a number.
        if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut guid = [0; 16];
        match text.len() {
            32 => hex::decode_to_slice(text, &mut guid).ok().map(|()| Self::Guid(guid)),
            _ => text.parse().ok().map(Self::Serial),
        }
    }
}

impl fmt::Display for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Serial(serial) => write!(f, "{serial}"),
            Self::Guid(guid) => f.write_str(&hex::encode(guid)),
        }
    }
}

/// The version of a YubiKey's firmware, as in 5.4.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Firmware(pub [u8; 3]);

impl fmt::Display for Firmware {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([major, minor, patch]) = self;
        write!(f, "{major}.{minor}.{patch}")
    }
}

/// A place for a key on a PIV card, by its number (NIST SP 800-73-4, part 1, table 4b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(u8);

impl Slot {
    /// 9A: the key with which a person signs in.
    pub const AUTHENTICATION: Self = Self(0x9a);
    /// 9C: the key for signatures.
    pub const SIGNATURE: Self = Self(0x9c);
    /// 9D: the key that agrees on secrets.
    pub const KEY_MANAGEMENT: Self = Self(0x9d);
    /// 9E: the card's own key. It needs no PIN.
    pub const CARD: Self = Self(0x9e);
    /// The number of slots for retired keys: 82 to 95.
    pub const RETIRED: u8 = 20;

    /// The slot for retired keys with this index, counted from 0. `None` above 19.
    #[must_use]
    pub fn retired(number: u8) -> Option<Self> {
        (number < Self::RETIRED).then(|| Self(0x82 + number))
    }

    /// The slot with this number. `None` if there is no such slot for P-256 keys.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        matches!(number, 0x82..=0x95 | 0x9a | 0x9c..=0x9e).then_some(Self(number))
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// The object that holds its certificate.
    #[must_use]
    pub fn certificate(self) -> ObjectId {
        ObjectId(match self.0 {
            0x9a => 0x5f_c105,
            0x9c => 0x5f_c10a,
            0x9d => 0x5f_c10b,
            0x9e => 0x5f_c101,
            retired => 0x5f_c10d + u32::from(retired.saturating_sub(0x82)),
        })
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02X}", self.0)
    }
}

/// The id of an object on a PIV card: three bytes, the first of them 5F (NIST SP 800-73-4, part 1, table 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(u32);

impl ObjectId {
    /// The Card Holder Unique Identifier.
    pub const CHUID: Self = Self(0x5f_c102);
    /// The Card Capability Container.
    pub const CCC: Self = Self(0x5f_c107);
    /// The printed information. It is behind the PIN. Yubico's programs store a management key in it.
    pub const PRINTED: Self = Self(0x5f_c109);
    /// Yubico's own object: it says how the management key is stored.
    pub const ADMIN: Self = Self(0x5f_ff00);

    /// The object with this id. `None` if the id does not have three bytes, of which the first is 5F.
    #[must_use]
    pub fn of(id: u32) -> Option<Self> {
        (id >> 16 == 0x5f).then_some(Self(id))
    }

    /// The three bytes as one number.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// The three bytes.
    #[must_use]
    pub fn bytes(self) -> [u8; 3] {
        let [_, bytes @ ..] = self.0.to_be_bytes();
        bytes
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06X}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_named_as_it_is_shown() {
        for id in [TokenId::Serial(0), TokenId::Serial(u32::MAX), TokenId::Guid([0xa5; 16])] {
            assert_eq!(TokenId::parse(&id.to_string()), Some(id));
        }
        for text in ["", "+1", "-1", "4294967296", "a5", "0x10", "1 ", "a5a5-a5a5"] {
            assert_eq!(TokenId::parse(text), None, "{text}");
        }
    }

    #[test]
    fn slots_and_objects_are_those_of_the_standard() {
        let certificate = |slot: u8| Slot::of(slot).unwrap().certificate().to_string();
        assert_eq!([0x82, 0x95, 0x9e].map(certificate), ["5FC10D", "5FC120", "5FC101"]);
        assert_eq!(Slot::retired(19), Slot::of(0x95));
        assert_eq!((Slot::retired(20), Slot::of(0x96), Slot::of(0x9b)), (None, None, None));
        assert_eq!(ObjectId::of(0x5f_ff10).unwrap().bytes(), [0x5f, 0xff, 0x10]);
        assert_eq!((ObjectId::of(0x7e), ObjectId::of(0x015f_c102)), (None, None));
    }
}
