//! PIN, PUK and management key of a card. Factory secrets are replaced. Others are not changed.

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

/// The factory PIN of a YubiKey (Yubico, "PIV Admin").
pub const FACTORY_PIN: &str = "123456";
/// The factory PUK of a YubiKey (Yubico, "PIV Admin").
pub const FACTORY_PUK: &str = "12345678";

/// The key references of PIN and PUK.
const PIN: u8 = 0x80;
const PUK: u8 = 0x81;

/// Replaces the factory PIN with the person's PIN. If the card already has the person's PIN, verifies it.
/// Returns whether the PIN was changed.
///
/// If neither the card nor a person says whether the card has the factory PIN, the management key decides.
/// With the factory management key, the factory PIN is tried. If it is wrong, an earlier run may have been
/// interrupted after it set the PIN. The person's PIN then resets the count of tries, if a try may still be
/// spent.
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

/// Checks whether a try at the PIN may be spent: the card reports how many are left, and it is not the last
/// one.
///
/// # Errors
/// [`ProvisionError::TriesUnknown`]; as [`Budget::allows`].
pub fn may_try(tries: Tries) -> Result<(), ProvisionError> {
    match Budget::Counted.allows(tries) {
        Err(TokenError::TriesUnknown) => Err(ProvisionError::TriesUnknown),
        allowed => Ok(allowed?),
    }
}

/// What happened to the PUK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Puk {
    /// The PUK is blocked. If the PIN is blocked later, everything behind it is lost.
    Blocked,
    /// The factory PUK was replaced.
    Changed,
    /// The PUK was not changed.
    Kept,
}

/// Replaces the factory PUK with the person's PUK. It stays if it is not the factory PUK. It also stays if
/// the card does not report this and its management key is not the factory key: somebody has prepared the
/// card before.
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
        // The PUK is not the factory PUK, so it need not be replaced.
        Ok(false) => Ok(Puk::Kept),
        Err(ProvisionError::Token(TokenError::PukBlocked)) if !is_told => Ok(Puk::Blocked),
        Err(error) => Err(error),
    }
}

/// Changes the PIN or the PUK: CHANGE REFERENCE DATA (NIST SP 800-73-4, part 2, section 3.2.2). At most one
/// try is spent. `false` if the old value was wrong.
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
        // The card's rules do not allow the new value.
        0x6985 | 0x6a80 if which == PIN => Err(ProvisionError::PinNotTaken),
        0x6985 | 0x6a80 => Err(ProvisionError::PukNotTaken),
        status => Err(refusal(ASKED, status).into()),
    }
}

/// Gives the PIN again. The card accepted the same PIN in this transaction, so no try can be lost. Some cards
/// do not report the tries left after the PIN was given.
fn again<'c, 'a>(
    card: &'c mut Card<'a>,
    secrets: &Secrets,
) -> Result<Verified<'c, 'a>, TokenError> {
    card.verify(&secrets.pin, Budget::OneUncounted)
}

/// The management key of a card, as far as it was found out.
pub(super) struct Administrated {
    /// Whether it is the factory management key.
    pub(super) is_factory: bool,
    algorithm: Algorithm,
}

/// Tries the factory management key, unless the card reports that it has another one. A management key has no
/// count of tries, so trying costs nothing.
pub(super) fn administrate_new(
    card: &mut Card<'_>,
    summary: &Summary,
    random: &mut Generator,
) -> Result<Administrated, ProvisionError> {
    let (_, algorithm) = management::key_location(card)?;
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

/// Gives the card the management key that is behind the PIN, or else the typed one.
pub(super) fn administrate(
    card: &mut Card<'_>,
    administrated: &Administrated,
    secrets: &Secrets,
    random: &mut Generator,
) -> Result<(), ProvisionError> {
    let algorithm = administrated.algorithm;
    // If a run was interrupted before it wrote the flag in the ADMIN object, the key is behind the PIN
    // without the flag.
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

/// Replaces the factory management key with a random one, stored behind the PIN in the form of Yubico's
/// programs. The key is first written to the object behind the PIN and read back. Only then the card gets it.
/// So the key is never lost, even after an interruption.
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
        // The object has content, but not in Yubico's form. It is printed information in the sense of the
        // standard, and may belong to somebody.
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
    // The flag is written before the key is set. If the run is interrupted in between, the next run still
    // works, because it tries the factory key first.
    tell(card)?;
    key.set(card, algorithm)?;
    Ok(card.administrate(algorithm, &key, &random.public())?)
}

/// Sets the flag that the management key is behind the PIN, as Yubico's programs do. The other entries of the
/// object stay.
fn tell(card: &mut Card<'_>) -> Result<(), ProvisionError> {
    let id = ObjectId::ADMIN;
    let before = card.object(id)?;
    // An object that cannot be read has no entries to keep.
    let readable = before.as_deref().and_then(|it| tlv::find(it, 0x80)).and_then(tlv::all);
    let mut flags = management::PROTECTED;
    let mut data = Vec::new();
    for entry in readable.into_iter().flatten() {
        match (entry.tag, entry.value) {
            (0x81, [own]) => flags |= own,
            (0x81, _) => {}
            // The salt of a management key that was derived from the PIN. This key is not derived from it.
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
    /// Whether anything was changed.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.pin || self.puk || self.management
    }
}
