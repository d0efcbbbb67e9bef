//! `transcript`: verify, show, withhold.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::writer::TranscriptWriter;
use sso_escrow::media::Folder;

use crate::help::{compare, golden};
use crate::support::*;
use crate::text;

/// A transcript of the vectors.
fn vector(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/transcript");
    folder.join(format!("{name}.ssotranscript"))
}

fn read(path: &Path) -> Transcript {
    Transcript::read(&fs::read(path).unwrap()).unwrap()
}

fn verify(path: &Path) -> Run {
    Run::of("transcript verify").arg(path.display())
}

/// What the maker of the vectors says of one.
fn expected(name: &str) -> Value {
    let text = fs::read_to_string(vector("x").with_file_name("expected.json")).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()[name].clone()
}

/// The names of the findings.
fn found(ran: &Ran) -> Vec<String> {
    let findings = ran.field("findings");
    let list = findings.as_array().cloned().unwrap_or_default();
    list.iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_wrong_is_named_and_decides_the_status() {
    for (name, status, state, expected) in [
        ("cut-off-24", 3, "incomplete", "cut-off"),
        ("torn", 3, "incomplete", "torn"),
        ("fact-unknown", 4, "wrong", "fact"),
        ("line-crlf", 4, "wrong", "canonical"),
        ("signature-node-before", 4, "wrong", "signature"),
        ("share-open", 0, "sound", "share-open"),
        ("withheld-above-10", 0, "sound", "withheld"),
    ] {
        let ran = verify(&vector(name)).run();
        assert_eq!(ran.status, status, "{name}: {ran:#?}");
        ran.gives("files.0.state", state);
        assert!(found(&ran).contains(&expected.to_owned()), "{name}: {ran:#?}");
    }
    let ran = verify(&vector("whole")).run();
    ran.done().gives("files.0.state", "sound");
    let in_words = verify(&vector("whole")).run_in_words();
    in_words.done().said("transcript-sound").said("transcript-unchecked-words");
    verify(&vector("none")).run().error("media-not-there", 2);
}

#[test]
fn two_histories_of_one_run_are_a_fork() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["fork-one", "fork-two"] {
        let file = format!("{name}.ssotranscript");
        fs::copy(vector(name), folder.path().join(file)).unwrap();
    }
    let ran = verify(folder.path()).run();
    assert_eq!(ran.status, 4, "{ran:#?}");
    assert!(found(&ran).contains(&"fork".to_owned()), "{ran:#?}");
    fs::remove_file(folder.path().join("fork-two.ssotranscript")).unwrap();
    verify(folder.path()).run().done();
    let empty = tempfile::tempdir().unwrap();
    verify(empty.path()).run().error("transcript-folder-empty", 2);
}

#[test]
fn words_from_paper_confirm_a_line() {
    let whole = vector("whole");
    let says = expected("whole");
    let words = |line: usize| says["checkpoints"][line - 1].as_str().unwrap();
    let lines = read(&whole).lines.len() + 1;
    for (line, event) in [
        (1, Value::Null),
        (13, "words_confirmed".into()),
        (14, "paused".into()),
        (22, "closed".into()),
        (lines, "finished".into()),
    ] {
        let ran = verify(&whole).option("--words", words(line)).run();
        ran.done().gives("files.0.transcript.checkpoints.0.line", line);
        ran.gives("files.0.transcript.checkpoints.0.following", lines - line);
        ran.gives("files.0.transcript.checkpoints.0.event", event);
    }
    verify(&whole).run().gives("files.0.transcript.words", words(22));
    let ran = verify(&whole).option("--words", words(4)).run_in_words();
    ran.done().said(text!("transcript-checkpoint", line = 4, following = lines - 4));
    // Words of no line: of no run, and of another run. Those of a checkpoint say how far the transcript is good.
    let stray = ["zoo"; 12].join(" ");
    let other = expected("fork-two");
    let other = other["words"].as_str().unwrap();
    for (given, told) in [
        (vec![&*stray], text!("transcript-finding-words-alone", words = &*stray)),
        (vec![other, words(13)], text!("transcript-finding-words", words = other, confirmed = 13)),
    ] {
        let with = |run: Run, words: &&str| run.option("--words", words);
        let run = given.iter().fold(verify(&whole), with);
        let ran = run.run();
        assert_eq!((ran.status, &found(&ran)[0][..]), (4, "words"), "{ran:#?}");
        run.run_in_words().said(told);
    }
    verify(&whole).option("--words", "zoo zoo").run().error("transcript-words-count", 2);
    // Another plan than the one of the header.
    let plan = tempfile::NamedTempFile::new().unwrap();
    let ran = verify(&whole).option("--plan", plan.path().display()).run();
    assert!(ran.status == 4 && found(&ran).contains(&"plan".to_owned()), "{ran:#?}");
}

#[test]
fn lines_of_the_right_form_are_found_by_words() {
    for name in ["lines-removed", "lines-swapped", "lines-doubled", "lines-added"] {
        verify(&vector(name)).run().done();
        let says = expected(name);
        let ran = verify(&vector(name)).option("--words", says["not"].as_str().unwrap()).run();
        assert_eq!((ran.status, &found(&ran)[0][..]), (4, "words"), "{name}: {ran:#?}");
    }
}

/// Whoever has the signer words from a record knows whose card signed.
#[test]
fn the_words_of_a_key_tell_whose_it_is() {
    const STATE: &str = "files.0.transcript.signatures.0.state";
    let words = |vector: &str, name: &str| {
        format!("{name}={}", expected(vector)["signers"][name].as_str().unwrap())
    };
    let chloe = words("whole", "Chloé");
    for (name, signer, status, finding, state) in [
        ("whole", None, 0, Some("key-unknown"), Some("key-unknown")),
        ("whole", Some(&chloe), 0, None, Some("anchored")),
        ("signature-replaced", None, 0, Some("key-unknown"), Some("key-unknown")),
        ("signature-replaced", Some(&chloe), 4, Some("signer"), Some("other-key")),
        ("withheld-above-10", Some(&chloe), 3, Some("signer-absent"), None),
        ("signatures-exchanged", Some(&chloe), 4, Some("signature"), Some("wrong")),
    ] {
        let run = verify(&vector(name));
        let run = signer.map_or(run.clone(), |signer| run.option("--expect-signer", signer));
        let ran = run.run();
        assert_eq!(ran.status, status, "{name}: {ran:#?}");
        assert_eq!(found(&ran).first().map(String::as_str), finding, "{name}: {ran:#?}");
        let signatures = ran.field("files.0.transcript.signatures");
        assert_eq!(signatures.as_array().unwrap().is_empty(), state.is_none(), "{name}");
        state.map(|state| ran.gives(STATE, state));
    }
    let run = verify(&vector("signatures-two")).option("--expect-signer", chloe);
    let ran = run.clone().option("--expect-signer", words("signatures-two", "Ben")).run();
    ran.done().gives("files.0.transcript.signatures.1.state", "anchored");
    assert_eq!(found(&run.run()), ["key-unknown"]);
}

/// An auditor copies the line for OpenSSL from the screen into a shell.
#[test]
fn the_line_for_openssl_checks_a_signature() {
    let folder = tempfile::tempdir().unwrap();
    let changed = folder.path().join("changed.ssotranscript");
    let text = fs::read_to_string(vector("whole")).unwrap();
    fs::write(&changed, text.replacen("\"quorums\":3", "\"quorums\":1", 1)).unwrap();
    for (path, status, is_right) in [(vector("whole"), 0, true), (changed, 4, false)] {
        let ran = verify(&path).run_in_words();
        assert_eq!(ran.status, status, "{ran:#?}");
        let Some(said) = openssl_says(&ran.out) else { return };
        assert_eq!(said, [is_right], "{ran:#?}");
    }
}

/// A copy for a wider circle has the same words.
#[test]
fn a_copy_withholds_facts_and_keeps_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public.ssotranscript");
    let withhold = |level: &str| {
        let run = Run::of("transcript withhold").arg(vector("whole").display());
        run.option("--above", level).option("--out", out.display())
    };
    withhold("nobody").run().error("usage-choice", 2);
    withhold("public").dry_run().run().done();
    assert!(!out.exists());
    withhold("public").run().done();
    let (copy, whole) = (read(&out), read(&vector("whole")));
    assert_eq!(copy.closing_node(), whole.closing_node());
    assert!(copy.lines.iter().all(|line| line.stated().is_none() || line.level.number() == 10));
    verify(&out).run().done();
    let before = fs::read(&out).unwrap();
    withhold("restricted").run().error("media-exists", 6);
    assert_eq!(fs::read(&out).unwrap(), before);
}

/// A run of this program, and its report.
#[test]
fn a_run_is_verified_and_reported() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    ["a", "b", "records"].iter().for_each(|name| fs::create_dir(at(name)).unwrap());
    let share = |name: &str| format!("{name}=file:{}", at(name).display());
    let generate = Run::generate().rehearsal().yes().threshold(2).share_at(share("a"));
    let generate = generate.share_at(share("b")).option("--records", at("records").display());
    let made = generate.phrases(&[1, 2]).run();
    let file = PathBuf::from(made.done().field("transcript").as_str().unwrap());
    verify(&file).run().done().gives("files.0.state", "sound");
    let show = Run::of("transcript show").arg(file.display());
    let shown = show.run_in_words();
    shown.done().said("report-holders").said("report-program").said("report-waivers");
    shown.said("report-proofs").said(text!("report-holders-quorum", need = 2, count = 2));
    let page = at("report.html");
    show.clone().flag("--html").option("--out", page.display()).run().done();
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!") && !html.contains("<script") && !html.contains("http:"));
}

/// Nothing that a transcript says becomes part of the page or moves the cursor.
#[test]
fn a_hostile_transcript_is_shown_as_text() {
    // Anyone can write such a file.
    let folder = tempfile::tempdir().unwrap();
    let header = read(&vector("whole")).header;
    let mut writer = TranscriptWriter::begin(Folder::open(folder.path()).unwrap(), header).unwrap();
    let text = "<script>1</script><img src=x>\u{202e}\u{1b}[2J\u{7}\r";
    writer.write(Fact::new(FactType::Note).with("text", text)).unwrap();
    writer.write(Fact::new(FactType::Present).with("name", text).with("role", text)).unwrap();
    writer.write(Fact::new(FactType::Finished)).unwrap();
    let file = writer.path();
    drop(writer);
    let show = Run::of("transcript show").arg(file.display());
    let shown = show.run_in_words();
    let is_plain = |c: char| !c.is_control() || c == '\n';
    assert!(shown.done().out.chars().all(is_plain), "{shown:#?}");
    assert!(!shown.out.contains(['\u{202e}', '\u{2066}']), "{shown:#?}");
    let page = folder.path().join("page.html");
    show.clone().flag("--html").option("--out", page.display()).run().done();
    let html = fs::read_to_string(&page).unwrap();
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
}

/// What an auditor reads of a sound, an incomplete and a damaged transcript, and of a fork.
#[test]
fn golden_transcripts_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["every-fact", "withheld-above-10", "torn", "fact-unknown", "fork-one", "fork-two"];
    for name in files {
        let file = format!("{name}.ssotranscript");
        fs::copy(vector(name), folder.path().join(file)).unwrap();
    }
    let at = |name: &str| folder.path().join(name).with_extension("ssotranscript");
    let checkpoint = expected("every-fact")["checkpoints"]["paused"].as_str().unwrap().to_owned();
    let signer = format!("Ben={}", expected("signatures-two")["signers"]["Ben"].as_str().unwrap());
    let stray = ["zoo"; 12].join(" ");
    let sound = verify(&at("every-fact")).option("--words", &checkpoint);
    let show = Run::of("transcript show").arg(at("every-fact").display());
    let shown = [
        ("verify: sound", sound.clone().option("--expect-signer", &signer)),
        ("verify: words of no line", sound.option("--words", stray)),
        ("verify: withheld", verify(&at("withheld-above-10"))),
        ("verify: incomplete", verify(&at("torn"))),
        ("verify: damaged", verify(&at("fact-unknown"))),
        ("verify: fork", verify(&at("fork-one")).arg(at("fork-two").display())),
        ("show", show.clone()),
        ("show: incomplete", Run::of("transcript show").arg(at("torn").display())),
        ("show: damaged", Run::of("transcript show").arg(at("fact-unknown").display())),
        ("show: HTML", show.flag("--html")),
    ];
    for code in ["en", "fr", "ja"] {
        let mut all = String::new();
        for (title, run) in &shown {
            let ran = run.clone().lang(code).run_in_words();
            let out = match ran.out.split_once("<style>") {
                Some((head, rest)) => format!("{head}{}", rest.split_once("</style>").unwrap().1),
                None => ran.out.clone(),
            };
            let text = format!("---- {title} (status {})\n{out}{}\n", ran.status, ran.err);
            all += &text.replace(&format!("{}/", folder.path().display()), "");
        }
        compare(&golden(&format!("transcript.{code}.txt")), &all);
    }
}
