//! What this machine is fit for, and what this process was denied: `inspect --machine`.

use serde::Serialize;
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::sys::sandbox::Denied;
use sso_escrow::text::Message;

use crate::cli::guard::waivers::{Waivers, check_machine};
use crate::cli::line::options::Mode;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// What this machine is fit for.
#[derive(Debug, Default, Serialize)]
pub(crate) struct MachineResult {
    #[serde(flatten)]
    report: Option<MachineReport>,
    /// The checks that were not passed and were waived.
    #[serde(skip_serializing_if = "Option::is_none")]
    waivers: Option<Vec<&'static str>>,
}

/// What was found of the machine, and what was denied to the process.
#[derive(Debug, Serialize)]
pub(crate) struct MachineReport {
    /// The checks that were not passed, as `--waive` names them.
    unfit: Vec<&'static str>,
    /// What the process is denied.
    denied: DeniedAccess,
    /// What each check found: of the network, of swap, and of locking memory.
    #[serde(skip)]
    found: [Message; 3],
}

/// What the process can no longer do, whoever takes it over.
#[derive(Debug, Serialize)]
struct DeniedAccess {
    /// Core dumps, and looks into its memory by other processes of the same user.
    dumps: bool,
    /// New privileges.
    privileges: bool,
    /// Network sockets.
    network: bool,
    /// Files elsewhere than at the places of its command line.
    files: bool,
}

/// Reports on the machine. Ends well where it is fit, or where what it lacks is waived.
pub(crate) fn run(mode: &Mode, console: &mut Console) -> Ended<MachineResult> {
    Ended::after(|result| report_on_machine(mode, console, result))
}

fn report_on_machine(
    mode: &Mode,
    console: &mut Console,
    result: &mut MachineResult,
) -> Result<Status, Failure> {
    let mut waivers = Waivers::of(mode);
    let report = result.report.insert(MachineReport::look());
    for line in report.lines() {
        console.say(&line);
    }
    check_machine(console, &mut waivers, &mut result.waivers)?;
    console.say(&match report.unfit.is_empty() {
        true => message!("machine-fit"),
        false => message!("machine-goes-on"),
    });
    Ok(Status::Done)
}

impl MachineReport {
    /// Looks at the machine and at the process.
    pub(crate) fn look() -> Self {
        let findings = sso_escrow::fitness::look();
        let found = [Waiver::Network, Waiver::Swap, Waiver::MemoryLock].map(|check| match findings
            .iter()
            .find(|finding| finding.check() == check)
        {
            None => message!("machine-good"),
            Some(finding) => finding.message(),
        });
        let Denied { dumps, privileges, network, files } = Denied::look();
        Self {
            unfit: findings.iter().map(|finding| finding.check().name()).collect(),
            denied: DeniedAccess { dumps, privileges, network, files },
            found,
        }
    }

    /// The report in words, for a screen or a record.
    pub(crate) fn lines(&self) -> Vec<Message> {
        let [network, swap, memory] = self.found.clone();
        let yes_or_no =
            |yes| if yes { message!("machine-denied") } else { message!("machine-allowed") };
        vec![
            message!("machine-line-network", state = network),
            message!("machine-line-swap", state = swap),
            message!("machine-line-lock", state = memory),
            message!("machine-line-dumps", state = yes_or_no(self.denied.dumps)),
            message!("machine-line-privileges", state = yes_or_no(self.denied.privileges)),
            message!("machine-line-sockets", state = yes_or_no(self.denied.network)),
            message!("machine-line-files", state = yes_or_no(self.denied.files)),
        ]
    }
}
