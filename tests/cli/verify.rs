//! `verify`.

use crate::support::*;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::descriptor::{Kind, Purpose};
use sso_escrow::share::envelope::Envelope;
use std::fs;

fn verify(place: &str, passwords: &[String]) -> Ran {
    run_with(&["verify", "--rehearsal", place], Some(passwords))
}

#[test]
fn a_good_share_is_good_whether_folder_or_file_is_named() {
    let set = Make::default().set();
    let words = set.words();
    verify(&set.place(3), &passwords(&[3])).done(&["share 3 of 5 opens", &words]);
    let file = format!("file:{}", set.file(3).display());
    verify(&file, &passwords(&[3])).done(&["share 3 of 5 opens"]);
}

#[test]
fn a_wrong_password_and_damage_are_told_apart() {
    let set = Make::default().set();
    verify(&set.place(3), &passwords(&[4]))
        .failed(5, &["The password of share 3 of Chloé is wrong"]);
    fs::write(set.file(3), "something else").unwrap();
    let ran = verify(&set.place(3), &passwords(&[3]));
    ran.failed(4, &["not a file of sso-escrow", "another copy"]);
    assert!(!ran.err.contains("quorum"), "one share is no matter of a quorum: {ran:#?}");
}

#[test]
fn there_is_no_second_try_without_a_terminal() {
    let set = Make::default().set();
    let lines = [password(4), password(3)];
    verify(&set.place(3), &lines).failed(2, &["2 lines of passwords for 1 share."]);
}

#[test]
fn production_needs_no_option() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let arguments = arguments(&[&["verify", &set.place(1)], WAIVED], vec![]);
    run_with(&arguments, Some(&passwords(&[1]))).done(&["share 1 of 5 opens"]);
    verify(&set.place(1), &passwords(&[1])).failed(4, &["is not for practice"]);
}

#[test]
fn several_sets_at_a_place_have_to_be_told_apart() {
    let set = Make::default().set();
    let second = Make::default().set_in(set.folder.path());
    let ids = [set.descriptor.set_id.to_string(), second.set_id.to_string()];
    verify(&set.place(1), &passwords(&[1])).failed(2, &["several sets", &ids[0], &ids[1], "--set"]);
    for (id, words) in [(&ids[0], set.words()), (&ids[1], second.fingerprint().words().to_string())]
    {
        let place = set.place(1);
        let arguments = ["verify", "--rehearsal", &place, "--set", &id[..8]];
        run_with(&arguments, Some(&passwords(&[1]))).done(&[&words]);
    }
    let short = second.fingerprint().words().short();
    let arguments = ["verify", "--rehearsal", &set.place(1), "--set", &short];
    run_with(&arguments, Some(&passwords(&[1]))).done(&["share 1 of 5 opens"]);
    for short in ["0123456", "", "  ", "  0123456"] {
        let arguments = ["verify", "--rehearsal", &set.place(1), "--set", short];
        run_with(&arguments, Some(&passwords(&[1]))).failed(2, &["too short"]);
    }
    let arguments = ["verify", "--rehearsal", &set.place(1), "--set", "zzzzzzzz"];
    run_with(&arguments, Some(&passwords(&[1]))).failed(4, &["none of the set that is meant"]);
}

#[test]
fn two_shares_of_one_set_in_a_folder_are_refused() {
    let set = Make::default().set();
    fs::copy(set.file(2), set.path("1").join(set.descriptor.file_name(2))).unwrap();
    verify(&set.place(1), &passwords(&[1])).failed(4, &["several shares of one set"]);
    let file = format!("file:{}", set.file(1).display());
    verify(&file, &passwords(&[1])).done(&["share 1 of 5"]);
    // A copy of the same share is no other share.
    fs::remove_file(set.path("1").join(set.descriptor.file_name(2))).unwrap();
    fs::copy(set.file(1), set.path("1").join("copy.ssoshare")).unwrap();
    verify(&set.place(1), &passwords(&[1])).done(&["share 1 of 5"]);
    // And a damaged one beside it is told of.
    fs::write(set.path("1").join("copy.ssoshare"), "x").unwrap();
    verify(&set.place(1), &passwords(&[1])).done(&["share 1 of 5"]).failed(0, &["copy.ssoshare"]);
}

/// What ends like `ask` is a folder all the same where `file:` stands before it.
#[test]
fn a_folder_may_end_like_the_place_that_asks() {
    let set = Make::default().set();
    let folder = set.path("Anna=ask");
    fs::rename(set.path("1"), &folder).unwrap();
    let place = format!("file:{}", folder.display());
    verify(&place, &passwords(&[1])).done(&["share 1 of 5 opens"]);
}

/// A medium whose share opens, and whose envelope is damaged or gone, brings no payload back.
#[test]
fn an_envelope_that_is_not_whole_is_told() {
    let set = Make { kind: Kind::NativeBackup, payload: vec![7; 3000], ..Make::default() }.set();
    verify(&set.place(3), &passwords(&[3])).done(&["share 3 of 5 opens"]);
    let file = set.path("3").join(set.descriptor.envelope_file_name());
    let mut bytes = fs::read(&file).unwrap();
    bytes[1000] ^= 1;
    fs::write(&file, bytes).unwrap();
    let name = set.descriptor.envelope_file_name();
    let ran = verify(&set.place(3), &passwords(&[3]));
    ran.failed(4, &["share is good", "no whole one", &name, "from another medium"]);
    assert!(ran.out.contains("share 3 of 5 opens"), "{ran:#?}");
    // A whole one that says it is of this set, and was made with another key.
    let key = SecretBytes::copy_of(&[1; 32]).unwrap();
    let other = Envelope::seal(set.descriptor.set_id, &key, &set.payload).unwrap();
    fs::write(&file, other.to_file().unwrap()).unwrap();
    let ran = verify(&set.place(3), &passwords(&[3]));
    ran.failed(4, &[&name, "does not belong to this set, or has been altered"]);
    fs::remove_file(&file).unwrap();
    verify(&set.place(3), &passwords(&[3])).failed(4, &["share is good", "no whole one"]);
}
