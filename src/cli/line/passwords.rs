//! Where passwords come from: the terminal, or `--passwords-from`.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::ops::Range;

use sso_escrow::error::{UserError, system_cause};
use sso_escrow::message;
use sso_escrow::seal::typed::{BYTE_ORDER_MARK, TypedPassword};
use sso_escrow::secret::SecretBytes;
use sso_escrow::sys::file::open_to_read;
use sso_escrow::text::Message;
use sso_escrow::token::pin::Pin;

use crate::cli::line::location::{ShareLocation, SmartCard};
use crate::cli::line::options::{PasswordOptions, PasswordsFrom};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;

/// The maximum bytes of all passwords together: 255 passwords of the maximum length, each with its line end.
const MOST: usize = 256 << 10;

/// Where passwords come from.
pub(crate) enum Passwords {
    /// The terminal asks for them.
    Prompt,
    /// One password a line, in the order of the shares.
    Lines(Lines),
}

/// What the lines are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ExpectedLines {
    /// The shares, one line each.
    Shares,
    /// ENTSSO's own file, and then the shares.
    FileAndShares,
    /// One smart card: its PIN, and then any other values that the command needs.
    Card,
}

impl ExpectedLines {
    fn lines_before(self) -> usize {
        usize::from(self == Self::FileAndShares)
    }

    /// The message for a wrong number of lines.
    fn other_count(self, lines: usize, shares: usize) -> Message {
        match self {
            Self::Shares => message!("passwords-count", lines = lines, shares = shares),
            Self::FileAndShares => {
                message!("passwords-count-file", lines = lines, shares = shares)
            }
            Self::Card => message!("provision-lines", lines = shares),
        }
    }
}

/// Passwords that were read at the start.
pub(crate) struct Lines {
    bytes: SecretBytes,
    lines: Vec<Range<usize>>,
    /// How many lines come before those of the shares.
    before: usize,
}

impl Passwords {
    /// Reads the lines that `--passwords-from` names, for the shares at these locations.
    ///
    /// A file is allowed only in a rehearsal: passwords do not belong in files.
    pub(crate) fn read(
        options: &PasswordOptions,
        rehearsal: bool,
        shares: &[&ShareLocation],
    ) -> Result<Self, Failure> {
        Self::expect(ExpectedLines::Shares, options, rehearsal, shares.len(), shares)
    }

    /// Reads the lines; the first one is the password of ENTSSO's own file. A terminal asks for that password
    /// first too.
    pub(crate) fn behind_that_of_a_file(
        options: &PasswordOptions,
        rehearsal: bool,
        shares: &[&ShareLocation],
    ) -> Result<Self, Failure> {
        Self::expect(ExpectedLines::FileAndShares, options, rehearsal, shares.len(), shares)
    }

    /// Reads `lines` lines for one card: its PIN, and then any other values that the command needs.
    pub(crate) fn of_card(
        options: &PasswordOptions,
        rehearsal: bool,
        lines: usize,
    ) -> Result<Self, Failure> {
        Self::expect(ExpectedLines::Card, options, rehearsal, lines, &[])
    }

    fn expect(
        expected: ExpectedLines,
        options: &PasswordOptions,
        rehearsal: bool,
        shares: usize,
        locations: &[&ShareLocation],
    ) -> Result<Self, Failure> {
        let Some(source) = &options.passwords_from else { return Ok(Self::Prompt) };
        // Media that `ask` requests come in an unknown order, so lines cannot be assigned to them.
        if locations.contains(&&ShareLocation::Ask) {
            return Err(Failure::usage(message!("passwords-from-with-ask")));
        }
        // With several cards and no serial numbers, it is unknown which card is whose. A wrong PIN would use up a
        // try of the wrong card.
        if locations.iter().filter(|it| it.card() == Some(SmartCard::Any)).count() > 1 {
            return Err(Failure::usage(message!("passwords-from-with-cards")));
        }
        let bytes = match source {
            PasswordsFrom::StandardInput if io::stdin().is_terminal() => {
                return Err(Failure::usage(message!("passwords-from-terminal")));
            }
            PasswordsFrom::StandardInput => {
                let failed = |error| {
                    unreadable(
                        message!("passwords-unreadable-input", cause = system_cause(&error)),
                        error,
                    )
                };
                read(&standard_input().map_err(failed)?, failed)
            }
            PasswordsFrom::File(path) if rehearsal => {
                let failed = |error| {
                    let (path, cause) = (path.display().to_string(), system_cause(&error));
                    unreadable(message!("passwords-unreadable", path = path, cause = cause), error)
                };
                // A pipe would not open before somebody writes into it, and nothing could interrupt that.
                read(&open_to_read(path).map_err(failed)?, failed)
            }
            PasswordsFrom::File(_) => {
                return Err(Failure::usage(message!("passwords-from-file")));
            }
        };
        let (bytes, length) = bytes?;
        if is_utf16(&bytes[..length]) {
            return Err(Failure::usage(message!("passwords-utf16")));
        }
        let lines = split(&bytes[..length]);
        let before = expected.lines_before();
        if lines.len() != before + shares {
            return Err(Failure::usage(expected.other_count(lines.len(), shares)));
        }
        Ok(Self::Lines(Lines { bytes, lines, before }))
    }
}

impl Lines {
    /// The password of ENTSSO's own file: the first line, without the mark of a text in UTF-8.
    pub(crate) fn of_file(&self) -> Result<&str, Failure> {
        self.without_mark(0)
    }

    /// The line at `at`, counted from 0, without the mark of a text in UTF-8.
    pub(crate) fn text(&self, at: usize) -> Result<&str, Failure> {
        self.without_mark(self.before + at)
    }

    /// The number of the line of share `at`, as people count: from 1.
    pub(crate) fn number(&self, at: usize) -> usize {
        self.before + at + 1
    }

    fn line(&self, at: usize) -> Result<&str, Failure> {
        let line = self.lines.get(at).and_then(|range| self.bytes.get(range.clone()));
        let text = line.and_then(|line| std::str::from_utf8(line).ok());
        text.ok_or_else(|| Failure::usage(message!("passwords-not-utf8", line = at + 1)))
    }

    /// A line without the mark that some editors write before the first one.
    fn without_mark(&self, at: usize) -> Result<&str, Failure> {
        let line = self.line(at)?;
        Ok(if at == 0 { line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line) } else { line })
    }

    /// The PIN for the card of share `at`, counted from 0 in the order of the command line.
    pub(crate) fn pin(&self, at: usize) -> Result<Pin, Failure> {
        let at = self.before + at;
        Pin::new(self.without_mark(at)?).map_err(|error| {
            let message = message!("passwords-line", line = at + 1, cause = error.message());
            Failure::new(error.status(), message).caused_by(error)
        })
    }

    /// What opens share `at`, counted from 0 in the order of the command line: the line as it is.
    pub(crate) fn typed_password(&self, at: usize) -> Result<TypedPassword, Failure> {
        self.password_of(at, self.line(self.before + at)?)
    }

    /// The new password of share `at`, counted from 0 in the order of the command line.
    pub(crate) fn new_password(&self, at: usize) -> Result<TypedPassword, Failure> {
        self.password_of(at, self.without_mark(self.before + at)?)
    }

    fn password_of(&self, at: usize, line: &str) -> Result<TypedPassword, Failure> {
        TypedPassword::new(line).map_err(|error| {
            let line = self.number(at);
            let message = message!("passwords-line", line = line, cause = error.message());
            Failure::new(error.status(), message).caused_by(error)
        })
    }
}

/// The failure if the passwords could not be read.
fn unreadable(message: Message, error: io::Error) -> Failure {
    Failure::usage(message).caused_by(error)
}

/// Standard input without the buffer of the standard library, which would keep a copy of the passwords.
fn standard_input() -> io::Result<File> {
    #[cfg(unix)]
    let handle = std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?;
    #[cfg(windows)]
    let handle = std::os::windows::io::AsHandle::as_handle(&io::stdin()).try_clone_to_owned()?;
    Ok(handle.into())
}

/// Reads everything up to the end, directly into locked memory.
fn read(
    mut input: &File,
    failed: impl Fn(io::Error) -> Failure,
) -> Result<(SecretBytes, usize), Failure> {
    let mut bytes = SecretBytes::zeroed(MOST)?;
    let mut length = 0;
    loop {
        interrupt::wait_for(input)?;
        match input.read(&mut bytes[length..]) {
            Ok(0) if length == MOST => {
                return Err(Failure::usage(message!("passwords-too-long")));
            }
            Ok(0) => return Ok((bytes, length)),
            Ok(read) => length += read,
            Err(error) if is_not_yet(&error) => {}
            Err(error) => return Err(failed(error)),
        }
    }
}

/// Reports whether reading was interrupted, or there is nothing to read yet.
fn is_not_yet(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock)
}

/// Reports whether a text is in UTF-16, as PowerShell and some editors write it: by its mark, or because a byte of
/// its first character is zero.
fn is_utf16(text: &[u8]) -> bool {
    match text {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    }
}

/// The lines of a text, without their ends. Text after the last line end is a line if it is not empty.
fn split(text: &[u8]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let length = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let end = start + length;
        let without_cr = if rest[..length].ends_with(b"\r") { end - 1 } else { end };
        lines.push(start..without_cr);
        start = end + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_utf_16_is_recognised() {
        for text in [&b"\xff\xfea\0"[..], b"\xfe\xff\0a", b"a\0b\0", b"\0a\0b"] {
            assert!(is_utf16(text), "{text:?}");
        }
        for text in [&b""[..], b"a", b"ab\n", "\u{feff}ab".as_bytes(), "été".as_bytes()] {
            assert!(!is_utf16(text), "{text:?}");
        }
    }

    #[test]
    fn lines_end_in_every_way_that_lines_end() {
        let lines = |text: &[u8]| -> Vec<Vec<u8>> {
            split(text).into_iter().map(|range| text[range].to_vec()).collect()
        };
        assert_eq!(lines(b""), [[0u8; 0]; 0]);
        assert_eq!(lines(b"a\nb"), [b"a", b"b"]);
        assert_eq!(lines(b"a\r\nb\r\n"), [b"a", b"b"]);
        assert_eq!(lines(b"\n a \n"), [&b""[..], b" a "]);
    }
}
