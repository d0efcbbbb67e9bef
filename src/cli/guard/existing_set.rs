//! The transcript of a run that opens shares of a set that exists.

use std::path::Path;

use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::escrow::OpenShare;
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::fingerprint::Fingerprint;

use crate::cli::context::Context;
use crate::cli::context::journal::steps;
use crate::cli::guard::run_start::RunStart;
use crate::cli::ui::describe::transcript_lines;
use crate::cli::ui::failure::Failure;

/// Begins the transcript, if there is a folder for records: the set is known and confirmed.
///
/// # Errors
/// The transcript cannot be written. Nothing secret was asked for.
pub(crate) fn begin(
    context: &mut Context<'_>,
    kind: RunKind,
    set: &Descriptor,
    records: Option<&Path>,
) -> Result<(), Failure> {
    let steps = steps(StepList::existing_set(kind, &[]))?;
    let set = Some(*set.fingerprint().as_bytes());
    RunStart { kind, steps, set, records }.begin(context)?;
    context.end_step(StepKind::Words)
}

/// The shares of one set that were opened.
pub(crate) struct OpenedShares {
    /// The set, if it is not the one that the transcript is about.
    pub(crate) of_other: Option<Fingerprint>,
    /// The numbers of the shares.
    pub(crate) numbers: Vec<u8>,
}

impl OpenedShares {
    /// Shares of the set that the transcript is about.
    pub(crate) fn of(open: &[OpenShare]) -> Self {
        Self { of_other: None, numbers: open.iter().map(OpenShare::x).collect() }
    }
}

/// Writes which shares were opened.
pub(crate) fn opened(
    context: &mut Context<'_>,
    kind: RunKind,
    opened: &[OpenedShares],
) -> Result<(), Failure> {
    for OpenedShares { of_other, numbers } in opened {
        for &x in numbers {
            let mut fact = Fact::new(FactType::Opened).with("x", x).with("command", kind.name());
            if let Some(set) = of_other {
                fact = fact.with("set", hex::encode(set.as_bytes()));
            }
            context.note(fact)?;
        }
    }
    context.end_step(StepKind::Open)
}

/// Closes the transcript, and shows its words. Returns its path.
pub(crate) fn end(context: &mut Context<'_>) -> Result<Option<String>, Failure> {
    context.end_step(StepKind::Target)?;
    context.end_step(StepKind::Close)?;
    context.note(Fact::new(FactType::Closed))?;
    let Some((words, path)) = context.journal.words().zip(context.journal.path()) else {
        return Ok(None);
    };
    let path = path.display().to_string();
    context.console.say(&message!("close-words", path = &path));
    transcript_lines(&words).iter().for_each(|line| context.console.print(line));
    context.note(Fact::new(FactType::Finished))?;
    Ok(Some(path))
}
