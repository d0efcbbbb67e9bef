//! `completions`: the script with which a shell completes command lines, and the answers to that script.
//!
//! The script asks the program, so options, values and paths are completed from one definition.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Args;
use clap_complete::env::{Bash, CompleteEnv, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use serde::Serialize;
use sso_escrow::error::Status;
use sso_escrow::message;

use crate::cli::line::choices::Choices;
use crate::cli::line::words::help;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// The environment variable with which a shell requests completions.
const VARIABLE: &str = "SSO_ESCROW_COMPLETE";
/// The name of the program.
const PROGRAM: &str = "sso-escrow";
/// bash splits words at `:` and `=`, which locations contain. This script joins them again.
const BASH: &str = include_str!("completions/bash.sh");

const SHELLS: Shells<'static> = Shells(&[&Bash, &Elvish, &Fish, &Powershell, &Zsh]);

/// `completions`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL", value_parser = shells(), help = help("help-argument-shell"))]
    shell: Shell,
}

/// The script for a shell.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CompletionsResult {
    /// The script for the shell to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    script: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

fn shells() -> Choices<Shell> {
    Choices::new(
        "SHELL",
        [
            ("bash", Shell::Bash),
            ("elvish", Shell::Elvish),
            ("fish", Shell::Fish),
            ("powershell", Shell::Powershell),
            ("zsh", Shell::Zsh),
        ],
    )
}

pub(crate) fn run(options: &Completions, console: &mut Console) -> Ended<CompletionsResult> {
    Ended::after(|result| print_script(options, console, result))
}

fn print_script(
    options: &Completions,
    console: &mut Console,
    result: &mut CompletionsResult,
) -> Result<Status, Failure> {
    let script = script(options.shell).map_err(|error| {
        Failure::new(Status::Failed, message!("completions-script")).caused_by(error)
    })?;
    console.print(&SafeText::page(script.trim_end()));
    result.script = Some(script);
    Ok(Status::Done)
}

fn script(shell: Shell) -> io::Result<String> {
    let completer: &dyn EnvCompleter = match shell {
        Shell::Bash => return Ok(BASH.to_owned()),
        Shell::Elvish => &Elvish,
        Shell::Fish => &Fish,
        Shell::Powershell => &Powershell,
        Shell::Zsh => &Zsh,
    };
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    String::from_utf8(script).map_err(io::Error::other)
}

/// Answers a shell that requests completions. Returns `None` if no shell does.
pub(crate) fn answer(
    arguments: &[OsString],
    definition: impl Fn() -> clap::Command,
) -> Option<ExitCode> {
    std::env::var_os(VARIABLE)?;
    let folder = std::env::current_dir().ok();
    let answered = CompleteEnv::with_factory(definition)
        .var(VARIABLE)
        .bin(PROGRAM)
        .completer(PROGRAM)
        .shells(SHELLS)
        .try_complete(arguments.iter().cloned(), folder.as_deref());
    match answered {
        Ok(true) => Some(ExitCode::SUCCESS),
        Ok(false) => None,
        // A shell shows no errors while it completes, so no message is printed.
        Err(_) => Some(ExitCode::from(Status::Failed as u8)),
    }
}
