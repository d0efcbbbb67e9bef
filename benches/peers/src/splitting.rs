//! Shamir's scheme: ours, three other crates, and the bound of [`gfni`](crate::gfni).
//!
//! Each is timed from the secret to wiped buffers:
//!
//! * ours: takes locked buffers from the arena, gets the coefficients from the tool's own generator
//!   (ChaCha20), and wipes and releases the buffers, as in a ceremony;
//! * sharks and blahaj: `dealer` with their own generator (ChaCha12), then dropping the shares, which wipes
//!   them; `recover`, and its result is wiped;
//! * vsss-rs: the same generator as ours, and each share wiped.

use std::hint::black_box;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use sso_escrow::random::Generator;
use sso_escrow::secret::SecretBytes;
use sso_escrow::shamir::{self, Scheme};
use vsss_rs::Gf256;
use zeroize::Zeroize;

use crate::field::{OURS, multiply};
use crate::gfni;
use crate::measure::Contestant;

/// The names of the contestants.
pub const OURS_NAME: &str = "sso-escrow";
/// The first crate with this byte format of a share. It has RUSTSEC-2024-0398.
pub const SHARKS: &str = "sharks 0.5";
/// The maintained fork of sharks.
pub const BLAHAJ: &str = "blahaj 0.7";
/// A crate without tables, in the other representation of the field.
pub const VSSS: &str = "vsss-rs 6.0";
/// Only the arithmetic, with the processor's own instruction.
pub const GFNI: &str = "GFNI";
/// Only the generator: as many bytes as the coefficients have.
pub const GENERATOR: &str = "generator";
/// Taking the buffers, wiping them, and releasing them.
pub const BUFFERS: &str = "buffers";

/// Splits a secret of `length` bytes `threshold`-of-`count`.
pub fn split(threshold: u8, count: u8, length: usize) -> Vec<Contestant<'static>> {
    let secret: &[u8] = random_bytes(length).leak();
    let (k, n) = (usize::from(threshold), usize::from(count));
    let mut ours = Generator::new(b"").expect("random bytes");
    let mut alone = Generator::new(b"").expect("random bytes");
    let mut theirs = ChaCha20Rng::from_seed(*b"any 32 bytes will do for a bench");
    let scheme = Scheme::new(k, n).expect("a scheme");
    let mut contestants = vec![
        Contestant::new(OURS_NAME, move || {
            let mut shares = buffers(n, length + 1);
            let mut slices: Vec<&mut [u8]> =
                shares.iter_mut().map(|share| &mut share[..]).collect();
            shamir::split(scheme, black_box(secret), &mut ours, &mut slices).expect("splitting");
            black_box(&shares);
        }),
        Contestant::new(SHARKS, move || {
            let dealer = sharks::Sharks(threshold).dealer(black_box(secret));
            black_box(dealer.take(n).collect::<Vec<_>>());
        }),
        Contestant::new(BLAHAJ, move || {
            let dealer = blahaj::Sharks(threshold).dealer(black_box(secret));
            black_box(dealer.take(n).collect::<Vec<_>>());
        }),
        Contestant::new(VSSS, move || {
            let mut shares =
                Gf256::split_bytes(k, n, black_box(secret), &mut theirs).expect("splitting");
            black_box(&shares);
            shares.iter_mut().for_each(Zeroize::zeroize);
        }),
        Contestant::new(GENERATOR, {
            // In pieces as long as those that `shamir::split` asks for.
            let mut coefficients = vec![0; length.min(512)];
            move || {
                for _ in 0..(k - 1) * length / coefficients.len() {
                    alone.fill(&mut coefficients);
                }
                black_box(&coefficients);
            }
        }),
        Contestant::new(BUFFERS, move || drop(black_box(buffers(n, length + 1)))),
    ];
    if gfni::available() {
        let coefficients: Vec<Vec<u8>> = (0..k).map(|_| random_bytes(length)).collect();
        let mut shares: Vec<(u64, Vec<u8>)> =
            (1..=count).map(|x| (gfni::matrix(x), vec![0; length])).collect();
        contestants.push(Contestant::new(GFNI, move || {
            let coefficients: Vec<&[u8]> = coefficients.iter().map(Vec::as_slice).collect();
            for (matrix, y) in &mut shares {
                gfni::evaluate(black_box(&coefficients), *matrix, y);
            }
            black_box(&shares);
        }));
    }
    contestants
}

/// Combines the shares of these numbers to a secret of `length` bytes.
pub fn combine(numbers: &[u8], length: usize) -> Vec<Contestant<'static>> {
    let threshold = u8::try_from(numbers.len()).expect("at most 255 shares");
    let secret = random_bytes(length);
    let ours: &[Vec<u8>] = chosen(numbers, &secret).leak();
    let sharks: Vec<sharks::Share> =
        ours.iter().map(|share| share[..].try_into().expect("x and y")).collect();
    let blahaj: Vec<blahaj::Share> =
        ours.iter().map(|share| share[..].try_into().expect("x and y")).collect();
    let vsss = theirs(numbers, &secret);
    let mut contestants = vec![
        Contestant::new(OURS_NAME, move || {
            let mut secret = SecretBytes::zeroed(length).expect("locked memory");
            let shares: Vec<&[u8]> = ours.iter().map(Vec::as_slice).collect();
            shamir::combine(threshold, black_box(&shares), &mut secret).expect("combining");
            black_box(&secret);
        }),
        Contestant::new(SHARKS, move || {
            let mut secret =
                sharks::Sharks(threshold).recover(black_box(&sharks)).expect("combining");
            black_box(&secret);
            secret.zeroize();
        }),
        Contestant::new(BLAHAJ, move || {
            let mut secret =
                blahaj::Sharks(threshold).recover(black_box(&blahaj)).expect("combining");
            black_box(&secret);
            secret.zeroize();
        }),
        Contestant::new(VSSS, move || {
            let mut secret = Gf256::combine_bytes(black_box(&vsss)).expect("combining");
            black_box(&secret);
            secret.zeroize();
        }),
        Contestant::new(BUFFERS, move || drop(black_box(buffers(1, length)))),
    ];
    if gfni::available() {
        let matrices: Vec<u64> =
            (0..numbers.len()).map(|of| gfni::matrix(weight(numbers, of))).collect();
        let mut sum = vec![0; length];
        contestants.push(Contestant::new(GFNI, move || {
            let ys = ours.iter().map(|share| &share[1..]);
            let terms: Vec<(&[u8], u64)> = ys.zip(matrices.iter().copied()).collect();
            gfni::weighted_sum(black_box(&terms), &mut sum);
            assert_eq!(sum[0], secret[0], "the bound is one of the same sum");
        }));
    }
    contestants
}

fn buffers(count: usize, length: usize) -> Vec<SecretBytes> {
    (0..count).map(|_| SecretBytes::zeroed(length).expect("locked memory")).collect()
}

fn random_bytes(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    Generator::new(b"").expect("random bytes").fill(&mut bytes);
    bytes
}

/// The shares of these numbers, out of 255.
fn chosen(numbers: &[u8], secret: &[u8]) -> Vec<Vec<u8>> {
    let mut shares = vec![vec![0; secret.len() + 1]; 255];
    let mut slices: Vec<&mut [u8]> = shares.iter_mut().map(Vec::as_mut_slice).collect();
    let scheme = Scheme::new(numbers.len(), 255).expect("a scheme");
    let mut random = Generator::new(b"").expect("random bytes");
    shamir::split(scheme, secret, &mut random, &mut slices).expect("splitting");
    numbers.iter().map(|&x| shares[usize::from(x) - 1].clone()).collect()
}

fn theirs(numbers: &[u8], secret: &[u8]) -> Vec<Vec<u8>> {
    let mut random = ChaCha20Rng::from_seed(*b"any 32 bytes will do for a bench");
    let shares = Gf256::split_bytes(numbers.len(), 255, secret, &mut random).expect("splitting");
    numbers.iter().map(|&x| shares[usize::from(x) - 1].clone()).collect()
}

/// The weight of one share in the secret (Lagrange, at 0): the product of x_j / (x_j - x_i) over the other
/// shares j.
fn weight(numbers: &[u8], of: usize) -> u8 {
    let others = numbers.iter().enumerate().filter(|&(at, _)| at != of).map(|(_, &x)| x);
    others.fold(1, |weight, x| {
        // The inverse is the 254th power.
        let inverse = (0..254).fold(1, |power, _| multiply(power, x ^ numbers[of], OURS));
        multiply(weight, multiply(x, inverse, OURS), OURS)
    })
}
