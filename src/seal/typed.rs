//! What a person typed as a password, and what it may mean.
//!
//! A key is derived from the exact text. People also type the six words of a passphrase in capitals, with
//! hyphens or in full width, and copied text brings characters that nobody sees. So a share is tried with the
//! exact text first, and then with at most one other reading (`docs/format.md`, section 6).

use super::passphrase::{PhraseReading, read};
use super::password::{Password, PasswordError};
use crate::message;
use crate::text::{Message, is_invisible};

/// The mark that some editors write at the beginning of a text: U+FEFF.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// What may be unintended in a text that was typed as a password. It tells nothing about the rest of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// Five of six words are in the list of passphrases, and this one is not.
    UnknownWord {
        /// Its position, from 1 to 6.
        position: usize,
    },
    /// It begins or ends with a space.
    EdgeSpace,
    /// It has characters that no screen shows, such as marks of writing direction.
    Invisible,
    /// It has letters, digits or signs in full width.
    FullWidth,
}

impl Remark {
    /// The message for the person who typed the text.
    #[must_use]
    pub fn in_words(self) -> Message {
        match self {
            Self::UnknownWord { position } => {
                message!("remark-unknown-word", position = position)
            }
            Self::EdgeSpace => message!("remark-edge-space"),
            Self::Invisible => message!("remark-invisible"),
            Self::FullWidth => message!("remark-full-width"),
        }
    }

    /// The remarks on the characters of a text, whether it is a password of a share or another one.
    pub fn on(text: &str) -> impl Iterator<Item = Self> {
        let is_at_edge =
            text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
        let remarks = [
            (Self::EdgeSpace, is_at_edge),
            (Self::Invisible, text.contains(is_invisible)),
            (Self::FullWidth, text.contains(is_full_width)),
        ];
        remarks.into_iter().filter(|(_, holds)| *holds).map(|(remark, _)| remark)
    }
}

/// A text that was typed as a password.
///
/// ```
/// use sso_escrow::seal::password::Password;
/// use sso_escrow::seal::typed::{Remark, TypedPassword};
///
/// let phrase = Password::new("cringe unbeaten cavity prism yo-yo duo")?;
/// let typed = TypedPassword::new("Cringe-Unbeaten-Cavity-Prism-Yo-Yo-Duo")?;
/// assert!(typed.passphrase().is_some_and(|read| read.is_same_as(&phrase)));
/// let typed = TypedPassword::new("cringe unbeaten cavety prism yo-yo duo")?;
/// assert_eq!(typed.remarks(), [Remark::UnknownWord { position: 3 }]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TypedPassword {
    exact: Password,
    other: Option<Password>,
    /// Whether `exact`, or `other` if there is one, is a passphrase in its canonical form.
    is_passphrase: bool,
    remarks: Vec<Remark>,
}

impl TypedPassword {
    /// Reads what was typed. The caller must wipe the original.
    ///
    /// # Errors
    /// As [`Password::new`], if neither the exact text nor its other reading can be a password.
    pub fn new(typed: &str) -> Result<Self, PasswordError> {
        let exact = Password::new(typed);
        let (passphrase, unknown) = match read(typed)? {
            PhraseReading::Passphrase(text) => (Some(Password::new(text.as_str())?), None),
            PhraseReading::OneUnknown { position } => {
                (None, Some(Remark::UnknownWord { position }))
            }
            PhraseReading::Other => (None, None),
        };
        let is_passphrase = passphrase.is_some();
        let without_mark =
            || typed.strip_prefix(BYTE_ORDER_MARK).and_then(|text| Password::new(text).ok());
        let (exact, other) = match (exact, passphrase.or_else(without_mark)) {
            (Ok(exact), Some(other)) if exact.is_same_as(&other) => (exact, None),
            (Ok(exact), other) => (exact, other),
            (Err(_), Some(other)) => (other, None),
            (Err(error), None) => return Err(error),
        };
        let remarks = match is_passphrase {
            true => Vec::new(),
            false => unknown.into_iter().chain(Remark::on(typed)).collect(),
        };
        Ok(Self { exact, other, is_passphrase, remarks })
    }

    /// The exact text. A share is tried with it first. If the exact text cannot be a password, this is the
    /// other reading.
    #[must_use]
    pub fn exact(&self) -> &Password {
        &self.exact
    }

    /// The reading to try if the exact text does not open the share.
    #[must_use]
    pub fn other(&self) -> Option<&Password> {
        self.other.as_ref()
    }

    /// The canonical form of the passphrase, if the text reads as one: six words with one space between them.
    #[must_use]
    pub fn passphrase(&self) -> Option<&Password> {
        match &self.other {
            _ if !self.is_passphrase => None,
            None => Some(&self.exact),
            other => other.as_ref(),
        }
    }

    /// Returns whether it is that password, or has another reading that is.
    #[must_use]
    pub fn reads_as(&self, password: &Password) -> bool {
        self.exact.is_same_as(password)
            || self.other.as_ref().is_some_and(|other| other.is_same_as(password))
    }

    /// The password to seal a share to, if this was typed to choose one: the passphrase in its canonical form,
    /// or the exact text.
    ///
    /// # Errors
    /// [`PasswordError::InvisibleCharacter`]: nobody can type it again; ask for another password.
    pub fn chosen(self) -> Result<Password, PasswordError> {
        match self.other {
            _ if self.remarks.contains(&Remark::Invisible) => {
                Err(PasswordError::InvisibleCharacter)
            }
            Some(passphrase) if self.is_passphrase => Ok(passphrase),
            _ => Ok(self.exact),
        }
    }

    /// What may be unintended. Nothing, if the text reads as a passphrase.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}

/// Returns whether a character is the full-width form of an ASCII character, or the wide space.
fn is_full_width(character: char) -> bool {
    matches!(character, '\u{3000}' | '\u{ff01}'..='\u{ff5e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: &str = "cringe unbeaten cavity prism yo-yo duo";

    fn typed(text: &str) -> TypedPassword {
        TypedPassword::new(text).unwrap()
    }

    fn readings(text: &str) -> Vec<String> {
        let typed = typed(text);
        let readings = [Some(typed.exact()), typed.other()].into_iter().flatten();
        readings.map(|password| password.as_str().to_owned()).collect()
    }

    #[test]
    fn six_words_are_read_however_they_are_typed() {
        for text in [
            "Cringe Unbeaten Cavity Prism Yo-Yo Duo",
            "CRINGE UNBEATEN CAVITY PRISM YO-YO DUO",
            "cringe-unbeaten-cavity-prism-yo-yo-duo",
            "cringe\u{2013}unbeaten\u{2212}cavity\u{30fc}prism yo yo duo",
            "  cringe  unbeaten cavity\u{a0}prism yo - yo duo ",
            "ｃｒｉｎｇｅ　ｕｎｂｅａｔｅｎ　ｃａｖｉｔｙ　ｐｒｉｓｍ　ｙｏ－ｙｏ　ｄｕｏ",
            "\u{feff}cringe unbea\u{ad}ten cavity pri\u{200b}sm yo-yo duo\u{200f}",
        ] {
            assert_eq!(readings(text).len(), 2, "{text}");
            assert_eq!(readings(text)[1], PHRASE, "{text}");
            assert_eq!(typed(text).passphrase().unwrap().as_str(), PHRASE);
            assert_eq!(typed(text).remarks(), [], "{text}");
        }
        assert_eq!(readings(PHRASE), [PHRASE], "no second try for the canonical form");
        assert!(typed(PHRASE).passphrase().is_some());
        // The exact text cannot be a password, but its words can.
        let tabs = "cringe\tunbeaten\tcavity\tprism\tyo-yo\tduo";
        assert_eq!(readings(tabs), [PHRASE]);
        assert!(typed(tabs).passphrase().is_some());
    }

    #[test]
    fn the_longest_word_of_the_list_is_read() {
        let typed = typed("T-Shirt drop down felt tip yo yo shirt down");
        assert_eq!(
            typed.passphrase().unwrap().as_str(),
            "t-shirt drop-down felt-tip yo-yo shirt down"
        );
    }

    #[test]
    fn other_texts_have_one_reading() {
        for text in [
            "cringe unbeaten cavity prism yo-yo",
            "cringe unbeaten cavity prism yo-yo duo duo",
            "cringe unbeaten cavety prism yo-yo duo",
            "cringeunbeaten cavity prism yo-yo duo",
            "Mot de passe ",
        ] {
            assert_eq!(readings(text), [text]);
            assert!(typed(text).passphrase().is_none());
        }
        assert_eq!(
            TypedPassword::new("arrow\u{1b}[A key").unwrap_err(),
            PasswordError::ControlCharacter
        );
        let long = format!("cringe{}unbeaten", " ".repeat(300));
        assert_eq!(TypedPassword::new(&long).unwrap_err(), PasswordError::TooLong);
        assert_eq!(TypedPassword::new("six six").map(|typed| typed.exact().as_str().len()), Ok(7));
    }

    #[test]
    fn the_mark_at_the_beginning_of_a_text_may_be_left_out() {
        assert_eq!(readings("\u{feff}Mot de passe"), ["\u{feff}Mot de passe", "Mot de passe"]);
        assert_eq!(readings("\u{feff}123456"), ["\u{feff}123456"], "too short without it");
    }

    #[test]
    fn a_new_password_is_the_passphrase_or_the_exact_text() {
        let chosen = |text| typed(text).chosen().map(|password| password.as_str().to_owned());
        assert_eq!(chosen("CRINGE-unbeaten-cavity prism yo-yo duo\u{200e}"), Ok(PHRASE.to_owned()));
        assert_eq!(chosen(PHRASE), Ok(PHRASE.to_owned()));
        assert_eq!(chosen("Mot de passe "), Ok("Mot de passe ".to_owned()));
        for text in ["\u{feff}Mot de passe", "Mot\u{ad}de passe", "Mot de passe\u{200d}"] {
            assert_eq!(chosen(text), Err(PasswordError::InvisibleCharacter));
        }
        assert!(
            typed("Duo-cringe-unbeaten-cavity-prism-duo")
                .reads_as(&Password::new("duo cringe unbeaten cavity prism duo").unwrap())
        );
        assert!(!typed("Mot de passe").reads_as(&Password::new("mot de passe").unwrap()));
    }

    #[test]
    fn one_unknown_word_is_told_by_its_position() {
        let unknown = |text| typed(text).remarks().first().copied();
        let at = |position| Some(Remark::UnknownWord { position });
        assert_eq!(unknown("cringe unbeaten cavety prism yo-yo duo"), at(3));
        assert_eq!(unknown("Xringe-unbeaten-cavity-prism-yo-yo-duo"), at(1));
        assert_eq!(unknown("cringe unbeaten cavity prism yo-yo d"), at(6));
        assert_eq!(unknown("cringe unbeaten cavety prizm yo-yo duo"), None, "two are unknown");
        assert_eq!(unknown("cringe unbeaten cavety prism yo-yo"), None, "five words");
    }

    #[test]
    fn what_may_be_unintended_is_remarked() {
        for (text, remarks) in [
            ("Mot de passe", vec![]),
            ("Mot de passe ", vec![Remark::EdgeSpace]),
            ("\u{a0}Mot de passe", vec![Remark::EdgeSpace]),
            ("Mot\u{ad}de passe", vec![Remark::Invisible]),
            ("\u{feff}Mot de passe", vec![Remark::Invisible]),
            ("Mot de\u{202e} passe\u{200d}", vec![Remark::Invisible]),
            ("Ｍot de passe", vec![Remark::FullWidth]),
            ("Mot\u{3000}de passe", vec![Remark::FullWidth]),
            (" \u{2060}１２３４５", vec![Remark::EdgeSpace, Remark::Invisible, Remark::FullWidth]),
        ] {
            assert_eq!(typed(text).remarks(), remarks, "{text:?}");
        }
    }
}
