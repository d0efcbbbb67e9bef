//! The result of a run: its status, and its errors, warnings and results by name.

use std::fmt;
use std::process::Output;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Results, Text};

/// The status of a run that was killed.
pub const KILLED: i32 = -1;

/// The result of a run of the program.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
    /// The object that it printed with `--json`.
    object: Option<Value>,
}

impl Ran {
    pub fn new(output: Output) -> Self {
        let out = String::from_utf8(output.stdout).unwrap();
        // Another program may have printed something before the object.
        let start = if out.starts_with('{') { Some(0) } else { out.find("\n{").map(|at| at + 1) };
        let object: Option<Value> = start.and_then(|at| serde_json::from_str(&out[at..]).ok());
        assert!(object.is_none() || out.is_ascii(), "an object is ASCII: {out}");
        if let (Some(object), true) = (&object, Results::may_be_read()) {
            let checked = Results::declared().check(object);
            assert_eq!(checked, Ok(()), "docs/json.md does not say that: {object:#}");
        }
        Self {
            status: output.status.code().unwrap_or(KILLED),
            out,
            err: String::from_utf8(output.stderr).unwrap(),
            object,
        }
    }

    /// Checks that it failed with that error, `"media-exists"` or `text!("words-count", found = 2)`, and with
    /// that status.
    #[track_caller]
    pub fn error(&self, error: impl Into<Text>, status: i32) -> &Self {
        let error = error.into();
        assert_eq!(self.status, status, "{self:#?}");
        let failed = match &self.object {
            Some(object) => object["status"] == status && error.is_told_by(&object["error"]),
            None => error.is_in(&self.err),
        };
        assert!(failed, "not the error {error:?}: {self:#?}");
        self
    }

    /// Checks that the text or the remedy of its error contains a value: a name, a number or a path.
    #[track_caller]
    pub fn error_names(&self, value: impl AsRef<str>) -> &Self {
        let value = value.as_ref();
        let names = match &self.object {
            Some(object) => says(&object["error"]).contains(value),
            None => self.err.contains(value),
        };
        assert!(names, "no “{value}” in the error: {self:#?}");
        self
    }

    /// Checks that the text or the remedy of its error contains the words of another message.
    #[track_caller]
    pub fn error_gives(&self, text: impl Into<Text>) -> &Self {
        let text = text.into();
        let gives = match &self.object {
            Some(object) => text.is_in(&says(&object["error"])),
            None => text.is_in(&self.err),
        };
        assert!(gives, "no {text:?} in the error: {self:#?}");
        self
    }

    /// Checks that it printed that warning: `"machine-network"` or `text!("share-duplicate", name = "Ben")`.
    #[track_caller]
    pub fn warned(&self, warning: impl Into<Text>) -> &Self {
        let warning = warning.into();
        assert!(self.warns(&warning, ""), "no warning {warning:?}: {self:#?}");
        self
    }

    /// Checks that it printed that warning, and that the warning's text or remedy contains a value.
    #[track_caller]
    pub fn warning_names(&self, warning: impl Into<Text>, value: impl AsRef<str>) -> &Self {
        let (warning, value) = (warning.into(), value.as_ref());
        assert!(self.warns(&warning, value), "no warning {warning:?} with “{value}”: {self:#?}");
        self
    }

    /// Checks that it did not print that warning.
    #[track_caller]
    pub fn not_warned(&self, warning: impl Into<Text>) -> &Self {
        let warning = warning.into();
        assert!(!self.warns(&warning, ""), "a warning {warning:?}: {self:#?}");
        self
    }

    fn warns(&self, warning: &Text, value: &str) -> bool {
        match &self.object {
            Some(object) => object["warnings"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| warning.is_told_by(it) && says(it).contains(value)),
            None => warning.is_in(&self.err) && self.err.contains(value),
        }
    }

    /// Checks that it printed that instruction on standard error. An instruction is no warning.
    #[track_caller]
    pub fn told(&self, text: impl Into<Text>) -> &Self {
        let text = text.into();
        assert!(text.is_in(&self.err), "not told: {text:?}: {self:#?}");
        self
    }

    /// Checks that it did not print that instruction.
    #[track_caller]
    pub fn not_told(&self, text: impl Into<Text>) -> &Self {
        let text = text.into();
        assert!(!text.is_in(&self.err), "told: {text:?}: {self:#?}");
        self
    }

    /// The names of its warnings, in order.
    #[track_caller]
    pub fn warnings(&self) -> Vec<String> {
        let warnings = self.field("warnings");
        let names = warnings.as_array().unwrap().iter();
        names.map(|warning| warning["name"].as_str().unwrap().to_owned()).collect()
    }

    /// Checks that it succeeded.
    #[track_caller]
    pub fn done(&self) -> &Self {
        assert_eq!(self.status, 0, "{self:#?}");
        self
    }

    /// Checks that it ended with that status.
    #[track_caller]
    pub fn ended(&self, status: i32) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    /// A field of the object: `opened`, `set.threshold`, `shares.0.x`. Null if the field does not exist.
    #[track_caller]
    pub fn field(&self, name: &str) -> Value {
        let object = self.object.as_ref().unwrap_or_else(|| panic!("no object: {self:#?}"));
        let pointer = format!("/{}", name.replace('.', "/"));
        object.pointer(&pointer).cloned().unwrap_or(Value::Null)
    }

    /// Checks that a field of the object has that value.
    #[track_caller]
    pub fn gives(&self, field: &str, value: impl Serialize) -> &Self {
        assert_eq!(self.field(field), json!(value), "{field} in {self:#?}");
        self
    }

    /// A list of texts in the object.
    #[track_caller]
    pub fn texts(&self, field: &str) -> Vec<String> {
        serde_json::from_value(self.field(field)).unwrap()
    }

    /// The set words of the set that it made or used.
    #[track_caller]
    pub fn set_words(&self) -> String {
        self.texts("set.words").join(" ")
    }

    /// Checks that it printed that text on standard output, without `--json`.
    #[track_caller]
    pub fn said(&self, text: impl Into<Text>) -> &Self {
        let text = text.into();
        assert!(self.object.is_none(), "people are told nothing under --json: {self:#?}");
        assert!(text.is_in(&self.out), "not said: {text:?}: {self:#?}");
        self
    }

    /// Checks that it did not print that text.
    #[track_caller]
    pub fn not_said(&self, text: impl Into<Text>) -> &Self {
        let text = text.into();
        assert!(self.object.is_none(), "people are told nothing under --json: {self:#?}");
        assert!(!text.is_in(&self.out), "said: {text:?}: {self:#?}");
        self
    }
}

impl fmt::Debug for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, out, err, .. } = self;
        write!(f, "status {status}\n---- out\n{out}\n---- err\n{err}")
    }
}

/// The text of an error or a warning, with its remedy.
fn says(message: &Value) -> String {
    let [text, remedy] =
        ["text", "remedy"].map(|name| message[name].as_str().unwrap_or_default().to_owned());
    format!("{text}\n{remedy}")
}
