//! Generated passphrases: six words, each chosen from the 7,776 words of the EFF's large list.
//!
//! The Electronic Frontier Foundation published the list for dice in 2016 (<https://www.eff.org/dice>), under
//! the licence CC BY 3.0 US. The numbers of the dice are left out here. Six words are 6 · log2(7776), about
//! 77.5 bits, even if the attacker knows the list. All letters are ASCII, and four of the words have a
//! hyphen.

use super::password::PasswordError;
use crate::error::Impossible;
use crate::random::Generator;
use crate::secret::SecretText;

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
        let space = if number > 0 { " " } else { "" };
        if !space.chars().chain(word.chars()).all(|character| text.push(character)) {
            return Err(Impossible("passphrase: there is no room for the longest words").into());
        }
    }
    Ok(text)
}

/// Reports whether a text has the form of a generated passphrase: [`WORDS`] words of the list. The time depends on
/// the text, so call it only for a text that somebody has seen already.
#[must_use]
pub fn is_passphrase(text: &str) -> bool {
    let is_in_list = |word: &str| LIST.lines().any(|listed| listed.eq_ignore_ascii_case(word));
    text.split_whitespace().count() == WORDS && text.split_whitespace().all(is_in_list)
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
