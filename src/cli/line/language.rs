//! The language of a run: `--lang`, else the locale, else the language of Windows, else English.

use std::ffi::OsString;

use sso_escrow::text::{Language, Texts};

use crate::cli::ui::device;

/// The language of a run, and what to report about the choice.
pub(crate) struct LanguageChoice {
    pub(crate) texts: Texts,
    /// The value of `--lang`, if no language has that code.
    pub(crate) unknown: Option<String>,
    /// Whether the language is Japanese and the console cannot show it.
    pub(crate) no_glyphs: bool,
}

/// Chooses the language from the arguments and the environment.
///
/// This function reads the arguments itself: clap's help needs the language before clap has parsed them.
pub(crate) fn choose(arguments: &[OsString]) -> LanguageChoice {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    let locale = locale.map(|locale| locale.to_string_lossy().into_owned());
    let locale = locale.or_else(|| device::system_language().map(str::to_owned));
    let of_locale = locale.and_then(|locale| Language::from_locale(&locale));
    let default = of_locale.unwrap_or(Language::English);
    let code = given(arguments);
    let asked = code
        .as_deref()
        .map(|code| Language::ALL.into_iter().find(|language| language.code() == code));
    let unknown = code.filter(|_| asked == Some(None));
    let language = asked.flatten().unwrap_or(default);
    let no_glyphs = language == Language::Japanese && device::is_plain_console();
    let language = if no_glyphs { Language::English } else { language };
    LanguageChoice { texts: Texts::new(language), unknown, no_glyphs }
}

/// The last value of `--lang`. clap reports a missing value.
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
