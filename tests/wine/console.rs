//! The console of Windows: hidden keys, text beyond ASCII, Ctrl-C.

use std::fs::File;
use std::process::Command;
use std::thread;
use std::time::Duration;

use rexpect::process::PtyProcess;
use rexpect::session::{Options, StreamSession};
use sso_escrow::text::Language;

use crate::plain::PlainText;
use crate::support::{Make, Run, Set, Text};
use crate::windows::{self, Windows};

/// A program for Windows, running at a terminal.
pub struct Session {
    stream: StreamSession<File>,
    language: Language,
    shown: String,
    /// Dropping it kills the process.
    _process: PtyProcess,
}

/// Starts a screen that is wide enough for every question. Ctrl-C goes to the program.
const SCRIPT: &str = "trap : INT; stty sane cols 200 rows 50; \"$@\"; echo \"status=$?\"";

impl Session {
    pub fn start(_windows: &Windows, run: &Run, language: Language) -> Self {
        let run = run.clone().lang(language.code());
        let mut command = Command::new("sh");
        command.args(["-c", SCRIPT, "sh", windows::SCRIPT, "run", windows::PROGRAM]);
        command.args(run.arguments()).env("LC_ALL", "C.UTF-8");
        let process = PtyProcess::new(command).unwrap();
        let terminal = || process.get_file_handle().unwrap();
        let options = Options::new().timeout_ms(Some(60_000));
        let stream = StreamSession::new(PlainText::of(terminal()), terminal(), options);
        Self { stream, language, shown: String::new(), _process: process }
    }

    /// Waits for a message.
    #[track_caller]
    pub fn sees(&mut self, text: impl Into<Text>) {
        let text = text.into().in_language(self.language);
        let seen = self.stream.exp_regex(&text.expression());
        let (before, found) = seen.unwrap_or_else(|error| panic!("no {text:?}: {error}"));
        self.shown += &before;
        self.shown += &found;
    }

    /// Waits for a text that is no message.
    #[track_caller]
    pub fn shows(&mut self, text: &str) {
        let seen = self.stream.exp_string(&as_read(text));
        self.shown += &seen.unwrap_or_else(|error| panic!("no “{text}”: {error}"));
        self.shown += &as_read(text);
    }

    pub fn types(&mut self, keys: &str) {
        // Wine's console accepts input before the program waits for keys, but in the previous mode.
        thread::sleep(Duration::from_millis(500));
        self.stream.send(keys).unwrap();
        self.stream.flush().unwrap();
    }

    #[track_caller]
    pub fn ends(&mut self, status: i32) {
        self.shows(&format!("status={status}\n"));
    }
}

/// A text as the session reads it: each byte is one character.
fn as_read(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn password(_: u8) -> String {
    "un mot de passe de l’été 花".to_owned()
}

/// Starts Windows, and makes a set and the command that asks for its password.
fn asked() -> (Windows, Set, Run) {
    let set = Make { password, ..Make::default() }.set();
    let share = windows::path(&set.path("1"));
    let run = Run::verify().rehearsal().arg(format!("file:{share}"));
    (Windows::alone(), set, run)
}

#[test]
#[ignore = "make test-windows runs it"]
fn the_keys_of_a_password_are_hidden() {
    let (windows, _set, run) = asked();
    let mut session = Session::start(&windows, &run, Language::English);
    session.sees("ask-password-only");
    let typed = password(1).replace("花", "花花\u{8}");
    session.types(&format!("{typed}\r"));
    session.sees("verify-good");
    session.ends(0);
    assert!(!session.shown.contains(&as_read("été")), "{}", session.shown);
}

#[test]
#[ignore = "make test-windows runs it"]
fn a_visible_line_may_be_beyond_ascii_and_control_c_ends() {
    let (windows, _set, run) = asked();
    let mut session = Session::start(&windows, &run, Language::French);
    session.sees("ask-password-only");
    session.types("?\r");
    session.sees("ask-keyboard");
    session.types("déjà 花\r");
    session.shows("déjà 花");
    session.sees("ask-keyboard");
    session.types("\r");
    session.sees("ask-password-only");
    session.types("\x03");
    session.sees("interrupted");
    session.ends(1);
}

#[test]
#[ignore = "make test-windows runs it"]
fn enter_alone_gives_no_password() {
    let (windows, _set, run) = asked();
    let mut session = Session::start(&windows, &run, Language::Japanese);
    session.sees("ask-password-only");
    session.types("\r");
    session.sees("confirm-no-answer");
    session.types("yes\r");
    session.sees("verify-no-password");
    session.ends(3);
}
