//! The first 4,096 bytes of a hive: its base block.
//!
//! Microsoft has not published the layout. It is as libhivex, python-registry and Windows' own files have
//! it; all numbers are little-endian.

/// The length of the base block, in bytes. Offsets of cells count from its end.
pub const BYTES: usize = 0x1000;

/// The largest hive that is read, in bytes: 1 GiB.
pub const LARGEST: u64 = 1 << 30;

/// What the base block of a hive tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiveHeader {
    /// Its sequence number: that of the last write that was begun, and that of the last one that was
    /// finished.
    pub sequence: [u32; 2],
    /// The minor version: 3 to 6.
    pub minor: u32,
    /// Where the cell of the root key begins.
    pub root: u32,
    /// The bytes of all bins, a multiple of 4,096, from the end of the base block.
    pub bins: u32,
    /// The end of the path that Windows loaded it from: up to 31 characters.
    pub name: String,
}

/// Why a file's beginning is not that of a hive that can be worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderError {
    /// It does not begin as a hive does, or is too short for one.
    NotAHive,
    /// Its version is none of 1.3 to 1.6.
    Version {
        /// The major version.
        major: u32,
        /// The minor version.
        minor: u32,
    },
    /// The checksum does not fit: the block was damaged, or written in part.
    Checksum,
    /// It is no hive but something else of the same layout, as a transaction log.
    Kind,
    /// The bins are longer than the file, or no multiple of 4,096 bytes.
    Length,
}

/// A number of 4 bytes; 0 beyond the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let bytes = at.checked_add(4).and_then(|end| bytes.get(at..end));
    bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// A number of 2 bytes; 0 beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let bytes = at.checked_add(2).and_then(|end| bytes.get(at..end));
    bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_le_bytes)
}

/// Sums up the first 508 bytes by exclusive or, in words of 4; the two results that cannot be told from
/// nothing are replaced.
#[must_use]
pub fn checksum(block: &[u8]) -> u32 {
    let sum = (0..508).step_by(4).fold(0, |sum, at| sum ^ u32_at(block, at));
    match sum {
        0 => 1,
        u32::MAX => u32::MAX - 1,
        sum => sum,
    }
}

impl HiveHeader {
    /// What the base block tells, of a file of so many bytes.
    ///
    /// # Errors
    /// [`HeaderError`], in the order in which they are listed there.
    pub fn parse(block: &[u8], length: u64) -> Result<Self, HeaderError> {
        if !block.starts_with(b"regf") || block.len() < BYTES || length < 2 * BYTES as u64 {
            return Err(HeaderError::NotAHive);
        }
        let (major, minor) = (u32_at(block, 20), u32_at(block, 24));
        if major != 1 || !(3..=6).contains(&minor) {
            return Err(HeaderError::Version { major, minor });
        }
        if checksum(block) != u32_at(block, 508) {
            return Err(HeaderError::Checksum);
        }
        // File type 0, a primary file; format 1, to be read as it lies.
        if u32_at(block, 28) != 0 || u32_at(block, 32) != 1 {
            return Err(HeaderError::Kind);
        }
        let bins = u32_at(block, 40);
        let fits = u64::from(bins) <= length - BYTES as u64;
        if bins == 0 || !(bins as usize).is_multiple_of(BYTES) || !fits {
            return Err(HeaderError::Length);
        }
        let units: Vec<u16> = (48..112)
            .step_by(2)
            .map(|at| u16_at(block, at))
            .take_while(|unit| *unit != 0)
            .collect();
        let name = String::from_utf16_lossy(&units);
        let sequence = [u32_at(block, 4), u32_at(block, 8)];
        Ok(Self { sequence, minor, root: u32_at(block, 36), bins, name })
    }

    /// Whether Windows has begun a write and not finished it: what it wrote is in the transaction logs.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.sequence[0] != self.sequence[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block() -> Vec<u8> {
        let mut block = vec![0; BYTES];
        block[..4].copy_from_slice(b"regf");
        for (at, number) in [(4, 7), (8, 7), (20, 1), (24, 5), (32, 1), (36, 0x20), (40, 0x2000)] {
            set(&mut block, at, number);
        }
        block[48..56].copy_from_slice(b"S\0O\0F\0T\0");
        sealed(block)
    }

    fn set(block: &mut [u8], at: usize, number: u32) {
        block[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }

    fn sealed(mut block: Vec<u8>) -> Vec<u8> {
        let sum = checksum(&block);
        set(&mut block, 508, sum);
        block
    }

    #[test]
    fn a_header_tells_what_stands_in_it() {
        let header = HiveHeader::parse(&block(), 0x3000).unwrap();
        let expected = HiveHeader {
            sequence: [7, 7],
            minor: 5,
            root: 0x20,
            bins: 0x2000,
            name: "SOFT".into(),
        };
        assert_eq!(header, expected);
        assert!(!header.is_dirty());
        let mut dirty = block();
        set(&mut dirty, 4, 8);
        assert!(HiveHeader::parse(&sealed(dirty), 0x3000).unwrap().is_dirty());
    }

    #[test]
    fn what_is_no_hive_is_refused_with_the_reason() {
        let with = |at: usize, number: u32| {
            let mut block = block();
            set(&mut block, at, number);
            HiveHeader::parse(&sealed(block), 0x3000)
        };
        assert_eq!(with(0, 7), Err(HeaderError::NotAHive));
        assert_eq!(HiveHeader::parse(&block()[..0xfff], 0x3000), Err(HeaderError::NotAHive));
        assert_eq!(HiveHeader::parse(&block(), 0x1fff), Err(HeaderError::NotAHive));
        for minor in [0, 2, 7] {
            assert_eq!(with(24, minor), Err(HeaderError::Version { major: 1, minor }));
        }
        assert_eq!(with(20, 2), Err(HeaderError::Version { major: 2, minor: 5 }));
        assert_eq!(with(28, 6), Err(HeaderError::Kind), "a transaction log");
        for bins in [0, 0x2001, 0x3000, u32::MAX] {
            assert_eq!(with(40, bins), Err(HeaderError::Length), "{bins}");
        }
        for at in 0..508 {
            let mut block = block();
            block[at] ^= 1;
            assert!(HiveHeader::parse(&block, 0x3000).is_err(), "{at}");
        }
    }

    #[test]
    fn a_checksum_is_never_nothing() {
        let mut block = vec![0; BYTES];
        assert_eq!(checksum(&block), 1);
        set(&mut block, 0, u32::MAX);
        assert_eq!(checksum(&block), u32::MAX - 1);
    }
}
