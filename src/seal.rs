//! Sealing: encrypting a share or a payload, so that anyone may see the result.
//!
//! [`password`] seals a share to a password, [`passphrase`] generates a passphrase, [`typed`] reads what a
//! person typed, and [`strength`] estimates a password. [`hpke`] seals a share to the key of a smart card, a [`point`] of P-256.
//!
//! The only cipher is AES-256-GCM (NIST SP 800-38D). With a key that seals only once, the nonce is zero. With
//! HPKE, the nonce is the one that HPKE derives.

pub mod hpke;
pub mod passphrase;
pub mod password;
pub mod point;
pub mod strength;
pub mod typed;

use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit, Nonce, Tag};

use crate::error::{Impossible, wraps};
use crate::secret::{SecretBytes, scrubbed};
use crate::sys::memory::MemoryError;

/// The bytes that sealing adds: the AES-GCM tag.
pub const TAG_BYTES: usize = 16;

/// The length of an AES-GCM nonce in bytes.
pub(crate) const NONCE_BYTES: usize = 12;

/// The maximum length that is sealed at once, in bytes: an envelope. It is far below the limit of AES-GCM.
const LONGEST: usize = 1 << 20;

/// Why sealed bytes do not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CipherError {
    /// The tag does not match: another key, other associated data, or altered bytes.
    NotAuthentic,
    /// There is no locked memory for the bytes to seal or open.
    Memory(MemoryError),
    /// A bug in this program.
    Impossible(Impossible),
}

wraps!(CipherError: Memory(MemoryError), Impossible(Impossible));

fn cipher(key: &SecretBytes) -> Result<Aes256Gcm, Impossible> {
    Aes256Gcm::new_from_slice(key).map_err(|_| Impossible("AES-256-GCM: the key has not 32 bytes"))
}

/// The input and output buffers of one encryption or decryption.
fn sides<'a>(from: &'a [u8], to: &'a mut [u8]) -> Result<InOutBuf<'a, 'a, u8>, Impossible> {
    InOutBuf::new(from, to).map_err(|_| Impossible("AES-256-GCM: the buffers differ in length"))
}

/// Encrypts with AES-256-GCM and the nonce zero. Returns ciphertext ‖ tag. `key` has 32 bytes, and must never
/// seal anything else.
pub(crate) fn encrypt(
    key: &SecretBytes,
    associated: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CipherError> {
    encrypt_under(key, &[0; NONCE_BYTES], associated, plaintext)
}

/// As [`encrypt`], with any nonce. Only for known-answer tests.
pub(crate) fn encrypt_under(
    key: &SecretBytes,
    nonce: &[u8; NONCE_BYTES],
    associated: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CipherError> {
    if plaintext.len() > LONGEST {
        return Err(MemoryError::ArenaFull { wanted: plaintext.len() }.into());
    }
    let mut sealed = vec![0; plaintext.len()];
    let tag = scrubbed(|| {
        let buffer = sides(plaintext, &mut sealed)?;
        let tag = cipher(key)?.encrypt_inout_detached(&Nonce::from(*nonce), associated, buffer);
        tag.map_err(|_| Impossible("AES-256-GCM: it did not encrypt"))
    })?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

/// Decrypts what [`encrypt`] has encrypted.
pub(crate) fn decrypt(
    key: &SecretBytes,
    associated: &[u8],
    sealed: &[u8],
) -> Result<SecretBytes, CipherError> {
    decrypt_under(key, &[0; NONCE_BYTES], associated, sealed)
}

/// As [`decrypt`], with the nonce that HPKE derives, or with the nonce of a known-answer test.
pub(crate) fn decrypt_under(
    key: &SecretBytes,
    nonce: &[u8; NONCE_BYTES],
    associated: &[u8],
    sealed: &[u8],
) -> Result<SecretBytes, CipherError> {
    let (ciphertext, tag) =
        sealed.split_last_chunk::<TAG_BYTES>().ok_or(CipherError::NotAuthentic)?;
    let mut plaintext = SecretBytes::zeroed(ciphertext.len())?;
    scrubbed(|| {
        let (buffer, tag) = (sides(ciphertext, &mut plaintext)?, Tag::from(*tag));
        cipher(key)?
            .decrypt_inout_detached(&Nonce::from(*nonce), associated, buffer, &tag)
            .map_err(|_| CipherError::NotAuthentic)
    })?;
    Ok(plaintext)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_s_length_is_the_most_that_is_sealed() {
        let key = SecretBytes::zeroed(32).unwrap();
        let sealed = encrypt(&key, b"", &vec![7; LONGEST]).unwrap();
        assert_eq!(sealed.len(), LONGEST + TAG_BYTES);
        let wanted = LONGEST + 1;
        let refused = CipherError::Memory(MemoryError::ArenaFull { wanted });
        assert_eq!(encrypt(&key, b"", &vec![7; wanted]), Err(refused));
    }
}
