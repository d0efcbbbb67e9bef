//! The words of a transcript, which people write on paper and compare.

use std::fmt;

use super::chain::ChainNode;
use crate::share::fingerprint::{WORDS, WordsError, number_of};

/// How many words there are: 132 bits, because the author of a transcript could search for two with the same words.
pub const WORDS_IN_TRANSCRIPT: usize = 12;

/// The first 132 bits of a node as 12 words of the BIP-39 list, eleven bits each. The first bit is the highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TranscriptWords([u16; WORDS_IN_TRANSCRIPT]);

impl TranscriptWords {
    /// The words of a node.
    #[must_use]
    pub fn of(node: &ChainNode) -> Self {
        let bit = |at: usize| u16::from(node.0[at / 8] >> (7 - at % 8) & 1);
        let number =
            |word: usize| (11 * word..11 * (word + 1)).fold(0, |number, at| number << 1 | bit(at));
        Self(std::array::from_fn(number))
    }

    /// Parses words or their numbers, as [`SetWords::parse`](crate::share::fingerprint::SetWords::parse) does.
    ///
    /// # Errors
    /// [`WordsError`]: ask the person again.
    pub fn parse(typed: &str) -> Result<Self, WordsError> {
        let parts = typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        let numbers = parts.map(|part| {
            number_of(part).ok_or_else(|| WordsError::Unknown { word: part.to_owned() })
        });
        let numbers: Vec<u16> = numbers.collect::<Result<_, _>>()?;
        let found = numbers.len();
        numbers.try_into().map(Self).map_err(|_| WordsError::Count { found })
    }
}

/// The words, separated by spaces.
impl fmt::Display for TranscriptWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, &number) in self.0.iter().enumerate() {
            let word = WORDS.get(usize::from(number)).ok_or(fmt::Error)?;
            write!(f, "{}{word}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_eleven_bits_each() {
        let mut node = [0; 32];
        node[..6].copy_from_slice(&[0x00, 0x00, 0x07, 0xff, 0xc0, 0x00]);
        node[15..17].copy_from_slice(&[0x00, 0x1f]);
        let words = TranscriptWords::of(&ChainNode(node));
        assert_eq!(words.0, [0, 1, 2047, 1024, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(TranscriptWords::parse(&words.to_string().to_uppercase()), Ok(words));
        let (few, found) = ("zoo zoo", 2);
        assert_eq!(TranscriptWords::parse(few), Err(WordsError::Count { found }));
    }
}
