//! Questions at the terminal. What is typed in answer to a hidden one goes straight into locked
//! memory, is not shown, and the terminal is left as it was, whatever happens.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use sso_escrow::fault::Status;
use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::text::Message;

use super::output::{Console, fitted};
use super::{Failure, interrupt};

/// The most bytes that an answer may have.
const LONGEST_ANSWER: usize = 4096;

/// How many characters of a password stand together when it is shown in groups.
const GROUP: usize = 4;

/// The terminal of the process, whatever its standard streams are.
pub(crate) struct Terminal {
    device: File,
}

/// The terminal's settings, put back when this is dropped.
struct Hidden<'a> {
    device: &'a File,
    before: Termios,
}

impl<'a> Hidden<'a> {
    /// Nothing that is typed is shown, and every key comes to us at once, Ctrl-C and Ctrl-Z included.
    fn new(device: &'a File) -> Result<Self, Failure> {
        let before = tcgetattr(device).map_err(|_| no_terminal())?;
        let hidden = Self { device, before };
        hidden.hide()?;
        Ok(hidden)
    }

    fn hide(&self) -> Result<(), Failure> {
        let mut hidden = self.before.clone();
        hidden.local_modes -= LocalModes::ECHO | LocalModes::ECHONL;
        hidden.local_modes -= LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        hidden.special_codes[SpecialCodeIndex::VMIN] = 1;
        hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(self.device, OptionalActions::Now, &hidden).map_err(|_| no_terminal())
    }

    fn show(&self) {
        let _ = tcsetattr(self.device, OptionalActions::Now, &self.before);
    }
}

impl Drop for Hidden<'_> {
    fn drop(&mut self) {
        self.show();
    }
}

fn no_terminal() -> Failure {
    Failure::usage(message!("prompt-no-terminal"))
}

impl Terminal {
    /// The terminal.
    ///
    /// Fails where there is none: a script must answer by options then.
    pub(crate) fn open() -> Result<Self, Failure> {
        let device = OpenOptions::new()
            .read(true)
            .write(true)
            .open("/dev/tty")
            .map_err(|_| no_terminal())?;
        Ok(Self { device })
    }

    /// The terminal, where it is one of this machine: what is shown on it goes over no line.
    pub(crate) fn open_local() -> Result<Self, Failure> {
        let terminal = Self::open()?;
        let far = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| std::env::var_os(name).is_some());
        let device = rustix::termios::ttyname(&terminal.device, Vec::new()).unwrap_or_default();
        let device = device.to_string_lossy();
        let serial = ["/dev/ttyS", "/dev/ttyUSB", "/dev/ttyACM"];
        if far || serial.iter().any(|line| device.starts_with(line)) {
            return Err(Failure::new(Status::Unfit, message!("prompt-not-local")));
        }
        Ok(terminal)
    }

    /// Shows a line on the terminal.
    pub(crate) fn show(&mut self, console: &mut Console, message: &Message) {
        console.end_progress();
        let _ = writeln!(self.device, "{}", fitted(console.words(message), &self.device));
    }

    /// Shows a line that must not be broken: a path, a command.
    pub(crate) fn print(&mut self, console: &mut Console, line: &str) {
        console.end_progress();
        let _ = writeln!(self.device, "{line}");
    }

    /// Asks for a line that may be seen, without spaces at its ends.
    pub(crate) fn ask(
        &mut self,
        console: &mut Console,
        question: &Message,
    ) -> Result<String, Failure> {
        console.end_progress();
        self.put_question(console, question);
        self.read_line()
    }

    fn put_question(&self, console: &Console, question: &Message) {
        let question = fitted(format!("{} ", console.words(question)), &self.device);
        let _ = write!(&self.device, "{question}");
    }

    /// The line that was typed, if one was within that time, without spaces at its ends.
    pub(crate) fn line_within(&mut self, most: Duration) -> Result<Option<String>, Failure> {
        match interrupt::wait_for_within(&self.device, Some(most))? {
            true => self.read_line().map(Some),
            false => Ok(None),
        }
    }

    fn read_line(&mut self) -> Result<String, Failure> {
        let mut line = Vec::new();
        let mut byte = [0];
        loop {
            interrupt::wait_for(&self.device)?;
            match rustix::io::read(&self.device, &mut byte) {
                Ok(0) | Err(rustix::io::Errno::IO) => return Err(interrupt::end_of_input()),
                Ok(_) if byte[0] == b'\n' => break,
                Ok(_) if line.len() < LONGEST_ANSWER => line.push(byte[0]),
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return Err(no_terminal()),
            }
        }
        Ok(String::from_utf8_lossy(&line).trim().to_owned())
    }

    /// Asks for a secret, until what is typed is text.
    pub(crate) fn ask_secret(
        &mut self,
        console: &mut Console,
        question: &Message,
    ) -> Result<SecretText, Failure> {
        loop {
            match self.read_secret(console, question)?.finish() {
                Ok(text) => return Ok(text),
                Err(reason) => self.show(console, &reason),
            }
        }
    }

    fn read_secret(&self, console: &mut Console, question: &Message) -> Result<Typed, Failure> {
        console.end_progress();
        let hidden = Hidden::new(&self.device)?;
        self.put_question(console, question);
        let mut typed = Typed::new()?;
        loop {
            let byte = self.read_key()?;
            match byte[0] {
                b'\r' | b'\n' => break,
                CTRL_C => {
                    let _ = writeln!(&self.device);
                    return Err(interrupt::failure());
                }
                CTRL_D if typed.text.as_str().is_empty() => {
                    let _ = writeln!(&self.device);
                    return Err(interrupt::failure());
                }
                CTRL_Z => {
                    hidden.show();
                    let _ = writeln!(&self.device);
                    let _ = kill_process(getpid(), Signal::TSTP);
                    hidden.hide()?;
                    self.put_question(console, question);
                }
                BACKSPACE | DELETE => typed.text.pop(),
                CTRL_U => typed.clear(),
                other => typed.push(other),
            }
        }
        let _ = writeln!(&self.device);
        Ok(typed)
    }

    /// One byte as it comes from the keyboard.
    fn read_key(&self) -> Result<zeroize::Zeroizing<[u8; 1]>, Failure> {
        let mut byte = zeroize::Zeroizing::new([0]);
        loop {
            interrupt::wait_for(&self.device)?;
            match rustix::io::read(&self.device, &mut *byte) {
                Ok(0) | Err(rustix::io::Errno::IO) => return Err(interrupt::failure()),
                Ok(_) => return Ok(byte),
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => return Err(no_terminal()),
            }
        }
    }

    /// Shows a secret until Enter is typed, on a screen of its own that is cleared then, also where
    /// the program is stopped or put into the background meanwhile. What was on the screen before
    /// comes back, and the secret is in no scrollback.
    pub(crate) fn show_secret(
        &mut self,
        console: &mut Console,
        heading: &Message,
        secret: &SecretText,
        question: &Message,
    ) -> Result<(), Failure> {
        self.show_pieces(console, heading, [secret.as_str()], question)
    }

    /// The same in groups of four characters, for a password that is to be typed elsewhere. A space of
    /// its own shows as “␣”.
    pub(crate) fn show_secret_in_groups(
        &mut self,
        console: &mut Console,
        heading: &Message,
        secret: &SecretText,
        question: &Message,
    ) -> Result<(), Failure> {
        let text = secret.as_str();
        let pieces = text.char_indices().enumerate().flat_map(|(count, (at, character))| {
            let gap = if count > 0 && count.is_multiple_of(GROUP) { " " } else { "" };
            let shown = &text[at..at + character.len_utf8()];
            [gap, if shown == " " { "␣" } else { shown }]
        });
        self.show_pieces(console, heading, pieces, question)
    }

    fn show_pieces<'a>(
        &mut self,
        console: &mut Console,
        heading: &Message,
        pieces: impl IntoIterator<Item = &'a str> + Clone,
        question: &Message,
    ) -> Result<(), Failure> {
        console.end_progress();
        let hidden = Hidden::new(&self.device)?;
        let mut screen = SecretScreen::new(&self.device);
        loop {
            screen.open();
            let heading = fitted(console.words(heading), &self.device);
            let _ = writeln!(&self.device, "{heading}\n");
            // Piece by piece: nothing is put together that would have to be wiped.
            let _ = (&self.device).write_all(b"    ");
            for piece in pieces.clone() {
                let _ = (&self.device).write_all(piece.as_bytes());
            }
            let _ = (&self.device).write_all(b"\n\n");
            self.put_question(console, question);
            loop {
                match self.read_key()?[0] {
                    b'\r' | b'\n' => return Ok(()),
                    CTRL_C | CTRL_D => return Err(interrupt::failure()),
                    CTRL_Z => {
                        screen.close();
                        hidden.show();
                        let _ = kill_process(getpid(), Signal::TSTP);
                        hidden.hide()?;
                        break;
                    }
                    _ => {}
                }
            }
        }
    }

    /// A visible line or more, to see which characters the keys give. Enter alone goes on.
    pub(crate) fn test_keyboard(&mut self, console: &mut Console) -> Result<(), Failure> {
        self.show(console, &message!("ask-keyboard-why"));
        while !self.ask(console, &message!("ask-keyboard"))?.is_empty() {}
        Ok(())
    }

    /// Asks a question that is answered by yes or no.
    pub(crate) fn confirm(
        &mut self,
        console: &mut Console,
        question: &Message,
    ) -> Result<bool, Failure> {
        loop {
            let question = message!("prompt-yes-or-no", question = question.clone());
            let answer = self.ask(console, &question)?;
            match self.yes_or_no(console, &answer) {
                Some(answer) => return Ok(answer),
                None => self.show(console, &message!("prompt-only-yes-or-no")),
            }
        }
    }

    /// What an answer means, if it is yes or no. Those in English are understood everywhere.
    pub(crate) fn yes_or_no(&self, console: &Console, answer: &str) -> Option<bool> {
        let answer = answer.to_lowercase();
        let is_one_of = |words: &Message, english: [&str; 2]| {
            english.contains(&&*answer)
                || console.words(words).split(' ').any(|word| word == answer)
        };
        if is_one_of(&message!("prompt-words-for-yes"), ["yes", "y"]) {
            Some(true)
        } else if is_one_of(&message!("prompt-words-for-no"), ["no", "n"]) {
            Some(false)
        } else {
            None
        }
    }

    /// Shows what went wrong, and what to do now, in a dialogue that goes on.
    pub(crate) fn explain(&mut self, console: &mut Console, message: &Message) {
        self.show(console, message);
        if let Some(remedy) = console.remedy(message) {
            let _ = writeln!(self.device, "{}", fitted(format!("  {remedy}"), &self.device));
        }
    }
}

/// The screen that a secret is shown on: the terminal's alternate one.
struct SecretScreen<'a> {
    device: &'a File,
    /// The Linux console has no alternate screen; there the only one is cleared, scrollback included.
    only_one: bool,
    is_open: bool,
}

impl<'a> SecretScreen<'a> {
    fn new(device: &'a File) -> Self {
        let only_one = std::env::var_os("TERM").is_some_and(|name| name == "linux");
        Self { device, only_one, is_open: false }
    }

    fn open(&mut self) {
        self.is_open = true;
        let switch: &[u8] = if self.only_one { b"" } else { b"\x1b[?1049h" };
        self.put(switch);
        self.put(b"\x1b[2J\x1b[H");
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.put(b"\x1b[2J\x1b[H");
            self.put(if self.only_one { b"\x1b[3J" } else { b"\x1b[?1049l" });
        }
    }

    fn put(&self, sequence: &[u8]) {
        let mut device = self.device;
        let _ = device.write_all(sequence);
    }
}

impl Drop for SecretScreen<'_> {
    fn drop(&mut self) {
        self.close();
    }
}

const CTRL_C: u8 = 0x03;
const CTRL_D: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const CTRL_U: u8 = 0x15;
const CTRL_Z: u8 = 0x1a;
const DELETE: u8 = 0x7f;

/// A secret as it is being typed: bytes become characters as soon as they are whole.
struct Typed {
    text: SecretText,
    partial: zeroize::Zeroizing<Vec<u8>>,
    fits: bool,
    valid: bool,
}

impl Typed {
    fn new() -> Result<Self, Failure> {
        let text = SecretText::with_capacity(LONGEST_ANSWER)?;
        let partial = zeroize::Zeroizing::new(Vec::with_capacity(4));
        Ok(Self { text, partial, fits: true, valid: true })
    }

    fn push(&mut self, byte: u8) {
        self.partial.push(byte);
        match std::str::from_utf8(&self.partial) {
            Ok(character) => {
                self.fits &= character.chars().all(|character| self.text.push(character));
                zeroize::Zeroize::zeroize(&mut *self.partial);
            }
            Err(error) if error.error_len().is_some() => {
                self.valid = false;
                zeroize::Zeroize::zeroize(&mut *self.partial);
            }
            Err(_) => {}
        }
    }

    /// Forgets all that was typed, what was wrong with it included.
    fn clear(&mut self) {
        self.text.clear();
        zeroize::Zeroize::zeroize(&mut *self.partial);
        (self.fits, self.valid) = (true, true);
    }

    /// The text, or why it is none.
    fn finish(self) -> Result<SecretText, Message> {
        if !self.valid || !self.partial.is_empty() {
            return Err(message!("prompt-not-utf8"));
        }
        if !self.fits {
            return Err(message!("prompt-too-long"));
        }
        Ok(self.text)
    }
}

/// Asks for a plain confirmation, which `--yes` gives as well.
pub(crate) fn confirm(console: &mut Console, yes: bool, question: &Message) -> Result<(), Failure> {
    if yes || Terminal::open()?.confirm(console, question)? {
        return Ok(());
    }
    Err(declined())
}

/// The failure of a command that was answered with no.
pub(crate) fn declined() -> Failure {
    Failure::new(Status::Failed, message!("declined"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> Result<String, ()> {
        let mut typed = Typed::new().map_err(|_| ())?;
        bytes.iter().for_each(|&byte| typed.push(byte));
        typed.finish().map(|text| text.as_str().to_owned()).map_err(|_| ())
    }

    #[test]
    fn bytes_become_characters() {
        assert_eq!(typed("été 秘密 😀".as_bytes()), Ok("été 秘密 😀".to_owned()));
        assert_eq!(typed(b"\xe9t\xe9"), Err(()), "Latin-1 is refused, not guessed");
        assert_eq!(typed(b"abc\xe7"), Err(()), "an unfinished character");
        assert_eq!(typed(&[b'a'; LONGEST_ANSWER + 1]), Err(()));
        let mut retyped = Typed::new().unwrap();
        b"\xe9t\xe9\xe7".iter().for_each(|&byte| retyped.push(byte));
        retyped.clear();
        "été".bytes().for_each(|byte| retyped.push(byte));
        assert_eq!(retyped.finish().unwrap().as_str(), "été");
    }
}
