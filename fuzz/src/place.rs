//! Arguments of the command line: locations, names of sets, words of a set.

use std::sync::LazyLock;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::share::descriptor::{Custodian, Descriptor, Fields, Kind, Purpose, SetId};
use sso_escrow::share::fingerprint::{SetWords, WordsError};
use sso_escrow::token::names::TokenId;

use crate::refusal::assert_safe;

// The program is no library. This file of it needs no other file of the program.
#[allow(dead_code)]
#[path = "../../src/cli/line/location/syntax.rs"]
mod syntax;

use syntax::{ShareLocation, SmartCard, Source, Target, split_name};

/// Checks one argument.
pub fn check(input: &[u8]) {
    let Ok(written) = std::str::from_utf8(input) else { return };
    check_location(written);
    check_source(written);
    check_set_name(written);
    check_words(written);
}

/// Checks that a location reads as it was written, and that the name is the part before the first location.
fn check_location(written: &str) {
    let (name, rest) = split_name(written);
    let whole = match name {
        Some(name) => format!("{name}={rest}"),
        None => rest.to_owned(),
    };
    assert_eq!(whole, written, "nothing is lost");
    let read = ShareLocation::read(rest);
    match &read {
        Some(ShareLocation::Ask) => assert_eq!(rest, "ask"),
        Some(location @ ShareLocation::File { path, .. }) => {
            assert_eq!(location.path(), Some(path.as_path()));
            let path = path.to_str().expect("text stays text");
            assert!(!path.is_empty());
            assert_eq!(format!("file:{path}"), rest);
        }
        Some(
            location @ (ShareLocation::Card { card, .. } | ShareLocation::CardFile { card, .. }),
        ) => {
            assert_eq!(location.card(), Some(*card));
            assert_eq!(location.is_on_card(), location.path().is_none());
            let behind = rest.strip_prefix("piv:").expect("a card is written so");
            let typed = behind.split_once(',').map_or(behind, |(typed, _)| typed);
            check_card(typed, *card);
            let card = format!("piv:{typed}");
            assert_eq!(
                rest,
                location.path().map_or(card.clone(), |path| {
                    format!("{card},file:{}", path.to_str().expect("text stays text"))
                })
            );
        }
        None => assert!(rest != "ask" && rest.strip_prefix("file:").is_none_or(str::is_empty)),
    }
    if let Some(location) = &read {
        assert_eq!(location.written(), rest);
    }
    // The same rule in another form: the argument is a location, or else it splits at the first `=` before a
    // location.
    let expected = match ShareLocation::read(written) {
        Some(location) => Some((None, location)),
        None => written.match_indices('=').find_map(|(at, _)| {
            ShareLocation::read(&written[at + 1..]).map(|it| (Some(&written[..at]), it))
        }),
    };
    assert_eq!(read.map(|location| (name, location)), expected, "{written:?}");
}

/// Checks that a card has the number that was typed. Leading zeros and the case of a GUID make no difference.
fn check_card(typed: &str, card: SmartCard) {
    assert!(typed.bytes().all(|byte| byte.is_ascii_hexdigit()));
    match card.token() {
        None => assert!(typed.is_empty()),
        Some(TokenId::Serial(serial)) => assert_eq!(typed.parse(), Ok(serial)),
        Some(guid @ TokenId::Guid(_)) => assert_eq!(typed.to_lowercase(), guid.to_string()),
    }
}

/// Checks that a source reads as it was written, that no location is a source, and that targets are written
/// like sources.
fn check_source(written: &str) {
    let (source, target) = (Source::read(written), Target::read(written));
    assert_eq!(source.is_some(), target.is_some());
    let kind = match (&source, &target) {
        (Some(Source::Live), Some(Target::Live)) => {
            assert_eq!(written, "live");
            return;
        }
        (Some(Source::Reg(one)), Some(Target::Reg(other))) if one == other => "reg",
        (Some(Source::Hive(one)), Some(Target::Hive(other))) if one == other => "hive",
        (Some(Source::Native(one)), Some(Target::Native(other))) if one == other => "native",
        (None, None) => return,
        other => panic!("{written:?}: {other:?}"),
    };
    let path = source.as_ref().and_then(Source::path).and_then(|path| path.to_str());
    let path = path.expect("text stays text");
    assert!(!path.is_empty());
    assert_eq!(format!("{kind}:{path}"), written);
    assert!(ShareLocation::read(written).is_none());
}

static SET: LazyLock<Descriptor> = LazyLock::new(|| {
    let custodian =
        |name: &str| Custodian { name: name.to_owned(), commitment: [name.len() as u8; 32] };
    Descriptor::new(Fields {
        version: 1,
        set_id: SetId::from_bytes(
            *b"\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23\x45\x67\x89\xab\xcd\xef",
        ),
        generation: 1,
        supersedes: None,
        purpose: Purpose::Practice,
        kind: Kind::MasterSecret,
        msids: vec![Msid::from_bytes([1; 16])],
        label: String::new(),
        server: String::new(),
        created: 0,
        threshold: 2,
        waivers: Vec::new(),
        secret_commitment: [0; 32],
        custodians: vec![custodian("Anna"), custodian("Ben")],
        envelope: None,
    })
    .expect("it keeps all rules")
});

/// Checks that at least eight digits of its identifier, two of its words, or all its words name a set.
fn check_set_name(name: &str) {
    if !SET.is_named(name) {
        return;
    }
    let words = SET.fingerprint().words();
    let lower = name.trim().to_lowercase();
    let digits = lower.len() >= 8 && SET.set_id.to_string().starts_with(&lower);
    let two: Vec<&str> = lower.split(|c: char| c == '-' || c.is_whitespace()).collect();
    let two =
        two.into_iter().filter(|part| !part.is_empty()).eq(words.words()[..2].iter().copied());
    assert!(digits || two || SetWords::parse(name) == Ok(words), "{name:?}");
}

fn check_words(typed: &str) {
    match SetWords::parse(typed) {
        Ok(words) => {
            let shown = words.to_string();
            assert_safe(&shown);
            assert_eq!(SetWords::parse(&shown), Ok(words));
            let numbers = words.numbers();
            assert!(numbers.iter().all(|number| (1..=2048).contains(number)));
            let numbers = numbers.map(|number| format!("{number:04}")).join("-");
            assert_eq!(SetWords::parse(&numbers), Ok(words));
            let four = words.words().map(|word| word.chars().take(4).collect::<String>());
            assert_eq!(SetWords::parse(&four.join(" ").to_uppercase()), Ok(words));
            assert_eq!(words.words()[..2].join("-"), words.short());
        }
        Err(WordsError::Count { found }) => assert_ne!(found, 8),
        Err(WordsError::Unknown { word }) => {
            assert!(!word.is_empty() && typed.contains(&word));
            assert_safe(&word);
        }
    }
}
