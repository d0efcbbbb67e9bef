//! `drill`.

use std::fs;

use sso_escrow::share::descriptor::Kind;

use crate::support::*;

fn drill(set: &Set, numbers: &[u8], more: &[&str]) -> Ran {
    let start: &[&str] = &["drill", "--rehearsal", "--yes"];
    run_with(&arguments(&[start, more], set.shares(numbers)), Some(&passwords(numbers)))
}

#[test]
fn a_healthy_set_passes() {
    let set = Make::default().set();
    let ran = drill(&set, &[1, 2, 3, 4, 5], &[]);
    ran.showed(&["5 of 5 shares are good, 0 faulty; 3 are needed", "PASS"]);
    assert!(!ran.out.contains("put together"));
    drill(&set, &[5, 2, 4], &["--full"]).showed(&["put together in memory", "PASS"]);
}

#[test]
fn an_envelope_is_opened_by_a_full_drill_and_missed_when_gone() {
    let set = Make { kind: Kind::NativeBackup, payload: vec![7; 3000], ..Make::default() }.set();
    drill(&set, &[5, 2, 4], &["--full"]).showed(&["put together in memory", "PASS"]);
    // One copy beside any of the shares is enough; a damaged one is passed over.
    let name = set.descriptor.envelope_file_name();
    fs::write(set.path("5").join(&name), "damaged").unwrap();
    fs::remove_file(set.path("2").join(&name)).unwrap();
    let ran = drill(&set, &[5, 2, 4], &["--full"]);
    ran.showed(&["PASS"]);
    assert!(ran.err.contains(&name) && ran.err.contains("from another medium"), "{ran:#?}");
    fs::remove_file(set.path("4").join(&name)).unwrap();
    drill(&set, &[5, 2, 4], &["--full"]).failed(4, &["envelope"]);
    assert!(drill(&set, &[5, 2, 4], &["--full"]).out.contains("FAIL"));
}

#[test]
fn one_faulty_share_fails_though_the_quorum_is_there() {
    let set = Make::default().set();
    let mut bytes = fs::read(set.file(2)).unwrap();
    bytes.truncate(200);
    fs::write(set.file(2), bytes).unwrap();
    let ran = drill(&set, &[1, 2, 3, 4], &[]);
    ran.failed(4, &["A quorum is there, but a share is damaged"]);
    assert!(ran.out.contains("3 of 5 shares are good, 1 faulty") && ran.out.contains("FAIL"));
}

#[test]
fn a_wrong_password_fails_with_its_own_status() {
    let set = Make::default().set();
    let arguments = arguments(&[&["drill", "--rehearsal"]], set.shares(&[1, 2, 3, 4]));
    let mut lines = passwords(&[1, 2, 3, 4]);
    lines[3] = "not the password".to_owned();
    run_with(&arguments, Some(&lines))
        .failed(5, &["share 4 of David", "A quorum is there, but a password was wrong"]);
}

#[test]
fn a_share_that_is_named_twice_is_no_fault() {
    let set = Make::default().set();
    let ran = drill(&set, &[1, 2, 2, 3], &[]);
    ran.showed(&["3 of 5 shares are good, 0 faulty", "PASS"]).failed(0, &["counted already"]);
}

#[test]
fn too_few_shares_fail() {
    let set = Make::default().set();
    let ran = drill(&set, &[1, 2], &["--full"]);
    ran.failed(3, &["2 of 3"]);
    assert!(ran.out.contains("FAIL") && !ran.out.contains("put together"));
}

#[test]
fn the_words_are_asked_for_by_a_full_drill_alone() {
    let set = Make::default().set();
    let start: &[&str] = &["drill", "--rehearsal"];
    let full = arguments(&[start, &["--full"]], set.shares(&[1, 2, 3]));
    run_with(&full, Some(&passwords(&[1, 2, 3]))).failed(2, &["words of the set"]);
    let plain = arguments(&[start], set.shares(&[1, 2, 3]));
    let words = set.words();
    run_with(&plain, Some(&passwords(&[1, 2, 3]))).showed(&["PASS", "Compare them", &words]);
}
