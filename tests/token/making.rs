//! New shares sealed to cards by `generate`, `backup` and `reseal`, and what remains after a failure.

use std::fs;
use std::path::Path;

use sso_escrow::emulator::fault::Fault;
use sso_escrow::emulator::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use sso_escrow::emulator::management::{EmulatedAlgorithm, EmulatedManagementKey};
use sso_escrow::tlv;

use crate::cards::*;
use crate::lab::{Lab, Token};
use crate::support::*;
use crate::sweep::is_gone_after;
use crate::text;
use crate::whole::{self, Part};

const REHEARSAL: &[&str] = &["--rehearsal", "--yes"];

/// Runs `generate` for these locations.
fn generate(lab: &Lab, how: &[&str], k: &str, places: &[&str], lines: &[&str]) -> Ran {
    Run::generate().threshold(k).args(how).shares_at(places).lines(lines).at(lab).run()
}

fn drill(lab: &Lab, places: &[&str], lines: &[&str]) -> Ran {
    let drill = Run::drill().rehearsal().yes().flag("--full").shares_at(places);
    drill.lines(lines).at(lab).run()
}

/// Reseals a share from one location to another, in a rehearsal.
fn reseal(lab: &Lab, from: &str, to: &str, lines: [&str; 2]) -> Run {
    Run::reseal().rehearsal().arg(from).to_share(to).lines(&lines).at(lab)
}

fn is_untouched(folder: &Path) -> bool {
    names(folder).is_empty()
}

/// The main job with three cards and two media. A share on one medium is sealed to a fourth card.
#[test]
fn a_set_on_cards_and_media_is_made_and_restored() {
    let Some(lab) = Lab::new(4) else { return };
    let models = ["5.4.3", "5.7.1", "plain", "5.2.7"];
    let tokens: Vec<Token> = models
        .into_iter()
        .zip(101..)
        .map(|(model, serial)| lab.insert(serial as usize - 101, prepared(&lab, model, serial)))
        .collect();
    let guid = format!("piv:{}", "67".repeat(16));
    let [fourth, fifth] = ["4", "5"].map(|name| folder(&lab, name));
    let on_medium = format!("file:{}", fourth.display());
    let sealed = format!("piv:104,file:{}", fifth.display());
    let named = [
        "Anna=piv:101",
        "Ben=piv:102",
        &format!("Chloé={guid}"),
        &format!("David={on_medium}"),
        &format!("花子={sealed}"),
    ];
    let lines = [PIN, PIN, PIN, "a good enough password of David", PIN];
    let ran = generate(&lab, REHEARSAL, "3", &named, &lines);
    ran.done().gives("files.0", "piv:101 (5FC120)").gives("quorums_proved", "10");
    ran.warned(text!("firmware-eucleak", token = "101")).warned("attest-no-roots");
    for (at, expected) in [(0, 1), (1, 1), (2, 1), (3, 0)] {
        assert_eq!(shares_on(&tokens[at]).len(), expected, "{at}");
        assert_eq!(tokens[at].card().kept().pin.left, 3, "{at}");
    }
    let places = ["piv:101", "piv:102", &guid, &on_medium, &sealed];
    let ran = drill(&lab, &places, &lines);
    ran.done().gives("result", "PASS").gives("good", [4, 5, 1, 2, 3]);
    let restore = Run::restore().rehearsal().yes().to_reg(lab.folder().join("out.reg"));
    let restore = restore.shares_at(&[&sealed, "piv:102", &guid]).lines(&[PIN; 3]);
    restore.at(&lab).run().done().gives("opened", [5, 2, 3]);
    // A second set goes into the next containers. The first set stays.
    generate(&lab, REHEARSAL, "2", &["piv:101", "piv:102"], &[PIN; 2])
        .done()
        .gives("files.0", "piv:101 (5FC11F)");
    assert_eq!(shares_on(&tokens[0]), [0x5f_c11f, 0x5f_c120]);
}

#[test]
fn a_share_is_resealed_between_passwords_and_cards() {
    let Some(lab) = Lab::new(3) else { return };
    let tokens: Vec<Token> = ["5.4.3", "plain", "5.7.1"]
        .into_iter()
        .zip(101..)
        .map(|(model, serial)| lab.insert(serial as usize - 101, prepared(&lab, model, serial)))
        .collect();
    let guid = format!("piv:{}", "66".repeat(16));
    let [one, two] = ["1", "2"].map(|name| folder(&lab, name));
    let [one_place, two_place] = [&one, &two].map(|path| format!("file:{}", path.display()));
    let words = ["a good enough password of Anna", "another good password of Anna"];
    generate(
        &lab,
        REHEARSAL,
        "2",
        &[&format!("Anna={one_place}"), "Ben=piv:103"],
        &[words[0], PIN],
    )
    .done();
    let reseal = |from: &str, to: &str, lines: [&str; 2]| reseal(&lab, from, to, lines);
    let resealed = |from: &str, to: &str, lines: [&str; 2]| {
        reseal(from, to, lines).run().done().gives("old_removed", true);
    };
    let pass = |places: &[&str], lines: &[&str]| {
        drill(&lab, places, lines).done().gives("result", "PASS");
    };
    // That card already has another share of the set.
    reseal(&one_place, "piv:103", [words[0], PIN])
        .run()
        .error(text!("card-has-share", name = "Ben", token = "103"), 6);
    reseal(&one_place, "piv:101", [words[0], PIN])
        .run_in_words()
        .done()
        .said(text!("reseal-done-card", x = 1, name = "Anna"))
        .said("reseal-old-removed");
    assert!(is_untouched(&one));
    assert_eq!(shares_on(&tokens[0]).len(), 1);
    pass(&["piv:101", "piv:103"], &[PIN; 2]);
    resealed("piv:101", &guid, [PIN, PIN]);
    assert_eq!((shares_on(&tokens[0]).len(), shares_on(&tokens[1]).len()), (0, 1));
    // On a medium, sealed to a card.
    let sealed = format!("piv:101,{two_place}");
    resealed(&guid, &sealed, [PIN, PIN]);
    assert!(shares_on(&tokens[1]).is_empty() && names(&two).len() == 1);
    pass(&[&sealed, "piv:103"], &[PIN; 2]);
    reseal(&two_place, &two_place, [PIN, words[1]]).run_in_words().done().said(text!(
        "reseal-done",
        x = 1,
        name = "Anna"
    ));
    resealed("piv:103", &one_place, [PIN, words[0]]);
    assert!(shares_on(&tokens[2]).is_empty());
    pass(&[&one_place, &two_place], &[words[0], words[1]]);
    // A wrong PIN, or an invalid one, leaves everything unchanged.
    reseal(&one_place, "piv:103", [words[0], "999999"]).run().error(wrong_pin(2), 5);
    reseal(&one_place, "piv:103", [words[0], "short"])
        .run()
        .error(text!("passwords-line", line = 2, cause = text!("token-not-a-pin")), 2);
    assert!(shares_on(&tokens[2]).is_empty() && names(&one).len() == 1);
    pass(&[&one_place, &two_place], &[words[0], words[1]]);
}

/// In production, a card must prove that its key was generated in it, and its firmware must have no known
/// weakness.
#[test]
fn production_wants_attestation_and_sound_firmware() {
    let Some(lab) = Lab::new(3) else { return };
    let models = ["5.7.1", "5.7.1", "5.4.3"].into_iter().zip(101..);
    let put = |(model, serial): (&str, u32)| {
        lab.insert(serial as usize - 101, prepared(&lab, model, serial))
    };
    let tokens: Vec<Token> = models.map(put).collect();
    let root = lab.folder().join("root.pem");
    fs::write(&root, sso_escrow::emulator::attest::root().unwrap()).unwrap();
    let root = root.to_str().unwrap();
    let make = |how: &[&str], places: &[&str]| {
        generate(&lab, &[&["--yes"], how].concat(), "2", places, &[PIN; 2])
    };
    let two = ["piv:101", "piv:102"];
    let unfit = make(&["--waive", "network,swap,records,words"], &two);
    unfit.error(text!("attest-no-roots", token = "101"), 7);
    make(&["--waive", "network,swap,records,words", "--attestation-root", root], &two).done();
    // Reports whether a set on the card records that a check was waived.
    let records = |place: &str, check: &str| {
        let shares = inspect(&lab, place).done().field("shares");
        let sets = shares.as_array().unwrap().iter().map(|share| &share["set"]["waivers"]);
        sets.flat_map(|waivers| waivers.as_array().unwrap()).any(|waiver| waiver == check)
    };
    assert!(!records("piv:101", "attestation"));
    // A key that was imported into the card is not attested.
    tokens[1].card().kept_mut().keys.get_mut(&0x82).unwrap().generated = false;
    make(&["--waive", "network,swap,records,words", "--attestation-root", root], &two)
        .error("attest-not", 7);
    tokens[1].card().kept_mut().keys.get_mut(&0x82).unwrap().generated = true;
    // Nor is a key in 9E: anyone can show the attestation of another card's other key.
    tokens[1].card().kept_mut().keys.get_mut(&0x9e).unwrap().generated = false;
    make(&["--waive", "network,swap,records,words", "--attestation-root", root], &two)
        .error("attest-not", 7);
    make(&["--waive", "network,swap,records,words,attestation"], &two).done();
    assert!(records("piv:102", "attestation"));
    let weak = ["piv:101", "piv:103"];
    make(&["--waive", "network,swap,records,words,attestation"], &weak)
        .error(text!("firmware-eucleak", token = "103"), 7);
    make(&["--waive", "network,swap,records,words,attestation,firmware"], &weak).done();
    assert!(records("piv:103", "firmware"));
    assert_eq!(shares_on(&tokens[0]).len(), 3);
}

/// A practice share and a production share on one card do not get in each other's way.
#[test]
fn a_card_with_a_practice_share_serves_in_production() {
    let Some(lab) = Lab::new(2) else { return };
    let _tokens: Vec<Token> = (101..103)
        .map(|serial| lab.insert(serial as usize - 101, prepared(&lab, "5.7.1", serial)))
        .collect();
    let two = ["piv:101", "piv:102"];
    let waived = ["--waive", "network,swap,records,words,attestation"];
    let real = generate(&lab, &[&["--yes"], &waived[..]].concat(), "2", &two, &[PIN; 2]);
    let known = real.done().texts("card_words.0.words").join(" ");
    let real = real.set_words();
    let production = || {
        let run = Run::verify().arg("piv:101").args(waived).option("--expect-card", &known);
        run.lines(&[PIN]).at(&lab).run()
    };
    verify(&lab, "piv:101", PIN).error("only-production-shares", 4);
    let practice = generate(&lab, REHEARSAL, "2", &two, &[PIN; 2]).done().set_words();
    assert!(real.starts_with(&production().done().set_words()));
    assert_eq!(verify(&lab, "piv:101", PIN).done().set_words(), practice);
}

/// A practice share on a named card is reported before the machine is checked.
#[test]
fn the_purpose_of_a_share_on_a_card_comes_before_the_machine() {
    let Some(lab) = Lab::new(2) else { return };
    let _tokens: Vec<Token> = (101..103)
        .map(|serial| lab.insert(serial as usize - 101, prepared(&lab, "5.7.1", serial)))
        .collect();
    let two = ["piv:101", "piv:102"];
    generate(&lab, REHEARSAL, "2", &two, &[PIN; 2]).done();
    let new = folder(&lab, "new");
    let both = |run: Run| run.share_at(two[0]).share_at(two[1]);
    for (run, warnings) in [
        (Run::verify().arg("piv:101"), 1),
        (Run::unseal().arg("piv:101").to(new.join("bare").display()), 1),
        (Run::reseal().arg("piv:101").to_share(format!("file:{}", new.display())), 1),
        (both(Run::drill()), 2),
        (both(Run::restore()).to_reg(new.join("out.reg")), 2),
    ] {
        let ran = run.at(&lab).run();
        ran.error("only-practice-shares", 4).error_names("--rehearsal");
        assert_eq!(ran.warnings(), vec!["share-is-practice"; warnings]);
    }
    // A card that is not inserted may hold a share for this run, and the only card may be another one.
    let ran = Run::drill().share_at(two[0]).share_at("piv:104").at(&lab).run();
    ran.not_warned("share-is-practice");
    verify(&lab, "piv:101", PIN).done();
}

#[test]
fn what_is_wrong_is_known_before_anything_is_written() {
    let Some(lab) = Lab::new(3) else { return };
    let tokens: Vec<Token> = (101..103)
        .map(|serial| lab.insert(serial as usize - 101, prepared(&lab, "5.7.1", serial)))
        .collect();
    let bare = lab.insert(2, token("5.7.1", 103));
    let medium = folder(&lab, "medium");
    let sealed = format!("piv:101,file:{}", medium.display());
    let two = |places: [&str; 2], lines: [&str; 2]| generate(&lab, REHEARSAL, "2", &places, &lines);
    let one_card = |one, other| text!("places-one-card", one = one, other = other);
    // No PIN is tried, so the wrong one costs nothing.
    two(["A=piv:101", "B=piv:101"], ["999999"; 2]).error(one_card("piv:101", "piv:101"), 2);
    two(["A=piv:101", &format!("B={sealed}")], [PIN; 2]).error(one_card("piv:101", &*sealed), 2);
    assert_eq!(tokens[0].card().kept().pin.left, 3);
    two(["piv:101", "piv:103"], [PIN; 2]).error("prepared-not", 1);
    two(["piv:101", "piv:104"], [PIN; 2]).error(text!("token-wanted", token = "104"), 1);
    two(["piv:101", "piv:102"], [PIN, "999999"]).error(wrong_pin(2), 5).told(text!(
        "ask-custodian",
        x = 2,
        place = "piv:102"
    ));
    two(["A=piv:", "B=piv:"], [PIN; 2]).error("passwords-from-with-cards", 2);
    two(["piv:", "piv:101"], [PIN; 2]).error("token-several", 1);
    // More custodians than a share on a card has room for.
    let folders: Vec<String> = (2..=30)
        .map(|x| {
            format!("{}{x}=file:{}", "name ".repeat(8), folder(&lab, &format!("{x}")).display())
        })
        .collect();
    let mut places: Vec<&str> = folders.iter().map(String::as_str).collect();
    places.insert(0, "Anna=piv:101");
    let mut lines = vec!["a good enough password of them"; 30];
    lines[0] = PIN;
    generate(&lab, REHEARSAL, "2", &places, &lines)
        .error(text!("escrow-too-large-for-card", most = 2048), 2);
    assert!((2..=30).all(|x| is_untouched(&lab.folder().join(format!("{x}")))));
    for token in tokens.iter().chain([&bare]) {
        assert!(shares_on(token).is_empty());
        let log = token.card().take_log();
        assert!(log.iter().all(|exchange| exchange.command[1] != 0xdb), "{log:?}");
    }
    assert!(is_untouched(&medium));
}

/// Checks a card that is full, and a card that is removed during a write.
#[test]
fn a_run_that_fails_leaves_no_share_behind() {
    let Some(lab) = Lab::new(2) else { return };
    let first = lab.insert(0, prepared(&lab, "5.7.1", 101));
    let mut second = lab.insert(1, prepared(&lab, "5.7.1", 102));
    let make = || generate(&lab, REHEARSAL, "2", &["Anna=piv:101", "Ben=piv:102"], &[PIN; 2]);
    let voided = || text!("generate-voided", name = "Anna");
    let used = second.card().kept().used();
    second.card().kept_mut().room = used + 100;
    make().error("token-too-large", 1).warned(voided());
    second.card().kept_mut().room = used + 4000;
    assert!(shares_on(&first).is_empty() && shares_on(&second).is_empty());
    second.card().take_log();
    make().done();
    let log = second.card().take_log();
    // An object is written in several commands: the last one, after which the card has the object, and the
    // one before it.
    let last = log.iter().rposition(|it| it.command[1] == 0xdb).unwrap() as u64 + 1;
    second.card().kept_mut().objects.remove(&CONTAINER);
    first.card().kept_mut().objects.remove(&CONTAINER);
    for (at, fault, stays) in
        [(last - 1, Fault::PulledBefore, false), (last, Fault::PulledAfter, true)]
    {
        second.card().fail_at(at, fault);
        make().error("token-pulled", 1).warned(voided()).warned(text!(
            "generate-not-voided-card",
            name = "Ben",
            token = "102"
        ));
        assert!(shares_on(&first).is_empty());
        assert_eq!(shares_on(&second).len(), usize::from(stays));
        second.card().mend();
        second = lab.insert_again(1, second.pull());
    }
    second.card().kept_mut().objects.remove(&CONTAINER);
    make().done();
}

/// Checks that the program finds a management key behind the PIN, of each kind, and reports a missing one.
#[test]
fn the_management_key_is_found_where_yubico_puts_it() {
    let Some(lab) = Lab::new(2) else { return };
    let _other = lab.insert(1, prepared(&lab, "5.7.1", 102));
    for (model, algorithm) in [
        ("5.2.7", EmulatedAlgorithm::TripleDes),
        ("5.4.3", EmulatedAlgorithm::Aes128),
        ("5.7.1", EmulatedAlgorithm::Aes192),
        ("5.7.1", EmulatedAlgorithm::Aes256),
    ] {
        let mut card = prepared(&lab, model, 101);
        let bytes: Vec<u8> = (0..algorithm.key_bytes() as u8).map(|byte| byte * 2 + 1).collect();
        card.kept_mut().management = EmulatedManagementKey { algorithm, bytes: bytes.clone() };
        let admin = tlv::entry(0x80, &tlv::entry(0x81, &[2]));
        card.kept_mut().objects.insert(0x5f_ff00, admin.into());
        let token = lab.insert(0, card);
        let make = || generate(&lab, REHEARSAL, "2", &["piv:101", "piv:102"], &[PIN; 2]);
        make().error("token-no-management-key", 1);
        let printed = tlv::entry(0x88, &tlv::entry(0x89, &bytes));
        token.card().kept_mut().objects.insert(0x5f_c109, printed.into());
        make().done();
        assert_eq!(shares_on(&token), [CONTAINER]);
        token.card().kept_mut().objects.remove(&0x5f_ff00);
        // Without a terminal, nobody can type it.
        make().error(text!("management-needs-terminal", token = "101"), 2);
        assert_eq!(shares_on(&token), [CONTAINER]);
    }
}

/// Causes a fault at each command of `generate`: one fault in turn, or every fault. No try is lost, and
/// nothing that looks like a share remains without a report.
#[test]
fn a_fault_at_any_command_leaves_nothing_that_looks_whole() {
    for model in whole::models(&["5.4.3"]) {
        whole::spread(|part| generate_with_faults(part, model));
    }
}

/// Removes all shares. After a fault, a share may be in another container.
fn clear(token: &Token) {
    for id in shares_on(token) {
        token.card().kept_mut().objects.remove(&id);
    }
}

fn generate_with_faults(mut part: Part, model: &str) {
    let Some(lab) = Lab::new(2) else { return };
    let first = lab.insert(0, prepared(&lab, "5.7.1", 101));
    let mut second = lab.insert(1, prepared(&lab, model, 102));
    let named = format!("piv:{}", crate::cards::named(&second.card()));
    let places = ["Anna=piv:101", &format!("Ben={named}")];
    let make = || generate(&lab, REHEARSAL, "2", &places, &[PIN; 2]);
    second.card().take_log();
    make().done();
    let commands = second.card().take_log().len() as u64;
    for at in 1..=commands {
        let mut faults = whole::faults_at(at * 7);
        if at % 8 == 0 && !whole::is_whole() {
            faults = vec![Fault::PulledBefore];
        }
        for fault in faults.into_iter().filter(|_| part.takes_next()) {
            for token in [&first, &second] {
                clear(token);
            }
            second.card().kept_mut().pin.left = 3;
            second.card().fail_at(at, fault);
            let case = format!("{model} {fault:?} at {at} of {commands}");
            let ran = whole::ran_well(&case, make);
            let case = format!("{case}: {ran:#?}");
            assert!(second.card().kept().pin.left >= 2, "{case}");
            second.card().mend();
            if ran.status == 0 {
                second.card().kept_mut().pin.left = 3;
                drill(&lab, &["piv:101", &named], &[PIN; 2]).done().gives("result", "PASS");
            } else {
                assert!(shares_on(&first).is_empty(), "{case}");
                let is_told = ran.warnings().iter().any(|it| it == "generate-not-voided-card");
                assert!(shares_on(&second).is_empty() || is_told, "{case}");
            }
            if is_gone_after(fault) {
                second = lab.insert_again(1, second.pull());
            }
        }
    }
}

/// The same for `reseal` from one card to another. At the end there is a share that opens.
#[test]
fn a_fault_at_any_command_of_reseal_leaves_a_share_that_opens() {
    whole::spread(|part| {
        let models = whole::models(&["5.7.1"]);
        let mut part = part;
        models.into_iter().for_each(|model| reseal_with_faults(&mut part, model));
    });
}

fn reseal_with_faults(part: &mut Part, model: &str) {
    let Some(lab) = Lab::new(3) else { return };
    let first = prepared(&lab, model, 101);
    let third = prepared(&lab, model, 103);
    let [from, to] = [&first, &third].map(|card| format!("piv:{}", crate::cards::named(card)));
    let _second = lab.insert(1, prepared(&lab, "5.7.1", 102));
    let [mut first, mut third] = [(0, first), (2, third)].map(|(at, card)| lab.insert(at, card));
    generate(&lab, REHEARSAL, "2", &[&format!("Anna={from}"), "Ben=piv:102"], &[PIN; 2]).done();
    let share = first.card().kept().objects[&CONTAINER].clone();
    let reseal = || reseal(&lab, &from, &to, [PIN, PIN]).run();
    [&first, &third].iter().for_each(|token| drop(token.card().take_log()));
    reseal().done().gives("old_removed", true);
    let commands = [&first, &third].map(|token| token.card().take_log().len() as u64);
    assert!(commands.iter().all(|count| *count > 20), "{commands:?}");
    for (is_old, commands) in [(true, commands[0]), (false, commands[1])] {
        for at in 1..=commands {
            for fault in whole::faults_at(at * 5) {
                if !part.takes_next() {
                    continue;
                }
                [&first, &third].iter().for_each(|token| clear(token));
                first.card().kept_mut().objects.insert(CONTAINER, share.clone());
                let token = if is_old { &first } else { &third };
                [&first, &third].iter().for_each(|it| it.card().kept_mut().pin.left = 3);
                token.card().fail_at(at, fault);
                let which = if is_old { "old" } else { "new" };
                let case = format!("{model} {which} {fault:?} at {at} of {commands}");
                let ran = whole::ran_well(&case, reseal);
                let case = format!("{case}: {ran:#?}");
                assert!(token.card().kept().pin.left >= 2, "{case}");
                token.card().mend();
                token.card().kept_mut().pin.left = 3;
                let (old, new) = (shares_on(&first).len(), shares_on(&third).len());
                match (ran.status, old, new) {
                    // The new share is good. The old one was removed.
                    (0, 0, 1) => {}
                    (_, 1, 1) => {
                        let is_told = ran.field("error.name") == "reseal-old-left"
                            || ran.warnings().iter().any(|it| it == "reseal-new-left");
                        assert!(is_told && ran.status != 0, "{case}");
                    }
                    (_, 0, 1) => assert!(ran.err.contains(&from), "{case}"),
                    (1.., 1, 0) => {}
                    other => panic!("{other:?}: {case}"),
                }
                if is_gone_after(fault) {
                    match is_old {
                        true => first = lab.insert_again(0, first.pull()),
                        false => third = lab.insert_again(2, third.pull()),
                    }
                }
                let place = if old == 1 { &from } else { &to };
                verify(&lab, place, PIN).done();
            }
        }
    }
}

/// A card with two keys of another program: the slot must be named, and the container may be. A share can still
/// be sealed to a full card and kept on a medium.
#[test]
fn the_slot_and_the_container_are_those_that_were_named() {
    let Some(lab) = Lab::new(2) else { return };
    let mut card = prepared(&lab, "5.4.3", 101);
    let other =
        EmulatedKey::of(&[3; 32], EmulatedPinPolicy::Once, EmulatedTouchPolicy::Never, true)
            .unwrap();
    let certificate =
        crate::prepared::object(&folder(&lab, "certificates"), &other.public(), "/CN=Bob");
    card.kept_mut().keys.insert(0x84, other);
    card.kept_mut().objects.insert(0x5f_c10f, certificate.into());
    // A key without a certificate.
    let bare = EmulatedKey::of(&[5; 32], EmulatedPinPolicy::Once, EmulatedTouchPolicy::Never, true);
    card.kept_mut().keys.insert(0x88, bare.unwrap());
    let first = lab.insert(0, card);
    let second = lab.insert(1, prepared(&lab, "5.7.1", 102));
    let two = ["Anna=piv:101", "Ben=piv:102"];
    let make = |named: &[&str]| generate(&lab, &[REHEARSAL, named].concat(), "2", &two, &[PIN; 2]);
    // The message names the card.
    make(&[]).error(text!("prepared-several", slots = "82, 84"), 1).error_names("101");
    let unused = |option| text!("usage-id-unused", option = option, token = "103");
    for (named, status, error) in [
        (&["--slot", "101=9A"][..], 2, text!("usage-slot", written = "101=9A")),
        (&["--slot", "Anna=84"], 2, text!("usage-slot", written = "Anna=84")),
        (&["--slot", "84", "--slot", "82"], 2, text!("usage-id-twice", option = "--slot")),
        (&["--object", "5FC102"], 2, text!("usage-object", written = "5FC102")),
        (&["--slot", "101=84", "--slot", "103=82"], 2, unused("--slot")),
        (&["--slot", "101=84", "--object", "103=5FC111"], 2, unused("--object")),
        (&["--slot", "101=83"], 1, text!("prepared-no-such-key", slot = "83")),
        (
            &["--slot", "101=84", "--object", "5FC10D"],
            1,
            text!("prepared-object-in-use", object = "5FC10D"),
        ),
        (
            &["--slot", "101=84", "--object", "5FC113"],
            1,
            text!("prepared-object-of-key", object = "5FC113", slot = "88"),
        ),
    ] {
        make(named).error(error, status);
    }
    assert!(shares_on(&first).is_empty() && shares_on(&second).is_empty());
    let named = ["--slot", "101=84", "--object", "102=5fc11a", "--object", "5FC111"];
    make(&named).done().gives("files", ["piv:101 (5FC111)", "piv:102 (5FC11A)"]);
    assert_eq!((shares_on(&first), shares_on(&second)), (vec![0x5f_c111], vec![0x5f_c11a]));
    drill(&lab, &["piv:101", "piv:102"], &[PIN; 2]).done().gives("result", "PASS");

    for at in 0x5f_c10d..=0x5f_c120 {
        second.card().kept_mut().objects.entry(at).or_insert_with(|| vec![0x53, 1].into());
    }
    let medium = folder(&lab, "medium");
    let sealed = format!("piv:102,file:{}", medium.display());
    let reseal =
        |to: &str, named: &[&str]| reseal(&lab, "piv:101", to, [PIN, PIN]).args(named).run();
    second.card().kept_mut().objects.insert(0x5f_c11a, vec![0x53, 1].into());
    reseal("piv:102", &[]).error("prepared-full", 1);
    let unused = text!("usage-object-unused", token = "102");
    reseal(&sealed, &["--object", "102=5FC11A"]).error(unused, 2);
    let look = Run::token("inspect").arg("piv:102").at(&lab).run_in_words();
    // Without a place, it is the only inserted card.
    Run::token("inspect").at(&lab).run().error("token-several", 1);
    look.done().said(text!("token-line-prepared-full", slot = "82"));
    reseal(&sealed, &["--slot", "82"]).done().gives("old_removed", true);
    assert!(shares_on(&first).is_empty() && names(&medium).len() == 1);
}

/// A payload that is too long for the shares is in an envelope. Cards have no room for it.
#[test]
fn a_long_payload_wants_two_places_beside_cards() {
    let Some(lab) = Lab::new(2) else { return };
    let tokens: Vec<Token> = (101..103)
        .map(|serial| lab.insert(serial as usize - 101, prepared(&lab, "5.7.1", serial)))
        .collect();
    let reg = lab.folder().join("sso.reg");
    let value: Vec<String> = (0..700).map(|at| format!("{:02x}", at % 251)).collect();
    let key = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS";
    let text = format!(
        "Windows Registry Editor Version 5.00\r\n\r\n[{key}]\r\n\r\n[{key}\\{{5A5A5A5A-5A5A-5A5A-5A5A-5A5A5A5A5A5A}}]\r\n\"Secret\"=hex:{}\r\n\r\n",
        value.join(",")
    );
    fs::write(&reg, text).unwrap();
    let [one, two] = ["1", "2"].map(|name| folder(&lab, name));
    let [one_place, two_place] = [&one, &two].map(|path| format!("file:{}", path.display()));
    let cards = ["piv:101", "piv:102"];
    let how =
        Run::backup().yes().waive("network,swap,records,words,removable,attestation").threshold(2);
    let how = how.option("--from", format!("reg:{}", reg.display())).shares_at(&cards);
    let how = how.lines(&[PIN; 2]).at(&lab);
    let backup = |envelopes: &[&str]| {
        envelopes.iter().fold(how.clone(), |run, it| run.option("--envelope", it)).run()
    };
    backup(&[]).error(text!("envelope-two-places", places = 0), 2);
    backup(&[&one_place]).error(text!("envelope-two-places", places = 1), 2);
    backup(&["piv:101"]).error(text!("usage-envelope", place = "piv:101"), 2);
    assert!(tokens.iter().all(|token| shares_on(token).is_empty()) && is_untouched(&one));
    // In production, two folders on one disk are one medium.
    backup(&[&one_place, &two_place]).error("places-one-medium", 6);
    assert!(is_untouched(&one) && is_untouched(&two));

    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let other = format!("file:{}", memory.path().display());
    let made = backup(&[&one_place, &other]);
    made.done().gives("files.0", "piv:101 (5FC120)");
    let words_of = |at: usize| made.texts(&format!("card_words.{at}.words")).join(" ");
    let card_words = [0, 1].map(words_of);
    let knowing = |run: Run| card_words.iter().fold(run, |run, it| run.option("--expect-card", it));
    let envelope = names(&one);
    assert!(envelope.len() == 1 && envelope == names(memory.path()), "{envelope:?}");
    let waived = "network,swap,records,words,removable";
    let words = made.set_words();
    let verify = Run::verify().arg("piv:101").waive(waived).lines(&[PIN]).at(&lab);
    knowing(verify).run_in_words().done().said("verify-envelope-elsewhere");
    let how = Run::drill().flag("--full").expect(words).waive(waived).shares_at(&cards);
    let how = knowing(how.lines(&[PIN; 2]).at(&lab));
    let drill = |envelope: &str| how.clone().option("--envelope", envelope).run();
    how.run().error("envelope-not-named", 4);
    drill(&two_place).error("envelope-not-there", 4);
    drill(&other).done().gives("result", "PASS");
    let file = format!("{one_place}/{}", envelope[0]);
    drill(&file).done().gives("result", "PASS");
}

/// Another program holds a card. The program names it, and does not write the other card.
#[test]
fn a_card_that_another_program_holds_is_told_of() {
    let Some(lab) = Lab::new(2) else { return };
    let tokens: Vec<Token> = (101..103)
        .map(|serial| lab.insert(serial as usize - 101, prepared(&lab, "5.7.1", serial)))
        .collect();
    let program = lab.folder().join("scdaemon");
    std::os::unix::fs::symlink(std::env::current_exe().unwrap(), &program).unwrap();
    let mut holder = crate::library::Worker::start(&mut lab.command(program.to_str().unwrap()));
    let until = lab.folder().join("until");
    holder.hold_alone(&lab.reader(1), until.to_str().unwrap());
    let places = ["piv:101", "piv:102"];
    generate(&lab, REHEARSAL, "2", &places, &[PIN; 2])
        .error("token-held", 1)
        .error_names("scdaemon (");
    inspect(&lab, "piv:102").error("token-held", 1);
    assert!(tokens.iter().all(|token| shares_on(token).is_empty()));
    fs::write(until, []).unwrap();
    holder.released();
    generate(&lab, REHEARSAL, "2", &places, &[PIN; 2]).done();
}
