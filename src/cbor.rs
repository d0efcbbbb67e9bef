//! Deterministic CBOR (RFC 8949, section 4.2): one value has one encoding.
//!
//! There are two ways to write it, and each has its own purpose:
//!
//! * [`encode`] and [`decode`] are for public structures: headers, descriptors, envelopes. serde_cbor_2
//!   derives them from the types.
//! * [`CborWriter`] and [`Reader`] are for secrets. serde_cbor_2 would leave copies of them on the heap. With
//!   [`CborWriter`], they go straight to locked memory ([`encode_secret`]) or into a hash ([`hash`]).
//!
//! A test compares the bytes of the two.

use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::error::Impossible;
use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// Major types (RFC 8949, section 3.1).
pub(crate) const UNSIGNED: u8 = 0;
const BYTES: u8 = 2;
pub(crate) const TEXT: u8 = 3;
pub(crate) const ARRAY: u8 = 4;
pub(crate) const MAP: u8 = 5;

/// Reads the head of an item of this major type. Returns the bytes after the head, and its argument. `None`
/// if the item has another type, or its argument is not in the shortest form.
pub(crate) fn head(bytes: &[u8], major: u8) -> Option<(&[u8], u64)> {
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

/// Why bytes are not the encoding of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecodeError {
    /// The bytes are not CBOR, or hold something else.
    Layout,
    /// The bytes hold a value, but not in its deterministic encoding.
    Deterministic,
    /// The value cannot be encoded again.
    Impossible(Impossible),
}

/// Encodes a value. Structures become maps whose keys are the numbers of the fields. Enums become maps with
/// one entry, and an enum without fields becomes a number.
///
/// # Errors
/// [`Impossible`]. Writing to a vector fails for no type of this format, because no type has a map or a
/// sequence of unknown length.
pub(crate) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, Impossible> {
    serde_cbor::ser::to_vec_packed(value)
        .map_err(|_| Impossible("CBOR: a structure of the format cannot be encoded"))
}

/// Decodes a value. `bytes` must be its one deterministic encoding.
///
/// The value is encoded again and compared. This finds everything that the decoder tolerates: heads that
/// are too long, another order of keys, tags, indefinite lengths, text in place of bytes.
pub(crate) fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    let value = serde_cbor::from_slice(bytes).map_err(|_| DecodeError::Layout)?;
    if encode(&value).map_err(DecodeError::Impossible)? != bytes {
        return Err(DecodeError::Deterministic);
    }
    Ok(value)
}

/// Encodes what `write` writes, in locked memory. `write` is called twice: the first call measures the
/// length.
pub(crate) fn encode_secret(
    write: impl Fn(&mut CborWriter<'_>),
) -> Result<SecretBytes, MemoryError> {
    let mut length = 0;
    write(&mut CborWriter(&mut |bytes| length += bytes.len()));
    let mut encoded = SecretBytes::zeroed(length)?;
    let mut at = 0;
    write(&mut CborWriter(&mut |bytes| {
        let end = at + bytes.len();
        if let Some(room) = encoded.get_mut(at..end) {
            room.copy_from_slice(bytes);
        }
        at = end;
    }));
    Ok(encoded)
}

/// The SHA-256 of what `write` writes. The encoding is never in memory as a whole.
pub(crate) fn hash(write: impl FnOnce(&mut CborWriter<'_>)) -> [u8; 32] {
    let mut hash = Sha256::new();
    write(&mut CborWriter(&mut |bytes| hash.update(bytes)));
    hash.finalize().into()
}

/// Writes items one after another, and passes their bytes to a function.
pub(crate) struct CborWriter<'a>(&'a mut dyn FnMut(&[u8]));

impl CborWriter<'_> {
    /// Writes an unsigned integer.
    pub(crate) fn number(&mut self, value: u64) {
        self.head(UNSIGNED, value);
    }

    /// Writes a byte string.
    pub(crate) fn bytes(&mut self, value: &[u8]) {
        self.head(BYTES, value.len() as u64);
        (self.0)(value);
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, value: &str) {
        self.head(TEXT, value.len() as u64);
        (self.0)(value.as_bytes());
    }

    /// Writes the head of an array with this number of items. Write the items next.
    pub(crate) fn array(&mut self, items: usize) {
        self.head(ARRAY, items as u64);
    }

    /// Writes the major type and the length or value of an item, in as few bytes as possible.
    fn head(&mut self, major: u8, value: u64) {
        let bytes = value.to_be_bytes();
        let (short, length) = match value {
            0..=23 => (value as u8, 0),
            24..=0xff => (24, 1),
            0x100..=0xffff => (25, 2),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 8),
        };
        (self.0)(&[major << 5 | short]);
        (self.0)(&bytes[8 - length..]);
    }
}

/// Reads items one after another. The result is `None` if the next item has another type, or there is no
/// complete item.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Starts at the beginning of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Reads an unsigned integer.
    pub(crate) fn number(&mut self) -> Option<u64> {
        self.head(UNSIGNED)
    }

    /// Reads a byte string.
    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.head(BYTES)?;
        self.take(length)
    }

    /// Reads a text.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.head(TEXT)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// Reads the head of an array. Returns the number of items. `None` if fewer bytes than items follow: each
    /// item needs at least one.
    pub(crate) fn array(&mut self) -> Option<usize> {
        let items = usize::try_from(self.head(ARRAY)?).ok()?;
        (items <= self.0.len()).then_some(items)
    }

    /// Reports whether all bytes were read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    fn head(&mut self, major: u8) -> Option<u64> {
        let (rest, value) = head(self.0, major)?;
        self.0 = rest;
        Some(value)
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_bytes::Bytes;

    const EDGES: [u64; 10] =
        [0, 23, 24, 255, 256, 65_535, 65_536, u32::MAX as u64, 1 << 32, u64::MAX];

    #[test]
    fn heads_are_read_in_their_shortest_form_alone() {
        for value in EDGES {
            let encoded = [serde_cbor::to_vec(&value).unwrap(), vec![7]].concat();
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
    fn both_ways_write_the_same_bytes() {
        for length in [0, 1, 23, 24, 255, 256, 65_535, 65_536] {
            let long = vec![0xab; length];
            let text = "é".repeat(length / 2);
            let items = (length as u64, Bytes::new(&long), &text, [[1u8, 2], [3, 4]]);
            let write = |writer: &mut CborWriter<'_>| {
                writer.array(4);
                writer.number(length as u64);
                writer.bytes(&long);
                writer.text(&text);
                writer.array(2);
                for pair in [[1, 2], [3, 4]] {
                    writer.array(2);
                    pair.into_iter().for_each(|number| writer.number(number));
                }
            };
            let written = encode_secret(write).unwrap();
            let expected = encode(&items).unwrap();
            assert_eq!(written[..], expected, "{length}");
            assert_eq!(hash(write)[..], Sha256::digest(&expected)[..], "{length}");
            let mut reader = Reader::new(&written);
            assert_eq!(reader.array(), Some(4));
            assert_eq!(reader.number(), Some(length as u64));
            assert_eq!(reader.bytes(), Some(&long[..]));
            assert_eq!(reader.text(), Some(&text[..]));
            assert!(!reader.is_at_end());
        }
        for value in EDGES {
            let written = encode_secret(|writer| writer.number(value)).unwrap();
            assert_eq!(written[..], encode(&value).unwrap());
        }
    }

    #[test]
    fn only_the_one_encoding_is_decoded() {
        assert_eq!(decode::<u64>(&[0x18, 24]), Ok(24));
        assert_eq!(decode::<u64>(&[0x18, 23]), Err(DecodeError::Deterministic));
        assert_eq!(decode::<u64>(&[0xc1, 1]), Err(DecodeError::Deterministic), "a tag");
        assert_eq!(decode::<u64>(&[0x61, 0x61]), Err(DecodeError::Layout));
        assert_eq!(decode::<u64>(&[]), Err(DecodeError::Layout));
    }

    #[test]
    fn a_reader_takes_what_stands_there_and_no_more() {
        assert_eq!(Reader::new(&[0x43, 1, 2]).bytes(), None, "cut off");
        assert_eq!(Reader::new(&[0x61, 0xff]).text(), None, "no UTF-8");
        assert_eq!(Reader::new(&[0x9a, 0xff, 0xff, 0xff, 0xff]).array(), None, "a huge claim");
        assert_eq!(Reader::new(&[0x82, 0, 0]).array(), Some(2));
    }
}
