//! What a command prints: text for people, or with `--json` one object for programs.

use std::cell::Cell;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;
use std::rc::Rc;

use serde::Serialize;
use sso_escrow::error::{Status, system_cause};
use sso_escrow::media;
use sso_escrow::sys::screen::TerminalScreen;
use sso_escrow::text::{Message, Texts};

use crate::cli::ui::device::{Device, can_erase, is_at_a_terminal, width};
use crate::cli::ui::ended::{Ended, NoResult};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::rerun::{Rerun, RerunChange, RerunLine};
use crate::cli::ui::safe_text::{Printable, SafeText};

/// The object that `--json` prints.
#[derive(Debug, Serialize)]
struct JsonObject<'a, R> {
    /// The command: its first word. It is empty if the command line was wrong.
    command: &'a str,
    /// The exit status.
    status: u8,
    /// What was wrong without ending the command.
    warnings: &'a [Notice],
    /// Why the command failed. If it is present, `status` is not 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Notice>,
    #[serde(flatten)]
    result: R,
}

/// A warning or an error.
#[derive(Debug, Serialize)]
struct Notice {
    /// Its name, the same in every language. [errors.md](errors.md) lists all names.
    name: &'static str,
    /// What happened, in the chosen language.
    text: String,
    /// What to do next, in the chosen language; null if there is nothing to do.
    remedy: Option<String>,
    /// The command line to run next, quoted for a shell; absent if it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    rerun: Option<String>,
}

/// The output of a command. Results go to standard output; warnings, errors and progress to standard error;
/// questions to the terminal itself.
pub(crate) struct Console {
    texts: Rc<Texts>,
    json: bool,
    /// The name of the command.
    command: &'static str,
    /// The command line of the run.
    rerun: Rerun,
    warnings: Vec<Notice>,
    progress: Rc<ProgressLine>,
    /// Why writing to standard output has failed, if it has.
    broken: Option<io::Error>,
    /// What the run has changed, for people who do not see it on standard output.
    done: Vec<Message>,
    /// The terminal, from its first use on. Dropping it restores its settings.
    device: Option<Rc<Device>>,
    /// The screen of the terminal, if the command may show a secret or reports on the machine.
    screen: Option<TerminalScreen>,
}

/// The progress line: the last line of standard error, which says what the program is working on. It is erased
/// before anything else is printed.
#[derive(Debug, Default)]
pub(super) struct ProgressLine {
    is_shown: Cell<bool>,
}

impl ProgressLine {
    fn show(&self, words: &SafeText) {
        // A line that wraps could not be erased, so only the first line is shown.
        let _ = write!(io::stderr(), "\r\x1b[K{}", words.first_line().text());
        let _ = io::stderr().flush();
        self.is_shown.set(true);
    }

    /// Erases the line.
    pub(super) fn end(&self) {
        if self.is_shown.take() {
            let _ = write!(io::stderr(), "\r\x1b[K");
            let _ = io::stderr().flush();
        }
    }
}

impl Console {
    pub(crate) fn new(texts: Texts, json: bool, command: &'static str, rerun: Rerun) -> Self {
        let (texts, progress, warnings) = (Rc::new(texts), Rc::default(), Vec::new());
        Self {
            texts,
            json,
            command,
            rerun,
            warnings,
            progress,
            broken: None,
            done: Vec::new(),
            device: None,
            screen: None,
        }
    }

    /// The command line of this run, quoted for sh. `None` if it cannot be shown as it was typed.
    pub(crate) fn command_line(&self) -> Option<String> {
        self.rerun.typed()
    }

    /// Stores the screen of the terminal, which can be determined only before the process is confined.
    pub(crate) fn set_screen(&mut self, screen: Option<TerminalScreen>) {
        self.screen = screen;
    }

    /// The screen of the terminal. `None` if there is no terminal, or if the command does not need to know.
    pub(crate) const fn screen(&self) -> Option<&TerminalScreen> {
        self.screen.as_ref()
    }

    /// The terminal for questions. It is opened once.
    pub(super) fn device(&mut self) -> io::Result<Rc<Device>> {
        if let Some(device) = &self.device {
            return Ok(Rc::clone(device));
        }
        let device = Rc::new(Device::open()?);
        self.device = Some(Rc::clone(&device));
        Ok(device)
    }

    /// Hides what is typed from now on, except at questions whose answer is shown. Without a terminal, nothing is
    /// shown anyway.
    pub(crate) fn hide_keys(&mut self) {
        if is_at_a_terminal()
            && let Ok(device) = self.device()
        {
            device.quiet();
        }
    }

    /// The texts in the chosen language.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(super) fn shared_texts(&self) -> Rc<Texts> {
        Rc::clone(&self.texts)
    }

    pub(super) fn progress_line(&self) -> Rc<ProgressLine> {
        Rc::clone(&self.progress)
    }

    /// A message in the chosen language.
    pub(crate) fn words(&self, message: &Message) -> String {
        self.texts.render(message)
    }

    /// What the message tells the reader to do next.
    pub(crate) fn remedy(&self, message: &Message) -> Option<String> {
        self.texts.remedy(message)
    }

    /// Prints a line of the result, for people.
    pub(crate) fn say(&mut self, message: &Message) {
        let words = SafeText::words(&self.texts, message).fitted(width(&io::stdout()));
        self.print(&words);
    }

    /// Prints a line of the result below a heading.
    pub(crate) fn say_indented(&mut self, message: &Message) {
        let line = SafeText::line("  ").and("", &SafeText::words(&self.texts, message));
        self.print(&line.fitted(width(&io::stdout())));
    }

    /// Prints text that is not a message, for people: a page, or a command to type.
    pub(crate) fn print(&mut self, text: &impl Printable) {
        self.end_progress();
        if !self.json {
            self.put(text.text());
        }
    }

    /// Prints a line of the result which says that the run has changed something. If standard output fails, the line is
    /// printed at the end on standard error.
    pub(crate) fn say_done(&mut self, message: &Message) {
        self.say(message);
        self.remember(message.clone());
    }

    /// Keeps a message that says what the run has changed. It is printed only if standard output fails.
    pub(crate) fn remember(&mut self, message: Message) {
        self.done.push(message);
    }

    /// Checks that everything that was printed up to now was written. A command calls it before it changes something, so
    /// that it changes nothing that nobody is told of. With `--json`, nothing is written before the end.
    ///
    /// # Errors
    /// Standard output cannot be written. The command ends.
    pub(crate) fn check_output(&self) -> Result<(), Failure> {
        match &self.broken {
            Some(error) => Err(Failure::new(Status::Failed, output_lost(error))),
            None => Ok(()),
        }
    }

    /// Writes a line to standard output.
    fn put(&mut self, line: &str) {
        let mut output = io::stdout();
        let written = writeln!(output, "{line}").and_then(|()| output.flush());
        if let Err(error) = written {
            self.broken.get_or_insert(error);
        }
    }

    /// Prints a warning: something is wrong, but the command continues.
    pub(crate) fn warn(&mut self, message: &Message) {
        self.warn_of(message, None);
    }

    /// Prints a warning with two remedies: that of its cause and its own.
    pub(crate) fn warn_of(&mut self, message: &Message, cause: Option<&Message>) {
        let text = SafeText::words(&self.texts, message);
        let remedies = cause.into_iter().chain([message]);
        let remedies = remedies.filter_map(|it| SafeText::remedy(&self.texts, it));
        let remedy = remedies.reduce(|all, next| all.and("\n  ", &next));
        self.put_warning(message, &text, remedy.as_ref());
    }

    /// Prints in one line that a check failed which would stop production and is allowed in a rehearsal. The line
    /// has no remedy: there is nothing to do now.
    pub(crate) fn allow_in_rehearsal(&mut self, failed: &Message) {
        let line = sso_escrow::message!("rehearsal-allows", failed = failed.clone());
        self.note(SafeText::words(&self.texts, &line));
        let text = SafeText::words(&self.texts, failed);
        self.warnings.push(described(failed, &text, None));
    }

    /// Prints a message and, below it, this run's command line with a change.
    pub(crate) fn say_rerun(&mut self, message: &Message, change: &RerunChange) {
        self.say(message);
        match self.rerun.line(change) {
            Some(RerunLine::Whole(line)) => self.print(&SafeText::command(&line)),
            Some(RerunLine::ByHand(words)) => self.say(&RerunLine::by_hand(&words)),
            None => {}
        }
    }

    /// Prints a warning without its remedy, for something that nobody can change.
    pub(crate) fn warn_without_remedy(&mut self, message: &Message) {
        let text = SafeText::words(&self.texts, message);
        self.put_warning(message, &text, None);
    }

    fn put_warning(&mut self, message: &Message, text: &SafeText, remedy: Option<&SafeText>) {
        let label = SafeText::words(&self.texts, &sso_escrow::message!("label-warning"));
        self.note(label.and(" ", &with_remedy(text, remedy)));
        self.warnings.push(described(message, text, remedy));
    }

    /// Prints an instruction: what the operator does now. It is neither a warning nor a part of the result.
    pub(crate) fn tell(&mut self, message: &Message) {
        self.note(SafeText::words(&self.texts, message));
    }

    /// Writes lines to standard error. A failure is ignored: there is no other place to report it.
    fn note(&mut self, text: SafeText) {
        self.end_progress();
        let _ = writeln!(io::stderr(), "{}", text.fitted(width(&io::stderr())).text());
    }

    /// Writes a line to standard error without wrapping it, because it is meant to be copied.
    fn note_whole(&mut self, line: &SafeText) {
        self.end_progress();
        let _ = writeln!(io::stderr(), "{}", line.text());
    }

    /// Shows what the program is working on, if standard error is a terminal. A pipe gets nothing.
    pub(crate) fn progress(&mut self, message: &Message) {
        if can_erase(&io::stderr()) {
            let words = SafeText::words(&self.texts, message).fitted(width(&io::stderr()));
            self.progress.show(&words);
        }
    }

    /// Erases the progress line.
    pub(crate) fn end_progress(&mut self) {
        self.progress.end();
    }

    /// Ends the command: prints the error, or the object with `--json`, and returns the exit status.
    pub(crate) fn finish(&mut self, ended: Ended<impl Serialize>) -> ExitCode {
        self.end_progress();
        for folder in media::take_unsynced() {
            let folder = folder.display().to_string();
            self.warn(&sso_escrow::message!("media-unsynced", path = folder));
        }
        let (mut status, error) = match ended.outcome {
            Ok(status) => (status, None),
            Err(failure) => (failure.status, Some(self.tell_failure(failure))),
        };
        // A failure that says so itself is not followed by the same again.
        let mut told = error.as_ref().is_some_and(|error| error.name == OUTPUT_LOST);
        if self.json {
            let (command, warnings, result) = (self.command, &self.warnings[..], ended.result);
            let object = JsonObject { command, status: status as u8, warnings, error, result };
            match serde_json::to_string_pretty(&object) {
                Ok(json) => self.put(&in_ascii(&json)),
                Err(error) => self.broken = Some(io::Error::other(error)),
            }
        }
        if let Some(error) = self.broken.take() {
            // A command whose result could not be written has failed.
            if status == Status::Done {
                status = Status::Failed;
            }
            if !std::mem::replace(&mut told, true) {
                self.tell_failure(Failure::new(Status::Failed, output_lost(&error)));
            }
            self.tell_done();
        }
        ExitCode::from(status as u8)
    }

    /// Ends a run whose text could not be written to standard output.
    pub(crate) fn finish_unprinted(&mut self, error: io::Error) -> ExitCode {
        // The object could not be written either.
        self.json = false;
        self.broken = Some(error);
        self.finish(Ended { outcome: Ok(Status::Done), result: NoResult {} })
    }

    /// Prints a failure on standard error.
    fn tell_failure(&mut self, failure: Failure) -> Notice {
        let Failure { message, rerun, .. } = failure;
        let text = SafeText::words(&self.texts, &message);
        let remedy = SafeText::remedy(&self.texts, &message);
        let shown = with_remedy(&text, remedy.as_ref());
        self.note(SafeText::line("sso-escrow:").and(" ", &shown));
        let rerun = match rerun.and_then(|change| self.rerun.line(&change)) {
            Some(RerunLine::Whole(line)) => {
                self.note_whole(&SafeText::command(&line));
                Some(line)
            }
            Some(RerunLine::ByHand(words)) => {
                let by_hand = RerunLine::by_hand(&words);
                self.note(SafeText::words(&self.texts, &by_hand));
                None
            }
            None => None,
        };
        Notice { rerun, ..described(&message, &text, remedy.as_ref()) }
    }

    /// Prints on standard error what the run has changed.
    fn tell_done(&mut self) {
        let mut done = std::mem::take(&mut self.done);
        if done.is_empty() {
            done.push(sso_escrow::message!("output-lost-nothing"));
        }
        for message in done {
            self.note(SafeText::words(&self.texts, &message));
        }
    }
}

/// The name of the message that says that standard output could not be written.
const OUTPUT_LOST: &str = "output-lost";

fn output_lost(error: &io::Error) -> Message {
    sso_escrow::message!("output-lost", cause = system_cause(error))
}

/// JSON in ASCII: what is beyond ASCII is in strings, and becomes `\uXXXX` there (RFC 8259, section 7). A program that
/// reads it in another code page then reads the same text.
fn in_ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    let mut units = [0; 2];
    for character in json.chars() {
        match character.is_ascii() {
            true => ascii.push(character),
            false => {
                for unit in character.encode_utf16(&mut units) {
                    let _ = write!(ascii, "\\u{unit:04x}");
                }
            }
        }
    }
    ascii
}

fn with_remedy(text: &SafeText, remedy: Option<&SafeText>) -> SafeText {
    match remedy {
        Some(remedy) => text.clone().and("\n  ", remedy),
        None => text.clone(),
    }
}

fn described(message: &Message, text: &SafeText, remedy: Option<&SafeText>) -> Notice {
    let remedy = remedy.map(|remedy| remedy.text().to_owned());
    Notice { name: message.name(), text: text.text().to_owned(), remedy, rerun: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_ascii_and_means_the_same() {
        let texts = ["Zoé", "漢字", "𠮷 \u{10ffff}", "\u{a0}", "a\"\\b\n"];
        let ascii = in_ascii(&serde_json::to_string_pretty(&texts).unwrap());
        assert!(ascii.is_ascii(), "{ascii}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&ascii).unwrap(), texts);
        assert!(ascii.contains("Zo\\u00e9") && ascii.contains("\\ud842\\udfb7"), "{ascii}");
    }
}
