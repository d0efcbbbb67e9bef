//! `restore`: a quorum restores the payload, and the command writes it to the target.

mod next_steps;
mod registry;
mod request;

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::{Impossible, Status, UserError, system_cause};
use sso_escrow::escrow::gather::Extent;
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::media::{self, Folder};
use sso_escrow::message;
use sso_escrow::payload::PayloadContent;
use sso_escrow::registry::live;
use sso_escrow::registry::regfile;
use sso_escrow::registry::sid::Sid;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::descriptor::{Descriptor, Kind, LONGEST_SERVER, Waiver};
use sso_escrow::sys::volume::Volume;

use crate::cli::cards::recognise;
use crate::cli::commands::practice_file;
use crate::cli::context::Context;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::existing_set;
use crate::cli::guard::machine::{Conditions, check_machine, report_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::guard::server_log;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, Target, Written, written_target};
use crate::cli::line::options::{
    Consent, DryRun, EnvelopeThere, ExpectSet, HandedShares, KnownCardOptions, Mode,
    PasswordOptions, SetOption, TranscriptFolder,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::checked_line;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::media::removable::connection;
use crate::cli::media::steps_sheet;
use crate::cli::quorum::{HandedIn, Options};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::changes::{self, RegistryChange};
use crate::cli::ui::describe::{self, SetSummary};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::{Confirmed, Question, Reveal};
use request::RestoreRequest;

/// `restore`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Restore {
    #[command(flatten)]
    handed: HandedShares,
    #[arg(long, value_name = "TARGET", value_parser = value(written_target), add = ArgValueCompleter::new(complete::source), help = help("help-option-to-target"))]
    to: Written<Target>,
    #[command(flatten)]
    expect: ExpectSet,
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

/// What a quorum opened, and what was written.
#[derive(Debug, Default, Serialize)]
pub(crate) struct RestoreResult {
    #[serde(flatten)]
    conditions: Conditions,
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// The target, as it was written on the command line.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    /// The set that the shares belong to.
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<SetSummary>,
    /// The numbers of the shares that made the quorum.
    #[serde(skip_serializing_if = "Option::is_none")]
    opened: Option<Vec<u8>>,
    /// The registry keys in the registration file, if that is the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<Vec<String>>,
    /// What changes in the target. Present for a registry, and in a dry run also for a registration file.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<RegistryChange>>,
    /// The path of ENTSSO's own backup file, if that is restored.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
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
    Registry(Box<registry::Standing>),
}

pub(crate) fn run(line: &Restore, console: &mut Console) -> Ended<RestoreResult> {
    Ended::after(|result| {
        let outcome = restore_payload(line, console, result);
        // Only a run that has found the registry of a server is one of that server's.
        let is_on_server = line.to.value == Target::Live && result.conditions.waivers.is_some();
        if is_on_server && !line.dry_run.dry_run {
            let set = result.set.as_ref();
            server_log::restore(console, set, &outcome);
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

    request.options.take_words(context)?;
    let mut handed = HandedIn::read(context, &line.handed.shares, &request.options)?;
    let set = handed.expected_set(context)?;
    check_kind(&set, &request.target)?;
    if let (Destination::Native(folder), false) = (&target, request.dry_run) {
        context.check_screen()?;
        tell_of_others(context, folder);
    }
    if let Destination::Registry(standing) = &mut target {
        standing.check(&set, &request, context.console)?;
    }
    show_set(context, result.set.insert(SetSummary::of(&set)), &request.server);
    if let Destination::Registry(standing) = &mut target {
        standing.check_host(&request, &set, context.console)?;
        // Only on the right server.
        standing.put_back(&set, &request, context.console)?;
    }
    if request.dry_run && !needs_opening(&set, &target) {
        // No share is opened. The target has no secret under this MSID, so the plan depends only on the length of
        // the new one.
        let placeholder = SecretBytes::zeroed(handed.core_bytes(&set)?)?;
        let wanted = tree(&set, &placeholder)?;
        show_plan(context, &mut target, &wanted, &set, result)?;
        return Ok(Status::Done);
    }
    context.console.say(&describe::kind_notice(set.kind));
    if !request.dry_run {
        request.confirm(context, &target)?;
        let records = line.transcript.records.as_deref();
        existing_set::begin(context, RunKind::Restore, &set, records)?;
    }

    let locations: Vec<&ShareLocation> = line.handed.shares.iter().collect();
    let passwords = Passwords::read(&line.passwords, request.rehearsal, &locations)?;
    let gathered = handed.gather(context, &set, Extent::Quorum, &passwords);
    result.conditions.cards = context.known_cards.accepted();
    let gathered = gathered?;
    let need = usize::from(set.threshold);
    if gathered.open.len() < need {
        return Err(handed.too_few(&gathered, need));
    }
    let payload = handed.combine(context, &set, &gathered.open)?;
    context.console.say(&message!("restore-combined"));
    if let Err(error) = escrow::check_degree(&set, &gathered.open) {
        // The secret is needed all the same.
        context.console.warn(&error.message());
    }
    if !request.dry_run {
        existing_set::opened(context, RunKind::Restore, &gathered.open)?;
    }
    result.opened = Some(gathered.open.iter().map(OpenShare::x).collect());
    drop(gathered);
    crate::cli::ui::interrupt::check()?;
    let to = request.target.kind();
    if !request.dry_run {
        context.note(Fact::new(FactType::TargetIntent).with("to", to))?;
        context.note(Fact::new(FactType::Target).with("path", request.written.clone()))?;
    }
    match &mut target {
        Destination::Native(folder) => request.put_file(context, folder, &payload, result)?,
        _ if request.dry_run => {
            show_plan(context, &mut target, &tree(&set, &payload)?, &set, result)?;
        }
        Destination::Reg(path) => {
            request.write_reg(context, path, &tree(&set, &payload)?, set.kind, result)?;
        }
        Destination::Registry(standing) => {
            let wanted = tree(&set, &payload)?;
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
        if line.replace && matches!(target, Target::Reg(_) | Target::Native(_)) {
            return Err(Failure::usage(message!("restore-replace", target = &written)));
        }
        if line.restart_service && target != Target::Live {
            return Err(Failure::usage(message!("restore-restart", target = &written)));
        }
        if line.service_running && target != Target::Live {
            return Err(Failure::usage(message!("restore-service-running", target = &written)));
        }
        let yes = line.consent.yes;
        let options = Options::new(&line.mode, &line.set)
            .expecting(&line.expect)
            .yes(yes)
            .envelopes(&line.envelope.envelope);
        Ok(Self {
            options,
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
                check_medium(context, media::folder_of(path), path)?;
                Ok(Destination::Reg(path.clone()))
            }
            Target::Native(path) => {
                let folder = Folder::open(path)?;
                folder.check_room(clear_copy::ROOM)?;
                check_medium(context, path, path)?;
                Ok(Destination::Native(folder))
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
            Destination::Registry(standing) => standing.question(self),
        };
        context.console.confirm(self.yes, question)
    }

    fn write_reg(
        &self,
        context: &mut Context<'_>,
        path: &Path,
        wanted: &RegistryKey,
        kind: Kind,
        result: &mut RestoreResult,
    ) -> Result<(), Failure> {
        let remark = self.rehearsal.then(|| practice_file::remark(context.console));
        let file = regfile::encode(wanted, remark.as_deref())?;
        clear_copy::write(path, &file)?;
        result.keys = Some(regfile::keys(wanted));
        context.console.say(&message!("restore-written", path = path.display().to_string()));
        let account = self.account.as_deref();
        let (server, rehearsal) = (&self.server, self.rehearsal);
        let beside = next_steps::after_reg(context.console, path, server, account, kind, rehearsal);
        note_beside(context, beside)
    }

    /// Writes ENTSSO's own backup file to the folder, byte for byte, and shows its password.
    fn put_file(
        &self,
        context: &mut Context<'_>,
        folder: &Folder,
        payload: &SecretBytes,
        result: &mut RestoreResult,
    ) -> Result<(), Failure> {
        let PayloadContent::Native(backup) =
            PayloadContent::read(Kind::NativeBackup, &[], payload)?
        else {
            return Err(Impossible("restore: a registry for a folder").into());
        };
        let path = folder.path().join(backup.file_name());
        let shown = &*result.file.insert(path.display().to_string());
        if self.dry_run {
            let bytes = backup.file().len();
            context.console.say(&message!("restore-dry-run-native", path = shown, bytes = bytes));
            return Ok(());
        }
        folder
            .write_new(backup.file_name().as_ref(), backup.file())
            .map_err(clear_copy::refused)?;
        context.console.say(&message!("restore-written", path = shown));
        if !backup.reminder().is_empty() {
            context.console.say(&message!("native-reminder-is", reminder = backup.reminder()));
        }
        let heading = message!("native-password-heading", name = backup.file_name());
        let seen = message!("native-password-seen");
        let reveal = Question::reveal(heading, backup.password(), seen).in_groups();
        // The password is for one of these steps, so they come first.
        let (server, rehearsal) = (&self.server, self.rehearsal);
        let beside = next_steps::after_native(context.console, &path, server, rehearsal);
        note_beside(context, beside)?;
        context.reveal(&reveal)?;
        show_again(context, backup.file_name(), &reveal)
    }
}

/// Writes into the transcript which files were written beside the target.
fn note_beside(context: &mut Context<'_>, beside: bool) -> Result<(), Failure> {
    if !beside {
        return Ok(());
    }
    let files = steps_sheet::NAMES.map(str::to_owned).to_vec();
    context.note(Fact::new(FactType::FilesBeside).with("files", files))
}

/// Shows the password of ENTSSO's backup file again, as often as the operator wants, until they say that they have
/// written it down.
fn show_again(context: &mut Context<'_>, name: &str, reveal: &Reveal<'_>) -> Result<(), Failure> {
    loop {
        let prompt = message!("native-password-again", name = name);
        let unclear = message!("native-password-again-unclear");
        let question = Question::confirm_or(prompt, Asked::Reading, unclear, |answer| {
            (answer == "s").then_some(())
        });
        match context.ask(question)? {
            Confirmed::Yes => return Ok(()),
            Confirmed::No | Confirmed::Other(()) => context.reveal(reveal)?,
        }
    }
}

/// Checks that a clear copy goes to memory or to a removable volume: both can be destroyed afterwards.
fn check_medium(context: &mut Context<'_>, folder: &Path, path: &Path) -> Result<(), Failure> {
    let seen = match Volume::of(folder) {
        Ok(volume) if volume.is_in_memory() || volume.is_removable() => return Ok(()),
        Ok(volume) => connection(&volume),
        Err(error) => system_cause(&error),
    };
    let message = message!("target-not-removable", path = path.display().to_string(), seen = seen);
    context.stop_unless_waived(Waiver::Removable, Failure::new(Status::Target, message))
}

/// Warns of other `.bak` files in the folder, because ENTSSO looks at all of them (Microsoft: event 10564).
fn tell_of_others(context: &mut Context<'_>, folder: &Folder) {
    let names = std::fs::read_dir(folder.path()).into_iter().flatten().flatten();
    let is_backup =
        |path: &PathBuf| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("bak"));
    let mut others: Vec<String> = names
        .map(|entry| entry.path())
        .filter(is_backup)
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    others.sort();
    if !others.is_empty() {
        context.console.warn(&message!("native-others", names = others));
    }
}

/// Checks that the target can take a payload of this kind.
fn check_kind(set: &Descriptor, target: &Target) -> Result<(), Failure> {
    let is_file = matches!(target, Target::Native(_));
    if is_file == (set.kind == Kind::NativeBackup) {
        return Ok(());
    }
    let kind = describe::kind_message(set.kind);
    let message = match is_file {
        true => message!("restore-kind-native", kind = kind),
        false => message!("restore-kind", kind = kind),
    };
    Err(Failure::new(Status::Target, message))
}

/// Reports whether the plan of a dry run is known only after a quorum has opened the payload.
fn needs_opening(set: &Descriptor, target: &Destination) -> bool {
    match (set.kind, target) {
        (Kind::MasterSecret, Destination::Registry(standing)) => {
            set.msids.iter().any(|msid| standing.holds(msid))
        }
        (Kind::MasterSecret, _) => false,
        _ => true,
    }
}

/// The content that SSOSS will have.
fn tree(set: &Descriptor, payload: &[u8]) -> Result<RegistryKey, Failure> {
    match PayloadContent::read(set.kind, &set.msids, payload)? {
        PayloadContent::Ssoss(key) => Ok(key),
        PayloadContent::Native(_) => Err(Impossible("restore: a file for a registry").into()),
    }
}

fn show_set(context: &mut Context<'_>, set: &SetSummary, server: &str) {
    for line in set.lines(false) {
        context.console.say(&line);
    }
    if !set.server.is_empty() {
        context.console.say(&message!("restore-server-was", server = &set.server));
    }
    if !server.is_empty() {
        context.console.say(&message!("restore-server-is", server = server));
    }
}

/// Shows what a run without `--dry-run` would write. Fails if such a run would be refused.
fn show_plan(
    context: &mut Context<'_>,
    target: &mut Destination,
    wanted: &RegistryKey,
    set: &Descriptor,
    result: &mut RestoreResult,
) -> Result<(), Failure> {
    match target {
        Destination::Reg(path) => {
            context.console.say(&message!("restore-dry-run", path = path.display().to_string()));
            changes::show(context.console, result.changes.insert(changes::between(None, wanted)));
            result.keys = Some(regfile::keys(wanted));
        }
        Destination::Registry(standing) => {
            standing.show_difference(context.console, wanted, &mut result.changes);
            standing.refused()?;
            standing.check_content(wanted)?;
        }
        Destination::Native(_) => context.console.say(&describe::kind_notice(set.kind)),
    }
    Ok(())
}
