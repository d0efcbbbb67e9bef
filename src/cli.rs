//! The command line: one file a command, and what they share.

mod cards;
mod commands;
mod guard;
mod line;
mod media;
mod quorum;
mod set;
mod ui;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use sso_escrow::error::{Status, system_cause};
use sso_escrow::message;
use sso_escrow::sys::sandbox;
use sso_escrow::text::{Message, Texts};

use commands::{
    backup, completions, drill, generate, inspect, promote, reseal, restore, runbook, sets, token,
    unseal, vectors, verify,
};
use guard::sandbox::confine;
use line::alias::{self, Alias, OldCommand};
use line::{args, language, usage};
use ui::failure::Failure;
use ui::interrupt;
use ui::output::Console;

/// Runs the program with these arguments, the program's name first.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let (arguments, old) = alias::rewrite(&arguments);
    let language::Choice { texts, unknown, no_glyphs } = language::choose(&arguments);
    let json = arguments.iter().any(|argument| argument == "--json");
    if let Some(language) = unknown {
        let mut console = Console::new(texts, json, "");
        let message = message!("usage-language", language = language);
        return console.finish(Err(Failure::usage(message)));
    }
    match args::command(&texts).try_get_matches_from(&arguments) {
        Ok(matches) => run_command(texts, no_glyphs, &matches, old.as_ref()),
        Err(error) if error.use_stderr() => {
            let failure = usage::explain(&error);
            let mut console = Console::new(texts, json, "");
            if let Some(old) = &old {
                console.warn(&old_message(old));
            }
            console.finish(Err(failure))
        }
        // Help and version, which clap has written from our texts.
        Err(error) => match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(Status::Failed as u8),
        },
    }
}

type Run = fn(&ArgMatches, &mut Console) -> Result<Status, Failure>;

/// What a command of the old tools was taken for, and what it takes beside.
fn old_message(old: &Alias) -> Message {
    let typed = &old.typed;
    match old.command {
        OldCommand::Generate => message!("alias-generate", typed = typed),
        OldCommand::Backup => message!("alias-backup", typed = typed),
        OldCommand::Restore => message!("alias-restore", typed = typed),
        OldCommand::Update => message!("alias-update", typed = typed),
    }
}

fn run_command(
    texts: Texts,
    no_glyphs: bool,
    matches: &ArgMatches,
    old: Option<&Alias>,
) -> ExitCode {
    let Some((name, matches)) = matches.subcommand() else {
        return Console::new(texts, false, "")
            .finish(Err(Failure::usage(message!("usage-command"))));
    };
    let run: Run = match name {
        "backup" => backup::run,
        "completions" => completions::run,
        "drill" => drill::run,
        "generate" => generate::run,
        "inspect" => inspect::run,
        "promote" => promote::run,
        "reseal" => reseal::run,
        "restore" => restore::run,
        "runbook" => runbook::run,
        "sets" => sets::run,
        "token" => token::run,
        "unseal" => unseal::run,
        "vectors" => vectors::run,
        _ => verify::run,
    };
    let mut console = Console::new(texts, matches.get_flag("json"), name);
    if no_glyphs {
        console.warn(&message!("console-without-glyphs"));
    }
    if let Some(old) = old {
        console.warn(&old_message(old));
    }
    let outcome = start(&mut console, name, matches).and_then(|()| run(matches, &mut console));
    console.finish(outcome)
}

/// What comes before every command, and before any thread: the process denies itself what it does not
/// need. Then it proves its parts.
fn start(console: &mut Console, command: &str, matches: &ArgMatches) -> Result<(), Failure> {
    if let Err(error) = sandbox::deny_dumps() {
        console.warn(&message!("warn-dumps", cause = system_cause(&error)));
    }
    if let Err(error) = sandbox::deny_network() {
        console.warn(&message!("warn-network", cause = system_cause(&error)));
    }
    confine(command, matches, console);
    interrupt::watch();
    sso_escrow::selftest::at_start().map_err(Failure::from)
}
