//! One share: sealed to its custodian's password or card, opened, and sealed anew.

use std::fmt;

use super::{EscrowError, SetPlan, SplitSet};
use crate::random::Generator;
use crate::seal::password::{Cost, Password, PasswordKey};
use crate::seal::point::Point;
use crate::seal::{TAG_BYTES, hpke};
use crate::secret::SecretBytes;
use crate::share::card::{Card, LARGEST_ON_CARD};
use crate::share::descriptor::Descriptor;
use crate::share::header::{Header, Protector};
use crate::share::{KeyPart, LARGEST_SHARE, Rule, Share, ShareError};

/// What a share is sealed to.
#[derive(Debug, Clone, Copy)]
pub enum Recipient<'a> {
    /// A password, under a fresh salt.
    Password {
        /// The password.
        password: &'a Password,
        /// What deriving the key costs.
        cost: Cost,
        /// What reminds of it; may be empty, and anybody can read it.
        reminder: &'a str,
    },
    /// A card.
    Card(&'a Card),
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
        self.seal(x, Recipient::Password { password, cost, reminder }, random)
    }

    /// Seals share number `x` to the key of a card; the card is not needed for that.
    ///
    /// # Errors
    /// [`EscrowError::Format`] where the set has no such share or the card breaks a rule;
    /// [`EscrowError::TooLargeForCard`] where the share is to lie on the card: [`bytes_on_card`] would have
    /// told before the set was split; [`EscrowError::Hpke`].
    pub fn seal_to_card(
        &self,
        x: u8,
        card: &Card,
        random: &mut Generator,
    ) -> Result<Share, EscrowError> {
        self.seal(x, Recipient::Card(card), random)
    }

    fn seal(
        &self,
        x: u8,
        recipient: Recipient<'_>,
        random: &mut Generator,
    ) -> Result<Share, EscrowError> {
        let share = self.shares.iter().find(|share| share.first() == Some(&x));
        let share = share.ok_or_else(|| ShareError::from(Rule::Index))?;
        seal(self.descriptor.clone(), x, share, recipient, random)
    }
}

/// The bytes of the file of share number `x` of a set that is still to be made, sealed to a card: what the
/// card would have to keep.
///
/// # Errors
/// [`EscrowError::TooLargeForCard`] where the share is to lie on the card, and has more than
/// [`LARGEST_ON_CARD`]: fewer custodians, shorter names, or a share on a medium help.
/// [`EscrowError::Format`] where the plan or the card breaks a rule.
pub fn bytes_on_card(
    plan: &SetPlan,
    payload_bytes: usize,
    x: u8,
    card: &Card,
) -> Result<usize, EscrowError> {
    let (descriptor, core_bytes) = super::stand_in(plan, payload_bytes)?;
    let header = Header::new(descriptor, x, Protector::Card(card.clone()))?;
    // As long as the share will be, whatever it holds.
    let sealed = vec![0; 1 + core_bytes + TAG_BYTES];
    let share = Share { header, key: KeyPart::Encapsulated(card.key), sealed };
    checked_length(&share)
}

/// The bytes of a share's file, which are as many as may lie there.
fn checked_length(share: &Share) -> Result<usize, EscrowError> {
    let bytes = share.to_file().len();
    if let Protector::Card(Card { object: Some(_), .. }) = &share.header.protector
        && bytes > LARGEST_ON_CARD
    {
        return Err(EscrowError::TooLargeForCard { bytes });
    }
    if bytes > LARGEST_SHARE {
        return Err(ShareError::TooLarge { most: LARGEST_SHARE }.into());
    }
    Ok(bytes)
}

/// An opened share: x ‖ y, checked against its commitment.
pub struct OpenShare(pub(super) SecretBytes);

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
/// [`EscrowError::Password`]: with [`PasswordError::Wrong`](crate::seal::password::PasswordError::Wrong),
/// ask again. [`EscrowError::BadShare`]: this share is of no use, whoever made it.
/// [`EscrowError::NeedsCard`]: no password opens it.
pub fn open(share: &Share, password: &Password) -> Result<OpenShare, EscrowError> {
    match &share.header.protector {
        Protector::Password { salt, cost, .. } => {
            open_with(share, &PasswordKey::derive(password, salt, *cost)?)
        }
        Protector::Card(card) => Err(EscrowError::NeedsCard { token: card.token }),
    }
}

/// Opens a share with a key that was derived before.
///
/// # Errors
/// As [`open`].
pub fn open_with(share: &Share, key: &PasswordKey) -> Result<OpenShare, EscrowError> {
    match (&share.header.protector, &share.key) {
        (Protector::Card(card), _) => Err(EscrowError::NeedsCard { token: card.token }),
        (_, KeyPart::Encapsulated(_)) => Err(ShareError::from(Rule::Layout).into()),
        (_, KeyPart::Commitment(commitment)) => {
            checked(share, key.open(share.header.encoded(), commitment, &share.sealed)?)
        }
    }
}

/// The point that is sent to the card which a share is sealed to: what the card makes of it with the key of
/// the escrow slot goes to [`open_from_card`]. It is a point of the curve, and so gives nothing of the key
/// away.
///
/// # Errors
/// [`EscrowError::NeedsPassword`]: it is sealed to no card.
pub fn card_request(share: &Share) -> Result<Point, EscrowError> {
    match (&share.header.protector, &share.key) {
        (Protector::Password { .. }, _) => Err(EscrowError::NeedsPassword),
        (_, KeyPart::Commitment(_)) => Err(ShareError::from(Rule::Layout).into()),
        (_, KeyPart::Encapsulated(point)) => Ok(*point),
    }
}

/// Opens a share with what its card made of [`card_request`]: `z`, the x coordinate of the product, 32
/// bytes; and checks it against the commitment in its descriptor. Before the card is asked, the caller makes
/// sure that the slot's key is the one that the header names.
///
/// # Errors
/// [`EscrowError::Hpke`]: with [`HpkeError::Altered`](hpke::HpkeError::Altered), this copy of the share is
/// lost, if the slot's key is that of the header. [`EscrowError::BadShare`]: this share is of no use, whoever
/// made it. [`EscrowError::NeedsPassword`]: it is sealed to no card.
pub fn open_from_card(share: &Share, z: &SecretBytes) -> Result<OpenShare, EscrowError> {
    let point = card_request(share)?;
    let Protector::Card(card) = &share.header.protector else {
        return Err(EscrowError::NeedsPassword);
    };
    checked(share, hpke::open(&card.key, &point, z, share.header.encoded(), &share.sealed)?)
}

/// What was in a sealed share, if it is the one that the descriptor commits to.
fn checked(share: &Share, bytes: SecretBytes) -> Result<OpenShare, EscrowError> {
    let right = bytes.first() == Some(&share.header.x);
    if !right || !share.header.descriptor.commits_to_share(&bytes) {
        return Err(EscrowError::BadShare);
    }
    Ok(OpenShare(bytes))
}

/// Seals an opened share anew: to another password under a fresh salt, or to a card. Its number, its
/// custodian and its set stay as they are: they stand in the descriptor, which is the same in every share.
///
/// # Errors
/// [`EscrowError::BadShare`] where `open` is not what `share` holds; else as
/// [`SplitSet::seal_to_password`] and [`SplitSet::seal_to_card`].
pub fn reseal(
    share: &Share,
    open: &OpenShare,
    recipient: Recipient<'_>,
    random: &mut Generator,
) -> Result<Share, EscrowError> {
    if open.x() != share.header.x || !share.header.descriptor.commits_to_share(open.bytes()) {
        return Err(EscrowError::BadShare);
    }
    seal(share.header.descriptor.clone(), open.x(), open.bytes(), recipient, random)
}

/// Seals x ‖ y under a header of its own.
fn seal(
    descriptor: Descriptor,
    x: u8,
    bytes: &[u8],
    recipient: Recipient<'_>,
    random: &mut Generator,
) -> Result<Share, EscrowError> {
    let share = match recipient {
        Recipient::Password { password, cost, reminder } => {
            let salt = random.public();
            let protector = Protector::Password { salt, cost, reminder: reminder.to_owned() };
            let header = Header::new(descriptor, x, protector)?;
            let key = PasswordKey::derive(password, &salt, cost)?;
            let commitment = KeyPart::Commitment(key.commitment());
            let sealed = key.seal(header.encoded(), bytes)?;
            Share { header, key: commitment, sealed }
        }
        Recipient::Card(card) => {
            let header = Header::new(descriptor, x, Protector::Card(card.clone()))?;
            let (point, sealed) = hpke::seal(&card.key, header.encoded(), bytes, random)?;
            Share { header, key: KeyPart::Encapsulated(point), sealed }
        }
    };
    checked_length(&share)?;
    Ok(share)
}
