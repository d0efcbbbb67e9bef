//! The set words: they come before the first share, and select the set.

#![cfg(unix)]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, SetPlan};
use sso_escrow::random::Generator;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::seal::password::Password;
use sso_escrow::share::descriptor::{Descriptor, Fields, Kind, Purpose};

use crate::session::Session;
use crate::support::*;
use crate::text;

/// A set of two shares that is in use.
fn production() -> Set {
    two(Purpose::Production).set()
}

fn two(purpose: Purpose) -> Make {
    Make { threshold: 2, custodians: vec!["Anna", "Ben"], purpose, ..Make::default() }
}

/// A restore in production into memory.
fn restore(folder: &Path) -> Run {
    Run::restore().yes().waived().to_reg(folder.join("out.reg"))
}

fn memory() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap()
}

/// Types the path of a folder in place of a medium.
fn insert(session: &mut Session, folder: &Path) {
    session.sees("ask-insert-share");
    session.types(&folder.display().to_string());
}

#[test]
fn the_words_come_first_and_select_the_set_on_every_medium() {
    let [set, other] = [production(), production()];
    let shm = memory();
    // Anna's medium has shares of both sets, Ben's first medium only one of the other set.
    fs::copy(other.file(1), set.path("1").join(other.descriptor.file_name(1))).unwrap();
    let mut session = restore(shm.path()).share_at("ask").session();
    let it = &mut session;
    let shown = it.sees("ask-words");
    assert!(!text!("ask-insert-share").is_in(&shown), "{shown}");
    // Four letters of each word are enough.
    let words = set.descriptor.fingerprint().words().words();
    it.types(&words.map(|word| word.chars().take(4).collect::<String>()).join(" "));
    insert(it, &other.path("2"));
    let told = it.sees(text!("medium-of-other-set", set = other.descriptor.told_apart()));
    assert!(!told.contains(other.words().split(' ').nth(2).unwrap()), "{told}");
    insert(it, &set.path("1"));
    it.sees(text!("ask-share", x = 1, name = "Anna"));
    it.sees("ask-password");
    it.types(&password(1));
    it.sees("share-opened-count");
    insert(it, &other.path("2"));
    it.sees("medium-of-other-set");
    insert(it, &set.path("2"));
    it.sees("ask-password");
    it.types(&password(2));
    it.sees("restore-combined");
    it.ends(0);
}

#[test]
fn a_named_place_of_another_set_is_named_and_passed_over() {
    let [set, other] = [production(), production()];
    let shm = memory();
    let run = restore(shm.path()).share(&other, 1).shares(&set, &[1, 2]).passwords(&[1, 1, 2]);
    let ran = run.expect_set(&set).run();
    ran.done().gives("opened", [1, 2]).gives("set.words.7", set.words().split(' ').next_back());
    let told = other.descriptor.told_apart();
    ran.warned(text!("share-foreign", x = 1, name = "Anna", set = &told));
    // Where no place has the set, each one is named.
    let shm = memory();
    let run = restore(shm.path()).shares(&other, &[1, 2]).passwords(&[1, 2]).expect_set(&set);
    run.run().error("words-not-here", 4).warned(text!("sets-one-of-several", set = told));
}

#[test]
fn set_selects_no_set_in_production() {
    let set = production();
    let shm = memory();
    let short = set.descriptor.fingerprint().words().short();
    let drill = Run::drill().flag("--full").waived();
    for run in [restore(shm.path()), drill.clone()] {
        let run = run.shares(&set, &[1, 2]).option("--set", &short).expect_set(&set);
        run.passwords(&[1, 2]).run().error("set-needs-words", 2);
    }
    let drill = |run: Run| run.shares(&set, &[1, 2]).passwords(&[1, 2]).run();
    drill(Run::drill().flag("--full").waived()).error("words-need-terminal", 2);
    // A drill that combines nothing asks for no words.
    drill(Run::drill().waived().option("--set", short)).done().gives("result", "PASS");
}

/// Who copies the words of a share from the screen proves nothing with them.
#[test]
fn two_words_of_a_production_set_are_shown() {
    let set = production();
    let words: Vec<&str> = set.descriptor.fingerprint().words().words().to_vec();
    let with_rest = format!("{} {} …", words[0], words[1]);
    let place = set.place(1);
    let verify = Run::verify().arg(&place).waived().passwords(&[1]);
    let drill = Run::drill().shares(&set, &[1, 2]).waived().passwords(&[1, 2]);
    let shown = |words: &str| text!("set-words", words = words);
    for (run, field, said) in [
        (Run::inspect().arg(&place), "shares.0.set", shown(&with_rest)),
        (Run::sets().arg(&place), "sets.0.set", shown(&with_rest)),
        (verify, "set", text!("verify-good", words = &with_rest)),
        (drill.clone(), "set", text!("drill-words", words = &with_rest)),
    ] {
        let ran = run.run();
        ran.done().gives(&format!("{field}.words"), &words[..2]);
        ran.gives(&format!("{field}.fingerprint"), None::<String>);
        assert_eq!(ran.field(&format!("{field}.numbers")).as_array().map(Vec::len), Some(2));
        let ran = run.run_in_words();
        ran.done().said(said);
        // One word alone may also be one of the text.
        assert!(!ran.out.contains(&words[2..4].join(" ")), "{ran:#?}");
    }
    // Where somebody has given all words, the result has them.
    drill.expect_set(&set).run().done().gives("set.words", &words);
}

#[test]
fn a_rehearsal_asks_for_words_where_a_place_has_several_sets() {
    let set = two(Purpose::Practice).set();
    let other = two(Purpose::Practice).set_in(set.folder.path());
    let run = || Run::restore().rehearsal().to_reg(set.path("out.reg")).shares(&set, &[1, 2]);
    run().run().error("media-several-sets", 2);
    let mut session = run().session();
    session.sees("ask-words-several");
    session.sees("ask-words");
    session.types(&other.fingerprint().words().to_string());
    session.sees("confirm-old-server-off");
    session.types("no");
    session.ends(1);
    // Each place has one set, but not the same one.
    let [set, other] = [two(Purpose::Practice).set(), two(Purpose::Practice).set()];
    let run = Run::restore().rehearsal().to_reg(set.path("out.reg"));
    let mut session = run.share(&set, 1).share(&other, 2).session();
    session.sees(text!("sets-one-of-several", set = other.descriptor.told_apart()));
    session.sees("ask-words");
    session.types(&"zoo ".repeat(8));
    session.sees(text!("ask-words-differ", left = 2));
    session.types(&set.words());
    session.sees("confirm-old-server-off");
    session.types("no");
    session.ends(1);
}

/// Two descriptors of one secret whose words begin with the same two words.
fn look_alikes(set: &Descriptor) -> [Descriptor; 2] {
    let with = |label: &str, created: u64| {
        let fields = Fields { label: label.to_owned(), created, ..Fields::clone(set) };
        Descriptor::new(fields).unwrap()
    };
    let short = |set: &Descriptor| set.fingerprint().words().short();
    let mut real: HashMap<String, u64> = HashMap::new();
    for created in 0.. {
        real.insert(short(&with("real", created)), created);
        let forged = with("forged", created);
        if let Some(&created) = real.get(&short(&forged)) {
            return [with("real", created), forged];
        }
    }
    unreachable!()
}

#[test]
fn a_forged_set_with_the_same_first_words_gets_no_password() {
    let mut random = Generator::new(b"").unwrap();
    let plan = SetPlan {
        purpose: Purpose::Production,
        kind: Kind::MasterSecret,
        msids: vec![sso_escrow::entsso::msid::Msid::from_bytes([0x5a; 16])],
        label: String::new(),
        server: String::new(),
        created: 0,
        threshold: 2,
        waivers: vec![],
        custodians: vec!["Anna".to_owned(), "Ben".to_owned()],
        supersedes: None,
    };
    let mut split = escrow::split(plan, &[7; 32], &mut random).unwrap();
    let [real, forged] = look_alikes(&split.descriptor);
    assert_eq!(real.file_name(1), forged.file_name(1));
    let folder = tempfile::tempdir().unwrap();
    let mut place = |name: &str, descriptor: &Descriptor, x: u8| {
        split.descriptor = descriptor.clone();
        let password = Password::new(&password(x)).unwrap();
        let share = split.seal_to_password(x, &password, cheapest(), "", &mut random).unwrap();
        let path = folder.path().join(name);
        fs::create_dir(&path).unwrap();
        fs::write(path.join(descriptor.file_name(x)), share.to_file().unwrap()).unwrap();
        path
    };
    let [anna, ben] = [place("anna", &real, 1), place("ben", &real, 2)];
    let swapped = [place("forged-1", &forged, 1), place("forged-2", &forged, 2)];
    let shm = memory();
    let words = real.fingerprint().words().to_string();
    let at = |run: Run, folder: &Path| run.share_at(format!("file:{}", folder.display()));
    // One stick was swapped: its custodian is not asked.
    let run = [&swapped[0], &anna, &ben].iter().fold(restore(shm.path()), |run, it| at(run, it));
    let mut session = run.session();
    session.sees("ask-words");
    session.types(&words);
    let shown = session.sees(text!("share-foreign", set = forged.told_apart()));
    assert!(!text!("ask-password").is_in(&shown), "{shown}");
    session.sees(text!("ask-share", x = 1, place = format!("file:{}", anna.display())));
    session.pty.send_control('c').unwrap();
    // All sticks were swapped: nobody is asked.
    let run = swapped.iter().fold(restore(shm.path()), |run, it| at(run, it));
    let mut session = run.session();
    for _ in 0..3 {
        session.sees("ask-words");
        session.types(&words);
    }
    let shown = session.ends(4);
    assert!(!text!("ask-password").is_in(&shown), "{shown}");
    // Or they are inserted one after another.
    let mut session = restore(shm.path()).share_at("ask").session();
    session.sees("ask-words");
    session.types(&words);
    insert(&mut session, &swapped[0]);
    let shown = session.sees(text!("medium-of-other-set", set = forged.told_apart()));
    assert!(!text!("ask-password").is_in(&shown), "{shown}");
    insert(&mut session, &anna);
    session.sees(text!("ask-share", x = 1, name = "Anna"));
    session.pty.send_control('c').unwrap();
    assert!(names(shm.path()).is_empty());
}

/// Two sets with the current and the previous master secret, at the same places.
fn current_and_previous(purpose: Purpose) -> [Set; 2] {
    let make = |id: u8, secret: u8| Make {
        msids: vec![Msid::from_bytes([id; 16])],
        payload: vec![secret; 32],
        ..two(purpose)
    };
    [make(0x5a, 1).set(), make(0x5b, 2).set()]
}

fn keys_in(path: &Path) -> Vec<Msid> {
    regfile::decode(&fs::read(path).unwrap()).unwrap().msids()
}

#[test]
fn two_sets_are_restored_together() {
    let [current, previous] = current_and_previous(Purpose::Production);
    let shm = memory();
    let run = |name: &str| {
        let run = Run::restore().yes().waived().to_reg(shm.path().join(name));
        run.shares(&current, &[1, 2]).shares(&previous, &[1, 2]).passwords(&[1, 2, 1, 2])
    };
    let ran = run("given.reg").expect_set(&current).expect_set(&previous).run();
    ran.done().gives("opened", [1, 2]).gives("second.opened", [1, 2]);
    ran.gives("second.set.words", previous.words().split(' ').collect::<Vec<_>>());
    ran.not_warned("share-foreign");
    let both = [&current, &previous].map(|set| set.descriptor.msids[0]);
    assert_eq!(keys_in(&shm.path().join("given.reg")), both);

    let expected = |run: Run, sets: &[&Set]| sets.iter().fold(run, |run, set| run.expect_set(set));
    let three = expected(run("no.reg"), &[&current, &previous, &current]);
    three.run().error("two-sets-more", 2);
    expected(run("no.reg"), &[&current, &current]).run().error("two-sets-same", 2);
    run("no.reg").flag("--two-sets").expect_set(&current).run().error("words-need-terminal", 2);
    // A set of the same secret, and one of another kind.
    let again = current_and_previous(Purpose::Production).into_iter().next().unwrap();
    let run = Run::restore().yes().waived().to_reg(shm.path().join("no.reg")).passwords(&[1; 4]);
    let run = run.shares(&current, &[1, 2]).expect_set(&current);
    let with = |set: &Set| run.clone().shares(set, &[1, 2]).expect_set(set).run();
    with(&again).error("two-sets-one-msid", 6);
    let kind = Kind::SsossSnapshot;
    let payload = RegistryKey::new(String::new(), vec![], vec![]).unwrap().encode().unwrap();
    let payload = payload.to_vec();
    with(&Make { kind, payload, ..two(Purpose::Production) }.set()).error("two-sets-kind", 6);
    assert!(!shm.path().join("no.reg").exists());
}

#[test]
fn the_words_of_two_sets_are_typed() {
    let [current, previous] = current_and_previous(Purpose::Practice);
    let shm = memory();
    let records = tempfile::tempdir().unwrap();
    let run =
        Run::restore().rehearsal().flag("--two-sets").option("--records", records.path().display());
    let run = run.yes().to_reg(shm.path().join("out.reg")).share_at("ask");
    let mut session = run.session();
    let it = &mut session;
    it.sees("ask-words-first");
    it.sees("ask-words");
    it.types(&current.words());
    it.sees("ask-words-second");
    it.sees("ask-words");
    it.types(&previous.words());
    insert(it, &current.path("1"));
    insert(it, &previous.path("1"));
    it.sees("restore-set-first");
    it.sees("ask-password");
    it.types(&password(1));
    insert(it, &current.path("2"));
    it.sees("ask-password");
    it.types(&password(2));
    it.sees("restore-set-second");
    it.sees("ask-password");
    it.types(&password(1));
    insert(it, &previous.path("2"));
    it.sees("ask-password");
    it.types(&password(2));
    it.ends(0);
    assert_eq!(keys_in(&shm.path().join("out.reg")).len(), 2);
    // The transcript is about the first set, and names the second.
    let text = fs::read_dir(records.path()).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(text).unwrap();
    let second = hex::encode(previous.descriptor.fingerprint().as_bytes());
    let opened = |line: &&str| line.contains("\"type\":\"opened\"") && line.contains(&second);
    assert_eq!(text.lines().filter(opened).count(), 2, "{text}");
}
