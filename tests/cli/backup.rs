//! `backup`, and the way back.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use sso_escrow::entsso::SSOSS;
use sso_escrow::media::{self, SetFilter};
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::Key;

use crate::apart::{apart, in_memory_of};
use crate::session::Session;
use crate::support::*;

/// What a run in earnest needs on a machine of developers, whose file systems in memory are taken for
/// media.
const EARNEST: &[&str] = &["--waive", "network,swap,removable,weak-password"];

const GUIDS: [&str; 2] =
    ["{0A0B0C0D-1111-4222-8333-0123456789AB}", "{FFEEDDCC-AAAA-4BBB-8CCC-000011112222}"];

/// Media for three shares, and a medium for what is taken over and brought back.
struct Lab {
    root: PathBuf,
}

impl Lab {
    fn new(root: &Path) -> Self {
        ["1", "2", "3", "work"].iter().for_each(|name| drop(in_memory_of(root, name, "4m")));
        Self { root: root.to_owned() }
    }

    fn work(&self, name: &str) -> PathBuf {
        self.root.join("work").join(name)
    }

    /// A source or target in the work folder.
    fn at(&self, kind: &str, name: &str) -> String {
        format!("{kind}:{}", self.work(name).display())
    }

    fn shares(&self, numbers: &[u8], named: bool) -> Vec<String> {
        let share = |x: &u8| {
            let name = if named { format!("C{x}=") } else { String::new() };
            [
                "--share".to_owned(),
                format!("{name}file:{}", self.root.join(x.to_string()).display()),
            ]
        };
        numbers.iter().flat_map(share).collect()
    }

    fn backup(&self, from: &str, more: &[&str]) -> Vec<String> {
        let start: &[&str] = &["backup", "-k", "2", "--from", from];
        arguments(&[start, EARNEST, more], self.shares(&[1, 2, 3], true))
    }

    fn restore(&self, to: &str, more: &[&str]) -> Vec<String> {
        let found = media::find(&self.root.join("1"), &SetFilter::Only).unwrap();
        let words = found.share.header.descriptor.fingerprint().words().to_string();
        let start: &[&str] = &["restore", "--yes", "--to", to, "--expect-set", &words];
        arguments(&[start, EARNEST, more], self.shares(&[1, 3], false))
    }
}

/// An export of SSOSS as Windows writes it: two keys, values of several types.
fn export(more: &str) -> Vec<u8> {
    let data = |seed: u8| -> String {
        let byte = |i: u8| format!("{:02x}", i.wrapping_mul(seed));
        (0..200).map(byte).collect::<Vec<_>>().join(",")
    };
    let text = format!(
        "\u{feff}Windows Registry Editor Version 5.00\r\n\r\n[{SSOSS}]\r\n\"Count\"=dword:00000002\r\n\
         {more}\r\n[{SSOSS}\\{}]\r\n\"Data\"=hex:{}\r\n@=\"current\"\r\n\r\n\
         [{SSOSS}\\{}]\r\n\"Data\"=hex:{}\r\n\"Empty\"=hex(0):\r\n\r\n",
        GUIDS[0],
        data(3),
        GUIDS[1],
        data(7)
    );
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The passwords of these shares, behind that of a file.
fn lines(numbers: &[u8], first: &[&str]) -> Vec<String> {
    let first = first.iter().map(|&line| line.to_owned());
    first.chain(passwords(numbers)).collect()
}

#[test]
fn what_stood_in_ssoss_comes_back_to_the_byte() {
    let Some(root) = apart("backup::what_stood_in_ssoss_comes_back_to_the_byte") else { return };
    let lab = Lab::new(&root);
    fs::write(lab.work("ssoss.reg"), export("")).unwrap();
    let backup = lab.backup(&lab.at("reg", "ssoss.reg"), &[]);
    let ran = run_with(&backup, Some(&passwords(&[1, 2, 3])));
    let shown = format!("[{SSOSS}\\{}] \"Data\" (REG_BINARY, 200)", GUIDS[1]);
    ran.showed(&[
        "ssoss-snapshot",
        &shown,
        GUIDS[0],
        GUIDS[1],
        "of no use on another",
        "every quorum of 2 gives the same secret",
        "still lies in",
    ]);
    // It is longer than a share holds: an envelope lies beside each.
    assert_eq!(names(&root.join("2")).len(), 2);
    let ran = run_with(&lab.restore(&lab.at("reg", "back.reg"), &[]), Some(&passwords(&[1, 3])));
    ran.showed(&["of no use on another", "takes nothing away", "reg import \"back.reg\""]);
    ran.showed(&["Carry the file to the server that it was taken from"]);
    let read = |name: &str| -> Key { regfile::decode(&fs::read(lab.work(name)).unwrap()).unwrap() };
    assert_eq!(read("back.reg"), read("ssoss.reg"));
    let msids: Vec<String> = read("back.reg").msids().iter().map(ToString::to_string).collect();
    assert_eq!(msids, GUIDS);
    // What would be written is within the payload: it is opened, and nothing is written.
    let dry = lab.restore(&lab.at("reg", "dry.reg"), &["--dry-run"]);
    run_with(&dry, Some(&passwords(&[1, 3]))).showed(&["would be written", &shown]);
    assert!(!lab.work("dry.reg").exists());
    let native = lab.restore(&lab.at("native", ""), &["--dry-run"]);
    run(&native).failed(6, &["another kind", "reg:FILE"]);
}

#[test]
fn entssos_own_file_comes_back_and_its_password_is_shown() {
    let name = "backup::entssos_own_file_comes_back_and_its_password_is_shown";
    let Some(root) = apart(name) else { return };
    let lab = Lab::new(&root);
    let file: Vec<u8> = (0..3000u32).map(|i| (i * i / 7) as u8).collect();
    fs::write(lab.work("SSO478AD.bak"), &file).unwrap();
    let from = lab.at("native", "SSO478AD.bak");
    let ran = run_with(&lab.backup(&from, &[]), Some(&lines(&[1, 2, 3], &["Ab 1é😀x"])));
    ran.showed(&["native-backup", "cannot try whether the password opens the file"]);
    fs::remove_file(lab.work("SSO478AD.bak")).unwrap();

    let to = lab.at("native", "");
    fs::write(lab.work("Other.BAK"), b"another").unwrap();
    let mut session = Session::start(&lab.restore(&to, &[]));
    session.shows("Other files whose names end in .bak lie in that folder: Other.BAK");
    for x in [1, 3] {
        session.shows("Password (");
        session.types(&password(x));
    }
    session.shows("Written and read back");
    fs::remove_file(lab.work("Other.BAK")).unwrap();
    let shown = session.shows("\x1b[?1049h");
    assert!(!shown.contains("Ab 1"), "{shown}");
    let screen = session.shows("Press Enter");
    assert!(
        screen.contains("ssoconfig -restoreSecret") && screen.contains("Ab␣1 é😀x"),
        "{screen}"
    );
    session.types("");
    session.shows("\x1b[2J\x1b[H\x1b[?1049l");
    let rest = session.shows("shred -u");
    assert!(rest.contains("ssoconfig -restoreSecret \"E:\\SSO478AD.bak\""), "{rest}");
    assert!(rest.contains("10523") && !rest.contains("Ab"), "{rest}");
    session.ends(0);
    assert_eq!(fs::read(lab.work("SSO478AD.bak")).unwrap(), file);

    // Whoever leaves that screen by Ctrl-C is told what has to be destroyed.
    fs::remove_file(lab.work("SSO478AD.bak")).unwrap();
    let mut session = Session::start(&lab.restore(&to, &[]));
    for x in [1, 3] {
        session.shows("Password (");
        session.types(&password(x));
    }
    session.shows("Press Enter");
    session.pty.send_control('c').unwrap();
    session.shows("\x1b[2J\x1b[H\x1b[?1049l");
    session.shows("shred -u");
    session.shows("Interrupted");
    session.ends(1);

    // It is there now, and is not overwritten; nor does a registration file take it.
    let mut session = Session::start(&lab.restore(&to, &[]));
    for x in [1, 3] {
        session.shows("Password (");
        session.types(&password(x));
    }
    session.shows("is there already");
    session.ends(6);
    assert_eq!(fs::read(lab.work("SSO478AD.bak")).unwrap(), file);
    run(&lab.restore(&lab.at("reg", "x.reg"), &[])).failed(6, &["native-backup", "native:FOLDER"]);
    let dry = lab.restore(&to, &["--dry-run"]);
    run_with(&dry, Some(&passwords(&[1, 3])))
        .showed(&["SSO478AD.bak would be written, 3000 bytes"]);
    // A password is shown on a screen of this machine alone.
    run(&lab.restore(&to, &[])).failed(2, &["no terminal"]);
    let script = "export SSH_TTY=/dev/pts/9; \"$@\"; echo \"status=$?\"; \
                  stty -g >\"$NOTES/before\"; stty -g >\"$NOTES/after\"";
    let mut session = Session::under(script, &lab.restore(&to, &[]));
    session.shows("over SSH or a serial line");
    session.ends(7);
}

#[test]
fn a_proposed_password_is_kept_by_nobody() {
    let Some(root) = apart("backup::a_proposed_password_is_kept_by_nobody") else { return };
    let lab = Lab::new(&root);
    let from = lab.at("native", "new.bak");
    let propose: &[&str] = &["--propose-password", "--generate-passphrase", "--yes"];
    let mut session = Session::start(&lab.backup(&from, propose));
    session.shows("\x1b[?1049h");
    let shown = session.shows("Press Enter");
    assert!(shown.contains("ssoconfig -backupSecret \"E:\\new.bak\""), "{shown}");
    let line = shown.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    let proposed = line.replace(' ', "");
    assert_eq!((proposed.len(), line.split(' ').count()), (24, 6), "{line}");
    session.types("");
    session.shows("\x1b[2J\x1b[H\x1b[?1049l");
    session.shows("Bring the file to");
    session.types("");
    session.shows("There is no file at");
    session.shows("Bring the file to");
    // The wrong file is no end: the right one may be in the other hand.
    fs::write(lab.work("new.bak"), export("")).unwrap();
    session.types("");
    session.shows("a registry export, not a backup");
    session.shows("Bring the file to");
    fs::write(lab.work("new.bak"), vec![7; 3_000_000]).unwrap();
    session.types("");
    session.shows("more than 786432 bytes");
    session.shows("Bring the file to");
    session.types("s");
    session.shows(&line);
    session.types("");
    session.shows("Bring the file to");
    fs::write(lab.work("new.bak"), b"what ssoconfig wrote").unwrap();
    session.types("");
    session.shows("Test the keyboard");
    session.types("");
    let mut phrases = Vec::new();
    for _ in 1..=3 {
        let phrase = session.passphrase();
        session.types(&phrase);
        session.shows("A reminder");
        session.types("");
        phrases.push(phrase);
    }
    session.shows("every quorum of 2 gives the same secret");
    session.ends(0);

    let mut session = Session::start(&lab.restore(&lab.at("native", "").replace("work", "1"), &[]));
    for x in [0, 2] {
        session.shows("Password (");
        session.types(&phrases[x]);
    }
    session.shows("The reminder of the file: sso-escrow");
    session.shows("\x1b[?1049h");
    session.shows(&line);
    session.types("");
    session.ends(0);
    assert_eq!(fs::read(root.join("1/new.bak")).unwrap(), b"what ssoconfig wrote");
}

#[test]
fn a_file_whose_password_is_lost_is_named() {
    let Some(root) = apart("backup::a_file_whose_password_is_lost_is_named") else { return };
    let lab = Lab::new(&root);
    let from = lab.at("native", "new.bak");
    let mut session = Session::start(&lab.backup(&from, &["--propose-password"]));
    session.shows("Press Enter");
    session.types("");
    session.shows("Bring the file to");
    fs::write(lab.work("new.bak"), b"what ssoconfig wrote").unwrap();
    session.types("");
    session.shows("20 bytes");
    session.shows("Test the keyboard");
    session.pty.send_control('c').unwrap();
    session.shows("cannot be opened by anybody");
    session.shows("Interrupted");
    session.ends(1);

    // It may have been made already, and be on its way.
    fs::remove_file(lab.work("new.bak")).unwrap();
    let mut session = Session::start(&lab.backup(&from, &["--propose-password"]));
    session.shows("Press Enter");
    session.types("");
    session.shows("Bring the file to");
    session.pty.send_control('c').unwrap();
    session.shows("cannot be opened by anybody");
    session.shows("also on the server");
    session.ends(1);
}

#[test]
fn the_password_of_a_file_is_asked_twice_by_entssos_rules() {
    let name = "backup::the_password_of_a_file_is_asked_twice_by_entssos_rules";
    let Some(root) = apart(name) else { return };
    let lab = Lab::new(&root);
    fs::write(lab.work("a.bak"), b"x").unwrap();
    let from = lab.at("native", "a.bak");
    let mut session = Session::start(&lab.backup(&from, &["--generate-passphrase", "--yes"]));
    session.shows("type it twice");
    session.shows("Password of the backup file:");
    session.types("short!");
    session.shows("has 7 to 256 characters");
    session.shows("Password of the backup file:");
    session.types("long enough");
    session.shows("Type it again");
    session.types("long enoug");
    session.shows("not the same");
    session.shows("Password of the backup file:");
    session.types("long enough");
    session.shows("Type it again");
    session.types("long enough");
    session.shows("Its reminder");
    session.types(&"r".repeat(513));
    session.shows("at most 512");
    session.shows("Its reminder");
    session.types("");
    session.shows("Test the keyboard");
    session.pty.send_control('c').unwrap();
    session.shows("Interrupted");
    session.ends(1);
    assert!(names(&root.join("1")).is_empty());
}

#[test]
fn what_cannot_be_taken_over_is_refused_before_anything_is_asked() {
    let name = "backup::what_cannot_be_taken_over_is_refused_before_anything_is_asked";
    let Some(root) = apart(name) else { return };
    let lab = Lab::new(&root);
    let bytes = |name: &str, bytes: &[u8]| {
        fs::write(lab.work(name), bytes).unwrap();
        let kind = if name.ends_with(".bak") { "native" } else { "reg" };
        run(&lab.backup(&lab.at(kind, name), &[]))
    };
    bytes("text.reg", b"hello").failed(4, &["text.reg", "not a registration file", "reg export"]);
    bytes("line.reg", &export("\"a\"=hex:0\r\n")).failed(4, &["Line 5", "not one that an export"]);
    bytes("gone.reg", &export("\"a\"=-\r\n")).failed(4, &["takes something away"]);
    let empty = format!("Windows Registry Editor Version 5.00\r\n\r\n[{SSOSS}]\r\n\r\n");
    bytes("empty.reg", empty.as_bytes()).failed(4, &["nothing stands in it"]);
    let other = empty.replace(r"SOFTWARE\", r"SOFTWARE\Wow6432Node\");
    bytes("other.reg", other.as_bytes()).failed(4, &["Wow6432Node", "64-bit"]);
    let keys: String = (10..27)
        .map(|i| format!("[{SSOSS}\\{}]\r\n", GUIDS[0].replace("0A", &i.to_string())))
        .collect();
    bytes("many.reg", (empty.clone() + &keys + "\r\n").as_bytes())
        .failed(4, &["17 keys", "room for 16"]);
    bytes("large.reg", &vec![b' '; (1 << 20) + 1]).failed(4, &["more than 1048576 bytes"]);
    bytes("large.bak", &vec![0; (768 << 10) + 1]).failed(4, &["more than 786432 bytes"]);
    let whole = export("");
    bytes("cut.reg", &whole[..whole.len() - 40])
        .failed(4, &["cut.reg", "cut off", "Export the key"]);
    bytes("export.bak", &whole).failed(4, &["export.bak", "a registry export", "--from reg:"]);
    bytes("hive.bak", b"regf\0\0").failed(4, &["hive.bak", "a registry hive", "--from hive:"]);
    let named = format!("{empty}\"a\"=hex:00\r\n\r\n");
    bytes("named.reg", named.as_bytes()).failed(2, &["No key under SSOSS is named", "no terminal"]);

    let from = |from: &str, more: &[&str]| run(&lab.backup(from, more));
    from("reg:/no/such.reg", &[]).failed(2, &["nothing at /no/such.reg"]);
    from("reg:/dev", &[]).failed(2, &["/dev is not a file"]);
    from("native:/dev/null", &[]).failed(2, &["/dev/null is not a file"]);
    from("/tmp/x.reg", &[]).failed(2, &["nothing that can be taken over", "native:FILE"]);
    #[cfg(unix)]
    {
        let ran = from("live", &[]);
        ran.failed(6, &["this is none", "--from reg:FILE"]);
        assert!(!ran.err.contains("This is a server"), "{ran:#?}");
    }
    from("reg:x", &["--rehearsal"]).failed(2, &["takes no secret over", "generate --rehearsal"]);
    from("reg:x", &["--propose-password"]).failed(2, &["ENTSSO's own backup alone"]);
    from(&lab.at("native", "x.bak"), &["--propose-password"]).failed(2, &["no terminal"]);
    // Of a file that is there the password is another.
    let there = from(&lab.at("native", "text.reg"), &["--propose-password"]);
    there.failed(6, &["text.reg is there already"]);
    let native = lab.at("native", "text.reg");
    from(&native, &[]).failed(2, &["no terminal"]);
    let given = |lines: &[String]| run_with(&lab.backup(&native, &[]), Some(lines));
    let short = lines(&[1, 2, 3], &["short"]);
    given(&short).failed(2, &["has 7 to 256 characters", "this one has 5"]);
    let count = "3 lines of passwords for the backup file and 3 shares";
    given(&passwords(&[1, 2, 3])).failed(2, &[count, "in the first line"]);
    for x in ["1", "2", "3"] {
        assert!(names(&root.join(x)).is_empty(), "nothing was written");
    }
    let dry = lab.backup(&lab.at("reg", "ssoss.reg"), &["--dry-run"]);
    fs::write(lab.work("ssoss.reg"), export("")).unwrap();
    run(&dry).showed(&["It would be split 2 of 3", "share 3 of C3", "bytes will be escrowed"]);
}

#[test]
fn a_rehearsal_restores_to_no_server() {
    let set = Make::default().set();
    let to = |to: &str, more: &[&str]| {
        let start: &[&str] = &["restore", "--rehearsal", "--yes", "--to", to];
        run(&arguments(&[start, more], set.shares(&[1, 2, 3])))
    };
    to("live", &[]).failed(2, &["A rehearsal does not restore to live"]);
    to("native:/tmp", &[]).failed(2, &["A rehearsal does not restore to native:/tmp"]);
    to("reg:/tmp/x", &["--replace"]).failed(2, &["nothing to replace"]);
}
