//! The token of a vector of smart cards (`vectors/token`).

use crate::selftest::token::TokenVector;

use super::card::Card;
use super::keys::{Key, PinPolicy, TouchPolicy};
use super::memory::Memory;
use super::model::Model;

/// The slot whose key asks for no PIN.
const CARD: u8 = 0x9e;

/// A token that holds what the vector says; nothing where no token can.
#[must_use]
pub fn card(vector: &TokenVector) -> Option<Card> {
    let mut kept = Memory::new(Model::parse(&vector.model)?, vector.serial, None);
    let pin = vector.card_pin.as_bytes();
    let mut padded = [0xff; 8];
    padded.get_mut(..pin.len())?.copy_from_slice(pin);
    kept.pin.set(padded);
    kept.pin.left = vector.tries;
    for (slot, secret) in &vector.keys {
        let pin = if *slot == CARD { PinPolicy::Never } else { PinPolicy::Once };
        kept.keys.insert(*slot, Key::of(secret, pin, TouchPolicy::Never, false)?);
    }
    for (id, object) in &vector.objects {
        kept.objects.insert(*id, object.clone().into());
    }
    Some(Card::new(kept, None))
}
