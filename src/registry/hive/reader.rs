//! Reads keys and values from a hive in memory. It needs no library and changes nothing.

use std::collections::BTreeSet;

use super::cells::{Cells, Damage, damage};
use super::records::{KeyRecord, ValueRecord};
use crate::registry::tree::{DEEPEST, RegistryKey, TreeError, Value};
use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// Why SSOSS could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The hive is damaged.
    Damage(Damage),
    /// A registry cannot hold this content, or there is not enough memory for it.
    Tree(TreeError),
}

impl From<Damage> for ReadError {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

impl From<TreeError> for ReadError {
    fn from(error: TreeError) -> Self {
        Self::Tree(error)
    }
}

impl From<MemoryError> for ReadError {
    fn from(error: MemoryError) -> Self {
        Self::Tree(error.into())
    }
}

/// The kind of a hive, judged by its first keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HiveKind {
    /// The hive that is loaded as `HKEY_LOCAL_MACHINE\SOFTWARE`.
    Software,
    /// The hive that is loaded as `HKEY_LOCAL_MACHINE\SYSTEM`.
    System,
    /// The accounts of a machine.
    Sam,
    /// The security policy of a machine.
    Security,
    /// The settings of one user.
    User,
    /// The boot configuration.
    Boot,
    /// Another hive, or an empty one.
    Unknown,
}

/// The root key, and the kind of the hive.
pub(super) fn root(cells: Cells<'_>, root: u32) -> Result<(KeyRecord<'_>, HiveKind), Damage> {
    let root = KeyRecord::at(cells, root)?;
    let subkeys = root.subkeys(cells)?;
    let has = |name: &str| {
        subkeys.iter().any(|at| KeyRecord::at(cells, *at).is_ok_and(|key| key.is_called(name)))
    };
    let kind = match () {
        () if has("Microsoft") => HiveKind::Software,
        () if has("Select") || has("ControlSet001") => HiveKind::System,
        () if has("SAM") => HiveKind::Sam,
        () if has("Policy") => HiveKind::Security,
        () if has("Control Panel") || has("Software") => HiveKind::User,
        () if has("Objects") && has("Description") => HiveKind::Boot,
        () => HiveKind::Unknown,
    };
    Ok((root, kind))
}

/// The subkey of this name, in upper or lower case.
pub(super) fn subkey<'a>(
    cells: Cells<'a>,
    key: &KeyRecord<'a>,
    name: &str,
) -> Result<Option<KeyRecord<'a>>, Damage> {
    for at in key.subkeys(cells)? {
        let found = child(cells, key, at)?;
        if found.is_called(name) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The subkey at `at`. It must name `parent` as its parent, so keys cannot form a circle.
pub(super) fn child<'a>(
    cells: Cells<'a>,
    parent: &KeyRecord<'a>,
    at: u32,
) -> Result<KeyRecord<'a>, Damage> {
    let key = KeyRecord::at(cells, at)?;
    if key.parent() == parent.at { Ok(key) } else { damage(at as usize) }
}

fn name_of(name: Option<String>, at: u32) -> Result<String, ReadError> {
    // A name that is not text cannot be shown, so the error gives the position of its record.
    name.ok_or_else(|| TreeError::Name { name: format!("@{at:#x}") }.into())
}

/// Reads a key with everything below it.
pub(super) fn tree<'a>(
    cells: Cells<'a>,
    key: &KeyRecord<'a>,
    name: String,
    depth: usize,
) -> Result<RegistryKey, ReadError> {
    if depth > DEEPEST {
        return Err(TreeError::TooDeep.into());
    }
    let (mut values, mut keys) = (Vec::new(), Vec::new());
    for at in key.values(cells)?.0 {
        let record = ValueRecord::at(cells, at)?;
        // Check all pieces before memory is allocated for them.
        record.data(cells, |_, _| ())?;
        let mut data = SecretBytes::zeroed(record.length())?;
        let mut place = 0;
        record.data(cells, |_, piece| {
            if let Some(room) = data.get_mut(place..place + piece.len()) {
                room.copy_from_slice(piece);
            }
            place += piece.len();
        })?;
        values.push(Value { name: name_of(record.name(), at)?, kind: record.kind(), data });
    }
    for at in key.subkeys(cells)? {
        let child = child(cells, key, at)?;
        keys.push(tree(cells, &child, name_of(child.name(), at)?, depth + 1)?);
    }
    Ok(RegistryKey::new(name, values, keys)?)
}

/// The cells of a key: its record, class name, lists, values and data. Not those of access control and of its
/// subkeys.
fn own_cells<'a>(cells: Cells<'a>, key: &KeyRecord<'a>) -> Result<Vec<u32>, Damage> {
    let mut found = vec![key.at];
    found.extend(key.list_cells(cells)?);
    if let Some(class) = key.class() {
        cells.cell(class)?;
        found.push(class);
    }
    let (values, list) = key.values(cells)?;
    found.extend(list);
    for at in values {
        found.push(at);
        ValueRecord::at(cells, at)?.data(cells, |cell, _| found.extend(cell))?;
    }
    Ok(found)
}

/// Checks that no key from `root` down leads to one of these cells, except the key `but` and those below it.
/// A key that cannot be read is skipped: this program does not change it.
///
/// # Errors
/// [`Damage`] if another key uses one of the cells too.
pub(super) fn are_alone<'a>(
    cells: Cells<'a>,
    root: KeyRecord<'a>,
    but: u32,
    these: &BTreeSet<u32>,
) -> Result<(), Damage> {
    let mut keys = vec![root];
    // This loop ends: a key names its parent, and no list names a key twice.
    while let Some(key) = keys.pop() {
        let own = own_cells(cells, &key).unwrap_or_default();
        if let Some(cell) = own.iter().find(|cell| these.contains(cell)) {
            return damage(*cell as usize);
        }
        let below = key.subkeys(cells).unwrap_or_default();
        let below = below.into_iter().filter(|at| *at != but);
        keys.extend(below.filter_map(|at| child(cells, &key, at).ok()));
    }
    Ok(())
}

/// The cells of a key and of everything below it, except those of access control.
pub(super) fn cells_of<'a>(
    cells: Cells<'a>,
    key: &KeyRecord<'a>,
    depth: usize,
    found: &mut BTreeSet<u32>,
) -> Result<(), Damage> {
    if depth > DEEPEST {
        return damage(key.at as usize);
    }
    // A shared cell is damage: if one owner were removed, the other would lose it.
    own_cells(cells, key)?.into_iter().try_for_each(|cell| match found.insert(cell) {
        true => Ok(()),
        false => damage(cell as usize),
    })?;
    for at in key.subkeys(cells)? {
        cells_of(cells, &child(cells, key, at)?, depth + 1, found)?;
    }
    Ok(())
}
