//! Shares and envelopes, and their parts.

use std::fs;
use std::path::Path;

use crate::frame::{FILE, MAP, file_of, map_of};
use crate::{Seeds, add, repository};

/// Adds the files of the vectors, and the smallest envelopes.
pub fn add_to(seeds: &mut Seeds) {
    add_folder(seeds, &repository("vectors/share"));
    for target in ["share", "envelope", "header", "descriptor"] {
        assert!(seeds.contains_key(target), "no seed for {target} in vectors/share");
    }
    for blocks in 1..=2_u16 {
        let length = 512 * blocks + 16;
        let map = [
            &b"\xa4\x00\x73sso-escrow envelope\x01\x01\x02\x50"[..],
            &[0; 16],
            b"\x03\x59",
            &length.to_be_bytes(),
            &vec![0; length.into()],
        ];
        add_file(seeds, "envelope", &file_of(&map.concat()));
    }
    for length in [0, 1, 504, 505, 600, 1016] {
        let mut padded = (length as u64).to_be_bytes().to_vec();
        padded.resize(8 + length, 7);
        padded.resize(padded.len().next_multiple_of(512), 0);
        add(seeds, "envelope", [[b"p", &padded[..]].concat()]);
    }
}

fn add_folder(seeds: &mut Seeds, folder: &Path) {
    for entry in fs::read_dir(folder).expect("the vectors") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            add_folder(seeds, &path);
            continue;
        }
        let content = fs::read(&path).expect("a file of the vectors");
        let text = || std::str::from_utf8(&content).expect("a text");
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("ssoshare") => add_file(seeds, "share", &content),
            Some("ssoenvelope") => add_file(seeds, "envelope", &content),
            Some("vector") => add_vector(seeds, text()),
            Some("txt") if path.ends_with("words.txt") => add(seeds, "place", [text().trim()]),
            _ => {}
        }
    }
}

/// Adds the files of a vector. Its blocks are its keys, then its files (vectors/README.md).
fn add_vector(seeds: &mut Seeds, text: &str) {
    for block in text.split("\n\n") {
        let (kind, lines) = block.trim().split_once('\n').unwrap_or((block.trim(), ""));
        let file = || lines.lines().flat_map(bytes_of).collect::<Vec<u8>>();
        match kind {
            "share" => add_file(seeds, "share", &file()),
            "envelope" => add_file(seeds, "envelope", &file()),
            // Longer ones are beyond the limit of that target.
            "payload" => add(seeds, "registry", Some(file()).filter(|it| it.len() <= 8192)),
            _ => {
                let passwords = block.lines().filter_map(|line| line.strip_prefix("password:"));
                let typed = |json| serde_json::from_str::<String>(json).expect("a password");
                add(seeds, "password", passwords.map(typed));
            }
        }
    }
}

/// The bytes of a line: `HEX`, or `HEX * N`.
fn bytes_of(line: &str) -> Vec<u8> {
    let (digits, times) = line.split_once(" * ").unwrap_or((line, "1"));
    hex::decode(digits).expect("hexadecimal").repeat(times.parse().expect("a number"))
}

/// Adds a file, its map, and for a share also the header and the descriptor in it.
fn add_file(seeds: &mut Seeds, kind: &'static str, file: &[u8]) {
    add(seeds, kind, [[&[FILE], file].concat()]);
    let Some(map) = map_of(file) else { return };
    add(seeds, kind, [[&[MAP], map].concat()]);
    let header = byte_string(map, 2).filter(|_| kind == "share");
    add(seeds, "header", header);
    add(seeds, "descriptor", header.and_then(|header| byte_string(header, 0)));
}

/// The byte string with this key in a CBOR map. The rest of the map may be anything.
fn byte_string(map: &[u8], key: usize) -> Option<&[u8]> {
    let (5, entries, mut rest) = head(map)? else { return None };
    for _ in 0..entries {
        let (major, number, _) = head(rest)?;
        let value = behind(rest)?;
        rest = behind(value)?;
        let (value_major, length, content) = head(value)?;
        if (major, number, value_major) == (0, key, 2) {
            return content.get(..length);
        }
    }
    None
}

/// The major type and the argument of a CBOR item, and the bytes after its head. Indefinite lengths are not
/// supported.
fn head(bytes: &[u8]) -> Option<(u8, usize, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let (major, short) = (first >> 5, first & 31);
    let length = match short {
        0..=23 => return Some((major, short.into(), rest)),
        24..=27 => 1 << (short - 24),
        _ => return None,
    };
    let (argument, rest) = rest.split_at_checked(length)?;
    let argument = argument.iter().fold(0, |value, &byte| value << 8 | u64::from(byte));
    Some((major, usize::try_from(argument).ok()?, rest))
}

/// The bytes after an item.
fn behind(bytes: &[u8]) -> Option<&[u8]> {
    let (major, argument, rest) = head(bytes)?;
    match major {
        2 | 3 => rest.get(argument..),
        4 => (0..argument).try_fold(rest, |rest, _| behind(rest)),
        5 => (0..argument).try_fold(rest, |rest, _| behind(behind(rest)?)),
        6 => behind(rest),
        _ => Some(rest),
    }
}
