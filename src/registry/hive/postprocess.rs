//! The work that libhivex leaves in the edited hive: access control of new keys, empty lists, and wiping of
//! freed cells.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::{Cells, Damage, NONE, damage, each_cell};
use super::header::{BYTES, checksum, u32_at};
use super::records::{KeyRecord, field};
use super::security;
use super::view::View;
use crate::registry::tree::RegistryKey;

/// The shortest value that is searched for in the whole hive, in bytes. Shorter ones occur anywhere by
/// chance.
const SHORTEST: usize = 8;

/// The whole file of an edited hive, and the ranges that this module has changed.
pub(super) struct Finish<'a> {
    file: &'a mut [u8],
    changed: Vec<Range<usize>>,
}

impl<'a> Finish<'a> {
    pub(super) fn new(file: &'a mut [u8]) -> Self {
        Self { file, changed: Vec::new() }
    }

    /// The ranges of the file that were changed. Corrects the checksum first.
    pub(super) fn changed(mut self) -> Vec<Range<usize>> {
        self.sum_up();
        self.changed
    }

    /// Overwrites bytes at an offset from the end of the base block.
    fn put(&mut self, at: usize, bytes: &[u8]) {
        let range = BYTES + at..BYTES + at + bytes.len();
        if let Some(place) = self.file.get_mut(range.clone()) {
            place.copy_from_slice(bytes);
            self.changed.push(range);
        }
    }

    fn put_u32(&mut self, at: usize, number: u32) {
        self.put(at, &number.to_le_bytes());
    }

    fn clear(&mut self, range: Range<usize>) {
        let range = BYTES + range.start..BYTES + range.end;
        if let Some(place) = self.file.get_mut(range.clone())
            && place.iter().any(|byte| *byte != 0)
        {
            place.fill(0);
            self.changed.push(range);
        }
    }

    fn field(&self, cell: u32, field: usize) -> u32 {
        u32_at(self.file, BYTES + cell as usize + 4 + field)
    }

    fn put_field(&mut self, cell: u32, field: usize, number: u32) {
        self.put_u32(cell as usize + 4 + field, number);
    }

    /// Gives the new keys of SSOSS this access control. New keys are those after `before`, the end of the
    /// old bins. Uses the security record in the ring that has this descriptor. Otherwise it uses the
    /// record in the free cell `cell`.
    pub(super) fn protect(
        &mut self,
        view: &View,
        before: usize,
        descriptor: &[u8],
        cell: u32,
    ) -> Result<(), Damage> {
        let cells = view.cells(self.file);
        let parent = view.product(cells)?.security();
        let keys = view.keys_of_ssoss(cells)?;
        let new: Vec<(u32, u32)> = keys
            .iter()
            .filter(|key| key.at as usize >= before)
            .map(|key| (key.at, key.security()))
            .collect();
        // Search only now: libhivex may have freed a record that was there before.
        let record = match security::find(cells, parent, descriptor)? {
            Some(record) => record,
            None => {
                self.take(cell, &security::record(descriptor))?;
                let next = self.field(parent, field::NEXT);
                self.put_field(cell, field::NEXT, next);
                self.put_field(cell, field::PREVIOUS, parent);
                self.put_field(parent, field::NEXT, cell);
                self.put_field(next, field::PREVIOUS, cell);
                cell
            }
        };
        for (key, had) in new {
            let count = self.field(had, field::KEYS);
            self.put_field(had, field::KEYS, count.saturating_sub(1));
            let count = self.field(record, field::KEYS);
            self.put_field(record, field::KEYS, count + 1);
            self.put_field(key, field::SECURITY, record);
        }
        Ok(())
    }

    /// Marks a free cell that holds these bytes as in use.
    fn take(&mut self, cell: u32, bytes: &[u8]) -> Result<(), Damage> {
        let at = BYTES + cell as usize;
        let size = u32_at(self.file, at).cast_signed();
        let held = self.file.get(at + 4..at + 4 + bytes.len());
        if size < 8 || held != Some(bytes) || size.unsigned_abs() as usize - 4 < bytes.len() {
            return damage(cell as usize);
        }
        self.put_u32(cell as usize, (-size).cast_unsigned());
        Ok(())
    }

    /// Removes the link to an empty list from keys without subkeys, as Windows does. libhivex leaves the
    /// empty list. Its cell is freed later, with the other cells that SSOSS does not use any more.
    pub(super) fn drop_empty_lists(&mut self, view: &View) -> Result<(), Damage> {
        let cells = view.cells(self.file);
        let keys = view.keys_of_ssoss(cells)?;
        let is_empty = |key: &&KeyRecord<'_>| {
            let list = u32_at(key.bytes(), field::LIST);
            u32_at(key.bytes(), field::SUBKEYS) == 0 && list != NONE
        };
        let empty: Vec<u32> = keys.iter().filter(is_empty).map(|key| key.at).collect();
        empty.into_iter().for_each(|key| self.put_field(key, field::LIST, NONE));
        Ok(())
    }

    /// Frees a cell, if it is in use.
    fn free(&mut self, cell: u32) {
        let size = u32_at(self.file, BYTES + cell as usize).cast_signed();
        if size < 0 {
            self.put_u32(cell as usize, size.unsigned_abs());
        }
    }

    /// Frees the cells that SSOSS used (`before`) and does not use any more. Then wipes these, the free cells
    /// after `end`, the end of the old bins, and every free cell that holds bytes of an old value.
    pub(super) fn wipe(
        &mut self,
        view: &View,
        changed: &[Range<usize>],
        before: &BTreeSet<u32>,
        end: usize,
        stood: Option<&RegistryKey>,
    ) -> Result<(), Damage> {
        let after = view.cells_of_ssoss(self.file)?;
        before.difference(&after).for_each(|cell| self.free(*cell));
        let needles = values_of(stood);
        let cells = view.cells(self.file);
        let bytes = cells.bytes;
        let mut wipe = Vec::new();
        // If no bytes are searched for, only the edited bins can hold freed cells.
        let bins = if needles.is_empty() { changed } else { &cells.map.bins };
        for bin in bins {
            each_cell(bytes, bin, |cell| {
                let content = bytes.get(cell.content()).unwrap_or_default();
                let given_up = cell.at >= end || before.contains(&(cell.at as u32));
                if !cell.used && (given_up || needles.iter().any(|it| holds(content, it))) {
                    wipe.push(cell.content());
                }
            })?;
        }
        wipe.into_iter().for_each(|range| self.clear(range));
        Ok(())
    }

    /// Corrects the checksum. libhivex writes it wrong in the two cases in which the sum is replaced.
    fn sum_up(&mut self) {
        let sum = checksum(self.file).to_le_bytes();
        if self.file.get(508..512).is_some_and(|stored| stored != sum) {
            self.file[508..512].copy_from_slice(&sum);
            self.changed.push(508..512);
        }
    }
}

/// The bytes of all values of a key and of the keys below it, as far as they are searched for in free cells.
fn values_of(key: Option<&RegistryKey>) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut keys: Vec<&RegistryKey> = key.into_iter().collect();
    while let Some(key) = keys.pop() {
        let values = key.values().iter().map(|value| &value.data[..]);
        found
            .extend(values.filter(|data| data.len() >= SHORTEST && data.iter().any(|it| *it != 0)));
        keys.extend(key.keys());
    }
    found
}

/// Reports whether `needle` occurs in `bytes`. Comparing the first 8 bytes first is fast, since they differ
/// in most places.
fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    let Some(start) = needle.first_chunk::<SHORTEST>() else { return false };
    let start = u64::from_le_bytes(*start);
    let places = bytes.array_windows_8();
    places.enumerate().any(|(at, it)| {
        it == start && bytes.get(at..at + needle.len()).is_some_and(|found| found == needle)
    })
}

trait Windows {
    fn array_windows_8(&self) -> impl Iterator<Item = u64>;
}

impl Windows for [u8] {
    fn array_windows_8(&self) -> impl Iterator<Item = u64> {
        self.windows(8).map(|it| it.try_into().map_or(0, u64::from_le_bytes))
    }
}

/// The ranges of the file that hold values of SSOSS, or did: the cells of SSOSS, and every free cell that
/// holds bytes of a value.
pub(super) fn secret_parts(
    cells: Cells<'_>,
    own: &BTreeSet<u32>,
    stood: Option<&RegistryKey>,
) -> Result<Vec<Range<usize>>, Damage> {
    let needles = values_of(stood);
    let mut parts = Vec::new();
    for cell in own {
        parts.push(cells.cell(*cell)?.content());
    }
    for bin in cells.map.bins.iter().filter(|_| !needles.is_empty()) {
        each_cell(cells.bytes, bin, |cell| {
            let content = cells.bytes.get(cell.content()).unwrap_or_default();
            if !cell.used && needles.iter().any(|needle| holds(content, needle)) {
                parts.push(cell.content());
            }
        })?;
    }
    Ok(parts.into_iter().map(|part| BYTES + part.start..BYTES + part.end).collect())
}

/// Reports whether no free cell holds bytes of an old value.
pub(super) fn is_wiped(cells: Cells<'_>, stood: Option<&RegistryKey>) -> Result<bool, Damage> {
    let needles = values_of(stood);
    if needles.is_empty() {
        return Ok(true);
    }
    let mut clean = true;
    for bin in &cells.map.bins {
        each_cell(cells.bytes, bin, |cell| {
            let content = cells.bytes.get(cell.content()).unwrap_or_default();
            clean &= cell.used || !needles.iter().any(|needle| holds(content, needle));
        })?;
    }
    Ok(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_anywhere_in_others() {
        let bytes: Vec<u8> = (0..100).collect();
        for at in 0..=90 {
            assert!(holds(&bytes, &bytes[at..at + 10]), "{at}");
        }
        assert!(!holds(&bytes, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 11]));
        assert!(!holds(&bytes[..9], &bytes[..10]));
        assert!(holds(&bytes, &bytes[92..]) && !holds(b"short", b"shorter-than"));
    }
}
