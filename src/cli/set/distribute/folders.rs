//! Shares for folders that are there from the start, and the envelope.

use std::ffi::OsStr;

use sso_escrow::escrow::OpenShare;
use sso_escrow::media::Folder;
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::media::media_prompt::recorded;
use crate::cli::set::distribute::distribution::Distribution;
use crate::cli::set::distribute::draft_file::discard;
use crate::cli::set::distribute::noted::{begin_writing, end_writing};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::slow_progress::with_slow_progress;

impl Distribution<'_> {
    /// Writes the envelope into each folder that is for only the envelope.
    pub(super) fn put_envelopes(
        &mut self,
        context: &mut Context<'_>,
        beside: &[Folder],
    ) -> Result<(), Failure> {
        let Some((name, bytes)) = self.envelope()? else { return Ok(()) };
        for (at, folder) in beside.iter().enumerate() {
            interrupt::check()?;
            put(context, folder, &name, &bytes)?;
            self.envelopes_written = at + 1;
        }
        Ok(())
    }

    /// Writes a share into each folder, reads it back and opens it.
    pub(super) fn put_in_folders(
        &mut self,
        context: &mut Context<'_>,
        folders: &[Option<Folder>],
    ) -> Result<Vec<OpenShare>, Failure> {
        let count = self.shares.len();
        let envelope = self.envelope()?;
        let mut open = Vec::new();
        for (at, (share, folder)) in self.shares.iter_mut().zip(folders).enumerate() {
            let Some(folder) = folder else { continue };
            interrupt::check()?;
            context.console.progress(&message!("progress-write", x = at + 1, count = count));
            begin_writing(context, share, Some(folder))?;
            if let Some((name, bytes)) = &envelope {
                put(context, folder, name, bytes)?;
                share.enveloped = true;
            }
            let (name, bytes) = (share.file_name(), share.share.to_file()?);
            share.path = folder.path().join(&name);
            share.medium = Some(recorded(&folder.volume()?));
            let place = share.place.written().to_owned();
            let draft =
                with_slow_progress(context.console, &place, || folder.draft(&name, &bytes))?;
            context.console.progress(&message!("progress-prove", x = at + 1, count = count));
            // It is opened before it gets a name: a file that does not open never looks like a share.
            let drafted = draft.share().map_err(Failure::from);
            match drafted.and_then(|drafted| share.sealing.open(context, &drafted)) {
                Ok(opened) => open.push(opened),
                Err(failure) => {
                    discard(draft, context.console);
                    return Err(failure);
                }
            }
            with_slow_progress(context.console, &place, || draft.publish(&bytes))?;
            share.written = true;
            end_writing(context, share)?;
        }
        context.console.end_progress();
        Ok(open)
    }
}

/// Writes a new file into a folder.
fn put(
    context: &mut Context<'_>,
    folder: &Folder,
    name: &OsStr,
    bytes: &[u8],
) -> Result<(), Failure> {
    let place = folder.path().display().to_string();
    Ok(with_slow_progress(context.console, &place, || folder.write_new(name, bytes))?)
}
