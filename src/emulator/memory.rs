//! What a token keeps without power: keys, objects, PIN, PUK and the tries that are left.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::keys::EmulatedKey;
use super::management::{EmulatedManagementKey, FACTORY_KEY};
use super::model::Model;

/// A PIN or PUK: 6 to 8 characters, filled up with FF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPin {
    /// The 8 bytes.
    #[serde(with = "hex")]
    pub value: [u8; 8],
    /// The tries that are left.
    pub left: u8,
    /// The tries after a right one.
    pub tries: u8,
    /// Whether it is the factory's.
    pub is_factory: bool,
}

impl StoredPin {
    fn factory(text: &[u8], tries: u8) -> Self {
        let mut value = [0xff; 8];
        value.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
        Self { value, left: tries, tries, is_factory: true }
    }

    /// Another value: all tries are left again.
    pub fn set(&mut self, value: [u8; 8]) {
        (self.value, self.left, self.is_factory) = (value, self.tries, false);
    }
}

/// All that a token keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Memory {
    /// Which token it is.
    pub model: Model,
    /// Its serial number.
    pub serial: u32,
    /// The number of its form; with bit 80 it is one of the FIPS series, and has the rules of these.
    #[serde(default = "keychain")]
    pub form: u8,
    /// Whether a key that is made in 9E asks for the PIN where nothing is said of it.
    #[serde(default)]
    pub guards_card_key: bool,
    /// The PIN.
    pub pin: StoredPin,
    /// The PUK.
    pub puk: StoredPin,
    /// The management key.
    pub management: EmulatedManagementKey,
    /// Whether the management key asks to be touched.
    pub management_touch: bool,
    /// The keys by their slots.
    pub keys: BTreeMap<u8, EmulatedKey>,
    /// The objects by their ids.
    pub objects: BTreeMap<u32, serde_bytes::ByteBuf>,
    /// The bytes of all objects that it has room for.
    pub room: usize,
}

/// The form of a keychain token with USB-A.
const fn keychain() -> u8 {
    1
}

/// The PIN that tokens leave the factory with.
pub const FACTORY_PIN: &[u8] = b"123456";
/// The PUK that tokens leave the factory with.
pub const FACTORY_PUK: &[u8] = b"12345678";

/// The slot of the key that attests.
pub const ATTESTATION_SLOT: u8 = 0xf9;
/// The object that holds the certificate of that key.
pub const ATTESTATION_OBJECT: u32 = 0x5f_ff01;

impl Memory {
    /// A token as it leaves the factory; `attestation` is the key of slot F9, with its certificate, of a token
    /// that attests.
    #[must_use]
    pub fn new(model: Model, serial: u32, attestation: Option<(EmulatedKey, Vec<u8>)>) -> Self {
        let mut kept = Self {
            model,
            serial,
            form: keychain(),
            guards_card_key: false,
            pin: StoredPin::factory(FACTORY_PIN, 3),
            puk: StoredPin::factory(FACTORY_PUK, 3),
            management: EmulatedManagementKey {
                algorithm: model.factory_algorithm(),
                bytes: FACTORY_KEY.to_vec(),
            },
            management_touch: false,
            keys: BTreeMap::new(),
            objects: BTreeMap::new(),
            room: 48 << 10,
        };
        if let Some((key, certificate)) = attestation {
            kept.keys.insert(ATTESTATION_SLOT, key);
            kept.objects.insert(ATTESTATION_OBJECT, certificate.into());
        }
        kept
    }

    /// As it left the factory, but for what it attests with.
    pub fn reset(&mut self) {
        let key = self.keys.remove(&ATTESTATION_SLOT);
        let certificate = self.objects.remove(&ATTESTATION_OBJECT);
        let attestation = key.zip(certificate.map(serde_bytes::ByteBuf::into_vec));
        let (room, form, guards_card_key) = (self.room, self.form, self.guards_card_key);
        *self =
            Self { room, form, guards_card_key, ..Self::new(self.model, self.serial, attestation) };
    }

    /// Whether it is one of the FIPS series.
    #[must_use]
    pub fn is_fips(&self) -> bool {
        self.form & 0x80 != 0
    }

    /// The bytes of all objects.
    #[must_use]
    pub fn used(&self) -> usize {
        self.objects.values().map(|object| object.len()).sum()
    }

    /// Reads a token that was kept in a file.
    ///
    /// # Errors
    /// Those of the system, and `InvalidData` for a file that is none.
    pub fn load(path: &Path) -> io::Result<Self> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }

    /// Keeps it in a file, which is replaced in one step.
    ///
    /// # Errors
    /// Those of the system.
    pub fn store(&self, path: &Path) -> io::Result<()> {
        let part = path.with_extension("part");
        fs::write(&part, serde_json::to_vec_pretty(self)?)?;
        fs::rename(part, path)
    }
}
