//! The content of cells: keys, values, and the lists that link them.

use super::cells::{Cells, Damage, NONE, damage};
use super::header::{u16_at, u32_at};

/// The most subkeys, or values, that are read from one key. libhivex has limits of the same order.
const MOST: usize = 70_000;

/// The most bytes of value data in one cell. Longer data is split over several cells.
pub(super) const LONGEST_DATA: usize = super::super::tree::LONGEST_IN_HIVE;

/// The record of a key.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeyRecord<'a> {
    /// The offset of its cell, from the end of the base block.
    pub(super) at: u32,
    bytes: &'a [u8],
}

/// Offsets of fields in a key's record, after the 4 bytes of the cell size.
pub(super) mod field {
    pub(in super::super) const PARENT: usize = 16;
    pub(in super::super) const SUBKEYS: usize = 20;
    pub(in super::super) const LIST: usize = 28;
    pub(in super::super) const SECURITY: usize = 44;
    pub(in super::super) const LONGEST_SUBKEY: usize = 52;
    /// In a security record: the next and previous record, the number of keys that use it, and the length of
    /// its descriptor.
    pub(in super::super) const NEXT: usize = 4;
    pub(in super::super) const PREVIOUS: usize = 8;
    pub(in super::super) const KEYS: usize = 12;
    pub(in super::super) const LENGTH: usize = 16;
    pub(in super::super) const DESCRIPTOR: usize = 20;
}

impl<'a> KeyRecord<'a> {
    const NAME: usize = 76;

    pub(super) fn at(cells: Cells<'a>, at: u32) -> Result<Self, Damage> {
        let bytes = cells.content(at)?;
        let length = usize::from(u16_at(bytes, 72));
        match bytes.starts_with(b"nk") && bytes.len() >= Self::NAME + length {
            true => Ok(Self { at, bytes }),
            false => damage(at as usize),
        }
    }

    pub(super) fn parent(&self) -> u32 {
        u32_at(self.bytes, field::PARENT)
    }

    pub(super) fn security(&self) -> u32 {
        u32_at(self.bytes, field::SECURITY)
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn raw_name(&self) -> RawName<'a> {
        let length = usize::from(u16_at(self.bytes, 72));
        let bytes = self.bytes.get(Self::NAME..Self::NAME + length).unwrap_or_default();
        RawName { bytes, is_latin: u16_at(self.bytes, 2) & 0x20 != 0 }
    }

    /// The name. `None` if it is not valid text.
    pub(super) fn name(&self) -> Option<String> {
        self.raw_name().text()
    }

    pub(super) fn is_called(&self, name: &str) -> bool {
        // Compare the length first: most names differ in it.
        let RawName { bytes, is_latin } = self.raw_name();
        let units = if is_latin { bytes.len() } else { bytes.len() / 2 };
        units == name.len() && self.name().is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    /// The cells of the subkeys, in the order of the lists.
    pub(super) fn subkeys(&self, cells: Cells<'a>) -> Result<Vec<u32>, Damage> {
        let count = u32_at(self.bytes, field::SUBKEYS) as usize;
        let list = u32_at(self.bytes, field::LIST);
        if count == 0 {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for (_, leaf) in leaves(cells, list)? {
            found.extend(leaf.entries().map(|(key, _)| key));
            if found.len() > MOST {
                return damage(list as usize);
            }
        }
        // Each subkey once: a key with two links would be read again and again.
        match found.len() == count && are_different(&found) {
            true => Ok(found),
            false => damage(self.at as usize),
        }
    }

    /// The cells of the lists of subkeys. A key without subkeys may still have an old offset there. Its cell
    /// may belong to something else by now, so it is ignored.
    pub(super) fn list_cells(&self, cells: Cells<'a>) -> Result<Vec<u32>, Damage> {
        if u32_at(self.bytes, field::SUBKEYS) == 0 {
            return Ok(Vec::new());
        }
        let list = u32_at(self.bytes, field::LIST);
        let mut found = vec![list];
        found.extend(leaves(cells, list)?.iter().map(|(at, _)| *at).filter(|at| *at != list));
        Ok(found)
    }

    /// The subkeys, each with the hash of its name in the list. Lists of the form `li` have no hash.
    pub(super) fn hashes(&self, cells: Cells<'a>) -> Result<Vec<(u32, NameHash)>, Damage> {
        let list = u32_at(self.bytes, field::LIST);
        if u32_at(self.bytes, field::SUBKEYS) == 0 {
            return Ok(Vec::new());
        }
        let leaves = leaves(cells, list)?;
        Ok(leaves.iter().flat_map(|(_, leaf)| leaf.entries()).collect())
    }

    /// Reports whether one of the lists of subkeys is empty.
    pub(super) fn has_empty_list(&self, cells: Cells<'a>) -> Result<bool, Damage> {
        let list = u32_at(self.bytes, field::LIST);
        Ok(leaves(cells, list)?.iter().any(|(_, leaf)| leaf.count == 0))
    }

    /// The cells of the values' records, and the cell of their list.
    pub(super) fn values(&self, cells: Cells<'a>) -> Result<(Vec<u32>, Option<u32>), Damage> {
        let count = u32_at(self.bytes, 36) as usize;
        let list = u32_at(self.bytes, 40);
        if count == 0 {
            return Ok((Vec::new(), None));
        }
        let bytes = cells.content(list)?;
        if count > MOST || bytes.len() < count * 4 {
            return damage(list as usize);
        }
        let values: Vec<u32> = (0..count).map(|at| u32_at(bytes, at * 4)).collect();
        match are_different(&values) {
            true => Ok((values, Some(list))),
            false => damage(list as usize),
        }
    }

    /// The cell of the class name. `None` if the key has no class name.
    pub(super) fn class(&self) -> Option<u32> {
        let has = u16_at(self.bytes, 74) > 0;
        Some(u32_at(self.bytes, 48)).filter(|at| has && *at != NONE)
    }
}

fn are_different(offsets: &[u32]) -> bool {
    let mut sorted = offsets.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).all(|two| two[0] != two[1])
}

/// A name in its stored form.
struct RawName<'a> {
    bytes: &'a [u8],
    /// One byte for each character (the first 256 of Unicode). Otherwise UTF-16.
    is_latin: bool,
}

impl RawName<'_> {
    fn text(&self) -> Option<String> {
        if self.is_latin {
            return Some(self.bytes.iter().map(|byte| char::from(*byte)).collect());
        }
        let units: Vec<u16> =
            (0..self.bytes.len()).step_by(2).map(|at| u16_at(self.bytes, at)).collect();
        String::from_utf16(&units).ok().filter(|_| self.bytes.len().is_multiple_of(2))
    }
}

/// The hash of a key's name in a list of subkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameHash {
    /// No hash (`li`).
    None,
    /// The first four characters (`lf`).
    Start([u8; 4]),
    /// A sum over all characters (`lh`).
    Sum(u32),
}

impl NameHash {
    /// Reports whether the hash matches a name. If there is no hash, every name matches.
    pub(super) fn fits(self, name: &str) -> bool {
        match self {
            Self::None => true,
            // Windows stores zeros if the name is not pure ASCII.
            Self::Start(start) => {
                let mut own = [0; 4];
                own.iter_mut().zip(name.bytes()).for_each(|(own, byte)| *own = byte);
                start == [0; 4] || start.eq_ignore_ascii_case(&own)
            }
            Self::Sum(sum) => {
                let units = super::super::tree::folded(name)
                    .encode_utf16()
                    .fold(0u32, |sum, unit| sum.wrapping_mul(37).wrapping_add(u32::from(unit)));
                sum == units
            }
        }
    }
}

/// A list of subkeys.
struct Leaf<'a> {
    bytes: &'a [u8],
    count: usize,
    kind: [u8; 2],
}

impl<'a> Leaf<'a> {
    fn at(cells: Cells<'a>, at: u32) -> Result<Self, Damage> {
        let bytes = cells.content(at)?;
        let kind = [bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0)];
        let entry = match &kind {
            b"lf" | b"lh" => 8,
            b"li" => 4,
            _ => return damage(at as usize),
        };
        let count = usize::from(u16_at(bytes, 2));
        match bytes.len() >= 4 + count * entry {
            true => Ok(Self { bytes, count, kind }),
            false => damage(at as usize),
        }
    }

    fn entries(&self) -> impl Iterator<Item = (u32, NameHash)> {
        let entry = if self.kind == *b"li" { 4 } else { 8 };
        (0..self.count).map(move |number| {
            let at = 4 + number * entry;
            let hash = u32_at(self.bytes, at + 4);
            let hash = match &self.kind {
                b"lf" => NameHash::Start(hash.to_le_bytes()),
                b"lh" => NameHash::Sum(hash),
                _ => NameHash::None,
            };
            (u32_at(self.bytes, at), hash)
        })
    }
}

/// The leaf lists of a key's list: the list itself, or those that it refers to (`ri`).
fn leaves(cells: Cells<'_>, list: u32) -> Result<Vec<(u32, Leaf<'_>)>, Damage> {
    let bytes = cells.content(list)?;
    if !bytes.starts_with(b"ri") {
        return Ok(vec![(list, Leaf::at(cells, list)?)]);
    }
    let count = usize::from(u16_at(bytes, 2));
    if bytes.len() < 4 + count * 4 {
        return damage(list as usize);
    }
    let leaf = |at: usize| {
        let leaf = u32_at(bytes, 4 + at * 4);
        Ok((leaf, Leaf::at(cells, leaf)?))
    };
    (0..count).map(leaf).collect()
}

/// The record of a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct ValueRecord<'a> {
    at: u32,
    bytes: &'a [u8],
}

impl<'a> ValueRecord<'a> {
    const NAME: usize = 20;

    pub(super) fn at(cells: Cells<'a>, at: u32) -> Result<Self, Damage> {
        let bytes = cells.content(at)?;
        let length = usize::from(u16_at(bytes, 2));
        match bytes.starts_with(b"vk") && bytes.len() >= Self::NAME + length {
            true => Ok(Self { at, bytes }),
            false => damage(at as usize),
        }
    }

    /// The name. `None` if it is not valid text.
    pub(super) fn name(&self) -> Option<String> {
        let length = usize::from(u16_at(self.bytes, 2));
        let bytes = self.bytes.get(Self::NAME..Self::NAME + length).unwrap_or_default();
        RawName { bytes, is_latin: u16_at(self.bytes, 16) & 1 != 0 }.text()
    }

    pub(super) fn kind(&self) -> u32 {
        u32_at(self.bytes, 12)
    }

    /// The length of its data, in bytes.
    pub(super) fn length(&self) -> usize {
        (u32_at(self.bytes, 4) & 0x7fff_ffff) as usize
    }

    /// Calls `each` with each piece of the data and the cell of that piece. The cell is `None` for data in
    /// the record itself.
    pub(super) fn data(
        &self,
        cells: Cells<'a>,
        mut each: impl FnMut(Option<u32>, &'a [u8]),
    ) -> Result<(), Damage> {
        let (length, at) = (self.length(), u32_at(self.bytes, 8));
        if u32_at(self.bytes, 4) >> 31 == 1 {
            // Data of up to four bytes is stored in place of the offset.
            let Some(data) = self.bytes.get(8..8 + length).filter(|_| length <= 4) else {
                return damage(self.at as usize);
            };
            each(None, data);
            return Ok(());
        }
        if length == 0 {
            return Ok(());
        }
        let bytes = cells.content(at)?;
        if length > LONGEST_DATA && bytes.starts_with(b"db") {
            return self.long_data(cells, at, bytes, each);
        }
        match bytes.get(..length) {
            Some(data) => each(Some(at), data),
            None => return damage(at as usize),
        }
        Ok(())
    }

    fn long_data(
        &self,
        cells: Cells<'a>,
        at: u32,
        head: &'a [u8],
        mut each: impl FnMut(Option<u32>, &'a [u8]),
    ) -> Result<(), Damage> {
        let (count, list) = (usize::from(u16_at(head, 2)), u32_at(head, 4));
        let bytes = cells.content(list)?;
        let mut left = self.length();
        if bytes.len() < count * 4 || left.div_ceil(LONGEST_DATA) != count {
            return damage(at as usize);
        }
        each(Some(at), &[]);
        each(Some(list), &[]);
        for number in 0..count {
            let piece = u32_at(bytes, number * 4);
            let length = left.min(LONGEST_DATA);
            match cells.content(piece)?.get(..length) {
                Some(data) => each(Some(piece), data),
                None => return damage(piece as usize),
            }
            left -= length;
        }
        Ok(())
    }
}

/// The security descriptor in a security record.
pub(super) fn descriptor<'a>(cells: Cells<'a>, at: u32) -> Result<&'a [u8], Damage> {
    let bytes = cells.content(at)?;
    let length = u32_at(bytes, field::LENGTH) as usize;
    let end = field::DESCRIPTOR.checked_add(length);
    let descriptor = end.and_then(|end| bytes.get(field::DESCRIPTOR..end));
    match descriptor.filter(|_| bytes.starts_with(b"sk")) {
        Some(descriptor) => Ok(descriptor),
        None => damage(at as usize),
    }
}
