//! The fingerprints of sets and of smart cards, as words that people compare.

use std::fmt;
use std::sync::LazyLock;

use serde_bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::cbor;
use crate::error::Impossible;
use crate::seal::point::Point;

/// The English list of BIP-39: 2,048 words. The first four letters identify each word.
const LIST: &str = include_str!("bip39-english.txt");

pub(crate) static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| LIST.lines().collect());

/// How many words there are in a fingerprint.
pub const WORDS_IN_FINGERPRINT: usize = 8;

/// SHA-256 of a set descriptor.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    pub(super) fn of(descriptor: &[u8]) -> Self {
        Self(Sha256::digest(descriptor).into())
    }

    /// The fingerprint of a set whose descriptor has this SHA-256.
    #[must_use]
    pub const fn from_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// All 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first 88 bits as 8 words of eleven bits each. The first bit is the highest.
    #[must_use]
    pub fn words(&self) -> SetWords {
        SetWords(Numbers::of(&self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The 8 words of a set. They are printed when the set is made, and typed before a restore.
///
/// ```
/// use sso_escrow::share::fingerprint::SetWords;
///
/// // Four letters of each word are enough.
/// let typed = SetWords::parse("COUS insp boy mask noti sun youn few").unwrap();
/// assert_eq!(typed.short(), "cousin-inspire");
/// assert!(SetWords::parse("cousin inspire").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SetWords(Numbers);

/// The 8 words of a smart card: its id, its escrow key and its key in 9E. They are printed when a share is sealed to
/// it, and typed before it gets its PIN. `docs/format.md` defines them.
///
/// ```
/// use sso_escrow::share::fingerprint::CardWords;
///
/// let typed = CardWords::parse("COUS insp boy mask noti sun youn few").unwrap();
/// assert_eq!(typed.to_string(), "cousin inspire boy mask notice sun young few");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CardWords(Numbers);

/// The 8 words of the key with which a custodian's smart card signs transcripts. They are printed on the custodian's
/// record. `docs/transcript.md` defines them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SignerWords(Numbers);

/// The numbers of 8 words, from 0: the first 88 bits of a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Numbers([u16; WORDS_IN_FINGERPRINT]);

/// Why typed text is not the words of any set or card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordsError {
    /// The number of words is not 8.
    Count {
        /// How many words were typed.
        found: usize,
    },
    /// A word that is not in the list, or a number outside 0001…2048.
    Unknown {
        /// What was typed.
        word: String,
    },
}

impl SetWords {
    /// Parses words or their numbers (0001 to 2048). The first four letters of a word are enough. Any
    /// character that is neither a letter nor a digit separates them.
    ///
    /// # Errors
    /// [`WordsError`]: ask the person again.
    pub fn parse(typed: &str) -> Result<Self, WordsError> {
        Numbers::parse(typed).map(Self)
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> [&'static str; WORDS_IN_FINGERPRINT] {
        self.0.words()
    }

    /// The numbers of the words: their positions in the list, from 1 to 2048.
    #[must_use]
    pub fn numbers(&self) -> [u16; WORDS_IN_FINGERPRINT] {
        self.0.shown()
    }

    /// The first two words, joined by a hyphen. The file names of the set begin with them.
    #[must_use]
    pub fn short(&self) -> String {
        let words = self.words();
        format!("{}-{}", words[0], words[1])
    }
}

impl CardWords {
    /// The words of these facts about a card, in their encoding.
    pub(super) fn of(facts: &[u8]) -> Self {
        Self(Numbers::of(&Sha256::digest(facts).into()))
    }

    /// Parses words or their numbers, as [`SetWords::parse`] does.
    ///
    /// # Errors
    /// [`WordsError`]: ask the person again.
    pub fn parse(typed: &str) -> Result<Self, WordsError> {
        Numbers::parse(typed).map(Self)
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> [&'static str; WORDS_IN_FINGERPRINT] {
        self.0.words()
    }

    /// The numbers of the words: their positions in the list, from 1 to 2048.
    #[must_use]
    pub fn numbers(&self) -> [u16; WORDS_IN_FINGERPRINT] {
        self.0.shown()
    }
}

impl SignerWords {
    /// The words of a key: of SHA-256 of the canonical CBOR array `["sso-escrow/v1 signer", key]`.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn of(key: &Point) -> Result<Self, Impossible> {
        let facts = cbor::encode(&("sso-escrow/v1 signer", Bytes::new(key.as_bytes())))?;
        Ok(Self(Numbers::of(&Sha256::digest(facts).into())))
    }

    /// Parses words or their numbers, as [`SetWords::parse`] does.
    ///
    /// # Errors
    /// [`WordsError`]: ask the person again.
    pub fn parse(typed: &str) -> Result<Self, WordsError> {
        Numbers::parse(typed).map(Self)
    }
}

/// The words, separated by spaces.
impl fmt::Display for SignerWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The words, separated by spaces.
impl fmt::Display for SetWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The words, separated by spaces.
impl fmt::Display for CardWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The words, separated by spaces.
impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(" "))
    }
}

impl Numbers {
    /// The first 88 bits of a digest, eleven for each word. The first bit is the highest.
    fn of(digest: &[u8; 32]) -> Self {
        let mut bits = [0; 16];
        bits[..11].copy_from_slice(&digest[..11]);
        let bits = u128::from_be_bytes(bits);
        Self(std::array::from_fn(|i| (bits >> (117 - 11 * i)) as u16 & 0x7ff))
    }

    fn parse(typed: &str) -> Result<Self, WordsError> {
        let parts: Vec<&str> =
            typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let mut numbers = [0; WORDS_IN_FINGERPRINT];
        if parts.len() != numbers.len() {
            return Err(WordsError::Count { found: parts.len() });
        }
        for (number, part) in numbers.iter_mut().zip(parts) {
            *number =
                number_of(part).ok_or_else(|| WordsError::Unknown { word: part.to_owned() })?;
        }
        Ok(Self(numbers))
    }

    fn words(&self) -> [&'static str; WORDS_IN_FINGERPRINT] {
        self.0.map(|number| WORDS.get(usize::from(number)).copied().unwrap_or_default())
    }

    /// The numbers as people see them, from 1.
    fn shown(&self) -> [u16; WORDS_IN_FINGERPRINT] {
        self.0.map(|number| number + 1)
    }
}

pub(crate) fn number_of(typed: &str) -> Option<u16> {
    if let Ok(number) = typed.parse::<u16>() {
        return (1..=2048).contains(&number).then(|| number - 1);
    }
    let typed = typed.to_lowercase();
    let fits = |word: &&str| **word == typed || (typed.len() >= 4 && word.starts_with(&typed));
    // The words of the list differ in their first four letters, so at most one word matches.
    WORDS.iter().position(fits).and_then(|at| u16::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_that_of_bip_39() {
        let digest = hex::encode(Sha256::digest(LIST));
        assert_eq!(digest, "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda");
        assert_eq!(WORDS.len(), 2048);
    }

    #[test]
    fn the_fingerprint_is_the_digest_of_the_descriptor() {
        let fingerprint = Fingerprint::of(b"abc");
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex::encode(fingerprint.as_bytes()), digest);
        assert_eq!(format!("{fingerprint:?}"), digest);
    }

    #[test]
    fn words_are_eleven_bits_each() {
        // 00000000000 00000000001 11111111111 10000000000 … and the rest zero
        let mut bytes = [0; 32];
        bytes[..6].copy_from_slice(&[0x00, 0x00, 0x07, 0xff, 0xc0, 0x00]);
        let words = Fingerprint(bytes).words();
        assert_eq!(words.numbers(), [1, 2, 2048, 1025, 1, 1, 1, 1]);
        assert_eq!(words.words()[..3], ["abandon", "ability", "zoo"]);
        assert_eq!(words.short(), "abandon-ability");
        assert_eq!(Fingerprint([0xff; 32]).words().numbers(), [2048; 8]);
    }

    #[test]
    fn typed_words_and_numbers_are_understood() {
        let words = Fingerprint(Sha256::digest(b"x").into()).words();
        let numbers = words.numbers().map(|number| format!("{number:04}")).join(" ");
        let four = words.words().map(|word| word.chars().take(4).collect::<String>()).join("-");
        for typed in [words.to_string(), words.to_string().to_uppercase(), numbers, four] {
            assert_eq!(SetWords::parse(&typed), Ok(words), "{typed}");
        }
    }

    #[test]
    fn every_word_is_understood_by_four_letters() {
        for (at, word) in WORDS.iter().enumerate() {
            assert_eq!(number_of(&word[..word.len().min(4)]), Some(at as u16), "{word}");
        }
    }

    #[test]
    fn what_is_not_in_the_list_is_refused() {
        assert_eq!(SetWords::parse("zoo zoo"), Err(WordsError::Count { found: 2 }));
        let word = |typed: &str| SetWords::parse(&format!("{typed}{}", " zoo".repeat(7)));
        for typed in ["zooo", "aba", "0", "2049", "99999", "écart"] {
            let unknown = WordsError::Unknown { word: typed.to_owned() };
            assert_eq!(word(typed), Err(unknown));
        }
    }
}
