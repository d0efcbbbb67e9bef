//! The properties, checked on the seeds and on changes of them, with `cargo test` and no fuzzing engine.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sso_escrow::share::Share;
use sso_escrow::share::header::Header;
use sso_escrow_fuzz::bounded::bounded;
use sso_escrow_fuzz::mutate::{self, Dice, changed};
use sso_escrow_fuzz::{TARGETS, frame, second};
use sso_escrow_fuzz_seeds::Seeds;

/// The seeds of a target. They are made once, because an allocation of one test counts against the bound of
/// another.
fn seeds(target: &str) -> &'static BTreeSet<Vec<u8>> {
    static ALL: LazyLock<Seeds> = LazyLock::new(sso_escrow_fuzz_seeds::all);
    ALL.get(target).expect("every target has seeds")
}

/// Checks what would stop the engine: an overflow, a property that does not hold, an allocation above the
/// bound.
#[test]
fn every_seed_keeps_the_properties() {
    for (target, check) in TARGETS {
        for seed in seeds(target) {
            check(seed);
            // Cut at several lengths, and with single bits changed.
            for at in (0..seed.len()).step_by(1 + seed.len() / 64) {
                check(&seed[..at]);
                let mut changed = seed.clone();
                changed[at] ^= 1 << (at % 8);
                check(&changed);
            }
        }
    }
}

/// Checks that changes of the structure reach most of the rules, and that some results are accepted.
#[test]
fn changes_by_structure_reach_behind_the_lengths() {
    let mut refusals = BTreeSet::new();
    let mut accepted = 0;
    for seed in seeds("header") {
        for number in 0..20_000 {
            let Some(bytes) = changed(seed, &mut Dice::new(number)) else { continue };
            sso_escrow_fuzz::header::check(&bytes);
            match Header::decode(&bytes) {
                Ok(_) => accepted += usize::from(bytes != *seed),
                Err(error) => drop(refusals.insert(error.reason())),
            }
        }
    }
    let reached = [
        "card",
        "cost",
        "deterministic",
        "duplicate-name",
        "generation",
        "index",
        "layout",
        "msids",
        "point",
        "text",
        "threshold",
        "version",
        "waivers",
    ];
    assert!(reached.iter().all(|word| refusals.contains(word)), "{refusals:?}");
    assert!(accepted > 1000, "{accepted}");
}

/// Checks that a change takes only a few times the memory of its input, also for nested lists, which it
/// copies.
#[test]
fn changes_by_structure_take_bounded_memory() {
    const ROOM: usize = 16_384;
    let other = |_: &mut [u8], size: usize, _: usize| size;
    let long_list = [&b"m\x81\x81\x99\x2e\xe0"[..], &[0; 12_000]].concat();
    for input in seeds("share").iter().chain([&long_list]) {
        let mut data = input.clone();
        data.resize(ROOM.max(input.len()), 0);
        for number in 0..100 {
            data[..input.len()].copy_from_slice(input);
            bounded(ROOM, || mutate::share(&mut data, input.len(), ROOM, number, other));
        }
    }
}

/// Checks that an input longer than the engine's own limit is not decoded: the engine has no limit if it is started by
/// hand.
#[test]
fn changes_of_long_inputs_take_no_memory() {
    const ROOM: usize = 1 << 20;
    // Byte strings in one another, each in an array; the innermost first.
    let mut nested = vec![0x81, 0x00];
    while nested.len() < ROOM / 2 {
        let length = (nested.len() as u32).to_be_bytes();
        nested = [&b"\x81\x5a"[..], &length, &nested, &[0; 4000]].concat();
    }
    let list = [&b"\x81\x9a\x00\x0f\x00\x00"[..], &vec![0; 0xf_0000]].concat();
    let other = |_: &mut [u8], size: usize, _: usize| size;
    for input in [nested, list] {
        let input = [b"m", &input[..]].concat();
        let mut data = input.clone();
        data.resize(ROOM.max(input.len()), 0);
        for number in 0..20 {
            bounded(0, || mutate::share(&mut data, input.len(), ROOM, number, other));
            bounded(0, || mutate::header(&mut data[1..], input.len() - 1, ROOM, number, other));
        }
    }
}

/// Checks that both readers accept the released set, and that the second refuses a damaged header.
#[test]
fn the_second_reader_reads_what_was_released() {
    let taken = seeds("share").iter().filter_map(|seed| frame::file(seed)).filter(|file| {
        let first = Share::from_file(file);
        let second = second::share(file);
        assert_eq!(first.is_ok(), second.is_some());
        first.is_ok()
    });
    assert!(taken.count() >= 6, "three shares, as files and as maps");
    // The first seeds are those of vectors that break a rule.
    let is_taken = |seed: &&Vec<u8>| second::head(seed).is_some();
    let header = seeds("header").iter().find(is_taken).expect("a header that keeps all rules");
    assert!(second::head(&header[1..]).is_none());
}

/// Checks that the map in a frame is found again, and that a damaged file has no map.
#[test]
fn a_frame_is_put_on_and_taken_off() {
    let file = frame::file_of(b"\xa0");
    assert_eq!(frame::map_of(&file), Some(&b"\xa0"[..]));
    assert_eq!(frame::file(b"m\xa0"), Some(file.clone()));
    assert_eq!(frame::file(&[b"f", &file[..]].concat()), Some(file.clone()));
    assert_eq!(frame::file(b""), None);
    assert_eq!(frame::map_of(&file[1..]), None);
}

/// Checks that every refusal is safe to show.
#[test]
fn the_texts_of_refusals_move_no_cursor() {
    use sso_escrow::share::{Rule, ShareError};
    let rules = [
        Rule::Layout,
        Rule::Deterministic,
        Rule::Version,
        Rule::Generation,
        Rule::Threshold,
        Rule::Text,
        Rule::DuplicateName,
        Rule::Waivers,
        Rule::Msids,
        Rule::Index,
        Rule::Cost,
        Rule::Card,
        Rule::Point,
        Rule::Sealed,
    ];
    let refusals = rules.into_iter().map(ShareError::from).chain([
        ShareError::NotOurs,
        ShareError::Damaged,
        ShareError::TooLarge { most: usize::MAX },
        ShareError::LaterVersion { version: u64::MAX },
    ]);
    for error in refusals {
        sso_escrow_fuzz::refusal::check(error);
        sso_escrow_fuzz::refusal::assert_safe(&error.to_string());
    }
}

/// Checks that both readers read a certificate of ours, and that the property holds for many changes of one
/// byte.
#[test]
fn a_certificate_is_read_as_x509_cert_reads_it() {
    use sso_escrow::token::certificate::Certificate;
    use sso_escrow_fuzz::token;
    use x509_cert::der::Decode;

    let (mut both, mut ours) = (0, 0);
    for at in 0..400u16 {
        for value in (0..=255).step_by(5) {
            let [high, low] = at.to_be_bytes();
            token::check(&[b'i', high, low, value]);
            let der = sso_escrow_fuzz::certificate::with_changes(&[high, low, value]);
            let is_read = Certificate::read(&der).is_some();
            let is_strict = x509_cert::Certificate::from_der(&der).is_ok();
            both += usize::from(is_read && is_strict);
            ours += usize::from(is_read && !is_strict);
        }
    }
    assert!(both > 2000 && ours > 200, "{both}, {ours}");
}
