//! Deterministic CBOR (RFC 8949, section 4.2): one value has one encoding.
//!
//! What is read is decoded into a type, encoded again, and compared: every laxness of the decoder
//! (longer heads than needed, other orders of keys, tags, indefinite lengths, text for bytes) shows as
//! a difference.

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{Rule, ShareError};

/// The encoding of a value: structures as maps whose keys are the fields' numbers, enums as maps of
/// one entry or, without fields, as numbers.
pub(super) fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    // Writing to a vector fails for no type of this format: none has a map or a sequence of unknown
    // length. A test encodes each.
    serde_cbor::ser::to_vec_packed(value).unwrap_or_default()
}

/// The value that `bytes` are the one encoding of.
pub(super) fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, ShareError> {
    let value = serde_cbor::from_slice(bytes).map_err(|_| Rule::Layout)?;
    if encode(&value) != bytes {
        return Err(Rule::Deterministic.into());
    }
    Ok(value)
}

/// Major types (RFC 8949, section 3.1).
pub(super) const UNSIGNED: u8 = 0;
const BYTES: u8 = 2;
pub(super) const TEXT: u8 = 3;
const ARRAY: u8 = 4;
pub(super) const MAP: u8 = 5;

/// The argument of the head of an item of this major type, in as few bytes as possible, and what
/// follows the head; `None` where another item begins.
pub(super) fn head(bytes: &[u8], major: u8) -> Option<(&[u8], u64)> {
    let (&first, rest) = bytes.split_first()?;
    let short = first & 0x1f;
    let (length, least) = match short {
        0..=23 => (0, 0),
        24 => (1, 24),
        25 => (2, 0x100),
        26 => (4, 0x1_0000),
        27 => (8, 0x1_0000_0000),
        _ => return None,
    };
    let (argument, rest) = rest.split_at_checked(length)?;
    let value = argument.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
    let value = if length == 0 { short.into() } else { value };
    (first >> 5 == major && value >= least).then_some((rest, value))
}

/// A hash over a CBOR array that is never put together in memory, since it holds secrets.
pub(super) struct ArrayHash(Sha256);

impl ArrayHash {
    /// An array of so many items, the first of them `domain`.
    pub(super) fn new(items: u64, domain: &str) -> Self {
        let mut hash = Self(Sha256::new());
        hash.head(ARRAY, items);
        hash.head(TEXT, domain.len() as u64);
        hash.0.update(domain);
        hash
    }

    /// Adds an unsigned integer.
    pub(super) fn number(mut self, value: u64) -> Self {
        self.head(UNSIGNED, value);
        self
    }

    /// Adds a byte string.
    pub(super) fn bytes(mut self, value: &[u8]) -> Self {
        self.head(BYTES, value.len() as u64);
        self.0.update(value);
        self
    }

    /// Adds an array of byte strings.
    pub(super) fn array<'a>(mut self, items: impl ExactSizeIterator<Item = &'a [u8]>) -> Self {
        self.head(ARRAY, items.len() as u64);
        items.fold(self, Self::bytes)
    }

    pub(super) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }

    /// The head of an item: its major type and its length or value, in as few bytes as possible.
    fn head(&mut self, major: u8, value: u64) {
        let bytes = value.to_be_bytes();
        let (short, length) = match value {
            0..=23 => (value as u8, 0),
            24..=0xff => (24, 1),
            0x100..=0xffff => (25, 2),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 8),
        };
        self.0.update([major << 5 | short]);
        self.0.update(&bytes[8 - length..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_bytes::Bytes;

    #[test]
    fn heads_are_read_in_their_shortest_form_alone() {
        for value in [0, 23, 24, 255, 256, 65_535, 65_536, u64::from(u32::MAX), 1 << 32, u64::MAX] {
            let encoded = [encode(&value), vec![7]].concat();
            assert_eq!(head(&encoded, UNSIGNED), Some((&[7][..], value)));
            assert_eq!(head(&encoded, TEXT), None, "another type");
            assert_eq!(head(&encoded[..encoded.len() - 2], UNSIGNED).map(|_| ()), None, "cut off");
        }
        for longer in [
            &[0x18, 23][..],
            &[0x19, 0, 255],
            &[0x1a, 0, 0, 255, 255],
            &[0x1b, 0, 0, 0, 0, 255, 255, 255, 255],
            &[0x1c],
            &[0x1f],
            &[],
        ] {
            assert_eq!(head(longer, UNSIGNED), None, "{longer:?}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_encoded_array() {
        for length in [0, 1, 23, 24, 255, 256, 65_535, 65_536] {
            let long = vec![0xab; length];
            let items = [[1u8; 16], [2; 16]];
            let array = (
                "domain",
                length as u64,
                Bytes::new(&long),
                items.map(serde_bytes::ByteArray::new),
            );
            let expected: [u8; 32] = Sha256::digest(serde_cbor::to_vec(&array).unwrap()).into();
            let hash = ArrayHash::new(4, "domain")
                .number(length as u64)
                .bytes(&long)
                .array(items.iter().map(|item| &item[..]));
            assert_eq!(hash.finish(), expected, "{length}");
        }
        let expected: [u8; 32] =
            Sha256::digest(serde_cbor::to_vec(&("d", u64::MAX)).unwrap()).into();
        assert_eq!(ArrayHash::new(2, "d").number(u64::MAX).finish(), expected);
    }
}
