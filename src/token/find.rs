//! Which token lies in which reader, and which of them is meant.

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
use super::timeouts::Patience;
use super::tries::Tries;

/// How long a second token of the same serial number is looked for once there is a first.
const GRACE: Duration = Duration::from_secs(1);

/// Which token is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenSelector {
    /// The only one that is in.
    Only,
    /// That one, wherever it is.
    Token(TokenId),
}

/// Which token a reader has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The name of the reader.
    pub reader: String,
    /// What the token goes by; nothing where it has neither a serial number nor a GUID.
    pub id: Option<TokenId>,
    /// Its firmware, of a YubiKey.
    pub firmware: Option<Firmware>,
}

impl Seen {
    /// Looks at a card.
    ///
    /// # Errors
    /// As [`Card::firmware`] and [`Card::id`].
    pub fn at(card: &mut Card<'_>, reader: &str) -> Result<Self, TokenError> {
        let firmware = card.firmware()?;
        let id = card.id(firmware)?;
        Ok(Self { reader: reader.to_owned(), id, firmware })
    }

    /// What it goes by, and where it is.
    fn shown(&self) -> String {
        match self.id {
            Some(id) => format!("{id} ({})", self.reader),
            None => format!("– ({})", self.reader),
        }
    }
}

/// What a token tells of itself without a PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which one it is.
    pub seen: Seen,
    /// How many tries at the PIN are left.
    pub tries: Tries,
    /// Of the PIN: whether it is the factory's, as far as the card tells.
    pub pin: Metadata,
    /// Of the PUK.
    pub puk: Metadata,
    /// Of the management key: its algorithm, and whether it is the factory's.
    pub management: Metadata,
    /// The known weaknesses of its firmware.
    pub weaknesses: Vec<Weakness>,
}

impl Summary {
    /// Asks a card.
    ///
    /// # Errors
    /// As [`Seen::at`], and those of the line.
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

/// A reader, and what is to be said of the card in it; nothing where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The reader.
    pub reader: CardReader,
    /// The token, or why there is nothing to be said of it: it is held by another program, or none of PIV.
    pub token: Option<Result<Summary, TokenError>>,
}

/// Every reader with its token. All tokens are asked at the same time, so that one that is held by another
/// program, or waits to be touched, delays no other.
///
/// # Errors
/// As [`readers`]. What is wrong with one token stands at that one.
pub fn list(patience: &Patience) -> Result<Vec<Listed>, TokenError> {
    let readers = readers()?;
    let patience = *patience;
    let asked = ask(&readers, &patience, Duration::MAX, Summary::of, |_| false);
    let listed = |reader: CardReader| {
        let token = asked.get(&reader.name).cloned();
        Listed { token: token.or_else(|| without_asking(&reader).map(Err)), reader }
    };
    Ok(readers.into_iter().map(listed).collect())
}

/// What can be said of a card without asking it: nothing where it can be asked.
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

/// Asks the cards in readers, each in a thread of its own. Once `is_enough` says so of an answer, the others
/// have only `grace` left. Of those that did not answer in time there is nothing.
fn ask<T: Send + 'static>(
    readers: &[CardReader],
    patience: &Patience,
    grace: Duration,
    look: impl Fn(&mut Card<'_>, &str) -> Result<T, TokenError> + Clone + Send + 'static,
    is_enough: impl Fn(&T) -> bool,
) -> HashMap<String, Result<T, TokenError>> {
    let (tells, told) = mpsc::channel();
    let cards = readers.iter().filter(|reader| reader.inside == Inside::Card && !reader.is_taken);
    for reader in cards {
        let (name, patience) = (reader.name.clone(), *patience);
        let (look, tells) = (look.clone(), tells.clone());
        let ask = move || {
            let seen = with_card(&name, &patience, |card| look(card, &name));
            // Nobody may be waiting any more.
            let _ = tells.send((name, seen));
        };
        // One that cannot be asked has not answered.
        let _ = thread::Builder::new().name("reader".to_owned()).spawn(ask);
    }
    drop(tells);
    let mut until = Instant::now() + patience.enter + patience.answer;
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

/// Finds tokens, and remembers which card is which as long as it is in, so that none is asked twice.
#[derive(Debug, Default)]
pub struct Finder {
    known: HashMap<(String, u32), Seen>,
    /// Cards that are not meant any more, as long as they are in.
    passed: Vec<(String, u32)>,
}

impl Finder {
    /// One that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the card that is in a reader was seen to be, where it was asked.
    #[must_use]
    pub fn seen(&self, reader: &CardReader) -> Option<&Seen> {
        self.known.get(&(reader.name.clone(), reader.changes))
    }

    /// Forgets the cards that are not in any more. It has to be done at every look: a token in a USB port is a
    /// reader that goes and comes with it, and the next one has the same name and the same number of changes
    /// (pcsc-lite counts anew for a reader that was away).
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

    /// From now on the card that is in a reader is not [the only one](TokenSelector::Only) any more, as long as it is
    /// in.
    pub fn pass_over(&mut self, reader: &CardReader) {
        self.passed.push((reader.name.clone(), reader.changes));
    }

    /// The readers with a card that may be a token and was not passed over, in the order of PC/SC. A card that
    /// is alone is not asked.
    ///
    /// # Errors
    /// [`TokenError::NoReader`]; as [`readers`].
    pub fn tokens(&mut self, patience: &Patience) -> Result<Vec<CardReader>, TokenError> {
        let readers = readers()?;
        self.forget(&readers);
        if readers.is_empty() {
            return Err(TokenError::NoReader);
        }
        let cards = self.not_passed(readers);
        if cards.len() < 2 {
            return Ok(cards);
        }
        let seen = self.look(&cards, patience, None);
        let tokens = cards.into_iter().zip(seen).filter(|(_, seen)| may_be_token(seen));
        Ok(tokens.map(|(reader, _)| reader).collect())
    }

    /// Those of some readers whose card was not passed over.
    fn not_passed(&self, readers: Vec<CardReader>) -> Vec<CardReader> {
        let key = |reader: &CardReader| (reader.name.clone(), reader.changes);
        let is_meant = |reader: &CardReader| {
            reader.inside != Inside::Nothing && !self.passed.contains(&key(reader))
        };
        readers.into_iter().filter(is_meant).collect()
    }

    /// Finds the token that is meant: the name of its reader. No card is asked where one is in alone and any will
    /// do: so which one it is, is to be asked in the transaction that works with it.
    ///
    /// # Errors
    /// [`TokenError::NoReader`], [`TokenError::NoToken`]; [`TokenError::Several`] and
    /// [`TokenError::TwoAlike`], where it has to be said which one; [`TokenError::Wanted`], where it is not
    /// there; [`TokenError::Held`], where it may be one that another program holds; [`TokenError::NotPiv`],
    /// [`TokenError::Mute`], of the only card. As [`readers`].
    pub fn find(
        &mut self,
        wanted: &TokenSelector,
        patience: &Patience,
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
                cards => self.only(cards, patience),
            },
            TokenSelector::Token(_) if cards.is_empty() => Err(TokenError::NoToken),
            TokenSelector::Token(id) => self.by_id(*id, &cards, patience),
        }
    }

    /// What each of these cards is: those that are known by heart, the others by asking.
    fn look(
        &mut self,
        cards: &[CardReader],
        patience: &Patience,
        wanted: Option<TokenId>,
    ) -> Vec<Result<Seen, TokenError>> {
        let key = |reader: &CardReader| (reader.name.clone(), reader.changes);
        let is_new = |reader: &&CardReader| !self.known.contains_key(&key(reader));
        let new: Vec<CardReader> = cards.iter().filter(is_new).cloned().collect();
        let is_wanted = |seen: &Seen| wanted.is_some() && seen.id == wanted;
        // Where the one that is wanted is known, the others have little time from the start.
        let is_known = |reader: &CardReader| self.known.get(&key(reader)).is_some_and(is_wanted);
        let is_found = cards.iter().any(is_known);
        let limited =
            Patience { enter: patience.enter.min(GRACE), answer: patience.answer.min(GRACE) };
        let patience = if is_found { limited } else { *patience };
        let mut asked = ask(&new, &patience, GRACE, Seen::at, is_wanted);
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

    fn only(&mut self, cards: &[CardReader], patience: &Patience) -> Result<String, TokenError> {
        if let [only] = cards {
            return match only.inside {
                Inside::Mute => Err(TokenError::Mute { reader: only.name.clone() }),
                _ => Ok(only.name.clone()),
            };
        }
        let seen = self.look(cards, patience, None);
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
        patience: &Patience,
    ) -> Result<String, TokenError> {
        let seen = self.look(cards, patience, Some(id));
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

/// One that did not answer may be a token: it counts, by its reader.
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

    /// A token in a USB port is gone with its reader; the next one looks just as the first did.
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
        // Another one in a reader that stayed.
        assert!(finder.seen(&reader(Inside::Card, 2)).is_none());
        for gone in [vec![], vec![reader(Inside::Nothing, 0)], vec![reader(Inside::Card, 2)]] {
            let mut finder = before();
            finder.forget(&gone);
            assert!(finder.seen(&card).is_none(), "{gone:?}");
            assert_eq!(finder.not_passed(vec![card.clone()]).len(), 1, "{gone:?}");
        }
    }
}
