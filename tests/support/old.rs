//! Runs that are compared with prose: only for tests that do not use [`Run`](super::Run) yet.

use super::{Ran, command, run_command};

impl Ran {
    /// It ended with that status, and its error output holds each of these.
    #[track_caller]
    pub fn failed(&self, status: i32, parts: &[&str]) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        for part in parts {
            assert!(self.err.contains(part), "no “{part}” in {self:#?}");
        }
        self
    }

    /// It ended well, and its output holds each of these.
    #[track_caller]
    pub fn showed(&self, parts: &[&str]) -> &Self {
        assert_eq!(self.status, 0, "{self:#?}");
        for part in parts {
            assert!(self.out.contains(part), "no “{part}” in {self:#?}");
        }
        self
    }
}

/// Runs the program with nothing on its standard input.
pub fn run<S: AsRef<str>>(arguments: &[S]) -> Ran {
    run_with(arguments, None)
}

/// Runs the program with these passwords on its standard input.
pub fn run_with<S: AsRef<str>>(arguments: &[S], passwords: Option<&[String]>) -> Ran {
    let mut command = command();
    command.args(arguments.iter().map(AsRef::as_ref));
    if passwords.is_some() {
        command.args(["--passwords-from", "-"]);
    }
    run_command(command, passwords.unwrap_or_default())
}

/// Arguments from words and lists of words.
pub fn arguments(parts: &[&[&str]], shares: Vec<String>) -> Vec<String> {
    let words = parts.iter().flat_map(|part| part.iter().map(|&word| word.to_owned()));
    words.chain(shares).collect()
}
