//! Recognises the card of a share before it gets its PIN.
//!
//! The share names its card and the card's keys, but anyone can write a share. So the facts about the card are compared
//! with something from outside: with the card words on the custodian's record, or with the maker's attestation.
//! Afterwards the card proves that it has these keys. **A relay to the right card is not noticed.**

use std::path::Path;

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::share::card::CardProtector;
use sso_escrow::share::fingerprint::CardWords;
use sso_escrow::text::Message;
use sso_escrow::token::TokenError;
use sso_escrow::token::attest::Attestation;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::names::{Slot, TokenId};
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::cards::attestation::{self, CardAttestations};
use crate::cli::context::Context;
use crate::cli::context::known_cards::{CardProof, KnownCards};
use crate::cli::line::location::ShareLocation;
use crate::cli::line::options::ExpectCards;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// How many times the words of another card may be typed.
const WORD_TRIES: usize = 3;

/// Whether a card may get its PIN.
pub(crate) enum Recognition {
    /// It is the card of the share, as far as can be known.
    Known,
    /// Nobody typed its words, or nobody accepted a card without words.
    NotConfirmed,
    /// It is not the card of the share, or nothing shows that it is.
    Refused(Failure),
    /// It could not be asked for its attestation.
    Failed(TokenError),
}

/// Expects the cards that the command line describes: by card words, or by roots and the locations of the shares.
pub(crate) fn expect<'l>(
    context: &mut Context<'_>,
    words: &ExpectCards,
    root_file: Option<&Path>,
    locations: impl IntoIterator<Item = &'l ShareLocation>,
) -> Result<(), Failure> {
    let roots = attestation::roots(root_file)?;
    context.known_cards = KnownCards::new(&words.expect_card, roots, locations);
    Ok(())
}

/// Decides whether the card in a reader may get the PIN for a share that is sealed to `of`. Once accepted, a card is
/// not asked about again in the run. The caller must let the card prove its key in 9E afterwards.
///
/// # Errors
/// Nothing can show which card it is: there is no terminal, and the command line has neither words nor roots.
pub(crate) fn recognise(
    context: &mut Context<'_>,
    reader: &str,
    of: &CardProtector,
) -> Result<Recognition, Failure> {
    let (words, token) = (of.words()?, TokenId::from(of.token));
    if context.known_cards.has_accepted(words) {
        return Ok(Recognition::Known);
    }
    let (shown, name) = (words.to_string(), token.to_string());
    if context.known_cards.expects(words) {
        return Ok(accept(context, of, words, CardProof::ExpectCard));
    }
    let attested = match attested(context, reader, of) {
        Ok(attested) => attested,
        Err(error) => return Ok(Recognition::Failed(error)),
    };
    match attested {
        AttestationCheck::Holds => {
            context.console.say(&message!("card-words-attested", token = name, words = shown));
            return Ok(accept(context, of, words, CardProof::Attestation));
        }
        AttestationCheck::Fails(why) if context.waivers.rehearsal() => {
            context.console.allow_in_rehearsal(&why);
        }
        AttestationCheck::Fails(why) => context.console.warn(&why),
        AttestationCheck::NotAsked => {}
    }
    if context.known_cards.has_expected() {
        let message = message!("card-words-not-expected", token = name);
        return Ok(Recognition::Refused(Failure::new(Status::Damaged, message)));
    }
    if context.waivers.rehearsal() {
        context.console.say(&message!("card-words-shown", token = name, words = shown));
        return Ok(accept(context, of, words, CardProof::Rehearsal));
    }
    if let Err(failure) = context.terminal(&Asked::CardWords(name.clone())) {
        return match context.known_cards.roots() {
            // The other cards of the quorum may be attested.
            Some(_) => Ok(Recognition::Refused(failure)),
            None => Err(failure),
        };
    }
    ask(context, of, words, &name)
}

fn accept(
    context: &mut Context<'_>,
    of: &CardProtector,
    words: CardWords,
    proof: CardProof,
) -> Recognition {
    context.known_cards.accept(of, words, proof);
    Recognition::Known
}

/// The result of checking the attestation of a card.
enum AttestationCheck {
    Holds,
    /// It shows nothing. The message says why.
    Fails(Message),
    /// The command line names no roots.
    NotAsked,
}

/// Checks that the roots attest both keys of the card that a location names.
fn attested(
    context: &mut Context<'_>,
    reader: &str,
    of: &CardProtector,
) -> Result<AttestationCheck, TokenError> {
    let Some(roots) = context.known_cards.roots() else { return Ok(AttestationCheck::NotAsked) };
    let token = TokenId::from(of.token);
    let name = token.to_string();
    if !context.known_cards.names(token) {
        return Ok(AttestationCheck::Fails(message!("card-not-named", token = name)));
    }
    let slot = Slot::of(of.slot);
    let said = with_card(reader, &Timeouts::WORK, |held| {
        let key = slot.map(|slot| Attestation::of(held, slot)).transpose()?.flatten();
        let card = Attestation::of(held, Slot::CARD)?;
        Ok::<_, TokenError>(key.zip(card))
    });
    let said = said?.map(|(key, card)| CardAttestations { key, card });
    Ok(match attestation::check_known(roots, said.as_ref(), of) {
        Ok(()) => AttestationCheck::Holds,
        Err(error) => AttestationCheck::Fails(message!(
            "card-not-attested",
            token = name,
            cause = error.message()
        )),
    })
}

/// Asks the custodian for the words of the card.
fn ask(
    context: &mut Context<'_>,
    of: &CardProtector,
    words: CardWords,
    name: &str,
) -> Result<Recognition, Failure> {
    let mut terminal = context.terminal(&Asked::CardWords(name.to_owned()))?;
    let mut told = message!("ask-card-words-why", token = name);
    let mut left = WORD_TRIES;
    while left > 0 {
        // Only words of a card count as a try. A typing error does not.
        let question = Question::card_words(message!("ask-card-words"), name.to_owned());
        let question = question.or_none(message!("confirm-skip-share"));
        match terminal.ask(question.telling([told]))? {
            None => return Ok(Recognition::NotConfirmed),
            Some(Some(typed)) if typed == words => {
                return Ok(accept(context, of, words, CardProof::Typed));
            }
            Some(Some(_)) => left -= 1,
            Some(None) => {
                let question = Question::confirm(message!("confirm-card-without-words"));
                terminal.explain(&message!("card-without-words", token = name));
                if !terminal.ask(question)? {
                    return Ok(Recognition::NotConfirmed);
                }
                context.console.warn(&message!("card-unchecked", token = name));
                return Ok(accept(context, of, words, CardProof::Nothing));
            }
        }
        told = message!("ask-card-words-differ", left = left);
    }
    terminal.show(&told);
    let message = message!("card-words-wrong", token = name);
    Ok(Recognition::Refused(Failure::new(Status::Damaged, message)))
}
