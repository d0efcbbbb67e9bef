//! The keys of a smart card. Only P-256 is supported, because shares are sealed to such keys.

use p256::ecdsa::signature::hazmat::PrehashSigner;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use serde::{Deserialize, Serialize};

/// The number of the algorithm P-256 on a card (NIST SP 800-78-4, table 6-2).
pub const P256: u8 = 0x11;

/// When a key needs the PIN. The numbers are Yubico's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmulatedPinPolicy {
    /// Never.
    Never = 1,
    /// Once after the applet was selected.
    Once = 2,
    /// Immediately before each use.
    Always = 3,
}

/// When a key needs a touch. The numbers are Yubico's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmulatedTouchPolicy {
    /// Never.
    Never = 1,
    /// At each use.
    Always = 2,
    /// A touch counts for 15 seconds.
    Cached = 3,
}

impl EmulatedPinPolicy {
    /// The policy with this number. Zero means the default of the slot.
    #[must_use]
    pub const fn of(number: u8, slot: u8) -> Option<Self> {
        match (number, slot) {
            (1, _) | (0, 0x9e) => Some(Self::Never),
            (3, _) | (0, 0x9c) => Some(Self::Always),
            (0 | 2, _) => Some(Self::Once),
            _ => None,
        }
    }
}

impl EmulatedTouchPolicy {
    /// The policy with this number.
    #[must_use]
    pub const fn of(number: u8) -> Option<Self> {
        match number {
            0 | 1 => Some(Self::Never),
            2 => Some(Self::Always),
            3 => Some(Self::Cached),
            _ => None,
        }
    }
}

/// A private key in a slot.
#[derive(Clone, Serialize, Deserialize)]
pub struct EmulatedKey {
    #[serde(with = "hex")]
    secret: [u8; 32],
    /// When it needs the PIN.
    pub pin: EmulatedPinPolicy,
    /// When it needs a touch.
    pub touch: EmulatedTouchPolicy,
    /// Whether it was generated on the card, and not imported.
    pub generated: bool,
}

impl EmulatedKey {
    /// A key from these bytes. `None` if they are not a private key of 32 bytes.
    #[must_use]
    pub fn of(
        secret: &[u8],
        pin: EmulatedPinPolicy,
        touch: EmulatedTouchPolicy,
        generated: bool,
    ) -> Option<Self> {
        let bytes: [u8; 32] = secret.try_into().ok()?;
        SecretKey::from_slice(&bytes).ok()?;
        Some(Self { secret: bytes, pin, touch, generated })
    }

    /// A new key, from bytes that must be random.
    pub fn generate(
        pin: EmulatedPinPolicy,
        touch: EmulatedTouchPolicy,
        mut random: impl FnMut() -> [u8; 32],
    ) -> Self {
        loop {
            if let Some(key) = Self::of(&random(), pin, touch, true) {
                return key;
            }
        }
    }

    fn secret(&self) -> Option<SecretKey> {
        SecretKey::from_slice(&self.secret).ok()
    }

    /// The public key, 65 bytes, uncompressed (SEC 1, section 2.3.3).
    #[must_use]
    pub fn public(&self) -> Vec<u8> {
        let point = self.secret().map(|secret| secret.public_key().to_sec1_point(false));
        point.map_or_else(Vec::new, |point| point.as_bytes().to_vec())
    }

    /// The key for signing certificates.
    #[must_use]
    pub fn signer(&self) -> Option<SigningKey> {
        self.secret().map(SigningKey::from)
    }

    /// The shared secret with a point: its x coordinate in 32 bytes (NIST SP 800-56A, section 5.7.1.2). `None` if
    /// `point` is not an uncompressed point of the curve.
    #[must_use]
    pub fn agree(&self, point: &[u8]) -> Option<Vec<u8>> {
        let other = PublicKey::from_sec1_bytes(point).ok().filter(|_| point.first() == Some(&4))?;
        let secret = self.secret()?;
        let shared = p256::ecdh::diffie_hellman(secret.to_nonzero_scalar(), other.as_affine());
        Some(shared.raw_secret_bytes().to_vec())
    }

    /// Signs a hash of at most 32 bytes. The signature is in DER (RFC 3279, section 2.2.3).
    #[must_use]
    pub fn sign(&self, hash: &[u8]) -> Option<Vec<u8>> {
        let mut padded = [0; 32];
        let start = padded.len().checked_sub(hash.len())?;
        padded[start..].copy_from_slice(hash);
        let signature: DerSignature = self.signer()?.sign_prehash(&padded).ok()?;
        Some(signature.as_bytes().to_vec())
    }
}

impl std::fmt::Debug for EmulatedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({:?}, {:?})", self.pin, self.touch)
    }
}
