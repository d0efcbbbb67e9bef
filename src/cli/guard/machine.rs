//! What this machine is fit for, and what this process was denied.

use serde_json::{Value, json};
use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::sys::sandbox::Denied;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::ui::failure::Failure;

/// Reports on the machine. Ends well where it is fit, or where what it lacks is waived.
pub(crate) fn run(context: &mut Context<'_>) -> Result<Status, Failure> {
    let findings = sso_escrow::fitness::look();
    let lacking: Vec<&str> = findings.iter().map(|finding| finding.check().name()).collect();
    context.console.field("unfit", &lacking);
    context.console.field("denied", denied_object());
    for line in lines() {
        context.console.say(&line);
    }
    check_machine(context)?;
    context.console.say(&match lacking.is_empty() {
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

/// The same facts of a server: they are told and recorded, and do not stop, since it is what it is.
pub(crate) fn report_machine(context: &mut Context<'_>) {
    for unfit in sso_escrow::fitness::look() {
        context.console.warn(&unfit.message());
        context.waivers.record(unfit.check());
    }
    if !context.waivers.used().is_empty() {
        context.console.say(&message!("machine-of-a-server"));
    }
    context.waivers.tell(context.console);
}

/// The checks of the machine, which come before any password: an air-gapped machine is asked for.
pub(crate) fn check_machine(context: &mut Context<'_>) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for unfit in sso_escrow::fitness::look() {
        let check = unfit.check();
        if !context.is_waived(check, &unfit.into()) {
            failed.push(check.name());
        }
    }
    context.waivers.tell(context.console);
    if failed.is_empty() {
        return Ok(());
    }
    let message = message!("machine-unfit", checks = failed.join(", "), names = failed.join(","));
    Err(Failure::new(sso_escrow::error::Status::Unfit, message))
}

/// Says that this is a rehearsal, where it is one.
pub(crate) fn announce(context: &mut Context<'_>) {
    let rehearsal = context.waivers.rehearsal();
    if rehearsal {
        context.console.say(&message!("rehearsal-banner"));
    }
    context.console.field("rehearsal", rehearsal);
}
