//! Completions: real shells complete half-typed lines.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rexpect::session::spawn_command;
use tempfile::TempDir;

use crate::support::*;

/// A shell with the completions, in a folder with files to complete.
struct Shell {
    name: &'static str,
    folder: TempDir,
}

impl Shell {
    /// `None` if the shell is not installed. Prints that the test is skipped.
    fn new(name: &'static str) -> Option<Self> {
        if Command::new(name).arg("--version").output().is_err() {
            println!("skipped: completions: {name} is missing");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("media/anna")).unwrap();
        fs::create_dir_all(folder.path().join("media/ben stick")).unwrap();
        fs::write(folder.path().join("roots.pem"), "").unwrap();
        // These names must be left out, because the shells would print them unchanged. If they were offered
        // too, the other names could not be completed to their end.
        fs::create_dir_all(folder.path().join("media/anna\x1b[2J")).unwrap();
        fs::create_dir_all(folder.path().join("media/ben\nstick")).unwrap();
        fs::write(folder.path().join("roots.pem\u{202e}mep"), "").unwrap();
        let script = Run::completions().arg(name).run_in_words().done().out.clone();
        fs::write(folder.path().join("script"), script).unwrap();
        Some(Self { name, folder })
    }

    /// A command with the program in its path.
    fn command(&self) -> Command {
        let bin = Path::new(TOOL).parent().unwrap().display().to_string();
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new(self.name);
        command.current_dir(self.folder.path()).env("PATH", format!("{bin}:{path}"));
        command.env("LC_ALL", "C.UTF-8").env("TERM", "dumb").env("HOME", self.folder.path());
        command
    }

    /// The line after one completion.
    fn completes(&self, line: &str) -> String {
        match self.name {
            "fish" => self.completes_in_fish(line),
            _ => self.completes_at_prompt(line),
        }
    }

    /// fish lists its candidates without a terminal. If there is exactly one candidate, this inserts it.
    fn completes_in_fish(&self, line: &str) -> String {
        let mut command = self.command();
        let script = "source script; complete --do-complete \"$argv[1]\"";
        command.args(["--no-config", "--command", script, line]);
        let output = command.output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let candidates: Vec<&str> =
            told.lines().map(|line| line.split('\t').next().unwrap()).collect();
        let (before, _) = line.rsplit_once(' ').unwrap();
        match candidates[..] {
            [only] => format!("{before} {only}"),
            _ => panic!("{line}: {candidates:?}"),
        }
    }

    /// bash and zsh complete at a terminal: Tab completes the line, and Ctrl-X writes it into a file.
    fn completes_at_prompt(&self, line: &str) -> String {
        let mut command = self.command();
        let setup = match self.name {
            "bash" => {
                command.args(["--norc", "--noprofile", "-i"]);
                r#"bind -x '"\C-x": printf %s "$READLINE_LINE" >line'"#
            }
            _ => {
                command.args(["-f", "-i"]);
                "bindkey -e; autoload -U compinit; compinit -u -D; \
                 show() { print -rn -- $BUFFER >line }; zle -N show; bindkey -r '^X'; bindkey '^X' show"
            }
        };
        let written = self.folder.path().join("line");
        let _ = fs::remove_file(&written);
        let mut pty = spawn_command(command, Some(20_000)).unwrap();
        pty.send_line(&format!("{setup}; source ./script; PS1='pro''mpt>'")).unwrap();
        pty.exp_string("prompt>").unwrap();
        // Keys typed during a completion wait in the terminal.
        pty.send(&format!("{line}\t\x18")).unwrap();
        pty.flush().unwrap();
        let start = Instant::now();
        loop {
            let line = fs::read_to_string(&written).unwrap_or_default();
            if !line.is_empty() {
                // A shell at a terminal ignores the signal that ends the session, which would wait for it.
                pty.send("\x15exit\r").unwrap();
                pty.flush().unwrap();
                pty.exp_eof().unwrap();
                return line.trim_end().to_owned();
            }
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "{}: {line} does not appear",
                self.name
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

const LINES: [(&str, &str); 12] = [
    ("sso-escrow rest", "sso-escrow restore"),
    ("sso-escrow token prov", "sso-escrow token provision"),
    ("sso-escrow restore --expect-s", "sso-escrow restore --expect-set"),
    ("sso-escrow --lang f", "sso-escrow --lang fr"),
    ("sso-escrow runbook clus", "sso-escrow runbook cluster"),
    ("sso-escrow restore --to na", "sso-escrow restore --to native:"),
    ("sso-escrow restore --to native:as", "sso-escrow restore --to native:ask"),
    ("sso-escrow inspect pi", "sso-escrow inspect piv:"),
    ("sso-escrow inspect file:media/an", "sso-escrow inspect file:media/anna/"),
    (
        "sso-escrow generate --share Anna=file:media/an",
        "sso-escrow generate --share Anna=file:media/anna/",
    ),
    ("sso-escrow verify --passwords-from roo", "sso-escrow verify --passwords-from roots.pem"),
    ("sso-escrow restore --waive remov", "sso-escrow restore --waive removable"),
];

fn completes_every_line(name: &'static str) {
    let Some(shell) = Shell::new(name) else { return };
    for (line, expected) in LINES {
        assert_eq!(shell.completes(line), expected, "{name}");
    }
}

#[test]
fn bash_completes_half_typed_lines() {
    completes_every_line("bash");
}

#[test]
fn zsh_completes_half_typed_lines() {
    completes_every_line("zsh");
}

#[test]
fn fish_completes_half_typed_lines() {
    completes_every_line("fish");
}

/// Checks that a space in a folder's name is escaped, so that the name stays one argument.
#[test]
fn bash_escapes_what_it_completes() {
    let Some(shell) = Shell::new("bash") else { return };
    let completed = shell.completes("sso-escrow inspect file:media/b");
    assert_eq!(completed, r"sso-escrow inspect file:media/ben\ stick/");
}

#[test]
fn an_unknown_shell_is_refused() {
    Run::completions().arg("tcsh").run().error("usage-choice", 2).error_names("fish");
}
