//! Deterministic CBOR (RFC 8949, section 4.2): one value has one encoding.
//!
//! What is read is decoded into a type, encoded again, and compared: every laxness of the decoder
//! (longer heads than needed, other orders of keys, tags, indefinite lengths, text for bytes) shows as
//! a difference.

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{Rule, ShareError};
use crate::cbor::{ARRAY, BYTES, TEXT, UNSIGNED, write_head};
use crate::error::Impossible;

/// The encoding of a value: structures as maps whose keys are the fields' numbers, enums as maps of
/// one entry or, without fields, as numbers.
pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, Impossible> {
    // Writing to a vector fails for no type of this format: none has a map or a sequence of unknown length.
    serde_cbor::ser::to_vec_packed(value)
        .map_err(|_| Impossible("CBOR: a structure of the format cannot be encoded"))
}

/// The value that `bytes` are the one encoding of.
pub(super) fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, ShareError> {
    let value = serde_cbor::from_slice(bytes).map_err(|_| Rule::Layout)?;
    if encode(&value)? != bytes {
        return Err(Rule::Deterministic.into());
    }
    Ok(value)
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

    fn head(&mut self, major: u8, value: u64) {
        write_head(major, value, |bytes| self.0.update(bytes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_bytes::Bytes;

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
