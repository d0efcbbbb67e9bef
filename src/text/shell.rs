//! Quotes words for a shell, in command lines that a person copies.

use std::path::Path;

/// The shell that a command line is for. It decides how words are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShellSyntax {
    /// `sh`, and shells like it.
    Sh,
    /// The command prompt of Windows.
    CommandPrompt,
}

impl ShellSyntax {
    /// The shell of this system.
    pub const HERE: Self = match cfg!(windows) {
        true => Self::CommandPrompt,
        false => Self::Sh,
    };

    /// Quotes a word for this shell, but only if it needs quotation marks.
    #[must_use]
    pub fn quoted(self, word: &str) -> String {
        let is_plain = |character: char| {
            character.is_alphanumeric()
                || "-_=+.,:/@%".contains(character)
                || (self == Self::CommandPrompt && character == '\\')
        };
        match self {
            _ if !word.is_empty() && word.chars().all(is_plain) => word.to_owned(),
            // On Windows, a file name cannot contain a quotation mark.
            Self::CommandPrompt => format!("\"{word}\""),
            Self::Sh => format!("'{}'", word.replace('\'', r"'\''")),
        }
    }
}

/// Quotes a word for the shell of this system.
#[must_use]
pub fn quoted(word: &str) -> String {
    ShellSyntax::HERE.quoted(word)
}

/// Quotes a path for the shell of this system. A path that begins with `-` gets `./` before it, so that no
/// program takes it for an option.
#[must_use]
pub fn quoted_path(path: &Path) -> String {
    let shown = path.display().to_string();
    match shown.starts_with('-') {
        true => quoted(&format!("./{shown}")),
        false => quoted(&shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        for (word, sh, prompt) in [
            ("file:/mnt/a-b_1.reg", "file:/mnt/a-b_1.reg", "file:/mnt/a-b_1.reg"),
            ("/media/Anna's stick", r"'/media/Anna'\''s stick'", "\"/media/Anna's stick\""),
            (r"E:\new.bak", r"'E:\new.bak'", r"E:\new.bak"),
            ("$HOME", "'$HOME'", "\"$HOME\""),
            ("", "''", "\"\""),
            ("Zoé=ask", "Zoé=ask", "Zoé=ask"),
        ] {
            assert_eq!(ShellSyntax::Sh.quoted(word), sh);
            assert_eq!(ShellSyntax::CommandPrompt.quoted(word), prompt);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_is_never_an_option() {
        assert_eq!(quoted_path(Path::new("-x/a b")), "'./-x/a b'");
        assert_eq!(quoted_path(Path::new("/x")), "/x");
    }
}
