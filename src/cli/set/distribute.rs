//! Distributes the shares of a new set: writes, reads back and opens each, and proves every quorum.
//!
//! Shares for folders are written as drafts first, and get their names only when the whole set is proved:
//! a run that is broken off leaves nothing there that looks like a share. A medium that is put in and
//! taken out again gets its share at once; if the run does not come to its end, that share is taken away
//! again, or named as void.

mod asked;
mod draft_file;
mod drafts;
mod share;
mod void;

use std::ffi::OsString;
use std::path::PathBuf;

use sso_escrow::escrow::{self, OpenShare, SplitSet};
use sso_escrow::media::{self, Folder, MediaError};
use sso_escrow::message;
use sso_escrow::share::ShareError;
use sso_escrow::share::descriptor::SetId;
use sso_escrow::share::header::Header;
use sso_escrow::sys::volume::mounted_beside;

use crate::cli::context::Context;
use crate::cli::set::distribute::draft_file::{Drafted, discard};
pub(crate) use crate::cli::set::distribute::share::DistributedShare;
pub(crate) use crate::cli::set::distribute::share::Sealing;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::slow_progress::patiently;

/// The distribution of a new set's shares.
pub(crate) struct Distribution<'a> {
    pub(crate) set: &'a SplitSet,
    pub(crate) shares: Vec<DistributedShare>,
    /// Folders for the envelope alone, where the set has one.
    pub(crate) envelopes: Vec<PathBuf>,
    /// Whether media that are not removable may be asked for.
    pub(crate) anything: bool,
    /// Whether shares may lie on one medium.
    pub(crate) rehearsal: bool,
}

impl Distribution<'_> {
    /// Writes all shares and proves the set; or voids it, and says why.
    pub(crate) fn run(
        mut self,
        context: &mut Context<'_>,
    ) -> Result<Vec<DistributedShare>, Failure> {
        let folders = self.shares.iter().map(|share| share.place.path().map(Folder::open));
        let folders: Vec<Option<Folder>> =
            folders.map(Option::transpose).collect::<Result<_, _>>()?;
        let mut beside = Vec::new();
        for path in &self.envelopes {
            beside.push(Folder::open(path)?);
        }
        match self.write(&folders, &beside, context) {
            Ok(()) => Ok(self.shares),
            Err(failure) => {
                context.console.end_progress();
                self.void(&folders, context);
                Err(failure)
            }
        }
    }

    fn write(
        &mut self,
        folders: &[Option<Folder>],
        beside: &[Folder],
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let mut drafts: Vec<Drafted<'_>> = Vec::new();
        let drafted = self.draft_envelopes(beside, &mut drafts, context);
        let drafted = drafted.and_then(|()| self.draft(folders, &mut drafts, context));
        let proved = drafted.and_then(|mut open| {
            self.put_on_cards(&mut open, context)?;
            self.ask(&mut open, context)?;
            open.sort_by_key(OpenShare::x);
            // Everything is written, and the proof takes no time: who interrupts now is too late.
            escrow::prove_quorums(&self.set.descriptor, &open)?;
            Ok(())
        });
        if let Err(failure) = proved {
            discard(drafts, context.console);
            return Err(failure);
        }
        // From here on the set is good, and nothing is asked any more. Envelopes go first: a share without
        // one would look whole, and not be.
        drafts.sort_by_key(|drafted| drafted.is_share);
        let mut drafts = drafts.into_iter();
        let mut published: Vec<&Folder> = Vec::new();
        while let Some(Drafted { at, draft, bytes, is_share }) = drafts.next() {
            let place = match self.shares.get(at) {
                Some(share) => share.place.written().to_owned(),
                None => self.envelope_place(at),
            };
            if let Err(error) = patiently(context.console, &place, || draft.publish(&bytes)) {
                discard(drafts.collect(), context.console);
                let name = self.set.descriptor.envelope_file_name();
                for folder in published {
                    // Without its shares nobody opens it.
                    let _ = folder.remove(name.as_ref());
                }
                return Err(error.into());
            }
            let folder = at.checked_sub(self.shares.len()).and_then(|at| beside.get(at));
            published.extend(folder);
            if let Some(share) = self.shares.get_mut(at) {
                match is_share {
                    true => share.written = true,
                    false => share.enveloped = true,
                }
            }
        }
        Ok(())
    }

    /// Writes the shares that lie on cards, one after another, and opens each as it was read back.
    fn put_on_cards(
        &mut self,
        open: &mut Vec<OpenShare>,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        let count = self.shares.len();
        for (at, share) in self.shares.iter_mut().enumerate() {
            let Some(card) = share.sealing.card().filter(|_| share.place.is_on_card()) else {
                continue;
            };
            interrupt::check()?;
            context.console.progress(&message!("progress-write", x = at + 1, count = count));
            // From here on it may be there, whatever comes back.
            share.written = true;
            card.write(context, &share.share)?;
            share.medium = Some(card.recorded());
            open.push(card.open(context, &share.share)?);
        }
        context.console.end_progress();
        Ok(())
    }

    /// The name and the bytes of the envelope, where the set has one.
    fn envelope(&self) -> Result<Option<(OsString, Vec<u8>)>, ShareError> {
        let Some(envelope) = &self.set.envelope else { return Ok(None) };
        let name = self.set.descriptor.envelope_file_name();
        Ok(Some((name.into(), envelope.to_file()?)))
    }

    fn names(&self, which: impl Fn(&DistributedShare) -> bool) -> String {
        let shares = self.shares.iter().filter(|share| which(share));
        shares.map(DistributedShare::name).collect::<Vec<_>>().join(", ")
    }
}

/// The custodian of another share of a set that lies on the medium of a folder: in it, or at the top of
/// another file system of it. `own` is the number of the share that may lie there. In a rehearsal folders
/// of one disk are as many media.
pub(crate) fn holder_beside(
    folder: &Folder,
    set: &SetId,
    own: Option<u8>,
    rehearsal: bool,
) -> Result<Option<String>, MediaError> {
    let mut files = media::scan(folder.path())?;
    if !rehearsal {
        // What is closed to this process cannot be looked at.
        let beside = mounted_beside(&folder.volume()?).into_iter();
        files.extend(beside.filter_map(|path| media::scan(&path).ok()).flatten());
    }
    let headers = files.into_iter().filter_map(|file| Some(file.content.ok()?.header));
    let is_other = |header: &Header| header.descriptor.set_id == *set && Some(header.x) != own;
    Ok(headers.into_iter().find(is_other).map(|header| header.custodian().to_owned()))
}
