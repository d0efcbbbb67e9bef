//! The line between a token and vpcd, the reader of vsmartcard: TCP, each message with its length before it
//! in two bytes, the high one first.
//!
//! vpcd sends the length and what follows in two pieces, each in a packet of its own, and waits for the first
//! one to be acknowledged. A system acknowledges after 40 ms, unless it is told, before each reading, to do so
//! at once (`TCP_QUICKACK`).

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use super::card::{EmulatedCard, EmulatedReply};

/// Messages of one byte are not for the card but about it.
const POWER_OFF: u8 = 0;
const POWER_ON: u8 = 1;
const RESET: u8 = 2;
const ATR: u8 = 4;

/// Puts a token into the reader that listens at this address, and serves it until it is pulled or the reader
/// goes away. The card can be looked at and changed all the while.
///
/// # Errors
/// Those of the system, where there is no reader.
pub fn serve(reader: &TcpStream, card: &Arc<Mutex<EmulatedCard>>) -> io::Result<()> {
    reader.set_nodelay(true)?;
    let mut reader = reader;
    loop {
        let message = match read(&mut reader) {
            Ok(message) => message,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => return Ok(()),
            Err(error) => return Err(error),
        };
        let mut card = card.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = match message[..] {
            [POWER_OFF | POWER_ON | RESET] => {
                card.reset();
                continue;
            }
            [ATR] => card.atr(),
            _ => match card.transmit(&message) {
                EmulatedReply::Bytes(answer) => answer,
                EmulatedReply::Pulled => {
                    card.reset();
                    return reader.shutdown(Shutdown::Both);
                }
            },
        };
        drop(card);
        let mut bytes = (answer.len() as u16).to_be_bytes().to_vec();
        bytes.extend_from_slice(&answer);
        reader.write_all(&bytes)?;
    }
}

fn read(reader: &mut &TcpStream) -> io::Result<Vec<u8>> {
    let mut length = [0; 2];
    read_at_once(reader, &mut length)?;
    let mut message = vec![0; usize::from(u16::from_be_bytes(length))];
    read_at_once(reader, &mut message)?;
    Ok(message)
}

fn read_at_once(reader: &mut &TcpStream, mut bytes: &mut [u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        rustix::net::sockopt::set_tcp_quickack(*reader, true)?;
        match reader.read(bytes)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => bytes = &mut bytes[count..],
        }
    }
    rustix::net::sockopt::set_tcp_quickack(*reader, true)?;
    Ok(())
}
