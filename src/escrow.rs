//! The core of the program: it splits a payload into a set of shares, and restores the payload from a quorum.
//!
//! [`split`], [`SplitSet::seal_to_password`] and [`SplitSet::seal_to_card`] make a set. [`prove_quorums`]
//! proves the set before it is handed out. [`open`] and [`open_from_card`] open and check one share.
//! [`gather`](gather::gather) opens as many shares as are needed. [`combine()`] restores the payload.
//!
//! ```
//! use sso_escrow::entsso::msid::Msid;
//! use sso_escrow::escrow::{self, SetPlan};
//! use sso_escrow::random::Generator;
//! use sso_escrow::seal::password::{Cost, Password};
//! use sso_escrow::share::descriptor::{Kind, Purpose};
//!
//! let mut random = Generator::new(b"")?;
//! let plan = SetPlan {
//!     purpose: Purpose::Practice,
//!     kind: Kind::MasterSecret,
//!     msids: vec![Msid::random(&mut random)],
//!     label: "Example".to_owned(),
//!     server: String::new(),
//!     created: 1_795_000_000,
//!     threshold: 2,
//!     waivers: vec![],
//!     custodians: ["Anna", "Ben", "Chloé"].map(str::to_owned).to_vec(),
//!     supersedes: None,
//! };
//! let set = escrow::split(plan, b"a master secret of 32 bytes, say", &mut random)?;
//!
//! let password = Password::new("orange staple window")?;
//! // The least cost that the format allows. `Cost::DEFAULT` is for real shares.
//! let cost = Cost::new(64 << 10, 1, 4)?;
//! let ben = set.seal_to_password(2, &password, cost, "", &mut random)?;
//! let chloe = set.seal_to_password(3, &password, cost, "", &mut random)?;
//!
//! let open = [escrow::open(&ben, &password)?, escrow::open(&chloe, &password)?];
//! let secret = escrow::combine(&set.descriptor, &open, None)?;
//! assert_eq!(&secret[..], b"a master secret of 32 bytes, say");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod combine;
mod degree;
pub mod gather;
mod sealed;

use std::fmt;

use crate::entsso::msid::Msid;
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::random::{Generator, RandomError};
use crate::seal::hpke::HpkeError;
use crate::seal::password::PasswordError;
use crate::secret::{SecretBytes, scrubbed};
use crate::shamir::{self, Scheme, ShamirError};
use crate::share::card::{LARGEST_ON_CARD, Token};
use crate::share::descriptor::{
    Custodian, Descriptor, Fields, Kind, Purpose, SetId, Waiver, secret_commitment,
    share_commitment,
};
use crate::share::envelope::{Envelope, EnvelopeError, KEY_BYTES, LONGEST_PAYLOAD};
use crate::share::{BLINDING_BYTES, LONGEST_CORE, ShareError};
use crate::sys::memory::MemoryError;

pub use combine::{combine, prove_quorums};
pub use degree::check_degree;
pub use sealed::{
    OpenShare, Recipient, bytes_on_card, card_request, open, open_from_card, open_typed, open_with,
    reseal,
};

/// Why a set cannot be made, opened or combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EscrowError {
    /// The payload is empty.
    EmptyPayload,
    /// The payload is longer than the maximum for an envelope.
    PayloadTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// A custodian's name, a label or another field breaks a rule of the format.
    Format(ShareError),
    /// The threshold or the number of shares is invalid, or the shares cannot be combined.
    Shamir(ShamirError),
    /// The password does not open the share, or the key cannot be derived.
    Password(PasswordError),
    /// The share cannot be sealed to the card's key, or the card's answer does not open it.
    Hpke(HpkeError),
    /// The share is sealed to a smart card, but the caller gave a password.
    NeedsCard {
        /// The card.
        token: Token,
    },
    /// The share is sealed to a password, but the caller used a smart card.
    NeedsPassword,
    /// The share is for a smart card, and is longer than [`LARGEST_ON_CARD`].
    TooLargeForCard {
        /// Its length in bytes.
        bytes: usize,
    },
    /// The opened share does not match its commitment in the descriptor.
    BadShare,
    /// The recombined secret does not match its commitment in the descriptor.
    WrongSecret,
    /// The payload is in an envelope, and no envelope of the set was found.
    EnvelopeMissing,
    /// The envelope is not the one that the descriptor names.
    EnvelopeForeign,
    /// A share is not on the polynomials of the others. The set must not be handed out.
    NotOnPolynomial {
        /// Its number.
        x: u8,
    },
    /// The polynomials have a lower degree than the threshold promises: fewer shares give parts of the secret. The
    /// dealer was faulty, or not honest.
    LowDegree,
    /// There is no locked memory.
    Memory(MemoryError),
    /// The system gave no random bytes.
    Random(RandomError),
    /// A bug in this program.
    Impossible(Impossible),
}

impl UserError for EscrowError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::EmptyPayload => Status::Usage.with(message!("escrow-empty-payload")),
            Self::PayloadTooLong { bytes } => Status::Usage.with(message!(
                "escrow-payload-too-long",
                bytes = *bytes,
                longest = LONGEST_PAYLOAD
            )),
            Self::Format(error) => Description::of(error),
            Self::Shamir(error) => Description::of(error),
            Self::Password(error) => Description::of(error),
            Self::Hpke(error) => Description::of(error),
            Self::NeedsCard { token } => {
                Status::Failed.with(message!("escrow-needs-card", token = token.to_string()))
            }
            Self::NeedsPassword => Status::Failed.with(message!("escrow-needs-password")),
            Self::TooLargeForCard { bytes } => Status::Usage.with(message!(
                "escrow-too-large-for-card",
                bytes = *bytes,
                most = LARGEST_ON_CARD
            )),
            Self::BadShare => Status::Damaged.with(message!("escrow-bad-share")),
            Self::WrongSecret => Status::Damaged.with(message!("escrow-wrong-secret")),
            Self::EnvelopeMissing => Status::Damaged.with(message!("escrow-envelope-missing")),
            Self::EnvelopeForeign => Status::Damaged.with(message!("escrow-envelope-foreign")),
            Self::NotOnPolynomial { x } => {
                Status::Failed.with(message!("escrow-not-on-polynomial", x = *x))
            }
            Self::LowDegree => Status::Damaged.with(message!("escrow-low-degree")),
            Self::Memory(error) => Description::of(error),
            Self::Random(error) => Description::of(error),
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(
    EscrowError: Format(ShareError),
    Shamir(ShamirError),
    Password(PasswordError),
    Memory(MemoryError),
    Random(RandomError),
    Impossible(Impossible)
);

impl From<HpkeError> for EscrowError {
    fn from(error: HpkeError) -> Self {
        match error {
            HpkeError::Memory(error) => Self::Memory(error),
            error => Self::Hpke(error),
        }
    }
}

impl From<EnvelopeError> for EscrowError {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::Foreign => Self::EnvelopeForeign,
            EnvelopeError::TooLong { bytes } => Self::PayloadTooLong { bytes },
            EnvelopeError::Memory(error) => Self::Memory(error),
            EnvelopeError::Impossible(error) => Self::Impossible(error),
        }
    }
}

/// The caller's choices for a new set. The program decides the other fields.
#[derive(Debug, Clone)]
pub struct SetPlan {
    /// Production or practice.
    pub purpose: Purpose,
    /// What is escrowed.
    pub kind: Kind,
    /// The MSIDs of what is escrowed: the current one first.
    pub msids: Vec<Msid>,
    /// The officer's name for the set. It may be empty.
    pub label: String,
    /// The master secret server. It may be empty.
    pub server: String,
    /// The time, in seconds since 1970-01-01 UTC.
    pub created: u64,
    /// The threshold k: how many shares restore the secret.
    pub threshold: usize,
    /// The checks that were waived.
    pub waivers: Vec<Waiver>,
    /// The custodians' names: share number 1 first.
    pub custodians: Vec<String>,
    /// The set that this one supersedes: its identifier and generation.
    pub supersedes: Option<(SetId, u32)>,
}

/// A set that has been split. Its shares are not sealed yet.
pub struct SplitSet {
    /// The descriptor of the set.
    pub descriptor: Descriptor,
    /// The envelope, if the payload is longer than 512 bytes.
    pub envelope: Option<Envelope>,
    shares: Vec<SecretBytes>,
}

impl fmt::Debug for SplitSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.descriptor.fmt(f)
    }
}

/// Splits a payload of 1 byte to [`LONGEST_PAYLOAD`] bytes.
///
/// # Errors
/// [`EscrowError`]. Nothing has been written anywhere then.
pub fn split(
    plan: SetPlan,
    payload: &[u8],
    random: &mut Generator,
) -> Result<SplitSet, EscrowError> {
    let scheme = Scheme::new(plan.threshold, plan.custodians.len())?;
    let core_bytes = core_bytes(payload.len())?;
    let in_envelope = payload.len() > LONGEST_CORE;
    let set_id = SetId::random(random);
    let mut secret = SecretBytes::zeroed(BLINDING_BYTES + core_bytes)?;
    let (blinding, core) = secret.split_at_mut(BLINDING_BYTES);
    random.secret(blinding);
    let envelope = if in_envelope {
        random.secret(core);
        Some(Envelope::seal(set_id, &SecretBytes::copy_of(core)?, payload)?)
    } else {
        core.copy_from_slice(payload);
        None
    };
    let secret_commitment = secret_commitment(&set_id, plan.kind, &plan.msids, blinding, core);

    let mut shares = Vec::with_capacity(plan.custodians.len());
    for _ in &plan.custodians {
        shares.push(SecretBytes::zeroed(1 + secret.len())?);
    }
    let mut buffers: Vec<&mut [u8]> = shares.iter_mut().map(|share| &mut share[..]).collect();
    scrubbed(|| shamir::split(scheme, &secret, random, &mut buffers))?;

    let custodian = |(name, share): (String, &SecretBytes)| Custodian {
        name,
        commitment: share_commitment(&set_id, share[0], &share[1..]),
    };
    let custodians = plan.custodians.iter().cloned().zip(&shares).map(custodian).collect();
    let digest = envelope.as_ref().map(Envelope::digest);
    let fields = fields(plan, scheme, set_id, secret_commitment, custodians, digest);
    let descriptor = Descriptor::new(fields)?;
    Ok(SplitSet { descriptor, envelope, shares })
}

/// The length of the core for a payload of this length, both in bytes.
fn core_bytes(payload_bytes: usize) -> Result<usize, EscrowError> {
    match payload_bytes {
        0 => Err(EscrowError::EmptyPayload),
        1..=LONGEST_CORE => Ok(payload_bytes),
        _ if payload_bytes <= LONGEST_PAYLOAD => Ok(KEY_BYTES),
        bytes => Err(EscrowError::PayloadTooLong { bytes }),
    }
}

fn fields(
    plan: SetPlan,
    scheme: Scheme,
    set_id: SetId,
    secret_commitment: [u8; 32],
    custodians: Vec<Custodian>,
    digest: Option<[u8; 32]>,
) -> Fields {
    Fields {
        version: 1,
        set_id,
        generation: plan.supersedes.map_or(1, |(_, generation)| generation.saturating_add(1)),
        supersedes: plan.supersedes.map(|(set_id, _)| set_id),
        purpose: plan.purpose,
        kind: plan.kind,
        msids: plan.msids,
        label: plan.label,
        server: plan.server,
        created: plan.created,
        threshold: scheme.threshold(),
        waivers: plan.waivers,
        secret_commitment,
        custodians,
        envelope: digest.map(serde_bytes::ByteArray::new),
    }
}

/// Makes a descriptor as long as that of the planned set, for a payload of `payload_bytes` bytes. Also
/// returns the length in bytes of what would be split.
fn stand_in(plan: &SetPlan, payload_bytes: usize) -> Result<(Descriptor, usize), EscrowError> {
    let scheme = Scheme::new(plan.threshold, plan.custodians.len())?;
    let core_bytes = core_bytes(payload_bytes)?;
    let zeros = [0; 32];
    let custodian = |name: &String| Custodian { name: name.clone(), commitment: zeros };
    let custodians = plan.custodians.iter().map(custodian).collect();
    let digest = (payload_bytes > LONGEST_CORE).then_some(zeros);
    let set_id = SetId::from_bytes([0xff; 16]);
    let fields = fields(plan.clone(), scheme, set_id, zeros, custodians, digest);
    Ok((Descriptor::new(fields)?, BLINDING_BYTES + core_bytes))
}

/// The number of quorums of a set, C(n,k). `None` if it does not fit in 128 bits.
#[must_use]
pub fn quorums(descriptor: &Descriptor) -> Option<u128> {
    binomial(descriptor.count() as u128, descriptor.threshold.into())
}

/// C(n,k). `None` if it does not fit in 128 bits.
fn binomial(n: u128, k: u128) -> Option<u128> {
    (0..k.min(n - k)).try_fold(1u128, |product, i| {
        // Common factors are removed before the multiplication, so only the result has to fit.
        let common = gcd(product, i + 1);
        (product / common).checked_mul((n - i) / ((i + 1) / common))
    })
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A plan for a set with this number of custodians.
    pub(crate) fn plan(threshold: usize, custodians: usize) -> SetPlan {
        SetPlan {
            purpose: Purpose::Production,
            kind: Kind::SsossSnapshot,
            msids: vec![],
            label: String::new(),
            server: String::new(),
            created: 0,
            threshold,
            waivers: vec![],
            custodians: (1..=custodians).map(|i| format!("custodian {i}")).collect(),
            supersedes: None,
        }
    }

    fn opened(set: &SplitSet, numbers: &[u8]) -> Vec<OpenShare> {
        let open =
            |&x: &u8| OpenShare(SecretBytes::copy_of(&set.shares[usize::from(x) - 1]).unwrap());
        numbers.iter().map(open).collect()
    }

    #[test]
    fn payloads_of_every_size_come_back() {
        let _half = crate::sys::memory::half_of_the_arena();
        let mut random = Generator::new(b"").unwrap();
        for length in [1, 2, 31, 32, 511, 512, 513, 514, 1000, 16_384, 65_536, LONGEST_PAYLOAD] {
            let payload: Vec<u8> = (0..length).map(|i| (i * 7 + i / 256) as u8).collect();
            let set = split(plan(3, 5), &payload, &mut random).unwrap();
            assert_eq!(set.envelope.is_some(), length > 512, "{length}");
            for quorum in [[1, 2, 3], [2, 4, 5], [5, 1, 3]] {
                let shares = opened(&set, &quorum);
                let back = combine(&set.descriptor, &shares, set.envelope.as_ref()).unwrap();
                assert_eq!(&back[..], payload, "{length}");
            }
            let all = opened(&set, &[1, 2, 3, 4, 5]);
            assert_eq!(prove_quorums(&set.descriptor, &all), Ok(()));
            assert_eq!(quorums(&set.descriptor), Some(10));
        }
    }

    #[test]
    fn payloads_out_of_bounds_are_refused() {
        let mut random = Generator::new(b"").unwrap();
        let empty = split(plan(2, 2), b"", &mut random).unwrap_err();
        assert_eq!(empty, EscrowError::EmptyPayload);
        let bytes = LONGEST_PAYLOAD + 1;
        let long = split(plan(2, 2), &vec![0; bytes], &mut random).unwrap_err();
        assert_eq!(long, EscrowError::PayloadTooLong { bytes });
    }

    #[test]
    fn an_envelope_must_be_there_and_be_the_right_one() {
        let mut random = Generator::new(b"").unwrap();
        let set = split(plan(2, 3), &[9; 600], &mut random).unwrap();
        let other = split(plan(2, 3), &[9; 600], &mut random).unwrap();
        let shares = opened(&set, &[3, 1]);
        let combine = |envelope| combine(&set.descriptor, &shares, envelope).map(|_| ());
        assert_eq!(combine(None), Err(EscrowError::EnvelopeMissing));
        assert_eq!(combine(other.envelope.as_ref()), Err(EscrowError::EnvelopeForeign));
        assert_eq!(combine(set.envelope.as_ref()), Ok(()));
    }

    #[test]
    fn the_proof_finds_every_share_that_is_off() {
        let mut random = Generator::new(b"").unwrap();
        let set = split(plan(3, 5), b"payload", &mut random).unwrap();
        for (x, byte) in [(1, 1), (3, 20), (4, 1), (5, 39)] {
            let mut shares = opened(&set, &[1, 2, 3, 4, 5]);
            shares[x as usize - 1].0[byte] ^= 0x80;
            let expected =
                if x <= 3 { EscrowError::WrongSecret } else { EscrowError::NotOnPolynomial { x } };
            assert_eq!(prove_quorums(&set.descriptor, &shares), Err(expected), "share {x}");
        }
        let four = opened(&set, &[1, 2, 3, 4]);
        let few = ShamirError::TooFewShares { have: 4, need: 5 };
        assert_eq!(prove_quorums(&set.descriptor, &four), Err(few.into()));
    }

    #[test]
    fn two_shares_of_three_are_too_few() {
        let set = split(plan(3, 5), b"payload", &mut Generator::new(b"").unwrap()).unwrap();
        let few = ShamirError::TooFewShares { have: 2, need: 3 };
        let combined = combine(&set.descriptor, &opened(&set, &[1, 2]), None);
        assert_eq!(combined.map(|_| ()), Err(few.into()));
    }

    #[test]
    fn numbers_of_quorums_are_exact() {
        assert_eq!(binomial(5, 3), Some(10));
        assert_eq!(binomial(9, 5), Some(126));
        assert_eq!(binomial(100, 50), Some(100_891_344_545_564_193_334_812_497_256));
        // A result of 38 digits, one of 39 digits, and one that does not fit in 128 bits.
        assert_eq!(binomial(128, 64), Some(23_951_146_041_928_082_866_135_587_776_380_551_750));
        assert_eq!(binomial(131, 65).map(|quorums| quorums.to_string().len()), Some(39));
        assert_eq!(binomial(132, 66), None);
        assert_eq!(binomial(255, 253), Some(32_385));
    }
}
