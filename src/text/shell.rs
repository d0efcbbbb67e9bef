//! Words as a shell takes them, for command lines that a person copies.

use std::path::Path;

/// How the shell that a line is for reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShellSyntax {
    /// `sh` and its like.
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

    /// A word as this shell takes it: in quotation marks only if it needs them.
    #[must_use]
    pub fn quoted(self, word: &str) -> String {
        let is_plain = |character: char| {
            character.is_alphanumeric()
                || "-_=+.,:/@%".contains(character)
                || (self == Self::CommandPrompt && character == '\\')
        };
        match self {
            _ if !word.is_empty() && word.chars().all(is_plain) => word.to_owned(),
            // The command prompt knows no quotation mark within a name of a file.
            Self::CommandPrompt => format!("\"{word}\""),
            Self::Sh => format!("'{}'", word.replace('\'', r"'\''")),
        }
    }
}

/// A word as the shell of this system takes it.
#[must_use]
pub fn quoted(word: &str) -> String {
    ShellSyntax::HERE.quoted(word)
}

/// A path as the shell of this system takes it. No program takes it for an option.
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
