//! Vectors of smart cards: what a card holds, the commands that open the share on it, the card's answers, and
//! the outcome. `vectors/README.md` describes the files.
//!
//! Each vector runs in two ways: against its recorded exchanges, byte for byte, and against a card in a
//! reader that holds the same data.

use crate::error::{Status, UserError};
use crate::escrow::{self, OpenShare};
use crate::secret::SecretBytes;
use crate::share::Share;
use crate::share::header::Protector;
use crate::token::TokenError;
use crate::token::apdu::{Line, Reply};
use crate::token::card::Card;
use crate::token::connection::with_card;
use crate::token::find::{Finder, TokenSelector};
use crate::token::names::TokenId;
use crate::token::pin::{Budget, Pin};
use crate::token::shares::{self, AgreementRequest, CardState, Search};
use crate::token::timeouts::Timeouts;

use super::vector::Outcome;

/// A command and its answer, both complete.
pub type CommandAndAnswer = (Vec<u8>, Vec<u8>);

/// A vector of a smart card.
#[derive(Debug, Clone)]
pub struct TokenVector {
    /// The model of the card: `plain`, or the firmware version of a YubiKey.
    pub model: String,
    /// The serial number that an emulated card gets.
    pub serial: u32,
    /// The name of the card.
    pub token: TokenId,
    /// Its PIN.
    pub card_pin: String,
    /// How many of three PIN tries are left.
    pub tries: u8,
    /// Its private keys, 32 bytes each, with their slots.
    pub keys: Vec<(u8, [u8; 32])>,
    /// Its data objects, with their numbers.
    pub objects: Vec<(u32, Vec<u8>)>,
    /// The PIN that is typed.
    pub typed: String,
    /// The nonce over which the card proves its identity.
    pub nonce: [u8; 32],
    /// The commands to the card and its answers.
    pub exchanges: Vec<CommandAndAnswer>,
    pub(super) expected: Outcome,
}

/// The work of one transaction.
type Work<'a> = dyn FnMut(&mut Card<'_>) -> Result<(), TokenError> + 'a;

/// Why opening the share of a vector failed.
enum ReplayFailure {
    Token(TokenError),
    Refused(Status, &'static str),
}

impl From<TokenError> for ReplayFailure {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

impl TokenVector {
    /// Parses the text of a vector. `None` if it is malformed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut blocks = text.split("\n\n");
        let (mut model, mut serial, mut token, mut card_pin) = (None, None, None, None);
        let (mut tries, mut keys, mut typed, mut nonce) = (None, Vec::new(), None, None);
        let (mut status, mut reason, mut share) = (None, None, None);
        for line in blocks.next()?.lines() {
            let (name, value) = line.split_once(": ")?;
            match name {
                "about" => {}
                "status" => status = Some(value.parse().ok()?),
                "reason" => reason = Some(value.to_owned()),
                "model" => model = Some(value.to_owned()),
                "serial" => serial = Some(value.parse().ok()?),
                "token" => token = Some(TokenId::parse(value)?),
                "card-pin" => card_pin = Some(serde_json::from_str(value).ok()?),
                "tries" => tries = Some(value.parse().ok()?),
                "pin" => typed = Some(serde_json::from_str(value).ok()?),
                "nonce" => nonce = Some(bytes32(value)?),
                "share" => share = Some(hex::decode(value).ok()?),
                _ => {
                    let slot = u8::from_str_radix(name.strip_prefix("key-")?, 16).ok()?;
                    keys.push((slot, bytes32(value)?));
                }
            }
        }
        let expected = match (status?, reason, share) {
            (0, None, Some(share)) => Outcome::Opened(share),
            (status, Some(reason), None) if status != 0 => Outcome::Refused { status, reason },
            _ => return None,
        };
        let (mut objects, mut exchanges) = (Vec::new(), Vec::new());
        for block in blocks {
            match block.split_once('\n')? {
                ("apdu", lines) => exchanges = self::exchanges(lines)?,
                (head, lines) => {
                    let id = u32::from_str_radix(head.strip_prefix("object ")?, 16).ok()?;
                    objects.push((id, hex::decode(lines.replace('\n', "")).ok()?));
                }
            }
        }
        Some(Self {
            model: model?,
            serial: serial?,
            token: token?,
            card_pin: card_pin?,
            tries: tries?,
            keys,
            objects,
            typed: typed?,
            nonce: nonce?,
            exchanges,
            expected,
        })
    }

    /// The text of the exchanges, as in the file of a vector.
    #[must_use]
    pub fn transcript(exchanges: &[CommandAndAnswer]) -> String {
        let mut text = "apdu\n".to_owned();
        for (command, answer) in exchanges {
            text += &format!("> {}\n< {}\n", hex::encode(command), hex::encode(answer));
        }
        text
    }

    /// Opens the share with the recorded answers of the vector, and returns the outcome. A command other than
    /// the next recorded one ends the run. The outcome then names that command.
    pub(super) fn replay(&self) -> Outcome {
        let mut line = Replay { rest: &self.exchanges, count: 0, other: None };
        let outcome = self.open(&self.nonce, &mut |work| {
            let mut card = Card::select(&mut line, "vector")?;
            work(&mut card)
        });
        match (line.other, line.rest) {
            (Some(other), _) => Outcome::Refused { status: 1, reason: other },
            (None, [_, ..]) => {
                Outcome::Refused { status: 1, reason: format!("ends after {}", line.count) }
            }
            (None, []) => outcome,
        }
    }

    /// Opens the share with a card that is reached through `line`, for a caller that records the answers.
    ///
    /// # Errors
    /// The actual outcome, if it is not the expected one.
    pub fn comes_out_with(&self, line: &mut dyn Line) -> Result<(), String> {
        let outcome = self.open(&self.nonce, &mut |work| {
            let mut card = Card::select(line, "vector")?;
            work(&mut card)
        });
        if outcome == self.expected { Ok(()) } else { Err(outcome.describe()) }
    }

    /// Opens the share with the vector's card, which is looked for in the readers.
    ///
    /// # Errors
    /// [`TokenError`] if the card is in no reader, or the readers cannot be searched.
    pub(super) fn with_token(&self, nonce: &[u8; 32]) -> Result<Outcome, TokenError> {
        // `Timeouts::WORK`: no person waits here for a message about other cards, and many cards may be
        // inserted.
        let reader = Finder::new().find(&TokenSelector::Token(self.token), &Timeouts::WORK)?;
        Ok(self.open(nonce, &mut |work| with_card(&reader, &Timeouts::WORK, |card| work(card))))
    }

    /// Opens a share on a card as the commands do, in two transactions. The first reads the share and what
    /// the card reports without a PIN. In the second, the card proves its identity, gets the PIN, and
    /// answers.
    fn open(
        &self,
        nonce: &[u8; 32],
        with: &mut dyn FnMut(&mut Work<'_>) -> Result<(), TokenError>,
    ) -> Outcome {
        match self.opened(nonce, with) {
            Ok(open) => Outcome::Opened(open.bytes().to_vec()),
            Err(ReplayFailure::Refused(status, reason)) => Outcome::refused(status, reason),
            Err(ReplayFailure::Token(error)) => Outcome::refused(error.status(), reason(&error)),
        }
    }

    fn opened(
        &self,
        nonce: &[u8; 32],
        with: &mut dyn FnMut(&mut Work<'_>) -> Result<(), TokenError>,
    ) -> Result<OpenShare, ReplayFailure> {
        let mut read: Option<Looked> = None;
        with(&mut |card| {
            card.firmware()?;
            read = Some(look(card)?);
            Ok(())
        })?;
        let none = || ReplayFailure::Refused(Status::Failed, "no-share");
        let (share, state) = match read.ok_or_else(none)? {
            Looked::Found(share, state) => (share, state),
            Looked::Refused(failed) => return Err(failed),
        };
        let Protector::Card(of) = &share.header.protector else { return Err(none()) };
        let failed = |error: escrow::EscrowError| match error {
            escrow::EscrowError::Format(error) => {
                ReplayFailure::Refused(error.status(), error.reason())
            }
            error => ReplayFailure::Refused(error.status(), "altered"),
        };
        let point = escrow::card_request(&share).map_err(failed)?;
        Budget::Counted.allows(state.tries)?;
        let pin = Pin::new(&self.typed)?;
        let mut shared = None;
        with(&mut |card| {
            let (state, point) = (&state, &point);
            // The recorded cards answer only what was asked when they were recorded.
            let request = AgreementRequest { of, state, point, nonce, opens: &|_| true };
            shared = Some(shares::open(card, request, &pin, Budget::Counted)?);
            Ok(())
        })?;
        escrow::open_from_card(&share, &shared.ok_or_else(none)?).map_err(failed)
    }
}

/// The result of reading a card.
enum Looked {
    /// The share on the card, and what the card reports without a PIN.
    Found(Box<Share>, CardState),
    /// Nothing that can be opened.
    Refused(ReplayFailure),
}

/// Reads the share on a card, and what the card reports without a PIN.
fn look(card: &mut Card<'_>) -> Result<Looked, TokenError> {
    let none = || ReplayFailure::Refused(Status::Failed, "no-share");
    let Some(found) = shares::shares(card, Search::Gap)?.into_iter().next() else {
        return Ok(Looked::Refused(none()));
    };
    let share = match found.content {
        Ok(share) => share,
        Err(error) => {
            return Ok(Looked::Refused(ReplayFailure::Refused(error.status(), error.reason())));
        }
    };
    let Protector::Card(of) = &share.header.protector else {
        return Ok(Looked::Refused(none()));
    };
    let state = shares::state(card, of)?;
    Ok(Looked::Found(Box::new(share), state))
}

/// The reason, in the vectors' terms.
fn reason(error: &TokenError) -> &'static str {
    match error {
        TokenError::LastTry => "last-try",
        TokenError::PinBlocked => "pin-blocked",
        TokenError::TriesUnknown => "tries-unknown",
        TokenError::WrongPin { .. } => "wrong-pin",
        TokenError::OtherCard => "other-card",
        TokenError::OtherKey { .. } => "other-key",
        TokenError::NoKey { .. } => "no-key",
        TokenError::Malformed { .. } => "malformed",
        TokenError::NotPiv { .. } => "not-piv",
        _ => "other",
    }
}

fn bytes32(digits: &str) -> Option<[u8; 32]> {
    hex::decode(digits).ok()?.try_into().ok()
}

/// Parses pairs of lines: `> ` with a command, `< ` with its answer.
fn exchanges(lines: &str) -> Option<Vec<CommandAndAnswer>> {
    let lines: Vec<&str> = lines.lines().collect();
    let pair = |pair: &[&str]| {
        let [command, answer] = pair else { return None };
        let command = hex::decode(command.strip_prefix("> ")?).ok()?;
        Some((command, hex::decode(answer.strip_prefix("< ")?).ok()?))
    };
    lines.chunks(2).map(pair).collect()
}

/// A card that gives the recorded answers.
struct Replay<'a> {
    rest: &'a [CommandAndAnswer],
    count: usize,
    /// A description of the command that was not the next recorded one.
    other: Option<String>,
}

impl Line for Replay<'_> {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        let gone = || TokenError::Pulled { reader: "vector".to_owned() };
        self.count += 1;
        let Some(((expected, answer), rest)) =
            self.rest.split_first().filter(|((expected, _), _)| *expected == command[..])
        else {
            // The message shows only PINs of the vectors, because no other PIN is ever sent here.
            let said = format!("command {} is {}", self.count, hex::encode(&command[..]));
            self.other.get_or_insert(said);
            return Err(gone());
        };
        debug_assert_eq!(expected.len(), command.len());
        self.rest = rest;
        let mut reply = Reply::room()?;
        let room = reply.buffer().get_mut(..answer.len()).ok_or_else(gone)?;
        room.copy_from_slice(answer);
        reply.fill(answer.len());
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}
