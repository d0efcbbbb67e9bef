//! The core combines shares that libgfshare's `gfsplit` makes of random secrets during the test.

use std::fs;
use std::path::Path;
use std::process::Command;

use sso_escrow::random::Generator;
use sso_escrow::shamir;

/// Reports whether a command of libgfshare is installed. If not, prints that the test is skipped.
pub fn has(command: &str) -> bool {
    let there = Command::new(command).arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: {command} (Debian: libgfshare-bin) is not installed");
    }
    there
}

fn random_bytes(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    chacha20::rand_core::Rng::fill_bytes(&mut Generator::new(b"").unwrap(), &mut bytes);
    bytes
}

/// The shares x ‖ y that `gfsplit` makes of a secret, in the order of x. `gfsplit` chooses the numbers.
fn split(folder: &Path, secret: &[u8], threshold: u8, count: u8) -> Vec<Vec<u8>> {
    let file = folder.join("secret");
    fs::write(&file, secret).unwrap();
    let status = Command::new("gfsplit")
        // The order matters: the threshold is checked against the count, which is 5 before `-m`.
        .args(["-m", &count.to_string(), "-n", &threshold.to_string()])
        .arg(&file)
        .arg(folder.join("s"))
        .status()
        .unwrap();
    assert!(status.success());
    let mut shares = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let number = path.extension().map(|number| number.to_str().unwrap().parse().unwrap());
        if let Some(x) = number {
            shares.push([&[x][..], &fs::read(&path).unwrap()].concat());
        }
    }
    assert_eq!(shares.len(), usize::from(count));
    shares.sort();
    shares
}

#[track_caller]
fn combines(threshold: u8, shares: &[&[u8]], secret: &[u8]) {
    let mut combined = vec![0; secret.len()];
    shamir::combine(threshold, shares, &mut combined).unwrap();
    let numbers: Vec<u8> = shares.iter().map(|share| share[0]).collect();
    assert!(combined == secret, "k = {threshold}, share numbers {numbers:?}");
}

#[test]
fn the_core_combines_what_gfsplit_made() {
    if !has("gfsplit") {
        return;
    }
    for (threshold, length) in [(2, 1), (2, 64), (3, 64), (4, 545), (128, 96)] {
        let folder = tempfile::tempdir().unwrap();
        let secret = random_bytes(length);
        // All 255 numbers, so that 255 is included and the test can choose each quorum.
        let shares = split(folder.path(), &secret, threshold, 255);
        assert!(shares.iter().zip(1..=255).all(|(share, x)| share[0] == x));
        let share = |x: u8| shares[usize::from(x) - 1].as_slice();
        let k = usize::from(threshold);
        // The last k, with 255 first; the first k; and k with gaps. With numbers a, b and a xor b the weights
        // are the same in every field, so a wrong field would not be noticed.
        let mut quorums: Vec<Vec<u8>> =
            vec![(1..=255).rev().take(k).collect(), (1..=threshold).collect()];
        quorums.push((0..threshold).map(|at| 255 - at * (254 / threshold)).collect());
        quorums.extend([vec![255, 7, 100], vec![1, 2, 4], vec![5, 9, 13]].map(|mut quorum| {
            quorum.extend((20..=255).filter(|x| ![100, 255].contains(x)));
            quorum.truncate(k);
            quorum
        }));
        for quorum in quorums {
            if quorum.len() == 3 && quorum[0] ^ quorum[1] ^ quorum[2] == 0 {
                continue;
            }
            let chosen: Vec<&[u8]> = quorum.iter().map(|&x| share(x)).collect();
            combines(threshold, &chosen, &secret);
        }
        // k-1 shares give another result. This shows that `gfsplit` does require k.
        if threshold > 2 && length > 8 {
            let fewer: Vec<&[u8]> = (1..threshold).map(share).collect();
            let mut combined = vec![0; length];
            shamir::combine(threshold - 1, &fewer, &mut combined).unwrap();
            assert_ne!(combined, secret);
        }
    }
}

/// Checks the numbers that `gfsplit` draws itself, as in normal use.
#[test]
fn the_core_takes_the_numbers_that_gfsplit_draws() {
    if !has("gfsplit") {
        return;
    }
    for round in 0..8 {
        let folder = tempfile::tempdir().unwrap();
        let secret = random_bytes(64 + round);
        let shares = split(folder.path(), &secret, 3, 5);
        for quorum in [[0, 1, 2], [4, 2, 0], [3, 4, 1]] {
            combines(3, &quorum.map(|at| shares[at].as_slice()), &secret);
        }
    }
}
