//! Every text that a person reads: messages by name, in three languages.
//!
//! The texts are in `i18n/{en,fr,ja}/*.ftl` (Project Fluent). The library passes [`Message`]s on, a
//! name and its arguments; what turns them into words is [`Texts`], and which language that is, is the
//! command line's business.

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

/// A message by its name, with its arguments; made by [`message!`](crate::message).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    name: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Words that are the same in every language: a name, a path, a command.
    Text(String),
    /// A number; plural forms go by it.
    Number(u64),
    /// Another message, which is rendered first.
    Message(Message),
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

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// A text with every character escaped that could mislead who reads it on a terminal: file names come
/// from media that anybody may have written.
#[must_use]
pub fn harmless(text: &str) -> String {
    let escaped = |character: char| match is_unsafe(character) {
        true => character.escape_default().to_string(),
        false => character.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// Whether a character could hide or reorder what a person reads: a control character, a mark of
/// writing direction, an invisible one.
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

impl Message {
    /// A message of that name. Use [`message!`](crate::message), whose names a test compares with the
    /// texts.
    #[must_use]
    pub fn new(name: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { name, arguments }
    }

    /// Its name, the same in every language: what scripts may go by.
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
    /// The texts of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut rules =
            FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
        // Isolating marks would end up in what people copy from the screen.
        rules.set_use_isolating(false);
        Self { language, catalog: Catalog::new(language), rules }
    }

    /// Their language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a message; its name in brackets where there are none, which a test excludes.
    #[must_use]
    pub fn render(&self, message: &Message) -> String {
        self.words(message, None).unwrap_or_else(|| format!("[{}]", message.name))
    }

    /// The words of the message's attribute `remedy`: what to do next.
    #[must_use]
    pub fn remedy(&self, message: &Message) -> Option<String> {
        self.words(message, Some("remedy"))
    }

    fn words(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let pattern = self.catalog.pattern(message.name, attribute)?;
        let mut arguments = FluentArgs::new();
        for (key, argument) in &message.arguments {
            arguments.set(
                *key,
                match argument {
                    Argument::Text(text) => FluentValue::from(text.as_str()),
                    // Fluent counts in floating point, which is exact up to 2^53.
                    Argument::Number(number) if *number >= 1 << 53 => {
                        FluentValue::from(number.to_string())
                    }
                    Argument::Number(number) => FluentValue::from(*number),
                    Argument::Message(message) => FluentValue::from(self.render(message)),
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
    fn an_unknown_message_shows_its_name() {
        let texts = Texts::new(Language::English);
        assert_eq!(texts.render(&Message::new("no-such-text", vec![])), "[no-such-text]");
    }
}
