//! Standard output that cannot be written. The run then fails, says so on standard error, and says what it has changed.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::*;
use crate::text;

/// Standard output as a shell sets it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Output {
    /// A disk without room.
    Full,
    /// A pipe whose reader has ended.
    NoReader,
    /// `>&-`
    Closed,
    /// `1<file`
    ForReading,
}

impl Output {
    /// A command that runs the program with this standard output.
    fn command(self) -> Command {
        let redirected = match self {
            Self::Full => r#"exec setsid --wait "$@" >/dev/full"#,
            Self::NoReader => r#"set -o pipefail; { sleep 0.3; setsid --wait "$@"; } | exec true"#,
            Self::Closed => r#"exec setsid --wait "$@" >&-"#,
            Self::ForReading => r#"exec setsid --wait "$@" 1</dev/null"#,
        };
        let mut command = Command::new("bash");
        command.args(["-c", redirected, "bash", TOOL]);
        without_locale(&mut command);
        command
    }
}

/// What a run that reads only has changed.
const NOTHING: &str = "output-lost-nothing";

fn verify(set: &Set) -> Run {
    Run::verify().rehearsal().place(set, 1).passwords(&[1])
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure_with_a_reason() {
    let set = Make::default().set();
    let runs = [
        verify(&set),
        verify(&set).flag("--json"),
        Run::inspect().place(&set, 1),
        Run::inspect().place(&set, 1).flag("--json"),
        Run::runbook().arg("promote"),
        Run::completions().arg("bash"),
        Run::of("man"),
        Run::of("help"),
        Run::of("--version"),
    ];
    for run in runs {
        for output in [Output::Full, Output::NoReader] {
            let ran = run.run_in_words_as(output.command());
            ran.error("output-lost", 1).told(NOTHING).not_told("output-lost-set");
        }
    }
}

#[test]
fn a_closed_standard_output_is_noticed_before_anything_is_done() {
    let set = Make::default().set();
    let place = tempfile::tempdir().unwrap();
    let clear = place.path().join("a.reg");
    let restore = Run::restore().rehearsal().yes().shares(&set, &[1, 2, 3]);
    let restore = restore.to_reg(&clear).passwords(&[1, 2, 3]);
    for output in [Output::Closed, Output::ForReading] {
        for run in [verify(&set), Run::of("--version"), Run::of("nonsense"), restore.clone()] {
            run.run_in_words_as(output.command()).error("output-closed", 1);
        }
    }
    assert_eq!(names(place.path()), [""; 0]);
    // Another program's `/dev/null` is a standard output.
    let null = |file: File| {
        let mut command = command();
        command.args(verify(&set).arguments()).stdin(Stdio::piped()).stdout(file);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"the password of 1\n")
            .unwrap();
        Ran::new(child.wait_with_output().unwrap()).done();
    };
    null(File::options().write(true).open("/dev/null").unwrap());
    null(File::options().read(true).write(true).open("/dev/null").unwrap());
}

/// Runs with a standard output that takes `bytes` bytes, by a limit on the size of files.
fn with_room(run: &Run, place: &Path, bytes: usize) -> Ran {
    let out = place.join("out");
    fs::write(&out, vec![b' '; (1 << 20) - bytes]).unwrap();
    let mut command = Command::new("bash");
    let limited = r#"ulimit -f 1024; trap '' XFSZ; exec setsid --wait "${@:2}" >>"$1""#;
    command.args(["-c", limited, "bash"]).arg(&out).arg(TOOL);
    without_locale(&mut command);
    run.run_in_words_as(command)
}

#[test]
fn nothing_is_written_in_clear_when_what_was_said_before_is_lost() {
    let set = Make::default().set();
    let place = tempfile::tempdir().unwrap();
    let clear = place.path().join("a.reg");
    let restore = Run::restore().rehearsal().yes().shares(&set, &[1, 2, 3]);
    let restore = restore.to_reg(&clear).passwords(&[1, 2, 3]);
    restore.run_in_words_as(Output::Full.command()).error("output-lost", 1).told(NOTHING);
    assert!(!clear.exists());
}

#[test]
fn a_lost_result_says_what_the_run_has_written() {
    let set = Make::default().set();
    let place = tempfile::tempdir().unwrap();
    // With `--json`, nothing is written before the end.
    let clear = place.path().join("a.reg");
    let restore = Run::restore().rehearsal().yes().shares(&set, &[1, 2, 3]);
    let restore = restore.to_reg(&clear).passwords(&[1, 2, 3]).flag("--json");
    let ran = restore.run_in_words_as(Output::Full.command());
    ran.error("output-lost", 1).not_told(NOTHING);
    ran.told(text!("restore-written", path = clear.display().to_string()));
    assert!(clear.exists());

    let folders = ["one", "two", "three"].map(|name| place.path().join(name));
    let mut generate = Run::generate().rehearsal().yes().threshold(2);
    for folder in &folders {
        fs::create_dir(folder).unwrap();
        generate = generate.share_at(format!("file:{}", folder.display()));
    }
    let generate = generate.passwords(&[1, 2, 3]).flag("--json");
    let ran = generate.run_in_words_as(Output::Full.command());
    ran.error("output-lost", 1).told("output-lost-set").not_told(NOTHING);
    assert!(folders.iter().all(|folder| names(folder).len() == 1));

    let page = place.path().join("page.txt");
    let runbook = Run::runbook().arg("all").option("--out", page.display());
    let ran = runbook.run_in_words_as(Output::Full.command());
    ran.error("output-lost", 1).not_told(NOTHING);
    ran.told(text!("runbook-written", path = page.display().to_string()));
}

/// A failure keeps its own status and reason.
#[test]
fn a_run_that_fails_for_another_reason_says_both() {
    let set = Make::default().set();
    let other = Make { threshold: 2, ..Make::default() }.set();
    let run = Run::inspect().place(&set, 1).place(&other, 2).arg("file:/nowhere");
    let usual = run.run_in_words();
    assert!(usual.status > 1, "{usual:?}");
    let ran = run.run_in_words_as(Output::Full.command());
    ran.ended(usual.status).error("output-lost", usual.status);
    let first = usual.err.lines().last().unwrap();
    assert!(ran.err.contains(first), "{first} in {ran:?}");
    let place = tempfile::tempdir().unwrap();
    with_room(&run, place.path(), 40).error("output-lost", usual.status);
    with_room(&run, place.path(), 4000).ended(usual.status).not_told("output-lost");
}
