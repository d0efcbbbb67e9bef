//! Compares k-1 shares of two secrets, as an attacker may have them. They must not show which secret they
//! belong to.

use sso_escrow::random::Generator;

use crate::dealer::{Dealer, Fault};
use crate::statistics::{alike, counts};

/// The number of sharings of each secret that are compared.
const SHARINGS: usize = 1 << 18;

/// Every choice of `size` out of 0 to `count`-1.
pub(crate) fn choices(count: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![vec![]];
    }
    let last = size - 1..count;
    let with_last = |last: usize| {
        let before = choices(last, size - 1).into_iter();
        before.map(move |mut choice| {
            choice.push(last);
            choice
        })
    };
    last.flat_map(with_last).collect()
}

fn check(dealer: Dealer, threshold: usize, count: usize) -> Result<(), String> {
    let mut random = Generator::new(b"").unwrap();
    // One sharing for each byte.
    let [one, other] = [0x00, 0xa7]
        .map(|secret| dealer.deal(threshold, count, &vec![secret; SHARINGS], &mut random));
    for choice in choices(count, threshold - 1) {
        // All bits of one or two shares. Of more shares, as many bits as give 65,536 cells, the high bits
        // first.
        let bits = 8.min(16 / choice.len());
        for shift in [8 - bits, 0] {
            let seen = |shares: &[Vec<u8>]| {
                let cell = |i: usize| {
                    choice.iter().fold(0, |cell, &share| {
                        let y = usize::from(shares[share][i]);
                        cell << bits | (y >> shift & ((1 << bits) - 1))
                    })
                };
                counts(1 << (bits * choice.len()), (1..=SHARINGS).map(cell))
            };
            let name = format!("k = {threshold}, shares {choice:?} from 0, bits from {shift}");
            alike(&name, &seen(&one), &seen(&other))?;
        }
    }
    Ok(())
}

#[test]
fn fewer_shares_than_the_threshold_look_alike_for_any_secret() {
    for (threshold, count) in [(2, 5), (3, 5), (5, 6)] {
        check(Dealer::Ours, threshold, count).unwrap();
    }
}

#[test]
fn shares_that_tell_are_refused() {
    check(Dealer::Plain(None), 3, 3).unwrap();
    for (fault, threshold) in
        [(Fault::NeverZero, 2), (Fault::OneForAllBytes, 3), (Fault::OneForTwoPowers, 3)]
    {
        check(Dealer::Plain(Some(fault)), threshold, threshold).unwrap_err();
    }
}
