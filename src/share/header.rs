//! The header of a share, H. It is authenticated when the share is opened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use serde_cbor::Value;

use super::card::{self, CardProtector, Token};
use super::descriptor::{Descriptor, Fields};
use super::error::{NumberedPart, Rule, ShareError};
use super::line::is_line;
use crate::cbor;
use crate::seal::password::{Cost, SALT_BYTES};
use crate::seal::point::{POINT_BYTES, Point};

/// How many protectors this release knows: their numbers are below this one.
const PROTECTORS: u64 = 2;

/// The maximum length of a reminder in characters: ENTSSO's rule for backup files.
pub const LONGEST_REMINDER: usize = 512;

/// What a share is sealed to, with everything that its custodian needs to open it except the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protector {
    /// A password.
    Password {
        /// The salt. Each share has a different one.
        salt: [u8; SALT_BYTES],
        /// The cost of deriving the key.
        cost: Cost,
        /// A reminder of the password. It may be empty, and anybody can read it.
        reminder: String,
    },
    /// A smart card. The share itself may be on the card or on a medium.
    Card(CardProtector),
}

/// The header of a share, with its only valid encoding.
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

/// The fields as they are written. Their order is part of the format, because it numbers them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireHeader {
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
    Card {
        token: Token,
        #[serde(with = "serde_bytes")]
        key: [u8; POINT_BYTES],
        #[serde(with = "serde_bytes")]
        authentication_key: [u8; POINT_BYTES],
        slot: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        object: Option<u32>,
    },
}

/// A header whose protector may have any number.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnyHeader {
    descriptor: ByteBuf,
    x: u8,
    protector: BTreeMap<u64, Value>,
}

/// A header whose structure is right. Its values may break rules.
pub(super) struct ReadHeader {
    descriptor: Fields,
    wire: WireHeader,
}

impl ReadHeader {
    /// Decodes a header, and checks its structure only.
    ///
    /// # Errors
    /// [`Rule::Version`], [`Rule::Layout`], [`Rule::Deterministic`], [`ShareError::LaterNumber`].
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ShareError> {
        match cbor::decode::<WireHeader>(bytes) {
            Ok(wire) => Ok(Self { descriptor: Fields::read(&wire.descriptor)?, wire }),
            Err(error) => Err(match later_protector(bytes)? {
                Some(later) => later,
                None => error.into(),
            }),
        }
    }

    /// Reports whether the share is sealed to a card.
    pub(super) fn is_for_card(&self) -> bool {
        matches!(self.wire.protector, WireProtector::Card { .. })
    }

    /// The first rule that the values break.
    pub(super) fn fault(&self) -> Option<Rule> {
        let x = usize::from(self.wire.x);
        let is_there = (1..=self.descriptor.custodians.len()).contains(&x);
        let faults = [
            self.descriptor.check().err(),
            Protector::from_wire(&self.wire.protector).err(),
            (!is_there).then_some(Rule::Index),
        ];
        faults.into_iter().flatten().min()
    }

    /// The header, if no rule is broken.
    pub(super) fn checked(self) -> Result<Header, ShareError> {
        let protector = Protector::from_wire(&self.wire.protector)?;
        Header::new(Descriptor::new(self.descriptor)?, self.wire.x, protector)
    }
}

/// The error for a protector that only a later release knows. `None` if the header has another fault.
///
/// # Errors
/// The fault of the descriptor's structure, which counts more.
fn later_protector(bytes: &[u8]) -> Result<Option<ShareError>, ShareError> {
    let Ok(header) = cbor::decode::<AnyHeader>(bytes) else { return Ok(None) };
    let numbers: Vec<u64> = header.protector.into_keys().collect();
    let [number] = numbers[..] else { return Ok(None) };
    if number < PROTECTORS {
        return Ok(None);
    }
    Fields::read(&header.descriptor)?;
    Ok(Some(ShareError::LaterNumber { part: NumberedPart::Protector, number }))
}

impl Protector {
    fn to_wire(&self) -> WireProtector {
        match self {
            Self::Password { salt, cost, reminder } => WireProtector::Password {
                salt: *salt,
                memory_kib: cost.memory_kib(),
                passes: cost.passes(),
                lanes: cost.lanes(),
                reminder: reminder.clone(),
            },
            Self::Card(card) => WireProtector::Card {
                token: card.token,
                key: *card.key.as_bytes(),
                authentication_key: *card.authentication_key.as_bytes(),
                slot: card.slot,
                object: card.object,
            },
        }
    }

    /// The protector, if it keeps all rules. Otherwise the first that it breaks.
    fn from_wire(wire: &WireProtector) -> Result<Self, Rule> {
        match wire {
            WireProtector::Password { salt, memory_kib, passes, lanes, reminder } => {
                if !is_line(reminder, LONGEST_REMINDER) {
                    return Err(Rule::Text);
                }
                let cost = Cost::new(*memory_kib, *passes, *lanes).map_err(|_| Rule::Cost)?;
                Ok(Self::Password { salt: *salt, cost, reminder: reminder.clone() })
            }
            WireProtector::Card { token, key, authentication_key, slot, object } => {
                card::check(*token, *slot, *object)?;
                let point = |bytes| Point::new(bytes).ok_or(Rule::Point);
                let (key, authentication_key) = (point(key)?, point(authentication_key)?);
                let (token, slot, object) = (*token, *slot, *object);
                Ok(Self::Card(CardProtector { token, key, authentication_key, slot, object }))
            }
        }
    }

    /// Checks the rules of the format that the types do not enforce.
    fn check(&self) -> Result<(), Rule> {
        match self {
            Self::Password { reminder, .. } if is_line(reminder, LONGEST_REMINDER) => Ok(()),
            Self::Password { .. } => Err(Rule::Text),
            Self::Card(card) => card.check(),
        }
    }
}

impl Header {
    /// Makes the header of share number `x` of a set.
    ///
    /// # Errors
    /// [`ShareError::Breaks`]: the set has no such share, or the reminder or the card breaks a rule.
    pub fn new(descriptor: Descriptor, x: u8, protector: Protector) -> Result<Self, ShareError> {
        if descriptor.custodian(x).is_none() {
            return Err(Rule::Index.into());
        }
        protector.check()?;
        let encoded = cbor::encode(&WireHeader {
            descriptor: ByteBuf::from(descriptor.encoded()),
            x,
            protector: protector.to_wire(),
        })?;
        Ok(Self { descriptor, x, protector, encoded })
    }

    /// Decodes a header. Only one encoding of each header is valid.
    ///
    /// # Errors
    /// [`ShareError::Breaks`].
    pub fn decode(bytes: &[u8]) -> Result<Self, ShareError> {
        let read = ReadHeader::read(bytes)?;
        match read.fault() {
            Some(rule) => Err(rule.into()),
            None => read.checked(),
        }
    }

    /// Its encoding: the associated data of the sealed share.
    #[must_use]
    pub fn encoded(&self) -> &[u8] {
        &self.encoded
    }

    /// The name of the custodian of this share. It is only a claim of the file until the share is opened or
    /// the set words are verified.
    #[must_use]
    pub fn custodian(&self) -> &str {
        self.descriptor.custodian(self.x).map_or("", |custodian| &custodian.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::card::tests::card;
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
        cbor::encode(&WireHeader { descriptor: ByteBuf::from(descriptor.encoded()), x, protector })
            .unwrap()
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

    #[test]
    fn the_header_of_a_card_is_read_as_it_was_written() {
        let guid = CardProtector { token: Token::Guid([7; 16]), ..card() };
        for card in [card(), guid, CardProtector { object: Some(0x5f_c120), ..card() }] {
            let descriptor = Descriptor::new(fields()).unwrap();
            let header = Header::new(descriptor, 2, Protector::Card(card)).unwrap();
            assert_eq!(Header::decode(header.encoded()), Ok(header));
        }
    }

    #[test]
    fn every_rule_of_a_card_is_kept_by_maker_and_reader() {
        let decoded = |protector| {
            let descriptor = Descriptor::new(fields()).unwrap();
            let descriptor = ByteBuf::from(descriptor.encoded());
            Header::decode(&cbor::encode(&WireHeader { descriptor, x: 1, protector }).unwrap())
        };
        let wrong = Protector::Card(CardProtector { slot: 0x9e, ..card() });
        let made = Header::new(Descriptor::new(fields()).unwrap(), 1, wrong.clone());
        assert_eq!(made, Err(Rule::Card.into()));
        assert_eq!(decoded(wrong.to_wire()), Err(Rule::Card.into()));
        for which in 0..2 {
            let mut wire = Protector::Card(card()).to_wire();
            if let WireProtector::Card { key, authentication_key, .. } = &mut wire {
                [key, authentication_key][which][64] ^= 1;
            }
            assert_eq!(decoded(wire), Err(Rule::Point.into()));
        }
    }
}
