//! `reseal`.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sso_escrow::share::descriptor::Purpose;

use crate::support::*;
use crate::text;

/// The new password.
const NEW: &str = "another good password of 1";

fn reseal(from: &str, to: &str, lines: [&str; 2]) -> Ran {
    Run::reseal().rehearsal().arg(from).to_share(to).lines(&lines).run()
}

fn place(path: &Path) -> String {
    format!("file:{}", path.display())
}

/// A set, and an empty folder for a share of it.
fn set_and_folder() -> (Set, String) {
    let set = Make { reminder: "where we met", ..Make::default() }.set();
    fs::create_dir(set.path("new")).unwrap();
    let new = place(&set.path("new"));
    (set, new)
}

/// The exit status of `verify` with this password.
fn verify(place: &str, password: &str) -> i32 {
    Run::verify().rehearsal().arg(place).lines(&[password]).run().status
}

fn inspect(place: &str) -> Value {
    Run::inspect().arg(place).run().done().field("shares.0")
}

#[test]
fn a_share_gets_a_new_password_where_it_lies() {
    let (set, _) = set_and_folder();
    let before = inspect(&set.place(1));
    let run = Run::reseal().rehearsal().place(&set, 1).to_share(set.place(1));
    let ran = run.lines(&[&password(1), NEW]).run_in_words();
    ran.done().said(text!("reseal-done", x = 1, name = "Anna"));
    let after = inspect(&set.place(1));
    // The commitments belong to the set, so they stay. The reminder belonged to the old password.
    for same in ["set", "x", "custodian", "path"] {
        assert!(
            before[same] == after[same] && !after[same].is_null(),
            "{same}: {before:#} {after:#}"
        );
    }
    assert_ne!(before["protector"], after["protector"]);
    assert_eq!([verify(&set.place(1), NEW), verify(&set.place(1), &password(1))], [0, 5]);
    assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)]);
    // Resealing does not affect the other shares of the set.
    let lines = [NEW.to_owned(), password(2), password(3)];
    let drill = Run::drill().rehearsal().flag("--full").yes().shares(&set, &[1, 2, 3]);
    drill.lines(&lines).run().done().gives("result", "PASS");
}

#[test]
fn a_share_moves_to_another_folder() {
    let (set, new) = set_and_folder();
    // From a file with another name. A copy beside it is not named on the command line.
    let own = set.path("1").join("mine.ssoshare");
    fs::copy(set.file(1), &own).unwrap();
    let ran = reseal(&place(&own), &new, [&password(1), NEW]);
    ran.done().gives("old_removed", true).warned("reseal-copy-stays");
    assert_eq!(names(&set.path("new")), [set.descriptor.file_name(1)]);
    assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)], "what was not named stays");
    assert_eq!([verify(&new, NEW), verify(&set.place(1), &password(1))], [0, 0]);
}

/// Checks that no copy in a named folder still opens with the old password.
#[test]
fn copies_in_a_folder_go_with_the_old_share() {
    for to in ["1", "new"] {
        let (set, _) = set_and_folder();
        let copy = set.path("1").join("copy.ssoshare");
        fs::copy(set.file(1), &copy).unwrap();
        let to = place(&set.path(to));
        reseal(&set.place(1), &to, [&password(1), NEW]).done().gives("old_removed", true);
        assert!(!copy.exists(), "{to}");
        assert_eq!([verify(&to, NEW), verify(&to, &password(1))], [0, 5]);
    }
}

/// Checks that the new file gets its name from the set, and that the old file with another name is removed.
#[test]
fn a_file_with_a_name_of_its_own_gets_that_of_the_set() {
    let (set, _) = set_and_folder();
    let own = set.path("1").join("mine.ssoshare");
    fs::rename(set.file(1), &own).unwrap();
    reseal(&set.place(1), &set.place(1), [&password(1), NEW]).done().gives("old_removed", true);
    assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)]);
    assert_eq!(verify(&set.place(1), NEW), 0);
}

/// Checks the exit status of everything that is refused, and that nothing changes.
#[test]
fn what_cannot_be_leaves_everything_as_it_was() {
    let (set, new) = set_and_folder();
    let before = fs::read(set.file(1)).unwrap();
    let refused = |from: &str, to: &str, lines: [&str; 2], error: Text, status: i32| {
        reseal(from, to, lines).error(error.clone(), status);
        assert_eq!(fs::read(set.file(1)).unwrap(), before, "{error:?}");
        assert_eq!(names(&set.path("1")), [set.descriptor.file_name(1)], "{error:?}");
        assert!(names(&set.path("new")).is_empty(), "{error:?}");
    };
    let (own, one) = (password(1), set.place(1));
    for to in [&one, &new] {
        let wrong = text!("verify-wrong-password", name = "Anna");
        refused(&one, to, [&password(2), NEW], wrong, 5);
        let short = text!("password-too-short", shortest = 7);
        refused(&one, to, [&own, "short"], text!("passwords-line", line = 2, cause = short), 2);
    }
    // A medium with another share of the set is refused, because no medium may have two.
    refused(&one, &set.place(2), [&own, NEW], text!("medium-has-share", name = "Ben"), 6);
    assert_eq!(names(&set.path("2")).len(), 1);
    let nowhere = place(&set.path("nowhere"));
    refused(&one, &nowhere, [&own, NEW], text!("media-not-there"), 2);
    refused(&nowhere, &new, [&own, NEW], text!("media-not-there"), 2);
    refused(&one, &place(&set.file(1)), [&own, NEW], text!("media-not-a-folder"), 2);
    let none = text!("media-no-share");
    refused(&new, &one, [&own, NEW], none, 4);
    // Practice shares need `--rehearsal`. Production refuses them.
    let in_production = Run::reseal().arg(&one).to_share(&new).waive("network,swap,removable");
    in_production.lines(&[&own, NEW]).run().error("only-practice-shares", 4);
    assert_eq!(fs::read(set.file(1)).unwrap(), before);
}

/// Checks that an existing file of that name is not replaced, because its owner is unknown.
#[test]
fn a_file_that_is_there_is_not_replaced() {
    let (set, new) = set_and_folder();
    let there = set.path("new").join(set.descriptor.file_name(1));
    fs::copy(set.file(1), &there).unwrap();
    reseal(&set.place(1), &new, [&password(1), NEW]).error("media-exists", 6);
    assert_eq!(names(&set.path("new")).len(), 1);
    assert_eq!(fs::read(&there).unwrap(), fs::read(set.file(1)).unwrap());
}

#[test]
fn a_dry_run_of_reseal_writes_nothing() {
    let (set, new) = set_and_folder();
    let before = fs::read(set.file(1)).unwrap();
    for (to, folder) in [(&new, "new"), (&set.place(1), "1")] {
        let dry = Run::reseal().rehearsal().dry_run().place(&set, 1).to_share(to);
        let path = set.path(folder).join(set.descriptor.file_name(1)).display().to_string();
        dry.run_in_words().done().said(text!("reseal-dry-run", path = path));
    }
    assert!(names(&set.path("new")).is_empty());
    assert_eq!(fs::read(set.file(1)).unwrap(), before);
    assert_eq!(names(&set.path("1")).len(), 1);
}

/// Checks that errors that need no password are reported before any password is asked for.
#[test]
fn places_are_looked_at_before_any_password() {
    let (set, new) = set_and_folder();
    let real = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let at_fixed_disk = Run::reseal().place(&real, 1).to_share(&new).waive("network,swap");
    at_fixed_disk.run().error("place-not-removable", 6);
    let rehearse = |from: &str, to: &str| Run::reseal().rehearsal().arg(from).to_share(to).run();
    rehearse(&set.place(1), &set.place(2)).error("medium-has-share", 6);
    let none = text!("media-no-share");
    rehearse(&new, &set.place(1)).error(none, 4);
    rehearse(&set.place(1), &new).error("prompt-no-terminal", 2);
}

/// Checks that the set words stay the same in production, and that a weak password is refused.
#[test]
fn a_production_share_is_resealed_in_production() {
    let set = Make { purpose: Purpose::Production, ..Make::default() }.set();
    let reseal = |new: &str| {
        let run = Run::reseal().place(&set, 1).to_share(set.place(1));
        run.waive("network,swap,removable").lines(&[&password(1), new])
    };
    reseal("password1").run().error("own-password", 2);
    reseal("password1").flag("--own-passwords").run().error("password-weak", 2);
    // The name of the custodian is known to an attacker, as those of the others are.
    reseal("David-Chloe-Anna!").flag("--own-passwords").run().error("password-weak", 2);
    reseal(&phrase(1)).run_in_words().done().said("reseal-done");
    let ran = Run::verify().place(&set, 1).waived().phrases(&[1]).run();
    ran.done().gives("x", 1);
    assert_eq!(ran.set_words(), set.descriptor.words_before_typed().join(" "));
}
