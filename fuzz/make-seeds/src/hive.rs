//! Offline registry hives, their bins and their logs.

use crate::repository;

/// The largest value in one cell, in bytes. A larger value takes several cells.
const MOST: usize = 16_344;

/// Seeds with a first byte that selects the kind: whole hives, bins, or logs.
pub fn seeds() -> Vec<Vec<u8>> {
    let images = ["minimal", "special", "rlenvalue_test_hive"].map(|name| {
        let path = repository("tests/hive/data").join(name);
        (b'f', std::fs::read(path).expect("an image of the tests"))
    });
    let lists = [(b"lh", 5), (b"lf", 20_000), (b"li", 5), (b"ri", 5)];
    let bins = lists.map(|(kind, length)| (b'b', bin(kind, length)));
    let logs = logs().map(|log| (b'l', log));
    let all = images.into_iter().chain(bins).chain(logs);
    all.map(|(kind, content)| [&[kind], &content[..]].concat()).collect()
}

fn logs() -> [Vec<u8>; 3] {
    let head = [&b"regf\x09\0\0\0"[..], &[0; 504]].concat();
    let entry = [&b"HvLE\0\x02\0\0\0\0\0\0\x07\0\0\0"[..], &[0; 496]].concat();
    let dirty = [&head, &b"DIRT"[..], &[0; 60]].concat();
    [head.clone(), [&head[..], &entry, &entry].concat(), dirty]
}

/// The bin of a SOFTWARE hive with SSOSS. Its key lists have this kind, and one value has `length` bytes.
fn bin(kind: &[u8; 2], length: usize) -> Vec<u8> {
    let mut bin = Bin([&b"hbin"[..], &[0; 28]].concat());
    let root = bin.key("root", 0, true);
    let vendor = bin.key("Microsoft", root, true);
    let product = bin.key("entsso", vendor, true);
    let ssoss = bin.key("SSOSS", product, true);
    let keys = [
        bin.key("{01234567-89AB-4CDE-8F01-23456789ABCD}", ssoss, true),
        bin.key("秘", ssoss, false),
    ];
    let leaf = if kind == b"ri" { b"lh" } else { kind };
    bin.put_below(root, leaf, &[vendor]);
    bin.put_below(vendor, leaf, &[product]);
    bin.put_below(product, leaf, &[ssoss]);
    bin.put_below(ssoss, leaf, &keys);
    if kind == b"ri" {
        let lists = keys.map(|key| bin.list(leaf, &[key]));
        let index = bin.list(b"ri", &lists);
        bin.put(ssoss, 28, index);
    }
    bin.values(keys[0], &[("Secret", 3, &[0x5a; 32], true), ("", 4, b"\x01\0\0\0", false)]);
    bin.values(keys[1], &[("秘", 1, &vec![b'x'; length], false), ("empty", 0, b"", true)]);
    let rest = bin.0.len().next_multiple_of(4096) - bin.0.len();
    if rest > 0 {
        bin.0.extend((rest as u32).to_le_bytes());
    }
    bin.0
}

/// A value: its name, type and content, and whether the name is Latin-1.
type Value<'a> = (&'a str, u32, &'a [u8], bool);

/// The only bin of a small hive: its cells, in order.
struct Bin(Vec<u8>);

impl Bin {
    fn cell(&mut self, parts: &[&[u8]]) -> u32 {
        let content = parts.concat();
        let (at, size) = (self.0.len(), (content.len() + 4).next_multiple_of(8));
        self.0.extend((-(size as i32)).to_le_bytes());
        self.0.extend(content);
        self.0.resize(at + size, 0);
        at as u32
    }

    fn key(&mut self, name: &str, parent: u32, is_latin: bool) -> u32 {
        let (name, flags) = (name_of(name, is_latin), if is_latin { b"\x20\0" } else { b"\0\0" });
        let (none, length) = ([0xff; 4], (name.len() as u16).to_le_bytes());
        let fields: [&[u8]; 13] = [
            b"nk",
            flags,
            &[0; 12],
            &parent.to_le_bytes(),
            &[0; 8],
            &none.repeat(2),
            &[0; 4],
            &none.repeat(3),
            &[0; 20],
            &length,
            &[0; 2],
            &name,
            b"",
        ];
        self.cell(&fields)
    }

    /// Writes a number into a field of a key.
    fn put(&mut self, key: u32, field: usize, value: u32) {
        self.0[key as usize + 4 + field..][..4].copy_from_slice(&value.to_le_bytes());
    }

    fn list(&mut self, kind: &[u8; 2], below: &[u32]) -> u32 {
        let hash: &[u8] = if matches!(kind, b"li" | b"ri") { b"" } else { &[0; 4] };
        let entries: Vec<_> =
            below.iter().map(|at| [&at.to_le_bytes()[..], hash].concat()).collect();
        self.cell(&[kind, &(below.len() as u16).to_le_bytes(), &entries.concat()])
    }

    fn put_below(&mut self, key: u32, kind: &[u8; 2], below: &[u32]) {
        self.put(key, 20, below.len() as u32);
        let list = self.list(kind, below);
        self.put(key, 28, list);
    }

    fn values(&mut self, key: u32, values: &[Value<'_>]) {
        let records: Vec<_> = values.iter().map(|value| self.value(value).to_le_bytes()).collect();
        self.put(key, 36, values.len() as u32);
        let list = self.cell(&[&records.concat()]);
        self.put(key, 40, list);
    }

    fn value(&mut self, (name, kind, data, is_latin): &Value<'_>) -> u32 {
        let (name, mut length) = (name_of(name, *is_latin), data.len() as u32);
        let place = match data.len() {
            0..=4 => {
                length |= 1 << 31;
                let mut place = [0; 4];
                place[..data.len()].copy_from_slice(data);
                u32::from_le_bytes(place)
            }
            5..=MOST => self.cell(&[data]),
            _ => {
                let pieces: Vec<_> = data
                    .chunks(MOST)
                    .map(|piece| self.cell(&[piece, &[0; 4]]).to_le_bytes())
                    .collect();
                let list = self.cell(&[&pieces.concat()]).to_le_bytes();
                self.cell(&[b"db", &(pieces.len() as u16).to_le_bytes(), &list])
            }
        };
        let numbers = [length, place, *kind].map(u32::to_le_bytes).concat();
        let flags = [u8::from(*is_latin), 0, 0, 0];
        self.cell(&[b"vk", &(name.len() as u16).to_le_bytes(), &numbers, &flags, &name])
    }
}

fn name_of(name: &str, is_latin: bool) -> Vec<u8> {
    match is_latin {
        true => name.into(),
        false => name.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    }
}
