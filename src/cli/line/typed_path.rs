//! Paths that a person types at a question. A terminal writes a folder that is dragged onto it in quotes, with
//! backslashes, or as a `file:` URI.

use std::path::{Path, PathBuf};

use crate::cli::line::location::{FILE, path_of};

/// The path that a line means: of its readings, the first that exists. If none exists, the last one, so that a
/// message names the path without its quotes. `None` if the line is no path, such as a typing error.
pub(crate) fn typed_path(line: &str) -> Option<PathBuf> {
    let readings = readings(line, cfg!(windows));
    if let Some(there) = readings.iter().find(|reading| Path::new(reading).exists()) {
        return Some(path_of(there));
    }
    let is_path = |text: &String| {
        text.contains('/') || cfg!(windows) && text.contains(['\\', ':']) || text != line
    };
    readings.into_iter().next_back().filter(is_path).map(|path| path_of(&path))
}

/// What a line may mean as a path: the line itself, then with `file:`, quotes and the escapes of a URI resolved.
fn readings(line: &str, windows: bool) -> Vec<String> {
    let unquoted = if windows { without_quotes(line) } else { shell_word(line) };
    let mut readings = vec![line.to_owned()];
    for text in [Some(line.to_owned()), unquoted].into_iter().flatten() {
        let behind = text.strip_prefix(FILE).filter(|path| !path.is_empty());
        let uri = behind.and_then(|path| path_of_uri(path, windows));
        let all = [Some(text.clone()), behind.map(str::to_owned), uri];
        for reading in all.into_iter().flatten() {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
    }
    readings
}

/// The text between two double quotes, as a Windows console writes a path with spaces.
fn without_quotes(line: &str) -> Option<String> {
    let (prefix, quoted) = match line.strip_prefix(FILE) {
        Some(rest) => (FILE, rest),
        None => ("", line),
    };
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    Some(format!("{prefix}{inner}"))
}

/// A line as a shell reads it: without quotes and backslashes. `None` if it has none, or if a quote is not closed.
fn shell_word(line: &str) -> Option<String> {
    let mut word = String::new();
    let mut characters = line.chars();
    let mut quote = None;
    while let Some(character) = characters.next() {
        match (character, quote) {
            (closing, Some(open)) if closing == open => quote = None,
            ('\'' | '"', None) => quote = Some(character),
            ('\\', None) => {
                // A backslash at the end stood before a space, which was cut off with the spaces around the line.
                word.push(characters.next().unwrap_or(' '));
            }
            ('\\', Some('"')) => match characters.next() {
                Some(escaped @ ('"' | '\\' | '$' | '`')) => word.push(escaped),
                other => word.extend(Some('\\').into_iter().chain(other)),
            },
            _ => word.push(character),
        }
    }
    (quote.is_none() && word != line).then_some(word)
}

/// The path of a URI, from the part after `file:` (RFC 8089): `///media/ANNA%20KEY`, or `/media/ANNA%20KEY`.
fn path_of_uri(behind: &str, windows: bool) -> Option<String> {
    let path = match behind.strip_prefix("//") {
        Some(rest) => rest.strip_prefix("localhost").unwrap_or(rest),
        None => behind,
    };
    let path = percent_decoded(path.strip_prefix('/')?)?;
    let is_on_drive = path.as_bytes().get(1) == Some(&b':');
    Some(if windows && is_on_drive { path } else { format!("/{path}") })
}

/// A text with each `%20` and the like replaced. `None` if a `%` has no two digits, or the result is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
        let decoded = match byte {
            b'%' => u8::try_from(digit()? * 16 + digit()?).ok()?,
            other => other,
        };
        bytes.push(decoded);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The last reading of a line.
    fn read(line: &str, windows: bool) -> String {
        readings(line, windows).pop().unwrap()
    }

    #[test]
    fn what_terminals_make_of_a_dragged_folder_is_its_path() {
        for line in [
            "/media/ANNA KEY",
            "'/media/ANNA KEY'",
            "\"/media/ANNA KEY\"",
            r"/media/ANNA\ KEY",
            "file:/media/ANNA KEY",
            "file:'/media/ANNA KEY'",
            "file:/media/ANNA%20KEY",
            "file:///media/ANNA%20KEY",
            "'file:///media/ANNA%20KEY'",
            "file://localhost/media/ANNA%20KEY",
        ] {
            assert_eq!(read(line, false), "/media/ANNA KEY", "{line}");
        }
        assert_eq!(read(r"'/media/Anna'\''s'", false), "/media/Anna's");
        assert_eq!(read(r#""/media/a\"b\c""#, false), r#"/media/a"b\c"#);
        assert_eq!(read(r"/media/ANNA\", false), "/media/ANNA ");
        assert_eq!(read("file:///media/Chlo%C3%A9", false), "/media/Chlo\u{e9}");
        for line in [r"E:\ANNA KEY\", r#""E:\ANNA KEY\""#, r#"file:"E:\ANNA KEY\""#] {
            assert_eq!(read(line, true), r"E:\ANNA KEY\", "{line}");
        }
        assert_eq!(read("file:///E:/ANNA%20KEY", true), "E:/ANNA KEY");
        for line in ["'/media/a", "/media/100%", "file:", "/media/%20"] {
            assert_eq!(read(line, false), line);
        }
    }

    #[test]
    fn a_folder_that_exists_comes_before_other_readings() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["'quoted'", "a%20b", "plain"] {
            fs::create_dir(path(name)).unwrap();
        }
        for name in ["'quoted'", "a%20b", "plain", "none"] {
            let shown = path(name).display().to_string();
            assert_eq!(typed_path(&shown), Some(path(name)), "{name}");
            assert_eq!(typed_path(&format!("{FILE}{shown}")), Some(path(name)), "{name}");
        }
        // A folder of the current folder, and a typing error.
        assert_eq!(typed_path("src"), Some("src".into()));
        assert_eq!(typed_path("sr"), None);
        assert_eq!(typed_path("file:sr"), Some("sr".into()));
    }
}
