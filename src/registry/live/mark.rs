//! A mark of what was to be written: it tells a state of SSOSS that a broken-off write can have left from one
//! that somebody else has made, without holding the secret once more.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::registry::tree::{RegistryKey, Value, folded};

/// The bytes of one entry: SHA-256.
const ENTRY: usize = 32;

/// SHA-256 of each key and value of a tree: of where it is, and of each value's type and bytes too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark(BTreeSet<[u8; ENTRY]>);

/// One key or value, as it counts here.
struct Item {
    /// What it is and where.
    place: [u8; ENTRY],
    /// The same with its type and bytes; of a key the same again.
    whole: [u8; ENTRY],
}

impl Mark {
    pub(super) fn of(tree: &RegistryKey) -> Self {
        Self(items(tree).into_iter().flat_map(|item| [item.place, item.whole]).collect())
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().copied().collect()
    }

    /// The mark that was kept; nothing where it is none.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks();
        let is_mark = rest.is_empty() && entries.is_sorted_by(|one, other| one < other);
        (is_mark && !entries.is_empty()).then(|| Self(entries.iter().copied().collect()))
    }

    /// Whether this is the mark of that tree.
    pub(super) fn is_of(&self, tree: &RegistryKey) -> bool {
        *self == Self::of(tree)
    }

    /// Whether a write that was broken off can have left `now`, on the way from `before` to what is marked:
    /// all of it is of one or the other, and nothing that both have is missing.
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

/// `place` is that of the key: what stands in it is hashed with it, so that no name can be mistaken for a path.
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

/// All parts but the last are of fixed length.
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
            // Another secret under a new name, under one of before, and under one of what was wanted.
            secrets(&[("a", 3), ("b", 2), ("d", 5)]),
            secrets(&[("a", 5), ("b", 2)]),
            secrets(&[("a", 1), ("b", 2), ("c", 5)]),
            // What both have is gone.
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
