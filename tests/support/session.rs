//! The program at a pseudo-terminal.

#![cfg(unix)]

use std::process::Command;

use rexpect::session::{PtySession, spawn_command};
use rustix::process::Pid;
use sso_escrow::text::Language;

use crate::support::{Run, TOOL, Text, without_libraries};

/// How long a session waits for expected output, in milliseconds. This is much longer than any step takes,
/// even on a machine that is building something. Only a failing test waits this long.
const PATIENCE_MS: u64 = 120_000;

/// The program in a shell at a new terminal. The shell records the terminal's settings before and after, and
/// the status.
pub struct Session {
    pub pty: PtySession,
    pub notes: tempfile::TempDir,
    /// Everything that the terminal has received so far.
    pub shown: Vec<u8>,
    language: Language,
}

/// Records the terminal's settings before and after a run, and its status.
const SCRIPT: &str = "trap : INT QUIT; stty -g >\"$NOTES/before\"; \
                      sh -c 'echo $$ >\"$NOTES/pid\"; exec \"$@\"' sh \"$@\"; \
                      echo \"status=$?\"; stty -g >\"$NOTES/after\"";

impl Run {
    /// Runs it at a terminal.
    pub fn session(&self) -> Session {
        Session::with(SCRIPT, &self.arguments(), self.environment())
    }

    /// Runs it at a terminal, under a script that gets its arguments.
    pub fn session_under(&self, script: &str) -> Session {
        Session::with(script, &self.arguments(), self.environment())
    }
}

impl Session {
    pub fn start(arguments: &[String]) -> Self {
        Self::under(SCRIPT, arguments)
    }

    pub fn under(script: &str, arguments: &[String]) -> Self {
        Self::with(script, arguments, &[])
    }

    /// The same, with environment variables.
    pub fn with(script: &str, arguments: &[String], environment: &[(String, String)]) -> Self {
        let notes = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        // The session starts with a terminal that echoes input, and with core files allowed. Otherwise the
        // tests could not show that the program changes this.
        let script = format!("stty sane; ulimit -c unlimited 2>/dev/null; {script}");
        command.arg("-c").arg(script).arg("sh").arg(TOOL).args(arguments);
        without_libraries(&mut command);
        command.env("NOTES", notes.path()).env("LC_ALL", "C.UTF-8");
        command.envs(environment.iter().cloned());
        let codes = arguments.iter().skip_while(|argument| *argument != "--lang").nth(1);
        let language = codes.and_then(|code| Language::from_locale(code));
        let language = language.unwrap_or(Language::English);
        let pty = spawn_command(command, Some(PATIENCE_MS)).unwrap();
        Self { pty, notes, shown: vec![], language }
    }

    /// Sets the language that the program is expected to speak.
    pub fn speaks(&mut self, language: Language) {
        self.language = language;
    }

    /// Waits for a message, `"ask-password"` or `text!("ask-again", name = "Ben")`. Returns the text before
    /// it.
    #[track_caller]
    pub fn sees(&mut self, text: impl Into<Text>) -> String {
        let text = text.into().in_language(self.language);
        let (before, found) = self
            .pty
            .exp_regex(&text.expression())
            .unwrap_or_else(|error| panic!("no {text:?}: {error}"));
        let before = bytes_of(&before);
        self.shown.extend(&before);
        self.shown.extend(bytes_of(&found));
        String::from_utf8_lossy(&before).into_owned()
    }

    /// Waits for a text that is no message: a value, or a control sequence. Returns the text before it.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> String {
        let bytes: String = text.bytes().map(char::from).collect();
        let before =
            self.pty.exp_string(&bytes).unwrap_or_else(|error| panic!("no “{text}”: {error}"));
        let bytes = bytes_of(&before);
        self.shown.extend(&bytes);
        self.shown.extend(text.as_bytes());
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Confirms that the screen may show secrets. A test holds the terminal's other end, so a production run asks.
    #[track_caller]
    pub fn confirms_screen(&mut self) {
        self.sees("screen-confirm");
        self.types("yes");
    }

    pub fn types(&mut self, line: &str) {
        self.pty.send_line(line).unwrap();
    }

    /// Waits until a passphrase is shown, which must be on the alternate screen, and confirms it. Returns the
    /// passphrase.
    #[track_caller]
    pub fn passphrase(&mut self) -> String {
        self.shows("\x1b[?1049h");
        let shown = self.sees("passphrase-seen");
        let phrase = shown.lines().find(|line| line.starts_with("    ")).unwrap().trim().to_owned();
        assert_eq!(phrase.split(' ').count(), 6, "{phrase}");
        self.types("");
        self.shows("\x1b[2J\x1b[H\x1b[?1049l");
        self.sees("ask-passphrase");
        phrase
    }

    /// The process id of the program.
    pub fn pid(&self) -> Pid {
        let pid = std::fs::read_to_string(self.notes.path().join("pid")).unwrap();
        Pid::from_raw(pid.trim().parse().unwrap()).unwrap()
    }

    /// Waits for the end. Checks the status, and that the terminal's settings are restored.
    #[track_caller]
    pub fn ends(&mut self, status: i32) -> String {
        let rest = self.shows(&format!("status={status}"));
        self.pty.exp_eof().unwrap();
        let note = |name| std::fs::read_to_string(self.notes.path().join(name)).unwrap();
        assert_eq!(note("before"), note("after"), "the terminal's settings");
        rest
    }
}

/// The bytes that the session has read. It takes each byte for one character.
fn bytes_of(read: &str) -> Vec<u8> {
    read.chars().filter_map(|byte| u8::try_from(byte).ok()).collect()
}
