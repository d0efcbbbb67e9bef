//! vsss-rs and our core each combine shares that the other has split, through the map between the two
//! representations of the field.

use std::collections::BTreeMap;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use peers::field::{Isomorphism, OURS, THEIRS};
use peers::known::{self, Case};
use sso_escrow::random::Generator;
use sso_escrow::shamir::{self, Scheme};
use vsss_rs::Gf256;

const KEPT: &str = include_str!("../../../vectors/primitives/vsss-rs.json");

/// The secret that our core combines from these shares.
fn combined(threshold: u8, shares: &[Vec<u8>]) -> Vec<u8> {
    let shares: Vec<&[u8]> = shares.iter().map(Vec::as_slice).collect();
    let mut secret = vec![0; shares[0].len() - 1];
    shamir::combine(threshold, &shares, &mut secret).unwrap();
    secret
}

fn decoded(case: &Case) -> Vec<Vec<u8>> {
    case.shares.iter().map(|share| hex::decode(share).unwrap()).collect()
}

#[test]
fn the_answers_that_are_kept_are_those_that_are_made() {
    assert_eq!(known::json(&known::cases()), KEPT, "cargo run --bin known-answers");
}

#[test]
fn our_core_combines_what_vsss_rs_has_split() {
    let groups: BTreeMap<String, Vec<Case>> = serde_json::from_str(KEPT).unwrap();
    let cases = &groups["shamir"];
    let thresholds: Vec<u8> = cases.iter().map(|case| case.threshold).collect();
    for threshold in [2, 3, 4, 7] {
        assert!(thresholds.contains(&threshold), "{threshold}");
    }
    let back = Isomorphism::new(THEIRS, OURS).inverse();
    for case in cases {
        let shares = decoded(case);
        let secret = combined(case.threshold, &shares);
        assert_eq!(hex::encode(&secret), case.secret, "{}", case.source);
        // The same shares before they were mapped. This case would show if the two field polynomials were
        // confused.
        let unmapped: Vec<Vec<u8>> = shares.iter().map(|share| back.map_all(share)).collect();
        let wrong = combined(case.threshold, &unmapped);
        assert_ne!(wrong, back.map_all(&secret), "{} says nothing about the field", case.source);
    }
}

#[test]
fn vsss_rs_combines_what_our_core_has_split() {
    let back = Isomorphism::new(OURS, THEIRS);
    let mut random = Generator::new(b"").unwrap();
    let mut choice = ChaCha20Rng::from_seed([0; 32]);
    for (threshold, count, length) in
        [(2, 2, 1), (2, 9, 31), (3, 5, 64), (4, 255, 32), (7, 12, 600)]
    {
        let mut secret = vec![0; length];
        random.fill(&mut secret);
        let mut shares = vec![vec![0; length + 1]; count];
        let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(Vec::as_mut_slice).collect();
        let scheme = Scheme::new(threshold, count).unwrap();
        shamir::split(scheme, &secret, &mut random, &mut buffers).unwrap();
        for _ in 0..20 {
            // Any quorum: shares are removed until only `threshold` remain.
            let mut quorum: Vec<Vec<u8>> = shares.iter().map(|s| back.map_all(s)).collect();
            while quorum.len() > threshold {
                quorum.swap_remove(choice.next_u32() as usize % quorum.len());
            }
            let theirs = Gf256::combine_bytes(&quorum).unwrap();
            assert_eq!(theirs, back.map_all(&secret), "{threshold} of {count}");
        }
    }
}
