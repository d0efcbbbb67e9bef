//! What a write changes in SSOSS, and what SSOSS contains, for people and for programs. The bytes of a value are
//! never shown.

use serde::Serialize;
use sso_escrow::entsso::SSOSS;
use sso_escrow::registry::difference::{Change, Shape, difference};
use sso_escrow::registry::tree::{RegistryKey, type_name};

use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// A change of SSOSS. Every `path` is relative to SSOSS; it is empty for SSOSS itself.
#[derive(Debug, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub(crate) enum RegistryChange {
    /// A key is created.
    NewKey {
        /// The key.
        path: String,
    },
    /// A key is deleted with everything in it.
    KeyGoes {
        /// The key.
        path: String,
    },
    /// A value is created.
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
    /// A value is replaced by another one.
    ValueChanges {
        /// The key that it is in.
        path: String,
        /// The existing value.
        before: ValueShape,
        /// The new value.
        value: ValueShape,
    },
}

/// A registry value without its bytes.
#[derive(Debug, Serialize)]
pub(crate) struct ValueShape {
    /// Its name; empty for the default value.
    name: String,
    /// The name of its type, such as `REG_BINARY`; a number if the type has no name.
    #[serde(rename = "type")]
    kind: String,
    /// Its length in bytes.
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

/// The changes that turn one SSOSS into another: every key and value, without its bytes.
pub(crate) fn between(before: Option<&RegistryKey>, after: &RegistryKey) -> Vec<RegistryChange> {
    difference(before, after).into_iter().map(RegistryChange::from).collect()
}

/// Prints every key and value.
pub(crate) fn show_all(console: &mut Console, key: &RegistryKey) {
    for change in between(None, key) {
        let line = change.line();
        console.print(&SafeText::command(line.strip_prefix("+ ").unwrap_or(&line)));
    }
}

/// Prints changes.
pub(crate) fn show(console: &mut Console, changes: &[RegistryChange]) {
    for change in changes {
        console.print(&SafeText::command(&change.line()));
    }
}

impl RegistryChange {
    /// The change as a line with signs that need no translation: `+` created, `-` deleted, `~` replaced.
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
