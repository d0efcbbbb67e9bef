//! What a command prints: text for people, or with `--json` one object for programs.

use std::cell::Cell;
use std::io::{self, Write};
use std::process::ExitCode;
use std::rc::Rc;

use serde::Serialize;
use serde_json::{Map, Value, json};
use sso_escrow::error::Status;
use sso_escrow::text::{Message, Texts};

use crate::cli::ui::device::{Device, can_erase, width};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::safe_text::{Printable, SafeText};

/// Where a command speaks. Results go to standard output; warnings, errors and progress to standard
/// error; questions to the terminal itself.
pub(crate) struct Console {
    texts: Rc<Texts>,
    json: bool,
    fields: Map<String, Value>,
    warnings: Vec<Value>,
    progress: Rc<ProgressLine>,
    /// Whether standard output has gone away.
    broken: bool,
    /// The terminal, once it was needed. Its settings are as they were when this is dropped.
    device: Option<Rc<Device>>,
}

/// The line that says what is being worked on, at the end of standard error. It is erased before anything else is
/// printed.
#[derive(Debug, Default)]
pub(super) struct ProgressLine {
    is_shown: Cell<bool>,
}

impl ProgressLine {
    fn show(&self, words: &SafeText) {
        // What does not fit on one line could not be erased again.
        let _ = write!(io::stderr(), "\r\x1b[K{}", words.first_line().text());
        let _ = io::stderr().flush();
        self.is_shown.set(true);
    }

    /// Erases it.
    pub(super) fn end(&self) {
        if self.is_shown.take() {
            let _ = write!(io::stderr(), "\r\x1b[K");
            let _ = io::stderr().flush();
        }
    }
}

impl Console {
    pub(crate) fn new(texts: Texts, json: bool, command: &str) -> Self {
        let mut fields = Map::new();
        fields.insert("command".to_owned(), command.into());
        let (texts, progress) = (Rc::new(texts), Rc::default());
        Self { texts, json, fields, warnings: Vec::new(), progress, broken: false, device: None }
    }

    /// The terminal that questions are asked at. It is opened once.
    pub(super) fn device(&mut self) -> io::Result<Rc<Device>> {
        if let Some(device) = &self.device {
            return Ok(Rc::clone(device));
        }
        let device = Rc::new(Device::open()?);
        self.device = Some(Rc::clone(&device));
        Ok(device)
    }

    /// The texts that it speaks.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    pub(super) fn shared_texts(&self) -> Rc<Texts> {
        Rc::clone(&self.texts)
    }

    pub(super) fn progress_line(&self) -> Rc<ProgressLine> {
        Rc::clone(&self.progress)
    }

    /// The words of a message.
    pub(crate) fn words(&self, message: &Message) -> String {
        self.texts.render(message)
    }

    /// What a message says to do next.
    pub(crate) fn remedy(&self, message: &Message) -> Option<String> {
        self.texts.remedy(message)
    }

    /// Prints a line of the result, for people.
    pub(crate) fn say(&mut self, message: &Message) {
        let words = SafeText::words(&self.texts, message).fitted(width(&io::stdout()));
        self.print(&words);
    }

    /// Prints text that is no message, for people: a page, a command to be typed.
    pub(crate) fn print(&mut self, text: &impl Printable) {
        self.end_progress();
        if !self.json && writeln!(io::stdout(), "{}", text.text()).is_err() {
            self.broken = true;
        }
    }

    /// Adds a field to the object that `--json` prints; `docs/json.md` describes each.
    pub(crate) fn field(&mut self, name: &str, value: impl Serialize) {
        self.fields.insert(name.to_owned(), json!(value));
    }

    /// Tells what is wrong without ending the command.
    pub(crate) fn warn(&mut self, message: &Message) {
        self.warn_of(message, None);
    }

    /// The same, with what is to be done about its cause.
    pub(crate) fn warn_of(&mut self, message: &Message, cause: Option<&Message>) {
        let text = SafeText::words(&self.texts, message);
        let remedies = cause.into_iter().chain([message]);
        let remedies = remedies.filter_map(|it| SafeText::remedy(&self.texts, it));
        let remedy = remedies.reduce(|all, next| all.and("\n  ", &next));
        let label = SafeText::words(&self.texts, &sso_escrow::message!("label-warning"));
        self.note(label.and(" ", &with_remedy(&text, remedy.as_ref())));
        self.warnings.push(described(message, &text, remedy.as_ref()));
    }

    /// Says what somebody is to do now. It is no warning, and no part of the result.
    pub(crate) fn tell(&mut self, message: &Message) {
        self.note(SafeText::words(&self.texts, message));
    }

    /// Writes lines to standard error. Where that fails, nobody is there to be told.
    fn note(&mut self, text: SafeText) {
        self.end_progress();
        let _ = writeln!(io::stderr(), "{}", text.fitted(width(&io::stderr())).text());
    }

    /// Shows what is being worked on, on a terminal; a pipe sees nothing of it.
    pub(crate) fn progress(&mut self, message: &Message) {
        if can_erase(&io::stderr()) {
            let words = SafeText::words(&self.texts, message).fitted(width(&io::stderr()));
            self.progress.show(&words);
        }
    }

    /// Takes the line of progress away.
    pub(crate) fn end_progress(&mut self) {
        self.progress.end();
    }

    /// Ends the command: prints the error, or the object, and gives the exit status.
    pub(crate) fn finish(&mut self, outcome: Result<Status, Failure>) -> ExitCode {
        self.end_progress();
        let mut status = match outcome {
            Ok(status) => status,
            Err(Failure { message, status, .. }) => {
                let text = SafeText::words(&self.texts, &message);
                let remedy = SafeText::remedy(&self.texts, &message);
                let shown = with_remedy(&text, remedy.as_ref());
                self.note(SafeText::line("sso-escrow:").and(" ", &shown));
                let described = described(&message, &text, remedy.as_ref());
                self.fields.insert("error".to_owned(), described);
                status
            }
        };
        if self.json {
            self.fields.insert("status".to_owned(), (status as u8).into());
            self.fields.insert("warnings".to_owned(), std::mem::take(&mut self.warnings).into());
            let object = Value::Object(std::mem::take(&mut self.fields));
            self.broken |= writeln!(io::stdout(), "{object:#}").is_err();
        }
        // A command whose result nobody could read has not met the request.
        if self.broken && status == Status::Done {
            status = Status::Failed;
        }
        ExitCode::from(status as u8)
    }
}

fn with_remedy(text: &SafeText, remedy: Option<&SafeText>) -> SafeText {
    match remedy {
        Some(remedy) => text.clone().and("\n  ", remedy),
        None => text.clone(),
    }
}

fn described(message: &Message, text: &SafeText, remedy: Option<&SafeText>) -> Value {
    json!({ "name": message.name(), "text": text.text(), "remedy": remedy.map(Printable::text) })
}
