//! `unseal`.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::*;

#[test]
fn bare_shares_combine_to_the_blinding_and_the_secret() {
    let set = Make::default().set();
    let mut shares = Vec::new();
    for x in [2, 4, 5] {
        let to = set.path(&format!("bare.{x}"));
        let to_text = to.display().to_string();
        let arguments = ["unseal", &set.place(x), "--to", &to_text, "--rehearsal", "--yes"];
        run_with(&arguments, Some(&passwords(&[x]))).showed(&["65 bytes", "shred -u"]);
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
        shares.push(fs::read(to).unwrap());
    }
    let shares: Vec<&[u8]> = shares.iter().map(Vec::as_slice).collect();
    let mut secret = [0; 64];
    sso_escrow::shamir::combine(3, &shares, &mut secret).unwrap();
    assert_eq!(secret[32..], set.payload);
}

#[test]
fn nothing_is_written_without_being_asked_twice() {
    let set = Make::default().set();
    let to = set.path("bare").display().to_string();
    let ask = |more: &[&str]| {
        let place = set.place(1);
        let arguments = [&["unseal", place.as_str(), "--to", &to], more].concat();
        run_with(&arguments, Some(&passwords(&[1])))
    };
    ask(&["--rehearsal"]).failed(2, &["at a terminal"]);
    // Outside a rehearsal --yes answers nothing here.
    ask(&["--yes"]).failed(2, &["has to be confirmed at a terminal", "in a rehearsal alone"]);
    let place = set.place(1);
    let as_place = ["unseal", place.as_str(), "--rehearsal", "--yes", "--to", "file:bare"];
    run_with(&as_place, Some(&passwords(&[1]))).failed(2, &["“file:bare” is not a file"]);
    ask(&["--rehearsal", "--dry-run"]).showed(&["would be written"]);
    run(&["unseal", "nonsense", "--to", &to, "--dry-run"]).failed(2, &["not a place"]);
    assert!(!set.path("bare").exists());
    fs::write(set.path("bare"), "before").unwrap();
    ask(&["--rehearsal", "--yes"]).failed(6, &["is there already"]);
    assert_eq!(fs::read(set.path("bare")).unwrap(), b"before");
}
