//! The transcript of a run that makes a set: whether the run keeps one, where, and its first lines.

use std::path::Path;

use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::{RunId, RunKind, TranscriptHeader};
use sso_escrow::ceremony::transcript::writer::TranscriptWriter;
use sso_escrow::error::Status;
use sso_escrow::media::Folder;
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::sys::volume::Volume;
use sso_escrow::{fitness, message, random};

use crate::cli::context::Context;
use crate::cli::context::journal::steps;
use crate::cli::line::check::WaivableCheck;
use crate::cli::ui::failure::Failure;

/// The file systems that are gone when the machine is off, although they are not in memory by their own account.
const NOT_KEPT: [&str; 4] = ["overlay", "squashfs", "tmpfs", "ramfs"];

/// The longest command line that the transcript has, in bytes.
const LONGEST_LINE: usize = 16 << 10;

/// Checks that a run in production writes its transcript, and onto a medium that outlives the run.
///
/// # Errors
/// It does not, and `records` is not waived. The command ends.
pub(super) fn check_records(
    context: &mut Context<'_>,
    records: Option<&Folder>,
) -> Result<(), Failure> {
    if context.waivers.rehearsal() {
        return Ok(());
    }
    let message = match records {
        None => message!("records-needed"),
        Some(folder) if is_kept(&folder.volume()?) => return Ok(()),
        Some(folder) => {
            message!("records-not-kept", path = folder.path().display().to_string())
        }
    };
    context.stop_unless_waived(WaivableCheck::Records, Failure::new(Status::Unfit, message))
}

fn is_kept(volume: &Volume) -> bool {
    let system = volume.file_system.as_deref();
    !volume.is_in_memory() && !system.is_some_and(|system| NOT_KEPT.contains(&system))
}

/// Begins the journal of a run that makes a set of `count` shares: with a transcript in the folder for records, if
/// there is one.
pub(super) fn begin(
    context: &mut Context<'_>,
    records: Option<&Path>,
    kind: RunKind,
    count: u8,
) -> Result<(), Failure> {
    let list = steps(StepList::new_set(count))?;
    let writer = match records {
        Some(path) => {
            let mut run = RunId::default();
            random::from_system(&mut run)?;
            let header = TranscriptHeader {
                program: env!("CARGO_PKG_VERSION").to_owned(),
                run,
                kind,
                purpose: purpose(context),
                plan: None,
                follows: None,
                set: None,
            };
            Some(TranscriptWriter::begin(Folder::open(path)?, header)?)
        }
        None => None,
    };
    context.journal.begin(list, writer);
    context.begin_step(StepKind::Start, "")?;
    context.note(Fact::new(FactType::RunStarted).with("system", std::env::consts::OS))?;
    note_machine(context)?;
    context.end_step(StepKind::Start)
}

/// What the run is for.
pub(super) fn purpose(context: &Context<'_>) -> Purpose {
    match context.waivers.rehearsal() {
        true => Purpose::Practice,
        false => Purpose::Production,
    }
}

/// Writes what was found about the machine, and what was waived.
fn note_machine(context: &mut Context<'_>) -> Result<(), Failure> {
    let failed: Vec<_> = fitness::look().iter().map(fitness::Unfit::check).collect();
    for check in fitness::CHECKS {
        let passed = !failed.contains(&check);
        let fact = Fact::new(FactType::Fitness).with("check", check.name());
        context.note(fact.with("passed", passed))?;
    }
    for check in context.waivers.names() {
        context.note(Fact::new(FactType::Waiver).with("check", check))?;
    }
    let line = context.console.command_line().filter(|line| line.len() <= LONGEST_LINE);
    if let Some(line) = line {
        context.note(Fact::new(FactType::Command).with("line", line))?;
    }
    Ok(())
}
