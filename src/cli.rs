//! The command line: rooms by what they do, the lower ones first.
//!
//! | room | what it holds |
//! |---|---|
//! | [`ui`] | output, questions, the terminal, interrupts, failures |
//! | [`line`] | options, values, aliases, help and completions |
//! | [`context`] | what a command works with: console, waivers, smart cards, randomness |
//! | [`guard`] | the machine, the sandbox |
//! | [`cards`] | the conversation with a smart card and its custodian |
//! | [`media`] | media that are recognised, prompted for, listed |
//! | [`quorum`] | shares that are handed in and opened |
//! | [`set`] | a new set: choices, sealing, distribution, records |
//! | [`commands`] | one file a command |

mod cards;
mod commands;
mod context;
mod guard;
mod line;
mod media;
mod quorum;
mod set;
mod ui;

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::FromArgMatches;
use sso_escrow::error::{Status, system_cause};
use sso_escrow::message;
use sso_escrow::sys::{sandbox, screen, standard_output};
use sso_escrow::text::Message;

use commands::{
    Command, CommandFacts, CommandLine, completions, definition, definition_without_texts,
};
use guard::sandbox::confine;
use line::alias::{self, Alias, OldCommand};
use line::words::Layout;
use line::{customs, language, order, quotes, usage};
use ui::ended::Ended;
use ui::failure::Failure;
use ui::interrupt;
use ui::output::Console;
use ui::rerun::{Rerun, RerunChange};

/// Runs the program with these arguments, the program's name first.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let (rewritten, old) = alias::rewrite(&arguments);
    let rewritten = customs::translate(&rewritten);
    let language::LanguageChoice { texts, unknown, no_glyphs } = language::choose(&rewritten);
    let spoken = texts.language();
    let asked = completions::answer(&arguments, || definition(spoken, Layout::Flowing));
    if let Some(status) = asked {
        return status;
    }
    let arguments = order::command_first(&rewritten);
    if !standard_output::is_open() {
        // Nothing of the object of `--json` could be written either.
        let mut console = Console::new(texts, false, "", Rerun::default());
        let message = message!("output-closed");
        return console.finish(Ended::from(Failure::new(Status::Failed, message)));
    }
    let json = arguments.iter().any(|argument| argument == "--json");
    if let Some(language) = unknown {
        let mut console = Console::new(texts, json, "", Rerun::default());
        let message = message!("usage-language", language = language);
        return console.finish(Ended::from(Failure::usage(message)));
    }
    let parse = |definition: clap::Command| {
        // The definition is not dropped: freeing it piece by piece would take time at every start, and the end of
        // the process frees it anyway.
        let mut definition = ManuallyDrop::new(definition);
        let matches = definition.try_get_matches_from_mut(&arguments)?;
        CommandLine::from_arg_matches(&matches)
    };
    // Only help shows the texts of the options, and it takes time to render them all.
    let parsed = match parse(definition_without_texts()) {
        Err(error) if !error.use_stderr() => parse(definition(spoken, Layout::Lines)),
        parsed => parsed,
    };
    match parsed {
        Ok(CommandLine { everywhere, command, .. }) => {
            let rerun = Rerun::of(&rewritten);
            let facts = command.facts();
            let console = Console::new(texts, everywhere.json, facts.name, rerun);
            run_command(console, no_glyphs, (&command, &facts), old.as_ref())
        }
        Err(error) if error.use_stderr() => {
            let swallowed = quotes::swallowed(&arguments);
            let failure = swallowed.unwrap_or_else(|| usage::explain(&error));
            let mut console = Console::new(texts, json, "", Rerun::default());
            if let Some(old) = &old {
                console.warn(&old_message(old));
            }
            console.finish(Ended::from(failure))
        }
        // Help and version: clap has printed them from this program's texts.
        Err(error) => match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                let mut console = Console::new(texts, json, "", Rerun::default());
                console.finish_unprinted(error)
            }
        },
    }
}

/// Says which command an ENTSSO command line was translated to, and how that command differs.
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
    mut console: Console,
    no_glyphs: bool,
    (command, facts): (&Command, &CommandFacts),
    old: Option<&Alias>,
) -> ExitCode {
    if no_glyphs {
        console.warn(&message!("console-without-glyphs"));
    }
    if let Some(old) = old {
        console.warn(&old_message(old));
    }
    match start(&mut console, facts) {
        Ok(()) => {
            let ended = command.run(&mut console);
            if facts.is_dry_run && matches!(ended.outcome, Ok(Status::Done)) {
                console.say_rerun(&message!("dry-run-done"), &RerunChange::Remove("--dry-run"));
            }
            console.finish(ended)
        }
        Err(failure) => console.finish(Ended::from(failure)),
    }
}

/// Prepares the process before every command and before any thread starts: it gives up the rights that it does not
/// need, and then runs the self-tests.
fn start(console: &mut Console, facts: &CommandFacts) -> Result<(), Failure> {
    if facts.needs_the_screen {
        // Before the process is confined: it cannot look at other processes afterwards.
        console.set_screen(screen::look());
    }
    // The terminal's settings change only when every request to stop gives them back.
    interrupt::watch();
    if facts.takes_secrets {
        console.hide_keys();
    }
    // `main` asked for this first of all. Here the run reports a refusal.
    if let Err(error) = sandbox::deny_own_libraries() {
        console.warn(&message!("warn-libraries", cause = system_cause(&error)));
    }
    if let Err(error) = sandbox::deny_dumps() {
        console.warn(&message!("warn-dumps", cause = system_cause(&error)));
    }
    if let Err(error) = sandbox::deny_network() {
        console.warn(&message!("warn-network", cause = system_cause(&error)));
    }
    confine(&facts.access, console);
    sso_escrow::selftest::at_start().map_err(Failure::from)
}
