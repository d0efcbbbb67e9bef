//! What people type as a password, and what they may choose.

use crate::support::*;
use crate::text;

const PHRASES: [&str; 3] = [
    "cringe unbeaten cavity prism yo-yo duo",
    "gimmick stooge lilac drop-down amply decree",
    "t-shirt overlying spotty felt-tip rogue maturity",
];

fn phrase(x: u8) -> String {
    PHRASES[usize::from(x) - 1].to_owned()
}

/// A set of three custodians with passphrases.
fn phrased() -> Set {
    Make {
        threshold: 2,
        custodians: vec!["Anna", "Ben", "Chloé"],
        password: phrase,
        ..Make::default()
    }
    .set()
}

fn verify(set: &Set, typed: &str) -> Ran {
    Run::verify().rehearsal().place(set, 1).lines(&[typed]).run()
}

#[test]
fn six_words_open_a_share_however_they_are_typed() {
    let set = phrased();
    for typed in [
        PHRASES[0],
        "CRINGE UNBEATEN CAVITY PRISM YO-YO DUO",
        "Cringe-Unbeaten-Cavity-Prism-Yo-Yo-Duo",
        " cringe  unbeaten\tcavity prism yo yo duo ",
        "ｃｒｉｎｇｅ　ｕｎｂｅａｔｅｎ　ｃａｖｉｔｙ　ｐｒｉｓｍ　ｙｏ－ｙｏ　ｄｕｏ",
        "\u{feff}cringe unbeaten cavity\u{200b} prism yo-yo duo",
    ] {
        verify(&set, typed).done().gives("x", 1);
    }
    verify(&set, "cringe unbeaten cavity prism duo yo-yo").error("verify-wrong-password", 5);
    // Every command that opens a share reads the words in this way.
    let typed = PHRASES.map(str::to_uppercase);
    let drill = Run::drill().rehearsal().yes().flag("--full").shares(&set, &[1, 2, 3]);
    drill.lines(&typed).run().done().gives("result", "PASS");
    let restore = Run::restore().rehearsal().yes().shares(&set, &[1, 2]).to_reg(set.path("x.reg"));
    restore.lines(&typed[..2]).run().done();
    let unseal = Run::unseal().rehearsal().yes().place(&set, 3).to(set.path("bare").display());
    unseal.lines(&typed[2..]).run().done().gives("x", 3);
    let reseal = Run::reseal().rehearsal().place(&set, 1).to_share(set.place(1));
    let new = "Tiger-Overlying-Spotty-Felt-Tip-Rogue-Maturity";
    reseal.lines(&[&*typed[0], new]).run().done();
    // Six words are sealed in their canonical form, so that any other form opens them too.
    verify(&set, "tiger overlying spotty felt-tip rogue maturity").done();
}

#[test]
fn the_exact_text_is_tried_first() {
    fn capitals(x: u8) -> String {
        phrase(x).to_uppercase()
    }
    let set = Make { password: capitals, ..Make::default() };
    let set = Make { custodians: vec!["Anna", "Ben", "Chloé"], ..set }.set();
    verify(&set, &capitals(1)).done();
    verify(&set, PHRASES[0]).error("verify-wrong-password", 5);
    fn marked(x: u8) -> String {
        format!("\u{feff}Mot de passe {x}")
    }
    let set = Make { password: marked, ..Make::default() }.set();
    verify(&set, &marked(1)).done();
    let set = Make { password: |x| format!("Mot de passe {x}"), ..Make::default() }.set();
    verify(&set, &marked(1)).done();
}

#[test]
fn one_unknown_word_is_told_by_its_position_alone() {
    let set = phrased();
    let ran = verify(&set, "cringe unbeaten cavety prism yo-yo duo");
    ran.error("verify-wrong-password", 5).warned(text!("remark-unknown-word", position = 3));
    assert!(!ran.out.contains("cavety") && !ran.err.contains("cavety"), "{ran:#?}");
    for typed in ["cringe unbeaten cavety prizm yo-yo duo", "cringe unbeaten cavety prism yo-yo"] {
        verify(&set, typed).error("verify-wrong-password", 5).not_warned("remark-unknown-word");
    }
}

#[test]
fn a_wrong_password_is_remarked_on() {
    let set = Make::default().set();
    let right = password(1);
    for (typed, remark) in [
        (format!("{right} "), "remark-edge-space"),
        (format!("\u{3000}{right}"), "remark-edge-space"),
        (format!("{right}\u{200b}"), "remark-invisible"),
        (right.replace("password", "pass\u{ad}word"), "remark-invisible"),
        (right.replace('1', "１"), "remark-full-width"),
    ] {
        verify(&set, &typed).error("verify-wrong-password", 5).warned(remark);
    }
    let ran = verify(&set, "another password");
    for remark in ["remark-edge-space", "remark-invisible", "remark-full-width"] {
        ran.not_warned(remark);
    }
}

/// `generate` with these two lines of passwords, in a rehearsal.
fn generate(folder: &std::path::Path, lines: &[&str]) -> Ran {
    for name in ["a", "b"] {
        std::fs::create_dir_all(folder.join(name)).unwrap();
    }
    let place = |name: &str| format!("file:{}", folder.join(name).display());
    let run = Run::generate().rehearsal().yes().threshold(2);
    run.share_at(place("a")).share_at(place("b")).lines(lines).run()
}

#[test]
fn what_a_new_password_brings_from_another_program_is_told_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let good = "a keen whistle crosses 4 lakes";
    for typed in
        ["pass\u{ad}word of Ben 7", "the\u{202e} password of Ben", "a\u{200d} password of Ben"]
    {
        let ran = generate(folder.path(), &[good, typed]);
        let invisible = text!("password-invisible");
        ran.error(text!("passwords-line", line = 2, cause = invisible), 2);
    }
    let ran = generate(folder.path(), &[good, "tab\tin the password"]);
    let control = text!("password-control-character");
    ran.error(text!("passwords-line", line = 2, cause = control), 2);
    assert_eq!(names(&folder.path().join("a")), [""; 0]);
    let ran = generate(
        folder.path(),
        &["a keen whistle crosses 4 lakes ", "ａ keen whistle crosses 5 lakes"],
    );
    ran.done().warned("remark-edge-space").warned("remark-full-width");
}

#[test]
fn a_mark_before_the_first_line_is_no_part_of_a_new_password() {
    let folder = tempfile::tempdir().unwrap();
    let good = "a keen whistle crosses 4 lakes";
    generate(folder.path(), &[&format!("\u{feff}{good}"), good]).done();
    let place = format!("file:{}", folder.path().join("a").display());
    Run::verify().rehearsal().arg(place).lines(&[good]).run().done();
}

#[test]
fn passwords_in_utf_16_are_named_as_such() {
    let set = Make::default().set();
    let file = set.path("passwords.txt");
    let units = |mark: bool| -> Vec<u16> {
        let text = format!("{}{}\r\n", if mark { "\u{feff}" } else { "" }, password(1));
        text.encode_utf16().collect()
    };
    let little = |mark| units(mark).into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = units(true).into_iter().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for bytes in [little(true), little(false), big] {
        std::fs::write(&file, bytes).unwrap();
        let run = Run::verify().rehearsal().place(&set, 1);
        run.option("--passwords-from", file.display()).run().error("passwords-utf16", 2);
    }
    std::fs::write(&file, format!("\u{feff}{}\r\n", password(1))).unwrap();
    let run = Run::verify().rehearsal().place(&set, 1);
    run.option("--passwords-from", file.display()).run().done();
}

#[cfg(unix)]
mod at_a_terminal {
    use super::*;

    #[test]
    fn a_wrong_passphrase_is_explained() {
        let set = phrased();
        let mut session = Run::verify().rehearsal().place(&set, 2).session();
        session.sees("ask-password-only");
        session.types("gimmick stooge lilac drop-down amply decreee");
        session.sees("ask-again");
        let shown = session.sees(text!("remark-unknown-word", position = 6));
        assert!(!shown.contains("decree"), "{shown}");
        session.sees("ask-password-only");
        session.types("Gimmick-Stooge-Lilac-Drop-Down-Amply-Decree ");
        session.sees(text!("verify-good", x = 2));
        session.ends(0);
    }

    /// A password that is pasted with a space at its end, and a passphrase that is typed in another form.
    #[test]
    fn a_new_password_is_remarked_on_when_it_is_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| {
            std::fs::create_dir_all(folder.path().join(name)).unwrap();
            format!("{name}=file:{}", folder.path().join(name).display())
        };
        let run = Run::generate().rehearsal().yes().threshold(2);
        let mut session = run.share_at(place("Anna")).share_at(place("Ben")).session();
        session.sees("ask-keyboard");
        session.types("");
        session.sees("ask-kind-of-password");
        session.types("2");
        session.sees("ask-new-password");
        session.types("the\u{200b} password of Anna");
        session.sees("password-invisible");
        session.sees("ask-new-password");
        session.types("a keen whistle crosses 4 lakes ");
        session.sees("remark-edge-space");
        session.sees("ask-new-password-again");
        session.types("a keen whistle crosses 4 lakes ");
        session.sees("ask-new-reminder");
        session.types("");
        session.sees("ask-kind-of-password");
        session.types("1");
        let phrase = session.passphrase();
        session.types(&phrase.replacen(' ', "x ", 1));
        session.sees("ask-passphrase-differs");
        let again = session.passphrase();
        assert_eq!(phrase, again);
        session.types(&phrase.to_uppercase().replace(' ', "-"));
        session.sees("ask-new-reminder");
        session.types("");
        session.ends(0);
        let place = format!("file:{}", folder.path().join("Ben").display());
        let typed = [phrase.replace(' ', "--")];
        Run::verify().rehearsal().arg(place).lines(&typed).run().done();
    }
}
