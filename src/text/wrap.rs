//! Wrapping text to the width of a terminal: between words, and in Japanese where line breaks are allowed.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks lines that are longer than `width` columns. The new line has the same indent as the original line.
///
/// A word that is longer than a line gets a separate line, and the terminal wraps it, because paths and
/// commands must not be cut.
#[must_use]
pub fn wrap(text: &str, width: usize) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| wrap_line(line, width)).collect();
    lines.join("\n")
}

/// How many columns of a terminal a text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

fn wrap_line(line: &str, width: usize) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let (indent, rest) = line.split_at(indent);
    let mut wrapped = String::from(indent);
    let mut column = indent.width();
    let mut start = 0;
    // A line may end after any space, because a path may follow it. Otherwise it may end where UAX #14 allows
    // it, beside wide characters.
    let is_wide = |character: char| character.width() == Some(2);
    let spaces = rest.match_indices(' ').map(|(at, _)| at + 1);
    let beside_wide = linebreaks(rest)
        .map(|(end, _)| end)
        .filter(|&end| rest[..end].ends_with(is_wide) || rest[end..].starts_with(is_wide));
    let mut ends: Vec<usize> = spaces.chain(beside_wide).chain([rest.len()]).collect();
    ends.sort_unstable();
    ends.dedup();
    for end in ends {
        let piece = &rest[start..end];
        if column > indent.width() && column + piece.trim_end_matches(' ').width() > width {
            wrapped.truncate(wrapped.trim_end_matches(' ').len());
            wrapped.push('\n');
            wrapped.push_str(indent);
            column = indent.width();
        }
        wrapped.push_str(piece);
        column += piece.width();
        start = end;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap("one two three", 8), "one two\nthree");
        assert_eq!(wrap("  one two three", 9), "  one two\n  three");
        assert_eq!(wrap("one\n\ntwo three", 5), "one\n\ntwo\nthree");
        assert_eq!(wrap("one two ", 7), "one two ", "a question keeps the space behind it");
        assert_eq!(wrap("a /a/path/longer/than/that b", 8), "a\n/a/path/longer/than/that\nb");
        assert_eq!(wrap("id 6cc43652-da4b-4200 x", 16), "id\n6cc43652-da4b-4200\nx");
        assert_eq!(wrap("", 8), "");
        assert_eq!(wrap("   ", 2), "   ");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(wrap("秘密の鍵", 6), "秘密の\n鍵");
        // No line begins with a full stop.
        assert_eq!(wrap("秘密の鍵。", 8), "秘密の\n鍵。");
        // French puts a no-break space before a colon.
        assert_eq!(wrap("le mot de passe\u{a0}:", 16), "le mot de\npasse\u{a0}:");
    }
}
