//! Command lines of the program, and how they are run.

use std::ffi::OsStr;
use std::fmt::Display;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::{Ran, Set, passwords, phrases};

/// The program under test.
pub const TOOL: &str = env!("CARGO_BIN_EXE_sso-escrow");

/// Waivers that a production run needs on a developer's machine, which has a network and may have swap.
pub const WAIVED: &[&str] = &["--waive", "network,swap,records,words"];

/// A command line of the program: `Run::restore().rehearsal().yes().shares(&set, &[1, 2]).to_reg(path)`.
///
/// [`Run::run`] runs it with a pipe, and `Run::session` at a terminal.
#[derive(Debug, Clone)]
pub struct Run {
    words: Vec<String>,
    /// The lines for its standard input, if it reads passwords from there.
    lines: Option<Vec<String>>,
    environment: Vec<(String, String)>,
}

macro_rules! commands {
    ($($name:ident),+) => {$(
        #[doc = concat!("The command `", stringify!($name), "`.")]
        pub fn $name() -> Self {
            Self::of(stringify!($name))
        }
    )+};
}

// `to` is named after the option. It is no conversion.
#[allow(clippy::wrong_self_convention)]
impl Run {
    commands!(
        completions,
        drill,
        inspect,
        promote,
        reseal,
        restore,
        runbook,
        sets,
        unseal,
        verify,
        void
    );

    /// The command `generate`, in one round: the tests of two rounds are in `rounds`.
    pub fn generate() -> Self {
        Self::of("generate --one-round")
    }

    /// The command `backup`, in one round.
    pub fn backup() -> Self {
        Self::of("backup --one-round")
    }

    /// A command line of these words, separated by spaces.
    pub fn of(line: &str) -> Self {
        let words = line.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { words, lines: None, environment: Vec::new() }
    }

    /// A command of `token`.
    pub fn token(command: &str) -> Self {
        Self::of("token").arg(command)
    }

    /// `vectors verify`.
    pub fn vectors() -> Self {
        Self::of("vectors verify")
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl Display) -> Self {
        self.words.push(argument.to_string());
        self
    }

    /// Adds arguments.
    pub fn args<S: AsRef<str>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.words.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    /// Adds an option without a value.
    pub fn flag(self, name: &str) -> Self {
        self.arg(name)
    }

    /// Adds an option with its value.
    pub fn option(self, name: &str, value: impl Display) -> Self {
        self.arg(name).arg(value)
    }

    pub fn rehearsal(self) -> Self {
        self.flag("--rehearsal")
    }

    pub fn yes(self) -> Self {
        self.flag("--yes")
    }

    pub fn dry_run(self) -> Self {
        self.flag("--dry-run")
    }

    pub fn lang(self, code: &str) -> Self {
        self.option("--lang", code)
    }

    pub fn waive(self, checks: &str) -> Self {
        self.option("--waive", checks)
    }

    /// Waives the checks that a developer's machine does not pass.
    pub fn waived(self) -> Self {
        self.args(WAIVED)
    }

    pub fn threshold(self, threshold: impl Display) -> Self {
        self.option("-k", threshold)
    }

    /// Adds the location of a set's share as an argument.
    pub fn place(self, set: &Set, x: u8) -> Self {
        self.arg(set.place(x))
    }

    /// Adds the location of a set's share as `--share`.
    pub fn share(self, set: &Set, x: u8) -> Self {
        self.share_at(set.place(x))
    }

    pub fn shares(self, set: &Set, numbers: &[u8]) -> Self {
        numbers.iter().fold(self, |run, &x| run.share(set, x))
    }

    /// Adds `--share` with a location as typed, or with a custodian's name before it.
    pub fn share_at(self, location: impl Display) -> Self {
        self.option("--share", location)
    }

    pub fn to(self, target: impl Display) -> Self {
        self.option("--to", target)
    }

    pub fn to_reg(self, path: impl AsRef<Path>) -> Self {
        self.to(format!("reg:{}", path.as_ref().display()))
    }

    /// Adds the location of the new share of `reseal`.
    pub fn to_share(self, location: impl Display) -> Self {
        self.option("--to-share", location)
    }

    pub fn expect(self, words: impl Display) -> Self {
        self.option("--expect-set", words)
    }

    pub fn expect_set(self, set: &Set) -> Self {
        self.expect(set.words())
    }

    /// Gives the passwords of these shares of a set on standard input.
    pub fn passwords(self, numbers: &[u8]) -> Self {
        self.lines(&passwords(numbers))
    }

    /// Gives the passphrases of these shares on standard input: for sets that are made in production.
    pub fn phrases(self, numbers: &[u8]) -> Self {
        self.lines(&phrases(numbers))
    }

    /// Gives these lines on standard input, for passwords.
    pub fn lines<S: AsRef<str>>(mut self, lines: &[S]) -> Self {
        self.lines = Some(lines.iter().map(|line| line.as_ref().to_owned()).collect());
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.environment.push((name.to_owned(), value.as_ref().to_str().unwrap().to_owned()));
        self
    }

    /// The environment variables that were set for this run.
    pub fn environment(&self) -> &[(String, String)] {
        &self.environment
    }

    /// All arguments, as a person types them.
    pub fn arguments(&self) -> Vec<String> {
        let mut words = self.words.clone();
        if self.lines.is_some() {
            words.extend(["--passwords-from", "-"].map(str::to_owned));
        }
        words
    }

    /// Runs it with `--json`, so that names and fields can be checked.
    pub fn run(&self) -> Ran {
        self.clone().flag("--json").run_in_words()
    }

    /// Runs it without `--json`, to check the text for people.
    pub fn run_in_words(&self) -> Ran {
        ended(self.start_in(command()))
    }

    /// Runs it with `--json` under another program, such as `strace` or `prlimit`, which takes the program
    /// and its arguments after its own.
    pub fn run_by(&self, by: Command) -> Ran {
        ended(self.clone().flag("--json").start_by(by))
    }

    /// Runs it under another program, without `--json`.
    pub fn run_in_words_by(&self, by: Command) -> Ran {
        ended(self.start_by(by))
    }

    /// Runs it with `--json` in a command that already names a program other than [`TOOL`].
    pub fn run_as(&self, program: Command) -> Ran {
        ended(self.clone().flag("--json").start_in(program))
    }

    /// The same without `--json`, to check the text for people.
    pub fn run_in_words_as(&self, program: Command) -> Ran {
        ended(self.start_in(program))
    }

    /// Starts it with `--json`.
    pub fn start(&self) -> Child {
        self.clone().flag("--json").start_in(command())
    }

    /// Starts it under another program, with unchanged arguments.
    pub fn start_by(&self, mut by: Command) -> Child {
        by.arg(TOOL);
        self.start_in(by)
    }

    /// Starts it in a command that already names the program.
    fn start_in(&self, mut command: Command) -> Child {
        command.args(self.arguments()).envs(self.environment.iter().cloned());
        started(command, self.lines.as_deref().unwrap_or_default())
    }
}

/// A command of the program, without a terminal.
pub fn command() -> Command {
    #[cfg(unix)]
    let mut command = Command::new("setsid");
    #[cfg(unix)]
    command.arg("--wait").arg(TOOL);
    #[cfg(windows)]
    let mut command = Command::new(TOOL);
    without_locale(&mut command);
    command
}

/// Removes the locale of the user from a command.
pub fn without_locale(command: &mut Command) {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
}

/// Removes what cargo sets for tests. A run in production stops at it. A variable that a test has set stays.
pub fn without_libraries(command: &mut Command) {
    const NAME: &str = "LD_LIBRARY_PATH";
    if !command.get_envs().any(|(name, _)| name == NAME) {
        command.env_remove(NAME);
    }
}

/// Runs a command with these lines on its standard input.
pub fn run_command(command: Command, lines: &[String]) -> Ran {
    ended(started(command, lines))
}

/// Starts a command with these lines on its standard input.
pub fn started(mut command: Command, lines: &[String]) -> Child {
    without_libraries(&mut command);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for line in lines {
        // The program may have ended without reading them.
        let _ = writeln!(input, "{line}");
    }
    child
}

/// Waits for the end of a command.
pub fn ended(child: Child) -> Ran {
    Ran::new(child.wait_with_output().unwrap())
}
