//! Which language is spoken: `--lang`, else the locale, else English.

use std::ffi::OsString;

use sso_escrow::text::{Language, Texts};

/// The texts of the language that the arguments or the environment ask for; and the code given to
/// `--lang`, where no language has it.
///
/// The arguments are looked through by hand, since the help that clap prints needs the language
/// before clap has read them.
pub(crate) fn choose(arguments: &[OsString]) -> (Texts, Option<String>) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(std::env::var_os)
        .find(|value| !value.is_empty());
    let of_locale = locale.and_then(|locale| Language::from_locale(&locale.to_string_lossy()));
    let default = of_locale.unwrap_or(Language::English);
    let Some(code) = given(arguments) else { return (Texts::new(default), None) };
    match Language::ALL.into_iter().find(|language| language.code() == code) {
        Some(language) => (Texts::new(language), None),
        None => (Texts::new(default), Some(code)),
    }
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
