//! The content of SSOSS: every subkey, value name, type and byte. It is the payload of an `ssoss-snapshot`,
//! and the content that every target is asked to write.
//!
//! Time stamps, class names and access control are not part of it.

use std::fmt;

use crate::cbor::{self, CborWriter, Reader};
use crate::entsso::msid::Msid;
use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
pub use crate::registry::upcase::folded;
use crate::secret::{SecretBytes, equal};
use crate::sys::memory::MemoryError;

/// The version of the payload's layout (docs/format.md, section 7).
const VERSION: u64 = 1;

/// The deepest level of keys below SSOSS. ENTSSO is known to use only one level.
pub const DEEPEST: usize = 16;

/// The most UTF-16 units of a key's name (Microsoft: "Registry element size limits").
pub const LONGEST_KEY_NAME: usize = 255;

/// The most UTF-16 units of a value's name (as above).
pub const LONGEST_VALUE_NAME: usize = 16_383;

/// The most bytes of a value that libhivex can write: longer ones are in several cells.
pub const LONGEST_IN_HIVE: usize = 16_344;

/// The type of a value of plain bytes, REG_BINARY.
pub const REG_BINARY: u32 = 3;

/// The name of the value under `SSOSS\{MSID}` that holds a master secret. This is sso-escrow's own layout,
/// since ENTSSO's is not public.
pub const SECRET: &str = "Secret";

/// Why a tree cannot be the content of SSOSS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeError {
    /// A key or value of the registry cannot have this name. It is too long, is empty, or has a backslash or
    /// a NUL where none is allowed.
    Name {
        /// The name.
        name: String,
    },
    /// Two keys or two values have the same name. The registry does not distinguish upper and lower case.
    Twice {
        /// The name.
        name: String,
    },
    /// Keys are deeper than [`DEEPEST`].
    TooDeep,
    /// The payload is not a snapshot of this version.
    Layout,
    /// No locked memory.
    Memory(MemoryError),
}

impl UserError for TreeError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Name { name } => {
                Status::Damaged.with(message!("tree-name", name = name.escape_debug().to_string()))
            }
            Self::Twice { name } => {
                Status::Damaged.with(message!("tree-twice", name = name.escape_debug().to_string()))
            }
            Self::TooDeep => Status::Damaged.with(message!("tree-too-deep", deepest = DEEPEST)),
            Self::Layout => Status::Damaged.with(message!("tree-layout")),
            Self::Memory(error) => Description::of(error),
        }
    }
}

user_errors!(TreeError: Memory(MemoryError));

/// A value: its name, its type and its bytes.
pub struct Value {
    /// Its name; empty for the default value.
    pub name: String,
    /// The number of its type. It need not be a type with a name, such as [`REG_BINARY`].
    pub kind: u32,
    /// Its bytes.
    pub data: SecretBytes,
}

/// A key and its content. SSOSS itself has an empty name here.
#[derive(Debug, Default)]
pub struct RegistryKey {
    name: String,
    values: Vec<Value>,
    keys: Vec<RegistryKey>,
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: type {}, {} bytes", self.name, self.kind, self.data.len())
    }
}

/// Compares names, types and bytes. The time to compare the bytes depends only on their lengths.
impl PartialEq for RegistryKey {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.values == other.values && self.keys == other.keys
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind && equal(&self.data, &other.data)
    }
}

impl RegistryKey {
    /// A key with these values and subkeys, which are sorted here. SSOSS itself has the name "".
    ///
    /// # Errors
    /// [`TreeError::Name`] and [`TreeError::Twice`] if a registry cannot hold this content.
    pub fn new(
        name: String,
        mut values: Vec<Value>,
        mut keys: Vec<Self>,
    ) -> Result<Self, TreeError> {
        values.sort_by(|one, other| one.name.cmp(&other.name));
        keys.sort_by(|one, other| one.name.cmp(&other.name));
        let wrong_value = values.iter().map(|value| &value.name).find(|name| !is_value_name(name));
        let wrong_key = keys.iter().map(|key| &key.name).find(|name| !is_key_name(name));
        if let Some(name) = wrong_value.or(wrong_key) {
            return Err(TreeError::Name { name: name.clone() });
        }
        let twice = twice(values.iter().map(|value| &value.name[..]));
        if let Some(name) = twice.or_else(|| self::twice(keys.iter().map(|key| &key.name[..]))) {
            return Err(TreeError::Twice { name });
        }
        Ok(Self { name, values, keys })
    }

    /// SSOSS with one master secret in sso-escrow's own layout: key `{MSID}`, value `Secret`, type
    /// REG_BINARY.
    ///
    /// # Errors
    /// [`TreeError::Memory`].
    pub fn of_master_secret(msid: &Msid, secret: &[u8]) -> Result<Self, TreeError> {
        let data = SecretBytes::copy_of(secret)?;
        let value = Value { name: SECRET.to_owned(), kind: REG_BINARY, data };
        let key = Self::new(msid.to_string(), vec![value], vec![])?;
        Self::new(String::new(), vec![], vec![key])
    }

    /// SSOSS with the content of both.
    ///
    /// # Errors
    /// [`TreeError::Twice`] if both have a value or key of one name.
    pub fn joined(self, other: Self) -> Result<Self, TreeError> {
        let values = self.values.into_iter().chain(other.values).collect();
        let keys = self.keys.into_iter().chain(other.keys).collect();
        Self::new(self.name, values, keys)
    }

    /// Its name; empty for SSOSS itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its values, in the order of their names' bytes in UTF-8.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// Its subkeys, in the order of their names' bytes in UTF-8.
    #[must_use]
    pub fn keys(&self) -> &[Self] {
        &self.keys
    }

    /// Reports whether the key has no values and no subkeys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.keys.is_empty()
    }

    /// The master secret ids that are names of its subkeys.
    #[must_use]
    pub fn msids(&self) -> Vec<Msid> {
        self.keys.iter().filter_map(|key| Msid::parse(&key.name)).collect()
    }

    /// Reports whether libhivex can write all values, here and below.
    #[must_use]
    pub fn longest_value_fits_hive(&self) -> bool {
        self.values.iter().all(|value| value.data.len() <= LONGEST_IN_HIVE)
            && self.keys.iter().all(Self::longest_value_fits_hive)
    }

    /// The payload of a snapshot (docs/format.md, section 7), in locked memory.
    ///
    /// # Errors
    /// [`TreeError::TooDeep`], [`TreeError::Memory`].
    pub fn encode(&self) -> Result<SecretBytes, TreeError> {
        if self.depth() > DEEPEST {
            return Err(TreeError::TooDeep);
        }
        Ok(cbor::encode_secret(|writer| {
            writer.array(3);
            writer.number(VERSION);
            self.write_content(writer);
        })?)
    }

    /// Reads the payload of a snapshot.
    ///
    /// # Errors
    /// [`TreeError::Layout`], [`TreeError::TooDeep`], [`TreeError::Memory`]. [`TreeError::Name`] and
    /// [`TreeError::Twice`] if a registry cannot hold the content.
    pub fn decode(payload: &[u8]) -> Result<Self, TreeError> {
        let mut reader = Reader::new(payload);
        let head = (reader.array(), reader.number());
        if head != (Some(3), Some(VERSION)) {
            return Err(TreeError::Layout);
        }
        let key = Self::read_content(String::new(), &mut reader, 0)?;
        match reader.is_at_end() {
            true => Ok(key),
            false => Err(TreeError::Layout),
        }
    }

    /// The number of levels of keys below this one.
    fn depth(&self) -> usize {
        self.keys.iter().map(|key| 1 + key.depth()).max().unwrap_or(0)
    }

    fn write_content(&self, writer: &mut CborWriter<'_>) {
        writer.array(self.values.len());
        for value in &self.values {
            writer.array(3);
            writer.text(&value.name);
            writer.number(value.kind.into());
            writer.bytes(&value.data);
        }
        writer.array(self.keys.len());
        for key in &self.keys {
            writer.array(3);
            writer.text(&key.name);
            key.write_content(writer);
        }
    }

    fn read_content(
        name: String,
        reader: &mut Reader<'_>,
        depth: usize,
    ) -> Result<Self, TreeError> {
        if depth > DEEPEST {
            return Err(TreeError::TooDeep);
        }
        let (mut values, mut keys) = (Vec::new(), Vec::new());
        for _ in 0..reader.array().ok_or(TreeError::Layout)? {
            let value = (reader.array(), reader.text(), reader.number(), reader.bytes());
            let (Some(3), Some(name), Some(kind), Some(data)) = value else {
                return Err(TreeError::Layout);
            };
            let kind = u32::try_from(kind).map_err(|_| TreeError::Layout)?;
            let data = SecretBytes::copy_of(data)?;
            values.push(Value { name: name.to_owned(), kind, data });
        }
        for _ in 0..reader.array().ok_or(TreeError::Layout)? {
            let (Some(3), Some(name)) = (reader.array(), reader.text()) else {
                return Err(TreeError::Layout);
            };
            keys.push(Self::read_content(name.to_owned(), reader, depth + 1)?);
        }
        // Names must be sorted, so that each tree has only one encoding.
        let in_order = values.is_sorted_by_key(|value| &value.name)
            && keys.is_sorted_by_key(|key: &Self| &key.name);
        match in_order {
            true => Self::new(name, values, keys),
            false => Err(TreeError::Layout),
        }
    }
}

/// A name that occurs twice, by the rules of the registry.
fn twice<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut seen = std::collections::HashSet::new();
    names.into_iter().find(|name| !seen.insert(folded(name))).map(str::to_owned)
}

fn is_key_name(name: &str) -> bool {
    let length = name.encode_utf16().count();
    (1..=LONGEST_KEY_NAME).contains(&length) && !name.contains(['\\', '\0'])
}

fn is_value_name(name: &str) -> bool {
    name.encode_utf16().count() <= LONGEST_VALUE_NAME && !name.contains('\0')
}

/// The name of a value's type in Windows, or its number if it has no name.
#[must_use]
pub fn type_name(kind: u32) -> String {
    const NAMES: [&str; 12] = [
        "REG_NONE",
        "REG_SZ",
        "REG_EXPAND_SZ",
        "REG_BINARY",
        "REG_DWORD",
        "REG_DWORD_BIG_ENDIAN",
        "REG_LINK",
        "REG_MULTI_SZ",
        "REG_RESOURCE_LIST",
        "REG_FULL_RESOURCE_DESCRIPTOR",
        "REG_RESOURCE_REQUIREMENTS_LIST",
        "REG_QWORD",
    ];
    let name = usize::try_from(kind).ok().and_then(|kind| NAMES.get(kind));
    name.map_or_else(|| format!("{kind:#x}"), |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str, kind: u32, data: &[u8]) -> Value {
        Value { name: name.to_owned(), kind, data: SecretBytes::copy_of(data).unwrap() }
    }

    fn key(name: &str, values: Vec<Value>, keys: Vec<RegistryKey>) -> RegistryKey {
        RegistryKey::new(name.to_owned(), values, keys).unwrap()
    }

    fn sample() -> RegistryKey {
        let guid = "{01234567-89AB-4CDE-8F01-23456789ABCD}";
        let deep = key("deep", vec![value("", 0xffff_0001, b"")], vec![]);
        let inner = key(guid, vec![value("b", 3, &[7; 300]), value("a", 1, b"x\0")], vec![deep]);
        key("", vec![value("秘", 4, &[1, 0, 0, 0])], vec![key("other", vec![], vec![]), inner])
    }

    #[test]
    fn a_tree_comes_back_from_its_payload() {
        for tree in [sample(), RegistryKey::default()] {
            let payload = tree.encode().unwrap();
            assert_eq!(RegistryKey::decode(&payload).unwrap(), tree);
        }
        let msids = sample().msids();
        assert_eq!(msids.len(), 1);
        assert_eq!(msids[0].to_string(), "{01234567-89AB-4CDE-8F01-23456789ABCD}");
    }

    #[test]
    fn the_payload_is_to_the_byte_what_the_format_says() {
        let tree = key("", vec![value("v", 3, b"\x01\x02")], vec![key("k", vec![], vec![])]);
        let expected =
            [0x83, 1, 0x81, 0x83, 0x61, b'v', 3, 0x42, 1, 2, 0x81, 0x83, 0x61, b'k', 0x80, 0x80];
        assert_eq!(tree.encode().unwrap()[..], expected);
    }

    #[test]
    fn every_change_of_a_payload_is_refused_or_another_tree() {
        let payload = sample().encode().unwrap();
        for length in 0..payload.len() {
            assert!(RegistryKey::decode(&payload[..length]).is_err(), "cut at {length}");
        }
        for at in 0..payload.len() {
            let mut other = payload.to_vec();
            other[at] ^= 0x41;
            if let Ok(tree) = RegistryKey::decode(&other) {
                assert_ne!(tree, sample(), "byte {at}");
                assert_eq!(tree.encode().unwrap()[..], other, "one tree, one encoding: byte {at}");
            }
        }
        let longer = [&payload[..], &[0]].concat();
        assert_eq!(RegistryKey::decode(&longer), Err(TreeError::Layout));
    }

    #[test]
    fn what_no_registry_holds_is_refused() {
        let with = |values: Vec<Value>, keys: Vec<RegistryKey>| {
            RegistryKey::new(String::new(), values, keys)
        };
        let name = |name: &str| Err(TreeError::Name { name: name.to_owned() });
        let twice = |name: &str| Err(TreeError::Twice { name: name.to_owned() });
        let named = |name: &str| RegistryKey { name: name.to_owned(), ..RegistryKey::default() };
        assert_eq!(with(vec![], vec![named("a\\b")]), name("a\\b"));
        assert_eq!(with(vec![], vec![named("")]), name(""));
        assert_eq!(with(vec![value("a\0", 3, b"")], vec![]), name("a\0"));
        assert_eq!(with(vec![value("a", 3, b""), value("A", 3, b"")], vec![]), twice("a"));
        assert_eq!(with(vec![], vec![named("é"), named("É")]), twice("é"));
        assert!(with(vec![value("a\\b", 3, b"")], vec![named(&"k".repeat(255))]).is_ok());
        assert!(with(vec![], vec![named(&"k".repeat(256))]).is_err());
        assert!(with(vec![value(&"v".repeat(16_384), 3, b"")], vec![]).is_err());
    }

    #[test]
    fn keys_lie_no_deeper_than_is_allowed() {
        let nested = |depth: usize| {
            (0..depth).fold(RegistryKey::default(), |inner, at| {
                let name = if at + 1 < depth { "k" } else { "" };
                key(name, vec![], if at == 0 { vec![] } else { vec![inner] })
            })
        };
        let deepest = nested(DEEPEST + 1);
        assert_eq!(RegistryKey::decode(&deepest.encode().unwrap()).unwrap(), deepest);
        assert_eq!(nested(DEEPEST + 2).encode().map(|_| ()), Err(TreeError::TooDeep));
        let payload = [&[0x83, 1, 0x80][..], &[0x81, 0x83, 0x61, b'k', 0x80].repeat(9000)].concat();
        assert_eq!(RegistryKey::decode(&payload), Err(TreeError::TooDeep));
    }

    #[test]
    fn debug_shows_no_bytes() {
        let shown = format!("{:?}", sample());
        assert!(shown.contains("300 bytes") && !shown.contains("7, 7"), "{shown}");
    }

    #[test]
    fn types_are_named_as_windows_does() {
        assert_eq!(type_name(0), "REG_NONE");
        assert_eq!(type_name(REG_BINARY), "REG_BINARY");
        assert_eq!(type_name(11), "REG_QWORD");
        assert_eq!(type_name(0x10_0003), "0x100003");
    }
}
