//! Files that fill all locked memory. There is one test, because the tests of a process share this memory.

use sso_escrow::entsso::SSOSS;
use sso_escrow::registry::regfile::{LARGEST, RegError, decode};

const VERSION_5: &str = "Windows Registry Editor Version 5.00";
const VERSION_4: &str = "REGEDIT4";

/// Checks that a file whose tree needs twice its length is refused as too large, not for lack of memory.
#[test]
fn a_file_that_has_to_be_widened_may_have_half_the_length() {
    let half = LARGEST / 2;
    let four = |length: usize| {
        let mut file = format!("{VERSION_4}\r\n[{SSOSS}]\r\n\"a\"=\"");
        file.push_str(&"x".repeat(length - file.len() - 5));
        file.push_str("\"\r\n\r\n");
        file.into_bytes()
    };
    let whole = four(half);
    let key = decode(&whole).unwrap();
    assert_eq!(key.values().len(), 1);
    let five = [format!("{VERSION_5}\n[{SSOSS}]\n").as_bytes(), &vec![b'\n'; half]].concat();
    for file in [four(half + 1), four(LARGEST), five] {
        assert_eq!(decode(&file), Err(RegError::TooLarge { kib: 512 }));
    }
    // A file with as many values as fit.
    let many: String = (0..60_000).map(|at| format!("\"{at:x}\"=hex:\n")).collect();
    let many = format!("{VERSION_4}\n[{SSOSS}]\n{}", &many[..many.len().min(500_000)]);
    let many = format!("{}\n\n", &many[..many.rfind('\n').unwrap()]);
    let read = decode(many.as_bytes());
    assert!(matches!(read, Ok(_) | Err(RegError::TooMany)), "{:?}", read.err());
}
