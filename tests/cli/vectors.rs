//! `vectors verify`, `completions`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::*;
use crate::vector_file::Vector;

#[test]
fn vectors_are_counted_by_group() {
    let ran = run(&["vectors", "verify"]);
    ran.showed(&[
        "aes-256-gcm: 169 right",
        "shamir: ",
        "share: refused: ",
        " vectors came out right",
    ]);
}

#[test]
fn a_folder_of_vectors_is_run_and_the_first_that_fails_is_named() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let verify = || run(&["vectors", "verify", "--dir", &path]);
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    verify().failed(2, &["primitives cannot be read"]);
    for below in ["primitives", "share", "token"] {
        fs::create_dir(folder.path().join(below)).unwrap();
    }
    verify().failed(4, &["no group “aes-256-gcm”"]);
    let good = fs::read_to_string(vectors.join("primitives.json")).unwrap();
    put("primitives.json", &good);
    verify().failed(4, &["no group “share: read”"]);
    for name in ["frame.vector", "frame-cut.vector"] {
        fs::copy(vectors.join("share").join(name), folder.path().join("share").join(name)).unwrap();
    }
    verify().failed(4, &["no group “token: opened”"]);
    for name in ["plain.vector", "last-try.vector"] {
        fs::copy(vectors.join("token").join(name), folder.path().join("token").join(name)).unwrap();
    }
    verify().showed(&["share: read: 1 right", "token: opened: 1 right", "All 23 vectors"]);
    let plain = fs::read_to_string(vectors.join("token/plain.vector")).unwrap();
    put("token/plain.vector", &plain.replacen("> 00fd000000", "> 00fe000000", 1));
    verify().failed(1, &["plain.vector", "command 2 is 00fd000000"]);
    put("token/plain.vector", &plain);
    let cut = fs::read_to_string(vectors.join("share/frame-cut.vector")).unwrap();
    put("share/frame-cut.vector", &cut.replace("damaged", "altered"));
    verify().failed(1, &["frame-cut.vector", "reason: altered”", "reason: damaged”"]);
    put("share/frame-cut.vector", "what is this?");
    verify().failed(4, &["frame-cut.vector is not a format vector"]);
    put("primitives.json", &good.replacen("0d640df58d78766c", "0d640df58d78766d", 1));
    verify().failed(1, &["known answer 1 of argon2id", "primitives.json"]);
    put("primitives.json", "[");
    verify().failed(4, &["primitives.json cannot be read"]);
}

/// Sets of vectors, put on media and opened by the commands themselves: what the vectors say is what
/// people meet.
#[test]
fn commands_say_what_the_vectors_say() {
    let mut statuses = BTreeMap::new();
    for vector in Vector::all() {
        let whole_sets = ["set-", "envelope"].iter().any(|start| vector.name.starts_with(start));
        // A drill fails for a faulty share that was not needed, and takes no set with two groups.
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
            if let Some(envelope) = &vector.envelope {
                fs::write(medium.join("of-the-set.ssoenvelope"), envelope).unwrap();
            }
            places.push(format!("file:{}", medium.display()));
        }
        let words = vector.words.clone().unwrap_or_else(|| {
            let shown = run(&["inspect", "--json", &places[0]]).out;
            let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
            let words = shown["shares"][0]["set"]["words"].as_array().unwrap();
            words.iter().map(|word| word.as_str().unwrap()).collect::<Vec<_>>().join(" ")
        });
        let mut arguments = vec!["drill", "--full", "--expect-set", &words];
        arguments.extend(if vector.rehearsal { &["--rehearsal"][..] } else { WAIVED });
        arguments.extend(places.iter().flat_map(|place| ["--share", place]));
        let ran = run_with(&arguments, Some(&vector.passwords));
        assert_eq!(ran.status, vector.status, "{}: {ran:#?}", vector.name);
        *statuses.entry(vector.status).or_insert(0) += 1;
    }
    assert!([0, 3, 4, 5].iter().all(|status| statuses.contains_key(status)), "{statuses:?}");
    assert!(statuses.values().sum::<i32>() >= 30, "{statuses:?}");
}

/// A machine that is short of memory is not called a broken program.
#[cfg(unix)]
#[test]
fn too_little_memory_is_the_machine_s_fault() {
    let tool = env!("CARGO_BIN_EXE_sso-escrow");
    let limited = format!("ulimit -v 300000; exec {tool} vectors verify");
    let ran = std::process::Command::new("sh").args(["-c", &limited]).output().unwrap();
    let error = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(7), "{error}");
    assert!(error.contains("256 MiB"), "{error}");
}

#[test]
fn shells_get_their_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        run(&["completions", shell]).showed(&["sso-escrow", "restore"]);
    }
    run(&["completions", "csh"]).failed(2, &["“csh”", "zsh"]);
}
