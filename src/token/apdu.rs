//! Commands to a card and their answers: the short form, chains of commands, answers in parts
//! (ISO/IEC 7816-4, section 5).

use std::time::{Duration, Instant};

use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

use super::error::{CardCommand, TokenError};

/// The most bytes of an answer to one command: 256 of data and two of status.
pub const LONGEST_REPLY: usize = 258;

/// The most data that are fetched in parts, in bytes: far more than what is kept on a card here. A card that
/// has more is taken for one that never ends.
pub const MOST: usize = 16 << 10;

/// How long fetching them may take in all.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);

/// The most data of one command.
const PART: usize = 255;

/// The bit of the class that says that more follow (section 5.3.3).
const CHAIN: u8 = 0x10;

/// GET RESPONSE.
const MORE: u8 = 0xc0;

/// The status of what was done.
pub const DONE: u16 = 0x9000;

/// What comes back for one command: data and status, in locked memory.
#[derive(Debug)]
pub struct Reply {
    bytes: SecretBytes,
    length: usize,
}

impl Reply {
    /// Room for the longest one.
    ///
    /// # Errors
    /// No locked memory.
    pub fn room() -> Result<Self, MemoryError> {
        Ok(Self { bytes: SecretBytes::zeroed(LONGEST_REPLY)?, length: 0 })
    }

    /// Where it is written to. [`fill`](Self::fill) says how much was.
    pub fn buffer(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    /// So many bytes were written; above the room, none.
    pub fn fill(&mut self, length: usize) {
        self.length = if length <= self.bytes.len() { length } else { 0 };
    }

    /// Data and status; nothing where there is not even a status.
    fn parts(&self) -> Option<(&[u8], u16)> {
        let (data, status) = self.bytes.get(..self.length)?.split_last_chunk::<2>()?;
        Some((data, u16::from_be_bytes(*status)))
    }
}

/// What carries commands to a card.
pub trait Line {
    /// Sends one command of at most 261 bytes and takes the answer.
    ///
    /// # Errors
    /// Where nothing comes back. The line is of no use any more then.
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError>;

    /// Whether a command with data says how long the answer may be. It must in the protocol T=1, and cannot
    /// in T=0 (ISO/IEC 7816-3, section 12.1).
    fn says_length(&self) -> bool;
}

/// An answer, put together from its parts, in locked memory.
#[derive(Debug)]
pub struct Answer {
    bytes: SecretBytes,
    length: usize,
    /// What the card says of the command.
    pub status: u16,
}

impl Answer {
    /// The data.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// One command: class 0, instruction, two parameters, and its data, in as many parts as it takes. The answer
/// is fetched to its end.
///
/// # Errors
/// [`TokenError::Malformed`] for what is no answer, or one that does not end; those of the line. A status that
/// says no is none: it is in the answer.
pub fn exchange(
    line: &mut dyn Line,
    asked: CardCommand,
    [instruction, p1, p2]: [u8; 3],
    data: &[u8],
) -> Result<Answer, TokenError> {
    let mut rest = data;
    while rest.len() > PART {
        let (part, behind) = rest.split_at(PART);
        let reply = line.transmit(written([CHAIN, instruction, p1, p2], part, false)?)?;
        match reply.parts() {
            Some((_, DONE)) => rest = behind,
            Some((_, status)) => return whole(reply, status, asked),
            None => return Err(TokenError::Malformed { asked }),
        }
    }
    let command = written([0, instruction, p1, p2], rest, line.says_length())?;
    let reply = line.transmit(command)?;
    match reply.parts() {
        Some((_, status)) if status >> 8 == 0x61 => in_parts(line, asked, &reply),
        Some((_, status)) => whole(reply, status, asked),
        None => Err(TokenError::Malformed { asked }),
    }
}

fn whole(reply: Reply, status: u16, asked: CardCommand) -> Result<Answer, TokenError> {
    let length = reply.length.checked_sub(2).ok_or(TokenError::Malformed { asked })?;
    Ok(Answer { bytes: reply.bytes, length, status })
}

/// Fetches what is left of an answer. Each part has to bring something, and all of them together have a bound, in
/// bytes and in time, so it ends whatever the card says, and soon.
fn in_parts(line: &mut dyn Line, asked: CardCommand, first: &Reply) -> Result<Answer, TokenError> {
    let endless = || TokenError::Malformed { asked };
    let mut bytes = SecretBytes::zeroed(MOST)?;
    let mut length = 0;
    let mut take = |data: &[u8]| {
        let end = length + data.len();
        let room = bytes.get_mut(length..end).ok_or_else(endless)?;
        room.copy_from_slice(data);
        length = end;
        Ok::<_, TokenError>(())
    };
    let (data, mut status) = first.parts().ok_or_else(endless)?;
    take(data)?;
    let start = Instant::now();
    while status >> 8 == 0x61 {
        // What the status says is left; zero stands for 256 or more in both places.
        let [_, left] = status.to_be_bytes();
        let reply = line.transmit(SecretBytes::copy_of(&[0, MORE, 0, 0, left])?)?;
        let (data, next) = reply.parts().ok_or_else(endless)?;
        if (data.is_empty() || start.elapsed() > LONGEST_ANSWER) && next >> 8 == 0x61 {
            return Err(endless());
        }
        take(data)?;
        status = next;
    }
    Ok(Answer { bytes, length, status })
}

/// A command in the short form. Without data it always says how long the answer may be.
fn written(head: [u8; 4], data: &[u8], says_length: bool) -> Result<SecretBytes, TokenError> {
    let room =
        head.len() + if data.is_empty() { 1 } else { 1 + data.len() + usize::from(says_length) };
    let mut command = SecretBytes::zeroed(room)?;
    let (start, rest) = command.split_at_mut(head.len());
    start.copy_from_slice(&head);
    // What is not written is zero: as many bytes as a short answer can have.
    if let (Some((length, rest)), false) = (rest.split_first_mut(), data.is_empty()) {
        *length = data.len() as u8;
        rest.iter_mut().zip(data).for_each(|(place, byte)| *place = *byte);
    }
    Ok(command)
}
