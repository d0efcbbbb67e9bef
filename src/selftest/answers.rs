//! Known-answer tests of the primitives, from files such as `vectors/primitives.json`.

use std::collections::BTreeMap;
use std::convert::Infallible;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng, TryCryptoRng, TryRng};
use hkdf::Hkdf;
use p256::{PublicKey, SecretKey};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256, Sha512};

use super::{Counts, SelfTestError};
use crate::escrow::EscrowError;
use crate::seal::hpke;
use crate::seal::password::{Password, PasswordError, argon2id};
use crate::seal::point::Point;
use crate::seal::{CipherError, NONCE_BYTES, decrypt_under, encrypt_under};
use crate::secret::SecretBytes;
use crate::shamir;
use crate::sys::memory::MemoryError;

/// Runs the known answers of a file, and adds them to `counts`. Runs `also` at the same time on another
/// thread.
pub(super) fn run(
    file: &str,
    text: &str,
    counts: &mut Counts,
    also: impl FnOnce() -> Result<(), SelfTestError> + Send,
) -> Result<(), SelfTestError> {
    let groups: BTreeMap<String, Vec<serde_json::Value>> =
        serde_json::from_str(text).map_err(|error| unreadable(file, &error))?;
    for (group, cases) in &groups {
        *counts.entry(group.clone()).or_default() += cases.len();
    }
    let (apart, here): (Groups, Groups) = groups.into_iter().partition(|(name, _)| name == APART);
    let (mut derived, mut done) = (Ok(()), Ok(()));
    let beside = || {
        derived = run_groups(file, apart);
        done = also();
    };
    // Only one more thread: starting a thread for each core takes longer than computing the answers, and this
    // runs at every start. Deriving the keys of shares uses all cores. `vectors verify` tests that.
    let answers = match rayon_core::ThreadPoolBuilder::new().num_threads(1).build() {
        Ok(thread) => thread.in_place_scope(|scope| {
            scope.spawn(|_| beside());
            run_groups(file, here)
        }),
        Err(_) => {
            beside();
            run_groups(file, here)
        }
    };
    derived.and(answers).and(done)
}

/// The cases of each group, with the name of the group.
type Groups = Vec<(String, Vec<serde_json::Value>)>;

/// The group that runs on the other thread. It takes as long as all other groups together.
const APART: &str = "argon2id";

fn run_groups(file: &str, groups: Groups) -> Result<(), SelfTestError> {
    for (group, cases) in groups {
        let Some((_, check)) = CHECKS.iter().find(|(name, _)| *name == group) else {
            return Err(SelfTestError::UnknownGroup { group });
        };
        for (case, number) in cases.into_iter().zip(1..) {
            let is_right = check(case).map_err(|error| match error {
                CheckError::Unreadable(error) => unreadable(file, &error),
                CheckError::Machine(error) => SelfTestError::Machine(error),
            })?;
            if !is_right {
                let file = file.to_owned();
                return Err(SelfTestError::WrongAnswer { file, group, number });
            }
        }
    }
    Ok(())
}

fn unreadable(file: &str, error: &serde_json::Error) -> SelfTestError {
    let (line, column) = (error.line(), error.column());
    SelfTestError::Unreadable { file: file.to_owned(), line, column }
}

/// The groups that must be present at every start.
pub(super) fn groups_at_start() -> impl Iterator<Item = &'static str> {
    groups().filter(|group| !LATER.contains(group))
}

/// All groups.
pub(super) fn groups() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|(name, _)| *name)
}

/// The groups that only `vectors verify` runs: more points than a start has time for, and sealing. Sealing to a smart card takes a millisecond. A wrongly sealed
/// share does not open when it is read back, and opening is tested at every start.
const LATER: [&str; 3] = ["dhkem-p256", "ecdh-p256", "hpke-seal"];

/// Checks one known answer. Returns whether it is reproduced.
type Check = fn(serde_json::Value) -> Result<bool, CheckError>;

/// Why a check has no result.
#[derive(Debug)]
enum CheckError {
    /// The vector is malformed.
    Unreadable(serde_json::Error),
    /// The machine does not have enough memory for it.
    Machine(EscrowError),
}

impl From<serde_json::Error> for CheckError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<MemoryError> for CheckError {
    fn from(error: MemoryError) -> Self {
        Self::Machine(error.into())
    }
}

const CHECKS: &[(&str, Check)] = &[
    ("aes-256-gcm", |case| aes_256_gcm(read(case)?)),
    ("argon2id", |case| argon2id_tag(read(case)?)),
    ("chacha20", |case| Ok(chacha20_keystream(read(case)?))),
    ("dhkem-p256", |case| {
        let case: DhkemCase = read(case)?;
        let secret = shared_secret(&case.private.0, &case.public.0, &case.encapsulated.0)?;
        Ok(secret.is_some_and(|secret| secret[..] == case.shared_secret.0))
    }),
    ("ecdh-p256", |case| Ok(ecdh_shared(read(case)?))),
    ("hkdf-sha-256", |case| {
        let case: HkdfCase = read(case)?;
        let mut okm = vec![0; case.okm.0.len()];
        let hkdf = Hkdf::<Sha256>::new(Some(&case.salt.0), &case.ikm.0);
        Ok(hkdf.expand(&case.info.0, &mut okm).is_ok() && okm == case.okm.0)
    }),
    ("hkdf-sha-512", |case| {
        let case: HkdfCase = read(case)?;
        let mut okm = vec![0; case.okm.0.len()];
        let hkdf = Hkdf::<Sha512>::new(Some(&case.salt.0), &case.ikm.0);
        Ok(hkdf.expand(&case.info.0, &mut okm).is_ok() && okm == case.okm.0)
    }),
    ("hpke", |case| hpke_opened(read(case)?)),
    ("hpke-seal", |case| Ok(hpke_sealed(read(case)?))),
    ("password", |case| {
        let case: PasswordCase = read(case)?;
        Ok(Password::new(&case.typed).is_ok_and(|password| password.as_bytes() == case.bytes.0))
    }),
    ("sha-256", |case| {
        let case: DigestCase = read(case)?;
        Ok(Sha256::digest(&case.message.0).as_slice() == case.digest.0)
    }),
    ("sha-512", |case| {
        let case: DigestCase = read(case)?;
        Ok(Sha512::digest(&case.message.0).as_slice() == case.digest.0)
    }),
    ("shamir", |case| Ok(shamir_secret(read(case)?))),
];

/// Parses a vector of a group, without the field `source` that each vector has.
fn read<T: DeserializeOwned>(mut case: serde_json::Value) -> Result<T, serde_json::Error> {
    if let Some(fields) = case.as_object_mut() {
        fields.remove("source");
    }
    serde_json::from_value(case)
}

/// Bytes that are written as hexadecimal digits.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        hex::decode(digits).map(Self).map_err(serde::de::Error::custom)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DigestCase {
    message: Bytes,
    digest: Bytes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HkdfCase {
    ikm: Bytes,
    salt: Bytes,
    info: Bytes,
    okm: Bytes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PasswordCase {
    typed: String,
    bytes: Bytes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GcmCase {
    key: Bytes,
    nonce: Bytes,
    associated: Bytes,
    plaintext: Bytes,
    sealed: Bytes,
    /// Whether opening `sealed` must fail, because it was altered.
    #[serde(default)]
    refused: bool,
}

fn aes_256_gcm(case: GcmCase) -> Result<bool, CheckError> {
    let Ok(nonce) = <[u8; NONCE_BYTES]>::try_from(case.nonce.0) else { return Ok(false) };
    let key = SecretBytes::copy_of(&case.key.0)?;
    let opened = decrypt_under(&key, &nonce, &case.associated.0, &case.sealed.0);
    if case.refused {
        return Ok(matches!(opened, Err(CipherError::NotAuthentic)));
    }
    let sealed = encrypt_under(&key, &nonce, &case.associated.0, &case.plaintext.0);
    Ok(sealed.is_ok_and(|sealed| sealed == case.sealed.0)
        && opened.is_ok_and(|opened| opened[..] == case.plaintext.0))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Argon2Case {
    password: Bytes,
    salt: Bytes,
    secret: Bytes,
    associated: Bytes,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    tag: Bytes,
}

fn argon2id_tag(case: Argon2Case) -> Result<bool, CheckError> {
    let mut builder = argon2::ParamsBuilder::new();
    builder.m_cost(case.memory_kib).t_cost(case.passes).p_cost(case.lanes);
    builder.output_len(case.tag.0.len());
    if let Ok(associated) = argon2::AssociatedData::new(&case.associated.0) {
        builder.data(associated);
    }
    let Ok(parameters) = builder.build() else { return Ok(false) };
    let mut tag = vec![0; case.tag.0.len()];
    match argon2id(parameters, &case.secret.0, &case.password.0, &case.salt.0, &mut tag) {
        Ok(()) => Ok(tag == case.tag.0),
        Err(PasswordError::Memory(error)) => Err(error.into()),
        Err(_) => Ok(false),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DhkemCase {
    private: Bytes,
    public: Bytes,
    encapsulated: Bytes,
    shared_secret: Bytes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EcdhCase {
    #[serde(default)]
    private: Option<Bytes>,
    public: Bytes,
    #[serde(default)]
    shared: Option<Bytes>,
    /// Whether `public` is no point that may be given to a card.
    #[serde(default)]
    refused: bool,
}

/// Checks a point as it is given to a card, and what the card answers.
fn ecdh_shared(case: EcdhCase) -> bool {
    let point = Point::new(&case.public.0);
    match (case.private, case.shared, point) {
        (None, None, point) => case.refused && point.is_none(),
        (Some(private), Some(shared), Some(point)) => {
            !case.refused && product(&private.0, &point).is_some_and(|z| z == shared.0)
        }
        _ => false,
    }
}

/// The x coordinate of the product of a private key and a point. Only for test keys: it is not wiped.
fn product(private: &[u8], point: &Point) -> Option<Vec<u8>> {
    let private = SecretKey::from_slice(private).ok()?;
    let key = PublicKey::from_sec1_bytes(point.as_bytes()).ok()?;
    let product = p256::ecdh::diffie_hellman(private.to_nonzero_scalar(), key.as_affine());
    Some(product.raw_secret_bytes().to_vec())
}

/// The shared secret from the answer of a card with this private key. `None` if a key is invalid.
fn shared_secret(
    private: &[u8],
    public: &[u8],
    encapsulated: &[u8],
) -> Result<Option<SecretBytes>, MemoryError> {
    let (Some(public), Some(point)) = (Point::new(public), Point::new(encapsulated)) else {
        return Ok(None);
    };
    let (Ok(private), Ok(key)) =
        (SecretKey::from_slice(private), PublicKey::from_sec1_bytes(encapsulated))
    else {
        return Ok(None);
    };
    let product = p256::ecdh::diffie_hellman(private.to_nonzero_scalar(), key.as_affine());
    let z = SecretBytes::copy_of(product.raw_secret_bytes())?;
    Ok(hpke::shared_secret(&public, &point, &z).ok())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HpkeCase {
    private: Bytes,
    public: Bytes,
    encapsulated: Bytes,
    info: Bytes,
    associated: Bytes,
    plaintext: Bytes,
    sealed: Bytes,
}

fn hpke_opened(case: HpkeCase) -> Result<bool, CheckError> {
    let shared = shared_secret(&case.private.0, &case.public.0, &case.encapsulated.0)?;
    let Some(shared) = shared else { return Ok(false) };
    let opened = hpke::open_under(&shared, &case.info.0, &case.associated.0, &case.sealed.0);
    Ok(opened.is_ok_and(|opened| opened[..] == case.plaintext.0))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HpkeSealCase {
    /// The input from which the sender's key is derived.
    seed: Bytes,
    public: Bytes,
    encapsulated: Bytes,
    info: Bytes,
    associated: Bytes,
    plaintext: Bytes,
    sealed: Bytes,
}

fn hpke_sealed(case: HpkeSealCase) -> bool {
    let (Some(public), Ok(seed)) = (Point::new(&case.public.0), case.seed.0.try_into()) else {
        return false;
    };
    let (info, associated, plaintext) = (&case.info.0, &case.associated.0, &case.plaintext.0);
    let sealed = hpke::seal_under(&public, info, associated, plaintext, &mut Seed(seed));
    sealed.is_ok_and(|(encapsulated, sealed)| {
        encapsulated.as_bytes()[..] == case.encapsulated.0 && sealed == case.sealed.0
    })
}

/// A generator that repeats the same bytes: those of a known answer.
struct Seed([u8; 32]);

impl TryRng for Seed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.iter_mut().zip(self.0.iter().cycle()).for_each(|(byte, seed)| *byte = *seed);
        Ok(())
    }
}

impl TryCryptoRng for Seed {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChaChaCase {
    key: Bytes,
    keystream: Bytes,
}

fn chacha20_keystream(case: ChaChaCase) -> bool {
    let Ok(key) = <[u8; 32]>::try_from(case.key.0) else { return false };
    let mut keystream = vec![0; case.keystream.0.len()];
    ChaCha20Rng::from_seed(key).fill_bytes(&mut keystream);
    keystream == case.keystream.0
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShamirCase {
    threshold: u8,
    shares: Vec<Bytes>,
    secret: Bytes,
}

fn shamir_secret(case: ShamirCase) -> bool {
    let shares: Vec<&[u8]> = case.shares.iter().map(|share| &share.0[..]).collect();
    let mut secret = vec![0; case.secret.0.len()];
    shamir::combine(case.threshold, &shares, &mut secret).is_ok() && secret == case.secret.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::selftest::packed;
    use crate::selftest::run::AT_START;

    /// Each known answer can fail: it fails if one of its bits is flipped.
    #[test]
    fn every_wrong_answer_is_found() {
        let answers = [
            "sealed",
            "shared_secret",
            "shared",
            "tag",
            "keystream",
            "okm",
            "bytes",
            "digest",
            "secret",
        ];
        for (file, text) in packed::files().0.into_iter().chain([AT_START]) {
            let groups: BTreeMap<String, Vec<serde_json::Value>> =
                serde_json::from_str(text).unwrap();
            for (group, cases) in &groups {
                let (_, check) = CHECKS.iter().find(|(name, _)| name == group).unwrap();
                for (mut case, number) in cases.iter().cloned().zip(1..) {
                    let fields = case.as_object_mut().unwrap();
                    // Ciphertext that must be refused is not accepted when the vector claims that it opens.
                    if fields.remove("refused").is_none() {
                        let key = answers.iter().find(|&&key| fields.contains_key(key)).unwrap();
                        let mut answer = hex::decode(fields[*key].as_str().unwrap()).unwrap();
                        *answer.last_mut().unwrap() ^= 1;
                        fields[*key] = hex::encode(answer).into();
                    }
                    assert!(!check(case).unwrap(), "{file}, {group} {number}");
                }
            }
        }
    }

    /// Ciphertext that opens is not taken for refused.
    #[test]
    fn what_opens_is_not_refused() {
        let groups: BTreeMap<String, Vec<serde_json::Value>> =
            serde_json::from_str(AT_START.1).unwrap();
        for mut case in groups["aes-256-gcm"].iter().cloned() {
            case["refused"] = true.into();
            assert!(!aes_256_gcm(read(case).unwrap()).unwrap());
        }
    }
}
