//! Random bytes of a token.

use sha2::{Digest, Sha256};

/// Random bytes: the system's, or with a seed the same each time.
#[derive(Debug)]
pub(super) struct Random {
    pub(super) seed: Option<u64>,
    pub(super) count: u64,
}

impl Random {
    pub(super) fn next(&mut self) -> [u8; 32] {
        self.count += 1;
        let mut bytes = [0; 32];
        match self.seed {
            Some(seed) => {
                let hash = Sha256::new().chain_update(seed.to_be_bytes());
                bytes.copy_from_slice(&hash.chain_update(self.count.to_be_bytes()).finalize());
            }
            // A test rig that has no randomness has nothing to test with.
            None if getrandom::fill(&mut bytes).is_err() => std::process::abort(),
            None => {}
        }
        bytes
    }
}
