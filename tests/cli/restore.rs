//! `restore`.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use sso_escrow::seal::password::Cost;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::{Kind, Purpose};
use sso_escrow::share::header::{Header, Protector};

use crate::support::*;

const REHEARSE: &[&str] = &["restore", "--rehearsal", "--yes"];

fn target(set: &Set, name: &str) -> String {
    format!("reg:{}", set.path(name).display())
}

/// Restores in a rehearsal from these shares, with their passwords.
fn rehearse(set: &Set, numbers: &[u8], more: &[&str]) -> Ran {
    let to = target(set, "out.reg");
    let arguments = arguments(&[REHEARSE, &["--to", &to], more], set.shares(numbers));
    run_with(&arguments, Some(&passwords(numbers)))
}

/// The secret in a registration file, and the whole text of it.
fn read_reg(set: &Set, name: &str) -> (Vec<u8>, String) {
    let bytes = fs::read(set.path(name)).unwrap();
    assert_eq!(bytes[..2], [0xff, 0xfe]);
    let units: Vec<u16> =
        bytes[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = String::from_utf16(&units).unwrap();
    let value = text.split_once("\"Secret\"=hex:").unwrap().1;
    let digits: String = value.chars().filter(char::is_ascii_hexdigit).collect();
    (hex::decode(digits).unwrap(), text)
}

#[test]
fn any_quorum_writes_the_same_private_file() {
    let set = Make::default().set();
    let mut files = Vec::new();
    for quorum in [[1, 3, 5], [4, 2, 5], [3, 2, 1]] {
        rehearse(&set, &quorum, &[]).done(&[
            "Good so far: 3; needed: 3",
            "The quorum is reached",
            "10529",
            "reg import",
        ]);
        let (secret, text) = read_reg(&set, "out.reg");
        assert_eq!(secret, set.payload);
        assert!(text.contains("; PRACTICE"), "what a rehearsal writes says so");
        let path = set.path("out.reg");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        files.push(text);
        fs::remove_file(path).unwrap();
    }
    files.dedup();
    assert_eq!(files.len(), 1);
    let keys: Vec<&str> = files[0].lines().filter(|line| line.starts_with('[')).collect();
    assert_eq!(
        keys,
        [
            r"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO]",
            r"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS]",
            r"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS\{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}]",
        ]
    );
}

#[test]
fn two_of_three_are_too_few() {
    let set = Make::default().set();
    rehearse(&set, &[1, 4], &[]).failed(3, &["2 of 3 shares", "Bring more custodians"]);
    assert!(!set.path("out.reg").exists());
}

#[test]
fn two_copies_of_one_share_count_once() {
    let set = Make::default().set();
    let shown = "says it is share 2 of Ben, has been counted already";
    rehearse(&set, &[2, 2, 4], &[]).failed(3, &[shown, "2 of 3 shares"]);
    rehearse(&set, &[2, 2, 4, 5], &[]).done(&["The quorum is reached"]).failed(0, &[shown]);
}

#[test]
fn a_wrong_password_is_named_and_does_not_stop_a_quorum() {
    let set = Make::default().set();
    let restore = |numbers: &[u8], wrong: usize| {
        let to = target(&set, "out.reg");
        let arguments = arguments(&[REHEARSE, &["--to", &to]], set.shares(numbers));
        let mut passwords = passwords(numbers);
        passwords[wrong] = "not the password".to_owned();
        run_with(&arguments, Some(&passwords))
    };
    let shown = "Wrong password for the share";
    restore(&[1, 2, 3], 1).failed(5, &[shown, "which says it is share 2 of Ben", "2 of 3"]);
    assert!(!set.path("out.reg").exists());
    restore(&[1, 2, 3, 4], 1).done(&["The quorum is reached"]).failed(0, &[shown]);
}

#[test]
fn damage_goes_before_a_wrong_password_and_that_before_the_quorum() {
    let set = Make::default().set();
    let mut bytes = fs::read(set.file(1)).unwrap();
    bytes[100] ^= 1;
    fs::write(set.file(1), &bytes).unwrap();
    let to = target(&set, "out.reg");
    let arguments = arguments(&[REHEARSE, &["--to", &to]], set.shares(&[1, 2, 3]));
    let mut lines = passwords(&[1, 2, 3]);
    lines[1] = "not the password".to_owned();
    run_with(&arguments, Some(&lines)).failed(4, &["checksum", "Wrong password", "1 of 3"]);
    // A faulty spare share is a warning.
    rehearse(&set, &[1, 2, 3, 4], &[]).done(&["The quorum is reached"]).failed(0, &["checksum"]);
}

#[test]
fn shares_of_another_set_are_told_by_the_words() {
    let set = Make::default().set();
    let other = Make::default().set();
    let shares = [set.shares(&[1, 2]), other.shares(&[3, 4])].concat();
    let to = target(&set, "out.reg");
    let with = |more: &[&str]| {
        let arguments = arguments(&[REHEARSE, &["--to", &to], more], shares.clone());
        run_with(&arguments, Some(&passwords(&[1, 2, 3, 4])))
    };
    // Without words nobody is called wrong.
    let ran = with(&[]);
    ran.failed(4, &["several sets", &set.words(), &other.words()]);
    assert!(!ran.err.contains("belongs to another set"));
    let ran = with(&["--expect-set", &set.words()]);
    ran.failed(4, &["share 3 of Chloé, belongs to another set", &other.words(), "2 of 3 shares"]);
    // With a quorum of the right set the foreign ones are warnings.
    let shares = [other.shares(&[5]), set.shares(&[1, 2, 3])].concat();
    let words = set.words();
    let arguments = arguments(&[REHEARSE, &["--to", &to, "--expect-set", &words]], shares);
    let ran = run_with(&arguments, Some(&passwords(&[5, 1, 2, 3])));
    ran.done(&["The quorum is reached"]).failed(0, &["belongs to another set"]);
}

#[test]
fn a_share_of_another_generation_is_said_to_be_one() {
    let first = Make::default().set();
    let supersedes = Some((first.descriptor.set_id, first.descriptor.generation));
    let second = Make { supersedes, ..Make::default() }.set();
    assert_eq!(second.descriptor.generation, 2);
    let to = target(&second, "out.reg");
    let with = |words: &str, shares: Vec<String>| {
        let parts: &[&[&str]] = &[REHEARSE, &["--to", &to, "--expect-set", words]];
        run_with(&arguments(parts, shares), Some(&passwords(&[1, 2, 3])))
    };
    let shares = [first.shares(&[1]), second.shares(&[2, 3])].concat();
    with(&second.words(), shares.clone())
        .failed(4, &["share 1 of Anna, is of generation 1; the set that is meant is generation 2"]);
    with(&first.words(), shares)
        .failed(4, &["is of generation 2; the set that is meant is generation 1"]);
    assert!(!second.path("out.reg").exists());
}

/// Whoever makes a share ask for more memory than there is stops nobody but its own custodian.
#[test]
fn a_share_that_asks_for_too_much_memory_is_passed_over() {
    let set = Make::default().set();
    let share = Share::from_file(&fs::read(set.file(1)).unwrap()).unwrap();
    let Protector::Password { salt, reminder, .. } = share.header.protector else { panic!() };
    let cost = Cost::new(4 << 20, 4, 16).unwrap();
    let protector = Protector::Password { salt, cost, reminder };
    let header = Header::new(share.header.descriptor, 1, protector).unwrap();
    let hungry = Share { header, key: share.key, sealed: share.sealed };
    fs::write(set.file(1), hungry.to_file().unwrap()).unwrap();
    let to = target(&set, "out.reg");
    let arguments = arguments(&[REHEARSE, &["--to", &to]], set.shares(&[1, 2, 3, 4]));
    // With a limit on the address space, any machine is too small for 4 GiB.
    let mut command = Command::new("prlimit");
    command.args(["--as=1000000000", TOOL]).args(arguments).args(["--passwords-from", "-"]);
    let ran = run_command(command, &passwords(&[1, 2, 3, 4]));
    ran.done(&["The quorum is reached"]).failed(0, &["share 1 of Anna, takes 4096 MiB"]);
}

#[test]
fn words_of_no_share_stop_it() {
    let [set, other] = [Make::default().set(), Make::default().set()];
    let words = other.words();
    rehearse(&set, &[1, 2, 3], &["--expect-set", &words])
        .failed(4, &["None of these shares", &words]);
    rehearse(&set, &[1, 2, 3], &["--expect-set", "zoo zoo"]).failed(2, &["2 words", "has 8"]);
    let unknown = "zoo zoo zoo zoo zoo zoo zoo zzz";
    rehearse(&set, &[1, 2, 3], &["--expect-set", unknown]).failed(2, &["“zzz” is not in the list"]);
}

#[test]
fn words_are_never_waived_in_production() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let to = format!("reg:{}", shm.path().join("out.reg").display());
    let restore = |more: &[&str]| {
        let parts: &[&[&str]] = &[&["restore", "--yes", "--to", &to], WAIVED, more];
        run_with(&arguments(parts, set.shares(&[1, 2, 3])), Some(&passwords(&[1, 2, 3])))
    };
    restore(&[]).failed(2, &["The words of the set have to be typed", "--expect-set"]);
    let words = set.words();
    let ran = restore(&["--expect-set", &words]);
    ran.done(&["The quorum is reached"]);
    assert!(!ran.out.contains("rehearsal"), "{ran:#?}");
    assert_eq!(names(shm.path()), ["out.reg"]);
    let bytes = fs::read(shm.path().join("out.reg")).unwrap();
    assert!(!bytes.windows(16).any(|window| window == b"P\0R\0A\0C\0T\0I\0C\0E\0"));
}

#[test]
fn a_clear_copy_goes_to_a_removable_medium_or_memory_alone() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    // The temporary folder of the tests may itself lie in memory; /var does not.
    let disk = tempfile::tempdir_in("/var/tmp").unwrap();
    let to = format!("reg:{}", disk.path().join("out.reg").display());
    let words = set.words();
    let restore = |waived: &str| {
        let start: &[&str] = &["restore", "--yes", "--to", &to, "--expect-set", &words];
        let parts: &[&[&str]] = &[start, &["--waive", waived]];
        run_with(&arguments(parts, set.shares(&[1, 2, 3])), Some(&passwords(&[1, 2, 3])))
    };
    restore("network,swap").failed(6, &["clear copy", "removable"]);
    assert!(names(disk.path()).is_empty());
    let ran = restore("network,swap,removable");
    ran.done(&["The quorum is reached"]).failed(0, &["clear copy", "“removable” is waived"]);
    assert_eq!(names(disk.path()), ["out.reg"]);
}

#[test]
fn practice_and_production_do_not_mix() {
    let practice = Make::default().set();
    let production = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let to = format!("reg:{}", shm.path().join("out.reg").display());
    let parts: &[&[&str]] = &[&["restore", "--yes", "--to", &to], WAIVED];
    let ran = run(&arguments(parts, practice.shares(&[1, 2, 3])));
    ran.failed(4, &["share 1 of Anna, was made for practice", "Add --rehearsal"]);
    let ran = rehearse(&production, &[1, 2, 3], &[]);
    ran.failed(4, &["share 1 of Anna, is not for practice", "Leave --rehearsal out"]);
}

#[test]
fn the_target_is_looked_at_before_anything_is_asked() {
    let set = Make::default().set();
    fs::write(set.path("out.reg"), "before").unwrap();
    rehearse(&set, &[1, 2, 3], &[]).failed(6, &["out.reg is there already"]);
    assert_eq!(fs::read(set.path("out.reg")).unwrap(), b"before");
    let there = |to: &str| run(&arguments(&[REHEARSE, &["--to", to]], set.shares(&[1, 2, 3])));
    there("reg:/no/such/folder/x.reg").failed(2, &["There is nothing at /no/such/folder"]);
    there("reg:").failed(2, &["is not a target"]);
    there("/tmp/x.reg").failed(2, &["is not a target", "reg:"]);
}

#[test]
fn a_place_that_is_not_there_stops_before_any_password() {
    let set = Make::default().set();
    let to = target(&set, "out.reg");
    let shares =
        [set.shares(&[1, 2]), vec!["--share".into(), "file:/no/such/medium".into()]].concat();
    run(&arguments(&[REHEARSE, &["--to", &to]], shares)).failed(2, &["/no/such/medium", "mounted"]);
}

#[test]
fn a_dry_run_shows_the_keys_and_asks_for_nothing() {
    let set = Make::default().set();
    let to = target(&set, "out.reg");
    let arguments = arguments(&[REHEARSE, &["--dry-run", "--to", &to]], set.shares(&[1, 2, 3]));
    run(&arguments).done(&["would be written", r"ENTSSO\SSOSS\{5A5A5A5A"]);
    assert!(!set.path("out.reg").exists());
}

#[test]
fn a_dry_run_compares_the_words_that_are_given() {
    let [set, other] = [Make::default().set(), Make::default().set()];
    let to = target(&set, "out.reg");
    let with = |words: &str| {
        let shares = [set.shares(&[1, 2, 3]), other.shares(&[4])].concat();
        run(&arguments(&[REHEARSE, &["--dry-run", "--to", &to, "--expect-set", words]], shares))
    };
    with(&set.words()).done(&["would be written"]);
    with(&"zoo ".repeat(8)).failed(4, &["None of these shares"]);
}

/// A folder with shares of two other sets does not stop a quorum, once it is said which set is meant.
#[test]
fn a_medium_of_other_sets_is_passed_over() {
    let [set, other] = [Make::default().set(), Make::default().set()];
    Make::default().set_in(other.folder.path());
    let to = target(&set, "out.reg");
    let words = set.words();
    let shares = [other.shares(&[1]), set.shares(&[1, 2, 3])].concat();
    let parts: &[&[&str]] = &[REHEARSE, &["--to", &to, "--expect-set", &words]];
    let ran = run_with(&arguments(parts, shares), Some(&passwords(&[1, 1, 2, 3])));
    ran.done(&["The quorum is reached"]).failed(0, &["none of the set that is meant"]);
}

#[test]
fn a_place_that_cannot_be_read_is_no_status_of_its_own() {
    let set = Make::default().set();
    let to = target(&set, "out.reg");
    // The first page of a process's memory gives an error to whoever reads it.
    let broken = ["--share".to_owned(), "file:/proc/self/mem".to_owned()];
    let with = |numbers: &[u8]| {
        let shares = [&broken[..], &set.shares(numbers)].concat();
        let lines = [&["-".to_owned()], &passwords(numbers)[..]].concat();
        run_with(&arguments(&[REHEARSE, &["--to", &to]], shares), Some(&lines))
    };
    with(&[1]).failed(3, &["/proc/self/mem cannot be read", "1 of 3"]);
    with(&[1, 2, 3]).done(&["The quorum is reached"]);
}

#[test]
fn a_single_share_is_named_too() {
    let set = Make::default().set();
    let to = target(&set, "out.reg");
    let arguments = arguments(&[REHEARSE, &["--to", &to]], set.shares(&[2]));
    let wrong = ["not the password".to_owned()];
    run_with(&arguments, Some(&wrong)).failed(5, &["share 2 of Ben", "0 of 3"]);
    fs::write(set.file(2), "x").unwrap();
    run_with(&arguments, Some(&wrong)).failed(4, &["not a file of sso-escrow"]);
}

#[test]
fn there_is_one_password_for_each_share() {
    let set = Make::default().set();
    let to = target(&set, "out.reg");
    let arguments = arguments(&[REHEARSE, &["--to", &to]], set.shares(&[1, 2, 3]));
    run_with(&arguments, Some(&passwords(&[1, 2])))
        .failed(2, &["2 lines of passwords for 3 shares"]);
    run_with(&arguments, Some(&passwords(&[1, 2, 3, 4]))).failed(2, &["4 lines"]);
    let short = ["x".to_owned(), password(2), password(3)];
    run_with(&arguments, Some(&short)).failed(5, &["line 1", "has 1 character;", "2 of 3"]);
    // It uses up its line, and does not stop a quorum that is there without it.
    let four = self::arguments(&[REHEARSE, &["--to", &to]], set.shares(&[1, 2, 3, 4]));
    let lines = ["x".to_owned(), password(2), password(3), password(4)];
    run_with(&four, Some(&lines)).done(&["The quorum is reached"]);
    fs::remove_file(set.path("out.reg")).unwrap();
    assert!(!set.path("out.reg").exists());
}

#[test]
fn a_payload_of_another_kind_is_not_written_to_a_registration_file() {
    let set = Make { kind: Kind::NativeBackup, payload: vec![7; 3000], ..Make::default() }.set();
    rehearse(&set, &[1, 2, 3], &[]).failed(6, &["native-backup"]);
    assert!(!set.path("out.reg").exists());
}

#[test]
fn the_service_account_is_named_in_the_command_that_sets_the_access() {
    let set = Make::default().set();
    let ran =
        rehearse(&set, &[1, 2, 3], &["--service-account", r"CORP\svc-sso", "--server", "NEW"]);
    ran.done(&[r"'CORP\svc-sso'", "Carry the file to NEW", "OLDSERVER"]);
    fs::remove_file(set.path("out.reg")).unwrap();
    rehearse(&set, &[1, 2, 3], &["--service-account", ""]).failed(2, &["service account is empty"]);
    rehearse(&set, &[1, 2, 3], &["--service-account", "S-1-1-0"]).failed(2, &["is a group"]);
}

/// Whatever refuses the file, the target does: root is told that it may write in /proc, and may not.
#[test]
fn a_target_that_cannot_be_written_has_its_own_status() {
    if rustix::process::geteuid().as_raw() != 0 {
        println!("skipped: a folder that promises to be writable and is not needs root");
        return;
    }
    let set = Make::default().set();
    let parts: &[&[&str]] = &[REHEARSE, &["--to", "reg:/proc/x.reg"]];
    let ran = run_with(&arguments(parts, set.shares(&[1, 2, 3])), Some(&passwords(&[1, 2, 3])));
    ran.failed(6, &["/proc/x.reg cannot be written"]);
}
