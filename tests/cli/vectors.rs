//! `vectors verify`, `completions`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use sso_escrow::share::Share;

use crate::support::*;
use crate::text;
use crate::vector_file::Vector;

#[test]
fn vectors_are_counted_by_group() {
    let ran = Run::vectors().run();
    ran.done().gives("groups.aes-256-gcm", 169);
    assert!(ran.field("groups.shamir").as_u64().unwrap() > 0, "{ran:?}");
    assert!(ran.field("groups.share: refused").as_u64().unwrap() > 0, "{ran:?}");
    Run::vectors().run_in_words().done().said("vectors-good");
}

#[test]
fn a_folder_of_vectors_is_run_and_the_first_that_fails_is_named() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let verify = || Run::vectors().option("--dir", &path).run();
    let no_group = |group: &str| text!("selftest-missing-group", group = group);
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    verify().error("vectors-unreadable", 2).error_names("primitives");
    for below in ["primitives", "share", "token"] {
        fs::create_dir(folder.path().join(below)).unwrap();
    }
    verify().error(no_group("aes-256-gcm"), 4);
    let good = fs::read_to_string(vectors.join("primitives.json")).unwrap();
    put("primitives.json", &good);
    verify().error(no_group("share: read"), 4);
    for name in ["frame.vector", "frame-cut.vector"] {
        fs::copy(vectors.join("share").join(name), folder.path().join("share").join(name)).unwrap();
    }
    verify().error(no_group("token: opened"), 4);
    for name in ["plain.vector", "last-try.vector"] {
        fs::copy(vectors.join("token").join(name), folder.path().join("token").join(name)).unwrap();
    }
    let ran = verify();
    ran.done().gives("groups.share: read", 1).gives("groups.token: opened", 1);
    let counts: BTreeMap<String, u64> = serde_json::from_value(ran.field("groups")).unwrap();
    assert_eq!(counts.values().sum::<u64>(), 23);
    let plain = fs::read_to_string(vectors.join("token/plain.vector")).unwrap();
    put("token/plain.vector", &plain.replacen("> 00fd000000", "> 00fe000000", 1));
    verify()
        .error("selftest-wrong-outcome", 1)
        .error_names("plain.vector")
        .error_names("command 2 is 00fd000000");
    put("token/plain.vector", &plain);
    let cut = fs::read_to_string(vectors.join("share/frame-cut.vector")).unwrap();
    put("share/frame-cut.vector", &cut.replace("damaged", "altered"));
    verify()
        .error("selftest-wrong-outcome", 1)
        .error_names("frame-cut.vector")
        .error_names("reason: altered")
        .error_names("reason: damaged");
    put("share/frame-cut.vector", "what is this?");
    verify().error("selftest-not-a-vector", 4).error_names("frame-cut.vector");
    put("primitives.json", &good.replacen("0d640df58d78766c", "0d640df58d78766d", 1));
    verify()
        .error(text!("selftest-wrong-answer", number = 1, group = "argon2id"), 1)
        .error_names("primitives.json");
    put("primitives.json", "[");
    verify().error("selftest-unreadable", 4).error_names("primitives.json");
}

/// Puts sets of vectors on media, and opens them with the commands. The commands must give the status of the
/// vectors.
#[test]
fn commands_say_what_the_vectors_say() {
    let mut statuses = BTreeMap::new();
    for vector in Vector::all() {
        let whole_sets = ["set-", "envelope"].iter().any(|start| vector.name.starts_with(start));
        // A drill fails for a faulty spare share, and accepts no set with two groups. So these vectors do not
        // apply.
        let told_otherwise = ["spare", "duplicate", "foreign", "generation", "first", "another"]
            .iter()
            .any(|part| vector.name.contains(part));
        if !whole_sets
            || told_otherwise
            || vector.has_card
            || vector.passwords.len() < 2
            || vector.passwords.len() > 4
        {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let mut places = vec![];
        for (share, number) in vector.shares.iter().zip(1..) {
            let medium = folder.path().join(number.to_string());
            fs::create_dir(&medium).unwrap();
            fs::write(medium.join(format!("{number}.ssoshare")), share).unwrap();
            for (envelope, number) in vector.envelopes.iter().zip(1..) {
                fs::write(medium.join(format!("{number}.ssoenvelope")), envelope).unwrap();
            }
            places.push(format!("file:{}", medium.display()));
        }
        let words = vector.words.clone().unwrap_or_else(|| {
            let share = Share::from_file(&vector.shares[0]);
            let words = share.map(|share| share.header.descriptor.fingerprint().words());
            words.map_or("zoo ".repeat(8), |words| words.to_string())
        });
        let mut run = Run::drill().flag("--full").expect(words).lines(&vector.passwords);
        run = if vector.rehearsal { run.rehearsal() } else { run.waived() };
        let ran = places.iter().fold(run, |run, place| run.share_at(place)).run();
        // Its secret is read like any other, but a drill tells that the set must be replaced.
        let is_weak = vector.name == "set-zero-coefficients";
        let status = if is_weak { 4 } else { vector.status };
        assert_eq!(ran.status, status, "{}: {ran:#?}", vector.name);
        if is_weak {
            ran.error("escrow-low-degree", 4);
        }
        *statuses.entry(vector.status).or_insert(0) += 1;
    }
    assert!([0, 3, 4, 5].iter().all(|status| statuses.contains_key(status)), "{statuses:?}");
    assert!(statuses.values().sum::<i32>() >= 30, "{statuses:?}");
}

/// Checks that too little memory is reported as a problem of the machine, not of the program.
#[cfg(unix)]
#[test]
fn too_little_memory_is_the_machine_s_fault() {
    let mut limited = Command::new("prlimit");
    limited.arg("--as=307200000");
    without_locale(&mut limited);
    let ran = Run::vectors().run_by(limited);
    ran.error(text!("memory-not-enough", wanted = 256), 7);
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = Run::completions().arg(shell).run_in_words();
        ran.done();
        assert!(ran.out.contains("sso-escrow"), "{ran:?}");
    }
    let ran = Run::completions().arg("csh").run();
    ran.error(text!("usage-choice", value = "csh"), 2);
}
