//! Offline registry hives and their transaction logs.
//!
//! The first byte of an input selects its kind: `f`, a whole file; `b`, the bins of a hive, to which a
//! matching header is added; `l`, a transaction log.

use std::collections::BTreeSet;

use sso_escrow::registry::hive::header::{BYTES, checksum};
use sso_escrow::registry::hive::logs;
use sso_escrow::registry::hive::view::View;
use sso_escrow::registry::tree::{RegistryKey, folded};

use crate::bounded::bounded;

/// Reads a hive or a log. Compares the SSOSS of a hive with what a second reader reads.
pub fn check(input: &[u8]) {
    let Some((kind, content)) = input.split_first() else { return };
    match kind {
        b'l' => log(content),
        b'b' => hive(&with_head(content)),
        _ => hive(content),
    }
}

fn log(log: &[u8]) {
    match logs::newest(log) {
        None => assert!(!logs::is_ahead(log, 0)),
        Some(newest) => {
            assert_eq!(logs::is_ahead(log, 0), newest > 0 || log.get(512..516) == Some(b"HvLE"));
            assert!(newest == u32::MAX || !logs::is_ahead(log, newest + 1));
        }
    }
}

/// A hive of one bin, with matching headers.
fn with_head(bins: &[u8]) -> Vec<u8> {
    let length = bins.len().next_multiple_of(BYTES).max(BYTES);
    let mut file = vec![0; BYTES];
    file.extend(bins);
    file.resize(BYTES + length, 0);
    let mut put = |at: usize, bytes: &[u8]| file[at..at + bytes.len()].copy_from_slice(bytes);
    let length = (length as u32).to_le_bytes();
    put(0, b"regf");
    put(20, &[1, 0, 0, 0, 5]);
    put(32, &[1, 0, 0, 0, 0x20]);
    put(40, &length);
    put(BYTES, b"hbin\0\0\0\0");
    put(BYTES + 8, &length);
    let sum = checksum(&file).to_le_bytes();
    file[508..512].copy_from_slice(&sum);
    file
}

fn hive(file: &[u8]) {
    let Ok(view) = bounded(file.len(), || View::of(file)) else { return };
    let longer = [file, &[0xff; 40]].concat();
    let again = View::of(&longer).expect("what lies behind the bins is no part of them");
    // Values are in the arena, which has a separate bound.
    let Ok(standing) = bounded(file.len(), || view.standing(file)) else { return };
    assert_eq!(again.standing(&longer).ok().as_ref(), Some(&standing));
    // The class name is not read, so its cell may be invalid.
    let Ok(cells) = view.cells_of_ssoss(file) else { return };
    assert_eq!(cells.is_empty(), standing.is_none());
    for cell in &cells {
        let size = number(file, *cell as usize).cast_signed();
        assert!(size < 0 && *cell as usize + size.unsigned_abs() as usize <= file.len() - BYTES);
    }
    let mut ours = BTreeSet::new();
    if let Some(key) = &standing {
        collect("", key, &mut ours);
    }
    assert_eq!(Some(ours), second(file), "the second reader");
}

/// All keys and values: path, name, type, bytes.
type Found = BTreeSet<(String, Option<(String, u32, Vec<u8>)>)>;

fn collect(path: &str, key: &RegistryKey, found: &mut Found) {
    found.insert((path.to_owned(), None));
    for value in key.values() {
        let value = (value.name.clone(), value.kind, value.data.to_vec());
        found.insert((path.to_owned(), Some(value)));
    }
    for below in key.keys() {
        collect(&format!("{path}\\{}", below.name()), below, found);
    }
}

/// A second reader, without any checks. It runs only on files that the first reader accepted.
fn second(file: &[u8]) -> Option<Found> {
    let mut key = u32::from_le_bytes(file[36..40].try_into().ok()?) as usize;
    let mut found = Found::new();
    for name in ["Microsoft", "ENTSSO", "SSOSS"] {
        let below = subkeys(file, key).into_iter();
        let mut of_name = below.filter(|at| folded(&key_name(file, *at)) == folded(name));
        match of_name.next() {
            Some(at) => key = at,
            None if name == "SSOSS" => return Some(found),
            None => return None,
        }
    }
    walk(file, key, String::new(), &mut found);
    Some(found)
}

fn walk(file: &[u8], key: usize, path: String, found: &mut Found) {
    found.insert((path.clone(), None));
    let list = number(file, key + 4 + 40) as usize;
    for at in 0..number(file, key + 4 + 36) as usize {
        let value = number(file, list + 4 + 4 * at) as usize;
        let length = short(file, value + 6);
        let name = text(bytes(file, value + 24, length), short(file, value + 20) & 1 == 1);
        let value = (name, number(file, value + 16), data(file, value));
        found.insert((path.clone(), Some(value)));
    }
    for below in subkeys(file, key) {
        walk(file, below, format!("{path}\\{}", key_name(file, below)), found);
    }
}

fn data(file: &[u8], value: usize) -> Vec<u8> {
    let (length, at) = (number(file, value + 8), number(file, value + 12) as usize);
    let size = (length & 0x7fff_ffff) as usize;
    if length >> 31 == 1 {
        return bytes(file, value + 12, size).to_vec();
    }
    if size <= 16_344 || bytes(file, at + 4, 2) != b"db" {
        return if size == 0 { Vec::new() } else { bytes(file, at + 4, size).to_vec() };
    }
    let list = number(file, at + 8) as usize;
    let piece = |number_of: usize| {
        let piece = number(file, list + 4 + 4 * number_of) as usize;
        bytes(file, piece + 4, (size - number_of * 16_344).min(16_344)).to_vec()
    };
    (0..short(file, at + 6)).flat_map(piece).collect()
}

fn subkeys(file: &[u8], key: usize) -> Vec<usize> {
    match number(file, key + 4 + 20) {
        0 => Vec::new(),
        _ => listed(file, number(file, key + 4 + 28) as usize),
    }
}

fn listed(file: &[u8], list: usize) -> Vec<usize> {
    let step = if [&b"lf"[..], b"lh"].contains(&bytes(file, list + 4, 2)) { 8 } else { 4 };
    let entries = (0..short(file, list + 6)).map(|at| number(file, list + 8 + step * at) as usize);
    match bytes(file, list + 4, 2) {
        b"ri" => entries.flat_map(|leaf| listed(file, leaf)).collect(),
        _ => entries.collect(),
    }
}

fn key_name(file: &[u8], key: usize) -> String {
    let length = short(file, key + 4 + 72);
    text(bytes(file, key + 80, length), short(file, key + 6) & 0x20 != 0)
}

fn text(bytes: &[u8], is_latin: bool) -> String {
    match is_latin {
        true => bytes.iter().map(|byte| char::from(*byte)).collect(),
        false => {
            let units: Vec<u16> = bytes
                .chunks(2)
                .map(|two| u16::from_le_bytes([two[0], *two.get(1).unwrap_or(&0)]))
                .collect();
            String::from_utf16_lossy(&units)
        }
    }
}

/// `length` bytes at `at`. Offsets count from the end of the base block.
fn bytes(file: &[u8], at: usize, length: usize) -> &[u8] {
    &file[BYTES + at..BYTES + at + length]
}

fn number(file: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes(file, at, 4).try_into().expect("four bytes"))
}

fn short(file: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes(bytes(file, at, 2).try_into().expect("two bytes")))
}
