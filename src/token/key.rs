//! What the keys of a card do: agree on a secret, and sign (GENERAL AUTHENTICATE, NIST SP 800-73-4, part 2,
//! section 3.2.4).

use std::time::{Duration, Instant};

use p256::PublicKey;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::ecdsa::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::answer;
use super::apdu::{Answer, DONE};
use super::card::{Card, VERIFY, refusal};
use super::error::{CardCommand, TokenError};
use super::names::{ObjectId, Slot};
use super::pin::{Budget, Pin, Tries};
use crate::secret::SecretBytes;
use crate::tlv;

/// The length of a shared secret in bytes: the x coordinate of a point of P-256.
pub const SHARED_BYTES: usize = 32;

/// The number of the algorithm P-256 (NIST SP 800-78-4, table 6-2).
const P256: u8 = 0x11;
/// The tag of a hash to sign.
const TO_SIGN: u32 = 0x81;
/// The tag of the answer. An empty entry in a command asks for it.
const RESPONSE: u32 = 0x82;
/// The tag of a point to agree with.
const POINT: u32 = 0x85;
/// The tag of the template around these entries.
const TEMPLATE: u32 = 0x7c;

/// If a card refuses faster than this, it lacks the PIN. If it refuses later, it waited for a touch. P-256
/// keys take well below a second, and the shortest wait of a YubiKey is 15 seconds.
const WAITED: Duration = Duration::from_secs(1);

/// The text before the nonce in the signed bytes of a proof. With it, a proof cannot be mistaken for another
/// signature.
const PROOF: &[u8] = b"sso-escrow/v1 card";

/// A card that has just received its PIN. It only allows using keys, and reading objects behind the PIN.
/// Nothing else can be asked in between.
#[derive(Debug)]
pub struct Verified<'c, 'a> {
    card: &'c mut Card<'a>,
}

impl Verified<'_, '_> {
    /// Agrees on a secret with a point of 65 bytes, uncompressed (SEC 1, section 2.3.3). The secret is the x
    /// coordinate, 32 bytes (NIST SP 800-56A, section 5.7.1.2).
    ///
    /// # Errors
    /// [`TokenError::NoPoint`] before anything is sent to the card; [`TokenError::NotTouched`];
    /// [`TokenError::NoKey`]; [`TokenError::Malformed`], [`TokenError::Refused`]; errors of the line.
    pub fn agree(&mut self, slot: Slot, point: &[u8; 65]) -> Result<SecretBytes, TokenError> {
        agree(self.card, slot, point)
    }

    /// Reads an object behind the PIN, into locked memory. `None` if it does not exist or is empty.
    pub(super) fn secret_object(
        &mut self,
        id: ObjectId,
    ) -> Result<Option<SecretBytes>, TokenError> {
        self.card.secret_object(id)
    }

    /// Signs a hash of 32 bytes by ECDSA. The signature is in DER (RFC 3279, section 2.2.3).
    ///
    /// # Errors
    /// As [`agree`](Self::agree), except [`TokenError::NoPoint`].
    pub fn sign(&mut self, slot: Slot, hash: &[u8; 32]) -> Result<Vec<u8>, TokenError> {
        sign(self.card, slot, hash)
    }
}

impl<'a> Card<'a> {
    /// Gives the PIN, if the budget allows it. At most one try is spent. Use the returned value at once for
    /// the work that needs the PIN.
    ///
    /// # Errors
    /// [`TokenError::LastTry`], [`TokenError::PinBlocked`], [`TokenError::TriesUnknown`] before a try is
    /// spent. [`TokenError::WrongPin`] if a try was spent, and [`TokenError::PinBlocked`] if it was the last.
    /// With any other error, a try may have been spent.
    pub fn verify(&mut self, pin: &Pin, budget: Budget) -> Result<Verified<'_, 'a>, TokenError> {
        const ASKED: CardCommand = CardCommand::Verify;
        budget.allows(self.tries()?)?;
        let status = self.say(ASKED, VERIFY, pin.bytes())?.status;
        match status {
            DONE => Ok(Verified { card: self }),
            0x63c0 | 0x6983 => Err(TokenError::PinBlocked),
            0x6300 | 0x63c1..=0x63cf => {
                Err(TokenError::WrongPin { tries: Tries::of_status(status) })
            }
            status => Err(refusal(ASKED, status)),
        }
    }

    /// Signs as [`Verified::sign`] does, with a key that needs no PIN.
    ///
    /// # Errors
    /// [`TokenError::NotAllowed`] if the key needs a PIN; else as [`Verified::sign`].
    pub fn sign_without_pin(&mut self, slot: Slot, hash: &[u8; 32]) -> Result<Vec<u8>, TokenError> {
        sign(self, slot, hash)
    }

    /// Makes the card prove that slot 9E has the private key of `public` (65 bytes, uncompressed). The card
    /// signs a fresh nonce. Do this before the card gets a PIN. No PIN is needed.
    ///
    /// This proves only as much as is known about `public`: compare the card words or the attestation first. A
    /// relay to the right card passes.
    ///
    /// # Errors
    /// [`TokenError::OtherCard`] if the card does not have the key, [`TokenError::NoKey`] if the slot has no
    /// key. Do not give the PIN to such a card. Else as [`Verified::sign`].
    pub fn prove(&mut self, public: &[u8; 65], nonce: &[u8; 32]) -> Result<(), TokenError> {
        let hash = Sha256::new().chain_update(PROOF).chain_update(nonce).finalize();
        let signature = self.sign_without_pin(Slot::CARD, &hash.into())?;
        if is_signed(public, &hash.into(), &signature) {
            Ok(())
        } else {
            Err(TokenError::OtherCard)
        }
    }
}

/// Reports whether the private key of `public` made a signature of a hash (FIPS 186-5, section 6.4.2). The
/// signature is in DER. `false` also if the key or the signature cannot be read.
#[must_use]
pub fn is_signed(public: &[u8; 65], hash: &[u8; 32], signature: &[u8]) -> bool {
    let key = VerifyingKey::from_sec1_bytes(public).ok();
    let signature = Signature::from_der(signature).ok();
    key.zip(signature).is_some_and(|(key, signature)| key.verify_prehash(hash, &signature).is_ok())
}

fn agree(card: &mut Card<'_>, slot: Slot, point: &[u8; 65]) -> Result<SecretBytes, TokenError> {
    const ASKED: CardCommand = CardCommand::Agree;
    // A card that does not check the point may reveal its private key, bit by bit.
    let is_point = point.first() == Some(&4) && PublicKey::from_sec1_bytes(point).is_ok();
    if !is_point {
        return Err(TokenError::NoPoint);
    }
    let answer = authenticate(card, ASKED, slot, POINT, point)?;
    let shared = answer::response(answer.data()).filter(|shared| shared.len() == SHARED_BYTES);
    let shared = shared.ok_or(TokenError::Malformed { asked: ASKED })?;
    Ok(SecretBytes::copy_of(shared)?)
}

fn sign(card: &mut Card<'_>, slot: Slot, hash: &[u8; 32]) -> Result<Vec<u8>, TokenError> {
    const ASKED: CardCommand = CardCommand::Sign;
    let answer = authenticate(card, ASKED, slot, TO_SIGN, hash)?;
    let signature = answer::response(answer.data());
    Ok(signature.ok_or(TokenError::Malformed { asked: ASKED })?.to_vec())
}

fn authenticate(
    card: &mut Card<'_>,
    asked: CardCommand,
    slot: Slot,
    tag: u32,
    value: &[u8],
) -> Result<Answer, TokenError> {
    // All of these bytes are public.
    let mut wanted = tlv::entry(RESPONSE, &[]);
    tlv::put(&mut wanted, tag, value);
    let template = tlv::entry(TEMPLATE, &wanted);
    let start = Instant::now();
    let answer = card.say(asked, [0x87, P256, slot.number()], &template)?;
    match answer.status {
        DONE => Ok(answer),
        0x6982 | 0x6985 if start.elapsed() >= WAITED => Err(TokenError::NotTouched),
        // Meaning: no such key, or a key of another kind. Cards report this in different ways.
        0x6a80 | 0x6a82 | 0x6a86 | 0x6a88 => Err(TokenError::NoKey { slot }),
        status => Err(refusal(asked, status)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key, hash and signature of RFC 6979, section A.2.5 (ECDSA P-256 with SHA-256, message "sample").
    #[test]
    fn a_signature_is_that_of_the_key_and_the_hash() {
        let bytes = |digits: &str| hex::decode(digits).unwrap();
        let public: [u8; 65] = bytes(
            "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6\
             7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
        )
        .try_into()
        .unwrap();
        let hash: [u8; 32] = Sha256::digest(b"sample").into();
        let signature = bytes(
            "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716\
             022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        );
        assert!(is_signed(&public, &hash, &signature));
        let other: [u8; 32] = Sha256::digest(b"test").into();
        assert!(!is_signed(&public, &other, &signature));
        for at in 0..signature.len() {
            let mut bent = signature.clone();
            bent[at] ^= 1;
            assert!(!is_signed(&public, &hash, &bent), "{at}");
            assert!(!is_signed(&public, &hash, &signature[..at]), "{at}");
        }
        assert!(!is_signed(&[4; 65], &hash, &signature));
    }
}
