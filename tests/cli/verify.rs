//! `verify`.

use crate::support::*;
use crate::text;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::descriptor::{Kind, Purpose, SetId};
use sso_escrow::share::envelope::Envelope;
use std::fs;

fn verify(set: &Set, x: u8, passwords: &[u8]) -> Ran {
    Run::verify().rehearsal().place(set, x).passwords(passwords).run()
}

#[test]
fn a_good_share_is_good_whether_folder_or_file_is_named() {
    let set = Make::default().set();
    let ran = verify(&set, 3, &[3]);
    ran.done().gives("x", 3).gives("set.custodians.4.x", 5);
    assert_eq!(ran.set_words(), set.words());
    let said = Run::verify().rehearsal().place(&set, 3).passwords(&[3]).run_in_words();
    said.done().said(text!("verify-good", x = 3, count = 5, words = set.words()));
    let msid = ran.field("set.msids.0");
    let words: Vec<&str> = set.descriptor.fingerprint().words().words()[..2].to_vec();
    said.said(text!("checked-set", words = words.join(" "), created = said_created(&ran)))
        .said("checked-time")
        .said(text!("set-msid", msid = msid.as_str().unwrap()))
        .said(text!("checked-present", names = "Chloé"));
    ran.gives("present", ["Chloé"]);
    let checked = ran.field("checked");
    let checked = humantime::parse_rfc3339(checked.as_str().unwrap()).unwrap();
    assert!(checked.elapsed().unwrap().as_secs() < 600);
    let file = format!("file:{}", set.file(3).display());
    Run::verify().rehearsal().arg(file).passwords(&[3]).run().done().gives("x", 3);
}

/// When the set was made, as a result has it.
fn said_created(ran: &Ran) -> String {
    ran.field("set.created").as_str().unwrap().to_owned()
}

#[test]
fn a_wrong_password_and_damage_are_told_apart() {
    let set = Make::default().set();
    verify(&set, 3, &[4]).error(text!("verify-wrong-password", x = 3, name = "Chloé"), 5);
    fs::write(set.file(3), "another text").unwrap();
    let ran = verify(&set, 3, &[3]);
    // With one share, there is no warning about a quorum.
    ran.error("media-not-a-share", 4);
    ran.not_warned("share-unreadable");
}

#[test]
fn there_is_no_second_try_without_a_terminal() {
    let set = Make::default().set();
    verify(&set, 3, &[4, 3]).error(text!("passwords-count", lines = 2, shares = 1), 2);
}

#[test]
fn production_needs_no_option() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let ran = Run::verify().place(&set, 1).waived().passwords(&[1]).run();
    ran.done().gives("x", 1);
    verify(&set, 1, &[1]).error("only-production-shares", 4).warned(text!(
        "share-is-production",
        x = 1,
        name = "Anna"
    ));
}

/// A practice share and a production share on one medium do not get in each other's way.
#[test]
fn a_share_for_another_purpose_beside_it_does_not_count() {
    let set = Make::default().set();
    let real = Make { purpose: Purpose::Production, ..Make::default() };
    let real = real.set_in(set.folder.path()).set_id.to_string();
    let practice = set.descriptor.set_id.to_string();
    verify(&set, 1, &[1]).done().gives("set.id", practice);
    let run = |run: Run| run.waived().passwords(&[1]);
    let production = || Run::verify().place(&set, 1);
    run(production()).run().done().gives("set.id", &*real);
    // A second practice share does not change that.
    Make::default().set_in(set.folder.path());
    run(production()).run().done().gives("set.id", &*real);
    verify(&set, 1, &[1]).error("media-several-sets", 2);
    let drill = Run::drill().waived().shares(&set, &[1, 2, 3]).passwords(&[1, 2, 3]);
    drill.run().done().gives("set.id", &*real);
    // Who names a practice set is told so.
    let named = production().option("--set", set.descriptor.set_id);
    run(named).run().error("only-practice-shares", 4);
}

/// A practice share in a production run is reported before the machine, the target and the questions.
#[test]
fn the_purpose_of_a_share_comes_before_the_machine() {
    let set = Make::default().set();
    let place = set.place(1);
    let to = set.path("bare").display().to_string();
    for run in [
        Run::verify().arg(&place),
        Run::unseal().arg(&place).to(&to),
        Run::unseal().arg(&place).to(&to).dry_run(),
        Run::reseal().arg(&place).to_share(&place),
        Run::drill().share_at(&place),
        Run::restore().share_at(&place).to_reg(set.path("out.reg")),
    ] {
        let ran = run.run();
        ran.error("only-practice-shares", 4).error_names("--rehearsal");
        assert_eq!(ran.warnings(), ["share-is-practice"]);
    }
    let real = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let ran = Run::verify().rehearsal().place(&real, 1).run();
    ran.error("only-production-shares", 4);
    assert_eq!(ran.warnings(), ["share-is-production"]);
    // If one share is for this run, the others are rejected as before.
    let both = Run::drill().waived().share(&set, 1).share(&real, 2);
    both.passwords(&[1, 2]).run().warned("share-is-practice");
}

#[test]
fn several_sets_at_a_place_have_to_be_told_apart() {
    let set = Make::default().set();
    let second = Make::default().set_in(set.folder.path());
    let ids = [set.descriptor.set_id.to_string(), second.set_id.to_string()];
    let ran = verify(&set, 1, &[1]);
    let [one, other] = &ids;
    ran.error("media-several-sets", 2)
        .error_names(format!("--set {}", &one[..8]))
        .error_names(format!("--set {}", &other[..8]));
    let with = |name: &str| {
        let run = Run::verify().rehearsal().place(&set, 1).option("--set", name);
        run.passwords(&[1]).run()
    };
    for (id, words) in [(&ids[0], set.words()), (&ids[1], second.fingerprint().words().to_string())]
    {
        assert_eq!(with(&id[..8]).done().set_words(), words);
    }
    with(&second.fingerprint().words().short()).done().gives("x", 1);
    for short in ["0123456", "", "  ", "  0123456"] {
        with(short).error("usage-set", 2);
    }
    with("zzzzzzzz").error("media-other-set", 4);
}

#[test]
fn two_shares_of_one_set_in_a_folder_are_refused() {
    let set = Make::default().set();
    fs::copy(set.file(2), set.path("1").join(set.descriptor.file_name(2))).unwrap();
    verify(&set, 1, &[1]).error("media-several-shares", 4);
    let file = format!("file:{}", set.file(1).display());
    Run::verify().rehearsal().arg(file).passwords(&[1]).run().done().gives("x", 1);
    // A copy of the same share is not another share.
    fs::remove_file(set.path("1").join(set.descriptor.file_name(2))).unwrap();
    fs::copy(set.file(1), set.path("1").join("copy.ssoshare")).unwrap();
    verify(&set, 1, &[1]).done().gives("x", 1);
    // A damaged file beside it is reported.
    fs::write(set.path("1").join("copy.ssoshare"), "x").unwrap();
    verify(&set, 1, &[1]).done().gives("x", 1).warning_names("media-not-a-share", "copy.ssoshare");
}

/// Checks that a location with `file:` is a folder even if it ends like `ask`.
#[test]
fn a_folder_may_end_like_the_place_that_asks() {
    let set = Make::default().set();
    let folder = set.path("Anna=ask");
    fs::rename(set.path("1"), &folder).unwrap();
    let place = format!("file:{}", folder.display());
    Run::verify().rehearsal().arg(place).passwords(&[1]).run().done().gives("x", 1);
}

/// Checks a share that opens without an intact envelope. Its medium cannot restore the payload.
#[test]
fn an_envelope_that_is_not_whole_is_told() {
    let set = Make { kind: Kind::NativeBackup, payload: vec![7; 3000], ..Make::default() }.set();
    verify(&set, 3, &[3]).done().gives("x", 3);
    let file = set.path("3").join(set.descriptor.envelope_file_name());
    let mut bytes = fs::read(&file).unwrap();
    bytes[1000] ^= 1;
    fs::write(&file, bytes).unwrap();
    let name = set.descriptor.envelope_file_name();
    verify(&set, 3, &[3])
        .error("envelope-unusable", 4)
        .gives("x", 3)
        .warning_names("media-envelope", &name);
    // An intact envelope that names this set, but was made with another key.
    let key = SecretBytes::copy_of(&[1; 32]).unwrap();
    let other = Envelope::seal(set.descriptor.set_id, &key, &set.payload).unwrap();
    fs::write(&file, other.to_file().unwrap()).unwrap();
    let foreign = text!("media-envelope", cause = text!("escrow-envelope-foreign"));
    verify(&set, 3, &[3]).error("envelope-unusable", 4).warning_names(foreign, &name);
    fs::remove_file(&file).unwrap();
    let there = text!("envelope-not-there", name = name);
    verify(&set, 3, &[3]).error(there, 4).gives("x", 3);
    // The envelope of another set, whole.
    let key = SecretBytes::copy_of(&[1; 32]).unwrap();
    let other = Envelope::seal(SetId::from_bytes([9; 16]), &key, &set.payload).unwrap();
    let file = set.path("3").join("other.ssoenvelope");
    fs::write(&file, other.to_file().unwrap()).unwrap();
    let foreign = text!("envelope-of-another-set", path = file.display().to_string());
    verify(&set, 3, &[3]).error(foreign, 4).gives("x", 3);
}

/// The cost is only a claim of the file. A share whose header was altered is reported before its password is typed.
#[cfg(unix)]
#[test]
fn an_unusual_cost_is_told_before_the_password() {
    use sso_escrow::seal::password::Cost;
    use sso_escrow::share::Share;
    use sso_escrow::share::header::{Header, Protector};

    let set = Make::default().set();
    let share = Share::from_file(&fs::read(set.file(3)).unwrap()).unwrap();
    let Protector::Password { salt, reminder, .. } = share.header.protector.clone() else {
        panic!("{share:?}")
    };
    let with = |cost: Cost| {
        let protector = Protector::Password { salt, cost, reminder: reminder.clone() };
        let header = Header::new(share.header.descriptor.clone(), 3, protector).unwrap();
        let altered = Share { header, ..share.clone() };
        fs::write(set.file(3), altered.to_file().unwrap()).unwrap();
        let mut at = Run::verify().rehearsal().place(&set, 3).session();
        let shown = at.sees("ask-password-only");
        at.types("");
        at.sees("confirm-no-answer");
        at.types("yes");
        at.ends(3);
        shown
    };
    let shown = with(Cost::new(4 << 20, 4, 4).unwrap());
    assert!(text!("share-costly", times = 22, memory = 4096).is_in(&shown), "{shown}");
    let shown = with(Cost::DEFAULT);
    assert!(!text!("share-costly").is_in(&shown), "{shown}");
}
