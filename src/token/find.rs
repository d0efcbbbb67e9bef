//! Finds which card is in which reader, and which of them is meant.

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::answer::Metadata;
use super::card::{Card, Reference};
use super::connection::with_card;
use super::error::TokenError;
use super::firmware::{self, Weakness};
use super::names::{Firmware, TokenId};
use super::reader::{CardReader, Inside, readers};
use super::timeouts::Timeouts;
use super::tries::Tries;

/// How long a second card with the same id is looked for after the first was found.
const GRACE: Duration = Duration::from_secs(1);

/// Which card is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenSelector {
    /// The only card that is inserted.
    Only,
    /// The card with this id, in any reader.
    Token(TokenId),
}

/// The card that a reader has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The name of the reader.
    pub reader: String,
    /// What identifies the card. `None` if it has neither a serial number nor a GUID.
    pub id: Option<TokenId>,
    /// The firmware, if it is a YubiKey.
    pub firmware: Option<Firmware>,
}

impl Seen {
    /// Reads this from a card.
    ///
    /// # Errors
    /// As [`Card::firmware`] and [`Card::id`].
    pub fn at(card: &mut Card<'_>, reader: &str) -> Result<Self, TokenError> {
        let firmware = card.firmware()?;
        let id = card.id(firmware)?;
        Ok(Self { reader: reader.to_owned(), id, firmware })
    }

    /// The id and the reader, for people.
    fn shown(&self) -> String {
        match self.id {
            Some(id) => format!("{id} ({})", self.reader),
            None => format!("– ({})", self.reader),
        }
    }
}

/// What a card reports without a PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its id, reader and firmware.
    pub seen: Seen,
    /// How many tries at the PIN are left.
    pub tries: Tries,
    /// The metadata of the PIN: whether it is the factory PIN, if the card reports it.
    pub pin: Metadata,
    /// The metadata of the PUK.
    pub puk: Metadata,
    /// The metadata of the management key: its algorithm, and whether it is the factory key.
    pub management: Metadata,
    /// The known weaknesses of its firmware.
    pub weaknesses: Vec<Weakness>,
}

impl Summary {
    /// Reads this from a card.
    ///
    /// # Errors
    /// As [`Seen::at`]; errors of the line.
    pub fn of(card: &mut Card<'_>, reader: &str) -> Result<Self, TokenError> {
        let seen = Seen::at(card, reader)?;
        let weaknesses = firmware::of(card, seen.firmware)?;
        let pin = card.metadata(Reference::Pin)?.metadata();
        let tries = card.tries_beside(&pin)?;
        let puk = card.metadata(Reference::Puk)?.metadata();
        let management = card.metadata(Reference::Management)?.metadata();
        Ok(Self { seen, tries, pin, puk, management, weaknesses })
    }
}

/// A reader and its card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The reader.
    pub reader: CardReader,
    /// What the card reports, or why nothing is known about it: for example, another program holds it, or it
    /// is not a PIV card. `None` if the reader is empty.
    pub token: Option<Result<Summary, TokenError>>,
}

/// Lists every reader with its card. All cards are asked at the same time. So a card that another program
/// holds, or that waits for a touch, does not delay the others.
///
/// # Errors
/// As [`readers`]. An error of one card is in its entry.
pub fn list(timeouts: &Timeouts) -> Result<Vec<Listed>, TokenError> {
    let readers = readers()?;
    let timeouts = *timeouts;
    let asked = ask(&readers, &timeouts, Duration::MAX, Summary::of, |_| false);
    let listed = |reader: CardReader| {
        let token = asked.get(&reader.name).cloned();
        Listed { token: token.or_else(|| without_asking(&reader).map(Err)), reader }
    };
    Ok(readers.into_iter().map(listed).collect())
}

/// The error for a card that was not asked or did not answer. `None` if the reader is empty.
fn without_asking(reader: &CardReader) -> Option<TokenError> {
    let name = reader.name.clone();
    match reader.inside {
        Inside::Nothing => None,
        Inside::Mute => Some(TokenError::Mute { reader: name }),
        Inside::Card => Some(held(name)),
    }
}

fn held(reader: String) -> TokenError {
    TokenError::Held { reader, programs: super::card_users::programs() }
}

/// Asks the cards in the readers, each in a separate thread. After the first answer for which `is_enough` is
/// true, the other cards have only `grace` left. Cards that do not answer in time are missing in the result.
fn ask<T: Send + 'static>(
    readers: &[CardReader],
    timeouts: &Timeouts,
    grace: Duration,
    look: impl Fn(&mut Card<'_>, &str) -> Result<T, TokenError> + Clone + Send + 'static,
    is_enough: impl Fn(&T) -> bool,
) -> HashMap<String, Result<T, TokenError>> {
    let (tells, told) = mpsc::channel();
    let cards = readers.iter().filter(|reader| reader.inside == Inside::Card && !reader.is_taken);
    for reader in cards {
        let (name, timeouts) = (reader.name.clone(), *timeouts);
        let (look, tells) = (look.clone(), tells.clone());
        let ask = move || {
            let seen = with_card(&name, &timeouts, |card| look(card, &name));
            // Nobody receives this if the time is up.
            let _ = tells.send((name, seen));
        };
        // A card whose thread cannot start counts as one that did not answer.
        let _ = thread::Builder::new().name("reader".to_owned()).spawn(ask);
    }
    drop(tells);
    let mut until = Instant::now() + timeouts.enter + timeouts.answer;
    let mut found = HashMap::new();
    while let Ok((name, seen)) = told.recv_timeout(until.saturating_duration_since(Instant::now()))
    {
        if seen.as_ref().is_ok_and(&is_enough) {
            let soon = Instant::now().checked_add(grace);
            until = soon.map_or(until, |soon| until.min(soon));
        }
        found.insert(name, seen);
    }
    found
}

/// Finds cards. It remembers each card while it is inserted, so that no card is asked twice.
#[derive(Debug, Default)]
pub struct Finder {
    known: HashMap<(String, u32), Seen>,
    /// Cards that [`TokenSelector::Only`] no longer means, while they are inserted.
    passed: Vec<(String, u32)>,
}

impl Finder {
    /// A finder that knows no card yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What is remembered about the card in a reader. `None` if it was not asked yet.
    #[must_use]
    pub fn seen(&self, reader: &CardReader) -> Option<&Seen> {
        self.known.get(&(reader.name.clone(), reader.changes))
    }

    /// Forgets the cards that are no longer inserted. Every look must begin with this. A card in a USB port
    /// is a reader that comes and goes with the card. The next card there has the same reader name and the
    /// same number of changes, because pcsc-lite counts from zero for a reader that was away.
    fn forget(&mut self, readers: &[CardReader]) {
        let is_in = |(name, changes): &(String, u32)| {
            readers.iter().any(|reader| {
                reader.name == *name
                    && reader.changes == *changes
                    && reader.inside != Inside::Nothing
            })
        };
        self.known.retain(|known, _| is_in(known));
        self.passed.retain(is_in);
    }

    /// Passes over the card in a reader: while it stays inserted, [`TokenSelector::Only`] no longer means it.
    pub fn pass_over(&mut self, reader: &CardReader) {
        self.passed.push((reader.name.clone(), reader.changes));
    }

    /// Lists the readers whose card may be a PIV card and was not passed over, in the order of PC/SC. If
    /// there is only one card, it is not asked.
    ///
    /// # Errors
    /// [`TokenError::NoReader`]; as [`readers`].
    pub fn tokens(&mut self, timeouts: &Timeouts) -> Result<Vec<CardReader>, TokenError> {
        let readers = readers()?;
        self.forget(&readers);
        if readers.is_empty() {
            return Err(TokenError::NoReader);
        }
        let cards = self.not_passed(readers);
        if cards.len() < 2 {
            return Ok(cards);
        }
        let seen = self.look(&cards, timeouts, None);
        let tokens = cards.into_iter().zip(seen).filter(|(_, seen)| may_be_token(seen));
        Ok(tokens.map(|(reader, _)| reader).collect())
    }

    /// Keeps the readers with a card that was not passed over.
    fn not_passed(&self, readers: Vec<CardReader>) -> Vec<CardReader> {
        let key = |reader: &CardReader| (reader.name.clone(), reader.changes);
        let is_meant = |reader: &CardReader| {
            reader.inside != Inside::Nothing && !self.passed.contains(&key(reader))
        };
        readers.into_iter().filter(is_meant).collect()
    }

    /// Finds the reader of the card that is meant, and returns its name. If any card is allowed and only one
    /// is inserted, the card is not asked. The caller then reads its id in the transaction of its work.
    ///
    /// # Errors
    /// [`TokenError::NoReader`], [`TokenError::NoToken`]; [`TokenError::Several`], [`TokenError::TwoAlike`]
    /// if the card is not clear; [`TokenError::Wanted`] if it is not inserted; [`TokenError::Held`] if it may
    /// be a card that another program holds; [`TokenError::NotPiv`], [`TokenError::Mute`] for the only card.
    /// As [`readers`].
    pub fn find(
        &mut self,
        wanted: &TokenSelector,
        timeouts: &Timeouts,
    ) -> Result<String, TokenError> {
        let readers = readers()?;
        self.forget(&readers);
        if readers.is_empty() {
            return Err(TokenError::NoReader);
        }
        let with_card = |reader: &&CardReader| reader.inside != Inside::Nothing;
        let cards: Vec<CardReader> = readers.iter().filter(with_card).cloned().collect();
        match wanted {
            TokenSelector::Only => match &self.not_passed(readers)[..] {
                [] => Err(TokenError::NoToken),
                cards => self.only(cards, timeouts),
            },
            TokenSelector::Token(_) if cards.is_empty() => Err(TokenError::NoToken),
            TokenSelector::Token(id) => self.by_id(*id, &cards, timeouts),
        }
    }

    /// What each of these cards is. Cards that are not remembered are asked.
    fn look(
        &mut self,
        cards: &[CardReader],
        timeouts: &Timeouts,
        wanted: Option<TokenId>,
    ) -> Vec<Result<Seen, TokenError>> {
        let key = |reader: &CardReader| (reader.name.clone(), reader.changes);
        let is_new = |reader: &&CardReader| !self.known.contains_key(&key(reader));
        let new: Vec<CardReader> = cards.iter().filter(is_new).cloned().collect();
        let is_wanted = |seen: &Seen| wanted.is_some() && seen.id == wanted;
        // If the wanted card is remembered, the others get little time from the start.
        let is_known = |reader: &CardReader| self.known.get(&key(reader)).is_some_and(is_wanted);
        let is_found = cards.iter().any(is_known);
        let limited =
            Timeouts { enter: timeouts.enter.min(GRACE), answer: timeouts.answer.min(GRACE) };
        let timeouts = if is_found { limited } else { *timeouts };
        let mut asked = ask(&new, &timeouts, GRACE, Seen::at, is_wanted);
        let mut seen = Vec::new();
        for reader in cards {
            let answer = match (self.known.get(&key(reader)), asked.remove(&reader.name)) {
                (Some(known), _) => Ok(known.clone()),
                (None, Some(answer)) => answer,
                (None, None) => Err(without_asking(reader)
                    .unwrap_or_else(|| TokenError::EmptyReader { reader: reader.name.clone() })),
            };
            if let Ok(token) = &answer {
                self.known.insert(key(reader), token.clone());
            }
            seen.push(answer);
        }
        seen
    }

    fn only(&mut self, cards: &[CardReader], timeouts: &Timeouts) -> Result<String, TokenError> {
        if let [only] = cards {
            return match only.inside {
                Inside::Mute => Err(TokenError::Mute { reader: only.name.clone() }),
                _ => Ok(only.name.clone()),
            };
        }
        let seen = self.look(cards, timeouts, None);
        let mut tokens = cards.iter().zip(&seen).filter(|(_, seen)| may_be_token(seen));
        match (tokens.next(), tokens.next()) {
            (Some((reader, _)), None) => Ok(reader.name.clone()),
            (None, _) => match seen.into_iter().find_map(Result::err) {
                Some(error) => Err(error),
                None => Err(TokenError::NoToken),
            },
            (Some(_), Some(_)) => {
                let all = cards.iter().zip(&seen).filter(|(_, seen)| may_be_token(seen));
                let shown = |(reader, seen): (&CardReader, &Result<Seen, TokenError>)| match seen {
                    Ok(seen) => seen.shown(),
                    Err(_) => format!("– ({})", reader.name),
                };
                Err(TokenError::Several { tokens: all.map(shown).collect() })
            }
        }
    }

    fn by_id(
        &mut self,
        id: TokenId,
        cards: &[CardReader],
        timeouts: &Timeouts,
    ) -> Result<String, TokenError> {
        let seen = self.look(cards, timeouts, Some(id));
        let mut found: Vec<String> = Vec::new();
        let mut others = Vec::new();
        for token in seen.iter().flatten() {
            match token.id == Some(id) {
                true => found.push(token.reader.clone()),
                false => others.push(token.shown()),
            }
        }
        match found.pop() {
            Some(one) if found.is_empty() => Ok(one),
            Some(one) => {
                found.push(one);
                Err(TokenError::TwoAlike { token: id.to_string(), readers: found })
            }
            None => {
                let is_held = |error: &TokenError| {
                    matches!(error, TokenError::Held { .. } | TokenError::NoAnswer { .. })
                };
                let held = seen.into_iter().filter_map(Result::err).find(is_held);
                Err(held.unwrap_or(TokenError::Wanted { token: id.to_string(), others }))
            }
        }
    }
}

/// Reports whether a card may be a PIV card. A card that did not answer may be one.
fn may_be_token(seen: &Result<Seen, TokenError>) -> bool {
    !matches!(
        seen,
        Err(TokenError::NotPiv { .. }
            | TokenError::Mute { .. }
            | TokenError::EmptyReader { .. }
            | TokenError::Pulled { .. })
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(inside: Inside, changes: u32) -> CardReader {
        CardReader { name: "USB 00".to_owned(), inside, atr: vec![], is_taken: false, changes }
    }

    /// A card in a USB port takes its reader with it. The next card looks the same to PC/SC.
    #[test]
    fn a_card_that_was_away_is_not_taken_for_the_one_before() {
        let card = reader(Inside::Card, 0);
        let before = || {
            let id = Some(TokenId::Serial(1));
            let seen = Seen { reader: card.name.clone(), id, firmware: None };
            let mut finder = Finder::new();
            finder.known.insert((card.name.clone(), 0), seen);
            finder.pass_over(&card);
            finder
        };
        let mut finder = before();
        finder.forget(std::slice::from_ref(&card));
        assert!(finder.seen(&card).is_some() && finder.not_passed(vec![card.clone()]).is_empty());
        // Another card in a reader that stayed.
        assert!(finder.seen(&reader(Inside::Card, 2)).is_none());
        for gone in [vec![], vec![reader(Inside::Nothing, 0)], vec![reader(Inside::Card, 2)]] {
            let mut finder = before();
            finder.forget(&gone);
            assert!(finder.seen(&card).is_none(), "{gone:?}");
            assert_eq!(finder.not_passed(vec![card.clone()]).len(), 1, "{gone:?}");
        }
    }
}
