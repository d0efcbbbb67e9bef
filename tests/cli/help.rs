//! Help, manual pages and the reference. All are made from the definition of the command line.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sso_escrow::text::columns;

use crate::support::*;

/// Every command, as typed.
const COMMANDS: [&str; 24] = [
    "",
    "generate",
    "backup",
    "restore",
    "inspect",
    "verify",
    "drill",
    "reseal",
    "unseal",
    "sets",
    "void",
    "practice-file",
    "promote",
    "runbook",
    "completions",
    "man",
    "token",
    "token list",
    "token provision",
    "token inspect",
    "transcript verify",
    "transcript show",
    "transcript withhold",
    "vectors verify",
];

pub fn golden(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/golden").join(name)
}

/// Compares a text with the golden file, which has the examples of Linux. `UPDATE_GOLDEN=1` overwrites the file.
/// `tests/wine` looks at the examples of Windows.
pub fn compare(path: &Path, text: &str) {
    if cfg!(windows) {
        return;
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, text).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(kept == text, "{} has changed: UPDATE_GOLDEN=1 writes it", path.display());
}

fn help(command: &str, code: &str) -> String {
    Run::of(command).flag("--help").lang(code).run_in_words().done().out.clone()
}

#[test]
fn golden_help_of_every_command_in_every_language() {
    for code in ["en", "fr", "ja"] {
        let mut all = String::new();
        for command in COMMANDS {
            let help = help(command, code);
            for line in help.lines() {
                assert!(columns(line) <= 100, "{code} {command}: {line}");
            }
            let _ = writeln!(all, "==== sso-escrow {command}\n{help}");
        }
        compare(&golden(&format!("help.{code}.txt")), &all);
    }
}

/// Checks that the list above has every command of the help.
#[test]
fn no_command_is_left_out() {
    let listed = |command: &str| -> Vec<String> {
        let help = help(command, "en");
        let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
        lines
            .take_while(|line| !line.is_empty())
            .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
            .filter_map(|line| Some(format!("{command} {}", line.split_whitespace().next()?)))
            .map(|line| line.trim().to_owned())
            .collect()
    };
    let mut commands = listed("");
    assert!(commands.len() > 12, "{commands:?}");
    for group in ["token", "transcript", "vectors"] {
        commands.extend(listed(group));
    }
    for command in
        commands.iter().filter(|command| !["transcript", "vectors"].contains(&&***command))
    {
        assert!(COMMANDS.contains(&&**command), "{command}");
    }
}

#[test]
fn options_that_mean_nothing_for_a_command_are_not_taken() {
    let set = Make::default().set();
    for flag in ["--yes", "--rehearsal", "--waive"] {
        Run::sets().place(&set, 1).flag(flag).run().error("usage-unknown-argument", 2);
        Run::runbook().flag(flag).run().error("usage-unknown-argument", 2);
    }
    Run::verify().place(&set, 1).yes().run().error("usage-unknown-argument", 2);
}

/// Checks that `docs/reference.md` is what the program prints.
#[test]
fn golden_reference() {
    let page = Run::of("man --format markdown --lang en").run_in_words().done().out.clone();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference.md");
    compare(&path, &page);
}

#[test]
fn manual_pages_are_there_in_every_language() {
    for (code, heading) in
        [("en", "man-heading-name"), ("fr", "man-heading-name"), ("ja", "man-heading-name")]
    {
        for command in COMMANDS {
            let page = Run::of("man").args(command.split_whitespace()).lang(code);
            let page = page.run_in_words().done().out.clone();
            let language = sso_escrow::text::Language::from_locale(code).unwrap();
            let words = sso_escrow::text::Texts::new(language)
                .render(&sso_escrow::text::Message::new(heading, vec![]))
                .to_uppercase();
            assert!(page.contains(&format!(".SH \"{words}\"")), "{code} {command}: {page}");
            assert!(page.contains(".TH "), "{page}");
        }
    }
    Run::of("man xyzzy").run().error("usage-unknown-command", 2).error_names("xyzzy");
    Run::of("man --format pdf").run().error("usage-choice", 2).error_names("markdown");
}

/// Checks that man formats the pages without a warning.
#[test]
fn man_formats_the_pages() {
    use std::process::Command;
    if Command::new("man").arg("--version").output().is_err() {
        println!("skipped: manual pages: man is not there");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let pages =
        ["en", "fr", "ja"].map(|code| ["man", "man backup", "man restore"].map(|it| (code, it)));
    for (code, page) in pages.into_iter().flatten() {
        let page = Run::of(page).lang(code).run_in_words().done().out.clone();
        let path = folder.path().join("sso-escrow.1");
        fs::write(&path, page).unwrap();
        let output = Command::new("man")
            .args(["--warnings", "-E", "UTF-8", "-l"])
            .arg(&path)
            .env("LC_ALL", "C.UTF-8")
            .env("MANWIDTH", "80")
            .output()
            .unwrap();
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && shown.contains("--lang"), "{code}: {shown}");
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(complaints.is_empty(), "{code}: {complaints}");
    }
}
