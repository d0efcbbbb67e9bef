//! A new set in two rounds: the commit point, interruptions, and what the next run does.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use sso_escrow::ceremony::progress::{Progress, RunStanding};
use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::findings::findings;
use sso_escrow::ceremony::transcript::line::TranscriptLine;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::share::Share;

use crate::session::Session;
use crate::strace::{Faults, can_trace};
use crate::support::*;
use crate::text;

/// Folders in place of media, and one for the records.
struct Desk {
    folder: tempfile::TempDir,
    custodians: &'static [&'static str],
}

impl Desk {
    fn new(custodians: &'static [&'static str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in custodians.iter().chain(&["records"]) {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder, custodians }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn generate(&self) -> Run {
        let run = Run::of("generate --rehearsal --yes -k 2")
            .option("--records", self.at("records").display());
        let share = |run: Run, name: &&str| {
            run.share_at(format!("{name}=file:{}", self.at(name).display()))
        };
        self.custodians.iter().fold(run, share)
    }

    /// The run that asks nobody.
    fn unasked(&self) -> Run {
        let numbers: Vec<u8> = (1u8..).take(self.custodians.len()).collect();
        self.generate().phrases(&numbers)
    }

    /// The transcripts in the folder for records, in the order of their runs.
    fn transcripts(&self) -> Vec<Transcript> {
        let mut files: Vec<PathBuf> = names(&self.at("records"))
            .into_iter()
            .filter(|name| name.ends_with(".ssotranscript"))
            .map(|name| self.at("records").join(name))
            .collect();
        files.sort_by_key(|path| fs::metadata(path).unwrap().modified().unwrap());
        files.iter().map(|path| Transcript::read(&fs::read(path).unwrap()).unwrap()).collect()
    }

    /// The share files of a custodian: the ends of their names, and their contents.
    fn shares(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let files = names(&self.at(name)).into_iter();
        let ours = files.filter(|file| file.ends_with(".pending") || file.ends_with(".ssoshare"));
        let read = |file: String| {
            let bytes = fs::read(self.at(name).join(&file)).unwrap();
            (file.rsplit_once('.').unwrap().1.to_owned(), bytes)
        };
        ours.map(read).collect()
    }

    /// The words of the set that a custodian has a share of.
    fn words(&self, name: &str) -> String {
        let (_, bytes) = self.shares(name).pop().unwrap();
        let share = Share::from_file(&bytes).unwrap();
        share.header.descriptor.fingerprint().words().to_string()
    }

    /// Lets the custodians take their passphrases.
    fn choose(&self, it: &mut Session) -> Vec<String> {
        it.sees("ask-keyboard");
        it.types("");
        let take = |_: &&str| {
            let phrase = it.passphrase();
            it.types(&phrase);
            it.sees("ask-new-reminder");
            it.types("");
            phrase
        };
        self.custodians.iter().map(take).collect()
    }

    /// A run up to the first question of round 2. Returns the passphrases.
    fn up_to_round_2(&self) -> (Session, Vec<String>) {
        let mut it = self.generate().flag("--generate-passphrase").session();
        let phrases = self.choose(&mut it);
        it.sees("commit-words");
        it.sees("commit-ask");
        for name in self.custodians {
            let kinds: Vec<String> = self.shares(name).into_iter().map(|(kind, _)| kind).collect();
            assert_eq!(kinds, ["pending"], "{name}");
        }
        it.types("zoo zoo zoo zoo zoo zoo zoo zoo");
        it.sees("commit-differs");
        it.sees("commit-ask");
        it.types(&self.words(self.custodians[0]));
        it.sees("commit-checkpoint");
        it.sees(text!("finish-ask-words", name = self.custodians[0]));
        (it, phrases)
    }
}

fn facts(transcript: &Transcript) -> Vec<&Fact> {
    transcript.lines.iter().filter_map(TranscriptLine::stated).collect()
}

fn count(transcript: &Transcript, fact_type: FactType) -> usize {
    facts(transcript).iter().filter(|fact| fact.fact_type() == fact_type).count()
}

/// The custodian types the set words from the record, and the passphrase.
#[track_caller]
fn prove(it: &mut Session, words: &str, phrase: &str) {
    it.types(words);
    it.sees("ask-password-only");
    it.types(phrase);
    it.sees("finish-done");
}

#[test]
fn a_set_is_in_use_when_every_custodian_has_opened_the_share() {
    let desk = Desk::new(&["Anna", "Ben"]);
    let (mut it, phrases) = desk.up_to_round_2();
    let words = desk.words("Anna");
    // The record of Anna has an error.
    it.types("zoo zoo zoo zoo zoo zoo zoo zoo");
    it.sees("ask-words-differ");
    it.sees(text!("finish-ask-words", name = "Anna"));
    prove(&mut it, &words, &phrases[0]);
    it.sees(text!("finish-ask-words", name = "Ben"));
    prove(&mut it, &words, &phrases[1]);
    it.sees("close-words");
    it.sees("close-ask");
    let [transcript] = &desk.transcripts()[..] else { panic!("one transcript") };
    let closing = transcript.closing_node().unwrap();
    it.types(&TranscriptWords::of(&closing).to_string());
    it.ends(0);

    let [transcript] = &desk.transcripts()[..] else { panic!("one transcript") };
    assert_eq!(findings(transcript, &[TranscriptWords::of(&closing)]), []);
    for (fact_type, times) in [
        (FactType::ShareIntent, 2),
        (FactType::SharePending, 2),
        (FactType::QuorumProved, 1),
        (FactType::WordsConfirmed, 1),
        (FactType::ShareProved, 2),
        (FactType::ShareFinished, 2),
        (FactType::Choice, 2),
        (FactType::WordsRead, 1),
        (FactType::Finished, 1),
    ] {
        assert_eq!(count(transcript, fact_type), times, "{fact_type:?}");
    }
    for name in desk.custodians {
        let kinds: Vec<String> = desk.shares(name).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, ["ssoshare"], "{name}");
        // The copy on the medium is a beginning, and says nothing that only the organisation may know.
        let copy = names(&desk.at(name)).into_iter().find(|file| file.ends_with("ssotranscript"));
        let bytes = fs::read(desk.at(name).join(copy.unwrap())).unwrap();
        let copy = Transcript::read(&bytes).unwrap();
        assert!(copy.agrees_with(transcript) && copy.lines.len() < transcript.lines.len());
        assert_eq!(count(&copy, FactType::Choice) + count(&copy, FactType::Command), 0);
    }
}

/// After the commit point the set is good: a run that stops is continued, with words from paper.
#[test]
fn a_run_that_stops_after_the_commit_point_is_continued() {
    let desk = Desk::new(&["Anna", "Ben"]);
    let (mut it, phrases) = desk.up_to_round_2();
    let words = desk.words("Anna");
    prove(&mut it, &words, &phrases[0]);
    it.sees(text!("finish-ask-words", name = "Ben"));
    it.pty.send_control('c').unwrap();
    it.sees("finish-stop");
    it.types("yes");
    it.sees(text!("ceremony-paused", names = "Ben"));
    it.sees("checkpoint");
    it.ends(1);
    let transcript = &desk.transcripts()[0];
    assert_eq!(Progress::of(transcript).standing(), RunStanding::Finishing);
    let checkpoint = TranscriptWords::of(&transcript.last_node()).to_string();

    // A stick with another file under the same name is told before anything secret is asked.
    let pending = desk
        .at("Ben")
        .join(names(&desk.at("Ben")).into_iter().find(|name| name.ends_with("pending")).unwrap());
    let good = fs::read(&pending).unwrap();
    let mut changed = good.clone();
    *changed.last_mut().unwrap() ^= 1;
    fs::write(&pending, &changed).unwrap();
    // A power failure cut the final file off.
    fs::write(pending.with_extension("ssoshare"), &good[..100]).unwrap();
    let mut it = desk.generate().session();
    it.sees("resume-found");
    it.sees("resume-ask-words");
    it.types(&words);
    it.sees("resume-ask-checkpoint");
    it.types("zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo");
    it.sees("resume-checkpoint-missing");
    it.ends(4);
    let mut it = desk.generate().session();
    it.sees("resume-ask-words");
    it.types(&words);
    it.sees("resume-ask-checkpoint");
    it.types(&checkpoint);
    it.sees(text!("finish-other-file", name = "Ben"));
    it.sees("finish-again");
    fs::write(&pending, &good).unwrap();
    it.types("yes");
    it.sees(text!("finish-ask-words", name = "Ben"));
    prove(&mut it, &words, &phrases[1]);
    it.sees("close-ask");
    it.types("");
    it.sees("close-unread");
    it.types("yes");
    it.sees("resume-done");
    it.ends(0);
    let [transcript] = &desk.transcripts()[..] else { panic!("one transcript") };
    assert_eq!(Progress::of(transcript).standing(), RunStanding::Ended);
    assert_eq!(desk.shares("Ben"), [("ssoshare".to_owned(), good)]);
    assert_eq!(count(transcript, FactType::Resumed), 1);
    assert_eq!(count(transcript, FactType::WordsRead), 0);
}

/// Without the share of a custodian who cannot open it, the set must still be able to lose one.
#[test]
fn a_share_that_its_custodian_cannot_open_is_dead() {
    let desk = Desk::new(&["Anna", "Ben", "Chloe", "David"]);
    let (mut it, phrases) = desk.up_to_round_2();
    let words = desk.words("Anna");
    it.types(&words);
    it.sees("ask-password-only");
    it.types("");
    it.sees("confirm-no-answer");
    it.types("yes");
    it.sees(text!("finish-again", name = "Anna"));
    it.types("no");
    it.sees(text!("finish-dead", name = "Anna", others = 3, threshold = 2));
    it.types("yes");
    it.sees(text!("share-dead", x = 1, name = "Anna"));
    for (name, phrase) in desk.custodians.iter().zip(&phrases).skip(1) {
        it.sees(text!("finish-ask-words", name = *name));
        prove(&mut it, &words, phrase);
    }
    it.sees("close-ask");
    it.types("");
    it.sees("close-unread");
    it.types("yes");
    it.ends(0);
    let progress = Progress::of(&desk.transcripts()[0]);
    assert!(progress.shares[&1].is_dead && progress.shares[&2].is_finished);
    assert_eq!(progress.spare(), Some(1));
}

/// Every nth kill of a run. The set `ROUNDS=all` kills at each of its writes.
fn kills() -> impl Iterator<Item = usize> {
    let step = if std::env::var_os("ROUNDS").is_some() { 1 } else { 9 };
    (1..).step_by(step)
}

/// Kills a run at its writes. What the transcript says is on the media; before the commit point nothing looks like a
/// share of a good set; and the same command brings the ceremony to its end.
#[test]
fn a_run_that_was_killed_is_void_or_continued() {
    if !can_trace() {
        return;
    }
    let mut seen = Vec::new();
    for number in kills() {
        let desk = Desk::new(&["Anna", "Ben"]);
        let rule = format!("fsync:signal=KILL:when={number}");
        let log = tempfile::NamedTempFile::new().unwrap();
        let killed = desk.unasked().run_by(Faults::new(&[&rule], &[]).command(log.path()));
        if killed.status == 0 {
            break;
        }
        let before = desk.transcripts();
        let progress = before.first().map(Progress::of);
        let standing = progress.as_ref().map(Progress::standing);
        check_media(&desk, progress.as_ref(), number);
        seen.push(standing);
        let again = desk.unasked().run();
        again.done();
        let after = desk.transcripts();
        let last = Progress::of(after.last().unwrap());
        assert_eq!(last.standing(), RunStanding::Ended, "{number}");
        assert!(last.is_confirmed, "{number}");
        match standing {
            Some(RunStanding::Finishing | RunStanding::Closing | RunStanding::Closed) => {
                assert_eq!(after.len(), 1, "{number}: the run was continued");
                assert_eq!(last.made, progress.unwrap().made, "{number}");
            }
            Some(RunStanding::Void) => {
                again.warned("resume-void-gone");
            }
            _ => {}
        }
        let made = last.made.unwrap();
        for name in desk.custodians {
            let of_set = desk.shares(name).into_iter().filter(|(_, bytes)| {
                let share = Share::from_file(bytes).unwrap();
                *share.header.descriptor.fingerprint().as_bytes() == made.set
            });
            let kinds: Vec<String> = of_set.map(|(kind, _)| kind).collect();
            assert_eq!(kinds, ["ssoshare"], "{number}: {name}");
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
    assert!(seen.contains(&Some(RunStanding::Void)), "{seen:?}");
    assert!(seen.contains(&Some(RunStanding::Finishing)), "{seen:?}");
}

/// Checks that each medium holds what the transcript says, and no more than it announces.
#[track_caller]
fn check_media(desk: &Desk, progress: Option<&Progress>, number: usize) {
    for (name, x) in desk.custodians.iter().zip(1u8..) {
        let said = progress.and_then(|progress| progress.shares.get(&x));
        let shares = desk.shares(name);
        if let Some(digest) = said.and_then(|said| said.pending) {
            let is_it = |(_, bytes): &(String, Vec<u8>)| digest[..] == Sha256::digest(bytes)[..];
            assert!(shares.iter().any(is_it), "{number}: the share of {name} is lost");
        }
        let is_intended = said.is_some_and(|said| said.is_intended);
        assert!(is_intended || shares.is_empty(), "{number}: {name} has an unannounced share");
        let is_confirmed = progress.is_some_and(|progress| progress.is_confirmed);
        let has_final = shares.iter().any(|(kind, _)| kind == "ssoshare");
        assert!(is_confirmed || !has_final, "{number}: {name}");
    }
}

#[test]
fn production_keeps_a_transcript_on_a_medium_that_lasts() {
    let desk = Desk::new(&["Anna", "Ben"]);
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let generate = |waived: &str| {
        let run = Run::of("generate --yes -k 2 --dry-run").waive(waived);
        let share = |run: Run, name: &&str| {
            run.share_at(format!("{name}=file:{}", desk.at(name).display()))
        };
        desk.custodians
            .iter()
            .take(1)
            .fold(run, share)
            .share_at(format!("file:{}", memory.path().display()))
    };
    let waived = "network,swap,removable";
    let records = |path: &Path| generate(waived).option("--records", path.display()).run();
    generate(waived).run().error("records-needed", 7);
    records(memory.path()).error("records-not-kept", 7);
    records(&desk.at("records")).done();
    let ran = generate(&format!("{waived},records")).run();
    ran.done().warned("records-needed").warned(text!("check-waived", check = "records"));
    assert!(names(&desk.at("records")).is_empty(), "a dry run writes nothing");
}

#[test]
fn the_shares_of_a_void_set_are_removed() {
    let desk = Desk::new(&["Anna", "Ben"]);
    desk.unasked().run().done();
    let words = desk.words("Anna");
    let void = || {
        let run = Run::void().rehearsal().yes();
        run.share_at(format!("file:{}", desk.at("Anna").display()))
    };
    let dry = void().dry_run().run();
    dry.done().gives("removed.0.x", 1);
    assert_eq!(desk.shares("Anna").len(), 1);
    let other = "zoo zoo zoo zoo zoo zoo zoo zoo";
    void().option("--expect-set", other).run().error("void-nothing", 4);
    let records = desk.at("records");
    let ran = void().option("--expect-set", &words).option("--records", records.display()).run();
    ran.done().gives("removed.0.x", 1);
    assert!(desk.shares("Anna").is_empty());
    let transcripts = desk.transcripts();
    let transcript = transcripts.last().unwrap();
    assert_eq!(findings(transcript, &[]), []);
    let last = facts(transcript).into_iter().find(|fact| fact.fact_type() == FactType::SetVoid);
    assert_eq!(last.unwrap().number("shares"), Some(1));
    void().run().error("void-nothing", 4);
}

/// A set in use is removed only by somebody who has its words.
#[test]
fn a_production_set_is_removed_by_its_words() {
    let set =
        Make { purpose: sso_escrow::share::descriptor::Purpose::Production, ..Make::default() }
            .set();
    let void = || Run::void().yes().share(&set, 1);
    void().run().error("words-need-terminal", 2);
    void().option("--set", set.descriptor.set_id).run().error("prompt-no-terminal", 2);
    let other = "zoo zoo zoo zoo zoo zoo zoo zoo";
    void().option("--expect-set", other).run().error("void-nothing", 4);
    assert!(set.file(1).exists());
    void().option("--expect-set", set.words()).run().done();
    assert!(!set.file(1).exists());
    // The name of a pending share says that nobody has the words yet. `--yes` is no answer: the set may be good.
    let pending = set.file(2).with_extension("pending");
    fs::rename(set.file(2), &pending).unwrap();
    let place = format!("file:{}", pending.parent().unwrap().display());
    let void = || Run::void().yes().share_at(&place);
    void().run().error("prompt-no-terminal", 2);
    let mut session = void().session();
    session.sees(text!("void-confirm", x = 2));
    session.types("yes");
    session.ends(0);
    assert!(!pending.exists());
}

/// Without the transcript, each custodian finishes the own share.
#[test]
fn a_pending_share_is_finished_without_the_transcript() {
    let desk = Desk::new(&["Anna", "Ben"]);
    desk.unasked().run().done();
    let words = desk.words("Anna");
    let file = names(&desk.at("Anna")).into_iter().find(|name| name.ends_with("ssoshare")).unwrap();
    let last = desk.at("Anna").join(file);
    let bytes = fs::read(&last).unwrap();
    fs::rename(&last, last.with_extension("pending")).unwrap();
    let verify = || {
        let run = Run::verify().rehearsal().flag("--finish");
        run.arg(format!("file:{}", desk.at("Anna").display()))
    };
    let phrase = &phrases(&[1])[0];
    for (typed, status) in [("zoo zoo zoo zoo zoo zoo zoo zoo", 4), (&*words, 0)] {
        let mut it = verify().session();
        it.sees("share-pending");
        it.sees("ask-password-only");
        it.types(phrase);
        it.sees(text!("finish-ask-words", name = "Anna"));
        it.types(typed);
        it.sees(if status == 0 { "verify-finished" } else { "finish-record-wrong" });
        it.ends(status);
        assert_eq!(last.exists(), status == 0);
    }
    assert_eq!(desk.shares("Anna"), [("ssoshare".to_owned(), bytes)]);
    verify().phrases(&[1]).run_in_words().done().said("verify-is-finished");
}

/// Nothing happens that the transcript does not have. When its medium is back, the run goes on.
#[test]
fn a_run_waits_for_the_medium_of_its_records() {
    let desk = Desk::new(&["Anna", "Ben"]);
    let (mut it, phrases) = desk.up_to_round_2();
    let words = desk.words("Anna");
    fs::rename(desk.at("records"), desk.at("gone")).unwrap();
    it.types(&words);
    it.sees("ask-password-only");
    it.types(&phrases[0]);
    it.sees("ask-records-again");
    let kinds = |name| desk.shares(name).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    assert_eq!(kinds("Anna"), ["pending"]);
    it.types("");
    it.sees("ask-records-again");
    it.types("nowhere");
    it.sees("ask-records-unclear");
    it.sees("ask-records-again");
    fs::rename(desk.at("gone"), desk.at("records")).unwrap();
    it.types("");
    it.sees(text!("finish-done", x = 1, name = "Anna"));
    it.sees(text!("finish-ask-words", name = "Ben"));
    prove(&mut it, &words, &phrases[1]);
    it.sees("close-ask");
    it.types("");
    it.sees("close-unread");
    it.types("yes");
    it.ends(0);
    let [transcript] = &desk.transcripts()[..] else { panic!("one transcript") };
    assert_eq!(findings(transcript, &[]), []);
    assert_eq!(count(transcript, FactType::ShareProved), 2);
}
