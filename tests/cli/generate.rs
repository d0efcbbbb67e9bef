//! `generate`, at its full cost: so there are few of these.

#![cfg(unix)]

use std::fs;

use crate::support::*;

struct Media {
    folder: tempfile::TempDir,
}

impl Media {
    fn new(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    fn place(&self, name: &str) -> String {
        format!("file:{}", self.folder.path().join(name).display())
    }

    fn shares(&self, named: &[(&str, &str)]) -> Vec<String> {
        let share = |&(name, folder): &(&str, &str)| {
            let place = self.place(folder);
            let written = if name.is_empty() { place } else { format!("{name}={place}") };
            ["--share".to_owned(), written]
        };
        named.iter().flat_map(share).collect()
    }
}

const REHEARSE: &[&str] = &["generate", "--rehearsal", "--yes"];

#[test]
fn a_set_is_made_proved_and_restored() {
    let media = Media::new(&["a", "b", "c"]);
    let shares = media.shares(&[("Anna", "a"), ("", "b"), ("Chloé = X", "c")]);
    let more: &[&str] = &["-k", "2", "--label", "Le secret", "--server", "SSO01", "--bytes", "64"];
    let ran = run_with(&arguments(&[REHEARSE, more], shares), Some(&passwords(&[1, 2, 3])));
    ran.showed(&[
        "every quorum of 2 gives the same secret (there are 3 quorums)",
        "No ENTSSO",
        "10565",
        "REHEARSAL",
    ]);
    ran.showed(&["Custodian 2:    Custodian 2", "Custodian 3:    Chloé = X", "Le secret", "SSO01"]);
    ran.showed(&["a new system"]);
    let words = ran.out.lines().rev().nth(1).unwrap().trim();
    let numbers = ran.out.lines().next_back().unwrap().trim();
    assert!(!ran.err.contains("Sealing"), "a pipe sees no progress: {ran:?}");

    let name = &names(&media.folder.path().join("a"))[0];
    let start = words.split(' ').take(2).collect::<Vec<_>>().join("-");
    assert_eq!(*name, format!("{start}-x001.ssoshare"));
    let restore = |from: &[&str], expected: &str, numbers: &[u8], to: &str| {
        let shares = from.iter().flat_map(|f| ["--share".into(), media.place(f)]).collect();
        let to = format!("reg:{}", media.folder.path().join(to).display());
        let parts: &[&[&str]] =
            &[&["restore", "--rehearsal", "--yes", "--to", &to, "--expect-set", expected]];
        run_with(&arguments(parts, shares), Some(&passwords(numbers))).showed(&[]);
    };
    restore(&["a", "c"], words, &[1, 3], "one.reg");
    restore(&["c", "b"], numbers, &[3, 2], "two.reg");
    let read = |name| fs::read(media.folder.path().join(name)).unwrap();
    assert_eq!(read("one.reg"), read("two.reg"));
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_asked() {
    let media = Media::new(&["a", "b"]);
    let two = media.shares(&[("A", "a"), ("B", "b")]);
    let with =
        |more: &[&str], shares: &[String]| run(&arguments(&[REHEARSE, more], shares.to_vec()));
    with(&["-k", "1"], &two).failed(2, &["threshold of 1 is too low"]);
    with(&["-k", "3"], &two).failed(2, &["cannot be reached with 2 shares"]);
    with(&["-k", "two"], &two).failed(2, &["“two” is not a number for -k"]);
    with(&["-k", "2", "--bytes", "15"], &two).failed(2, &["15 bytes"]);
    with(&["-k", "2", "--bytes", "65"], &two).failed(2, &["65 bytes"]);
    with(&["-k", "2"], &media.shares(&[("A", "a"), ("A", "b")])).failed(2, &["called A"]);
    with(&["-k", "2"], &media.shares(&[(" ", "a"), ("B", "b")])).failed(2, &["has no name"]);
    with(&["-k", "2"], &media.shares(&[("A\u{202e}", "a"), ("B", "b")])).failed(2, &["mislead"]);
    let long = "n".repeat(65);
    with(&["-k", "2"], &media.shares(&[(&long, "a"), ("B", "b")])).failed(2, &["64 characters"]);
    let long_names: Vec<String> = (0..255).map(|i| format!("{i:03}{}", "😀".repeat(61))).collect();
    let named: Vec<(&str, &str)> = long_names.iter().map(|name| (name.as_str(), "a")).collect();
    with(&["-k", "2"], &media.shares(&named)).failed(2, &["names of all custodians together"]);
    with(&["-k", "2"], &media.shares(&[("A", "a"), ("B", "none")])).failed(2, &["nothing at"]);
    with(&["-k", "2"], &media.shares(&[("A", "a"), ("B", "a")])).failed(6, &["are one folder"]);
    fs::write(media.folder.path().join("file"), "").unwrap();
    with(&["-k", "2"], &media.shares(&[("A", "a"), ("B", "file")])).failed(2, &["not a folder"]);
    let many: Vec<String> = (0..256).flat_map(|_| media.shares(&[("", "a")])).collect();
    with(&["-k", "2"], &many).failed(2, &["256 shares are too many"]);
    with(&[], &two).failed(2, &["missing: --threshold"]);
    assert!(names(&media.folder.path().join("a")).is_empty());
}

#[test]
fn two_folders_of_one_disk_are_one_medium_in_production() {
    let media = Media::new(&["a", "b"]);
    let shares = media.shares(&[("A", "a"), ("B", "b")]);
    let waived: &[&str] = &["--waive", "network,swap,removable"];
    let ran = run(&arguments(&[&["generate", "--yes", "-k", "2"], waived], shares));
    ran.failed(6, &["on one medium", "--rehearsal"]);
}

/// A folder where no medium is mounted: the share would stay in the machine.
#[test]
fn a_place_that_is_not_removable_is_refused_in_production() {
    let media = Media::new(&["a"]);
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let b = format!("B=file:{}", shm.path().display());
    let shares = [media.shares(&[("A", "a")]), vec!["--share".into(), b]].concat();
    let generate = |waived: &str, more: &[&str]| {
        let parts: &[&[&str]] = &[&["generate", "--yes", "-k", "2", "--waive", waived], more];
        run(&arguments(parts, shares.clone()))
    };
    let refused = ["is not on a removable medium", "--waive removable"];
    generate("network,swap", &[]).failed(6, &refused);
    generate("network,swap", &["--dry-run"]).failed(6, &refused);
    let dry = generate("network,swap,removable", &["--dry-run"]);
    dry.showed(&["would be generated"]).failed(0, &[refused[0], "“removable” is waived"]);
    assert!(names(shm.path()).is_empty());
}

/// In earnest: two media (memory and disk stand for them), no rehearsal anywhere.
#[test]
fn a_production_set_is_made_and_opens_without_a_rehearsal() {
    let media = [tempfile::tempdir_in("/dev/shm"), tempfile::tempdir_in("/var/tmp")];
    let media = media.map(Result::unwrap);
    let place = |at: usize| format!("file:{}", media[at].path().display());
    let shares = [0, 1].map(|at| ["--share".to_owned(), place(at)]).concat();
    let waived: &[&str] = &["--waive", "network,swap", "--waive", "removable"];
    let ran = run_with(
        &arguments(&[&["generate", "--yes", "-k", "2"], waived], shares.clone()),
        Some(&passwords(&[1, 2])),
    );
    ran.showed(&["Waived:         removable"]);
    ran.showed(&["Purpose:        production", "every quorum of 2 gives the same secret"]);
    let words = ran.out.lines().rev().nth(1).unwrap().trim();
    let drill = arguments(&[&["drill", "--full", "--expect-set", words], WAIVED], shares);
    run_with(&drill, Some(&passwords(&[1, 2]))).showed(&["put together in memory", "PASS"]);
    let practise = ["verify", "--rehearsal", &place(0)];
    run_with(&practise, Some(&passwords(&[1]))).failed(4, &["production shares"]);
}

#[test]
fn a_medium_that_holds_another_set_is_named() {
    let set = Make::default().set();
    let media = Media::new(&["b"]);
    let shares =
        [vec!["--share".into(), format!("A={}", set.place(1))], media.shares(&[("B", "b")])]
            .concat();
    let ran = run(&arguments(&[&["generate", "--rehearsal", "-k", "2", "--dry-run"]], shares));
    let words = set.descriptor.fingerprint().words().short();
    ran.showed(&[]).failed(0, &["holds a share of another set already", &words]);
}

#[test]
fn passwords_are_looked_at_before_anything_is_made() {
    let media = Media::new(&["a", "b"]);
    let shares = media.shares(&[("A", "a"), ("B", "b")]);
    let arguments = arguments(&[REHEARSE, &["-k", "2"]], shares);
    let lines = [password(1), "short".to_owned()];
    run_with(&arguments, Some(&lines)).failed(2, &["line 2", "5 characters; at least 7"]);
    run(&arguments).failed(2, &["no terminal"]);
    let file = media.folder.path().join("pw").display().to_string();
    let from_file = [arguments.clone(), vec!["--passwords-from".into(), file]].concat();
    run(&from_file).failed(2, &["cannot be read"]);
    let production: Vec<String> =
        arguments.iter().filter(|argument| *argument != "--rehearsal").cloned().collect();
    let production = [production, WAIVED.iter().map(|&word| word.to_owned()).collect()].concat();
    run(&production).failed(6, &[]);
    assert!(names(&media.folder.path().join("a")).is_empty());
}

#[test]
fn a_dry_run_writes_nothing() {
    let media = Media::new(&["a", "b"]);
    let shares = media.shares(&[("A", "a"), ("B", "b")]);
    let ran = run(&arguments(&[&["generate", "--rehearsal", "--dry-run", "-k", "2"]], shares));
    ran.showed(&["32 bytes would be generated and split 2 of 2", "share 2 of B onto"]);
    assert!(names(&media.folder.path().join("a")).is_empty());
}

/// The third medium takes no file: what lies on the others is taken back, so that no set looks whole.
#[test]
fn a_set_that_cannot_be_finished_is_void() {
    let media = Media::new(&["a", "b"]);
    // Root is told that it may write in /proc, and then may not.
    if rustix::process::geteuid().as_raw() != 0 {
        println!("skipped: a folder that promises to be writable and is not needs root");
        return;
    }
    let two = media.shares(&[("A", "a"), ("B", "b")]);
    let shares = [two, vec!["--share".into(), "C=file:/proc".into()]].concat();
    let ran = run_with(&arguments(&[REHEARSE, &["-k", "2"]], shares), Some(&passwords(&[1, 2, 3])));
    ran.failed(1, &["/proc", "cannot be written"]);
    for folder in ["a", "b"] {
        assert!(names(&media.folder.path().join(folder)).is_empty(), "{ran:#?}");
    }
}

/// The checks that were waived stand in the set; a weak password is one of them.
#[test]
fn weak_passwords_are_refused_or_recorded() {
    let media = [tempfile::tempdir_in("/dev/shm"), tempfile::tempdir_in("/var/tmp")];
    let media = media.map(Result::unwrap);
    let place = |at: usize| format!("Custodian{at}=file:{}", media[at].path().display());
    let shares = [0, 1].map(|at| ["--share".to_owned(), place(at)]).concat();
    let lines = ["Custodian0 Ulm", "the long way from Ulm to Kyoto"].map(str::to_owned);
    // What is known of the set is tried first by whoever guesses.
    let generate = |waived: &str| {
        let parts: &[&[&str]] =
            &[&["generate", "--yes", "-k", "2", "--waive", waived, "--label", "SSO of Ulm"]];
        run_with(&arguments(parts, shares.clone()), Some(&lines))
    };
    let weak = "The password of Custodian0 is too easy to guess";
    generate("network,swap,removable").failed(2, &[weak, "--waive weak-password"]);
    generate("network,swap,removable,weak-password")
        .showed(&["Waived:         removable", "Waived:         weak-password"])
        .failed(0, &[weak, "“weak-password” is waived"]);
}

/// A record holds what is public, and what to do; never a secret.
#[test]
fn every_custodian_gets_a_record() {
    let media = Media::new(&["a", "b", "records"]);
    let shares = media.shares(&[("A <b>&\"x\"", "a"), ("花子", "b")]);
    let records = media.folder.path().join("records");
    let folder = records.display().to_string();
    let more: &[&str] = &["-k", "2", "--label", "L'été", "--records", &folder];
    let secrets = ["a password of a custodian", "the password of the other"].map(str::to_owned);
    for (language, title) in
        [("en", "Custodian's record"), ("fr", "Fiche du porteur"), ("ja", "保持者の控え")]
    {
        let parts: &[&[&str]] = &[REHEARSE, more, &["--lang", language, "--json"]];
        let ran = run_with(&arguments(parts, shares.clone()), Some(&secrets));
        let object: serde_json::Value = serde_json::from_str(&ran.showed(&[]).out).unwrap();
        let files: Vec<&str> = object["records"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file.as_str().unwrap())
            .collect();
        assert_eq!(files.len(), 4);
        for (at, file) in files.iter().enumerate() {
            let page = fs::read_to_string(file).unwrap();
            let words = object["set"]["words"].as_array().unwrap();
            let numbers = object["set"]["numbers"].as_array().unwrap();
            for (word, number) in words.iter().zip(numbers) {
                assert!(page.contains(word.as_str().unwrap()), "{file}");
                assert!(
                    page.contains(&format!("{number:0>4}", number = number.to_string())),
                    "{file}"
                );
            }
            assert!(page.contains(object["set"]["id"].as_str().unwrap()));
            for secret in &secrets {
                assert!(!page.contains(secret), "{file}");
            }
            let html = file.ends_with(".html");
            let name = match (at / 2, html) {
                (0, false) => "A <b>&\"x\"",
                (0, true) => "A &lt;b&gt;&amp;&quot;x&quot;",
                _ => "花子",
            };
            assert!(
                page.contains(name) && page.contains(if html { "</html>" } else { title }),
                "{page}"
            );
            if html {
                assert!(page.contains(&format!("<html lang=\"{language}\">")));
                assert!(!page.contains("http") && !page.contains("src="), "it needs no other file");
            } else {
                let long =
                    page.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > 78);
                assert_eq!(long, None, "{file}");
            }
        }
    }
    run(&arguments(&[REHEARSE, &["-k", "2", "--records", "/no/such"]], shares))
        .failed(2, &["nothing at /no/such"]);
}

/// What an earlier run has left is named, and does not stand in the way.
#[test]
fn what_a_broken_run_left_is_named() {
    let media = Media::new(&["a", "b"]);
    let left = media.folder.path().join("a").join(".zoo-zoo-x001.ssoshare.part");
    fs::write(&left, "half a share").unwrap();
    let named = [left.to_str().unwrap(), "was left by a run that was broken off"];
    let shares = media.shares(&[("A", "a"), ("B", "b")]);
    run(&arguments(&[REHEARSE, &["-k", "2", "--dry-run"]], shares)).failed(0, &named);
    run(&["sets", &media.place("a")]).failed(0, &named).showed(&["No share lies there"]);
    run(&["inspect", &media.place("a")]).failed(4, &named);
}
