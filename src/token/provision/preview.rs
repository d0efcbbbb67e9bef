//! Shows what a run would do to a card. This needs no PIN and changes nothing.

use super::error::ProvisionError;
use super::{PlannedKey, ProvisionPlan, Survey, keys};
use crate::token::card::Card;
use crate::token::prepared::Role;

/// What [`provision`](super::provision) would do to a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The state of the card.
    pub survey: Survey,
    /// The key of 9E, the key that shares are sealed to, and the key that signs transcripts.
    pub keys: [PlannedKey; 3],
}

/// Looks at a card as `provision` would, and finds the slot of each key.
///
/// # Errors
/// The errors with which `provision` would refuse the card before it gets the PIN: [`ProvisionError`].
pub fn preview(
    card: &mut Card<'_>,
    reader: &str,
    wanted: &ProvisionPlan,
) -> Result<Preview, ProvisionError> {
    let survey = Survey::of(card, reader)?;
    let own = keys::planned_card_key(card)?;
    let mut slots = keys::Slots::of(card)?;
    let share = slots.planned(card, Role::Share, wanted)?;
    let transcript = slots.planned(card, Role::Transcript, wanted)?;
    Ok(Preview { survey, keys: [own, share, transcript] })
}
