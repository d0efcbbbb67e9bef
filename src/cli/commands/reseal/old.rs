//! The old share of `reseal`, and how it is removed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sso_escrow::media::{self, Folder, SetFilter, folder_of};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::sys::volume::Identity;
use sso_escrow::token::names::ObjectId;

use crate::cli::context::cards::{self, card_of};
use crate::cli::line::location::ShareLocation;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The old share.
pub(super) struct Old {
    /// The file that it was read from.
    pub(super) path: PathBuf,
    pub(super) share: Share,
    /// Where it came from, as it was written on the command line.
    pub(super) place: ShareLocation,
    /// The file's name, if a file was named and not a folder. This is checked when the share is read, because
    /// a desktop deletes the folder of a medium that it unmounts.
    pub(super) named: Option<OsString>,
    /// The folder of that file. It is held open from when the share was read. So the file is removed from
    /// this folder, even if the path leads elsewhere by then. `None` if another medium will be asked for: a
    /// folder that is held open cannot be unmounted.
    pub(super) folder: Option<Folder>,
    /// Identifies its medium when it is inserted again.
    pub(super) identity: Identity,
    /// The object that holds it, if it is on a card.
    pub(super) object: Option<ObjectId>,
}

impl Old {
    /// The share that was read from its card.
    pub(super) fn on_card(object: ObjectId, share: Share, place: ShareLocation) -> Self {
        let token = card_of(&share).map_or_else(String::new, |card| card.token.to_string());
        let path = PathBuf::from(cards::shown(&token, object));
        let (named, folder, identity) = (None, None, Identity::default());
        Self { path, share, place, named, folder, identity, object: Some(object) }
    }

    /// The share that was read from `path`. An error if it could not be removed there.
    pub(super) fn new(
        path: PathBuf,
        share: Share,
        place: ShareLocation,
        to: &ShareLocation,
        identity: Identity,
    ) -> Result<Self, Failure> {
        let mut folder = None;
        if place.path().is_some() {
            let held = Folder::open(folder_of(&path))?;
            held.check_room(0)?;
            folder = Some(held).filter(|_| *to != ShareLocation::Ask);
        }
        let named = place.path().filter(|path| !path.is_dir()).and_then(Path::file_name);
        let named = named.map(ToOwned::to_owned);
        Ok(Self { path, share, place, named, folder, identity, object: None })
    }

    /// Reports whether the file at a path is this share and may be replaced. A copy in another folder, or
    /// next to the named file, belongs to somebody else. If the share came from a medium that was asked for,
    /// there is no path to compare.
    pub(super) fn lies_at(&self, path: &Path) -> bool {
        let there = media::find(path, &SetFilter::Only);
        let is_same_share = there.is_ok_and(|found| found.share == self.share);
        let Some(place) = self.place.path() else { return is_same_share };
        let is_its_folder = || self.named.is_none() && is_same_file(place, folder_of(path));
        is_same_share && (is_same_file(path, &self.path) || is_its_folder())
    }

    /// The files in a folder that hold this share, with any name.
    pub(super) fn copies_in(&self, folder: &Folder) -> Result<Vec<OsString>, Failure> {
        let files = media::scan(folder.path())?.into_iter();
        let copies = files.filter(|file| file.content.as_ref().is_ok_and(|it| *it == self.share));
        Ok(copies.filter_map(|file| Some(file.path.file_name()?.to_owned())).collect())
    }

    /// Removes the share and its copies from a folder. Returns how many files were removed. If a file was
    /// named, only that file is removed, and a warning names each copy next to it.
    pub(super) fn remove_from(
        &self,
        folder: &Folder,
        console: &mut Console,
    ) -> Result<usize, Failure> {
        let is_meant = |name: &OsString| self.named.as_ref().is_none_or(|named| named == name);
        let (gone, stay): (Vec<_>, Vec<_>) =
            self.copies_in(folder)?.into_iter().partition(is_meant);
        for name in &gone {
            folder.remove(name)?;
        }
        for name in &stay {
            let path = folder.path().join(name).display().to_string();
            console.warn(&message!("reseal-copy-stays", path = path));
        }
        Ok(gone.len())
    }
}

/// Reports whether two paths lead to the same file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some() && real(one) == real(other)
}
