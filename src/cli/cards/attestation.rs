//! Checks the attestation of a card's key against the roots that the operator named.

use std::path::Path;

use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::share::card::{CardProtector, Token};
use sso_escrow::token::answer::PinPolicy;
use sso_escrow::token::attest::{AttestError, Attestation, Attested, Expected, Roots};
use sso_escrow::token::prepared::Prepared;

use crate::cli::ui::failure::Failure;

/// Reads the roots from the file that `--attestation-root` names.
pub(crate) fn roots(path: Option<&Path>) -> Result<Option<Roots>, Failure> {
    let Some(path) = path else { return Ok(None) };
    /// The largest file, in bytes: far more than the roots of any maker need.
    const MOST: usize = 1 << 20;
    let bytes = media::read_at_most(path, MOST)?;
    let text = String::from_utf8(bytes).map_err(|_| AttestError::NotPem);
    let roots = text.and_then(|text| Roots::from_pem(&text));
    roots.map(Some).map_err(|error| Failure::from(error).of_file(path))
}

/// What a card states about both of its keys.
pub(crate) struct CardAttestations {
    /// The key that shares are sealed to.
    pub(crate) key: Attestation,
    /// The key in 9E.
    pub(crate) card: Attestation,
}

/// Checks that one genuine card, with the serial number in a share, has both keys that the share names. Cards without a
/// serial number, and those whose attestation does not state it, prove nothing here.
pub(crate) fn check_known(
    roots: &Roots,
    said: Option<&CardAttestations>,
    of: &CardProtector,
) -> Result<(), AttestError> {
    let (Token::Serial(serial), Some(said)) = (of.token, said) else {
        return Err(AttestError::NotAttested);
    };
    let expected = |key| Expected { key, serial: Some(serial), firmware: None };
    let key = roots.check(&said.key, expected(of.key))?;
    let card = roots.check_card_key(&said.card, expected(of.authentication_key))?;
    match [key, card].iter().all(|attested| attested.serial == Some(serial)) {
        true => Ok(()),
        false => Err(AttestError::Silent),
    }
}

/// Checks that a card attests two things: it generated its key, and the key asks for the PIN.
pub(crate) fn check(
    prepared: &Prepared,
    said: Option<&Attestation>,
    roots: &Roots,
) -> Result<Attested, AttestError> {
    roots.check(said.ok_or(AttestError::NotAttested)?, prepared.expected())
}

/// As [`check`], for a card that a share is to be sealed to. It must also attest its key in 9E, before it gets a PIN:
/// anyone can show the attestation of another card. Without roots this fails, because nothing can be checked.
pub(crate) fn check_for_share(
    prepared: &Prepared,
    said: Option<&CardAttestations>,
    roots: Option<&Roots>,
) -> Result<(), Failure> {
    // The card's own statement is enough to reject its key, but never enough to trust it.
    if prepared.pin == Some(PinPolicy::Never) {
        return Err(Failure::from(AttestError::NoPin).of_card(prepared.token));
    }
    let Some(roots) = roots else {
        let token = prepared.token.to_string();
        return Err(Failure::new(Status::Unfit, message!("attest-no-roots", token = token)));
    };
    let checked = said.ok_or(AttestError::NotAttested).and_then(|said| {
        check(prepared, Some(&said.key), roots)?;
        let card = Expected { key: prepared.authentication_key, ..prepared.expected() };
        roots.check_card_key(&said.card, card)
    });
    checked.map(drop).map_err(|error| Failure::from(error).of_card(prepared.token))
}
