//! The envelope of a long payload, looked for beside the shares.

use std::path::PathBuf;

use sso_escrow::error::{Status, UserError};
use sso_escrow::escrow::{self, EscrowError, OpenShare};
use sso_escrow::media::{self, Beside};
use sso_escrow::message;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::envelope::Envelope;

use crate::cli::context::Context;
use crate::cli::quorum::handed_in::HandedIn;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::rerun::RerunChange;

impl HandedIn {
    /// Restores the payload from the opened shares of a set, and from its envelope if it has one.
    pub(crate) fn combine(
        &self,
        context: &mut Context<'_>,
        set: &Descriptor,
        open: &[OpenShare],
    ) -> Result<SecretBytes, Failure> {
        let found = self.look_for_envelope(context, set);
        match escrow::combine(set, open, found.envelope.as_ref()) {
            Err(EscrowError::EnvelopeMissing) => Err(self.without_envelope(set, &found)),
            combined => Ok(combined?),
        }
    }

    /// Fails if a set has an envelope, and no intact one was found.
    pub(crate) fn check_envelope(
        &self,
        context: &mut Context<'_>,
        set: &Descriptor,
    ) -> Result<(), Failure> {
        let found = self.look_for_envelope(context, set);
        match set.envelope.is_some() && found.envelope.is_none() {
            true => Err(self.without_envelope(set, &found)),
            false => Ok(()),
        }
    }

    /// The envelope of a set, if the set has one and it was found. Prints a warning for each damaged envelope.
    pub(crate) fn envelope(&self, context: &mut Context<'_>, set: &Descriptor) -> Option<Envelope> {
        self.look_for_envelope(context, set).envelope
    }

    fn look_for_envelope(&self, context: &mut Context<'_>, set: &Descriptor) -> Beside {
        let is_of_set = |envelope: &&Envelope| envelope.set_id() == set.set_id;
        match self.beside_asked.envelope.as_ref().filter(is_of_set) {
            Some(asked) => Beside { envelope: Some(asked.clone()), ..Beside::default() },
            None => look_beside(context, set, &self.files),
        }
    }

    /// The failure if there is no envelope. It names a damaged envelope, or the envelope of another set, if one
    /// was found.
    fn without_envelope(&self, set: &Descriptor, found: &Beside) -> Failure {
        let name = set.envelope_file_name();
        let all = [found, &self.beside_asked];
        let fault = all.iter().find_map(|beside| beside.faults.first());
        let foreign = all.iter().find_map(|beside| beside.of_other_sets.first());
        let failed = |message| Failure::new(Status::Damaged, message);
        match (fault, foreign) {
            (Some(fault), _) if fault.is_later() => {
                failed(message!("envelope-later", cause = fault.message()))
            }
            (Some(fault), _) => {
                failed(message!("envelope-unusable", cause = fault.message(), name = name))
            }
            (None, Some(path)) => {
                let path = path.display().to_string();
                failed(message!("envelope-of-another-set", path = path, name = name))
            }
            (None, None) if self.files.is_empty() => {
                failed(message!("envelope-not-named", name = name))
                    .rerun(RerunChange::Add("--envelope=file:PATH"))
            }
            (None, None) => failed(message!("envelope-not-there", name = name)),
        }
    }
}

/// Looks for the envelope of a set beside these files. Prints a warning for each damaged envelope.
pub(super) fn look_beside(
    context: &mut Context<'_>,
    set: &Descriptor,
    files: &[PathBuf],
) -> Beside {
    let beside = media::find_envelope(set, files);
    beside.faults.iter().for_each(|fault| context.console.warn(&fault.message()));
    beside
}
