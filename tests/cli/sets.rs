//! `sets`.

use std::fs;

use crate::support::*;

#[test]
fn sets_are_listed_with_what_lies_where() {
    let set = Make::default().set();
    let second = Make { threshold: 2, ..Make::default() }.set_in(set.folder.path());
    let ran = run(&["sets", &set.place(1), &set.place(4), &set.place(4)]);
    ran.showed(&[&set.words(), &second.fingerprint().words().to_string()]);
    ran.showed(&[
        "2 of 5 shares lie here, and 3 are needed",
        "2 of 5 shares lie here, and 2 are needed",
    ]);
    let ran = run(&["sets", &set.place(1), "--set", &second.set_id.to_string()]);
    ran.showed(&["1 of 5 shares lie here, and 2 are needed"]);
    assert!(!ran.out.contains(&set.words()));
}

#[test]
fn an_empty_place_is_said_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let place = format!("file:{}", folder.path().display());
    run(&["sets", &place]).showed(&["No share lies there"]);
    run(&["sets", &place, "--set", "00000000"]).failed(4, &["No share of the set “00000000”"]);
    fs::write(folder.path().join("a.ssoshare"), "x").unwrap();
    run(&["sets", &place]).failed(4, &["a.ssoshare"]);
}
