//! A second reader of the format, written from `docs/format.md`, with another CBOR library, ciborium.
//!
//! It shares only Unicode's tables with the first reader. It reports whether a file is valid and what it
//! contains, not what is wrong.

use ciborium::Value;
use sha2::{Digest, Sha256};
use unicode_normalization::is_nfc;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// A set descriptor.
#[derive(Debug)]
pub struct Set {
    pub set_id: [u8; 16],
    pub generation: u64,
    pub supersedes: Option<[u8; 16]>,
    pub purpose: u64,
    pub kind: u64,
    pub msids: Vec<[u8; 16]>,
    pub label: String,
    pub server: String,
    pub created: u64,
    pub threshold: u64,
    pub waivers: Vec<u64>,
    pub secret_commitment: [u8; 32],
    pub custodians: Vec<(String, [u8; 32])>,
    pub envelope: Option<[u8; 32]>,
}

/// The header H.
#[derive(Debug)]
pub struct Head {
    pub set: Set,
    pub x: u64,
    pub protector: Protector,
}

/// How a share is sealed.
#[derive(Debug)]
pub enum Protector {
    Password {
        salt: [u8; 32],
        memory_kib: u64,
        passes: u64,
        lanes: u64,
        reminder: String,
    },
    Card {
        serial: Option<u64>,
        guid: Option<[u8; 16]>,
        keys: [Vec<u8>; 2],
        slot: u64,
        object: Option<u64>,
    },
}

/// A share.
#[derive(Debug)]
pub struct Sealed {
    pub header: Vec<u8>,
    pub key: Vec<u8>,
    pub sealed: Vec<u8>,
}

/// An envelope.
#[derive(Debug)]
pub struct Enclosed {
    pub set_id: [u8; 16],
    pub ciphertext: Vec<u8>,
}

/// Section 3, the set descriptor.
pub fn set(bytes: &[u8]) -> Option<Set> {
    let mut map = Map::of(bytes)?;
    (map.number(0)? == 1).then_some(())?;
    let set = Set {
        set_id: map.exactly(1)?,
        generation: map.number(2).filter(|generation| (1..=0xffff_ffff).contains(generation))?,
        supersedes: map.optional(3)?,
        purpose: map.number(4).filter(|purpose| *purpose <= 1)?,
        kind: map.number(5).filter(|kind| *kind <= 2)?,
        msids: map.array(6)?.into_iter().map(fixed).collect::<Option<_>>()?,
        label: map.text(7, 0..=128)?,
        server: map.text(8, 0..=255)?,
        created: map.number(9)?,
        threshold: map.number(10)?,
        waivers: map.array(11)?.into_iter().map(number).collect::<Option<_>>()?,
        secret_commitment: map.exactly(12)?,
        custodians: map.array(13)?.into_iter().map(custodian).collect::<Option<_>>()?,
        envelope: map.optional(14)?,
    };
    map.end()?;
    let names: Vec<&str> = set.custodians.iter().map(|(name, _)| &name[..]).collect();
    let rules = [
        set.supersedes.is_none_or(|old| old != set.set_id && set.generation >= 2),
        set.msids.len() <= 16 && all_differ(&set.msids),
        set.kind != 2 || set.msids.len() == 1,
        set.threshold >= 2 && set.threshold <= names.len() as u64,
        names.len() >= 2 && names.len() <= 255 && all_differ(&names),
        set.waivers.iter().all(|waiver| *waiver <= 6),
        set.waivers.windows(2).all(|pair| pair[0] < pair[1]),
    ];
    rules.iter().all(|holds| *holds).then_some(set)
}

/// Section 3, the header.
pub fn head(bytes: &[u8]) -> Option<Head> {
    let mut map = Map::of(bytes)?;
    let set = set(&map.bytes(0)?)?;
    let x = map.number(1)?;
    let mut protector = Map::from(map.take(2)?)?;
    map.end()?;
    let is_card = protector.has(1);
    let inner = Map::from(protector.take(u64::from(is_card))?)?;
    protector.end()?;
    let protector = if is_card { card(inner)? } else { password(inner)? };
    let head = Head { x, protector, set };
    (head.x >= 1 && head.x <= head.set.custodians.len() as u64).then_some(head)
}

/// Section 3, protector 0.
fn password(mut map: Map) -> Option<Protector> {
    let (salt, reminder) = (map.exactly(0)?, map.text(4, 0..=512)?);
    let (memory_kib, passes, lanes) = (map.number(1)?, map.number(2)?, map.number(3)?);
    map.end()?;
    let rules = [
        (65_536..=4_194_304).contains(&memory_kib),
        (1..=16).contains(&passes),
        (1..=16).contains(&lanes),
        memory_kib.checked_mul(passes).is_some_and(|both| both <= 16_777_216),
    ];
    let password = Protector::Password { salt, memory_kib, passes, lanes, reminder };
    rules.iter().all(|holds| *holds).then_some(password)
}

/// Section 3, protector 1.
fn card(mut map: Map) -> Option<Protector> {
    let (mut serial, mut guid) = (None, None);
    match map.take(0)? {
        Value::Integer(number) => serial = Some(u64::try_from(number).ok()?),
        value => guid = Some(fixed(value)?),
    }
    let keys =
        [map.bytes(1).filter(|key| is_point(key))?, map.bytes(2).filter(|key| is_point(key))?];
    let slot = map.number(3)?;
    let object = if map.has(4) { Some(map.number(4)?) } else { None };
    map.end()?;
    let rules = [
        serial.is_none_or(|serial| (1..=0xffff_ffff).contains(&serial)),
        guid.is_none_or(|guid: [u8; 16]| guid.iter().any(|byte| *byte != 0)),
        (0x82..=0x95).contains(&slot) || [0x9a, 0x9c, 0x9d].contains(&slot),
        object.is_none_or(|object| (0x5f_c101..=0x5f_ffff).contains(&object)),
    ];
    let card = Protector::Card { serial, guid, keys, slot, object };
    rules.iter().all(|holds| *holds).then_some(card)
}

/// Section 3, a point: y² = x³ - 3x + b in the field of P-256, with schoolbook arithmetic.
fn is_point(bytes: &[u8]) -> bool {
    let Some((&4, x_and_y)) = bytes.split_first() else { return false };
    let (Some(x), Some(y)) = (Number::of(x_and_y.get(..32)), Number::of(x_and_y.get(32..))) else {
        return false;
    };
    x < PRIME && y < PRIME && {
        let three_x = x.plus(x).plus(x);
        x.times(x).times(x).plus(CURVE_B) == y.times(y).plus(three_x)
    }
}

const PRIME: Number =
    Number(0xffffffff00000001_0000000000000000, 0x00000000ffffffff_ffffffffffffffff);
const CURVE_B: Number =
    Number(0x5ac635d8aa3a93e7_b3ebbd55769886bc, 0x651d06b0cc53b0f6_3bce3c3e27d2604b);

/// A number of 256 bits, the upper half first.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Number(u128, u128);

impl Number {
    fn of(bytes: Option<&[u8]>) -> Option<Self> {
        let (upper, lower) = bytes.filter(|bytes| bytes.len() == 32)?.split_at(16);
        let half = |half: &[u8]| half.iter().fold(0, |sum, byte| sum << 8 | u128::from(*byte));
        Some(Self(half(upper), half(lower)))
    }

    /// The sum in the field, of two elements of it.
    fn plus(self, other: Self) -> Self {
        let (lower, carry) = self.1.overflowing_add(other.1);
        let (upper, over) = self.0.overflowing_add(other.0);
        let (upper, over_too) = upper.overflowing_add(carry.into());
        let sum = Self(upper, lower);
        if !over && !over_too && sum < PRIME {
            return sum;
        }
        let (lower, borrow) = sum.1.overflowing_sub(PRIME.1);
        Self(sum.0.wrapping_sub(PRIME.0).wrapping_sub(borrow.into()), lower)
    }

    /// The product in the field, by doubling and adding.
    fn times(self, other: Self) -> Self {
        let bit =
            |at: u32| (if at < 128 { other.0 >> (127 - at) } else { other.1 >> (255 - at) }) & 1;
        (0..256).fold(Self(0, 0), |product, at| {
            let double = product.plus(product);
            if bit(at) == 1 { double.plus(self) } else { double }
        })
    }
}

/// Sections 1 and 3, the file of a share.
pub fn share(file: &[u8]) -> Option<Sealed> {
    let mut map = Map::of(framed(file, 65_536)?)?;
    (map.take(0)? == Value::from("sso-escrow share") && map.number(1)? == 1).then_some(())?;
    let share = Sealed { header: map.bytes(2)?, key: map.bytes(3)?, sealed: map.bytes(4)? };
    map.end()?;
    let fits = match head(&share.header)?.protector {
        Protector::Password { .. } => share.key.len() == 32,
        Protector::Card { .. } => is_point(&share.key),
    };
    fits.then_some(())?;
    (50..=561).contains(&share.sealed.len()).then_some(share)
}

/// Sections 1 and 7, the file of an envelope.
pub fn envelope(file: &[u8]) -> Option<Enclosed> {
    let mut map = Map::of(framed(file, 1_048_576)?)?;
    (map.take(0)? == Value::from("sso-escrow envelope") && map.number(1)? == 1).then_some(())?;
    let envelope = Enclosed { set_id: map.exactly(2)?, ciphertext: map.bytes(3)? };
    map.end()?;
    let length = envelope.ciphertext.len();
    (length > 16 && length % 512 == 16).then_some(envelope)
}

/// Section 7, the payload in the padded plaintext of an envelope.
pub fn payload(padded: &[u8]) -> Option<&[u8]> {
    let (length, rest) = padded.split_at_checked(8)?;
    let length = length
        .iter()
        .try_fold(0usize, |sum, byte| sum.checked_mul(256).map(|sum| sum + usize::from(*byte)))?;
    let (payload, zeros) = rest.split_at_checked(length)?;
    (padded.len().is_multiple_of(512) && zeros.len() < 512 && zeros.iter().all(|byte| *byte == 0))
        .then_some(payload)
}

/// Section 7, what a payload holds. `kind` is the number of its kind.
pub fn is_payload(kind: u64, payload: &[u8]) -> bool {
    match kind {
        0 => item(payload).and_then(native).is_some(),
        1 => item(payload).and_then(snapshot).is_some(),
        _ => (16..=64).contains(&payload.len()),
    }
}

/// Section 7, a native backup.
fn native(value: Value) -> Option<()> {
    let [version, name, file, password, reminder] = value.into_array().ok()?.try_into().ok()?;
    let (name, password, reminder) =
        (name.into_text().ok()?, password.into_text().ok()?, reminder.into_text().ok()?);
    let units = |text: &str| text.encode_utf16().count();
    let is_control = |one: char| one.general_category() == GeneralCategory::Control;
    let rules = [
        number(version)? == 1,
        !file.into_bytes().ok()?.is_empty(),
        (1..=255).contains(&units(&name)) && !name.chars().any(is_hidden),
        !name.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|']),
        !name.starts_with(' ') && !name.ends_with(' ') && !name.ends_with('.'),
        !is_device(name.split_once('.').map_or(&name[..], |(start, _)| start).trim_end()),
        (7..=256).contains(&units(&password)) && !password.contains(is_control),
        reminder.chars().count() <= 512 && !reminder.contains(is_control),
    ];
    rules.iter().all(|holds| *holds).then_some(())
}

/// Section 7, the name of a device of Windows.
fn is_device(name: &str) -> bool {
    let mut letters = name.chars().map(|one| one.to_ascii_lowercase());
    let start: String = letters.by_ref().take(3).collect();
    matches!(
        (&start[..], letters.next(), letters.next()),
        ("con" | "prn" | "aux" | "nul", None, _)
            | ("com" | "lpt", Some('0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'), None)
    )
}

/// Section 7, a snapshot.
fn snapshot(value: Value) -> Option<()> {
    let [version, values, keys] = value.into_array().ok()?.try_into().ok()?;
    (number(version)? == 1).then_some(())?;
    key_content(values, keys, 0)
}

fn key_content(values: Value, keys: Value, depth: usize) -> Option<()> {
    (depth <= 16).then_some(())?;
    let (mut names, mut below) = (Vec::new(), Vec::new());
    for value in values.into_array().ok()? {
        let [name, kind, data] = value.into_array().ok()?.try_into().ok()?;
        (number(kind)? <= 0xffff_ffff && data.is_bytes()).then_some(())?;
        names.push(name.into_text().ok()?);
    }
    are_names(&names, 0..=16_383, &['\0'])?;
    for key in keys.into_array().ok()? {
        let [name, values, keys] = key.into_array().ok()?.try_into().ok()?;
        key_content(values, keys, depth + 1)?;
        below.push(name.into_text().ok()?);
    }
    are_names(&below, 1..=255, &['\0', '\\'])
}

/// Section 7, the names of the values, or of the subkeys, of one key.
fn are_names(names: &[String], units: std::ops::RangeInclusive<usize>, not: &[char]) -> Option<()> {
    let fits = |name: &String| units.contains(&name.encode_utf16().count()) && !name.contains(not);
    let upper: Vec<Vec<u16>> =
        names.iter().map(|name| name.encode_utf16().map(upper_case).collect()).collect();
    let in_order = names.windows(2).all(|pair| pair[0].as_bytes() < pair[1].as_bytes());
    (names.iter().all(fits) && in_order && all_differ(&upper)).then_some(())
}

/// Section 7, the up-case table of exFAT.
fn upper_case(unit: u16) -> u16 {
    let hexadecimal = |text: &str| i32::from_str_radix(text, 16).expect("hexadecimal");
    let range = |line: &str| {
        let [first, last, step, difference] =
            line.split(' ').collect::<Vec<_>>().try_into().expect("four parts");
        let number = |text: &str| text.parse::<i32>().expect("a number");
        [hexadecimal(first), hexadecimal(last), number(step), number(difference)]
    };
    static RANGES: std::sync::OnceLock<Vec<[i32; 4]>> = std::sync::OnceLock::new();
    let ranges =
        RANGES.get_or_init(|| include_str!("../../docs/upcase.txt").lines().map(range).collect());
    let unit = i32::from(unit);
    let of = ranges.iter().find(|[first, last, step, _]| {
        (*first..=*last).contains(&unit) && (unit - first) % step == 0
    });
    (unit + of.map_or(0, |range| range[3])) as u16
}

/// Section 2, the item that these bytes encode. `None` if this is not its only valid encoding.
fn item(bytes: &[u8]) -> Option<Value> {
    let mut rest = bytes;
    let value: Value = ciborium::from_reader(&mut rest).ok()?;
    let mut again = Vec::new();
    ciborium::into_writer(&value, &mut again).ok()?;
    (rest.is_empty() && again == bytes).then_some(value)
}

/// Section 1, the map in the frame.
fn framed(file: &[u8], most: usize) -> Option<&[u8]> {
    let end = file.len().checked_sub(34).filter(|_| file.len() <= most)?;
    let map = file.get(3..end)?;
    let digest: [u8; 32] = Sha256::digest(&file[..end]).into();
    let fits = file[..3] == [0xd9, 0xd9, 0xf7] && file[end..end + 2] == [0x58, 0x20];
    (fits && file[end + 2..] == digest).then_some(map)
}

/// Section 3, a custodian.
fn custodian(value: Value) -> Option<(String, [u8; 32])> {
    let mut map = Map::from(value)?;
    let custodian = (map.text(0, 1..=64)?, map.exactly(1)?);
    map.end()?;
    Some(custodian)
}

fn all_differ<T: Ord>(items: &[T]) -> bool {
    let mut sorted: Vec<&T> = items.iter().collect();
    sorted.sort();
    sorted.windows(2).all(|pair| pair[0] != pair[1])
}

fn number(value: Value) -> Option<u64> {
    value.as_integer()?.try_into().ok()
}

fn fixed<const LENGTH: usize>(value: Value) -> Option<[u8; LENGTH]> {
    value.into_bytes().ok()?.try_into().ok()
}

/// Section 2, a character that is not allowed in a text.
pub fn is_hidden(character: char) -> bool {
    character.general_category() == GeneralCategory::Control
        || matches!(u32::from(character),
            0x061c | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff
            | 0xfff9..=0xfffb | 0xe0000..=0xe007f)
}

/// Section 2, a text.
fn is_text(text: &str) -> bool {
    let at_an_end = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
    is_nfc(text) && !at_an_end && !text.chars().any(is_hidden)
}

/// A map whose keys are unsigned integers. They are taken one after another.
struct Map(Vec<(u64, Value)>);

impl Map {
    /// Section 2, the map that these bytes encode. `None` if this is not its only valid encoding.
    fn of(bytes: &[u8]) -> Option<Self> {
        Self::from(item(bytes)?)
    }

    fn from(value: Value) -> Option<Self> {
        let entries = value.into_map().ok()?.into_iter();
        let entries: Vec<_> =
            entries.map(|(key, value)| Some((number(key)?, value))).collect::<Option<_>>()?;
        entries.windows(2).all(|pair| pair[0].0 < pair[1].0).then_some(Self(entries))
    }

    fn has(&self, key: u64) -> bool {
        self.0.iter().any(|(other, _)| *other == key)
    }

    fn take(&mut self, key: u64) -> Option<Value> {
        let at = self.0.iter().position(|(other, _)| *other == key)?;
        Some(self.0.remove(at).1)
    }

    fn number(&mut self, key: u64) -> Option<u64> {
        self.take(key).and_then(number)
    }

    fn bytes(&mut self, key: u64) -> Option<Vec<u8>> {
        self.take(key)?.into_bytes().ok()
    }

    fn exactly<const LENGTH: usize>(&mut self, key: u64) -> Option<[u8; LENGTH]> {
        self.take(key).and_then(fixed)
    }

    fn optional<const LENGTH: usize>(&mut self, key: u64) -> Option<Option<[u8; LENGTH]>> {
        match self.has(key) {
            true => self.exactly(key).map(Some),
            false => Some(None),
        }
    }

    fn array(&mut self, key: u64) -> Option<Vec<Value>> {
        self.take(key)?.into_array().ok()
    }

    fn text(&mut self, key: u64, lengths: std::ops::RangeInclusive<usize>) -> Option<String> {
        let text = self.take(key)?.into_text().ok()?;
        (is_text(&text) && lengths.contains(&text.chars().count())).then_some(text)
    }

    /// Checks that no key is left.
    fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The generator of the curve (FIPS 186-5, which refers to SP 800-186), and numbers next to it.
    #[test]
    fn the_generator_is_a_point() {
        let x = 0x6b17d1f2e12c4247_f8bce6e563a440f2_u128.to_be_bytes();
        let x_lower = 0x77037d812deb33a0_f4a13945d898c296_u128.to_be_bytes();
        let y = 0x4fe342e2fe1a7f9b_8ee7eb4a7c0f9e16_u128.to_be_bytes();
        let y_lower = 0x2bce33576b315ece_cbb6406837bf51f5_u128.to_be_bytes();
        let mut point = [&[4][..], &x, &x_lower, &y, &y_lower].concat();
        assert!(is_point(&point));
        for at in 0..65 {
            point[at] ^= 1;
            assert!(!is_point(&point), "{at}");
            point[at] ^= 1;
        }
        assert!(!is_point(&point[..64]) && !is_point(&[]));
    }
}
