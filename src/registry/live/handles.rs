//! Reads and writes whole keys of the Windows registry.

use std::io;

use super::{LiveError, MOST_BYTES};
use crate::registry::tree::{DEEPEST, RegistryKey, TreeError, Value, folded};
use crate::secret::{SecretBytes, equal};
use crate::sys::registry::OpenKey as Handle;

/// `REG_DWORD` of `winnt.h`.
const NUMBER: u32 = 4;

pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('\\').unwrap_or(("", path))
}

pub(super) fn parent_of(path: &str) -> &str {
    split(path).0
}

pub(super) fn refused(key: &str) -> impl Fn(io::Error) -> LiveError + use<'_> {
    move |error| LiveError::Refused { key: format!(r"HKLM\{key}"), error }
}

pub(super) fn set_number(key: &Handle, name: &str, number: u32) -> io::Result<()> {
    key.set(name, NUMBER, &number.to_le_bytes())
}

pub(super) fn number(key: &Handle, name: &str) -> io::Result<Option<u32>> {
    let mut bytes = [0; 4];
    match key.read(name, &mut bytes) {
        Ok(NUMBER) => Ok(Some(u32::from_le_bytes(bytes))),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a key equal to `wanted`. Additions and changes come first, then removals.
pub(super) fn put(
    key: &Handle,
    wanted: &RegistryKey,
    standing: Option<&RegistryKey>,
) -> io::Result<()> {
    let values = standing.map(RegistryKey::values).unwrap_or_default();
    let keys = standing.map(RegistryKey::keys).unwrap_or_default();
    for value in wanted.values() {
        let is_there = |other: &Value| {
            let is_same = other.kind == value.kind && equal(&other.data, &value.data);
            folded(&other.name) == folded(&value.name) && is_same
        };
        if !values.iter().any(is_there) {
            key.set(&value.name, value.kind, &value.data)?;
        }
    }
    for child in wanted.keys() {
        let stands = keys.iter().find(|other| folded(other.name()) == folded(child.name()));
        put(&key.create_in(child.name())?, child, stands)?;
    }
    for value in values {
        if !wanted.values().iter().any(|other| folded(&other.name) == folded(&value.name)) {
            key.remove_value(&value.name)?;
        }
    }
    for child in keys {
        if !wanted.keys().iter().any(|other| folded(other.name()) == folded(child.name())) {
            key.remove_key(child.name())?;
        }
    }
    Ok(())
}

/// Reads the whole content of a key.
pub(super) fn read_tree(key: &Handle, path: &str) -> Result<RegistryKey, LiveError> {
    let mut left = MOST_BYTES;
    read_key(key, String::new(), path, 0, &mut left)
}

fn read_key(
    key: &Handle,
    name: String,
    path: &str,
    depth: usize,
    left: &mut usize,
) -> Result<RegistryKey, LiveError> {
    if depth > DEEPEST {
        return Err(TreeError::TooDeep.into());
    }
    let text = |units: &[u16]| {
        String::from_utf16(units).map_err(|_| LiveError::Name { key: format!(r"HKLM\{path}") })
    };
    let mut values = Vec::new();
    for head in key.values().map_err(refused(path))? {
        *left = left.checked_sub(head.length).ok_or(LiveError::TooLarge)?;
        let name = text(&head.name)?;
        let mut data = SecretBytes::zeroed(head.length)?;
        let kind = key.read(&name, &mut data).map_err(refused(path))?;
        values.push(Value { name, kind, data });
    }
    let mut keys = Vec::new();
    for units in key.keys().map_err(refused(path))? {
        let name = text(&units)?;
        let path = format!(r"{path}\{name}");
        let child = key.open_in(&name, false).map_err(refused(&path))?;
        let gone = || refused(&path)(io::ErrorKind::NotFound.into());
        keys.push(read_key(&child.ok_or_else(gone)?, name, &path, depth + 1, left)?);
    }
    Ok(RegistryKey::new(name, values, keys)?)
}
