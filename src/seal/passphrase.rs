//! Generated passphrases: six words, each chosen from the 7,776 words of the EFF's large list.
//!
//! The Electronic Frontier Foundation published the list for dice in 2016 (<https://www.eff.org/dice>), under
//! the licence CC BY 3.0 US. The numbers of the dice are left out here. Six words are 6 · log2(7776), about
//! 77.5 bits, even if the attacker knows the list. All letters are ASCII, and four of the words have a
//! hyphen.

use unicode_normalization::UnicodeNormalization;

use super::password::{LONGEST, PasswordError};
use crate::error::Impossible;
use crate::random::Generator;
use crate::secret::SecretText;
use crate::text::is_invisible;

/// How many words a passphrase has.
pub const WORDS: usize = 6;

/// One word per line, in the order of the dice.
const LIST: &str = include_str!("eff_large_wordlist.txt");

/// How many words the list has: the results of five dice.
const LIST_WORDS: u32 = 7776;

/// The length of the longest word in bytes.
const LONGEST_WORD: usize = 9;

/// Generates a passphrase: [`WORDS`] words, separated by one space.
///
/// # Errors
/// [`PasswordError::Memory`] if there is no locked memory for it. [`PasswordError::Impossible`].
pub fn passphrase(random: &mut Generator) -> Result<SecretText, PasswordError> {
    let mut text = SecretText::with_capacity(WORDS * (LONGEST_WORD + 1))?;
    for number in 0..WORDS {
        let word = LIST.lines().nth(random.below(LIST_WORDS) as usize);
        let word = word.ok_or(Impossible("passphrase: the list has fewer than 7776 words"))?;
        push_word(&mut text, number > 0, word)?;
    }
    Ok(text)
}

/// How a typed text reads.
pub(super) enum PhraseReading {
    /// Six words of the list. This is their canonical form: separated by one space.
    Passphrase(SecretText),
    /// Six words, of which only the one at this position, counted from 1, is not in the list.
    OneUnknown {
        /// Its position.
        position: usize,
    },
    /// Anything else.
    Other,
}

/// Reads a typed text as the words of a passphrase. The longest word that fits is read: yo-yo is one word.
///
/// # Errors
/// [`PasswordError::Memory`]. [`PasswordError::Impossible`].
pub(super) fn read(typed: &str) -> Result<PhraseReading, PasswordError> {
    let mut text = SecretText::with_capacity(4 * LONGEST)?;
    if !plain(typed).all(|character| text.push(character)) {
        return Ok(PhraseReading::Other);
    }
    let mut canonical = SecretText::with_capacity(WORDS * (LONGEST_WORD + 1))?;
    let (mut words, mut unknown) = (0, None);
    let mut parts = text.as_str().split(' ').filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        words += 1;
        let long = parts.peek().and_then(|next| listed(part, Some(next)));
        if long.is_some() {
            parts.next();
        }
        match long.or_else(|| listed(part, None)) {
            Some(_) if words > WORDS => return Ok(PhraseReading::Other),
            Some(word) => push_word(&mut canonical, words > 1, word)?,
            None if unknown.is_some() => return Ok(PhraseReading::Other),
            None => unknown = Some(words),
        }
    }
    Ok(match unknown {
        _ if words != WORDS => PhraseReading::Other,
        Some(position) => PhraseReading::OneUnknown { position },
        None => PhraseReading::Passphrase(canonical),
    })
}

/// The text of a passphrase as a person may type it: in form KC and lower case, with one space for each run of
/// white space and hyphens, without characters that nobody sees.
fn plain(typed: &str) -> impl Iterator<Item = char> {
    let mut at_start = true;
    let mut after_space = false;
    let shown = typed.nfkc().filter(|&character| !is_dropped(character));
    shown.flat_map(char::to_lowercase).flat_map(move |character| {
        let is_space = is_separator(character);
        let space = (after_space && !is_space && !at_start).then_some(' ');
        after_space = is_space;
        at_start &= is_space;
        space.into_iter().chain((!is_space).then_some(character))
    })
}

/// Returns whether a character separates words: white space, or any hyphen or dash.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}')
}

/// Returns whether a character is left out when words are read.
fn is_dropped(character: char) -> bool {
    is_invisible(character) && !is_separator(character)
}

/// The word of the list that is `part`, or `part` and `next` with a hyphen between them.
fn listed(part: &str, next: Option<&str>) -> Option<&'static str> {
    LIST.lines().find(|word| match next {
        None => *word == part,
        Some(next) => word.split_once('-') == Some((part, next)),
    })
}

/// Appends a word, after a space if it is not the first.
fn push_word(text: &mut SecretText, after_space: bool, word: &str) -> Result<(), Impossible> {
    let space = if after_space { " " } else { "" };
    match space.chars().chain(word.chars()).all(|character| text.push(character)) {
        true => Ok(()),
        false => Err(Impossible("passphrase: there is no room for the longest words")),
    }
}

/// Reports whether a text reads as a generated passphrase: [`WORDS`] words of the list. The time depends on the text,
/// so call it only for a text that somebody has seen already.
#[must_use]
pub fn is_passphrase(text: &str) -> bool {
    matches!(read(text), Ok(PhraseReading::Passphrase(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_passphrase_has_a_form() {
        let made = passphrase(&mut Generator::new(b"").unwrap()).unwrap();
        assert!(is_passphrase(made.as_str()));
        assert!(is_passphrase("  Abacus ABDOMEN abdominal abide abiding ability "));
        let words = made.as_str().replacen(' ', " no-word-of-it ", 1);
        assert!(!is_passphrase(&words) && !is_passphrase("abacus abdomen") && !is_passphrase(""));
    }

    /// The digest is that of other copies of the list, one word per line.
    #[test]
    fn the_list_is_the_effs() {
        use sha2::{Digest, Sha256};
        let words: BTreeSet<&str> = LIST.lines().collect();
        assert_eq!(words.len(), LIST_WORDS as usize);
        assert_eq!(words.iter().map(|word| word.len()).max(), Some(LONGEST_WORD));
        assert!(LIST.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '\n'));
        let sorted: String = words.iter().flat_map(|word| [word, "\n"]).collect();
        assert_eq!(
            hex::encode(Sha256::digest(sorted)),
            "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"
        );
    }

    #[test]
    fn a_passphrase_is_six_words_of_the_list() {
        let list: BTreeSet<&str> = LIST.lines().collect();
        let mut random = Generator::new(b"").unwrap();
        let mut seen = BTreeSet::new();
        for _ in 0..200 {
            let text = passphrase(&mut random).unwrap();
            let words: Vec<&str> = text.as_str().split(' ').collect();
            assert_eq!(words.len(), WORDS);
            assert!(words.iter().all(|word| list.contains(word)));
            seen.extend(words.into_iter().map(str::to_owned));
        }
        // 1,200 draws out of 7,776 give about 1,112 different words. Far fewer would be a bug.
        assert!(seen.len() > 1000, "{}", seen.len());
    }
}
