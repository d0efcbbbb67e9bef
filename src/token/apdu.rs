//! Commands to a card and their answers: the short form, chains of commands, and answers in parts (ISO/IEC
//! 7816-4, section 5).

use std::time::{Duration, Instant};

use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

use super::error::{CardCommand, TokenError};

/// The longest answer to one command, in bytes: 256 of data and two of status.
pub const LONGEST_REPLY: usize = 258;

/// The most data that is fetched in parts, in bytes: far more than any object that is kept on a card here. A
/// card that sends more counts as one whose answer never ends.
pub const MOST: usize = 16 << 10;

/// The longest time for fetching all parts.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);

/// The most data in one command, in bytes.
const PART: usize = 255;

/// The bit in the class byte that means: more commands of this chain follow (section 5.3.3).
const CHAIN: u8 = 0x10;

/// The instruction GET RESPONSE: fetches the next part of an answer.
const MORE: u8 = 0xc0;

/// The status of a command that succeeded.
pub const DONE: u16 = 0x9000;

/// The answer to one command: data and status, in locked memory.
#[derive(Debug)]
pub struct Reply {
    bytes: SecretBytes,
    length: usize,
}

impl Reply {
    /// Creates a buffer for the longest answer.
    ///
    /// # Errors
    /// No locked memory is available.
    pub fn room() -> Result<Self, MemoryError> {
        Ok(Self { bytes: SecretBytes::zeroed(LONGEST_REPLY)?, length: 0 })
    }

    /// The buffer to write the answer into. Call [`fill`](Self::fill) with the number of bytes afterwards.
    pub fn buffer(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    /// Sets the number of bytes that were written. If it is larger than the buffer, the reply is empty.
    pub fn fill(&mut self, length: usize) {
        self.length = if length <= self.bytes.len() { length } else { 0 };
    }

    /// The data and the status. `None` if the reply is too short for a status.
    fn parts(&self) -> Option<(&[u8], u16)> {
        let (data, status) = self.bytes.get(..self.length)?.split_last_chunk::<2>()?;
        Some((data, u16::from_be_bytes(*status)))
    }
}

/// Carries commands to a card.
pub trait Line {
    /// Sends one command of at most 261 bytes and returns the answer.
    ///
    /// # Errors
    /// There is no answer. The line cannot be used after that.
    fn transmit(&mut self, command: SecretBytes) -> Result<Reply, TokenError>;

    /// Whether a command with data also gives the length of the expected answer. The protocol T=1 requires
    /// it. T=0 does not allow it (ISO/IEC 7816-3, section 12.1).
    fn says_length(&self) -> bool;
}

/// A whole answer, put together from its parts, in locked memory.
#[derive(Debug)]
pub struct Answer {
    bytes: SecretBytes,
    length: usize,
    /// The status of the command.
    pub status: u16,
}

impl Answer {
    /// The data.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// Sends one command: class 0, an instruction, two parameters, and data. Long data is sent as a chain of
/// commands. All parts of the answer are fetched.
///
/// # Errors
/// [`TokenError::Malformed`] if the answer makes no sense or does not end; errors of the line. An error
/// status of the card is not an `Err`: it is in the answer.
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

/// Fetches the rest of an answer. Each part must bring data, and the total is limited in bytes and in time.
/// So this ends soon, whatever the card sends.
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
        // The low byte of the status is how many bytes are left. In the status and in the command, zero means
        // 256 or more.
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

/// Writes a command in the short form. A command without data always gives the length of the expected answer.
fn written(head: [u8; 4], data: &[u8], says_length: bool) -> Result<SecretBytes, TokenError> {
    let room =
        head.len() + if data.is_empty() { 1 } else { 1 + data.len() + usize::from(says_length) };
    let mut command = SecretBytes::zeroed(room)?;
    let (start, rest) = command.split_at_mut(head.len());
    start.copy_from_slice(&head);
    // Bytes that are not set stay zero. A zero length of the expected answer means 256 bytes, the most of a
    // short answer.
    if let (Some((length, rest)), false) = (rest.split_first_mut(), data.is_empty()) {
        *length = data.len() as u8;
        rest.iter_mut().zip(data).for_each(|(place, byte)| *place = *byte);
    }
    Ok(command)
}
