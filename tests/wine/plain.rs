//! The text in a terminal's output.

use std::io::{self, Read};

/// Reads the text without control sequences. A cursor movement to the right becomes a space.
pub struct PlainText<R> {
    terminal: R,
    at: Place,
}

/// Where the next byte is.
enum Place {
    Text,
    /// After an escape character.
    Escape,
    /// In a control sequence (ECMA-48, section 5.4).
    Sequence,
}

impl<R> PlainText<R> {
    pub fn of(terminal: R) -> Self {
        Self { terminal, at: Place::Text }
    }

    fn take(&mut self, byte: u8) -> Option<u8> {
        let (at, text) = match (&self.at, byte) {
            (Place::Text, 0x1b) => (Place::Escape, None),
            (Place::Text, b'\r') => (Place::Text, None),
            (Place::Text, byte) => (Place::Text, Some(byte)),
            (Place::Escape, b'[') => (Place::Sequence, None),
            (Place::Escape, _) => (Place::Text, None),
            (Place::Sequence, b'C') => (Place::Text, Some(b' ')),
            (Place::Sequence, byte) if byte.is_ascii_alphabetic() => (Place::Text, None),
            (Place::Sequence, _) => (Place::Sequence, None),
        };
        self.at = at;
        text
    }
}

impl<R: Read> Read for PlainText<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut sent = vec![0; buffer.len()];
        loop {
            let count = self.terminal.read(&mut sent)?;
            let text: Vec<u8> = sent[..count].iter().filter_map(|&byte| self.take(byte)).collect();
            if count == 0 || !text.is_empty() {
                buffer[..text.len()].copy_from_slice(&text);
                return Ok(text.len());
            }
        }
    }
}

#[test]
fn what_draws_and_moves_is_no_text() {
    let sent = "\x1b[?25l\x1b[2;5HPass\x1b[Kword\x1b[3Cof\r\n\x1b=é\x1b[31m花".as_bytes();
    let mut text = String::new();
    PlainText::of(sent).read_to_string(&mut text).unwrap();
    assert_eq!(text, "Password of\né花");
}
