//! Gives a share its final name: writes it under that name, reads it back, and only then removes the pending file. A
//! power failure in between leaves at least one of the two whole.

use std::ffi::OsString;
use std::path::Path;

use sha2::{Digest, Sha256};
use sso_escrow::ceremony::transcript::fact::Disclosure;
use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{Folder, folder_of};
use sso_escrow::message;
use sso_escrow::share::LARGEST_SHARE;

use crate::cli::context::Context;
use crate::cli::media::pending_copy;
use crate::cli::set::second_round::round::SecondRound;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::slow_progress::with_slow_progress;

/// What a folder holds of a share.
struct ShareFiles {
    /// The name of the pending file, and of the final one.
    names: [OsString; 2],
    /// The content of each, if it is there.
    contents: [Option<Vec<u8>>; 2],
}

impl SecondRound {
    /// The names of a share's files: pending, final.
    fn names(&self, x: u8) -> [OsString; 2] {
        let short = self.words.short();
        ["pending", "ssoshare"].map(|kind| format!("{short}-x{x:03}.{kind}").into())
    }

    /// Reports whether a folder holds a file of a share.
    pub(super) fn is_in(&self, at: usize, folder: &Folder) -> Result<bool, Failure> {
        let files = self.files(at, folder)?;
        Ok(files.contents.iter().any(Option::is_some))
    }

    fn files(&self, at: usize, folder: &Folder) -> Result<ShareFiles, Failure> {
        let names = self.names(self.share(at)?.x);
        let [pending, last] = &names;
        let contents = [folder.read(pending, LARGEST_SHARE)?, folder.read(last, LARGEST_SHARE)?];
        Ok(ShareFiles { names, contents })
    }

    /// Finishes a share in a folder.
    ///
    /// # Errors
    /// The file is not there, or is not the one of round 1; the custodian did not open it; it cannot be written.
    pub(super) fn finish_in(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        path: &Path,
    ) -> Result<(), Failure> {
        let folder = Folder::open(path)?;
        let ShareFiles { names: [pending, last], contents: [in_pending, in_last] } =
            self.files(at, &folder)?;
        let share = self.share(at)?;
        let is_same = |bytes: &Vec<u8>| share.digest == <[u8; 32]>::from(Sha256::digest(bytes));
        let place = folder.path().display().to_string();
        let (is_finished, good) = match (&in_pending, &in_last) {
            (_, Some(bytes)) if is_same(bytes) => (true, bytes),
            (Some(bytes), _) if is_same(bytes) => (false, bytes),
            (None, None) => {
                let message = message!("finish-not-here", place = place, name = &share.name);
                return Err(Failure::new(Status::Damaged, message));
            }
            // The medium was exchanged, or its file was changed.
            _ => {
                let message = message!("finish-other-file", place = place, name = &share.name);
                return Err(Failure::new(Status::Damaged, message));
            }
        };
        if !share.is_proved && !self.skips_proof {
            let file = folder.path().join(if is_finished { &last } else { &pending });
            self.prove_file(context, at, &file)?;
        }
        if !is_finished {
            if in_last.is_some() {
                // A power failure cut it off. The pending file is whole.
                folder.remove(&last)?;
            }
            with_slow_progress(context.console, &place, || folder.write_new(&last, good))?;
        }
        if is_finished && in_pending.is_some() {
            // An earlier run wrote the final file.
            pending_copy::remove(context.console, &folder, &pending)?;
        } else if in_pending.is_some() {
            folder.remove(&pending)?;
        }
        self.leave_transcript(context, &folder);
        self.settle(context, at)
    }

    /// Leaves the transcript, as it is now, on the custodian's medium: without what only the organisation may read,
    /// because a medium can be lost. If that fails, the share is good all the same.
    fn leave_transcript(&self, context: &mut Context<'_>, folder: &Folder) {
        let Some(transcript) = context.journal.transcript() else { return };
        let bytes = transcript.withheld_above(Disclosure::Public).encode();
        let Some(path) = context.journal.path() else { return };
        // The folder for records may be the same: the whole transcript stays there.
        let Some(name) = path.file_name().filter(|_| !folder.is_at(folder_of(&path))) else {
            return;
        };
        let draft = folder.draft_beside(name, &bytes);
        if let Err(error) = draft.and_then(|draft| draft.replace(&bytes)) {
            context.console.warn(&error.message());
        }
    }
}
