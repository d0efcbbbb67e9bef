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
    pub salt: [u8; 32],
    pub memory_kib: u64,
    pub passes: u64,
    pub lanes: u64,
    pub reminder: String,
}

/// A share.
#[derive(Debug)]
pub struct Sealed {
    pub header: Vec<u8>,
    pub key_commitment: [u8; 32],
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
    let mut password = Map::from(protector.take(0)?)?;
    protector.end()?;
    let head = Head {
        x,
        salt: password.exactly(0)?,
        memory_kib: password.number(1)?,
        passes: password.number(2)?,
        lanes: password.number(3)?,
        reminder: password.text(4, 0..=512)?,
        set,
    };
    password.end()?;
    let rules = [
        head.x >= 1 && head.x <= head.set.custodians.len() as u64,
        head.memory_kib >= 65_536 && head.memory_kib <= 4_194_304,
        head.passes >= 1 && head.passes <= 16,
        head.lanes >= 1 && head.lanes <= 16,
        head.memory_kib.checked_mul(head.passes).is_some_and(|both| both <= 16_777_216),
    ];
    rules.iter().all(|holds| *holds).then_some(head)
}

/// Sections 1 and 3, the file of a share.
pub fn share(file: &[u8]) -> Option<Sealed> {
    let mut map = Map::of(framed(file, 65_536)?)?;
    (map.take(0)? == Value::from("sso-escrow share") && map.number(1)? == 1).then_some(())?;
    let share =
        Sealed { header: map.bytes(2)?, key_commitment: map.exactly(3)?, sealed: map.bytes(4)? };
    map.end()?;
    head(&share.header)?;
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
