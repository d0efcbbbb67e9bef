//! Certificates that a card keeps compressed: in gzip (RFC 1952; NIST SP 800-73-4, part 1, appendix A), or in zlib (RFC
//! 1950), as some card management systems do.
//!
//! The field CertInfo of the object says so, with 01 or, in an older edition, 80. Programs differ in what they write
//! there, so the certificate's own first bytes decide.

use miniz_oxide::inflate::{decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// The most bytes of a certificate. One with an RSA key of 8192 bits and long names has about 4 KiB.
const MOST: usize = 64 << 10;

/// The flags of a gzip file: a checksum of the header, an extra field, a name and a comment.
const HEADER_SUM: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;

/// Inflates a certificate that is compressed. `None` if it is not, if it is damaged, or if it has more than 64 KiB.
pub(super) fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    match bytes {
        [0x1f, 0x8b, ..] => from_gzip(bytes),
        // The header of zlib for DEFLATE is a multiple of 31.
        [0x78, second, ..] if (0x7800 + u16::from(*second)).is_multiple_of(31) => {
            decompress_to_vec_zlib_with_limit(bytes, MOST).ok()
        }
        _ => None,
    }
}

fn from_gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = bytes.split_first_chunk::<10>()?;
    let [0x1f, 0x8b, 8, flags, ..] = *header else { return None };
    if flags & EXTRA != 0 {
        let (length, after) = rest.split_first_chunk()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & HEADER_SUM != 0 {
        rest = rest.get(2..)?;
    }
    let (rest, length) = rest.split_last_chunk()?;
    let (rest, sum) = rest.split_last_chunk()?;
    let whole = decompress_to_vec_with_limit(rest, MOST).ok()?;
    let is_whole = whole.len() == u32::from_le_bytes(*length) as usize
        && crc32(&whole) == u32::from_le_bytes(*sum);
    is_whole.then_some(whole)
}

/// The checksum of gzip (RFC 1952, section 8).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| match sum & 1 {
            1 => sum >> 1 ^ 0xedb8_8320,
            _ => sum >> 1,
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

    use super::*;

    fn gzip(flags: u8, fields: &[u8], bytes: &[u8]) -> Vec<u8> {
        let (sum, length) = (crc32(bytes).to_le_bytes(), (bytes.len() as u32).to_le_bytes());
        let header = [0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 2, 3];
        [&header[..], fields, &compress_to_vec(bytes, 9), &sum, &length].concat()
    }

    #[test]
    fn every_header_is_read_and_damage_is_noticed() {
        // RFC 1952 names the value of no text; this one is the usual check value.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        let bytes: Vec<u8> = (0..3000u32).map(|i| (i * i / 7) as u8).collect();
        let whole = gzip(0, b"", &bytes);
        let others = [
            gzip(NAME, b"cert.der\0", &bytes),
            gzip(EXTRA | NAME | COMMENT | HEADER_SUM, b"\x03\0abcname\0comment\0hc", &bytes),
            compress_to_vec_zlib(&bytes, 9),
        ];
        for compressed in others.iter().chain([&whole]) {
            assert_eq!(inflated(compressed).as_deref(), Some(&bytes[..]));
        }
        for at in 0..whole.len() {
            assert_eq!(inflated(&whole[..at]), None, "{at}");
        }
        for at in [0, 1, 2, 20, whole.len() - 8, whole.len() - 1] {
            let mut bent = whole.clone();
            bent[at] ^= 1;
            assert_eq!(inflated(&bent), None, "{at}");
        }
        assert_eq!(inflated(&bytes), None);
    }

    /// A card can send a little that inflates to a lot.
    #[test]
    fn what_inflates_without_end_is_refused() {
        for length in [MOST + 1, 64 << 20] {
            let bomb = gzip(0, b"", &vec![0; length]);
            assert_eq!(inflated(&bomb), None);
            assert_eq!(inflated(&compress_to_vec_zlib(&vec![0; length], 9)), None);
        }
        assert_eq!(inflated(&gzip(0, b"", &[0; MOST])).map(|it| it.len()), Some(MOST));
    }
}
