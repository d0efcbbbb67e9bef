//! Whether the polynomials of a set have the degree that the threshold promises. Where the highest coefficient of a byte
//! is zero, one share fewer gives that byte. A dealer who draws at random makes one byte in 256 so; a faulty one makes
//! more, and one who draws none makes all.
//!
//! Only two counts leave this check: the zeros among the blinding bytes, and among the core bytes. A dealer whose
//! coefficients are predictable but not zero passes.

use super::{EscrowError, OpenShare};
use crate::secret::{SecretBytes, scrubbed};
use crate::shamir::{self, ShamirError};
use crate::share::BLINDING_BYTES;
use crate::share::descriptor::Descriptor;

/// How rare a count of zeros must be before it counts as a fault: 2^-40.
const RARE: f64 = 1.0 / (1u64 << 40) as f64;

/// Checks the highest coefficients of the polynomials through k opened shares.
///
/// # Errors
/// [`EscrowError::LowDegree`]: a new set must not be handed out; an existing one should be replaced.
/// [`EscrowError::Shamir`], [`EscrowError::Memory`].
pub fn check_degree(descriptor: &Descriptor, shares: &[OpenShare]) -> Result<(), EscrowError> {
    let shares: Vec<&[u8]> = shares.iter().map(OpenShare::bytes).collect();
    let Some(first) = shares.first() else {
        let need = descriptor.threshold.into();
        return Err(ShamirError::TooFewShares { have: 0, need }.into());
    };
    let mut highest = SecretBytes::zeroed(first.len().saturating_sub(1))?;
    scrubbed(|| shamir::highest_coefficients(descriptor.threshold, &shares, &mut highest))?;
    let (blinding, core) =
        highest.split_at_checked(BLINDING_BYTES).ok_or(EscrowError::WrongSecret)?;
    let counts = [(zeros(blinding), blinding.len()), (zeros(core), core.len())];
    match counts.iter().any(|&(zeros, of)| is_rare(zeros, of)) {
        true => Err(EscrowError::LowDegree),
        false => Ok(()),
    }
}

/// How many bytes are zero. The time does not depend on which.
fn zeros(bytes: &[u8]) -> usize {
    // Zero minus one borrows from the bits above the byte.
    let is_zero = |&byte: &u8| usize::from(((u16::from(byte).wrapping_sub(1)) >> 15) as u8);
    bytes.iter().map(is_zero).sum()
}

/// Whether `zeros` or more zeros among `of` random bytes are rarer than [`RARE`].
fn is_rare(zeros: usize, of: usize) -> bool {
    // The probability of i zeros, from that of none on: each follows from the one before.
    let mut probability = (255.0f64 / 256.0).powf(of as f64);
    let mut tail = 0.0;
    for i in 0..=of {
        if i >= zeros {
            tail += probability;
        }
        probability *= (of - i) as f64 / ((i + 1) as f64 * 255.0);
    }
    tail < RARE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bounds of the binomial distribution with probability 1/256, computed with exact fractions.
    #[test]
    fn the_bounds_are_those_of_the_distribution() {
        let least = |of: usize| (0..=of).find(|&zeros| is_rare(zeros, of));
        for (of, expected) in
            [(32, Some(8)), (16, Some(7)), (64, Some(10)), (6, Some(6)), (5, None)]
        {
            assert_eq!(least(of), expected, "{of}");
        }
        assert_eq!(least(512), Some(19));
    }

    #[test]
    fn zeros_are_counted() {
        assert_eq!(zeros(&[0, 1, 255, 0, 128, 0]), 3);
        assert_eq!(zeros(&(0..=255).collect::<Vec<u8>>()), 1);
    }
}
