//! Files that lost their names on the way, several seals of one share, and folders that take long to search.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::strace::{Faults, can_trace};
use crate::support::*;
use crate::text;

/// The names that media, mailers and Windows give a file.
fn names_on_the_way(name: &str) -> Vec<String> {
    let stem = name.split('.').next().unwrap();
    let endings = [".ssoshare.txt", ".ssoshare (1)", "", ".ssoshare.bin", " - Copy.ssoshare"];
    let renamed = endings.iter().map(|ending| format!("{stem}{ending}"));
    renamed.chain(["ABANDO~1.SSO", "DOLLVOY1.SSO", "花子"].map(str::to_owned)).collect()
}

/// A new folder that holds a copy of a file under a name.
fn folder_with(set: &Set, file: &Path, name: &str) -> PathBuf {
    let folder = set.path("renamed");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).unwrap();
    fs::copy(file, folder.join(name)).unwrap();
    folder
}

fn place(folder: &Path) -> String {
    format!("file:{}", folder.display())
}

#[test]
fn a_share_is_found_by_its_content() {
    let set = Make::default().set();
    for name in names_on_the_way(&set.descriptor.file_name(1)) {
        let folder = folder_with(&set, &set.file(1), &name);
        fs::write(folder.join("notes.txt"), "nothing").unwrap();
        let run = Run::verify().rehearsal().arg(place(&folder)).passwords(&[1]);
        run.run().done().gives("x", 1);
        Run::sets().arg(place(&folder)).run().done().gives("sets.0.shares.0.x", 1);
        // Damage is not “no share”.
        let mut bytes = fs::read(set.file(1)).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(folder.join(&name), bytes).unwrap();
        run.run().error("media-share", 4).error_names(&name);
        Run::sets().arg(place(&folder)).run().error("list-faulty", 4);
    }
}

#[test]
fn an_envelope_is_found_by_its_content() {
    let set = Make { payload: vec![7; 3000], ..Make::default() }.set();
    let envelope = set.path("1").join(set.descriptor.envelope_file_name());
    for name in names_on_the_way(&set.descriptor.envelope_file_name()) {
        let folder = folder_with(&set, &envelope, &name);
        fs::copy(set.file(1), folder.join(set.descriptor.file_name(1))).unwrap();
        let run = Run::verify().rehearsal().arg(place(&folder)).passwords(&[1]);
        run.run().done().gives("x", 1);
        fs::remove_file(folder.join(&name)).unwrap();
        run.run().error("envelope-not-there", 4);
    }
}

/// In very large folders, only names count. That is said, and is not “no share”.
#[test]
fn in_a_folder_of_very_many_files_only_names_count() {
    let set = Make::default().set();
    let folder = folder_with(&set, &set.file(1), "DOLLVOY1.SSO");
    for number in 0..9_999 {
        fs::write(folder.join(number.to_string()), b"").unwrap();
    }
    let run = Run::verify().rehearsal().arg(place(&folder)).passwords(&[1]);
    run.run().done();
    fs::write(folder.join("one more"), b"").unwrap();
    run.run().error(text!("media-too-many-files", most = 10_000), 4);
    fs::copy(set.file(1), folder.join(set.descriptor.file_name(1))).unwrap();
    run.run().done().gives("x", 1);
}

/// The share was resealed, and its copy from before is beside it.
#[test]
fn a_share_under_two_seals_opens_with_both_passwords() {
    const NEW: &str = "another good password of 1";
    let set = Make::default().set();
    let (file, folder) = (set.file(1), set.path("1"));
    let before = fs::read(&file).unwrap();
    let reseal = |from: String| {
        let reseal = Run::reseal().rehearsal().arg(from).to_share(set.place(1));
        reseal.lines(&[password(1), NEW.to_owned()]).run()
    };
    reseal(set.place(1)).done();
    let copy = folder.join(format!("{} (1).ssoshare", file.file_stem().unwrap().display()));
    fs::write(&copy, before).unwrap();
    let verify = |password: &str| {
        Run::verify().rehearsal().place(&set, 1).lines(&[password.to_owned()]).run()
    };
    for password in [&*password(1), NEW] {
        let ran = verify(password);
        let warning = text!("share-several-seals", x = 1, name = "Anna");
        ran.done().gives("x", 1).warned(warning.clone());
        for path in [&file, &copy] {
            ran.warning_names(warning.clone(), path.display().to_string());
        }
        let restore = Run::restore().rehearsal().yes().shares(&set, &[1, 2, 3]);
        let restore = restore.to_reg(set.path("out.reg"));
        let lines = [password.to_owned(), self::password(2), self::password(3)];
        restore.lines(&lines).run().done().gives("opened", [1, 2, 3]);
        fs::remove_file(set.path("out.reg")).unwrap();
    }
    verify("no password of it").error("verify-wrong-password", 5);
    // Only one of the files would be replaced.
    let ran = reseal(set.place(1));
    ran.error("media-several-seals", 4).error_names(copy.display().to_string());
    // Two shares of one set stay a mistake.
    fs::copy(set.file(2), folder.join(set.descriptor.file_name(2))).unwrap();
    verify(NEW).error("media-several-shares", 4);
}

#[test]
fn the_search_of_a_folder_can_be_interrupted() {
    if !can_trace() {
        return;
    }
    let set = Make::default().set();
    let folder = set.path("many");
    fs::create_dir(&folder).unwrap();
    for ending in ["ssoshare", "txt"] {
        for number in 0..300 {
            fs::hard_link(set.file(1), folder.join(format!("{number:03}.{ending}"))).unwrap();
        }
        let at = folder.join(format!("200.{ending}"));
        let faults = Faults::new(&["openat:signal=INT:when=1"], &[&at]);
        let log = set.path("log");
        for run in [Run::sets(), Run::inspect(), Run::verify().rehearsal().passwords(&[1])] {
            let ran = run.arg(place(&folder)).run_by(faults.command(&log));
            ran.error("media-interrupted", 1);
        }
    }
}

#[test]
fn waiting_for_passwords_from_a_pipe_can_be_interrupted() {
    let set = Make::default().set();
    let pipe = set.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = Run::verify().rehearsal().place(&set, 1).option("--passwords-from", pipe.display());
    let mut stopped = Command::new("timeout");
    stopped.args(["--preserve-status", "--signal=INT", "--kill-after=30", "5"]);
    without_locale(&mut stopped);
    run.run_by(stopped).error("interrupted", 1);
    // Somebody writes into it later, in two pieces.
    let writer = std::thread::spawn(move || {
        use std::io::Write;
        std::thread::sleep(std::time::Duration::from_secs(2));
        let mut pipe = fs::File::options().write(true).open(pipe).unwrap();
        for piece in password(1).as_bytes().chunks(5) {
            pipe.write_all(piece).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    });
    run.run().done().gives("x", 1);
    writer.join().unwrap();
}
