//! The first bytes of a file system, which contain its label and its identifier.

// This file is not part of the library's interface, and needs no other file of the library.
#[path = "../../src/sys/linux/superblock.rs"]
mod superblock;

use superblock::{BYTES, Superblock};

/// Checks the first bytes of a device.
pub fn check(input: &[u8]) {
    let Some(found) = Superblock::parse(input) else {
        return;
    };
    let longest = BYTES.min(input.len());
    assert_eq!(Superblock::parse(&input[..longest]), Some(found.clone()), "no byte behind is read");
    if let Some(label) = found.label {
        // Invalid characters of a label become U+FFFD, which has three bytes.
        assert!(
            !label.is_empty() && label.trim_end() == label && label.len() <= 3 * 16,
            "{label:?}"
        );
    }
    let id = found.id.expect("all types have one");
    let plain = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    assert!(id.bytes().all(plain) && [9, 16, 36].contains(&id.len()), "{id}");
}
