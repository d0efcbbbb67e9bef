//! Compares an edited hive with the original. SSOSS must be what was requested, and nothing else may differ.
//!
//! Cells never move. So every cell that was in use and does not belong to SSOSS must still be there, byte for
//! byte. Exceptions are the lists and the few fields that lead to SSOSS, and the fields that count and link
//! security records. The check does not rely on anything that libhivex reports.

use std::collections::BTreeSet;

use super::cells::{BIN_HEAD, Cell, Damage, each_cell};
use super::header::{BYTES, u32_at};
use super::postprocess::is_wiped;
use super::reader::{self, ReadError};
use super::records::{KeyRecord, descriptor, field};
use super::security::is_in_ring;
use super::view::View;
use crate::registry::difference::difference;
use crate::registry::tree::{RegistryKey, folded};

/// The reason why an edited hive is rejected.
#[derive(Debug)]
pub enum Unsound {
    /// Something other than SSOSS differs, at this byte of the file.
    Elsewhere(u64),
    /// SSOSS is not what was requested, or cannot be read.
    NotWanted,
    /// A new key has the wrong access control, or that of an existing key changed.
    Access,
    /// Windows would not find a key through its list.
    Order,
    /// Bytes of the old SSOSS are still there.
    NotWiped,
    /// The hive is damaged.
    Damage(Damage),
}

impl From<Damage> for Unsound {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

impl From<ReadError> for Unsound {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Damage(damage) => Self::Damage(damage),
            ReadError::Tree(_) => Self::NotWanted,
        }
    }
}

/// A hive, and the positions of its parts.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) file: &'a [u8],
    pub(super) view: &'a View,
}

/// Compares the two hives. `access` is the security descriptor of new keys. `None` if there are no new keys.
pub(super) fn check(
    before: Side<'_>,
    after: Side<'_>,
    stood: Option<&RegistryKey>,
    wanted: &RegistryKey,
    access: Option<&[u8]>,
) -> Result<(), Unsound> {
    let read = after.view.standing(after.file)?.ok_or(Unsound::NotWanted)?;
    if !difference(Some(&read), wanted).is_empty() {
        return Err(Unsound::NotWanted);
    }
    same_header(before.file, after.file)?;
    same_elsewhere(before, after)?;
    same_product(before, after)?;
    keys_are_found(after)?;
    access_is_right(before, after, access)?;
    match is_wiped(after.view.cells(after.file), stood)? {
        true => Ok(()),
        false => Err(Unsound::NotWiped),
    }
}

/// Checks that the base blocks differ only in the sequence numbers, the length and the checksum.
fn same_header(before: &[u8], after: &[u8]) -> Result<(), Unsound> {
    const MAY_DIFFER: [std::ops::Range<usize>; 3] = [4..12, 40..44, 508..512];
    let differs = |at: &usize| {
        before.get(*at) != after.get(*at) && !MAY_DIFFER.iter().any(|range| range.contains(at))
    };
    match (0..BYTES).find(differs) {
        Some(at) => Err(Unsound::Elsewhere(at as u64)),
        None => Ok(()),
    }
}

fn elsewhere<T>(at: usize) -> Result<T, Unsound> {
    Err(Unsound::Elsewhere((BYTES + at) as u64))
}

fn same_elsewhere(before: Side<'_>, after: Side<'_>) -> Result<(), Unsound> {
    let (old, new) = (before.view.cells(before.file), after.view.cells(after.file));
    let product = before.view.product(old)?;
    // Cells of SSOSS may have any content afterwards. So may the lists that lead to it.
    let mut free: BTreeSet<u32> = before.view.cells_of_ssoss(before.file)?;
    let keys = before.view.keys_of_ssoss(old)?;
    let owned: BTreeSet<u32> = keys.iter().map(KeyRecord::security).collect();
    free.extend(product.list_cells(old)?);
    for bin in &old.map.bins {
        let (Some(one), Some(other)) = (old.bytes.get(bin.clone()), new.bytes.get(bin.clone()))
        else {
            return elsewhere(bin.start);
        };
        if one == other {
            continue;
        }
        if one[..BIN_HEAD] != other[..BIN_HEAD] {
            return elsewhere(bin.start);
        }
        let mut different = Vec::new();
        let mut others = Vec::new();
        each_cell(old.bytes, bin, |cell| different.push(cell))?;
        each_cell(new.bytes, bin, |cell| others.push(cell))?;
        if different.len() != others.len() {
            return elsewhere(bin.start);
        }
        for (cell, other) in different.iter().zip(&others) {
            let at = cell.at as u32;
            let kept = (cell.at, cell.size) == (other.at, other.size);
            let content = |bytes| content_of(bytes, cell);
            let same = content(old.bytes) == content(new.bytes) && cell.used == other.used;
            let allowed = match cell.used {
                // A free cell may change, but must stay free: libhivex never uses a free cell again.
                false => !other.used,
                true if free.contains(&at) => true,
                true if at == product.at => {
                    other.used && same_but(old.bytes, new.bytes, cell, &LINKS)
                }
                true => {
                    let counts = content(old.bytes).starts_with(b"sk");
                    let gone = !other.used && owned.contains(&at);
                    counts && (gone || other.used && same_but(old.bytes, new.bytes, cell, &COUNTS))
                }
            };
            if !kept || !(same || allowed) {
                return elsewhere(cell.at);
            }
        }
    }
    Ok(())
}

/// The fields of a key through which a subkey is found: their number, their list, and the longest name.
const LINKS: [usize; 3] = [field::SUBKEYS, field::LIST, field::LONGEST_SUBKEY];

/// The fields of a security record that change when keys or other records do: the links and the count.
const COUNTS: [usize; 3] = [field::NEXT, field::PREVIOUS, field::KEYS];

fn content_of<'a>(bytes: &'a [u8], cell: &Cell) -> &'a [u8] {
    bytes.get(cell.content()).unwrap_or_default()
}

/// Reports whether a cell has the same content in both hives, except in these fields of 4 bytes.
fn same_but(one: &[u8], other: &[u8], cell: &Cell, fields: &[usize]) -> bool {
    let (one, other) = (content_of(one, cell), content_of(other, cell));
    let is_field = |at: usize| fields.iter().any(|field| (*field..field + 4).contains(&at));
    one.len() == other.len() && (0..one.len()).all(|at| one[at] == other[at] || is_field(at))
}

/// Checks that ENTSSO has the same subkeys as before, in the same order, apart from a new SSOSS.
fn same_product(before: Side<'_>, after: Side<'_>) -> Result<(), Unsound> {
    let (old, new) = (before.view.cells(before.file), after.view.cells(after.file));
    let (one, other) = (before.view.product(old)?, after.view.product(new)?);
    let Some(ssoss) = after.view.ssoss(new)? else { return Err(Unsound::NotWanted) };
    let stood = before.view.ssoss(old)?;
    let had = one.subkeys(old)?;
    let mut has = other.subkeys(new)?;
    if stood.is_none() {
        has.retain(|at| *at != ssoss.at);
    }
    let same = had == has && one.at == other.at && stood.is_none_or(|key| key.at == ssoss.at);
    if same { Ok(()) } else { elsewhere(one.at as usize) }
}

/// Checks the lists of subkeys of ENTSSO, SSOSS and all keys below. They must be in the order in which
/// Windows searches them, and have the right hashes of the names.
fn keys_are_found(after: Side<'_>) -> Result<(), Unsound> {
    let cells = after.view.cells(after.file);
    let mut keys = after.view.keys_of_ssoss(cells)?;
    keys.push(after.view.product(cells)?);
    for key in keys {
        let entries = key.hashes(cells)?;
        let mut names: Vec<String> = Vec::new();
        for (at, hash) in entries {
            let name = reader::child(cells, &key, at)?.name().ok_or(Unsound::Order)?;
            if !hash.fits(&name) {
                return Err(Unsound::Order);
            }
            names.push(folded(&name));
        }
        let in_order = names.is_sorted_by(|one, other| one.encode_utf16().lt(other.encode_utf16()));
        let longest = names.iter().map(|name| 2 * name.encode_utf16().count()).max().unwrap_or(0);
        let told = u32_at(key.bytes(), field::LONGEST_SUBKEY) & 0xffff;
        let has_list = u32_at(key.bytes(), field::LIST) != super::cells::NONE;
        let lists = if names.is_empty() { !has_list } else { !key.has_empty_list(cells)? };
        if !in_order || (told as usize) < longest || !lists {
            return Err(Unsound::Order);
        }
    }
    Ok(())
}

/// Checks access control. New keys must have their own, existing keys must keep theirs, and the counts must
/// fit.
fn access_is_right(
    before: Side<'_>,
    after: Side<'_>,
    access: Option<&[u8]>,
) -> Result<(), Unsound> {
    let (old, new) = (before.view.cells(before.file), after.view.cells(after.file));
    let had = before.view.keys_of_ssoss(old)?;
    let has = after.view.keys_of_ssoss(new)?;
    let mut records: BTreeSet<u32> = [before.view.product(old)?.security()].into();
    records.extend(had.iter().chain(&has).map(KeyRecord::security));
    for key in &has {
        let is_right = match had.iter().find(|other| other.at == key.at) {
            Some(other) => other.security() == key.security(),
            None => access.is_some_and(|access| {
                descriptor(new, key.security()).is_ok_and(|own| own == access)
            }),
        };
        if !is_right || !is_in_ring(new, key.security())? {
            return Err(Unsound::Access);
        }
    }
    for record in records {
        let count = |cells: super::cells::Cells<'_>| {
            cells.content(record).map_or(0, |bytes| i64::from(u32_at(bytes, field::KEYS)))
        };
        let uses = |keys: &[KeyRecord<'_>]| {
            keys.iter().filter(|key| key.security() == record).count() as i64
        };
        // No key used a new record before.
        let counted = if old.cell(record).is_ok() { count(old) } else { 0 };
        if count(new) != counted - uses(&had) + uses(&has) {
            return Err(Unsound::Access);
        }
    }
    Ok(())
}
