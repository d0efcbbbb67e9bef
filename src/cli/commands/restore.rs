//! `restore`: a quorum restores the payload, and the command writes it to the target.

mod asked_target;
mod file;
mod next_steps;
mod registry;
mod request;
mod result;
mod run_sets;
mod target_folder;

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::Status;
use sso_escrow::media::{self, Folder};
use sso_escrow::message;
use sso_escrow::registry::live;
use sso_escrow::registry::regfile;
use sso_escrow::registry::sid::Sid;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::share::descriptor::{Kind, LONGEST_SERVER};

use crate::cli::cards::recognise;
use crate::cli::context::Context;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::existing_set;
use crate::cli::guard::machine::{check_machine, report_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::guard::server_log;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, Target, TargetFile, Written, written_target};
use crate::cli::line::options::{
    Consent, DryRun, EnvelopeThere, ExpectSets, HandedShares, KnownCardOptions, Mode,
    PasswordOptions, SetOption, TranscriptFolder,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::checked_line;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::quorum::{HandedIn, Options};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::changes;
use crate::cli::ui::describe::{self, SetSummary};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use file::Place;
use request::RestoreRequest;
pub(crate) use result::RestoreResult;
use run_sets::RunSets;

/// `restore`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Restore {
    #[command(flatten)]
    handed: HandedShares,
    #[arg(long, value_name = "TARGET", value_parser = value(written_target), add = ArgValueCompleter::new(complete::target), help = help("help-option-to-target"))]
    to: Written<Target>,
    #[command(flatten)]
    expect: ExpectSets,
    #[command(flatten)]
    cards: KnownCardOptions,
    #[arg(long, value_name = "NAME", value_parser = value(|text| checked_line(text, LONGEST_SERVER)), help = help("help-option-server-now"))]
    server: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = value(service_account), help = help("help-option-service-account"))]
    service_account: Option<String>,
    #[arg(long, help = help("help-option-replace"))]
    replace: bool,
    #[arg(long, help = help("help-option-restart-service"))]
    restart_service: bool,
    #[arg(long, help = help("help-option-service-running"))]
    service_running: bool,
    #[command(flatten)]
    envelope: EnvelopeThere,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    transcript: TranscriptFolder,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
    #[command(flatten)]
    mode: Mode,
    #[command(flatten)]
    consent: Consent,
}

impl Restore {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .read_shares(&self.handed.shares)
            .read_envelopes(&self.envelope.envelope)
            .read_passwords(&self.passwords)
            .read(&self.cards.attestation_root)
            .write_target(&self.to.value)
            .write_into(&self.transcript.records)
    }
}

/// Checks the service account, for every target. Refuses a SID that ENTSSO cannot run under, such as that of a
/// group: a group never gets access to the secret.
fn service_account(written: &str) -> Result<String, Failure> {
    let account = checked_line(written, LONGEST_SERVER)?;
    if account.is_empty() {
        return Err(Failure::usage(message!("usage-account")));
    }
    if Sid::parse(&account).is_ok() {
        Sid::of_service(&account)?;
    }
    Ok(account)
}

/// The target, checked before the first password is asked for.
enum Destination {
    Reg(PathBuf),
    Native(Folder),
    /// On a medium that is asked for when the secret is open.
    Asked(TargetFile),
    Registry(Box<registry::Standing>),
}

pub(crate) fn run(line: &Restore, console: &mut Console) -> Ended<RestoreResult> {
    Ended::after(|result| {
        let outcome = restore_payload(line, console, result);
        // Only a run that has found the registry of a server is one of that server's.
        let is_on_server = line.to.value == Target::Live && result.conditions.waivers.is_some();
        if is_on_server && !line.dry_run.dry_run {
            let second = result.second.iter().map(|second| &second.set);
            let sets: Vec<&SetSummary> = result.set.iter().chain(second).collect();
            server_log::restore(console, &sets, &outcome);
        }
        outcome
    })
}

fn restore_payload(
    line: &Restore,
    console: &mut Console,
    result: &mut RestoreResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &line.mode);
    match &line.to.value {
        Target::Reg(path) => clear_copy::warn_of_left(context.console, media::folder_of(path)),
        Target::Native(folder) => clear_copy::warn_of_left(context.console, folder),
        // The medium of `ask` is looked at when it is inserted.
        Target::Ask(_) | Target::Hive(_) | Target::Live => {}
    }
    let root_file = line.cards.attestation_root.as_deref();
    recognise::expect(context, &line.cards.expect, root_file, &line.handed.shares)?;
    let mut request = RestoreRequest::new(line)?;
    HandedIn::check_purpose(context, &line.handed.shares, &request.options)?;
    match request.target {
        // Without a live registry, the state of the machine does not matter, so this check comes first.
        Target::Live => {
            live::preflight()?;
            report_machine(context, &mut result.conditions.waivers);
        }
        _ => check_machine(context, &mut result.conditions.waivers)?,
    }
    if let Some(path) = request.target.path() {
        context.reserved.add(MediumRole::Target, path);
    }
    for path in &line.envelope.envelope {
        context.reserved.add(MediumRole::Envelope, path);
    }
    let mut target = request.look_at_target(context)?;
    result.conditions.announce(context);
    result.conditions.waivers = Some(context.waivers.names());
    result.dry_run = Some(request.dry_run);
    result.target = Some(request.written.clone());

    let mut sets = RunSets::read(context, &line.handed.shares, &mut request)?;
    if request.target.is_native() && !request.dry_run {
        context.check_screen()?;
    }
    if let (Destination::Native(folder), false) = (&target, request.dry_run) {
        target_folder::warn_of_others(context, folder);
    }
    let msids = sets.msids();
    if let Destination::Registry(standing) = &mut target {
        standing.check(&msids, &request, context.console)?;
    }
    sets.show(context, &request, result);
    if let Destination::Registry(standing) = &mut target {
        for set in sets.descriptors() {
            standing.check_host(&request, set, context.console)?;
        }
        // Only on the right server.
        standing.put_back(&msids, &request, context.console)?;
    }
    if request.dry_run && !needs_opening(&sets, &target) {
        // No share is opened. The target has no secret under this MSID, so the plan depends only on the length of
        // the new one.
        show_plan(context, &mut target, &sets.placeholder()?, sets.kind(), result)?;
        return Ok(Status::Done);
    }
    context.console.say(&describe::kind_notice(sets.kind()));
    if !request.dry_run {
        request.confirm(context, &target)?;
        let records = line.transcript.records.as_deref();
        existing_set::begin(context, RunKind::Restore, sets.first(), records)?;
    }

    let locations: Vec<&ShareLocation> = line.handed.shares.iter().collect();
    let passwords = Passwords::read(&line.passwords, request.rehearsal, &locations)?;
    let (payloads, opened) = sets.open(context, &passwords, result)?;
    if !request.dry_run {
        existing_set::opened(context, RunKind::Restore, &opened)?;
    }
    crate::cli::ui::interrupt::check()?;
    context.console.check_output()?;
    let to = request.target.kind();
    if !request.dry_run {
        context.note(Fact::new(FactType::TargetIntent).with("to", to))?;
        if !matches!(target, Destination::Asked(_)) {
            context.note(Fact::new(FactType::Target).with("path", request.written.clone()))?;
        }
    }
    let reserved = sets.reserved(context);
    match &mut target {
        Destination::Native(folder) => {
            request.write_native(context, Place::In(folder), &payloads.first, result)?;
        }
        Destination::Asked(TargetFile::Native) => {
            request.write_native(context, Place::Asked(&reserved), &payloads.first, result)?;
        }
        _ if request.dry_run => {
            show_plan(context, &mut target, &sets.tree(&payloads)?, sets.kind(), result)?;
        }
        Destination::Reg(path) => {
            let wanted = sets.tree(&payloads)?;
            request.write_reg(context, Place::At(path), &wanted, sets.kind(), result)?;
        }
        Destination::Asked(TargetFile::Reg) => {
            let wanted = sets.tree(&payloads)?;
            request.write_reg(context, Place::Asked(&reserved), &wanted, sets.kind(), result)?;
        }
        Destination::Registry(standing) => {
            let wanted = sets.tree(&payloads)?;
            standing.show_difference(context.console, &wanted, &mut result.changes);
            standing.check_content(&wanted)?;
            standing.write(context.console, &wanted, &request)?;
        }
    }
    if !request.dry_run {
        context.note(Fact::new(FactType::TargetWritten).with("to", to))?;
        result.transcript = existing_set::end(context)?;
    }
    Ok(Status::Done)
}

impl RestoreRequest {
    fn new(line: &Restore) -> Result<Self, Failure> {
        let Written { written, value: target } = line.to.clone();
        let rehearsal = line.mode.rehearsal;
        if rehearsal && target == Target::Live {
            return Err(Failure::usage(message!("restore-rehearsal", target = &written)));
        }
        if line.replace && target.is_file() {
            return Err(Failure::usage(message!("restore-replace", target = &written)));
        }
        if line.restart_service && target != Target::Live {
            return Err(Failure::usage(message!("restore-restart", target = &written)));
        }
        if line.service_running && target != Target::Live {
            return Err(Failure::usage(message!("restore-service-running", target = &written)));
        }
        let yes = line.consent.yes;
        let mut expected = line.expect.expect_set.iter().copied();
        let mut options = || {
            Options::new(&line.mode, &line.set)
                .expecting(expected.next())
                .yes(yes)
                .envelopes(&line.envelope.envelope)
        };
        let first = options();
        let is_of_two = line.expect.two_sets || line.expect.expect_set.len() > 1;
        let second = is_of_two.then(options);
        if line.expect.expect_set.len() > 2 {
            return Err(Failure::usage(message!("two-sets-more")));
        }
        Ok(Self {
            options: first,
            second,
            target,
            written,
            server: line.server.clone().unwrap_or_default(),
            account: line.service_account.clone(),
            rehearsal,
            yes,
            dry_run: line.dry_run.dry_run,
            replace: line.replace,
            restart_service: line.restart_service,
            service_running: line.service_running,
        })
    }

    /// Checks the target before the first question: whether it exists, and can be written.
    fn look_at_target(&self, context: &mut Context<'_>) -> Result<Destination, Failure> {
        match &self.target {
            Target::Reg(path) => {
                clear_copy::check_new(path)?;
                target_folder::check_medium(context, media::folder_of(path), path)?;
                Ok(Destination::Reg(path.clone()))
            }
            Target::Native(path) => {
                Ok(Destination::Native(target_folder::check_folder(context, path)?))
            }
            Target::Ask(file) => {
                // Nobody opens a share for a medium that cannot be asked for.
                if !self.dry_run {
                    context.terminal(&Asked::TargetMedium)?;
                }
                Ok(Destination::Asked(*file))
            }
            Target::Hive(_) | Target::Live => {
                registry::open(self, context.console).map(Box::new).map(Destination::Registry)
            }
        }
    }

    /// Asks the officer to confirm, before any share is opened.
    fn confirm(&self, context: &mut Context<'_>, target: &Destination) -> Result<(), Failure> {
        context.console.confirm(self.yes, message!("confirm-old-server-off"))?;
        let question = match target {
            Destination::Reg(path) => {
                message!("confirm-clear-copy", path = path.display().to_string())
            }
            Destination::Native(folder) => {
                message!("confirm-native", path = folder.path().display().to_string())
            }
            Destination::Asked(TargetFile::Reg) => message!("confirm-clear-copy-asked"),
            Destination::Asked(TargetFile::Native) => message!("confirm-native-asked"),
            Destination::Registry(standing) => standing.question(self),
        };
        context.console.confirm(self.yes, question)
    }
}

/// Reports whether the plan of a dry run is known only after a quorum has opened the payload.
fn needs_opening(sets: &RunSets, target: &Destination) -> bool {
    match (sets.kind(), target) {
        (Kind::MasterSecret, Destination::Registry(standing)) => {
            sets.msids().iter().any(|msid| standing.holds(msid))
        }
        (Kind::MasterSecret, _) => false,
        _ => true,
    }
}

/// Shows what a run without `--dry-run` would write. Fails if such a run would be refused.
fn show_plan(
    context: &mut Context<'_>,
    target: &mut Destination,
    wanted: &RegistryKey,
    kind: Kind,
    result: &mut RestoreResult,
) -> Result<(), Failure> {
    match target {
        Destination::Reg(path) => {
            context.console.say(&message!("restore-dry-run", path = path.display().to_string()));
            changes::show(context.console, result.changes.insert(changes::between(None, wanted)));
            result.keys = Some(regfile::keys(wanted));
        }
        Destination::Asked(TargetFile::Reg) => {
            context.console.say(&message!("restore-dry-run-asked", name = file::REG_NAME));
            changes::show(context.console, result.changes.insert(changes::between(None, wanted)));
            result.keys = Some(regfile::keys(wanted));
        }
        Destination::Registry(standing) => {
            standing.show_difference(context.console, wanted, &mut result.changes);
            standing.refused()?;
            standing.check_content(wanted)?;
        }
        Destination::Native(_) | Destination::Asked(TargetFile::Native) => {
            context.console.say(&describe::kind_notice(kind));
        }
    }
    Ok(())
}
