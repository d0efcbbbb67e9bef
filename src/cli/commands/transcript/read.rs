//! Reads the file of a transcript.

use std::path::Path;

use sso_escrow::ceremony::transcript::{LONGEST_FILE, Transcript};
use sso_escrow::media;

use crate::cli::ui::failure::Failure;

/// The bytes of a transcript. They may be no transcript.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(media::read_at_most(path, LONGEST_FILE)?)
}

/// Reads a transcript.
pub(super) fn transcript(path: &Path) -> Result<Transcript, Failure> {
    Transcript::read(&bytes(path)?).map_err(|error| Failure::from(error).of_file(path))
}
