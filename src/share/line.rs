//! One line of text that is safe to show: names, labels, reminders.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::text::is_unsafe;

/// Why a text is not allowed in a descriptor or header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineError {
    /// It has too many characters.
    TooLong {
        /// The maximum number of characters.
        longest: usize,
    },
    /// It holds a character that could hide or reorder what a person reads: a control character, a mark of
    /// writing direction, or an invisible character.
    Character,
}

/// Returns the text in normalisation form C, without spaces at its ends.
///
/// # Errors
/// [`LineError`]: the text is refused. It is not corrected in any other way.
pub fn line(text: &str, longest: usize) -> Result<String, LineError> {
    let line: String = text.trim().nfc().collect();
    if line.chars().any(|character| is_unsafe(character) || is_blank(character)) {
        return Err(LineError::Character);
    }
    if line.chars().count() > longest {
        return Err(LineError::TooLong { longest });
    }
    Ok(line)
}

/// Returns whether a character shows nothing although it is no space: soft hyphen, joiners, fillers, blank
/// patterns. They are refused in new texts. Files that hold them stay readable.
fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'
            ..='\u{180f}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    )
}

/// Returns whether this release or an earlier one could have made the text with [`line()`].
pub(super) fn is_line(text: &str, longest: usize) -> bool {
    is_nfc(text)
        && text.trim() == text
        && !text.chars().any(is_unsafe)
        && text.chars().count() <= longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_script_is_welcome() {
        for name in ["Anna Schäfer", "佐藤 花子", "Мария", "שרה", "نور", "می\u{200c}خواهم"]
        {
            assert_eq!(line(name, 64).as_deref(), Ok(name));
            assert!(is_line(name, 64));
        }
        assert_eq!(line("  Re\u{301}my ", 64).as_deref(), Ok("Rémy"));
        assert!(!is_line("Re\u{301}my", 64) && !is_line(" Rémy", 64));
    }

    #[test]
    fn what_could_mislead_the_reader_is_refused() {
        for name in ["a\u{1b}[2Jb", "a\nb", "a\u{202e}b", "a\u{200b}b", "a\u{9b}b", "a\u{feff}b"] {
            assert_eq!(line(name, 64), Err(LineError::Character), "{name:?}");
            assert!(!is_line(name, 64), "{name:?}");
        }
        for name in ["\u{3164}", "An\u{ad}na", "\u{2800}"] {
            assert_eq!(line(name, 64), Err(LineError::Character), "{name:?}");
            assert!(is_line(name, 64), "files of earlier releases stay readable");
        }
        assert_eq!(line("名前x", 3).as_deref(), Ok("名前x"));
        assert_eq!(line("abcd", 3), Err(LineError::TooLong { longest: 3 }));
    }
}
