//! What is written on the command line: places, names of sets, words of a set.

use std::sync::LazyLock;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::share::descriptor::{Custodian, Descriptor, Fields, Kind, Purpose, SetId};
use sso_escrow::share::fingerprint::{SetWords, WordsError};

use crate::refusal::assert_safe;

// The program is no library; this file of it needs nothing of the rest.
#[path = "../../src/cli/line/location/syntax.rs"]
mod syntax;

use syntax::{Place, Source, split_name};

/// An input is one argument.
pub fn check(input: &[u8]) {
    let Ok(written) = std::str::from_utf8(input) else { return };
    check_place(written);
    check_source(written);
    check_set_name(written);
    check_words(written);
}

/// What is read is what was written, and the name is what stands before the first place.
fn check_place(written: &str) {
    let (name, rest) = split_name(written);
    let whole = match name {
        Some(name) => format!("{name}={rest}"),
        None => rest.to_owned(),
    };
    assert_eq!(whole, written, "nothing is lost");
    let read = Place::read(rest);
    match &read {
        Some(Place::Ask) => assert_eq!(rest, "ask"),
        Some(place @ Place::File { path, .. }) => {
            assert_eq!(place.path(), Some(path.as_path()));
            let path = path.to_str().expect("text stays text");
            assert!(!path.is_empty());
            assert_eq!(format!("file:{path}"), rest);
        }
        Some(place @ (Place::Card { token, .. } | Place::CardFile { token, .. })) => {
            let token = token.as_deref().unwrap_or_default();
            assert!(token.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let card = format!("piv:{token}");
            assert_eq!(place.card(), Some(Some(token).filter(|token| !token.is_empty())));
            assert_eq!(place.is_on_card(), place.path().is_none());
            assert_eq!(
                rest,
                place.path().map_or(card.clone(), |path| {
                    format!("{card},file:{}", path.to_str().expect("text stays text"))
                })
            );
        }
        None => assert!(rest != "ask" && rest.strip_prefix("file:").is_none_or(str::is_empty)),
    }
    if let Some(place) = &read {
        assert_eq!(place.written(), rest);
    }
    // The rule in other words: a place as it is, else the first `=` that a place follows.
    let expected = match Place::read(written) {
        Some(place) => Some((None, place)),
        None => written.match_indices('=').find_map(|(at, _)| {
            Place::read(&written[at + 1..]).map(|place| (Some(&written[..at]), place))
        }),
    };
    assert_eq!(read.map(|place| (name, place)), expected, "{written:?}");
}

/// What is read is what was written, and no place is a source or target.
fn check_source(written: &str) {
    let source = Source::read(written);
    let kind = match &source {
        None => return,
        Some(Source::Live) => {
            assert_eq!(written, "live");
            return;
        }
        Some(Source::Reg(_)) => "reg",
        Some(Source::Hive(_)) => "hive",
        Some(Source::Native(_)) => "native",
    };
    let path = source.as_ref().and_then(Source::path).and_then(|path| path.to_str());
    let path = path.expect("text stays text");
    assert!(!path.is_empty());
    assert_eq!(format!("{kind}:{path}"), written);
    assert!(Place::read(written).is_none());
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

/// A set goes by eight digits of its identifier or more, by two of its words, or by all of them.
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
