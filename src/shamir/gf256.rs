//! Arithmetic in GF(2^8) with the field polynomial x^8 + x^4 + x^3 + x^2 + 1 (0x11d).
//!
//! Secrets are multiplied only by public factors, eight bytes in each word of 64 bits. No branch and no index
//! depends on a secret. The factors come from share numbers, which are public, so computing the factors may
//! use tables.

use zeroize::Zeroize;

/// `EXP[i]` is 2^i. The number 2 generates the multiplicative group.
const EXP: [u8; 255] = {
    let mut table = [0; 255];
    let mut value: u8 = 1;
    let mut i = 0;
    while i < 255 {
        table[i] = value;
        value = (value << 1) ^ if value & 0x80 == 0 { 0 } else { 0x1d };
        i += 1;
    }
    table
};

/// `LOG[EXP[i]]` is i; `LOG[0]` is not used.
const LOG: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 255 {
        table[EXP[i] as usize] = i as u8;
        i += 1;
    }
    table
};

/// The factor of share number `points[of]` in Lagrange interpolation at `at` through all `points`. The points
/// must be different. All values are public.
pub(super) fn weight(points: &[u8], of: usize, at: u8) -> u8 {
    let own = points[of];
    let mut log: u32 = 0;
    for (_, &other) in points.iter().enumerate().filter(|&(i, _)| i != of) {
        if other == at {
            return 0;
        }
        log += u32::from(LOG[usize::from(at ^ other)]) + 255
            - u32::from(LOG[usize::from(own ^ other)]);
    }
    EXP[(log % 255) as usize]
}

/// The factor of share number `points[of]` in the highest coefficient of the polynomial through all `points`. The points
/// must be different. All values are public.
pub(super) fn highest_weight(points: &[u8], of: usize) -> u8 {
    let own = points[of];
    let others = points.iter().enumerate().filter(|&(i, _)| i != of);
    let log: u32 = others.map(|(_, &other)| 255 - u32::from(LOG[usize::from(own ^ other)])).sum();
    EXP[(log % 255) as usize]
}

/// How many words of 64 bits are processed at once: 32 bytes. With eight words, kilobytes are up to a fifth
/// faster. But secrets of fewer than 64 bytes would go word by word, which takes twice the time.
const LANES: usize = 4;

/// `values = values · factor + addend`, byte by byte.
///
/// The slices have the same length. `factor` is public.
pub(super) fn multiply_then_add(values: &mut [u8], factor: u8, addend: &[u8]) {
    each_word(
        values,
        addend,
        |values, addend| {
            let mut result = *addend;
            add_product(&mut result, *values, factor);
            *values = result;
        },
        |values, addend| {
            let mut result = *addend;
            add_product(&mut result, *values, factor);
            *values = result;
        },
    );
}

/// `values = values + term · factor`, byte by byte.
///
/// The slices have the same length. `factor` is public.
pub(super) fn add_multiple(values: &mut [u8], term: &[u8], factor: u8) {
    each_word(
        values,
        term,
        |values, term| add_product(values, *term, factor),
        |values, term| add_product(values, *term, factor),
    );
}

/// `sum = sum + value · factor` in every byte of every word: one doubling for each bit of the factor.
#[inline(always)]
fn add_product<const N: usize>(sum: &mut [u64; N], mut value: [u64; N], factor: u8) {
    let mut bits = factor;
    loop {
        if bits & 1 == 1 {
            for lane in 0..N {
                sum[lane] ^= value[lane];
            }
        }
        bits >>= 1;
        if bits == 0 {
            return;
        }
        for lane in &mut value {
            *lane = double(*lane);
        }
    }
}

/// Doubles each of the eight bytes of a word.
#[inline(always)]
fn double(word: u64) -> u64 {
    const TOP: u64 = 0x8080_8080_8080_8080;
    const REDUCE: u64 = 0x1d1d_1d1d_1d1d_1d1d;
    let top = word & TOP;
    // A byte whose top bit is set becomes 0x80 - 0x01 = 0x7f, which covers every bit of 0x1d.
    let carried = (top - (top >> 7)) & REDUCE;
    ((word ^ top) << 1) ^ carried
}

/// Processes two slices of the same length in wide steps, then in words, then in one padded word.
#[inline(always)]
fn each_word(
    values: &mut [u8],
    others: &[u8],
    wide: impl Fn(&mut [u64; LANES], &[u64; LANES]),
    single: impl Fn(&mut [u64; 1], &[u64; 1]),
) {
    debug_assert_eq!(values.len(), others.len());
    let mut wide_values = values.chunks_exact_mut(8 * LANES);
    let mut wide_others = others.chunks_exact(8 * LANES);
    for (values, others) in wide_values.by_ref().zip(wide_others.by_ref()) {
        let mut words = load::<LANES>(values);
        wide(&mut words, &load(others));
        store(&words, values);
    }
    let mut word_values = wide_values.into_remainder().chunks_exact_mut(8);
    let mut word_others = wide_others.remainder().chunks_exact(8);
    for (values, others) in word_values.by_ref().zip(word_others.by_ref()) {
        let mut word = load::<1>(values);
        single(&mut word, &load(others));
        store(&word, values);
    }
    let (values, others) = (word_values.into_remainder(), word_others.remainder());
    if !values.is_empty() {
        let mut padded = [[0u8; 8]; 2];
        padded[0][..values.len()].copy_from_slice(values);
        padded[1][..others.len()].copy_from_slice(others);
        let mut word = load::<1>(&padded[0]);
        single(&mut word, &load(&padded[1]));
        store(&word, &mut padded[0]);
        values.copy_from_slice(&padded[0][..values.len()]);
        padded.zeroize();
        word.zeroize();
    }
}

#[inline(always)]
fn load<const N: usize>(bytes: &[u8]) -> [u64; N] {
    let mut words = [0; N];
    for (word, bytes) in words.iter_mut().zip(bytes.chunks_exact(8)) {
        let mut eight = [0; 8];
        eight.copy_from_slice(bytes);
        *word = u64::from_le_bytes(eight);
    }
    words
}

#[inline(always)]
fn store<const N: usize>(words: &[u64; N], bytes: &mut [u8]) {
    for (word, bytes) in words.iter().zip(bytes.chunks_exact_mut(8)) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Multiplies by the definition: polynomials over GF(2), reduced bit by bit.
    fn by_definition(a: u8, b: u8) -> u8 {
        let mut product =
            (0..8).fold(0u16, |p, i| p ^ if b >> i & 1 == 1 { u16::from(a) << i } else { 0 });
        for bit in (8..16).rev() {
            if product >> bit & 1 == 1 {
                product ^= 0x11d << (bit - 8);
            }
        }
        product as u8
    }

    #[test]
    fn every_product_is_that_of_the_definition() {
        let all: Vec<u8> = (0..=255).collect();
        for factor in 0..=255 {
            let mut sum = vec![0; 256];
            add_multiple(&mut sum, &all, factor);
            let mut product = all.clone();
            multiply_then_add(&mut product, factor, &[0x55; 256]);
            for value in 0..=255u8 {
                let expected = by_definition(value, factor);
                assert_eq!(sum[usize::from(value)], expected, "{value} * {factor}");
                assert_eq!(product[usize::from(value)], expected ^ 0x55, "{value} * {factor}");
            }
        }
    }

    #[test]
    fn every_length_is_worked_on_to_its_last_byte() {
        for length in 0..200 {
            let terms: Vec<u8> = (0..length).map(|i| (i * 7 + 1) as u8).collect();
            let mut sum = vec![0xc3; length];
            add_multiple(&mut sum, &terms, 0x8e);
            for (at, &term) in terms.iter().enumerate() {
                assert_eq!(sum[at], 0xc3 ^ by_definition(term, 0x8e), "byte {at} of {length}");
            }
        }
    }

    #[test]
    fn weights_give_back_every_polynomial() {
        // p(x) = 0x53 + 0xca x + 0x07 x^2
        let value =
            |x: u8| 0x53 ^ by_definition(0xca, x) ^ by_definition(0x07, by_definition(x, x));
        for points in [[2, 4, 5], [1, 2, 3], [255, 1, 77]] {
            for at in 0..=255 {
                let sum = (0..3).fold(0, |sum, i| {
                    sum ^ by_definition(weight(&points, i, at), value(points[i]))
                });
                assert_eq!(sum, value(at), "{points:?} at {at}");
            }
        }
    }
}
