//! Damage: every byte of a share file flipped, one at a time, and every truncation.

use std::fs;
use std::path::Path;
use std::thread;

use sso_escrow::share::Share;

use crate::support::*;

/// Checks that the program ends with status 4 and asks nothing. Without a terminal, a question would be
/// status 2.
fn refused(folder: &Path, bytes: &[u8], what: &str) {
    let file = folder.join("damaged.ssoshare");
    fs::write(&file, bytes).unwrap();
    let ran = Run::verify().rehearsal().arg(format!("file:{}", file.display())).run();
    assert_eq!(ran.status, 4, "{what}: {ran:#?}");
}

#[test]
fn every_flipped_byte_and_every_truncation_is_refused_without_a_password() {
    let set = Make { custodians: vec!["A", "B"], threshold: 2, ..Make::default() }.set();
    let good = fs::read(set.file(1)).unwrap();
    let place = format!("file:{}", set.file(1).display());
    // The same command on the undamaged file does ask.
    Run::verify().rehearsal().arg(&place).run().error("prompt-no-terminal", 2);

    let halves = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for half in 0..halves {
            let good = &good;
            scope.spawn(move || {
                let folder = tempfile::tempdir().unwrap();
                for at in (half..good.len()).step_by(halves) {
                    let mut flipped = good.clone();
                    flipped[at] ^= 1 << (at % 8);
                    refused(folder.path(), &flipped, &format!("byte {at} flipped"));
                    refused(folder.path(), &good[..at], &format!("cut to {at} bytes"));
                }
                refused(folder.path(), &[&good[..], b"\0"].concat(), "a byte appended");
            });
        }
    });
    // In the library, every single bit is flipped.
    for at in 0..good.len() {
        for bit in 0..8 {
            let mut flipped = good.clone();
            flipped[at] ^= 1 << bit;
            assert!(Share::from_file(&flipped).is_err(), "byte {at}, bit {bit}");
        }
    }
}
