//! Offline hives, as the target of `restore` and the source of `backup`.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use sso_escrow::share::descriptor::{Kind, Purpose};

use crate::apart::{apart, in_memory_of};
use crate::hives::{
    FIRST, Lab, OLD, SERVICE, data, has_library, key, software, value, with_secret,
};
use crate::support::*;

/// The MSID of the sets here.
const NEW: &str = "{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}";

fn production() -> Set {
    Make { purpose: Purpose::Production, ..Make::default() }.set()
}

/// Restores from three shares in earnest.
fn restore(set: &Set, lab: &Lab, more: &[&str]) -> Ran {
    let (to, words) = (format!("hive:{}", lab.hive.display()), set.words());
    let start: &[&str] = &["restore", "--yes", "--to", &to, "--expect-set", &words];
    let arguments = arguments(&[start, WAIVED, more], set.shares(&[1, 3, 5]));
    run_with(&arguments, Some(&passwords(&[1, 3, 5])))
}

/// SSOSS of a hive as hivex's own program exports it; nothing where that is not installed.
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
    restore(&set, &lab, &[]).failed(2, &["its account has to be known", "--service-account"]);
    lab.is_untouched();
    restore(&set, &lab, &["--service-account", "S-1-5-32-544"]).failed(2, &["is a group"]);
    let account: &[&str] = &["--service-account", SERVICE];
    let dry = restore(&set, &lab, &[account, &["--dry-run"]].concat());
    dry.showed(&[
        "What changes in SSOSS",
        &format!(r"SSOSS\{NEW}] {}", "\"Secret\" (REG_BINARY, 32)"),
    ]);
    lab.is_untouched();
    let ran = restore(&set, &lab, account);
    ran.showed(&[
        r"+ [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS]",
        "Written and read back",
    ]);
    ran.showed(&["put the disk back", "never tried on a real ENTSSO server"]);
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
    // The same once more changes nothing; another one is refused, since something stands there.
    let again = restore(&set, &lab, &["--replace"]);
    again.showed(&["Nothing changes in SSOSS"]);
    assert!(!again.out.contains("Written"), "{again:?}");
    let other = production();
    restore(&other, &lab, &[]).failed(6, &["SSOSS holds something already", NEW, "--replace"]);
}

#[test]
fn what_stood_goes_away_only_where_that_is_asked_for() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(with_secret()));
    restore(&set, &lab, &[]).failed(6, &["SSOSS holds something already", FIRST]);
    lab.is_untouched();
    let account = ["--replace", "--service-account", SERVICE];
    restore(&set, &lab, &account)
        .showed(&[&format!(r"- [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS\{FIRST}]")]);
    let bytes = lab.bytes();
    assert!(!bytes.windows(OLD.len()).any(|window| window == OLD), "the old secret is wiped");
    assert!(bytes.windows(set.payload.len()).any(|window| window == set.payload));
    assert_eq!(lab.names(), ["SOFTWARE"]);
}

/// What the real run refuses, the dry run does not promise; and all before the first password.
#[test]
fn what_would_be_refused_is_refused_before_any_password_and_in_a_dry_run() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(with_secret()));
    let without_passwords = |more: &[&str]| {
        let (to, words) = (format!("hive:{}", lab.hive.display()), set.words());
        let start: &[&str] = &["restore", "--yes", "--to", &to, "--expect-set", &words];
        run(&arguments(&[start, WAIVED, more], set.shares(&[1, 3, 5])))
    };
    // SSOSS stands, the key in it that is wanted does not.
    let needed = ["its account has to be known", "SecurityIdentifier", "ObjectName"];
    without_passwords(&["--replace"]).failed(2, &needed);
    without_passwords(&["--replace", "--dry-run"]).failed(2, &needed);
    let account = ["--replace", "--service-account", SERVICE];
    without_passwords(&[&account[..], &["--dry-run"]].concat()).showed(&["What changes in SSOSS"]);
    for (sid, event) in [("S-1-5-18", "11038"), ("S-1-5-19", "11039")] {
        let given = ["--replace", "--service-account", sid];
        without_passwords(&given).failed(2, &["does not run under", event]);
    }
    let given = ["--replace", "--service-account", "S-1-5-21-1-2-3-513"];
    without_passwords(&given).failed(2, &["is a group"]);
    // Without --replace a dry run shows what would change, and ends as the run would.
    let dry = without_passwords(&["--dry-run", "--service-account", SERVICE]);
    dry.failed(6, &["SSOSS holds something already", "--replace"]);
    let old = format!(r"- [HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS\{FIRST}]");
    for gone in [&old[..], &format!("{old} \"Secret\" (REG_BINARY, {})", OLD.len())] {
        assert!(dry.out.lines().any(|line| line.trim() == gone), "{gone}: {dry:#?}");
    }
    lab.is_untouched();
    let second = tempfile::tempdir_in(lab.root.path()).unwrap();
    fs::hard_link(&lab.hive, second.path().join("name")).unwrap();
    for more in [&[][..], &["--dry-run"]] {
        without_passwords(&[&account[..], more].concat()).failed(6, &["names"]);
    }
}

/// A value that libhivex cannot write is refused in a dry run as well.
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
    for more in [&["--replace", "--dry-run"][..], &["--replace"]] {
        let more = [more, &["--service-account", SERVICE]].concat();
        restore(&set, &lab, &more).failed(6, &["17000", "16,344"]);
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
        let start: &[&str] = &["backup", "--dry-run", "-k", "2", "--from", &from];
        let shares =
            [&media, &other].map(|it| ["--share".to_owned(), format!("file:{}", it.display())]);
        let waive: &[&str] = &["--waive", "network,swap,removable"];
        run(&arguments(&[start, waive], shares.into_iter().flatten().collect()))
    };
    let told =
        |ran: &Ran| ran.err.contains("is hibernated") && ran.err.contains("shutdown /s /f /t 0");
    let ran = backup();
    ran.showed(&[FIRST]);
    assert!(!told(&ran), "{}", ran.err);
    fs::write(volume.join("hiberfil.sys"), b"hibr, and the memory").unwrap();
    let ran = backup();
    ran.showed(&[FIRST]);
    assert!(told(&ran), "{}", ran.err);
}

#[test]
fn a_rehearsal_makes_a_hive_one_for_practice() {
    if !has_library() {
        return;
    }
    let (set, lab) = (Make::default().set(), Lab::new(software()));
    let to = format!("hive:{}", lab.hive.display());
    let start: &[&str] =
        &["restore", "--rehearsal", "--yes", "--to", &to, "--service-account", SERVICE];
    let ran = run_with(&arguments(&[start], set.shares(&[1, 2, 3])), Some(&passwords(&[1, 2, 3])));
    ran.showed(&["the hive is for practice from now on"]);
    ran.failed(0, &["gets a practice secret", "Do not put it into a server"]);
}

#[test]
fn a_hive_that_cannot_be_worked_on_is_refused_before_any_password() {
    if !has_library() {
        return;
    }
    let (set, lab) = (production(), Lab::new(software()));
    let refused = |bytes: &[u8], status: i32, parts: &[&str]| {
        fs::write(&lab.hive, bytes).unwrap();
        let (to, words) = (format!("hive:{}", lab.hive.display()), set.words());
        let start: &[&str] = &["restore", "--yes", "--to", &to, "--expect-set", &words];
        run(&arguments(&[start, WAIVED], set.shares(&[1, 3, 5]))).failed(status, parts);
        let from = arguments(&[&["backup", "-k", "2", "--from", &to], WAIVED], set.shares(&[1, 2]));
        run(&from).failed(status, parts);
        assert_eq!(fs::read(&lab.hive).unwrap(), bytes);
    };
    let good = lab.before.clone();
    let mut dirty = good.clone();
    dirty[4] ^= 1;
    let sum = dirty[..508]
        .chunks(4)
        .fold(0, |sum, word| sum ^ u32::from_le_bytes(word.try_into().unwrap()));
    dirty[508..512].copy_from_slice(&sum.to_le_bytes());
    refused(&dirty, 6, &["has not finished its last write", "reg load"]);
    refused(&fs::read(data("minimal")).unwrap(), 6, &["is not the SOFTWARE hive"]);
    refused(&good[..good.len() - 100], 4, &["is damaged"]);
    refused(b"hello", 4, &["is not a registry hive"]);
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
    // hivexregedit writes a first line that Windows does not know of an offline hive's prefix.
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
        let named = media.iter().flat_map(|it| ["--share".to_owned(), format!("file:{it}")]);
        let waive: &[&str] = &["--waive", "network,swap,removable,weak-password"];
        let start: &[&str] = &["backup", "--yes", "-k", "2", "--from", from];
        let made = run_with(
            &arguments(&[start, waive, &["--json"]], named.collect()),
            Some(&passwords(&[1, 2])),
        );
        made.showed(&[FIRST]);
        let object: serde_json::Value = serde_json::from_str(&made.out).unwrap();
        let words: Vec<&str> = object["set"]["words"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        let to =
            format!("reg:{}", in_memory_of(&root, &format!("out-{at}"), "4m").join("x").display());
        let words = words.join(" ");
        let start: &[&str] = &["restore", "--yes", "--to", &to, "--expect-set", &words];
        let shares = media.iter().flat_map(|it| ["--share".to_owned(), format!("file:{it}")]);
        let ran =
            run_with(&arguments(&[start, waive], shares.collect()), Some(&passwords(&[1, 2])));
        ran.showed(&["Written and read back"]);
        snapshots.push(fs::read(root.join(format!("out-{at}/x"))).unwrap());
    }
    assert_eq!(snapshots[0], snapshots[1]);
}
