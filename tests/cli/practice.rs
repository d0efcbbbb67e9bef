//! Practice files: the recommended route, rehearsed without a real backup of ENTSSO.

#![cfg(unix)]

use std::fs;
use std::path::Path;

use crate::support::*;
use crate::text;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["1", "2", "3", "back"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    folder
}

fn at(kind: &str, folder: &Path, name: &str) -> String {
    format!("{kind}:{}", folder.join(name).display())
}

fn backup(folder: &Path, from: &str) -> Run {
    let run = Run::backup().threshold(2).option("--from", from);
    (1..=3).fold(run, |run, x| run.share_at(format!("C{x}={}", at("file", folder, &x.to_string()))))
}

fn practice_file(to: &str) -> Run {
    Run::of("practice-file").option("--to", to)
}

/// The lines `first`, then the passwords of three shares.
fn lines(first: &str) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(passwords(&[1, 2, 3])).collect()
}

#[test]
fn the_route_over_entssos_own_file_is_rehearsed() {
    let folder = folder();
    let folder = folder.path();
    let from = at("native", folder, "practice.bak");
    let dry = practice_file(&from).dry_run().run_in_words();
    dry.done().said("practice-dry-run");
    assert!(!folder.join("practice.bak").exists());
    let ran = practice_file(&from).run_in_words();
    ran.done().said("practice-written").said("practice-next");
    let file = fs::read(folder.join("practice.bak")).unwrap();
    practice_file(&from).run().error("media-exists", 6);

    // Production does not take it.
    backup(folder, &from)
        .waive("network,swap,records,words,removable")
        .run()
        .error("source-practice", 2);
    backup(folder, &from).rehearsal().lines(&lines("Pass word 1")).run().done();
    fs::remove_file(folder.join("practice.bak")).unwrap();

    let restore = Run::restore().rehearsal().yes().to(at("native", folder, "back"));
    let restore = ["1", "3"].iter().fold(restore, |run, x| run.share_at(at("file", folder, x)));
    let mut session = restore.session();
    for x in [1, 3] {
        session.sees("ask-password");
        session.types(&password(x));
    }
    session.sees("carry-medium");
    let screen = session.sees("native-password-seen");
    assert!(screen.contains("Pass ␣wor d␣1"), "{screen}");
    session.types("");
    session.sees("native-password-again");
    session.types("yes");
    session.ends(0);
    let back = folder.join("back");
    assert_eq!(fs::read(back.join("practice.bak")).unwrap(), file);
    assert!(text!("steps-rehearsal").is_in(&next_steps(&back)));
}

#[test]
fn a_registration_file_is_rehearsed_and_comes_back_as_a_practice_file() {
    let folder = folder();
    let folder = folder.path();
    let from = at("reg", folder, "practice.reg");
    practice_file(&from).run().done();
    backup(folder, &from).rehearsal().passwords(&[1, 2, 3]).run().done();
    let to = at("reg", folder, "back.reg");
    let restore = Run::restore().rehearsal().yes().to(&to);
    let restore = ["1", "2"].iter().fold(restore, |run, x| run.share_at(at("file", folder, x)));
    restore.passwords(&[1, 2]).run().done();
    // What a rehearsal writes is for practice too.
    let again = backup(folder, &to).rehearsal().dry_run();
    again.run().done();
    backup(folder, &to)
        .waive("network,swap,records,words,removable")
        .run()
        .error("source-practice", 2);
}

#[test]
fn a_rehearsal_backs_up_no_secret_that_is_in_use() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("real.bak"), b"what ssoconfig wrote").unwrap();
    let real = at("native", folder, "real.bak");
    backup(folder, &real).rehearsal().run().error("source-not-practice", 2);
    backup(folder, "live").rehearsal().run().error("backup-rehearsal", 2);
    practice_file("live").run().error("practice-kind", 2);
    practice_file(&at("hive", folder, "x")).run().error("practice-kind", 2);
}
