//! What a write changes in SSOSS, and what stands in it, for people and for programs: never a byte of it.

use serde::Serialize;
use sso_escrow::entsso::SSOSS;
use sso_escrow::registry::difference::{Change, Shape, difference};
use sso_escrow::registry::tree::{RegistryKey, type_name};

use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// A change of SSOSS. Every `path` is below SSOSS, and empty for SSOSS itself.
#[derive(Debug, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub(crate) enum RegistryChange {
    /// A key is made.
    NewKey {
        /// The key.
        path: String,
    },
    /// A key is deleted, with all that is in it.
    KeyGoes {
        /// The key.
        path: String,
    },
    /// A value is made.
    NewValue {
        /// The key that it is in.
        path: String,
        /// The value.
        value: ValueShape,
    },
    /// A value is deleted.
    ValueGoes {
        /// The key that it is in.
        path: String,
        /// The value.
        value: ValueShape,
    },
    /// A value becomes another one.
    ValueChanges {
        /// The key that it is in.
        path: String,
        /// The value as it is.
        before: ValueShape,
        /// The value as it will be.
        value: ValueShape,
    },
}

/// A registry value without its bytes.
#[derive(Debug, Serialize)]
pub(crate) struct ValueShape {
    /// Its name; empty for the default value.
    name: String,
    /// The name of its type, such as `REG_BINARY`; a type without a name by its number.
    #[serde(rename = "type")]
    kind: String,
    /// How many bytes it has.
    bytes: usize,
}

impl From<Shape> for ValueShape {
    fn from(shape: Shape) -> Self {
        let Shape { name, kind, bytes } = shape;
        Self { name, kind: type_name(kind), bytes }
    }
}

impl From<Change> for RegistryChange {
    fn from(change: Change) -> Self {
        match change {
            Change::NewKey { path } => Self::NewKey { path },
            Change::KeyGoes { path } => Self::KeyGoes { path },
            Change::NewValue { path, value } => Self::NewValue { path, value: value.into() },
            Change::ValueGoes { path, value } => Self::ValueGoes { path, value: value.into() },
            Change::ValueChanges { path, before, after } => {
                Self::ValueChanges { path, before: before.into(), value: after.into() }
            }
        }
    }
}

/// What turns one SSOSS into another: every key and value, without its bytes.
pub(crate) fn between(before: Option<&RegistryKey>, after: &RegistryKey) -> Vec<RegistryChange> {
    difference(before, after).into_iter().map(RegistryChange::from).collect()
}

/// Shows every key and value that there is.
pub(crate) fn show_all(console: &mut Console, key: &RegistryKey) {
    for change in between(None, key) {
        let line = change.line();
        console.print(&SafeText::command(line.strip_prefix("+ ").unwrap_or(&line)));
    }
}

/// Shows changes.
pub(crate) fn show(console: &mut Console, changes: &[RegistryChange]) {
    for change in changes {
        console.print(&SafeText::command(&change.line()));
    }
}

impl RegistryChange {
    /// The change in signs that need no translation: `+` comes, `-` goes, `~` changes.
    fn line(&self) -> String {
        let key = |path: &str| match path {
            "" => SSOSS.to_owned(),
            path => format!(r"{SSOSS}\{path}"),
        };
        let shape = |shape: &ValueShape| format!("{}, {}", shape.kind, shape.bytes);
        let name = |shape: &ValueShape| match &shape.name[..] {
            "" => "@".to_owned(),
            name => format!("\"{}\"", name.escape_debug()),
        };
        match self {
            Self::NewKey { path } => format!("+ [{}]", key(path)),
            Self::KeyGoes { path } => format!("- [{}]", key(path)),
            Self::NewValue { path, value } => {
                format!("+ [{}] {} ({})", key(path), name(value), shape(value))
            }
            Self::ValueGoes { path, value } => {
                format!("- [{}] {} ({})", key(path), name(value), shape(value))
            }
            Self::ValueChanges { path, before, value } => {
                let (before, now) = (shape(before), shape(value));
                format!("~ [{}] {} ({before} -> {now})", key(path), name(value))
            }
        }
    }
}
