//! Which token is emulated, and what that one can do.

use serde::{Deserialize, Serialize};

use super::management::EmulatedAlgorithm;

/// A kind of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Model {
    /// A YubiKey with firmware of this version.
    YubiKey([u8; 3]),
    /// A PIV card (NIST SP 800-73) without the commands that are the YubiKey's own.
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

    /// Its firmware, where it tells.
    #[must_use]
    pub const fn version(self) -> Option<[u8; 3]> {
        match self {
            Self::YubiKey(version) => Some(version),
            Self::Plain => None,
        }
    }

    /// Whether it is a YubiKey with firmware of that version or a later one.
    fn since(self, version: [u8; 3]) -> bool {
        self.version().is_some_and(|own| own >= version)
    }

    /// Whether it tells of its keys (GET METADATA).
    #[must_use]
    pub fn has_metadata(self) -> bool {
        self.since([5, 3, 0])
    }

    /// Whether its management key can be one of AES.
    #[must_use]
    pub fn has_aes(self) -> bool {
        self.since([5, 4, 2])
    }

    /// Whether keys can be moved and deleted.
    #[must_use]
    pub fn moves_keys(self) -> bool {
        self.since([5, 7, 0])
    }

    /// What kind of management key it leaves the factory with.
    #[must_use]
    pub fn factory_algorithm(self) -> EmulatedAlgorithm {
        if self.since([5, 7, 0]) { EmulatedAlgorithm::Aes192 } else { EmulatedAlgorithm::TripleDes }
    }

    /// Whether to ask if the PIN was given makes it forget that it was: a fault of firmware 5.3.1
    /// (gravitational/teleport, pull request 36427).
    #[must_use]
    pub fn forgets_when_asked(self) -> bool {
        self == Self::YubiKey([5, 3, 1])
    }

    /// Whether an object of that id can be stored: any of three bytes by a YubiKey, by others those that the
    /// standard names.
    #[must_use]
    pub fn takes_object(self, id: u32) -> bool {
        match self {
            Self::YubiKey(_) => (0x5f_0000..=0x5f_ffff).contains(&id),
            Self::Plain => (0x5f_c101..=0x5f_c123).contains(&id),
        }
    }

    /// The most bytes of an object's value.
    #[must_use]
    pub fn largest_object(self) -> usize {
        match self {
            Self::YubiKey(_) => 3052,
            Self::Plain => 2048,
        }
    }
}
