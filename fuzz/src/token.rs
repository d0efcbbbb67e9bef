//! Answers of smart cards.
//!
//! The first byte of an input selects its kind. `p`: the rest is one answer, read by every parser. `c`: the
//! rest is a certificate. `i`: the rest changes a certificate of ours. Any other: a card that gives one
//! answer after another, and is removed at the end. Each answer follows its length in one byte (255 stands
//! for 258, the longest). `l`, `a` and `o` select what is done with the card.

use sso_escrow::error::UserError;
use sso_escrow::secret::SecretBytes;
use sso_escrow::tlv;
use sso_escrow::token::TokenError;
use sso_escrow::token::answer::{self, Discovery, Metadata};
use sso_escrow::token::apdu::{LONGEST_REPLY, Line, MOST, Reply};
use sso_escrow::token::card::Card;
use sso_escrow::token::find::Summary;
use sso_escrow::token::names::{ObjectId, Slot};
use sso_escrow::token::pin::{Budget, Pin, Tries};

use crate::bounded::bounded;
use crate::certificate::{self, POINT};
use crate::refusal::assert_safe;

/// Reads an answer, or works with a card.
pub fn check(input: &[u8]) {
    let Some((choice, rest)) = input.split_first() else { return };
    match choice {
        b'p' => bounded(rest.len(), || parse(rest)),
        b'c' => certificate::check(rest),
        b'i' => certificate::check(&certificate::with_changes(rest)),
        b'l' => work(rest, |card| Summary::of(card, "fuzz").map(|summary| shown(&summary))),
        b'o' => work(rest, |card| {
            let id = ObjectId::of(0x5f_c120).expect("an object");
            assert!(
                card.object(id)?.is_none_or(|object| object.len() < MOST && !object.is_empty())
            );
            Ok(())
        }),
        _ => agree(rest),
    }
}

fn shown(summary: &Summary) {
    if let Tries::Left(left) = summary.tries {
        assert!(summary.pin.tries.is_none_or(|(of, counted)| counted == left && left <= of));
    }
    assert_safe(&format!(
        "{:?} {:?}",
        summary.seen.id.map(|id| id.to_string()),
        summary.seen.firmware
    ));
}

/// Checks that what a parser returns is a part of the answer.
fn parse(data: &[u8]) {
    let is_part =
        |part: &[u8]| data.windows(part.len().max(1)).any(|it| it == part) || part.is_empty();
    assert!(answer::object(data).is_none_or(|object| {
        // Long forms of short lengths are accepted. Encoded again, they are shorter.
        tlv::entry(0x53, object).len() <= data.len() && is_part(object)
    }));
    assert!(answer::response(data).is_none_or(is_part));
    assert!(answer::guid(data).is_none_or(|guid| is_part(&guid) && guid != [0; 16]));
    assert_eq!(answer::firmware(data).is_some(), data.len() == 3);
    assert_eq!(answer::serial(data).is_some(), data.len() == 4 && data != [0; 4]);
    let metadata = Metadata::read(data);
    assert!(metadata.public.is_none_or(|point| is_part(&point) && point[0] == 4));
    assert!(metadata.tries.is_none_or(|(of, left)| left <= of));
    assert!(Discovery::read(data).is_none() || data[0] == 0x7e);
}

/// A card that gives one answer after another.
struct Script<'a> {
    rest: &'a [u8],
    commands: Vec<Vec<u8>>,
    last: Vec<u8>,
}

impl Line for Script<'_> {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        assert!(command.len() <= 261);
        self.commands.push(command.to_vec());
        let pulled = || TokenError::Pulled { reader: "fuzz".to_owned() };
        let (length, rest) = self.rest.split_first().ok_or_else(pulled)?;
        let length = if *length == 255 { LONGEST_REPLY } else { usize::from(*length) };
        let (bytes, rest) = rest.split_at_checked(length).ok_or_else(pulled)?;
        (self.rest, self.last) = (rest, bytes.to_vec());
        let mut reply = Reply::room()?;
        reply.buffer()[..length].copy_from_slice(bytes);
        reply.fill(length);
        Ok(reply)
    }

    fn says_length(&self) -> bool {
        true
    }
}

fn run<T>(
    script: &mut Script<'_>,
    work: impl FnOnce(&mut Card<'_>) -> Result<T, TokenError>,
) -> Option<T> {
    let done = Card::select(script, "fuzz").and_then(|mut card| work(&mut card));
    // A card cannot make the program fetch answers without end.
    assert!(script.commands.len() < MOST + 20);
    match done {
        Ok(done) => Some(done),
        Err(error) => {
            assert_safe(&error.to_string());
            let _ = error.status();
            None
        }
    }
}

fn work(rest: &[u8], work: impl FnOnce(&mut Card<'_>) -> Result<(), TokenError>) {
    let mut script = Script { rest, commands: Vec::new(), last: Vec::new() };
    run(&mut script, work);
    assert!(script.commands.iter().all(|it| !gives_pin(it)), "nobody gave a PIN");
}

fn gives_pin(command: &[u8]) -> bool {
    command[1] == 0x20 && command.len() > 5
}

/// Checks that a PIN is sent at most once, and that the agreed secret is in the card's last answer.
fn agree(rest: &[u8]) {
    let mut script = Script { rest, commands: Vec::new(), last: Vec::new() };
    let point: [u8; 65] = hex::decode(POINT).expect("digits").try_into().expect("65 bytes");
    let pin = Pin::new("123456").expect("a PIN");
    let slot = Slot::retired(0).expect("a slot");
    let shared = run(&mut script, |card| card.verify(&pin, Budget::Counted)?.agree(slot, &point));
    let given = script.commands.iter().filter(|command| gives_pin(command)).count();
    assert!(given <= 1);
    if let Some(shared) = shared {
        assert_eq!((given, shared.len()), (1, 32));
        let at = script.commands.iter().position(|it| gives_pin(it)).expect("it was given");
        // Only commands that fetch the rest of an answer may come between.
        let next = script.commands[at + 1..].iter().find(|command| command[1] != 0xc0);
        assert!(next.is_some_and(|next| next[1] == 0x87), "something was asked between");
        if script.commands.len() == at + 2 {
            assert!(script.last.windows(32).any(|it| *it == shared[..]));
        }
    }
}
