//! Recovers the coefficients from finished shares. They must be uniform over all 256 values, including zero,
//! and independent of each other and of the secret.

use sso_escrow::random::Generator;

use crate::dealer::{Dealer, Fault};
use crate::field;
use crate::statistics::{counts, uniform};

/// The length of the one long secret in bytes: as many samples of each coefficient, 1,024 for each value.
const LONG: usize = 1 << 18;

/// Many secrets, with a length that fills neither words nor vectors, split like real ones: their number, and
/// their length in bytes.
const SHORT: (usize, usize) = (1 << 12, 67);

fn check(dealer: Dealer, threshold: usize) -> Result<(), String> {
    let mut random = Generator::new(b"").unwrap();
    // Every value of a byte occurs equally often in the secret.
    let secret: Vec<u8> = (0..LONG).map(|i| (i * 167 / 8) as u8).collect();
    let found = field::coefficients(&dealer.deal(threshold, threshold, &secret, &mut random));
    if found[0] != secret {
        return Err("the constant terms are not the secret".to_owned());
    }
    let found = &found[1..];
    for (p, one) in found.iter().enumerate() {
        let name = format!("k = {threshold}, power {}", p + 1);
        uniform(&name, &counts(256, one.iter().map(|&c| usize::from(c))))?;
        pairs(&format!("{name}, the secret"), one, &secret)?;
        for (q, other) in found.iter().enumerate().skip(p + 1) {
            pairs(&format!("{name} and power {}", q + 1), one, other)?;
        }
        // Neighbours in bytes, words, vectors and blocks.
        for distance in [1, 2, 8, 32, 64, 512, 4096] {
            pairs(&format!("{name} and itself {distance} bytes on"), &one[distance..], one)?;
        }
    }
    of_short_secrets(dealer, threshold, &mut random)
}

/// The same checks for many short secrets: for all bytes together, and for each position.
fn of_short_secrets(
    dealer: Dealer,
    threshold: usize,
    random: &mut Generator,
) -> Result<(), String> {
    let (secrets, bytes) = SHORT;
    let mut all = vec![Vec::new(); threshold - 1];
    for _ in 0..secrets {
        let shares = dealer.deal(threshold, threshold, &vec![0x5a; bytes], random);
        let found = field::coefficients(&shares);
        all.iter_mut().zip(&found[1..]).for_each(|(all, found)| all.extend_from_slice(found));
    }
    for (p, all) in all.iter().enumerate() {
        let name = format!("k = {threshold}, power {}, short secrets", p + 1);
        uniform(&name, &counts(256, all.iter().map(|&c| usize::from(c))))?;
        pairs(&format!("{name}, its neighbour"), &all[bytes..], all)?;
        for place in 0..bytes {
            let here = || all.iter().skip(place).step_by(bytes).map(|&c| usize::from(c));
            // Half bytes, so that the expected count of each value is large enough.
            uniform(&format!("{name}, high half at {place}"), &counts(16, here().map(|c| c >> 4)))?;
            uniform(&format!("{name}, low half at {place}"), &counts(16, here().map(|c| c & 15)))?;
        }
    }
    Ok(())
}

/// Checks that all 65,536 pairs of values from the two lists are equally frequent.
fn pairs(what: &str, one: &[u8], other: &[u8]) -> Result<(), String> {
    let pairs =
        one.iter().zip(other).map(|(&one, &other)| usize::from(one) << 8 | usize::from(other));
    uniform(what, &counts(1 << 16, pairs))
}

#[test]
fn all_values_are_drawn_alike_for_every_coefficient() {
    for threshold in [2, 3, 5] {
        check(Dealer::Ours, threshold).unwrap();
    }
}

#[test]
fn known_faults_are_refused() {
    check(Dealer::Plain(None), 3).unwrap();
    let faults = [
        (Fault::NeverZero, "k = 3, power 1: "),
        (Fault::TopNeverZero, "k = 3, power 2: "),
        (Fault::OneForAllBytes, "k = 3, power 1: "),
        (Fault::OneForTwoPowers, "k = 3, power 1 and power 2: "),
        (Fault::TooEven, "k = 3, power 1: "),
    ];
    for (fault, expected) in faults {
        let why = check(Dealer::Plain(Some(fault)), 3).unwrap_err();
        assert!(why.starts_with(expected), "{fault:?}: {why}");
    }
}
