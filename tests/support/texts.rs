//! The program's messages by name, read from the Fluent files.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::sync::OnceLock;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;
use serde_json::Value;
use sso_escrow::text::{Language, Message, Texts};

/// The words of a message, with some known arguments: `text!("ask-again", name = "Ben")`.
#[macro_export]
macro_rules! text {
    ($name:literal $(, $key:ident = $value:expr)* $(,)?) => {
        $crate::support::Text::new($name)$(.with(stringify!($key), $value))*
    };
}

/// The English words of a message without arguments.
pub fn words(name: &'static str) -> String {
    static TEXTS: OnceLock<Texts> = OnceLock::new();
    pattern(Language::English, name);
    let texts = TEXTS.get_or_init(|| Texts::new(Language::English));
    texts.render(&Message::new(name, vec![]))
}

/// The words of a message in a language. An unknown argument matches anything.
#[derive(Clone)]
pub struct Text {
    name: String,
    arguments: Vec<(&'static str, Argument)>,
    language: Language,
}

/// The value of an argument.
#[derive(Debug, Clone)]
pub enum Argument {
    Value(String),
    Text(Text),
}

macro_rules! values {
    ($($of:ty),+) => {$(
        impl From<$of> for Argument {
            fn from(value: $of) -> Self {
                Self::Value(value.to_string())
            }
        }
    )+};
}
values!(&str, String, &String, u8, i32, u32, u64, usize);

impl From<Text> for Argument {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Text {
    #[track_caller]
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        self.arguments.iter().try_for_each(|(key, value)| write!(f, " {key}={value:?}"))
    }
}

/// A piece of a text: words, or anything.
#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Words(String),
    Anything,
}

impl Text {
    /// A message by its name, or its remedy by `name.remedy`. Panics if it does not exist.
    #[track_caller]
    pub fn new(name: &str) -> Self {
        let language = Language::English;
        pattern(language, name);
        Self { name: name.to_owned(), arguments: Vec::new(), language }
    }

    /// Adds a known argument.
    pub fn with(mut self, key: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((key, value.into()));
        self
    }

    /// Selects another language.
    pub fn in_language(mut self, language: Language) -> Self {
        self.language = language;
        for (_, argument) in &mut self.arguments {
            if let Argument::Text(text) = argument {
                *text = text.clone().in_language(language);
            }
        }
        self
    }

    /// Every form that the text may have, because plurals have several. A form is a list of words that follow
    /// each other, with anything between them.
    pub fn parts(&self) -> Vec<Vec<String>> {
        let forms = self.forms().into_iter().map(|form| {
            let mut parts = vec![String::new()];
            for piece in form {
                match piece {
                    Piece::Words(words) => parts.last_mut().unwrap().push_str(&words),
                    Piece::Anything => parts.push(String::new()),
                }
            }
            let last = parts.len() - 1;
            parts[0] = parts[0].trim_start().to_owned();
            parts[last] = parts[last].trim_end().to_owned();
            parts
        });
        let forms: Vec<Vec<String>> = forms.collect();
        let says =
            |form: &Vec<String>| form.iter().any(|part| part.contains(char::is_alphanumeric));
        assert!(
            forms.iter().all(says),
            "{} has no words of its own: say which values it has",
            self.name
        );
        forms
    }

    fn forms(&self) -> Vec<Vec<Piece>> {
        self.forms_of(pattern(self.language, &self.name))
    }

    fn forms_of(&self, pattern: &Pattern<String>) -> Vec<Vec<Piece>> {
        let mut forms = vec![Vec::new()];
        for element in &pattern.elements {
            let next = match element {
                PatternElement::TextElement { value } => vec![vec![Piece::Words(value.clone())]],
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    self.forms_of_inline(inline)
                }
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } => {
                    let number = match selector {
                        InlineExpression::VariableReference { id } => self.value_of(&id.name),
                        _ => None,
                    };
                    let exact = variants.iter().filter(|variant| match &variant.key {
                        VariantKey::NumberLiteral { value } => Some(value) == number.as_ref(),
                        VariantKey::Identifier { .. } => false,
                    });
                    let exact: Vec<_> = exact.collect();
                    let all = variants.iter().filter(|_| exact.is_empty());
                    all.chain(exact.iter().copied())
                        .flat_map(|variant| self.forms_of(&variant.value))
                        .collect()
                }
            };
            forms = forms
                .iter()
                .flat_map(|form| next.iter().map(|more| [&form[..], more].concat()))
                .collect();
        }
        forms
    }

    fn forms_of_inline(&self, inline: &InlineExpression<String>) -> Vec<Vec<Piece>> {
        match inline {
            InlineExpression::StringLiteral { value } => vec![vec![Piece::Words(value.clone())]],
            InlineExpression::NumberLiteral { value } => vec![vec![Piece::Words(value.clone())]],
            InlineExpression::VariableReference { id } => {
                match self.arguments.iter().find(|(key, _)| *key == id.name) {
                    Some((_, Argument::Value(value))) => vec![vec![Piece::Words(value.clone())]],
                    Some((_, Argument::Text(text))) => text.forms(),
                    None => vec![vec![Piece::Anything]],
                }
            }
            _ => vec![vec![Piece::Anything]],
        }
    }

    fn value_of(&self, name: &str) -> Option<String> {
        self.arguments.iter().find_map(|(key, argument)| match argument {
            Argument::Value(value) if *key == name => Some(value.clone()),
            _ => None,
        })
    }

    /// Reports whether an error or a warning of `--json` is this one, with these arguments.
    pub fn is_told_by(&self, message: &Value) -> bool {
        message["name"] == self.name
            && (self.arguments.is_empty()
                || message["text"].as_str().is_some_and(|text| self.is_in(text)))
    }

    /// Reports whether a text contains it, with any line breaks.
    pub fn is_in(&self, text: &str) -> bool {
        let text = on_one_line(text);
        self.parts().iter().any(|parts| {
            let mut rest = &text[..];
            parts.iter().all(|part| {
                let part = on_one_line(part);
                let found = rest.find(&part);
                found.map(|at| rest = &rest[at + part.len()..]).is_some()
            })
        })
    }

    /// The regular expression that finds it in the output for a terminal. Each byte of that output is one
    /// character.
    pub fn expression(&self) -> String {
        let part = |part: &String| {
            let words: Vec<String> = part.split_ascii_whitespace().map(escaped).collect();
            let space = |at_end: bool| if at_end { r"\s+" } else { "" };
            let before = space(part.starts_with(|c: char| c.is_ascii_whitespace()));
            let behind =
                space(!words.is_empty() && part.ends_with(|c: char| c.is_ascii_whitespace()));
            format!("{before}{}{behind}", words.join(r"\s+"))
        };
        let forms: Vec<String> = self
            .parts()
            .iter()
            .map(|parts| parts.iter().map(part).collect::<Vec<_>>().join(".*?"))
            .collect();
        format!("(?s)(?:{})", forms.join("|"))
    }
}

/// A text in which each run of spaces and line ends is one space.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_ascii_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(character),
        }
    }
    line
}

/// The bytes of a word as characters, escaped for a regular expression.
fn escaped(word: &str) -> String {
    let bytes = word.bytes().map(|byte| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!(r"\x{{{byte:x}}}"),
    });
    bytes.collect()
}

type All = HashMap<String, Pattern<String>>;

/// The pattern of a message or of an attribute (`name.remedy`).
#[track_caller]
fn pattern(language: Language, name: &str) -> &'static Pattern<String> {
    static ALL: [OnceLock<All>; 3] = [const { OnceLock::new() }; 3];
    let at = Language::ALL.iter().position(|one| *one == language).unwrap();
    let all = ALL[at].get_or_init(|| read(language));
    all.get(name).unwrap_or_else(|| panic!("no message has the name {name}"))
}

fn read(language: Language) -> All {
    let folder = format!("{}/i18n/{}", env!("CARGO_MANIFEST_DIR"), language.code());
    let mut all = All::new();
    for entry in fs::read_dir(folder).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for entry in parser::parse(source).unwrap().body {
            let Entry::Message(message) = entry else { continue };
            for attribute in message.attributes {
                all.insert(format!("{}.{}", message.id.name, attribute.id.name), attribute.value);
            }
            all.extend(message.value.map(|value| (message.id.name, value)));
        }
    }
    all
}
