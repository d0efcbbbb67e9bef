//! Runs the commands that `docs/recovery.md` tells people to type.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};
use sso_escrow::entsso::native_backup::NativeBackup;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::{RegistryKey, Value};
use sso_escrow::secret::{SecretBytes, SecretText};
use sso_escrow::share::descriptor::Kind;

use crate::gfsplit::has;
use crate::pasted::{block, copy_source};
use crate::reader::{can_read, registration, text};
use crate::support::*;

/// A folder with the source beside it.
fn work() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_source(folder.path());
    folder
}

/// Pastes a block into a shell that reads its lines, as a terminal does. Returns its exit status and what it printed.
fn paste(folder: &Path, block: &str) -> (Option<i32>, String) {
    let mut command = Command::new("sh");
    let mut shell = command
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    shell.stdin.take().unwrap().write_all(block.as_bytes()).unwrap();
    let output = shell.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{block}");
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// A set, and a folder with its bare shares of these numbers and the share file of the first.
fn unsealed(make: Make, numbers: &[u8]) -> (Set, tempfile::TempDir) {
    let set = make.set();
    let folder = work();
    for &x in numbers {
        let to = text(folder.path().join(format!("bare.{x}")));
        let unseal = Run::unseal().place(&set, x).to(to).rehearsal().yes().passwords(&[x]);
        unseal.run().done().gives("x", x);
    }
    fs::copy(set.file(numbers[0]), folder.path().join("share")).unwrap();
    (set, folder)
}

/// The value in a registration file.
pub fn binary(text: &str) -> Vec<u8> {
    let value = text.split_once("\"Secret\"=hex:").unwrap().1;
    let digits: String = value.chars().filter(char::is_ascii_hexdigit).collect();
    hex::decode(digits).unwrap()
}

#[test]
fn gfcombine_gives_the_secret_from_what_unseal_wrote() {
    if !has("gfcombine") {
        return;
    }
    let eleven = || {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
        Make { custodians: names.to_vec(), ..Make::default() }
    };
    let longest = Make { kind: Kind::NativeBackup, payload: vec![0xa5; 512], ..Make::default() };
    for (make, numbers) in
        [(Make::default(), vec![2, 4, 5]), (eleven(), vec![10, 9, 11]), (longest, vec![1, 3, 4])]
    {
        let (set, folder) = unsealed(make, &numbers);
        assert_eq!(paste(folder.path(), &block("combine")), (Some(0), String::new()));
        assert_eq!(fs::read(folder.path().join("core")).unwrap(), set.payload, "{numbers:?}");
        if !can_read() {
            continue;
        }
        let msid = hex::encode(set.descriptor.msids[0].as_bytes());
        let words = set.words();
        let good = format!("set words: {words}\nThis is the secret of the set.\nMSID {msid}\n");
        assert_eq!(paste(folder.path(), &block("check")), (Some(0), good));
    }
}

/// `gfcombine` does not notice a wrong share, so the check in the document must.
#[test]
fn the_check_tells_what_gfcombine_does_not() {
    if !has("gfcombine") || !can_read() {
        return;
    }
    let checked = |folder: &Path| paste(folder, &block("check"));
    let wrong = |folder: &Path| {
        paste(folder, &block("combine"));
        let (status, says) = checked(folder);
        assert!(status == Some(4) && says.contains("\nWRONG: "), "{status:?} {says}");
    };
    let (_, folder) = unsealed(Make::default(), &[2, 4]);
    wrong(folder.path());
    let (set, folder) = unsealed(Make::default(), &[2, 4, 5]);
    let bare = folder.path().join("bare.4");
    let mut bytes = fs::read(&bare).unwrap();
    bytes[60] ^= 1;
    fs::write(&bare, bytes).unwrap();
    wrong(folder.path());
    // Whatever is in the two files, the verdict is a sentence.
    let share = fs::read(set.file(2)).unwrap();
    let framed = |map: &[u8]| {
        let item = [&b"\xd9\xd9\xf7"[..], map].concat();
        [&item[..], b"\x58\x20", &Sha256::digest(&item)].concat()
    };
    for (name, content) in [
        ("combined", &b""[..]),
        ("combined", &[7; 20]),
        ("share", b""),
        ("share", b"no share"),
        ("share", &share[..share.len() - 1]),
        ("share", &framed(b"\x81")),
        ("share", &framed(b"\x00")),
        ("share", &framed(b"\xa5\x00\x70sso-escrow share\x01\x01\x02\x41\x80\x03\x40\x04\x40")),
        ("share", &framed(b"\xa5\x00\x70sso-escrow share\x01\x01\x02\xf5\x03\x40\x04\x40")),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
        let (status, says) = checked(folder.path());
        assert!(status == Some(4) && says.contains("WRONG: "), "{name}: {status:?} {says}");
        fs::write(folder.path().join("share"), &share).unwrap();
    }
    for name in ["combined", "share"] {
        fs::remove_file(folder.path().join(name)).unwrap();
        let (status, says) = checked(folder.path());
        assert!(status == Some(4) && says.contains("WRONG: "), "{name}: {status:?} {says}");
    }
}

#[test]
fn the_registration_file_is_the_one_that_restore_writes() {
    let set = Make { threshold: 2, ..Make::default() }.set();
    let to = set.path("restored.reg");
    let restore = Run::restore().rehearsal().yes().to_reg(&to);
    restore.shares(&set, &[1, 2]).passwords(&[1, 2]).run().done();
    let folder = work();
    fs::write(folder.path().join("secret"), &set.payload).unwrap();
    let example = "{01234567-89AB-4CDE-8F01-23456789ABCD}";
    let script = block("registration");
    assert!(script.contains(example));
    let script = script.replace(example, &set.descriptor.msids[0].to_string());
    assert_eq!(paste(folder.path(), &script), (Some(0), String::new()));
    let by_hand = registration(&fs::read(folder.path().join("ssoss.reg")).unwrap());
    let restored = registration(&fs::read(to).unwrap());
    // In a rehearsal the program writes a remark, and it wraps the line of the value.
    let lines = |text: &str| -> Vec<String> {
        let unwrapped = text.replace("\\\r\n  ", "");
        let lines = unwrapped.split("\r\n").filter(|line| !line.starts_with(';'));
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    assert_eq!(lines(&by_hand), lines(&restored));
    assert_eq!(binary(&by_hand), set.payload);
}

#[test]
fn a_backup_of_entssos_is_taken_apart() {
    if !can_read() {
        return;
    }
    let folder = work();
    let file: Vec<u8> = (0..=255).collect();
    let backup = NativeBackup::new(
        "SSO478AD.bak".to_owned(),
        SecretBytes::copy_of(&file).unwrap(),
        SecretText::copy_of("pässwörd \"1\"").unwrap(),
        "why".to_owned(),
    );
    fs::write(folder.path().join("secret"), &backup.unwrap().encode().unwrap()[..]).unwrap();
    let says = "file: SSO478AD.bak\npassword: pässwörd \"1\"\nreminder: why\n".to_owned();
    assert_eq!(paste(folder.path(), &block("native")), (Some(0), says));
    assert_eq!(fs::read(folder.path().join("SSO478AD.bak")).unwrap(), file);
}

#[test]
fn a_snapshot_becomes_a_registration_file() {
    if !can_read() {
        return;
    }
    let folder = work();
    let value = |name: &str, kind, data: &[u8]| Value {
        name: name.to_owned(),
        kind,
        data: SecretBytes::copy_of(data).unwrap(),
    };
    let deep = RegistryKey::new("inner".to_owned(), vec![value("", 0, b"")], vec![]).unwrap();
    let values = vec![value("a\\b\"c", 3, &[7; 300]), value("秘", 0x10_0001, b"x")];
    let key = RegistryKey::new("{GUID}".to_owned(), values, vec![deep]).unwrap();
    let tree =
        RegistryKey::new(String::new(), vec![value("n", 4, &[1, 0, 0, 0])], vec![key]).unwrap();
    fs::write(folder.path().join("secret"), &tree.encode().unwrap()[..]).unwrap();
    assert_eq!(paste(folder.path(), &block("snapshot")), (Some(0), String::new()));
    let written = fs::read(folder.path().join("ssoss.reg")).unwrap();
    assert_eq!(regfile::decode(&written).unwrap(), tree);
}

#[test]
fn the_access_commands_are_those_that_restore_prints() {
    assert_eq!(block("access").trim_end(), regfile::access_commands(None).join("\n"));
}
