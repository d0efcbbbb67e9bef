//! The second reader on every vector of the format (`vectors/share`).

use std::fs;
use std::path::Path;

use sso_escrow_fuzz::second;

/// The reasons that are faults of a single file (docs/format.md, section 9).
const OF_A_FILE: [&str; 18] = [
    "too-large",
    "not-ours",
    "damaged",
    "later-version",
    "version",
    "layout",
    "deterministic",
    "generation",
    "threshold",
    "text",
    "duplicate-name",
    "waivers",
    "msids",
    "index",
    "cost",
    "card",
    "point",
    "sealed",
];

/// The bytes of a line: `HEX`, or `HEX * N`.
fn bytes_of(line: &str) -> Vec<u8> {
    let (digits, times) = line.split_once(" * ").unwrap_or((line, "1"));
    hex::decode(digits).unwrap().repeat(times.parse().unwrap())
}

/// Checks one vector: whether the second reader takes its payload, or each of its files. Several files with different
/// faults are not told apart here.
fn check(name: &str, text: &str) {
    let mut blocks = text.split("\n\n");
    let head = blocks.next().unwrap();
    let value =
        |key: &str| head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
    let is_good = value("status") == Some("0");
    let mut taken = Vec::new();
    for block in blocks {
        let (kind, lines) = block.trim().split_once('\n').unwrap_or((block.trim(), ""));
        let file: Vec<u8> = lines.lines().flat_map(bytes_of).collect();
        taken.push(match kind {
            "share" => second::share(&file).is_some(),
            "envelope" => second::envelope(&file).is_some(),
            "payload" => {
                let kinds = ["native-backup", "ssoss-snapshot", "master-secret"];
                let kind = kinds.iter().position(|kind| value("kind") == Some(kind)).unwrap();
                let is_taken = second::is_payload(kind as u64, &file);
                assert_eq!(is_taken, is_good, "{name}");
                continue;
            }
            other => panic!("{name}: {other}"),
        });
    }
    let of_a_file = value("reason").is_some_and(|reason| OF_A_FILE.contains(&reason));
    match taken[..] {
        [] => {}
        [one] => assert_eq!(one, !of_a_file, "{name}"),
        // The payload of a set may be of a later release.
        _ if of_a_file && name != "set-payload-later" => assert!(taken.contains(&false), "{name}"),
        _ => {
            // In these sets two shares have faults, and the other one of them may be a fault of its file.
            let fewest = if name.starts_with("order-two-") { 1 } else { 2 };
            assert!(taken.iter().filter(|taken| **taken).count() >= fewest, "{name}");
        }
    }
}

#[test]
fn the_second_reader_agrees_with_every_vector() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors/share");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "vector") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            check(name, &fs::read_to_string(&path).unwrap());
            count += 1;
        }
    }
    println!("{count} vectors");
    assert!(count >= 840, "{count}");
}
