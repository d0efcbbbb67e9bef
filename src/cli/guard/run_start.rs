//! The first lines of a run's transcript: what the run is, the machine, what was waived, the command line.

use std::path::Path;

use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::progress::Digest32;
use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::{RunId, RunKind, TranscriptHeader};
use sso_escrow::ceremony::transcript::writer::TranscriptWriter;
use sso_escrow::media::{Folder, MediaError};

use sso_escrow::{fitness, message, random};

use crate::cli::context::Context;
use crate::cli::ui::failure::Failure;

/// The longest command line that the transcript has, in bytes.
const LONGEST_LINE: usize = 16 << 10;

/// What a run is.
pub(crate) struct RunStart<'a> {
    pub(crate) kind: RunKind,
    pub(crate) steps: StepList,
    /// SHA-256 of the descriptor of the set that the run begins with, if it begins with one.
    pub(crate) set: Option<Digest32>,
    /// The folder for records, if the run keeps a transcript.
    pub(crate) records: Option<&'a Path>,
}

impl RunStart<'_> {
    /// Begins the journal of the run, and its transcript if there is a folder for records.
    ///
    /// # Errors
    /// The transcript cannot be written. Nothing else happens.
    pub(crate) fn begin(self, context: &mut Context<'_>) -> Result<(), Failure> {
        let purpose = context.waivers.purpose();
        let writer = match self.records {
            Some(path) => {
                let mut run = RunId::default();
                random::from_system(&mut run)?;
                let program = env!("CARGO_PKG_VERSION").to_owned();
                let (kind, set, plan, follows) = (self.kind, self.set, None, None);
                let header = TranscriptHeader { program, run, kind, purpose, plan, follows, set };
                let folder = match Folder::open(path) {
                    Err(MediaError::NotThere { .. }) => Folder::make(path)?,
                    folder => folder?,
                };
                Some(TranscriptWriter::begin(folder, header)?)
            }
            None => None,
        };
        context.journal.begin(self.steps, writer);
        if let Some(path) = context.journal.path() {
            let path = path.display().to_string();
            context.console.remember(message!("output-lost-transcript", path = path));
        }
        context.begin_step(StepKind::Start, "")?;
        context.note(Fact::new(FactType::RunStarted).with("system", std::env::consts::OS))?;
        note_machine(context)?;
        for (role, path, id) in context.reserved.folders() {
            context.note_medium(role, path, id, None)?;
        }
        context.end_step(StepKind::Start)
    }
}

/// Writes what was found about the machine, what was waived, and the command line.
pub(crate) fn note_machine(context: &mut Context<'_>) -> Result<(), Failure> {
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
