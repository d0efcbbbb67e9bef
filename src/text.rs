//! Every text that a person reads: messages by name, in three languages.
//!
//! The texts are in `i18n/{en,fr,ja}/*.ftl` (Project Fluent). The library passes on [`Message`]s, which have
//! a name and arguments. [`Texts`] turns them into words. The command line chooses the language.

mod catalog;
mod html;
mod language;
mod shell;
mod wrap;

use std::fmt;

use catalog::Catalog;
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};

pub use html::{PageKind, html_page};
pub use language::Language;
pub use shell::{ShellSyntax, quoted, quoted_path};
pub use wrap::{columns, wrap};

/// The argument that every text gets: which system the program is for, so that paths and commands are its own.
const PLATFORM_KEY: &str = "platform";

/// The values are also in `i18n/`.
const PLATFORM: &str = if cfg!(windows) { "windows" } else { "linux" };

/// A message: its name and its arguments. [`message!`](crate::message) makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    name: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    /// The message that is rendered before this one.
    about: Option<Box<Message>>,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Text that is the same in every language: a name, a path, a command.
    Text(String),
    /// A number. It selects the plural form.
    Number(u64),
    /// Another message. It is rendered first.
    Message(Message),
    /// The words of a list. The separator between them depends on the language.
    List(Vec<String>),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(harmless(text))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(harmless(&text))
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(harmless(text))
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u8> for Argument {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl<T: AsRef<str>> From<&[T]> for Argument {
    fn from(words: &[T]) -> Self {
        Self::List(words.iter().map(|word| harmless(word.as_ref())).collect())
    }
}

impl<T: AsRef<str>> From<&Vec<T>> for Argument {
    fn from(words: &Vec<T>) -> Self {
        Self::from(&words[..])
    }
}

impl<T: AsRef<str>> From<Vec<T>> for Argument {
    fn from(words: Vec<T>) -> Self {
        Self::from(&words[..])
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// Escapes every character in a text that could mislead a reader on a terminal. File names come from media
/// that anybody may have written.
#[must_use]
pub fn harmless(text: &str) -> String {
    let escaped = |character: char| match is_unsafe(character) {
        true => character.escape_default().to_string(),
        false => character.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// Returns whether a character could hide or reorder what a person reads: a control character, a mark of
/// writing direction, or an invisible character.
#[must_use]
pub fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Returns whether no screen shows a character: the marks that [`is_unsafe`] knows, and other characters that
/// Unicode lets a screen ignore, such as the soft hyphen. A control character is not one of them.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    (is_unsafe(character) && !character.is_control())
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200c}'
                | '\u{200d}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{ffa0}'
                | '\u{e0080}'..='\u{e0fff}'
        )
}

impl Message {
    /// Makes a message of that name. Use [`message!`](crate::message) instead: a test compares its names with
    /// the texts.
    #[must_use]
    pub fn new(name: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { name, arguments, about: None }
    }

    /// The same message, with `what` rendered before it. The name and the remedy stay the same.
    #[must_use]
    pub fn about(self, what: Self) -> Self {
        Self { about: Some(Box::new(what)), ..self }
    }

    /// Its name, the same in every language. Scripts may rely on it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// A [`Message`]: `message!("name", key = value, …)`.
#[macro_export]
macro_rules! message {
    ($name:literal $(, $key:ident = $value:expr)* $(,)?) => {
        $crate::text::Message::new($name, vec![$((stringify!($key), $value.into())),*])
    };
}

/// All texts of one language. A message is parsed when it is rendered for the first time.
///
/// ```
/// use sso_escrow::error::UserError;
/// use sso_escrow::shamir::Scheme;
/// use sso_escrow::text::{Language, Texts};
///
/// let error = Scheme::new(1, 3).unwrap_err();
/// let message = error.message();
/// assert_eq!(message.name(), "shamir-threshold-too-low");
/// let [english, japanese] = [Language::English, Language::Japanese].map(Texts::new);
/// assert_ne!(english.render(&message), japanese.render(&message));
/// // What to do next.
/// println!("{}", english.remedy(&message).unwrap_or_default());
/// ```
pub struct Texts {
    language: Language,
    catalog: Catalog,
    /// The rules of the language: plural forms, numbers. It holds no messages.
    rules: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// Loads the texts of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut rules =
            FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
        // Isolating marks would be in text that people copy from the screen.
        rules.set_use_isolating(false);
        Self { language, catalog: Catalog::new(language), rules }
    }

    /// Their language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Renders a message. If it has no text, returns its name in brackets. A test makes sure that every
    /// message has one.
    #[must_use]
    pub fn render(&self, message: &Message) -> String {
        let words = self.words(message, None).unwrap_or_else(|| format!("[{}]", message.name));
        match &message.about {
            None => words,
            Some(about) => format!("{} {words}", self.render(about)),
        }
    }

    /// Renders the message's attribute `remedy`: what to do next.
    #[must_use]
    pub fn remedy(&self, message: &Message) -> Option<String> {
        self.words(message, Some("remedy"))
    }

    fn words(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let pattern = self.catalog.pattern(message.name, attribute)?;
        let mut arguments = FluentArgs::new();
        arguments.set(PLATFORM_KEY, PLATFORM);
        for (key, argument) in &message.arguments {
            arguments.set(
                *key,
                match argument {
                    Argument::Text(text) => FluentValue::from(text.as_str()),
                    // Fluent calculates in floating point, which is exact up to 2^53.
                    Argument::Number(number) if *number >= 1 << 53 => {
                        FluentValue::from(number.to_string())
                    }
                    Argument::Number(number) => FluentValue::from(*number),
                    Argument::Message(message) => FluentValue::from(self.render(message)),
                    Argument::List(words) => {
                        let separator = self.render(&crate::message!("list-separator"));
                        FluentValue::from(words.join(&separator))
                    }
                },
            );
        }
        let mut errors = Vec::new();
        Some(self.rules.format_pattern(pattern, Some(&arguments), &mut errors).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_read_by_its_language() {
        assert_eq!(Language::from_locale("fr_CA.UTF-8"), Some(Language::French));
        assert_eq!(Language::from_locale("JA"), Some(Language::Japanese));
        assert_eq!(Language::from_locale("C.UTF-8"), None);
        assert_eq!(Language::from_locale("frisian"), None);
    }

    #[test]
    fn texts_from_outside_cannot_mislead() {
        let texts = Texts::new(Language::English);
        let path = "a\u{1b}[2J\nSet words: forged\u{202e}";
        let words = texts.render(&crate::message!("media-exists", path = path));
        assert!(!words.contains(is_unsafe), "{words:?}");
        assert!(words.contains("Set words: forged"), "{words}");
    }

    #[test]
    fn large_numbers_are_exact() {
        let texts = Texts::new(Language::English);
        let quorums = 118_264_581_564_861_424_u64;
        let words =
            texts.render(&crate::message!("generate-proof", quorums = quorums, threshold = 30u8));
        assert!(words.contains("118264581564861424"), "{words}");
    }

    #[test]
    fn a_list_is_written_as_the_language_does_it() {
        let message = crate::message!("prepared-several", slots = vec!["82", "8\u{202e}4"]);
        let shown = |language| Texts::new(language).render(&message);
        assert!(shown(Language::English).contains("82, 8\\u{202e}4"));
        assert!(shown(Language::Japanese).contains("82、8\\u{202e}4"));
    }

    #[test]
    fn what_a_message_is_about_is_said_before_it() {
        let texts = Texts::new(Language::English);
        let plain = crate::message!("prepared-full");
        let about = plain.clone().about(crate::message!("about-card", token = "101"));
        let words = texts.render(&about);
        assert!(words.contains("101: ") && words.ends_with(&texts.render(&plain)), "{words}");
        assert_eq!((about.name(), texts.remedy(&about)), (plain.name(), texts.remedy(&plain)));
    }

    #[test]
    fn an_unknown_message_shows_its_name() {
        let texts = Texts::new(Language::English);
        assert_eq!(texts.render(&Message::new("no-such-text", vec![])), "[no-such-text]");
    }
}
