//! Shares that are sealed to a card, where the card is not: shown, and passed over.

use std::fs;

use p256::SecretKey;
use p256::elliptic_curve::sec1::ToSec1Point;
use sso_escrow::escrow::{self, Recipient};
use sso_escrow::random::Generator;
use sso_escrow::seal::password::Password;
use sso_escrow::seal::point::Point;
use sso_escrow::share::Share;
use sso_escrow::share::card::{CardProtector, Token};

use crate::support::*;

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
        fs::write(set.file(x), new.to_file()).unwrap();
    }
}

#[test]
fn the_card_is_shown_without_it() {
    let set = Make::default().set();
    to_card(&set, &[2], &CardProtector { object: Some(0x5f_c120), ..card() });
    let guid = CardProtector { token: Token::Guid([0xa5; 16]), slot: 0x9d, ..card() };
    to_card(&set, &[3], &guid);
    let ran = run(&["inspect", &set.place(2), &set.place(3)]);
    ran.done(&["Share 2 of 5, custodian Ben", "smart card 12345678", "slot 82", "5FC120"]);
    ran.done(&[&format!("smart card {}", "a5".repeat(16)), "slot 9D"]);
    run(&["inspect", "--lang", "fr", &set.place(2)]).done(&["carte à puce 12345678"]);
    run(&["inspect", "--lang", "ja", &set.place(2)]).done(&["カード 12345678"]);
    let ran = run(&["sets", &set.place(1), &set.place(2)]);
    ran.done(&["2 of 5 shares lie here", "sealed to the smart card 12345678"]);

    let ran = run(&["inspect", "--json", &set.place(2), &set.place(3)]);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let protector = |at: usize| &shown["shares"][at]["protector"];
    assert_eq!(protector(0)["kind"], "card");
    assert_eq!(protector(0)["serial"], 12_345_678);
    assert_eq!(protector(0)["slot"], "82");
    assert_eq!(protector(0)["object"], "5fc120");
    assert_eq!(protector(0)["key"], card().key.to_string());
    assert_eq!(protector(1)["serial"], serde_json::Value::Null);
    assert_eq!(protector(1)["guid"], "a5".repeat(16));
    assert_eq!(protector(1)["object"], serde_json::Value::Null);
    for field in protector(0).as_object().unwrap().keys() {
        let documented = include_str!("../../docs/json.md").contains(&format!("`{field}`"));
        assert!(documented, "{field}");
    }
}

/// Runs the program where no service for smart cards is, with these lines.
fn run_alone(set: &Set, arguments: &[String], lines: &[String]) -> Ran {
    let mut command = command();
    command.env("PCSCLITE_CSOCK_NAME", set.path("nobody"));
    command.args(arguments).args(["--passwords-from", "-"]);
    run_command(command, lines)
}

/// Without the card nothing is opened, and what is missing is said. (With cards: `tests/token`.)
/// What is said where there is no card service; Wine has one that only fails.
const NO_SERVICE: &str =
    if cfg!(windows) { "smart card service failed" } else { "smart card service does not answer" };

#[test]
fn a_card_s_share_wants_its_card() {
    let set = Make::default().set();
    to_card(&set, &[2], &card());
    let pin = ["123456".to_owned()];
    for command in ["verify", "drill"] {
        let place = [set.place(2)];
        let how: &[&str] = if command == "drill" { &["--share"] } else { &[] };
        let arguments = arguments(&[&[command, "--rehearsal"], how], place.to_vec());
        let status = if command == "drill" { 3 } else { 1 };
        run_alone(&set, &arguments, &pin).failed(status, &[NO_SERVICE]);
    }
    let to = set.path("bare").display().to_string();
    let unseal = ["unseal", "--rehearsal", "--yes", &set.place(2), "--to", &to];
    run_alone(&set, &unseal.map(str::to_owned), &pin).failed(1, &[NO_SERVICE]);
    assert!(!set.path("bare").exists());
    let new = set.path("new");
    fs::create_dir(&new).unwrap();
    let to = format!("file:{}", new.display());
    let reseal = ["reseal", "--rehearsal", "--yes", &set.place(2), "--to-share", &to];
    let lines = [pin[0].clone(), "a new and good password of 2".to_owned()];
    run_alone(&set, &reseal.map(str::to_owned), &lines).failed(1, &[NO_SERVICE]);
    assert!(names(&new).is_empty() && set.file(2).exists());
}

#[test]
fn a_card_s_share_is_passed_over_where_others_are_enough() {
    let set = Make::default().set();
    to_card(&set, &[2], &card());
    let out = set.path("out.reg");
    let to = format!("reg:{}", out.display());
    let how: &[&str] = &["restore", "--rehearsal", "--yes", "--to", &to];
    // Its line is used up all the same.
    let restore = |numbers: &[u8]| {
        let arguments = arguments(&[how], set.shares(numbers));
        run_alone(&set, &arguments, &passwords(numbers))
    };
    restore(&[1, 2, 3]).failed(3, &["share 2 of Ben", "not opened by its smart card 12345678"]);
    assert!(!out.exists());
    let ran = restore(&[1, 2, 3, 4]);
    ran.done(&[]);
    assert!(ran.err.contains("smart card 12345678"), "{ran:#?}");
    assert!(out.exists());
}
