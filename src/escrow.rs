//! What the tool is about: a payload becomes a set of shares, and a quorum of them the payload again.
//!
//! [`split`] and [`SplitSet::seal_to_password`] make a set; [`prove_quorums`] proves it before it is
//! handed out. [`open`] opens one share and checks it by itself; [`gather`](gather::gather) opens as
//! many as are needed, and [`combine`] puts the payload together.

pub mod gather;

use std::fmt;

use crate::entsso::msid::Msid;
use crate::fault::{Fault, Status, fault_is_error};
use crate::message;
use crate::random::{Generator, RandomError};
use crate::seal::password::{Cost, Password, PasswordError, PasswordKey};
use crate::secret::{SecretBytes, equal, scrubbed};
use crate::shamir::{self, Scheme, ShamirError};
use crate::share::descriptor::{
    Custodian, Descriptor, Fields, Kind, Purpose, SetId, Waiver, secret_commitment,
    share_commitment,
};
use crate::share::envelope::{Envelope, EnvelopeError, LONGEST_PAYLOAD};
use crate::share::header::{Header, Protector};
use crate::share::{BLINDING_BYTES, LARGEST_SHARE, LONGEST_CORE, Rule, Share, ShareError};
use crate::sys::memory::MemoryError;
use crate::text::Message;

/// The bytes of the data key of an envelope.
const DATA_KEY_BYTES: usize = 32;

/// Why a set cannot be made, opened or put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EscrowError {
    /// There is nothing to escrow.
    EmptyPayload,
    /// The payload is longer than an envelope holds.
    PayloadTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// A custodian's name, a label or another field breaks a rule of the format.
    Format(ShareError),
    /// The threshold or the number of shares, or a set of shares that cannot be combined.
    Shamir(ShamirError),
    /// The password does not open the share, or the key cannot be derived.
    Password(PasswordError),
    /// The opened share is not the one that the descriptor commits to.
    BadShare,
    /// The recombined secret is not the one that the descriptor commits to.
    WrongSecret,
    /// The payload lies in an envelope, and none of the set was found.
    EnvelopeMissing,
    /// The envelope is not the one that the descriptor names.
    EnvelopeForeign,
    /// A share does not lie on the polynomial of the others: the set must not be handed out.
    NotOnPolynomial {
        /// Its number.
        x: u8,
    },
    /// No locked memory.
    Memory(MemoryError),
    /// No random bytes.
    Random(RandomError),
}

impl Fault for EscrowError {
    fn message(&self) -> Message {
        match self {
            Self::EmptyPayload => message!("escrow-empty-payload"),
            Self::PayloadTooLong { bytes } => {
                message!("escrow-payload-too-long", bytes = *bytes, longest = LONGEST_PAYLOAD)
            }
            Self::Format(error) => error.message(),
            Self::Shamir(error) => error.message(),
            Self::Password(error) => error.message(),
            Self::BadShare => message!("escrow-bad-share"),
            Self::WrongSecret => message!("escrow-wrong-secret"),
            Self::EnvelopeMissing => message!("escrow-envelope-missing"),
            Self::EnvelopeForeign => message!("escrow-envelope-foreign"),
            Self::NotOnPolynomial { x } => message!("escrow-not-on-polynomial", x = *x),
            Self::Memory(error) => error.message(),
            Self::Random(error) => error.message(),
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::EmptyPayload | Self::PayloadTooLong { .. } => Status::Usage,
            Self::Format(error) => error.status(),
            Self::Shamir(error) => error.status(),
            Self::Password(error) => error.status(),
            Self::BadShare | Self::WrongSecret | Self::EnvelopeMissing | Self::EnvelopeForeign => {
                Status::Damaged
            }
            Self::NotOnPolynomial { .. } => Status::Failed,
            Self::Memory(error) => error.status(),
            Self::Random(error) => error.status(),
        }
    }
}

fault_is_error!(EscrowError);

impl From<ShareError> for EscrowError {
    fn from(error: ShareError) -> Self {
        Self::Format(error)
    }
}

impl From<ShamirError> for EscrowError {
    fn from(error: ShamirError) -> Self {
        Self::Shamir(error)
    }
}

impl From<PasswordError> for EscrowError {
    fn from(error: PasswordError) -> Self {
        Self::Password(error)
    }
}

impl From<MemoryError> for EscrowError {
    fn from(error: MemoryError) -> Self {
        Self::Memory(error)
    }
}

impl From<RandomError> for EscrowError {
    fn from(error: RandomError) -> Self {
        Self::Random(error)
    }
}

impl From<EnvelopeError> for EscrowError {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::Foreign => Self::EnvelopeForeign,
            EnvelopeError::TooLong { bytes } => Self::PayloadTooLong { bytes },
            EnvelopeError::Memory(error) => Self::Memory(error),
        }
    }
}

/// What a new set is to be, but for what the tool decides itself.
#[derive(Debug, Clone)]
pub struct SetPlan {
    /// Practice or production.
    pub purpose: Purpose,
    /// What is escrowed.
    pub kind: Kind,
    /// The MSIDs of what is escrowed: the current one first.
    pub msids: Vec<Msid>,
    /// What the officer calls the set; may be empty.
    pub label: String,
    /// The master secret server; may be empty.
    pub server: String,
    /// The time, in seconds since 1970-01-01 UTC.
    pub created: u64,
    /// How many shares it takes.
    pub threshold: usize,
    /// The checks that were waived.
    pub waivers: Vec<Waiver>,
    /// The custodians' names: share number 1 first.
    pub custodians: Vec<String>,
    /// The set that this one supersedes: its identifier and generation.
    pub supersedes: Option<(SetId, u32)>,
}

/// A set that has been split, and whose shares are still to be sealed.
pub struct SplitSet {
    /// The descriptor of the set.
    pub descriptor: Descriptor,
    /// The envelope, where the payload is longer than 512 bytes.
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
/// [`EscrowError`]; nothing has left memory then.
pub fn split(
    plan: SetPlan,
    payload: &[u8],
    random: &mut Generator,
) -> Result<SplitSet, EscrowError> {
    let scheme = Scheme::new(plan.threshold, plan.custodians.len())?;
    if payload.is_empty() {
        return Err(EscrowError::EmptyPayload);
    }
    if payload.len() > LONGEST_PAYLOAD {
        return Err(EscrowError::PayloadTooLong { bytes: payload.len() });
    }
    let set_id = SetId::random(random);
    let in_envelope = payload.len() > LONGEST_CORE;
    let core_bytes = if in_envelope { DATA_KEY_BYTES } else { payload.len() };
    let mut secret = SecretBytes::zeroed(BLINDING_BYTES + core_bytes)?;
    let (blinding, core) = secret.split_at_mut(BLINDING_BYTES);
    random.fill(blinding);
    let envelope = if in_envelope {
        random.fill(core);
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
    let descriptor = Descriptor::new(Fields {
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
        custodians: plan.custodians.into_iter().zip(&shares).map(custodian).collect(),
        envelope: envelope.as_ref().map(|envelope| serde_bytes::ByteArray::new(envelope.digest())),
    })?;
    Ok(SplitSet { descriptor, envelope, shares })
}

impl SplitSet {
    /// Seals share number `x` to a password, under a fresh salt.
    ///
    /// # Errors
    /// [`EscrowError::Format`] where the set has no such share or the reminder breaks a rule;
    /// [`EscrowError::Password`], [`EscrowError::Memory`].
    pub fn seal_to_password(
        &self,
        x: u8,
        password: &Password,
        cost: Cost,
        reminder: &str,
        random: &mut Generator,
    ) -> Result<Share, EscrowError> {
        let share = self.shares.iter().find(|share| share[0] == x);
        let share = share.ok_or_else(|| ShareError::from(Rule::Index))?;
        seal(self.descriptor.clone(), share, password, cost, reminder, random)
    }
}

/// An opened share: x ‖ y, checked against its commitment.
pub struct OpenShare(SecretBytes);

impl OpenShare {
    /// Its number.
    #[must_use]
    pub fn x(&self) -> u8 {
        self.0[0]
    }

    /// Its bytes: x ‖ y.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for OpenShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenShare({})", self.x())
    }
}

/// Opens a share with its password and checks it against the commitment in its descriptor.
///
/// # Errors
/// [`EscrowError::Password`]: with [`PasswordError::Wrong`], ask again. [`EscrowError::BadShare`]:
/// this share is of no use, whoever made it.
pub fn open(share: &Share, password: &Password) -> Result<OpenShare, EscrowError> {
    let Protector::Password { salt, cost, .. } = &share.header.protector;
    open_with(share, &PasswordKey::derive(password, salt, *cost)?)
}

/// Seals an opened share anew, to another password under a fresh salt. Its number, its custodian and
/// its set stay as they are: they stand in the descriptor, which is the same in every share.
///
/// # Errors
/// [`EscrowError::BadShare`] where `open` is not what `share` holds; else as
/// [`SplitSet::seal_to_password`].
pub fn reseal(
    share: &Share,
    open: &OpenShare,
    password: &Password,
    cost: Cost,
    reminder: &str,
    random: &mut Generator,
) -> Result<Share, EscrowError> {
    if open.x() != share.header.x || !share.header.descriptor.commits_to_share(open.bytes()) {
        return Err(EscrowError::BadShare);
    }
    let descriptor = share.header.descriptor.clone();
    seal(descriptor, open.bytes(), password, cost, reminder, random)
}

/// Seals x ‖ y under a header of its own.
fn seal(
    descriptor: Descriptor,
    bytes: &[u8],
    password: &Password,
    cost: Cost,
    reminder: &str,
    random: &mut Generator,
) -> Result<Share, EscrowError> {
    let salt = random.public();
    let protector = Protector::Password { salt, cost, reminder: reminder.to_owned() };
    let header = Header::new(descriptor, bytes[0], protector)?;
    let key = PasswordKey::derive(password, &salt, cost)?;
    let key_commitment = key.commitment();
    let sealed = key.seal(header.encoded(), bytes)?;
    let share = Share { header, key_commitment, sealed };
    if share.to_file().len() > LARGEST_SHARE {
        return Err(ShareError::TooLarge { most: LARGEST_SHARE }.into());
    }
    Ok(share)
}

/// Opens a share with a key that was derived before.
///
/// # Errors
/// As [`open`].
pub fn open_with(share: &Share, key: &PasswordKey) -> Result<OpenShare, EscrowError> {
    let bytes = key.open(share.header.encoded(), &share.key_commitment, &share.sealed)?;
    let right = bytes.first() == Some(&share.header.x);
    if !right || !share.header.descriptor.commits_to_share(&bytes) {
        return Err(EscrowError::BadShare);
    }
    Ok(OpenShare(bytes))
}

/// Puts the payload together from k or more opened shares of the set.
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

/// Blinding ‖ core, checked against the commitment.
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

/// Proves that every quorum of the set gives the secret that the descriptor commits to: k of the
/// shares fix the polynomials, all others must lie on them, and the constant term must meet the
/// commitment. All shares of the set are needed.
///
/// # Errors
/// [`EscrowError::NotOnPolynomial`], [`EscrowError::WrongSecret`], [`EscrowError::Shamir`]: the set
/// must not be handed out.
pub fn prove_quorums(descriptor: &Descriptor, shares: &[OpenShare]) -> Result<(), EscrowError> {
    let need = descriptor.count();
    if shares.len() != need {
        return Err(ShamirError::TooFewShares { have: shares.len(), need }.into());
    }
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

/// The number of quorums of a set, C(n,k); `None` where it does not fit in 128 bits.
#[must_use]
pub fn quorums(descriptor: &Descriptor) -> Option<u128> {
    binomial(descriptor.count() as u128, descriptor.threshold.into())
}

/// C(n,k), where it fits.
fn binomial(n: u128, k: u128) -> Option<u128> {
    (0..k.min(n - k)).try_fold(1u128, |product, i| {
        // What divides the product is taken out first, so that nothing but the result has to fit.
        let common = gcd(product, i + 1);
        (product / common).checked_mul((n - i) / ((i + 1) / common))
    })
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(threshold: usize, custodians: usize) -> SetPlan {
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
        // The largest of 38 digits, and the first of 128 bits that does not fit.
        assert_eq!(binomial(128, 64), Some(23_951_146_041_928_082_866_135_587_776_380_551_750));
        assert_eq!(binomial(131, 65).map(|quorums| quorums.to_string().len()), Some(39));
        assert_eq!(binomial(132, 66), None);
        assert_eq!(binomial(255, 253), Some(32_385));
    }
}
