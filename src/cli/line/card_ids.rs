//! The slot of the key and the object of the share, where they are named: `--slot` and `--object`.

use clap::ArgMatches;
use sso_escrow::message;
use sso_escrow::token::names::{ObjectId, Slot, TokenId};
use sso_escrow::token::prepared::Chosen;
use sso_escrow::token::shares::containers;

use crate::cli::ui::failure::Failure;

/// What was named, for one card by what it goes by, or for all others.
#[derive(Debug, Default)]
pub(crate) struct CardIds {
    slots: Vec<(Option<TokenId>, Slot)>,
    objects: Vec<(Option<TokenId>, ObjectId)>,
}

impl CardIds {
    pub(crate) fn from(matches: &ArgMatches) -> Result<Self, Failure> {
        Ok(Self {
            slots: read(matches, "slot", slot, no_slot)?,
            objects: read(matches, "object", object, no_object)?,
        })
    }

    /// What was named for a card; the object where its share is to lie on it.
    pub(crate) fn of(&self, token: TokenId, is_on_card: bool) -> Chosen {
        let object = named(&self.objects, token).filter(|_| is_on_card);
        Chosen { slot: named(&self.slots, token), object }
    }

    /// Whether each card that was named gets a share, from the cards that get one, and whether it lies there.
    /// One with a slip of the pen would have got its share under other ids than were meant.
    pub(crate) fn check_used(&self, cards: &[(TokenId, bool)]) -> Result<(), Failure> {
        let is_missing = |token: &&TokenId| !cards.iter().any(|(card, _)| card == *token);
        if let Some(token) = self.slots.iter().filter_map(|(it, _)| it.as_ref()).find(is_missing) {
            return Err(unused("--slot", *token));
        }
        let is_missing = |token: &&TokenId| !cards.contains(&(**token, true));
        match self.objects.iter().filter_map(|(it, _)| it.as_ref()).find(is_missing) {
            Some(token) => Err(unused("--object", *token)),
            None => Ok(()),
        }
    }
}

fn unused(option: &str, token: TokenId) -> Failure {
    let token = token.to_string();
    Failure::usage(message!("usage-id-unused", option = option, token = token))
}

fn named<T: Copy>(list: &[(Option<TokenId>, T)], token: TokenId) -> Option<T> {
    let of = |card| list.iter().find(|(it, _)| *it == card).map(|(_, id)| *id);
    of(Some(token)).or_else(|| of(None))
}

/// The slot of `token provision`, whose card is known.
pub(crate) fn one_slot(matches: &ArgMatches) -> Result<Option<Slot>, Failure> {
    let written = matches.get_one::<String>("slot");
    written.map(|it| slot(it).ok_or_else(|| no_slot(it))).transpose()
}

fn no_slot(written: &str) -> Failure {
    Failure::usage(message!("usage-slot", written = written))
}

fn no_object(written: &str) -> Failure {
    Failure::usage(message!("usage-object", written = written))
}

/// The values of an option, each with the card before it or without one.
fn read<T>(
    matches: &ArgMatches,
    option: &str,
    id: impl Fn(&str) -> Option<T>,
    refusal: fn(&str) -> Failure,
) -> Result<Vec<(Option<TokenId>, T)>, Failure> {
    let mut list: Vec<(Option<TokenId>, T)> = Vec::new();
    for written in matches.get_many::<String>(option).into_iter().flatten() {
        let refused = || refusal(written);
        let (card, id) = match written.split_once('=') {
            Some((token, after)) => (Some(TokenId::parse(token).ok_or_else(refused)?), id(after)),
            None => (None, id(written)),
        };
        if list.iter().any(|(other, _)| *other == card) {
            let message = message!("usage-id-twice", option = format!("--{option}"));
            return Err(Failure::usage(message));
        }
        list.push((card, id.ok_or_else(refused)?));
    }
    Ok(list)
}

/// Two hexadecimal digits: 82 to 95, where keys for shares are looked for.
fn slot(written: &str) -> Option<Slot> {
    let number = hexadecimal(written, 2)?;
    let slots = (0..Slot::RETIRED).filter_map(Slot::retired);
    slots.into_iter().find(|slot| u32::from(slot.number()) == number)
}

/// Six hexadecimal digits: 5FC10D to 5FC120, where shares are looked for.
fn object(written: &str) -> Option<ObjectId> {
    let number = hexadecimal(written, 6)?;
    containers().find(|object| object.number() == number)
}

fn hexadecimal(written: &str, digits: usize) -> Option<u32> {
    let is_number = written.len() == digits && written.bytes().all(|it| it.is_ascii_hexdigit());
    is_number.then(|| u32::from_str_radix(written, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_where_keys_and_shares_are_looked_for() {
        let slots = ["82", "95", "8f", "8F"].map(|it| slot(it).map(Slot::number));
        assert_eq!(slots, [0x82, 0x95, 0x8f, 0x8f].map(Some));
        for wrong in ["", "81", "96", "9a", "9c", "9e", "082", "+8", "0x82", "130"] {
            assert_eq!(slot(wrong), None, "{wrong}");
        }
        let objects = ["5FC10D", "5fc120"].map(|it| object(it).map(ObjectId::number));
        assert_eq!(objects, [0x5f_c10d, 0x5f_c120].map(Some));
        for wrong in ["", "5FC10C", "5FC121", "5FFF00", "C10D", "05FC10D", "5FC102"] {
            assert_eq!(object(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_card_that_is_named_goes_before_all_others() {
        let [one, two] = [1, 2].map(TokenId::Serial);
        let ids = CardIds {
            slots: vec![(None, Slot::of(0x83).unwrap()), (Some(two), Slot::of(0x84).unwrap())],
            objects: vec![(Some(one), ObjectId::of(0x5f_c11a).unwrap())],
        };
        let slot = |token| ids.of(token, true).slot.map(Slot::number);
        assert_eq!((slot(one), slot(two)), (Some(0x83), Some(0x84)));
        let object = |token, is_on_card| ids.of(token, is_on_card).object.map(ObjectId::number);
        assert_eq!((object(one, true), object(one, false)), (Some(0x5f_c11a), None));
        assert_eq!(object(two, true), None);
        let check = |cards: &[(TokenId, bool)]| ids.check_used(cards).is_ok();
        assert!(check(&[(one, true), (two, false)]));
        assert!(!check(&[(one, false), (two, true)]) && !check(&[(one, true)]) && !check(&[]));
    }
}
