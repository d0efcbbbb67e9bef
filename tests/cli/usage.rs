//! Wrong command lines, and help.

#![cfg(unix)]

use sso_escrow::text::Language;

use crate::support::*;
use crate::text;

#[test]
fn every_slip_is_explained() {
    let line = |line: &str| Run::of(line).run();
    run_line("").error("usage-command", 2);
    line("generat").error(
        text!("usage-unknown-command-similar", command = "generat", similar = "generate"),
        2,
    );
    line("xyzzy").error(text!("usage-unknown-command", command = "xyzzy"), 2);
    line("inspect").error(text!("usage-missing", arguments = "PLACE"), 2);
    line("inspect file:x --jsn")
        .error(text!("usage-unknown-argument-similar", argument = "--jsn", similar = "--json"), 2);
    line("inspect file:x --xyzzy").error(text!("usage-unknown-argument", argument = "--xyzzy"), 2);
    line("verify file:x file:y").error(text!("usage-stray", argument = "file:y"), 2);
    run_line("verify file:x --set").error(text!("usage-no-value", argument = "--set <ID>"), 2);
    line("verify file:x --set aaaaaaaa --set bbbbbbbb")
        .error(text!("usage-twice", argument = "--set <ID>"), 2);
    line("verify file:x --json=yes").ended(2).error_names("--json");
    line("vectors").error("usage-command", 2);
    line("--lang xx sets file:x").error(text!("usage-language", language = "xx"), 2);
}

/// Runs a command line unchanged, without `--json`.
fn run_line(line: &str) -> Ran {
    Run::of(line).run_in_words()
}

#[test]
fn slips_are_explained_in_the_language_asked_for() {
    for (line, language) in
        [("--lang fr generat", Language::French), ("generat --lang=ja", Language::Japanese)]
    {
        let slip = text!("usage-unknown-command-similar", command = "generat");
        let ran = run_line(line);
        ran.ended(2);
        assert!(slip.in_language(language).is_in(&ran.err), "{ran:?}");
    }
}

#[test]
fn the_locale_decides_where_nothing_is_said() {
    let in_locale = |name: &str, value: &str| Run::of("--help").env(name, value).run_in_words();
    let heading = |language| text!("help-heading-usage").in_language(language);
    in_locale("LANG", "C.UTF-8").said(heading(Language::English));
    in_locale("LANG", "fr_FR.UTF-8").said(heading(Language::French));
    in_locale("LC_ALL", "ja_JP.UTF-8").said(heading(Language::Japanese));
    in_locale("LANG", "de_DE.UTF-8").said(heading(Language::English));
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
            let ran = Run::of("").args(command).flag("--help").lang(code).run_in_words();
            ran.done();
            assert!(ran.out.contains("sso-escrow"), "{ran:?}");
            // clap's own words exist only in English. None may be left.
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
    let ran = Run::of("--version").run_in_words();
    assert!(ran.done().out.contains(env!("CARGO_PKG_VERSION")), "{ran:?}");
}

#[test]
fn what_other_programs_understand_is_understood() {
    let printed = |line: &str| Run::of(line).run_in_words().done().out.clone();
    assert_eq!(printed("version"), printed("--version"));
    for (line, same) in [
        ("help", "--help"),
        ("/?", "--help"),
        ("help restore", "restore --help"),
        ("restore /?", "restore --help"),
        ("--lang fr help token inspect", "token inspect --help --lang fr"),
        ("token", "token --help"),
        ("vectors", "vectors --help"),
    ] {
        assert_eq!(printed(line), printed(same), "{line}");
    }
    Run::of("help xyzzy").run().error(text!("usage-unknown-command", command = "xyzzy"), 2);
}

#[test]
fn options_stand_before_or_behind_the_command() {
    let set = Make::default().set();
    let place = set.place(1);
    let before = Run::of("--json sets").arg(&place);
    let behind = Run::sets().arg(&place).flag("--json");
    for run in [before, behind] {
        assert!(run.run_in_words().out.starts_with('{'));
    }
}

#[test]
fn output_that_nobody_reads_is_a_failure() {
    let set = Make::default().set();
    let full = std::fs::File::create("/dev/full").unwrap();
    let status = command().arg("sets").arg(set.place(1)).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(1));
}
