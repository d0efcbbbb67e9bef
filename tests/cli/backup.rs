//! `backup`, and `restore` of what it escrowed.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use sso_escrow::entsso::SSOSS;
use sso_escrow::media::{self, SetFilter};
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::RegistryKey;

use crate::apart::{apart, in_memory_of};
use crate::support::*;
use crate::text;

/// Waivers that a production run needs on a developer's machine, where folders in memory stand for media.
const WAIVED_HERE: &str = "network,swap,records,words,removable,weak-password";

const GUIDS: [&str; 2] =
    ["{0A0B0C0D-1111-4222-8333-0123456789AB}", "{FFEEDDCC-AAAA-4BBB-8CCC-000011112222}"];

/// Media for three shares, and a work folder for sources and targets.
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

    /// A source or a target in the work folder.
    fn at(&self, kind: &str, name: &str) -> String {
        format!("{kind}:{}", self.work(name).display())
    }

    fn backup(&self, from: &str) -> Run {
        let run = Run::backup().threshold(2).option("--from", from).waive(WAIVED_HERE);
        (1..=3).fold(run, |run, x| {
            let medium = self.root.join(x.to_string());
            run.share_at(format!("C{x}=file:{}", medium.display()))
        })
    }

    fn restore(&self, to: &str) -> Run {
        let found = media::find(&self.root.join("1"), &SetFilter::Only).unwrap();
        let words = found.share.header.descriptor.fingerprint().words();
        let run = Run::restore().yes().to(to).expect(words).waive(WAIVED_HERE);
        ["1", "3"]
            .iter()
            .fold(run, |run, x| run.share_at(format!("file:{}", self.root.join(x).display())))
    }
}

/// An export of SSOSS as Windows writes it: two keys, and values of several types.
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

/// The lines `first`, then the passwords of these shares.
fn lines(numbers: &[u8], first: &[&str]) -> Vec<String> {
    let first = first.iter().map(|&line| line.to_owned());
    first.chain(phrases(numbers)).collect()
}

#[test]
fn what_stood_in_ssoss_comes_back_to_the_byte() {
    let Some(root) = apart("backup::what_stood_in_ssoss_comes_back_to_the_byte") else { return };
    let lab = Lab::new(&root);
    fs::write(lab.work("ssoss.reg"), export("")).unwrap();
    let backup = lab.backup(&lab.at("reg", "ssoss.reg")).phrases(&[1, 2, 3]);
    let ran = backup.run_in_words();
    let shown = format!("[{SSOSS}\\{}] \"Data\" (REG_BINARY, 200)", GUIDS[1]);
    ran.done()
        .said(text!("set-kind", kind = text!("kind-ssoss-snapshot")))
        .said("notice-ssoss-snapshot")
        .said(text!("generate-proof", threshold = 2))
        .said("backup-source-left");
    for part in [&shown[..], GUIDS[0], GUIDS[1]] {
        assert!(ran.out.contains(part), "{part}: {ran:?}");
    }
    // The payload is too long for a share, so an envelope is beside each share.
    let beside = names(&root.join("2"));
    assert_eq!(beside.len(), 2);
    let envelope = beside.iter().find(|name| name.ends_with(".ssoenvelope")).unwrap();
    let bytes = fs::metadata(root.join("2").join(envelope)).unwrap().len();
    let inspect = Run::inspect().arg(format!("file:{}", root.join("2").display()));
    let ran = inspect.run();
    let digest = ran.done().gives("shares.0.envelope_bytes", bytes).field("shares.0.set.envelope");
    let digest = digest.as_str().unwrap();
    inspect.run_in_words().said(text!("inspect-envelope", bytes = bytes, digest = digest));
    let alone = tempfile::tempdir().unwrap();
    let share = beside.iter().find(|name| *name != envelope).unwrap();
    fs::copy(root.join("2").join(share), alone.path().join(share)).unwrap();
    let inspect = Run::inspect().arg(format!("file:{}", alone.path().display()));
    inspect.run_in_words().said(text!("inspect-envelope-elsewhere", digest = digest));
    let ran = lab.restore(&lab.at("reg", "back.reg")).phrases(&[1, 3]).run_in_words();
    ran.done().said("notice-ssoss-snapshot").said(text!("carry-medium", to = text!("carry-back")));
    let steps = next_steps(&lab.work(""));
    assert!(text!("steps-import-adds").is_in(&steps), "{steps}");
    assert!(text!("steps-carry-back").is_in(&steps), "{steps}");
    assert!(steps.contains("    reg import \"back.reg\""), "{steps}");
    let read = |name: &str| -> RegistryKey {
        regfile::decode(&fs::read(lab.work(name)).unwrap()).unwrap()
    };
    assert_eq!(read("back.reg"), read("ssoss.reg"));
    let msids: Vec<String> = read("back.reg").msids().iter().map(ToString::to_string).collect();
    assert_eq!(msids, GUIDS);
    // A dry run opens the payload, because it shows what would be written. It writes nothing.
    let dry = lab.restore(&lab.at("reg", "dry.reg")).dry_run().phrases(&[1, 3]);
    let ran = dry.run_in_words();
    ran.done().said("restore-dry-run");
    assert!(ran.out.contains(&shown), "{ran:?}");
    assert!(!lab.work("dry.reg").exists());
    let native = lab.restore(&lab.at("native", "")).dry_run();
    native.run().error("restore-kind-native", 6);
}

#[test]
fn entssos_own_file_comes_back_and_its_password_is_shown() {
    let name = "backup::entssos_own_file_comes_back_and_its_password_is_shown";
    let Some(root) = apart(name) else { return };
    let lab = Lab::new(&root);
    let file: Vec<u8> = (0..3000u32).map(|i| (i * i / 7) as u8).collect();
    fs::write(lab.work("SSO478AD.bak"), &file).unwrap();
    let from = lab.at("native", "SSO478AD.bak");
    let backup = lab.backup(&from).lines(&lines(&[1, 2, 3], &["Ab 1é😀x"]));
    backup.run_in_words().done().said("notice-native-backup");
    fs::remove_file(lab.work("SSO478AD.bak")).unwrap();

    let to = lab.at("native", "");
    fs::write(lab.work("Other.BAK"), b"another").unwrap();
    let mut session = lab.restore(&to).session();
    session.confirms_screen();
    session.sees(text!("native-others", names = "Other.BAK"));
    for x in [1, 3] {
        session.sees("ask-password");
        session.types(&phrase(x));
    }
    session.sees("restore-written");
    fs::remove_file(lab.work("Other.BAK")).unwrap();
    // The steps come first: the password is for one of them.
    let shown = session.shows("\x1b[?1049h");
    assert!(!shown.contains("Ab 1"), "{shown}");
    assert!(text!("carry-medium").is_in(&shown) && shown.contains("shred -u"), "{shown}");
    let steps = next_steps(&lab.work(""));
    assert!(steps.contains("    ssoconfig -restoreSecret \"E:\\SSO478AD.bak\""), "{steps}");
    assert!(text!("steps-native-events").is_in(&steps), "{steps}");
    let script = fs::read_to_string(lab.work("NEXT-STEPS.ps1")).unwrap();
    assert!(script.contains("$file = Join-Path $PSScriptRoot 'SSO478AD.bak'"), "{script}");
    let screen = session.sees("native-password-seen");
    let heading = text!("native-password-heading", name = "SSO478AD.bak");
    assert!(heading.is_in(&screen) && screen.contains("Ab␣1 é😀x"), "{screen}");
    session.types("");
    session.shows("\x1b[2J\x1b[H\x1b[?1049l");
    // It is shown again on request, until the run ends.
    session.sees(text!("native-password-again", name = "SSO478AD.bak"));
    session.types("");
    session.sees("native-password-again-unclear");
    session.types("s");
    let screen = session.sees("native-password-seen");
    assert!(screen.contains("Ab␣1 é😀x"), "{screen}");
    session.types("");
    session.sees(text!("native-password-again", name = "SSO478AD.bak"));
    session.types("yes");
    let rest = session.ends(0);
    assert!(!rest.contains("Ab"), "{rest}");
    assert_eq!(fs::read(lab.work("SSO478AD.bak")).unwrap(), file);

    // Before that screen, the program has said what to destroy.
    fs::remove_file(lab.work("SSO478AD.bak")).unwrap();
    let mut session = lab.restore(&to).session();
    session.confirms_screen();
    for x in [1, 3] {
        session.sees("ask-password");
        session.types(&phrase(x));
    }
    session.shows("shred -u");
    session.sees("native-password-seen");
    session.pty.send_control('c').unwrap();
    session.shows("\x1b[2J\x1b[H\x1b[?1049l");
    session.sees("interrupted");
    session.ends(1);

    // The file exists now and is not overwritten. A native backup is not written as a registration file
    // either.
    let mut session = lab.restore(&to).session();
    session.confirms_screen();
    for x in [1, 3] {
        session.sees("ask-password");
        session.types(&phrase(x));
    }
    session.sees("media-exists");
    session.ends(6);
    assert_eq!(fs::read(lab.work("SSO478AD.bak")).unwrap(), file);
    let reg = lab.restore(&lab.at("reg", "x.reg")).run();
    reg.error(text!("restore-kind", kind = text!("kind-native-backup")), 6);
    let dry = lab.restore(&to).dry_run().phrases(&[1, 3]).run_in_words();
    dry.done().said(text!("restore-dry-run-native", bytes = 3000));
    assert!(dry.out.contains("SSO478AD.bak"), "{dry:?}");
    lab.restore(&to).run().error("prompt-nowhere-to-show", 2);
}

#[test]
fn a_proposed_password_is_kept_by_nobody() {
    let Some(root) = apart("backup::a_proposed_password_is_kept_by_nobody") else { return };
    let lab = Lab::new(&root);
    let from = lab.at("native", "new.bak");
    let backup = lab.backup(&from).flag("--propose-password").flag("--generate-passphrase").yes();
    let records = lab.work("records");
    let mut session = backup.option("--records", records.display()).session();
    session.confirms_screen();
    session.shows("\x1b[?1049h");
    let shown = session.sees("native-propose-seen");
    assert!(text!("native-propose", name = "new.bak").is_in(&shown), "{shown}");
    let line = shown.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    let proposed = line.replace(' ', "");
    assert_eq!((proposed.len(), line.split(' ').count()), (24, 6), "{line}");
    session.types("");
    session.shows("\x1b[2J\x1b[H\x1b[?1049l");
    session.sees("native-propose-wait");
    session.types("");
    session.sees("native-propose-not-there");
    session.sees("native-propose-wait");
    // A wrong file does not end the command: the user can still provide the right one.
    fs::write(lab.work("new.bak"), export("")).unwrap();
    session.types("");
    session.sees("native-is-reg");
    session.sees("native-propose-wait");
    fs::write(lab.work("new.bak"), vec![7; 3_000_000]).unwrap();
    session.types("");
    session.sees(text!("media-too-large", most = 786432));
    session.sees("native-propose-wait");
    session.types("s");
    session.shows(&line);
    session.types("");
    session.sees("native-propose-wait");
    let file = b"what ssoconfig wrote";
    fs::write(lab.work("new.bak"), file).unwrap();
    session.types("");
    session.sees("native-ask-msid");
    for unclear in ["the current one", &format!("{0} {0}", GUIDS[0])] {
        session.types(unclear);
        session.sees("native-ask-msid-unclear");
        session.sees("native-ask-msid");
    }
    session.types(&format!("{} {}", GUIDS[0], GUIDS[1]));
    session.sees("ask-keyboard-why");
    session.types("");
    let mut phrases = Vec::new();
    for _ in 1..=3 {
        let phrase = session.passphrase();
        session.types(&phrase);
        session.sees("ask-new-reminder");
        session.types("");
        phrases.push(phrase);
    }
    session.sees(text!("generate-proof", threshold = 2));
    session.ends(0);
    // The descriptor and the record have the MSIDs. The record also identifies the file.
    let set = media::find(&root.join("1"), &SetFilter::Only).unwrap().share.header.descriptor;
    let msids: Vec<String> = set.msids.iter().map(ToString::to_string).collect();
    assert_eq!(msids.len(), 2);
    let shown = Run::inspect().arg(format!("file:{}", root.join("1").display())).run_in_words();
    shown
        .done()
        .said(text!("set-msid", msid = &msids[0]))
        .said(text!("set-msid", msid = &msids[1]));
    let page = names(&records).into_iter().find(|name| name.ends_with("-record.txt")).unwrap();
    let page = fs::read_to_string(records.join(page)).unwrap();
    let digest = hex::encode(Sha256::digest(file));
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text!("record-file", bytes = file.len(), digest = digest).is_in(&page), "{page}");
    assert!(msids.iter().all(|msid| text!("record-msid", msid = msid).is_in(&page)), "{page}");

    let mut session = lab.restore(&lab.at("native", "").replace("work", "1")).session();
    session.confirms_screen();
    for x in [0, 2] {
        session.sees("ask-password");
        session.types(&phrases[x]);
    }
    session.sees(text!("native-reminder-is", reminder = "sso-escrow"));
    session.shows("\x1b[?1049h");
    session.shows(&line);
    session.types("");
    session.sees("native-password-again");
    session.types("yes");
    session.ends(0);
    assert_eq!(fs::read(root.join("1/new.bak")).unwrap(), b"what ssoconfig wrote");
}

#[test]
fn a_file_whose_password_is_lost_is_named() {
    let Some(root) = apart("backup::a_file_whose_password_is_lost_is_named") else { return };
    let lab = Lab::new(&root);
    let from = lab.at("native", "new.bak");
    let mut session = lab.backup(&from).flag("--propose-password").session();
    session.confirms_screen();
    session.sees("native-propose-seen");
    session.types("");
    session.sees("native-propose-wait");
    fs::write(lab.work("new.bak"), b"what ssoconfig wrote").unwrap();
    session.types("");
    session.sees(text!("native-propose-found", bytes = 20));
    session.sees("native-ask-msid");
    session.types("");
    session.sees("ask-keyboard-why");
    session.pty.send_control('c').unwrap();
    session.sees("backup-proposed-lost");
    session.sees("interrupted");
    session.ends(1);

    // The file may exist elsewhere already, made with the proposed password.
    fs::remove_file(lab.work("new.bak")).unwrap();
    let mut session = lab.backup(&from).flag("--propose-password").session();
    session.confirms_screen();
    session.sees("native-propose-seen");
    session.types("");
    session.sees("native-propose-wait");
    session.pty.send_control('c').unwrap();
    session.sees("backup-proposed-lost");
    session.sees("backup-proposed-lost.remedy");
    session.ends(1);
}

#[test]
fn the_password_of_a_file_is_asked_twice_by_entssos_rules() {
    let name = "backup::the_password_of_a_file_is_asked_twice_by_entssos_rules";
    let Some(root) = apart(name) else { return };
    let lab = Lab::new(&root);
    fs::write(lab.work("a.bak"), b"x").unwrap();
    let from = lab.at("native", "a.bak");
    let mut session = lab.backup(&from).flag("--generate-passphrase").yes().session();
    session.sees("native-ask");
    session.sees("native-ask-password");
    session.types("short!");
    session.sees(text!("native-password", shortest = 7, longest = 256));
    session.sees("native-ask-password");
    session.types("long enough");
    session.sees("ask-new-password-again");
    session.types("long enoug");
    session.sees("ask-new-password-differs");
    session.sees("native-ask-password");
    session.types("long enough");
    session.sees("ask-new-password-again");
    session.types("long enough");
    session.sees("native-ask-reminder");
    session.types(&"r".repeat(513));
    session.sees(text!("native-reminder", longest = 512));
    session.sees("native-ask-reminder");
    // The reminder and the MSID have a way back to the password.
    session.types("<");
    let to_reminder = |session: &mut crate::session::Session, password: &str| {
        for question in ["native-ask-password", "ask-new-password-again"] {
            session.sees(question);
            session.types(password);
        }
        session.sees("native-ask-reminder");
    };
    let again = |session: &mut crate::session::Session, password: &str| {
        to_reminder(session, password);
        session.types("");
    };
    again(&mut session, "another password");
    session.sees("native-ask-msid-or-back");
    session.types("＜");
    // What looks like a PIN may be a date. Who types it again after the warning means it.
    to_reminder(&mut session, "another password");
    for digits in ["20241130", "20241201"] {
        session.types(digits);
        session.sees("shown-pin");
        session.sees("native-ask-reminder");
    }
    session.types("20241201");
    session.sees("native-ask-msid-or-back");
    session.types("<");
    again(&mut session, "the right password");
    session.sees("native-ask-msid-or-back");
    session.types("");
    session.confirms_screen();
    session.sees("ask-keyboard-why");
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
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
        lab.backup(&lab.at(kind, name)).run()
    };
    let cannot = |cause: Text| text!("source-file", cause = cause);
    bytes("text.reg", b"hello").error(cannot(text!("reg-not-reg")), 4).error_names("text.reg");
    bytes("line.reg", &export("\"a\"=hex:0\r\n")).error(cannot(text!("reg-line", line = 5)), 4);
    bytes("gone.reg", &export("\"a\"=-\r\n")).error(cannot(text!("reg-deletion")), 4);
    let empty = format!("Windows Registry Editor Version 5.00\r\n\r\n[{SSOSS}]\r\n\r\n");
    bytes("empty.reg", empty.as_bytes()).error("source-empty", 4);
    let other = empty.replace(r"SOFTWARE\", r"SOFTWARE\Wow6432Node\");
    bytes("other.reg", other.as_bytes())
        .error(cannot(text!("reg-other-key")), 4)
        .error_names("Wow6432Node");
    let keys: String = (10..27)
        .map(|i| format!("[{SSOSS}\\{}]\r\n", GUIDS[0].replace("0A", &i.to_string())))
        .collect();
    bytes("many.reg", (empty.clone() + &keys + "\r\n").as_bytes())
        .error(text!("source-msids", found = 17, most = 16), 4);
    bytes("large.reg", &vec![b' '; (1 << 20) + 1])
        .error(text!("media-too-large", most = 1_048_576), 4);
    bytes("large.bak", &vec![0; (768 << 10) + 1])
        .error(text!("media-too-large", most = 786_432), 4);
    let whole = export("");
    // The smallest values take more bytes in locked memory than in the file.
    let values: String = (0..40_000).map(|at| format!("\"{at:x}\"=\"\"\r\n")).collect();
    bytes("values.reg", &export(&values)).error(cannot(text!("reg-too-many")), 4);
    bytes("cut.reg", &whole[..whole.len() - 40])
        .error(cannot(text!("reg-cut-off")), 4)
        .error_names("cut.reg")
        .error_gives("reg-cut-off.remedy");
    bytes("export.bak", &whole)
        .error(cannot(text!("native-is-reg")), 4)
        .error_names("export.bak")
        .error_gives("native-is-reg.remedy");
    bytes("hive.bak", b"regf\0\0")
        .error(cannot(text!("native-is-hive")), 4)
        .error_names("hive.bak")
        .error_gives("native-is-hive.remedy");
    let named = format!("{empty}\"a\"=hex:00\r\n\r\n");
    bytes("named.reg", named.as_bytes()).error("backup-no-msid", 4);

    let from = |from: &str| lab.backup(from);
    from("reg:/no/such.reg").run().error(text!("media-not-there", path = "/no/such.reg"), 2);
    from("reg:/dev").run().error(text!("media-not-a-file", path = "/dev"), 2);
    from("native:/dev/null").run().error(text!("media-not-a-file", path = "/dev/null"), 2);
    from("/tmp/x.reg").run().error("usage-source", 2);
    #[cfg(unix)]
    {
        let ran = from("live").run();
        ran.error("live-not-windows", 6).not_warned("machine-of-a-server");
        assert!(!text!("machine-of-a-server").is_in(&ran.err), "{ran:#?}");
    }
    from("live").rehearsal().run().error("backup-rehearsal", 2);
    from("reg:x").flag("--propose-password").run().error("backup-propose", 2);
    let proposed = from(&lab.at("native", "x.bak")).flag("--propose-password");
    proposed.run().error("prompt-nowhere-to-show", 2);
    // An existing file has another password.
    let native = lab.at("native", "text.reg");
    let there = from(&native).flag("--propose-password").run();
    there.error("media-exists", 6).error_names("text.reg");
    from(&native).run().error("prompt-no-terminal", 2);
    let given = |lines: &[String]| lab.backup(&native).lines(lines).run();
    let rule = text!("native-password", shortest = 7, longest = 256, characters = 5);
    given(&lines(&[1, 2, 3], &["short"])).error(cannot(rule), 2);
    let control = cannot(text!("native-password-control"));
    given(&lines(&[1, 2, 3], &["long\tenough"])).error(control, 2);
    given(&phrases(&[1, 2, 3]))
        .error(text!("passwords-count-file", lines = 3, shares = 3), 2)
        .error_gives("passwords-count-file.remedy");
    for x in ["1", "2", "3"] {
        assert!(names(&root.join(x)).is_empty(), "nothing was written");
    }
    let dry = lab.backup(&lab.at("reg", "ssoss.reg")).dry_run();
    fs::write(lab.work("ssoss.reg"), export("")).unwrap();
    dry.run_in_words()
        .done()
        .said(text!("backup-dry-run", threshold = 2, count = 3))
        .said(text!("generate-dry-run-share", x = 3, name = "C3"))
        .said("backup-bytes");
}

/// An SSOSS without any MSID is most likely that of the wrong server.
#[test]
fn what_holds_no_secret_is_escrowed_only_if_a_person_says_so() {
    let name = "backup::what_holds_no_secret_is_escrowed_only_if_a_person_says_so";
    let Some(root) = apart(name) else { return };
    let lab = Lab::new(&root);
    let file = format!("Windows Registry Editor Version 5.00\r\n\r\n[{SSOSS}]\r\n\"a\"=hex:00\r\n");
    fs::write(lab.work("named.reg"), file + "\r\n").unwrap();
    let run = lab.backup(&lab.at("reg", "named.reg"));
    run.clone().yes().phrases(&[1, 2, 3]).run().error("backup-no-msid", 4);
    run.clone().phrases(&[1, 2, 3]).run().error("backup-no-msid", 4);
    run.clone().dry_run().yes().run().error("backup-no-msid", 4);
    // A dry run ends as the run would.
    run.clone().dry_run().run().error("backup-no-msid", 4);
    let mut session = run.clone().dry_run().session();
    session.sees("backup-no-msid");
    session.sees("dry-run-done");
    session.ends(0);
    let mut session = run.session();
    session.sees("backup-no-msid-ask");
    session.types("no");
    session.sees("declined");
    session.ends(1);
    for x in ["1", "2", "3"] {
        assert!(names(&root.join(x)).is_empty(), "nothing was written");
    }
    let mut session = run.session();
    session.sees("backup-no-msid-ask");
    session.types("yes");
    session.confirms_screen();
    session.pty.send_control('c').unwrap();
    session.sees("interrupted");
    session.ends(1);
}

#[test]
fn a_rehearsal_restores_to_no_server() {
    let set = Make::default().set();
    let to = |to: &str| Run::restore().rehearsal().yes().to(to).shares(&set, &[1, 2, 3]);
    to("live").run().error(text!("restore-rehearsal", target = "live"), 2);
    to("reg:/tmp/x").flag("--replace").run().error("restore-replace", 2);
}
