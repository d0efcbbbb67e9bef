//! SSOSS in a registry as the target of a restore: the registry of this machine, or an offline hive.

use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::registry::difference::are_same;
use sso_escrow::registry::live::{self, LeftOver, LiveError, ServiceFound};
use sso_escrow::registry::target::{self, RegistryTarget};
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::{Message, quoted};

use crate::cli::commands::restore::next_steps::{self, Where};
use crate::cli::commands::restore::request::RestoreRequest;
use crate::cli::guard::kept_copy::{self, CopyUse};
use crate::cli::guard::offline;
use crate::cli::guard::server_log;
use crate::cli::line::location;
use crate::cli::ui::changes::{self, RegistryChange};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::rerun::RerunChange;
use crate::cli::ui::terminal::declined;

/// A registry of any kind. Its errors are converted to [`Failure`].
trait Registry {
    fn standing(&mut self) -> Result<Option<RegistryKey>, Failure>;
    fn check(&mut self, wanted: &[Msid]) -> Result<(), Failure>;
    fn check_content(&mut self, wanted: &RegistryKey) -> Result<(), Failure>;
    fn write(&mut self, wanted: &RegistryKey) -> Result<(), Failure>;
}

impl<T: RegistryTarget> Registry for T {
    fn standing(&mut self) -> Result<Option<RegistryKey>, Failure> {
        Ok(target::RegistryTarget::standing(self)?)
    }

    fn check(&mut self, wanted: &[Msid]) -> Result<(), Failure> {
        Ok(target::RegistryTarget::check(self, wanted)?)
    }

    fn check_content(&mut self, wanted: &RegistryKey) -> Result<(), Failure> {
        Ok(target::RegistryTarget::check_content(self, wanted)?)
    }

    fn write(&mut self, wanted: &RegistryKey) -> Result<(), Failure> {
        Ok(target::RegistryTarget::write(self, wanted)?)
    }
}

/// The registry of the target.
enum Opened {
    Live(live::Ssoss),
    Offline(Box<dyn Registry>),
}

impl Opened {
    fn get(&mut self) -> &mut dyn Registry {
        match self {
            Self::Live(live) => live,
            Self::Offline(registry) => &mut **registry,
        }
    }
}

/// A registry, and the content of its SSOSS.
pub(super) struct Standing {
    registry: Opened,
    key: Option<RegistryKey>,
    place: Where,
    /// Whether an interrupted run left SSOSS changed in part.
    is_interrupted: bool,
    /// Whether an interrupted run left a copy of SSOSS that only a write removes.
    copy_left: bool,
    /// Why a run without `--dry-run` would be refused.
    refused: Option<Failure>,
    /// Why a write is refused if it changes something: SSOSS is not empty, and nobody has agreed to replace its
    /// content.
    holds: Option<Failure>,
}

/// Opens the target registry, and reads its SSOSS.
pub(super) fn open(request: &RestoreRequest, console: &mut Console) -> Result<Standing, Failure> {
    match &request.target {
        location::Target::Live => {
            let copy_use = if request.dry_run { CopyUse::Reads } else { CopyUse::Removes };
            kept_copy::report(console, copy_use)?;
            let Server { place, refused } = check_server(request, console)?;
            let mut live = live::Ssoss::open(request.account.as_deref())?;
            let is_interrupted = live.left_over()?.is_some();
            if !request.dry_run && !is_interrupted && live.remove_needless_copy()? {
                console.say(&message!("live-copy-removed"));
            }
            let copy_left = live::is_copy_left()?;
            let standing = Standing::look(Opened::Live(live), place)?;
            Ok(Standing { is_interrupted, copy_left, refused, ..standing })
        }
        location::Target::Hive(path) => {
            let account = request.account.as_deref();
            let hive = offline::for_writing(console, path, account)?;
            Standing::look(Opened::Offline(Box::new(hive)), Where::Hive)
        }
        _ => Err(Failure::usage(message!("usage-target", target = &request.written))),
    }
}

/// What is known of the server before SSOSS is looked at.
struct Server {
    place: Where,
    /// Why a run without `--dry-run` would be refused.
    refused: Option<Failure>,
}

/// Something that speaks against writing, and that only a person can judge.
struct Doubt {
    /// What to answer.
    question: Message,
    /// Why a run stops that nobody can answer. A dry run warns of it.
    unasked: Message,
}

impl Doubt {
    /// Asks a person whether to continue. `--yes` is no answer: it was given before the doubt was known. In a dry run
    /// nothing is asked; then this returns why the run without `--dry-run` would be refused, if it could not ask.
    fn settle(
        self,
        request: &RestoreRequest,
        console: &mut Console,
    ) -> Result<Option<Failure>, Failure> {
        let refused = Failure::new(Status::Target, self.unasked);
        if request.dry_run {
            console.warn(&refused.message);
            return Ok((!asks(request, console)).then_some(refused));
        }
        if request.yes {
            return Err(refused);
        }
        let mut terminal = console.terminal_or(refused)?;
        match terminal.ask(Question::confirm(self.question))? {
            true => Ok(None),
            false => Err(declined()),
        }
    }
}

/// Reports whether a run without `--dry-run` can ask what `--yes` does not answer.
fn asks(request: &RestoreRequest, console: &mut Console) -> bool {
    !request.yes && console.terminal_if_any().is_some()
}

/// Reports the state of the ENTSSO service. Finds out whether this machine is the server that `--server` names, and
/// whether SSOSS may be written here now.
fn check_server(request: &RestoreRequest, console: &mut Console) -> Result<Server, Failure> {
    let found = live::preflight()?;
    match &found.service {
        None if request.restart_service => return Err(LiveError::NoService.into()),
        Some(ServiceFound { account: Some(account), .. }) => {
            console.say(&message!("live-service-is", account = account));
        }
        Some(_) | None => {}
    }
    console.say(&message!("live-sso-administrators"));
    let Server { place, refused } = where_it_is(request, console)?;
    let refused_too = match &found.service {
        // Most likely this is the wrong machine. Only its name settles that: --service-account says who gets access,
        // not where.
        None if request.server.is_empty() => {
            let doubt = Doubt {
                question: message!("live-service-missing-ask"),
                unasked: message!("live-service-missing-unasked"),
            };
            doubt.settle(request, console)?
        }
        None => {
            console.warn(&message!("live-service-missing"));
            None
        }
        Some(service) if service.running => {
            settle_running(request, place, &service.dependents, console)?
        }
        Some(_) => None,
    };
    Ok(Server { place, refused: refused.or(refused_too) })
}

/// Finds out whether SSOSS may be written while the service runs. It may if `--restart-service` or
/// `--service-running` was given.
fn settle_running(
    request: &RestoreRequest,
    place: Where,
    dependents: &[String],
    console: &mut Console,
) -> Result<Option<Failure>, Failure> {
    // The remedy depends on the run: only a run that asks can be answered with no.
    let message = |run: &str| match place {
        Where::OnANode => message!("live-service-runs-on-a-node", run = run),
        _ if dependents.is_empty() => message!("live-service-runs", run = run),
        _ => message!("live-service-runs-with", services = dependents, run = run),
    };
    if request.restart_service || request.service_running {
        console.warn(&message("agreed"));
        return Ok(None);
    }
    let asks = asks(request, console);
    if asks && !request.dry_run {
        console.warn(&message("asked"));
    }
    let run = if asks && request.dry_run { "dry" } else { "unasked" };
    let doubt = Doubt { question: message!("live-service-runs-ask"), unasked: message(run) };
    doubt.settle(request, console)
}

/// Finds out whether `--server` names this machine, or a cluster of which it is a node. The program cannot find
/// out the second, so a person at a terminal confirms it. `--yes` does not confirm it.
fn where_it_is(request: &RestoreRequest, console: &mut Console) -> Result<Server, Failure> {
    let here = Server { place: Where::Here, refused: None };
    if request.server.is_empty() {
        return Ok(here);
    }
    let names = live::host_names()?;
    if names.iter().any(|name| name.eq_ignore_ascii_case(&request.server)) {
        return Ok(here);
    }
    let server = &request.server;
    let unasked = message!("live-other-host-unasked", server = server, names = &names);
    let unasked = Failure::new(Status::Target, unasked);
    let no_restart = request
        .restart_service
        .then(|| Failure::new(Status::Target, message!("live-restart-on-a-node")));
    if request.dry_run {
        console.warn(&unasked.message);
        let refused = console.terminal_or(unasked).map_or_else(Some, |_| no_restart);
        return Ok(Server { place: Where::OnANode, refused });
    }
    let mut terminal = console.terminal_or(unasked)?;
    let question = message!("live-other-host", server = server, names = &names);
    match (terminal.ask(Question::confirm(question))?, no_restart) {
        (false, _) => Err(declined()),
        (true, Some(refused)) => Err(refused),
        (true, None) => Ok(Server { place: Where::OnANode, refused: None }),
    }
}

impl Standing {
    fn look(mut registry: Opened, place: Where) -> Result<Self, Failure> {
        let key = registry.get().standing()?;
        Ok(Self {
            registry,
            key,
            place,
            is_interrupted: false,
            copy_left: false,
            refused: None,
            holds: None,
        })
    }

    /// Reports whether SSOSS has a key for this MSID.
    pub(super) fn holds(&self, msid: &Msid) -> bool {
        self.key.as_ref().is_some_and(|key| key.msids().contains(msid))
    }

    /// Settles with a person whether a set for the registry of this machine that was made for another machine is the
    /// right one. Usually it is, because the old server has failed. But an officer who has confused two systems notices
    /// it here.
    pub(super) fn check_host(
        &mut self,
        request: &RestoreRequest,
        set: &Descriptor,
        console: &mut Console,
    ) -> Result<(), Failure> {
        let is_live = request.target == location::Target::Live;
        if !is_live || !request.server.is_empty() || set.server.is_empty() {
            return Ok(());
        }
        let names = live::host_names()?;
        if names.iter().any(|name| name.eq_ignore_ascii_case(&set.server)) {
            return Ok(());
        }
        let server = &set.server;
        let doubt = Doubt {
            question: message!("live-made-for-another-ask", server = server, names = &names),
            unasked: message!("live-made-for-another", server = server, names = &names),
        };
        let refused = doubt.settle(request, console)?;
        if self.refused.is_none() {
            self.refused = refused;
        }
        Ok(())
    }

    /// Checks that `--replace` was given if SSOSS is not empty and these MSIDs cannot be its content. Also checks that
    /// they can be written. In a dry run, [`refused`](Self::refused) later reports that
    /// `--replace` is missing. What an interrupted run left is checked when it was [put back](Self::put_back).
    pub(super) fn check(
        &mut self,
        written: &[Msid],
        request: &RestoreRequest,
        console: &mut Console,
    ) -> Result<(), Failure> {
        if self.is_interrupted {
            return Ok(());
        }
        let Some(key) = self.key.as_ref().filter(|key| !key.is_empty() && !request.replace) else {
            return self.registry.get().check(written);
        };
        let msids = key.msids();
        let names: Vec<String> = msids.iter().map(ToString::to_string).collect();
        let message = message!(
            "target-holds",
            msids = &names,
            count = names.len(),
            quoted = quoted(&request.written)
        );
        let refused = Failure::new(Status::Target, message).rerun(RerunChange::Add("--replace"));
        let is_in = |some: &[Msid], others: &[Msid]| some.iter().all(|msid| others.contains(msid));
        if is_in(&msids, written) && is_in(written, &msids) {
            // A run that was interrupted late has already written it. Only the payload shows whether this is so.
            if !request.dry_run {
                console.warn(&message!("target-may-hold"));
            }
            self.holds = Some(refused);
        } else if request.dry_run {
            self.refused.get_or_insert(refused);
        } else {
            return Err(refused);
        }
        Ok(())
    }

    /// Undoes the changes of an interrupted run after the officer has agreed, looks at SSOSS again, and
    /// [checks](Self::check) it. A dry run shows them, and goes on as if they were undone.
    pub(super) fn put_back(
        &mut self,
        written: &[Msid],
        request: &RestoreRequest,
        console: &mut Console,
    ) -> Result<(), Failure> {
        let Opened::Live(live) = &mut self.registry else { return Ok(()) };
        if !self.is_interrupted {
            return Ok(());
        }
        let Some(LeftOver { before, now }) = live.left_over()? else {
            return Err(LiveError::Changing.into());
        };
        console.say(&message!("live-would-put-back"));
        match &before {
            Some(before) => changes::show(console, &changes::between(now.as_ref(), before)),
            None => changes::show(console, &[RegistryChange::KeyGoes { path: String::new() }]),
        }
        if request.dry_run {
            console.warn(&LiveError::Interrupted.message());
            self.key = before;
        } else {
            console.confirm(request.yes, message!("confirm-put-back"))?;
            live.put_back_left_over()?;
            console.say_done(&message!("live-was-put-back"));
            server_log::put_back(console);
            self.key = self.registry.get().standing()?;
            self.copy_left = live::is_copy_left()?;
        }
        self.is_interrupted = false;
        self.check(written, request, console)
    }

    /// The question before any share is opened.
    pub(super) fn question(&self, request: &RestoreRequest) -> Message {
        let written = &request.written;
        match request.replace && self.key.as_ref().is_some_and(|key| !key.is_empty()) {
            true => message!("confirm-registry-replace", target = written),
            false => message!("confirm-registry", target = written),
        }
    }

    /// Shows every key and value that the write changes, without the bytes of the values. Stores the changes in
    /// `difference`, for the result.
    pub(super) fn show_difference(
        &self,
        console: &mut Console,
        wanted: &RegistryKey,
        difference: &mut Option<Vec<RegistryChange>>,
    ) {
        let changes = difference.insert(changes::between(self.key.as_ref(), wanted));
        console.say(&match changes.is_empty() {
            true => message!("restore-no-difference"),
            false => message!("restore-difference"),
        });
        changes::show(console, changes);
    }

    /// Checks whether SSOSS may be replaced by this content and can hold it, as far as this can be known without
    /// writing.
    pub(super) fn check_content(&mut self, wanted: &RegistryKey) -> Result<(), Failure> {
        let changes = !are_same(self.key.as_ref(), Some(wanted));
        match self.holds.take().filter(|_| changes) {
            Some(refused) => Err(refused),
            None => self.registry.get().check_content(wanted),
        }
    }

    /// Ends a dry run as the real run would end: fails if that would be refused.
    pub(super) fn refused(&mut self) -> Result<(), Failure> {
        self.refused.take().map_or(Ok(()), Err)
    }

    /// Writes SSOSS, restarts the service if that was requested, and prints the next steps. The last two also happen
    /// if the content is the same: an earlier run may have been interrupted before them.
    pub(super) fn write(
        &mut self,
        console: &mut Console,
        wanted: &RegistryKey,
        request: &RestoreRequest,
    ) -> Result<(), Failure> {
        let changes = !are_same(self.key.as_ref(), Some(wanted));
        if changes && request.rehearsal {
            console.warn(&message!("hive-becomes-practice", target = &request.written));
        }
        // If nothing changes, this removes what an interrupted run left.
        self.registry.get().write(wanted)?;
        if changes {
            console.say_done(&message!("restore-registry-written", target = &request.written));
        }
        if self.copy_left {
            console.say(&message!("live-copy-removed"));
        }
        if request.rehearsal {
            console.say(&message!("steps-rehearsal-hive"));
        }
        let restarted = request.restart_service.then(live::restart_service);
        if let Some(Ok(others)) = &restarted {
            console.say(&match others.is_empty() {
                true => message!("live-restarted"),
                false => message!("live-restarted-with", services = others),
            });
        }
        // The secret is written, even if the restart failed. So the next steps are printed in any case.
        next_steps::after_registry(console, self.place, matches!(restarted, Some(Ok(_))));
        restarted.transpose()?;
        Ok(())
    }
}
