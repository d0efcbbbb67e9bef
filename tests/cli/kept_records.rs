//! What a folder for records keeps: transcripts of `reseal` and `void`, the second copy, and the roles of media.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::findings::findings;
use sso_escrow::ceremony::transcript::line::TranscriptLine;
use tempfile::TempDir;

use crate::apart::{apart, in_memory, point};
use crate::support::*;
use crate::text;

const CUSTODIANS: [&str; 3] = ["Anna", "Ben", "Chloe"];

/// A folder for each custodian, and one for the records.
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    CUSTODIANS.iter().chain(&["records"]).for_each(|name| {
        fs::create_dir(desk.path().join(name)).unwrap();
    });
    desk
}

fn at(desk: &TempDir, name: &str) -> String {
    desk.path().join(name).display().to_string()
}

fn generate(desk: &TempDir) -> Run {
    let run = Run::of("generate --rehearsal --yes --one-round -k 2");
    let run = run.option("--records", at(desk, "records")).phrases(&[1, 2, 3]);
    CUSTODIANS.iter().fold(run, |run, name| run.share_at(format!("{name}=file:{}", at(desk, name))))
}

/// The transcripts of that kind, in the order in which they ended.
fn transcripts(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.contains(&format!("-{kind}-")) && name.ends_with(".ssotranscript")
    });
    found.sort_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
    found
}

fn read(path: &Path) -> Transcript {
    Transcript::read(&fs::read(path).unwrap()).unwrap()
}

fn facts(transcript: &Transcript, fact_type: FactType) -> Vec<&Fact> {
    let facts = transcript.lines.iter().filter_map(TranscriptLine::stated);
    facts.filter(|fact| fact.fact_type() == fact_type).collect()
}

/// The file of a custodian's share.
fn share_of(desk: &TempDir, name: &str) -> PathBuf {
    let mut files = fs::read_dir(at(desk, name)).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.extension().is_some_and(|it| it == "ssoshare")).unwrap()
}

#[test]
fn void_counts_what_earlier_runs_have_removed() {
    let desk = desk();
    let ran = generate(&desk).run();
    let words = ran.done().set_words();
    let records = at(&desk, "records");
    let void = |name: &str| {
        let run = Run::void().rehearsal().yes().expect(&words).option("--records", &records);
        run.share_at(format!("file:{}", at(&desk, name)))
    };
    void("Anna").run_in_words().done().said(text!("void-exposed", left = 2, need = 2));
    // A custodian who only got a new password still has the share.
    let share = format!("file:{}", at(&desk, "Ben"));
    let run = Run::reseal().rehearsal().arg(&share).option("--records", &records);
    let new = "another good password";
    run.to_share(&share).lines(&[&phrases(&[2])[0], new]).run().done();
    void("Chloe").run_in_words().done().said(text!("void-safe", left = 1, need = 2));
    let transcript = read(transcripts(Path::new(&records), "void").last().unwrap());
    assert_eq!(facts(&transcript, FactType::SetVoid)[0].number("shares"), Some(1));
}

#[test]
fn void_removes_unfinished_files_too() {
    let desk = desk();
    let words = generate(&desk).run().done().set_words();
    let [anna, ben] = ["Anna", "Ben"].map(|name| share_of(&desk, name));
    let unfinished = |path: &Path| {
        let name = format!(".{}.part", path.file_name().unwrap().to_str().unwrap());
        path.with_file_name(name)
    };
    // A part of the share beside it, and a whole share under the name of an unfinished file.
    fs::write(unfinished(&anna), &fs::read(&anna).unwrap()[..99]).unwrap();
    fs::rename(&ben, unfinished(&ben)).unwrap();
    for name in ["Anna", "Ben"] {
        let place = format!("file:{}", at(&desk, name));
        let void = Run::void().rehearsal().yes().expect(&words).share_at(place);
        void.run().done();
        // The copy of the transcript stays.
        let left = names(Path::new(&at(&desk, name)));
        assert!(left.iter().all(|name| name.ends_with(".ssotranscript")), "{left:?}");
    }
}

#[test]
fn reseal_keeps_a_transcript() {
    let desk = desk();
    generate(&desk).run().done();
    fs::create_dir(desk.path().join("new")).unwrap();
    let (from, to) = (format!("file:{}", at(&desk, "Anna")), format!("file:{}", at(&desk, "new")));
    let run = Run::reseal().rehearsal().arg(from).to_share(to);
    let run = run.option("--records", at(&desk, "records"));
    let ran = run.lines(&[&phrases(&[1])[0], "another good password"]).run();
    ran.done().gives("old_removed", true);
    let path = PathBuf::from(ran.field("transcript").as_str().unwrap());
    let transcript = read(&path);
    assert_eq!(findings(&transcript, &[]), []);
    for fact_type in [
        FactType::Opened,
        FactType::ShareIntent,
        FactType::ShareFinished,
        FactType::RemovalIntent,
        FactType::Removal,
    ] {
        assert_eq!(facts(&transcript, fact_type)[0].number("x"), Some(1), "{fact_type:?}");
    }
    assert_eq!(facts(&transcript, FactType::Removal)[0].boolean("removed"), Some(true));
}

#[test]
fn a_second_copy_is_written_for_the_auditor() {
    let desk = desk();
    let copies = at(&desk, "copies");
    let ran = generate(&desk).option("--records-copy", &copies).run();
    let path = PathBuf::from(ran.done().field("transcript").as_str().unwrap());
    let copy = Path::new(&copies).join(path.file_name().unwrap());
    assert_eq!(fs::read(&path).unwrap(), fs::read(copy).unwrap());
    let transcript = read(&path);
    assert_eq!(facts(&transcript, FactType::RecordCopied)[0].text("to"), Some("auditor"));
    // Each share has its medium in the transcript, and the records have theirs.
    let media = facts(&transcript, FactType::Medium);
    let of_role = |role: &str| media.iter().filter(|fact| fact.text("role") == Some(role)).count();
    assert_eq!((of_role("share"), of_role("records")), (3, 2));
    let anna = media.iter().find(|fact| fact.number("x") == Some(1)).unwrap();
    assert_eq!(anna.text("path"), Some(&*at(&desk, "Anna")));

    // A copy that cannot be written does not make the set a worse one.
    let desk = self::desk();
    let folder = at(&desk, "copies");
    fs::write(&folder, "no folder").unwrap();
    let ran = generate(&desk).option("--records-copy", &folder).run();
    ran.done().warned("close-not-copied");
    let path = PathBuf::from(ran.field("transcript").as_str().unwrap());
    let transcript = read(&path);
    assert_eq!(facts(&transcript, FactType::RecordCopied).len(), 0);
    assert_eq!(facts(&transcript, FactType::Finished).len(), 1);
    generate(&desk).run().done();
}

/// Records that were moved leave a beginning behind, which looks like that of a void set.
#[test]
fn a_beginning_of_records_that_were_moved_voids_no_set() {
    let name = "kept_records::a_beginning_of_records_that_were_moved_voids_no_set";
    let Some(root) = apart(name) else { return };
    let records = point(&root, "records");
    let generate = |options: &str, turn: &str| {
        let waived = "--waive network,swap,records,words,removable";
        let run = Run::of(&format!("generate {waived} --one-round -k 2 {options}"));
        let run = run.option("--records", records.display());
        CUSTODIANS.iter().fold(run, |run, name| {
            let folder = in_memory(&root, &format!("{name}-{turn}"));
            run.share_at(format!("{name}=file:{}", folder.display()))
        })
    };
    let ran = generate("--yes", "first").phrases(&[1, 2, 3]).run();
    let path = PathBuf::from(ran.done().field("transcript").as_str().unwrap());
    let whole = fs::read_to_string(&path).unwrap();
    let is_before = |line: &&str| !line.contains("\"words_confirmed\"");
    let beginning: String = whole.split_inclusive('\n').take_while(is_before).collect();
    let shown = path.display().to_string();
    for (answer, stays) in [("yes", true), ("no", false)] {
        fs::write(&path, &beginning).unwrap();
        let mut it = generate("--generate-passphrase", answer).session();
        it.sees(text!("resume-was-moved", path = &shown));
        it.types(answer);
        it.sees(match stays {
            true => text!("resume-moved", path = &shown),
            false => text!("resume-void-quorum", path = &shown),
        });
        it.sees("confirm-new-secret");
        it.types("no");
        it.ends(1);
        assert_eq!(fs::read_to_string(&path).unwrap() == beginning, stays, "{answer}");
    }
}

#[test]
fn sets_tells_pending_and_superseded_sets() {
    let old = Make::default().set();
    let set = Make { supersedes: Some((old.descriptor.set_id, 1)), ..Make::default() }.set();
    let ran = Run::sets().arg(old.place(1)).arg(set.place(1)).run();
    ran.done().gives("sets.0.state", "superseded").gives("sets.1.state", "finished");
    let pending = set.file(1).with_extension("pending");
    fs::rename(set.file(1), &pending).unwrap();
    let ran = Run::sets().arg(set.place(1)).run();
    ran.done().gives("sets.0.state", "pending").gives("sets.0.shares.0.pending", true);
    Run::sets().arg(set.place(1)).arg(set.place(2)).run().gives("sets.0.state", "finished");
}
