//! `docs/recover.py` recovers what the program has made.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use sso_escrow::share::Share;
use sso_escrow::share::descriptor::{Kind, Purpose};

use crate::support::*;

/// The second reader.
pub const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/recover.py");

/// Debian's own Python. The reader is written for its modules.
pub const PYTHON: &str = "/usr/bin/python3";

/// Reports whether the reader can run here. If not, prints why the test is skipped.
pub fn can_read() -> bool {
    let modules = ["cbor2", "cryptography", "argon2"];
    let missing: Vec<&str> = modules
        .into_iter()
        .filter(|module| {
            let import = format!("import {module}");
            let ran = Command::new(PYTHON).args(["-c", &import]).output();
            !ran.is_ok_and(|output| output.status.success())
        })
        .collect();
    if !missing.is_empty() {
        eprintln!("skipped: {PYTHON} is missing, or its modules {}", missing.join(", "));
    }
    missing.is_empty()
}

/// The command line of the reader: options, then the files of the shares.
pub fn line(options: &[&str], more: &[&str], files: Vec<String>) -> Vec<String> {
    options.iter().chain(more).map(|&word| word.to_owned()).chain(files).collect()
}

/// Runs the reader with these lines on its standard input.
pub fn read<S: AsRef<str>>(arguments: &[S], lines: &[String]) -> Ran {
    let mut command = Command::new(PYTHON);
    // -B: Python leaves no compiled copy of the reader in the source folder.
    command.arg("-B").arg(READER).args(arguments.iter().map(AsRef::as_ref));
    run_command(command, lines)
}

/// Runs the reader on these shares of a set. It prints the result in hexadecimal.
pub fn recover(set: &Set, numbers: &[u8], more: &[&str], passwords: &[String]) -> Ran {
    let files = numbers.iter().map(|&x| text(set.file(x))).collect();
    let how: &[&str] = &["--passwords-from", "-", "--out", "-"];
    read(&line(how, more, files), passwords)
}

/// Checks the exit status and the reason, and that there is no output.
#[track_caller]
pub fn refused(ran: &Ran, status: i32, reason: &str) {
    let last = ran.err.lines().last().unwrap_or_default();
    assert_eq!((ran.status, ran.out.as_str()), (status, ""), "{ran:#?}");
    assert!(last.starts_with(&format!("{reason}: ")), "{ran:#?}");
}

pub fn text(path: impl AsRef<Path>) -> String {
    path.as_ref().to_str().unwrap().to_owned()
}

/// The bytes that a successful run printed in hexadecimal.
#[track_caller]
pub fn printed(ran: &Ran) -> Vec<u8> {
    assert_eq!(ran.status, 0, "{ran:#?}");
    hex::decode(ran.out.trim()).unwrap()
}

#[test]
fn the_reader_is_short_enough_to_be_read() {
    for (file, most) in [("recover.py", 300), ("recover_seal.py", 150), ("recover_cbor.py", 100)] {
        let path = Path::new(READER).with_file_name(file);
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= most, "{file}: {lines} lines");
    }
}

/// The kind and length of a payload, k, n, and quorums.
type Case = (Kind, usize, usize, usize, &'static [&'static [u8]]);

#[test]
fn every_kind_and_length_comes_back_from_every_quorum() {
    if !can_read() {
        return;
    }
    let custodians = ["花子", "Zoé Lefèvre", "Ben", "太郎", "Émile"];
    let cases: &[Case] = &[
        (Kind::MasterSecret, 32, 3, 5, &[&[1, 2, 3], &[5, 1, 4], &[2, 5, 3, 1]]),
        (Kind::MasterSecret, 16, 5, 5, &[&[5, 4, 3, 2, 1]]),
        (Kind::MasterSecret, 64, 2, 2, &[&[2, 1]]),
        (Kind::NativeBackup, 512, 2, 3, &[&[1, 2], &[3, 1], &[2, 3]]),
        (Kind::NativeBackup, 513, 2, 3, &[&[3, 2]]),
        (Kind::SsossSnapshot, 600, 3, 4, &[&[4, 2, 1], &[3, 1, 2]]),
        (Kind::SsossSnapshot, 20_000, 2, 3, &[&[1, 3]]),
    ];
    for &(kind, length, threshold, count, quorums) in cases {
        let make = Make {
            threshold,
            custodians: custodians[..count].to_vec(),
            purpose: Purpose::Production,
            kind,
            payload: payload_of(kind, length),
            ..Make::default()
        };
        let set = make.set();
        let envelope = text(set.path("2").join(set.descriptor.envelope_file_name()));
        for quorum in quorums {
            let more: &[&str] = if length > 512 { &["--envelope", &envelope] } else { &[] };
            let ran = recover(&set, quorum, more, &passwords(quorum));
            assert_eq!(printed(&ran), set.payload, "{kind:?}, {length} bytes, {quorum:?}");
            assert!(ran.err.contains(&format!("says it is share {}", quorum[0])), "{ran:?}");
            assert!(ran.err.contains(custodians[usize::from(quorum[0]) - 1]), "{ran:?}");
            assert!(ran.err.contains(&set.words()), "{ran:?}");
            let good = quorum.iter().filter(|x| ran.err.contains(&format!("share {x} is good\n")));
            assert_eq!(good.count(), threshold, "{ran:?}");
        }
    }
}

/// The one envelope of the set is found in the folder of any share, whatever else is there.
#[test]
fn the_envelope_beside_the_shares_is_found() {
    if !can_read() {
        return;
    }
    let make = || {
        let kind = Kind::SsossSnapshot;
        Make { threshold: 2, kind, payload: payload_of(kind, 600), ..Make::default() }
    };
    let (set, other) = (make().set(), make().set());
    let name = |set: &Set| set.descriptor.envelope_file_name();
    let run = || recover(&set, &[1, 2], &["--rehearsal"], &passwords(&[1, 2]));
    assert_eq!(printed(&run()), set.payload);
    fs::remove_file(set.path("1").join(name(&set))).unwrap();
    fs::copy(other.path("1").join(name(&other)), set.path("1").join("a.SSOENVELOPE")).unwrap();
    fs::write(set.path("1").join("b.ssoenvelope"), "damaged").unwrap();
    assert_eq!(printed(&run()), set.payload);
    fs::remove_file(set.path("2").join(name(&set))).unwrap();
    refused(&run(), 4, "not-ours");
    fs::remove_file(set.path("1").join("b.ssoenvelope")).unwrap();
    refused(&run(), 4, "envelope-foreign");
    fs::remove_file(set.path("1").join("a.SSOENVELOPE")).unwrap();
    refused(&run(), 4, "envelope-missing");
}

#[test]
fn a_set_that_the_program_generated_is_recovered() {
    if !can_read() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let share = |run: Run, name: &str| run.share_at(format!("file:{}", text(place(name))));
    let mut generate = Run::generate().rehearsal().yes().threshold(2).option("--bytes", 48);
    for name in ["a", "b", "c"] {
        fs::create_dir(place(name)).unwrap();
        generate = share(generate, name);
    }
    generate.passwords(&[1, 2, 3]).run().done();
    let file = |name: &str| -> PathBuf {
        fs::read_dir(place(name)).unwrap().next().unwrap().unwrap().path()
    };
    let restored = place("restored.reg");
    let restore = Run::restore().rehearsal().yes().to_reg(&restored);
    share(share(restore, "a"), "b").passwords(&[1, 2]).run().done();
    let how = ["--rehearsal", "--passwords-from", "-", "--out", "-"];
    let files = vec![text(file("c")), text(file("a"))];
    let ran = read(&line(&how, &[], files), &passwords(&[3, 1]));
    let secret = printed(&ran);
    assert_eq!(secret.len(), 48);
    // The same secret and the same MSID that the program itself restores.
    let reg = registration(&fs::read(restored).unwrap());
    assert_eq!(crate::by_hand::binary(&reg), secret);
    let msid = Share::from_file(&fs::read(file("a")).unwrap()).unwrap().header.descriptor.msids[0];
    assert!(ran.err.contains(&msid.to_string()) && reg.contains(&msid.to_string()), "{ran:?}");
}

/// The text of a registration file.
pub fn registration(bytes: &[u8]) -> String {
    assert_eq!(bytes[..2], [0xff, 0xfe]);
    let units: Vec<u16> =
        bytes[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

#[test]
fn passwords_may_be_typed_in_other_forms() {
    if !can_read() {
        return;
    }
    let password = |x: u8| {
        let all = ["été à Noël, ça gèle", "がぎぐげご ぱぴぷぺぽ", "Ångström et 한글"];
        all[usize::from(x) - 1].to_owned()
    };
    let custodians = vec!["Anna", "花子", "Zoé"];
    let set = Make { threshold: 3, custodians, password, ..Make::default() }.set();
    // Decomposed accents and voicing marks, and spaces of other widths.
    let typed = [
        "e\u{301}te\u{301} a\u{300}\u{a0}Noe\u{308}l,\u{202f}c\u{327}a ge\u{300}le",
        "か\u{3099}き\u{3099}く\u{3099}け\u{3099}こ\u{3099}\u{3000}は\u{309a}ひ\u{309a}ふ\u{309a}へ\u{309a}ほ\u{309a}",
        "\u{212b}ngstro\u{308}m et \u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}",
    ];
    let typed = typed.map(str::to_owned);
    assert!((1..=3).all(|x| typed[usize::from(x) - 1] != password(x)));
    let ran = recover(&set, &[1, 2, 3], &["--rehearsal"], &typed);
    assert_eq!(printed(&ran), set.payload);
}

#[test]
fn the_set_of_release_0_1_is_recovered() {
    if !can_read() {
        return;
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors/share/release-0.1");
    let secret = fs::read_to_string(format!("{folder}/secret.hex")).unwrap();
    let words = fs::read_to_string(format!("{folder}/words.txt")).unwrap();
    for quorum in [[1, 2], [3, 1], [2, 3]] {
        let files = quorum.iter().map(|x| format!("{folder}/cousin-inspire-x00{x}.ssoshare"));
        let how = ["--rehearsal", "--words", &words, "--passwords-from", "-", "--out", "-"];
        let ran = read(&line(&how, &[], files.collect()), &passwords(&quorum));
        assert_eq!(printed(&ran), hex::decode(secret.trim()).unwrap());
    }
}

#[test]
fn the_secret_goes_where_it_was_asked_for_and_nowhere_else() {
    if !can_read() {
        return;
    }
    let set = Make { threshold: 2, ..Make::default() }.set();
    let secret = hex::encode(&set.payload);
    let files = || vec![text(set.file(1)), text(set.file(2))];
    let out = text(set.path("secret"));
    let run = |more: &[&str]| {
        let how: &[&str] = &["--rehearsal", "--passwords-from", "-"];
        read(&line(how, more, files()), &passwords(&[1, 2]))
    };
    let ran = run(&[]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "nothing was asked for: {ran:?}");
    assert!(!ran.err.contains(&secret) && ran.err.ends_with("done: 32 bytes\n"), "{ran:?}");
    let ran = run(&["--out", &out]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    assert_eq!(fs::read(&out).unwrap(), set.payload);
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    // The reader never overwrites an existing file, and does not follow a link.
    fs::write(&out, "before").unwrap();
    refused(&run(&["--out", &out]), 6, "target");
    assert_eq!(fs::read(&out).unwrap(), b"before");
    let link = text(set.path("link"));
    std::os::unix::fs::symlink(set.path("elsewhere"), &link).unwrap();
    refused(&run(&["--out", &link]), 6, "target");
    assert!(!set.path("elsewhere").exists());
    // The bare share is the same that `unseal` writes.
    let bare = set.path("bare");
    Run::unseal().place(&set, 2).to(text(&bare)).rehearsal().yes().passwords(&[2]).run().done();
    let ran = recover(&set, &[2], &["--rehearsal", "--bare"], &passwords(&[2]));
    assert_eq!(printed(&ran), fs::read(bare).unwrap());
}

/// A payload that no restore takes is refused, and written only when somebody asks for it.
#[test]
fn a_payload_that_no_restore_takes_is_written_only_unchecked() {
    if !can_read() {
        return;
    }
    for (kind, payload) in [(Kind::MasterSecret, vec![7; 15]), (Kind::NativeBackup, vec![7; 700])] {
        let set = Make { threshold: 2, kind, payload, ..Make::default() }.set();
        let run = |more: &[&str]| recover(&set, &[1, 2], more, &passwords(&[1, 2]));
        refused(&run(&["--rehearsal"]), 4, "payload");
        assert_eq!(printed(&run(&["--rehearsal", "--unchecked"])), set.payload);
    }
}
