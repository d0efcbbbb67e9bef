//! `drill`.

use std::fs;

use sso_escrow::share::descriptor::Kind;

use crate::support::*;
use crate::text;

fn drill(set: &Set, numbers: &[u8]) -> Run {
    Run::drill().rehearsal().yes().shares(set, numbers).passwords(numbers)
}

fn full(set: &Set, numbers: &[u8]) -> Run {
    drill(set, numbers).flag("--full")
}

#[test]
fn a_healthy_set_passes() {
    let set = Make::default().set();
    let ran = drill(&set, &[1, 2, 3, 4, 5]).run();
    ran.done().gives("result", "PASS").gives("good", [1, 2, 3, 4, 5]).gives("faulty", 0);
    let ran = drill(&set, &[1, 2, 3, 4, 5]).run_in_words();
    ran.done()
        .said(text!("drill-health", good = 5, count = 5, faulty = 0, need = 3))
        .said("drill-pass")
        .not_said("drill-combined");
    full(&set, &[5, 2, 4]).run().done().gives("result", "PASS").gives("full", true);
    full(&set, &[5, 2, 4]).run_in_words().done().said("drill-combined").said("drill-pass");
}

#[test]
fn an_envelope_is_opened_by_a_full_drill_and_missed_when_gone() {
    let set = Make { kind: Kind::NativeBackup, payload: vec![7; 3000], ..Make::default() }.set();
    full(&set, &[5, 2, 4]).run_in_words().done().said("drill-combined").said("drill-pass");
    // One intact copy beside any of the shares is enough. A damaged one is skipped.
    let name = set.descriptor.envelope_file_name();
    fs::write(set.path("5").join(&name), "damaged").unwrap();
    fs::remove_file(set.path("2").join(&name)).unwrap();
    let ran = full(&set, &[5, 2, 4]).run();
    ran.done().gives("result", "PASS").warning_names("media-envelope", &name);
    fs::remove_file(set.path("4").join(&name)).unwrap();
    full(&set, &[5, 2, 4]).run().error("envelope-unusable", 4).gives("result", "FAIL");
}

#[test]
fn one_faulty_share_fails_though_the_quorum_is_there() {
    let set = Make::default().set();
    let mut bytes = fs::read(set.file(2)).unwrap();
    bytes.truncate(200);
    fs::write(set.file(2), bytes).unwrap();
    let ran = drill(&set, &[1, 2, 3, 4]).run();
    ran.error("drill-faulty", 4)
        .gives("result", "FAIL")
        .gives("good", [1, 3, 4])
        .gives("faulty", 1);
}

#[test]
fn a_wrong_password_fails_with_its_own_status() {
    let set = Make::default().set();
    let mut lines = passwords(&[1, 2, 3, 4]);
    lines[3] = "not the password".to_owned();
    let run = Run::drill().rehearsal().shares(&set, &[1, 2, 3, 4]).lines(&lines);
    run.run().error("drill-wrong-password", 5).warned(text!(
        "share-wrong-password",
        x = 4,
        name = "David"
    ));
}

#[test]
fn a_share_that_is_named_twice_is_no_fault() {
    let set = Make::default().set();
    let ran = drill(&set, &[1, 2, 2, 3]).run();
    ran.done()
        .gives("result", "PASS")
        .gives("good", [1, 2, 3])
        .gives("faulty", 0)
        .warned("share-duplicate");
}

/// The first two set words, the date, the MSID, and who came: what the page for the drill needs.
#[test]
fn a_drill_prints_what_its_page_needs() {
    let set = Make::default().set();
    let run = Run::drill().rehearsal().shares(&set, &[1, 2, 4]).passwords(&[1, 2, 4]);
    let ran = run.run();
    ran.done().gives("present", ["Anna", "Ben", "David"]);
    let words = set.words().split(' ').take(2).collect::<Vec<_>>().join(" ");
    let msid = ran.field("set.msids.0");
    run.run_in_words()
        .done()
        .said(text!("checked-set", words = words))
        .said("checked-time")
        .said(text!("set-msid", msid = msid.as_str().unwrap()))
        .said(text!("checked-present", names = "Anna, Ben, David"));
    let wrong = Run::drill().rehearsal().shares(&set, &[1, 2]).passwords(&[1, 4]).run();
    wrong.gives("result", "FAIL").gives("present", ["Anna"]);
}

#[test]
fn too_few_shares_fail() {
    let set = Make::default().set();
    let ran = full(&set, &[1, 2]).run();
    ran.error(text!("quorum-not-reached", have = 2, need = 3), 3).gives("result", "FAIL");
    full(&set, &[1, 2]).run_in_words().said("drill-fail").not_said("drill-combined");
}

#[test]
fn a_drill_that_asks_for_no_words_shows_them() {
    let set = Make::default().set();
    let plain = Run::drill().rehearsal().shares(&set, &[1, 2, 3]).passwords(&[1, 2, 3]);
    // With shares of one set, nothing is unclear in a rehearsal. In production, `set_words.rs` tests it.
    plain.clone().flag("--full").run().done().gives("result", "PASS");
    plain.run_in_words().done().said("drill-pass").said(text!("drill-words", words = set.words()));
}
