//! The journal of a run: its steps, and its transcript if it has a folder for records.

use std::path::PathBuf;

use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::progress::{Progress, RunStanding};
use sso_escrow::ceremony::room::RoomFault;
use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::ceremony::transcript::writer::TranscriptWriter;
use sso_escrow::error::Impossible;

use crate::cli::ui::failure::Failure;

/// The journal of a run. A run that writes no transcript has a journal all the same.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    pub(super) writer: Option<TranscriptWriter>,
    pub(super) steps: Option<StepList>,
    /// Whether people gave up a line that the medium did not take. Then no further line is tried.
    pub(super) is_lost: bool,
}

/// The steps of a run.
///
/// # Errors
/// A bug in this program.
pub(crate) fn steps(list: Result<StepList, RoomFault>) -> Result<StepList, Failure> {
    list.map_err(|_| Impossible("ceremony: a list of steps that cannot be").into())
}

impl Journal {
    /// Begins with these steps, and with a transcript if there is one.
    pub(crate) fn begin(&mut self, steps: StepList, writer: Option<TranscriptWriter>) {
        *self = Self { writer, steps: Some(steps), is_lost: false };
    }

    /// The transcript so far.
    pub(crate) fn transcript(&self) -> Option<&Transcript> {
        self.writer.as_ref().map(TranscriptWriter::transcript)
    }

    /// Whether people gave up a line that the medium did not take.
    pub(crate) fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// The file of the transcript.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.writer.as_ref().map(TranscriptWriter::path)
    }

    /// The words of the last line.
    pub(crate) fn words(&self) -> Option<TranscriptWords> {
        self.transcript().map(|transcript| TranscriptWords::of(&transcript.last_node()))
    }
}

impl Drop for Journal {
    /// A run that fails says so in its last line, unless the next run can continue it. If the line cannot be written,
    /// the transcript is a beginning, which says the same.
    fn drop(&mut self) {
        let Some(writer) = self.writer.as_mut().filter(|_| !self.is_lost) else { return };
        let transcript = writer.transcript();
        let makes_set = matches!(transcript.header.kind, RunKind::Generate | RunKind::Backup);
        let is_over = match Progress::of(transcript).standing() {
            RunStanding::Ended => true,
            RunStanding::Finishing | RunStanding::Closing | RunStanding::Closed => makes_set,
            RunStanding::Nothing | RunStanding::Void => false,
        };
        if !is_over {
            let _ = writer.write(Fact::new(FactType::Aborted));
        }
    }
}
