//! A card gets its PIN only if the custodian's record or the maker's attestation shows that it is the card of the
//! share. The share itself shows nothing: anyone can write one.

use std::fs;
use std::path::PathBuf;

use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use sso_escrow::escrow::SplitSet;
use sso_escrow::random::Generator;
use sso_escrow::seal::point::Point;
use sso_escrow::share::Share;
use sso_escrow::share::card::CardProtector;
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::share::fingerprint::CardWords;
use sso_escrow::share::header::{Header, Protector};

use crate::cards::*;
use crate::lab::{Lab, Token};
use crate::support::*;
use crate::text;

const MACHINE: &str = "network,swap,records,words,memory-lock,removable";
const SERIAL: u32 = 101;
const PLACE: &str = "piv:101";

/// A lab with one card in its reader, and a production set of 2 of 5. Share 1 is on that card, share 2 is sealed to a
/// password.
struct Desk {
    lab: Lab,
    token: Token,
    set: SplitSet,
    /// The words of the genuine card.
    words: CardWords,
    second: String,
}

fn key(secret: &[u8; 32], generated: bool) -> EmulatedKey {
    let (pin, touch) = (EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never);
    EmulatedKey::of(secret, pin, touch, generated).unwrap()
}

/// Gives a card an own key in 9E, and a share whose header names that key. All else is public, and stays.
fn forge(card: &mut Emulated, share: &Share, generated: bool) {
    let own = key(&[9; 32], generated);
    let authentication_key = Point::new(&own.public()).unwrap();
    card.kept_mut().keys.insert(0x9e, own);
    let Protector::Card(genuine) = &share.header.protector else { panic!("{share:?}") };
    let forged = CardProtector { authentication_key, ..genuine.clone() };
    let (set, x) = (share.header.descriptor.clone(), share.header.x);
    let header = Header::new(set, x, Protector::Card(forged)).unwrap();
    let forged = Share { header, ..share.clone() }.to_file().unwrap();
    card.kept_mut().objects.insert(CONTAINER, forged.into());
}

impl Desk {
    fn new(forged: bool) -> Option<Self> {
        let lab = Lab::new(1)?;
        let mut random = Generator::new(b"").unwrap();
        let set = split_for(Purpose::Production, 2, &mut random);
        let mut card = token("5.7.1", SERIAL);
        let words = header(&card, None).words().unwrap();
        let share = put(&mut card, &set, 1, &mut random);
        if forged {
            forge(&mut card, &share, false);
        }
        let second = file(&lab, &set, 2, None, &mut random);
        let token = lab.insert(0, card);
        Some(Self { lab, token, set, words, second })
    }

    fn verify(&self) -> Run {
        Run::verify().arg(PLACE).waive(MACHINE).at(&self.lab)
    }

    /// Every command that opens the share, with the lines for its PIN and password.
    fn commands(&self) -> [(Run, Vec<String>); 3] {
        let out = self.lab.folder().join("out.reg");
        let _ = fs::remove_file(&out);
        let set = self.set.descriptor.fingerprint().words();
        let restore = Run::restore().yes().to_reg(&out).expect(set);
        let both = |run: Run| run.shares_at(&[PLACE, &self.second]).waive(MACHINE).at(&self.lab);
        let lines = vec![PIN.to_owned(), password(2)];
        [
            (self.verify(), vec![PIN.to_owned()]),
            (both(restore), lines.clone()),
            (both(Run::drill()), lines),
        ]
    }

    fn roots(&self) -> PathBuf {
        let root = self.lab.folder().join("root.pem");
        fs::write(&root, sso_escrow::emulator::attest::root().unwrap()).unwrap();
        root
    }

    /// How often the card got a PIN since the last call.
    fn pins(&self) -> usize {
        let log = self.token.card().take_log();
        log.iter().filter(|it| it.command.starts_with(&[0, 0x20, 0, 0x80, 8])).count()
    }
}

fn four_letters(words: CardWords) -> String {
    words.words().map(|word| word.chars().take(4).collect::<String>()).join(" ")
}

#[test]
fn a_forged_card_gets_no_pin() {
    let Some(desk) = Desk::new(true) else { return };
    for (run, lines) in desk.commands() {
        let given = run.clone().option("--expect-card", desk.words).lines(&lines).run();
        let refused = text!("card-words-not-expected", token = "101");
        match run.arguments()[0].as_str() {
            "verify" => given.error(refused, 4),
            "restore" => given.error("quorum-not-reached", 4).warned(refused),
            _ => given.ended(4).warned(refused),
        };
        assert_eq!(desk.pins(), 0, "{run:?}");
        // The words of the record, as they are typed at the terminal.
        let mut at = run.session();
        // Shares on media come before those on cards.
        if run.arguments()[0] != "verify" {
            at.sees("ask-password");
            at.types(&password(2));
        }
        for left in [3, 2, 1] {
            if left < 3 {
                at.sees(text!("ask-card-words-differ", left = left));
            }
            at.sees("ask-card-words");
            at.types(&four_letters(desk.words));
        }
        at.sees(text!("ask-card-words-differ", left = 0));
        at.sees(text!("card-words-wrong", token = "101"));
        at.ends(4);
        assert_eq!(desk.pins(), 0, "{run:?}");
        assert!(!desk.lab.folder().join("out.reg").exists());
    }
    // An own key that no maker attests. The words are asked for as before.
    let root = desk.roots();
    let attested = desk.verify().option("--attestation-root", root.display());
    let mut at = attested.session();
    at.sees(text!("card-not-attested", token = "101"));
    at.sees("ask-card-words");
    at.types("");
    at.sees("confirm-skip-share");
    at.types("yes");
    at.sees("verify-needs-card");
    at.ends(1);
    attested.lines(&[PIN]).run().error(text!("card-words-need-terminal", token = "101"), 2);
    assert_eq!(desk.pins(), 0);
}

/// A share that names an attacker's own genuine card attests itself. So the serial number must come from outside.
#[test]
fn a_genuine_card_of_another_serial_is_not_enough() {
    let Some(desk) = Desk::new(true) else { return };
    {
        let share = Share::from_file(&desk.token.card().kept().objects[&CONTAINER]).unwrap();
        forge(&mut desk.token.card(), &share, true);
    }
    let root = desk.roots();
    let verify = |place: &str| {
        let run = Run::verify().arg(place).waive(MACHINE).at(&desk.lab).lines(&[PIN]);
        run.option("--attestation-root", root.display()).run()
    };
    let ran = verify("piv:");
    ran.error("card-words-need-terminal", 2).warned(text!("card-not-named", token = "101"));
    assert_eq!(desk.pins(), 0);
}

#[test]
fn a_genuine_card_opens_with_its_words() {
    let Some(desk) = Desk::new(false) else { return };
    for (run, lines) in desk.commands() {
        let command = run.arguments()[0].clone();
        let shows = |ran: &Ran, proof: &str| {
            ran.done().gives("cards.0.serial", SERIAL).gives("cards.0.known_by", proof);
            assert_eq!(ran.texts("cards.0.words").join(" "), desk.words.to_string());
            assert!(ran.warnings().iter().all(|it| !it.starts_with("card-")), "{ran:?}");
            assert_eq!(desk.pins(), 1, "{command}");
        };
        // Words of other cards may be given as well.
        let other = header(&token("5.7.1", 102), None).words().unwrap();
        let expecting = run.clone().option("--expect-card", other);
        let expecting = expecting.option("--expect-card", four_letters(desk.words));
        shows(&expecting.lines(&lines).run(), "expect-card");
        let _ = fs::remove_file(desk.lab.folder().join("out.reg"));
        let root = desk.roots();
        let attested = run.clone().option("--attestation-root", root.display());
        shows(&attested.lines(&lines).run(), "attestation");
        let _ = fs::remove_file(desk.lab.folder().join("out.reg"));
        run.clone().lines(&lines).run().error("card-words-need-terminal", 2);
        assert_eq!(desk.pins(), 0);

        let mut at = run.session();
        if command != "verify" {
            at.sees("ask-password");
            at.types(&password(2));
        }
        at.sees("ask-card-words");
        at.types("zoo zoo");
        at.sees(text!("words-count", found = 2));
        at.sees("ask-card-words");
        at.types(&four_letters(desk.words));
        at.sees(ask_pin("101", 3));
        at.types("999999");
        // After a wrong PIN, the words are not asked for again.
        at.sees(ask_pin("101", 2));
        at.types(PIN);
        at.ends(0);
        assert_eq!(desk.pins(), 2);
        let _ = fs::remove_file(desk.lab.folder().join("out.reg"));
    }
}

/// The record of a set that was made before there were card words has none.
#[test]
fn a_record_without_words_is_accepted_by_a_person_and_told() {
    let Some(desk) = Desk::new(false) else { return };
    let mut at = desk.verify().session();
    at.sees("ask-card-words");
    at.types("none");
    at.sees(text!("card-without-words", token = "101"));
    at.sees("confirm-card-without-words");
    at.types("no");
    at.sees("verify-needs-card");
    at.ends(1);
    assert_eq!(desk.pins(), 0);
    let mut at = desk.verify().session();
    at.sees("ask-card-words");
    at.types("none");
    at.sees("confirm-card-without-words");
    at.types("yes");
    at.sees(text!("card-unchecked", token = "101"));
    at.sees(ask_pin("101", 3));
    at.types(PIN);
    at.sees(text!("card-words-for-record", token = "101", words = desk.words.to_string()));
    at.ends(0);
    assert_eq!(desk.pins(), 1);
}

#[test]
fn records_have_the_words_of_the_card() {
    let Some(lab) = Lab::new(2) else { return };
    let cards = [101, 102].map(|serial| prepared(&lab, "5.7.1", serial));
    let words = cards.each_ref().map(|card| header(card, None).words().unwrap());
    let _tokens = lab.insert_all(cards.into());
    let [stick, records, again] = ["stick", "records", "again"].map(|name| folder(&lab, name));
    let generate = Run::generate().rehearsal().yes().threshold(2).at(&lab);
    let places = ["Anna=piv:101".to_owned(), format!("Ben=file:{}", stick.display())];
    let generate = generate.shares_at(&places).option("--records", records.display());
    let made = generate.lines(&[PIN, "correct horse battery staple"]).run();
    made.done().gives("card_words.0.x", 1).gives("card_words.0.serial", 101);
    assert_eq!(made.texts("card_words.0.words").join(" "), words[0].to_string());
    let pages = |folder: &PathBuf, end: &str| -> Vec<String> {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
        paths.sort();
        let texts = paths.iter().filter(|it| it.extension().unwrap() == end);
        texts.map(|it| fs::read_to_string(it).unwrap()).collect()
    };
    let lines = |words: CardWords| {
        let lines = words.words().into_iter().zip(words.numbers());
        lines.map(|(word, number)| format!("    {number:04}  {word}\n")).collect::<String>()
    };
    let [of_card, of_password] = <[String; 2]>::try_from(pages(&records, "txt")).unwrap();
    assert!(of_card.contains(&lines(words[0])), "{of_card}");
    assert!(text!("record-card-words").is_in(&of_card));
    assert!(!text!("record-card-words").is_in(&of_password));
    assert!(text!("record-card-words").is_in(&pages(&records, "html")[0]));

    // In a rehearsal, the words of the old card are shown. The new card has others, and a new record.
    let reseal = Run::reseal().rehearsal().arg("piv:101").to_share("piv:102");
    let reseal = reseal.option("--records", again.display()).at(&lab).lines(&[PIN, PIN]);
    let ran = reseal.run();
    ran.done().gives("card.serial", 102).gives("cards.0.known_by", "rehearsal");
    assert_eq!(ran.texts("records").len(), 2);
    let of_card = pages(&again, "txt").remove(0);
    assert!(of_card.contains(&lines(words[1])) && !of_card.contains(&lines(words[0])), "{of_card}");
    let ran = Run::verify().rehearsal().arg("piv:102").lines(&[PIN]).at(&lab).run_in_words();
    let shown = text!("card-words-shown", token = "102", words = words[1].to_string());
    ran.done().said(shown);
}
