//! The command line: one file a command, and what they share.

mod alias;
mod args;
mod at_card;
mod backup;
mod card_ids;
mod cards;
mod changes;
mod clear_copy;
mod completions;
mod confine;
mod describe;
mod desk;
mod device;
mod drill;
mod generate;
mod hand_out;
mod inspect;
mod interrupt;
mod language;
mod machine;
mod new_card;
mod new_password;
mod new_set;
mod offline;
mod open_card;
mod output;
mod passwords;
mod patience;
mod place;
mod port;
mod promote;
mod prompt;
mod quorum;
mod records;
mod reseal;
mod restore;
mod runbook;
mod sets;
mod source;
mod steps;
mod token;
mod unseal;
mod usage;
mod values;
mod vectors;
mod verify;
mod waivers;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;
use sso_escrow::fault::{Fault, Status, system_cause};
use sso_escrow::message;
use sso_escrow::sys::sandbox;
use sso_escrow::text::{Message, Texts};

use alias::{Alias, OldCommand};
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
    confine::confine(command, matches, console);
    interrupt::watch();
    sso_escrow::selftest::at_start().map_err(Failure::from)
}

/// Says that this is a rehearsal, where it is one.
fn announce(console: &mut Console, rehearsal: bool) {
    if rehearsal {
        console.say(&message!("rehearsal-banner"));
    }
    console.field("rehearsal", rehearsal);
}
