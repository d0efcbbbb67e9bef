//! A hive in memory whose structure was checked.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::{Cells, Damage, Map};
use super::header::{BYTES, HeaderError, HiveHeader};
use super::reader::{self, HiveKind, ReadError};
use super::records::KeyRecord;
use crate::entsso::msid::Msid;
use crate::registry::tree::RegistryKey;

/// Why a file is not a usable SOFTWARE hive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewError {
    /// The base block is wrong.
    Header(HeaderError),
    /// The bins are damaged.
    Damage(Damage),
    /// It is another hive.
    Other {
        /// Which hive it seems to be.
        kind: HiveKind,
    },
    /// The hive has no key `Microsoft\ENTSSO`.
    NoProduct,
}

impl From<Damage> for ViewError {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

/// The positions of ENTSSO and SSOSS in a SOFTWARE hive.
#[derive(Debug)]
pub struct View {
    /// The fields of the base block.
    pub header: HiveHeader,
    map: Map,
    product: u32,
    ssoss: Option<u32>,
    /// Whether the root of the hive is SSOSS itself.
    is_ssoss_alone: bool,
}

impl View {
    /// Reads all cells of a hive, and finds ENTSSO and SSOSS.
    ///
    /// # Errors
    /// [`ViewError`].
    pub fn of(file: &[u8]) -> Result<Self, ViewError> {
        let header = header(file)?;
        let map = Map::of(bins(file, &header))?;
        Self::find(file, header, map)
    }

    /// The view of the edited hive. It reads only the bins that differ, and also returns their ranges.
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

    /// The view after these parts of the file were overwritten.
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
            return match kind == HiveKind::Unknown && is_ssoss(cells, &root)? {
                true => {
                    let (product, ssoss) = (root.at, Some(root.at));
                    Ok(Self { header, map, product, ssoss, is_ssoss_alone: true })
                }
                false => Err(ViewError::Other { kind }),
            };
        };
        let Some(product) = reader::subkey(cells, &vendor, "ENTSSO")? else {
            return Err(ViewError::NoProduct);
        };
        let ssoss = reader::subkey(cells, &product, "SSOSS")?.map(|key| key.at);
        let product = product.at;
        Ok(Self { header, map, product, ssoss, is_ssoss_alone: false })
    }

    /// Reports whether the hive has SSOSS alone, as `reg save` of that key writes it. Such a hive is only read.
    #[must_use]
    pub fn is_ssoss_alone(&self) -> bool {
        self.is_ssoss_alone
    }

    /// The cells of the file that this view was made from.
    pub(super) fn cells<'a>(&'a self, file: &'a [u8]) -> Cells<'a> {
        Cells { bytes: bins(file, &self.header), map: &self.map }
    }

    /// The root key.
    pub(super) fn root<'a>(&self, cells: Cells<'a>) -> Result<KeyRecord<'a>, Damage> {
        KeyRecord::at(cells, self.header.root)
    }

    /// The key ENTSSO.
    pub(super) fn product<'a>(&self, cells: Cells<'a>) -> Result<KeyRecord<'a>, Damage> {
        KeyRecord::at(cells, self.product)
    }

    /// The key SSOSS. `None` if it does not exist.
    pub(super) fn ssoss<'a>(&self, cells: Cells<'a>) -> Result<Option<KeyRecord<'a>>, Damage> {
        self.ssoss.map(|at| KeyRecord::at(cells, at)).transpose()
    }

    /// The content of SSOSS. `None` if the key does not exist.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn standing(&self, file: &[u8]) -> Result<Option<RegistryKey>, ReadError> {
        let cells = self.cells(file);
        let key = self.ssoss(cells)?;
        key.map(|key| reader::tree(cells, &key, String::new(), 0)).transpose()
    }

    /// The cells of SSOSS and of everything below it, except those of access control.
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

    /// SSOSS and all keys below it, SSOSS first.
    pub(super) fn keys_of_ssoss<'a>(&self, cells: Cells<'a>) -> Result<Vec<KeyRecord<'a>>, Damage> {
        let mut keys: Vec<KeyRecord<'a>> = self.ssoss(cells)?.into_iter().collect();
        let mut at = 0;
        // This loop ends: a key names its parent, and no list names a key twice.
        while let Some(key) = keys.get(at).copied() {
            for below in key.subkeys(cells)? {
                keys.push(reader::child(cells, &key, below)?);
            }
            at += 1;
        }
        Ok(keys)
    }
}

/// Reports whether the root key of a hive is SSOSS: it has a key named as a master secret id.
fn is_ssoss<'a>(cells: Cells<'a>, root: &KeyRecord<'a>) -> Result<bool, Damage> {
    for at in root.subkeys(cells)? {
        let name = reader::child(cells, root, at)?.name();
        if name.as_deref().and_then(Msid::parse).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn header(file: &[u8]) -> Result<HiveHeader, ViewError> {
    let block = file.get(..BYTES).unwrap_or(file);
    HiveHeader::parse(block, file.len() as u64).map_err(ViewError::Header)
}

/// The bins of a file with this header. The header's length was already compared with the file's.
fn bins<'a>(file: &'a [u8], header: &HiveHeader) -> &'a [u8] {
    file.get(BYTES..BYTES + header.bins as usize).unwrap_or_default()
}
