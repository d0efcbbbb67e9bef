//! The command line: one file a command, and what they share.

mod args;
mod clear_copy;
mod completions;
mod describe;
mod desk;
mod drill;
mod generate;
mod inspect;
mod interrupt;
mod language;
mod output;
mod passwords;
mod place;
mod prompt;
mod quorum;
mod restore;
mod sets;
mod unseal;
mod usage;
mod values;
mod vectors;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use sso_escrow::fault::{Fault, Status, system_cause};
use sso_escrow::message;
use sso_escrow::sys::{memory, sandbox};
use sso_escrow::text::{Message, Texts};

use output::Console;

/// Why a command ends without having done what was asked for.
#[derive(Debug)]
pub(crate) struct Failure {
    message: Message,
    status: Status,
}

impl Failure {
    fn new(status: Status, message: Message) -> Self {
        Self { message, status }
    }

    fn usage(message: Message) -> Self {
        Self::new(Status::Usage, message)
    }
}

impl<E: Fault> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { message: error.message(), status: error.status() }
    }
}

/// Runs the program with these arguments, the program's name first.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let (texts, unknown) = language::choose(&arguments);
    let json = arguments.iter().any(|argument| argument == "--json");
    if let Some(language) = unknown {
        let mut console = Console::new(texts, json, "");
        let message = message!("usage-language", language = language);
        return console.finish(Err(Failure::usage(message)));
    }
    match args::command(&texts).try_get_matches_from(&arguments) {
        Ok(matches) => run_command(texts, &matches),
        Err(error) if error.use_stderr() => {
            let failure = usage::explain(&error);
            Console::new(texts, json, "").finish(Err(failure))
        }
        // Help and version, which clap has written from our texts.
        Err(error) => match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(Status::Failed as u8),
        },
    }
}

type Run = fn(&ArgMatches, &mut Console) -> Result<Status, Failure>;

fn run_command(texts: Texts, matches: &ArgMatches) -> ExitCode {
    let Some((name, matches)) = matches.subcommand() else {
        return Console::new(texts, false, "")
            .finish(Err(Failure::usage(message!("usage-command"))));
    };
    let run: Run = match name {
        "completions" => completions::run,
        "drill" => drill::run,
        "generate" => generate::run,
        "inspect" => inspect::run,
        "restore" => restore::run,
        "sets" => sets::run,
        "unseal" => unseal::run,
        "vectors" => vectors::run,
        _ => verify::run,
    };
    let mut console = Console::new(texts, matches.get_flag("json"), name);
    let outcome = start(&mut console).and_then(|()| run(matches, &mut console));
    console.finish(outcome)
}

/// What comes before every command: the process keeps itself out of dumps, and proves its parts.
fn start(console: &mut Console) -> Result<(), Failure> {
    if let Err(errno) = sandbox::deny_dumps() {
        console.warn(&message!("warn-dumps", cause = system_cause(&errno.into())));
    }
    interrupt::watch();
    sso_escrow::selftest::at_start().map_err(Failure::from)
}

/// The checks of the machine that come before any password: secrets must not reach swap.
fn check_machine(console: &mut Console, rehearsal: bool) -> Result<(), Failure> {
    let Err(errno) = memory::lock_state() else { return Ok(()) };
    let message = message!("machine-memory-lock", cause = system_cause(&errno.into()));
    if !rehearsal {
        return Err(Failure::new(Status::Unfit, message));
    }
    console.warn(&message);
    Ok(())
}

/// Says that this is a rehearsal, where it is one.
fn announce(console: &mut Console, rehearsal: bool) {
    if rehearsal {
        console.say(&message!("rehearsal-banner"));
    }
    console.field("rehearsal", rehearsal);
}
