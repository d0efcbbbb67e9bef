//! SSOSS in a registry as the target of a restore: the registry of this machine, or an offline hive.

use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::registry::difference::difference;
use sso_escrow::registry::live::{self, LeftOver, LiveError, ServiceFound};
use sso_escrow::registry::target::{self, RegistryTarget};
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::share::descriptor::{Descriptor, Kind};
use sso_escrow::text::{Message, quoted};

use crate::cli::commands::restore::next_steps::{self, Where};
use crate::cli::commands::restore::request::RestoreRequest;
use crate::cli::guard::kept_copy::{self, CopyUse};
use crate::cli::guard::offline;
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

/// A registry, and the content of its SSOSS when it was opened.
pub(super) struct Standing {
    registry: Box<dyn Registry>,
    key: Option<RegistryKey>,
    place: Where,
    /// Whether an interrupted run left a copy of SSOSS that only a write removes.
    copy_left: bool,
    /// Why a run without `--dry-run` would be refused.
    refused: Option<Failure>,
}

/// Opens the target registry, and reads its SSOSS.
pub(super) fn open(request: &RestoreRequest, console: &mut Console) -> Result<Standing, Failure> {
    match &request.target {
        location::Target::Live => {
            let copy_use = if request.dry_run { CopyUse::Reads } else { CopyUse::Removes };
            kept_copy::report(console, copy_use)?;
            let Server { place, refused } = check_server(request, console)?;
            let mut live = live::Ssoss::open(request.account.as_deref())?;
            put_back_left_over(request, console, &mut live)?;
            if !request.dry_run && live.remove_needless_copy()? {
                console.say(&message!("live-copy-removed"));
            }
            let copy_left = live::is_copy_left()?;
            Ok(Standing { refused, copy_left, ..look(live, place)? })
        }
        location::Target::Hive(path) => {
            let account = request.account.as_deref();
            look(offline::for_writing(console, path, account)?, Where::Hive)
        }
        _ => Err(Failure::usage(message!("usage-target", target = &request.written))),
    }
}

fn look(registry: impl RegistryTarget + 'static, place: Where) -> Result<Standing, Failure> {
    let mut registry: Box<dyn Registry> = Box::new(registry);
    let key = registry.standing()?;
    Ok(Standing { registry, key, place, copy_left: false, refused: None })
}

/// Undoes the changes of an interrupted run, after the officer has agreed.
fn put_back_left_over(
    request: &RestoreRequest,
    console: &mut Console,
    live: &mut live::Ssoss,
) -> Result<(), Failure> {
    let Some(LeftOver { before, now }) = live.left_over()? else { return Ok(()) };
    if request.dry_run {
        return Err(LiveError::Interrupted.into());
    }
    console.say(&message!("live-would-put-back"));
    match &before {
        Some(before) => changes::show(console, &changes::between(now.as_ref(), before)),
        None => changes::show(console, &[RegistryChange::KeyGoes { path: String::new() }]),
    }
    console.confirm(request.yes, message!("confirm-put-back"))?;
    live.put_back_left_over()?;
    console.say(&message!("live-was-put-back"));
    Ok(())
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
    /// nothing is asked; then this returns why the run without `--dry-run` would be refused.
    fn settle(
        self,
        request: &RestoreRequest,
        console: &mut Console,
    ) -> Result<Option<Failure>, Failure> {
        let refused = Failure::new(Status::Target, self.unasked);
        if request.dry_run {
            console.warn(&refused.message);
            return Ok(request.yes.then_some(refused));
        }
        if request.yes {
            return Err(refused);
        }
        let Some(mut terminal) = console.terminal_if_any() else { return Err(refused) };
        match terminal.ask(Question::confirm(self.question))? {
            true => Ok(None),
            false => Err(declined()),
        }
    }
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
    let place = where_it_is(request, console)?;
    let refused = match &found.service {
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
    Ok(Server { place, refused })
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
    if !request.dry_run && !request.yes && console.terminal_if_any().is_some() {
        console.warn(&message("asked"));
    }
    let run = if request.dry_run && !request.yes { "dry" } else { "unasked" };
    let doubt = Doubt { question: message!("live-service-runs-ask"), unasked: message(run) };
    doubt.settle(request, console)
}

/// Finds out whether `--server` names this machine, or a cluster of which it is a node. The program cannot find
/// out the second, so a person at a terminal confirms it. `--yes` does not confirm it.
fn where_it_is(request: &RestoreRequest, console: &mut Console) -> Result<Where, Failure> {
    if request.server.is_empty() {
        return Ok(Where::Here);
    }
    let names = live::host_names()?;
    if names.iter().any(|name| name.eq_ignore_ascii_case(&request.server)) {
        return Ok(Where::Here);
    }
    let server = &request.server;
    let unasked = message!("live-other-host-unasked", server = server, names = &names);
    if request.dry_run {
        console.warn(&unasked);
        return Ok(Where::OnANode);
    }
    let Some(mut terminal) = console.terminal_if_any() else {
        return Err(Failure::new(Status::Target, unasked));
    };
    let question = message!("live-other-host", server = server, names = &names);
    match terminal.ask(Question::confirm(question))? {
        false => Err(declined()),
        true if request.restart_service => {
            Err(Failure::new(Status::Target, message!("live-restart-on-a-node")))
        }
        true => Ok(Where::OnANode),
    }
}

impl Standing {
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

    /// Checks that `--replace` was given if SSOSS is not empty. Also checks that the set can be written, as far
    /// as its descriptor shows. In a dry run, [`refused`](Self::refused) later reports that `--replace` is
    /// missing.
    pub(super) fn check(
        &mut self,
        set: &Descriptor,
        request: &RestoreRequest,
    ) -> Result<(), Failure> {
        match &self.key {
            Some(key) if !key.is_empty() && !request.replace => {
                let msids = key.msids();
                let names: Vec<String> = msids.iter().map(ToString::to_string).collect();
                let message = message!(
                    "target-holds",
                    msids = &names,
                    count = names.len(),
                    quoted = quoted(&request.written)
                );
                let refused =
                    Failure::new(Status::Target, message).rerun(RerunChange::Add("--replace"));
                if request.dry_run {
                    self.refused.get_or_insert(refused);
                    return Ok(());
                }
                Err(refused)
            }
            // The descriptor of a generated secret also has the previous MSID, whose secret is not written.
            _ if set.kind == Kind::MasterSecret => {
                self.registry.check(set.msids.get(..1).unwrap_or_default())
            }
            _ => self.registry.check(&set.msids),
        }
    }

    /// The question before any share is opened.
    pub(super) fn question(&self, written: &str) -> Message {
        match self.key.as_ref().is_some_and(|key| !key.is_empty()) {
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

    /// Checks whether SSOSS can hold this content, as far as this can be known without writing.
    pub(super) fn check_content(&mut self, wanted: &RegistryKey) -> Result<(), Failure> {
        self.registry.check_content(wanted)
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
        let changes = !difference(self.key.as_ref(), wanted).is_empty();
        if changes && request.rehearsal {
            console.warn(&message!("hive-becomes-practice", target = &request.written));
        }
        // If nothing changes, this removes what an interrupted run left.
        self.registry.write(wanted)?;
        if changes {
            console.say(&message!("restore-registry-written", target = &request.written));
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
