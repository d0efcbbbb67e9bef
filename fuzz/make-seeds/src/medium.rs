//! The first bytes of devices.

/// One device of each kind of file system.
pub fn seeds() -> [Vec<u8>; 5] {
    let identifier: [u8; 16] = std::array::from_fn(|at| at as u8);
    [
        block(&[(1080, b"\x53\xef"), (1128, &identifier), (1144, b"KEYS\0\0")]),
        block(&[(0x52, b"FAT32   "), (0x43, b"\x4d\x3c\x2b\x1a"), (0x47, b"ANNA KEY   ")]),
        block(&[(0x36, b"FAT12   "), (0x27, b"\x01\0\0\0"), (0x2b, b"NO NAME    ")]),
        block(&[(3, b"EXFAT   "), (0x64, b"\xef\xbe\xad\xde")]),
        block(&[(3, b"NTFS    "), (0x48, &identifier[..8])]),
    ]
}

fn block(parts: &[(usize, &[u8])]) -> Vec<u8> {
    let mut block = vec![0; 2048];
    for (offset, content) in parts {
        block[*offset..][..content.len()].copy_from_slice(content);
    }
    block
}
