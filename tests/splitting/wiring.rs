//! Which random byte becomes which coefficient. Each coefficient of each byte of the secret must come from a
//! different random byte.

use std::collections::HashSet;

use crate::dealer::{Dealer, Fault, Script};
use crate::field::coefficients;

/// For each coefficient of each byte of a secret: the index of its random byte.
pub(crate) struct Wiring {
    /// `source[p][i]` is for the power p+1 and the byte i.
    source: Vec<Vec<usize>>,
    drawn: usize,
}

impl Wiring {
    /// Finds out how `dealer` deals secrets of `bytes` bytes. The generator returns the numbers of its bytes,
    /// counted from 1, one digit in each pass.
    pub(crate) fn of(dealer: Dealer, threshold: usize, bytes: usize) -> Result<Self, String> {
        let secret: Vec<u8> = (0..bytes).map(|i| (i * 29 + 7) as u8).collect();
        let mut source = vec![vec![0; bytes]; threshold - 1];
        let mut drawn = 0;
        for digit in 0..3 {
            // More bytes than needed. Bytes drawn beyond the needed ones must show as a fault, not as zeros.
            let numbers = 1..=2 * (threshold * bytes + 64);
            let script: Vec<u8> = numbers.map(|number| (number >> (8 * digit)) as u8).collect();
            let mut random = Script::new(&script);
            let found = coefficients(&dealer.deal(threshold, threshold, &secret, &mut random));
            if found[0] != secret {
                return Err("the constant terms are not the secret".to_owned());
            }
            for (source, found) in source.iter_mut().zip(&found[1..]) {
                for (source, &found) in source.iter_mut().zip(found) {
                    *source += usize::from(found) << (8 * digit);
                }
            }
            drawn = random.drawn;
        }
        let mut taken = HashSet::new();
        for at in source.iter_mut().flatten() {
            if !(1..=drawn).contains(at) || !taken.insert(*at) {
                return Err("a coefficient has no random byte of its own".to_owned());
            }
            *at -= 1;
        }
        Ok(Self { source, drawn })
    }

    /// The random bytes that set the coefficient of power p+1 in byte i to `wanted(p, i)`.
    pub(crate) fn script(&self, wanted: impl Fn(usize, usize) -> u8) -> Vec<u8> {
        let mut script = vec![0; self.drawn];
        for (p, source) in self.source.iter().enumerate() {
            for (i, &at) in source.iter().enumerate() {
                script[at] = wanted(p, i);
            }
        }
        script
    }
}

#[test]
fn every_coefficient_has_a_random_byte_of_its_own() {
    for threshold in [2, 3, 5] {
        for bytes in (1..=140).chain(505..=520).chain([544, 1023, 1024, 1025, 5000]) {
            let wiring = Wiring::of(Dealer::Ours, threshold, bytes);
            assert!(wiring.is_ok(), "{threshold}, {bytes} bytes: {:?}", wiring.err());
        }
    }
}

#[test]
fn shared_random_bytes_are_refused() {
    assert!(Wiring::of(Dealer::Plain(None), 3, 100).is_ok());
    for fault in [Fault::OneForAllBytes, Fault::OneForTwoPowers] {
        assert!(Wiring::of(Dealer::Plain(Some(fault)), 3, 100).is_err(), "{fault:?}");
    }
}
