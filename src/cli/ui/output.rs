//! What a command prints: text for people, or with `--json` one object for programs.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Map, Value, json};
use sso_escrow::error::Status;
use sso_escrow::text::{Message, Texts, wrap};

use crate::cli::ui::device::{can_erase, width};
use crate::cli::ui::failure::Failure;

/// Where a command speaks. Results go to standard output; warnings, errors and progress to standard
/// error; questions to the terminal itself.
pub(crate) struct Console {
    texts: Texts,
    json: bool,
    fields: Map<String, Value>,
    warnings: Vec<Value>,
    /// Whether a line of progress stands on the terminal.
    progress: bool,
    /// Whether standard output has gone away.
    broken: bool,
}

impl Console {
    pub(crate) fn new(texts: Texts, json: bool, command: &str) -> Self {
        let mut fields = Map::new();
        fields.insert("command".to_owned(), command.into());
        Self { texts, json, fields, warnings: Vec::new(), progress: false, broken: false }
    }

    /// The texts that it speaks.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
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
        if !self.json {
            let words = fitted(self.words(message), width(&io::stdout()));
            self.print(&words);
        }
    }

    /// Prints text that is no message: a name, a command to be typed.
    pub(crate) fn print(&mut self, text: &str) {
        self.end_progress();
        if !self.json && writeln!(io::stdout(), "{text}").is_err() {
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
        self.end_progress();
        let text = self.words(message);
        let remedies = cause.into_iter().chain([message]).filter_map(|it| self.texts.remedy(it));
        let remedy = remedies.reduce(|all, next| format!("{all}\n  {next}"));
        let label = self.words(&sso_escrow::message!("label-warning"));
        let shown = format!("{label} {}", with_remedy(&text, remedy.as_deref()));
        let _ = writeln!(io::stderr(), "{}", fitted(shown, width(&io::stderr())));
        self.warnings.push(described(message, &text, remedy));
    }

    /// Says what somebody is to do now. It is no warning, and no part of the result.
    pub(crate) fn tell(&mut self, message: &Message) {
        self.end_progress();
        let words = fitted(self.words(message), width(&io::stderr()));
        let _ = writeln!(io::stderr(), "{words}");
    }

    /// Shows what is being worked on, on a terminal; a pipe sees nothing of it.
    pub(crate) fn progress(&mut self, message: &Message) {
        if can_erase(&io::stderr()) {
            let words = fitted(self.words(message), width(&io::stderr()));
            // Whatever does not fit on one line could not be taken away again.
            let line = words.lines().next().unwrap_or_default();
            let _ = write!(io::stderr(), "\r\x1b[K{line}");
            let _ = io::stderr().flush();
            self.progress = true;
        }
    }

    /// Takes the line of progress away.
    pub(crate) fn end_progress(&mut self) {
        if std::mem::take(&mut self.progress) {
            let _ = write!(io::stderr(), "\r\x1b[K");
            let _ = io::stderr().flush();
        }
    }

    /// Ends the command: prints the error, or the object, and gives the exit status.
    pub(crate) fn finish(&mut self, outcome: Result<Status, Failure>) -> ExitCode {
        self.end_progress();
        let mut status = match outcome {
            Ok(status) => status,
            Err(Failure { message, status, .. }) => {
                let (text, remedy) = (self.words(&message), self.texts.remedy(&message));
                let shown = with_remedy(&text, remedy.as_deref());
                let shown = fitted(format!("sso-escrow: {shown}"), width(&io::stderr()));
                let _ = writeln!(io::stderr(), "{shown}");
                self.fields.insert("error".to_owned(), described(&message, &text, remedy));
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

/// The text as a terminal of that width has room for it; as it is where there is none.
pub(crate) fn fitted(text: String, width: Option<usize>) -> String {
    match width {
        Some(width) => wrap(&text, width),
        None => text,
    }
}

fn with_remedy(text: &str, remedy: Option<&str>) -> String {
    match remedy {
        Some(remedy) => format!("{text}\n  {remedy}"),
        None => text.to_owned(),
    }
}

fn described(message: &Message, text: &str, remedy: Option<String>) -> Value {
    json!({ "name": message.name(), "text": text, "remedy": remedy })
}
