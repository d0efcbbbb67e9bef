//! The dealers that split: the tool, or a dealer by the definition, which may have a fault.

use std::convert::Infallible;

use chacha20::rand_core::{CryptoRng, TryCryptoRng, TryRng};
use sso_escrow::shamir::{self, Scheme};

use crate::field::value;

/// The dealer that splits.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Dealer {
    /// The tool.
    Ours,
    /// The definition, byte by byte, with or without a fault.
    Plain(Option<Fault>),
}

/// A known way to get splitting wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fault {
    /// No coefficient is ever 0, as in RUSTSEC-2024-0398.
    NeverZero,
    /// The highest coefficient is never 0, "so that the degree is right".
    TopNeverZero,
    /// The coefficients are drawn once for all bytes of the secret.
    OneForAllBytes,
    /// One draw serves the two highest coefficients.
    OneForTwoPowers,
    /// Every coefficient is odd slightly too rarely: one draw in 16 is made even.
    TooEven,
}

impl Dealer {
    /// The shares 1 to `count` of `secret`, each x ‖ y.
    pub(crate) fn deal<R: CryptoRng>(
        self,
        threshold: usize,
        count: usize,
        secret: &[u8],
        random: &mut R,
    ) -> Vec<Vec<u8>> {
        match self {
            Self::Ours => {
                let mut shares = vec![vec![0; secret.len() + 1]; count];
                let mut buffers: Vec<&mut [u8]> =
                    shares.iter_mut().map(Vec::as_mut_slice).collect();
                let scheme = Scheme::new(threshold, count).unwrap();
                shamir::split(scheme, secret, random, &mut buffers).unwrap();
                shares
            }
            Self::Plain(fault) => plain(fault, threshold, count, secret, random),
        }
    }
}

fn plain<R: CryptoRng>(
    fault: Option<Fault>,
    threshold: usize,
    count: usize,
    secret: &[u8],
    random: &mut R,
) -> Vec<Vec<u8>> {
    let mut shares: Vec<Vec<u8>> = (1..=count).map(|x| vec![x as u8]).collect();
    let mut polynomial = vec![0; threshold];
    for (at, &byte) in secret.iter().enumerate() {
        polynomial[0] = byte;
        if at == 0 || !matches!(fault, Some(Fault::OneForAllBytes)) {
            draw(fault, &mut polynomial[1..], random);
        }
        for share in &mut shares {
            let y = value(&polynomial, share[0]);
            share.push(y);
        }
    }
    shares
}

fn draw<R: CryptoRng>(fault: Option<Fault>, coefficients: &mut [u8], random: &mut R) {
    random.fill_bytes(coefficients);
    let top = coefficients.len() - 1;
    match fault {
        None | Some(Fault::OneForAllBytes) => {}
        Some(Fault::NeverZero) => {
            for coefficient in coefficients {
                while *coefficient == 0 {
                    random.fill_bytes(std::slice::from_mut(coefficient));
                }
            }
        }
        Some(Fault::TopNeverZero) => {
            while coefficients[top] == 0 {
                random.fill_bytes(&mut coefficients[top..]);
            }
        }
        Some(Fault::OneForTwoPowers) => coefficients[top] = coefficients[top - 1],
        Some(Fault::TooEven) => {
            for coefficient in coefficients {
                let mut chance = [0];
                random.fill_bytes(&mut chance);
                *coefficient &= if chance[0] < 16 { 0xfe } else { 0xff };
            }
        }
    }
}

/// A generator that returns given bytes, and then only ones. (With zeros, a dealer that draws again at zero
/// would never end.)
pub(crate) struct Script<'a> {
    bytes: &'a [u8],
    /// The number of bytes that it has returned.
    pub(crate) drawn: usize,
}

impl<'a> Script<'a> {
    /// A generator that returns `bytes`.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, drawn: 0 }
    }
}

impl TryRng for Script<'_> {
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
        let rest = self.bytes.get(self.drawn..).unwrap_or_default();
        let (told, beyond) = bytes.split_at_mut(bytes.len().min(rest.len()));
        told.copy_from_slice(&rest[..told.len()]);
        beyond.fill(1);
        self.drawn += bytes.len();
        Ok(())
    }
}

impl TryCryptoRng for Script<'_> {}
