//! What `docs/recover.py` refuses, with exit status and reason.

use std::fs;

use sso_escrow::share::descriptor::{Kind, Purpose};

use crate::reader::*;
use crate::support::*;

#[test]
fn one_flipped_byte_is_damage_wherever_it_is() {
    if !can_read() {
        return;
    }
    let set = Make { threshold: 2, ..Make::default() }.set();
    let file = set.file(2);
    let good = fs::read(&file).unwrap();
    for at in [3, 40, good.len() / 2, good.len() - 60, good.len() - 33, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        fs::write(&file, bad).unwrap();
        let ran = recover(&set, &[1, 2], &["--rehearsal"], &passwords(&[1, 2]));
        refused(&ran, 4, "damaged");
        // The damaged share is not needed if enough others are good.
        let ran = recover(&set, &[2, 1, 3], &["--rehearsal"], &passwords(&[2, 1, 3]));
        assert_eq!(printed(&ran), set.payload);
    }
    fs::write(&file, &good[..good.len() - 1]).unwrap();
    let ran = recover(&set, &[1, 2], &["--rehearsal"], &passwords(&[1, 2]));
    refused(&ran, 4, "damaged");
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    if !can_read() {
        return;
    }
    let set = Make { threshold: 2, ..Make::default() }.set();
    fs::remove_file(set.file(2)).unwrap();
    fs::create_dir(set.file(2)).unwrap();
    let ran = recover(&set, &[1, 2, 3], &["--rehearsal"], &passwords(&[1, 2, 3]));
    assert_eq!(printed(&ran), set.payload);
    let ran = recover(&set, &[1, 2], &["--rehearsal"], &passwords(&[1, 2]));
    refused(&ran, 3, "too-few");
    assert!(ran.err.contains("Is a directory"), "{ran:#?}");
}

#[test]
fn passwords_and_numbers_of_shares_are_told_apart() {
    if !can_read() {
        return;
    }
    let set = Make::default().set();
    let run = |numbers: &[u8], passwords_of: &[u8]| {
        recover(&set, numbers, &["--rehearsal"], &passwords(passwords_of))
    };
    refused(&run(&[1, 2], &[1, 2]), 3, "too-few");
    refused(&run(&[1, 2, 3], &[1, 2, 4]), 5, "wrong-password");
    refused(&run(&[1, 2, 1], &[1, 2, 1]), 3, "duplicate");
    // A wrong password first does not stop the other shares.
    assert_eq!(printed(&run(&[5, 1, 2, 3], &[4, 1, 2, 3])), set.payload);
    // Damage has priority over a wrong password.
    fs::write(set.file(4), b"\xd9\xd9\xf7 no share").unwrap();
    refused(&run(&[1, 2, 4], &[1, 3, 4]), 4, "damaged");
    refused(&run(&[1, 2, 3], &[1, 2]), 2, "usage");
    let ran = recover(&set, &[], &[], &[]);
    refused(&ran, 2, "usage");
    let ran = recover(&set, &[1, 2, 3], &["--words", "no such words"], &passwords(&[1, 2, 3]));
    refused(&ran, 2, "usage");
}

#[test]
fn shares_of_other_sets_do_not_count() {
    if !can_read() {
        return;
    }
    let make = || Make { threshold: 2, ..Make::default() };
    let (set, other) = (make().set(), make().set());
    let mixed = |words: &str, files: &[String]| {
        let how: &[&str] =
            &["--rehearsal", "--passwords-from", "-", "--out", "-", "--words", words];
        read(&line(how, &[], files.to_vec()), &vec![password(1); files.len()])
    };
    let files = [text(set.file(1)), text(other.file(1))];
    refused(&mixed("", &files), 4, "foreign");
    let numbers = set.descriptor.fingerprint().words().numbers().map(|n| format!("{n:04}"));
    let letters = set.descriptor.fingerprint().words().words().map(|w| &w[..w.len().min(4)]);
    for words in [set.words(), set.words().to_uppercase(), numbers.join("-"), letters.join(" ")] {
        refused(&mixed(&words, &files), 4, "foreign");
        let ran = recover(&set, &[3, 4], &["--rehearsal", "--words", &words], &passwords(&[3, 4]));
        assert_eq!(printed(&ran), set.payload, "{words}");
    }
    // The set words decide, not the order of the shares.
    let ran =
        recover(&set, &[3, 4], &["--rehearsal", "--words", &other.words()], &passwords(&[3, 4]));
    refused(&ran, 4, "foreign");
    let later = Make { supersedes: Some((set.descriptor.set_id, 2)), ..make() }.set();
    refused(&mixed("", &[text(set.file(1)), text(later.file(1))]), 4, "other-generation");
}

#[test]
fn practice_and_earnest_are_kept_apart() {
    if !can_read() {
        return;
    }
    let practice = Make { threshold: 2, ..Make::default() }.set();
    let ran = recover(&practice, &[1, 2], &[], &passwords(&[1, 2]));
    refused(&ran, 4, "practice");
    let production = Make { threshold: 2, purpose: Purpose::Production, ..Make::default() }.set();
    let ran = recover(&production, &[1, 2], &["--rehearsal"], &passwords(&[1, 2]));
    refused(&ran, 4, "production");
}

#[test]
fn an_envelope_is_that_of_the_set_or_none() {
    if !can_read() {
        return;
    }
    let make = || {
        let (kind, payload) = (Kind::NativeBackup, payload_of(Kind::NativeBackup, 700));
        Make { threshold: 2, kind, payload, ..Make::default() }.set()
    };
    let (set, other) = (make(), make());
    let kept = |set: &Set| {
        let kept = set.path("kept");
        fs::copy(set.path("1").join(set.descriptor.envelope_file_name()), &kept).unwrap();
        kept
    };
    let (ours, foreign) = (kept(&set), kept(&other));
    let run = |envelope: Option<String>| {
        let mut more = vec!["--rehearsal"];
        if let Some(envelope) = &envelope {
            more.extend(["--envelope", envelope]);
        }
        recover(&set, &[1, 2], &more, &passwords(&[1, 2]))
    };
    assert_eq!(printed(&run(Some(text(&ours)))), set.payload);
    for x in ["1", "2", "3", "4", "5"] {
        let beside = set.path(x).join(set.descriptor.envelope_file_name());
        fs::rename(beside, set.path(x).join("elsewhere")).unwrap();
    }
    refused(&run(None), 4, "envelope-missing");
    refused(&run(Some(text(&foreign))), 4, "envelope-foreign");
    refused(&run(Some(text(set.file(1)))), 4, "not-ours");
    let mut bytes = fs::read(&ours).unwrap();
    bytes[100] ^= 1;
    fs::write(set.path("altered"), bytes).unwrap();
    refused(&run(Some(text(set.path("altered")))), 4, "damaged");
}
