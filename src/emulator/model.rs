//! The model of the emulated smart card, and what it supports.

use serde::{Deserialize, Serialize};

use super::management::EmulatedAlgorithm;

/// A model of smart card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    /// A YubiKey with firmware of this version.
    YubiKey([u8; 3]),
    /// A PIV card (NIST SP 800-73) without Yubico's additional commands.
    Plain,
}

impl Model {
    /// Reads `5.4.3`, or `plain`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "plain" {
            return Some(Self::Plain);
        }
        let numbers: Vec<u8> = text.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
        Some(Self::YubiKey(numbers.try_into().ok()?))
    }

    /// Its firmware version, if it reports one.
    #[must_use]
    pub const fn version(self) -> Option<[u8; 3]> {
        match self {
            Self::YubiKey(version) => Some(version),
            Self::Plain => None,
        }
    }

    /// Reports whether it is a YubiKey with this firmware version or a later one.
    fn since(self, version: [u8; 3]) -> bool {
        self.version().is_some_and(|own| own >= version)
    }

    /// Reports whether it describes its keys (GET METADATA).
    #[must_use]
    pub fn has_metadata(self) -> bool {
        self.since([5, 3, 0])
    }

    /// Reports whether its management key can be an AES key.
    #[must_use]
    pub fn has_aes(self) -> bool {
        self.since([5, 4, 2])
    }

    /// Reports whether keys can be moved and deleted.
    #[must_use]
    pub fn moves_keys(self) -> bool {
        self.since([5, 7, 0])
    }

    /// The algorithm of its factory management key.
    #[must_use]
    pub fn factory_algorithm(self) -> EmulatedAlgorithm {
        if self.since([5, 7, 0]) { EmulatedAlgorithm::Aes192 } else { EmulatedAlgorithm::TripleDes }
    }

    /// Reports whether a query for the PIN state makes the card forget that the PIN was given. This is a fault of
    /// firmware 5.3.1 (gravitational/teleport, pull request 36427).
    #[must_use]
    pub fn forgets_when_asked(self) -> bool {
        self == Self::YubiKey([5, 3, 1])
    }

    /// Reports whether an object with this id can be stored. A YubiKey accepts every id of three bytes that begins
    /// with 5F; other cards accept those that the standard defines.
    #[must_use]
    pub fn takes_object(self, id: u32) -> bool {
        match self {
            Self::YubiKey(_) => (0x5f_0000..=0x5f_ffff).contains(&id),
            Self::Plain => (0x5f_c101..=0x5f_c123).contains(&id),
        }
    }

    /// The maximum length of an object's value, in bytes.
    #[must_use]
    pub fn largest_object(self) -> usize {
        match self {
            Self::YubiKey(_) => 3052,
            Self::Plain => 2048,
        }
    }
}
