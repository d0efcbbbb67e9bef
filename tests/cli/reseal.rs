//! `reseal`.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sso_escrow::share::descriptor::Purpose;

use crate::support::*;

/// The new password of what is resealed.
const NEW: &str = "another good password of 1";

fn reseal(from: &str, to: &str, lines: [&str; 2]) -> Ran {
    let lines = lines.map(str::to_owned);
    run_with(&["reseal", "--rehearsal", from, "--to-share", to], Some(&lines))
}

fn place(path: &Path) -> String {
    format!("file:{}", path.display())
}

/// A set, and an empty folder for a share of it.
fn set_and_folder() -> (Set, String) {
    let set = Make { reminder: "where we met", ..Make::default() }.set();
    fs::create_dir(set.path("new")).unwrap();
    let new = place(&set.path("new"));
    (set, new)
}

/// Which status `verify` has with a password.
fn verify(place: &str, password: &str) -> i32 {
    run_with(&["verify", "--rehearsal", place], Some(&[password.to_owned()])).status
}

fn inspect(place: &str) -> Value {
    let ran = run(&["inspect", "--json", place]);
    let told: Value = serde_json::from_str(&ran.showed(&[]).out).unwrap();
    told["shares"][0].clone()
}

#[test]
fn a_share_gets_a_new_password_where_it_lies() {
    let (set, _) = set_and_folder();
    let before = inspect(&set.place(1));
    reseal(&set.place(1), &set.place(1), [&password(1), NEW])
        .showed(&["Share 1 of Anna", "new password"]);
    let after = inspect(&set.place(1));
    // The commitments are in the set; the reminder was that of the old password.
    for same in ["set", "x", "custodian", "path"] {
        assert!(
            before[same] == after[same] && !after[same].is_null(),
            "{same}: {before:#} {after:#}"
        );
    }
    assert_ne!(before["protector"], after["protector"]);
    assert_eq!([verify(&set.place(1), NEW), verify(&set.place(1), &password(1))], [0, 5]);
    assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)]);
    // The others of the set know nothing of it.
    let lines = [NEW.to_owned(), password(2), password(3)];
    let drill = arguments(&[&["drill", "--rehearsal", "--full", "--yes"]], set.shares(&[1, 2, 3]));
    run_with(&drill, Some(&lines)).showed(&["PASS"]);
}

#[test]
fn a_share_moves_to_another_folder() {
    let (set, new) = set_and_folder();
    // From a file that has a name of its own, beside a copy that nobody named.
    let own = set.path("1").join("mine.ssoshare");
    fs::copy(set.file(1), &own).unwrap();
    let ran = reseal(&place(&own), &new, [&password(1), NEW]);
    ran.showed(&["The old share was removed"])
        .failed(0, &["A copy of the old share still lies at"]);
    assert_eq!(names(&set.path("new")), [set.descriptor.file_name(1)]);
    assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)], "what was not named stays");
    assert_eq!([verify(&new, NEW), verify(&set.place(1), &password(1))], [0, 0]);
}

/// Where a folder is named, no copy in it still opens with the old password.
#[test]
fn copies_in_a_folder_go_with_the_old_share() {
    for to in ["1", "new"] {
        let (set, _) = set_and_folder();
        let copy = set.path("1").join("copy.ssoshare");
        fs::copy(set.file(1), &copy).unwrap();
        let to = place(&set.path(to));
        reseal(&set.place(1), &to, [&password(1), NEW]).showed(&["The old share was removed"]);
        assert!(!copy.exists(), "{to}");
        assert_eq!([verify(&to, NEW), verify(&to, &password(1))], [0, 5]);
    }
}

/// The name comes from the set; the file that has another one goes.
#[test]
fn a_file_with_a_name_of_its_own_gets_that_of_the_set() {
    let (set, _) = set_and_folder();
    let own = set.path("1").join("mine.ssoshare");
    fs::rename(set.file(1), &own).unwrap();
    reseal(&set.place(1), &set.place(1), [&password(1), NEW])
        .showed(&["The old share was removed"]);
    assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)]);
    assert_eq!(verify(&set.place(1), NEW), 0);
}

/// All that is refused, each with its status; nothing changes anywhere.
#[test]
fn what_cannot_be_leaves_everything_as_it_was() {
    let (set, new) = set_and_folder();
    let before = fs::read(set.file(1)).unwrap();
    let refused = |from: &str, to: &str, lines: [&str; 2], status: i32, told: &[&str]| {
        reseal(from, to, lines).failed(status, told);
        assert_eq!(fs::read(set.file(1)).unwrap(), before, "{told:?}");
        assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)], "{told:?}");
        assert!(names(&set.path("new")).is_empty(), "{told:?}");
    };
    let (own, one) = (password(1), set.place(1));
    for to in [&one, &new] {
        refused(&one, to, [&password(2), NEW], 5, &["of Anna is wrong"]);
        refused(&one, to, [&own, "short"], 2, &["line 2", "at least 7"]);
    }
    // Another share of the set: no medium gets two.
    refused(&one, &set.place(2), [&own, NEW], 6, &["lies on this medium already", "Ben"]);
    assert_eq!(names(&set.path("2")).len(), 1);
    let nowhere = place(&set.path("nowhere"));
    refused(&one, &nowhere, [&own, NEW], 2, &["nothing at"]);
    refused(&nowhere, &new, [&own, NEW], 2, &["nothing at"]);
    refused(&one, &place(&set.file(1)), [&own, NEW], 2, &["not a folder"]);
    refused(&new, &one, [&own, NEW], 4, &["none of the set"]);
    // Practice needs its option, and production refuses it.
    let lines = [own.clone(), NEW.to_owned()];
    let waived: &[&str] = &["--waive", "network,swap,removable"];
    let in_earnest = arguments(&[&["reseal", &one, "--to-share", &new], waived], vec![]);
    run_with(&in_earnest, Some(&lines)).failed(4, &["practice"]);
    assert_eq!(fs::read(set.file(1)).unwrap(), before);
}

/// A copy of the share lies there under its name: whose it is cannot be known.
#[test]
fn a_file_that_is_there_is_not_replaced() {
    let (set, new) = set_and_folder();
    let there = set.path("new").join(set.descriptor.file_name(1));
    fs::copy(set.file(1), &there).unwrap();
    reseal(&set.place(1), &new, [&password(1), NEW]).failed(6, &["is there already"]);
    assert_eq!(names(&set.path("new")).len(), 1);
    assert_eq!(fs::read(&there).unwrap(), fs::read(set.file(1)).unwrap());
}

#[test]
fn a_dry_run_of_reseal_writes_nothing() {
    let (set, new) = set_and_folder();
    let before = fs::read(set.file(1)).unwrap();
    for (to, folder) in [(&new, "new"), (&set.place(1), "1")] {
        let dry = run(&["reseal", "--rehearsal", "--dry-run", &set.place(1), "--to-share", to]);
        let path = set.path(folder).join(set.descriptor.file_name(1)).display().to_string();
        dry.showed(&["would be written", &path]);
    }
    assert!(names(&set.path("new")).is_empty());
    assert_eq!(fs::read(set.file(1)).unwrap(), before);
    assert_eq!(names(&set.path("1")).len(), 1);
}

/// What can be told without a password is told without one.
#[test]
fn places_are_looked_at_before_any_password() {
    let (set, new) = set_and_folder();
    let reseal = |to: &str, waived: &str| {
        let parts: &[&str] = &["reseal", &set.place(1), "--to-share", to, "--waive", waived];
        run(parts)
    };
    reseal(&new, "network,swap").failed(6, &["is not on a removable medium"]);
    let rehearse = |from: &str, to: &str| run(&["reseal", "--rehearsal", from, "--to-share", to]);
    rehearse(&set.place(1), &set.place(2)).failed(6, &["lies on this medium already"]);
    rehearse(&new, &set.place(1)).failed(4, &["none of the set"]);
    rehearse(&set.place(1), &new).failed(2, &["no terminal"]);
}

/// In production the words of the set stay the same, and what is weak is refused.
#[test]
fn a_production_share_is_resealed_in_earnest() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let waived: &[&str] = &["--waive", "network,swap,removable"];
    let from = set.place(1);
    let arguments = arguments(&[&["reseal", &from, "--to-share", &from], waived], vec![]);
    let weak = [password(1), "password1".to_owned()];
    run_with(&arguments, Some(&weak)).failed(2, &["too easy to guess", "--waive weak-password"]);
    run_with(&arguments, Some(&[password(1), NEW.to_owned()])).showed(&["has a new password"]);
    let verify = ["verify", &set.place(1), "--waive", "network,swap"];
    run_with(&verify, Some(&[NEW.to_owned()])).showed(&["share 1 of 5 opens", &set.words()]);
}
