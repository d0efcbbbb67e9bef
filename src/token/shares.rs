//! Shares and cards: finds the shares on a card, and opens a share with a card.
//!
//! A share is in one of the containers for the certificates of retired keys, 5FC10D to 5FC120. Every PIV card
//! has them. They are read from the highest down, without a PIN. Content that is not a share is skipped.

use std::borrow::Cow;

use crate::error::Impossible;
use crate::seal::point::Point;
use crate::secret::SecretBytes;
use crate::share::card::{self, LARGEST_ON_CARD, Token};
use crate::share::{Share, ShareError};

use super::answer::TouchPolicy;
use super::card::{Card, MetadataAnswer, Reference};
use super::certificate::der_in_object;
use super::error::TokenError;
use super::names::{ObjectId, Slot, TokenId};
use super::pin::{Budget, Pin, Tries};

/// The containers that can hold a share, from the highest down.
pub fn containers() -> impl Iterator<Item = ObjectId> {
    (0..Slot::RETIRED).rev().filter_map(Slot::retired).map(Slot::certificate)
}

impl From<Token> for TokenId {
    fn from(token: Token) -> Self {
        match token {
            Token::Serial(serial) => Self::Serial(serial),
            Token::Guid(guid) => Self::Guid(guid),
        }
    }
}

/// A share on a card, or a damaged one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCard {
    /// The object that holds it.
    pub object: ObjectId,
    /// The share. An error if the bytes begin like a share, but are not one.
    pub content: Result<Share, ShareError>,
}

/// How far the containers are searched.
#[derive(Clone, Copy)]
pub enum Search<'a> {
    /// All containers.
    All,
    /// Until the first share for which this returns `true`. All containers if it never does.
    First(&'a dyn Fn(&Share) -> bool),
    /// Until the first empty container after a share. A gap between two shares normally means that a third
    /// one was removed.
    Gap,
}

impl std::fmt::Debug for Search<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::All => "All",
            Self::First(_) => "First",
            Self::Gap => "Gap",
        })
    }
}

/// Finds the shares on a card, from the highest container down. No PIN is needed.
///
/// # Errors
/// [`TokenError::Malformed`], [`TokenError::Refused`]: it is not known whether the card has a share. Errors
/// of the line.
pub fn shares(card: &mut Card<'_>, search: Search<'_>) -> Result<Vec<OnCard>, TokenError> {
    let mut found: Vec<OnCard> = Vec::new();
    for object in containers() {
        let bytes = match card.object(object) {
            Ok(bytes) => bytes,
            // The card has fewer containers, or asks for the PIN before it reads this one.
            Err(TokenError::NoSuchObjectId { .. } | TokenError::NotAllowed { .. }) => None,
            Err(error) => return Err(error),
        };
        let Some(bytes) = bytes else {
            match search {
                Search::Gap if !found.is_empty() => break,
                _ => continue,
            }
        };
        let content = Share::from_file(&bytes);
        if content == Err(ShareError::NotOurs) {
            continue;
        }
        let is_meant =
            matches!((search, &content), (Search::First(is_meant), Ok(share)) if is_meant(share));
        found.push(OnCard { object, content });
        if is_meant {
            break;
        }
    }
    Ok(found)
}

/// What is known about a card before it gets its PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardState {
    /// How many tries at the PIN are left.
    pub tries: Tries,
    /// When the key in the share's slot asks for a touch, if the card reports it.
    pub touch: Option<TouchPolicy>,
    /// Whether the card does not have the command for metadata.
    pub without_metadata: bool,
}

/// Finds out what must be known before a card opens a share: whether the key in the slot is the key that the
/// share is sealed to, whether the key asks for a touch, and how many tries at the PIN are left. No PIN is
/// needed.
///
/// If the card does not report its keys, the certificate of the slot is compared. Without a certificate, a
/// wrong key is noticed only when the share does not open.
///
/// # Errors
/// [`TokenError::OtherKey`], [`TokenError::NoKey`]: this card cannot open the share. Errors of the line.
pub fn state(card: &mut Card<'_>, of: &card::CardProtector) -> Result<CardState, TokenError> {
    let slot = slot_of(of)?;
    let touch = match card.metadata(Reference::Key(slot))? {
        MetadataAnswer::NoKey => return Err(TokenError::NoKey { slot }),
        MetadataAnswer::Metadata(told) => {
            if told.public.is_some_and(|public| public != *of.key.as_bytes()) {
                return Err(TokenError::OtherKey { slot });
            }
            told.touch
        }
        MetadataAnswer::Nothing => {
            check_certificate(card, slot, &of.key)?;
            None
        }
    };
    let tries = card.tries()?;
    Ok(CardState { tries, touch, without_metadata: card.is_without_metadata() })
}

/// The slot that a share names. Reading a share rejects other slots.
fn slot_of(of: &card::CardProtector) -> Result<Slot, Impossible> {
    Slot::of(of.slot).ok_or(Impossible("share: it names a slot that no card has"))
}

/// Checks that the certificate of a slot, if there is one, contains the bytes of this key.
fn check_certificate(card: &mut Card<'_>, slot: Slot, key: &Point) -> Result<(), TokenError> {
    let certificate = match card.object(slot.certificate()) {
        Ok(certificate) => certificate,
        Err(error) if error.is_of_the_line() => return Err(error),
        Err(_) => None,
    };
    let is_other = |object: Vec<u8>| {
        // Whatever the object is, the key may be in it.
        let certificate = match der_in_object(&object) {
            Some(certificate) => certificate,
            None => Cow::Borrowed(&*object),
        };
        let is_plain = certificate.windows(POINT.len()).any(|window| window == POINT);
        let is_there = certificate.windows(key.as_bytes().len()).any(|it| it == key.as_bytes());
        is_plain && !is_there
    };
    match certificate.is_some_and(is_other) {
        true => Err(TokenError::OtherKey { slot }),
        false => Ok(()),
    }
}

/// The bytes before a P-256 key in a certificate: the curve's identifier, 1.2.840.10045.3.1.7, and the head
/// of a bit string of 65 bytes (RFC 5480, section 2).
const POINT: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04];

/// A share that a card opens.
#[derive(Clone, Copy)]
pub struct AgreementRequest<'a> {
    /// The card and the key that the share names.
    pub of: &'a card::CardProtector,
    /// What [`state`] has found out about the card.
    pub state: &'a CardState,
    /// The point of the share.
    pub point: &'a Point,
    /// A fresh nonce.
    pub nonce: &'a [u8; 32],
    /// Reports whether Z opens the share.
    pub opens: &'a dyn Fn(&SecretBytes) -> bool,
}

impl std::fmt::Debug for AgreementRequest<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AgreementRequest").field("of", self.of).finish_non_exhaustive()
    }
}

/// Makes the card compute Z, 32 bytes, from the share's point and the key in its slot. Before the card gets
/// the PIN, it proves over a fresh nonce that it is the card that the share names. Whether the share names the
/// right card, the caller must find out first. The tries are read again
/// just before the PIN is given, independent of `state`.
///
/// If the card does not report its keys and Z does not open the share, the card is asked which key the slot has. Its
/// certificate may be that of an earlier key.
///
/// # Errors
/// [`TokenError::OtherKey`]: the key in the slot is not the one that the share is sealed to.
/// [`TokenError::OtherCard`], before the PIN is given. [`TokenError::LastTry`], [`TokenError::PinBlocked`],
/// [`TokenError::TriesUnknown`], before a try is spent; [`TokenError::WrongPin`] if one was spent.
/// [`TokenError::NotTouched`]; as [`Card::verify`](super::card::Card::verify) and
/// [`Verified::agree`](super::key::Verified::agree).
pub fn open(
    card: &mut Card<'_>,
    request: AgreementRequest<'_>,
    pin: &Pin,
    budget: Budget,
) -> Result<SecretBytes, TokenError> {
    let AgreementRequest { of, state, point, nonce, opens } = request;
    let slot = slot_of(of)?;
    card.prove(of.authentication_key.as_bytes(), nonce)?;
    if state.without_metadata {
        card.forget_metadata();
    }
    let z = card.verify(pin, budget)?.agree(slot, point.as_bytes())?;
    if opens(&z) || reports_key(card, slot)? {
        return Ok(z);
    }
    // The PIN was right just now, so giving it again spends no try.
    match has_other_key(card, slot, &of.key, pin, budget) {
        true => Err(TokenError::OtherKey { slot }),
        false => Ok(z),
    }
}

/// Reports whether the card says which key a slot has. Then [`state`] has compared it.
fn reports_key(card: &mut Card<'_>, slot: Slot) -> Result<bool, TokenError> {
    Ok(match card.metadata(Reference::Key(slot))? {
        MetadataAnswer::Metadata(told) => told.public.is_some(),
        MetadataAnswer::NoKey | MetadataAnswer::Nothing => false,
    })
}

/// Reports whether a slot surely has another key: what the card agrees on with the generator of the curve is the x
/// coordinate of the key in its slot.
fn has_other_key(card: &mut Card<'_>, slot: Slot, key: &Point, pin: &Pin, budget: Budget) -> bool {
    // While a PIN is given, a card does not say how many tries are left.
    let again = card.select_piv().and_then(|()| card.verify(pin, budget));
    let agreed = again.and_then(|mut card| card.agree(slot, &GENERATOR));
    agreed.is_ok_and(|x| key.as_bytes().get(1..=x.len()) != Some(&x[..]))
}

/// The generator of P-256, not compressed (SEC 2, section 2.4.2).
const GENERATOR: [u8; 65] = [
    0x04, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40,
    0xf2, 0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2,
    0x96, 0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e,
    0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51,
    0xf5,
];

/// Writes a share into an empty container, reads it back and compares. Give the management key first.
///
/// # Errors
/// [`TokenError::Occupied`], [`TokenError::TooLarge`], [`TokenError::NotAllowed`]: nothing was written.
/// [`TokenError::ReadBack`] if the container then held other bytes: they were deleted, if the card allowed
/// it. After any other error, read the container to see what it holds.
pub fn write(card: &mut Card<'_>, object: ObjectId, bytes: &[u8]) -> Result<(), TokenError> {
    if bytes.len() > LARGEST_ON_CARD {
        return Err(TokenError::TooLarge { id: object, bytes: bytes.len() });
    }
    if card.object(object)?.is_some() {
        return Err(TokenError::Occupied { id: object });
    }
    card.put(object, bytes)?;
    match card.object(object)? {
        Some(there) if there == bytes => Ok(()),
        _ => {
            // The container was empty before, so nothing of another owner is lost.
            let _ = card.delete(object);
            Err(TokenError::ReadBack { id: object })
        }
    }
}

/// Deletes a share from a card, and checks that it is gone. `false` if the container does not hold exactly
/// these bytes: it is not changed then. Give the management key first.
///
/// # Errors
/// [`TokenError::StillThere`]; as [`Card::delete`] and [`Card::object`].
pub fn remove(card: &mut Card<'_>, object: ObjectId, bytes: &[u8]) -> Result<bool, TokenError> {
    if card.object(object)?.is_none_or(|there| there != bytes) {
        return Ok(false);
    }
    card.delete(object)?;
    match card.object(object)? {
        None => Ok(true),
        Some(_) => Err(TokenError::StillThere { id: object }),
    }
}
