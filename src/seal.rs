//! Sealing: what turns a share or a payload into bytes that may lie open.
//!
//! [`password`] seals a share to a password, [`passphrase`] makes one, [`strength`] estimates one;
//! [`hpke`] seals a share to the key of a card, a [`point`] of P-256. The one cipher is AES-256-GCM (NIST
//! SP 800-38D) under a key that seals once, and so with the nonce zero, or with the one that HPKE derives.

pub mod hpke;
pub mod passphrase;
pub mod password;
pub mod point;
pub mod strength;

use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit, Nonce, Tag};

use crate::error::{Impossible, wraps};
use crate::secret::{SecretBytes, scrubbed};
use crate::sys::memory::MemoryError;

/// The bytes that sealing adds: the tag of AES-GCM.
pub const TAG_BYTES: usize = 16;

/// The bytes of a nonce of AES-GCM.
pub(crate) const NONCE_BYTES: usize = 12;

/// The most bytes that are ever sealed at once: an envelope, far below the limit of AES-GCM.
const LONGEST: usize = 1 << 20;

/// Why sealed bytes do not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CipherError {
    /// The tag does not fit: another key, other associated data, or altered bytes.
    NotAuthentic,
    /// No locked memory for what is sealed or opened.
    Memory(MemoryError),
    /// A fault of the program.
    Impossible(Impossible),
}

wraps!(CipherError: Memory(MemoryError), Impossible(Impossible));

fn cipher(key: &SecretBytes) -> Result<Aes256Gcm, Impossible> {
    Aes256Gcm::new_from_slice(key).map_err(|_| Impossible("AES-256-GCM: the key has not 32 bytes"))
}

/// The two sides of one encryption or decryption.
fn sides<'a>(from: &'a [u8], to: &'a mut [u8]) -> Result<InOutBuf<'a, 'a, u8>, Impossible> {
    InOutBuf::new(from, to).map_err(|_| Impossible("AES-256-GCM: the buffers differ in length"))
}

/// AES-256-GCM with the nonce zero: ciphertext ‖ tag. `key` has 32 bytes and seals nothing else, ever.
pub(crate) fn encrypt(
    key: &SecretBytes,
    associated: &[u8],
    plaintext: &[u8],
) -> Result<Vec<u8>, CipherError> {
    encrypt_under(key, &[0; NONCE_BYTES], associated, plaintext)
}

/// As [`encrypt`], under any nonce: for known answers alone.
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

/// Opens what [`encrypt`] has sealed.
pub(crate) fn decrypt(
    key: &SecretBytes,
    associated: &[u8],
    sealed: &[u8],
) -> Result<SecretBytes, CipherError> {
    decrypt_under(key, &[0; NONCE_BYTES], associated, sealed)
}

/// As [`decrypt`], under the nonce that HPKE derives, or that of a known answer.
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
