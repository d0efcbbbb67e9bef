//! Checks every polynomial. For each secret, k-1 shares take every combination of values exactly once. So
//! each combination is equally likely for every secret, by counting and not by chance.
//!
//! GF(2^8) is checked for k = 2 and 3. Its subfields GF(4) and GF(16), with share numbers, coefficients and
//! secret in the subfield, are also checked for k = 4.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::dealer::{Dealer, Fault, Script};
use crate::field::subfield;
use crate::look_alike::choices;
use crate::wiring::Wiring;

/// What is checked.
struct Task<'a> {
    threshold: usize,
    /// The values of coefficients and shares.
    field: &'a [u8],
    secrets: &'a [u8],
    /// The numbers of the shares that are examined.
    numbers: &'a [u8],
    /// The number of polynomials that are dealt at once, as one secret.
    at_once: usize,
}

impl Task<'_> {
    fn check(&self, dealer: Dealer) -> Result<(), String> {
        let size = self.field.len();
        let polynomials = size.pow(self.threshold as u32 - 1);
        let count = usize::from(*self.numbers.iter().max().unwrap()).max(self.threshold);
        let pieces: Vec<(usize, Vec<u8>)> = self.scripts(dealer, polynomials)?;
        let mut rank = [None; 256];
        (0..=255).zip(self.field).for_each(|(at, &a)| rank[usize::from(a)] = Some(at));
        let choices = choices(self.numbers.len(), self.threshold - 1);
        for &secret in self.secrets {
            let mut seen: Vec<Vec<u8>> = vec![Vec::new(); self.numbers.len()];
            for (bytes, script) in &pieces {
                let mut random = Script::new(script);
                let shares = dealer.deal(self.threshold, count, &vec![secret; *bytes], &mut random);
                for (seen, &x) in seen.iter_mut().zip(self.numbers) {
                    let y = &shares[usize::from(x) - 1][1..];
                    for &y in y {
                        let rank = rank[usize::from(y)];
                        seen.push(rank.ok_or("a share is not in the field of its secret")?);
                    }
                }
            }
            for choice in &choices {
                let mut values = vec![0; polynomials];
                for &share in choice {
                    for (value, &rank) in values.iter_mut().zip(&seen[share]) {
                        *value = *value * size + usize::from(rank);
                    }
                }
                let mut taken = vec![false; polynomials];
                if values.into_iter().any(|value| std::mem::replace(&mut taken[value], true)) {
                    return Err(format!("secret {secret}, shares {choice:?}: twice the same"));
                }
            }
        }
        Ok(())
    }

    /// The random bytes that deal every polynomial once, in pieces. Each has its number of secret bytes.
    fn scripts(&self, dealer: Dealer, polynomials: usize) -> Result<Vec<(usize, Vec<u8>)>, String> {
        let size = self.field.len();
        let mut wirings = HashMap::new();
        let mut pieces = Vec::new();
        for from in (0..polynomials).step_by(self.at_once) {
            let bytes = self.at_once.min(polynomials - from);
            let wiring = match wirings.entry(bytes) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(Wiring::of(dealer, self.threshold, bytes)?),
            };
            // The coefficients are the digits of the polynomial's number.
            let digit = |p: usize, i: usize| (from + i) / size.pow(p as u32) % size;
            pieces.push((bytes, wiring.script(|p, i| self.field[digit(p, i)])));
        }
        Ok(pieces)
    }
}

const ALL: [u8; 256] = {
    let mut all = [0; 256];
    let mut i = 0;
    while i < 256 {
        all[i] = i as u8;
        i += 1;
    }
    all
};

#[test]
fn one_share_of_two_takes_every_value_once() {
    for at_once in [256, 67, 11] {
        let numbers = &ALL[1..];
        let task = Task { threshold: 2, field: &ALL, secrets: &ALL, numbers, at_once };
        task.check(Dealer::Ours).unwrap();
    }
}

#[test]
fn two_shares_of_three_take_every_pair_once() {
    let task =
        |secrets, numbers, at_once| Task { threshold: 3, field: &ALL, secrets, numbers, at_once };
    task(&ALL, &[1, 2, 3, 4, 5], 1 << 16).check(Dealer::Ours).unwrap();
    task(&[0, 1, 0x5a, 0xff], &[1, 2, 3, 4, 5], 83).check(Dealer::Ours).unwrap();
    task(&[0x5a], &[1, 2, 16, 127, 128, 129, 254, 255], 1 << 16).check(Dealer::Ours).unwrap();
}

#[test]
fn shares_of_small_fields_take_every_combination_once() {
    for (size, threshold) in [(4, 3), (4, 4), (16, 3), (16, 4)] {
        let field = &subfield(size)[..];
        for at_once in [1 << 16, 13] {
            let task = Task { threshold, field, secrets: field, numbers: &field[1..], at_once };
            task.check(Dealer::Ours).unwrap();
        }
    }
}

#[test]
fn faulty_dealers_are_refused() {
    let field = &subfield(16)[..];
    let numbers = &field[1..4];
    let task = Task { threshold: 3, field, secrets: field, numbers, at_once: 100 };
    task.check(Dealer::Plain(None)).unwrap();
    for fault in
        [Fault::NeverZero, Fault::TopNeverZero, Fault::OneForAllBytes, Fault::OneForTwoPowers]
    {
        assert!(task.check(Dealer::Plain(Some(fault))).is_err(), "{fault:?}");
    }
}

#[test]
fn combinations_that_come_twice_are_refused() {
    let field = &subfield(16)[..];
    let why = |numbers: &[u8]| {
        let task = Task { threshold: 3, field, secrets: &field[5..6], numbers, at_once: 100 };
        task.check(Dealer::Ours).unwrap_err()
    };
    // One share, examined as if it were two; and one whose number is outside the subfield.
    assert!(why(&[field[2], field[2]]).ends_with("twice the same"));
    let outside = (1..).find(|x| !field.contains(x)).unwrap();
    assert!(why(&[field[2], outside]).contains("not in the field"));
}
