//! What this machine is fit for, and what this process was denied: `inspect --machine`.

use serde_json::{Value, json};
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::sys::sandbox::Denied;
use sso_escrow::text::Message;

use crate::cli::guard::waivers::{Waivers, check_machine};
use crate::cli::line::options::Mode;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Reports on the machine. Ends well where it is fit, or where what it lacks is waived.
pub(crate) fn run(mode: &Mode, console: &mut Console) -> Result<Status, Failure> {
    let mut waivers = Waivers::of(mode);
    let findings = sso_escrow::fitness::look();
    let lacking: Vec<&str> = findings.iter().map(|finding| finding.check().name()).collect();
    console.field("unfit", &lacking);
    console.field("denied", denied_object());
    for line in lines() {
        console.say(&line);
    }
    check_machine(console, &mut waivers)?;
    console.say(&match lacking.is_empty() {
        true => message!("machine-fit"),
        false => message!("machine-goes-on"),
    });
    Ok(Status::Done)
}

/// What was found of the machine, and what was denied to the process, for a report or a record.
pub(crate) fn lines() -> Vec<Message> {
    use sso_escrow::share::descriptor::Waiver;
    let findings = sso_escrow::fitness::look();
    let state = |check: Waiver| match findings.iter().find(|finding| finding.check() == check) {
        None => message!("machine-good"),
        Some(finding) => finding.message(),
    };
    let denied = Denied::look();
    let yes_or_no =
        |yes| if yes { message!("machine-denied") } else { message!("machine-allowed") };
    vec![
        message!("machine-line-network", state = state(Waiver::Network)),
        message!("machine-line-swap", state = state(Waiver::Swap)),
        message!("machine-line-lock", state = state(Waiver::MemoryLock)),
        message!("machine-line-dumps", state = yes_or_no(denied.dumps)),
        message!("machine-line-privileges", state = yes_or_no(denied.privileges)),
        message!("machine-line-sockets", state = yes_or_no(denied.network)),
        message!("machine-line-files", state = yes_or_no(denied.files)),
    ]
}

fn denied_object() -> Value {
    let Denied { dumps, privileges, network, files } = Denied::look();
    json!({ "dumps": dumps, "privileges": privileges, "network": network, "files": files })
}
