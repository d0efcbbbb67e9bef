//! Runs the commands that `docs/recovery.md` tells people to type.

use std::fs;
use std::path::Path;
use std::process::Command;

use sso_escrow::entsso::native_backup::NativeBackup;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::{RegistryKey, Value};
use sso_escrow::secret::{SecretBytes, SecretText};
use sso_escrow::share::descriptor::Kind;

use crate::gfsplit::has;
use crate::reader::{can_read, registration, text};
use crate::support::*;

/// The block of the document after the comment `<!-- test: NAME -->`, without its indentation.
fn block(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/recovery.md");
    let document = fs::read_to_string(path).unwrap();
    let (_, behind) = document.split_once(&format!("<!-- test: {name} -->\n\n")).unwrap();
    let lines = behind.lines().take_while(|line| line.is_empty() || line.starts_with("    "));
    let lines: Vec<&str> = lines.map(|line| line.get(4..).unwrap_or_default()).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// Runs a script in a folder. Returns what it printed.
#[track_caller]
fn run_in(folder: &Path, script: &str) -> String {
    let output =
        Command::new("sh").args(["-e", "-c", script]).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{script}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A set, and a folder with its bare shares of these numbers and the share file of the first.
fn unsealed(make: Make, numbers: &[u8]) -> (Set, tempfile::TempDir) {
    let set = make.set();
    let folder = tempfile::tempdir().unwrap();
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
        run_in(folder.path(), &block("combine"));
        assert_eq!(fs::read(folder.path().join("core")).unwrap(), set.payload, "{numbers:?}");
        if !can_read() {
            continue;
        }
        let says = run_in(folder.path(), &block("check"));
        let msid = hex::encode(set.descriptor.msids[0].as_bytes());
        assert_eq!(says, format!("This is the secret of the set.\nMSID {msid}\n"));
    }
}

/// `gfcombine` does not notice a wrong share, so the check in the document must.
#[test]
fn the_check_tells_what_gfcombine_does_not() {
    if !has("gfcombine") || !can_read() {
        return;
    }
    let wrong = |folder: &Path| {
        run_in(folder, &block("combine"));
        let says = run_in(folder, &block("check"));
        assert!(says.starts_with("WRONG: "), "{says}");
    };
    let (_, folder) = unsealed(Make::default(), &[2, 4]);
    wrong(folder.path());
    let (_, folder) = unsealed(Make::default(), &[2, 4, 5]);
    let bare = folder.path().join("bare.4");
    let mut bytes = fs::read(&bare).unwrap();
    bytes[60] ^= 1;
    fs::write(&bare, bytes).unwrap();
    wrong(folder.path());
}

#[test]
fn the_registration_file_is_the_one_that_restore_writes() {
    let set = Make { threshold: 2, ..Make::default() }.set();
    let to = set.path("restored.reg");
    let restore = Run::restore().rehearsal().yes().to_reg(&to);
    restore.shares(&set, &[1, 2]).passwords(&[1, 2]).run().done();
    fs::write(set.path("secret"), &set.payload).unwrap();
    let example = "{01234567-89AB-4CDE-8F01-23456789ABCD}";
    let script = block("registration");
    assert!(script.contains(example));
    run_in(set.folder.path(), &script.replace(example, &set.descriptor.msids[0].to_string()));
    let by_hand = registration(&fs::read(set.path("ssoss.reg")).unwrap());
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
    let folder = tempfile::tempdir().unwrap();
    let file: Vec<u8> = (0..=255).collect();
    let backup = NativeBackup::new(
        "SSO478AD.bak".to_owned(),
        SecretBytes::copy_of(&file).unwrap(),
        SecretText::copy_of("pässwörd \"1\"").unwrap(),
        "why".to_owned(),
    );
    fs::write(folder.path().join("secret"), &backup.unwrap().encode().unwrap()[..]).unwrap();
    let says = run_in(folder.path(), &block("native"));
    assert_eq!(says, "file: SSO478AD.bak\npassword: pässwörd \"1\"\nreminder: why\n");
    assert_eq!(fs::read(folder.path().join("SSO478AD.bak")).unwrap(), file);
}

#[test]
fn a_snapshot_becomes_a_registration_file() {
    if !can_read() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
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
    run_in(folder.path(), &block("snapshot"));
    let written = fs::read(folder.path().join("ssoss.reg")).unwrap();
    assert_eq!(regfile::decode(&written).unwrap(), tree);
}

#[test]
fn the_access_commands_are_those_that_restore_prints() {
    assert_eq!(block("access").trim_end(), regfile::access_commands(None).join("\n"));
}
