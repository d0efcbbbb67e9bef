//! What a write would change in SSOSS, shown without any secret byte.

use super::tree::{RegistryKey, Value, folded};
use crate::secret::equal;

/// One change. Its path is relative to SSOSS; the path of SSOSS itself is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A key that does not exist yet.
    NewKey {
        /// Its path.
        path: String,
    },
    /// A key that will be removed. The changes for its content follow.
    KeyGoes {
        /// Its path.
        path: String,
    },
    /// A value that does not exist yet.
    NewValue {
        /// The path of its key.
        path: String,
        /// The new value.
        value: Shape,
    },
    /// A value that gets another type, or other bytes.
    ValueChanges {
        /// The path of its key.
        path: String,
        /// The value now.
        before: Shape,
        /// The value after the write.
        after: Shape,
    },
    /// A value that will be removed.
    ValueGoes {
        /// The path of its key.
        path: String,
        /// The value now.
        value: Shape,
    },
}

/// The parts of a value that are not secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name. Empty for the default value.
    pub name: String,
    /// The number of its type.
    pub kind: u32,
    /// The number of its bytes.
    pub bytes: usize,
}

impl Shape {
    fn of(value: &Value) -> Self {
        Self { name: value.name.clone(), kind: value.kind, bytes: value.data.len() }
    }
}

/// The changes that make SSOSS equal to `after`. Empty if both are the same. Names that differ only in upper
/// and lower case are the same name, as in the registry, so a different spelling is no change.
#[must_use]
pub fn difference(before: Option<&RegistryKey>, after: &RegistryKey) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", before, after, &mut changes);
    changes
}

fn compare(
    path: &str,
    before: Option<&RegistryKey>,
    after: &RegistryKey,
    changes: &mut Vec<Change>,
) {
    let here = || path.to_owned();
    let (values, keys) = before.map_or((&[][..], &[][..]), |key| (key.values(), key.keys()));
    if before.is_none() {
        changes.push(Change::NewKey { path: here() });
    }
    for value in after.values() {
        let shape = Shape::of(value);
        match values.iter().find(|other| folded(&other.name) == folded(&value.name)) {
            None => changes.push(Change::NewValue { path: here(), value: shape }),
            Some(other) if other.kind == value.kind && equal(&other.data, &value.data) => {}
            Some(other) => {
                let before = Shape::of(other);
                changes.push(Change::ValueChanges { path: here(), before, after: shape });
            }
        }
    }
    for value in values {
        if !after.values().iter().any(|other| folded(&other.name) == folded(&value.name)) {
            changes.push(Change::ValueGoes { path: here(), value: Shape::of(value) });
        }
    }
    let below = |name: &str| match path {
        "" => name.to_owned(),
        path => format!(r"{path}\{name}"),
    };
    for key in after.keys() {
        let other = keys.iter().find(|other| folded(other.name()) == folded(key.name()));
        compare(&below(key.name()), other, key, changes);
    }
    for key in keys {
        if !after.keys().iter().any(|other| folded(other.name()) == folded(key.name())) {
            goes(&below(key.name()), key, changes);
        }
    }
}

/// Adds the removal of a key and of everything in it.
fn goes(path: &str, key: &RegistryKey, changes: &mut Vec<Change>) {
    changes.push(Change::KeyGoes { path: path.to_owned() });
    for value in key.values() {
        changes.push(Change::ValueGoes { path: path.to_owned(), value: Shape::of(value) });
    }
    for below in key.keys() {
        goes(&format!(r"{path}\{}", below.name()), below, changes);
    }
}

/// Reports whether two trees are the same. Upper and lower case in names make no difference.
#[must_use]
pub fn are_same(one: Option<&RegistryKey>, other: Option<&RegistryKey>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(_), Some(other)) => difference(one, other).is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::SecretBytes;

    fn value(name: &str, kind: u32, data: &[u8]) -> Value {
        Value { name: name.to_owned(), kind, data: SecretBytes::copy_of(data).unwrap() }
    }

    fn key(name: &str, values: Vec<Value>, keys: Vec<RegistryKey>) -> RegistryKey {
        RegistryKey::new(name.to_owned(), values, keys).unwrap()
    }

    fn shape(name: &str, kind: u32, bytes: usize) -> Shape {
        Shape { name: name.to_owned(), kind, bytes }
    }

    #[test]
    fn every_kind_of_change_is_told() {
        let before = key(
            "",
            vec![value("goes", 1, b"1"), value("type", 1, b"22"), value("SAME", 3, b"x")],
            vec![
                key("Stays", vec![value("data", 3, b"a")], vec![]),
                key("gone", vec![], vec![key("with", vec![value("v", 3, b"4444")], vec![])]),
            ],
        );
        let after = key(
            "",
            vec![value("type", 3, b"22"), value("same", 3, b"x"), value("new", 3, b"333")],
            vec![
                key("stays", vec![value("data", 3, b"b")], vec![]),
                key("fresh", vec![], vec![key("in", vec![value("", 4, b"4444")], vec![])]),
            ],
        );
        let path = str::to_owned;
        let expected = vec![
            Change::NewValue { path: path(""), value: shape("new", 3, 3) },
            Change::ValueChanges {
                path: path(""),
                before: shape("type", 1, 2),
                after: shape("type", 3, 2),
            },
            Change::ValueGoes { path: path(""), value: shape("goes", 1, 1) },
            Change::NewKey { path: path("fresh") },
            Change::NewKey { path: path("fresh\\in") },
            Change::NewValue { path: path("fresh\\in"), value: shape("", 4, 4) },
            Change::ValueChanges {
                path: path("stays"),
                before: shape("data", 3, 1),
                after: shape("data", 3, 1),
            },
            Change::KeyGoes { path: path("gone") },
            Change::KeyGoes { path: path(r"gone\with") },
            Change::ValueGoes { path: path(r"gone\with"), value: shape("v", 3, 4) },
        ];
        assert_eq!(difference(Some(&before), &after), expected);
        assert_eq!(difference(Some(&after), &after), []);
        let new = difference(None, &key("", vec![], vec![]));
        assert_eq!(new, [Change::NewKey { path: path("") }]);
    }
}
