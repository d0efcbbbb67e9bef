//! `restore`.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use sso_escrow::entsso::practice;
use sso_escrow::seal::password::Cost;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::{Kind, Purpose};
use sso_escrow::share::header::{Header, Protector};

use crate::strace::{Faults, can_trace};
use crate::support::*;
use crate::text;

/// A rehearsed restore from these shares into `out.reg`.
fn rehearsed(set: &Set, numbers: &[u8]) -> Run {
    rehearsed_to(set, "out.reg").shares(set, numbers)
}

/// A rehearsed restore into a file, without shares.
fn rehearsed_to(set: &Set, name: &str) -> Run {
    Run::restore().rehearsal().yes().to_reg(set.path(name))
}

/// Restores in a rehearsal from these shares, with their passwords.
fn rehearse(set: &Set, numbers: &[u8]) -> Ran {
    rehearsed(set, numbers).passwords(numbers).run()
}

/// The passwords of these shares. One of them is wrong.
fn one_wrong(numbers: &[u8], wrong: usize) -> Vec<String> {
    let mut passwords = passwords(numbers);
    passwords[wrong] = "not the password".to_owned();
    passwords
}

/// The secret in a registration file, and the file's whole text.
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
        let ran = rehearsed(&set, &quorum).passwords(&quorum).run_in_words();
        ran.done()
            .said(text!("share-opened-count", have = 3, need = 3))
            .said("restore-combined")
            .said("carry-medium");
        let steps = next_steps(&set.path(""));
        let told = [
            text!("steps-events"),
            text!("steps-import"),
            text!("steps-script"),
            text!("steps-destroy"),
        ];
        assert!(told.iter().all(|text| text.is_in(&steps)), "{steps}");
        assert!(steps.contains("    reg import \"out.reg\""), "{steps}");
        let (secret, text) = read_reg(&set, "out.reg");
        assert_eq!(secret, set.payload);
        let remark = format!("; {}: {}", practice::MARK, words("reg-remark-practice"));
        assert!(text.contains(&remark), "what a rehearsal writes says so");
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
fn the_shares_that_were_opened_are_in_the_result() {
    let set = Make::default().set();
    rehearse(&set, &[4, 2, 5]).done().gives("opened", [4, 2, 5]);
}

#[test]
fn two_of_three_are_too_few() {
    let set = Make::default().set();
    rehearse(&set, &[1, 4]).error(text!("quorum-not-reached", have = 2, need = 3), 3);
    assert!(!set.path("out.reg").exists());
}

#[test]
fn two_copies_of_one_share_count_once() {
    let set = Make::default().set();
    let ben = text!("share-duplicate", x = 2, name = "Ben");
    rehearse(&set, &[2, 2, 4])
        .error(text!("quorum-not-reached", have = 2, need = 3), 3)
        .warned(ben.clone());
    rehearse(&set, &[2, 2, 4, 5]).done().gives("opened", [2, 4, 5]).warned(ben);
}

#[test]
fn a_wrong_password_is_named_and_does_not_stop_a_quorum() {
    let set = Make::default().set();
    let restore = |numbers: &[u8]| rehearsed(&set, numbers).lines(&one_wrong(numbers, 1)).run();
    let ben = text!("share-wrong-password", x = 2, name = "Ben");
    restore(&[1, 2, 3])
        .error(text!("quorum-not-reached", have = 2, need = 3), 5)
        .warned(ben.clone());
    assert!(!set.path("out.reg").exists());
    restore(&[1, 2, 3, 4]).done().gives("opened", [1, 3, 4]).warned(ben);
}

#[test]
fn damage_goes_before_a_wrong_password_and_that_before_the_quorum() {
    let set = Make::default().set();
    let mut bytes = fs::read(set.file(1)).unwrap();
    bytes[100] ^= 1;
    fs::write(set.file(1), &bytes).unwrap();
    let damaged = text!("share-unreadable", cause = text!("share-damaged"));
    rehearsed(&set, &[1, 2, 3])
        .lines(&one_wrong(&[1, 2, 3], 1))
        .run()
        .error(text!("quorum-not-reached", have = 1, need = 3), 4)
        .warned(damaged.clone())
        .warned("share-wrong-password");
    // A damaged share that is not needed is only a warning.
    rehearse(&set, &[1, 2, 3, 4]).done().gives("opened", [2, 3, 4]).warned(damaged);
}

#[test]
fn shares_of_another_set_are_told_by_the_words() {
    let set = Make::default().set();
    let other = Make::default().set();
    let told = other.descriptor.told_apart();
    let mixed = || {
        let run = rehearsed(&set, &[1, 2]).shares(&other, &[3, 4]);
        run.passwords(&[1, 2, 3, 4])
    };
    // Without set words, no set is called wrong.
    mixed()
        .run()
        .error("sets-several", 4)
        .warned(text!("sets-one-of-several", set = set.descriptor.told_apart()))
        .warned(text!("sets-one-of-several", set = other.descriptor.told_apart()))
        .not_warned("share-foreign");
    mixed()
        .expect_set(&set)
        .run()
        .error(text!("quorum-not-reached", have = 2, need = 3), 4)
        .warned(text!("share-foreign", x = 3, name = "Chloé", set = told));
    // With a quorum of the right set, shares of other sets are only warnings.
    let run = rehearsed_to(&set, "out.reg").share(&other, 5).shares(&set, &[1, 2, 3]);
    let ran = run.expect_set(&set).passwords(&[5, 1, 2, 3]).run();
    ran.done().gives("opened", [1, 2, 3]).warned("share-foreign");
}

#[test]
fn a_share_of_another_generation_is_said_to_be_one() {
    let first = Make::default().set();
    let supersedes = Some((first.descriptor.set_id, first.descriptor.generation));
    let second = Make { supersedes, ..Make::default() }.set();
    assert_eq!(second.descriptor.generation, 2);
    let with = |meant: &Set, found: Text| {
        let run = rehearsed_to(&second, "out.reg").share(&first, 1).shares(&second, &[2, 3]);
        let ran = run.expect_set(meant).passwords(&[1, 2, 3]).run();
        ran.error("quorum-not-reached", 4).warned(found);
    };
    let name = "Anna";
    with(&second, text!("share-other-generation", x = 1, name = name, generation = 1, meant = 2));
    with(&first, text!("share-other-generation", x = 2, generation = 2, meant = 1));
    assert!(!second.path("out.reg").exists());
}

/// Checks that a share that needs too much memory only fails for its own custodian.
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
    // With a limit on the address space, every machine has too little memory for 4 GiB.
    let mut limited = Command::new("prlimit");
    limited.arg("--as=1000000000");
    without_locale(&mut limited);
    let ran = rehearsed(&set, &[1, 2, 3, 4]).passwords(&[1, 2, 3, 4]).run_by(limited);
    ran.done().gives("opened", [2, 3, 4]).warned(text!(
        "share-too-costly",
        x = 1,
        name = "Anna",
        wanted = 4096
    ));
}

/// Without the memory for a usual share, the machine is at fault. Other custodians cannot help.
#[test]
fn too_little_memory_for_usual_shares_is_no_faulty_share() {
    let set = Make::default().set();
    let mut limited = Command::new("prlimit");
    limited.arg("--as=70000000");
    without_locale(&mut limited);
    let ran = rehearsed(&set, &[1, 2, 3]).passwords(&[1, 2, 3]).run_by(limited);
    ran.error("memory-not-enough", 7).error_names("64").not_warned("share-too-costly");
    assert!(!set.path("out.reg").exists());
}

#[test]
fn words_of_no_share_stop_it() {
    let [set, other] = [Make::default().set(), Make::default().set()];
    let with = |words: &str| rehearsed(&set, &[1, 2, 3]).expect(words).passwords(&[1, 2, 3]).run();
    with(&other.words()).error(text!("words-not-here", words = other.words()), 4);
    with("zoo zoo").error(text!("words-count", found = 2), 2);
    let unknown = "zoo zoo zoo zoo zoo zoo zoo zzz";
    with(unknown).error(text!("words-unknown", word = "zzz"), 2);
}

#[test]
fn words_are_never_waived_in_production() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let restore = || {
        let run = Run::restore().yes().to_reg(shm.path().join("out.reg")).waived();
        run.shares(&set, &[1, 2, 3]).passwords(&[1, 2, 3])
    };
    restore().run().error("words-need-terminal", 2);
    let ran = restore().expect_set(&set).run_in_words();
    ran.done().said("restore-combined").not_said("steps-rehearsal").not_said("rehearsal-banner");
    assert_eq!(names(shm.path()), ["NEXT-STEPS.ps1", "NEXT-STEPS.txt", "out.reg"]);
    let bytes = fs::read(shm.path().join("out.reg")).unwrap();
    let remark = words("reg-remark-practice");
    let remark: Vec<u8> = remark[..8].encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!bytes.windows(16).any(|window| window == remark));
}

#[test]
fn a_clear_copy_goes_to_a_removable_medium_or_memory_alone() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    // The temporary folder of the tests may be in memory. /var/tmp is on disk.
    let disk = tempfile::tempdir_in("/var/tmp").unwrap();
    let restore = |waived: &str| {
        let run = Run::restore().yes().to_reg(disk.path().join("out.reg")).expect_set(&set);
        run.waive(waived).shares(&set, &[1, 2, 3]).passwords(&[1, 2, 3]).run()
    };
    restore("network,swap").error("target-not-removable", 6);
    assert!(names(disk.path()).is_empty());
    let ran = restore("network,swap,removable");
    ran.done()
        .gives("opened", [1, 2, 3])
        .warned("target-not-removable")
        .warned(text!("check-waived", check = "removable"));
    assert_eq!(names(disk.path()), ["NEXT-STEPS.ps1", "NEXT-STEPS.txt", "out.reg"]);
}

#[test]
fn practice_and_production_do_not_mix() {
    let practice = Make::default().set();
    let production = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let run = Run::restore().yes().to_reg(shm.path().join("out.reg")).waived();
    run.shares(&practice, &[1, 2, 3]).run().error("only-practice-shares", 4).warned(text!(
        "share-is-practice",
        x = 1,
        name = "Anna"
    ));
    rehearse(&production, &[1, 2, 3]).error("only-production-shares", 4).warned(text!(
        "share-is-production",
        x = 1,
        name = "Anna"
    ));
}

#[test]
fn the_target_is_looked_at_before_anything_is_asked() {
    let set = Make::default().set();
    fs::write(set.path("out.reg"), "before").unwrap();
    rehearse(&set, &[1, 2, 3]).error("media-exists", 6).error_names("out.reg");
    assert_eq!(fs::read(set.path("out.reg")).unwrap(), b"before");
    let there = |to: &str| Run::restore().rehearsal().yes().to(to).shares(&set, &[1, 2, 3]).run();
    there("reg:/no/such/folder/x.reg").error(text!("media-not-there", path = "/no/such/folder"), 2);
    there("reg:").error("usage-target", 2);
    there("/tmp/x.reg").error("usage-target", 2);
}

#[test]
fn a_place_that_is_not_there_stops_before_any_password() {
    let set = Make::default().set();
    let ran = rehearsed(&set, &[1, 2]).share_at("file:/no/such/medium").run();
    ran.error("media-not-there", 2).error_names("/no/such/medium");
}

#[test]
fn a_dry_run_shows_the_keys_and_asks_for_nothing() {
    let set = Make::default().set();
    let run = rehearsed(&set, &[1, 2, 3]).dry_run();
    let ran = run.run_in_words();
    ran.done().said("restore-dry-run");
    assert!(ran.out.contains(r"ENTSSO\SSOSS\{5A5A5A5A"), "{ran:#?}");
    let ran = run.run();
    ran.done().gives("dry_run", true);
    assert!(ran.texts("keys").iter().any(|key| key.contains(r"ENTSSO\SSOSS\{5A5A5A5A")));
    assert!(!set.path("out.reg").exists());
}

#[test]
fn a_dry_run_compares_the_words_that_are_given() {
    let [set, other] = [Make::default().set(), Make::default().set()];
    let with = |words: &str| {
        let run = rehearsed(&set, &[1, 2, 3]).share(&other, 4);
        run.dry_run().expect(words).run()
    };
    with(&set.words()).done().gives("dry_run", true);
    with(&"zoo ".repeat(8)).error("words-not-here", 4);
}

/// Checks that shares of two other sets in a folder do not stop a quorum, if the set is named.
#[test]
fn a_medium_of_other_sets_is_passed_over() {
    let [set, other] = [Make::default().set(), Make::default().set()];
    Make::default().set_in(other.folder.path());
    let run = rehearsed_to(&set, "out.reg").share(&other, 1).shares(&set, &[1, 2, 3]);
    let ran = run.expect_set(&set).passwords(&[1, 1, 2, 3]).run();
    ran.done()
        .gives("opened", [1, 2, 3])
        .warned(text!("share-unreadable", cause = text!("media-other-set")));
}

#[test]
fn a_place_that_cannot_be_read_is_no_status_of_its_own() {
    let set = Make::default().set();
    // The first page of a process's memory cannot be read.
    let with = |numbers: &[u8]| {
        let run = rehearsed_to(&set, "out.reg").share_at("file:/proc/self/mem");
        let lines = [&["-".to_owned()], &passwords(numbers)[..]].concat();
        run.shares(&set, numbers).lines(&lines).run()
    };
    let unread = text!("media-read", path = "/proc/self/mem");
    with(&[1])
        .error(text!("quorum-not-reached", have = 1, need = 3), 3)
        .warned(text!("share-unreadable", cause = unread));
    with(&[1, 2, 3]).done().gives("opened", [1, 2, 3]);
}

#[test]
fn a_single_share_is_named_too() {
    let set = Make::default().set();
    let wrong = || rehearsed(&set, &[2]).lines(&["not the password"]).run();
    wrong().error(text!("quorum-not-reached", have = 0, need = 3), 5).warned(text!(
        "share-wrong-password",
        x = 2,
        name = "Ben"
    ));
    fs::write(set.file(2), "x").unwrap();
    wrong()
        .error("no-usable-share", 4)
        .warned(text!("share-unreadable", cause = text!("media-not-a-share")));
}

#[test]
fn there_is_one_password_for_each_share() {
    let set = Make::default().set();
    let with = |lines: &[String]| rehearsed(&set, &[1, 2, 3]).lines(lines).run();
    with(&passwords(&[1, 2])).error(text!("passwords-count", lines = 2, shares = 3), 2);
    with(&passwords(&[1, 2, 3, 4])).error(text!("passwords-count", lines = 4), 2);
    let too_short = text!("password-too-short", characters = 1);
    let first = text!("passwords-line", line = 1, cause = too_short);
    with(&["x".to_owned(), password(2), password(3)])
        .error(text!("quorum-not-reached", have = 2, need = 3), 5)
        .warned(first);
    // The share uses up its line, and does not stop a quorum of the others.
    let lines = ["x".to_owned(), password(2), password(3), password(4)];
    let ran = rehearsed(&set, &[1, 2, 3, 4]).lines(&lines).run();
    ran.done().gives("opened", [2, 3, 4]);
    fs::remove_file(set.path("out.reg")).unwrap();
    assert!(!set.path("out.reg").exists());
}

#[test]
fn a_payload_of_another_kind_is_not_written_to_a_registration_file() {
    let set = Make { kind: Kind::NativeBackup, payload: vec![7; 3000], ..Make::default() }.set();
    rehearse(&set, &[1, 2, 3]).error(text!("restore-kind", kind = text!("kind-native-backup")), 6);
    assert!(!set.path("out.reg").exists());
}

/// Checks the error for a payload that no registry can hold. The shares are intact, and a new export would not
/// help.
#[test]
fn a_payload_that_no_registry_holds_is_told_as_one() {
    let payload = [&[0x83, 1, 0x80, 0x81, 0x83, 0x63][..], b"a\\b", &[0x80, 0x80]].concat();
    let set = Make { kind: Kind::SsossSnapshot, payload, ..Make::default() }.set();
    let name = text!("tree-name", name = r"a\\b");
    rehearse(&set, &[1, 2, 3]).error(text!("restore-payload", cause = name), 4);
    assert!(!set.path("out.reg").exists());
}

#[test]
fn the_service_account_is_named_in_the_command_that_sets_the_access() {
    let set = Make::default().set();
    let with = |account: &str| {
        let run = rehearsed(&set, &[1, 2, 3]).option("--service-account", account);
        run.passwords(&[1, 2, 3])
    };
    let ran = with(r"CORP\svc-sso").option("--server", "NEW").run_in_words();
    ran.done()
        .said(text!("carry-medium", to = text!("carry-to", server = "NEW")))
        .said(text!("restore-server-was", server = "OLDSERVER"));
    let steps = next_steps(&set.path(""));
    assert!(text!("steps-access").is_in(&steps), "{steps}");
    assert!(text!("steps-carry-to", server = "NEW").is_in(&steps), "{steps}");
    assert!(steps.contains(r"'CORP\svc-sso'"), "{steps}");
    // The script has the same commands, and imports the file that is beside it.
    let script = fs::read_to_string(set.path("NEXT-STEPS.ps1")).unwrap();
    assert!(script.contains(r"'CORP\svc-sso'"), "{script}");
    assert!(script.ends_with("reg.exe import 'out.reg'\r\n"), "{script}");
    fs::remove_file(set.path("out.reg")).unwrap();
    with("").run().error("usage-account", 2);
    with("S-1-1-0").run().error("sid-group", 2);
}

/// Checks the status when the target refuses the file. In /proc, root seems to have write access, but writing
/// fails.
/// A run that was killed leaves the secret under a hidden name. The next run says so before anything else.
#[test]
fn what_a_killed_run_left_in_clear_is_named_first_and_overwritten() {
    use std::io::Read;
    if !can_trace() {
        return;
    }
    let set = Make::default().set();
    let left = set.path(".out.reg.part");
    let run = rehearsed(&set, &[1, 2, 3]).passwords(&[1, 2, 3]);
    let kill = Faults::new(&["fsync:signal=KILL:when=1"], &[&left]);
    run.with_faults(&kill).ended(KILLED);
    let mut held = fs::File::open(&left).unwrap();
    let length = held.metadata().unwrap().len() as usize;
    assert!(length > 0);
    let named = |ran: &Ran| {
        let shown = left.display().to_string();
        assert!(ran.warnings()[0].starts_with("clear-copy-left"), "{ran:?}");
        let first = ran.err.lines().next().unwrap().to_owned();
        assert!(first.contains(&shown), "{ran:?}");
    };
    // Under whatever name this run writes, and also if it fails at once or writes nothing.
    named(rehearsed_to(&set, "other.reg").shares(&set, &[1]).passwords(&[1]).run().ended(3));
    named(run.clone().dry_run().run().done());
    let native = format!("native:{}", set.folder.path().display());
    let wrong = Run::restore().rehearsal().yes().to(native).shares(&set, &[1]).passwords(&[1]);
    named(wrong.run().error("restore-kind-native", 6));
    named(
        Run::unseal()
            .rehearsal()
            .yes()
            .place(&set, 1)
            .to(set.path("bare").display())
            .passwords(&[1])
            .run()
            .done(),
    );
    assert!(left.exists());
    named(run.run().done());
    let mut bytes = Vec::new();
    held.read_to_end(&mut bytes).unwrap();
    assert_eq!(bytes, vec![0; length]);
    assert!(!left.exists() && set.path("out.reg").exists());
    // An unfinished share is sealed.
    fs::write(set.path(".a-x001.ssoshare.part"), b"half").unwrap();
    fs::remove_file(set.path("out.reg")).unwrap();
    assert!(run.run().done().warnings().iter().all(|name| !name.starts_with("clear-copy-left")));
}

#[test]
fn a_target_that_cannot_be_written_has_its_own_status() {
    if rustix::process::geteuid().as_raw() != 0 {
        println!("skipped: a folder that promises to be writable and is not needs root");
        return;
    }
    let set = Make::default().set();
    let run = Run::restore().rehearsal().yes().to_reg("/proc/x.reg").shares(&set, &[1, 2, 3]);
    let ran = run.passwords(&[1, 2, 3]).run();
    ran.error("media-write", 6).error_names("/proc/x.reg");
}
