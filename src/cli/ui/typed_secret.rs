//! A secret while it is typed: bytes become characters in locked memory.

use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::sys::memory::MemoryError;
use sso_escrow::text::Message;
use zeroize::{Zeroize, Zeroizing};

use crate::cli::ui::question::half_width_of;

/// The maximum length of an answer, in bytes.
pub(super) const LONGEST_ANSWER: usize = 4096;

/// A secret while it is typed. Bytes become a character as soon as it is complete.
pub(super) struct TypedSecret {
    text: SecretText,
    partial: Zeroizing<Vec<u8>>,
    in_half_width: bool,
    fits: bool,
    valid: bool,
}

impl TypedSecret {
    /// An empty secret. `in_half_width` converts full-width characters to ASCII.
    pub(super) fn new(in_half_width: bool) -> Result<Self, MemoryError> {
        let text = SecretText::with_capacity(LONGEST_ANSWER)?;
        let partial = Zeroizing::new(Vec::with_capacity(4));
        Ok(Self { text, partial, in_half_width, fits: true, valid: true })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.as_str().is_empty()
    }

    pub(super) fn push(&mut self, byte: u8) {
        self.partial.push(byte);
        match std::str::from_utf8(&self.partial) {
            Ok(characters) => {
                for character in characters.chars() {
                    let character = match self.in_half_width {
                        true => half_width_of(character),
                        false => character,
                    };
                    self.fits &= self.text.push(character);
                }
                self.partial.zeroize();
            }
            Err(error) if error.error_len().is_some() => {
                self.valid = false;
                self.partial.zeroize();
            }
            Err(_) => {}
        }
    }

    /// Removes the last character.
    pub(super) fn pop(&mut self) {
        self.text.pop();
    }

    /// Deletes all that was typed, and forgets that it was too long or not UTF-8.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.partial.zeroize();
        (self.fits, self.valid) = (true, true);
    }

    /// The text. The error says that it was too long or not UTF-8.
    pub(super) fn finish(self) -> Result<SecretText, Message> {
        if !self.valid || !self.partial.is_empty() {
            return Err(message!("prompt-not-utf8"));
        }
        if !self.fits {
            return Err(message!("prompt-too-long"));
        }
        Ok(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed_as(bytes: &[u8], in_half_width: bool) -> Result<String, ()> {
        let mut typed = TypedSecret::new(in_half_width).map_err(|_| ())?;
        bytes.iter().for_each(|&byte| typed.push(byte));
        typed.finish().map(|text| text.as_str().to_owned()).map_err(|_| ())
    }

    fn typed(bytes: &[u8]) -> Result<String, ()> {
        typed_as(bytes, false)
    }

    #[test]
    fn bytes_become_characters() {
        assert_eq!(typed("été 秘密 😀".as_bytes()), Ok("été 秘密 😀".to_owned()));
        assert_eq!(typed(b"\xe9t\xe9"), Err(()), "Latin-1 is refused, not guessed");
        assert_eq!(typed(b"abc\xe7"), Err(()), "an unfinished character");
        assert_eq!(typed(&[b'a'; LONGEST_ANSWER + 1]), Err(()));
        let mut retyped = TypedSecret::new(false).unwrap();
        b"\xe9t\xe9\xe7".iter().for_each(|&byte| retyped.push(byte));
        retyped.clear();
        "été".bytes().for_each(|byte| retyped.push(byte));
        assert_eq!(retyped.finish().unwrap().as_str(), "été");
    }

    #[test]
    fn only_what_is_ascii_alone_is_taken_in_half_width() {
        assert_eq!(typed("１２３Ａ".as_bytes()), Ok("１２３Ａ".to_owned()));
        assert_eq!(typed_as("１２３４５Ａ".as_bytes(), true), Ok("12345A".to_owned()));
        let mut mended = TypedSecret::new(true).unwrap();
        "１２".bytes().for_each(|byte| mended.push(byte));
        mended.pop();
        mended.push(b'3');
        assert_eq!(mended.finish().unwrap().as_str(), "13");
    }
}
