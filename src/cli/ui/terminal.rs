//! The terminal: it shows messages, and puts questions. What is typed before a question is asked is thrown away.
//! Between two questions keys are not shown. A hidden answer goes straight into locked memory. When the program
//! ends, what was typed and not read is discarded, and the terminal's settings are as they were.

use std::rc::Rc;
use std::time::Duration;

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::text::{Message, Texts};
use zeroize::Zeroizing;

use crate::cli::ui::device::{Device, Input};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::{Console, ProgressLine};
use crate::cli::ui::question::{Help, Look, Question, Refused, Reveal, half_width};
use crate::cli::ui::safe_text::{Printable, SafeText, pieces};
use crate::cli::ui::typed_secret::{LONGEST_ANSWER, TypedSecret};

/// The terminal of the process, whatever its standard streams are connected to. A [`Console`] opens it.
pub(crate) struct Terminal {
    device: Rc<Device>,
    texts: Rc<Texts>,
    progress: Rc<ProgressLine>,
}

fn no_terminal() -> Failure {
    Failure::usage(message!("prompt-no-terminal"))
}

impl Console {
    /// The terminal of the run. From here on, keys are shown only if a question allows it.
    ///
    /// # Errors
    /// There is no terminal. A script answers by options instead.
    pub(crate) fn terminal(&mut self) -> Result<Terminal, Failure> {
        let device = self.device().map_err(|error| no_terminal().caused_by(error))?;
        device.quiet();
        Ok(Terminal { device, texts: self.shared_texts(), progress: self.progress_line() })
    }

    /// The terminal, if it belongs to this machine: its screen is not sent over a network or a serial line.
    ///
    /// # Errors
    /// There is no terminal, or it does not belong to this machine.
    pub(crate) fn terminal_of_this_machine(&mut self) -> Result<Terminal, Failure> {
        let terminal = self.terminal().map_err(|failure| {
            Failure::usage(message!("prompt-nowhere-to-show")).caused_by(failure)
        })?;
        let far = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| std::env::var_os(name).is_some());
        if far || terminal.device.is_on_a_line() {
            return Err(Failure::new(Status::Unfit, message!("prompt-not-local")));
        }
        Ok(terminal)
    }

    /// Asks for a plain confirmation. `--yes` confirms too.
    ///
    /// # Errors
    /// There is no terminal, or the answer is no. The command ends.
    pub(crate) fn confirm(&mut self, yes: bool, question: Message) -> Result<(), Failure> {
        match yes || self.terminal()?.ask(Question::confirm(question))? {
            true => Ok(()),
            false => Err(declined()),
        }
    }
}

impl Terminal {
    /// Shows a line on the terminal.
    pub(crate) fn show(&mut self, message: &Message) {
        let words = SafeText::words(&self.texts, message).fitted(self.device.width());
        self.print(&words);
    }

    /// Shows a line that must not be wrapped: a path, a command.
    pub(crate) fn print(&mut self, line: &impl Printable) {
        self.progress.end();
        self.device.print(line);
        self.device.print(&"\n");
    }

    /// Shows what went wrong and what to do now. The dialogue then continues.
    pub(crate) fn explain(&mut self, message: &Message) {
        self.show(message);
        if let Some(remedy) = SafeText::remedy(&self.texts, message) {
            let remedy = SafeText::default().and("  ", &remedy).fitted(self.device.width());
            self.print(&remedy);
        }
    }

    /// Asks a question until the answer is valid.
    pub(crate) fn ask<A>(&mut self, mut question: Question<'_, A>) -> Result<A, Failure> {
        let prompt = self.prompt(&question.prompt);
        let mut told = std::mem::take(&mut question.told);
        loop {
            let typed = match question.look {
                Look::Shown => self.read_shown(&told, &prompt, question.in_half_width),
                Look::Hidden => self.read_hidden(&told, &prompt, question.in_half_width),
            };
            told.clear();
            match typed? {
                TypedAnswer::NoText(reason) => told.push(reason),
                TypedAnswer::Text(typed)
                    if question.help == Some(Help::Keyboard) && typed.as_str() == "?" =>
                {
                    self.test_keyboard()?;
                }
                TypedAnswer::Text(typed)
                    if typed.as_str().is_empty()
                        && let Some(confirmed) = &question.before_none
                        && !self.ask(Question::confirm_unseen(confirmed.clone()))? => {}
                TypedAnswer::Text(typed) => match (question.take)(&self.texts, typed) {
                    Ok(answer) => return Ok(answer),
                    Err(Refused(reason)) => told.extend(reason),
                },
            }
        }
    }

    fn prompt(&self, prompt: &Message) -> SafeText {
        let words = SafeText::words(&self.texts, prompt);
        words.and(" ", &SafeText::default()).fitted(self.device.width())
    }

    /// Discards what was typed before, shows the messages, and asks the question. Only keys typed from here on
    /// answer it, and only they are shown.
    fn put(&mut self, told: &[Message], prompt: &SafeText, look: Look) {
        self.progress.end();
        self.device.discard();
        if look == Look::Shown {
            self.device.visible();
        }
        told.iter().for_each(|message| self.explain(message));
        self.device.print(prompt);
    }

    /// Reads a visible line and removes spaces at its ends.
    fn read_shown(
        &mut self,
        told: &[Message],
        prompt: &SafeText,
        in_half_width: bool,
    ) -> Result<TypedAnswer, Failure> {
        self.put(told, prompt, Look::Shown);
        let line = read_line(&self.device, Look::Shown);
        self.device.quiet();
        let line = line?;
        let line = if in_half_width { half_width(&line) } else { line };
        Ok(TypedAnswer::Text(SecretText::copy_of(&line)?))
    }

    /// Reads a secret. If the typed bytes are refused, the answer says why.
    fn read_hidden(
        &mut self,
        told: &[Message],
        prompt: &SafeText,
        in_half_width: bool,
    ) -> Result<TypedAnswer, Failure> {
        let mut typed = TypedSecret::new(in_half_width)?;
        // Keys are hidden before the question is shown, so keys that are typed early are not shown either.
        let device = Rc::clone(&self.device);
        let hidden = device.hidden().map_err(|error| no_terminal().caused_by(error))?;
        self.put(told, prompt, Look::Hidden);
        loop {
            let byte = read_key(&device)?;
            match *byte {
                b'\r' | b'\n' => break,
                CTRL_C => {
                    device.print(&"\n");
                    return Err(interrupt::failure());
                }
                CTRL_D if typed.is_empty() => {
                    device.print(&"\n");
                    return Err(interrupt::failure());
                }
                CTRL_Z => {
                    device.print(&"\n");
                    hidden.suspend().map_err(|error| no_terminal().caused_by(error))?;
                    device.print(prompt);
                }
                BACKSPACE | DELETE => typed.pop(),
                CTRL_U => typed.clear(),
                other => typed.push(other),
            }
        }
        device.print(&"\n");
        Ok(match typed.finish() {
            Ok(text) => TypedAnswer::Text(text),
            Err(reason) => TypedAnswer::NoText(reason),
        })
    }

    /// Shows a secret on a separate screen until Enter is pressed. The screen is then cleared, also if the program
    /// is stopped or put into the background. The previous screen comes back, and the secret is not in its
    /// scrollback.
    pub(crate) fn reveal(&mut self, reveal: &Reveal<'_>) -> Result<(), Failure> {
        self.progress.end();
        let hidden = self.device.hidden().map_err(|error| no_terminal().caused_by(error))?;
        let heading = SafeText::words(&self.texts, &reveal.heading).fitted(self.device.width());
        let prompt = self.prompt(&reveal.prompt);
        self.device.discard();
        loop {
            let screen = self.device.screen().map_err(|error| no_terminal().caused_by(error))?;
            screen.print(&heading);
            // Printed in pieces: a composed text would be a copy to wipe.
            screen.print(&"\n\n    ");
            pieces(reveal.secret.as_str(), reveal.group).for_each(|piece| screen.print(&piece));
            screen.print(&"\n\n");
            screen.print(&prompt);
            loop {
                match *read_key(&self.device)? {
                    b'\r' | b'\n' => return Ok(()),
                    CTRL_C | CTRL_D => return Err(interrupt::failure()),
                    CTRL_Z => break,
                    _ => {}
                }
            }
            drop(screen);
            hidden.suspend().map_err(|error| no_terminal().caused_by(error))?;
        }
    }

    /// Opens a visible line, to test which characters the keys give. An empty line ends the test.
    pub(crate) fn test_keyboard(&mut self) -> Result<(), Failure> {
        let question = Question::proceed(message!("ask-keyboard"));
        self.ask(question.telling([message!("ask-keyboard-why")]))
    }

    /// Asks for an action: insert a medium or a card. A line may be typed instead. Where only Enter is an answer,
    /// `look` is hidden: somebody may type a PIN too early.
    pub(crate) fn wait(&mut self, question: &Message, look: Look) -> Waiting {
        self.progress.end();
        self.device.discard();
        if look == Look::Shown {
            self.device.visible();
        }
        self.show(question);
        Waiting { device: Rc::clone(&self.device), look }
    }
}

/// The typed answer to a question.
enum TypedAnswer {
    Text(SecretText),
    /// Bytes that are not text, or too many. The message says why they are refused.
    NoText(Message),
}

/// A question that an action answers. Lines that are typed meanwhile are kept until this is dropped.
pub(crate) struct Waiting {
    device: Rc<Device>,
    look: Look,
}

impl Waiting {
    /// The line that was typed within that time, if there is one, without spaces at its ends.
    pub(crate) fn line_within(&mut self, most: Duration) -> Result<Option<String>, Failure> {
        match self.device.has_line(most)? {
            true => read_line(&self.device, self.look).map(Some),
            false => Ok(None),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.device.quiet();
    }
}

/// Reads one line and removes spaces at its ends.
fn read_line(device: &Device, look: Look) -> Result<String, Failure> {
    let read = match look {
        Look::Shown => device.read_line(LONGEST_ANSWER)?,
        Look::Hidden => device.read_unseen_line(LONGEST_ANSWER)?,
    };
    match read {
        Input::Given(line) => Ok(String::from_utf8_lossy(&line).trim().to_owned()),
        Input::End => Err(interrupt::end_of_input()),
        Input::Failed(error) => Err(no_terminal().caused_by(error)),
    }
}

/// Reads one byte from the keyboard.
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

/// The failure of a command that the operator declined.
pub(crate) fn declined() -> Failure {
    Failure::new(Status::Failed, message!("declined"))
}
