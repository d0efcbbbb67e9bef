//! A second reader of the format, written after `docs/format.md` and on another CBOR library, ciborium.
//!
//! It shares nothing with the first but Unicode's tables. It says whether a file is one and what is in
//! it, not what is wrong.

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

/// A header H.
#[derive(Debug)]
pub struct Head {
    pub set: Set,
    pub x: u64,
    pub protector: Protector,
}

/// What a share is sealed to.
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

/// Section 3, a point: y² = x³ - 3x + b in the field of P-256, by schoolbook arithmetic.
fn is_point(bytes: &[u8]) -> bool {
    let [4, coordinates @ ..] = bytes else { return false };
    if coordinates.len() != 64 {
        return false;
    }
    let number = |bytes: &[u8]| U256(bytes.try_into().expect("32 bytes"));
    let (x, y) = (number(&coordinates[..32]), number(&coordinates[32..]));
    let b = U256(CURVE_B);
    if x.0 >= PRIME || y.0 >= PRIME {
        return false;
    }
    let three_x = x.plus(x).plus(x);
    x.times(x).times(x).plus(b) == y.times(y).plus(three_x)
}

const PRIME: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
];
const CURVE_B: [u8; 32] = [
    0x5a, 0xc6, 0x35, 0xd8, 0xaa, 0x3a, 0x93, 0xe7, 0xb3, 0xeb, 0xbd, 0x55, 0x76, 0x98, 0x86, 0xbc,
    0x65, 0x1d, 0x06, 0xb0, 0xcc, 0x53, 0xb0, 0xf6, 0x3b, 0xce, 0x3c, 0x3e, 0x27, 0xd2, 0x60, 0x4b,
];

/// A number of the field, its bytes from the highest on.
#[derive(Clone, Copy, PartialEq)]
struct U256([u8; 32]);

impl U256 {
    fn plus(self, other: Self) -> Self {
        let (mut sum, mut carry) = ([0; 32], 0);
        for at in (0..32).rev() {
            let digit = u16::from(self.0[at]) + u16::from(other.0[at]) + carry;
            (sum[at], carry) = (digit as u8, digit >> 8);
        }
        if carry == 0 && sum < PRIME {
            return Self(sum);
        }
        let mut borrow = 0;
        for at in (0..32).rev() {
            let digit = i16::from(sum[at]) - i16::from(PRIME[at]) - borrow;
            (sum[at], borrow) = (digit.rem_euclid(256) as u8, i16::from(digit < 0));
        }
        Self(sum)
    }

    /// By doubling and adding.
    fn times(self, other: Self) -> Self {
        let mut product = Self([0; 32]);
        for bit in 0..256 {
            product = product.plus(product);
            if other.0[bit / 8] >> (7 - bit % 8) & 1 == 1 {
                product = product.plus(self);
            }
        }
        product
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

/// Section 7, what is in an envelope, when it is opened.
pub fn payload(padded: &[u8]) -> Option<&[u8]> {
    let (length, rest) = padded.split_at_checked(8)?;
    let length = length
        .iter()
        .try_fold(0usize, |sum, byte| sum.checked_mul(256).map(|sum| sum + usize::from(*byte)))?;
    let (payload, zeros) = rest.split_at_checked(length)?;
    (padded.len().is_multiple_of(512) && zeros.len() < 512 && zeros.iter().all(|byte| *byte == 0))
        .then_some(payload)
}

/// Section 1: what stands in the frame.
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

/// Section 2, a character that no text has.
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

/// A map whose keys are unsigned integers, of which one after another is taken.
struct Map(Vec<(u64, Value)>);

impl Map {
    /// Section 2: bytes that are the one encoding of a map.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let value: Value = ciborium::from_reader(&mut rest).ok()?;
        let mut again = Vec::new();
        ciborium::into_writer(&value, &mut again).ok()?;
        if !rest.is_empty() || again != bytes {
            return None;
        }
        Self::from(value)
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

    /// There is no other key.
    fn end(self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}
