//! The chain of a transcript: SHA-256 (FIPS 180-4) over what was before and the line that follows.

use std::fmt;

use sha2::{Digest, Sha256};

/// How many bytes of salt a fact has. They come from the operating system.
pub const SALT_LENGTH: usize = 16;

/// What each kind of digest begins with, so that none can stand for another.
const LEAF: u8 = 0;
const NODE: u8 = 1;
const HEADER: u8 = 2;

/// What a signature signs before the node.
pub const SIGNED_DOMAIN: &[u8] = b"sso-escrow/v1 transcript";

/// The digest of a fact under its salt. A withheld line only has this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FactLeaf(pub [u8; 32]);

impl FactLeaf {
    /// SHA-256 of a zero byte, the salt, and the canonical form of the fact.
    #[must_use]
    pub fn of(salt: &[u8; SALT_LENGTH], fact: &[u8]) -> Self {
        let hash = Sha256::new_with_prefix([LEAF]).chain_update(salt).chain_update(fact);
        Self(hash.finalize().into())
    }
}

/// A value of the chain: it stands for all lines up to one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChainNode(pub [u8; 32]);

impl ChainNode {
    /// The node of the header: SHA-256 of a byte 2 and its canonical form.
    #[must_use]
    pub fn of_header(header: &[u8]) -> Self {
        let hash = Sha256::new_with_prefix([HEADER]).chain_update(header);
        Self(hash.finalize().into())
    }

    /// The node after a line: SHA-256 of a byte 1, this node, the length of `at` in bytes, `at`, the level, and the
    /// leaf. Length and level are 8 bytes each, the highest first.
    #[must_use]
    pub fn then(&self, at: &str, level: u64, leaf: &FactLeaf) -> Self {
        let hash = Sha256::new_with_prefix([NODE])
            .chain_update(self.0)
            .chain_update((at.len() as u64).to_be_bytes())
            .chain_update(at)
            .chain_update(level.to_be_bytes())
            .chain_update(leaf.0);
        Self(hash.finalize().into())
    }
}

impl ChainNode {
    /// What a custodian's card signs: SHA-256 of a text and this node, so that no other signature of the key counts.
    #[must_use]
    pub fn hash_to_sign(&self) -> [u8; 32] {
        Sha256::new_with_prefix(SIGNED_DOMAIN).chain_update(self.0).finalize().into()
    }
}

impl fmt::Debug for ChainNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers of rite-model 0.8.0, whose transcripts have the same chain.
    #[test]
    fn the_chain_meets_the_known_answers() {
        let header = format!(
            r#"{{"dry_run":false,"levels":{{"confidential":30,"public":10,"restricted":20}},"producer":"rite 0.6.0","rite_transcript":1,"run_id":"{}","vocabulary":1}}"#,
            "0".repeat(32)
        );
        let first = ChainNode::of_header(header.as_bytes());
        let known = "acd329c9b34b4e9443db1b47b4a5908b3f66affd630005935e5c5201c3f123ec";
        assert_eq!(format!("{first:?}"), known);
        let fact = br#"{"id":"setup","label":"Setup","type":"act_started"}"#;
        let leaf = FactLeaf::of(&[0x11; SALT_LENGTH], fact);
        let known = "60d495f6e5117daeaa777bcac4b9aa5360c43aff76bdcf5461380864e0c053d0";
        assert_eq!(hex::encode(leaf.0), known);
        let node = first.then("2026-09-22T10:00:00.000000Z", 10, &leaf);
        let known = "e1942a1ab439cad63eb64ed52692d425d898c2c16b0fac24c08e5c04f71a1af5";
        assert_eq!(format!("{node:?}"), known);
    }
}
