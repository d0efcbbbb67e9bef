//! The terminal: it shows messages, and puts questions. What is typed before a question is asked is thrown away.
//! Between two questions keys are not shown. A hidden answer goes straight into locked memory. When the program
//! ends, what was typed and not read is discarded, and the terminal's settings are as they were.

use std::io;
use std::rc::Rc;
use std::time::Duration;

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::secret::SecretText;
use sso_escrow::text::{Message, Texts, columns};
use zeroize::Zeroizing;

use crate::cli::ui::asked::Asked;
use crate::cli::ui::device::{Device, Input, TypedPlace};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::output::{Console, ProgressLine};
use crate::cli::ui::question::{
    Help, Look, Mistake, Question, QuestionForm, Refused, Reveal, half_width, secret_by_mistake,
};
use crate::cli::ui::safe_text::{Printable, SafeText, pieces};
use crate::cli::ui::typed_secret::{LONGEST_ANSWER, TypedSecret};

/// The terminal of the process, whatever its standard streams are connected to. A [`Console`] opens it.
pub(crate) struct Terminal {
    device: Rc<Device>,
    texts: Rc<Texts>,
    progress: Rc<ProgressLine>,
    /// How many columns the last shown answer takes on the screen.
    typed_columns: usize,
}

impl Asked {
    /// The failure if there is no terminal to ask at, or if it cannot be used.
    fn unasked(&self, error: io::Error) -> Failure {
        Failure::usage(self.without_terminal()).caused_by(error)
    }
}

impl Console {
    /// The terminal of the run, to ask for something: what a question [asks for](Question::asked). From here on, keys
    /// are shown only if a question allows it.
    ///
    /// # Errors
    /// There is no terminal. The message says what was asked for, and which option answers it.
    pub(crate) fn terminal(&mut self, asked: &Asked) -> Result<Terminal, Failure> {
        self.open_terminal().map_err(|error| asked.unasked(error))
    }

    /// The terminal of the run, to ask whether it continues. Without one, it ends with `refused`, whose cause becomes
    /// why there is none.
    pub(crate) fn terminal_or(&mut self, refused: Failure) -> Result<Terminal, Failure> {
        self.open_terminal().map_err(|error| refused.caused_by(error))
    }

    /// The terminal of the run, if there is one. Use it where the run continues without one.
    pub(crate) fn terminal_if_any(&mut self) -> Option<Terminal> {
        self.open_terminal().ok()
    }

    fn open_terminal(&mut self) -> io::Result<Terminal> {
        let device = self.device()?;
        device.quiet();
        let (texts, progress) = (self.shared_texts(), self.progress_line());
        Ok(Terminal { device, texts, progress, typed_columns: 0 })
    }

    /// Asks a question until the answer is valid.
    ///
    /// # Errors
    /// There is no terminal, or it was closed. The command ends.
    pub(crate) fn ask<A>(&mut self, question: Question<'_, A>) -> Result<A, Failure> {
        self.terminal(question.asked())?.ask(question)
    }

    /// Asks for a plain confirmation. `--yes` confirms too.
    ///
    /// # Errors
    /// There is no terminal, or the answer is no. The command ends.
    pub(crate) fn confirm(&mut self, yes: bool, question: Message) -> Result<(), Failure> {
        match yes || self.ask(Question::confirm_or_yes(question))? {
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
        loop {
            if let Some(answer) = self.ask_once(&mut question)? {
                return Ok(answer);
            }
        }
    }

    /// Asks a question once. `None` if the answer was refused; the reason is shown when the question is asked again.
    pub(crate) fn ask_once<A>(
        &mut self,
        question: &mut Question<'_, A>,
    ) -> Result<Option<A>, Failure> {
        let prompt = self.prompt(&question.form.prompt);
        let told = std::mem::take(&mut question.form.told);
        let typed = match question.form.look {
            Look::Shown => self.read_shown(&told, &prompt, &question.form)?,
            Look::Hidden => self.read_hidden(&told, &prompt, &question.form)?,
        };
        let typed = match typed {
            TypedAnswer::NoText(reason) => {
                question.form.told.push(reason);
                return Ok(None);
            }
            TypedAnswer::Text(typed) => typed,
        };
        if question.form.help == Some(Help::Keyboard) && typed.as_str() == "?" {
            self.test_keyboard()?;
            return Ok(None);
        }
        if typed.as_str().is_empty()
            && let Some(confirmed) = &question.form.before_none
            && !self.ask(Question::confirm_unseen(confirmed.clone()))?
        {
            return Ok(None);
        }
        let is_shown = question.form.look == Look::Shown && !typed.as_str().is_empty();
        let secret = secret_by_mistake(typed.as_str()).filter(|_| is_shown);
        let again = SecretText::copy_of(typed.as_str())?;
        let secret = secret.filter(|secret| !question.form.is_meant(*secret, &again));
        let taken = (question.take)(&self.texts, typed);
        let is_refused = taken.is_err() && question.form.overwrites_refused;
        if is_shown && (is_refused || secret.is_some()) {
            self.overwrite(&prompt);
        }
        match (taken, &secret) {
            (Ok(answer), None) => return Ok(Some(answer)),
            (Ok(_), Some(_)) => question.form.doubted = Some(again),
            (Err(Refused(reason)), _) => question.form.told.extend(reason),
        }
        question.form.told.extend(secret.map(Mistake::message));
        Ok(None)
    }

    /// After a failed step: asks whether to stop, if Ctrl-C or Ctrl-D was the cause. Returns if the run continues. A
    /// second Ctrl-C continues too: somebody who presses it twice does not want to lose the work of others.
    ///
    /// # Errors
    /// The failure, if it has another cause or if the answer is yes. The command ends.
    pub(crate) fn continue_after(
        &mut self,
        failure: Failure,
        question: Message,
    ) -> Result<(), Failure> {
        if !interrupt::take_back() {
            return Err(failure);
        }
        match self.ask(Question::confirm_unseen(question)) {
            Ok(false) => Ok(()),
            Ok(true) => Err(failure),
            Err(_) if interrupt::take_back() => Ok(()),
            Err(ended) => Err(ended),
        }
    }

    /// Overwrites the last shown answer, which was typed behind the last row of a prompt.
    fn overwrite(&self, prompt: &SafeText) {
        let last = prompt.text().rsplit('\n').next().unwrap_or_default();
        let place = typed_at(columns(last), self.typed_columns, self.device.width());
        self.device.overwrite(place);
        self.device.print(&"\n");
    }

    /// Overwrites a line that was typed where a medium is [asked for](Self::wait).
    pub(crate) fn overwrite_line(&mut self, line: &str) {
        self.device.overwrite(typed_at(0, columns(line), self.device.width()));
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
        form: &QuestionForm,
    ) -> Result<TypedAnswer, Failure> {
        self.put(told, prompt, Look::Shown);
        let line = read_line(&self.device, Look::Shown, &form.asked);
        self.device.quiet();
        let line = line?;
        self.typed_columns = columns(&line);
        let line = if form.in_half_width { half_width(&line) } else { line };
        Ok(TypedAnswer::Text(SecretText::copy_of(&line)?))
    }

    /// Reads a secret. If the typed bytes are refused, the answer says why.
    fn read_hidden(
        &mut self,
        told: &[Message],
        prompt: &SafeText,
        form: &QuestionForm,
    ) -> Result<TypedAnswer, Failure> {
        let mut typed = TypedSecret::new(form.in_half_width)?;
        // Keys are hidden before the question is shown, so keys that are typed early are not shown either.
        let device = Rc::clone(&self.device);
        let hidden = device.hidden().map_err(|error| form.asked.unasked(error))?;
        self.put(told, prompt, Look::Hidden);
        loop {
            let byte = read_key(&device, &form.asked)?;
            match *byte {
                b'\r' | b'\n' => break,
                CTRL_C => {
                    device.print(&"\n");
                    return Err(interrupt::end_of_input());
                }
                CTRL_D if typed.is_empty() => {
                    device.print(&"\n");
                    return Err(interrupt::end_of_input());
                }
                CTRL_Z => {
                    device.print(&"\n");
                    hidden.suspend().map_err(|error| form.asked.unasked(error))?;
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
    /// scrollback. Only [`Context::reveal`](crate::cli::context::Context::reveal) calls this: it knows whether the
    /// screen may show a secret.
    pub(crate) fn reveal(&mut self, reveal: &Reveal<'_>) -> Result<(), Failure> {
        self.progress.end();
        let hidden = self.device.hidden().map_err(|error| Asked::Reading.unasked(error))?;
        let heading = SafeText::words(&self.texts, &reveal.heading).fitted(self.device.width());
        let prompt = self.prompt(&reveal.prompt);
        self.device.discard();
        loop {
            let screen = self.device.screen().map_err(|error| Asked::Reading.unasked(error))?;
            screen.print(&heading);
            // Printed in pieces: a composed text would be a copy to wipe.
            screen.print(&"\n\n    ");
            let secret = pieces(reveal.secret.as_str(), reveal.group, self.device.width());
            secret.for_each(|piece| screen.print(&piece));
            screen.print(&"\n\n");
            screen.print(&prompt);
            loop {
                match *read_key(&self.device, &Asked::Reading)? {
                    b'\r' | b'\n' => return Ok(()),
                    CTRL_C | CTRL_D => return Err(interrupt::end_of_input()),
                    CTRL_Z => break,
                    _ => {}
                }
            }
            drop(screen);
            hidden.suspend().map_err(|error| Asked::Reading.unasked(error))?;
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
        let asked = Asked::Person(question.clone());
        Waiting { device: Rc::clone(&self.device), look, asked }
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
    asked: Asked,
}

impl Waiting {
    /// The line that was typed within that time, if there is one, without spaces at its ends.
    pub(crate) fn line_within(&mut self, most: Duration) -> Result<Option<String>, Failure> {
        match self.device.has_line(most)? {
            true => read_line(&self.device, self.look, &self.asked).map(Some),
            false => Ok(None),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.device.quiet();
    }
}

/// Where a typed text begins on the screen, if the cursor is on the row below it.
fn typed_at(before: usize, typed: usize, width: Option<usize>) -> TypedPlace {
    let width = width.filter(|&width| width > 0).unwrap_or(usize::MAX);
    let rows = (before + typed).div_ceil(width).saturating_sub(before / width).max(1);
    TypedPlace { rows, column: before % width }
}

/// Reads one line and removes spaces at its ends.
fn read_line(device: &Device, look: Look, asked: &Asked) -> Result<String, Failure> {
    let read = match look {
        Look::Shown => device.read_line(LONGEST_ANSWER)?,
        Look::Hidden => device.read_unseen_line(LONGEST_ANSWER)?,
    };
    match read {
        Input::Given(line) => Ok(String::from_utf8_lossy(&line).trim().to_owned()),
        Input::End => Err(interrupt::end_of_input()),
        Input::Failed(error) => Err(asked.unasked(error)),
    }
}

/// Reads one byte from the keyboard.
fn read_key(device: &Device, asked: &Asked) -> Result<Zeroizing<u8>, Failure> {
    match device.read_key()? {
        Input::Given(byte) => Ok(byte),
        Input::End => Err(interrupt::failure()),
        Input::Failed(error) => Err(asked.unasked(error)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_begins_behind_its_prompt() {
        let at = |before, typed, width| {
            let TypedPlace { rows, column } = typed_at(before, typed, width);
            (rows, column)
        };
        assert_eq!(at(10, 20, None), (1, 10));
        assert_eq!(at(10, 20, Some(80)), (1, 10));
        assert_eq!(at(70, 20, Some(80)), (2, 70));
        assert_eq!(at(70, 10, Some(80)), (1, 70));
        assert_eq!(at(80, 5, Some(80)), (1, 0));
        assert_eq!(at(0, 0, Some(80)), (1, 0));
        assert_eq!(at(90, 200, Some(80)), (3, 10));
    }
}
