//! Changes CBOR by its structure: a number, a text or an entry, at any depth, also in byte strings that
//! contain CBOR. A change of single bytes would nearly always break a length first.
//!
//! Two of three changes are of this kind. Some of them only encode the same value in another way. The other
//! changes are the engine's own.

use std::mem;

use ciborium::Value;

use crate::{envelope, frame};

/// The largest input in bytes (`-max_len` of `scripts/fuzz.sh`). A longer result is discarded.
const LONGEST: usize = 16 << 10;

/// A function that changes the first `size` bytes in place, up to a given maximum. Returns the new number of
/// bytes.
pub type Bytewise = fn(&mut [u8], usize, usize) -> usize;

/// For the target of shares.
pub fn share(data: &mut [u8], size: usize, room: usize, seed: u32, other: Bytewise) -> usize {
    behind_form(data, size, room, seed, other)
}

/// For the target of envelopes.
pub fn envelope(data: &mut [u8], size: usize, room: usize, seed: u32, other: Bytewise) -> usize {
    match data.first() {
        Some(&envelope::PADDED) => other(data, size, room),
        _ => behind_form(data, size, room, seed, other),
    }
}

/// For the target of headers.
pub fn header(data: &mut [u8], size: usize, room: usize, seed: u32, other: Bytewise) -> usize {
    let changed = changed(&data[..size], &mut Dice::new(seed));
    put(data, size, room, changed, other)
}

/// For the target of descriptors.
pub fn descriptor(data: &mut [u8], size: usize, room: usize, seed: u32, other: Bytewise) -> usize {
    header(data, size, room, seed, other)
}

/// Changes an input of a file or a map. After a change of its structure, the input is a map.
fn behind_form(data: &mut [u8], size: usize, room: usize, seed: u32, other: Bytewise) -> usize {
    let short = data[..size].split_first().filter(|_| size <= LONGEST);
    let changed = short.and_then(|(&form, rest)| {
        let map = if form == frame::MAP { rest } else { frame::map_of(rest)? };
        let changed = changed(map, &mut Dice::new(seed))?;
        Some([&[frame::MAP], &changed[..]].concat())
    });
    put(data, size, room, changed, other)
}

fn put(
    data: &mut [u8],
    size: usize,
    room: usize,
    changed: Option<Vec<u8>>,
    other: Bytewise,
) -> usize {
    match changed {
        Some(bytes) if bytes.len() <= room => {
            data[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }
        _ => other(data, size, room),
    }
}

/// The bytes with one to three changes. `None` if they are not CBOR, or too long, or if the engine's own change is due.
pub fn changed(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    // A value takes 128 times the bytes of its encoding, and byte strings in one another are decoded at each level.
    // So the size comes first.
    if dice.below(3) == 0 || bytes.len() > LONGEST {
        return None;
    }
    let mut value = decoded(bytes)?;
    if dice.below(5) == 0 {
        let mut loose = Vec::new();
        encode_loosely(&value, &mut loose, dice);
        return Some(loose);
    }
    for _ in 0..=dice.below(3) {
        change_within(&mut value, dice);
    }
    encoded(&value)
}

fn decoded(bytes: &[u8]) -> Option<Value> {
    let mut rest = bytes;
    let value = ciborium::from_reader(&mut rest).ok()?;
    rest.is_empty().then_some(value)
}

fn encoded(value: &Value) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).ok()?;
    Some(bytes)
}

/// Another encoding of the same value: heads longer than needed, or indefinite lengths.
fn encode_loosely(value: &Value, out: &mut Vec<u8>, dice: &mut Dice) {
    let indefinite = dice.below(16) == 0;
    match value {
        Value::Integer(number) => match u64::try_from(*number) {
            Ok(number) => head(0, number, out, dice),
            Err(_) => out.extend(encoded(value).unwrap_or_default()),
        },
        Value::Bytes(bytes) => chunk(2, bytes, indefinite, out, dice),
        Value::Text(text) => chunk(3, text.as_bytes(), indefinite, out, dice),
        Value::Array(items) => {
            if indefinite {
                out.push(0x9f)
            } else {
                head(4, items.len() as u64, out, dice)
            }
            items.iter().for_each(|item| encode_loosely(item, out, dice));
            out.extend(indefinite.then_some(0xff));
        }
        Value::Map(entries) => {
            if indefinite {
                out.push(0xbf)
            } else {
                head(5, entries.len() as u64, out, dice)
            }
            for (key, value) in entries {
                encode_loosely(key, out, dice);
                encode_loosely(value, out, dice);
            }
            out.extend(indefinite.then_some(0xff));
        }
        other => out.extend(encoded(other).unwrap_or_default()),
    }
}

/// A string: whole, or as one chunk of a string of indefinite length.
fn chunk(major: u8, bytes: &[u8], indefinite: bool, out: &mut Vec<u8>, dice: &mut Dice) {
    out.extend(indefinite.then_some(major << 5 | 31));
    head(major, bytes.len() as u64, out, dice);
    out.extend_from_slice(bytes);
    out.extend(indefinite.then_some(0xff));
}

/// A head. One in eight has an argument of eight bytes, and one in 64 follows a tag.
fn head(major: u8, value: u64, out: &mut Vec<u8>, dice: &mut Dice) {
    if dice.below(64) == 0 {
        out.push(0xc6);
    }
    if dice.below(8) == 0 {
        out.push(major << 5 | 27);
        out.extend(value.to_be_bytes());
    } else {
        let shortest = encoded(&Value::Integer(value.into())).unwrap_or_default();
        out.extend(shortest.first().map(|first| major << 5 | first));
        out.extend(shortest.iter().skip(1));
    }
}

/// Changes a value, or more often something inside it.
fn change_within(value: &mut Value, dice: &mut Dice) {
    let deeper = dice.below(8) != 0;
    match value {
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = dice.below(items.len());
            change_within(&mut items[at], dice);
        }
        Value::Map(entries) if deeper && !entries.is_empty() => {
            let at = dice.below(entries.len());
            match dice.below(16) {
                0 => change(&mut entries[at].0, dice),
                _ => change_within(&mut entries[at].1, dice),
            }
        }
        Value::Bytes(bytes) if deeper => match decoded(bytes) {
            Some(mut inner @ (Value::Map(_) | Value::Array(_))) => {
                change_within(&mut inner, dice);
                *bytes = encoded(&inner).unwrap_or_default();
            }
            _ => change(value, dice),
        },
        _ => change(value, dice),
    }
}

/// Changes the value itself.
fn change(value: &mut Value, dice: &mut Dice) {
    if dice.below(24) == 0 {
        let inner = mem::replace(value, Value::Null);
        *value = match dice.below(6) {
            0 => Value::Tag(dice.number(), Box::new(inner)),
            1 => Value::Bytes(encoded(&inner).unwrap_or_default()),
            2 => Value::Array(vec![inner]),
            3 => Value::Text(dice.pick(TEXTS).to_owned()),
            4 => Value::Integer(dice.number().into()),
            _ => Value::Bool(true),
        };
        return;
    }
    match value {
        Value::Integer(number) => {
            let number_now: u64 = (*number).try_into().unwrap_or_default();
            let next = match dice.below(4) {
                0 => number_now.wrapping_add(1),
                1 => number_now.wrapping_sub(1),
                _ => dice.number(),
            };
            *number = next.into();
        }
        Value::Text(text) => change_text(text, dice),
        Value::Bytes(bytes) => match dice.below(5) {
            0 => bytes.resize(dice.pick(LENGTHS), 0),
            1 => bytes.push(dice.below(256) as u8),
            2 => drop(bytes.pop()),
            3 => bytes.fill(dice.below(256) as u8),
            _ if bytes.is_empty() => bytes.push(0),
            _ => {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
        },
        Value::Array(items) => match dice.below(6) {
            _ if items.is_empty() => {
                let count = 1 + dice.below(3);
                items.extend((0..count).map(|_| Value::Integer(dice.number().into())));
            }
            0 => drop(items.remove(dice.below(items.len()))),
            1 => items.push(items[dice.below(items.len())].clone()),
            2 => items[..].rotate_left(1),
            3 => {
                let mut more = items[dice.below(items.len())].clone();
                change_within(&mut more, dice);
                items.push(more);
            }
            // As many entries as are allowed, or one more, if an input has room for them: 300 copies of a
            // long list would take 150 MB, and their own copies a thousand times that. The texts are
            // numbered, so that they differ.
            4 => {
                let fitting = encoded(&items[0]).map_or(0, |bytes| LONGEST / bytes.len().max(1));
                let one = items.swap_remove(0);
                let count = dice.pick(LENGTHS).min(300).min(fitting);
                *items = (0..count).map(|at| numbered(&one, at)).collect();
            }
            _ => items.clear(),
        },
        Value::Map(entries) => match dice.below(5) {
            _ if entries.is_empty() => entries.push((0.into(), 0.into())),
            0 => drop(entries.remove(dice.below(entries.len()))),
            1 => entries.push(entries[dice.below(entries.len())].clone()),
            2 => entries[..].rotate_left(1),
            3 => {
                let at = dice.below(entries.len());
                entries.insert(at, (dice.number().into(), entries[at].1.clone()));
            }
            _ => entries
                .push(((entries.len() as u64).into(), Value::Bytes(vec![7; dice.pick(LENGTHS)]))),
        },
        Value::Tag(_, inner) => *value = mem::replace(inner, Value::Null),
        other => *other = Value::Integer(dice.number().into()),
    }
}

/// A copy of the value with another text or another first byte in it.
fn numbered(value: &Value, at: usize) -> Value {
    match value {
        Value::Text(text) => Value::Text(format!("{text}{at}").chars().take(64).collect()),
        Value::Bytes(bytes) => {
            let mut bytes = bytes.clone();
            if let Some(first) = bytes.first_mut() {
                *first = at as u8;
            }
            Value::Bytes(bytes)
        }
        Value::Integer(_) => Value::Integer((at as u64).into()),
        Value::Map(entries) => Value::Map(
            entries.iter().map(|(key, value)| (key.clone(), numbered(value, at))).collect(),
        ),
        other => other.clone(),
    }
}

fn change_text(text: &mut String, dice: &mut Dice) {
    match dice.below(5) {
        0 => text.push_str(dice.pick(TEXTS)),
        1 => text.insert_str(0, dice.pick(TEXTS)),
        2 => drop(text.pop()),
        3 => *text = dice.pick(TEXTS).to_owned(),
        _ => *text = dice.pick(TEXTS).repeat(dice.pick(LENGTHS).min(600)),
    }
}

/// Texts of one or two characters that the rules mention.
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "é",
    "e\u{301}",
    "\u{301}",
    "花",
    "😀",
    "\n",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{a0}",
    "\u{ad}",
    "\u{61c}",
    "\u{200b}",
    "\u{200c}",
    "\u{200e}",
    "\u{2028}",
    "\u{202e}",
    "\u{2060}",
    "\u{2066}",
    "\u{2070}",
    "\u{212b}",
    "\u{3000}",
    "\u{3164}",
    "\u{feff}",
    "\u{fff8}",
    "\u{fff9}",
    "\u{fffc}",
    "\u{e0001}",
    "\u{e0080}",
    "\u{10ffff}",
    "\u{1100}\u{1161}",
];

/// Lengths that the rules mention, and their neighbours.
const LENGTHS: &[usize] = &[
    0, 1, 2, 15, 16, 17, 31, 32, 33, 49, 50, 63, 64, 65, 127, 128, 129, 254, 255, 256, 511, 512,
    513, 528, 560, 561, 562, 1040,
];

/// Numbers that the rules mention, and their neighbours.
const NUMBERS: &[u64] = &[
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    15,
    16,
    17,
    23,
    24,
    254,
    255,
    256,
    55_799,
    65_535,
    65_536,
    1_048_576,
    1_048_577,
    4_194_304,
    4_194_305,
    0xffff_ffff,
    0x1_0000_0000,
    1 << 53,
    u64::MAX - 1,
    u64::MAX,
];

/// The random choices of one run, determined by its seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    /// The choices for a seed.
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed))
    }

    /// A number below a bound. The bound is not zero.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn number(&mut self) -> u64 {
        match self.below(8) {
            0 => self.next(),
            _ => self.pick(NUMBERS),
        }
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
