//! Shares on cards, and sealed to cards, as the commands read and open them.

use std::fs;
use std::time::{Duration, Instant};

use sso_escrow::emulator::fault::{Fault, Touch};
use sso_escrow::emulator::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use sso_escrow::random::Generator;

use crate::cards::*;
use crate::lab::{Lab, Token};
use crate::library::MODELS;
use crate::support::password;
use crate::sweep;
use crate::whole;

/// Shares 1 to 3 on tokens in the first readers.
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
    fn restore(&self, places: &[&str], lines: &[&str]) -> crate::support::Ran {
        let out = self.lab.folder().join("out.reg");
        let _ = fs::remove_file(&out);
        let to = format!("reg:{}", out.display());
        let words = self.set.descriptor.fingerprint().words().to_string();
        let mut arguments = vec!["restore", "--rehearsal", "--yes", "--to", &to];
        arguments.extend(["--expect-set", &words]);
        for place in places {
            arguments.extend(["--share", place]);
        }
        let ran = run(&self.lab, &arguments, lines);
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
    three.restore(&places, &[PIN; 3]).showed(&["Share 3 of"]);
    println!("restore from three cards: {:?}", start.elapsed());
    // In no order that was agreed on, and with one of them by itself.
    let pulled = three.tokens;
    drop(pulled);
}

/// The commands to open the share of the main job, on a card that is alone: bounded by 14.
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
            run(&lab, &["verify", "--rehearsal", place], &[PIN]).showed(&[]);
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
    let inspect = |place: &str| run(&three.lab, &["inspect", place], &[]);
    inspect("piv:101").showed(&["Share 1 of 5, custodian Anna", "smart card 101", "5FC120"]);
    inspect(&three.places[2]).showed(&["custodian Chloé"]);
    inspect("piv:").failed(1, &["Several tokens are in"]);
    inspect("piv:999").failed(1, &["The token 999 is not in"]);
    let mut arguments = vec!["sets"];
    arguments.extend(three.places.iter().map(String::as_str));
    run(&three.lab, &arguments, &[]).showed(&["3 of 5 shares lie here", "piv:102 (5FC120)"]);
    for token in &three.tokens {
        assert_eq!(token.card().kept().pin.left, 3);
    }
    // A card without a share; one whose share is damaged; something else in the container.
    let card = |at: usize| three.tokens[at].card();
    card(0).kept_mut().objects.insert(CONTAINER, vec![0x70, 1, 0].into());
    inspect("piv:101").failed(4, &["No share that is meant lies on the smart card 101"]);
    run(&three.lab, &["verify", "--rehearsal", "piv:101"], &[PIN])
        .failed(4, &["No share that is meant"]);
    card(1).kept_mut().objects.get_mut(&CONTAINER).unwrap()[100] ^= 1;
    inspect("piv:102").failed(4, &["begins as a share", "5FC120"]);
    let left = three.tokens.iter().map(|token| token.card().kept().pin.left);
    assert_eq!(left.collect::<Vec<_>>(), [3; 3]);
}

/// Where a card has shares of several sets, it is to be said which one is meant.
#[test]
fn one_of_several_sets_is_named() {
    let Some(mut three) = three(["5.4.3", "5.4.3", "5.4.3"], 3) else { return };
    let other = split(&mut three.random);
    let share = {
        let card = three.tokens[0].card();
        let named = header(&card, Some(CONTAINER - 1));
        other.seal_to_card(2, &named, &mut three.random).unwrap()
    };
    three.tokens[0]
        .card()
        .kept_mut()
        .objects
        .insert(CONTAINER - 1, share.to_file().unwrap().into());
    let verify = |more: &[&str]| {
        run(&three.lab, &[&["verify", "--rehearsal", "piv:101"], more].concat(), &[PIN])
    };
    verify(&[]).failed(2, &["Shares of several sets lie on the smart card 101"]);
    for (set, x) in [(&three.set, 1), (&other, 2)] {
        let id = set.descriptor.set_id.to_string();
        verify(&["--set", &id]).showed(&[&format!("hare {x} of 5")]);
    }
    three.restore(&["piv:101", "piv:102", "piv:103"], &[PIN; 3]).showed(&[]);
    run(&three.lab, &["inspect", "piv:101"], &[]).showed(&["(5FC120)", "(5FC11F)"]);
}

#[test]
fn passwords_and_cards_make_one_quorum() {
    let Some(mut three) = three(["5.4.3", "5.3.1", "plain"], 4) else { return };
    let fourth = file(&three.lab, &three.set, 4, None, &mut three.random);
    let card = token("5.7.1", 104);
    let sealed = file(&three.lab, &three.set, 5, Some(&card), &mut three.random);
    let word = password(4);
    // The fifth's card is not in.
    let all = [&*fourth, "piv:102", &sealed, "piv:101"];
    three.restore(&all[..3], &[&word, PIN, PIN]).failed(3, &["The token 104 is not in"]);
    three.restore(&all, &[&word, PIN, PIN, PIN]).showed(&["Share 1 of Anna"]);
    let _fourth = three.lab.insert(3, card);
    three.restore(&all, &[&word, PIN, PIN, PIN]).showed(&["Share 5 of 花子"]);
    // Named with its card, and with another one.
    let path = sealed.strip_prefix("file:").unwrap();
    let verify = |place: String| run(&three.lab, &["verify", "--rehearsal", &place], &[PIN]);
    verify(format!("piv:104,file:{path}")).showed(&[]);
    verify(format!("piv:,file:{path}")).showed(&[]);
    verify(format!("piv:101,file:{path}")).failed(4, &["another smart card: 104"]);
    let path = fourth.strip_prefix("file:").unwrap();
    verify(format!("piv:,file:{path}")).failed(4, &["to no smart card"]);
    let mut drill = vec!["drill", "--rehearsal", "--full", "--yes"];
    let places = ["piv:101", "piv:102", &three.places[2], &fourth, &sealed];
    drill.extend(places.iter().flat_map(|place| ["--share", place]));
    run(&three.lab, &drill, &[PIN, PIN, PIN, &word, PIN]).showed(&["PASS"]);
    let bare = three.lab.folder().join("bare").display().to_string();
    run(&three.lab, &["unseal", "--rehearsal", "--yes", "piv:101", "--to", &bare], &[PIN])
        .showed(&[]);
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
        let verify = |pin: &str| run(&three.lab, &["verify", "--rehearsal", place], &[pin]);
        verify("999999").failed(5, &["The PIN is wrong: 2 tries left"]);
        verify("12345").failed(2, &["line 1", "6 to 8 characters"]);
        assert_eq!(left(), 2);
        verify("999999").failed(5, &["1 try left"]);
        for pin in [PIN, "999999"] {
            verify(pin).failed(5, &["never spends the last one"]);
            assert_eq!(left(), 1);
        }
        // The others are enough, or not.
        let places = ["piv:101", "piv:102", &three.places[2], &fourth];
        let lines = [PIN, PIN, PIN, &word];
        match at {
            0 => three.restore(&places, &lines).showed(&["Share 4 of"]),
            _ => three.restore(&places, &lines).failed(5, &["one try left", "not opened by its"]),
        };
        three.tokens[at].card().kept_mut().pin.left = 0;
        verify(PIN).failed(5, &["is blocked", "unblock-pin"]);
    }
}

#[test]
fn a_foreign_card_gets_no_pin() {
    let Some(three) = three(["5.4.3", "5.4.3", "plain"], 3) else { return };
    let verify = |place: &str| run(&three.lab, &["verify", "--rehearsal", place], &["999999"]);
    // Another key in 9E; another one in 82, or none; the share of another card.
    let other = || {
        EmulatedKey::of(&[9; 32], EmulatedPinPolicy::Never, EmulatedTouchPolicy::Never, true)
            .unwrap()
    };
    let own = three.tokens[0].card().kept_mut().keys.insert(0x9e, other()).unwrap();
    verify("piv:101").failed(4, &["could not prove"]);
    three.tokens[0].card().kept_mut().keys.insert(0x9e, own);
    three.tokens[0].card().kept_mut().keys.insert(0x82, other());
    verify("piv:101").failed(4, &["The key in slot 82 of the card is another one"]);
    three.tokens[0].card().kept_mut().keys.remove(&0x82);
    verify("piv:101").failed(1, &["no P-256 key in slot 82"]);
    let copied = three.tokens[0].card().kept().objects[&CONTAINER].clone();
    three.tokens[1].card().kept_mut().objects.insert(CONTAINER, copied);
    verify("piv:102").failed(4, &["The key in slot 82 of the card is another one"]);
    for token in &three.tokens {
        assert_eq!(token.card().kept().pin.left, 3);
    }
}

#[test]
fn two_cards_with_one_serial_are_told_of() {
    let Some(three) = three(["5.4.3", "5.4.3", "plain"], 4) else { return };
    let _second = three.lab.insert(3, token("5.4.3", 101));
    run(&three.lab, &["verify", "--rehearsal", "piv:101"], &[PIN])
        .failed(1, &["Two tokens go by 101"]);
    run(&three.lab, &["verify", "--rehearsal", "piv:102"], &[PIN]).showed(&[]);
}

#[test]
fn without_a_service_a_reader_or_a_card_that_is_said() {
    let Some(lab) = Lab::new(1) else { return };
    let verify = || run(&lab, &["verify", "--rehearsal", "piv:"], &[PIN]);
    verify().failed(1, &["There is no card in any reader"]);
    let mut command = crate::support::command();
    command.env("PCSCLITE_CSOCK_NAME", lab.folder().join("nobody"));
    command.args(["inspect", "piv:"]);
    crate::support::run_command(command, &[]).failed(1, &["service does not answer", "pcscd"]);
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
    let verify = |place: &str| run(&three.lab, &["verify", "--rehearsal", place], &[PIN]);
    three.tokens[0].card().set_touch(Touch::After(Duration::from_millis(300)));
    let ran = verify("piv:101");
    ran.showed(&[]);
    assert!(ran.err.contains("Touch the token 101 of "), "{ran:#?}");
    three.tokens[0].card().set_touch(Touch::NotWithin(Duration::from_millis(1200)));
    verify("piv:101").failed(1, &["was not touched in time", "The PIN is not what was wrong"]);
    assert_eq!(three.tokens[0].card().kept().pin.left, 3);
    let ran = verify("piv:102");
    assert!(!ran.err.contains("ouch"), "{ran:#?}");
    // This one does not tell its policy: it is said once it takes its time.
    three.tokens[2].card().set_touch(Touch::After(Duration::from_millis(1200)));
    let ran = verify("piv:103");
    ran.showed(&[]);
    assert!(ran.err.contains("If the token 103 of "), "{ran:#?}");
}

#[test]
fn a_card_that_is_pulled_spares_the_others() {
    let Some(mut three) = three(["5.4.3", "5.7.1", "5.4.3"], 3) else { return };
    let fourth = file(&three.lab, &three.set, 4, None, &mut three.random);
    let word = password(4);
    // At the agreement. Without the words of the set, one command more looks for other shares.
    let log = || three.tokens[2].card().take_log();
    log();
    run(&three.lab, &["verify", "--rehearsal", "piv:103"], &[PIN]).showed(&[]);
    let commands = log().len() as u64;
    three.tokens[2].card().fail_at(commands - 1, Fault::PulledBefore);
    let places = ["piv:103", "piv:101", "piv:102", &*fourth];
    let ran = three.restore(&places, &[PIN, PIN, PIN, &word]);
    ran.showed(&["Share 4 of"]);
    assert!(ran.err.contains("was taken out"), "{ran:#?}");
    assert!(three.tokens[2].card().kept().pin.left >= 2);
}

/// Another fault at each command of a restore, or each of them, with a spare share: the secret comes back, or the
/// run says why it does not; no try is lost but the one that was meant.
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
        three.restore(&places[..3], &lines[..3]).showed(&[]);
        let commands = three.tokens[at].card().take_log().len() as u64;
        assert!(commands >= 12, "{commands}");
        for number in 1..=commands {
            let mut faults = whole::faults_at(number * 5);
            if !whole::is_whole() {
                faults.extend(whole::faults_at(number * 5 + 11));
            }
            for fault in faults.into_iter().filter(|_| part.takes_next()) {
                let is_gone = sweep::is_gone_after(fault);
                // The spare share makes up for it; in a whole sweep it is done without as well.
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
