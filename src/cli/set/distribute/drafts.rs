//! Drafts in folders. They get their final names once the whole set is proved.

use sso_escrow::escrow::OpenShare;
use sso_escrow::media::Folder;
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::media::media_prompt::recorded;
use crate::cli::set::distribute::distribution::Distribution;
use crate::cli::set::distribute::draft_file::Drafted;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::slow_progress::with_slow_progress;

impl Distribution<'_> {
    /// The path of an envelope folder. Its index `at` is counted after the shares.
    pub(super) fn envelope_place(&self, at: usize) -> String {
        let path = at.checked_sub(self.shares.len()).and_then(|at| self.envelopes.get(at));
        path.map_or_else(String::new, |path| path.display().to_string())
    }

    /// Writes a draft of the envelope into each folder that is for only the envelope.
    pub(super) fn draft_envelopes<'f>(
        &mut self,
        context: &mut Context<'_>,
        beside: &'f [Folder],
        drafts: &mut Vec<Drafted<'f>>,
    ) -> Result<(), Failure> {
        let Some((name, bytes)) = self.envelope()? else { return Ok(()) };
        for (at, folder) in (self.shares.len()..).zip(beside) {
            interrupt::check()?;
            let place = self.envelope_place(at);
            let draft =
                with_slow_progress(context.console, &place, || folder.draft(&name, &bytes))?;
            drafts.push(Drafted { at, draft, bytes: bytes.clone(), is_share: false });
        }
        Ok(())
    }

    /// Writes a draft into each folder, reads it back and opens it.
    pub(super) fn draft<'f>(
        &mut self,
        context: &mut Context<'_>,
        folders: &'f [Option<Folder>],
        drafts: &mut Vec<Drafted<'f>>,
    ) -> Result<Vec<OpenShare>, Failure> {
        let count = self.shares.len();
        let envelope = self.envelope()?;
        let mut open = Vec::new();
        for (at, (share, folder)) in self.shares.iter_mut().zip(folders).enumerate() {
            let Some(folder) = folder else { continue };
            interrupt::check()?;
            context.console.progress(&message!("progress-write", x = at + 1, count = count));
            let (name, bytes) = (share.file_name(), share.share.to_file()?);
            share.path = folder.path().join(&name);
            share.medium = Some(recorded(&folder.volume()?));
            let place = share.place.written().to_owned();
            let draft =
                with_slow_progress(context.console, &place, || folder.draft(&name, &bytes))?;
            drafts.push(Drafted { at, draft, bytes, is_share: true });
            if let Some((name, bytes)) = envelope.clone() {
                let draft =
                    with_slow_progress(context.console, &place, || folder.draft(&name, &bytes))?;
                drafts.push(Drafted { at, draft, bytes, is_share: false });
            }
        }
        for Drafted { at, draft, .. } in drafts.iter().filter(|drafted| drafted.is_share) {
            interrupt::check()?;
            context.console.progress(&message!("progress-prove", x = at + 1, count = count));
            let drafted = draft.share()?;
            open.push(self.shares[*at].sealing.open(context, &drafted)?);
        }
        context.console.end_progress();
        Ok(open)
    }
}
