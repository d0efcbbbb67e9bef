//! BER-TLV entries (tag, length, value) as smart cards write them: ISO/IEC 7816-4, section 5.2.2.

/// The largest length that is read, in bytes. Answers of PIV cards are much shorter.
const LONGEST: usize = 0xffff;

/// One entry: a tag of one to three bytes, as a number, and the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tlv<'a> {
    /// The bytes of the tag. The first byte is the most significant.
    pub tag: u32,
    /// The value.
    pub value: &'a [u8],
}

/// Reads the first entry. Returns it and the bytes after it. `None` if the entry is cut off, or its length
/// has a form that no card uses: an indefinite length, or one above 65,535.
#[must_use]
pub fn first(bytes: &[u8]) -> Option<(Tlv<'_>, &[u8])> {
    let (tag, rest) = tag_of(bytes)?;
    let (length, rest) = length_of(rest)?;
    let (value, rest) = rest.split_at_checked(length)?;
    Some((Tlv { tag, value }, rest))
}

fn tag_of(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (&start, mut rest) = bytes.split_first()?;
    let mut tag = u32::from(start);
    // If the low five bits are set, more bytes follow. Each except the last has its highest bit set.
    let mut more = start & 0x1f == 0x1f;
    while more {
        let (&next, behind) = rest.split_first()?;
        if tag > 0xffff {
            return None;
        }
        tag = tag << 8 | u32::from(next);
        more = next & 0x80 != 0;
        rest = behind;
    }
    Some((tag, rest))
}

fn length_of(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&start, rest) = bytes.split_first()?;
    let count = match start {
        0..=0x7f => return Some((usize::from(start), rest)),
        0x81..=0x83 => usize::from(start & 0x7f),
        _ => return None,
    };
    let (digits, rest) = rest.split_at_checked(count)?;
    let length = digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit));
    (length <= LONGEST).then_some((length, rest))
}

/// Reads all entries. `None` if one is cut off.
#[must_use]
pub fn all(mut bytes: &[u8]) -> Option<Vec<Tlv<'_>>> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let (entry, rest) = first(bytes)?;
        found.push(entry);
        bytes = rest;
    }
    Some(found)
}

/// The value of the first entry with this tag. `None` if there is no such entry, or an entry is cut off.
#[must_use]
pub fn find(bytes: &[u8], tag: u32) -> Option<&[u8]> {
    all(bytes)?.into_iter().find(|entry| entry.tag == tag).map(|entry| entry.value)
}

/// The tag and the length of an entry, at most 6 bytes. The value has at most 65,535 bytes.
#[must_use]
pub fn head(tag: u32, length: usize) -> Vec<u8> {
    let bytes = tag.to_be_bytes();
    let leading = bytes.iter().take_while(|byte| **byte == 0).count().min(3);
    let mut out = bytes[leading..].to_vec();
    match length {
        length @ 0..=0x7f => out.push(length as u8),
        length @ 0x80..=0xff => out.extend_from_slice(&[0x81, length as u8]),
        length => out.extend_from_slice(&[0x82, (length >> 8) as u8, length as u8]),
    }
    out
}

/// Appends an entry to `out`. The value has at most 65,535 bytes.
pub fn put(out: &mut Vec<u8>, tag: u32, value: &[u8]) {
    out.extend(head(tag, value.len()));
    out.extend_from_slice(value);
}

/// The bytes of one entry.
#[must_use]
pub fn entry(tag: u32, value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len() + 7);
    put(&mut out, tag, value);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for tag in [0x53, 0x7f49, 0x5f_c102, 0x86] {
            for length in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff] {
                let value = vec![0xa5; length];
                let mut bytes = entry(tag, &value);
                bytes.push(7);
                let (read, rest) = first(&bytes).unwrap();
                assert_eq!((read.tag, read.value, rest), (tag, &value[..], &[7][..]));
                for short in 0..bytes.len() - 1 {
                    assert_eq!(first(&bytes[..short]), None, "{tag:x} {length} {short}");
                }
            }
        }
    }

    #[test]
    fn what_no_card_writes_is_refused() {
        // Indefinite length; a length of four bytes; a tag of four bytes.
        for bytes in [&[0x53, 0x80, 0, 0][..], &[0x53, 0x84, 0, 0, 0, 0], &[0x1f, 0x81, 0x81, 1, 0]]
        {
            assert_eq!(first(bytes), None);
        }
        assert_eq!(first(&[0x53, 0x83, 1, 0, 0]), None);
        assert_eq!(all(&[0x53, 0, 0x53]), None);
        assert_eq!(find(&[1, 1, 9, 2, 1, 8], 2), Some(&[8][..]));
        assert_eq!(find(&[1, 1, 9, 2, 1, 8], 3), None);
    }
}
