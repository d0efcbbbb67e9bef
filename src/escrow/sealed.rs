//! Sealing one share to its custodian's password or smart card, opening it, and sealing it again.

use std::fmt;

use super::{EscrowError, SetPlan, SplitSet};
use crate::random::Generator;
use crate::seal::password::{Cost, Password, PasswordError, PasswordKey};
use crate::seal::point::Point;
use crate::seal::typed::TypedPassword;
use crate::seal::{TAG_BYTES, hpke};
use crate::secret::SecretBytes;
use crate::share::card::{CardProtector, LARGEST_ON_CARD};
use crate::share::descriptor::Descriptor;
use crate::share::header::{Header, Protector};
use crate::share::{KeyPart, LARGEST_SHARE, Rule, Share, ShareError};

/// What a share is sealed to.
#[derive(Debug, Clone, Copy)]
pub enum Recipient<'a> {
    /// A password, with a new salt.
    Password {
        /// The password.
        password: &'a Password,
        /// The cost of deriving the key.
        cost: Cost,
        /// A reminder of the password. It may be empty, and anybody can read it.
        reminder: &'a str,
    },
    /// A smart card.
    Card(&'a CardProtector),
}

impl SplitSet {
    /// Seals share number `x` to a password, with a new salt.
    ///
    /// # Errors
    /// [`EscrowError::Format`] if the set has no such share or the reminder breaks a rule;
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

    /// Seals share number `x` to the key of a smart card. The card does not have to be inserted.
    ///
    /// # Errors
    /// [`EscrowError::Format`] if the set has no such share or the card breaks a rule.
    /// [`EscrowError::TooLargeForCard`] if the share is for the card's memory and too long: call
    /// [`bytes_on_card`] before the set is split to avoid this. [`EscrowError::Hpke`].
    pub fn seal_to_card(
        &self,
        x: u8,
        card: &CardProtector,
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

/// The size in bytes of the file of share number `x`, sealed to a smart card, for a set that is not made yet.
/// The card would have to store this many bytes.
///
/// # Errors
/// [`EscrowError::TooLargeForCard`] if the share is for the card's memory and longer than
/// [`LARGEST_ON_CARD`]. Then use fewer custodians, shorter names, or a share on a medium.
/// [`EscrowError::Format`] if the plan or the card breaks a rule.
pub fn bytes_on_card(
    plan: &SetPlan,
    payload_bytes: usize,
    x: u8,
    card: &CardProtector,
) -> Result<usize, EscrowError> {
    let (descriptor, core_bytes) = super::stand_in(plan, payload_bytes)?;
    let header = Header::new(descriptor, x, Protector::Card(card.clone()))?;
    // The sealed bytes have the length of the real ones. Their value does not matter.
    let sealed = vec![0; 1 + core_bytes + TAG_BYTES];
    let share = Share { header, key: KeyPart::Encapsulated(card.key), sealed };
    checked_length(&share)
}

/// The size of a share file in bytes, checked against the limit for a card or a medium.
fn checked_length(share: &Share) -> Result<usize, EscrowError> {
    let bytes = share.to_file()?.len();
    if let Protector::Card(CardProtector { object: Some(_), .. }) = &share.header.protector
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
/// [`EscrowError::Password`]: with [`PasswordError::Wrong`], ask
/// again. [`EscrowError::BadShare`]: this share is not usable. [`EscrowError::NeedsCard`]: no password opens
/// it.
pub fn open(share: &Share, password: &Password) -> Result<OpenShare, EscrowError> {
    match &share.header.protector {
        Protector::Password { salt, cost, .. } => {
            open_with(share, &PasswordKey::derive(password, salt, *cost)?)
        }
        Protector::Card(card) => Err(EscrowError::NeedsCard { token: card.token }),
    }
}

/// Opens a share with what a person typed: with the exact text, and if it is wrong, with its other reading.
///
/// # Errors
/// As for [`open`].
pub fn open_typed(share: &Share, typed: &TypedPassword) -> Result<OpenShare, EscrowError> {
    match (open(share, typed.exact()), typed.other()) {
        (Err(EscrowError::Password(PasswordError::Wrong)), Some(other)) => open(share, other),
        (opened, _) => opened,
    }
}

/// Opens a share with a key that the caller has derived.
///
/// # Errors
/// As for [`open`].
pub fn open_with(share: &Share, key: &PasswordKey) -> Result<OpenShare, EscrowError> {
    match (&share.header.protector, &share.key) {
        (Protector::Card(card), _) => Err(EscrowError::NeedsCard { token: card.token }),
        (_, KeyPart::Encapsulated(_)) => Err(ShareError::from(Rule::Layout).into()),
        (_, KeyPart::Commitment(commitment)) => {
            checked(share, key.open(share.header.encoded(), commitment, &share.sealed)?)
        }
    }
}

/// The point to send to the smart card that the share is sealed to. Give the card's answer, computed with the
/// key of the escrow slot, to [`open_from_card`]. The point is on the curve, so the answer reveals nothing
/// about the key.
///
/// # Errors
/// [`EscrowError::NeedsPassword`]: the share is not sealed to a card.
pub fn card_request(share: &Share) -> Result<Point, EscrowError> {
    match (&share.header.protector, &share.key) {
        (Protector::Password { .. }, _) => Err(EscrowError::NeedsPassword),
        (_, KeyPart::Commitment(_)) => Err(ShareError::from(Rule::Layout).into()),
        (_, KeyPart::Encapsulated(point)) => Ok(*point),
    }
}

/// Opens a share with its card's answer to [`card_request`], and checks it against its commitment in the
/// descriptor. `z` is the x coordinate of the product, 32 bytes. Before asking the card, the caller must
/// check that the slot's key is the one in the header.
///
/// # Errors
/// [`EscrowError::Hpke`]: with [`HpkeError::Altered`](hpke::HpkeError::Altered), this copy of the share is
/// lost, if the slot's key is the one in the header. [`EscrowError::BadShare`]: this share is not usable.
/// [`EscrowError::NeedsPassword`]: the share is not sealed to a card.
pub fn open_from_card(share: &Share, z: &SecretBytes) -> Result<OpenShare, EscrowError> {
    let point = card_request(share)?;
    let Protector::Card(card) = &share.header.protector else {
        return Err(EscrowError::NeedsPassword);
    };
    checked(share, hpke::open(&card.key, &point, z, share.header.encoded(), &share.sealed)?)
}

/// Checks the contents of a sealed share against the commitment in its descriptor.
fn checked(share: &Share, bytes: SecretBytes) -> Result<OpenShare, EscrowError> {
    let right = bytes.first() == Some(&share.header.x);
    if !right || !share.header.descriptor.commits_to_share(&bytes) {
        return Err(EscrowError::BadShare);
    }
    Ok(OpenShare(bytes))
}

/// Seals an opened share again: to another password with a new salt, or to a smart card. Its number, its
/// custodian and its set do not change, because they are in the descriptor, which is the same in every share.
///
/// # Errors
/// [`EscrowError::BadShare`] if `open` is not the contents of `share`. Otherwise as for
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

/// Seals x ‖ y with a new header.
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
            let commitment = KeyPart::Commitment(key.commitment()?);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Status, UserError};
    use crate::escrow::tests::plan;
    use crate::escrow::{combine, split};
    use crate::seal::hpke::HpkeError;
    use crate::seal::point::tests::private;
    use crate::share::card::Token;
    use crate::share::card::tests::card;
    use p256::{PublicKey, SecretKey};

    /// A smart card's answer, with this key, to the request of a share.
    fn answer(key: &SecretKey, share: &Share) -> SecretBytes {
        let point = PublicKey::from_sec1_bytes(card_request(share).unwrap().as_bytes()).unwrap();
        let product = p256::ecdh::diffie_hellman(key.to_nonzero_scalar(), point.as_affine());
        SecretBytes::copy_of(product.raw_secret_bytes()).unwrap()
    }

    fn password() -> Password {
        Password::new("correct horse").unwrap()
    }

    fn to_password(password: &Password) -> Recipient<'_> {
        Recipient::Password { password, cost: Cost::new(64 << 10, 1, 4).unwrap(), reminder: "" }
    }

    fn set(random: &mut Generator) -> SplitSet {
        split(plan(2, 3), b"the payload", random).unwrap()
    }

    #[test]
    fn shares_of_cards_and_passwords_make_one_quorum() {
        let mut random = Generator::new(b"").unwrap();
        let set = set(&mut random);
        let carded = set.seal_to_card(3, &card(), &mut random).unwrap();
        let carded = Share::from_file(&carded.to_file().unwrap()).unwrap();
        let written = set.seal(1, to_password(&password()), &mut random).unwrap();
        let opened = [
            open_from_card(&carded, &answer(&private(1), &carded)).unwrap(),
            open(&written, &password()).unwrap(),
        ];
        let payload = combine(&set.descriptor, &opened, None).unwrap();
        assert_eq!(&payload[..], b"the payload");
    }

    #[test]
    fn a_share_is_sealed_anew_to_either_kind() {
        let mut random = Generator::new(b"").unwrap();
        let set = set(&mut random);
        let written = set.seal(2, to_password(&password()), &mut random).unwrap();
        let opened = open(&written, &password()).unwrap();
        let carded = reseal(&written, &opened, Recipient::Card(&card()), &mut random).unwrap();
        assert_eq!((carded.header.x, &carded.header.descriptor), (2, &set.descriptor));
        let again = open_from_card(&carded, &answer(&private(1), &carded)).unwrap();
        assert_eq!(again.bytes(), opened.bytes());
        let back = reseal(&carded, &again, to_password(&password()), &mut random).unwrap();
        assert_eq!(open(&back, &password()).unwrap().bytes(), opened.bytes());
        let other = set.seal_to_card(1, &card(), &mut random).unwrap();
        let wrong = reseal(&other, &again, Recipient::Card(&card()), &mut random);
        assert_eq!(wrong, Err(EscrowError::BadShare));
    }

    #[test]
    fn a_share_opens_by_what_it_is_sealed_to_alone() {
        let mut random = Generator::new(b"").unwrap();
        let set = set(&mut random);
        let carded = set.seal_to_card(1, &card(), &mut random).unwrap();
        let written = set.seal(1, to_password(&password()), &mut random).unwrap();
        let needs_card = EscrowError::NeedsCard { token: Token::Serial(12_345_678) };
        assert_eq!(open(&carded, &password()).unwrap_err(), needs_card);
        let key = PasswordKey::derive(&password(), &[7; 32], Cost::new(64 << 10, 1, 4).unwrap());
        assert_eq!(open_with(&carded, &key.unwrap()).unwrap_err(), needs_card);
        let needs_password = EscrowError::NeedsPassword;
        assert_eq!(card_request(&written).unwrap_err(), needs_password);
        let z = answer(&private(1), &carded);
        assert_eq!(open_from_card(&written, &z).unwrap_err(), needs_password);
        assert_eq!([needs_card.status(), needs_password.status()], [Status::Failed; 2]);

        let other_card = open_from_card(&carded, &answer(&private(2), &carded));
        assert_eq!(other_card.unwrap_err(), EscrowError::Hpke(HpkeError::Altered));
        // A share whose parts do not belong together causes no panic.
        let mixed = Share { key: carded.key, ..written.clone() };
        assert_eq!(open(&mixed, &password()).unwrap_err().status(), Status::Damaged);
        let mixed = Share { key: written.key, ..carded };
        assert_eq!(card_request(&mixed).unwrap_err().status(), Status::Damaged);
    }

    /// Anybody can seal other bytes to a public key. The result is a bad share.
    #[test]
    fn a_share_that_is_not_of_its_set_is_bad() {
        let mut random = Generator::new(b"").unwrap();
        let set = set(&mut random);
        let share = set.seal_to_card(1, &card(), &mut random).unwrap();
        for bytes in [[&[1], &[9; 43][..]].concat(), set.shares[1].to_vec()] {
            let header = share.header.encoded();
            let (point, sealed) = hpke::seal(&card().key, header, &bytes, &mut random).unwrap();
            let forged = Share { key: KeyPart::Encapsulated(point), sealed, ..share.clone() };
            let opened = open_from_card(&forged, &answer(&private(1), &forged));
            assert_eq!(opened.unwrap_err(), EscrowError::BadShare);
        }
    }

    #[test]
    fn the_length_on_a_card_is_known_beforehand() {
        let mut random = Generator::new(b"").unwrap();
        let on_card = CardProtector { object: Some(0x5f_c120), ..card() };
        let named = CardProtector { token: Token::Guid([7; 16]), ..on_card.clone() };
        let supersedes = Some((crate::share::descriptor::SetId::from_bytes([3; 16]), 300));
        for (custodians, x, payload, card) in [
            (3, 1, 32, &on_card),
            (16, 16, 32, &on_card),
            (16, 16, 512, &named),
            (5, 2, 700, &named),
            (30, 30, 32, &card()),
        ] {
            let plan = SetPlan { supersedes, ..plan(2, custodians) };
            let foreseen = bytes_on_card(&plan, payload, x, card);
            let set = split(plan, &vec![7; payload], &mut random).unwrap();
            match set.seal_to_card(x, card, &mut random) {
                Ok(share) => assert_eq!(foreseen, Ok(share.to_file().unwrap().len())),
                Err(error) => assert_eq!(foreseen, Err(error)),
            }
        }
        // The longest share that fits, and the shortest that does not: one more byte in the label.
        let mut plan = plan(2, 16);
        plan.label = String::new();
        let bytes = |plan: &SetPlan| bytes_on_card(plan, 32, 1, &on_card);
        while bytes(&plan).is_ok_and(|bytes| bytes < LARGEST_ON_CARD) {
            let shortest = plan.custodians.iter_mut().min_by_key(|name| name.len()).unwrap();
            shortest.push('n');
        }
        assert_eq!(bytes(&plan), Ok(LARGEST_ON_CARD));
        assert!(
            split(plan.clone(), &[7; 32], &mut random)
                .is_ok_and(|set| { set.seal_to_card(1, &on_card, &mut random).is_ok() })
        );
        plan.label.push('l');
        let too_large = EscrowError::TooLargeForCard { bytes: LARGEST_ON_CARD + 1 };
        assert_eq!(bytes(&plan), Err(too_large));
        let set = split(plan.clone(), &[7; 32], &mut random).unwrap();
        assert_eq!(set.seal_to_card(1, &on_card, &mut random), Err(too_large));
        assert_eq!(too_large.status(), Status::Usage);
        // On a medium it may be longer.
        assert!(set.seal_to_card(1, &card(), &mut random).is_ok());
        assert!(bytes_on_card(&plan, 32, 1, &card()).is_ok());
        assert_eq!(bytes_on_card(&plan, 0, 1, &card()), Err(EscrowError::EmptyPayload));
        let no_such_share = Err(ShareError::from(Rule::Index).into());
        assert_eq!(bytes_on_card(&plan, 32, 17, &card()), no_such_share);
    }
}
