//! The words that passwords are compared with. `README.md` beside this file names their sources.

use std::ops::Range;
use std::sync::LazyLock;

use crate::error::Impossible;

static PACKED: &[u8] = include_bytes!("words.deflate");

/// The most bytes of the list, unpacked. It is more than its real size.
const MOST: usize = 4 << 20;

/// The longest word in bytes.
pub(super) const LONGEST: usize = 24;

/// The words in order, unpacked when the first password is estimated.
static WORDS: LazyLock<Option<Words>> = LazyLock::new(Words::unpacked);

/// Words of several languages, in lower case and without accents.
pub(super) struct Words {
    text: String,
    entries: Vec<Entry>,
}

/// One word.
struct Entry {
    /// Where it is in the text.
    at: Range<usize>,
    /// The power of two at or above its rank in its language.
    power: u8,
}

impl Words {
    /// The built-in words.
    ///
    /// # Errors
    /// They cannot be unpacked.
    pub(super) fn built_in() -> Result<&'static Self, Impossible> {
        WORDS.as_ref().ok_or(Impossible("strength: the list of words is damaged"))
    }

    fn unpacked() -> Option<Self> {
        let lines = miniz_oxide::inflate::decompress_to_vec_with_limit(PACKED, MOST).ok()?;
        let lines = String::from_utf8(lines).ok()?;
        let (mut text, mut entries) = (String::new(), Vec::new());
        let mut before = 0;
        for line in lines.lines() {
            let (head, rest) = line.split_at_checked(2)?;
            let &[power, shared] = head.as_bytes() else { return None };
            let (power, shared) = (power.checked_sub(b'a')?, shared.checked_sub(b'a')?);
            let start = text.len();
            let same = text.get(before..before + usize::from(shared))?.to_owned();
            text.push_str(&same);
            text.push_str(rest);
            entries.push(Entry { at: start..text.len(), power });
            before = start;
        }
        Some(Self { text, entries })
    }

    /// The guesses that reach a word, as a power of two. `None` if the word is not in the list.
    pub(super) fn power(&self, word: &str) -> Option<u8> {
        let at = self.entries.binary_search_by(|entry| self.word(entry).cmp(&Some(word))).ok()?;
        self.entries.get(at).map(|entry| entry.power)
    }

    fn word(&self, entry: &Entry) -> Option<&str> {
        self.text.get(entry.at.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_has_words_of_every_language() {
        let words = Words::built_in().unwrap();
        let all: Vec<&str> = words.entries.iter().map(|entry| words.word(entry).unwrap()).collect();
        assert_eq!(all.len(), 124_104, "README.md and scripts/words.py say so");
        assert!(all.is_sorted_by(|one, next| one < next));
        assert!(all.iter().all(|word| (2..=LONGEST).contains(&word.len())));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        assert!(all.iter().all(|word| word.chars().all(plain)));
        for word in
            ["passwort", "motdepasse", "wachtwoord", "nihongo", "contrasena", "citta", "ete"]
        {
            assert!(words.power(word).is_some(), "{word}");
        }
        assert!(words.power("der") < words.power("sommer"));
        assert_eq!(words.power("xqzzk"), None);
        assert_eq!(words.power(""), None);
    }
}
