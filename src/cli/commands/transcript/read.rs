//! Reads the file of a transcript.

use std::path::Path;

use sso_escrow::ceremony::transcript::rule::TranscriptError;
use sso_escrow::ceremony::transcript::{LONGEST_FILE, Transcript};
use sso_escrow::media;

use crate::cli::ui::failure::Failure;

/// Reads a transcript. The inner error is for a file that is there and is no transcript, or a changed one.
pub(super) fn try_transcript(path: &Path) -> Result<Result<Transcript, TranscriptError>, Failure> {
    Ok(Transcript::read(&media::read_at_most(path, LONGEST_FILE)?))
}

/// Reads a transcript.
pub(super) fn transcript(path: &Path) -> Result<Transcript, Failure> {
    try_transcript(path)?.map_err(|error| Failure::from(error).of_file(path))
}
