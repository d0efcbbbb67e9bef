//! From Linux to Windows and back, in production. First a quorum restores a set from Linux into the registry
//! of Windows. Windows's own tools must show the bytes of the registration file. Then Windows makes a backup.
//! Its set must have the same payload as sets that Linux makes from an export and from a hive.

use std::fs;
use std::path::{Path, PathBuf};

use crate::apart::{apart_without_network, in_memory, in_memory_of, point, shown, system};
use crate::support::{Ran, Run, phrase};
use crate::windows::{self, Windows};

const CUSTODIANS: [&str; 3] = ["anna", "ben", "chloe"];
const KEY: &str = r"HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS";

/// The checks that a developer's Linux machine does not pass. On Windows, nothing is waived.
const WAIVED: &str = "removable,swap,memory-lock,network,records,words";

/// A key that the test adds on Windows.
const ADDED: &str = r"HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS\{00112233-4455-6677-8899-AABBCCDDEEFF}";

#[test]
#[ignore = "make test-windows runs it"]
fn a_set_goes_from_linux_to_windows_and_back() {
    let name = "end_to_end::a_set_goes_from_linux_to_windows_and_back";
    let mut windows = Windows::alone();
    let Some(folder) = apart_without_network(name) else { return };
    // A registration file may only be written to a file system in memory.
    let linux = Linux { folder: in_memory_of(&folder, "files", "16m") };

    let generate = Run::generate().option("--server", "OLD-SERVER");
    let words = linux.makes_set("generated", generate);
    let reg_file = linux.restores_to_reg("generated", &words);
    let secret = Secret::of(&reg_file);
    to_windows(&linux, &windows, &words, &secret);

    windows.reg(&["delete", KEY, "/f"]);
    windows.reg(&["import", &windows::path(&reg_file)]);
    secret.is_in(&windows);

    from_windows(&linux, &mut windows, &secret);
}

/// Checks that a quorum restores the set into the registry.
fn to_windows(linux: &Linux, windows: &Windows, words: &str, secret: &Secret) {
    let _ = windows.runs("reg", &["delete", KEY, "/f"]);
    let restore = ["anna", "chloe"].iter().fold(Run::restore(), |run, name| {
        let medium = linux.medium("generated", name);
        run.share_at(format!("file:{}", windows::path(&medium)))
    });
    let restore = restore.expect(words).yes().lines(&passwords(&["anna", "chloe"])).to("live");
    let restores = |run: &Run| windows.run(run);

    let named = |server: &str| restore.clone().option("--server", server);
    let here = named(&windows.host());
    restores(&here).error("live-no-account", 6);
    assert_no_key(windows);
    // The set was made for another server, and there is no ENTSSO service. The name of this machine settles both.
    let unnamed = restore.clone().option("--service-account", "S-1-5-20");
    restores(&unnamed).error("live-service-missing-unasked", 6);
    let new_key = here.clone().option("--service-account", "S-1-5-20");
    restores(&new_key.clone().dry_run()).done();
    assert_no_key(windows);
    let done = restores(&new_key);
    done.done().warned("live-service-missing").not_warned("live-made-for-another");
    secret.is_in(windows);

    // What is as wanted is no obstacle. What differs is not replaced unasked.
    restores(&here).done().warned("target-may-hold");
    windows.reg(&["add", KEY, "/v", "another", "/d", "value", "/f"]);
    restores(&here).error("target-holds", 6);
    restores(&here.clone().dry_run()).error("target-holds", 6);
    let replace = here.clone().flag("--replace");
    restores(&replace).done();
    secret.is_in(windows);

    // Only a person can confirm that a name belongs to a cluster.
    let other = named("NO-SUCH-SERVER").flag("--replace");
    restores(&other).error("live-other-host-unasked", 6);
    restores(&replace.flag("--restart-service")).error("live-no-service", 6);
}

/// Backs up the existing key in three ways. All must give the same payload.
fn from_windows(linux: &Linux, windows: &mut Windows, secret: &Secret) {
    let key = format!(r"{KEY}\{}", secret.msid);
    let deeper = format!(r"{ADDED}\deeper");
    for arguments in [
        &[KEY, "/v", "a text", "/d", r#"C:\a "b" é"#][..],
        &[&key, "/v", "", "/t", "REG_EXPAND_SZ", "/d", "%windir%"],
        &[ADDED, "/v", "Secret", "/t", "REG_BINARY", "/d", &"a5".repeat(600)],
        &[&deeper, "/v", "number", "/t", "REG_DWORD", "/d", "305419896"],
        &[&deeper, "/v", "several", "/t", "REG_MULTI_SZ", "/d", r"a\0b"],
    ] {
        windows.reg(&[&["add"], arguments, &["/f"]].concat());
    }

    let media = linux.inserts("live");
    let drives = ['m', 'n', 'o'];
    let inserted: Vec<_> = drives.into_iter().zip(media.iter().map(PathBuf::as_path)).collect();
    windows.insert(&inserted);
    let backup = Run::backup().option("--from", "live").threshold(2).yes();
    let backup = backup.waive("records,words");
    let backup = CUSTODIANS.iter().zip(drives).fold(backup, |run, (name, letter)| {
        run.share_at(format!(r"{name}=file:{}:\", letter.to_ascii_uppercase()))
    });
    let backed_up: Ran = windows.run(&backup.lines(&passwords(&CUSTODIANS)));
    let live = linux.restores_to_reg("live", &backed_up.done().set_words());

    let exported = linux.folder.join("exported");
    windows.reg(&["export", KEY, &windows::path(&exported), "/y"]);
    let hive = linux.folder.join("SOFTWARE");
    merge(&exported, &hive);
    let expected = fs::read(&live).unwrap();
    assert!(utf_16(&live).contains("deeper"));
    for (name, source) in [
        ("export", format!("reg:{}", shown(&exported))),
        ("hive", format!("hive:{}", shown(&hive))),
    ] {
        let words = linux.makes_set(name, Run::backup().option("--from", source));
        let restored = linux.restores_to_reg(name, &words);
        assert_eq!(fs::read(restored).unwrap(), expected, "{name}");
    }
    windows.reg(&["delete", KEY, "/f"]);
}

/// The Linux machine. Each medium is a separate file system.
struct Linux {
    folder: PathBuf,
}

impl Linux {
    fn medium(&self, media: &str, name: &str) -> PathBuf {
        self.folder.join(media).join(name)
    }

    /// New media for all custodians.
    fn inserts(&self, media: &str) -> [PathBuf; 3] {
        let folder = point(&self.folder, media);
        CUSTODIANS.map(|name| in_memory(&folder, name))
    }

    /// Makes a set on new media. Returns the set words.
    #[track_caller]
    fn makes_set(&self, media: &str, run: Run) -> String {
        let media = self.inserts(media);
        let places = CUSTODIANS.iter().zip(&media);
        let run = places.fold(run.threshold(2).yes().waive(WAIVED), |run, (name, medium)| {
            run.share_at(format!("{name}=file:{}", shown(medium)))
        });
        run.lines(&passwords(&CUSTODIANS)).run().done().set_words()
    }

    /// Lets two custodians restore a set to a registration file.
    #[track_caller]
    fn restores_to_reg(&self, media: &str, words: &str) -> PathBuf {
        let target = self.folder.join(format!("{media}.reg"));
        let quorum = ["ben", "chloe"];
        let run = quorum.iter().fold(Run::restore(), |run, name| {
            run.share_at(format!("file:{}", shown(&self.medium(media, name))))
        });
        let run = run.expect(words).yes().lines(&passwords(&quorum)).waive(WAIVED);
        run.to_reg(&target).run().done();
        target
    }
}

fn passwords(names: &[&str]) -> Vec<String> {
    let at = |name: &&str| CUSTODIANS.iter().position(|other| other == name).unwrap();
    names.iter().map(|name| phrase(at(name) as u8)).collect()
}

/// The expected content of the registry, from the registration file of Linux.
struct Secret {
    msid: String,
    /// The secret in hexadecimal, as `reg query` shows it.
    bytes: String,
}

impl Secret {
    #[track_caller]
    fn of(reg_file: &Path) -> Self {
        let text: String =
            utf_16(reg_file).chars().filter(|it| !matches!(it, '\r' | '\n' | ' ' | '\\')).collect();
        let (_, bytes) = text.rsplit_once("\"Secret\"=hex:").unwrap();
        let bytes = bytes.chars().take_while(|it| it.is_ascii_hexdigit() || *it == ',');
        let bytes: String = bytes.filter(|it| *it != ',').collect();
        assert_eq!(bytes.len(), 64);
        let start = text.find('{').unwrap();
        let end = start + text[start..].find('}').unwrap();
        Self { msid: text[start..=end].to_owned(), bytes: bytes.to_uppercase() }
    }

    /// Checks that Windows's own tool shows it.
    #[track_caller]
    fn is_in(&self, windows: &Windows) {
        let shown = windows.reg(&["query", &format!(r"{KEY}\{}", self.msid), "/v", "Secret"]);
        let mut words = shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        assert!(words.any(|words| words == ["Secret", "REG_BINARY", &self.bytes]), "{shown}");
    }
}

#[track_caller]
fn assert_no_key(windows: &Windows) {
    let output = windows.runs("reg", &["query", KEY]);
    assert!(!output.status.success(), "a key was made: {output:?}");
}

fn utf_16(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let units: Vec<u16> =
        bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// Merges an export of Windows into a new hive with hivexregedit.
fn merge(exported: &Path, hive: &Path) {
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hive/data/minimal"), hive).unwrap();
    // hivexregedit takes each byte for a character, and does not make parent keys.
    let text = utf_16(exported).replace(['\r', '\u{feff}'], "");
    let (version, keys) = text.split_once('\n').unwrap();
    let parents = r"[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft]

[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO]
";
    let latin: Vec<u8> = format!("{version}\n{parents}\n{keys}")
        .chars()
        .map(|character| u8::try_from(character).unwrap())
        .collect();
    let plain = hive.with_extension("reg");
    fs::write(&plain, latin).unwrap();
    let prefix = r"HKEY_LOCAL_MACHINE\SOFTWARE";
    let merge = ["--merge", "--prefix", prefix, shown(hive), shown(&plain)];
    system("hivexregedit", &merge).unwrap();
}
