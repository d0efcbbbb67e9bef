//! The emulated card without a reader: its answer to each command.

use std::time::{Duration, Instant};

use sso_escrow::emulator::card::{EmulatedCard, EmulatedReply};
use sso_escrow::emulator::fault::{Bend, Fault, Touch};
use sso_escrow::emulator::memory::Memory;
use sso_escrow::emulator::model::Model;
use sso_escrow::tlv;

const PIN: &[u8] = b"123456\xff\xff";
const PUK: &[u8] = b"12345678";
const DONE: u16 = 0x9000;
const SECURITY: u16 = 0x6982;

fn card(model: &str) -> EmulatedCard {
    let mut card = EmulatedCard::factory(Model::parse(model).unwrap(), 7, Some(1));
    assert_eq!(say(&mut card, [0, 0xa4, 4, 0], &[0xa0, 0, 0, 3, 8]).1, DONE);
    card
}

/// A command with its data, in the short form.
fn apdu(head: [u8; 4], data: &[u8]) -> Vec<u8> {
    match data.len() {
        0 => head.to_vec(),
        length => [&head[..], &[length as u8], data].concat(),
    }
}

/// The data and the status of the answer to one command.
fn send(card: &mut EmulatedCard, command: &[u8]) -> (Vec<u8>, u16) {
    let EmulatedReply::Bytes(mut answer) = card.transmit(command) else { panic!("no answer") };
    let status = answer.split_off(answer.len() - 2);
    (answer, u16::from_be_bytes([status[0], status[1]]))
}

fn say(card: &mut EmulatedCard, head: [u8; 4], data: &[u8]) -> (Vec<u8>, u16) {
    send(card, &apdu(head, data))
}

fn verify(card: &mut EmulatedCard, pin: &[u8]) -> u16 {
    say(card, [0, 0x20, 0, 0x80], pin).1
}

/// Mutual authentication with the management key (NIST SP 800-73-4, part 2, appendix A.1).
fn administrate(card: &mut EmulatedCard) {
    let key = card.kept().management.clone();
    let head = [0, 0x87, key.algorithm.number(), 0x9b];
    let (answer, status) = say(card, head, &[0x7c, 2, 0x80, 0]);
    assert_eq!(status, DONE);
    let shown = tlv::find(tlv::find(&answer, 0x7c).unwrap(), 0x80).unwrap();
    let witness = key.decrypt(shown).unwrap();
    let challenge = vec![9; witness.len()];
    let both = [tlv::entry(0x80, &witness), tlv::entry(0x81, &challenge)].concat();
    let (answer, status) = say(card, head, &tlv::entry(0x7c, &both));
    assert_eq!(status, DONE);
    let proof = tlv::find(tlv::find(&answer, 0x7c).unwrap(), 0x82).unwrap();
    assert_eq!(proof, key.encrypt(&challenge).unwrap());
}

/// Makes a key with these policies. Returns its public key.
fn generate(card: &mut EmulatedCard, slot: u8, pin: u8, touch: u8) -> Vec<u8> {
    let wanted = [0xac, 9, 0x80, 1, 0x11, 0xaa, 1, pin, 0xab, 1, touch];
    let (answer, status) = say(card, [0, 0x47, 0, slot], &wanted);
    assert_eq!(status, DONE);
    tlv::find(tlv::find(&answer, 0x7f49).unwrap(), 0x86).unwrap().to_vec()
}

fn agree(card: &mut EmulatedCard, slot: u8, point: &[u8]) -> (Vec<u8>, u16) {
    let inner = [tlv::entry(0x82, &[]), tlv::entry(0x85, point)].concat();
    say(card, [0, 0x87, 0x11, slot], &tlv::entry(0x7c, &inner))
}

fn put(card: &mut EmulatedCard, id: [u8; 3], value: &[u8]) -> u16 {
    let data = [tlv::entry(0x5c, &id), tlv::entry(0x53, value)].concat();
    let mut parts = data.chunks(255).peekable();
    while let Some(part) = parts.next() {
        let class = if parts.peek().is_some() { 0x10 } else { 0 };
        let (_, status) = say(card, [class, 0xdb, 0x3f, 0xff], part);
        if status != DONE || parts.peek().is_none() {
            return status;
        }
    }
    DONE
}

/// An object, joined from the parts of its answer.
fn get(card: &mut EmulatedCard, id: [u8; 3]) -> (Vec<u8>, u16) {
    let (mut data, mut status) = say(card, [0, 0xcb, 0x3f, 0xff], &tlv::entry(0x5c, &id));
    while status >> 8 == 0x61 {
        let (more, next) = send(card, &[0, 0xc0, 0, 0, 0]);
        data.extend_from_slice(&more);
        status = next;
    }
    (data, status)
}

#[test]
fn tries_are_counted_and_a_blocked_pin_is_unblocked() {
    for model in ["5.4.3", "plain"] {
        let mut card = card(model);
        assert_eq!(verify(&mut card, &[]), 0x63c3);
        assert_eq!(verify(&mut card, b"999999\xff\xff"), 0x63c2);
        assert_eq!(verify(&mut card, PIN), DONE);
        assert_eq!(verify(&mut card, &[]), DONE);
        card.reset();
        assert_eq!(verify(&mut card, &[]), 0x6d00, "no applet is selected without power");
        assert_eq!(say(&mut card, [0, 0xa4, 4, 0], &[0xa0, 0, 0, 3, 8]).1, DONE);
        assert_eq!(verify(&mut card, &[]), 0x63c3, "all tries are back after a right PIN");
        for _ in 0..3 {
            verify(&mut card, b"999999\xff\xff");
        }
        assert_eq!((verify(&mut card, PIN), verify(&mut card, &[])), (0x6983, 0x6983));
        let unblock = |puk: &[u8]| [puk, b"654321\xff\xff"].concat();
        assert_eq!(say(&mut card, [0, 0x2c, 0, 0x80], &unblock(b"00000000")).1, 0x63c2);
        assert_eq!(say(&mut card, [0, 0x2c, 0, 0x80], &unblock(PUK)).1, DONE);
        assert_eq!(verify(&mut card, b"654321\xff\xff"), DONE);
        let short = [b"654321\xff\xff", &b"12345\xff\xff\xff"[..]].concat();
        assert_eq!(say(&mut card, [0, 0x24, 0, 0x80], &short).1, 0x6a80);
    }
}

#[test]
fn a_key_asks_for_the_pin_as_its_policy_says() {
    let mut card = card("5.4.3");
    administrate(&mut card);
    let point = generate(&mut card, 0x82, 2, 1);
    generate(&mut card, 0x83, 3, 1);
    generate(&mut card, 0x9e, 1, 1);
    assert_eq!(agree(&mut card, 0x9e, &point).1, DONE);
    assert_eq!(agree(&mut card, 0x82, &point).1, SECURITY);
    assert_eq!(verify(&mut card, PIN), DONE);
    assert_eq!(agree(&mut card, 0x82, &point).1, DONE);
    assert_eq!(agree(&mut card, 0x82, &point).1, DONE);
    assert_eq!(agree(&mut card, 0x83, &point).1, SECURITY, "other commands came between");
    assert_eq!(verify(&mut card, PIN), DONE);
    assert_eq!(agree(&mut card, 0x83, &point).1, DONE);
    assert_eq!(agree(&mut card, 0x83, &point).1, SECURITY);
    // Selecting the applet makes the card forget the PIN.
    assert_eq!(verify(&mut card, PIN), DONE);
    assert_eq!(say(&mut card, [0, 0xa4, 4, 0], &[0xa0, 0, 0, 3, 8]).1, DONE);
    assert_eq!(agree(&mut card, 0x82, &point).1, SECURITY);
    assert_eq!(agree(&mut card, 0x84, &point).1, 0x6a88, "there is no such key");
}

#[test]
fn firmware_5_3_1_forgets_the_pin_when_it_is_asked() {
    for (model, after) in [("5.3.1", SECURITY), ("5.4.3", DONE)] {
        let mut card = card(model);
        administrate(&mut card);
        let point = generate(&mut card, 0x82, 2, 1);
        assert_eq!((verify(&mut card, PIN), verify(&mut card, &[])), (DONE, DONE));
        assert_eq!(agree(&mut card, 0x82, &point).1, after, "{model}");
    }
}

#[test]
fn a_key_waits_to_be_touched() {
    let mut card = card("5.7.1");
    administrate(&mut card);
    let point = generate(&mut card, 0x82, 1, 2);
    generate(&mut card, 0x83, 1, 3);
    let wait = Duration::from_millis(60);
    let timed = |card: &mut EmulatedCard, slot| {
        let start = Instant::now();
        let status = agree(card, slot, &point).1;
        (status, start.elapsed() >= wait)
    };
    card.set_touch(Touch::NotWithin(wait));
    assert_eq!(timed(&mut card, 0x82), (SECURITY, true));
    card.set_touch(Touch::After(wait));
    assert_eq!(timed(&mut card, 0x82), (DONE, true));
    assert_eq!(timed(&mut card, 0x82), (DONE, true), "each time");
    assert_eq!(timed(&mut card, 0x83), (DONE, false), "a touch counts for a while");
}

#[test]
fn objects_of_every_length_come_back_and_the_room_is_bounded() {
    let mut card = card("5.4.3");
    let id = [0x5f, 0xc1, 0x20];
    assert_eq!(put(&mut card, id, &[1]), SECURITY);
    administrate(&mut card);
    for length in [1, 127, 128, 248, 255, 256, 257, 2048, 3052] {
        let value: Vec<u8> = (0..length).map(|at| at as u8).collect();
        assert_eq!(put(&mut card, id, &value), DONE, "{length}");
        let (data, status) = get(&mut card, id);
        assert_eq!((tlv::find(&data, 0x53), status), (Some(&value[..]), DONE), "{length}");
    }
    assert_eq!(put(&mut card, id, &[0; 3053]), 0x6a84);
    assert_eq!(put(&mut card, id, &[]), DONE);
    assert_eq!(get(&mut card, id).1, 0x6a82);
    card.kept_mut().room = card.kept().used() + 10;
    assert_eq!((put(&mut card, id, &[0; 11]), put(&mut card, id, &[0; 10])), (0x6a84, DONE));
    // The printed information of the card can only be read after the PIN.
    let printed = [0x5f, 0xc1, 0x09];
    card.kept_mut().objects.insert(0x5f_c109, vec![1].into());
    assert_eq!(get(&mut card, printed).1, SECURITY);
    assert_eq!(verify(&mut card, PIN), DONE);
    assert_eq!(get(&mut card, printed).1, DONE);
}

#[test]
fn a_plain_card_has_no_command_of_the_yubikey() {
    let mut card = card("plain");
    administrate(&mut card);
    for instruction in 0xf6..=0xff {
        assert_eq!(say(&mut card, [0, instruction, 0, 0x82], &[]).1, 0x6d00, "{instruction:x}");
    }
    assert_eq!(put(&mut card, [0x5f, 0xff, 0x10], &[1]), 0x6a81);
    assert_eq!(say(&mut card, [0, 0xa4, 4, 0], &[0xa0, 0, 0, 5, 0x27, 0x47, 0x11]).1, 0x6a82);
}

#[test]
fn what_a_token_can_do_depends_on_its_firmware() {
    for (model, metadata, moves, algorithm) in
        [("5.2.7", 0x6d00, 0x6d00, 3), ("5.3.1", DONE, 0x6d00, 3), ("5.7.1", DONE, DONE, 0x0a)]
    {
        let mut card = card(model);
        assert_eq!(card.kept().management.algorithm.number(), algorithm, "{model}");
        administrate(&mut card);
        generate(&mut card, 0x82, 3, 2);
        let (data, status) = say(&mut card, [0, 0xf7, 0, 0x82], &[]);
        assert_eq!(status, metadata, "{model}");
        assert!(status != DONE || tlv::find(&data, 2) == Some(&[3, 2]), "{model}");
        assert_eq!(say(&mut card, [0, 0xf6, 0x83, 0x82], &[]).1, moves, "{model}");
    }
}

/// Checks which data of a card survives a loss of power, and being saved to a file.
#[test]
fn what_is_kept_comes_back_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token.json");
    let mut card = card("5.4.3").kept_in(file.clone()).unwrap();
    administrate(&mut card);
    let point = generate(&mut card, 0x82, 1, 1);
    put(&mut card, [0x5f, 0xc1, 0x20], &[7; 300]);
    verify(&mut card, b"999999\xff\xff");
    let shared = agree(&mut card, 0x82, &point);
    let mut again = EmulatedCard::new(Memory::load(&file).unwrap(), None);
    assert_eq!(say(&mut again, [0, 0xa4, 4, 0], &[0xa0, 0, 0, 3, 8]).1, DONE);
    assert_eq!(verify(&mut again, &[]), 0x63c2);
    assert_eq!(agree(&mut again, 0x82, &point), shared);
    assert_eq!(get(&mut again, [0x5f, 0xc1, 0x20]), get(&mut card, [0x5f, 0xc1, 0x20]));
}

#[test]
fn a_reset_wants_pin_and_puk_blocked_and_keeps_what_it_attests_with() {
    let mut card = card("5.4.3");
    administrate(&mut card);
    generate(&mut card, 0x82, 1, 1);
    assert_eq!(say(&mut card, [0, 0xfb, 0, 0], &[]).1, 0x6985);
    for _ in 0..3 {
        verify(&mut card, b"999999\xff\xff");
        say(&mut card, [0, 0x24, 0, 0x81], &[b'0'; 16]);
    }
    assert_eq!(say(&mut card, [0, 0xfb, 0, 0], &[]).1, DONE);
    assert_eq!(verify(&mut card, PIN), DONE);
    assert_eq!(say(&mut card, [0, 0xf9, 0x82, 0], &[]).1, 0x6a80, "there is no such key any more");
    administrate(&mut card);
    generate(&mut card, 0x82, 1, 1);
    let status = say(&mut card, [0, 0xf9, 0x82, 0], &[]).1;
    assert_eq!(status >> 8, 0x61, "a certificate that is fetched in parts");
}

/// Checks that each fault affects only the intended command.
#[test]
fn faults_strike_the_command_that_is_counted() {
    let tries = [0, 0x20, 0, 0x80];
    let mut card = card("5.4.3");
    card.fail_at(2, Fault::Status(0x6f00));
    assert_eq!([0; 3].map(|_| say(&mut card, tries, &[]).1), [0x63c3, 0x6f00, 0x63c3]);
    card.fail_at(1, Fault::PulledBefore);
    assert_eq!(card.transmit(&apdu(tries, b"999999\xff\xff")), EmulatedReply::Pulled);
    assert_eq!(say(&mut card, tries, &[]).1, 0x63c3, "it was not worked on");
    card.fail_at(1, Fault::PulledAfter);
    assert_eq!(card.transmit(&apdu(tries, b"999999\xff\xff")), EmulatedReply::Pulled);
    assert_eq!(say(&mut card, tries, &[]).1, 0x63c2, "it was worked on");
    card.fail_at(1, Fault::Slow(Duration::from_millis(50)));
    let start = Instant::now();
    assert_eq!(say(&mut card, tries, &[]).1, 0x63c2);
    assert!(start.elapsed() >= Duration::from_millis(50));
    let version = apdu([0, 0xfd, 0, 0], &[]);
    let good = EmulatedReply::Bytes(vec![5, 4, 3, 0x90, 0]);
    for bend in Bend::ALL {
        card.fail_at(1, Fault::Bent(bend));
        assert_ne!(card.transmit(&version), good, "{bend:?}");
        assert_eq!(card.transmit(&version), good, "{bend:?}");
    }
    card.fail_at(1, Fault::PulledBefore);
    card.mend();
    assert_eq!(card.transmit(&version), good);
    assert_eq!(card.take_log().last().unwrap().answer, [5, 4, 3, 0x90, 0]);
}
