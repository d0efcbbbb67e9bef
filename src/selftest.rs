//! Known answers for every primitive, and the second implementation of the splitting: at every start,
//! and in `vectors verify`.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256, Sha512};
use std::collections::BTreeMap;

use chacha20::ChaCha20Rng;
use chacha20::rand_core::{Rng, SeedableRng};
use hkdf::Hkdf;
use sharks::Sharks;

use crate::fault::{Fault, Status, fault_is_error};
use crate::message;
use crate::random::Generator;
use crate::seal::password::{Password, argon2id};
use crate::seal::{NONCE_BYTES, encrypt_under};
use crate::secret::SecretBytes;
use crate::shamir::{self, Scheme};
use crate::text::Message;

/// The known answers that are built in: `vectors/primitives.json`.
const BUILT_IN: &str = include_str!("../vectors/primitives.json");

/// The name of that file in a folder of vectors.
pub const FILE_NAME: &str = "primitives.json";

/// Why the self-test failed. The program must not go on: what it would write, or read, could not be
/// trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelfTestError {
    /// A known answer did not come out.
    WrongAnswer {
        /// The group of vectors.
        group: String,
        /// Which of the group, from 1.
        number: usize,
    },
    /// Our splitting and the second implementation's do not agree.
    SecondImplementation,
    /// The vectors cannot be read.
    Unreadable {
        /// The line where it went wrong.
        line: usize,
        /// The column where it went wrong.
        column: usize,
    },
    /// There is a group of vectors that nobody knows how to check.
    UnknownGroup {
        /// Its name.
        group: String,
    },
    /// A group of vectors is not there, or empty.
    MissingGroup {
        /// Its name.
        group: String,
    },
    /// No locked memory, or no random bytes.
    Machine(Message),
}

impl Fault for SelfTestError {
    fn message(&self) -> Message {
        match self {
            Self::WrongAnswer { group, number } => {
                message!("selftest-wrong-answer", group = group, number = *number)
            }
            Self::SecondImplementation => message!("selftest-second-implementation"),
            Self::Unreadable { line, column } => {
                message!("selftest-unreadable", line = *line, column = *column)
            }
            Self::UnknownGroup { group } => message!("selftest-unknown-group", group = group),
            Self::MissingGroup { group } => message!("selftest-missing-group", group = group),
            Self::Machine(message) => message.clone(),
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } | Self::UnknownGroup { .. } | Self::MissingGroup { .. } => {
                Status::Damaged
            }
            Self::Machine(_) => Status::Unfit,
            _ => Status::Failed,
        }
    }
}

fault_is_error!(SelfTestError);

/// Runs everything that must hold before any command may run; a few milliseconds.
///
/// # Errors
/// [`SelfTestError`]: stop.
pub fn at_start() -> Result<(), SelfTestError> {
    verify(BUILT_IN)?;
    second_implementation()
}

/// How many known answers came out right, by group.
pub type Counts = BTreeMap<String, usize>;

/// Runs the known answers that are built in.
///
/// # Errors
/// [`SelfTestError`].
pub fn verify_built_in() -> Result<Counts, SelfTestError> {
    verify(BUILT_IN)
}

/// Runs the known answers of a file such as `vectors/primitives.json`.
///
/// # Errors
/// [`SelfTestError`] with the first that fails.
pub fn verify(vectors: &str) -> Result<Counts, SelfTestError> {
    let unreadable = |error: serde_json::Error| {
        let (line, column) = (error.line(), error.column());
        SelfTestError::Unreadable { line, column }
    };
    let mut groups: BTreeMap<String, Vec<serde_json::Value>> =
        serde_json::from_str(vectors).map_err(unreadable)?;
    let mut counts = Counts::new();
    for (name, check) in CHECKS {
        let cases = groups.remove(*name).unwrap_or_default();
        if cases.is_empty() {
            return Err(SelfTestError::MissingGroup { group: (*name).to_owned() });
        }
        counts.insert((*name).to_owned(), cases.len());
        for (case, number) in cases.into_iter().zip(1..) {
            if !check(case).map_err(unreadable)? {
                return Err(SelfTestError::WrongAnswer { group: (*name).to_owned(), number });
            }
        }
    }
    match groups.into_keys().next() {
        Some(group) => Err(SelfTestError::UnknownGroup { group }),
        None => Ok(counts),
    }
}

/// Whether a known answer comes out; an error where the vector cannot be understood.
type Check = fn(serde_json::Value) -> Result<bool, serde_json::Error>;

const CHECKS: &[(&str, Check)] = &[
    ("aes-256-gcm", |case| read(case).map(aes_256_gcm)),
    ("argon2id", |case| read(case).map(argon2id_tag)),
    ("chacha20", |case| read(case).map(chacha20_keystream)),
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
    ("shamir", |case| read(case).map(shamir_secret)),
];

/// A vector of a group; each has its `source` beside what is read here.
fn read<T: DeserializeOwned>(mut case: serde_json::Value) -> Result<T, serde_json::Error> {
    if let Some(fields) = case.as_object_mut() {
        fields.remove("source");
    }
    serde_json::from_value(case)
}

/// Bytes, written as hexadecimal digits.
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
}

fn aes_256_gcm(case: GcmCase) -> bool {
    let nonce = <[u8; NONCE_BYTES]>::try_from(case.nonce.0);
    let (Ok(key), Ok(nonce)) = (SecretBytes::copy_of(&case.key.0), nonce) else { return false };
    encrypt_under(&key, &nonce, &case.associated.0, &case.plaintext.0)
        .is_ok_and(|sealed| sealed == case.sealed.0)
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

fn argon2id_tag(case: Argon2Case) -> bool {
    let mut builder = argon2::ParamsBuilder::new();
    builder.m_cost(case.memory_kib).t_cost(case.passes).p_cost(case.lanes);
    builder.output_len(case.tag.0.len());
    if let Ok(associated) = argon2::AssociatedData::new(&case.associated.0) {
        builder.data(associated);
    }
    let Ok(parameters) = builder.build() else { return false };
    let mut tag = vec![0; case.tag.0.len()];
    argon2id(parameters, &case.secret.0, &case.password.0, &case.salt.0, &mut tag).is_ok()
        && tag == case.tag.0
}

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

/// Random test secrets, split by one implementation and combined by the other, both ways. The share
/// numbers are none of the form {a, b, a xor b}: those come out right in every field.
fn second_implementation() -> Result<(), SelfTestError> {
    let machine = |fault: &dyn Fault| SelfTestError::Machine(fault.message());
    let mut random = Generator::new(&[]).map_err(|error| machine(&error))?;
    for (threshold, count, quorum) in [
        (2, 3, &[3, 2][..]),
        (3, 5, &[2, 4, 5]),
        (4, 9, &[9, 1, 6, 3]),
        (5, 255, &[255, 7, 128, 31, 2]),
    ] {
        let mut secret = SecretBytes::zeroed(37).map_err(|error| machine(&error))?;
        random.fill(&mut secret);
        let agree = ours_to_theirs(threshold, count, quorum, &secret, &mut random)
            && theirs_to_ours(threshold, count, quorum, &secret, &mut random);
        if !agree {
            return Err(SelfTestError::SecondImplementation);
        }
    }
    Ok(())
}

fn ours_to_theirs(k: u8, n: usize, quorum: &[u8], secret: &[u8], random: &mut Generator) -> bool {
    let Ok(scheme) = Scheme::new(k.into(), n) else { return false };
    let mut shares = vec![vec![0; secret.len() + 1]; n];
    let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(Vec::as_mut_slice).collect();
    if shamir::split(scheme, secret, random, &mut buffers).is_err() {
        return false;
    }
    let chosen = quorum.iter().filter_map(|&x| shares.get(usize::from(x) - 1));
    let theirs: Vec<sharks::Share> =
        chosen.filter_map(|share| sharks::Share::try_from(&share[..]).ok()).collect();
    Sharks(k).recover(&theirs).is_ok_and(|recovered| recovered == secret)
}

fn theirs_to_ours(k: u8, n: usize, quorum: &[u8], secret: &[u8], random: &mut Generator) -> bool {
    let dealt: Vec<Vec<u8>> =
        Sharks(k).dealer_rng(secret, random).take(n).map(|share| Vec::from(&share)).collect();
    let chosen: Vec<&[u8]> =
        quorum.iter().filter_map(|&x| dealt.get(usize::from(x) - 1)).map(Vec::as_slice).collect();
    let mut recovered = vec![0; secret.len()];
    shamir::combine(k, &chosen, &mut recovered).is_ok() && recovered == secret
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_self_test_passes() {
        assert_eq!(at_start(), Ok(()));
        assert_eq!(verify_built_in().unwrap().len(), CHECKS.len());
    }

    /// Every vector can fail: with one bit of its answer flipped it does, and is named.
    #[test]
    fn every_wrong_answer_is_found_and_named() {
        let answers = ["sealed", "tag", "keystream", "okm", "bytes", "digest", "secret"];
        let groups: BTreeMap<String, Vec<serde_json::Value>> =
            serde_json::from_str(BUILT_IN).unwrap();
        for (group, cases) in &groups {
            for at in 0..cases.len() {
                let mut groups = groups.clone();
                let case = groups.get_mut(group).unwrap()[at].as_object_mut().unwrap();
                let key = answers.iter().find(|&&key| case.contains_key(key)).unwrap();
                let mut answer = hex::decode(case[*key].as_str().unwrap()).unwrap();
                *answer.last_mut().unwrap() ^= 1;
                case[*key] = hex::encode(answer).into();
                let wrong = verify(&serde_json::to_string(&groups).unwrap());
                let expected = SelfTestError::WrongAnswer { group: group.clone(), number: at + 1 };
                assert_eq!(wrong, Err(expected));
            }
        }
    }

    #[test]
    fn missing_unknown_and_broken_vectors_are_told_apart() {
        let group = "aes-256-gcm".to_owned();
        assert_eq!(verify("{}"), Err(SelfTestError::MissingGroup { group }));
        assert!(matches!(verify("{"), Err(SelfTestError::Unreadable { .. })));
        let more = BUILT_IN.replacen('{', "{\"aaa\": [{}],", 1);
        let group = "aaa".to_owned();
        assert_eq!(verify(&more), Err(SelfTestError::UnknownGroup { group }));
    }
}
