//! Shamir's secret sharing over GF(2^8): split and combine.
//!
//! A share is x ‖ y: one byte for the share number, then as many bytes as the secret has. For each i, byte i
//! of all shares is on one polynomial of degree k-1. The constant term of this polynomial is byte i of the
//! secret (Shamir, "How to share a secret", CACM 22(11), 1979). The field polynomial is 0x11d. So the shares
//! are the same as those of the `sharks` crate, and as those of libgfshare, which stores x differently.
//!
//! The running time depends only on k, n, the share numbers and the length. The caller provides all buffers.

mod gf256;

use chacha20::rand_core::CryptoRng;
use zeroize::Zeroize;

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;

/// Why the shares cannot be split or combined: the caller passed wrong arguments, or the shares are damaged.
/// No output has been written then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShamirError {
    /// The threshold is below 2: every share would be the secret itself.
    ThresholdTooLow {
        /// The threshold that the caller gave.
        threshold: usize,
    },
    /// The threshold is above the number of shares: nobody could ever combine them.
    ThresholdAboveCount {
        /// The threshold that the caller gave.
        threshold: usize,
        /// The number of shares that the caller gave.
        count: usize,
    },
    /// There are more than 255 shares: the field has no numbers for them.
    TooManyShares {
        /// The number of shares that the caller gave.
        count: usize,
    },
    /// A share has the number 0. Its holder could dictate the secret.
    ZeroIndex,
    /// Two shares have the same number.
    DuplicateIndex {
        /// The number.
        index: u8,
    },
    /// A share does not have the length of the first share, or the length that the secret's buffer needs.
    UnequalLengths {
        /// The expected length of y, in bytes.
        expected: usize,
        /// The actual length of y, in bytes.
        found: usize,
    },
    /// There are fewer shares than the threshold.
    TooFewShares {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// The number of share buffers is not the number of shares.
    WrongBufferCount {
        /// How many shares the scheme has.
        expected: usize,
        /// How many buffers the caller gave.
        found: usize,
    },
    /// The secret is empty.
    EmptySecret,
}

impl UserError for ShamirError {
    fn describe(&self) -> Description<'_> {
        match *self {
            Self::ThresholdTooLow { threshold } => {
                Status::Usage.with(message!("shamir-threshold-too-low", threshold = threshold))
            }
            Self::ThresholdAboveCount { threshold, count } => Status::Usage.with(message!(
                "shamir-threshold-above-count",
                threshold = threshold,
                count = count
            )),
            Self::TooManyShares { count } => {
                Status::Usage.with(message!("shamir-too-many-shares", count = count))
            }
            Self::ZeroIndex => Status::Damaged.with(message!("shamir-zero-index")),
            Self::DuplicateIndex { index } => {
                Status::Damaged.with(message!("shamir-duplicate-index", index = index))
            }
            Self::UnequalLengths { expected, found } => Status::Damaged.with(message!(
                "shamir-unequal-lengths",
                expected = expected,
                found = found
            )),
            Self::TooFewShares { have, need } => {
                Status::Quorum.with(message!("shamir-too-few-shares", have = have, need = need))
            }
            Self::WrongBufferCount { expected, found } => Status::Failed.with(message!(
                "shamir-wrong-buffer-count",
                expected = expected,
                found = found
            )),
            Self::EmptySecret => Status::Failed.with(message!("shamir-empty-secret")),
        }
    }
}

user_errors!(ShamirError);

/// A threshold k and a number of shares n, with 2 ≤ k ≤ n ≤ 255.
///
/// ```
/// use sso_escrow::random::Generator;
/// use sso_escrow::shamir::{self, Scheme};
///
/// let secret = b"any bytes";
/// let mut shares = [[0; 10]; 3];
/// let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(|share| &mut share[..]).collect();
/// shamir::split(Scheme::new(2, 3)?, secret, &mut Generator::new(b"")?, &mut buffers)?;
///
/// let mut back = [0; 9];
/// shamir::combine(2, &[&shares[2], &shares[0]], &mut back)?;
/// assert_eq!(&back, secret);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    threshold: u8,
    count: u8,
}

impl Scheme {
    /// Makes the scheme "`threshold` of `count`".
    ///
    /// # Errors
    /// [`ShamirError::ThresholdTooLow`], [`ShamirError::ThresholdAboveCount`],
    /// [`ShamirError::TooManyShares`].
    pub fn new(threshold: usize, count: usize) -> Result<Self, ShamirError> {
        if threshold < 2 {
            return Err(ShamirError::ThresholdTooLow { threshold });
        }
        if threshold > count {
            return Err(ShamirError::ThresholdAboveCount { threshold, count });
        }
        match (u8::try_from(threshold), u8::try_from(count)) {
            (Ok(threshold), Ok(count)) => Ok(Self { threshold, count }),
            _ => Err(ShamirError::TooManyShares { count }),
        }
    }

    /// The threshold k: how many shares restore the secret.
    #[must_use]
    pub fn threshold(self) -> u8 {
        self.threshold
    }

    /// The number of shares n.
    #[must_use]
    pub fn count(self) -> u8 {
        self.count
    }
}

/// How many bytes of one coefficient are processed at once. The share buffers hold the intermediate values,
/// so this buffer is the only other place that holds a part of a polynomial.
const STRETCH: usize = 512;

/// Splits `secret` into the shares 1…n. Writes each share as x ‖ y into a separate buffer, one byte longer
/// than the secret.
///
/// The coefficients are uniform over all 256 values, zero included.
///
/// # Errors
/// [`ShamirError::EmptySecret`], [`ShamirError::WrongBufferCount`], [`ShamirError::UnequalLengths`]. The
/// buffers are unchanged then.
pub fn split<R: CryptoRng + ?Sized>(
    scheme: Scheme,
    secret: &[u8],
    random: &mut R,
    shares: &mut [&mut [u8]],
) -> Result<(), ShamirError> {
    if secret.is_empty() {
        return Err(ShamirError::EmptySecret);
    }
    if shares.len() != usize::from(scheme.count) {
        let expected = usize::from(scheme.count);
        return Err(ShamirError::WrongBufferCount { expected, found: shares.len() });
    }
    for share in shares.iter() {
        if share.len() != secret.len() + 1 {
            let [expected, found] = [secret.len(), share.len().saturating_sub(1)];
            return Err(ShamirError::UnequalLengths { expected, found });
        }
    }
    for (share, x) in shares.iter_mut().zip(1..=255) {
        share[0] = x;
    }
    let mut buffer = [0; STRETCH];
    for (number, stretch) in secret.chunks(STRETCH).enumerate() {
        let coefficient = &mut buffer[..stretch.len()];
        let span = 1 + number * STRETCH..1 + number * STRETCH + stretch.len();
        // Horner's rule for all shares at once, from the highest coefficient down to the secret.
        random.fill_bytes(coefficient);
        for share in shares.iter_mut() {
            share[span.clone()].copy_from_slice(coefficient);
        }
        for _ in 2..scheme.threshold {
            random.fill_bytes(coefficient);
            for (share, x) in shares.iter_mut().zip(1..=255) {
                gf256::multiply_then_add(&mut share[span.clone()], x, coefficient);
            }
        }
        for (share, x) in shares.iter_mut().zip(1..=255) {
            gf256::multiply_then_add(&mut share[span.clone()], x, stretch);
        }
    }
    let used = secret.len().min(STRETCH);
    buffer[..used].zeroize();
    Ok(())
}

/// Combines the first k of `shares` (each x ‖ y) into `secret`, one byte shorter than a share.
///
/// This function cannot detect whether the shares belong together. The caller must check the result against a
/// commitment.
///
/// # Errors
/// [`ShamirError::ThresholdTooLow`], [`ShamirError::TooFewShares`], [`ShamirError::ZeroIndex`],
/// [`ShamirError::DuplicateIndex`], [`ShamirError::UnequalLengths`], [`ShamirError::EmptySecret`]. All given
/// shares are checked, not only the first k. `secret` is unchanged then.
pub fn combine(threshold: u8, shares: &[&[u8]], secret: &mut [u8]) -> Result<(), ShamirError> {
    let need = usize::from(threshold);
    if need < 2 {
        return Err(ShamirError::ThresholdTooLow { threshold: need });
    }
    let Some(quorum) = shares.get(..need) else {
        return Err(ShamirError::TooFewShares { have: shares.len(), need });
    };
    check(shares, secret.len())?;
    interpolate_unchecked(quorum, 0, secret);
    Ok(())
}

/// Computes the y of share number `at` on the polynomials through all of `shares`. A share with this number
/// must have this y if it belongs to them.
///
/// # Errors
/// As for [`combine`], with the number of `shares` as the threshold.
pub fn interpolate(shares: &[&[u8]], at: u8, y: &mut [u8]) -> Result<(), ShamirError> {
    if shares.len() < 2 {
        return Err(ShamirError::TooFewShares { have: shares.len(), need: 2 });
    }
    check(shares, y.len())?;
    interpolate_unchecked(shares, at, y);
    Ok(())
}

/// Computes the highest coefficients of the polynomials through the first k of `shares`. A dealer who draws them at
/// random gives each the value zero once in 256 times.
///
/// # Errors
/// As for [`combine`].
pub fn highest_coefficients(
    threshold: u8,
    shares: &[&[u8]],
    coefficients: &mut [u8],
) -> Result<(), ShamirError> {
    let need = usize::from(threshold);
    if need < 2 {
        return Err(ShamirError::ThresholdTooLow { threshold: need });
    }
    let Some(quorum) = shares.get(..need) else {
        return Err(ShamirError::TooFewShares { have: shares.len(), need });
    };
    check(shares, coefficients.len())?;
    let numbers: Vec<u8> = quorum.iter().map(|share| share[0]).collect();
    coefficients.fill(0);
    for (of, share) in quorum.iter().enumerate() {
        gf256::add_multiple(coefficients, &share[1..], gf256::highest_weight(&numbers, of));
    }
    Ok(())
}

/// Checks for everything that makes a set of shares unusable.
fn check(shares: &[&[u8]], length: usize) -> Result<(), ShamirError> {
    if length == 0 {
        return Err(ShamirError::EmptySecret);
    }
    let mut seen = [false; 256];
    for share in shares {
        let found = share.len().saturating_sub(1);
        if found != length {
            return Err(ShamirError::UnequalLengths { expected: length, found });
        }
        match share[0] {
            0 => return Err(ShamirError::ZeroIndex),
            index if seen[usize::from(index)] => return Err(ShamirError::DuplicateIndex { index }),
            index => seen[usize::from(index)] = true,
        }
    }
    Ok(())
}

fn interpolate_unchecked(shares: &[&[u8]], at: u8, y: &mut [u8]) {
    let mut numbers = [0; 256];
    for (number, share) in numbers.iter_mut().zip(shares) {
        *number = share[0];
    }
    let numbers = &numbers[..shares.len()];
    y.fill(0);
    for (of, share) in shares.iter().enumerate() {
        gf256::add_multiple(y, &share[1..], gf256::weight(numbers, of, at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Generator;
    use proptest::prelude::*;
    use sharks::{Share, Sharks};

    fn split_to_vec(threshold: usize, count: usize, secret: &[u8]) -> Vec<Vec<u8>> {
        let scheme = Scheme::new(threshold, count).unwrap();
        let mut shares = vec![vec![0; secret.len() + 1]; count];
        let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(Vec::as_mut_slice).collect();
        split(scheme, secret, &mut Generator::new(b"").unwrap(), &mut buffers).unwrap();
        shares
    }

    fn combine_to_vec(threshold: u8, shares: &[&[u8]]) -> Result<Vec<u8>, ShamirError> {
        let mut secret = vec![0; shares.first().map_or(1, |share| share.len() - 1)];
        combine(threshold, shares, &mut secret).map(|()| secret)
    }

    proptest! {
        /// The polynomial of degree k-1 through k points without its highest term is one of degree k-2: k-1 points
        /// give the k-th.
        #[test]
        fn the_highest_coefficient_is_what_lowers_the_degree(
            threshold in 2u8..9,
            secret in prop::collection::vec(any::<u8>(), 1..40),
        ) {
            let shares = split_to_vec(threshold.into(), usize::from(threshold) + 1, &secret);
            let shares: Vec<&[u8]> = shares.iter().map(Vec::as_slice).collect();
            let mut highest = vec![0; secret.len()];
            highest_coefficients(threshold, &shares[1..], &mut highest).unwrap();
            let mut lowered: Vec<Vec<u8>> = shares.iter().map(|share| share.to_vec()).collect();
            for share in &mut lowered {
                let mut power = highest.clone();
                let zeros = vec![0; power.len()];
                for _ in 1..threshold {
                    gf256::multiply_then_add(&mut power, share[0], &zeros);
                }
                share[1..].iter_mut().zip(power).for_each(|(y, term)| *y ^= term);
            }
            let lowered: Vec<&[u8]> = lowered.iter().map(Vec::as_slice).collect();
            if threshold > 2 {
                let (last, fewer) = lowered[..usize::from(threshold)].split_last().unwrap();
                let mut y = vec![0; secret.len()];
                interpolate(fewer, last[0], &mut y).unwrap();
                prop_assert_eq!(&y[..], &last[1..]);
            } else {
                prop_assert!(lowered.iter().all(|share| share[1..] == secret[..]));
            }
        }
    }

    #[test]
    fn schemes_outside_the_bounds_are_refused() {
        assert_eq!(Scheme::new(0, 5), Err(ShamirError::ThresholdTooLow { threshold: 0 }));
        assert_eq!(Scheme::new(1, 5), Err(ShamirError::ThresholdTooLow { threshold: 1 }));
        let above = ShamirError::ThresholdAboveCount { threshold: 4, count: 3 };
        assert_eq!(Scheme::new(4, 3), Err(above));
        assert_eq!(Scheme::new(3, 256), Err(ShamirError::TooManyShares { count: 256 }));
        assert_eq!(Scheme::new(300, 300), Err(ShamirError::TooManyShares { count: 300 }));
        assert!(Scheme::new(2, 2).is_ok() && Scheme::new(255, 255).is_ok());
        let scheme = Scheme::new(3, 5).unwrap();
        assert_eq!((scheme.threshold(), scheme.count()), (3, 5));
    }

    #[test]
    fn unusable_shares_are_refused_each_with_its_own_error() {
        let [a, b, c] = [&[1, 10, 11][..], &[2, 20, 21], &[3, 30, 31]];
        let refused = |threshold, shares: &[&[u8]]| {
            let mut secret = [0xee; 2];
            let error = combine(threshold, shares, &mut secret).unwrap_err();
            assert_eq!(secret, [0xee; 2], "the buffer is untouched");
            error
        };
        assert_eq!(refused(3, &[a, b]), ShamirError::TooFewShares { have: 2, need: 3 });
        assert_eq!(refused(1, &[a, b]), ShamirError::ThresholdTooLow { threshold: 1 });
        assert_eq!(refused(0, &[]), ShamirError::ThresholdTooLow { threshold: 0 });
        assert_eq!(refused(2, &[a, &[0, 9, 9]]), ShamirError::ZeroIndex);
        assert_eq!(refused(2, &[a, b, &[0, 9, 9]]), ShamirError::ZeroIndex);
        assert_eq!(refused(2, &[a, b, a, c]), ShamirError::DuplicateIndex { index: 1 });
        let longer = ShamirError::UnequalLengths { expected: 2, found: 3 };
        assert_eq!(refused(2, &[a, &[4, 1, 1, 1]]), longer);
        assert_eq!(refused(2, &[a, &[]]), ShamirError::UnequalLengths { expected: 2, found: 0 });
        let empty = combine(2, &[&[1], &[2]], &mut []).unwrap_err();
        assert_eq!(empty, ShamirError::EmptySecret);
    }

    #[test]
    fn split_refuses_wrong_buffers() {
        let scheme = Scheme::new(2, 2).unwrap();
        let mut random = Generator::new(b"").unwrap();
        let [mut one, mut other, mut long] = [[7; 3], [7; 3], [7; 3]];
        let count = split(scheme, &[1, 2], &mut random, &mut [&mut one]);
        assert_eq!(count, Err(ShamirError::WrongBufferCount { expected: 2, found: 1 }));
        let length = split(scheme, &[1, 2, 3], &mut random, &mut [&mut one, &mut other]);
        assert_eq!(length, Err(ShamirError::UnequalLengths { expected: 3, found: 2 }));
        let empty = split(scheme, &[], &mut random, &mut [&mut one[..1], &mut long[..1]]);
        assert_eq!(empty, Err(ShamirError::EmptySecret));
        assert_eq!([one, other, long], [[7; 3]; 3], "the buffers are untouched");
    }

    #[test]
    fn the_largest_scheme_works() {
        let secret: Vec<u8> = (0..200).collect();
        let shares = split_to_vec(255, 255, &secret);
        let shares: Vec<&[u8]> = shares.iter().rev().map(Vec::as_slice).collect();
        assert_eq!(combine_to_vec(255, &shares).unwrap(), secret);
    }

    #[test]
    fn every_coefficient_can_be_zero() {
        // The bug of RUSTSEC-2024-0398: with coefficients of 1…255, y never equals the secret. In 20,000
        // bytes, 78 equal bytes are expected. The probability of none is 2^-112.
        let secret = vec![0x5a; 20_000];
        let shares = split_to_vec(2, 2, &secret);
        let zeros = shares[0][1..].iter().filter(|&&y| y == 0x5a).count();
        assert!((20..200).contains(&zeros), "{zeros} of 20,000");
    }

    proptest! {
        #[test]
        fn any_quorum_of_any_scheme_gives_the_secret(
            (threshold, count) in (2usize..12).prop_flat_map(|k| (Just(k), k..20)),
            secret in prop::collection::vec(any::<u8>(), 1..1300),
            seed in any::<u64>(),
        ) {
            let shares = split_to_vec(threshold, count, &secret);
            let mut order: Vec<usize> = (0..count).collect();
            order.sort_by_key(|&i| (i as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
            let quorum: Vec<&[u8]> = order[..threshold].iter().map(|&i| &shares[i][..]).collect();
            prop_assert_eq!(&combine_to_vec(threshold as u8, &quorum).unwrap(), &secret);
            for &spare in &order[threshold..] {
                let mut y = vec![0; secret.len()];
                interpolate(&quorum, spare as u8 + 1, &mut y).unwrap();
                prop_assert_eq!(&y[..], &shares[spare][1..]);
            }
        }

        #[test]
        fn blahaj_combines_our_shares_and_we_combine_blahajs(
            (threshold, count) in (2u8..9).prop_flat_map(|k| (Just(k), k..16)),
            secret in prop::collection::vec(any::<u8>(), 1..300),
            skip in 0usize..7,
        ) {
            let k = usize::from(threshold);
            let first = skip % (usize::from(count) - k + 1);
            let ours = split_to_vec(k, count.into(), &secret);
            let theirs: Vec<Share> =
                ours[first..first + k].iter().map(|s| Share::try_from(&s[..]).unwrap()).collect();
            prop_assert_eq!(&Sharks(threshold).recover(&theirs).unwrap(), &secret);

            let mut random = Generator::new(b"").unwrap();
            let dealt: Vec<Vec<u8>> = Sharks(threshold)
                .dealer_rng(&secret, &mut random)
                .take(count.into())
                .map(|share| Vec::from(&share))
                .collect();
            let quorum: Vec<&[u8]> = dealt[first..first + k].iter().map(Vec::as_slice).collect();
            prop_assert_eq!(&combine_to_vec(threshold, &quorum).unwrap(), &secret);
        }
    }
}
