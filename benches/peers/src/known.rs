//! Known answers made with vsss-rs, which uses the other representation of the field, and mapped to ours.

use std::collections::BTreeMap;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use vsss_rs::Gf256;

use crate::field::{Isomorphism, OURS, THEIRS};

/// A case of the group `shamir` of the known answers. Bytes are hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Where the case comes from.
    pub source: String,
    /// The threshold.
    pub threshold: u8,
    /// As many shares as the threshold, each x ‖ y.
    pub shares: Vec<String>,
    /// The secret.
    pub secret: String,
}

/// Threshold, number of shares, bytes of the secret, and the numbers that vsss-rs gave to the shares of the
/// quorum. No quorum is a subspace without zero, such as {a, b, a xor b} or 1…7. There all weights are 1, and
/// the answer is right in any field.
const SETS: [(usize, usize, usize, &[usize]); 8] = [
    (2, 3, 5, &[3, 2]),
    (2, 255, 32, &[255, 128]),
    (3, 5, 32, &[2, 4, 5]),
    (3, 7, 64, &[7, 1, 4]),
    (4, 9, 33, &[9, 1, 6, 3]),
    (4, 6, 100, &[2, 3, 5, 6]),
    (7, 12, 7, &[12, 2, 9, 4, 11, 1, 6]),
    (7, 9, 48, &[9, 2, 3, 8, 5, 6, 7]),
];

/// All cases. The generator has a fixed seed, so they never change.
pub fn cases() -> Vec<Case> {
    let there = Isomorphism::new(THEIRS, OURS);
    let mut random = ChaCha20Rng::from_seed([0x5e; 32]);
    let mut cases = Vec::new();
    for (threshold, count, length, quorum) in SETS {
        let mut secret = vec![0; length];
        random.fill_bytes(&mut secret);
        let shares = Gf256::split_bytes(threshold, count, &secret, &mut random)
            .expect("a threshold and a number of shares within vsss-rs' bounds");
        let chosen = quorum.iter().map(|&x| {
            let share = &shares[x - 1];
            assert_eq!(usize::from(share[0]), x, "vsss-rs numbers shares from 1");
            hex::encode(there.map_all(share))
        });
        cases.push(Case {
            source: format!(
                "vsss-rs 6.0.1, Gf256::split_bytes({threshold}, {count}, …), mapped from 0x11b to 0x11d"
            ),
            threshold: u8::try_from(threshold).expect("below 256"),
            shares: chosen.collect(),
            secret: hex::encode(there.map_all(&secret)),
        });
    }
    cases
}

/// The text of `vectors/primitives/vsss-rs.json`: one group, indented by one space for each level.
pub fn json(cases: &[Case]) -> String {
    let groups = BTreeMap::from([("shamir", cases)]);
    let mut text = Vec::new();
    let format = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, format);
    groups.serialize(&mut serializer).expect("writing into memory");
    let mut text = String::from_utf8(text).expect("JSON is UTF-8");
    text.push('\n');
    text
}
