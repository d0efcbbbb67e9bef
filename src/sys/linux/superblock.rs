//! The type, label and identifier that a file system records at its beginning. Used on systems where udev
//! makes no links in `/dev/disk`.
//!
//! Layouts: ext2 to ext4 (Linux, `fs/ext4/ext4.h`), FAT and exFAT (Microsoft's specifications), NTFS.

/// The names of a file system.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Superblock {
    /// The label, if the superblock holds one.
    pub(super) label: Option<String>,
    /// The UUID, or the serial number of the volume, in the form that `blkid` prints.
    pub(super) id: Option<String>,
}

/// How many bytes `parse` needs.
pub(super) const BYTES: usize = 2048;

impl Superblock {
    /// Parses the first [`BYTES`] bytes of a device. `None` if the type is not known here.
    #[must_use]
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let at = |offset: usize, length: usize| bytes.get(offset..offset + length);
        if at(1024 + 0x38, 2)? == [0x53, 0xef] {
            return Some(Self {
                label: text(at(1024 + 0x78, 16)?),
                id: Some(uuid(at(1024 + 0x68, 16)?)),
            });
        }
        let label_and_serial = |label: Option<&[u8]>, serial: &[u8]| Self {
            label: label.and_then(text).filter(|label| label != "NO NAME"),
            id: Some(serial_number(serial)),
        };
        if at(0x52, 8)? == b"FAT32   " {
            return Some(label_and_serial(at(0x47, 11), at(0x43, 4)?));
        }
        if at(0x36, 4)? == b"FAT1" {
            return Some(label_and_serial(at(0x2b, 11), at(0x27, 4)?));
        }
        match at(3, 8)? {
            b"EXFAT   " => Some(label_and_serial(None, at(0x64, 4)?)),
            b"NTFS    " => {
                let id = at(0x48, 8)?.iter().rev().map(|byte| format!("{byte:02X}")).collect();
                Some(Self { label: None, id: Some(id) })
            }
            _ => None,
        }
    }
}

/// The text in a field of fixed length that is padded with zeros or spaces.
fn text(field: &[u8]) -> Option<String> {
    let end = field.iter().position(|&byte| byte == 0).unwrap_or(field.len());
    let text = String::from_utf8_lossy(&field[..end]).trim_end().to_owned();
    Some(text).filter(|text| !text.is_empty())
}

fn uuid(bytes: &[u8]) -> String {
    let hex = hex::encode(bytes);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Four bytes, the lowest first, as two groups: `1A2B-3C4D`.
fn serial_number(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().rev().map(|byte| format!("{byte:02X}")).collect();
    format!("{}-{}", &digits[..4], &digits[4..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(parts: &[(usize, &[u8])]) -> Vec<u8> {
        let mut block = vec![0; BYTES];
        for (offset, bytes) in parts {
            block[*offset..offset + bytes.len()].copy_from_slice(bytes);
        }
        block
    }

    #[test]
    fn each_type_is_recognised() {
        let parsed = |block: &[u8]| {
            let found = Superblock::parse(block).unwrap();
            (found.label.unwrap_or_default(), found.id.unwrap())
        };
        let uuid: Vec<u8> = (0..16).collect();
        let ext = block(&[(1080, &[0x53, 0xef]), (1128, &uuid), (1144, b"KEYS\0\0")]);
        let expected = "00010203-0405-0607-0809-0a0b0c0d0e0f".to_owned();
        assert_eq!(parsed(&ext), ("KEYS".to_owned(), expected));
        let fat32 = block(&[
            (0x52, b"FAT32   "),
            (0x43, &[0x4d, 0x3c, 0x2b, 0x1a]),
            (0x47, b"ANNA KEY   "),
        ]);
        assert_eq!(parsed(&fat32), ("ANNA KEY".to_owned(), "1A2B-3C4D".to_owned()));
        let fat12 = block(&[(0x36, b"FAT12   "), (0x27, &[1, 0, 0, 0]), (0x2b, b"NO NAME    ")]);
        assert_eq!(parsed(&fat12), (String::new(), "0000-0001".to_owned()));
        let exfat = block(&[(3, b"EXFAT   "), (0x64, &[0xef, 0xbe, 0xad, 0xde])]);
        assert_eq!(parsed(&exfat), (String::new(), "DEAD-BEEF".to_owned()));
        let ntfs = block(&[(3, b"NTFS    "), (0x48, &[8, 7, 6, 5, 4, 3, 2, 1])]);
        assert_eq!(parsed(&ntfs), (String::new(), "0102030405060708".to_owned()));
        assert_eq!(Superblock::parse(&block(&[])), None);
        assert_eq!(Superblock::parse(&ext[..1100]), None);
    }
}
