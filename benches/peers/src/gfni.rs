//! An upper bound for the speed of Shamir's arithmetic on this processor. It uses the instruction that
//! multiplies 32 bytes by a matrix over GF(2) (`GF2P8AFFINEQB`), for any representation of GF(2^8). It has no
//! generator, no wiping and no checks: it is for comparison only, not for use.

use std::arch::x86_64::{
    __m256i, _mm256_gf2p8affine_epi64_epi8, _mm256_loadu_si256, _mm256_set1_epi64x,
    _mm256_storeu_si256, _mm256_xor_si256,
};

use crate::field::{OURS, multiply};

/// The number of bytes in one step.
const STEP: usize = 32;

/// Reports whether this processor has the instructions.
pub fn available() -> bool {
    is_x86_feature_detected!("gfni") && is_x86_feature_detected!("avx2")
}

/// The matrix that multiplies by `factor`. The eight bits of row i select the bits of a byte that make bit i
/// of the product. The instruction expects row 0 in the highest byte.
pub fn matrix(factor: u8) -> u64 {
    let mut rows = [0u8; 8];
    for column in 0..8 {
        let product = multiply(factor, 1 << column, OURS);
        for (bit, row) in rows.iter_mut().enumerate() {
            *row |= (product >> bit & 1) << column;
        }
    }
    u64::from_be_bytes(rows)
}

/// Computes the y of one share. The coefficients are given from the highest down to the secret, and `matrix`
/// multiplies by the share number. All slices have the same length, a multiple of 32.
pub fn evaluate(coefficients: &[&[u8]], matrix: u64, y: &mut [u8]) {
    check(coefficients.iter().copied(), y);
    // SAFETY: the processor has the instructions, and every coefficient is as long as y (`check`).
    unsafe { evaluate_unchecked(coefficients, matrix, y) }
}

/// Adds the terms, each multiplied by its matrix. All slices have the same length, a multiple of 32.
pub fn weighted_sum(terms: &[(&[u8], u64)], sum: &mut [u8]) {
    check(terms.iter().map(|&(term, _)| term), sum);
    // SAFETY: the processor has the instructions, and every term is as long as the sum (`check`).
    unsafe { weighted_sum_unchecked(terms, sum) }
}

fn check<'a>(mut inputs: impl Iterator<Item = &'a [u8]>, output: &[u8]) {
    assert!(available() && output.len().is_multiple_of(STEP));
    assert!(inputs.all(|input| input.len() == output.len()));
}

#[target_feature(enable = "gfni,avx2")]
unsafe fn evaluate_unchecked(coefficients: &[&[u8]], matrix: u64, y: &mut [u8]) {
    let matrix = _mm256_set1_epi64x(matrix as i64);
    for at in (0..y.len()).step_by(STEP) {
        let mut value = _mm256_set1_epi64x(0);
        for coefficient in coefficients {
            let product = _mm256_gf2p8affine_epi64_epi8::<0>(value, matrix);
            // SAFETY: the caller has checked that 32 bytes follow.
            value = _mm256_xor_si256(product, unsafe { load(coefficient, at) });
        }
        // SAFETY: as above.
        unsafe { _mm256_storeu_si256(y.as_mut_ptr().add(at).cast(), value) };
    }
}

#[target_feature(enable = "gfni,avx2")]
unsafe fn weighted_sum_unchecked(terms: &[(&[u8], u64)], sum: &mut [u8]) {
    for at in (0..sum.len()).step_by(STEP) {
        let mut value = _mm256_set1_epi64x(0);
        for &(term, matrix) in terms {
            let matrix = _mm256_set1_epi64x(matrix as i64);
            // SAFETY: the caller has checked that 32 bytes follow.
            let term = unsafe { load(term, at) };
            value = _mm256_xor_si256(value, _mm256_gf2p8affine_epi64_epi8::<0>(term, matrix));
        }
        // SAFETY: as above.
        unsafe { _mm256_storeu_si256(sum.as_mut_ptr().add(at).cast(), value) };
    }
}

#[target_feature(enable = "avx2")]
unsafe fn load(bytes: &[u8], at: usize) -> __m256i {
    // SAFETY: the callers' callers have checked that `bytes` has 32 bytes from `at` on.
    unsafe { _mm256_loadu_si256(bytes.as_ptr().add(at).cast()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_is_that_of_the_definition() {
        if !available() {
            println!("skipped: this processor has no GFNI");
            return;
        }
        let all: Vec<u8> = (0..=255).collect();
        let addend = [0x55; 256];
        for factor in 0..=255 {
            let expected: Vec<u8> = all.iter().map(|&a| multiply(a, factor, OURS)).collect();
            let mut sum = vec![0; 256];
            weighted_sum(&[(&all, matrix(factor))], &mut sum);
            assert_eq!(sum, expected, "{factor}");
            evaluate(&[&all, &addend], matrix(factor), &mut sum);
            assert!(sum.iter().zip(&expected).all(|(y, product)| *y == product ^ 0x55), "{factor}");
        }
    }
}
