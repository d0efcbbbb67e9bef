//! The key of a card that signs transcripts. `token provision` makes it, in 9C or in a slot for retired keys.

use super::attest::Attestation;
use super::card::Card;
use super::certificate::{Certificate, PublicKey};
use super::error::TokenError;
use super::key::is_signed;
use super::names::Slot;
use super::pin::{Budget, Pin};
use super::prepared::Role;
use crate::seal::point::Point;

/// A key that signs transcripts.
#[derive(Debug, Clone)]
pub struct TranscriptKey {
    /// Its slot.
    pub slot: Slot,
    /// The key, as its certificate states it.
    pub key: Point,
    /// The card's attestation of the key, if the card makes one.
    pub attestation: Option<Attestation>,
}

impl TranscriptKey {
    /// Finds the key on a card. `None` if `token provision` made none there.
    ///
    /// # Errors
    /// Errors of the line: the card was removed, or answers something else.
    pub fn of(card: &mut Card<'_>) -> Result<Option<Self>, TokenError> {
        let retired = (0..Slot::RETIRED).filter_map(Slot::retired);
        for slot in std::iter::once(Slot::SIGNATURE).chain(retired) {
            // Some cards have fewer containers than the standard.
            let Ok(Some(object)) = card.object(slot.certificate()) else { continue };
            let Some(certificate) = Certificate::in_object(&object) else { continue };
            if let (Some(Role::Transcript), PublicKey::P256(key)) =
                (Role::of(&certificate), &certificate.key)
            {
                let key = *key;
                return Ok(Some(Self { slot, key, attestation: Attestation::of(card, slot)? }));
            }
        }
        Ok(None)
    }

    /// Signs a hash of 32 bytes, after the card got its PIN. The signature is in DER, and was checked.
    ///
    /// # Errors
    /// [`TokenError::WrongPin`] and the others of [`Card::verify`]; [`TokenError::NotTouched`]; [`TokenError::OtherKey`]
    /// if the slot has another key than its certificate states.
    pub fn sign(
        &self,
        card: &mut Card<'_>,
        pin: &Pin,
        budget: Budget,
        hash: &[u8; 32],
    ) -> Result<Vec<u8>, TokenError> {
        let signature = card.verify(pin, budget)?.sign(self.slot, hash)?;
        match is_signed(self.key.as_bytes(), hash, &signature) {
            true => Ok(signature),
            false => Err(TokenError::OtherKey { slot: self.slot }),
        }
    }
}
