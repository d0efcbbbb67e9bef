//! The distribution of a new set's shares: what all its parts need.

use std::ffi::OsString;
use std::path::PathBuf;

use sso_escrow::media::{self, Folder, MediaError};
use sso_escrow::share::ShareError;
use sso_escrow::share::descriptor::{Descriptor, SetId};
use sso_escrow::share::envelope::Envelope;
use sso_escrow::share::header::Header;
use sso_escrow::sys::volume::mounted_beside;

use crate::cli::set::distribute::share::DistributedShare;

/// The distribution of a new set's shares.
pub(crate) struct Distribution<'a> {
    pub(crate) set: &'a Descriptor,
    /// The envelope, if the set has one.
    pub(crate) envelope: Option<&'a Envelope>,
    pub(crate) shares: Vec<DistributedShare>,
    /// Folders for only the envelope, if the set has one.
    pub(crate) envelopes: Vec<PathBuf>,
    /// In how many of them the envelope is written.
    pub(crate) envelopes_written: usize,
    /// Whether media of `ask` may be volumes that are not removable.
    pub(crate) anything: bool,
    /// Whether several shares may be on one medium.
    pub(crate) rehearsal: bool,
    /// Whether each medium of `ask` is inserted once only. Its share then gets its final name at once.
    pub(crate) one_round: bool,
}

impl Distribution<'_> {
    /// The name and the bytes of the envelope, if the set has one.
    pub(super) fn envelope(&self) -> Result<Option<(OsString, Vec<u8>)>, ShareError> {
        let Some(envelope) = self.envelope else { return Ok(None) };
        let name = self.set.envelope_file_name();
        Ok(Some((name.into(), envelope.to_file()?)))
    }

    /// The custodians of the shares that `which` selects, as a list of names.
    pub(super) fn names(&self, which: impl Fn(&DistributedShare) -> bool) -> Vec<&str> {
        let shares = self.shares.iter().filter(|share| which(share));
        shares.map(DistributedShare::name).collect()
    }
}

/// The custodian of another share of the set that is on the medium of a folder. The share is in the folder, or at
/// the top of another file system of the medium. `own` is the number of the share that may be there. In a
/// rehearsal, each folder counts as a medium.
pub(crate) fn custodian_on_medium(
    folder: &Folder,
    set: &SetId,
    own: Option<u8>,
    rehearsal: bool,
) -> Result<Option<String>, MediaError> {
    let mut files = media::scan(folder.path())?;
    if !rehearsal {
        // Folders that this process may not read are skipped.
        let beside = mounted_beside(&folder.volume()?).into_iter();
        files.extend(beside.filter_map(|path| media::scan(&path).ok()).flatten());
    }
    let headers = files.into_iter().filter_map(|file| Some(file.content.ok()?.header));
    let is_other = |header: &Header| header.descriptor.set_id == *set && Some(header.x) != own;
    Ok(headers.into_iter().find(is_other).map(|header| header.custodian().to_owned()))
}
