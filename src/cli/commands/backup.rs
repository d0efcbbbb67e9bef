//! `backup`: escrows what ENTSSO has today. That is its own backup file, or the content of SSOSS.

mod source;

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::registry::live;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::share::LARGEST_SHARE;
use sso_escrow::share::descriptor::Kind;
use sso_escrow::share::envelope::LARGEST_ENVELOPE;

use crate::cli::context::Context;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::kept_copy::{self, CopyUse};
use crate::cli::guard::machine::{check_machine, report_machine};
use crate::cli::guard::offline;
use crate::cli::guard::sandbox::Access;
use crate::cli::guard::server_log;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{Source, Written, envelope_location, written_source};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::set::new_set::{MakingOptions, NewSet, NewSetResult, Payload, Ready, SetOptions};
use crate::cli::ui::changes;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::terminal::declined;

/// An upper limit, in bytes, for what a payload and its envelope add to a file.
const AROUND: usize = 8192;

/// `backup`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    set: SetOptions,
    #[arg(long, value_name = "SOURCE", value_parser = value(written_source), add = ArgValueCompleter::new(complete::source), help = help("help-option-from"))]
    from: Written<Source>,
    #[arg(long, conflicts_with = "passwords_from", help = help("help-option-propose-password"))]
    propose_password: bool,
    #[arg(long, value_name = "PLACE", action = ArgAction::Append, value_parser = value(envelope_location), add = ArgValueCompleter::new(complete::folder_location), help = help("help-option-envelope"))]
    envelope: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) how: MakingOptions,
}

/// The set made from ENTSSO's data, and where its shares are.
#[derive(Debug, Default, Serialize)]
pub(crate) struct BackupResult {
    #[serde(flatten)]
    made: NewSetResult,
    /// The source, as it was written on the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The MSIDs in the payload. Empty for ENTSSO's own backup file, whose format is not public: the set has those that
    /// were typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    msids: Option<Vec<String>>,
}

impl Backup {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        let access = self.set.access(&self.how);
        access.read_source(&self.from.value).write_envelopes(&self.envelope)
    }
}

pub(crate) fn run(options: &Backup, console: &mut Console) -> Ended<BackupResult> {
    Ended::after(|result| {
        let outcome = back_up(options, console, result);
        // Only a run that has found the registry of a server is one of that server's.
        let waivers = &result.made.conditions.waivers;
        let is_on_server = options.from.value == Source::Live && waivers.is_some();
        if is_on_server && !options.how.dry_run.dry_run {
            let msids = result.msids.clone().unwrap_or_default();
            server_log::backup(console, result.made.set(), &msids, &outcome);
        }
        outcome
    })
}

fn back_up(
    options: &Backup,
    console: &mut Console,
    result: &mut BackupResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.how.mode);
    let envelopes = options.envelope.clone();
    let request = NewSet::new(&options.set, &options.how, envelopes, context.console)?;
    let Written { written, value: from } = &options.from;
    let propose = options.propose_password;
    if request.rehearsal && !matches!(from, Source::Native(_) | Source::Reg(_)) {
        return Err(Failure::usage(message!("backup-rehearsal", source = written)));
    }
    if propose && !matches!(from, Source::Native(_)) {
        return Err(Failure::usage(message!("backup-propose", source = written)));
    }
    match from {
        // Without a live registry, the state of the machine does not matter, so this check comes first.
        Source::Live => {
            let found = live::preflight()?;
            report_machine(context, &mut result.made.conditions.waivers);
            kept_copy::report(context.console, CopyUse::Reads)?;
            if found.service.is_some_and(|service| service.running) {
                context.console.warn(&message!("backup-service-runs"));
            }
        }
        _ => check_machine(context, &mut result.made.conditions.waivers)?,
    }
    result.made.conditions.announce(context);
    result.source = Some(written.clone());
    if let Some(path) = from.path() {
        context.reserved.add(MediumRole::Source, path);
    }
    if propose && !request.is_continued(context, RunKind::Backup)? {
        // An existing file was written with another password.
        if let Some(path) = from.path().filter(|path| std::fs::symlink_metadata(path).is_ok()) {
            return Err(media::MediaError::Exists { path: path.to_owned() }.into());
        }
        if !request.dry_run {
            context.check_screen()?;
        }
    }

    let (taken, most) = match from {
        Source::Native(path) if propose => (Taken::Native(path), LARGEST_ENVELOPE),
        Source::Native(path) => {
            let bytes = source::native_file(context, path)?.len();
            (Taken::Native(path), bytes + AROUND)
        }
        Source::Reg(path) => Taken::standing(source::reg(context, path)?)?,
        Source::Live => Taken::standing(source::live(live::Ssoss::reader()?)?)?,
        Source::Hive(path) => {
            Taken::standing(source::hive(offline::for_reading(context.console, path)?, path)?)?
        }
    };
    let bytes = LARGEST_SHARE + most;
    let mut ready = request.prepare(context, bytes, RunKind::Backup, &mut result.made)?;
    if let Some(unfinished) = ready.unfinished() {
        // Round 2 needs nothing of it.
        drop(taken);
        unfinished.run(&request, context, &mut result.made)?;
        return Ok(Status::Done);
    }
    request.plan(taken.kind()).show(context.console);
    let msids = result.msids.insert(taken.msids());
    taken.show(context, msids);
    if msids.is_empty() && matches!(taken, Taken::Standing(..)) {
        confirm_no_msid(context, &request)?;
    }
    if request.dry_run {
        let (threshold, count) = (request.scheme.threshold(), request.scheme.count());
        context.console.say(&message!("backup-dry-run", threshold = threshold, count = count));
        request.show_places(context);
        return Ok(Status::Done);
    }
    request.plan(taken.kind()).confirm(context.console, request.yes)?;

    let made = make(options, context, &request, ready, taken, &mut result.made);
    // With `--passwords-from`, no password was proposed.
    let proposed = propose && options.how.passwords.passwords_from.is_none();
    let is_lost = proposed && !result.made.is_committed;
    if let (true, Err(_), Some(path)) = (is_lost, &made, from.path()) {
        context.console.warn(&message!("backup-proposed-lost", path = path.display().to_string()));
    }
    made?;
    if let Some(path) = from.path().filter(|_| !matches!(from, Source::Hive(_))) {
        context.console.say(&message!("backup-source-left", path = path.display().to_string()));
        clear_copy::print_destroying(context.console, path);
    }
    Ok(Status::Done)
}

/// What is escrowed.
enum Taken<'a> {
    /// The content of SSOSS, from a registry or a registration file. It is read before the first question.
    Standing(RegistryKey, Payload),
    /// ENTSSO's own backup file. It may not exist yet. It is read when its password is known.
    Native(&'a Path),
}

impl Taken<'_> {
    /// The payload for SSOSS, and the most bytes that it and its envelope can have.
    fn standing(key: RegistryKey) -> Result<(Self, usize), Failure> {
        let payload = source::snapshot(&key)?;
        let most = payload.bytes.len() + AROUND;
        Ok((Self::Standing(key, payload), most))
    }

    /// The MSIDs in the payload. Empty for ENTSSO's own backup file.
    fn msids(&self) -> Vec<String> {
        match self {
            Self::Standing(_, payload) => payload.msids.iter().map(ToString::to_string).collect(),
            Self::Native(_) => Vec::new(),
        }
    }

    /// What is escrowed.
    fn kind(&self) -> Kind {
        match self {
            Self::Standing(_, payload) => payload.kind,
            Self::Native(_) => Kind::NativeBackup,
        }
    }

    /// Prints what the run will escrow.
    fn show(&self, context: &mut Context<'_>, msids: &[String]) {
        for msid in msids {
            context.console.say(&message!("set-msid", msid = msid));
        }
        if let Self::Standing(key, payload) = self {
            context.console.say(&message!("backup-bytes", bytes = payload.bytes.len()));
            changes::show_all(context.console, key);
        }
    }
}

/// Settles with a person whether to escrow an SSOSS without any secret: most likely it is that of the wrong server.
/// `--yes` is no answer.
fn confirm_no_msid(context: &mut Context<'_>, request: &NewSet) -> Result<(), Failure> {
    let message = message!("backup-no-msid");
    if request.rehearsal {
        context.console.allow_in_rehearsal(&message);
        return Ok(());
    }
    let refused = Failure::new(Status::Damaged, message);
    if request.yes {
        return Err(refused);
    }
    let warning = refused.message.clone();
    let mut terminal = context.console.terminal_or(refused)?;
    if request.dry_run {
        context.console.warn(&warning);
        return Ok(());
    }
    match terminal.ask(Question::confirm(message!("backup-no-msid-ask")))? {
        true => Ok(()),
        false => Err(declined()),
    }
}

/// Asks for the passwords, reads the payload, and makes the set.
fn make(
    options: &Backup,
    context: &mut Context<'_>,
    request: &NewSet,
    ready: Ready,
    taken: Taken<'_>,
    result: &mut NewSetResult,
) -> Result<(), Failure> {
    let (from, locations) = (&options.how.passwords, request.locations());
    let passwords = match taken {
        Taken::Standing(..) => Passwords::read(from, request.rehearsal, &locations)?,
        Taken::Native(_) => Passwords::behind_that_of_a_file(from, request.rehearsal, &locations)?,
    };
    request.seed(context)?;
    let payload = match taken {
        Taken::Standing(_, payload) => payload,
        Taken::Native(path) => {
            let propose = options.propose_password;
            source::native(context, path, propose, &passwords)?
        }
    };
    request.make(context, ready, &passwords, |_| Ok(payload), result)
}
