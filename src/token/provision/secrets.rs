//! PIN, PUK and management key of a card: those of the factory are changed, others are left as they are.

use super::error::ProvisionError;
use super::{Changed, Secrets, Survey, written};
use crate::random::Generator;
use crate::secret::SecretBytes;
use crate::tlv;
use crate::token::apdu::DONE;
use crate::token::card::{Card, refusal};
use crate::token::error::{CardCommand, TokenError};
use crate::token::find::Summary;
use crate::token::key::Verified;
use crate::token::management::{self, Algorithm, ManagementKey};
use crate::token::names::ObjectId;
use crate::token::pin::{Budget, Pin, Tries};

/// The PIN that YubiKeys leave the factory with (Yubico, "PIV Admin").
pub const FACTORY_PIN: &str = "123456";
/// The PUK, likewise.
pub const FACTORY_PUK: &str = "12345678";

/// The key references of PIN and PUK.
const PIN: u8 = 0x80;
const PUK: u8 = 0x81;

/// Gives the card its PIN, in the place of the factory's; or sees that it has it.
///
/// A card of which nobody says whether it has the factory's PIN is taken to have it where it has the factory's
/// management key. Where it has not, it may be that a run was broken off: that wrong try is counted back by the
/// right PIN, where that may still be given.
pub(super) fn settle_pin(
    card: &mut Card<'_>,
    summary: &Summary,
    is_new: bool,
    secrets: &Secrets,
) -> Result<bool, ProvisionError> {
    let is_said = summary.pin.is_default.or(secrets.is_pin_own.map(|is_own| !is_own));
    let may_be_factory = is_said.unwrap_or(is_new);
    if may_be_factory {
        may_try(card.tries()?)?;
        match change(card, PIN, &Pin::new(FACTORY_PIN)?, &secrets.pin)? {
            true => return Ok(true),
            false if is_said.is_some() => return Err(ProvisionError::NotFactoryPin),
            false => {}
        }
    }
    match card.verify(&secrets.pin, Budget::Counted) {
        Ok(_) => Ok(false),
        Err(TokenError::TriesUnknown) => Err(ProvisionError::TriesUnknown),
        Err(error) => Err(error.into()),
    }
}

/// Whether a try at the PIN may be spent: where the card tells how many are left, and it is not the last one.
///
/// # Errors
/// [`ProvisionError::TriesUnknown`]; as [`Budget::allows`].
pub fn may_try(tries: Tries) -> Result<(), ProvisionError> {
    match Budget::Counted.allows(tries) {
        Err(TokenError::TriesUnknown) => Err(ProvisionError::TriesUnknown),
        allowed => Ok(allowed?),
    }
}

/// What became of the PUK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Puk {
    /// It is blocked: whoever blocks the PIN then loses what lies behind it.
    Blocked,
    /// It was the factory's, and is another one now.
    Changed,
    /// It is as it was.
    Kept,
}

/// Gives the card its PUK, in the place of the factory's. It is kept where it is not that one, or where the card
/// does not tell, and somebody has set its management key before.
pub(super) fn settle_puk(
    card: &mut Card<'_>,
    survey: &Survey,
    is_new: bool,
    secrets: &Secrets,
) -> Result<Puk, ProvisionError> {
    let summary = &survey.summary;
    let is_told = summary.puk.is_default.is_some();
    let tries = summary.puk.tries_left();
    if tries == Tries::Left(0) {
        return Ok(Puk::Blocked);
    }
    if !survey.needs_puk() || !is_told && !is_new {
        return Ok(Puk::Kept);
    }
    let puk = secrets.puk.as_ref().ok_or(ProvisionError::NeedsPuk)?;
    if tries == Tries::Left(1) {
        return Err(ProvisionError::PukLastTry);
    }
    match change(card, PUK, &Pin::new(FACTORY_PUK)?, puk) {
        Ok(true) => Ok(Puk::Changed),
        Ok(false) if is_told => Err(ProvisionError::NotFactoryPuk),
        // It was another one, which is as good.
        Ok(false) => Ok(Puk::Kept),
        Err(ProvisionError::Token(TokenError::PukBlocked)) if !is_told => Ok(Puk::Blocked),
        Err(error) => Err(error),
    }
}

/// CHANGE REFERENCE DATA (NIST SP 800-73-4, part 2, section 3.2.2): at most one try is spent. `false` where the old
/// one was wrong.
fn change(card: &mut Card<'_>, which: u8, old: &Pin, new: &Pin) -> Result<bool, ProvisionError> {
    const ASKED: CardCommand = CardCommand::Change;
    let mut data = SecretBytes::zeroed(16).map_err(TokenError::from)?;
    let both = old.bytes().iter().chain(new.bytes());
    data.iter_mut().zip(both).for_each(|(place, byte)| *place = *byte);
    match card.say(ASKED, [0x24, 0, which], &data)?.status {
        DONE => Ok(true),
        0x63c0 | 0x6983 if which == PIN => Err(TokenError::PinBlocked.into()),
        0x63c0 | 0x6983 => Err(TokenError::PukBlocked.into()),
        0x6300 | 0x63c1..=0x63cf => Ok(false),
        // What a card says whose rules the new one does not meet.
        0x6985 | 0x6a80 if which == PIN => Err(ProvisionError::PinNotTaken),
        0x6985 | 0x6a80 => Err(ProvisionError::PukNotTaken),
        status => Err(refusal(ASKED, status).into()),
    }
}

/// Gives the PIN once more: the card took the same one in this transaction. Some cards do not tell how many tries
/// are left once the PIN was given.
fn again<'c, 'a>(
    card: &'c mut Card<'a>,
    secrets: &Secrets,
) -> Result<Verified<'c, 'a>, TokenError> {
    card.verify(&secrets.pin, Budget::OneUncounted)
}

/// What the card was administrated with.
pub(super) struct Administrated {
    /// Whether it is the factory's management key.
    pub(super) is_factory: bool,
    algorithm: Algorithm,
}

/// Gives the card the factory's management key; whether it is that. It is tried where the card does not say that
/// it is another one, and has no tries that could be spent.
pub(super) fn administrate_new(
    card: &mut Card<'_>,
    summary: &Summary,
    random: &mut Generator,
) -> Result<Administrated, ProvisionError> {
    let (_, algorithm) = management::kept(card)?;
    let mut is_factory = summary.management.is_default != Some(false);
    if is_factory {
        match card.administrate(algorithm, &ManagementKey::factory()?, &random.public()) {
            Ok(()) => {}
            Err(TokenError::WrongManagementKey) => is_factory = false,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Administrated { is_factory, algorithm })
}

/// Gives the card the management key that lies behind the PIN, or the one that was typed.
pub(super) fn administrate(
    card: &mut Card<'_>,
    administrated: &Administrated,
    secrets: &Secrets,
    random: &mut Generator,
) -> Result<(), ProvisionError> {
    let algorithm = administrated.algorithm;
    // Where the work was broken off before the card could be told so, it lies there all the same.
    match again(card, secrets)?.management_key() {
        Ok(key) => match card.administrate(algorithm, &key, &random.public()) {
            Ok(()) => return tell(card),
            Err(TokenError::WrongManagementKey) => {}
            Err(error) => return Err(error.into()),
        },
        Err(TokenError::NoManagementKey | TokenError::NotAllowed { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let typed = secrets.management.as_ref().ok_or(ProvisionError::NeedsManagementKey)?;
    Ok(card.administrate(algorithm, typed, &random.public())?)
}

/// Puts a random management key behind the PIN, where the factory's was, in the form in which Yubico's programs
/// keep it: first it is written where only the PIN leads to, and read back; then the card takes it. So it is
/// known at every moment.
pub(super) fn protect(
    card: &mut Card<'_>,
    administrated: &Administrated,
    secrets: &Secrets,
    random: &mut Generator,
) -> Result<(), ProvisionError> {
    let algorithm = administrated.algorithm;
    let key = ManagementKey::random(algorithm, random)?;
    let id = ObjectId::PRINTED;
    let object = {
        let before = again(card, secrets)?.secret_object(id)?;
        // What is not Yubico's there is what the standard has in that place, and somebody's.
        if before.as_deref().is_some_and(|it| tlv::find(it, 0x88).is_none()) {
            return Err(ProvisionError::PrintedInUse);
        }
        key.kept_with(before.as_deref())?
    };
    card.put(id, &object)?;
    let back = again(card, secrets)?.secret_object(id)?;
    if !back.is_some_and(|back| crate::secret::equal(&back, &object)) {
        return Err(ProvisionError::ReadBack { id });
    }
    // Told before it is so: a run that goes on finds it either way, since the factory's is tried first.
    tell(card)?;
    key.set(card, algorithm)?;
    Ok(card.administrate(algorithm, &key, &random.public())?)
}

/// Says on the card that the management key lies behind the PIN, as Yubico's programs do: what else stands there
/// stays.
fn tell(card: &mut Card<'_>) -> Result<(), ProvisionError> {
    let id = ObjectId::ADMIN;
    let before = card.object(id)?;
    // An object that cannot be read says nothing that could be kept.
    let readable = before.as_deref().and_then(|it| tlv::find(it, 0x80)).and_then(tlv::all);
    let mut flags = management::PROTECTED;
    let mut data = Vec::new();
    for entry in readable.into_iter().flatten() {
        match (entry.tag, entry.value) {
            (0x81, [own]) => flags |= own,
            (0x81, _) => {}
            // The salt of a key that was derived from the PIN, which it is not any more.
            (0x82, _) => {}
            (tag, value) => tlv::put(&mut data, tag, value),
        }
    }
    let mut all = tlv::entry(0x81, &[flags]);
    all.extend(data);
    let object = tlv::entry(0x80, &all);
    match before == Some(object.clone()) {
        true => Ok(()),
        false => written(card, id, &object),
    }
}

impl Changed {
    /// Whether anything was.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.pin || self.puk || self.management
    }
}
