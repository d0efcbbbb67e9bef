//! Bins and cells: how a hive is divided.
//!
//! A bin is a header of 32 bytes and then cells without gaps. A cell is its size, in 4 bytes, and then its
//! content. The size includes these 4 bytes, is a multiple of 8, and is negative while the cell is in use.

use std::ops::Range;

use super::header::{BYTES, u32_at};

/// The length of a bin's header, in bytes.
pub(super) const BIN_HEAD: usize = 32;

/// The cell offset that means "no cell".
pub(super) const NONE: u32 = u32::MAX;

/// A hive is damaged at this byte of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage(pub u64);

/// The error for damage at an offset from the end of the base block.
pub(super) fn damage<T>(offset: usize) -> Result<T, Damage> {
    Err(Damage((BYTES + offset) as u64))
}

/// One cell of a bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its offset in bytes, from the end of the base block.
    pub at: usize,
    /// Its size in bytes, with the 4 bytes of the size field.
    pub size: usize,
    /// Whether it is in use.
    pub used: bool,
}

impl Cell {
    /// The range of its content, from the end of the base block.
    #[must_use]
    pub fn content(&self) -> Range<usize> {
        self.at + 4..self.at + self.size
    }

    /// The cell at offset `at`, in a bin that ends at `end`. `None` if its size is not possible.
    fn at(bins: &[u8], at: usize, end: usize) -> Option<Self> {
        let size = u32_at(bins, at).cast_signed();
        let (size, used) = (size.unsigned_abs() as usize, size < 0);
        let sound = size >= 8 && size.is_multiple_of(8) && size <= end - at;
        sound.then_some(Self { at, size, used })
    }
}

/// The end of the bin at offset `at`. `None` if no valid bin begins there.
fn bin_at(bins: &[u8], at: usize) -> Option<usize> {
    let head = bins.get(at..at + BIN_HEAD)?;
    let size = u32_at(head, 8) as usize;
    let sound = head.starts_with(b"hbin")
        && u32_at(head, 4) as usize == at
        && size >= BYTES
        && size.is_multiple_of(BYTES)
        && size <= bins.len() - at;
    sound.then_some(at + size)
}

/// The ranges of all bins, in order.
///
/// # Errors
/// [`Damage`] if the bins do not fill the bytes without gaps.
pub fn bins(bytes: &[u8]) -> Result<Vec<Range<usize>>, Damage> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let Some(end) = bin_at(bytes, at) else { return damage(at) };
        found.push(at..end);
        at = end;
    }
    Ok(found)
}

/// Calls `each` with every cell of one bin, in order.
///
/// # Errors
/// [`Damage`] if the cells do not fill the bin exactly.
pub fn each_cell(
    bytes: &[u8],
    bin: &Range<usize>,
    mut each: impl FnMut(Cell),
) -> Result<(), Damage> {
    let mut at = bin.start + BIN_HEAD;
    while at < bin.end {
        let Some(cell) = Cell::at(bytes, at, bin.end) else { return damage(at) };
        each(cell);
        at += cell.size;
    }
    Ok(())
}

/// The cells that are in use: one bit for every 8 bytes.
#[derive(Debug)]
pub struct Map {
    used: Vec<u64>,
    /// The ranges of the bins.
    pub bins: Vec<Range<usize>>,
}

impl Map {
    /// Reads all bins and cells.
    ///
    /// # Errors
    /// [`Damage`].
    pub fn of(bytes: &[u8]) -> Result<Self, Damage> {
        let mut map = Self { used: vec![0u64; bytes.len() / 512 + 1], bins: bins(bytes)? };
        let bins = std::mem::take(&mut map.bins);
        map.go_through(bytes, &bins)?;
        map.bins = bins;
        Ok(map)
    }

    /// The map after an edit. It reads only the bins that differ, and also returns their ranges.
    ///
    /// # Errors
    /// [`Damage`], also if an existing bin is missing.
    pub fn edited(&self, before: &[u8], after: &[u8]) -> Result<(Self, Vec<Range<usize>>), Damage> {
        let differs = |bin: &&Range<usize>| before.get((*bin).clone()) != after.get((*bin).clone());
        let mut changed: Vec<Range<usize>> = self.bins.iter().filter(differs).cloned().collect();
        let mut map = Self { used: self.used.clone(), bins: self.bins.clone() };
        map.used.resize(after.len() / 512 + 1, 0);
        let mut at = before.len();
        while at < after.len() {
            let Some(end) = bin_at(after, at) else { return damage(at) };
            map.bins.push(at..end);
            changed.push(at..end);
            at = end;
        }
        map.go_through(after, &changed)?;
        Ok((map, changed))
    }

    /// Reads some of the bins again.
    ///
    /// # Errors
    /// [`Damage`] if the length of a bin changed, or its cells do not fill it.
    pub fn go_through(&mut self, bytes: &[u8], bins: &[Range<usize>]) -> Result<(), Damage> {
        for bin in bins {
            if bin.end > bytes.len() || bin_at(bytes, bin.start) != Some(bin.end) {
                return damage(bin.start);
            }
            // A bin is a multiple of 4,096 bytes, so it begins and ends on a word of the bit map (512 bytes).
            if let Some(words) = self.used.get_mut(bin.start / 512..bin.end / 512) {
                words.fill(0);
            }
            each_cell(bytes, bin, |cell| self.mark(cell))?;
        }
        Ok(())
    }

    fn mark(&mut self, cell: Cell) {
        if let Some(word) = self.used.get_mut(cell.at / 512).filter(|_| cell.used) {
            *word |= 1 << (cell.at / 8 % 64);
        }
    }

    /// Reports whether a cell in use begins at this offset.
    #[must_use]
    pub fn is_used(&self, at: usize) -> bool {
        let word = self.used.get(at / 512).copied().unwrap_or(0);
        at.is_multiple_of(8) && word >> (at / 8 % 64) & 1 == 1
    }
}

/// The cells of a hive in memory.
#[derive(Debug, Clone, Copy)]
pub struct Cells<'a> {
    /// All bins.
    pub bytes: &'a [u8],
    /// Which cells are in use.
    pub map: &'a Map,
}

impl<'a> Cells<'a> {
    /// The cell in use at this offset.
    ///
    /// # Errors
    /// [`Damage`] if no cell in use begins there.
    pub fn cell(&self, at: u32) -> Result<Cell, Damage> {
        let at = at as usize;
        let cell = Cell::at(self.bytes, at, self.bytes.len().max(at));
        cell.filter(|_| self.map.is_used(at)).map_or_else(|| damage(at), Ok)
    }

    /// The content of the cell in use at this offset.
    ///
    /// # Errors
    /// As [`cell`](Self::cell).
    pub fn content(&self, at: u32) -> Result<&'a [u8], Damage> {
        let cell = self.cell(at)?;
        self.bytes.get(cell.content()).map_or_else(|| damage(cell.at), Ok)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A bin of 4,096 bytes at an offset. It has cells of these sizes, and then one free cell.
    pub(crate) fn bin(at: usize, cells: &[i32]) -> Vec<u8> {
        let mut bytes = vec![0; BYTES];
        bytes[..4].copy_from_slice(b"hbin");
        bytes[4..8].copy_from_slice(&(at as u32).to_le_bytes());
        bytes[8..12].copy_from_slice(&(BYTES as u32).to_le_bytes());
        let mut place = BIN_HEAD;
        for size in cells {
            bytes[place..place + 4].copy_from_slice(&size.to_le_bytes());
            place += size.unsigned_abs() as usize;
        }
        if place < BYTES {
            bytes[place..place + 4].copy_from_slice(&((BYTES - place) as i32).to_le_bytes());
        }
        bytes
    }

    #[test]
    fn cells_in_use_are_found_and_no_others() {
        let bytes = [bin(0, &[-16, 24, -8]), bin(BYTES, &[-4064])].concat();
        let map = Map::of(&bytes).unwrap();
        assert_eq!(map.bins, [0..BYTES, BYTES..2 * BYTES]);
        let cells = Cells { bytes: &bytes, map: &map };
        let used: Vec<u32> =
            (0..bytes.len() as u32 + 9000).filter(|at| cells.cell(*at).is_ok()).collect();
        assert_eq!(used, [32, 72, 4128]);
        assert_eq!(cells.content(4128).unwrap().len(), 4060);
        assert_eq!(cells.content(48), Err(Damage(0x1030)), "a free one");
    }

    #[test]
    fn what_was_edited_is_gone_through_again() {
        let before = [bin(0, &[-16, 24]), bin(BYTES, &[-32])].concat();
        let map = Map::of(&before).unwrap();
        let after = [bin(0, &[-16, 24]), bin(BYTES, &[-16, -16]), bin(2 * BYTES, &[-64])].concat();
        let (edited, changed) = map.edited(&before, &after).unwrap();
        assert_eq!(changed, [BYTES..2 * BYTES, 2 * BYTES..3 * BYTES]);
        let anew = Map::of(&after).unwrap();
        assert_eq!((edited.used, edited.bins), (anew.used, anew.bins));
        assert_eq!(map.edited(&before, &before[..BYTES]).unwrap_err(), Damage(0x2000));
        let torn = [&before[..BYTES], &[0; BYTES]].concat();
        assert_eq!(map.edited(&before, &torn).unwrap_err(), Damage(0x2000));
    }

    #[test]
    fn what_does_not_fill_its_place_is_damage() {
        assert_eq!(Map::of(&bin(0, &[-16, -12])).unwrap_err(), Damage(0x1030));
        assert_eq!(Map::of(&bin(0, &[4072])).unwrap_err(), Damage(0x1020));
        assert_eq!(Map::of(&bin(0, &[i32::MIN])).unwrap_err(), Damage(0x1020));
        assert_eq!(Map::of(&bin(8, &[])).unwrap_err(), Damage(0x1000));
        let mut long = bin(0, &[]);
        long[9] = 0x20;
        assert_eq!(Map::of(&long).unwrap_err(), Damage(0x1000));
        assert_eq!(Map::of(&[bin(0, &[]), vec![0; 40]].concat()).unwrap_err(), Damage(0x2000));
    }
}
