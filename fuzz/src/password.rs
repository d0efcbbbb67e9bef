//! Passwords: the typed text, and its normalised form.

use sso_escrow::error::{Status, UserError};
use sso_escrow::seal::password::{LONGEST, Password, PasswordError, SHORTEST};
use sso_escrow::seal::strength::Strength;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Checks a typed text.
pub fn check(input: &[u8]) {
    let Ok(typed) = std::str::from_utf8(input) else { return };
    let read = Password::new(typed);
    let expected = normalised(typed);
    match (&read, &expected) {
        (Ok(password), Ok(normalised)) => holds(password, normalised),
        (Err(error), Err(rule)) => {
            assert_eq!(error.status(), Status::Usage);
            let agree = match error {
                PasswordError::TooShort { characters } => {
                    assert!(*characters < SHORTEST);
                    *rule == Broken::TooShort
                }
                // A text that is too long may have a control character after that length.
                PasswordError::TooLong => *rule != Broken::TooShort,
                PasswordError::ControlCharacter => *rule == Broken::Control,
                _ => false,
            };
            assert!(agree, "{error:?}, not {rule:?}");
        }
        _ => panic!("{read:?} where the rules say {expected:?}"),
    }
}

#[derive(Debug, PartialEq)]
enum Broken {
    Control,
    TooLong,
    TooShort,
}

/// The rules of `docs/format.md`, section 6, for text that need not be kept secret.
fn normalised(typed: &str) -> Result<String, Broken> {
    let space = |character: char| match character.general_category() {
        GeneralCategory::SpaceSeparator => ' ',
        _ => character,
    };
    let text: String = typed.nfc().map(space).collect();
    let control = |character: char| character.general_category() == GeneralCategory::Control;
    match text.chars().count() {
        _ if text.contains(control) => Err(Broken::Control),
        0..7 => Err(Broken::TooShort),
        7..=256 => Ok(text),
        _ => Err(Broken::TooLong),
    }
}

fn holds(password: &Password, normalised: &str) {
    assert!(is_nfc(normalised), "spaces do not undo the normal form");
    let is_same = |typed: &str| Password::new(typed).is_ok_and(|other| other.is_same_as(password));
    assert!(is_same(normalised), "what is normalised is not changed again");
    assert!(is_same(&normalised.nfd().collect::<String>()), "as other keyboards write it");
    for space in ["\u{a0}", "\u{2003}", "\u{3000}"] {
        assert!(is_same(&normalised.replace(' ', space)), "spaces are alike");
    }
    let mut other = normalised.to_owned();
    let last = other.pop();
    other.push(if last == Some('x') { 'y' } else { 'x' });
    assert!(!is_same(&other), "another last character is another password");
    assert_eq!(password.needs_a_keyboard(), !normalised.is_ascii());
    assert_eq!(format!("{password:?}"), "Password(…)", "it is not shown");

    assert!(password.is_in(normalised));
    assert!(password.is_in(&format!("it is: {normalised} .")));
    // In the compatible form, "…" is three full stops. A password of full stops only is in many texts.
    let folds_to_dots = normalised.nfkc().all(|character| character == '.');
    assert!(!password.is_in("") && (folds_to_dots || !password.is_in("......")));

    // The estimate takes a thousand times longer than all the rest, so it runs for one short input in
    // sixteen.
    if normalised.len() <= 64 && normalised.len().is_multiple_of(16) {
        let of =
            |related: &[&str]| Strength::of(password, related).expect("the words are built in");
        let strength = of(&["Anna", "SSO01"]);
        assert!(strength.guesses > 0, "{strength:?}");
        let known = of(&["Anna", "SSO01", normalised]);
        assert!(known.guesses <= strength.guesses, "what is known is easier to guess");
    }
}

const _: () = assert!(SHORTEST == 7 && LONGEST == 256);
