//! `token provision`. The first part tests the library without a reader, so that a fault or an interruption
//! at every command takes only milliseconds.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::json;
use sso_escrow::emulator::card::EmulatedCard as Emulated;
use sso_escrow::emulator::fault::{Bend, Fault};
use sso_escrow::emulator::keys::{
    EmulatedKey, EmulatedPinPolicy as Pins, EmulatedTouchPolicy as Touches,
};
use sso_escrow::emulator::management::FACTORY_KEY;
use sso_escrow::emulator::memory::Memory;
use sso_escrow::emulator::model::Model;
use sso_escrow::random::Generator;
use sso_escrow::secret::SecretBytes;
use sso_escrow::token::TokenError;
use sso_escrow::token::answer::{PinPolicy, TouchPolicy};
use sso_escrow::token::apdu::{Line, Reply};
use sso_escrow::token::card::Card;
use sso_escrow::token::firmware::{self, Weakness};
use sso_escrow::token::management::{KeyLocation as Where, ManagementKey};
use sso_escrow::token::names::{Firmware, Slot, TokenId};
use sso_escrow::token::pin::{Pin, Tries};
use sso_escrow::token::provision::{
    Changed, ProvisionError, ProvisionPlan, Provisioned, Secrets, Survey, provision,
};

use crate::lab::{Lab, Token, shown};
use crate::support::{Ran, Run};
use crate::sweep::{Direct, is_gone_after};
use crate::text;
use crate::whole;

const MODELS: [&str; 4] = ["5.2.7", "5.3.1", "5.4.3", "5.7.1"];
const PIN: &str = "472915";
const PUK: &str = "80317264";

fn factory(model: &str) -> Emulated {
    Emulated::factory(Model::parse(model).unwrap(), 4711, Some(1))
}

fn again(card: &Emulated) -> Emulated {
    Emulated::new(card.kept().clone(), Some(2))
}

fn wanted(custodian: &str) -> ProvisionPlan {
    ProvisionPlan {
        custodian: custodian.to_owned(),
        label: "Vault 3".to_owned(),
        pin: PinPolicy::Once,
        touch: TouchPolicy::Always,
        slot: None,
    }
}

fn secrets(pin: &str) -> Secrets {
    let [pin, puk] = [pin, PUK].map(|text| Pin::new(text).unwrap());
    Secrets { pin, puk: Some(puk), management: None, is_pin_own: None }
}

/// Runs it on a card. Returns the result, the card, and the number of commands.
fn run(
    card: Emulated,
    who: &str,
    secrets: &Secrets,
) -> (Result<Provisioned, ProvisionError>, Emulated, u64) {
    run_for(card, &wanted(who), secrets)
}

fn run_for(
    card: Emulated,
    wanted: &ProvisionPlan,
    secrets: &Secrets,
) -> (Result<Provisioned, ProvisionError>, Emulated, u64) {
    let mut line = Direct::new(card, true);
    let mut random = Generator::new(b"").unwrap();
    let done = match Card::select(&mut line, "direct") {
        Ok(mut selected) => {
            let id = TokenId::Serial(4711);
            provision(&mut selected, "direct", id, wanted, secrets, &mut random)
        }
        Err(error) => Err(error.into()),
    };
    (done, line.card, line.count)
}

fn slots(kept: &Memory) -> Vec<u8> {
    kept.keys.keys().copied().collect()
}

fn survey(card: &Emulated) -> Option<Survey> {
    let mut line = Direct::new(again(card), true);
    let mut card = Card::select(&mut line, "direct").ok()?;
    Survey::of(&mut card, "direct").ok()
}

#[test]
fn a_new_card_is_prepared_and_stays_so() {
    for model in MODELS {
        let (done, card, _) = run(factory(model), "Ada", &secrets(PIN));
        let done = done.unwrap();
        assert_eq!(done.changed, Changed { pin: true, puk: true, management: true }, "{model}");
        let prepared = &done.prepared;
        assert_eq!(prepared.slot, Slot::of(0x82).unwrap());
        assert_eq!(prepared.custodian.as_deref(), Some("Ada"));
        assert_eq!(prepared.label.as_deref(), Some("Vault 3"));
        assert_eq!(done.transcript.slot, Slot::SIGNATURE);
        assert!(done.attestation.is_some());
        let kept = card.kept();
        assert_eq!(slots(kept), [0x82, 0x9c, 0x9e, 0xf9]);
        let key = &kept.keys[&0x82];
        assert_eq!((key.pin, key.touch), (Pins::Once, Touches::Always));
        let key = &kept.keys[&0x9e];
        assert_eq!((key.pin, key.touch), (Pins::Never, Touches::Never));
        assert_eq!(&kept.pin.value[..6], PIN.as_bytes());
        assert_eq!(&kept.puk.value, PUK.as_bytes());
        assert_eq!((kept.pin.left, kept.puk.left), (3, 3));
        assert_ne!(kept.management.bytes, FACTORY_KEY);
        assert_eq!(kept.management.algorithm, Model::parse(model).unwrap().factory_algorithm());

        // Again: nothing is made, and nothing is changed.
        let before = serde_json::to_value(kept).unwrap();
        let (done, card, _) = run(again(&card), "Ada", &secrets(PIN));
        let done = done.unwrap();
        assert!(!done.changed.is_any() && !done.share.is_new && !done.card.is_new, "{model}");
        assert_eq!(serde_json::to_value(card.kept()).unwrap(), before, "{model}");
        // For another custodian it is refused.
        let (done, card, _) = run(again(&card), "Bob", &secrets(PIN));
        assert_eq!(done, Err(ProvisionError::AlreadyFor { custodian: "Ada".to_owned() }));
        assert_eq!(serde_json::to_value(card.kept()).unwrap(), before, "{model}");
    }
}

#[test]
fn what_is_in_use_is_not_touched() {
    for model in MODELS {
        let mut card = factory(model);
        let key = |byte: u8, generated| {
            EmulatedKey::of(&[byte; 32], Pins::Once, Touches::Never, generated)
        };
        let kept = card.kept_mut();
        // A key that was generated in the card, an imported key, and an object. None has a certificate.
        kept.keys.insert(0x82, key(1, true).unwrap());
        kept.keys.insert(0x83, key(2, false).unwrap());
        kept.objects.insert(0x5f_c10f, vec![7; 40].into());
        kept.keys.insert(0x9c, key(3, true).unwrap());
        let own = EmulatedKey::of(&[4; 32], Pins::Never, Touches::Never, true).unwrap();
        kept.keys.insert(0x9e, own.clone());
        let (done, card, _) = run(card, "Ada", &secrets(PIN));
        let done = done.unwrap();
        assert_eq!(done.share.slot, Slot::of(0x85).unwrap(), "{model}");
        assert_eq!(done.transcript.slot, Slot::of(0x86).unwrap(), "{model}");
        let kept = card.kept();
        assert_eq!(slots(kept), [0x82, 0x83, 0x85, 0x86, 0x9c, 0x9e, 0xf9]);
        assert_eq!(kept.keys[&0x9e].public(), own.public(), "9E is used as it is");
        assert_eq!(kept.keys[&0x82].public(), key(1, true).unwrap().public());
        assert_eq!(*kept.objects[&0x5f_c10f], [7; 40]);
    }
}

/// The object for the management key already holds a person's data, as the standard allows.
#[test]
fn printed_information_is_left() {
    for model in MODELS {
        let mut card = factory(model);
        let printed = sso_escrow::tlv::entry(0x01, b"Ada Lovelace");
        card.kept_mut().objects.insert(0x5f_c109, printed.clone().into());
        let (done, card, _) = run(card, "Ada", &secrets(PIN));
        assert_eq!(done, Err(ProvisionError::PrintedInUse), "{model}");
        assert_eq!(*card.kept().objects[&0x5f_c109], printed[..]);
        assert_eq!(card.kept().management.bytes, FACTORY_KEY);
    }
}

/// A card with an RSA key in a slot. An old card answers to P-256 as if the slot were empty.
struct WithRsa(Direct);

impl Line for WithRsa {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        if command.get(1..4) != Some(&[0x87, 0x07, 0x82]) {
            return self.0.transmit(command);
        }
        let mut reply = Reply::room()?;
        reply.buffer()[..2].copy_from_slice(&[0x69, 0x82]);
        reply.fill(2);
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}

/// A card that gives a fixed answer to one command.
struct WithAnswer(Direct, &'static [u8], &'static [u8]);

impl Line for WithAnswer {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        let Self(direct, asked, answer) = self;
        if !command.starts_with(asked) {
            return direct.transmit(command);
        }
        let mut reply = Reply::room()?;
        reply.buffer()[..answer.len()].copy_from_slice(answer);
        reply.fill(answer.len());
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}

/// Checks the error for each thing that can be in the way in 9E, and for a missing slot.
#[test]
fn what_is_in_the_way_in_9e_is_told() {
    let provision = |line: &mut dyn Line| {
        let mut random = Generator::new(b"").unwrap();
        let mut card = Card::select(line, "direct").unwrap();
        let id = TokenId::Serial(4711);
        provision(&mut card, "direct", id, &wanted("Ada"), &secrets(PIN), &mut random).err()
    };
    let mut card = factory("5.4.3");
    card.kept_mut().objects.insert(0x5f_c101, vec![7; 40].into());
    let error = provision(&mut Direct::new(card, true));
    assert_eq!(error, Some(ProvisionError::CardObjectOther));
    // An imported key. An old card does not report it, and cannot attest it.
    let mut card = factory("5.2.7");
    let key = EmulatedKey::of(&[4; 32], Pins::Never, Touches::Never, false).unwrap();
    card.kept_mut().keys.insert(0x9e, key);
    let error = provision(&mut Direct::new(card, true));
    assert_eq!(error, Some(ProvisionError::CardKeyUnknown));
    // The metadata of a P-384 key.
    let direct = Direct::new(factory("5.4.3"), true);
    let mut line = WithAnswer(direct, &[0, 0xf7, 0, 0x9e], &[1, 1, 0x14, 0x90, 0]);
    assert_eq!(provision(&mut line), Some(ProvisionError::CardKeyOther));
    // A card without the object of slot 83.
    let direct = Direct::new(factory("5.4.3"), true);
    let object = &[0, 0xcb, 0x3f, 0xff, 5, 0x5c, 3, 0x5f, 0xc1, 0x0e];
    let mut line = WithAnswer(direct, object, &[0x6a, 0x86]);
    let mut random = Generator::new(b"").unwrap();
    let mut card = Card::select(&mut line, "direct").unwrap();
    let slot = Slot::of(0x83).unwrap();
    let plan = ProvisionPlan { slot: Some(slot), ..wanted("Ada") };
    let id = TokenId::Serial(4711);
    let done = sso_escrow::token::provision::provision(
        &mut card,
        "direct",
        id,
        &plan,
        &secrets(PIN),
        &mut random,
    );
    assert_eq!(done.err(), Some(ProvisionError::NoSuchSlot { slot }));
}

#[test]
fn a_key_of_another_kind_is_not_replaced() {
    let mut line = WithRsa(Direct::new(factory("5.2.7"), true));
    let mut random = Generator::new(b"").unwrap();
    let mut card = Card::select(&mut line, "direct").unwrap();
    let id = TokenId::Serial(4711);
    let (wanted, secrets) = (wanted("Ada"), secrets(PIN));
    let done = provision(&mut card, "direct", id, &wanted, &secrets, &mut random).unwrap();
    assert_eq!(done.share.slot, Slot::of(0x83).unwrap());
    assert_eq!(slots(line.0.card.kept()), [0x83, 0x9c, 0x9e, 0xf9]);
}

/// Checks that the slot of the share key can be named. A slot in use is refused and not touched. A card gets
/// only one share key.
#[test]
fn the_slot_is_the_one_that_was_named() {
    let named = |slot| ProvisionPlan { slot: Slot::of(slot), ..wanted("Ada") };
    for model in MODELS {
        let (done, card, count) = run_for(factory(model), &named(0x90), &secrets(PIN));
        assert_eq!(done.unwrap().share.slot, Slot::of(0x90).unwrap(), "{model}");
        assert_eq!(slots(card.kept()), [0x90, 0x9c, 0x9e, 0xf9], "{model}");
        let (done, card, _) = run_for(again(&card), &wanted("Ada"), &secrets(PIN));
        assert!(!done.unwrap().share.is_new, "{model}");
        let (done, card, _) = run_for(again(&card), &named(0x91), &secrets(PIN));
        let slot = Slot::of(0x90).unwrap();
        assert_eq!(done.err(), Some(ProvisionError::AlreadyIn { slot }), "{model}");
        assert_eq!(slots(card.kept()), [0x90, 0x9c, 0x9e, 0xf9], "{model}");

        let mut card = factory(model);
        let other = EmulatedKey::of(&[1; 32], Pins::Once, Touches::Never, true).unwrap();
        card.kept_mut().keys.insert(0x83, other.clone());
        card.kept_mut().objects.insert(0x5f_c10f, vec![7; 40].into());
        for slot in [0x83, 0x84] {
            let (done, after, _) = run_for(again(&card), &named(slot), &secrets(PIN));
            let slot = Slot::of(slot).unwrap();
            assert_eq!(done.err(), Some(ProvisionError::SlotInUse { slot }), "{model}");
            assert_eq!(after.kept().keys[&0x83].public(), other.public(), "{model}");
            assert_eq!(*after.kept().objects[&0x5f_c10f], [7; 40], "{model}");
            assert_eq!(slots(after.kept()), [0x83, 0x9e, 0xf9], "{model}");
        }
        // Interrupted, and continued without naming the slot. The difference does not depend on the model.
        for at in (1..=count).filter(|at| model == "5.7.1" || *at % 16 == 0) {
            let mut card = factory(model);
            card.fail_at(at, Fault::PulledAfter);
            let (_, card, _) = run_for(card, &named(0x90), &secrets(PIN));
            let is_begun = card.kept().objects.contains_key(&0x5f_c11b);
            let (done, card, _) = run(again(&card), "Ada", &secrets(PIN));
            let slot = done.unwrap().share.slot.number();
            assert_eq!(slot, if is_begun { 0x90 } else { 0x82 }, "{model} {at}");
            assert_eq!(slots(card.kept()), [slot, 0x9c, 0x9e, 0xf9], "{model} {at}");
        }
    }
}

/// Checks that the next run continues after an interruption at any command, and that the card is then
/// complete.
#[test]
fn it_goes_on_after_the_card_was_pulled_at_any_command() {
    for model in MODELS {
        let (_, _, count) = run(factory(model), "Ada", &secrets(PIN));
        assert!((60..200).contains(&count), "{model}: {count}");
        let mut stopped = 0;
        for at in 1..=count {
            // A removal before a command is the same as a removal after the previous command.
            let before = [Fault::PulledBefore].into_iter().filter(|_| at == 1);
            for fault in before.chain([Fault::PulledAfter]) {
                let mut card = factory(model);
                card.fail_at(at, fault);
                let (first, card, _) = run(card, "Ada", &secrets(PIN));
                stopped += u32::from(first.is_err());
                let needs_key = survey(&card).is_some_and(|it| it.management == Where::Elsewhere);
                assert!(!needs_key, "{model} {fault:?} at {at}: nobody knows the management key");
                let case = format!("{model} {fault:?} at {at} of {count}: {first:?}");
                let (second, card, _) = run(again(&card), "Ada", &secrets(PIN));
                let second = second.unwrap_or_else(|error| panic!("{case}: then {error:?}"));
                let kept = card.kept();
                assert_eq!(slots(kept), [0x82, 0x9c, 0x9e, 0xf9], "{case}");
                assert_eq!(second.prepared.custodian.as_deref(), Some("Ada"), "{case}");
                assert_eq!(&kept.pin.value[..6], PIN.as_bytes(), "{case}");
                assert_eq!(&kept.puk.value, PUK.as_bytes(), "{case}");
                // A card that does not report whether its PUK is the factory's may be tested once more with
                // the factory PUK.
                let least = if model == "5.2.7" { 2 } else { 3 };
                assert!(kept.pin.left == 3 && kept.puk.left >= least, "{case}: {kept:?}");
                assert_ne!(kept.management.bytes, FACTORY_KEY, "{case}");
            }
        }
        assert!(u64::from(stopped) >= count, "{model}: {stopped} of {count}");
    }
}

/// Causes every fault at every command. The result is an error or a correct card. Only the intended tries may
/// be lost, and existing content is not touched.
#[test]
fn every_fault_at_every_command_leaves_the_card_whole() {
    let statuses =
        [0x6982, 0x6983, 0x6985, 0x63c0, 0x63c2, 0x6a80, 0x6a82, 0x6a84, 0x6d00, 0x6f00, 0x61ff];
    let faults: Vec<Fault> =
        statuses.map(Fault::Status).into_iter().chain(Bend::ALL.map(Fault::Bent)).collect();
    let faults = &faults;
    let sweep = move |nth: usize, model: &str| {
        let mut start = factory(model);
        start
            .kept_mut()
            .keys
            .insert(0x82, EmulatedKey::of(&[1; 32], Pins::Once, Touches::Never, true).unwrap());
        start.kept_mut().objects.insert(0x5f_c120, vec![9; 100].into());
        let (_, _, count) = run(again(&start), "Ada", &secrets(PIN));
        let mut refused = BTreeSet::new();
        for at in 1..=count {
            for (which, fault) in faults.iter().enumerate() {
                // In a sample, each fault occurs at every twelfth command of each model, with another offset
                // for each model.
                if !whole::is_whole() && (at as usize + which) % 12 != nth {
                    continue;
                }
                let mut card = again(&start);
                card.fail_at(at, *fault);
                let case = format!("{model} {fault:?} at {at} of {count}");
                let ran = catch_unwind(AssertUnwindSafe(|| run(card, "Ada", &secrets(PIN))));
                let (done, card, _) = ran.unwrap_or_else(|_| panic!("{case}: a panic"));
                let kept = card.kept();
                let case = format!("{case}: {done:?}");
                assert!(kept.pin.left >= 2 && kept.puk.left >= 2, "{case}");
                assert_eq!(kept.keys[&0x82].public(), start.kept().keys[&0x82].public(), "{case}");
                assert_eq!(*kept.objects[&0x5f_c120], [9; 100], "{case}");
                match done {
                    Ok(done) => {
                        let public = kept.keys[&done.prepared.slot.number()].public();
                        assert_eq!(public, done.prepared.key.as_bytes(), "{case}");
                    }
                    Err(_) => drop(refused.insert(at)),
                }
                // The management key is never lost.
                let (second, card, _) = run(again(&card), "Ada", &secrets(PIN));
                let left = (card.kept().pin.left, card.kept().puk.left);
                assert!(second.is_ok(), "{case}: then {second:?}, {left:?}");
            }
        }
        assert!(refused.len() as u64 > count / 4, "{model}: the faults were seen: {refused:?}");
    };
    std::thread::scope(|scope| {
        for (nth, model) in MODELS.into_iter().enumerate() {
            scope.spawn(move || sweep(nth, model));
        }
    });
}

#[test]
fn secrets_that_are_somebodys_are_asked_for_and_left() {
    for model in MODELS {
        let mut card = factory(model);
        let mut key = FACTORY_KEY.to_vec();
        key[0] = 0x7e;
        card.kept_mut().management.bytes.clone_from(&key);
        card.kept_mut().pin.set(*b"472915\xff\xff");
        card.kept_mut().puk.set(*b"11223344");
        let (done, card, _) = run(card, "Ada", &secrets(PIN));
        assert_eq!(done, Err(ProvisionError::NeedsManagementKey), "{model}");
        let with = |key: &[u8]| {
            let management = Some(ManagementKey::parse(&hex::encode(key)).unwrap());
            Secrets { management, ..secrets(PIN) }
        };
        let (done, card, _) = run(again(&card), "Ada", &with(&FACTORY_KEY));
        let wrong = Err(ProvisionError::Token(TokenError::WrongManagementKey));
        assert_eq!(done, wrong, "{model}");
        let (done, card, _) = run(again(&card), "Ada", &with(&key));
        assert_eq!(done.unwrap().changed, Changed::default(), "{model}");
        assert_eq!(card.kept().management.bytes, key);
        assert_eq!(&card.kept().puk.value, b"11223344");

        // A wrong PIN spends one try, which is reported. The last try is never spent.
        let (done, card, _) = run(again(&card), "Ada", &secrets("999999"));
        let tries = Tries::Left(2);
        let wrong = Err(ProvisionError::Token(TokenError::WrongPin { tries }));
        assert_eq!(done, wrong, "{model}");
        let mut card = again(&card);
        card.kept_mut().pin.left = 1;
        let (done, card, _) = run(card, "Ada", &secrets("999999"));
        assert_eq!(done, Err(ProvisionError::Token(TokenError::LastTry)));
        assert_eq!(card.kept().pin.left, 1);
    }
}

#[test]
fn a_card_without_yubicos_commands_is_left_alone() {
    let mut line = Direct::new(factory("plain"), true);
    let mut card = Card::select(&mut line, "direct").unwrap();
    assert_eq!(Survey::of(&mut card, "direct").err(), Some(ProvisionError::Plain));
}

// ---- With the program and other clients.

/// `token provision` for Ada, of the only card that is inserted.
fn for_ada(lab: &Lab) -> Run {
    Run::token("provision").arg("piv:").option("--name", "Ada").at(lab)
}

/// The same, with the new PIN and PUK for the card.
fn with_pins(lab: &Lab) -> Run {
    for_ada(lab).yes().lines(&[PIN, PUK])
}

/// `token inspect` of the card that is inserted.
fn inspected(lab: &Lab) -> Ran {
    Run::token("inspect").arg("piv:").at(lab).run()
}

#[test]
fn the_tool_prepares_a_card_and_other_clients_use_it() {
    let Some(lab) = Lab::new(1) else { return };
    let root = lab.folder().join("root.pem");
    fs::write(&root, sso_escrow::emulator::attest::root().unwrap()).unwrap();
    let root = root.to_str().unwrap();
    for model in MODELS {
        let token = lab.insert(0, factory(model));
        let folder = lab.folder().join(model);
        fs::create_dir(&folder).unwrap();
        let provision = Run::token("provision").arg("piv:4711").option("--name", "Ada Lovelace");
        let provision = provision.option("--label", "Vault 3").yes().at(&lab);
        let provision = provision.option("--attestation-root", root);
        let provision = provision.option("--records", folder.display());

        // The check of the firmware comes before any PIN. 5.7.1 has no known weakness.
        if model != "5.7.1" {
            let ran = provision.clone().lines(&[PIN, PUK]).run();
            ran.error(text!("firmware-eucleak", token = "4711"), 7);
            assert!(token.card().kept().pin.is_factory, "{model}");
        }
        let waived = |lines: &[&str]| provision.clone().waive("firmware").lines(lines);
        waived(&["123456", PUK]).run().error("provision-factory-secret", 2);
        waived(&["111111", PUK]).run().error("provision-easy-secret", 2);
        waived(&[PIN, "87654321"]).run().error("provision-easy-secret", 2);
        waived(&[PIN]).run().error(text!("provision-lines", lines = 2), 2);
        assert!(token.card().kept().pin.is_factory, "{model}");
        let done = waived(&[PIN, PUK]).run_in_words();
        done.done()
            .said("provision-pin-changed")
            .said("provision-puk-changed")
            .said("provision-management-changed")
            .said(text!("provision-key-made", slot = "82"))
            .said(text!("provision-done", token = "4711"))
            .said("provision-attested");
        // The command line that it prints works.
        let line = done.out.lines().find(|line| line.contains(" -no_check_time ")).unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        lab.run(words[0], &words[1..]);
        let again = waived(&[PIN, PUK]).run_in_words();
        again.done().not_said("provision-key-made");
        for slot in ["82", "9C", "9E"] {
            again.said(text!("provision-key-found", slot = slot));
        }
        let ran = inspected(&lab);
        ran.done().gives("token.serial", 4711).gives("token.firmware", model);
        let keys = ran.field("token.keys");
        let key = keys.as_array().unwrap().iter().find(|key| key["slot"] == "82").unwrap();
        assert_eq!((&key["custodian"], &key["label"]), (&json!("Ada Lovelace"), &json!("Vault 3")));
        let look = Run::token("inspect").arg("piv:").at(&lab).run_in_words();
        look.done().said("token-line-behind-pin").said(text!(
            "token-line-prepared",
            slot = "82",
            object = "5FC120"
        ));
        let listed = Run::token("list").at(&lab).run();
        listed.done().gives("tokens.0.serial", 4711).gives("tokens.0.firmware", model);
        let left = {
            let card = token.card();
            (card.kept().pin.left, card.kept().puk.left)
        };
        assert_eq!(left, (3, 3), "{model}");

        others_use_it(&lab, model, &token);
        drop(token);
    }
    let token = lab.insert(0, factory("plain"));
    with_pins(&lab).run().error("provision-plain", 1);
    let refused = with_pins(&lab).run_in_words();
    refused.ended(1).said("provision-plain-lines");
    assert_eq!(refused.out.matches("-s 82 ").count(), 2, "{}", refused.out);
    inspected(&lab).done().gives("token.firmware", None::<&str>);
    Run::token("inspect").arg("piv:").at(&lab).run_in_words().done().said("token-line-plain");
    drop(token);
}

/// The same sweep with the program: a fault at every command that the reader sees, or at some of them.
/// Existing content is not touched, and the next run prepares the card.
#[test]
fn a_fault_at_any_command_of_the_program_is_told() {
    let models = if whole::is_whole() { &MODELS[..] } else { &["5.7.1"] };
    for model in models {
        whole::spread(|part| provision_with_faults(part, model));
    }
}

fn provision_with_faults(mut part: whole::Part, model: &str) {
    let Some(lab) = Lab::new(1) else { return };
    let mut token = lab.insert(0, factory(model));
    let provision = || with_pins(&lab).rehearsal().run();
    token.card().take_log();
    provision().done().gives("slot", "82");
    let commands = token.card().take_log().len() as u64;
    assert!(commands > 60, "{commands}");
    // The library's sweep has all commands. This one shows that the program reports the result.
    for at in (1..=commands).filter(|at| whole::is_whole() || at % 10 == 1) {
        let faults = whole::faults_at(at / 3);
        // Each fault at every third command. The library's sweep has each fault at every command.
        let faults = faults.into_iter().enumerate();
        let faults = faults
            .filter(|(which, _)| !whole::is_whole() || (at as usize + which).is_multiple_of(3));
        for (_, fault) in faults.filter(|_| part.takes_next()) {
            *token.card().kept_mut() = factory(model).kept().clone();
            token.card().kept_mut().objects.insert(0x5f_c120, vec![9; 100].into());
            token.card().fail_at(at, fault);
            let case = format!("{model} {fault:?} at {at} of {commands}");
            let ran = whole::ran_well(&case, provision);
            token.card().mend();
            if is_gone_after(fault) {
                token = lab.insert_again(0, token.pull());
            }
            let card = |token: &Token| {
                let card = token.card();
                let kept = card.kept();
                assert_eq!(*kept.objects[&0x5f_c120], [9; 100], "{case}");
                (kept.pin.left, kept.puk.left)
            };
            let left = card(&token);
            assert!(left.0 >= 2 && left.1 >= 2, "{case}: {left:?} {ran:#?}");
            assert!(ran.status == 0 || ran.field("error").is_object(), "{case}: {ran:#?}");
            let again = whole::ran_well(&case, provision);
            assert_eq!(again.status, 0, "{case}: {ran:#?}, then {again:#?}");
            inspected(&lab).done().gives("token.prepared", true);
            assert!(card(&token).0 >= 2, "{case}");
        }
    }
}

/// ykman and yubico-piv-tool read the certificates, and manage the card with only its PIN.
fn others_use_it(lab: &Lab, model: &str, token: &Token) {
    if Path::new("/usr/bin/ykman").exists() {
        let reader = lab.reader(0);
        let ykman = |arguments: &[&str]| {
            let program = ["/usr/bin/ykman", "--reader", &reader, "piv"];
            lab.run("/usr/bin/python3", &[&program[..], arguments].concat())
        };
        let info = ykman(&["info"]);
        assert!(
            info.contains("Management key is stored on the YubiKey, protected by PIN"),
            "{info}"
        );
        assert!(info.contains("Ada Lovelace"), "{info}");
        let public = lab.folder().join("public.pem");
        let made = ["keys", "generate", "-P", PIN, "-a", "ECCP256", "9d", public.to_str().unwrap()];
        ykman(&made);
        assert!(token.card().kept().keys.contains_key(&0x9d), "{model}");
    }
    if Path::new("/usr/bin/yubico-piv-tool").exists() {
        let piv = |arguments: &[&str]| lab.run("yubico-piv-tool", arguments);
        let status = piv(&["-a", "status"]);
        assert!(
            status.contains("CHUID:\t3019d4e739da739ced39ce739d836858210842108421c84210c3eb"),
            "{status}"
        );
        let certificate = piv(&["-a", "read-certificate", "-s", "82"]);
        assert!(certificate.contains("-----BEGIN"), "{certificate}");
    }
    let text = lab.folder().join(model).join("4711-82.pem");
    let shown = lab.run("openssl", &["x509", "-in", text.to_str().unwrap(), "-noout", "-subject"]);
    assert!(shown.contains("O = sso-escrow, OU = share key, CN = Ada Lovelace"), "{shown}");
}

/// Checks that a card prepared with the command lines printed for cards without Yubico's commands accepts a
/// share. So does a card that another program began to prepare.
#[test]
fn a_card_that_other_programs_have_prepared_is_known() {
    if !Path::new("/usr/bin/yubico-piv-tool").exists() {
        println!("skipped: smart cards: yubico-piv-tool is not there");
        return;
    }
    let Some(lab) = Lab::new(1) else { return };
    let token = lab.insert(0, factory("plain"));
    let refused = with_pins(&lab).run_in_words();
    let lines = refused.out.lines().map(str::trim);
    let lines: Vec<&str> =
        lines.filter(|it| it.starts_with("yubico-") || it.starts_with("openssl")).collect();
    assert!(lines.len() >= 8, "{}", refused.out);
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        let mut command = lab.command(words[0]);
        let output = command.current_dir(lab.folder()).args(&words[1..]).output().unwrap();
        assert!(output.status.success(), "{line}: {}", shown(&output));
    }
    let ran = inspected(&lab);
    ran.done().gives("token.prepared", true).gives("token.keys.0.slot", "82");
    let look = Run::token("inspect").arg("piv:").at(&lab).run_in_words();
    look.done().said(text!("token-line-prepared", slot = "82", object = "5FC120"));
    drop(token);
}

/// A FIPS card has special rules: longer PINs, and no report for a key that requires no PIN. The answers of a
/// real card are not known.
#[test]
fn a_card_with_rules_of_its_own_is_prepared_by_them() {
    for model in ["4.4.5", "5.4.3", "5.7.1", "5.7.2"] {
        let mut card = factory(model);
        card.kept_mut().form = 0x81;
        let (done, card, _) = run(card, "Ada", &secrets(PIN));
        assert_eq!(done, Err(ProvisionError::PinNotTaken), "{model}");
        let kept = card.kept();
        assert!(kept.pin.is_factory && kept.puk.is_factory && kept.pin.left == 3, "{model}");
        assert_eq!(slots(kept), [0xf9], "{model}");

        let short_puk = Secrets { puk: Pin::new("803172").ok(), ..secrets("47291583") };
        let (done, card, _) = run(again(&card), "Ada", &short_puk);
        assert_eq!(done, Err(ProvisionError::PukNotTaken), "{model}");
        // The PIN was set first.
        assert!(card.kept().puk.is_factory && !card.kept().pin.is_factory, "{model}");

        let (done, card, _) = run(again(&card), "Ada", &secrets("47291583"));
        assert!(done.unwrap().card.is_new, "{model}");
        assert_eq!(card.kept().keys[&0x9e].pin, Pins::Never, "{model}");

        // If the card requires the PIN for 9E, the run fails, and every later run too.
        let mut card = factory(model);
        (card.kept_mut().form, card.kept_mut().guards_card_key) = (0x81, true);
        let (done, card, _) = run(card, "Ada", &secrets("47291583"));
        assert_eq!(done, Err(ProvisionError::CardKeyGuarded), "{model}");
        let (done, _, _) = run(again(&card), "Ada", &secrets("47291583"));
        assert_eq!(done, Err(ProvisionError::CardKeyGuarded), "{model}");
    }
}

/// If the owner of the PIN is unknown, the factory PIN is tried first, but never with the last try.
#[test]
fn whose_pin_it_is_is_found_out_where_nobody_says_it() {
    let own = |left: u8| {
        let mut card = factory("5.2.7");
        let mut value = [0xff; 8];
        value[..6].copy_from_slice(PIN.as_bytes());
        card.kept_mut().pin.set(value);
        card.kept_mut().pin.left = left;
        card
    };
    let (done, card, _) = run(own(3), "Ada", &secrets(PIN));
    assert!(!done.unwrap().changed.pin);
    assert_eq!(card.kept().pin.left, 3);
    let (done, card, _) = run(own(2), "Ada", &secrets(PIN));
    assert_eq!((done, card.kept().pin.left), (Err(TokenError::LastTry.into()), 1));
    let said = Secrets { is_pin_own: Some(true), ..secrets(PIN) };
    let (done, card, _) = run(own(2), "Ada", &said);
    assert!(!done.unwrap().changed.pin);
    assert_eq!(card.kept().pin.left, 3);
    let mut factory = factory("5.2.7");
    factory.kept_mut().pin.left = 2;
    let (done, card, _) = run(factory, "Ada", &secrets(PIN));
    assert!(done.unwrap().changed.pin);
    assert_eq!(card.kept().pin.left, 3);
    // At most two wrong PINs are sent, and never with the last try.
    for (left, expected) in [(2, 1), (3, 1), (4, 2)] {
        let (done, card, _) = run(own(left), "Ada", &secrets("583026"));
        assert!(matches!(done, Err(ProvisionError::Token(_))), "{left}: {done:?}");
        assert_eq!(card.kept().pin.left, expected, "{left}");
    }
    // If the owner is known, no other PIN is tried.
    let said = |is_own| Secrets { is_pin_own: Some(is_own), ..secrets("583026") };
    let (done, card, _) = run(own(3), "Ada", &said(true));
    assert!(matches!(done, Err(ProvisionError::Token(TokenError::WrongPin { .. }))), "{done:?}");
    assert_eq!(card.kept().pin.left, 2);
    let (done, card, _) = run(own(3), "Ada", &said(false));
    assert_eq!((done, card.kept().pin.left), (Err(ProvisionError::NotFactoryPin), 2));
}

/// Checks that a card that does not report how many tries are left gets no PIN. In the middle of the work, the
/// program cannot ask for consent.
#[test]
fn a_card_that_does_not_count_is_given_no_pin() {
    let (_, mut card, _) = run(factory("5.2.7"), "Ada", &secrets(PIN));
    let log = card.take_log();
    // The look at the card sends this command first. The second one comes before the first try.
    let mut asks = log.iter().enumerate().filter(|(_, it)| it.command[..] == [0, 0x20, 0, 0x80, 0]);
    let (asked, _) = asks.nth(1).unwrap();
    for is_pin_own in [None, Some(true)] {
        let mut card = factory("5.2.7");
        card.fail_at(asked as u64 + 1, Fault::Status(0x9000));
        let secrets = Secrets { is_pin_own, ..secrets(PIN) };
        let (done, card, _) = run(card, "Ada", &secrets);
        assert_eq!(done.err(), Some(ProvisionError::TriesUnknown), "{is_pin_own:?}");
        assert_eq!(card.kept().pin.left, 3, "{is_pin_own:?}");
    }
}

/// A card wrongly reports its PUK as the factory's. This costs one try, and the second is not used without a
/// question.
#[test]
fn a_card_that_says_what_is_not_so_is_told() {
    let mut card = factory("5.4.3");
    card.kept_mut().puk.value = *b"99999999";
    let (done, card, _) = run(card, "Ada", &secrets(PIN));
    assert_eq!((done, card.kept().puk.left), (Err(ProvisionError::NotFactoryPuk), 2));
}

/// Checks that a blocked PUK and a blocked PIN are different errors. The PIN is changed before the PUK.
#[test]
fn a_puk_that_turns_out_to_be_blocked_is_told_as_a_puk() {
    let (_, mut card, _) = run(factory("5.4.3"), "Ada", &secrets(PIN));
    let log = card.take_log();
    let change = |which| log.iter().position(|it| it.command.starts_with(&[0, 0x24, 0, which]));
    for (which, error) in [(0x80, TokenError::PinBlocked), (0x81, TokenError::PukBlocked)] {
        for status in [0x63c0, 0x6983] {
            let mut card = factory("5.4.3");
            card.fail_at(change(which).unwrap() as u64 + 1, Fault::Status(status));
            let (done, card, _) = run(card, "Ada", &secrets(PIN));
            assert_eq!(done, Err(error.clone().into()), "{status:x}");
            assert_eq!(card.kept().pin.is_factory, which == 0x80, "{status:x}");
        }
    }
}

/// EUCLEAK: 5.7.0 and 5.7.1 do not have it, except in the FIPS and Bio series (Yubico's list).
#[test]
fn the_form_decides_where_the_version_does_not() {
    let weak = |model: &str, form: u8| {
        let mut card = factory(model);
        card.kept_mut().form = form;
        let weaknesses = survey(&card).unwrap().summary.weaknesses;
        let mut line = Direct::new(again(&card), true);
        let mut selected = Card::select(&mut line, "direct").unwrap();
        // The PIV applet is selected again afterwards.
        assert!(selected.form().unwrap() == Some(form) && selected.firmware().unwrap().is_some());
        weaknesses.contains(&Weakness::Eucleak)
    };
    for (model, form, expected) in [
        ("5.4.3", 1, true),
        ("5.7.0", 5, false),
        ("5.7.0", 0x85, true),
        ("5.7.1", 1, false),
        ("5.7.1", 0x81, true),
        ("5.7.1", 6, true),
        ("5.7.1", 7, true),
        ("5.7.2", 0x81, false),
        ("5.7.2", 7, false),
    ] {
        assert_eq!(weak(model, form), expected, "{model} {form:#x}");
    }
    // A card whose form is missing or unreadable is treated as weak, and other commands still work.
    for at in [2, 3] {
        for bend in [Bend::OneByte, Bend::NoData, Bend::Half, Bend::Noise] {
            let mut line = Direct::new(factory("5.7.1"), true);
            line.card.fail_at(at, Fault::Bent(bend));
            let mut card = Card::select(&mut line, "direct").unwrap();
            let form = card.form();
            assert!(at == 2 && form == Ok(Some(1)) || form == Ok(None), "{at} {bend:?} {form:?}");
            let firmware = card.firmware().unwrap();
            assert!(firmware.is_some());
            let found = firmware::of(&mut card, firmware).unwrap();
            // At this second question, the card reports its form.
            assert!(found.is_empty(), "{found:?}");
        }
    }
    let mut line = Direct::new(factory("5.7.1"), true);
    line.card.fail_at(3, Fault::Status(0x6d00));
    let mut card = Card::select(&mut line, "direct").unwrap();
    let found = firmware::of(&mut card, Some(Firmware([5, 7, 1]))).unwrap();
    assert_eq!(found, [Weakness::Eucleak]);
}

/// Checks that a blocked PUK is reported, because nobody can unblock the PIN any more.
#[test]
fn a_blocked_puk_is_told() {
    for model in MODELS {
        let mut card = factory(model);
        card.kept_mut().puk.left = 0;
        // If the card reports this, no PUK is asked for, because none can be set.
        let (before, tells) = (survey(&card).unwrap(), model != "5.2.7");
        assert_eq!((before.is_puk_blocked(), before.needs_puk()), (tells, !tells), "{model}");
        let (done, card, _) = run(card, "Ada", &secrets(PIN));
        let done = done.unwrap();
        assert!(done.is_puk_blocked && !done.changed.puk && done.changed.pin, "{model}");
        // The next run reports it too, if the card does.
        let (done, _, _) = run(again(&card), "Ada", &secrets(PIN));
        assert_eq!(done.unwrap().is_puk_blocked, tells, "{model}");
    }
    let (done, _, _) = run(factory("5.4.3"), "Ada", &secrets(PIN));
    assert!(!done.unwrap().is_puk_blocked);
}

/// Checks that production leaves a card with a known weakness unchanged, unless the weakness is waived by
/// name.
#[test]
fn a_weakness_stops_the_program_before_anything_is_changed() {
    let Some(lab) = Lab::new(1) else { return };
    let token = lab.insert(0, factory("5.4.3"));
    let weak = || text!("firmware-eucleak", token = "4711");
    with_pins(&lab).run().error(weak(), 7);
    assert_eq!(slots(token.card().kept()), [0xf9]);
    assert!(token.card().kept().pin.is_factory);
    with_pins(&lab).rehearsal().run().done().gives("slot", "82").warned(weak());
    let again = for_ada(&lab).yes().lines(&[PIN, ""]).waive("firmware");
    again.run().done().gives("slot", "82").gives("waivers", ["firmware"]);
}

/// The policies of the keys that require a PIN, as named on the command line.
#[test]
fn the_policies_are_those_that_were_named() {
    let Some(lab) = Lab::new(1) else { return };
    let token = lab.insert(0, factory("5.7.1"));
    for (option, others) in
        [("--pin-policy", ["once", "always"]), ("--touch-policy", ["always", "cached"])]
    {
        let ran = with_pins(&lab).option(option, "never").run();
        ran.error(text!("usage-choice", option = option, value = "never"), 2);
        for known in others {
            ran.error_names(known);
        }
    }
    assert!(token.card().kept().pin.is_factory);
    let named = with_pins(&lab).option("--pin-policy", "always").option("--touch-policy", "cached");
    named.run().done().gives("slot", "82");
    for slot in [0x82, 0x9c] {
        let card = token.card();
        let key = &card.kept().keys[&slot];
        assert_eq!((key.pin, key.touch), (Pins::Always, Touches::Cached), "{slot:x}");
    }
}

/// Reports whether a command changes the card, tries a PIN or PUK, or uses the management key.
fn changes_or_tries(command: &[u8]) -> bool {
    match *command {
        // VERIFY without a PIN only asks for the number of tries left.
        [_, 0x20, ..] => command.len() > 5,
        [_, 0x87, _, slot, ..] => slot == 0x9b,
        // CHANGE REFERENCE, RESET RETRY, GENERATE, PUT DATA, and commands that only YubiKeys have.
        [_, 0x24 | 0x2c | 0x47 | 0xdb | 0xf6 | 0xfa | 0xfb | 0xfe | 0xff, ..] => true,
        _ => false,
    }
}

/// Runs a dry run on the card in a lab, with `--json` and in words. Checks that the card does not change. A
/// question would fail, because there is no terminal and no input.
fn dry_run(token: &Token, run: &Run) -> [Ran; 2] {
    let state = || serde_json::to_value(token.card().kept()).unwrap();
    let before = state();
    token.card().take_log();
    let ran = [run.clone().dry_run().run(), run.clone().dry_run().run_in_words()];
    let log = token.card().take_log();
    assert!(log.len() > 20, "the card was looked at: {}", log.len());
    let changing = log.iter().find(|it| changes_or_tries(&it.command));
    assert_eq!(changing.map(|it| hex::encode(&it.command)), None);
    assert_eq!(state(), before);
    ran
}

/// A key in the JSON object of a dry run.
fn planned(slot: &str, role: &str, is_new: bool) -> serde_json::Value {
    json!({ "slot": slot, "role": role, "new": is_new })
}

#[test]
fn a_dry_run_says_what_the_run_does() {
    let Some(lab) = Lab::new(1) else { return };
    for model in MODELS {
        let mut card = factory(model);
        // A slot in use. The share key must get the next one.
        card.kept_mut().objects.insert(0x5f_c10d, vec![7; 40].into());
        let token = lab.insert(0, card);
        let run = for_ada(&lab).rehearsal();
        let [ran, in_words] = dry_run(&token, &run);
        let keys = |is_new| {
            json!([
                planned("9e", "card key", is_new),
                planned("83", "share key", is_new),
                planned("9c", "transcript key", is_new),
            ])
        };
        ran.done().gives("dry_run", true).gives("keys", keys(true)).gives("slot", json!(null));
        in_words.done().said(text!("provision-dry-run", token = "4711"));
        // The oldest model does not report whether its PIN and its management key are the factory's.
        let tells = model != "5.2.7";
        let [pin, management] = match tells {
            true => ["provision-plan-pin", "provision-plan-management"],
            false => ["provision-plan-any-pin", "provision-plan-management-unknown"],
        };
        in_words.said(pin).said("provision-plan-puk").said(management);
        for (slot, what) in [("9E", "card key"), ("83", "share key"), ("9C", "transcript key")] {
            in_words.said(text!("provision-plan-key", slot = slot, what = what));
        }

        // The real run does the same.
        let done = with_pins(&lab).rehearsal().run_in_words();
        for slot in ["9E", "83", "9C"] {
            done.done().said(text!("provision-key-made", slot = slot));
        }
        done.said("provision-pin-changed").said("provision-puk-changed");
        done.said("provision-management-changed");
        let log = token.card().take_log();
        let changing = log.iter().filter(|it| changes_or_tries(&it.command));
        let kinds: BTreeSet<u8> = changing.map(|it| it.command[1]).collect();
        // VERIFY with a PIN, CHANGE REFERENCE, GENERATE, authentication with the management key, PUT DATA,
        // and setting the management key.
        assert_eq!(kinds, BTreeSet::from([0x20, 0x24, 0x47, 0x87, 0xdb, 0xff]), "{model}");
        assert_eq!(slots(token.card().kept()), [0x83, 0x9c, 0x9e, 0xf9], "{model}");

        // The next dry run finds nothing to do.
        let [ran, in_words] = dry_run(&token, &run);
        ran.done().gives("keys", keys(false));
        in_words.done().said("provision-plan-management-behind-pin").not_said("provision-plan-puk");
        in_words.said(if tells { "provision-plan-own-pin" } else { "provision-plan-any-pin" });
        in_words.not_said("provision-plan-key").said(text!("provision-plan-key-kept", slot = "83"));
        drop(token);
    }
}

/// Checks that a dry run is refused with the same error as the real run, and equally early.
#[test]
fn a_dry_run_is_refused_as_the_run_is() {
    let Some(lab) = Lab::new(1) else { return };
    for model in ["5.4.3", "5.7.1"] {
        let (done, card, _) = run(factory(model), "Ada", &secrets(PIN));
        done.unwrap();
        let token = lab.insert(0, again(&card));
        let for_bob = Run::token("provision").arg("piv:").option("--name", "Bob").at(&lab);
        let for_bob = for_bob.rehearsal();
        let already = || text!("provision-already-for", custodian = "Ada");
        let [ran, in_words] = dry_run(&token, &for_bob);
        ran.error(already(), 6);
        in_words.error(already(), 6).not_said("provision-dry-run");
        for_bob.yes().lines(&[PIN, PUK]).run().error(already(), 6);
        drop(token);
    }
    // A known weakness, which 5.7.1 does not have.
    let token = lab.insert(0, factory("5.4.3"));
    for_ada(&lab).dry_run().run().error(text!("firmware-eucleak", token = "4711"), 7);
    let [ran, _] = dry_run(&token, &for_ada(&lab).waive("firmware"));
    ran.done().gives("waivers", ["firmware"]).warned("firmware-eucleak");
    drop(token);
    let token = lab.insert(0, factory("5.7.1"));
    let [ran, _] = dry_run(&token, &for_ada(&lab));
    ran.done().gives("waivers", json!([])).gives("warnings", json!([]));
    // A slot named on the command line.
    token.card().kept_mut().objects.insert(0x5f_c10d, vec![7; 40].into());
    let root = lab.folder().join("root.pem");
    fs::write(&root, "no PEM").unwrap();
    let ran = for_ada(&lab).option("--attestation-root", root.display()).run();
    ran.error("attest-not-pem", 2).error_names(root.to_str().unwrap());
    let of_card = text!("usage-slot-of-card", written = "4711=83");
    for_ada(&lab).option("--slot", "4711=83").run().error(of_card, 2);
    let in_use = || text!("provision-slot-in-use", slot = "82");
    let [ran, _] = dry_run(&token, &for_ada(&lab).option("--slot", 82));
    ran.error(in_use(), 6);
    with_pins(&lab).option("--slot", 82).run().error(in_use(), 6).error_names("4711");
    let [ran, _] = dry_run(&token, &for_ada(&lab).option("--slot", 90));
    ran.done().gives("keys.1", planned("90", "share key", true));
    drop(token);
    // A card that other programs must prepare. The command lines for them are shown nevertheless.
    let _token = lab.insert(0, factory("plain"));
    for_ada(&lab).dry_run().run().error("provision-plain", 1);
    let in_words = for_ada(&lab).dry_run().run_in_words();
    in_words.error("provision-plain", 1).said("provision-plain-lines");
}

/// Checks that a dry run asks nothing, even at a terminal.
#[test]
fn a_dry_run_asks_nothing_at_a_terminal() {
    let Some(lab) = Lab::new(1) else { return };
    for model in ["5.2.7", "5.7.1"] {
        let token = lab.insert(0, factory(model));
        let mut at = for_ada(&lab).rehearsal().dry_run().session();
        at.sees(text!("provision-plan-key", slot = "9C"));
        at.ends(0);
        assert!(token.card().kept().pin.is_factory && token.card().kept().puk.left == 3, "{model}");
        drop(token);
    }
}

/// ykman has begun to prepare the card: another PIN and PUK, a management key behind the PIN, and a key with
/// its certificate. The program continues from there, and touches none of this.
#[test]
fn a_card_that_ykman_has_begun_is_gone_on_with() {
    if !Path::new("/usr/bin/ykman").exists() {
        println!("skipped: smart cards: ykman is not there");
        return;
    }
    for model in MODELS {
        let Some(lab) = Lab::new(1) else { return };
        let token = lab.insert(0, factory(model));
        let reader = lab.reader(0);
        let ykman = |arguments: &[&str]| {
            let program = ["/usr/bin/ykman", "--reader", &reader, "piv"];
            lab.run("/usr/bin/python3", &[&program[..], arguments].concat())
        };
        ykman(&["access", "change-pin", "-P", "123456", "-n", PIN]);
        ykman(&["access", "change-puk", "-p", "12345678", "-n", PUK]);
        let factory = hex::encode(FACTORY_KEY);
        let change = ["access", "change-management-key", "-m", &factory, "-P", PIN];
        ykman(&[&change[..], &["--generate", "--protect", "--force"]].concat());
        let public = lab.folder().join("public.pem");
        let public = public.to_str().unwrap();
        for slot in ["9c", "82"] {
            ykman(&["keys", "generate", "-P", PIN, "-a", "ECCP256", slot, public]);
            ykman(&["certificates", "generate", "-P", PIN, "-s", "CN=own", slot, public]);
        }
        let before = token.card().kept().clone();

        let ran = with_pins(&lab).rehearsal().run_in_words();
        ran.done().said("provision-done");
        for slot in ["83", "84", "9E"] {
            ran.said(text!("provision-key-made", slot = slot));
        }
        for changed in
            ["provision-pin-changed", "provision-puk-changed", "provision-management-changed"]
        {
            ran.not_said(changed);
        }
        let card = token.card();
        let kept = card.kept();
        for slot in [0x9c, 0x82] {
            assert_eq!(kept.keys[&slot].public(), before.keys[&slot].public(), "{model}");
        }
        for (id, object) in &before.objects {
            assert_eq!(kept.objects[id], *object, "{model} {id:x}");
        }
        assert_eq!(kept.management.bytes, before.management.bytes, "{model}");
        assert_eq!((kept.pin.left, kept.puk.left), (3, 3), "{model}");
    }
}
