//! Prepares a card, in one transaction.

use super::keys;
use super::secrets::{self, Puk};
use super::{Changed, ProvisionError, ProvisionPlan, Provisioned, Secrets, Survey, written};
use crate::random::Generator;
use crate::token::attest::Attestation;
use crate::token::card::Card;
use crate::token::error::TokenError;
use crate::token::names::{ObjectId, TokenId};
use crate::token::prepared::{Prepared, Role};

/// Prepares a card. `token` is the id of the card that was looked at before.
///
/// # Errors
/// [`ProvisionError`]. Finished steps stay. Run it again, and it continues after them.
pub fn provision(
    card: &mut Card<'_>,
    reader: &str,
    token: TokenId,
    wanted: &ProvisionPlan,
    secrets: &Secrets,
    random: &mut Generator,
) -> Result<Provisioned, ProvisionError> {
    let survey = Survey::of(card, reader)?;
    if survey.token != token {
        return Err(ProvisionError::OtherToken { token: survey.token });
    }
    if survey.needs_puk() && secrets.puk.is_none() {
        return Err(ProvisionError::NeedsPuk);
    }
    let summary = &survey.summary;
    let administrated = secrets::administrate_new(card, summary, random)?;
    let is_new = administrated.is_factory;
    let pin = secrets::settle_pin(card, summary, is_new, secrets)?;
    let puk = secrets::settle_puk(card, &survey, is_new, secrets)?;
    match is_new {
        true => secrets::protect(card, &administrated, secrets, random)?,
        false => secrets::administrate(card, &administrated, secrets, random)?,
    }
    let changed = Changed { pin, puk: puk == Puk::Changed, management: is_new };
    identify(card, random)?;
    let own = keys::card_key(card, wanted, random)?;
    let mut slots = keys::Slots::of(card)?;
    let share = slots.key(card, Role::Share, wanted, &own.certificate, random)?;
    let transcript = slots.key(card, Role::Transcript, wanted, &own.certificate, random)?;
    let attestation = Attestation::of(card, share.slot)?;
    let prepared = Prepared::of(card, Some(share.slot))?;
    // Selecting the applet again makes the card forget the PIN. Opening a share begins in the same state.
    card.select_piv()?;
    match card.prove(prepared.authentication_key.as_bytes(), &random.public()) {
        Err(TokenError::NotAllowed { .. }) => return Err(ProvisionError::CardKeyGuarded),
        proved => proved?,
    }
    let is_puk_blocked = puk == Puk::Blocked;
    Ok(Provisioned { prepared, changed, is_puk_blocked, card: own, share, transcript, attestation })
}

/// Writes the two objects by which other programs recognise a PIV card, if the card does not have them: the
/// Card Holder Unique Identifier and the Card Capability Container (NIST SP 800-73-4, part 1, tables 8 and
/// 9). They have the form that Yubico's programs use: they name no person, and have a random number.
fn identify(card: &mut Card<'_>, random: &mut Generator) -> Result<(), ProvisionError> {
    /// The number (FASC-N) that cards have if no federal agency issued them.
    const NUMBER: [u8; 25] = [
        0xd4, 0xe7, 0x39, 0xda, 0x73, 0x9c, 0xed, 0x39, 0xce, 0x73, 0x9d, 0x83, 0x68, 0x58, 0x21,
        0x08, 0x42, 0x10, 0x84, 0x21, 0xc8, 0x42, 0x10, 0xc3, 0xeb,
    ];
    /// The first bytes of a card identifier, as Yubico's programs write them.
    const CARD: [u8; 7] = [0xa0, 0, 0, 0x01, 0x16, 0xff, 0x02];
    if card.object(ObjectId::CHUID)?.is_none() {
        let guid: [u8; 16] = random.public();
        let mut chuid = crate::tlv::entry(0x30, &NUMBER);
        for (tag, value) in [(0x34, &guid[..]), (0x35, b"20500101"), (0x3e, b""), (0xfe, b"")] {
            crate::tlv::put(&mut chuid, tag, value);
        }
        written(card, ObjectId::CHUID, &chuid)?;
    }
    if card.object(ObjectId::CCC)?.is_none() {
        let own: [u8; 14] = random.public();
        let mut ccc = crate::tlv::entry(0xf0, &[&CARD[..], &own].concat());
        for (tag, value) in [(0xf1, &[0x21][..]), (0xf2, &[0x21]), (0xf3, &[]), (0xf4, &[0])] {
            crate::tlv::put(&mut ccc, tag, value);
        }
        crate::tlv::put(&mut ccc, 0xf5, &[0x10]);
        for tag in [0xf6, 0xf7, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe] {
            crate::tlv::put(&mut ccc, tag, &[]);
        }
        written(card, ObjectId::CCC, &ccc)?;
    }
    Ok(())
}
