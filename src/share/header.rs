//! The header of a share, H: what is authenticated when the share is opened.

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use super::cbor;
use super::descriptor::Descriptor;
use super::line::is_line;
use super::{Rule, ShareError};
use crate::seal::password::{Cost, SALT_BYTES};

/// The most characters of a reminder: ENTSSO's own rule for backup files.
pub const LONGEST_REMINDER: usize = 512;

/// What a share is sealed to, with all that its custodian needs to open it but the secret part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protector {
    /// A password.
    Password {
        /// The salt of this share alone.
        salt: [u8; SALT_BYTES],
        /// The cost of deriving the key.
        cost: Cost,
        /// What reminds the custodian of the password; may be empty, and anybody can read it.
        reminder: String,
    },
}

/// The header of a share, with its one encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The descriptor of the share's set.
    pub descriptor: Descriptor,
    /// The share's number, from 1 to the number of custodians.
    pub x: u8,
    /// What it is sealed to.
    pub protector: Protector,
    encoded: Vec<u8>,
}

/// The fields as they are written. Their order is the format: it numbers them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    descriptor: ByteBuf,
    x: u8,
    protector: WireProtector,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum WireProtector {
    Password {
        #[serde(with = "serde_bytes")]
        salt: [u8; SALT_BYTES],
        memory_kib: u32,
        passes: u32,
        lanes: u32,
        reminder: String,
    },
}

impl Header {
    /// The header of share number `x` of a set.
    ///
    /// # Errors
    /// [`ShareError::Breaks`]: the set has no such share, or the reminder breaks a rule.
    pub fn new(descriptor: Descriptor, x: u8, protector: Protector) -> Result<Self, ShareError> {
        if descriptor.custodian(x).is_none() {
            return Err(Rule::Index.into());
        }
        let Protector::Password { salt, cost, reminder } = &protector;
        if !is_line(reminder, LONGEST_REMINDER) {
            return Err(Rule::Text.into());
        }
        let encoded = cbor::encode(&Wire {
            descriptor: ByteBuf::from(descriptor.encoded()),
            x,
            protector: WireProtector::Password {
                salt: *salt,
                memory_kib: cost.memory_kib(),
                passes: cost.passes(),
                lanes: cost.lanes(),
                reminder: reminder.clone(),
            },
        });
        Ok(Self { descriptor, x, protector, encoded })
    }

    /// Reads the one encoding of a header.
    ///
    /// # Errors
    /// [`ShareError::Breaks`].
    pub fn decode(bytes: &[u8]) -> Result<Self, ShareError> {
        let wire: Wire = cbor::decode(bytes)?;
        let WireProtector::Password { salt, memory_kib, passes, lanes, reminder } = wire.protector;
        let cost = Cost::new(memory_kib, passes, lanes).map_err(|_| Rule::Cost)?;
        let descriptor = Descriptor::decode(&wire.descriptor)?;
        Self::new(descriptor, wire.x, Protector::Password { salt, cost, reminder })
    }

    /// Its encoding: the associated data of the sealed share.
    #[must_use]
    pub fn encoded(&self) -> &[u8] {
        &self.encoded
    }

    /// The name of the custodian of this share. Until the share is opened, or the set words are
    /// known to be right, this is a claim of the file.
    #[must_use]
    pub fn custodian(&self) -> &str {
        self.descriptor.custodian(self.x).map_or("", |custodian| &custodian.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::descriptor::tests::fields;

    fn protector(reminder: &str) -> Protector {
        let cost = Cost::new(64 << 10, 1, 4).unwrap();
        Protector::Password { salt: [9; SALT_BYTES], cost, reminder: reminder.to_owned() }
    }

    fn wire(x: u8, memory_kib: u32, reminder: &str) -> Vec<u8> {
        let descriptor = Descriptor::new(fields()).unwrap();
        let reminder = reminder.to_owned();
        let protector =
            WireProtector::Password { salt: [9; 32], memory_kib, passes: 1, lanes: 4, reminder };
        cbor::encode(&Wire { descriptor: ByteBuf::from(descriptor.encoded()), x, protector })
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let descriptor = Descriptor::new(fields()).unwrap();
        let header = Header::new(descriptor, 3, protector("où ?")).unwrap();
        assert_eq!(header.encoded(), wire(3, 64 << 10, "où ?"));
        assert_eq!(Header::decode(header.encoded()), Ok(header.clone()));
        assert_eq!(header.custodian(), "Chloé");
    }

    #[test]
    fn every_rule_is_kept_by_maker_and_reader() {
        let descriptor = Descriptor::new(fields()).unwrap();
        let long = "r".repeat(LONGEST_REMINDER + 1);
        for (x, reminder, rule) in [
            (0, "", Rule::Index),
            (4, "", Rule::Index),
            (1, "a\nb", Rule::Text),
            (1, long.as_str(), Rule::Text),
        ] {
            let made = Header::new(descriptor.clone(), x, protector(reminder));
            assert_eq!(made, Err(rule.into()));
            assert_eq!(Header::decode(&wire(x, 64 << 10, reminder)), Err(rule.into()));
        }
        assert_eq!(Header::decode(&wire(1, 1024, "")), Err(Rule::Cost.into()));
        assert_eq!(Header::decode(&wire(1, u32::MAX, "")), Err(Rule::Cost.into()));
    }
}
