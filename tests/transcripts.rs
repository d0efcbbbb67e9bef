//! Transcripts: the library against vectors that another program made, and against the verifier in Python.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::examination::{Examination, Expectations, ExpectedSigner};
use sso_escrow::ceremony::transcript::fact::Disclosure;
use sso_escrow::ceremony::transcript::findings::{TranscriptFinding, findings};
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::error::Status;
use sso_escrow::share::fingerprint::SignerWords;

const PYTHON: &str = "/usr/bin/python3";

fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

fn vector(name: &str) -> Vec<u8> {
    fs::read(path(&format!("vectors/transcript/{name}.ssotranscript"))).unwrap()
}

fn expected() -> BTreeMap<String, Value> {
    let text = fs::read_to_string(path("vectors/transcript/expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What a reader says of a file: the status, and the reason and line of the first thing that is wrong.
fn verdict(bytes: &[u8], words: &[TranscriptWords]) -> (Status, Option<&'static str>, usize) {
    let transcript = match Transcript::read(bytes) {
        Ok(transcript) => transcript,
        Err(error) => return (Status::Damaged, Some(error.rule.reason()), error.line),
    };
    let found = findings(&transcript, words);
    let line = |finding: &TranscriptFinding| match *finding {
        TranscriptFinding::WordsMissing { confirmed, .. } => confirmed,
        _ => finding.line().unwrap(),
    };
    let first = found.iter().find(|finding| finding.exit_status() != Status::Done);
    let lines = transcript.lines.len() + 1;
    first.map_or((Status::Done, None, lines), |it| (it.exit_status(), Some(it.reason()), line(it)))
}

fn words(bytes: &[u8]) -> TranscriptWords {
    TranscriptWords::of(&Transcript::read(bytes).unwrap().last_node())
}

fn in_words(written: &str) -> TranscriptWords {
    TranscriptWords::parse(written).unwrap()
}

#[test]
fn the_library_says_what_the_vectors_say() {
    let expected = expected();
    assert!(expected.len() > 80, "{}", expected.len());
    for (name, says) in &expected {
        let bytes = vector(name);
        let (status, reason, line) = verdict(&bytes, &[]);
        assert_eq!(status as u64, says["status"].as_u64().unwrap(), "{name}: {reason:?}");
        assert_eq!(reason, says["reason"].as_str(), "{name}");
        if let Some(expected) = says["line"].as_u64() {
            assert_eq!(line as u64, expected, "{name}");
        }
        if let Some(expected) = says["words"].as_str() {
            assert_eq!(words(&bytes).to_string(), expected, "{name}");
            assert_eq!(Transcript::read(&bytes).unwrap().encode(), bytes, "{name}");
        }
        if let Some(others) = says["not"].as_str() {
            let found = findings(&Transcript::read(&bytes).unwrap(), &[in_words(others)]);
            let words = found.iter().filter(|it| it.reason() == "words");
            assert_eq!(words.count(), 1, "{name}: {found:?}");
        }
        if let (Some(finding), Some(at)) = (says["finding"].as_str(), says["at"].as_u64()) {
            let found = findings(&Transcript::read(&bytes).unwrap(), &[]);
            let reasons: Vec<_> = found.iter().map(TranscriptFinding::reason).collect();
            assert_eq!(reasons, [finding], "{name}");
            assert!(format!("{found:?}").contains(&format!("line: {at}")), "{name}: {found:?}");
        }
    }
}

/// What somebody says who has the signer words of custodians from paper.
#[test]
fn the_library_knows_the_signers_of_the_vectors() {
    let expected = expected();
    let with_signers = expected.iter().filter_map(|(name, says)| {
        let signers = says["signers"].as_object()?;
        Some((name, signers, &says["signed"]))
    });
    let mut tried = 0;
    for (name, signers, says) in with_signers {
        let signer = |(custodian, words): (&String, &Value)| ExpectedSigner {
            custodian: custodian.clone(),
            words: SignerWords::parse(words.as_str().unwrap()).unwrap(),
        };
        let signers = signers.iter().map(signer).collect();
        let transcript = Transcript::read(&vector(name)).unwrap();
        let expectations = Expectations { signers, ..Expectations::default() };
        let found = Examination::of(&transcript, &expectations).unwrap().findings;
        let first = found.iter().find(|finding| finding.exit_status() != Status::Done);
        let status = first.map_or(Status::Done, TranscriptFinding::exit_status);
        assert_eq!(status as u64, says["status"].as_u64().unwrap(), "{name}: {found:?}");
        let reason = first.map(TranscriptFinding::reason);
        assert_eq!(reason, says["reason"].as_str(), "{name}");
        let line = first.and_then(TranscriptFinding::line).map(|line| line as u64);
        assert_eq!(line, says["line"].as_u64(), "{name}");
        assert!(!found.iter().any(|it| it.reason() == "key-unknown"), "{name}: {found:?}");
        tried += 1;
    }
    assert!(tried >= 5, "{tried}");
}

/// The words of each line, as the maker of the vectors counts them.
fn checkpoints() -> Vec<String> {
    let words = expected()["whole"]["checkpoints"].as_array().unwrap().clone();
    words.iter().map(|words| words.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_words_of_each_line_are_those_of_the_vectors() {
    let whole = Transcript::read(&vector("whole")).unwrap();
    let words: Vec<_> =
        whole.nodes().iter().map(|node| TranscriptWords::of(node).to_string()).collect();
    assert_eq!(words, checkpoints());
    for (at, words) in checkpoints().iter().enumerate() {
        assert_eq!(whole.line_with(&in_words(words)), Some(at + 1));
    }
}

/// Up to which line somebody who has the words of every line can trust a changed file.
fn trusted(changed: &[u8], words: &[TranscriptWords]) -> Option<usize> {
    let transcript = match Transcript::read(changed) {
        Err(error) => return Some(error.line - 1),
        Ok(transcript) => transcript,
    };
    findings(&transcript, words).iter().find_map(|finding| match *finding {
        TranscriptFinding::WordsMissing { confirmed, .. } => Some(confirmed),
        _ => None,
    })
}

#[test]
fn each_change_is_found_by_form_or_words_and_where() {
    let good = vector("whole");
    let words: Vec<_> = checkpoints().iter().map(|words| in_words(words)).collect();
    let check = |changed: &[u8], lines: usize, what: &str| {
        let found = trusted(changed, &words).unwrap_or_else(|| panic!("not found: {what}"));
        // Whether the header is another one or has another form is the same for a reader.
        assert_eq!(found.max(1), lines.max(1), "{what}");
    };
    assert_eq!(trusted(&good, &words), None);
    let mut line = 0;
    for at in 0..good.len() {
        for bit in [1, 0x20, 0x80] {
            let mut changed = good.clone();
            changed[at] ^= bit;
            check(&changed, line, &format!("byte {at}, bit {bit}"));
        }
        line += usize::from(good[at] == b'\n');
    }
    let lines: Vec<&[u8]> = good.split_inclusive(|&byte| byte == b'\n').collect();
    let other = vector("fork-two");
    let other = other.split_inclusive(|&byte| byte == b'\n').rev().nth(1).unwrap();
    for at in 0..lines.len() {
        let without = [&lines[..at], &lines[at + 1..]].concat().concat();
        check(&without, at, &format!("line {at} is missing"));
        let twice = [&lines[..at], &lines[at..=at], &lines[at..]].concat().concat();
        check(&twice, at + 1, &format!("line {at} twice"));
        let added = [&lines[..=at], &[other], &lines[at + 1..]].concat().concat();
        check(&added, at + 1, &format!("a line after line {at}"));
    }
    for at in 1..lines.len() {
        let mut swapped = lines.clone();
        swapped.swap(at, at - 1);
        // A line that ends something has the right form. What follows it has not.
        let moved = String::from_utf8_lossy(lines[at]);
        let ends = moved.contains(r#""type":"closed""#) || moved.contains(r#""type":"finished""#);
        let before = if ends { at } else { at - 1 };
        check(&swapped.concat(), before, &format!("lines {at} and {} are swapped", at - 1));
    }
}

#[test]
fn every_beginning_is_told_with_its_last_line() {
    let good = vector("whole");
    let lines: Vec<&[u8]> = good.split_inclusive(|&byte| byte == b'\n').collect();
    let whole = Transcript::read(&good).unwrap();
    for at in 1..lines.len() {
        let cut = lines[..at].concat();
        assert_eq!(verdict(&cut, &[]), (Status::Quorum, Some("cut-off"), at));
        // The words that people wrote down at an earlier line are found, and where.
        let beginning = Transcript::read(&cut).unwrap();
        assert_eq!(whole.line_of(&beginning.last_node()), Some(at));
        assert!(beginning.agrees_with(&whole));
        let torn = [&cut[..], b"{\"at\":\"2"].concat();
        assert_eq!(verdict(&torn, &[]), (Status::Quorum, Some("torn"), at + 1));
    }
}

#[test]
fn withholding_keeps_the_words() {
    let good = Transcript::read(&vector("whole")).unwrap();
    for (level, name) in [(Disclosure::Restricted, "20"), (Disclosure::Public, "10")] {
        let withheld = good.withheld_above(level);
        assert_eq!(withheld.encode(), vector(&format!("withheld-above-{name}")));
        assert_eq!(withheld.last_node(), good.last_node());
        assert!(withheld.agrees_with(&good));
        assert!(withheld.lines.iter().all(|line| (line.level > level) == line.stated().is_none()));
        // What is withheld stays withheld.
        assert_eq!(withheld.withheld_above(Disclosure::Confidential), withheld);
    }
}

#[test]
fn a_fork_is_two_transcripts_that_do_not_agree() {
    let [one, two] = ["fork-one", "fork-two"].map(|name| Transcript::read(&vector(name)).unwrap());
    assert_eq!(one.header, two.header);
    assert!(!one.agrees_with(&two));
    assert!(one.agrees_with(&one.withheld_above(Disclosure::Public)));
}

/// The words of a run that was changed later tell up to where it is confirmed.
#[test]
fn words_of_a_checkpoint_tell_how_far_a_transcript_is_confirmed() {
    let good = Transcript::read(&vector("whole")).unwrap();
    let [early, late] =
        [10, good.nodes().len() - 1].map(|at| TranscriptWords::of(&good.nodes()[at]));
    let text = String::from_utf8(vector("whole")).unwrap();
    let changed = text.replace("\"quorums\":3", "\"quorums\":1");
    let changed = Transcript::read(changed.as_bytes()).unwrap();
    let missing = TranscriptFinding::WordsMissing { words: late, confirmed: 11 };
    let found = findings(&changed, &[early, late]);
    assert_eq!(found.first(), Some(&missing));
    // The signature does not fit either.
    assert_eq!(found.iter().map(|it| it.reason()).collect::<Vec<_>>(), ["words", "signature"]);
    assert_eq!(findings(&good, &[late, early]), []);
}

/// Runs Python. `None` if it is not there.
fn python(arguments: &[&str]) -> Option<std::process::Output> {
    Command::new(PYTHON).arg("-B").args(arguments).output().ok()
}

#[test]
fn the_vectors_are_what_their_maker_makes() {
    let make = path("vectors/make_transcripts.py");
    let Some(check) = python(&[make.to_str().unwrap(), "--check"]) else {
        return eprintln!("skipped: no {PYTHON}");
    };
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

/// Somebody reads it before they believe it.
#[test]
fn the_verifier_in_python_stays_short() {
    const LINES: usize = 120;
    const COLUMNS: usize = 110;
    let text = fs::read_to_string(path("docs/verify_transcript.py")).unwrap();
    assert!(text.lines().count() <= LINES);
    let long: Vec<&str> = text.lines().filter(|line| line.chars().count() > COLUMNS).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn the_verifier_in_python_says_the_same() {
    let verifier = path("docs/verify_transcript.py");
    let verifier = verifier.to_str().unwrap();
    let run = |file: &str, words: &str| python(&[verifier, file, words]);
    for (name, says) in expected() {
        let file = path(&format!("vectors/transcript/{name}.ssotranscript"));
        let file = file.to_str().unwrap();
        let Some(ran) = python(&[verifier, file]) else {
            return eprintln!("skipped: no {PYTHON}");
        };
        let said = String::from_utf8(ran.stdout).unwrap();
        let (mut status, mut reason) = (says["status"].as_i64().unwrap(), says["reason"].as_str());
        // It checks no signatures.
        if reason == Some("signature") {
            (status, reason) = (0, None);
        }
        assert_eq!(ran.status.code().map(i64::from), Some(status), "{name}: {said}");
        let line = says["line"].as_u64().unwrap_or_default();
        if let Some(reason) = reason {
            assert!(said.starts_with(&format!("line {line}: {reason}\n")), "{name}: {said}");
        }
        if let Some(words) = says["words"].as_str() {
            assert!(said.ends_with(&format!("{words}\n")), "{name}: {said}");
            assert_eq!(run(file, words).unwrap().status.code(), Some(0));
            assert_eq!(run(file, &words.replace(' ', "  ")).unwrap().status.code(), Some(4));
        }
        if let Some(others) = says["not"].as_str() {
            let ran = run(file, others).unwrap();
            assert_eq!(ran.status.code(), Some(4), "{name}");
            assert!(String::from_utf8(ran.stdout).unwrap().contains(": words\n"), "{name}");
        }
    }
    let whole = path("vectors/transcript/whole.ssotranscript");
    let words = checkpoints();
    let mut arguments = vec![verifier, whole.to_str().unwrap()];
    arguments.extend(words.iter().map(String::as_str));
    assert_eq!(python(&arguments).unwrap().status.code(), Some(0));
    // Each beginning.
    let good = vector("whole");
    let lines: Vec<&[u8]> = good.split_inclusive(|&byte| byte == b'\n').collect();
    let folder = tempfile::tempdir().unwrap();
    let cut = folder.path().join("cut");
    let cut = cut.to_str().unwrap();
    for at in 1..lines.len() {
        fs::write(cut, lines[..at].concat()).unwrap();
        let ran = run(cut, &words[at - 1]).unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(said, format!("line {at}: cut-off\n{}\n", words[at - 1]));
        assert_eq!(ran.status.code(), Some(3));
        if at % 8 == 0 {
            assert_eq!(run(cut, &words[at]).unwrap().status.code(), Some(4));
        }
    }
}

/// The command of docs/transcript.md takes the signature, and refuses another node.
#[test]
fn openssl_takes_the_signature() {
    let good = Transcript::read(&vector("whole")).unwrap();
    let mut facts = good.lines.iter().filter_map(|line| line.stated());
    let signature = facts.find(|fact| fact.text("signature").is_some()).unwrap();
    let bytes = |key: &str| hex::decode(signature.text(key).unwrap()).unwrap();
    // The SubjectPublicKeyInfo of P-256 (RFC 5480), up to its point.
    let key = hex::decode("3059301306072a8648ce3d020106082a8648ce3d030107034200").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let closing = good.closing_node().unwrap();
    for (node, fits) in [(closing, true), (good.last_node(), false)] {
        let signed = [&b"sso-escrow/v1 transcript"[..], &node.0].concat();
        let files = [
            ("key", [key.clone(), bytes("key")].concat()),
            ("sig", bytes("signature")),
            ("signed", signed),
        ];
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let arguments = "dgst -sha256 -keyform DER -verify key -signature sig signed".split(' ');
        let Ok(ran) = Command::new("openssl").args(arguments).current_dir(&folder).output() else {
            return eprintln!("skipped: no openssl");
        };
        assert_eq!(ran.status.success(), fits, "{}", String::from_utf8_lossy(&ran.stderr));
    }
}
