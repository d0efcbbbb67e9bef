//! The questions at a terminal: PINs with the tries that are left, cards that are waited for and exchanged.

use std::sync::{Arc, Mutex};

use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::fault::Fault;
use sso_escrow::emulator::management::{EmulatedAlgorithm, EmulatedManagementKey};
use sso_escrow::emulator::model::Model;
use sso_escrow::random::Generator;

use crate::cards::*;
use crate::lab::{Lab, Token};
use crate::session::Session;

/// The program at a terminal, with the cards of a lab.
fn session(lab: &Lab, arguments: &[&str]) -> Session {
    let script = format!(
        "export PCSCLITE_CSOCK_NAME='{}'; trap : INT QUIT; stty -g >\"$NOTES/before\"; \
         sh -c 'echo $$ >\"$NOTES/pid\"; exec \"$@\"' sh \"$@\"; \
         echo \"status=$?\"; stty -g >\"$NOTES/after\"",
        lab.socket().display()
    );
    let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
    Session::under(&script, &arguments)
}

/// Takes a card out and puts another one in.
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
    let mut at = session(&lab, &["verify", "--rehearsal", "piv:"]);
    at.shows("says it is share 2 of Ben");
    at.shows("PIN of the smart card 101, 3 tries left");
    at.types("1234");
    at.shows("6 to 8 characters");
    at.shows("3 tries left");
    at.types("999999");
    let shown = at.shows("The PIN is wrong: 2 tries left");
    assert!(!shown.contains("999999"), "{shown}");
    at.shows("PIN of the smart card 101, 2 tries left");
    at.types(PIN);
    at.shows("share 2 of 5 opens");
    at.ends(0);
    assert_eq!(token.card().kept().pin.left, 3);
    // Down to the last one, which is not asked for.
    let mut at = session(&lab, &["verify", "--rehearsal", "piv:101"]);
    for left in ["3 tries left", "2 tries left"] {
        at.shows(&format!("PIN of the smart card 101, {left}"));
        at.types("999999");
    }
    at.shows("The PIN is wrong: 1 try left");
    at.ends(5);
    assert_eq!(token.card().kept().pin.left, 1);
}

/// As an input method leaves digits.
#[test]
fn a_pin_may_be_typed_in_full_width() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("5.4.3", 101);
    put(&mut card, &set, 2, &mut random);
    let token = lab.insert(0, card);
    let wide = |digit: char| char::from_u32(digit as u32 + 0xfee0).unwrap();
    let mut at = session(&lab, &["verify", "--rehearsal", "piv:"]);
    at.sees("PIN of the smart card 101, 3 tries left");
    at.types(&PIN.chars().map(wide).collect::<String>());
    at.sees("share 2 of 5 opens");
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
    run(&lab, &["verify", "--rehearsal", "piv:"], &[PIN]).showed(&[]);
    let log = token.card().take_log();
    let asked = log.iter().position(|it| it.command[..] == [0, 0x20, 0, 0x80, 0]).unwrap();
    let fault = || token.card().fail_at(asked as u64 + 1, Fault::Status(0x9000));
    fault();
    run(&lab, &["verify", "--rehearsal", "piv:"], &[PIN]).failed(1, &["does not tell how many"]);
    for (answer, status) in [("no", 1), ("yes", 0)] {
        fault();
        let mut at = session(&lab, &["verify", "--rehearsal", "piv:"]);
        at.shows("Spend one try in this run?");
        at.types(answer);
        if status == 0 {
            at.shows("does not tell how many tries are left");
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
    let to = format!("reg:{}", out.display());
    let words = set.descriptor.fingerprint().words().to_string();
    let mut how = vec!["restore", "--rehearsal", "--yes", "--expect-set", &words, "--to", &to];
    how.extend(["--share", "piv:", "--share", "piv:", "--share", "piv:103"]);
    let mut at = session(&lab, &how);
    at.shows("PIN of the smart card 101");
    at.types(PIN);
    at.shows("put in the next: 103, or another");
    // The same one again is none; the one that is named may come before the others.
    let (first, held) = exchange(&lab, held, third);
    at.shows("PIN of the smart card 103");
    at.types(PIN);
    at.shows("put in the next one");
    let (_, held) = exchange(&lab, held, second);
    at.shows("PIN of the smart card 102");
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
    let mut at = session(&lab, &["verify", "--rehearsal", &place]);
    at.shows("Put in the smart card 105 of 花子");
    let held = lab.insert(0, card);
    at.shows("PIN of the smart card 105, 3 tries left");
    at.types(PIN);
    at.ends(0);
    // Nobody brings it.
    held.pull();
    let mut at = session(&lab, &["verify", "--rehearsal", &place]);
    at.shows("Put in the smart card 105 of 花子");
    at.types("");
    at.shows("which was not asked");
    at.ends(1);
}

#[test]
fn a_card_is_as_good_as_a_medium_where_it_is_asked_for() {
    let Some(lab) = Lab::new(1) else { return };
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let mut card = token("5.4.3", 101);
    put(&mut card, &set, 1, &mut random);
    let mut at = session(&lab, &["verify", "--rehearsal", "ask"]);
    at.shows("Put in the medium");
    let _held = lab.insert(0, card);
    at.shows("PIN of the smart card 101");
    at.types(PIN);
    at.shows("share 1 of 5 opens");
    at.ends(0);
}

/// A card that does not tell its tries gets one a run, whatever it says of the wrong PIN.
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
    // The command that asks for the tries, which this card answers as one would to whom the PIN was given.
    let verify = ["verify", "--rehearsal", "piv:"];
    look.take_log();
    let token = lab.insert(0, look);
    run(&lab, &verify, &[PIN]);
    let log = token.card().take_log();
    let asked = log.iter().position(|it| it.command[..] == [0, 0x20, 0, 0x80, 0]).unwrap();
    drop(token.pull());
    card.fail_at(asked as u64 + 1, Fault::Status(0x9000));
    let token = lab.insert(0, card);
    let mut at = session(&lab, &verify);
    at.shows("Spend one try in this run?");
    at.types("yes");
    at.shows("tries");
    at.types("999999");
    at.shows("The PIN is wrong");
    at.ends(5);
    assert_eq!(token.card().kept().pin.left, 2);
}

/// One reader, two cards that are not named: each is put in twice, to be looked at and to be written.
#[test]
fn a_set_is_made_with_one_reader() {
    let Some(lab) = Lab::new(1) else { return };
    let [first, second] = [101, 102].map(|serial| prepared(&lab, "5.7.1", serial));
    let second = Arc::new(Mutex::new(second));
    let held = lab.insert(0, first);
    let shares = ["--share", "Anna=piv:", "--share", "Ben=piv:"];
    let how = [&["generate", "--rehearsal", "-k", "2"][..], &shares].concat();
    let mut at = session(&lab, &how);
    at.shows("yes");
    at.types("yes");
    at.shows("PIN of the smart card 101, 3 tries left");
    at.types("999999");
    at.shows("PIN of the smart card 101, 2 tries left");
    at.types(PIN);
    at.shows("put in that of Ben");
    let (first, held) = exchange(&lab, held, second);
    at.shows("PIN of the smart card 102");
    at.types(PIN);
    at.shows("Write the shares now?");
    at.types("yes");
    at.shows("Put in the smart card 101 of Anna");
    let (second, held) = exchange(&lab, held, first);
    at.shows("Put in the smart card 102 of Ben");
    assert_eq!(shares_on(&held), [CONTAINER]);
    let (_, held) = exchange(&lab, held, second);
    at.shows("piv:102 (5FC120)");
    at.ends(0);
    assert_eq!(shares_on(&held), [CONTAINER]);
}

/// A management key that nobody put behind the PIN is typed; a wrong one is told of, and nothing is written.
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
    for (key, status) in [("00".repeat(32), 5), (typed, 0)] {
        let shares = ["--share", "Anna=piv:101", "--share", "Ben=piv:102"];
        let how = [&["generate", "--rehearsal", "--yes", "-k", "2"][..], &shares].concat();
        let mut at = session(&lab, &how);
        at.shows("PIN of the smart card 101");
        at.types(PIN);
        at.shows("Management key of the smart card 101");
        at.types("12");
        at.shows("32, 48 or 64");
        at.shows("Management key of the smart card 101");
        at.types(&key);
        if status == 0 {
            at.shows("PIN of the smart card 102");
            at.types(PIN);
        }
        let shown = at.ends(status);
        assert!(!shown.contains(&key), "{shown}");
        assert_eq!(shares_on(&token).len(), usize::from(status == 0));
    }
}

/// A new card: what is chosen is typed twice, and what a thief types first is refused. A PIN that the card has may
/// be mistyped: the card tells, and it is asked for again.
#[test]
fn provision_asks_for_what_is_new_and_what_is_there() {
    let Some(lab) = Lab::new(1) else { return };
    let factory = |model| Emulated::factory(Model::parse(model).unwrap(), 4711, Some(1));
    let held = lab.insert(0, factory("5.4.3"));
    let how = ["token", "provision", "piv:", "--name", "Ada", "--rehearsal"];
    let mut at = session(&lab, &how);
    let shown = at.shows("Prepare the smart card 4711 for Ada?");
    // In a rehearsal a weakness is told, with the card that has it, and stops nothing.
    let told = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("firmware of the smart card 4711 is older than 5.7.0"), "{shown}");
    at.types("yes");
    for (refused, why) in [
        ("12345", "6 to 8 characters"),
        ("123456", "which everybody knows"),
        ("777777", "one character over and over"),
    ] {
        at.shows("New PIN of the smart card 4711");
        at.types(refused);
        at.shows(why);
    }
    at.shows("New PIN of the smart card 4711");
    at.types("472915");
    at.shows("Once more");
    at.types("472916");
    for (new, typed) in [("New PIN", "472915"), ("New PUK", "80317264")] {
        at.shows(new);
        at.types(typed);
        at.shows("Once more");
        at.types(typed);
    }
    let shown = at.shows("can take a share now");
    assert!(!shown.contains("472915") && !shown.contains("80317264"), "{shown}");
    at.ends(0);

    let mut at = session(&lab, &how);
    at.shows("Prepare the smart card 4711 for Ada?");
    at.types("yes");
    at.shows("PIN of the smart card 4711, 3 tries left");
    at.types("999999");
    at.shows("The PIN is wrong: 2 tries left");
    at.shows("PIN of the smart card 4711, 2 tries left");
    at.types("472915");
    at.shows("can take a share now");
    at.ends(0);
    assert_eq!(held.card().kept().pin.left, 3);

    // With one try left nothing is asked.
    held.card().kept_mut().pin.left = 1;
    let mut at = session(&lab, &how);
    at.shows("Prepare the smart card 4711 for Ada?");
    at.types("yes");
    at.shows("has one try left");
    at.ends(5);
    drop(held);

    // One that does not tell whose PUK it has: nothing is tried without a word.
    let held = lab.insert(0, factory("5.2.7"));
    let mut at = session(&lab, &how);
    at.shows("Prepare the smart card 4711 for Ada?");
    at.types("yes");
    at.shows("Spend one try to change it?");
    at.types("no");
    at.ends(1);
    let is_untouched = |held: &Token| {
        let card = held.card();
        let kept = card.kept();
        kept.pin.is_factory && kept.puk.is_factory && kept.puk.left == 3 && kept.pin.left == 3
    };
    assert!(is_untouched(&held));
    // Nor whose PIN it has: who is there knows it.
    let mut value = [0xff; 8];
    value[..6].copy_from_slice(b"472915");
    held.card().kept_mut().pin.set(value);
    held.card().take_log();
    let begin = |answer: &str| {
        let mut at = session(&lab, &how);
        at.shows("Prepare the smart card 4711 for Ada?");
        at.types("yes");
        at.shows("Spend one try to change it?");
        at.types("yes");
        at.shows("still has the factory’s PIN. Does it?");
        at.types(answer);
        at
    };
    let mut at = begin("no");
    at.shows("PIN of the smart card 4711, 3 tries left");
    at.types("123456");
    at.shows("which everybody knows");
    at.shows("3 tries left");
    at.types("583026");
    for question in ["New PUK", "Once more"] {
        at.shows(question);
        at.types("80317264");
    }
    at.shows("The PIN is wrong: 2 tries left");
    at.shows("PIN of the smart card 4711, 2 tries left");
    at.types("472915");
    at.shows("can take a share now");
    at.ends(0);
    let log = held.card().take_log();
    assert!(!log.iter().any(|it| it.command.starts_with(&[0, 0x24, 0, 0x80])));
}
