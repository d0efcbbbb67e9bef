//! What a smart card keeps without power: keys, objects, PIN, PUK and the remaining tries.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use serde::{Deserialize, Serialize};

use super::keys::EmulatedKey;
use super::management::{EmulatedManagementKey, FACTORY_KEY};
use super::model::Model;

/// A PIN or PUK: 6 to 8 characters, padded with FF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPin {
    /// The 8 bytes.
    #[serde(with = "hex")]
    pub value: [u8; 8],
    /// The remaining tries.
    pub left: u8,
    /// The number of tries after a correct one.
    pub tries: u8,
    /// Whether it is the factory value.
    pub is_factory: bool,
}

impl StoredPin {
    fn factory(text: &[u8], tries: u8) -> Self {
        let mut value = [0xff; 8];
        value.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
        Self { value, left: tries, tries, is_factory: true }
    }

    /// Sets another value. All tries are available again.
    pub fn set(&mut self, value: [u8; 8]) {
        (self.value, self.left, self.is_factory) = (value, self.tries, false);
    }
}

/// All that a smart card keeps without power.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Memory {
    /// Its model.
    pub model: Model,
    /// Its serial number.
    pub serial: u32,
    /// The number of its form factor. If bit 80 (hexadecimal) is set, it is of the FIPS series and follows the
    /// rules of that series.
    #[serde(default = "keychain")]
    pub form: u8,
    /// Whether a key in slot 9E needs the PIN if the command that makes it sets no PIN policy.
    #[serde(default)]
    pub guards_card_key: bool,
    /// The PIN.
    pub pin: StoredPin,
    /// The PUK.
    pub puk: StoredPin,
    /// The management key.
    pub management: EmulatedManagementKey,
    /// Whether the management key needs a touch.
    pub management_touch: bool,
    /// The keys by their slots.
    pub keys: BTreeMap<u8, EmulatedKey>,
    /// The objects by their ids.
    pub objects: BTreeMap<u32, serde_bytes::ByteBuf>,
    /// The maximum bytes of all objects together.
    pub room: usize,
}

/// The form factor of a YubiKey for a key ring, with USB-A.
const fn keychain() -> u8 {
    1
}

/// The factory PIN.
pub const FACTORY_PIN: &[u8] = b"123456";
/// The factory PUK.
pub const FACTORY_PUK: &[u8] = b"12345678";

/// The slot of the attestation key.
pub const ATTESTATION_SLOT: u8 = 0xf9;
/// The object with the certificate of the attestation key.
pub const ATTESTATION_OBJECT: u32 = 0x5f_ff01;

impl Memory {
    /// A smart card in factory state. `attestation` is the key of slot F9 with its certificate, for a card that
    /// attests keys.
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

    /// Restores the factory state. The attestation key and its certificate are kept.
    pub fn reset(&mut self) {
        let key = self.keys.remove(&ATTESTATION_SLOT);
        let certificate = self.objects.remove(&ATTESTATION_OBJECT);
        let attestation = key.zip(certificate.map(serde_bytes::ByteBuf::into_vec));
        let (room, form, guards_card_key) = (self.room, self.form, self.guards_card_key);
        *self =
            Self { room, form, guards_card_key, ..Self::new(self.model, self.serial, attestation) };
    }

    /// Reports whether it is of the FIPS series.
    #[must_use]
    pub fn is_fips(&self) -> bool {
        self.form & 0x80 != 0
    }

    /// The bytes of all objects together.
    #[must_use]
    pub fn used(&self) -> usize {
        self.objects.values().map(|object| object.len()).sum()
    }

    /// Reads a smart card from a file.
    ///
    /// # Errors
    /// Errors of the file system. `InvalidData`, or `UnexpectedEof` for a truncated file, if the file does not
    /// contain a smart card.
    pub fn load(path: &Path) -> io::Result<Self> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }

    /// Writes it to a file. The file is replaced in one step.
    ///
    /// # Errors
    /// Errors of the file system.
    pub fn store(&self, path: &Path) -> io::Result<()> {
        let part = path.with_extension("part");
        fs::write(&part, serde_json::to_vec_pretty(self)?)?;
        fs::rename(part, path)
    }
}
