//! Shares that are sealed to a card, when the card is missing: they are shown, and skipped.

use std::fs;

use p256::SecretKey;
use p256::elliptic_curve::sec1::ToSec1Point;
use sso_escrow::escrow::{self, Recipient};
use sso_escrow::random::Generator;
use sso_escrow::seal::password::Password;
use sso_escrow::seal::point::Point;
use sso_escrow::share::Share;
use sso_escrow::share::card::{CardProtector, Token};
use sso_escrow::text::Language;

use crate::support::*;
use crate::text;

/// The private key of a card's escrow slot.
pub fn key() -> SecretKey {
    SecretKey::from_slice(&[1; 32]).unwrap()
}

pub fn card() -> CardProtector {
    let point =
        |key: SecretKey| Point::new(key.public_key().to_sec1_point(false).as_bytes()).unwrap();
    CardProtector {
        token: Token::Serial(12_345_678),
        key: point(key()),
        authentication_key: point(SecretKey::from_slice(&[2; 32]).unwrap()),
        slot: 0x82,
        object: None,
    }
}

/// Seals these shares of a set to a card instead of their passwords.
pub fn to_card(set: &Set, numbers: &[u8], card: &CardProtector) {
    let mut random = Generator::new(b"").unwrap();
    for &x in numbers {
        let share = Share::from_file(&fs::read(set.file(x)).unwrap()).unwrap();
        let open = escrow::open(&share, &Password::new(&password(x)).unwrap()).unwrap();
        let new = escrow::reseal(&share, &open, Recipient::Card(card), &mut random).unwrap();
        fs::write(set.file(x), new.to_file().unwrap()).unwrap();
    }
}

#[test]
fn the_card_is_shown_without_it() {
    let set = Make::default().set();
    to_card(&set, &[2], &CardProtector { object: Some(0x5f_c120), ..card() });
    let guid = CardProtector { token: Token::Guid([0xa5; 16]), slot: 0x9d, ..card() };
    to_card(&set, &[3], &guid);
    let run = Run::inspect().place(&set, 2).place(&set, 3);
    let guid = "a5".repeat(16);
    run.run_in_words()
        .done()
        .said(text!("inspect-share", x = 2, count = 5, name = "Ben"))
        .said(text!("inspect-card", token = "12345678", slot = "82"))
        .said(text!("inspect-card-object", object = "5FC120"))
        .said(text!("inspect-card", token = &guid, slot = "9D"));
    for language in Language::ALL {
        let ran = Run::inspect().place(&set, 2).lang(language.code()).run_in_words();
        ran.done().said(text!("inspect-card", token = "12345678").in_language(language));
    }
    let sets = Run::sets().place(&set, 1).place(&set, 2);
    sets.run_in_words().done().said(text!("sets-health", have = 2, count = 5)).said(text!(
        "sets-share-card",
        x = 2,
        token = "12345678"
    ));

    let ran = run.run();
    let protector = |at: usize, field: &str| ran.field(&format!("shares.{at}.protector.{field}"));
    assert_eq!(protector(0, "kind"), "card");
    assert_eq!(protector(0, "serial"), 12_345_678);
    assert_eq!(protector(0, "slot"), "82");
    assert_eq!(protector(0, "object"), "5fc120");
    assert_eq!(protector(0, "key"), card().key.to_string());
    assert_eq!(protector(1, "serial"), serde_json::Value::Null);
    assert_eq!(protector(1, "guid"), guid);
    assert_eq!(protector(1, "object"), serde_json::Value::Null);
    for field in ran.field("shares.0.protector").as_object().unwrap().keys() {
        let documented = include_str!("../../docs/json.md").contains(&format!("`{field}`"));
        assert!(documented, "{field}");
    }
}

/// Runs the program with these lines, without a smart card service.
fn run_alone(set: &Set, run: Run, lines: &[String]) -> Ran {
    run.env("PCSCLITE_CSOCK_NAME", set.path("nobody")).lines(lines).run()
}

/// The cause of the error without a smart card service. Wine has a service that only fails.
fn no_service() -> Text {
    if cfg!(windows) { text!("token-system") } else { text!("token-no-service") }
}

/// Checks that nothing is opened without the card, and that the message says what is missing. (With cards:
/// `tests/token`.)
#[test]
fn a_card_s_share_wants_its_card() {
    let set = Make::default().set();
    to_card(&set, &[2], &card());
    let pin = ["123456".to_owned()];
    run_alone(&set, Run::verify().rehearsal().place(&set, 2), &pin).error(no_service(), 1);
    run_alone(&set, Run::drill().rehearsal().share(&set, 2), &pin).ended(3).warned(no_service());
    let to = set.path("bare").display().to_string();
    let unseal = Run::unseal().rehearsal().yes().place(&set, 2).to(to);
    run_alone(&set, unseal, &pin).error(no_service(), 1);
    assert!(!set.path("bare").exists());
    let new = set.path("new");
    fs::create_dir(&new).unwrap();
    let to = format!("file:{}", new.display());
    let reseal = Run::reseal().rehearsal().place(&set, 2).to_share(to);
    let lines = [pin[0].clone(), "a new and good password of 2".to_owned()];
    run_alone(&set, reseal, &lines).error(no_service(), 1);
    assert!(names(&new).is_empty() && set.file(2).exists());
}

#[test]
fn a_card_s_share_is_passed_over_where_others_are_enough() {
    let set = Make::default().set();
    to_card(&set, &[2], &card());
    let out = set.path("out.reg");
    // The password line of the skipped share is used up too.
    let restore = |numbers: &[u8]| {
        let run = Run::restore().rehearsal().yes().to_reg(&out).shares(&set, numbers);
        run_alone(&set, run, &passwords(numbers))
    };
    let passed_over = text!("share-card-failed", x = 2, name = "Ben", token = "12345678");
    restore(&[1, 2, 3]).error("quorum-not-reached", 3).warned(passed_over.clone());
    assert!(!out.exists());
    restore(&[1, 2, 3, 4]).done().gives("opened", [1, 3, 4]).warned(passed_over);
    assert!(out.exists());
}
