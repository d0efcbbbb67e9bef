//! `--to reg:ask` and `native:ask`: the medium of the restored file is inserted last.

#![cfg(unix)]

use std::fs;

use sso_escrow::entsso::native_backup::NativeBackup;
use sso_escrow::secret::{SecretBytes, SecretText};
use sso_escrow::share::descriptor::{Kind, Purpose};
use tempfile::TempDir;

use crate::session::Session;
use crate::support::*;
use crate::text;

fn set(kind: Kind, payload: Vec<u8>) -> Set {
    let custodians = vec!["Anna", "Ben", "Chloe"];
    let purpose = Purpose::Production;
    Make { threshold: 2, custodians, purpose, kind, payload, ..Make::default() }.set()
}

fn restore(set: &Set, to: &str) -> Run {
    let run = Run::restore().waived().to(to).expect_set(set);
    run.shares(set, &[1, 2])
}

/// Confirms what comes first, and types the passwords of the quorum.
fn up_to_the_target(it: &mut Session, question: &str) {
    it.sees("confirm-old-server-off");
    it.types("yes");
    it.sees(question);
    it.types("yes");
    for x in [1, 2] {
        it.sees("ask-password");
        it.types(&password(x));
    }
    it.sees("restore-combined");
}

fn insert(it: &mut Session, folder: &TempDir) {
    it.sees("ask-insert-target");
    it.types(folder.path().to_str().unwrap());
}

/// ENTSSO's own backup file, as the payload of a set.
fn native_payload() -> Vec<u8> {
    let file = SecretBytes::copy_of(b"bytes of ENTSSO").unwrap();
    let password = SecretText::copy_of("its password").unwrap();
    let backup = NativeBackup::new("SSO478AD.bak".to_owned(), file, password, "hint".to_owned());
    backup.unwrap().encode().unwrap().to_vec()
}

fn memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap()
}

#[test]
fn a_registration_file_goes_to_the_medium_that_comes_last() {
    let set = set(Kind::MasterSecret, (0..32).collect());
    let [full, good] = [memory(), memory()];
    fs::write(full.path().join("SSOSS.reg"), "another").unwrap();
    // A medium that nobody handed in, but that has a share.
    let other = memory();
    fs::copy(set.file(3), other.path().join(set.descriptor.file_name(3))).unwrap();
    let mut session = restore(&set, "reg:ask").session();
    let it = &mut session;
    up_to_the_target(it, "confirm-clear-copy-asked");
    // The folder of a share that was opened.
    it.sees("ask-insert-target");
    it.types(set.path("1").to_str().unwrap());
    it.sees(text!("medium-in-use", role = text!("role-share")));
    insert(it, &other);
    it.sees("target-medium-has-share");
    insert(it, &full);
    it.sees(text!("target-medium-not-empty", count = 1, names = "SSOSS.reg"));
    it.sees("confirm-target-medium");
    it.types("yes");
    it.sees("media-exists");
    // Enter alone and Ctrl-C ask, because the shares would have to be opened again.
    it.sees("ask-insert-target");
    it.types("");
    it.sees("confirm-stop-target");
    it.types("no");
    it.sees("ask-insert-target");
    it.pty.send_control('c').unwrap();
    it.sees("confirm-stop-target");
    it.types("no");
    insert(it, &good);
    it.sees("confirm-target-medium");
    it.types("no");
    it.sees("target-medium-declined");
    insert(it, &good);
    it.sees("confirm-target-medium");
    it.types("yes");
    it.sees("restore-written");
    it.sees(text!("carry-medium", file = "SSOSS.reg", sheet = "NEXT-STEPS.txt"));
    it.sees("steps-database");
    it.ends(0);
    let names = |folder: &TempDir| {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&good), ["NEXT-STEPS.ps1", "NEXT-STEPS.txt", "SSOSS.reg"]);
    assert_eq!(names(&full), ["SSOSS.reg"]);
    assert_eq!(fs::read(full.path().join("SSOSS.reg")).unwrap(), b"another");
    // The same bytes as with a path.
    let named = memory();
    let path = named.path().join("out.reg");
    restore(&set, &format!("reg:{}", path.display())).yes().passwords(&[1, 2]).run().done();
    assert_eq!(fs::read(path).unwrap(), fs::read(good.path().join("SSOSS.reg")).unwrap());
}

#[test]
fn entssos_file_goes_to_the_medium_that_comes_last() {
    let set = set(Kind::NativeBackup, native_payload());
    let good = memory();
    let mut session = restore(&set, "native:ask").session();
    let it = &mut session;
    it.confirms_screen();
    up_to_the_target(it, "confirm-native-asked");
    insert(it, &good);
    it.sees("confirm-target-medium");
    it.types("yes");
    it.sees("native-password-seen");
    it.types("");
    it.sees("native-password-again");
    it.types("yes");
    it.ends(0);
    assert_eq!(fs::read(good.path().join("SSO478AD.bak")).unwrap(), b"bytes of ENTSSO");
}

#[test]
fn without_a_terminal_nobody_opens_a_share_for_it() {
    let set = set(Kind::MasterSecret, (0..32).collect());
    let run = restore(&set, "reg:ask").yes().passwords(&[1, 2]);
    run.run().error("ask-target-needs-terminal", 2);
    run.dry_run().run_in_words().done().said("restore-dry-run-asked");
    // The other kind of payload is refused before anything is asked.
    restore(&set, "native:ask").yes().dry_run().run().error("restore-kind-native", 6);
    // A file of that name is written with a path.
    restore(&set, "reg:./ask").yes().dry_run().run().error("target-not-removable", 6);
}
