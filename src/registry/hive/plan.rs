//! The edits that libhivex makes, so that SSOSS becomes what is requested and nothing else changes.

use std::ffi::CString;

use super::cells::{Cells, Damage};
use super::header::BYTES;
use super::reader::child;
use super::records::{KeyRecord, LONGEST_DATA};
use crate::registry::tree::{RegistryKey, Value, folded};
use crate::sys::hivex::{Edit, EditedKey, NewValue};

/// Why a tree cannot be written into a hive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unwritable {
    /// The value is longer than libhivex writes correctly: more than 16,344 bytes.
    Value {
        /// Its name.
        name: String,
        /// Its length, in bytes.
        bytes: usize,
    },
    /// The key's name is not ASCII. libhivex would put it where Windows does not look for it.
    KeyName {
        /// The name.
        name: String,
    },
    /// The hive is damaged.
    Damage(Damage),
}

impl From<Damage> for Unwritable {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

/// The edits, in order.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    pub(super) edits: Vec<Edit<'a>>,
}

impl<'a> Plan<'a> {
    /// The edits that make SSOSS equal to `wanted`. `standing` is the existing SSOSS, if there is one.
    pub(super) fn new<'h>(
        cells: Cells<'h>,
        parent: &KeyRecord<'h>,
        standing: Option<(&KeyRecord<'h>, &RegistryKey)>,
        wanted: &'a RegistryKey,
    ) -> Result<Self, Unwritable> {
        let mut plan = Self::default();
        match standing {
            Some((record, key)) => plan.change(cells, record, key, wanted)?,
            None => plan.add(node_of(parent), "SSOSS", wanted)?,
        }
        Ok(plan)
    }

    /// The index of the edit that adds the first new key.
    pub(super) fn first_new(&self) -> Option<usize> {
        self.edits.iter().position(|edit| matches!(edit, Edit::Add { .. }))
    }

    /// Adds an edit that makes a cell with these bytes, directly after the first new key.
    pub(super) fn make_cell(&mut self, bytes: Vec<u8>) {
        if let Some(number) = self.first_new() {
            // An edit never refers to a later one, so only the numbers after this one move.
            self.edits.insert(number + 1, Edit::Cell { node: EditedKey::New(number), bytes });
            for edit in self.edits.iter_mut().skip(number + 2) {
                let node = match edit {
                    Edit::Add { parent: node, .. }
                    | Edit::Set { node, .. }
                    | Edit::Cell { node, .. } => node,
                    Edit::Delete { .. } => continue,
                };
                if let EditedKey::New(other) = node
                    && *other > number
                {
                    *other += 1;
                }
            }
        }
    }

    fn add(
        &mut self,
        parent: EditedKey,
        name: &str,
        wanted: &'a RegistryKey,
    ) -> Result<(), Unwritable> {
        let c_name = CString::new(name).ok().filter(|_| name.is_ascii());
        let c_name = c_name.ok_or_else(|| Unwritable::KeyName { name: name.to_owned() })?;
        let number = self.edits.len();
        self.edits.push(Edit::Add { parent, name: c_name });
        let node = EditedKey::New(number);
        if !wanted.values().is_empty() {
            self.set(node, wanted.values())?;
        }
        wanted.keys().iter().try_for_each(|key| self.add(node, key.name(), key))
    }

    fn set(&mut self, node: EditedKey, values: &'a [Value]) -> Result<(), Unwritable> {
        let value = |value: &'a Value| {
            let (name, bytes) = (value.name.clone(), value.data.len());
            let c_name = CString::new(&*name).ok().filter(|_| bytes <= LONGEST_DATA);
            let name = c_name.ok_or(Unwritable::Value { name, bytes })?;
            Ok(NewValue { name, kind: value.kind, data: &value.data[..] })
        };
        let values: Result<Vec<_>, Unwritable> = values.iter().map(value).collect();
        self.edits.push(Edit::Set { node, values: values? });
        Ok(())
    }

    fn change<'h>(
        &mut self,
        cells: Cells<'h>,
        record: &KeyRecord<'h>,
        standing: &RegistryKey,
        wanted: &'a RegistryKey,
    ) -> Result<(), Unwritable> {
        let node = node_of(record);
        if !are_same(standing.values(), wanted.values()) {
            self.set(node, wanted.values())?;
        }
        let mut go = Vec::new();
        for at in record.subkeys(cells)? {
            let below = child(cells, record, at)?;
            let name = below.name().map(|name| folded(&name)).unwrap_or_default();
            let is_it = |key: &&RegistryKey| folded(key.name()) == name;
            let before = standing.keys().iter().find(is_it);
            match (before, wanted.keys().iter().find(is_it)) {
                (Some(before), Some(after)) => self.change(cells, &below, before, after)?,
                _ => go.push(Edit::Delete { node: handle_of(below.at) }),
            }
        }
        for key in wanted.keys() {
            if !standing.keys().iter().any(|other| folded(other.name()) == folded(key.name())) {
                self.add(node, key.name(), key)?;
            }
        }
        // Deletions come last. Otherwise a list could be empty in between, which Windows never writes.
        self.edits.append(&mut go);
        Ok(())
    }
}

/// Reports whether two keys have the same values. Names that differ only in upper and lower case are the
/// same.
fn are_same(one: &[Value], other: &[Value]) -> bool {
    let is_in = |value: &Value| {
        other.iter().any(|it| {
            folded(&it.name) == folded(&value.name)
                && it.kind == value.kind
                && crate::secret::equal(&it.data, &value.data)
        })
    };
    one.len() == other.len() && one.iter().all(is_in)
}

fn handle_of(at: u32) -> usize {
    BYTES + at as usize
}

fn node_of(record: &KeyRecord<'_>) -> EditedKey {
    EditedKey::Standing(handle_of(record.at))
}

/// The first value in a tree that is longer than libhivex writes correctly: its name and length in bytes.
pub(super) fn long_value(key: &RegistryKey) -> Option<(&str, usize)> {
    let own = key.values().iter().find(|value| value.data.len() > LONGEST_DATA);
    own.map(|value| (value.name.as_str(), value.data.len()))
        .or_else(|| key.keys().iter().find_map(long_value))
}
