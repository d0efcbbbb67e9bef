//! Base64 (RFC 4648, section 4), as PEM has it.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes of a text in lines; nothing where it is none.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut digits = Vec::new();
    let mut padding = 0;
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        match (byte, padding) {
            (b'=', _) => padding += 1,
            (_, 0) => digits.push(ALPHABET.iter().position(|own| *own == byte)?),
            _ => return None,
        }
    }
    if (digits.len() + padding) % 4 != 0 || padding > 2 {
        return None;
    }
    let group = |group: &[usize]| {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit);
        let bits = (bits << (6 * (4 - group.len()))) as u32;
        let [_, bytes @ ..] = bits.to_be_bytes();
        bytes.into_iter().take(group.len() - 1)
    };
    Some(digits.chunks(4).flat_map(group).collect())
}

/// The text of bytes, in lines of 64 characters, each with its end.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for group in bytes.chunks(3) {
        let mut padded = [0; 4];
        padded.iter_mut().skip(1).zip(group).for_each(|(place, byte)| *place = *byte);
        let bits = u32::from_be_bytes(padded);
        for at in 0..4 {
            let digit = ALPHABET.get((bits >> (18 - 6 * at) & 0x3f) as usize).copied();
            let digit = digit.filter(|_| at <= group.len()).unwrap_or(b'=');
            digits.push(char::from(digit));
        }
    }
    let mut lines = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            lines.push('\n');
        }
        lines.push(digit);
    }
    lines + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4648, section 10, and lengths around the end of a line.
    #[test]
    fn texts_are_those_of_the_standard() {
        for (bytes, text) in [
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), format!("{text}\n"));
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        for length in [0, 47, 48, 49, 96, 1000] {
            let bytes: Vec<u8> = (0..length).map(|at| (at * 37) as u8).collect();
            let text = encode(&bytes);
            assert!(text.lines().all(|line| line.len() <= 64), "{text}");
            assert_eq!(decode(&text), Some(bytes));
        }
        for wrong in ["Z", "Zg", "Zg=", "Zg===", "Z=g=", "Zm9*", "===="] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
