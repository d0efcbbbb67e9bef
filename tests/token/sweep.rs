//! Causes every fault of the emulator at every command. The result is an error or the right result, never a
//! panic or a hang. Only the intended PIN try may be spent.

use std::time::Duration;

use sso_escrow::emulator::card::{EmulatedCard as Emulated, EmulatedReply as Emulates};
use sso_escrow::emulator::fault::{Bend, Fault};
use sso_escrow::emulator::model::Model;
use sso_escrow::secret::SecretBytes;
use sso_escrow::token::TokenError;
use sso_escrow::token::apdu::{Line, Reply};
use sso_escrow::token::card::Card;
use sso_escrow::token::find::{Seen, Summary};
use sso_escrow::token::management::{self, ManagementKey};
use sso_escrow::token::names::{Firmware, ObjectId, Slot, TokenId};
use sso_escrow::token::pin::{Budget, Pin, Tries};
use sso_escrow::token::shares;

use crate::lab::Lab;
use crate::library::{self, OBJECT, PIN, Worker, expected, public_of_slots};

/// A card without a reader, so that each case takes milliseconds.
pub struct Direct {
    pub card: Emulated,
    pub count: u64,
    says_length: bool,
}

impl Direct {
    pub fn new(card: Emulated, says_length: bool) -> Self {
        Self { card, count: 0, says_length }
    }
}

impl Line for Direct {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        self.count += 1;
        assert!(self.count < 400, "it does not end");
        let mut reply = Reply::room()?;
        match self.card.transmit(&command) {
            Emulates::Bytes(bytes) => {
                let room = reply.buffer();
                room[..bytes.len()].copy_from_slice(&bytes);
                reply.fill(bytes.len());
                Ok(reply)
            }
            Emulates::Pulled => Err(TokenError::Pulled { reader: "direct".to_owned() }),
        }
    }

    fn says_length(&self) -> bool {
        self.says_length
    }
}

pub fn faults() -> Vec<Fault> {
    let statuses =
        [0x6982, 0x6983, 0x6985, 0x63c0, 0x63c2, 0x6a80, 0x6a82, 0x6a84, 0x6d00, 0x6f00, 0x61ff, 0];
    let mut all = vec![Fault::Slow(Duration::from_millis(1))];
    all.extend([Fault::PulledBefore, Fault::PulledAfter]);
    all.extend(statuses.map(Fault::Status));
    all.extend(Bend::ALL.map(Fault::Bent));
    all
}

/// The work that is done with a card.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Work {
    List,
    Agree,
    Guess,
    Object,
}

fn work(work: Work, line: &mut Direct) -> Result<String, TokenError> {
    let mut card = Card::select(line, "direct")?;
    let [point, own] = public_of_slots();
    match work {
        Work::List => Ok(format!("{:?}", Summary::of(&mut card, "direct")?)),
        Work::Agree | Work::Guess => {
            let pin = Pin::new(if work == Work::Agree { PIN } else { "999999" })?;
            card.prove(&own, &[9; 32])?;
            let budget = Budget::OneUncounted;
            let shared = card.verify(&pin, budget)?.agree(Slot::of(0x82).unwrap(), &point)?;
            Ok(hex::encode(&shared[..]))
        }
        Work::Object => card.object(ObjectId::of(OBJECT).unwrap()).map(|it| format!("{it:?}")),
    }
}

#[test]
fn every_fault_at_every_command_is_an_error_or_the_right_result() {
    for model in library::MODELS {
        for (what, says_length) in [
            (Work::List, true),
            (Work::Agree, true),
            (Work::Agree, false),
            (Work::Guess, true),
            (Work::Object, true),
            (Work::Object, false),
        ] {
            let line = |left| {
                let mut card = library::token(model, 7);
                card.kept_mut().pin.left = left;
                Direct::new(card, says_length)
            };
            let mut plain = line(3);
            let right = work(what, &mut plain);
            assert_eq!(right.is_ok(), what != Work::Guess, "{model} {right:?}");
            let mut differing = 0;
            for at in 1..=plain.count {
                for (fault, left) in faults().into_iter().flat_map(|it| [(it, 2), (it, 3)]) {
                    let mut line = line(left);
                    line.card.fail_at(at, fault);
                    let result = work(what, &mut line);
                    let now = line.card.kept().pin.left;
                    let case = format!("{model} {what:?} {fault:?} at {at}: {result:?}, {now}");
                    match what {
                        Work::Agree => assert!(now >= left - 1, "{case}"),
                        // Only the intended try may be spent. A card that is removed does not restore it.
                        Work::Guess => assert!(now >= left - 1 && result.is_err(), "{case}"),
                        Work::List | Work::Object => assert_eq!(now, left, "{case}"),
                    }
                    if what == Work::Agree && result.is_ok() {
                        assert_eq!(result, Ok(expected()), "{case}");
                    }
                    differing += u32::from(result != right);
                }
            }
            assert!(differing > 20, "{model} {what:?}: the faults were seen: {differing}");
        }
    }
}

/// A YubiKey 4 reports its serial number in another applet. Afterwards the PIN must go to the PIV applet.
#[test]
fn a_yubikey_4_is_known_by_its_serial_number() {
    let card = library::token("4.3.5", 44);
    let mut line = Direct { card, count: 0, says_length: true };
    let mut card = Card::select(&mut line, "direct").unwrap();
    let seen = Seen::at(&mut card, "direct").unwrap();
    assert_eq!((seen.id, seen.firmware), (Some(TokenId::Serial(44)), Some(Firmware([4, 3, 5]))));
    let [point, _] = public_of_slots();
    let pin = Pin::new(PIN).unwrap();
    let mut verified = card.verify(&pin, Budget::Counted).unwrap();
    let shared = verified.agree(Slot::of(0x82).unwrap(), &point).unwrap();
    assert_eq!(hex::encode(&shared[..]), expected());
}

/// A card that does not report its tries, and cards whose answer is ambiguous.
#[test]
fn a_card_that_does_not_count_gets_one_try_where_that_is_confirmed() {
    for status in [0x9000, 0x6300, 0x6f00] {
        let mut card = library::token("plain", 7);
        // After SELECT and GET METADATA. The card does not support the second.
        card.fail_at(3, Fault::Status(status));
        let mut line = Direct { card, count: 0, says_length: true };
        let mut card = Card::select(&mut line, "direct").unwrap();
        let wrong = Pin::new("999999").unwrap();
        let refused = card.verify(&wrong, Budget::Counted).err();
        assert_eq!(refused, Some(TokenError::TriesUnknown), "{status:x}");
        assert_eq!(line.card.kept().pin.left, 3);
        line.card.fail_at(3, Fault::Status(status));
        let mut card = Card::select(&mut line, "direct").unwrap();
        let refused = card.verify(&wrong, Budget::OneUncounted).err();
        assert_eq!(refused, Some(TokenError::WrongPin { tries: Tries::Left(2) }));
    }
}

/// Checks that the program notices if a card reports an object as kept or deleted, but it is not.
#[test]
fn what_is_not_kept_or_not_deleted_is_told_apart() {
    let id = ObjectId::of(OBJECT).unwrap();
    let challenge = [7; 16];
    let keep = |line: &mut Direct, is_written: bool| -> Result<(), TokenError> {
        let mut card = Card::select(line, "direct")?;
        let (_, algorithm) = management::key_location(&mut card)?;
        card.administrate(algorithm, &ManagementKey::factory()?, &challenge)?;
        match is_written {
            true => shares::remove(&mut card, id, b"share").map(|removed| assert!(removed)),
            false => shares::write(&mut card, id, b"share"),
        }
    };
    for is_written in [false, true] {
        let new = || {
            let mut card = Emulated::factory(Model::parse("5.7.1").unwrap(), 7, Some(1));
            if is_written {
                card.kept_mut().objects.insert(OBJECT, b"share".to_vec().into());
            }
            Direct::new(card, true)
        };
        let mut line = new();
        keep(&mut line, is_written).unwrap();
        let log = line.card.take_log();
        let put = log.iter().position(|it| it.command[1] == 0xdb).unwrap();
        let mut line = new();
        line.card.fail_at(put as u64 + 1, Fault::Status(0x9000));
        let error = match is_written {
            true => TokenError::StillThere { id },
            false => TokenError::ReadBack { id },
        };
        assert_eq!(keep(&mut line, is_written), Err(error));
    }
}

/// Checks that no card gets an invalid point.
#[test]
fn what_is_no_point_does_not_reach_the_card() {
    let card = library::token("5.4.3", 7);
    let mut line = Direct { card, count: 0, says_length: true };
    let mut card = Card::select(&mut line, "direct").unwrap();
    let [point, _] = public_of_slots();
    let mut verified = card.verify(&Pin::new(PIN).unwrap(), Budget::Counted).unwrap();
    for at in [0, 1, 64] {
        let mut bent = point;
        bent[at] ^= 1;
        let refused = verified.agree(Slot::of(0x82).unwrap(), &bent).err();
        assert_eq!(refused, Some(TokenError::NoPoint));
    }
    let log = line.card.take_log();
    assert!(log.iter().all(|exchange| exchange.command[1] != 0x87), "{log:?}");
}

/// A line that always gives the same answer.
struct Endless(Vec<u8>, usize);

impl Line for Endless {
    fn transmit(&mut self, _: SecretBytes) -> Result<Reply, TokenError> {
        self.1 += 1;
        let mut reply = Reply::room()?;
        reply.buffer()[..self.0.len()].copy_from_slice(&self.0);
        reply.fill(self.0.len());
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}

#[test]
fn an_answer_without_an_end_is_given_up() {
    for answer in [vec![0x61, 0], vec![7, 0x61, 0xff], [vec![7; 256], vec![0x61, 0]].concat()] {
        let mut line = Endless(answer, 0);
        let refused = Card::select(&mut line, "endless").err().unwrap();
        assert!(matches!(refused, TokenError::Malformed { .. }), "{refused:?}");
        assert!(line.1 <= sso_escrow::token::apdu::MOST + 2, "{}", line.1);
    }
}

// ---- With the real pcscd.

/// Reports whether the card must be inserted again afterwards. A driver that gets no answer waits for one
/// until then.
pub fn is_gone_after(fault: Fault) -> bool {
    matches!(fault, Fault::PulledBefore | Fault::PulledAfter | Fault::Bent(Bend::Nothing))
}

fn through_the_stack(model: &str, work: Work) {
    let Some(lab) = Lab::new(1) else { return };
    let reader = lab.reader(0);
    let mut token = lab.insert(0, library::token(model, 7));
    let mut worker = Worker::start(Worker::command(&lab).env(library::ANSWER, "1500"));
    let right = ["agree", &reader, PIN, "counted"];
    let words = match work {
        Work::List => &["list"][..],
        Work::Object => &["object", &reader],
        Work::Agree => &right,
        Work::Guess => &["agree", &reader, "999999", "counted"],
    };
    // The connection is the same for all models. So only the key agreement removes the card on every model.
    let is_pulled_here = match work {
        Work::Guess => false,
        Work::Agree => true,
        Work::List | Work::Object => ["5.4.3", "plain"].contains(&model),
    };
    worker.run(words);
    let commands = token.card().take_log().len() as u64;
    assert!(commands >= 3, "{model} {words:?}: {commands}");
    for at in 1..=commands {
        for fault in faults() {
            let is_gone = is_gone_after(fault);
            if is_gone && !is_pulled_here && at < commands {
                continue;
            }
            token.card().kept_mut().pin.left = 3;
            token.card().fail_at(at, fault);
            let done = worker.run(words);
            let left = token.card().kept().pin.left;
            let case = format!("{model} {words:?} {fault:?} at {at} of {commands}: {done:?}");
            let least = if words[0] == "agree" { 2 } else { 3 };
            assert!(left >= least, "{case}: {left}");
            match work {
                Work::Agree if done.kind == "ok" => assert_eq!(done.text, expected(), "{case}"),
                Work::Guess => assert_ne!(done.kind, "ok", "{case}"),
                _ => {}
            }
            token.card().mend();
            if is_gone {
                let expected = match fault {
                    Fault::Bent(_) => "NoAnswer",
                    _ => "Pulled",
                };
                let told = [&done.kind, &done.text].into_iter().any(|it| it.contains(expected));
                assert!(told, "{case}");
                token = lab.insert_again(0, token.pull());
            }
        }
    }
    token.card().kept_mut().pin.left = 3;
    let agreed = worker.run(&right);
    assert_eq!(agreed.text, expected(), "{model} {work:?}: it works after all that");
}

/// Runs all models and kinds of work in parallel, because most of the time is spent waiting until a card is noticed.
#[test]
fn every_fault_goes_through_the_stack() {
    std::thread::scope(|scope| {
        for model in library::MODELS {
            for work in [Work::List, Work::Object, Work::Agree, Work::Guess] {
                scope.spawn(move || through_the_stack(model, work));
            }
        }
    });
}
