//! Quotes words for a shell, in command lines that a person copies.

use std::path::Path;

use super::Argument;
use crate::message;

/// The shell that a command line is for. It decides how words are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShellSyntax {
    /// `sh`, and shells like it.
    Sh,
    /// The command prompt of Windows and PowerShell: a line that both read alike.
    CommandPrompt,
}

impl ShellSyntax {
    /// The shell of this system.
    pub const HERE: Self = match cfg!(windows) {
        true => Self::CommandPrompt,
        false => Self::Sh,
    };

    /// Reports whether a word can be quoted for this shell. On Windows, nothing keeps `%NAME%` and `!NAME!` from the
    /// command prompt and `$NAME` and a backtick from PowerShell in both, and they end a text at other quotation marks:
    /// PowerShell also at typographic ones.
    #[must_use]
    pub fn can_quote(self, word: &str) -> bool {
        const UNCLEAR: [char; 8] = ['"', '$', '%', '`', '!', '\u{201c}', '\u{201d}', '\u{201e}'];
        self == Self::Sh || !word.contains(UNCLEAR)
    }

    /// Quotes a word for this shell, but only if it needs quotation marks. It must be one that
    /// [can be quoted](Self::can_quote).
    #[must_use]
    pub fn quoted(self, word: &str) -> String {
        let is_plain = |character: char| {
            let signs = match self {
                Self::Sh => "-_=+.,:/@%",
                // PowerShell makes a list of words with a comma between them.
                Self::CommandPrompt => "-_=+.:/\\",
            };
            character.is_alphanumeric() || signs.contains(character)
        };
        // PowerShell can split an option at a full stop or colon.
        let is_split =
            self == Self::CommandPrompt && word.starts_with('-') && word.contains(['.', ':']);
        match self {
            _ if !word.is_empty() && !is_split && word.chars().all(is_plain) => word.to_owned(),
            // On Windows, a file name cannot contain a quotation mark. A program takes a backslash before the closing
            // one for its escape, so the backslashes there are doubled.
            Self::CommandPrompt => {
                let end = word.len() - word.trim_end_matches('\\').len();
                format!("\"{word}{}\"", "\\".repeat(end))
            }
            Self::Sh => format!("'{}'", word.replace('\'', r"'\''")),
        }
    }
}

/// A word of a command line, for a message: quoted for the shell of this system. If the shells of this system read the
/// word differently, the message says that it must be typed by hand.
#[must_use]
pub fn quoted(word: &str) -> Argument {
    quoted_for(word, ShellSyntax::HERE)
}

fn quoted_for(word: &str, shell: ShellSyntax) -> Argument {
    match shell.can_quote(word) {
        true => shell.quoted(word).into(),
        false => message!("word-by-hand", word = word).into(),
    }
}

/// Quotes a path for `sh`. A path that begins with `-` gets `./` before it, so that no program takes it for an option.
#[must_use]
pub fn quoted_path(path: &Path) -> String {
    let shown = path.display().to_string();
    match shown.starts_with('-') {
        true => ShellSyntax::Sh.quoted(&format!("./{shown}")),
        false => ShellSyntax::Sh.quoted(&shown),
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
            ("", "''", "\"\""),
            ("Zoé=ask", "Zoé=ask", "Zoé=ask"),
            ("network,swap", "network,swap", "\"network,swap\""),
            ("piv:7,file:E:", "piv:7,file:E:", "\"piv:7,file:E:\""),
            ("@x", "@x", "\"@x\""),
            ("--waive", "--waive", "--waive"),
            ("--to=reg:a.reg", "--to=reg:a.reg", "\"--to=reg:a.reg\""),
            (r"E:\Anna's stick\", r"'E:\Anna'\''s stick\'", "\"E:\\Anna's stick\\\\\""),
            (r"E:\", r"'E:\'", r"E:\"),
        ] {
            assert_eq!(ShellSyntax::Sh.quoted(word), sh);
            assert_eq!(ShellSyntax::CommandPrompt.quoted(word), prompt);
            assert!(ShellSyntax::CommandPrompt.can_quote(word), "{word}");
        }
        for word in
            ["$HOME", "%TEMP%", "100%", "a!b", "a`b", "O\"Neil", "a\u{201c}b", "\u{201e}a\u{201d}"]
        {
            assert!(ShellSyntax::Sh.can_quote(word), "{word}");
            assert!(!ShellSyntax::CommandPrompt.can_quote(word), "{word}");
        }
        assert_eq!(ShellSyntax::Sh.quoted("$HOME"), "'$HOME'");
        // PowerShell ends a text in double quotation marks at no single one.
        assert!(ShellSyntax::CommandPrompt.can_quote("Anna\u{2019}s stick"));
    }

    /// A message that contains such a word would otherwise print a line that one of the shells changes.
    #[test]
    fn a_word_that_two_shells_read_differently_is_named_and_not_quoted() {
        for word in ["file:E:\\100%", "reg:E:\\$x.reg", "file:E:\\O\"Neil"] {
            let by_hand = quoted_for(word, ShellSyntax::CommandPrompt);
            assert!(
                matches!(&by_hand, Argument::Message(told) if told.name() == "word-by-hand"),
                "{by_hand:?}"
            );
            assert_eq!(quoted_for(word, ShellSyntax::Sh), ShellSyntax::Sh.quoted(word).into());
        }
        let plain = quoted_for("file:E:\\a b", ShellSyntax::CommandPrompt);
        assert_eq!(plain, Argument::from("\"file:E:\\a b\""));
    }

    #[test]
    fn a_path_is_never_an_option() {
        assert_eq!(quoted_path(Path::new("-x/a b")), "'./-x/a b'");
        assert_eq!(quoted_path(Path::new("/x")), "/x");
    }
}
