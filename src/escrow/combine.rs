//! Restoring the payload from a quorum of opened shares.

use super::{EscrowError, OpenShare, check_degree};
use crate::secret::{SecretBytes, equal, scrubbed};
use crate::shamir::{self, ShamirError};
use crate::share::BLINDING_BYTES;
use crate::share::descriptor::Descriptor;
use crate::share::envelope::Envelope;

/// Restores the payload from k or more opened shares of the set.
///
/// # Errors
/// [`EscrowError::Shamir`] with [`ShamirError::TooFewShares`]; [`EscrowError::WrongSecret`],
/// [`EscrowError::EnvelopeMissing`], [`EscrowError::EnvelopeForeign`], [`EscrowError::Memory`].
pub fn combine(
    descriptor: &Descriptor,
    shares: &[OpenShare],
    envelope: Option<&Envelope>,
) -> Result<SecretBytes, EscrowError> {
    let shares: Vec<&[u8]> = shares.iter().map(OpenShare::bytes).collect();
    let secret = combine_secret(descriptor, &shares)?;
    let core = SecretBytes::copy_of(&secret[BLINDING_BYTES..])?;
    let Some(digest) = &descriptor.envelope else { return Ok(core) };
    let envelope = envelope.ok_or(EscrowError::EnvelopeMissing)?;
    if envelope.set_id() != descriptor.set_id || envelope.digest() != **digest {
        return Err(EscrowError::EnvelopeForeign);
    }
    Ok(envelope.open(&core)?)
}

/// Restores blinding ‖ core, and checks it against the commitment.
fn combine_secret(descriptor: &Descriptor, shares: &[&[u8]]) -> Result<SecretBytes, EscrowError> {
    let length = shares.first().map_or(0, |share| share.len().saturating_sub(1));
    let mut secret = SecretBytes::zeroed(length)?;
    scrubbed(|| shamir::combine(descriptor.threshold, shares, &mut secret))?;
    let (blinding, core) =
        secret.split_at_checked(BLINDING_BYTES).ok_or(EscrowError::WrongSecret)?;
    if !descriptor.commits_to_secret(blinding, core) {
        return Err(EscrowError::WrongSecret);
    }
    Ok(secret)
}

/// Proves that every quorum of the set gives the secret that the descriptor commits to.
///
/// The first k shares determine the polynomials. All other shares must be on these polynomials. The constant
/// term must match the commitment. The degree is [checked](check_degree). `shares` must be all shares of the set.
///
/// # Errors
/// [`EscrowError::LowDegree`], [`EscrowError::NotOnPolynomial`], [`EscrowError::WrongSecret`], [`EscrowError::Shamir`]: the set must not
/// be handed out.
pub fn prove_quorums(descriptor: &Descriptor, shares: &[OpenShare]) -> Result<(), EscrowError> {
    let need = descriptor.count();
    if shares.len() != need {
        return Err(ShamirError::TooFewShares { have: shares.len(), need }.into());
    }
    check_degree(descriptor, shares)?;
    let shares: Vec<&[u8]> = shares.iter().map(OpenShare::bytes).collect();
    let secret = combine_secret(descriptor, &shares)?;
    let (quorum, others) = shares.split_at(descriptor.threshold.into());
    let mut y = SecretBytes::zeroed(secret.len())?;
    for other in others {
        scrubbed(|| shamir::interpolate(quorum, other[0], &mut y))?;
        if !equal(&y, &other[1..]) {
            return Err(EscrowError::NotOnPolynomial { x: other[0] });
        }
    }
    Ok(())
}
