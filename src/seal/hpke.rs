//! Sealing a share to the key of a smart card: HPKE (RFC 9180), base mode, DHKEM(P-256, HKDF-SHA256),
//! HKDF-SHA256, AES-256-GCM.
//!
//! ```text
//! info       = "sso-escrow/v1 token" ‖ SHA-256(H)
//! enc, ciphertext = SealBase(public key of the slot, info, associated data H, share)
//! ```
//!
//! H is the header of the share. The `hpke` crate seals. This module opens, because the private key is in the
//! card. The card computes only Z: the x coordinate of the product of its private key and the point `enc`.

use hkdf::{Hkdf, HkdfExtract};
use hpke::aead::AesGcm256;
use hpke::inout::InOutBuf;
use hpke::kdf::HkdfSha256;
use hpke::kem::DhP256HkdfSha256;
use hpke::rand_core::CryptoRng;
use hpke::{Deserializable, Kem, OpModeS, Serializable, single_shot_seal_inout_detached_with_rng};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use super::point::Point;
use super::{CipherError, NONCE_BYTES, decrypt_under};
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::random::Generator;
use crate::secret::{SecretBytes, scrubbed};
use crate::sys::memory::MemoryError;

/// The length of Z in bytes. Z is the x coordinate of the product that the card computes.
pub const Z_BYTES: usize = 32;

const INFO: &[u8] = b"sso-escrow/v1 token";

/// The beginning of every label (RFC 9180, section 4).
const VERSION: &[u8] = b"HPKE-v1";
/// The identifier of DHKEM(P-256, HKDF-SHA256) in its key derivation (section 4.1).
const KEM_SUITE: &[u8] = b"KEM\x00\x10";
/// The identifier of DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM in the key schedule (section
/// 5.1).
const SUITE: &[u8] = b"HPKE\x00\x10\x00\x01\x00\x02";
/// The base mode (section 5): no pre-shared key, no sender key.
const BASE: u8 = 0;

/// Why a share cannot be sealed to a smart card's key, or does not open with a card's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HpkeError {
    /// The share could not be sealed. No share of this format causes this.
    NotSealed,
    /// The card's answer does not have [`Z_BYTES`] bytes.
    AnswerLength {
        /// Its length in bytes.
        bytes: usize,
    },
    /// The answer does not open the share. The sealed bytes, `enc` or the header were altered, or another key
    /// made the answer.
    Altered,
    /// There is no locked memory.
    Memory(MemoryError),
    /// A bug in this program.
    Impossible(Impossible),
}

impl UserError for HpkeError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::NotSealed => Status::Failed.with(message!("card-not-sealed")),
            Self::AnswerLength { bytes } => Status::Failed.with(message!(
                "card-answer-length",
                bytes = *bytes,
                expected = Z_BYTES
            )),
            Self::Altered => Status::Damaged.with(message!("card-altered")),
            Self::Memory(error) => Description::of(error),
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(HpkeError: Memory(MemoryError), Impossible(Impossible));

impl From<CipherError> for HpkeError {
    fn from(error: CipherError) -> Self {
        match error {
            CipherError::NotAuthentic => Self::Altered,
            CipherError::Memory(error) => Self::Memory(error),
            CipherError::Impossible(error) => Self::Impossible(error),
        }
    }
}

/// Seals a share (x ‖ y) to a smart card's public key with the header H. The key pair for this is new, and
/// its private key is discarded at once. Returns `enc`, which the card needs to open the share, and
/// ciphertext ‖ tag.
///
/// # Errors
/// [`HpkeError::NotSealed`]: a bug in this program.
pub fn seal(
    recipient: &Point,
    header: &[u8],
    share: &[u8],
    random: &mut Generator,
) -> Result<(Point, Vec<u8>), HpkeError> {
    seal_under(recipient, &info(header), header, share, random)
}

/// Opens a sealed share. Returns x ‖ y in locked memory. `z` is the card's answer to `encapsulated`, computed
/// with the private key of `recipient`: [`Z_BYTES`] bytes.
///
/// # Errors
/// [`HpkeError::Altered`] if the share does not open. If the card's key is that of `recipient`, this copy of
/// the share is lost. [`HpkeError::AnswerLength`], [`HpkeError::Memory`].
pub fn open(
    recipient: &Point,
    encapsulated: &Point,
    z: &SecretBytes,
    header: &[u8],
    sealed: &[u8],
) -> Result<SecretBytes, HpkeError> {
    let shared = shared_secret(recipient, encapsulated, z)?;
    open_under(&shared, &info(header), header, sealed)
}

/// The HPKE `info` of a share. It binds the encryption to the header, in addition to the associated data.
fn info(header: &[u8]) -> Vec<u8> {
    [INFO, &Sha256::digest(header)].concat()
}

/// As [`seal`], with any `info`, associated data and generator. Only for known-answer tests.
pub(crate) fn seal_under(
    recipient: &Point,
    info: &[u8],
    associated: &[u8],
    plaintext: &[u8],
    random: &mut impl CryptoRng,
) -> Result<(Point, Vec<u8>), HpkeError> {
    type KemPublicKey = <DhP256HkdfSha256 as Kem>::PublicKey;
    let mut sealed = vec![0; plaintext.len()];
    let made = scrubbed(|| {
        let key = KemPublicKey::from_bytes(recipient.as_bytes()).ok()?;
        let buffer = InOutBuf::new(plaintext, &mut sealed).ok()?;
        single_shot_seal_inout_detached_with_rng::<AesGcm256, HkdfSha256, DhP256HkdfSha256>(
            &OpModeS::Base,
            &key,
            info,
            buffer,
            associated,
            random,
        )
        .ok()
    });
    let (encapsulated, tag) = made.ok_or(HpkeError::NotSealed)?;
    sealed.extend_from_slice(&tag.to_bytes());
    let encapsulated = Point::new(&encapsulated.to_bytes()).ok_or(HpkeError::NotSealed)?;
    Ok((encapsulated, sealed))
}

/// The shared secret of the encapsulation, 32 bytes: ExtractAndExpand of RFC 9180, section 4.1.
///
/// # Errors
/// [`HpkeError::AnswerLength`], [`HpkeError::Memory`].
pub(crate) fn shared_secret(
    recipient: &Point,
    encapsulated: &Point,
    z: &SecretBytes,
) -> Result<SecretBytes, HpkeError> {
    if z.len() != Z_BYTES {
        return Err(HpkeError::AnswerLength { bytes: z.len() });
    }
    let prk = extract(KEM_SUITE, &[], b"eae_prk", z)?;
    let context = [&encapsulated.as_bytes()[..], recipient.as_bytes()].concat();
    expand(KEM_SUITE, &prk, b"shared_secret", &context, 32)
}

/// Opens the first message of a context, by the key schedule of RFC 9180, section 5.1. `shared` is the shared
/// secret that it was sealed with.
///
/// # Errors
/// [`HpkeError::Altered`], [`HpkeError::Memory`].
pub(crate) fn open_under(
    shared: &SecretBytes,
    info: &[u8],
    associated: &[u8],
    sealed: &[u8],
) -> Result<SecretBytes, HpkeError> {
    let psk_id_hash = extract(SUITE, &[], b"psk_id_hash", &[])?;
    let info_hash = extract(SUITE, &[], b"info_hash", info)?;
    let context = [&[BASE][..], &psk_id_hash, &info_hash].concat();
    let secret = extract(SUITE, shared, b"secret", &[])?;
    let key = expand(SUITE, &secret, b"key", &context, 32)?;
    let base_nonce = expand(SUITE, &secret, b"base_nonce", &context, NONCE_BYTES as u8)?;
    // The first message has the number 0, so its nonce is the base nonce.
    let mut nonce = [0; NONCE_BYTES];
    nonce.copy_from_slice(&base_nonce);
    Ok(decrypt_under(&key, &nonce, associated, sealed)?)
}

/// LabeledExtract of RFC 9180, section 4.
fn extract(
    suite: &[u8],
    salt: &[u8],
    label: &[u8],
    material: &[u8],
) -> Result<SecretBytes, MemoryError> {
    let mut prk = SecretBytes::zeroed(32)?;
    scrubbed(|| {
        // Piece by piece, so that the material is never copied into another buffer.
        let mut hkdf = HkdfExtract::<Sha256>::new(Some(salt));
        for part in [VERSION, suite, label, material] {
            hkdf.input_ikm(part);
        }
        let (mut extracted, _) = hkdf.finalize();
        prk.copy_from_slice(&extracted);
        extracted.as_mut_slice().zeroize();
    });
    Ok(prk)
}

/// LabeledExpand of RFC 9180, section 4, to `length` bytes.
fn expand(
    suite: &[u8],
    prk: &SecretBytes,
    label: &[u8],
    info: &[u8],
    length: u8,
) -> Result<SecretBytes, HpkeError> {
    let mut output = SecretBytes::zeroed(length.into())?;
    scrubbed(|| {
        let hkdf = Hkdf::<Sha256>::from_prk(prk)
            .map_err(|_| Impossible("HPKE: the PRK is shorter than 32 bytes"))?;
        let parts = [&[0, length][..], VERSION, suite, label, info];
        hkdf.expand_multi_info(&parts, &mut output)
            .map_err(|_| Impossible("HPKE: the output is longer than 255 blocks"))
    })?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::point::tests::{private, public};
    use p256::{PublicKey, SecretKey};

    /// The answer of a smart card to a point.
    fn answer(key: &SecretKey, point: &Point) -> SecretBytes {
        let point = PublicKey::from_sec1_bytes(point.as_bytes()).unwrap();
        let product = p256::ecdh::diffie_hellman(key.to_nonzero_scalar(), point.as_affine());
        SecretBytes::copy_of(product.raw_secret_bytes()).unwrap()
    }

    /// A share that is sealed to a smart card's key.
    struct Sealed {
        key: SecretKey,
        encapsulated: Point,
        sealed: Vec<u8>,
    }

    impl Sealed {
        fn new(header: &[u8], share: &[u8]) -> Self {
            let (key, mut random) = (private(3), Generator::new(b"").unwrap());
            let (encapsulated, sealed) = seal(&public(&key), header, share, &mut random).unwrap();
            Self { key, encapsulated, sealed }
        }

        fn open(&self, header: &[u8], sealed: &[u8]) -> Result<Vec<u8>, HpkeError> {
            let z = answer(&self.key, &self.encapsulated);
            let opened = open(&public(&self.key), &self.encapsulated, &z, header, sealed)?;
            Ok(opened.to_vec())
        }
    }

    #[test]
    fn what_the_crate_seals_opens_here() {
        for length in [1, 34, 65, 545] {
            let share: Vec<u8> = (0..length).map(|at| at as u8).collect();
            let it = Sealed::new(b"header", &share);
            assert_eq!(it.sealed.len(), share.len() + crate::seal::TAG_BYTES);
            assert_eq!(it.open(b"header", &it.sealed), Ok(share));
        }
    }

    #[test]
    fn every_change_is_refused() {
        let it = Sealed::new(b"header", b"\x02the share");
        let altered = Err(HpkeError::Altered);
        for at in 0..it.sealed.len() {
            let mut bent = it.sealed.clone();
            bent[at] ^= 1;
            assert_eq!(it.open(b"header", &bent), altered, "byte {at}");
        }
        assert_eq!(it.open(b"Header", &it.sealed), altered);
        assert_eq!(it.open(b"header", &it.sealed[1..]), altered);
        assert_eq!(it.open(b"header", &it.sealed[..15]), altered, "shorter than a tag");
        assert_eq!(it.open(b"header", &[]), altered);

        let (recipient, z) = (public(&it.key), answer(&it.key, &it.encapsulated));
        let other = public(&private(4));
        let opened = |recipient: &Point, encapsulated: &Point, z: &SecretBytes| {
            open(recipient, encapsulated, z, b"header", &it.sealed).map(|share| share.to_vec())
        };
        assert!(opened(&recipient, &it.encapsulated, &z).is_ok());
        assert_eq!(opened(&other, &it.encapsulated, &z), altered);
        assert_eq!(opened(&recipient, &other, &z), altered);
        for at in 0..Z_BYTES {
            let mut bent = SecretBytes::copy_of(&z).unwrap();
            bent[at] ^= 0x80;
            assert_eq!(opened(&recipient, &it.encapsulated, &bent), altered, "byte {at} of Z");
        }
        for bytes in [0, 31, 33] {
            let z = SecretBytes::zeroed(bytes).unwrap();
            let refused = Err(HpkeError::AnswerLength { bytes });
            assert_eq!(opened(&recipient, &it.encapsulated, &z), refused);
        }
    }

    /// Two sealings of one share have only the length in common.
    #[test]
    fn every_sealing_has_a_key_of_its_own() {
        let [one, other] = [(); 2].map(|()| Sealed::new(b"header", &[5; 65]));
        assert_ne!(one.encapsulated, other.encapsulated);
        assert!(one.sealed.iter().zip(&other.sealed).filter(|(a, b)| a == b).count() < 20);
    }
}
