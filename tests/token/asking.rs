//! The questions at a terminal: PINs with the number of tries left, and cards that are waited for and
//! exchanged.

use std::sync::{Arc, Mutex};

use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::FactType;
use sso_escrow::ceremony::transcript::findings::findings;
use sso_escrow::ceremony::transcript::line::TranscriptLine;
use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::fault::Fault;
use sso_escrow::emulator::management::{EmulatedAlgorithm, EmulatedManagementKey};
use sso_escrow::emulator::model::Model;
use sso_escrow::random::Generator;

use crate::cards::*;
use crate::lab::{Lab, Token};
use crate::session::Session;
use crate::support::*;
use crate::text;

/// A rehearsed `verify` of the share at a location.
fn verify_of(lab: &Lab, place: &str) -> Run {
    Run::verify().rehearsal().arg(place).at(lab)
}

/// The same, at a terminal.
fn session(lab: &Lab, place: &str) -> Session {
    verify_of(lab, place).session()
}

/// Removes a card and inserts another one.
fn exchange(lab: &Lab, token: Token, other: Arc<Mutex<Emulated>>) -> (Arc<Mutex<Emulated>>, Token) {
    let card = token.pull();
    (card, lab.insert_again(0, other))
}

#[test]
fn the_tries_are_shown_before_a_pin_is_asked_for() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("5.4.3", 101);
    put(&mut card, &set, 2, &mut random);
    let token = lab.insert(0, card);
    let mut at = session(&lab, "piv:");
    at.sees(text!("ask-share", x = 2, name = "Ben"));
    at.sees(ask_pin("101", 3));
    at.types("1234");
    at.sees("token-not-a-pin");
    at.sees(ask_pin("101", 3));
    at.types("999999");
    let shown = at.sees(wrong_pin(2));
    assert!(!shown.contains("999999"), "{shown}");
    at.sees(ask_pin("101", 2));
    at.types(PIN);
    at.sees(text!("verify-good", x = 2, count = 5));
    at.ends(0);
    assert_eq!(token.card().kept().pin.left, 3);
    // Down to the last try, for which no PIN is asked.
    let mut at = session(&lab, "piv:101");
    for left in [3, 2] {
        at.sees(ask_pin("101", left));
        at.types("999999");
    }
    at.sees(wrong_pin(1));
    at.ends(5);
    assert_eq!(token.card().kept().pin.left, 1);
}

/// Types a PIN in full-width digits, as an input method writes them.
#[test]
fn a_pin_may_be_typed_in_full_width() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("5.4.3", 101);
    put(&mut card, &set, 2, &mut random);
    let token = lab.insert(0, card);
    let wide = |digit: char| char::from_u32(digit as u32 + 0xfee0).unwrap();
    let mut at = session(&lab, "piv:");
    at.sees(ask_pin("101", 3));
    at.types(&PIN.chars().map(wide).collect::<String>());
    at.sees(text!("verify-good", x = 2, count = 5));
    at.ends(0);
    assert_eq!(token.card().kept().pin.left, 3);
}

#[test]
fn a_card_that_does_not_count_is_asked_about() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("plain", 101);
    put(&mut card, &set, 2, &mut random);
    let token = lab.insert(0, card);
    verify(&lab, "piv:", PIN).done();
    let log = token.card().take_log();
    let asked = log.iter().position(|it| it.command[..] == [0, 0x20, 0, 0x80, 0]).unwrap();
    let fault = || token.card().fail_at(asked as u64 + 1, Fault::Status(0x9000));
    fault();
    verify(&lab, "piv:", PIN).error("token-tries-unknown", 1);
    for (answer, status) in [("no", 1), ("yes", 0)] {
        fault();
        let mut at = session(&lab, "piv:");
        at.sees("confirm-uncounted");
        at.types(answer);
        if status == 0 {
            at.sees(text!("ask-pin", tries = text!("cause-token-tries-unknown")));
            at.types(PIN);
        }
        at.ends(status);
    }
}

#[test]
fn cards_are_exchanged_in_one_reader() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let card = |serial: u32, x: u8, random: &mut Generator| {
        let mut card = token("5.7.1", serial);
        put(&mut card, &set, x, random);
        Arc::new(Mutex::new(card))
    };
    let [second, third] = [(102, 2), (103, 3)].map(|(serial, x)| card(serial, x, &mut random));
    let mut first = token("5.7.1", 101);
    put(&mut first, &set, 1, &mut random);
    let held = lab.insert(0, first);
    let out = lab.folder().join("out.reg");
    let words = set.descriptor.fingerprint().words();
    let run = Run::restore().rehearsal().yes().to_reg(&out).expect(words);
    let mut at = run.shares_at(&["piv:", "piv:", "piv:103"]).at(&lab).session();
    at.sees(ask_pin("101", 3));
    at.types(PIN);
    at.sees(text!("ask-next-cards", tokens = "103"));
    // The same card again does not count. The named card may come before the others.
    let (first, held) = exchange(&lab, held, third);
    at.sees(ask_pin("103", 3));
    at.types(PIN);
    at.sees("ask-next-card");
    let (_, held) = exchange(&lab, held, second);
    at.sees(ask_pin("102", 3));
    at.types(PIN);
    at.ends(0);
    assert!(out.exists());
    drop((first, held));
}

#[test]
fn the_card_of_a_share_on_a_medium_is_waited_for() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let card = token("5.4.3", 105);
    let place = file(&lab, &set, 5, Some(&card), &mut random);
    let mut at = session(&lab, &place);
    let ask_card = || text!("ask-card", token = "105", name = "花子", x = 5);
    at.sees(ask_card());
    let held = lab.insert(0, card);
    at.sees(ask_pin("105", 3));
    at.types(PIN);
    at.ends(0);
    // Nobody inserts the card.
    held.pull();
    let mut at = session(&lab, &place);
    at.sees(ask_card());
    // A PIN that is typed while the card is missing is not shown, and is no answer.
    at.types(PIN);
    let shown = at.sees("ask-card-unclear");
    assert!(!shown.contains(PIN), "{shown}");
    at.types("");
    at.sees("confirm-no-card");
    at.types("no");
    at.sees(ask_card());
    at.types("");
    at.sees("confirm-no-card");
    at.types("yes");
    at.sees(text!("verify-needs-card", x = 5, name = "花子", token = "105"));
    at.ends(1);
}

/// The card is removed while its PIN is being typed, before the first digit, between two digits and before Enter. No
/// digit is on the screen, whatever is asked then.
#[test]
fn a_pin_is_not_shown_when_its_card_is_removed_meanwhile() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("5.7.1", 101);
    put(&mut card, &set, 2, &mut random);
    let mut held = lab.insert(0, card);
    let mut at = session(&lab, "piv:101");
    let (first, rest) = PIN.split_at(3);
    for (before, after) in [("", PIN), (first, rest), (PIN, "")] {
        at.sees(ask_pin("101", 3));
        at.pty.send(before).unwrap();
        at.pty.flush().unwrap();
        // The program reads the first digits before the card leaves.
        std::thread::sleep(std::time::Duration::from_millis(300));
        let card = held.pull();
        at.types(after);
        at.sees(text!("ask-card", token = "101", x = 2));
        // The custodian has not noticed, and types the PIN once more.
        at.types(PIN);
        at.sees("ask-card-unclear");
        at.pty.send(first).unwrap();
        at.pty.flush().unwrap();
        held = lab.insert_again(0, card);
    }
    at.sees(ask_pin("101", 3));
    at.types(PIN);
    at.sees(text!("verify-good", x = 2, count = 5));
    let last = at.ends(0);
    let shown = String::from_utf8_lossy(&at.shown).into_owned() + &last;
    for digits in [first, rest] {
        assert!(!shown.contains(digits), "{shown}");
    }
    assert_eq!(held.card().kept().pin.left, 3);
}

#[test]
fn a_card_is_as_good_as_a_medium_where_it_is_asked_for() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("5.4.3", 101);
    put(&mut card, &set, 1, &mut random);
    let mut at = session(&lab, "ask");
    at.sees("ask-insert-one");
    let _held = lab.insert(0, card);
    at.sees(ask_pin("101", 3));
    at.types(PIN);
    at.sees(text!("verify-good", x = 1, count = 5));
    at.ends(0);
}

/// Checks that a card without a try counter gets one PIN in each run, whatever it answers to a wrong one.
#[test]
fn a_try_that_is_not_counted_is_the_only_one() {
    let Some(lab) = Lab::new(2) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let plain = || {
        let mut card = prepared(&lab, "plain", 101);
        put(&mut card, &set, 2, &mut random);
        card
    };
    let cards: Vec<Emulated> = std::iter::repeat_with(plain).take(2).collect();
    let [mut look, mut card] = <[Emulated; 2]>::try_from(cards).ok().unwrap();
    // The number of the command that asks for the tries. The second card answers it as if the PIN had been
    // given.
    look.take_log();
    let token = lab.insert(0, look);
    verify(&lab, "piv:", PIN);
    let log = token.card().take_log();
    let asked = log.iter().position(|it| it.command[..] == [0, 0x20, 0, 0x80, 0]).unwrap();
    drop(token.pull());
    card.fail_at(asked as u64 + 1, Fault::Status(0x9000));
    let token = lab.insert(0, card);
    let mut at = session(&lab, "piv:");
    at.sees("confirm-uncounted");
    at.types("yes");
    at.sees("ask-pin");
    at.types("999999");
    at.sees("token-wrong-pin");
    at.ends(5);
    assert_eq!(token.card().kept().pin.left, 2);
}

/// Makes a set with one reader and two cards that are not named. Each card is inserted twice: to be read, and
/// to be written.
#[test]
fn a_set_is_made_with_one_reader() {
    let Some(lab) = Lab::new(1) else { return };
    let [first, second] = [101, 102].map(|serial| prepared(&lab, "5.7.1", serial));
    let second = Arc::new(Mutex::new(second));
    let held = lab.insert(0, first);
    let generate = Run::generate().rehearsal().threshold(2).at(&lab);
    let mut at = generate.shares_at(&["Anna=piv:", "Ben=piv:"]).session();
    at.sees(text!("prompt-yes-or-no", question = text!("confirm-new-secret")));
    at.types("yes");
    at.sees(text!("prompt-yes-or-no", question = text!("confirm-plan")));
    at.types("yes");
    at.sees(ask_pin("101", 3));
    at.types("999999");
    at.sees(ask_pin("101", 2));
    at.types(PIN);
    at.sees(text!("ask-any-card-of", name = "Ben"));
    let (first, held) = exchange(&lab, held, second);
    at.sees(ask_pin("102", 3));
    at.types(PIN);
    at.sees("ask-choices");
    at.types("yes");
    at.sees(text!("ask-card-of", token = "101", name = "Anna"));
    let (second, held) = exchange(&lab, held, first);
    at.sees(text!("ask-card-of", token = "102", name = "Ben"));
    assert_eq!(shares_on(&held), [CONTAINER]);
    let (_, held) = exchange(&lab, held, second);
    at.sees(text!("generate-file", x = 2, path = "piv:102 (5FC120)"));
    at.ends(0);
    assert_eq!(shares_on(&held), [CONTAINER]);
}

/// In round 2 each card comes once more, and its custodian types the set words and the PIN. Then the cards that
/// `token provision` has prepared sign the transcript.
#[test]
fn cards_come_once_more_in_round_2_and_sign() {
    const NEW: [&str; 2] = ["472915", "80317264"];
    let Some(lab) = Lab::new(2) else { return };
    let mut held = Vec::new();
    for (port, (serial, name)) in [(101, "Anna"), (102, "Ben")].into_iter().enumerate() {
        let card = Emulated::factory(Model::parse("5.7.1").unwrap(), serial, Some(serial.into()));
        held.push(lab.insert(port, card));
        let provision = Run::token("provision").arg(format!("piv:{serial}")).option("--name", name);
        provision.rehearsal().yes().lines(&NEW).at(&lab).run().done();
    }
    let records = tempfile::tempdir().unwrap();
    let generate = Run::of("generate --rehearsal --yes -k 2").at(&lab);
    let generate = generate.option("--records", records.path().display());
    let mut at = generate.shares_at(&["Anna=piv:101", "Ben=piv:102"]).session();
    for serial in ["101", "102"] {
        at.sees(ask_pin(serial, 3));
        at.types(NEW[0]);
    }
    at.sees("commit-words");
    let shown = at.sees("commit-ask");
    assert!(text!("generate-card-words", token = "102", name = "Ben").is_in(&shown), "{shown}");
    let words = shown.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
    at.types(&words);
    for (x, name, serial) in [(1, "Anna", "101"), (2, "Ben", "102")] {
        at.sees(text!("finish-ask-words", name = name));
        at.types(&words);
        at.sees(ask_pin(serial, 3));
        at.types(NEW[0]);
        at.sees(text!("finish-done", x = x, name = name));
    }
    at.sees("close-ask");
    at.types("");
    at.sees("close-unread");
    at.types("yes");
    for (name, serial) in [("Anna", "101"), ("Ben", "102")] {
        at.sees(text!("sign-ask", name = name));
        at.sees(ask_pin(serial, 3));
        at.types(NEW[0]);
        at.sees(text!("sign-done", name = name));
    }
    at.ends(0);
    let file = names(records.path()).into_iter().find(|it| it.ends_with(".ssotranscript")).unwrap();
    let file = records.path().join(file);
    let transcript = Transcript::read(&std::fs::read(&file).unwrap()).unwrap();
    // Each signature was checked.
    assert_eq!(findings(&transcript, &[]), []);
    let verify = || Run::of("transcript verify").arg(file.display()).run_in_words();
    let ran = verify();
    openssl_says(&ran.done().out).into_iter().for_each(|says| assert_eq!(says, [true, true]));
    let facts = transcript.lines.iter().filter_map(TranscriptLine::stated);
    let signed: Vec<_> = facts.filter(|it| it.fact_type() == FactType::Signature).collect();
    assert_eq!(
        signed.iter().map(|it| it.text("custodian")).collect::<Vec<_>>(),
        [Some("Anna"), Some("Ben")]
    );
    assert!(signed.iter().all(|it| it.text("certificate").is_some()));
    // Somebody changes what the cards signed.
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("\"with\":\"card\"", "\"with\":\"cart\"", 1)).unwrap();
    let ran = verify();
    assert_eq!(ran.status, 4, "{ran:#?}");
    openssl_says(&ran.out).into_iter().for_each(|says| assert_eq!(says, [false, false]));
}

/// Checks that a management key that is not stored behind the PIN is typed. A wrong one is reported, and
/// nothing is written.
#[test]
fn a_management_key_is_typed() {
    let Some(lab) = Lab::new(2) else { return };
    let mut card = prepared(&lab, "5.4.3", 101);
    let bytes: Vec<u8> = (1..=32).collect();
    let typed = hex::encode(&bytes);
    card.kept_mut().management =
        EmulatedManagementKey { algorithm: EmulatedAlgorithm::Aes256, bytes };
    let token = lab.insert(0, card);
    let _other = lab.insert(1, prepared(&lab, "5.7.1", 102));
    for (key, status) in [(String::new(), 1), ("00".repeat(32), 5), (typed, 0)] {
        let generate = Run::generate().rehearsal().yes().threshold(2).at(&lab);
        let mut at = generate.shares_at(&["Anna=piv:101", "Ben=piv:102"]).session();
        at.sees(ask_pin("101", 3));
        at.types(PIN);
        at.sees(text!("ask-management-key", token = "101"));
        at.types("12");
        at.sees("token-not-a-management-key");
        at.sees(text!("ask-management-key", token = "101"));
        at.types(&key);
        match status {
            0 => {
                at.sees(ask_pin("102", 3));
                at.types(PIN);
            }
            1 => {
                at.sees("confirm-no-answer");
                at.types("yes");
                at.sees(text!("card-no-management-key", token = "101"));
            }
            _ => drop(at.sees("token-wrong-management-key")),
        }
        let shown = at.ends(status);
        assert!(key.is_empty() || !shown.contains(&key), "{shown}");
        assert_eq!(shares_on(&token).len(), usize::from(status == 0));
    }
}

/// Checks the message if the PIN of the old card is not given. The new share is already written, so the message
/// must not claim that nothing was written.
#[test]
fn a_pin_that_is_not_given_is_told_as_such() {
    let Some(lab) = Lab::new(2) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut old = prepared(&lab, "5.7.1", 101);
    put(&mut old, &set, 1, &mut random);
    let old = lab.insert(0, old);
    let new = lab.insert(1, prepared(&lab, "5.7.1", 102));
    let reseal = Run::reseal().rehearsal().arg("piv:101").to_share("piv:102").at(&lab);
    let mut at = reseal.session();
    at.sees(ask_pin("101", 3));
    at.types(PIN);
    at.sees(ask_pin("102", 3));
    at.types("");
    at.sees("confirm-no-answer");
    at.types("yes");
    at.sees(text!("card-no-pin", token = "102"));
    at.ends(1);
    assert!(shares_on(&new).is_empty());
    let mut at = reseal.session();
    for card in ["101", "102"] {
        at.sees(ask_pin(card, 3));
        at.types(PIN);
    }
    at.sees(ask_pin("101", 3));
    at.types("");
    at.sees("confirm-no-answer");
    at.types("yes");
    at.sees(text!("reseal-old-left", cause = text!("card-no-pin", token = "101")));
    at.ends(1);
    assert_eq!((shares_on(&old).len(), shares_on(&new).len()), (1, 1));
}

/// A new card: new values are typed twice, and values that a thief would try first are refused. An existing
/// PIN may be mistyped: the card reports this, and the question is repeated.
#[test]
fn provision_asks_for_what_is_new_and_what_is_there() {
    let Some(lab) = Lab::new(1) else { return };
    let factory = |model| Emulated::factory(Model::parse(model).unwrap(), 4711, Some(1));
    let held = lab.insert(0, factory("5.4.3"));
    let provision =
        Run::token("provision").arg("piv:").option("--name", "Ada").rehearsal().at(&lab);
    let confirm = || {
        let question = text!("confirm-provision", token = "4711", name = "Ada");
        text!("prompt-yes-or-no", question = question)
    };
    let ask_own_pin = |left| text!("ask-own-pin", token = "4711", tries = tries(left));
    let done = || text!("provision-done", token = "4711");
    let mut at = provision.session();
    let shown = at.sees(confirm());
    // In a rehearsal, a weakness is reported with its card, and stops nothing.
    assert!(text!("firmware-eucleak", token = "4711").is_in(&shown), "{shown}");
    at.types("yes");
    for (refused, why) in [
        ("12345", "token-not-a-pin"),
        ("123456", "provision-factory-secret"),
        ("777777", "provision-easy-secret"),
    ] {
        at.sees(text!("ask-new-pin", token = "4711"));
        at.types(refused);
        at.sees(why);
    }
    at.sees(text!("ask-new-pin", token = "4711"));
    at.types("472915");
    at.sees("ask-pin-again");
    at.types("472916");
    at.sees("ask-pin-differs");
    for (new, typed) in [("ask-new-pin", "472915"), ("ask-new-puk", "80317264")] {
        at.sees(new);
        at.types(typed);
        at.sees("ask-pin-again");
        at.types(typed);
    }
    let shown = at.sees(done());
    assert!(!shown.contains("472915") && !shown.contains("80317264"), "{shown}");
    at.ends(0);

    let mut at = provision.session();
    at.sees(confirm());
    at.types("yes");
    at.sees(ask_own_pin(3));
    at.types("999999");
    at.sees(wrong_pin(2));
    at.sees(ask_own_pin(2));
    at.types("472915");
    at.sees(done());
    at.ends(0);
    assert_eq!(held.card().kept().pin.left, 3);

    // With one try left, the PIN is not asked for.
    held.card().kept_mut().pin.left = 1;
    let mut at = provision.session();
    at.sees(confirm());
    at.types("yes");
    at.sees("token-last-try");
    at.ends(5);
    drop(held);

    // This card does not report whether its PUK is the factory's. Nothing is tried without a question.
    let held = lab.insert(0, factory("5.2.7"));
    let mut at = provision.session();
    at.sees(confirm());
    at.types("yes");
    at.sees("confirm-puk");
    at.types("no");
    at.ends(1);
    let is_untouched = |held: &Token| {
        let card = held.card();
        let kept = card.kept();
        kept.pin.is_factory && kept.puk.is_factory && kept.puk.left == 3 && kept.pin.left == 3
    };
    assert!(is_untouched(&held));
    // It does not report this for its PIN either. The person at the terminal knows.
    let mut value = [0xff; 8];
    value[..6].copy_from_slice(b"472915");
    held.card().kept_mut().pin.set(value);
    held.card().take_log();
    let begin = |answer: &str| {
        let mut at = provision.session();
        at.sees(confirm());
        at.types("yes");
        at.sees("confirm-puk");
        at.types("yes");
        at.sees("confirm-factory-pin");
        at.types(answer);
        at
    };
    // Each question has a way back to the one before.
    let mut at = begin("yes");
    at.sees("ask-new-pin-or-back");
    at.types("");
    at.sees("confirm-factory-pin");
    at.types("no");
    let own_pin = || text!("ask-own-pin-or-back", token = "4711", tries = tries(3));
    at.sees(own_pin());
    at.types("");
    at.sees("confirm-factory-pin");
    at.types("no");
    at.sees(own_pin());
    at.types("123456");
    at.sees("provision-factory-secret");
    at.sees(own_pin());
    at.types("472915");
    at.sees("ask-new-puk");
    at.types("");
    at.sees("confirm-factory-pin");
    at.types("no");
    at.sees(own_pin());
    at.types("583026");
    for question in ["ask-new-puk", "ask-pin-again"] {
        at.sees(question);
        at.types("80317264");
    }
    at.sees(wrong_pin(2));
    at.sees(ask_own_pin(2));
    at.types("472915");
    at.sees(done());
    at.ends(0);
    let log = held.card().take_log();
    assert!(!log.iter().any(|it| it.command.starts_with(&[0, 0x24, 0, 0x80])));

    // If the card does not count its tries, the program does not ask whether to spend one.
    provision.clone().dry_run().run().done();
    let log = held.card().take_log();
    let asked = log.iter().position(|it| it.command[..] == [0, 0x20, 0, 0x80, 0]).unwrap();
    held.card().fail_at(asked as u64 + 1, Fault::Status(0x9000));
    let mut at = provision.session();
    at.sees(confirm());
    at.types("yes");
    at.sees("provision-tries-unknown");
    at.ends(1);
}
