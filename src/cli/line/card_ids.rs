//! `--slot` and `--object`: the slot of the key and the object of the share.

use clap::{ArgAction, Args};
use sso_escrow::message;
use sso_escrow::token::names::{ObjectId, Slot, TokenId};
use sso_escrow::token::prepared::Chosen;
use sso_escrow::token::shares::containers;

use crate::cli::line::bad_value::value;
use crate::cli::line::location::SmartCard;
use crate::cli::line::words::help;
use crate::cli::ui::failure::Failure;

/// The slots and objects from the command line. Each is for one card, by its serial number or GUID, or for all
/// others.
#[derive(Debug, Default)]
pub(crate) struct CardIds {
    slots: Vec<(Option<TokenId>, Slot)>,
    objects: Vec<(Option<TokenId>, ObjectId)>,
}

/// `--slot` and `--object` of the commands that make shares.
#[derive(Debug, Clone, Args)]
pub(crate) struct CardIdOptions {
    #[arg(long, value_name = "[SERIAL=]SLOT", action = ArgAction::Append, value_parser = value(slot_of_card), help = help("help-option-slot"))]
    slot: Vec<(SmartCard, Slot)>,
    #[arg(long, value_name = "[SERIAL=]ID", action = ArgAction::Append, value_parser = value(object_of_card), help = help("help-option-object"))]
    object: Vec<(SmartCard, ObjectId)>,
}

impl CardIdOptions {
    /// Checks the options: each card may have each option only once.
    pub(crate) fn ids(&self) -> Result<CardIds, Failure> {
        Ok(CardIds { slots: once("--slot", &self.slot)?, objects: once("--object", &self.object)? })
    }
}

impl CardIds {
    /// The slot and object for a card. The object is given only if the share is stored on the card.
    pub(crate) fn of(&self, token: TokenId, is_on_card: bool) -> Chosen {
        let object = named(&self.objects, token).filter(|_| is_on_card);
        Chosen { slot: named(&self.slots, token), object }
    }

    /// Checks that each named card gets a share, and that a card with a named object stores it. `cards` lists the
    /// cards that get a share, and whether the card stores it. Without this check, a typing error would give a
    /// card other ids than intended.
    pub(crate) fn check_used(&self, cards: &[(TokenId, bool)]) -> Result<(), Failure> {
        let is_missing = |token: &&TokenId| !cards.iter().any(|(card, _)| card == *token);
        if let Some(token) = self.slots.iter().filter_map(|(it, _)| it.as_ref()).find(is_missing) {
            return Err(unused("--slot", *token));
        }
        let objects = || self.objects.iter().filter_map(|(it, _)| it.as_ref());
        if let Some(token) = objects().find(is_missing) {
            return Err(unused("--object", *token));
        }
        match objects().find(|token| !cards.contains(&(**token, true))) {
            Some(token) => {
                let token = token.to_string();
                Err(Failure::usage(message!("usage-object-unused", token = token)))
            }
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

/// The ids of an option. Two ids for one card are an error.
fn once<T: Copy>(
    option: &str,
    list: &[(SmartCard, T)],
) -> Result<Vec<(Option<TokenId>, T)>, Failure> {
    let is_twice = |at: usize| list[..at].iter().any(|(card, _)| *card == list[at].0);
    match (0..list.len()).any(is_twice) {
        true => Err(Failure::usage(message!("usage-id-twice", option = option))),
        false => Ok(list.iter().map(|(card, id)| (card.token(), *id)).collect()),
    }
}

/// `[SERIAL=]SLOT`.
fn slot_of_card(written: &str) -> Result<(SmartCard, Slot), Failure> {
    let unknown = || Failure::usage(message!("usage-slot", written = written));
    of_card(written, slot).ok_or_else(unknown)
}

/// `[SERIAL=]ID`.
fn object_of_card(written: &str) -> Result<(SmartCard, ObjectId), Failure> {
    let unknown = || Failure::usage(message!("usage-object", written = written));
    of_card(written, object).ok_or_else(unknown)
}

/// The slot for `token provision`, which already knows its card.
pub(crate) fn one_slot(written: &str) -> Result<Slot, Failure> {
    let unknown = || Failure::usage(message!("usage-slot-of-card", written = written));
    slot(written).ok_or_else(unknown)
}

/// Reads `[SERIAL=]VALUE`; without a serial number, the value is for any card.
fn of_card<T>(written: &str, read: impl Fn(&str) -> Option<T>) -> Option<(SmartCard, T)> {
    match written.split_once('=') {
        Some((token, id)) => Some((SmartCard::Named(TokenId::parse(token)?), read(id)?)),
        None => Some((SmartCard::Any, read(written)?)),
    }
}

/// A slot for share keys: two hexadecimal digits, 82 to 95.
fn slot(written: &str) -> Option<Slot> {
    let number = hexadecimal(written, 2)?;
    let slots = (0..Slot::RETIRED).filter_map(Slot::retired);
    slots.into_iter().find(|slot| u32::from(slot.number()) == number)
}

/// An object for shares: six hexadecimal digits, 5FC10D to 5FC120.
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
