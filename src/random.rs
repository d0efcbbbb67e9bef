//! The random generator of a run.
//!
//! It is ChaCha20 (RFC 8439), keyed by HKDF-SHA-512 (RFC 5869). The input is 64 bytes from the kernel by a system call of
//! this program, 64 bytes from the system's library, 32 bytes of the processor (RDRAND; zeros if it has none), the length of
//! the operator's entropy (8 bytes, big-endian), and that entropy. The secret, MSID, blinding, coefficients and salts all
//! come from this generator. So each source makes up for a weak one, and a bad one does no harm.

use std::convert::Infallible;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng};
use hkdf::Hkdf;
use sha2::Sha512;

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::secret::{SecretBytes, equal, scrubbed};
use crate::sys;
use crate::sys::memory::{Locked, MemoryError};
use crate::sys::processor::{self, RANDOM_BYTES};

/// The context string (`info`) of the key derivation.
const INFO: &[u8] = b"sso-escrow/v1 random";

/// Why a generator cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RandomError {
    /// The operating system gives no random bytes.
    NoEntropy,
    /// The operating system gives the same bytes twice, or bytes that are all the same.
    Repeats,
    /// There is no locked memory for the generator's state.
    Memory(MemoryError),
}

impl UserError for RandomError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::NoEntropy => Status::Unfit.with(message!("random-no-entropy")),
            Self::Repeats => Status::Unfit.with(message!("random-repeats")),
            Self::Memory(error) => Description::of(error),
        }
    }
}

user_errors!(RandomError: Memory(MemoryError));

/// Fills `bytes` with random bytes of the operating system, for what may be public.
///
/// # Errors
/// [`RandomError::NoEntropy`].
pub fn from_system(bytes: &mut [u8]) -> Result<(), RandomError> {
    getrandom::fill(bytes).map_err(|_| RandomError::NoEntropy)
}

/// The bytes of one draw from the system.
const DRAW: usize = 32;

/// Draws twice from the kernel, twice from the system's library, and once from the processor.
fn draw(sources: &mut [u8]) -> Result<(), RandomError> {
    let (system, processor) = sources.split_at_mut(4 * DRAW);
    let (kernel, library) = system.split_at_mut(2 * DRAW);
    for draw in kernel.chunks_exact_mut(DRAW) {
        sys::random::fill(draw).map_err(|_| RandomError::NoEntropy)?;
    }
    for draw in library.chunks_exact_mut(DRAW) {
        getrandom::fill(draw).map_err(|_| RandomError::NoEntropy)?;
    }
    check(system)?;
    let mut bytes = zeroize::Zeroizing::new([0; RANDOM_BYTES]);
    if processor::random(&mut bytes) {
        processor.copy_from_slice(&*bytes);
    }
    Ok(())
}

/// Checks that the draws of the system differ, and that none has only equal bytes: a source that is dead or replaced by a
/// simple one is found. Random bytes fail this once in 2^248 draws.
fn check(system: &[u8]) -> Result<(), RandomError> {
    let draws: Vec<&[u8]> = system.chunks_exact(DRAW).collect();
    // The time to compare does not depend on the bytes.
    let is_constant = |draw: &&[u8]| equal(&draw[1..], &draw[..DRAW - 1]);
    let is_twice =
        |(at, draw): (usize, &&[u8])| draws[..at].iter().any(|earlier| equal(earlier, draw));
    match draws.iter().any(is_constant) || draws.iter().enumerate().any(is_twice) {
        true => Err(RandomError::Repeats),
        false => Ok(()),
    }
}

/// The generator. Its state is in locked memory, and is wiped when dropped.
pub struct Generator(Locked<ChaCha20Rng>);

impl Generator {
    /// Makes a generator that is keyed from the operating system and from `extra`, which may be empty.
    ///
    /// # Errors
    /// [`RandomError`]. The caller must stop, because nothing may be made without a generator.
    pub fn new(extra: &[u8]) -> Result<Self, RandomError> {
        let mut sources = SecretBytes::zeroed(4 * DRAW + RANDOM_BYTES)?;
        scrubbed(|| draw(&mut sources))?;
        Self::keyed(&sources, extra)
    }

    fn keyed(sources: &[u8], extra: &[u8]) -> Result<Self, RandomError> {
        let mut material = SecretBytes::zeroed(sources.len() + 8 + extra.len())?;
        let (head, tail) = material.split_at_mut(sources.len());
        head.copy_from_slice(sources);
        tail[..8].copy_from_slice(&(extra.len() as u64).to_be_bytes());
        tail[8..].copy_from_slice(extra);
        scrubbed(|| {
            let mut key = zeroize::Zeroizing::new([0u8; 32]);
            // 32 bytes are far below HKDF's limit of 255 blocks, its only error.
            let _ = Hkdf::<Sha512>::new(None, &material).expand(INFO, &mut *key);
            Ok(Self(Locked::new(ChaCha20Rng::from_seed(*key))?))
        })
    }

    /// Fills `bytes` with random bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }

    /// Fills `bytes` with random bytes that must stay secret. Their copies on the stack are wiped at once,
    /// before a later move could copy them again.
    pub fn secret(&mut self, bytes: &mut [u8]) {
        scrubbed(|| self.fill(bytes));
    }

    /// Returns `N` random bytes that need not stay secret, for example a salt or an identifier.
    pub fn public<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Returns a number below `bound`. Every number is equally likely: draws that would favour low numbers
    /// are discarded.
    pub fn below(&mut self, bound: u32) -> u32 {
        loop {
            let mut bytes = zeroize::Zeroizing::new([0; 4]);
            self.secret(&mut *bytes);
            let drawn = u32::from_be_bytes(*bytes);
            if drawn < fair(bound) {
                return drawn % bound;
            }
        }
    }
}

/// The largest multiple of `bound` that fits in 32 bits.
fn fair(bound: u32) -> u32 {
    u32::MAX - u32::MAX % bound
}

impl TryRng for Generator {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.0.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.0.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Generator {}

impl std::fmt::Debug for Generator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Generator")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_bytes(system: &[u8], extra: &[u8]) -> [u8; 32] {
        Generator::keyed(system, extra).unwrap().public()
    }

    #[test]
    fn every_input_counts() {
        let one = first_bytes(&[1; 64], b"");
        assert_eq!(one, first_bytes(&[1; 64], b""));
        assert_ne!(one, first_bytes(&[2; 64], b""));
        assert_ne!(one, first_bytes(&[1; 64], b"6"));
        assert_ne!(first_bytes(&[1; 64], b"6"), first_bytes(&[1; 64], b"66"));
    }

    #[test]
    fn a_source_that_repeats_is_found() {
        let good: Vec<u8> = (0..=127).collect();
        assert_eq!(check(&good), Ok(()));
        let mut twice = good.clone();
        twice.copy_within(..DRAW, 3 * DRAW);
        assert_eq!(check(&twice), Err(RandomError::Repeats));
        let mut constant = good;
        constant[DRAW..2 * DRAW].fill(7);
        assert_eq!(check(&constant), Err(RandomError::Repeats));
    }

    #[test]
    fn no_number_is_favoured() {
        for bound in [1, 2, 6, 7776, 1 << 31] {
            assert_eq!(fair(bound) % bound, 0);
            assert!(u32::MAX - fair(bound) < bound);
        }
    }

    /// Chi-square over a small bound: with 5 degrees of freedom, 35.9 is exceeded once in a million runs.
    #[test]
    fn every_number_is_as_likely() {
        let mut random = Generator::new(b"").unwrap();
        let mut counts = [0u32; 6];
        for _ in 0..60_000 {
            counts[random.below(6) as usize] += 1;
        }
        let square: f64 =
            counts.iter().map(|&count| (f64::from(count) - 10_000.0).powi(2) / 10_000.0).sum();
        assert!(square < 35.9, "{counts:?}");
    }

    #[test]
    fn two_generators_of_the_system_differ() {
        let [mut one, mut other] = [Generator::new(b"").unwrap(), Generator::new(b"").unwrap()];
        assert_ne!(one.public::<32>(), other.public::<32>());
    }

    /// The first bytes for 64 bytes 00…3f and the dice "14653", from Python's `cryptography`
    /// (HKDF-SHA-512, then ChaCha20 over zeros with counter and nonce zero).
    #[test]
    fn an_independent_implementation_gives_the_same_bytes() {
        let system: Vec<u8> = (0..64).collect();
        assert_eq!(hex::encode(first_bytes(&system, b"14653")), KNOWN);
    }

    const KNOWN: &str = "c8d603062c4e0d0c843cd8f234aba5cd57308483c1379e99e7b50eb9c3adbc0d";
}
