//! A card that a new share is sealed to. The card is checked before anything is made. Its PIN and management
//! key are asked for early. Later the share is written to it.

use sso_escrow::error::Impossible;
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::message;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::card::CardProtector;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::share::{Share, card};
use sso_escrow::text::Message;
use sso_escrow::token::attest::{Attestation, Roots};
use sso_escrow::token::card::Card as Held;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::management::{self, KeyLocation, ManagementKey};
use sso_escrow::token::names::{ObjectId, Slot, TokenId};
use sso_escrow::token::pin::{Budget, Pin, Tries};
use sso_escrow::token::prepared::{Prepared, PreparedError};
use sso_escrow::token::reader::CardReader;
use sso_escrow::token::shares::{self, AgreementRequest, CardState, OnCard, Search};
use sso_escrow::token::timeouts::Timeouts;
use sso_escrow::token::{TokenError, firmware};

use crate::cli::cards::attestation::CardAttestations;
use crate::cli::cards::management_key::Administrator;
use crate::cli::cards::recognise::{Recognition, recognise};
use crate::cli::cards::touch_prompt::{CardOwner, with_touch_prompt};
use crate::cli::cards::{attestation, pin};
use crate::cli::context::Context;
use crate::cli::context::cards::{Cards, is_not_in, shown};
use crate::cli::line::card_ids::CardIds;
use crate::cli::line::location::{ShareLocation, SmartCard};
use crate::cli::line::passwords::Passwords;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::Console;

/// A card that a share is to be sealed to.
pub(crate) struct NewCard {
    /// The card in the header of the share.
    pub(crate) card: CardProtector,
    state: CardState,
    pin: Pin,
    budget: Budget,
    /// `None` if the share will not be on the card.
    administrator: Option<Administrator>,
    /// The shares that are on the card already.
    pub(crate) others: Vec<OnCard>,
}

/// The custodian who must insert a card, and what the command line says about cards.
pub(crate) struct CardRequest<'a> {
    pub(crate) place: &'a ShareLocation,
    /// The card, if it is known.
    pub(crate) token: Option<TokenId>,
    pub(crate) name: &'a str,
    /// The line of its PIN, if PINs were given beforehand.
    pub(crate) line: usize,
    pub(crate) passwords: &'a Passwords,
    /// The roots for checking the attestation.
    pub(crate) roots: Option<&'a Roots>,
    /// The slots and objects that the command line names.
    pub(crate) ids: &'a CardIds,
}

impl NewCard {
    /// Waits for the card of a custodian, checks it, and asks for its PIN. Nothing is written to it.
    pub(crate) fn get(context: &mut Context<'_>, wish: &CardRequest<'_>) -> Result<Self, Failure> {
        let reader = wait_for(context, wish.token, wish.name)?;
        let (has_roots, is_on_card) = (wish.roots.is_some(), wish.place.is_on_card());
        let mut seen = wish.token;
        let looked = with_card(&reader.name, &Timeouts::WORK, |held| {
            let prepared =
                Prepared::with(held, |token| wish.ids.of(*seen.insert(token), is_on_card))?;
            if is_on_card && prepared.object.is_none() {
                return Err(PreparedError::Full);
            }
            let others = shares::shares(held, Search::All)?;
            let state = shares::state(held, &header(&prepared, None))?;
            let said = match has_roots {
                true => Attestation::of(held, prepared.slot)?
                    .zip(Attestation::of(held, Slot::CARD)?)
                    .map(|(key, card)| CardAttestations { key, card }),
                false => None,
            };
            Ok::<_, PreparedError>((prepared, others, state, said))
        });
        let (prepared, others, state, said) = looked.map_err(|error| match seen {
            Some(token) => Failure::from(error).of_card(token),
            None => Failure::from(error),
        })?;
        firmware::check(prepared.token, &prepared.weaknesses, |weak| {
            context.stop_unless_waived(Waiver::Firmware, weak.clone().into()).is_ok()
        })?;
        if let Err(failure) = attestation::check_for_share(&prepared, said.as_ref(), wish.roots) {
            context.stop_unless_waived(Waiver::Attestation, failure)?;
        }
        let object = prepared.object.filter(|_| is_on_card);
        let card = header(&prepared, object);
        let request = CustodianRequest { card: &card, state: &state, wish, reader: &reader };
        let (pin, budget, administrator) = request.admit(context)?;
        context.cards.pass_over(&reader);
        Ok(Self { card, state, pin, budget, administrator, others })
    }

    /// The id of the card.
    pub(crate) fn token(&self) -> TokenId {
        self.card.token.into()
    }

    /// The id of the card, and whether the share will be on it.
    pub(crate) fn used(&self) -> (TokenId, bool) {
        (self.token(), self.card.object.is_some())
    }

    /// The object for the share. `None` if the share will not be on the card.
    fn object(&self) -> Option<ObjectId> {
        self.card.object.and_then(ObjectId::of)
    }

    /// Where the share is, for people.
    pub(crate) fn shown(&self) -> String {
        match self.object() {
            Some(object) => shown(&self.card.token.to_string(), object),
            None => format!("piv:{}", self.card.token),
        }
    }

    /// Where the share is, for a record.
    pub(crate) fn recorded(&self) -> Message {
        let object = self.object().map_or_else(String::new, |object| object.to_string());
        message!("card-in-record", token = self.card.token.to_string(), object = object)
    }

    /// Opens a share that is sealed to the card. The share has been read back before.
    pub(crate) fn open(
        &self,
        context: &mut Context<'_>,
        share: &Share,
    ) -> Result<OpenShare, Failure> {
        let reader = wait_for(context, Some(self.token()), share.header.custodian())?;
        let point = escrow::card_request(share)?;
        let nonce = context.cards.nonce()?;
        let whose = CardOwner { token: self.token(), name: share.header.custodian() };
        let opens = |z: &SecretBytes| escrow::open_from_card(share, z).is_ok();
        let z =
            with_touch_prompt(context.console, &reader.name, &whose, self.state.touch, |held| {
                let (of, state, opens) = (&self.card, &self.state, &opens);
                let request = AgreementRequest { of, state, point: &point, nonce: &nonce, opens };
                shares::open(held, request, &self.pin, self.budget)
            });
        let z = z.map_err(|error| Failure::from(error).of_card(self.token()))?;
        Ok(escrow::open_from_card(share, &z)?)
    }

    /// Writes a share to the card, reads it back and compares.
    pub(crate) fn write(&self, context: &mut Context<'_>, share: &Share) -> Result<(), Failure> {
        let reader = wait_for(context, Some(self.token()), share.header.custodian())?;
        let bytes = share.to_file()?;
        self.administrate(&mut context.cards, &reader, |held, object| {
            shares::write(held, object, &bytes)
        })
    }

    /// Removes a share that was written to the card. `false` if it is not there.
    pub(crate) fn remove(&self, cards: &mut Cards, share: &Share) -> Result<bool, Failure> {
        let reader = cards.locate(Some(self.token()))?;
        let bytes = share.to_file()?;
        self.administrate(cards, &reader, |held, object| shares::remove(held, object, &bytes))
    }

    fn administrate<T>(
        &self,
        cards: &mut Cards,
        reader: &CardReader,
        work: impl FnOnce(&mut Held<'_>, ObjectId) -> Result<T, TokenError>,
    ) -> Result<T, Failure> {
        let (nonce, challenge) = (cards.nonce()?, cards.nonce()?);
        let done = with_card(&reader.name, &Timeouts::WORK, |held| {
            held.prove(self.card.authentication_key.as_bytes(), &nonce)?;
            let object = self.object();
            let object = object.ok_or(Impossible("card: the share is to lie in no object"))?;
            if let Some(Administrator { algorithm, key }) = &self.administrator {
                held.administrate(*algorithm, key, &challenge)?;
            }
            work(held, object)
        });
        done.map_err(|error| Failure::from(error).of_card(self.token()))
    }
}

/// The card, as the header of a share names it.
fn header(prepared: &Prepared, object: Option<ObjectId>) -> CardProtector {
    CardProtector {
        token: match prepared.token {
            TokenId::Serial(serial) => card::Token::Serial(serial),
            TokenId::Guid(guid) => card::Token::Guid(guid),
        },
        key: prepared.key,
        authentication_key: prepared.authentication_key,
        slot: prepared.slot.number(),
        object: object.map(ObjectId::number),
    }
}

/// Finds the reader of a card. If the card is not inserted and there is a terminal, asks for it and waits.
fn wait_for(
    context: &mut Context<'_>,
    token: Option<TokenId>,
    name: &str,
) -> Result<CardReader, Failure> {
    interrupt::check()?;
    let error = match context.cards.locate(token) {
        Ok(reader) => return Ok(reader),
        Err(error) if is_not_in(&error) => error,
        Err(error) => return Err(error.into()),
    };
    let Some(mut terminal) = context.console.terminal_if_any() else {
        return Err(error.into());
    };
    let question = match token {
        Some(token) => {
            message!("ask-card-of", token = token.to_string(), name = name)
        }
        None => message!("ask-any-card-of", name = name),
    };
    let waited =
        context.cards.wait(&mut terminal, &question, &message!("confirm-no-card"), &[token])?;
    waited.map(|(_, reader)| reader).ok_or_else(|| error.into())
}

/// What to ask a custodian before work with a card.
struct CustodianRequest<'a> {
    card: &'a CardProtector,
    state: &'a CardState,
    wish: &'a CardRequest<'a>,
    reader: &'a CardReader,
}

impl CustodianRequest<'_> {
    /// Asks for the PIN until the card accepts it. If the share will be on the card, finds the management key
    /// too.
    fn admit(
        &self,
        context: &mut Context<'_>,
    ) -> Result<(Pin, Budget, Option<Administrator>), Failure> {
        let token = TokenId::from(self.card.token);
        let mut tries = self.state.tries;
        loop {
            interrupt::check()?;
            let asked = pin::ask_within_budget(
                context.console,
                self.wish.passwords,
                self.wish.line,
                token,
                tries,
            )?;
            let (pin, budget) = asked.needed(token)?;
            let checked = self.check(&mut context.cards, &pin, budget);
            match checked {
                Ok(key) => {
                    let administrator = match self.card.object {
                        Some(_) => Some(Administrator::get(context, self.reader, token, key)?),
                        None => None,
                    };
                    return Ok((pin, budget, administrator));
                }
                Err(failed) => {
                    // If the card does not count tries, a run may spend only one.
                    if budget == Budget::OneUncounted {
                        return Err(failed);
                    }
                    tries = self.after(context.console, failed)?;
                }
            }
        }
    }

    /// Makes the card prove its identity, then gives the PIN. Returns the management key if it is behind the
    /// PIN.
    fn check(
        &self,
        cards: &mut Cards,
        pin: &Pin,
        budget: Budget,
    ) -> Result<Option<ManagementKey>, Failure> {
        let nonce = cards.nonce()?;
        let is_on_card = self.card.object.is_some();
        let done = with_card(&self.reader.name, &Timeouts::WORK, |held| {
            held.prove(self.card.authentication_key.as_bytes(), &nonce)?;
            let kept = is_on_card.then(|| management::key_location(held)).transpose()?;
            let mut verified = held.verify(pin, budget)?;
            match kept {
                Some((KeyLocation::BehindPin, _)) => verified.management_key().map(Some),
                _ => Ok::<_, TokenError>(None),
            }
        });
        done.map_err(|error| Failure::from(error).of_card(self.card.token.into()))
    }

    /// After a wrong PIN: returns the tries that are left, if the PIN is asked for again. Otherwise returns
    /// the failure.
    fn after(&self, console: &mut Console, failed: Failure) -> Result<Tries, Failure> {
        match pin::tries_after(console, self.wish.passwords, failed.cause())? {
            Some(_) => Ok(with_card(&self.reader.name, &Timeouts::WORK, |held| held.tries())?),
            None => Err(failed),
        }
    }
}

/// Removes a share from its card. It asks for the PIN, and for the management key if that is needed. `false`
/// if the share is not there.
pub(crate) fn take_away(
    context: &mut Context<'_>,
    passwords: &Passwords,
    share: &Share,
    of: &CardProtector,
) -> Result<bool, Failure> {
    let name = share.header.custodian();
    let id = TokenId::from(of.token);
    let token = Some(id);
    let reader = wait_for(context, token, name)?;
    let state = with_card(&reader.name, &Timeouts::WORK, |held| shares::state(held, of))
        .map_err(|error| Failure::from(error).of_card(id))?;
    match recognise(context, &reader.name, of)? {
        Recognition::Known => {}
        Recognition::NotConfirmed => return Err(pin::not_given(id)),
        Recognition::Refused(failure) => return Err(failure),
        Recognition::Failed(error) => return Err(Failure::from(error).of_card(id)),
    }
    let (written, card) = (format!("piv:{}", of.token), SmartCard::Named(id));
    let place = ShareLocation::Card { written, card };
    let ids = &CardIds::default();
    let wish = CardRequest { place: &place, token, name, line: 0, passwords, roots: None, ids };
    let request = CustodianRequest { card: of, state: &state, wish: &wish, reader: &reader };
    let (pin, budget, administrator) = request.admit(context)?;
    let card = NewCard { card: of.clone(), state, pin, budget, administrator, others: vec![] };
    card.remove(&mut context.cards, share)
}
