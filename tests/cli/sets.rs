//! `sets`.

use std::fs;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::share::descriptor::Kind;

use crate::support::*;
use crate::text;

#[test]
fn sets_are_listed_with_what_lies_where() {
    let set = Make::default().set();
    let second = Make { threshold: 2, ..Make::default() }.set_in(set.folder.path());
    let run = Run::sets().place(&set, 1).place(&set, 4).place(&set, 4);
    let ran = run.run();
    let listed = |at: usize| ran.texts(&format!("sets.{at}.set.words")).join(" ");
    let mut words = [set.words(), second.fingerprint().words().to_string()];
    let mut found = [listed(0), listed(1)];
    words.sort();
    found.sort();
    assert_eq!(found, words);
    run.run_in_words()
        .done()
        .said(text!("sets-health", have = 2, count = 5, need = 3))
        .said(text!("sets-health", have = 2, count = 5, need = 2));
    let ran = Run::sets().place(&set, 1).option("--set", second.set_id).run();
    ran.done().gives("sets.0.set.threshold", 2).gives("sets.0.shares.0.x", 1);
    assert_eq!(ran.field("sets").as_array().unwrap().len(), 1);
    assert_eq!(ran.field("sets.0.shares").as_array().unwrap().len(), 1);
}

#[test]
fn sets_of_one_master_secret_are_found_by_its_msid() {
    let set = Make::default().set();
    let msids = vec![Msid::from_bytes([7; 16]), Msid::from_bytes([8; 16])];
    let native = || Make {
        kind: Kind::NativeBackup,
        payload: vec![7; 3000],
        msids: vec![],
        ..Make::default()
    };
    let second = Make { msids, ..native() }.set_in(set.folder.path());
    let msid = second.msids[1];
    let run = |written: &str| Run::sets().place(&set, 1).option("--msid", written).run();
    let bare = msid.to_string().trim_matches(['{', '}']).to_lowercase();
    for written in [msid.to_string(), bare] {
        let ran = run(&written);
        ran.done().gives("sets.0.set.id", second.set_id.to_string());
        assert_eq!(ran.field("sets").as_array().unwrap().len(), 1);
    }
    let other = "01234567-89ab-4cde-8f01-23456789abcd";
    let msid = format!("{{{}}}", other.to_uppercase());
    run(other).error(text!("list-no-such-msid", msid = &msid), 4);
    run("0123").error(text!("usage-msid", value = "0123"), 2);
    // ENTSSO's own file need not tell its MSID.
    let unstated = native().set_in(set.folder.path()).fingerprint().words().short();
    let told = text!("sets-msid-unstated", set = unstated);
    run(other).error(text!("list-no-such-msid", msid = msid), 4).warned(told.clone());
    run(&second.msids[0].to_string()).done().warned(told);
}

#[test]
fn an_empty_place_is_said_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let sets = || Run::sets().arg(format!("file:{}", folder.path().display()));
    sets().run_in_words().done().said("sets-none");
    sets().option("--set", "00000000").run().error(text!("list-no-such-set", id = "00000000"), 4);
    fs::write(folder.path().join("a.ssoshare"), "x").unwrap();
    sets().run().error("list-faulty", 4).warning_names("media-not-a-share", "a.ssoshare");
    let set = Make::default().set();
    Run::sets().arg("file:/no/such/place").run().error("media-not-there", 2);
    let ran = Run::sets().arg("file:/no/such/place").place(&set, 1).run();
    ran.error(text!("list-faulty", faulty = 1), 4).warned("media-not-there");
    ran.gives("sets.0.shares.0.x", 1);
}
