//! `generate` at its full cost, so there are only a few of these tests.

#![cfg(unix)]

use std::fs;
use std::path::PathBuf;

use sso_escrow::message;
use sso_escrow::text::{Language, Texts};

use crate::support::*;
use crate::text;

struct Media {
    folder: tempfile::TempDir,
}

impl Media {
    fn new(names: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    fn place(&self, name: &str) -> String {
        format!("file:{}", self.folder.path().join(name).display())
    }

    /// The path of a folder.
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A run with these custodians and folders.
    fn shares(&self, run: Run, named: &[(&str, &str)]) -> Run {
        named.iter().fold(run, |run, (name, folder)| {
            let place = self.place(folder);
            run.share_at(if name.is_empty() { place } else { format!("{name}={place}") })
        })
    }

    /// A rehearsed `generate` of two shares for these custodians and folders.
    fn generate(&self, named: &[(&str, &str)]) -> Run {
        self.shares(rehearsed().threshold(2), named)
    }
}

/// A rehearsed `generate`, without threshold and shares.
fn rehearsed() -> Run {
    Run::generate().rehearsal().yes()
}

#[test]
fn a_set_is_made_proved_and_restored() {
    let media = Media::new(&["a", "b", "c"]);
    let run = media.generate(&[("Anna", "a"), ("", "b"), ("Chloé = X", "c")]);
    let run = run.option("--label", "Le secret").option("--server", "SSO01").option("--bytes", 64);
    let ran = run.passwords(&[1, 2, 3]).run_in_words();
    ran.done()
        .said("rehearsal-banner")
        .said("notice-new-secret")
        .said("notice-master-secret")
        .said(text!("generate-proof", threshold = 2, quorums = 3))
        .said(text!("set-custodian", x = 2, name = text!("default-custodian", x = 2)))
        .said(text!("set-custodian", x = 3, name = "Chloé = X"))
        .said(text!("set-label", label = "Le secret"))
        .said(text!("set-server", server = "SSO01"));
    let words = ran.out.lines().rev().nth(1).unwrap().trim();
    let numbers = ran.out.lines().next_back().unwrap().trim();
    assert!(!text!("progress-seal").is_in(&ran.err), "a pipe sees no progress: {ran:?}");

    let name = &names(&media.path("a"))[0];
    let start = words.split(' ').take(2).collect::<Vec<_>>().join("-");
    assert_eq!(*name, format!("{start}-x001.ssoshare"));
    let restore = |from: &[&str], expected: &str, numbers: &[u8], to: &str| {
        let run = Run::restore().rehearsal().yes().to_reg(media.path(to)).expect(expected);
        let named: Vec<(&str, &str)> = from.iter().map(|folder| ("", *folder)).collect();
        media.shares(run, &named).passwords(numbers).run().done();
    };
    restore(&["a", "c"], words, &[1, 3], "one.reg");
    restore(&["c", "b"], numbers, &[3, 2], "two.reg");
    let read = |name| fs::read(media.folder.path().join(name)).unwrap();
    assert_eq!(read("one.reg"), read("two.reg"));
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_asked() {
    let media = Media::new(&["a", "b"]);
    let two = [("A", "a"), ("B", "b")];
    let with = |threshold: &str, named: &[(&str, &str)]| {
        media.shares(rehearsed().threshold(threshold), named)
    };
    with("1", &two).run().error(text!("shamir-threshold-too-low", threshold = 1), 2);
    with("3", &two).run().error(text!("shamir-threshold-above-count", threshold = 3, count = 2), 2);
    with("two", &two).run().error(text!("usage-number", value = "two", option = "-k"), 2);
    for bytes in [15, 65] {
        let ran = with("2", &two).option("--bytes", bytes).run();
        ran.error(text!("bytes-out-of-bounds", bytes = bytes), 2);
    }
    let named = |named: &[(&str, &str)]| with("2", named).run();
    named(&[("A", "a"), ("A", "b")]).error(text!("name-twice", name = "A"), 2);
    named(&[(" ", "a"), ("B", "b")]).error("name-empty", 2);
    named(&[("A\u{202e}", "a"), ("B", "b")]).error("line-character", 2);
    let long = "n".repeat(65);
    named(&[(&long, "a"), ("B", "b")]).error(text!("line-too-long", longest = 64), 2);
    let long_names: Vec<String> = (0..255).map(|i| format!("{i:03}{}", "😀".repeat(61))).collect();
    let all: Vec<(&str, &str)> = long_names.iter().map(|name| (name.as_str(), "a")).collect();
    named(&all).error("names-too-long", 2);
    named(&[("A", "a"), ("B", "none")]).error("media-not-there", 2);
    fs::write(media.path("file"), "").unwrap();
    named(&[("A", "a"), ("B", "file")]).error("media-not-a-folder", 2);
    named(&[("", "a"); 256]).error(text!("shamir-too-many-shares", count = 256), 2);
    let without = media.shares(rehearsed(), &two).run();
    without.error("usage-missing", 2).error_names("--threshold");
    assert!(names(&media.folder.path().join("a")).is_empty());
}

#[test]
fn the_same_folder_twice_is_a_mistake_in_any_spelling() {
    let media = Media::new(&["a", "b", "c"]);
    let folder = |name: &str| media.path(name).display().to_string();
    std::os::unix::fs::symlink(media.path("a"), media.path("link")).unwrap();
    let (one, other) = (format!("A=file:{}", folder("a")), format!("C=file:{}", folder("c")));
    let run = |second: String| {
        let run = Run::generate().rehearsal().yes().threshold(2);
        run.share_at(&one).share_at(&other).share_at(second).lines(&["one password"; 3]).run()
    };
    for spelling in ["a", "a/", "./a", "b/../a", "link"] {
        for prefix in ["file:", ""] {
            let second = format!("{prefix}{}", folder(spelling));
            run(format!("B={second}")).error("places-one-folder", 2);
        }
    }
    let run = Run::backup().threshold(2).share_at(&one).share_at(&other);
    let run =
        run.option("--from", "reg:none").option("--envelope", format!("file:{}", folder("link")));
    run.run().error("places-one-folder", 2);
}

#[test]
fn a_folder_that_exists_needs_no_prefix() {
    let media = Media::new(&["a", "b"]);
    let [a, b] = ["a", "b"].map(|name| media.path(name).display().to_string());
    let run = Run::generate().rehearsal().yes().threshold(2);
    let run = run.share_at(format!("Anna={a}")).share_at(&b).passwords(&[1, 2]);
    run.run().done();
    Run::sets().arg(&a).arg(&b).run().done().gives("sets.0.shares.1.x", 2);
    Run::sets().arg(media.path("none").display()).run().error("usage-place", 2);
}

#[test]
fn two_folders_of_one_disk_are_one_medium_in_production() {
    let media = Media::new(&["a", "b"]);
    let run = Run::generate().yes().threshold(2).waive("network,swap,records,words,removable");
    let ran = media.shares(run, &[("A", "a"), ("B", "b")]).run();
    ran.error("places-one-medium", 6);
}

/// Checks a folder on no removable medium: the share would stay in the machine.
#[test]
fn a_place_that_is_not_removable_is_refused_in_production() {
    let media = Media::new(&["a"]);
    let shm = tempfile::tempdir_in("/dev/shm").unwrap();
    let generate = |waived: &str| {
        let run = Run::generate().yes().threshold(2).waive(waived);
        media.shares(run, &[("A", "a")]).share_at(format!("B=file:{}", shm.path().display()))
    };
    for run in
        [generate("network,swap,records,words"), generate("network,swap,records,words").dry_run()]
    {
        run.run().error("place-not-removable", 6);
    }
    let dry = generate("network,swap,records,words,removable").dry_run();
    dry.run()
        .done()
        .gives("dry_run", true)
        .warned("place-not-removable")
        .warned(text!("check-waived", check = "removable"));
    dry.run_in_words().done().said("generate-dry-run");
    assert!(names(shm.path()).is_empty());
}

/// Makes a production set on two media (memory and disk stand for them), and opens it without `--rehearsal`.
#[test]
fn a_production_set_is_made_and_opens_without_a_rehearsal() {
    let media = [tempfile::tempdir_in("/dev/shm"), tempfile::tempdir_in("/var/tmp")];
    let media = media.map(Result::unwrap);
    let place = |at: usize| format!("file:{}", media[at].path().display());
    let shares = |run: Run| run.share_at(place(0)).share_at(place(1)).phrases(&[1, 2]);
    let run =
        Run::generate().yes().threshold(2).waive("network,swap,records,words").waive("removable");
    let ran = shares(run).run();
    ran.done().gives("set.purpose", "production").gives("quorums_proved", "1");
    assert!(ran.texts("set.waivers").contains(&"removable".to_owned()), "{ran:?}");
    let drill = shares(Run::drill().flag("--full").expect(ran.set_words()).waived());
    drill.run_in_words().done().said("drill-combined").said("drill-pass");
    let practise = Run::verify().rehearsal().arg(place(0)).phrases(&[1]).run();
    practise.error("only-production-shares", 4);
}

#[test]
fn a_medium_that_holds_another_set_is_named() {
    let set = Make::default().set();
    let media = Media::new(&["b"]);
    let run = Run::generate().rehearsal().threshold(2).dry_run();
    let run = media.shares(run.share_at(format!("A={}", set.place(1))), &[("B", "b")]);
    let words = set.descriptor.fingerprint().words().short();
    run.run().done().warned(text!("place-holds-set", set = words));
}

#[test]
fn passwords_are_looked_at_before_anything_is_made() {
    let media = Media::new(&["a", "b"]);
    let two = [("A", "a"), ("B", "b")];
    let generate = || media.generate(&two);
    let short = text!("password-too-short", characters = 5, shortest = 7);
    let ran = generate().lines(&[&password(1), "short"]).run();
    ran.error(text!("passwords-line", line = 2, cause = short), 2);
    generate().run().error("prompt-no-terminal", 2);
    let from_file = generate().option("--passwords-from", media.path("pw").display());
    from_file.run().error("passwords-unreadable", 2);
    let production = media.shares(Run::generate().yes().threshold(2).waived(), &two);
    production.run().error("place-not-removable", 6);
    assert!(names(&media.folder.path().join("a")).is_empty());
}

#[test]
fn a_dry_run_writes_nothing() {
    let media = Media::new(&["a", "b"]);
    let run = Run::generate().rehearsal().dry_run().threshold(2);
    let ran = media.shares(run, &[("A", "a"), ("B", "b")]).run_in_words();
    ran.done().said(text!("generate-dry-run", bytes = 32, threshold = 2, count = 2)).said(text!(
        "generate-dry-run-share",
        x = 2,
        name = "B"
    ));
    assert!(names(&media.folder.path().join("a")).is_empty());
}

/// The third medium accepts no file. The program removes the files on the others, so that no set looks
/// complete.
#[test]
fn a_set_that_cannot_be_finished_is_void() {
    let media = Media::new(&["a", "b"]);
    // In /proc, root seems to have write access, but writing fails.
    if rustix::process::geteuid().as_raw() != 0 {
        println!("skipped: a folder that promises to be writable and is not needs root");
        return;
    }
    let run = media.generate(&[("A", "a"), ("B", "b")]).share_at("C=file:/proc");
    let ran = run.passwords(&[1, 2, 3]).run();
    ran.error("media-write", 1).error_names("/proc");
    for folder in ["a", "b"] {
        assert!(names(&media.folder.path().join(folder)).is_empty(), "{ran:#?}");
    }
}

/// A folder for records is made if it does not exist, but not the folders around it, and not in a dry run.
#[test]
fn the_folder_for_records_is_made() {
    let media = Media::new(&["a", "b"]);
    let run = |folder: &str| {
        let run = Run::generate().rehearsal().yes().threshold(2);
        let run = media.shares(run, &[("A", "a"), ("B", "b")]);
        run.option("--records", media.path(folder).display()).passwords(&[1, 2])
    };
    run("new").dry_run().run_in_words().done().said("records-folder-to-make");
    assert!(!media.path("new").exists());
    let none = media.path("none").display().to_string();
    run("none/new").run().error(text!("media-not-there", path = none), 2);
    assert!(names(&media.path("a")).is_empty());
    run("new").run_in_words().done().said("records-folder-made").said("records-written");
    assert_eq!(names(&media.path("new")).len(), 5);
    let media = Media::new(&["a", "b", "new"]);
    let run = Run::generate().rehearsal().yes().threshold(2);
    let run = media.shares(run, &[("A", "a"), ("B", "b")]).passwords(&[1, 2]);
    let run = run.option("--records", media.path("new").display());
    run.run_in_words().done().not_said("records-folder-made");
}

/// Without a terminal, the error says what must be asked, and which option answers it.
#[test]
fn a_question_without_a_terminal_is_named() {
    let media = Media::new(&["a", "b"]);
    let two = [("Anna", "a"), ("Ben", "b")];
    let generate = || media.shares(Run::generate().rehearsal().threshold(2), &two);
    let without = |run: Run, asked: Text, option: &str| {
        let name = match option {
            "" => "prompt-only-terminal",
            _ => "prompt-no-terminal",
        };
        run.run().error(name, 2).error_gives(asked).error_names(option);
    };
    without(generate(), text!("confirm-new-secret"), "--yes");
    let asked = text!("asked-new-password", name = "Anna");
    without(generate().yes(), asked, "--passwords-from");
    let asked = text!("asked-passphrase", name = "Anna");
    without(generate().yes().flag("--generate-passphrase"), asked, "");
    without(generate().yes().flag("--extra-entropy"), text!("asked-entropy"), "");
    without(generate().passwords(&[1, 2]), text!("confirm-new-secret"), "--yes");
    let set = Make::default().set();
    let verify = Run::verify().rehearsal().arg(set.place(1));
    without(verify, text!("asked-password"), "--passwords-from");
}

/// The summary shows what may be lost. What is unusual about the plan is a sentence, and has to be confirmed.
#[test]
fn an_unusual_plan_has_to_be_confirmed() {
    let media = Media::new(&["a", "b", "c", "d", "e"]);
    let run = |threshold: u8, names: &[&str]| {
        let folders = ["a", "b", "c", "d", "e"].into_iter();
        let named: Vec<(&str, &str)> = names.iter().copied().zip(folders).collect();
        media.shares(Run::generate().rehearsal().threshold(threshold), &named)
    };
    let plan = |threshold: u8, names: &[&str]| run(threshold, names).yes().dry_run().run();
    let usual = plan(2, &["Anna", "Ben", "Eve"]);
    for name in ["plan-no-loss", "plan-minority", "plan-names-alike", "plan-several-shares"] {
        usual.done().not_warned(name);
    }
    plan(3, &["Anna", "Ben", "Eve"]).warned(text!("plan-no-loss", threshold = 3, count = 3));
    let five = ["Anna", "Ben", "Chloé", "David", "Eve"];
    plan(2, &five).warned(text!("plan-minority", threshold = 2, count = 5));
    plan(2, &["Anna", "anna", "Eve"]).warned(text!("plan-names-alike", names = "Anna, anna"));
    let twice = ["Anna (1)", "Anna (2)", "Chloé", "David", "Eve"];
    let several = || text!("plan-several-shares", name = "Anna", held = 2, count = 5, others = 1);
    plan(3, &twice).warned(several());
    let lost = plan(2, &twice[..3]);
    lost.warned(text!("plan-one-is-enough", name = "Anna", held = 2, count = 3));
    lost.warned(text!("plan-lost-with-one", name = "Anna", left = 1, threshold = 2));
    let shown = run(3, &five).option("--label", "Lab").yes().dry_run().run_in_words();
    shown
        .done()
        .said(text!("set-kind", kind = text!("kind-master-secret")))
        .said(text!("set-threshold", threshold = 3, count = 5))
        .said(text!("plan-losses", losses = 2, count = 5))
        .said(text!("set-label", label = "Lab"))
        .said(text!("set-server", server = "-"));
    // Without --yes, a person confirms.
    let mut session = run(3, &twice).session();
    session.sees(several());
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    session.types("yes");
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
    session.types("no");
    session.sees("declined");
    session.ends(1);
    let mut session = run(3, &["Anna", "Ben", "Eve"]).session();
    session.sees(text!("plan-no-loss", threshold = 3, count = 3));
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    session.types("yes");
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
    session.types("no");
    session.sees("declined");
    session.ends(1);
    let mut session = run(2, &["Anna", "Ben", "Eve"]).session();
    session.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    session.types("yes");
    session.sees("ask-keyboard");
}

/// Checks that the set records the waived checks. A weak password is one of them.
#[test]
fn weak_passwords_are_refused_or_recorded() {
    let media = [tempfile::tempdir_in("/dev/shm"), tempfile::tempdir_in("/var/tmp")];
    let media = media.map(Result::unwrap);
    let place = |at: usize| format!("Custodian{at}=file:{}", media[at].path().display());
    let lines = ["Custodian0 Ulm", "thirteen owls knit pullovers"];
    // A guesser tries what is known about the set first.
    let generate = |waived: &str| {
        let run = Run::generate().yes().threshold(2).waive(waived).option("--label", "SSO of Ulm");
        let run = run.share_at(place(0)).share_at(place(1)).lines(&lines);
        run.flag("--own-passwords").run()
    };
    let weak = || text!("password-weak", name = "Custodian0");
    generate("network,swap,records,words,removable").error(weak(), 2);
    let ran = generate("network,swap,records,words,removable,weak-password");
    ran.done().warned(weak()).warned(text!("check-waived", check = "weak-password"));
    for waiver in ["removable", "weak-password"] {
        assert!(ran.texts("set.waivers").contains(&waiver.to_owned()), "{ran:?}");
    }
}

/// Checks that a password of a custodian's own needs the option in production, and that the record says so.
#[test]
fn own_passwords_need_an_option_and_are_on_the_record() {
    let media = [tempfile::tempdir_in("/dev/shm"), tempfile::tempdir_in("/var/tmp")];
    let media = media.map(Result::unwrap);
    let records = tempfile::tempdir().unwrap();
    let generate = |second: &str, option: &[&str]| {
        let run = Run::generate()
            .yes()
            .threshold(2)
            .waive("network,swap,records,words,removable")
            .args(option);
        let run = (0..2).fold(run, |run, at| {
            run.share_at(format!("C{at}=file:{}", media[at].path().display()))
        });
        let folder = tempfile::tempdir_in(records.path()).unwrap().keep();
        run.option("--records", folder.display()).lines(&[&*phrase(1), second]).run()
    };
    let own = "thirteen owls knit pullovers";
    generate(own, &[]).error(text!("own-password", name = "C1", line = 2), 2);
    assert!(media.iter().all(|medium| names(medium.path()).is_empty()));
    let said = Texts::new(Language::English).render(&message!("record-own-passwords"));
    let said = said.split_whitespace().last().unwrap().to_owned();
    let is_on_record = |ran: &Ran| {
        let page = fs::read_to_string(&ran.texts("records")[0]).unwrap();
        page.contains("--own-passwords") && page.contains(&said)
    };
    let ran = generate(own, &["--own-passwords"]);
    ran.done().gives("own_passwords", true).warned("own-passwords-chosen");
    assert!(is_on_record(&ran));
    for medium in &media {
        names(medium.path()).iter().for_each(|it| fs::remove_file(medium.path().join(it)).unwrap());
    }
    // Six words are no password of one's own, in whatever form.
    let ran = generate(&phrase(2).to_uppercase(), &["--own-passwords"]);
    ran.done().gives("own_passwords", false).not_warned("own-passwords-chosen");
    assert!(!is_on_record(&ran));
}

/// Checks that a record holds public facts and instructions, and never a secret.
#[test]
fn every_custodian_gets_a_record() {
    let media = Media::new(&["a", "b", "records"]);
    let custodians = [("A <b>&\"x\"", "a"), ("花子", "b")];
    let records = media.path("records").display().to_string();
    let secrets = ["a password of a custodian", "the password of the other"].map(str::to_owned);
    for language in Language::ALL {
        let title = Texts::new(language).render(&message!("record-title"));
        let run = media.generate(&custodians).option("--label", "L'été");
        let run = run.option("--records", &records).lang(language.code()).lines(&secrets);
        let ran = run.run();
        let files = ran.done().texts("records");
        let words = ran.texts("set.words");
        let numbers: Vec<u16> = serde_json::from_value(ran.field("set.numbers")).unwrap();
        let id = ran.field("set.id");
        assert_eq!(files.len(), 4);
        for (at, file) in files.iter().enumerate() {
            let page = fs::read_to_string(file).unwrap();
            for (word, number) in words.iter().zip(&numbers) {
                assert!(page.contains(word), "{file}");
                assert!(page.contains(&format!("{number:04}")), "{file}");
            }
            assert!(page.contains(id.as_str().unwrap()));
            for secret in &secrets {
                assert!(!page.contains(secret), "{file}");
            }
            let html = file.ends_with(".html");
            let name = match (at / 2, html) {
                (0, false) => "A <b>&\"x\"",
                (0, true) => "A &lt;b&gt;&amp;&quot;x&quot;",
                _ => "花子",
            };
            assert!(
                page.contains(name) && page.contains(if html { "</html>" } else { &title }),
                "{page}"
            );
            if html {
                assert!(page.contains(&format!("<html lang=\"{}\">", language.code())));
                assert!(!page.contains("http") && !page.contains("src="), "it needs no other file");
            } else {
                let long =
                    page.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > 78);
                assert_eq!(long, None, "{file}");
            }
        }
    }
    let nowhere = media.generate(&custodians).option("--records", "/no/such/records").run();
    nowhere.error(text!("media-not-there", path = "/no/such"), 2);
}

/// Checks that files left by an earlier run are named, and do not stop the run.
#[test]
fn what_a_broken_run_left_is_named() {
    let media = Media::new(&["a", "b"]);
    let left = media.path("a").join(".zoo-zoo-x001.ssoshare.part");
    fs::write(&left, "half a share").unwrap();
    let left = || text!("media-unfinished", path = left.to_str().unwrap());
    media.generate(&[("A", "a"), ("B", "b")]).dry_run().run().done().warned(left());
    let sets = Run::sets().arg(media.place("a"));
    sets.run().done().warned(left()).gives("sets", [""; 0]);
    sets.run_in_words().done().said("sets-none");
    Run::inspect().arg(media.place("a")).run().ended(4).warned(left());
}
