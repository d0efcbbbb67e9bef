//! Whether this machine is fit for the work, and what is denied to this process.

use serde::Serialize;
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::record::Facts;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::sys::sandbox::Denied;
use sso_escrow::sys::screen::{Reach, ScreenEnd, TerminalScreen};
use sso_escrow::text::{Message, quoted};

use crate::cli::context::Context;
use crate::cli::context::known_cards::AcceptedCard;
use crate::cli::guard::environment;
use crate::cli::guard::kept_copy;
use crate::cli::line::check::WaivableCheck;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::rerun::RerunChange;
use crate::cli::ui::screen::described;

/// The conditions under which a command opened or made shares.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Conditions {
    /// Whether it was a rehearsal.
    #[serde(skip_serializing_if = "Option::is_none")]
    rehearsal: Option<bool>,
    /// The checks that were waived and would have stopped the command, as `--waive` names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) waivers: Option<Vec<&'static str>>,
    /// The smart cards that got their PIN to open a share, if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cards: Option<Vec<AcceptedCard>>,
}

impl Conditions {
    /// Announces a rehearsal, if it is one.
    pub(crate) fn announce(&mut self, context: &mut Context<'_>) {
        let rehearsal = context.waivers.rehearsal();
        if rehearsal {
            context.console.say(&message!("rehearsal-banner"));
        }
        self.rehearsal = Some(rehearsal);
    }
}

/// Whether this machine is fit for the work.
#[derive(Debug, Default, Serialize)]
pub(crate) struct MachineResult {
    #[serde(flatten)]
    report: Option<MachineReport>,
    /// The checks that failed and were waived.
    #[serde(skip_serializing_if = "Option::is_none")]
    waivers: Option<Vec<&'static str>>,
}

/// Whether a report says why a check failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// It says why: nothing else on the page does.
    With,
    /// A warning beside it says why.
    Without,
}

/// What was found about the machine, and what the process is denied.
#[derive(Debug, Serialize)]
pub(crate) struct MachineReport {
    /// The checks that failed, as `--waive` names them.
    unfit: Vec<&'static str>,
    /// What the process is denied.
    denied: DeniedAccess,
    /// Where the screen of the terminal is.
    screen: Option<ScreenReport>,
    #[serde(skip)]
    lines: Box<MachineLines>,
}

/// What the report says in words.
#[derive(Debug)]
struct MachineLines {
    /// The result of each check: the network, swap, and locking of memory.
    found: [Option<Message>; 3],
    /// Where the screen is.
    screen: Message,
}

/// The screen of the terminal.
#[derive(Debug, Serialize)]
struct ScreenReport {
    /// `here`, `unsure` or `elsewhere`. A secret is shown only on a screen that is here, or that the operator has
    /// confirmed.
    reach: &'static str,
    /// `console`, `emulator`, `program`, `unseen`, `remote-desktop`, `serial-line`, `container` or `remote`.
    kind: &'static str,
    /// The program that shows it, or the console or line; absent if it has no name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The programs on the way that record what the terminal shows.
    recorders: Vec<String>,
}

impl ScreenReport {
    fn of(screen: &TerminalScreen) -> Self {
        let reach = match screen.reach() {
            Reach::Here => "here",
            Reach::Unsure => "unsure",
            Reach::Elsewhere => "elsewhere",
        };
        let (kind, name) = match &screen.end {
            ScreenEnd::Console(name) => ("console", Some(name)),
            ScreenEnd::Emulator(name) => ("emulator", Some(name)),
            ScreenEnd::Program(name) => ("program", Some(name)),
            ScreenEnd::Unseen => ("unseen", None),
            ScreenEnd::RemoteDesktop => ("remote-desktop", None),
            ScreenEnd::SerialLine(name) => ("serial-line", Some(name)),
            ScreenEnd::Container => ("container", None),
            ScreenEnd::Remote(name) => ("remote", Some(name)),
        };
        let recorders = screen.recorders.iter().cloned().collect();
        Self { reach, kind, name: name.cloned(), recorders }
    }
}

/// What the kernel denies to the process, even if an attacker controls it.
#[derive(Debug, Serialize)]
struct DeniedAccess {
    /// Core dumps, and access to its memory by other processes of the same user.
    dumps: bool,
    /// New privileges.
    privileges: bool,
    /// Network sockets.
    network: bool,
    /// Files outside the places of its command line.
    files: bool,
}

/// Reports on the machine. Succeeds if the machine is fit, or if every failed check is waived.
pub(crate) fn run(context: &mut Context<'_>) -> Ended<MachineResult> {
    Ended::after(|result| report_on_machine(context, result))
}

fn report_on_machine(
    context: &mut Context<'_>,
    result: &mut MachineResult,
) -> Result<Status, Failure> {
    let report = result.report.insert(MachineReport::look(context.console.screen()));
    for Facts { heading, lines } in report.facts(Detail::Without) {
        context.console.say(&heading);
        lines.iter().for_each(|line| context.console.say_indented(line));
    }
    kept_copy::report_all(context.console);
    check_machine(context, &mut result.waivers)?;
    context.console.say(&match report.unfit.is_empty() {
        true => message!("machine-fit"),
        false => message!("machine-goes-on"),
    });
    Ok(Status::Done)
}

impl MachineReport {
    /// Checks the machine and the process. `screen` is that of the terminal; `None` if there is no terminal.
    pub(crate) fn look(screen: Option<&TerminalScreen>) -> Self {
        let findings = sso_escrow::fitness::look();
        let found = [Waiver::Network, Waiver::Swap, Waiver::MemoryLock].map(|check| {
            findings.iter().find(|finding| finding.check() == check).map(UserError::message)
        });
        let Denied { dumps, privileges, network, files } = Denied::look();
        Self {
            unfit: findings.iter().map(|finding| finding.check().name()).collect(),
            denied: DeniedAccess { dumps, privileges, network, files },
            screen: screen.map(ScreenReport::of),
            lines: Box::new(MachineLines {
                found,
                screen: message!("machine-line-screen", screen = described(screen)),
            }),
        }
    }

    /// The report as text.
    pub(crate) fn facts(&self, detail: Detail) -> [Facts; 2] {
        let [network, swap, memory] = self.lines.found.clone().map(|found| match (found, detail) {
            (None, _) => message!("machine-good"),
            (Some(_), Detail::Without) => message!("machine-failed"),
            (Some(finding), Detail::With) => message!("machine-failed-why", finding = finding),
        });
        let yes_or_no =
            |yes| if yes { message!("machine-denied") } else { message!("machine-allowed") };
        let checked = vec![
            message!("machine-line-network", state = network),
            message!("machine-line-swap", state = swap),
            message!("machine-line-lock", state = memory),
            self.lines.screen.clone(),
        ];
        let switched_off = vec![
            message!("machine-line-dumps", state = yes_or_no(self.denied.dumps)),
            message!("machine-line-privileges", state = yes_or_no(self.denied.privileges)),
            message!("machine-line-sockets", state = yes_or_no(self.denied.network)),
            message!("machine-line-files", state = yes_or_no(self.denied.files)),
        ];
        [
            Facts { heading: message!("machine-checked"), lines: checked },
            Facts { heading: message!("machine-switched-off"), lines: switched_off },
        ]
    }
}

/// Reports what a server lacks, and records it as waived. It stops nothing: a server has a network and swap.
/// `waivers` gets the names of the waivers that were used.
pub(crate) fn report_machine(context: &mut Context<'_>, waivers: &mut Option<Vec<&'static str>>) {
    for unfit in sso_escrow::fitness::look() {
        context.console.warn_without_remedy(&unfit.message());
        context.waivers.record(unfit.check());
    }
    if !context.waivers.used().is_empty() {
        let checks = context.waivers.names();
        context.console.say(&message!("machine-of-a-server", checks = checks));
    }
    *waivers = Some(context.waivers.names());
}

/// Checks that this machine is air-gapped and fit, before any password is asked for. `waivers` gets the names of the
/// waivers that were used.
pub(crate) fn check_machine(
    context: &mut Context<'_>,
    waivers: &mut Option<Vec<&'static str>>,
) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for unfit in sso_escrow::fitness::look() {
        let check = unfit.check();
        if !context.is_waived(check, &unfit.into()) {
            failed.push(check.name());
        }
    }
    let set = environment::set();
    if !set.is_empty() {
        let check = WaivableCheck::Environment;
        let message = message!("machine-environment", names = &set);
        if !context.is_waived(check, &Failure::new(Status::Unfit, message)) {
            failed.push(check.name());
        }
    }
    *waivers = Some(context.waivers.names());
    if failed.is_empty() {
        return Ok(());
    }
    let message = message!("machine-unfit", checks = &failed, names = quoted(&failed.join(",")));
    Err(Failure::new(Status::Unfit, message).rerun(RerunChange::Waive(failed)))
}
