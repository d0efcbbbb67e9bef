//! Master secret ids.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::random::Generator;

/// A master secret id (MSID): the GUID with which ENTSSO identifies a master secret. It has 16 bytes, in the
/// order of the written form (RFC 9562).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Msid(#[serde(with = "serde_bytes")] [u8; 16]);

impl Msid {
    /// The id with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// A new random id (version 4 of RFC 9562).
    pub fn random(random: &mut Generator) -> Self {
        let mut bytes: [u8; 16] = random.public();
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Self(bytes)
    }

    /// Parses an id: a GUID with or without braces, in upper or lower case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let inner = text.strip_prefix('{').map_or(Some(text), |text| text.strip_suffix('}'))?;
        let hyphens = [8, 13, 18, 23];
        let in_place = |(at, c): (usize, char)| (c == '-') == hyphens.contains(&at);
        if inner.len() != 36 || !inner.char_indices().all(in_place) {
            return None;
        }
        let bytes = hex::decode(inner.replace('-', "")).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The 16 bytes, in the order of the written form.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// Writes the id as the registry does: `{01234567-89AB-4CDE-8F01-23456789ABCD}`.
impl fmt::Display for Msid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = hex::encode_upper(self.0);
        let [a, b, c, d, e] =
            [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
        write!(f, "{{{a}-{b}-{c}-{d}-{e}}}")
    }
}

impl fmt::Debug for Msid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_the_registry_does() {
        let msid =
            Msid::from_bytes(*b"\x01\x23\x45\x67\x89\xab\x4c\xde\x8f\x01\x23\x45\x67\x89\xab\xcd");
        assert_eq!(msid.to_string(), "{01234567-89AB-4CDE-8F01-23456789ABCD}");
    }

    #[test]
    fn it_is_read_as_people_and_registries_write_it() {
        let msid =
            Msid::from_bytes(*b"\x01\x23\x45\x67\x89\xab\x4c\xde\x8f\x01\x23\x45\x67\x89\xab\xcd");
        for text in [msid.to_string(), msid.to_string().to_lowercase()] {
            assert_eq!(Msid::parse(&text), Some(msid), "{text}");
            assert_eq!(Msid::parse(text.trim_matches(['{', '}'])), Some(msid), "{text}");
        }
        for wrong in [
            "",
            "{}",
            "{01234567-89AB-4CDE-8F01-23456789ABCD",
            "01234567-89AB-4CDE-8F01-23456789ABCD}",
            "0123456789AB4CDE8F0123456789ABCD",
            "01234567-89AB-4CDE-8F01-23456789ABCG",
            "0123456-789AB-4CDE-8F01-23456789ABCD",
            "é1234567-89AB-4CDE-8F01-23456789ABC",
        ] {
            assert_eq!(Msid::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_random_one_is_of_version_4() {
        let mut random = Generator::new(b"").unwrap();
        for _ in 0..100 {
            let text = Msid::random(&mut random).to_string();
            assert_eq!(&text[15..16], "4", "{text}");
            assert!("89AB".contains(&text[20..21]), "{text}");
        }
    }
}
