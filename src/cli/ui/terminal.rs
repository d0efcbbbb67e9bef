//! Questions at the terminal. What is typed in answer to a hidden one goes straight into locked
//! memory, is not shown, and the terminal is left as it was, whatever happens.

use std::time::Duration;

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::text::Message;
use zeroize::Zeroizing;

use crate::cli::ui::device::{Device, Input};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::{Console, fitted};

/// The most bytes that an answer may have.
const LONGEST_ANSWER: usize = 4096;

/// How many characters of a password stand together when it is shown in groups.
const GROUP: usize = 4;

/// The terminal of the process, whatever its standard streams are.
pub(crate) struct Terminal {
    device: Device,
}

fn no_terminal() -> Failure {
    Failure::usage(message!("prompt-no-terminal"))
}

impl Terminal {
    /// The terminal.
    ///
    /// Fails where there is none: a script must answer by options then.
    pub(crate) fn open() -> Result<Self, Failure> {
        let device = Device::open().map_err(|_| no_terminal())?;
        Ok(Self { device })
    }

    /// The terminal, where it is one of this machine: what is shown on it goes over no line.
    pub(crate) fn open_local() -> Result<Self, Failure> {
        let terminal =
            Self::open().map_err(|_| Failure::usage(message!("prompt-nowhere-to-show")))?;
        let far = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| std::env::var_os(name).is_some());
        if far || terminal.device.is_on_a_line() {
            return Err(Failure::new(Status::Unfit, message!("prompt-not-local")));
        }
        Ok(terminal)
    }

    /// Shows a line on the terminal.
    pub(crate) fn show(&mut self, console: &mut Console, message: &Message) {
        console.end_progress();
        self.line(&fitted(console.words(message), self.device.width()));
    }

    /// Shows a line that must not be broken: a path, a command.
    pub(crate) fn print(&mut self, console: &mut Console, line: &str) {
        console.end_progress();
        self.line(line);
    }

    fn line(&self, line: &str) {
        self.device.print(line);
        self.device.print("\n");
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
        self.device.print(&self.fitted_question(console, question));
    }

    fn fitted_question(&self, console: &Console, question: &Message) -> String {
        fitted(format!("{} ", console.words(question)), self.device.width())
    }

    /// The line that was typed, if one was within that time, without spaces at its ends.
    pub(crate) fn line_within(&mut self, most: Duration) -> Result<Option<String>, Failure> {
        match self.device.has_line(most)? {
            true => self.read_line().map(Some),
            false => Ok(None),
        }
    }

    fn read_line(&mut self) -> Result<String, Failure> {
        match self.device.read_line(LONGEST_ANSWER)? {
            Input::Given(line) => Ok(String::from_utf8_lossy(&line).trim().to_owned()),
            Input::End => Err(interrupt::end_of_input()),
            Input::Failed(error) => Err(no_terminal().caused_by(error)),
        }
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

    fn read_secret(
        &self,
        console: &mut Console,
        question: &Message,
    ) -> Result<TypedSecret, Failure> {
        console.end_progress();
        // Keys are hidden before the question is put: whoever types early is not shown either.
        let device = &self.device;
        let question = self.fitted_question(console, question);
        let mut typed = TypedSecret::new()?;
        let hidden = device.hidden().map_err(|_| no_terminal())?;
        device.print(&question);
        loop {
            let byte = read_key(device)?;
            match *byte {
                b'\r' | b'\n' => break,
                CTRL_C => {
                    device.print("\n");
                    return Err(interrupt::failure());
                }
                CTRL_D if typed.text.as_str().is_empty() => {
                    device.print("\n");
                    return Err(interrupt::failure());
                }
                CTRL_Z => {
                    device.print("\n");
                    hidden.suspend().map_err(|_| no_terminal())?;
                    device.print(&question);
                }
                BACKSPACE | DELETE => typed.text.pop(),
                CTRL_U => typed.clear(),
                other => typed.push(other),
            }
        }
        device.print("\n");
        Ok(typed)
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
        let hidden = self.device.hidden().map_err(|_| no_terminal())?;
        let heading = fitted(console.words(heading), self.device.width());
        let question = self.fitted_question(console, question);
        loop {
            let screen = self.device.screen().map_err(|_| no_terminal())?;
            screen.print(&heading);
            // Piece by piece: nothing is put together that would have to be wiped.
            screen.print("\n\n    ");
            pieces.clone().into_iter().for_each(|piece| screen.print(piece));
            screen.print("\n\n");
            screen.print(&question);
            loop {
                match *read_key(&self.device)? {
                    b'\r' | b'\n' => return Ok(()),
                    CTRL_C | CTRL_D => return Err(interrupt::failure()),
                    CTRL_Z => break,
                    _ => {}
                }
            }
            drop(screen);
            hidden.suspend().map_err(|_| no_terminal())?;
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
            self.line(&fitted(format!("  {remedy}"), self.device.width()));
        }
    }
}

/// One byte as it comes from the keyboard.
fn read_key(device: &Device) -> Result<Zeroizing<u8>, Failure> {
    match device.read_key()? {
        Input::Given(byte) => Ok(byte),
        Input::End => Err(interrupt::failure()),
        Input::Failed(error) => Err(no_terminal().caused_by(error)),
    }
}

const CTRL_C: u8 = 0x03;
const CTRL_D: u8 = 0x04;
const BACKSPACE: u8 = 0x08;
const CTRL_U: u8 = 0x15;
const CTRL_Z: u8 = 0x1a;
const DELETE: u8 = 0x7f;

/// A secret as it is being typed: bytes become characters as soon as they are whole.
struct TypedSecret {
    text: SecretText,
    partial: Zeroizing<Vec<u8>>,
    fits: bool,
    valid: bool,
}

impl TypedSecret {
    fn new() -> Result<Self, Failure> {
        let text = SecretText::with_capacity(LONGEST_ANSWER)?;
        let partial = Zeroizing::new(Vec::with_capacity(4));
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
        let mut typed = TypedSecret::new().map_err(|_| ())?;
        bytes.iter().for_each(|&byte| typed.push(byte));
        typed.finish().map(|text| text.as_str().to_owned()).map_err(|_| ())
    }

    #[test]
    fn bytes_become_characters() {
        assert_eq!(typed("été 秘密 😀".as_bytes()), Ok("été 秘密 😀".to_owned()));
        assert_eq!(typed(b"\xe9t\xe9"), Err(()), "Latin-1 is refused, not guessed");
        assert_eq!(typed(b"abc\xe7"), Err(()), "an unfinished character");
        assert_eq!(typed(&[b'a'; LONGEST_ANSWER + 1]), Err(()));
        let mut retyped = TypedSecret::new().unwrap();
        b"\xe9t\xe9\xe7".iter().for_each(|&byte| retyped.push(byte));
        retyped.clear();
        "été".bytes().for_each(|byte| retyped.push(byte));
        assert_eq!(retyped.finish().unwrap().as_str(), "été");
    }
}
