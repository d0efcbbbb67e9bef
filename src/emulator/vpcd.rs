//! The connection between a smart card and vpcd, the reader of vsmartcard: TCP. Before each message comes its
//! length in two bytes, big-endian.
//!
//! vpcd sends the length and the message in two packets, and waits until the first is acknowledged. A system
//! acknowledges after 40 ms. It does so at once only if that is requested before each read (`TCP_QUICKACK`).

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use super::card::{EmulatedCard, EmulatedReply};

/// Messages of one byte are not commands: they control the power of the card or ask for its ATR.
const POWER_OFF: u8 = 0;
const POWER_ON: u8 = 1;
const RESET: u8 = 2;
const ATR: u8 = 4;

/// Connects a smart card to the reader on this connection, and serves it until the card is pulled or the reader
/// closes the connection. Meanwhile the card can be read and changed through the lock.
///
/// # Errors
/// Errors of the connection.
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
