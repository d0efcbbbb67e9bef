//! `drill`.

use std::fs;

use serde_json::json;
use sha2::{Digest, Sha256};
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
    let (kind, payload) = (Kind::NativeBackup, payload_of(Kind::NativeBackup, 3000));
    let set = Make { kind, payload, ..Make::default() }.set();
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

/// A full drill fails for every payload that a restore refuses, with the same error, and names the targets of the others.
#[test]
fn a_full_drill_refuses_what_a_restore_refuses() {
    let (native, snapshot) = (Kind::NativeBackup, Kind::SsossSnapshot);
    let name_of_a_device = b"\x85\x01\x63CON\x41\x01\x67seven 7\x60".to_vec();
    let later = b"\x83\x02\x80\x80".to_vec();
    for (kind, payload, error) in [
        (Kind::MasterSecret, vec![7; 15], "restore-payload"),
        (Kind::MasterSecret, vec![7; 65], "restore-payload"),
        (native, vec![7; 3000], "restore-payload"),
        (native, name_of_a_device, "restore-payload"),
        (snapshot, b"\x83\x01\x80".to_vec(), "restore-payload"),
        (snapshot, later, "payload-later"),
    ] {
        let set = Make { kind, payload, ..Make::default() }.set();
        full(&set, &[1, 2, 3])
            .run()
            .error(error, 4)
            .gives("result", "FAIL")
            .gives("targets", json!(null));
        // Without --full, nothing is put together.
        drill(&set, &[1, 2, 3]).run().done().gives("result", "PASS").gives("targets", json!(null));
        let restore = Run::restore().rehearsal().yes().shares(&set, &[1, 2, 3]);
        let restore = match kind {
            Kind::NativeBackup => restore.to(format!("native:{}", set.path("").display())),
            _ => restore.to_reg(set.path("out.reg")),
        };
        restore.flag("--dry-run").passwords(&[1, 2, 3]).run().error(error, 4);
    }
    let files = ["reg:FILE", "hive:FILE", "live"];
    for (kind, length, targets) in [
        (Kind::MasterSecret, 16, &files[..]),
        (native, 600, &["native:FOLDER"]),
        (snapshot, 600, &files),
        (snapshot, 20_000, &["reg:FILE", "live"]),
    ] {
        let set = Make { kind, payload: payload_of(kind, length), ..Make::default() }.set();
        full(&set, &[3, 1, 2]).run().done().gives("targets", targets);
        full(&set, &[3, 1, 2])
            .run_in_words()
            .done()
            .said(text!("drill-targets", targets = targets.join(", ")));
    }
}

/// Another copy of a share that a later release made is of no use, so nothing advises to use one.
#[test]
fn a_share_of_a_later_release_is_told_as_one() {
    let set = Make { threshold: 2, ..Make::default() }.set();
    let file = fs::read(set.file(2)).unwrap();
    let kind = b"sso-escrow share\x01";
    let at = file.windows(kind.len()).position(|window| window == kind).unwrap() + kind.len();
    let mut later = file[..file.len() - 34].to_vec();
    later[at] = 2;
    let digest = Sha256::digest(&later);
    fs::write(set.file(2), [&later[..], b"\x58\x20", &digest].concat()).unwrap();
    let place = set.place(2);
    full(&set, &[1, 2, 3]).run().error("drill-later", 4).warned("share-later");
    full(&set, &[1, 2]).run().error(text!("quorum-later", have = 1, need = 2, later = 1), 4);
    let restore = Run::restore().rehearsal().yes().to_reg(set.path("out.reg"));
    let only = restore.shares(&set, &[2]).passwords(&[2]).run();
    only.error("no-usable-share-later", 4).warned("share-later");
    Run::inspect()
        .arg(place.clone())
        .run()
        .error(text!("list-later", faulty = 1), 4)
        .warned("media-later");
    Run::sets()
        .arg(place.clone())
        .run()
        .error(text!("list-later", faulty = 1), 4)
        .warned("media-later");
    Run::verify().arg(place).rehearsal().passwords(&[2]).run().error("media-later", 4);
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
