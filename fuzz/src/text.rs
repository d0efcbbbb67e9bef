//! Texts from outside, on their way to the screen, into a file, or into a command.

use sso_escrow::registry::regfile::access_commands;
use sso_escrow::share::line::{LineError, line};
use sso_escrow::text::{Language, harmless, wrap};
use unicode_normalization::is_nfc;

use crate::refusal::assert_safe;
use crate::second::is_hidden;

/// Checks a text.
pub fn check(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    check_line(text);
    check_harmless(text);
    check_wrap(text);
    check_account(text);
    if let Some(language) = Language::from_locale(text) {
        assert!(text.to_ascii_lowercase().starts_with(language.code()));
    }
}

/// Checks that an accepted name or label is safe to show, and does not change when it is read again.
fn check_line(text: &str) {
    const LONGEST: usize = 64;
    match line(text, LONGEST) {
        Ok(taken) => {
            assert_safe(&taken);
            assert!(is_nfc(&taken) && taken.trim() == taken);
            assert!(taken.chars().count() <= LONGEST);
            assert_eq!(line(&taken, LONGEST).as_ref(), Ok(&taken));
        }
        Err(LineError::TooLong { longest }) => assert!(text.chars().count() > longest),
        Err(LineError::Character) => assert!(!text.is_ascii() || text.contains(is_hidden)),
    }
}

fn check_harmless(text: &str) {
    let shown = harmless(text);
    assert_safe(&shown);
    assert_eq!(harmless(&shown), shown);
    assert!(text.contains(is_hidden) || shown == text, "what is safe is shown as it is");
}

/// Checks that wrapping moves words, and changes none.
fn check_wrap(text: &str) {
    let letters =
        |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect::<String>();
    for width in [0, 1, 20, 78] {
        let wrapped = wrap(text, width);
        assert_eq!(letters(&wrapped), letters(text), "{width}");
        assert!(wrapped.lines().count() >= text.lines().count());
    }
}

/// Checks that an account's name stays within its quotes, by the rules of PowerShell.
fn check_account(account: &str) {
    let commands = access_commands(Some(account));
    let command = commands[3].strip_prefix("  $s = ").expect("the line that names the account");
    let quoted = command
        .strip_prefix("([System.Security.Principal.NTAccount](")
        .unwrap_or(command)
        .strip_prefix('\'')
        .expect("a string begins");
    let is_quote = |character: char| matches!(character, '\'' | '\u{2018}'..='\u{201b}');
    let mut read = String::new();
    let mut characters = quoted.chars();
    // Two quotes are an escaped quote. One quote ends the string.
    while let Some(character) = characters.next() {
        if is_quote(character) {
            let mut after = characters.clone();
            match after.next() {
                Some(second) if is_quote(second) => characters = after,
                _ => break,
            }
        }
        read.push(character);
    }
    let rest = characters.as_str();
    assert_eq!(read, account, "in {command}");
    assert!(rest.is_empty() || rest.starts_with(" -replace "), "{rest:?} in {command}");
}
