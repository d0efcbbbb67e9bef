//! The envelope: the encrypted file for a payload that is too long to be split.
//!
//! The envelope's key is split instead of the payload. A copy of the envelope is beside every share on a medium;
//! smart cards have no room for it. The descriptor holds its digest.

use serde::{Deserialize, Serialize};
use serde_bytes::{ByteBuf, Bytes};
use sha2::{Digest, Sha256};

use super::descriptor::SetId;
use super::error::{Rule, ShareError};
use super::{begins_as, frame, unframe};
use crate::cbor;
use crate::error::{Impossible, wraps};
use crate::seal::{CipherError, TAG_BYTES, decrypt, encrypt};
use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// The maximum size of an envelope file: 1 MiB, in bytes.
pub const LARGEST_ENVELOPE: usize = 1 << 20;

/// The maximum length of a payload in bytes: what fits into an envelope file.
pub const LONGEST_PAYLOAD: usize = LARGEST_ENVELOPE - 1024;

/// The length of an envelope's key in bytes. The shares restore this key.
pub const KEY_BYTES: usize = 32;

/// The payload is padded to a multiple of this many bytes.
const PADDING: usize = 512;

/// The length in bytes of the length field before the payload.
const LENGTH_BYTES: usize = 8;

const MAGIC: &str = "sso-escrow envelope";

/// Reports whether bytes begin as an envelope file does, of any version. They may be damaged after that.
#[must_use]
pub fn begins_as_envelope(bytes: &[u8]) -> bool {
    begins_as(bytes, MAGIC)
}

/// A sealed payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    set_id: SetId,
    ciphertext: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireEnvelope {
    magic: String,
    version: u32,
    set_id: SetId,
    ciphertext: ByteBuf,
}

/// Why an envelope does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeError {
    /// It is not the envelope that the descriptor names, or it was altered.
    Foreign,
    /// The payload is longer than [`LONGEST_PAYLOAD`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// There is no locked memory for the payload.
    Memory(MemoryError),
    /// A bug in this program.
    Impossible(Impossible),
}

wraps!(EnvelopeError: Memory(MemoryError), Impossible(Impossible));

impl From<CipherError> for EnvelopeError {
    fn from(error: CipherError) -> Self {
        match error {
            CipherError::NotAuthentic => Self::Foreign,
            CipherError::Memory(error) => Self::Memory(error),
            CipherError::Impossible(error) => Self::Impossible(error),
        }
    }
}

impl Envelope {
    /// Seals a payload with a new key of 32 bytes. The key must seal nothing else.
    ///
    /// # Errors
    /// [`EnvelopeError::TooLong`], [`EnvelopeError::Memory`].
    pub fn seal(set_id: SetId, key: &SecretBytes, payload: &[u8]) -> Result<Self, EnvelopeError> {
        if payload.len() > LONGEST_PAYLOAD {
            return Err(EnvelopeError::TooLong { bytes: payload.len() });
        }
        let length = (LENGTH_BYTES + payload.len()).next_multiple_of(PADDING);
        let mut padded = SecretBytes::zeroed(length)?;
        padded[..LENGTH_BYTES].copy_from_slice(&(payload.len() as u64).to_be_bytes());
        padded[LENGTH_BYTES..LENGTH_BYTES + payload.len()].copy_from_slice(payload);
        let ciphertext = encrypt(key, &associated(&set_id)?, &padded)?;
        Ok(Self { set_id, ciphertext })
    }

    /// Opens the envelope with the key that the shares restored.
    ///
    /// # Errors
    /// [`EnvelopeError::Foreign`]: look for the envelope on another medium of the set.
    /// [`EnvelopeError::Memory`].
    pub fn open(&self, key: &SecretBytes) -> Result<SecretBytes, EnvelopeError> {
        // A hostile set of shares may restore a key of any length.
        if key.len() != KEY_BYTES {
            return Err(EnvelopeError::Foreign);
        }
        let padded = decrypt(key, &associated(&self.set_id)?, &self.ciphertext)?;
        let (length, rest) =
            padded.split_first_chunk::<LENGTH_BYTES>().ok_or(EnvelopeError::Foreign)?;
        let length =
            usize::try_from(u64::from_be_bytes(*length)).map_err(|_| EnvelopeError::Foreign)?;
        let payload = rest.get(..length).ok_or(EnvelopeError::Foreign)?;
        let one_padding = (LENGTH_BYTES + length).next_multiple_of(PADDING) == padded.len();
        if !one_padding || rest[length..].iter().any(|&byte| byte != 0) {
            return Err(EnvelopeError::Foreign);
        }
        Ok(SecretBytes::copy_of(payload)?)
    }

    /// SHA-256 of the ciphertext, which the descriptor holds.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.ciphertext).into()
    }

    /// The set that the envelope claims to belong to.
    #[must_use]
    pub fn set_id(&self) -> SetId {
        self.set_id
    }

    /// Encodes the envelope file.
    ///
    /// # Errors
    /// [`ShareError::Impossible`].
    pub fn to_file(&self) -> Result<Vec<u8>, ShareError> {
        let map = cbor::encode(&WireEnvelope {
            magic: MAGIC.to_owned(),
            version: 1,
            set_id: self.set_id,
            ciphertext: ByteBuf::from(self.ciphertext.as_slice()),
        })?;
        Ok(frame(&map))
    }

    /// Reads an envelope file.
    ///
    /// # Errors
    /// [`ShareError`]: this copy of the envelope is not usable.
    pub fn from_file(bytes: &[u8]) -> Result<Self, ShareError> {
        let wire: WireEnvelope = cbor::decode(unframe(bytes, MAGIC, LARGEST_ENVELOPE)?)?;
        let padded = wire.ciphertext.len().checked_sub(TAG_BYTES);
        if !padded.is_some_and(|length| length > 0 && length.is_multiple_of(PADDING)) {
            return Err(Rule::Sealed.into());
        }
        Ok(Self { set_id: wire.set_id, ciphertext: wire.ciphertext.into_vec() })
    }
}

/// The associated data: the canonical CBOR array `["sso-escrow/v1 envelope", set id]`.
fn associated(set_id: &SetId) -> Result<Vec<u8>, Impossible> {
    cbor::encode(&("sso-escrow/v1 envelope", Bytes::new(set_id.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Generator;

    fn sealed(payload: &[u8]) -> (Envelope, SecretBytes) {
        let mut random = Generator::new(b"").unwrap();
        let mut key = SecretBytes::zeroed(32).unwrap();
        random.secret(&mut key);
        (Envelope::seal(SetId::random(&mut random), &key, payload).unwrap(), key)
    }

    #[test]
    fn a_payload_of_any_length_comes_back() {
        let _half = crate::sys::memory::half_of_the_arena();
        for length in [0, 1, 503, 504, 505, 512, 513, 65_536, LONGEST_PAYLOAD] {
            let payload: Vec<u8> = (0..length).map(|i| (i * 31) as u8).collect();
            let (envelope, key) = sealed(&payload);
            let file = envelope.to_file().unwrap();
            assert!(file.len() <= LARGEST_ENVELOPE, "{length} bytes become {}", file.len());
            let read = Envelope::from_file(&file).unwrap();
            assert_eq!(read, envelope);
            assert_eq!(&read.open(&key).unwrap()[..], payload, "{length}");
            assert_eq!((read.ciphertext.len() - TAG_BYTES) % 512, 0);
        }
    }

    #[test]
    fn a_payload_that_no_file_holds_is_refused() {
        let (_, key) = sealed(b"");
        let set_id = SetId::from_bytes([0; 16]);
        let bytes = LONGEST_PAYLOAD + 1;
        let refused = Envelope::seal(set_id, &key, &vec![0; bytes]);
        assert_eq!(refused, Err(EnvelopeError::TooLong { bytes }));
    }

    #[test]
    fn another_key_or_set_does_not_open_it() {
        let (envelope, key) = sealed(b"payload");
        let (other, other_key) = sealed(b"payload");
        let foreign = Err(EnvelopeError::Foreign);
        assert_eq!(envelope.open(&other_key).map(|_| ()), foreign);
        for length in [0, 31, 33, 64] {
            let key = SecretBytes::zeroed(length).unwrap();
            assert_eq!(envelope.open(&key).map(|_| ()), foreign, "a key of {length} bytes");
        }
        let moved = Envelope { set_id: other.set_id, ..envelope };
        assert_eq!(moved.open(&key).map(|_| ()), foreign);
    }

    #[test]
    fn padding_has_one_form() {
        let (_, key) = sealed(b"");
        let set_id = SetId::from_bytes([3; 16]);
        let open = |padded: &[u8]| {
            let ciphertext = encrypt(&key, &associated(&set_id).unwrap(), padded).unwrap();
            Envelope { set_id, ciphertext }.open(&key).map(|payload| payload.to_vec())
        };
        let mut padded = vec![0; 1024];
        padded[6..8].copy_from_slice(&600u16.to_be_bytes());
        assert_eq!(open(&padded), Ok(vec![0; 600]));
        padded[1023] = 1;
        assert_eq!(open(&padded), Err(EnvelopeError::Foreign), "padding that is not zero");
        padded[1023] = 0;
        padded[6..8].copy_from_slice(&100u16.to_be_bytes());
        assert_eq!(open(&padded), Err(EnvelopeError::Foreign), "more padding than needed");
        padded[6..8].copy_from_slice(&1017u16.to_be_bytes());
        assert_eq!(open(&padded), Err(EnvelopeError::Foreign), "a length beyond the end");
        padded[0] = 0xff;
        assert_eq!(open(&padded), Err(EnvelopeError::Foreign), "a huge length");
    }
}
