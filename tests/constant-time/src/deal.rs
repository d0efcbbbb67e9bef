//! The inputs of the cases: schemes, lengths, secrets, and generators with hidden bytes.

use std::convert::Infallible;
use std::fmt;

use rand_core::{TryCryptoRng, TryRng};
use sso_escrow::random::Generator;

use crate::table::Void;
use crate::taint::{hidden, hide};

/// A threshold, a number of shares, and the length of the secret in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Deal {
    pub(crate) threshold: usize,
    pub(crate) count: usize,
    pub(crate) bytes: usize,
}

impl fmt::Display for Deal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}, {} bytes", self.threshold, self.count, self.bytes)
    }
}

/// Lengths on both sides of every boundary that vector units, words and blocks may have. The format splits at
/// most 544 bytes.
const LENGTHS: [usize; 17] = [1, 2, 7, 8, 9, 31, 32, 33, 63, 64, 65, 127, 129, 511, 513, 544, 1100];

/// Small schemes with every length, and large schemes with a few lengths.
pub(crate) fn deals() -> Vec<Deal> {
    let small = [(2, 2), (2, 3), (3, 5), (5, 9)].map(|scheme| (scheme, &LENGTHS[..]));
    let large = [(16, 40), (128, 255), (255, 255)].map(|scheme| (scheme, &[1, 67, 544][..]));
    let all = small.into_iter().chain(large);
    all.flat_map(|((threshold, count), lengths)| {
        lengths.iter().map(move |&bytes| Deal { threshold, count, bytes })
    })
    .collect()
}

/// A secret of this many bytes. A long one has all values.
pub(crate) fn secret(bytes: usize) -> Vec<u8> {
    (0..bytes).map(|i| (i * 167 + 0x5a) as u8).collect()
}

/// A hidden copy of `bytes`.
pub(crate) fn hidden_copy(bytes: &[u8]) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    hide(&mut copy);
    copy
}

/// Checks that all of `bytes` are hidden, so that the hidden input has reached them.
pub(crate) fn all_hidden(what: &str, bytes: &[u8]) -> Result<(), Void> {
    match hidden(bytes) {
        count if count == bytes.len() => Ok(()),
        count => Err(format!("{what}: {count} of {} bytes are hidden", bytes.len())),
    }
}

/// The real generator, keyed by the system.
pub(crate) fn generator() -> Result<Generator, Void> {
    Generator::new(b"").map_err(|error| format!("no generator: {error}"))
}

/// The real generator, keyed with hidden entropy. Everything that it computes is hidden.
pub(crate) fn hidden_generator() -> Result<Generator, Void> {
    Generator::new(&hidden_copy(b"14653 52216")).map_err(|error| format!("no generator: {error}"))
}

/// The real generator. Its output is hidden.
pub(crate) struct Marked(pub(crate) Generator);

impl TryRng for Marked {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        hide(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Marked {}
