//! What a run writes into its transcript, and the steps that it shows.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::writer::{TranscriptWriter, WriterError};
use sso_escrow::error::{Impossible, Status, UserError};
use sso_escrow::media::folder_of;
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::context::reserved::MediumRole;
use crate::cli::line::typed_path::typed_path;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

impl Context<'_> {
    /// Writes an event into the transcript, if the run has one. It is on the medium when this returns. If the medium
    /// fails, asks for it again, or for another folder.
    ///
    /// # Errors
    /// The line is not written: what it announces must not happen. The command ends.
    pub(crate) fn note(&mut self, fact: Fact) -> Result<(), Failure> {
        let Some(mut writer) = self.journal.writer.take() else { return Ok(()) };
        let noted = match self.journal.is_lost {
            true => Err(Failure::new(Status::Failed, message!("transcript-lost"))),
            false => self.note_in(&mut writer, fact),
        };
        self.journal.writer = Some(writer);
        self.journal.is_lost = noted.is_err();
        noted
    }

    fn note_in(&mut self, writer: &mut TranscriptWriter, fact: Fact) -> Result<(), Failure> {
        let mut from = writer.path();
        loop {
            let written = match writer.path() == from {
                true => writer.write(fact.clone()),
                false => writer.write(Fact::new(FactType::RecordsMoved)).and_then(|()| {
                    from = writer.path();
                    writer.write(fact.clone())
                }),
            };
            match written {
                Ok(()) => return Ok(()),
                Err(error) => self.move_records(writer, error)?,
            }
        }
    }

    /// Asks for the medium of the records until the whole transcript is on it.
    fn move_records(
        &mut self,
        writer: &mut TranscriptWriter,
        mut error: WriterError,
    ) -> Result<(), Failure> {
        loop {
            if !matches!(error, WriterError::Media(_) | WriterError::OtherFile { .. }) {
                return Err(error.into());
            }
            let why = error.message();
            let Some(mut terminal) = self.console.terminal_if_any() else {
                return Err(error.into());
            };
            self.console.end_progress();
            terminal.explain(&why);
            let folder = folder_of(&writer.path()).to_owned();
            let question = Question::text(message!("ask-records-again"), Asked::Medium);
            let question = question.checked(|typed: String| match typed.trim() {
                "" => Ok(folder.clone()),
                typed => typed_path(typed).ok_or_else(|| message!("ask-records-unclear")),
            });
            match writer.move_to(&terminal.ask(question)?) {
                Ok(()) => return Ok(()),
                Err(again) => error = again,
            }
        }
    }

    /// Writes into the transcript what a medium is used for. `id`: of its file system.
    ///
    /// # Errors
    /// As for [`note`](Self::note).
    pub(crate) fn note_medium(
        &mut self,
        role: MediumRole,
        path: String,
        id: Option<String>,
        x: Option<u8>,
    ) -> Result<(), Failure> {
        let mut fact = Fact::new(FactType::Medium).with("role", role.name()).with("path", path);
        if let Some(id) = id {
            fact = fact.with("id", id);
        }
        if let Some(x) = x {
            fact = fact.with("x", x);
        }
        self.note(fact)
    }

    /// Begins a step. Shows its number and what it is, if people act in it and there is a terminal.
    ///
    /// # Errors
    /// A bug in this program: the turn of the step has not come.
    pub(crate) fn begin_step(&mut self, kind: StepKind, name: &str) -> Result<(), Failure> {
        let Some(steps) = &self.journal.steps else { return Ok(()) };
        let number = steps.begin(kind).ok_or(Impossible("ceremony: a step before its turn"))?;
        let count = steps.steps().len();
        let title = match kind {
            StepKind::Confirm => message!("step-confirm"),
            StepKind::Finish(_) => message!("step-finish", name = name),
            StepKind::Close => message!("step-close"),
            _ => return Ok(()),
        };
        if let Some(mut terminal) = self.console.terminal_if_any() {
            terminal.show(&message!("step", number = number, count = count, title = title));
        }
        Ok(())
    }

    /// Ends a step, and writes it into the transcript.
    ///
    /// # Errors
    /// As for [`note`](Self::note).
    pub(crate) fn end_step(&mut self, kind: StepKind) -> Result<(), Failure> {
        let Some(steps) = &mut self.journal.steps else { return Ok(()) };
        steps.begin(kind).ok_or(Impossible("ceremony: a step before its turn"))?;
        steps.end(kind);
        let fact = Fact::new(FactType::StepDone).with("step", kind.name());
        self.note(match kind.share() {
            Some(x) => fact.with("x", x),
            None => fact,
        })
    }
}
