//! Canonical JSON (JCS, RFC 8785) for the values that a transcript may hold: no null, no fraction, and keys in small
//! ASCII letters, digits and `_`.

use std::collections::BTreeMap;

use super::rule::TranscriptRule;

/// The largest integer that every reader of JSON keeps exactly: 2^53 - 1 (RFC 8785, section 3.2.2.3).
pub const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// How deep arrays and objects may be nested, the object of the line included.
pub const DEEPEST: usize = 64;

/// A value of JSON, as a transcript may hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `true` or `false`.
    Boolean(bool),
    /// An integer up to [`LARGEST_INTEGER`].
    Integer(u64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object. Its keys are ASCII, so that the order of their bytes is that of RFC 8785.
    Object(Members),
}

/// The members of an object.
pub type Members = BTreeMap<String, Json>;

/// Parses an object. `bytes` must be its one canonical form.
///
/// The object is encoded again and compared. This finds all that the parser tolerates: white space, another order of
/// keys, a key twice, other escapes.
///
/// # Errors
/// [`TranscriptRule::Json`] and [`TranscriptRule::Canonical`].
pub fn parse(bytes: &[u8]) -> Result<Members, TranscriptRule> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|_| TranscriptRule::Json)?;
    let Json::Object(members) = Json::of(value, 1)? else { return Err(TranscriptRule::Json) };
    TranscriptRule::Canonical.unless(encode(&members) == bytes)?;
    Ok(members)
}

/// The canonical form of an object.
#[must_use]
pub fn encode(members: &Members) -> Vec<u8> {
    let mut text = String::new();
    write_object(members, &mut text);
    text.into_bytes()
}

impl Json {
    /// The canonical form of the value.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        write_value(self, &mut text);
        text
    }

    /// The value, if a transcript may hold it. Its arrays and objects are `depth` deep.
    fn of(value: serde_json::Value, depth: usize) -> Result<Self, TranscriptRule> {
        use serde_json::Value as Parsed;
        let nests = matches!(value, Parsed::Array(_) | Parsed::Object(_));
        TranscriptRule::Json.unless(!nests || depth <= DEEPEST)?;
        let inner = |value| Self::of(value, depth + 1);
        Ok(match value {
            Parsed::Null => return Err(TranscriptRule::Json),
            Parsed::Bool(value) => Self::Boolean(value),
            Parsed::Number(number) => {
                let number = number.as_u64().filter(|&number| number <= LARGEST_INTEGER);
                Self::Integer(number.ok_or(TranscriptRule::Json)?)
            }
            Parsed::String(text) => Self::Text(text),
            Parsed::Array(values) => {
                Self::List(values.into_iter().map(inner).collect::<Result<_, _>>()?)
            }
            Parsed::Object(members) => {
                let member = |(key, value): (String, _)| match is_key(&key) {
                    true => Ok((key, inner(value)?)),
                    false => Err(TranscriptRule::Json),
                };
                Self::Object(members.into_iter().map(member).collect::<Result<_, _>>()?)
            }
        })
    }
}

/// Whether a text may be a key.
#[must_use]
pub fn is_key(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    !text.is_empty() && text.bytes().all(fits)
}

fn write_object(members: &Members, text: &mut String) {
    text.push('{');
    for (at, (key, value)) in members.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        write_text(key, text);
        text.push(':');
        write_value(value, text);
    }
    text.push('}');
}

fn write_value(value: &Json, text: &mut String) {
    match value {
        Json::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Json::Integer(value) => text.push_str(&value.to_string()),
        Json::Text(value) => write_text(value, text),
        Json::List(values) => {
            text.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_value(value, text);
            }
            text.push(']');
        }
        Json::Object(members) => write_object(members, text),
    }
}

/// Writes a string as RFC 8785, section 3.2.2.2, wants it: only the quotation mark, the backslash and the control
/// characters up to U+001F are escaped.
fn write_text(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..='\u{1f}' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
    }
    text.push('"');
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<u8> for Json {
    fn from(number: u8) -> Self {
        Self::Integer(number.into())
    }
}

/// For counts, which are far below [`LARGEST_INTEGER`].
impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Integer(number as u64)
    }
}

impl From<Vec<String>> for Json {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts.into_iter().map(Self::Text).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_form_is_read() {
        let canonical = r#"{"a":[true,{"b":"\u0001\té€😀"}],"b":9007199254740991}"#;
        assert_eq!(encode(&parse(canonical.as_bytes()).unwrap()), canonical.as_bytes());
        for other in [
            r#"{"b":1,"a":1}"#,
            r#"{"a":1,"a":1}"#,
            r#"{"a": 1}"#,
            "{\"a\":1}\r",
            r#"{"a":"\u00e9"}"#,
            r#"{"a":"\u000A"}"#,
            r#"{"a":"\/"}"#,
        ] {
            assert_eq!(parse(other.as_bytes()), Err(TranscriptRule::Canonical), "{other}");
        }
    }

    #[test]
    fn what_a_transcript_never_holds_is_refused() {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(200), "]".repeat(200));
        for other in [
            "",
            "[]",
            "1",
            r#"{"a":null}"#,
            r#"{"a":1.5}"#,
            r#"{"a":-1}"#,
            r#"{"a":1e3}"#,
            r#"{"a":9007199254740992}"#,
            r#"{"A":1}"#,
            r#"{"":1}"#,
            r#"{"é":1}"#,
            r#"{"a":"\ud800"}"#,
            "\u{feff}{}",
            &deep,
        ] {
            assert_eq!(parse(other.as_bytes()), Err(TranscriptRule::Json), "{other}");
        }
        assert_eq!(parse(b"{\"a\":\"\xff\"}"), Err(TranscriptRule::Json));
    }
}
