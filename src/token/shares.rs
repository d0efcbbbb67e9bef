//! Shares and cards: which shares lie on a card, and what a card does to open one.
//!
//! A share lies in one of the containers for the certificates of retired keys, 5FC10D to 5FC120, which every
//! PIV card has. They are looked through from the highest down, without a PIN. What is no share is passed over.

use crate::error::Impossible;
use crate::seal::point::Point;
use crate::secret::SecretBytes;
use crate::share::card::{self, LARGEST_ON_CARD, Token};
use crate::share::{Share, ShareError};

use super::answer::TouchPolicy;
use super::card::{Card, MetadataAnswer, Reference};
use super::error::TokenError;
use super::names::{ObjectId, Slot, TokenId};
use super::pin::{Budget, Pin, Tries};

/// The containers in which shares are looked for, from the highest down.
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

/// A share that lies on a card, or what is none any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCard {
    /// Where it lies.
    pub object: ObjectId,
    /// The share; or why the bytes, which begin as those of a share do, are none.
    pub content: Result<Share, ShareError>,
}

/// How far is looked.
#[derive(Clone, Copy)]
pub enum Search<'a> {
    /// Through all containers.
    All,
    /// Until the first share that this says `true` of; through all where there is none.
    First(&'a dyn Fn(&Share) -> bool),
    /// Until an empty container behind a share. A card with a gap between two shares has had a third, which was
    /// taken away.
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

/// The shares on a card, from the highest container down. No PIN is needed.
///
/// # Errors
/// [`TokenError::Malformed`], [`TokenError::Refused`]: whether there is one is not known then. Those of the
/// line.
pub fn shares(card: &mut Card<'_>, search: Search<'_>) -> Result<Vec<OnCard>, TokenError> {
    let mut found: Vec<OnCard> = Vec::new();
    for object in containers() {
        let bytes = match card.object(object) {
            Ok(bytes) => bytes,
            // A card that does not have so many containers, or keeps this one behind its PIN.
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

/// What is known of a card before it is given its PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardState {
    /// How many tries at the PIN are left.
    pub tries: Tries,
    /// When the key of the escrow slot asks to be touched, where the card tells.
    pub touch: Option<TouchPolicy>,
    /// Whether it has no command for metadata.
    pub without_metadata: bool,
}

/// Asks a card what has to be known before it opens a share: whether the key in the escrow slot is the one that
/// the share is sealed to, whether it asks to be touched, and how many tries at the PIN are left. No PIN is
/// needed.
///
/// A card that tells nothing of its keys is asked for the slot's certificate. Where there is none either, a
/// wrong key shows when the share does not open.
///
/// # Errors
/// [`TokenError::OtherKey`], [`TokenError::NoKey`]: the share does not open with this card. Those of the line.
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

/// The slot that a share names: one that is read names no other.
fn slot_of(of: &card::CardProtector) -> Result<Slot, Impossible> {
    Slot::of(of.slot).ok_or(Impossible("share: it names a slot that no card has"))
}

/// The certificate of a slot, where there is one, is that of a key: it holds the bytes of the point.
fn check_certificate(card: &mut Card<'_>, slot: Slot, key: &Point) -> Result<(), TokenError> {
    let certificate = match card.object(slot.certificate()) {
        Ok(certificate) => certificate,
        Err(error) if error.is_of_the_line() => return Err(error),
        Err(_) => None,
    };
    // One that is kept compressed shows nothing.
    let is_other = |certificate: Vec<u8>| {
        let is_plain = certificate.windows(POINT.len()).any(|window| window == POINT);
        let is_there = certificate.windows(key.as_bytes().len()).any(|it| it == key.as_bytes());
        is_plain && !is_there
    };
    match certificate.is_some_and(is_other) {
        true => Err(TokenError::OtherKey { slot }),
        false => Ok(()),
    }
}

/// How a key of P-256 begins in a certificate: the name of the curve, 1.2.840.10045.3.1.7, and a bit string of
/// 65 bytes (RFC 5480, section 2).
const POINT: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04];

/// What a card makes of the point of a share with the key of its escrow slot: Z, 32 bytes. Before it is given
/// the PIN it proves over a fresh nonce that it is the card which the share names. The tries are counted once more
/// right before the PIN is given, whatever `state` says.
///
/// # Errors
/// [`TokenError::OtherCard`], before the PIN is given. [`TokenError::LastTry`], [`TokenError::PinBlocked`],
/// [`TokenError::TriesUnknown`], before a try is spent; [`TokenError::WrongPin`] where one was.
/// [`TokenError::NotTouched`]; as [`Card::verify`](super::card::Card::verify) and
/// [`Verified::agree`](super::key::Verified::agree).
pub fn open(
    card: &mut Card<'_>,
    of: &card::CardProtector,
    state: &CardState,
    point: &Point,
    pin: &Pin,
    budget: Budget,
    nonce: &[u8; 32],
) -> Result<SecretBytes, TokenError> {
    let slot = slot_of(of)?;
    card.prove(of.authentication_key.as_bytes(), nonce)?;
    if state.without_metadata {
        card.has_no_metadata();
    }
    card.verify(pin, budget)?.agree(slot, point.as_bytes())
}

/// Writes the bytes of a share into a container that has to be empty, reads them back and compares. The
/// management key has to be given before.
///
/// # Errors
/// [`TokenError::Occupied`], [`TokenError::TooLarge`], [`TokenError::NotAllowed`], with nothing written.
/// [`TokenError::ReadBack`] where something else stood there then: it was taken away, if the card did that. After any other, whether it
/// was written is to be looked at.
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
            // It was empty before, so nothing of anybody's is lost.
            let _ = card.delete(object);
            Err(TokenError::ReadBack { id: object })
        }
    }
}

/// Takes a share away where its very bytes stand there, and makes sure that they are gone. `false` where
/// something else, or nothing, stands there: it is left as it is. The management key has to be given before.
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
