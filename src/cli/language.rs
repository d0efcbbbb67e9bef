//! Which language is spoken: `--lang`, else the locale, else English.

use std::ffi::OsString;
use std::io::IsTerminal;

use sso_escrow::text::{Language, Texts};

/// The language that a run speaks, and what there is to say about it.
pub(crate) struct Choice {
    pub(crate) texts: Texts,
    /// The code given to `--lang`, where no language has it.
    pub(crate) unknown: Option<String>,
    /// Whether Japanese was asked for on a console that cannot show it.
    pub(crate) no_glyphs: bool,
}

/// The language that the arguments or the environment ask for.
///
/// The arguments are looked through by hand, since the help that clap prints needs the language
/// before clap has read them.
pub(crate) fn choose(arguments: &[OsString]) -> Choice {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    let of_locale = locale.and_then(|locale| Language::from_locale(&locale.to_string_lossy()));
    let default = of_locale.unwrap_or(Language::English);
    let code = given(arguments);
    let asked = code
        .as_deref()
        .map(|code| Language::ALL.into_iter().find(|language| language.code() == code));
    let unknown = code.filter(|_| asked == Some(None));
    let language = asked.flatten().unwrap_or(default);
    let no_glyphs = language == Language::Japanese && is_linux_console();
    let language = if no_glyphs { Language::English } else { language };
    Choice { texts: Texts::new(language), unknown, no_glyphs }
}

/// Whether what is printed goes to a console of Linux itself: its fonts have 512 characters at most,
/// and so none for Japanese.
fn is_linux_console() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "linux")
        && (std::io::stdout().is_terminal() || std::io::stderr().is_terminal())
}

/// The last value of `--lang`; a missing value is left to clap.
fn given(arguments: &[OsString]) -> Option<String> {
    let mut found = None;
    let mut arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        } else if argument == "--lang" {
            found = arguments.next().map(String::from).or(found);
        } else if let Some(value) = argument.strip_prefix("--lang=") {
            found = Some(value.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given_in(line: &str) -> Option<String> {
        given(&line.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_last_option_counts() {
        assert_eq!(given_in("sso-escrow sets x"), None);
        assert_eq!(given_in("sso-escrow --lang fr sets x").as_deref(), Some("fr"));
        assert_eq!(given_in("sso-escrow --lang fr sets --lang=ja").as_deref(), Some("ja"));
        assert_eq!(given_in("sso-escrow sets -- --lang fr"), None);
        assert_eq!(given_in("sso-escrow sets --lang"), None);
    }
}
