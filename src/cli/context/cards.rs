//! The smart cards of a run: which card is used, waiting until it is inserted, and reading the share on it.

use std::time::Duration;

use sso_escrow::error::{Impossible, Status, UserError};
use sso_escrow::media::{SetFilter, Unclear, pick};
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::share::card;
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::share::header::Protector;
use sso_escrow::share::{Share, ShareError};
use sso_escrow::text::Message;
use sso_escrow::token::TokenError;
use sso_escrow::token::card::Card as Held;
use sso_escrow::token::connection::with_card;
use sso_escrow::token::find::{Finder, Seen, TokenSelector};
use sso_escrow::token::firmware::{Weakness, weaknesses};
use sso_escrow::token::names::{Firmware, ObjectId, TokenId};
use sso_escrow::token::pin::Tries;
use sso_escrow::token::reader::{CardReader, Inside, readers};
use sso_escrow::token::shares::{self, CardState, OnCard, Search};
use sso_escrow::token::timeouts::Timeouts;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::{Look, Question};
use crate::cli::ui::terminal::Terminal;

/// The interval between two looks for a card.
const TICK: Duration = Duration::from_millis(300);

/// The smart cards of a run.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    finder: Finder,
    /// Created with the first nonce.
    random: Option<Generator>,
    /// The cards whose known weaknesses this run has reported.
    told: Vec<TokenId>,
    /// The purpose of the run. A share for another purpose does not count beside one for it.
    meant: Option<Purpose>,
    /// What was read from named cards before the machine was checked, so that no card is read twice.
    early: Vec<EarlyRead>,
}

/// What was read from a named card before it was needed.
#[derive(Debug)]
struct EarlyRead {
    token: TokenId,
    filter: SetFilter,
    read: Read,
}

/// A card's reader, and what is known about the card before it gets its PIN.
#[derive(Debug, Clone)]
pub(crate) struct CardStatus {
    /// Its reader, as it was when the card was read.
    pub(crate) reader: CardReader,
    /// Its firmware, if it is a YubiKey.
    pub(crate) firmware: Option<Firmware>,
    pub(crate) state: Readiness,
}

/// Whether a card can open a share, as far as is known without its PIN.
#[derive(Debug, Clone)]
pub(crate) enum Readiness {
    /// The card has the share's key. This is the state of the key and the PIN.
    Ready(CardState),
    /// The card has another key, or none.
    OtherKey(TokenError),
}

/// A share that was read from a card.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) share: Share,
    pub(crate) object: ObjectId,
    pub(crate) status: CardStatus,
    /// Damaged objects beside it.
    pub(crate) faults: Vec<Message>,
}

/// Why no share was read from a card.
#[derive(Debug)]
pub(crate) struct NotRead {
    /// Whether the card is not inserted. The caller can then ask for it.
    pub(crate) is_not_in: bool,
    pub(crate) failure: Failure,
}

impl From<TokenError> for NotRead {
    fn from(error: TokenError) -> Self {
        Self { is_not_in: is_not_in(&error), failure: error.into() }
    }
}

impl From<Failure> for NotRead {
    fn from(failure: Failure) -> Self {
        Self { is_not_in: false, failure }
    }
}

impl From<NotRead> for Failure {
    fn from(not_read: NotRead) -> Self {
        not_read.failure
    }
}

/// Reports whether the error means that the card is not inserted. The caller can then ask for it.
pub(crate) fn is_not_in(error: &TokenError) -> bool {
    matches!(
        error,
        TokenError::NoToken
            | TokenError::NoReader
            | TokenError::Wanted { .. }
            | TokenError::EmptyReader { .. }
            | TokenError::Pulled { .. }
            | TokenError::ReaderGone { .. }
    )
}

impl Cards {
    /// The smart cards of a run that opens shares for that purpose.
    pub(crate) fn for_purpose(purpose: Purpose) -> Self {
        Self { meant: Some(purpose), ..Self::default() }
    }

    /// Finds the reader of a card. Without `wanted`, that is the only inserted card that was not passed over.
    pub(crate) fn locate(&mut self, wanted: Option<TokenId>) -> Result<CardReader, TokenError> {
        let how = wanted.map_or(TokenSelector::Only, TokenSelector::Token);
        let name = self.finder.find(&how, &Timeouts::GLANCE)?;
        reader_of(&name)
    }

    /// The readers of the inserted cards that were not passed over.
    pub(crate) fn tokens(&mut self) -> Result<Vec<CardReader>, TokenError> {
        self.finder.tokens(&Timeouts::GLANCE)
    }

    /// Ignores the card in a reader from now on.
    pub(crate) fn pass_over(&mut self, reader: &CardReader) {
        self.finder.pass_over(reader);
    }

    /// Random bytes for a card to sign or to encrypt.
    pub(crate) fn nonce<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        let random = match &mut self.random {
            Some(random) => random,
            none => none.insert(Generator::new(b"")?),
        };
        Ok(random.public())
    }

    /// Warns of the known weaknesses of a card, once in a run. They do not stop the share from being opened.
    pub(crate) fn tell_of_weaknesses(
        &mut self,
        console: &mut Console,
        token: TokenId,
        firmware: Option<Firmware>,
    ) {
        let Some(firmware) = firmware.filter(|_| !self.told.contains(&token)) else { return };
        self.told.push(token);
        let names: Vec<&str> = weaknesses(firmware).into_iter().map(Weakness::name).collect();
        if !names.is_empty() {
            console.warn(&message!(
                "card-weak-firmware",
                token = token.to_string(),
                firmware = firmware.to_string(),
                names = names
            ));
        }
    }

    /// The name of a card: its serial number or GUID if known, else the name of its reader.
    pub(crate) fn name_of(&self, reader: &CardReader) -> String {
        let seen = self.finder.seen(reader);
        let id = seen.and_then(|seen: &Seen| seen.id);
        id.map_or_else(|| reader.name.clone(), |id| id.to_string())
    }

    /// Waits at the terminal until one of these cards is inserted. `None` in the list means any card that was not
    /// passed over. Returns the index in the list and the reader, or `None` if Enter was typed and `giving_up` was
    /// answered with yes. Keys are not shown: after a card was removed, somebody may type its PIN.
    pub(crate) fn wait(
        &mut self,
        terminal: &mut Terminal,
        question: &Message,
        giving_up: &Message,
        wanted: &[Option<TokenId>],
    ) -> Result<Option<(usize, CardReader)>, Failure> {
        let mut waiting = terminal.wait(question, Look::Hidden);
        let mut told: Option<TokenError> = None;
        loop {
            for (at, id) in wanted.iter().enumerate() {
                match self.locate(*id) {
                    Ok(reader) if reader.inside != Inside::Nothing => {
                        return Ok(Some((at, reader)));
                    }
                    Ok(_) => {}
                    Err(error) if is_not_in(&error) => {}
                    // An error is shown once. It may be gone at the next look.
                    Err(error) => {
                        if told.as_ref() != Some(&error) {
                            terminal.explain(&error.message());
                            told = Some(error);
                        }
                    }
                }
            }
            match waiting.line_within(TICK)? {
                None => {}
                Some(line) if line.is_empty() => {
                    drop(waiting);
                    if terminal.ask(Question::confirm_unseen(giving_up.clone()))? {
                        return Ok(None);
                    }
                    waiting = terminal.wait(question, Look::Hidden);
                }
                Some(_) => {
                    terminal.show(&message!("ask-card-unclear"));
                    terminal.show(question);
                }
            }
        }
    }

    /// Looks at the selected share on a named card, without its PIN. The next [`read`](Self::read) of the card gives
    /// the same, unless the card was removed meanwhile.
    pub(crate) fn look(&mut self, token: TokenId, filter: &SetFilter) -> Result<&Share, NotRead> {
        let read = self.read(Some(token), filter)?;
        self.early.push(EarlyRead { token, filter: filter.clone(), read });
        let last = self.early.last().map(|early| &early.read.share);
        last.ok_or_else(|| Failure::from(Impossible("cards: what was read is gone")).into())
    }

    /// What was read from a card before, if the card is still the same insertion.
    fn early(&mut self, wanted: Option<TokenId>, filter: &SetFilter) -> Option<Read> {
        // A share that was found without the set words is the right one if it is of their set.
        let is_it = |early: &EarlyRead| {
            let is_named = filter.names(&early.read.share.header.descriptor);
            Some(early.token) == wanted && (early.filter == *filter || is_named)
        };
        let at = self.early.iter().position(is_it)?;
        let EarlyRead { read, .. } = self.early.swap_remove(at);
        is_still_in(&read.status.reader).then_some(read)
    }

    /// Reads the selected share from a card, without its PIN.
    pub(crate) fn read(
        &mut self,
        wanted: Option<TokenId>,
        filter: &SetFilter,
    ) -> Result<Read, NotRead> {
        if let Some(read) = self.early(wanted, filter) {
            return Ok(read);
        }
        // The only inserted card is not asked for its serial number: the share names its card, and the card proves
        // its key later.
        let alone = wanted.is_some().then(|| self.alone()).transpose()?.flatten();
        let reader = match alone {
            Some(reader) => reader,
            None => {
                let reader = self.locate(wanted)?;
                return self.read_at(reader, filter);
            }
        };
        let read = self.read_at(reader, filter);
        let is_meant = |read: &Read| {
            card_of(&read.share).is_some_and(|card| Some(card.token.into()) == wanted)
        };
        match read {
            Ok(read) if is_meant(&read) => Ok(read),
            other => {
                self.locate(wanted)?;
                other
            }
        }
    }

    /// The reader of the only inserted card; `None` if there is not exactly one.
    fn alone(&self) -> Result<Option<CardReader>, TokenError> {
        let readers = readers()?.into_iter();
        let mut cards = readers.filter(|reader| reader.inside == Inside::Card);
        Ok(cards.next().filter(|_| cards.next().is_none()))
    }

    /// Reads the selected share from the card in a reader.
    pub(crate) fn read_at(
        &mut self,
        reader: CardReader,
        filter: &SetFilter,
    ) -> Result<Read, NotRead> {
        let is_named = |share: &Share| filter.names(&share.header.descriptor);
        let search = match filter {
            SetFilter::Only => Search::Gap,
            SetFilter::Id(_) | SetFilter::Words(_) => Search::First(&is_named),
        };
        let known = self.finder.seen(&reader).map(|seen| seen.firmware);
        let purpose = self.meant;
        let (firmware, found, meant) = with_card(&reader.name, &Timeouts::WORK, |card| {
            let firmware = known.map_or_else(|| card.firmware(), Ok)?;
            let found = shares::shares(card, search)?;
            let good = found.iter().filter_map(|it| Some((it.object, it.content.clone().ok()?)));
            let meant = pick(good.collect(), filter, purpose);
            let of = meant.as_ref().ok().and_then(|(_, share)| card_of(share));
            let state = of.map_or(Ok(Readiness::Ready(NO_STATE)), |of| state_of(card, of))?;
            Ok::<_, TokenError>((
                firmware,
                found,
                meant.map(|(object, share)| (object, share, state)),
            ))
        })?;
        let name = self.name_of(&reader);
        let faults: Vec<Message> = found.iter().filter_map(|it| fault(&name, it)).collect();
        let failed = |message| NotRead::from(Failure::new(Status::Damaged, message));
        match meant {
            Ok((object, share, state)) => {
                let status = CardStatus { reader, firmware, state };
                Ok(Read { share, object, status, faults })
            }
            Err(Unclear::None) => {
                let fault = faults.into_iter().next();
                Err(failed(fault.unwrap_or_else(|| message!("card-no-share", card = name))))
            }
            Err(Unclear::Other(sets)) => {
                let card = name;
                Err(failed(match wanted_set(filter) {
                    Some(set) => {
                        message!("card-no-share-of-set", card = card, set = set, sets = sets)
                    }
                    None => message!("card-no-share", card = card),
                }))
            }
            Err(Unclear::Sets(sets)) => {
                let message = message!("card-several-sets", card = name, sets = sets);
                Err(Failure::usage(message).into())
            }
            Err(Unclear::Shares) => Err(failed(message!("card-several-shares", card = name))),
        }
    }

    /// All shares on a card, and the card's name, for commands that list shares.
    pub(crate) fn list(
        &mut self,
        wanted: Option<TokenId>,
    ) -> Result<(String, Vec<OnCard>), TokenError> {
        let reader = self.locate(wanted)?;
        self.list_at(&reader)
    }

    /// All shares on the card in a reader, and the card's name.
    pub(crate) fn list_at(
        &mut self,
        reader: &CardReader,
    ) -> Result<(String, Vec<OnCard>), TokenError> {
        let known = self.finder.seen(reader).and_then(|seen| seen.id);
        let (id, found) = with_card(&reader.name, &Timeouts::WORK, |card| {
            let id = match known {
                Some(id) => Some(id),
                None => Seen::at(card, &reader.name)?.id,
            };
            Ok::<_, TokenError>((id, shares::shares(card, Search::All)?))
        })?;
        let name = id.map_or_else(|| reader.name.clone(), |id| id.to_string());
        Ok((name, found))
    }

    /// The card that a share is sealed to, if it is inserted, and what it reports before it gets its PIN.
    pub(crate) fn card_status(
        &mut self,
        of: &card::CardProtector,
    ) -> Result<CardStatus, TokenError> {
        let reader = self.locate(Some(of.token.into()))?;
        let firmware = self.finder.seen(&reader).and_then(|seen| seen.firmware);
        let state = with_card(&reader.name, &Timeouts::WORK, |card| state_of(card, of))?;
        Ok(CardStatus { reader, firmware, state })
    }
}

/// The set that the filter selects, as it was named. `None` if the filter names no set.
fn wanted_set(filter: &SetFilter) -> Option<String> {
    match filter {
        SetFilter::Only => None,
        SetFilter::Id(id) => Some(id.clone()),
        SetFilter::Words(words) => Some(words.to_string()),
    }
}

/// What a card reports about a share. If the card cannot open the share, that is a state and not an error.
fn state_of(card: &mut Held<'_>, of: &card::CardProtector) -> Result<Readiness, TokenError> {
    match shares::state(card, of) {
        Err(error @ (TokenError::OtherKey { .. } | TokenError::NoKey { .. })) => {
            Ok(Readiness::OtherKey(error))
        }
        other => other.map(Readiness::Ready),
    }
}

/// The state if no share is sealed to the card: the card was not asked.
const NO_STATE: CardState =
    CardState { tries: Tries::Unknown, touch: None, without_metadata: false };

/// Reports whether the card that was read is still in its reader.
pub(crate) fn is_still_in(reader: &CardReader) -> bool {
    reader_of(&reader.name).is_ok_and(|now| now.changes == reader.changes)
}

fn reader_of(name: &str) -> Result<CardReader, TokenError> {
    let reader = readers()?.into_iter().find(|reader| reader.name == name);
    reader.ok_or_else(|| TokenError::ReaderGone { reader: name.to_owned() })
}

/// The card that a share is sealed to.
pub(crate) fn card_of(share: &Share) -> Option<&card::CardProtector> {
    match &share.header.protector {
        Protector::Card(card) => Some(card),
        Protector::Password { .. } => None,
    }
}

/// The message for a damaged object of a card that begins as a share does.
pub(crate) fn fault(name: &str, found: &OnCard) -> Option<Message> {
    let error: &ShareError = found.content.as_ref().err()?;
    let object = found.object.to_string();
    let cause = error.message();
    Some(match error.is_later() {
        true => message!("card-later-share", card = name, object = object, cause = cause),
        false => message!("card-bad-share", card = name, object = object, cause = cause),
    })
}

/// The place of a share on a card, for people.
pub(crate) fn shown(name: &str, object: ObjectId) -> String {
    format!("piv:{name} ({object})")
}
