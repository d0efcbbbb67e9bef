//! Deterministic CBOR (RFC 8949, section 4.2) piece by piece: heads, and payloads that are written and
//! read in locked memory, where no library of the format leaves them.

use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// Major types (RFC 8949, section 3.1).
pub(crate) const UNSIGNED: u8 = 0;
pub(crate) const BYTES: u8 = 2;
pub(crate) const TEXT: u8 = 3;
pub(crate) const ARRAY: u8 = 4;
pub(crate) const MAP: u8 = 5;

/// The argument of the head of an item of this major type, in as few bytes as possible, and what
/// follows the head; `None` where another item begins.
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

/// Hands the head of an item to `write`, in two pieces: its major type, and its length or value, in as
/// few bytes as possible.
pub(crate) fn write_head(major: u8, value: u64, mut write: impl FnMut(&[u8])) {
    let bytes = value.to_be_bytes();
    let (short, length) = match value {
        0..=23 => (value as u8, 0),
        24..=0xff => (24, 1),
        0x100..=0xffff => (25, 2),
        0x1_0000..=0xffff_ffff => (26, 4),
        _ => (27, 8),
    };
    write(&[major << 5 | short]);
    write(&bytes[8 - length..]);
}

/// What `write` writes, in locked memory. It is called twice: first to find out the length.
pub(crate) fn encoded(write: impl Fn(&mut Writer<'_>)) -> Result<SecretBytes, MemoryError> {
    let mut count = Writer { room: None, length: 0 };
    write(&mut count);
    let mut bytes = SecretBytes::zeroed(count.length)?;
    write(&mut Writer { room: Some(&mut bytes), length: 0 });
    Ok(bytes)
}

/// Writes items one after another.
pub(crate) struct Writer<'a> {
    /// Nothing where the bytes are only counted.
    room: Option<&'a mut [u8]>,
    length: usize,
}

impl Writer<'_> {
    /// An unsigned integer.
    pub(crate) fn number(&mut self, value: u64) {
        self.head(UNSIGNED, value);
    }

    /// A byte string.
    pub(crate) fn bytes(&mut self, value: &[u8]) {
        self.head(BYTES, value.len() as u64);
        self.push(value);
    }

    /// A text.
    pub(crate) fn text(&mut self, value: &str) {
        self.head(TEXT, value.len() as u64);
        self.push(value.as_bytes());
    }

    /// The head of an array of so many items, which are to follow.
    pub(crate) fn array(&mut self, items: usize) {
        self.head(ARRAY, items as u64);
    }

    fn head(&mut self, major: u8, value: u64) {
        write_head(major, value, |bytes| self.push(bytes));
    }

    fn push(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if let Some(room) = self.room.as_mut().and_then(|room| room.get_mut(self.length..end)) {
            room.copy_from_slice(bytes);
        }
        self.length = end;
    }
}

/// Reads items one after another; `None` where another item stands, or none.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// From the beginning of `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// An unsigned integer.
    pub(crate) fn number(&mut self) -> Option<u64> {
        self.head(UNSIGNED)
    }

    /// A byte string.
    pub(crate) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.head(BYTES)?;
        self.take(length)
    }

    /// A text.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.head(TEXT)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The head of an array: the number of its items, each of which takes at least a byte.
    pub(crate) fn array(&mut self) -> Option<usize> {
        let items = usize::try_from(self.head(ARRAY)?).ok()?;
        (items <= self.0.len()).then_some(items)
    }

    /// Whether nothing is left.
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
    fn what_is_written_is_what_the_library_of_the_format_writes() {
        for length in [0, 1, 23, 24, 255, 256, 65_535, 65_536] {
            let long = vec![0xab; length];
            let text = "é".repeat(length / 2);
            let items = (length as u64, Bytes::new(&long), &text, [[1u8, 2], [3, 4]]);
            let written = encoded(|writer| {
                writer.array(4);
                writer.number(length as u64);
                writer.bytes(&long);
                writer.text(&text);
                writer.array(2);
                for pair in [[1, 2], [3, 4]] {
                    writer.array(2);
                    pair.into_iter().for_each(|number| writer.number(number));
                }
            });
            let written = written.unwrap();
            assert_eq!(written[..], serde_cbor::to_vec(&items).unwrap(), "{length}");
            let mut reader = Reader::new(&written);
            assert_eq!(reader.array(), Some(4));
            assert_eq!(reader.number(), Some(length as u64));
            assert_eq!(reader.bytes(), Some(&long[..]));
            assert_eq!(reader.text(), Some(&text[..]));
            assert!(!reader.is_at_end());
        }
    }

    #[test]
    fn a_reader_takes_what_stands_there_and_no_more() {
        assert_eq!(Reader::new(&[0x43, 1, 2]).bytes(), None, "cut off");
        assert_eq!(Reader::new(&[0x61, 0xff]).text(), None, "no UTF-8");
        assert_eq!(Reader::new(&[0x9a, 0xff, 0xff, 0xff, 0xff]).array(), None, "a huge claim");
        assert_eq!(Reader::new(&[0x82, 0, 0]).array(), Some(2));
    }
}
