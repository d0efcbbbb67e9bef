//! Random bytes of a smart card.

use sha2::{Digest, Sha256};

/// Random bytes from the system. With a seed, they are the same in each run.
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
            // Without random bytes, there is nothing to test with.
            None if getrandom::fill(&mut bytes).is_err() => std::process::abort(),
            None => {}
        }
        bytes
    }
}
