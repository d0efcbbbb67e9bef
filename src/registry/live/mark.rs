//! A mark of the requested content of SSOSS. After an interrupted write, it shows whether the state of SSOSS
//! comes from that write or from someone else. It holds hashes, so there is no further copy of the secret.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::registry::tree::{RegistryKey, Value, folded};

/// The bytes of one hash: SHA-256.
const ENTRY: usize = 32;

/// SHA-256 hashes of each key and value of a tree: one of its place, and for a value also one of its place,
/// type and bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark(BTreeSet<[u8; ENTRY]>);

/// The hashes of one key or value.
struct Item {
    /// The hash of its place: whether it is a key or a value, and its path.
    place: [u8; ENTRY],
    /// The hash of a value's place, type and bytes. For a key, the same as `place`.
    whole: [u8; ENTRY],
}

impl Mark {
    pub(super) fn of(tree: &RegistryKey) -> Self {
        Self(items(tree).into_iter().flat_map(|item| [item.place, item.whole]).collect())
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().copied().collect()
    }

    /// Reads a stored mark. `None` if the bytes are not a mark.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks();
        let is_mark = rest.is_empty() && entries.is_sorted_by(|one, other| one < other);
        (is_mark && !entries.is_empty()).then(|| Self(entries.iter().copied().collect()))
    }

    /// Reports whether this is the mark of `tree`.
    pub(super) fn is_of(&self, tree: &RegistryKey) -> bool {
        *self == Self::of(tree)
    }

    /// Reports whether an interrupted write from `before` to the marked content can have left `now`.
    /// Everything in `now` must come from one of them, and nothing that both have may be missing.
    pub(super) fn allows(&self, before: Option<&RegistryKey>, now: Option<&RegistryKey>) -> bool {
        let Some(now) = now else { return before.is_none() };
        let now = items(now);
        let before = before.map(items).unwrap_or_default();
        let is_known = |item: &Item| {
            self.0.contains(&item.whole) || before.iter().any(|other| other.whole == item.whole)
        };
        let places: BTreeSet<_> = now.iter().map(|item| item.place).collect();
        let is_kept = |item: &Item| !self.0.contains(&item.place) || places.contains(&item.place);
        now.iter().all(is_known) && before.iter().all(is_kept)
    }
}

fn items(tree: &RegistryKey) -> Vec<Item> {
    let mut all = Vec::new();
    add(tree, &digest(0, &[]), &mut all);
    all
}

/// `place` is the hash of the key's place. It goes into the hashes of the key's content, so a name cannot be
/// mistaken for a path.
fn add(key: &RegistryKey, place: &[u8; ENTRY], all: &mut Vec<Item>) {
    all.push(Item { place: *place, whole: *place });
    for Value { name, kind, data } in key.values() {
        let place = digest(1, &[place, folded(name).as_bytes()]);
        all.push(Item { place, whole: digest(2, &[&place, &kind.to_le_bytes(), data]) });
    }
    for child in key.keys() {
        add(child, &digest(3, &[place, folded(child.name()).as_bytes()]), all);
    }
}

/// Every part except the last must have a fixed length, so that the boundaries are unique.
fn digest(what: u8, parts: &[&[u8]]) -> [u8; ENTRY] {
    let mut hash = Sha256::new();
    hash.update([what]);
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::SecretBytes;

    fn key(name: &str, values: &[(&str, u32, &[u8])], keys: Vec<RegistryKey>) -> RegistryKey {
        let values = values.iter().map(|&(name, kind, data)| Value {
            name: name.to_owned(),
            kind,
            data: SecretBytes::copy_of(data).unwrap(),
        });
        RegistryKey::new(name.to_owned(), values.collect(), keys).unwrap()
    }

    /// SSOSS with one key for each `(name, byte)`.
    fn secrets(all: &[(&str, u8)]) -> RegistryKey {
        let keys = all.iter().map(|&(name, byte)| key(name, &[("Secret", 3, &[byte; 32])], vec![]));
        key("", &[("v", 1, b"x")], keys.collect())
    }

    #[test]
    fn a_write_that_was_broken_off_leaves_what_is_of_both() {
        let (before, wanted) = (secrets(&[("a", 1), ("b", 2)]), secrets(&[("A", 3), ("c", 4)]));
        let mark = Mark::of(&wanted);
        for now in [
            secrets(&[("a", 1), ("b", 2)]),
            secrets(&[("a", 3), ("b", 2)]),
            secrets(&[("a", 3), ("b", 2), ("c", 4)]),
            secrets(&[("A", 3), ("C", 4)]),
        ] {
            assert!(mark.allows(Some(&before), Some(&now)), "{now:?}");
        }
        assert!(mark.is_of(&secrets(&[("c", 4), ("a", 3)])));
        assert!(!mark.is_of(&before) && !mark.is_of(&secrets(&[("a", 3)])));
        let new = key("", &[], vec![key("c", &[], vec![])]);
        for now in [None, Some(&new), Some(&wanted)] {
            assert!(mark.allows(None, now), "{now:?}");
        }
    }

    #[test]
    fn a_third_state_is_told_from_those() {
        let (before, wanted) = (secrets(&[("a", 1), ("b", 2)]), secrets(&[("a", 3), ("c", 4)]));
        let mark = Mark::of(&wanted);
        let other_type = key("", &[("v", 2, b"x")], vec![key("a", &[], vec![])]);
        for now in [
            // Another secret: under a new name, under an old name, and under a requested name.
            secrets(&[("a", 3), ("b", 2), ("d", 5)]),
            secrets(&[("a", 5), ("b", 2)]),
            secrets(&[("a", 1), ("b", 2), ("c", 5)]),
            // Something that both have is missing.
            secrets(&[("b", 2)]),
            key("", &[], vec![]),
            other_type,
            // The right bytes in the wrong place.
            secrets(&[("a", 3), ("b", 4)]),
        ] {
            assert!(!mark.allows(Some(&before), Some(&now)), "{now:?}");
        }
        assert!(!mark.allows(Some(&before), None));
        assert!(!mark.allows(None, Some(&before)));
    }

    #[test]
    fn a_mark_comes_back_from_its_bytes() {
        let mark = Mark::of(&secrets(&[("a", 1), ("b", 2)]));
        let bytes = mark.to_bytes();
        assert_eq!(Mark::from_bytes(&bytes), Some(mark));
        let turned: Vec<u8> = bytes.rchunks(ENTRY).flatten().copied().collect();
        for broken in [&[][..], &bytes[..bytes.len() - 1], &bytes[..31], &turned] {
            assert_eq!(Mark::from_bytes(broken), None);
        }
    }
}
