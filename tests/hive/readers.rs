//! Checks with independent readers that a written hive has the intended keys, and that everything else is
//! unchanged.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::RegistryKey;

use crate::hives::*;

/// The Python of the environment that scripts/setup.sh makes.
fn python() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache");
    let cache = std::env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from);
    cache.join("sso-escrow/hive-readers/bin/python")
}

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hive/readers.py");

/// The names of the readers.
pub const READERS: [&str; 6] =
    ["python-registry", "regipy", "impacket", "hivexregedit", "reged", "regfexport"];

fn output(mut command: Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // reged exits with 2 if it has written something.
    let good = output.status.success() || output.status.code() == Some(2);
    assert!(good, "{command:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    Some(text)
}

/// What a reader finds, as lines that each name their key. `None` if the reader is not installed.
pub fn found(reader: &str, hive: &Path) -> Option<BTreeSet<String>> {
    // The readers get a copy, because some look for logs beside the file, or write there.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("hive");
    fs::copy(hive, &copy).unwrap();
    let exported = folder.path().join("export");
    let mut command;
    match reader {
        "hivexregedit" => {
            command = Command::new("hivexregedit");
            command.args(["--export", "--prefix", r"HKLM\SOFTWARE"]).arg(&copy).arg("\\");
        }
        "reged" => {
            command = Command::new("reged");
            command.arg("-x").arg(&copy).args([r"HKLM\SOFTWARE", "\\"]).arg(&exported);
            // Debian installs it where ordinary users have no path.
            command.env("PATH", format!("{}:/usr/sbin", std::env::var("PATH").unwrap()));
        }
        "regfexport" => {
            command = Command::new("regfexport");
            command.arg(&copy);
        }
        library => {
            command = Command::new(python());
            command.arg(SCRIPT).arg(library).arg(&copy);
            command.env_remove("PYTHONPATH").env("PYTHONIOENCODING", "utf-8");
        }
    }
    let mut text = output(command)?;
    if reader == "reged" {
        text = String::from_utf8_lossy(&fs::read(&exported).unwrap()).into_owned();
    }
    let mut key = String::new();
    let mut lines = BTreeSet::new();
    for line in text.replace("\\\r\n  ", "").replace("\\\n  ", "").lines() {
        if line.starts_with('[') || line.starts_with("Key path:") {
            key = line.to_owned();
        }
        if !line.trim().is_empty() {
            lines.insert(format!("{key} | {line}"));
        }
    }
    assert!(lines.len() > 5, "{reader}: {text}");
    Some(lines)
}

/// The form in which a reader shows these bytes.
fn shown(reader: &str, bytes: &[u8]) -> String {
    match reader {
        "hivexregedit" | "reged" => {
            let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            digits.join(",")
        }
        // Sixteen bytes in each line. This is the first half of the first line.
        "regfexport" => {
            let digits = bytes[..8].iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>();
            digits.join(" ")
        }
        _ => hex::encode(bytes),
    }
}

/// Writes into a hive, and lets every reader compare its content before and after.
#[track_caller]
fn compare(builder: Builder, wanted: &RegistryKey, gone: Option<&[u8]>, come: &[u8]) {
    compare_by(&READERS, &Lab::new(builder), wanted, gone, come);
}

#[track_caller]
fn compare_by(all: &[&str], lab: &Lab, wanted: &RegistryKey, gone: Option<&[u8]>, come: &[u8]) {
    let old = lab.root.path().join("before");
    fs::copy(&lab.hive, &old).unwrap();
    lab.open().write(wanted).unwrap();
    let mut readers = 0;
    for reader in all {
        let (Some(before), Some(after)) = (found(reader, &old), found(reader, &lab.hive)) else {
            println!("skipped: the reader {reader}: it is not installed");
            continue;
        };
        readers += 1;
        let lost: Vec<&String> = before.difference(&after).collect();
        let gained: Vec<&String> = after.difference(&before).collect();
        for line in lost.iter().chain(&gained) {
            assert!(line.contains("SSOSS"), "{reader}: something else has changed: {line}");
        }
        let has = |lines: &[&String], bytes| {
            lines.iter().any(|line| line.contains(&shown(reader, bytes)))
        };
        assert!(has(&gained, come), "{reader} does not find it: {gained:#?}");
        match gone {
            Some(bytes) => {
                assert!(has(&lost, bytes) && !has(&gained, bytes), "{reader}: {lost:#?}")
            }
            None => assert!(lost.is_empty(), "{reader}: {lost:#?}"),
        }
    }
    println!("{readers} readers agree");
}

#[test]
fn other_readers_find_a_new_secret_and_nothing_else() {
    if has_library() {
        compare(software(), &secret(FIRST, NEW), None, NEW);
    }
}

#[test]
fn other_readers_find_what_was_replaced() {
    if has_library() {
        compare(with_secret(), &secret(FIRST, NEW), Some(OLD), NEW);
        compare(with_secret(), &secret(SECOND, NEW), Some(OLD), NEW);
    }
}

/// Checks a hive of tens of megabytes, like a server's: with new bins at its end, and lists of thousands of
/// keys.
#[test]
fn a_large_hive_is_written_as_a_small_one() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret().grown(6000));
    assert!(lab.before.len() > 24 << 20, "{}", lab.before.len());
    // The other readers need a minute for a hive of this size.
    compare_by(&["hivexregedit", "reged"], &lab, &secret(SECOND, NEW), Some(OLD), NEW);
    assert_eq!(count(&lab.bytes(), OLD), 0);
}

/// Checks that ordinary users cannot read a new key, and that an existing key keeps its permissions.
#[test]
fn other_readers_find_who_may_read_a_key() {
    if !has_library() {
        return;
    }
    let access = |hive: &Path| {
        let mut command = Command::new(python());
        command.arg(SCRIPT).arg("access").arg(hive);
        output(command)
    };
    let private = format!(
        "0x9004\tS-1-5-32-544\tS-1-5-18\t0 0x2 0xf003f S-1-5-18\t0 0x2 0xf003f S-1-5-32-544\t\
         0 0x2 0xf003f {SERVICE}"
    );
    for (builder, new, stood) in
        [(software(), vec!["", FIRST], vec![]), (with_secret(), vec![SECOND], vec!["", FIRST])]
    {
        let lab = Lab::new(builder);
        let Some(before) = access(&lab.hive) else {
            println!("skipped: the reader impacket: it is not installed");
            return;
        };
        let both = |data| {
            let both =
                [FIRST, SECOND].map(|msid| key(msid, vec![value("Secret", 3, data)], vec![]));
            key("", vec![], both.into())
        };
        let wanted = if stood.is_empty() { secret(FIRST, NEW) } else { both(NEW) };
        lab.open().write(&wanted).unwrap();
        let after = access(&lab.hive).unwrap();
        let line = |text: &str, name: &str| {
            let path = format!("A\tMicrosoft\\ENTSSO\\SSOSS\\{name}");
            let path = format!("{}\t", path.trim_end_matches('\\'));
            let found: Vec<&str> = text.lines().filter_map(|it| it.strip_prefix(&path)).collect();
            assert_eq!(found.len(), 1, "{path}: {text}");
            found[0].to_owned()
        };
        for name in new {
            assert_eq!(line(&after, name), private);
        }
        for name in stood {
            assert_eq!(line(&after, name), line(&before, name));
        }
        let others = |text: &str| -> Vec<String> {
            text.lines().filter(|line| !line.contains("SSOSS")).map(str::to_owned).collect()
        };
        assert_eq!(others(&before), others(&after));
    }
}
