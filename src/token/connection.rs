//! One piece of work with one card: connect, hold the card with a transaction, reset it at the end.

use std::ffi::CString;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use pcsc::{Context, Disposition, Protocol, Protocols, Scope, ShareMode, Status};

use super::apdu::{Line, Reply};
use super::card::Card;
use super::error::TokenError;
use super::pcsc_lock::pass;
use super::timeouts::Timeouts;
use crate::error::{Impossible, system_text};
use crate::secret::SecretBytes;

/// How often another program may reset the card before the transaction begins.
const RESETS: usize = 8;

/// The time that a PC/SC service may need to notice that a card was removed. pcscd looks twice a second.
const NOTICED: Duration = Duration::from_millis(1200);
/// The interval between two looks for that.
const LOOKS: Duration = Duration::from_millis(50);

/// Does one piece of work with the PIV card in a reader, in one transaction. The card is always reset at the
/// end, so that it forgets the PIN.
///
/// Keep `work` short. It must not ask a person anything: ask before. Windows ends a transaction that is idle
/// for five seconds, and resets the card (OpenSC/OpenSC, issue 703). Until then, no other program can use the
/// card. Waiting for a touch does not count as idle, because a command is running then.
///
/// # Errors
/// [`TokenError::Held`] if the card was not free in time, [`TokenError::NoService`],
/// [`TokenError::ReaderGone`], [`TokenError::EmptyReader`], [`TokenError::Pulled`]; those of `work`.
pub fn with_card<T, E: From<TokenError>>(
    reader: &str,
    timeouts: &Timeouts,
    work: impl FnOnce(&mut Card<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut held = Held::take(reader, timeouts)?;
    let mut card = Card::select(&mut held, reader)?;
    work(&mut card)
}

/// A card that is held. A separate thread talks to PC/SC, because calls to PC/SC have no time limit. The
/// thread ends when this value is dropped.
struct Held {
    reader: String,
    timeouts: Timeouts,
    /// `None` once the work has ended.
    commands: Option<Sender<SecretBytes>>,
    replies: Receiver<Result<Reply, TokenError>>,
    protocol: Protocol,
    is_lost: bool,
}

impl Held {
    fn take(reader: &str, timeouts: &Timeouts) -> Result<Self, TokenError> {
        let (commands, wanted) = mpsc::channel();
        let (gives, replies) = mpsc::channel();
        // The channel has no buffer: sending succeeds only while this function still waits.
        let (tells, ready) = mpsc::sync_channel(0);
        let name = reader.to_owned();
        let run = move || serve(&name, &tells, &wanted, &gives);
        let started = thread::Builder::new().name("card".to_owned()).spawn(run);
        started.map_err(|error| match error.raw_os_error() {
            Some(code) => {
                TokenError::System { code: code.cast_unsigned(), text: system_text(&error) }
            }
            None => Impossible("connection: the name of the thread holds a NUL").into(),
        })?;
        let protocol = match ready.recv_timeout(timeouts.enter) {
            Ok(protocol) => protocol?,
            Err(_) => {
                let programs = super::card_users::programs();
                return Err(TokenError::Held { reader: reader.to_owned(), programs });
            }
        };
        let (reader, timeouts) = (reader.to_owned(), *timeouts);
        Ok(Self { reader, timeouts, commands: Some(commands), replies, protocol, is_lost: false })
    }

    fn lose(&mut self) -> TokenError {
        self.is_lost = true;
        let seconds = self.timeouts.answer.as_secs();
        TokenError::NoAnswer { reader: self.reader.clone(), seconds }
    }
}

impl Line for Held {
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError> {
        // After a timeout, a late answer could be mistaken for the answer to this command.
        let sent = match &self.commands {
            Some(commands) if !self.is_lost => commands.send(command).is_ok(),
            _ => false,
        };
        if !sent {
            return Err(self.lose());
        }
        match self.replies.recv_timeout(self.timeouts.answer) {
            Ok(reply) => {
                self.is_lost = reply.is_err();
                reply
            }
            Err(_) => Err(self.lose()),
        }
    }

    fn says_length(&self) -> bool {
        self.protocol != Protocol::T0
    }
}

impl Drop for Held {
    /// Waits until the card is reset and free again, but not longer than `enter` allows. Does not wait if
    /// the last command failed.
    fn drop(&mut self) {
        self.commands = None;
        if self.is_lost {
            return;
        }
        let ended = |reply| {
            matches!(reply, Err(RecvTimeoutError::Disconnected | RecvTimeoutError::Timeout))
        };
        while !ended(self.replies.recv_timeout(self.timeouts.enter).map(drop)) {}
    }
}

/// Holds the card and sends the commands, until the other side closes its channel.
fn serve(
    reader: &str,
    ready: &SyncSender<Result<Protocol, TokenError>>,
    commands: &Receiver<SecretBytes>,
    replies: &Sender<Result<Reply, TokenError>>,
) {
    if let Err(error) = serve_until(reader, ready, commands, replies) {
        // Nobody receives this if the time is up, or if an error was sent before.
        let _ = ready.send(Err(error));
    }
}

fn serve_until(
    reader: &str,
    ready: &SyncSender<Result<Protocol, TokenError>>,
    commands: &Receiver<SecretBytes>,
    replies: &Sender<Result<Reply, TokenError>>,
) -> Result<(), TokenError> {
    let of = |error| TokenError::of(error, reader);
    let Ok(name) = CString::new(reader) else { return Err(of(pcsc::Error::UnknownReader)) };
    let context = pass(|| Context::establish(Scope::User)).map_err(of)?;
    let connected = pass(|| context.connect(&name, ShareMode::Shared, Protocols::ANY));
    let mut card = connected.map_err(|error| match error {
        pcsc::Error::NoSmartcard | pcsc::Error::RemovedCard => {
            TokenError::EmptyReader { reader: reader.to_owned() }
        }
        other => of(other),
    })?;
    let mut resets = 0;
    let transaction = loop {
        let error = match pass(|| card.transaction()) {
            Ok(transaction) => break transaction,
            Err(error) => error,
        };
        resets += 1;
        if error != pcsc::Error::ResetCard || resets > RESETS {
            let _ = pass(|| card.disconnect(Disposition::LeaveCard));
            return Err(of(error));
        }
        let again = Disposition::LeaveCard;
        pass(|| card.reconnect(ShareMode::Shared, Protocols::ANY, again)).map_err(of)?;
    };
    let is_wanted = match pass(|| transaction.status2_owned()).map_err(of) {
        Ok(status) => ready.send(Ok(status.protocol2().unwrap_or(Protocol::T1))).is_ok(),
        Err(error) => {
            let _ = ready.send(Err(error));
            false
        }
    };
    let mut is_used = false;
    while let (true, Ok(command)) = (is_wanted, commands.recv()) {
        is_used = true;
        let reply = transmit(&transaction, reader, &command);
        let failed = reply.is_err();
        if replies.send(reply).is_err() || failed {
            break;
        }
    }
    // If no command was sent, the card is not reset: another program may be using it.
    let at_end = if is_used { Disposition::ResetCard } else { Disposition::LeaveCard };
    if let Err((transaction, _)) = pass(|| transaction.end(at_end)) {
        pass(|| drop(transaction));
    }
    let _ = pass(|| card.disconnect(Disposition::LeaveCard));
    pass(|| drop(context));
    Ok(())
}

fn transmit(card: &pcsc::Card, reader: &str, command: &SecretBytes) -> Result<Reply, TokenError> {
    let mut reply = Reply::room()?;
    let length = match pass(|| card.transmit(command, reply.buffer())) {
        Ok([]) => return empty(card, reader, reply),
        Ok(answer) => answer.len(),
        // Longer than any answer can be. The empty reply is then reported as one that makes no sense.
        Err(pcsc::Error::InsufficientBuffer) => 0,
        Err(error) => return Err(TokenError::of(error, reader)),
    };
    reply.fill(length);
    Ok(reply)
}

/// Handles an answer without any bytes. No card sends that. Some drivers return it for a card that was
/// removed, before the PC/SC service notices. If the card is still present after [`NOTICED`], the answer came
/// from the card.
fn empty(card: &pcsc::Card, reader: &str, reply: Reply) -> Result<Reply, TokenError> {
    let start = Instant::now();
    while start.elapsed() < NOTICED {
        match pass(|| card.status2_owned()) {
            Ok(status) if status.status().contains(Status::ABSENT) => break,
            Ok(_) => thread::sleep(LOOKS),
            Err(error) => return Err(TokenError::of(error, reader)),
        }
    }
    match start.elapsed() < NOTICED {
        true => Err(TokenError::Pulled { reader: reader.to_owned() }),
        false => Ok(reply),
    }
}
