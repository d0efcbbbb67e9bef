//! A hive in memory, once it was found to hold together.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::{Cells, Damage, Map};
use super::header::{BYTES, HeaderError, HiveHeader};
use super::reader::{self, HiveKind, ReadError};
use super::records::KeyRecord;
use crate::registry::tree::RegistryKey;

/// Why bytes are not those of a SOFTWARE hive that can be worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewError {
    /// The base block.
    Header(HeaderError),
    /// The bins.
    Damage(Damage),
    /// It is another hive.
    Other {
        /// What it seems to be.
        kind: HiveKind,
    },
    /// It has no key `Microsoft\ENTSSO`.
    NoProduct,
}

impl From<Damage> for ViewError {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

/// Where things are in a SOFTWARE hive.
#[derive(Debug)]
pub struct View {
    /// What its base block tells.
    pub header: HiveHeader,
    map: Map,
    product: u32,
    ssoss: Option<u32>,
}

impl View {
    /// Goes through all cells of a hive, and finds ENTSSO and SSOSS.
    ///
    /// # Errors
    /// [`ViewError`].
    pub fn of(file: &[u8]) -> Result<Self, ViewError> {
        let header = header(file)?;
        let map = Map::of(bins(file, &header))?;
        Self::find(file, header, map)
    }

    /// The same of a hive that was edited since: only bins that differ are gone through. Gives them, too.
    pub(super) fn edited(
        &self,
        before: &[u8],
        after: &[u8],
    ) -> Result<(Self, Vec<Range<usize>>), ViewError> {
        let header = header(after)?;
        let old = bins(before, &self.header);
        let (map, changed) = self.map.edited(old, bins(after, &header))?;
        Ok((Self::find(after, header, map)?, changed))
    }

    /// Looks at the hive again after these parts of the file were overwritten.
    pub(super) fn again(mut self, file: &[u8], parts: &[Range<usize>]) -> Result<Self, ViewError> {
        let header = header(file)?;
        let bytes = bins(file, &header);
        let touched: BTreeSet<usize> = parts
            .iter()
            .filter_map(|part| part.start.checked_sub(BYTES))
            .map(|at| self.map.bins.partition_point(|bin| bin.end <= at))
            .collect();
        let touched: Vec<_> =
            touched.iter().filter_map(|at| self.map.bins.get(*at).cloned()).collect();
        self.map.go_through(bytes, &touched)?;
        Self::find(file, header, self.map)
    }

    fn find(file: &[u8], header: HiveHeader, map: Map) -> Result<Self, ViewError> {
        let cells = Cells { bytes: bins(file, &header), map: &map };
        let (root, kind) = reader::root(cells, header.root)?;
        let Some(vendor) = reader::subkey(cells, &root, "Microsoft")? else {
            return Err(ViewError::Other { kind });
        };
        let Some(product) = reader::subkey(cells, &vendor, "ENTSSO")? else {
            return Err(ViewError::NoProduct);
        };
        let ssoss = reader::subkey(cells, &product, "SSOSS")?.map(|key| key.at);
        let product = product.at;
        Ok(Self { header, map, product, ssoss })
    }

    /// The cells of the file that this was found in.
    pub(super) fn cells<'a>(&'a self, file: &'a [u8]) -> Cells<'a> {
        Cells { bytes: bins(file, &self.header), map: &self.map }
    }

    /// The key that all others lie below.
    pub(super) fn root<'a>(&self, cells: Cells<'a>) -> Result<KeyRecord<'a>, Damage> {
        KeyRecord::at(cells, self.header.root)
    }

    /// The key ENTSSO.
    pub(super) fn product<'a>(&self, cells: Cells<'a>) -> Result<KeyRecord<'a>, Damage> {
        KeyRecord::at(cells, self.product)
    }

    /// The key SSOSS.
    pub(super) fn ssoss<'a>(&self, cells: Cells<'a>) -> Result<Option<KeyRecord<'a>>, Damage> {
        self.ssoss.map(|at| KeyRecord::at(cells, at)).transpose()
    }

    /// What stands in SSOSS.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn standing(&self, file: &[u8]) -> Result<Option<RegistryKey>, ReadError> {
        let cells = self.cells(file);
        let key = self.ssoss(cells)?;
        key.map(|key| reader::tree(cells, &key, String::new(), 0)).transpose()
    }

    /// The cells that SSOSS and all below it take up, but for those of access control.
    ///
    /// # Errors
    /// [`Damage`].
    pub fn cells_of_ssoss(&self, file: &[u8]) -> Result<BTreeSet<u32>, Damage> {
        let cells = self.cells(file);
        let mut found = BTreeSet::new();
        if let Some(key) = self.ssoss(cells)? {
            reader::cells_of(cells, &key, 0, &mut found)?;
        }
        Ok(found)
    }

    /// All keys from SSOSS down, SSOSS first.
    pub(super) fn keys_of_ssoss<'a>(&self, cells: Cells<'a>) -> Result<Vec<KeyRecord<'a>>, Damage> {
        let mut keys: Vec<KeyRecord<'a>> = self.ssoss(cells)?.into_iter().collect();
        let mut at = 0;
        // A key names its parent, and no list names a key twice: this comes to an end.
        while let Some(key) = keys.get(at).copied() {
            for below in key.subkeys(cells)? {
                keys.push(reader::child(cells, &key, below)?);
            }
            at += 1;
        }
        Ok(keys)
    }
}

fn header(file: &[u8]) -> Result<HiveHeader, ViewError> {
    let block = file.get(..BYTES).unwrap_or(file);
    HiveHeader::parse(block, file.len() as u64).map_err(ViewError::Header)
}

/// The bins of a file with that header, which has been compared with its length.
fn bins<'a>(file: &'a [u8], header: &HiveHeader) -> &'a [u8] {
    file.get(BYTES..BYTES + header.bins as usize).unwrap_or_default()
}
