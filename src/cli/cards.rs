//! The dialogue with a custodian about a smart card: the card, its PIN, its management key and its touch.

pub(crate) mod attestation;
pub(crate) mod management_key;
pub(crate) mod new_card;
pub(crate) mod open_card;
pub(crate) mod pin;
pub(crate) mod recognise;
pub(crate) mod sign;
mod touch_prompt;
