//! `vectors verify`, `completions`.

use std::fs;

use crate::support::*;

#[test]
fn known_answers_are_counted_by_group() {
    let ran = run(&["vectors", "verify"]);
    ran.done(&["aes-256-gcm: 3 right", "argon2id: 1 right", "shamir: 5 right", "All 18 known"]);
}

#[test]
fn a_folder_of_vectors_is_run_and_the_first_that_fails_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let verify = || run(&["vectors", "verify", "--dir", &path]);
    verify().failed(2, &["primitives.json cannot be read"]);
    let good = include_str!("../../vectors/primitives.json");
    fs::write(folder.path().join("primitives.json"), good).unwrap();
    verify().done(&["All 18"]);
    let wrong = good.replacen("0d640df58d78766c", "0d640df58d78766d", 1);
    fs::write(folder.path().join("primitives.json"), wrong).unwrap();
    verify().failed(1, &["known answer 1 of argon2id"]);
    fs::write(folder.path().join("primitives.json"), "[").unwrap();
    verify().failed(4, &["cannot be read"]);
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        run(&["completions", shell]).done(&["sso-escrow", "restore"]);
    }
    run(&["completions", "csh"]).failed(2, &["“csh”", "zsh"]);
}
