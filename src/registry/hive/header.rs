//! The base block of a hive: its first 4,096 bytes.
//!
//! Microsoft has not published the layout. It was taken from libhivex, python-registry and files of Windows.
//! All numbers are little-endian.

/// The length of the base block, in bytes. Cell offsets count from its end.
pub const BYTES: usize = 0x1000;

/// The largest hive that is read, in bytes: 1 GiB.
pub const LARGEST: u64 = 1 << 30;

/// The fields of the base block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiveHeader {
    /// The sequence numbers of the last write that was begun, and of the last one that was finished.
    pub sequence: [u32; 2],
    /// The minor version: 3 to 6.
    pub minor: u32,
    /// The offset of the root key's cell, from the end of the base block.
    pub root: u32,
    /// The length of all bins in bytes, a multiple of 4,096.
    pub bins: u32,
    /// The end of the path from which Windows loaded the hive: up to 31 characters.
    pub name: String,
}

/// Why a base block is not that of a supported hive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderError {
    /// The file does not begin like a hive, or is too short.
    NotAHive,
    /// The version is not one of 1.3 to 1.6.
    Version {
        /// The major version.
        major: u32,
        /// The minor version.
        minor: u32,
    },
    /// The checksum does not match: the block is damaged, or was written in part.
    Checksum,
    /// The file has this layout but is not a hive. An example is a transaction log.
    Kind,
    /// The bins are longer than the file, or not a multiple of 4,096 bytes.
    Length,
}

/// A number of 4 bytes. 0 if it is beyond the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let bytes = at.checked_add(4).and_then(|end| bytes.get(at..end));
    bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// A number of 2 bytes. 0 if it is beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let bytes = at.checked_add(2).and_then(|end| bytes.get(at..end));
    bytes.and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_le_bytes)
}

/// The exclusive or of the first 508 bytes, in words of 4 bytes. The results 0 and `u32::MAX` could mean "no
/// checksum", so they become 1 and `u32::MAX - 1`.
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
    /// Reads the base block of a file with this length, in bytes.
    ///
    /// # Errors
    /// [`HeaderError`]. The checks are made in the order of its variants.
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
        // File type 0 is a primary file. Format 1 is the one that Windows loads directly into memory.
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

    /// Reports whether Windows has begun a write and not finished it. Its changes are then in the transaction
    /// logs.
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
