//! `inspect`.

use std::fs;

use sso_escrow::text::Language;

use crate::support::*;
use crate::text;

#[test]
fn the_public_header_needs_no_password() {
    let set = Make { reminder: "summer of 1998", ..Make::default() }.set();
    let run = Run::inspect().place(&set, 2).place(&set, 5);
    let ran = run.run();
    ran.done()
        .gives("shares.0.x", 2)
        .gives("shares.0.custodian", "Ben")
        .gives("shares.1.x", 5)
        .gives("shares.1.custodian", "花子")
        .gives("shares.0.protector.memory_mib", 64)
        .gives("shares.0.protector.reminder", "summer of 1998")
        .gives("shares.0.set.purpose", "practice")
        .gives("shares.0.set.threshold", 3)
        .gives("shares.0.set.label", "a label")
        .gives("shares.0.set.msids", ["{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}"])
        .gives("shares.0.set.server", "OLDSERVER")
        .gives("shares.0.set.created", "2026-11-18T11:06:40Z");
    assert_eq!(ran.texts("shares.0.set.words").join(" "), set.words());
    // The output in words has the same facts.
    let msid = "{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}";
    run.run_in_words()
        .done()
        .said(text!("inspect-share", x = 2, count = 5, name = "Ben"))
        .said(text!("inspect-share", x = 5, count = 5, name = "花子"))
        .said(text!("inspect-password", memory = 64))
        .said(text!("inspect-reminder", reminder = "summer of 1998"))
        .said(text!("set-words", words = set.words()))
        .said(text!("set-purpose", purpose = text!("purpose-practice")))
        .said(text!("set-threshold", threshold = 3, count = 5))
        .said(text!("set-label", label = "a label"))
        .said(text!("set-msid", msid = msid))
        .said(text!("set-server", server = "OLDSERVER"))
        .said(text!("set-created", time = "2026-11-18T11:06:40Z"))
        .said("inspect-claims");
}

#[test]
fn faulty_files_are_named_and_the_others_shown() {
    let set = Make::default().set();
    let faulty = set.path("1").join("zz.ssoshare");
    fs::write(&faulty, "x").unwrap();
    let ran = Run::inspect().place(&set, 1).run();
    ran.error(text!("list-faulty", faulty = 1), 4)
        .warning_names("media-not-a-share", "zz.ssoshare")
        .gives("shares.0.x", 1)
        .gives("shares.0.custodian", "Anna");
    let forged = set.path("1").join("a\u{1b}[2J\nSet words: forged.ssoshare");
    // Windows does not allow such names.
    if cfg!(unix) {
        fs::write(&forged, "x").unwrap();
    }
    let ran = Run::inspect().place(&set, 1).run_in_words();
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains("\nSet words: forged"), "{ran:#?}");
    fs::create_dir(set.path("empty")).unwrap();
    let empty = format!("file:{}", set.path("empty").display());
    Run::inspect().arg(empty).run().error("list-faulty", 4).warned("media-no-share");
    Run::inspect().arg("file:/no/such/place").run().error("media-not-there", 2);
    // Among several places, one that cannot be read does not hide the others.
    let ran = Run::inspect().arg("file:/no/such/place").place(&set, 2).place(&set, 3).run();
    ran.error(text!("list-faulty", faulty = 1), 4)
        .warned("media-not-there")
        .gives("shares.0.custodian", "Ben")
        .gives("shares.1.x", 3);
    Run::inspect().arg("piv:").place(&set, 2).run().gives("shares.0.custodian", "Ben").ended(4);
    let with = |name: &str| Run::inspect().place(&set, 2).option("--set", name).run();
    with("00000000").error(text!("list-no-such-set", id = "00000000"), 4);
    with(&set.words()).done().gives("shares.0.custodian", "Ben");
    Run::inspect().arg("floppy:a").run().error("usage-place", 2);
}

#[test]
fn it_speaks_every_language() {
    let set = Make::default().set();
    let inspect = |language: Language| {
        let ran = Run::inspect().place(&set, 1).lang(language.code()).run_in_words();
        ran.done().said(text!("inspect-share", x = 1, count = 5).in_language(language));
        ran.out
    };
    let [english, french, japanese] = Language::ALL.map(inspect);
    assert!(english != french && english != japanese && french != japanese);
}
