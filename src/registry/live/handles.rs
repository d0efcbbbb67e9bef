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

/// `ERROR_KEY_DELETED` of `winerror.h`.
const KEY_DELETED: i32 = 1018;

/// Turns an error of reading into [`LiveError::Changing`], if it shows that something else changes the key: a
/// value or a key has gone, or a value has another length, since it was listed.
pub(super) fn if_changing(error: LiveError) -> LiveError {
    match &error {
        LiveError::Refused { error: cause, .. }
            if matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData)
                || cause.raw_os_error() == Some(KEY_DELETED) =>
        {
            LiveError::Changing
        }
        _ => error,
    }
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
    read_tree_with_times(key, path, &mut Vec::new())
}

/// Reads the whole content of a key. `times` becomes when each key was last written, in the order in which they are
/// read: also those that were read before an error.
pub(super) fn read_tree_with_times(
    key: &Handle,
    path: &str,
    times: &mut Vec<u64>,
) -> Result<RegistryKey, LiveError> {
    let mut reading = TreeReading { left: MOST_BYTES, times };
    read_key(key, String::new(), path, 0, &mut reading)
}

/// The state of the reading of one tree.
struct TreeReading<'a> {
    /// The number of bytes that the values may still have.
    left: usize,
    /// When each key was last written. The time of a key is read before its content.
    times: &'a mut Vec<u64>,
}

fn read_key(
    key: &Handle,
    name: String,
    path: &str,
    depth: usize,
    reading: &mut TreeReading<'_>,
) -> Result<RegistryKey, LiveError> {
    if depth > DEEPEST {
        return Err(TreeError::TooDeep.into());
    }
    reading.times.push(key.last_written().map_err(refused(path))?);
    let text = |units: &[u16]| {
        String::from_utf16(units).map_err(|_| LiveError::Name { key: format!(r"HKLM\{path}") })
    };
    let mut values = Vec::new();
    for head in key.values().map_err(refused(path))? {
        reading.left = reading.left.checked_sub(head.length).ok_or(LiveError::TooLarge)?;
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
        keys.push(read_key(&child.ok_or_else(gone)?, name, &path, depth + 1, reading)?);
    }
    Ok(RegistryKey::new(name, values, keys)?)
}
