//! The smart card of a test vector (`vectors/token`).

use crate::selftest::token::TokenVector;

use super::card::EmulatedCard;
use super::keys::{EmulatedKey, EmulatedPinPolicy, EmulatedTouchPolicy};
use super::memory::Memory;
use super::model::Model;

/// The slot whose key needs no PIN by default.
const CARD: u8 = 0x9e;

/// A smart card with the keys and objects of the vector. `None` if no card can have them.
#[must_use]
pub fn card(vector: &TokenVector) -> Option<EmulatedCard> {
    let mut kept = Memory::new(Model::parse(&vector.model)?, vector.serial, None);
    let pin = vector.card_pin.as_bytes();
    let mut padded = [0xff; 8];
    padded.get_mut(..pin.len())?.copy_from_slice(pin);
    kept.pin.set(padded);
    kept.pin.left = vector.tries;
    for (slot, secret) in &vector.keys {
        let pin = if *slot == CARD { EmulatedPinPolicy::Never } else { EmulatedPinPolicy::Once };
        kept.keys.insert(*slot, EmulatedKey::of(secret, pin, EmulatedTouchPolicy::Never, false)?);
    }
    for (id, object) in &vector.objects {
        kept.objects.insert(*id, object.clone().into());
    }
    Some(EmulatedCard::new(kept, None))
}
