//! The files of `vectors/share`, for tests. This is a second reader of them, written from vectors/README.md.

use std::collections::HashMap;
use std::fs;

/// The expected result of a reader for some files.
#[derive(Debug)]
pub struct Vector {
    pub name: String,
    pub status: i32,
    pub reason: Option<String>,
    pub rehearsal: bool,
    pub words: Option<String>,
    /// For each share that is opened, in order: its password, or the card's answer in hexadecimal.
    pub passwords: Vec<String>,
    /// Whether a card is used.
    pub has_card: bool,
    /// The expected bare share or payload, in hexadecimal.
    pub gives: Option<String>,
    /// Whether `gives` is the bare share.
    pub bare: bool,
    pub shares: Vec<Vec<u8>>,
    pub envelopes: Vec<Vec<u8>>,
    /// The kind of a payload and its bytes, if the vector is one.
    pub payload: Option<(String, Vec<u8>)>,
}

impl Vector {
    /// All vectors of this project, sorted by name.
    pub fn all() -> Vec<Self> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/share");
        let mut vectors: Vec<Self> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "vector"))
            .map(|path| {
                Self::parse(
                    path.file_stem().unwrap().to_str().unwrap(),
                    &fs::read_to_string(&path).unwrap(),
                )
            })
            .collect();
        vectors.sort_by(|one, other| one.name.cmp(&other.name));
        vectors
    }

    /// Reads the text of a vector. Panics with the reason if it is invalid.
    pub fn parse(name: &str, text: &str) -> Self {
        let mut parts = text.split("\n\n");
        let mut keys: HashMap<&str, Vec<&str>> = HashMap::new();
        let (mut passwords, mut has_card) = (Vec::new(), false);
        for line in parts.next().unwrap().lines() {
            let (key, value) = line.split_once(": ").unwrap();
            match key {
                "password" => passwords.push(serde_json::from_str(value).unwrap()),
                "z" => {
                    passwords.push(value.to_owned());
                    has_card = true;
                }
                _ => keys.entry(key).or_default().push(value),
            }
        }
        let mut take = |key: &str| keys.remove(key).unwrap_or_default();
        let [status] = take("status")[..] else { panic!("{name}: no status") };
        let one = |values: Vec<&str>| {
            assert!(values.len() < 2, "{name}: {values:?}");
            values.first().map(|&value| value.to_owned())
        };
        let (share, payload) = (one(take("share")), one(take("payload")));
        let mut vector = Self {
            name: name.to_owned(),
            status: status.parse().unwrap(),
            reason: one(take("reason")),
            rehearsal: one(take("mode")).is_some(),
            words: one(take("words")),
            bare: share.is_some(),
            gives: share.or(payload),
            passwords,
            has_card,
            shares: vec![],
            envelopes: vec![],
            payload: None,
        };
        let payload_kind = one(take("kind"));
        take("about");
        assert!(keys.is_empty(), "{name}: {keys:?}");
        for block in parts.filter(|block| !block.trim().is_empty()) {
            let (kind, lines) = block.trim().split_once('\n').unwrap_or((block.trim(), ""));
            let bytes = lines.lines().flat_map(bytes_of).collect();
            match kind {
                "share" => vector.shares.push(bytes),
                "envelope" => vector.envelopes.push(bytes),
                "payload" => vector.payload = Some((payload_kind.clone().unwrap(), bytes)),
                other => panic!("{name}: a block “{other}”"),
            }
        }
        // A single share is opened, and not combined.
        vector.bare |= vector.shares.len() == 1 && vector.passwords.len() == 1;
        vector
    }
}

/// The bytes of a line: `HEX`, or `HEX * N`.
fn bytes_of(line: &str) -> Vec<u8> {
    let (digits, times) = line.split_once(" * ").unwrap_or((line, "1"));
    hex::decode(digits).unwrap().repeat(times.parse().unwrap())
}
