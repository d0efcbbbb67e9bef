//! Offline hives, as the target of `restore` and the source of `backup`.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use sso_escrow::share::descriptor::{Kind, Purpose};

use crate::apart::{apart, in_memory_of};
use crate::hives::{
    Builder, FIRST, Lab, OLD, SERVICE, data, has_library, key, software, value, with_secret,
};
use crate::support::*;
use crate::text;

/// The MSID of the sets in these tests.
const NEW: &str = "{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}";

fn production() -> Set {
    Make { purpose: Purpose::Production, ..Make::default() }.set()
}

/// A production restore from three shares into a hive, without passwords.
fn without_passwords(set: &Set, lab: &Lab) -> Run {
    let run = Run::restore().yes().to(format!("hive:{}", lab.hive.display())).expect_set(set);
    run.waived().shares(set, &[1, 3, 5])
}

/// The same, with passwords.
fn restore(set: &Set, lab: &Lab) -> Run {
    without_passwords(set, lab).passwords(&[1, 3, 5])
}

/// The run, with an account of the service.
fn of(run: Run, account: &str) -> Run {
    run.option("--service-account", account)
}

/// SSOSS of a hive as hivex's own program exports it. `None` if that is not installed.
fn exported(lab: &Lab, kind: &str) -> Option<String> {
    let mut command = Command::new("hivexregedit");
    command.args(["--export", "--prefix", r"HKEY_LOCAL_MACHINE\SOFTWARE"]).args(match kind {
        "text" => &["--unsafe-printable-strings"][..],
        _ => &[],
    });
    let output = command.arg(&lab.hive).arg(r"\Microsoft\ENTSSO\SSOSS").output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_quorum_writes_into_a_hive() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(software()));
    let unknown = restore(&set, &lab).run();
    unknown.error("hive-no-account", 2);
    lab.is_untouched();
    of(restore(&set, &lab), "S-1-5-32-544").run().error("sid-group", 2);
    let dry = of(restore(&set, &lab), SERVICE).dry_run();
    let ran = dry.run_in_words();
    ran.done().said("restore-difference");
    let secret = format!(r"SSOSS\{NEW}] {}", "\"Secret\" (REG_BINARY, 32)");
    assert!(ran.out.contains(&secret), "{ran:?}");
    lab.is_untouched();
    let ran = of(restore(&set, &lab), SERVICE).run_in_words();
    ran.done().said("restore-registry-written").said("steps-hive").said("steps-untried");
    let added = r"+ [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS]";
    assert!(ran.out.contains(added), "{ran:?}");
    assert_eq!(lab.names(), ["SOFTWARE"], "nothing lies beside it");
    match exported(&lab, "") {
        Some(export) => {
            let digits: Vec<String> =
                set.payload.iter().map(|byte| format!("{byte:02x}")).collect();
            let value = format!("\"Secret\"=hex(3):{}", digits.join(","));
            assert!(export.contains(NEW) && export.contains(&value), "{export}");
        }
        None => println!("skipped: an export by hivexregedit (Debian: libhivex-bin)"),
    }
    // The same restore again changes nothing. Another set is refused, because SSOSS has content now.
    let again = restore(&set, &lab).flag("--replace").run_in_words();
    again.done().said("restore-no-difference").not_said("restore-registry-written");
    // The run before may have been interrupted before it printed them.
    again.said("steps-hive").said("steps-untried");
    let payload = (32..64).collect();
    let other = Make { purpose: Purpose::Production, payload, ..Make::default() }.set();
    let hive = format!("hive:{}", lab.hive.display());
    let ran = restore(&other, &lab).run();
    ran.error(text!("target-holds", msids = NEW), 6).error_names(format!("--from {hive}."));
}

/// A run that was interrupted after the write ends when it is run again, without `--replace`.
#[test]
fn what_is_as_wanted_is_no_obstacle() {
    if !has_library() {
        return;
    }
    let set = production();
    let secret = format!("Microsoft\\ENTSSO\\SSOSS\\{NEW}");
    let ssoss = || software().key("Microsoft\\ENTSSO\\SSOSS").key(&secret);
    let same = Lab::new(ssoss().values(&secret, &[("Secret", 3, set.payload.clone().leak())]));
    for run in [restore(&set, &same), restore(&set, &same).dry_run()] {
        run.run_in_words().done().said("restore-no-difference");
        same.is_untouched();
    }
    restore(&set, &same).run().done().warned("target-may-hold");
    let other = Lab::new(ssoss().values(&secret, &[("Secret", 3, OLD)]));
    for run in [restore(&set, &other), restore(&set, &other).dry_run()] {
        run.run().error(text!("target-holds", msids = NEW), 6);
        other.is_untouched();
    }
}

/// An SSOSS without any MSID is most likely that of the wrong server.
#[test]
fn a_hive_without_a_secret_is_escrowed_only_if_a_person_says_so() {
    let name = "hive::a_hive_without_a_secret_is_escrowed_only_if_a_person_says_so";
    let Some(root) = apart(name) else { return };
    if !has_library() {
        return;
    }
    let ssoss = "Microsoft\\ENTSSO\\SSOSS";
    let lab = Lab::new(software().key(ssoss).values(ssoss, &[("a", 3, OLD)]));
    let from = format!("hive:{}", lab.hive.display());
    let backup = ["1", "2"].iter().fold(Run::backup().threshold(2), |run, name| {
        run.share_at(format!("file:{}", in_memory_of(&root, name, "4m").display()))
    });
    let backup = backup.option("--from", from);
    let backup = backup.waive("network,swap,memory-lock,removable,records,words");
    for run in [backup.clone(), backup.clone().yes(), backup.clone().dry_run()] {
        run.run().error("backup-no-msid", 4);
    }
    let mut session = backup.session();
    session.sees("backup-no-msid-ask");
    session.types("no");
    session.sees("declined");
    session.ends(1);
}

/// Checks that command lines are printed whole, with the path quoted for a shell.
#[test]
fn what_is_left_beside_a_hive_is_named_with_the_command_that_removes_it() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(with_secret()));
    let folder = lab.root.path().join("Anna's copy");
    fs::create_dir(&folder).unwrap();
    let hive = folder.join("SOFTWARE");
    fs::copy(&lab.hive, &hive).unwrap();
    let old = folder.join(".SOFTWARE.sso-escrow.before");
    fs::write(&old, b"regf, and another hive").unwrap();
    let quoted =
        |path: &std::path::Path| format!("'{}'", path.display().to_string().replace('\'', r"'\''"));
    let run = Run::restore().yes().to(format!("hive:{}", hive.display())).expect_set(&set);
    let ran = of(run.waived().shares(&set, &[1, 3, 5]), SERVICE).run();
    ran.error("hive-old-hive", 6).error_gives("hive-old-hive.remedy");
    ran.error_names(format!("shred -u {}", quoted(&old)));
    ran.error_names(format!("mv {} {}", quoted(&old), quoted(&hive)));
}

#[test]
fn a_hive_without_the_key_is_named() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(software()));
    let from = format!("hive:{}", lab.hive.display());
    let backup = Run::backup().threshold(2).option("--from", from).waived();
    let without = text!("source-no-key-in-hive", path = lab.hive.display().to_string());
    backup.shares(&set, &[1, 2]).run().error(without, 4);
}

#[test]
fn what_stood_goes_away_only_where_that_is_asked_for() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(with_secret()));
    restore(&set, &lab).run().error(text!("target-holds", msids = FIRST), 6);
    lab.is_untouched();
    let ran = of(restore(&set, &lab).flag("--replace"), SERVICE).run_in_words();
    let gone = format!(r"- [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS\{FIRST}]");
    assert!(ran.done().out.contains(&gone), "{ran:?}");
    let bytes = lab.bytes();
    assert!(!bytes.windows(OLD.len()).any(|window| window == OLD), "the old secret is wiped");
    assert!(bytes.windows(set.payload.len()).any(|window| window == set.payload));
    assert_eq!(lab.names(), ["SOFTWARE"]);
}

/// Checks that a dry run refuses what the real run refuses, and before the first password.
#[test]
fn what_would_be_refused_is_refused_before_any_password_and_in_a_dry_run() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(with_secret()));
    let replace = || without_passwords(&set, &lab).flag("--replace");
    // SSOSS exists, but not the key for the new master secret, so the account is needed.
    for run in [replace(), replace().dry_run()] {
        let ran = run.run();
        ran.error("hive-no-account", 2);
    }
    of(replace(), SERVICE).dry_run().run_in_words().done().said("restore-difference");
    for (sid, event) in [("S-1-5-18", "11038"), ("S-1-5-19", "11039")] {
        let ran = of(replace(), sid).run();
        ran.error(text!("sid-not-run-under", sid = sid, event = event), 2);
    }
    of(replace(), "S-1-5-21-1-2-3-513").run().error("sid-group", 2);
    // Without --replace, a dry run shows what would change, and ends with the error of the real run.
    let dry = of(without_passwords(&set, &lab), SERVICE).dry_run();
    let dry = dry.run_in_words();
    dry.error("target-holds", 6);
    let old = format!(r"- [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS\{FIRST}]");
    for gone in [&old[..], &format!("{old} \"Secret\" (REG_BINARY, {})", OLD.len())] {
        assert!(dry.out.lines().any(|line| line.trim() == gone), "{gone}: {dry:#?}");
    }
    lab.is_untouched();
    let second = tempfile::tempdir_in(lab.root.path()).unwrap();
    fs::hard_link(&lab.hive, second.path().join("name")).unwrap();
    for run in [of(replace(), SERVICE), of(replace(), SERVICE).dry_run()] {
        run.run().error("hive-names", 6);
    }
}

/// Checks that a dry run also refuses a value that libhivex cannot write.
#[test]
fn a_value_that_is_too_long_for_a_hive_is_refused_in_a_dry_run() {
    if !has_library() {
        return;
    }
    let long = value("Secret", 3, &[0x5a; 17_000]);
    let payload = key("", vec![], vec![key(FIRST, vec![long], vec![])]).encode().unwrap().to_vec();
    let production = Make { purpose: Purpose::Production, ..Make::default() };
    let set = Make { kind: Kind::SsossSnapshot, payload, ..production }.set();
    let lab = Lab::new(with_secret());
    let replace = || of(restore(&set, &lab).flag("--replace"), SERVICE);
    for run in [replace().dry_run(), replace()] {
        run.run().error(text!("hive-long-value", name = "Secret", bytes = 17_000), 6);
        lab.is_untouched();
    }
}

#[test]
fn a_backup_from_a_hibernated_windows_is_warned_of() {
    let name = "hive::a_backup_from_a_hibernated_windows_is_warned_of";
    let Some(root) = apart(name) else { return };
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let volume = in_memory_of(&root, "windows", "4m");
    let (hive, media) = (volume.join("SOFTWARE"), in_memory_of(&root, "medium", "4m"));
    fs::copy(&lab.hive, &hive).unwrap();
    let other = in_memory_of(&root, "other", "4m");
    let backup = || {
        let from = format!("hive:{}", hive.display());
        let run = Run::backup().dry_run().threshold(2).option("--from", from);
        let run = [&media, &other]
            .iter()
            .fold(run, |run, it| run.share_at(format!("file:{}", it.display())));
        run.waive("network,swap,records,words,removable").run()
    };
    let ran = backup();
    ran.done().gives("msids", [FIRST]).not_warned("hive-read-hibernated");
    fs::write(volume.join("hiberfil.sys"), b"hibr, and the memory").unwrap();
    let ran = backup();
    ran.done().gives("msids", [FIRST]).warned("hive-read-hibernated");
}

#[test]
fn a_rehearsal_makes_a_hive_one_for_practice() {
    if !has_library() {
        return;
    }
    let (set, lab) = (Make::default().set(), Lab::new(software()));
    let run = Run::restore().rehearsal().yes().to(format!("hive:{}", lab.hive.display()));
    let run = of(run.shares(&set, &[1, 2, 3]).passwords(&[1, 2, 3]), SERVICE);
    let ran = run.run_in_words();
    ran.done().said("steps-rehearsal-hive").warned("hive-becomes-practice");
}

#[test]
fn a_hive_that_cannot_be_worked_on_is_refused_before_any_password() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(software()));
    let refused = |bytes: &[u8], status: i32, error: &str| {
        fs::write(&lab.hive, bytes).unwrap();
        without_passwords(&set, &lab).run().error(error, status);
        let from = format!("hive:{}", lab.hive.display());
        let backup = Run::backup().threshold(2).option("--from", from).waived();
        backup.shares(&set, &[1, 2]).run().error(error, status);
        assert_eq!(fs::read(&lab.hive).unwrap(), bytes);
    };
    let good = lab.before.clone();
    let mut dirty = good.clone();
    dirty[4] ^= 1;
    let sum = dirty[..508]
        .chunks(4)
        .fold(0, |sum, word| sum ^ u32::from_le_bytes(word.try_into().unwrap()));
    dirty[508..512].copy_from_slice(&sum.to_le_bytes());
    refused(&dirty, 6, "hive-dirty");
    refused(&fs::read(data("minimal")).unwrap(), 6, "hive-other");
    refused(&good[..good.len() - 100], 4, "hive-damaged");
    refused(b"hello", 4, "hive-not-a-hive");
}

/// `reg save HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS` makes a hive of that key alone.
#[test]
fn a_hive_of_the_key_alone_is_a_source_and_no_target() {
    let name = "hive::a_hive_of_the_key_alone_is_a_source_and_no_target";
    let Some(root) = apart(name) else { return };
    if !has_library() {
        return;
    }
    let builder = Builder::new().key(FIRST).values(FIRST, &[("Secret", 3, OLD)]);
    let (set, lab) = (production(), Lab::new(builder));
    let hive = format!("hive:{}", lab.hive.display());
    let media = ["a", "b"].map(|name| in_memory_of(&root, name, "4m").display().to_string());
    let backup = |from: &str| {
        let run = Run::backup().threshold(2).option("--from", from).dry_run().yes();
        let run = media.iter().fold(run, |run, it| run.share_at(format!("file:{it}")));
        run.waive("network,swap,records,words,removable,weak-password").run()
    };
    backup(&hive).done().gives("msids", [FIRST]);
    let ran = of(restore(&set, &lab), SERVICE).run();
    ran.error("hive-one-key", 6).error_names(lab.hive.display().to_string());
    lab.is_untouched();
    // Without a master secret id, nothing shows that it is that key.
    let other = Lab::new(Builder::new().key("any").values("any", &[("Secret", 3, OLD)]));
    backup(&format!("hive:{}", other.hive.display())).error("hive-other", 6);
}

/// Each kind of file is named when it is given as the other one.
#[test]
fn a_hive_and_a_registration_file_are_told_apart() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(with_secret()));
    let backup = |from: String| {
        let run = Run::backup().threshold(2).option("--from", from).waived().dry_run().yes();
        run.shares(&set, &[1, 2]).run()
    };
    let file = set.path("a.file");
    let [reg, hive] = ["reg", "hive"].map(|kind| format!("{kind}:{}", file.display()));
    fs::copy(&lab.hive, &file).unwrap();
    backup(reg.clone()).error_gives("reg-is-hive").ended(2);
    // Larger than any registration file that is read.
    fs::File::options().append(true).open(&file).unwrap().set_len(64 << 20).unwrap();
    backup(reg).error_gives("reg-is-hive").ended(2);
    let five = "Windows Registry Editor Version 5.00\r\n\r\n";
    let wide: Vec<u8> = five.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let forms = [[&[0xff, 0xfe], &wide[..]].concat(), five.into(), b"REGEDIT4\r\n\r\n".to_vec()];
    for form in forms {
        fs::write(&file, form).unwrap();
        let ran = backup(hive.clone());
        ran.error("hive-is-reg", 2).error_names(file.display().to_string());
    }
}

#[test]
fn a_hive_and_its_export_give_the_same_snapshot() {
    let Some(root) = apart("hive::a_hive_and_its_export_give_the_same_snapshot") else { return };
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let Some(export) = exported(&lab, "") else {
        println!("skipped: an export by hivexregedit (Debian: libhivex-bin)");
        return;
    };
    // For a hive's prefix, hivexregedit writes a first line that Windows does not use.
    fs::write(root.join("export.reg"), export).unwrap();
    let mut snapshots = Vec::new();
    for (at, from) in [
        format!("hive:{}", lab.hive.display()),
        format!("reg:{}", root.join("export.reg").display()),
    ]
    .iter()
    .enumerate()
    {
        let media: Vec<String> = (1..=2)
            .map(|x| in_memory_of(&root, &format!("{at}-{x}"), "4m").display().to_string())
            .collect();
        let shares = |run: Run| {
            let run = media.iter().fold(run, |run, it| run.share_at(format!("file:{it}")));
            run.yes().waive("network,swap,records,words,removable,weak-password").phrases(&[1, 2])
        };
        let made = shares(Run::backup().threshold(2).option("--from", from)).run();
        made.done().gives("msids", [FIRST]);
        let out = in_memory_of(&root, &format!("out-{at}"), "4m").join("x");
        let restore = Run::restore().to_reg(out).expect(made.set_words());
        shares(restore).run().done().gives("opened", [1, 2]);
        snapshots.push(fs::read(root.join(format!("out-{at}/x"))).unwrap());
    }
    assert_eq!(snapshots[0], snapshots[1]);
}
