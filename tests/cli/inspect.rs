//! `inspect`.

use std::fs;

use crate::support::*;

#[test]
fn the_public_header_needs_no_password() {
    let set = Make { reminder: "the usual one", ..Make::default() }.set();
    let words = set.words();
    let ran = run(&["inspect", &set.place(2), &set.place(5)]);
    ran.showed(&["Share 2 of 5, custodian Ben", "Share 5 of 5, custodian 花子", &words]);
    ran.showed(&["64 MiB", "Reminder: the usual one", "PRACTICE", "3 of 5 shares", "a label"]);
    ran.showed(&["{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}", "OLDSERVER", "2026-11-18T11:06:40Z"]);
    ran.showed(&["what the files claim"]);
}

#[test]
fn faulty_files_are_named_and_the_others_shown() {
    let set = Make::default().set();
    let faulty = set.path("1").join("zz.ssoshare");
    fs::write(&faulty, "x").unwrap();
    let ran = run(&["inspect", &set.place(1)]);
    ran.failed(
        4,
        &["zz.ssoshare", "not a file of sso-escrow", "One file or place could not be read"],
    );
    assert!(ran.out.contains("Share 1 of 5, custodian Anna"));
    let forged = set.path("1").join("a\u{1b}[2J\nSet words: forged.ssoshare");
    // Windows has no such names.
    if cfg!(unix) {
        fs::write(&forged, "x").unwrap();
    }
    let ran = run(&["inspect", &set.place(1)]);
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains("\nSet words: forged"), "{ran:#?}");
    fs::create_dir(set.path("empty")).unwrap();
    let empty = format!("file:{}", set.path("empty").display());
    run(&["inspect", &empty]).failed(4, &["No share lies in"]);
    run(&["inspect", "file:/no/such/place"]).failed(2, &["There is nothing at"]);
    run(&["inspect", &set.place(2), "--set", "00000000"])
        .failed(4, &["No share of the set “00000000”"]);
    run(&["inspect", &set.place(2), "--set", &set.words()]).showed(&["custodian Ben"]);
    run(&["inspect", "floppy:a"]).failed(2, &["is not a place for a share"]);
}

#[test]
fn it_speaks_every_language() {
    let set = Make::default().set();
    let english = run(&["inspect", &set.place(1)]).out;
    for (code, word) in [("fr", "Part 1 sur 5"), ("ja", "シェア 1")] {
        let ran = run(&["inspect", &set.place(1), "--lang", code]);
        ran.showed(&[word]);
        assert_ne!(ran.out, english);
    }
}
