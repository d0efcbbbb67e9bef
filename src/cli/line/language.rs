//! Which language is spoken: `--lang`, else the locale, else that of Windows, else English.

use std::ffi::OsString;

use sso_escrow::text::{Language, Texts};

use crate::cli::ui::device;

/// The language that a run speaks, and what there is to say about it.
pub(crate) struct LanguageChoice {
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
