//! Wrong command lines, and help.

#![cfg(unix)]

use crate::support::*;

#[test]
fn every_slip_is_explained() {
    run::<&str>(&[]).failed(2, &["There is no command", "--help"]);
    run(&["generat"]).failed(2, &["“generat” is unknown", "“generate” is similar"]);
    run(&["xyzzy"]).failed(2, &["“xyzzy” is unknown"]);
    run(&["inspect"]).failed(2, &["missing", "PLACE"]);
    run(&["inspect", "file:x", "--jsn"]).failed(2, &["--jsn is unknown", "--json is similar"]);
    run(&["inspect", "file:x", "--xyzzy"]).failed(2, &["--xyzzy is unknown"]);
    run(&["verify", "file:x", "file:y"])
        .failed(2, &["“file:y” is one argument too many", "--share"]);
    run(&["verify", "file:x", "--set"]).failed(2, &["--set", "needs a value"]);
    run(&["verify", "file:x", "--set", "a", "--set", "b"]).failed(2, &["--set", "given twice"]);
    run(&["verify", "file:x", "--json=yes"]).failed(2, &["--json"]);
    run(&["vectors"]).failed(2, &["There is no command"]);
    run(&["--lang", "xx", "sets", "file:x"]).failed(2, &["“xx”", "--lang ja"]);
}

#[test]
fn slips_are_explained_in_the_language_asked_for() {
    run(&["--lang", "fr", "generat"]).failed(2, &["«\u{a0}generat\u{a0}»"]);
    run(&["generat", "--lang=ja"]).failed(2, &["generat", "不明"]);
}

#[test]
fn the_locale_decides_where_nothing_is_said() {
    let in_locale = |name: &str, value: &str| {
        let output = command().env(name, value).arg("--help").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(in_locale("LANG", "C.UTF-8").contains("Usage:"));
    assert!(in_locale("LANG", "fr_FR.UTF-8").contains("Utilisation"));
    assert!(in_locale("LC_ALL", "ja_JP.UTF-8").contains("使用法"));
    assert!(in_locale("LANG", "de_DE.UTF-8").contains("Usage:"));
}

#[test]
fn help_is_there_for_every_command_in_every_language() {
    let commands: [&[&str]; 15] = [
        &[],
        &["generate"],
        &["backup"],
        &["restore"],
        &["reseal"],
        &["inspect"],
        &["verify"],
        &["drill"],
        &["unseal"],
        &["sets"],
        &["vectors"],
        &["vectors", "verify"],
        &["promote"],
        &["runbook"],
        &["completions"],
    ];
    for command in commands {
        for (code, english) in [("en", true), ("fr", false), ("ja", false)] {
            let ran = run(&[command, &["--help", "--lang", code]].concat());
            ran.showed(&["sso-escrow"]);
            // clap's own words are English alone: none may be left.
            let clap = [
                "Usage:",
                "Options:",
                "Commands:",
                "Arguments:",
                "[default",
                "[possible",
                "Print help",
            ];
            for word in clap.iter().filter(|_| !english) {
                assert!(!ran.out.contains(word), "{word} in {}", ran.out);
            }
        }
    }
}

#[test]
fn the_version_is_printed() {
    run(&["--version"]).showed(&[env!("CARGO_PKG_VERSION")]);
}

#[test]
fn options_stand_before_or_behind_the_command() {
    let set = Make::default().set();
    for arguments in [["--json", "sets", &set.place(1)], ["sets", &set.place(1), "--json"]] {
        assert!(run(&arguments).out.starts_with('{'));
    }
}

#[test]
fn output_that_nobody_reads_is_a_failure() {
    let set = Make::default().set();
    let full = std::fs::File::create("/dev/full").unwrap();
    let status = command().arg("sets").arg(set.place(1)).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(1));
}
