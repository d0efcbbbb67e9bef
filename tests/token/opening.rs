//! How the commands read and open shares on cards, and shares sealed to cards.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use sso_escrow::emulator::fault::{Fault, Touch};
use sso_escrow::emulator::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use sso_escrow::random::Generator;

use crate::cards::*;
use crate::lab::{Lab, Token};
use crate::library::MODELS;
use crate::support::*;
use crate::sweep;
use crate::text;
use crate::whole;

/// Shares 1 to 3 on cards in the first readers.
struct Three {
    lab: Lab,
    tokens: Vec<Token>,
    places: Vec<String>,
    set: sso_escrow::escrow::SplitSet,
    random: Generator,
}

fn three(models: [&str; 3], readers: usize) -> Option<Three> {
    let lab = Lab::new(readers)?;
    let mut random = Generator::new(b"").unwrap();
    let set = split(&mut random);
    let (mut tokens, mut places) = (vec![], vec![]);
    for (at, model) in models.into_iter().enumerate() {
        let mut card = token(model, 101 + at as u32);
        put(&mut card, &set, at as u8 + 1, &mut random);
        places.push(format!("piv:{}", named(&card)));
        tokens.push(lab.insert(at, card));
    }
    Some(Three { lab, tokens, places, set, random })
}

impl Three {
    fn restore(&self, places: &[&str], lines: &[&str]) -> Ran {
        let out = self.lab.folder().join("out.reg");
        let _ = fs::remove_file(&out);
        let words = self.set.descriptor.fingerprint().words();
        let run = Run::restore().rehearsal().yes().to_reg(&out).expect(words);
        let ran = run.shares_at(places).lines(lines).at(&self.lab).run();
        if ran.status == 0 {
            let units = fs::read(&out).unwrap();
            let units = units.chunks(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
            let written = String::from_utf16_lossy(&units.collect::<Vec<_>>());
            assert!(written.contains(&["5a"; 8].join(",")), "{written}");
        } else {
            assert!(!out.exists(), "{ran:#?}");
        }
        ran
    }
}

#[test]
fn three_cards_restore_the_secret() {
    let Some(three) = three(["5.4.3", "5.7.1", "plain"], 4) else { return };
    let places: Vec<&str> = three.places.iter().map(String::as_str).collect();
    let start = Instant::now();
    three.restore(&places, &[PIN; 3]).done().gives("opened", [1, 2, 3]);
    println!("restore from three cards: {:?}", start.elapsed());
    // The cards are removed before the lab ends.
    let pulled = three.tokens;
    drop(pulled);
}

/// Counts the commands that open the share of the main job on the only card. They are limited to 14.
#[test]
fn the_commands_to_open_a_share_are_counted() {
    for model in MODELS {
        let Some(lab) = Lab::new(1) else { return };
        let mut random = Generator::new(b"").unwrap();
        let set = split(&mut random);
        let mut card = token(model, 7);
        put(&mut card, &set, 1, &mut random);
        let place = format!("piv:{}", named(&card));
        let token = lab.insert(0, card);
        for place in ["piv:", &place] {
            token.card().take_log();
            verify(&lab, place, PIN).done();
            let log = token.card().take_log();
            for exchange in &log {
                println!("{model} {place} {}", hex::encode(&exchange.command));
            }
            assert!(log.len() <= 14, "{model} {place}: {}", log.len());
        }
    }
}

#[test]
fn cards_are_read_without_a_pin() {
    let Some(three) = three(["5.4.3", "5.2.7", "plain"], 4) else { return };
    let inspect = |place: &str| inspect(&three.lab, place);
    let ran = inspect("piv:101");
    ran.done().gives("shares.0.x", 1).gives("shares.0.custodian", "Anna");
    ran.gives("shares.0.protector.serial", 101).gives("shares.0.protector.object", "5fc120");
    assert_eq!(ran.field("shares.0.set.custodians").as_array().unwrap().len(), 5);
    inspect(&three.places[2]).done().gives("shares.0.custodian", "Chloé");
    inspect("piv:").error("token-several", 1);
    // The list of the inserted cards has the separator of the language.
    for (language, others) in [("en", "101 ("), ("ja", "、102 (")] {
        let ran = Run::inspect().arg("piv:999").lang(language).at(&three.lab).run();
        ran.error("token-wanted", 1).error_names(others);
    }
    let sets = Run::sets().args(&three.places).at(&three.lab).run();
    sets.done()
        .gives("sets.0.shares.1.path", "piv:102 (5FC120)")
        .gives("sets.0.shares.1.card", "102");
    assert_eq!(sets.field("sets.0.shares").as_array().unwrap().len(), 3);
    for token in &three.tokens {
        assert_eq!(token.card().kept().pin.left, 3);
    }
    // A card without a share; a card with a damaged share; and something else in the container.
    let card = |at: usize| three.tokens[at].card();
    for wanted in ["00000000", "abandon-ability"] {
        let verify = Run::verify().rehearsal().arg("piv:101").option("--set", wanted);
        let other = text!("card-no-share-of-set", card = "101", set = wanted);
        verify.lines(&[PIN]).at(&three.lab).run().error(other, 4);
    }
    card(0).kept_mut().objects.insert(CONTAINER, vec![0x70, 1, 0].into());
    let no_share = || text!("card-no-share", card = "101");
    inspect("piv:101").ended(4).warned(no_share());
    verify(&three.lab, "piv:101", PIN).error(no_share(), 4);
    card(1).kept_mut().objects.get_mut(&CONTAINER).unwrap()[100] ^= 1;
    inspect("piv:102").ended(4).warned(text!("card-bad-share", object = "5FC120", card = "102"));
    let left = three.tokens.iter().map(|token| token.card().kept().pin.left);
    assert_eq!(left.collect::<Vec<_>>(), [3; 3]);
}

/// Checks that the set must be named if a card has shares of several sets.
#[test]
fn one_of_several_sets_is_named() {
    let Some(mut three) = three(["5.4.3", "5.4.3", "5.4.3"], 3) else { return };
    let other = split(&mut three.random);
    let share = {
        let card = three.tokens[0].card();
        let named = header(&card, Some(CONTAINER - 1));
        other.seal_to_card(2, &named, &mut three.random).unwrap()
    };
    let second = share.to_file().unwrap();
    three.tokens[0].card().kept_mut().objects.insert(CONTAINER - 1, second.into());
    let verify = Run::verify().rehearsal().arg("piv:101").lines(&[PIN]).at(&three.lab);
    verify.run().error(text!("card-several-sets", card = "101"), 2);
    for (set, x) in [(&three.set, 1), (&other, 2)] {
        let id = set.descriptor.set_id.to_string();
        let ran = verify.clone().option("--set", &id).run();
        ran.done().gives("x", x).gives("set.id", &id);
    }
    three.restore(&["piv:101", "piv:102", "piv:103"], &[PIN; 3]).done();
    let ran = inspect(&three.lab, "piv:101");
    let shares = ran.done().field("shares");
    let paths = shares.as_array().unwrap().iter().map(|share| share["path"].as_str().unwrap());
    let paths: BTreeSet<&str> = paths.collect();
    assert_eq!(paths, BTreeSet::from(["piv:101 (5FC120)", "piv:101 (5FC11F)"]));
}

#[test]
fn passwords_and_cards_make_one_quorum() {
    let Some(mut three) = three(["5.4.3", "5.3.1", "plain"], 4) else { return };
    let fourth = file(&three.lab, &three.set, 4, None, &mut three.random);
    let card = token("5.7.1", 104);
    let sealed = file(&three.lab, &three.set, 5, Some(&card), &mut three.random);
    let word = password(4);
    // The card of the fifth share is not inserted.
    let all = [&*fourth, "piv:102", &sealed, "piv:101"];
    let not_in = || text!("token-wanted", token = "104");
    three
        .restore(&all[..3], &[&word, PIN, PIN])
        .error(text!("quorum-not-reached", have = 2, need = 3), 3)
        .warned(not_in());
    let ran = three.restore(&all, &[&word, PIN, PIN, PIN]);
    ran.done().gives("opened", [4, 2, 1]).warned(not_in());
    let _fourth = three.lab.insert(3, card);
    three.restore(&all, &[&word, PIN, PIN, PIN]).done().gives("opened", [4, 5, 2]);
    // The share is named with its card, and with another card.
    let path = sealed.strip_prefix("file:").unwrap();
    let verify = |place: String| verify(&three.lab, &place, PIN);
    verify(format!("piv:104,file:{path}")).done();
    verify(format!("piv:,file:{path}")).done();
    let other = format!("piv:101,file:{path}");
    let ran = verify(other.clone());
    ran.error(text!("share-of-other-card", place = other, token = "104"), 4);
    let [location, only] = [format!("piv:104,file:{path}"), format!("file:{path}")];
    ran.error_gives(text!("share-of-other-card.remedy", location = location, file = only));
    let path = fourth.strip_prefix("file:").unwrap();
    let any = format!("piv:,file:{path}");
    let ran = verify(any.clone());
    ran.error(text!("share-of-no-card", place = any), 4);
    ran.error_gives(text!("share-of-no-card.remedy", file = format!("file:{path}")));
    let places = ["piv:101", "piv:102", &three.places[2], &fourth, &sealed];
    let drill = Run::drill().rehearsal().yes().flag("--full").shares_at(&places);
    let ran = drill.lines(&[PIN, PIN, PIN, &word, PIN]).at(&three.lab).run();
    ran.done().gives("result", "PASS");
    let bare = three.lab.folder().join("bare");
    let unseal = Run::unseal().rehearsal().yes().arg("piv:101").to(bare.display());
    unseal.lines(&[PIN]).at(&three.lab).run().done();
    assert_eq!(fs::read(&bare).unwrap().len(), 1 + 32 + 32);
}

#[test]
fn a_wrong_pin_spends_one_try_and_the_last_is_never_spent() {
    let Some(mut three) = three(["5.4.3", "5.2.7", "plain"], 3) else { return };
    let fourth = file(&three.lab, &three.set, 4, None, &mut three.random);
    let word = password(4);
    for at in 0..3 {
        let place = &three.places[at];
        let left = || three.tokens[at].card().kept().pin.left;
        let verify = |pin: &str| verify(&three.lab, place, pin);
        verify("999999").error(wrong_pin(2), 5);
        verify("12345").error("token-not-a-pin", 2).warned(text!("passwords-line", line = 1));
        assert_eq!(left(), 2);
        verify("999999").error(wrong_pin(1), 5);
        for pin in [PIN, "999999"] {
            verify(pin).error("token-last-try", 5);
            assert_eq!(left(), 1);
        }
        // The other shares are enough, or not.
        let places = ["piv:101", "piv:102", &three.places[2], &fourth];
        let lines = [PIN, PIN, PIN, &word];
        match at {
            0 => {
                let ran = three.restore(&places, &lines);
                ran.done().gives("opened", [4, 2, 3]).warned("token-last-try");
            }
            _ => {
                let ran = three.restore(&places, &lines);
                ran.error("quorum-not-reached", 5);
                ran.warned("token-last-try").warned("share-wrong-pin");
            }
        }
        three.tokens[at].card().kept_mut().pin.left = 0;
        let card = place.strip_prefix("piv:").unwrap();
        verify(PIN).error("token-pin-blocked", 5).error_names(card);
    }
}

#[test]
fn a_foreign_card_gets_no_pin() {
    let Some(three) = three(["5.4.3", "5.4.3", "plain"], 3) else { return };
    let verify = |place: &str| verify(&three.lab, place, "999999");
    // Another key in 9E; another key in 82, or none; and the share of another card.
    let other = || {
        EmulatedKey::of(&[9; 32], EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never, true)
            .unwrap()
    };
    let own = three.tokens[0].card().kept_mut().keys.insert(0x9e, other()).unwrap();
    verify("piv:101").error("token-other-card", 4);
    three.tokens[0].card().kept_mut().keys.insert(0x9e, own);
    three.tokens[0].card().kept_mut().keys.insert(0x82, other());
    let other_key = || text!("token-other-key", slot = "82");
    verify("piv:101").error(other_key(), 4);
    three.tokens[0].card().kept_mut().keys.remove(&0x82);
    verify("piv:101").error(text!("token-no-key", slot = "82"), 1);
    let copied = three.tokens[0].card().kept().objects[&CONTAINER].clone();
    three.tokens[1].card().kept_mut().objects.insert(CONTAINER, copied);
    verify("piv:102").error(other_key(), 4);
    for token in &three.tokens {
        assert_eq!(token.card().kept().pin.left, 3);
    }
}

/// A card without metadata reports no keys, and its certificate may be that of an earlier key. The share is not altered.
#[test]
fn a_new_key_in_the_slot_of_a_card_that_reports_none_is_no_altered_share() {
    let Some(three) = three(["plain", "5.2.7", "plain"], 3) else { return };
    let policies = [EmulatedPinPolicy::Once, EmulatedPinPolicy::Always];
    for (at, policy) in [0, 1].into_iter().flat_map(|at| policies.map(|policy| (at, policy))) {
        let verify = || verify(&three.lab, &three.places[at], PIN);
        let card = || three.tokens[at].card();
        let other = EmulatedKey::of(&[9; 32], policy, EmulatedTouchPolicy::Never, true).unwrap();
        let own = card().kept_mut().keys.insert(0x82, other).unwrap();
        verify().error(text!("token-other-key", slot = "82"), 4);
        assert_eq!(card().kept().pin.left, 3);
        card().kept_mut().keys.insert(0x82, own);
        verify().done();
    }
}

#[test]
fn two_cards_with_one_serial_are_told_of() {
    let Some(three) = three(["5.4.3", "5.4.3", "plain"], 4) else { return };
    let _second = three.lab.insert(3, token("5.4.3", 101));
    verify(&three.lab, "piv:101", PIN).error(text!("token-two-alike", token = "101"), 1);
    verify(&three.lab, "piv:102", PIN).done();
}

#[test]
fn without_a_service_a_reader_or_a_card_that_is_said() {
    let Some(lab) = Lab::new(1) else { return };
    verify(&lab, "piv:", PIN).error("token-none", 1);
    let alone = Run::inspect().arg("piv:").env("PCSCLITE_CSOCK_NAME", lab.folder().join("nobody"));
    alone.run().error("token-no-service", 1);
}

#[test]
fn a_touch_is_asked_for_and_a_time_out_is_no_wrong_pin() {
    let Some(three) = three(["5.4.3", "5.4.3", "5.2.7"], 3) else { return };
    let touched = |at: usize| {
        let secret = secret(101 + at as u32, 0x82);
        let key =
            EmulatedKey::of(&secret, EmulatedPinPolicy::Always, EmulatedTouchPolicy::Always, true)
                .unwrap();
        three.tokens[at].card().kept_mut().keys.insert(0x82, key);
    };
    touched(0);
    touched(2);
    let verify = |place: &str| verify(&three.lab, place, PIN);
    three.tokens[0].card().set_touch(Touch::After(Duration::from_millis(300)));
    verify("piv:101").done().told(text!("touch-now", token = "101"));
    three.tokens[0].card().set_touch(Touch::NotWithin(Duration::from_millis(1200)));
    verify("piv:101").error("token-not-touched", 1);
    assert_eq!(three.tokens[0].card().kept().pin.left, 3);
    verify("piv:102").done().not_told("touch-now").not_told("touch-if-it-blinks");
    // This card does not report its touch policy. The hint comes when the card is slow.
    three.tokens[2].card().set_touch(Touch::After(Duration::from_millis(1200)));
    verify("piv:103").done().told(text!("touch-if-it-blinks", token = "103"));
}

#[test]
fn a_card_that_is_pulled_spares_the_others() {
    let Some(mut three) = three(["5.4.3", "5.7.1", "5.4.3"], 3) else { return };
    let fourth = file(&three.lab, &three.set, 4, None, &mut three.random);
    let word = password(4);
    // The card is removed at the key agreement. Without the set words, one more command looks for other
    // shares.
    let log = || three.tokens[2].card().take_log();
    log();
    verify(&three.lab, "piv:103", PIN).done();
    let commands = log().len() as u64;
    three.tokens[2].card().fail_at(commands - 1, Fault::PulledBefore);
    let places = ["piv:103", "piv:101", "piv:102", &*fourth];
    let ran = three.restore(&places, &[PIN, PIN, PIN, &word]);
    ran.done().gives("opened", [4, 1, 2]).warned("token-pulled");
    assert!(three.tokens[2].card().kept().pin.left >= 2);
}

/// Causes a fault at each command of a restore with a spare share: one fault in turn, or every fault. Either
/// the secret is restored, or the program says why not. Only the intended try may be lost.
#[test]
fn a_fault_at_any_command_of_restore_is_told() {
    let models = [["5.4.3", "5.7.1", "plain"], ["5.2.7", "5.4.3", "5.3.1"]];
    for models in models.into_iter().take(if whole::is_whole() { 2 } else { 1 }) {
        whole::spread(|part| restore_with_faults(part, models));
    }
}

fn restore_with_faults(mut part: whole::Part, models: [&str; 3]) {
    let Some(mut three) = three(models, 3) else { return };
    let fourth = file(&three.lab, &three.set, 4, None, &mut three.random);
    let word = password(4);
    let places: Vec<String> = three.places.iter().cloned().chain([fourth]).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let lines = [PIN, PIN, PIN, &word];
    for at in (0..3).filter(|at| whole::is_whole() || *at != 1) {
        three.tokens[at].card().take_log();
        three.restore(&places[..3], &lines[..3]).done();
        let commands = three.tokens[at].card().take_log().len() as u64;
        assert!(commands >= 12, "{commands}");
        for number in 1..=commands {
            let mut faults = whole::faults_at(number * 5);
            if !whole::is_whole() {
                faults.extend(whole::faults_at(number * 5 + 11));
            }
            for fault in faults.into_iter().filter(|_| part.takes_next()) {
                let is_gone = sweep::is_gone_after(fault);
                // The spare share replaces the failed one. A whole sweep also runs without it.
                let counts = if whole::is_whole() && !is_gone { &[4, 3][..] } else { &[4] };
                for &count in counts {
                    three.tokens[at].card().kept_mut().pin.left = 3;
                    three.tokens[at].card().fail_at(number, fault);
                    let case =
                        format!("{} {count} {fault:?} at {number} of {commands}", models[at]);
                    let restore = || three.restore(&places[..count], &lines[..count]);
                    let ran = whole::ran_well(&case, restore);
                    let case = format!("{case}: {ran:#?}");
                    assert!(ran.status == 0 || count == 3, "{case}");
                    assert!(three.tokens[at].card().kept().pin.left >= 2, "{case}");
                    three.tokens[at].card().mend();
                }
                if is_gone {
                    let token = three.tokens.remove(at);
                    three.tokens.insert(at, three.lab.insert_again(at, token.pull()));
                }
            }
        }
    }
}
