//! An offline SOFTWARE hive, as a source and as a target.
//!
//! Reading needs only this module. Writing uses libhivex. libhivex overwrites files in place, does not notice
//! whether a hive is intact, and gives a new key the access control of its parent. So its output is always
//! verified, and it never works on the hive itself:
//!
//! 1. The hive is read and checked: header, version, checksum, sequence numbers, transaction logs, every bin
//!    and cell ([`header`], `view`, [`logs`]).
//! 2. libhivex edits a copy in a child process. It writes a temporary file, the draft, beside the hive
//!    (`plan`, [`crate::sys::hivex`]).
//! 3. New keys get their own access control, and freed cells are wiped (`postprocess`, [`security`]).
//! 4. The whole draft is compared with the hive. Only SSOSS may differ, and it must be what was requested
//!    (`check`). Owner, rights and attributes are copied. The draft is flushed to the disk, and read back
//!    past the cache.
//! 5. The hive gets a second name, and the draft replaces it in one step (`files`).
//! 6. SSOSS is wiped in the old hive, and the old hive is removed.
//!
//! If the work is interrupted before the end of step 5, the hive is unchanged. After that, the new hive is in
//! place. The next run finds what a killed run left ([`Hive::left_behind`]).

mod attributes;
pub mod cells;
mod check;
mod error;
mod files;
pub mod header;
mod join;
mod left_behind;
pub mod logs;
mod plan;
mod postprocess;
pub mod reader;
mod records;
pub mod security;
pub mod view;
mod volume;

use std::fs::File;
use std::mem;
use std::os::fd::AsFd;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use check::Unsound;
pub use error::HiveError;
pub use left_behind::LeftBehind;
pub use volume::hibernation_file;

use super::difference::difference;
use super::regfile;
use super::sid::Sid;
use super::target::RegistryTarget;
use super::tree::RegistryKey;
use crate::entsso::msid::Msid;
use crate::media::folder_of;
use crate::sys::hivex;
use crate::sys::image::Image;
use crate::sys::open_elsewhere::is_open_elsewhere;
use check::{Side, check};
use files::{FileIdentity, HivePaths};
use join::both;
use plan::Plan;
use postprocess::{Finish, secret_parts};
use view::View;

/// The longest time that libhivex may take. It needs a tenth of a second for a hive of 64 MiB.
const LONGEST: Duration = Duration::from_secs(120);

/// A SOFTWARE hive that was read, and whose checks passed.
#[derive(Debug)]
pub struct Hive {
    place: HivePaths,
    service: Option<Sid>,
    file: File,
    identity: FileIdentity,
    image: Image,
    view: View,
    left: Vec<LeftBehind>,
}

/// A new hive, in memory and in the draft.
struct NewHive {
    image: Image,
    view: View,
    /// The access control for new keys. `None` if there are no new keys.
    descriptor: Option<Vec<u8>>,
}

/// The paths that the process must be able to open for a hive. It needs them before it denies itself all
/// others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Paths to read.
    pub read: Vec<PathBuf>,
    /// The folder in which files are written.
    pub write: PathBuf,
}

/// The paths for a hive. Paths that do not exist are left out.
#[must_use]
pub fn places(path: &Path) -> Places {
    let write = folder_of(path).to_owned();
    Places { read: hibernation_file(&write).into_iter().collect(), write }
}

/// Loads libhivex. Call this before the process denies itself the system's files, if a hive will be written.
/// Reading needs no library.
///
/// # Errors
/// [`HiveError::NoLibrary`].
pub fn prepare() -> Result<(), HiveError> {
    hivex::load().map_err(|hivex::NotThere| HiveError::NoLibrary)
}

impl Hive {
    /// Reads a hive. `service` is the account of the ENTSSO service, for new keys. The file is never changed.
    ///
    /// # Errors
    /// [`HiveError`] if the file is not a SOFTWARE hive with ENTSSO in it, is damaged, or is not up to date.
    pub fn open(path: &Path, service: Option<Sid>) -> Result<Self, HiveError> {
        let place = HivePaths::new(path)?;
        let (file, identity) = place.open_hive()?;
        let length = file.metadata().map_err(|error| HiveError::read(path, error))?.len();
        let image = place.read(&file, length)?;
        let is_same = files::holds(&file, &image).map_err(|error| HiveError::read(path, error))?;
        if !is_same || !place.is_unchanged(identity) {
            return Err(HiveError::Changing { path: path.to_owned() });
        }
        let view = View::of(&image).map_err(|error| match regfile::begins(&image) {
            true => HiveError::RegistrationFile { path: path.to_owned() },
            false => HiveError::of_view(path, error, name_in(&image)),
        })?;
        if view.header.is_dirty() {
            return Err(HiveError::Dirty { path: path.to_owned() });
        }
        if let Some(path) = place.log_ahead(view.header.sequence[1])? {
            return Err(HiveError::LogAhead { path });
        }
        let left = place.left_behind(&file)?;
        Ok(Self { place, service, file, identity, image, view, left })
    }

    /// Its path, as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    /// The files that interrupted runs left beside the hive. A write removes drafts, copies and partly wiped
    /// hives. It refuses if there is another such file, for example the complete old hive.
    #[must_use]
    pub fn left_behind(&self) -> &[LeftBehind] {
        &self.left
    }

    /// The file which shows that the Windows on this volume is hibernated. `None` if it is not hibernated. A
    /// hibernated Windows may keep newer data for its hive than this file has.
    ///
    /// # Errors
    /// [`HiveError::Read`].
    pub fn hibernation(&self) -> Result<Option<PathBuf>, HiveError> {
        self.place.hibernation()
    }

    /// Checks whether the hive can be written, with keys for these master secret ids in SSOSS. It checks
    /// everything that can be known in advance, so that nobody types a password in vain. Nothing is changed.
    ///
    /// # Errors
    /// [`HiveError`].
    pub fn check_writable(&self, wanted: &[Msid]) -> Result<(), HiveError> {
        let path = || self.place.path.clone();
        if self.view.is_ssoss_alone() {
            return Err(HiveError::OneKey { path: path() });
        }
        prepare()?;
        let metadata = self.file.metadata().map_err(|error| HiveError::read(&path(), error))?;
        let by_us = self.left.iter().any(|it| matches!(it, LeftBehind::Same { .. }));
        let count = std::os::unix::fs::MetadataExt::nlink(&metadata);
        if count > 1 + u64::from(by_us) {
            return Err(HiveError::names(&path(), count));
        }
        self.place.check_volume(metadata.len())?;
        if is_open_elsewhere(&self.file) {
            return Err(HiveError::InUse { path: path() });
        }
        if let Some(error) = self.left.iter().find_map(|left| HiveError::of_left(&path(), left)) {
            return Err(error);
        }
        let cells = self.view.cells(&self.image);
        let damaged = |damage| HiveError::damaged(&path(), damage);
        let ssoss = self.view.ssoss(cells).map_err(damaged)?;
        let is_new = match &ssoss {
            None => true,
            Some(ssoss) => {
                let keys = ssoss.subkeys(cells).map_err(damaged)?;
                let names = keys.iter().map(|at| Ok(reader::child(cells, ssoss, *at)?.name()));
                let names: Result<Vec<_>, _> = names.collect();
                let stand: Vec<Msid> = names
                    .map_err(damaged)?
                    .iter()
                    .flatten()
                    .filter_map(|name| Msid::parse(name))
                    .collect();
                wanted.iter().any(|msid| !stand.contains(msid))
            }
        };
        match is_new && self.service.is_none() {
            true => Err(HiveError::NoAccount { path: path() }),
            false => Ok(()),
        }
    }

    /// Checks whether libhivex can write all values of this key.
    fn check_length(&self, key: Option<&RegistryKey>) -> Result<(), HiveError> {
        match key.and_then(plan::long_value) {
            Some((name, bytes)) => Err(HiveError::LongValue { name: name.to_owned(), bytes }),
            None => Ok(()),
        }
    }

    /// Makes the new hive in the draft.
    fn edit(
        &self,
        draft: &File,
        stood: Option<&RegistryKey>,
        wanted: &RegistryKey,
    ) -> Result<NewHive, HiveError> {
        let path = &self.place.path;
        let damaged = |damage| HiveError::damaged(path, damage);
        let cells = self.view.cells(&self.image);
        let product = self.view.product(cells).map_err(damaged)?;
        let ssoss = self.view.ssoss(cells).map_err(damaged)?;
        let before = self.view.cells_of_ssoss(&self.image).map_err(damaged)?;
        if let Some(ssoss) = &ssoss {
            let root = self.view.root(cells).map_err(damaged)?;
            reader::are_alone(cells, root, ssoss.at, &before).map_err(damaged)?;
        }
        let standing = ssoss.as_ref().zip(stood);
        let plan = Plan::new(cells, &product, standing, wanted);
        let mut plan = plan.map_err(|error| HiveError::of_plan(path, error))?;
        let descriptor = match (plan.first_new(), &self.service) {
            (None, _) => None,
            (Some(_), None) => return Err(HiveError::NoAccount { path: path.clone() }),
            (Some(_), Some(service)) => Some(security::private_descriptor(service)),
        };
        if let Some(descriptor) = &descriptor {
            plan.make_cell(security::record(descriptor));
        }
        let left = hivex::run(self.file.as_fd(), draft.as_fd(), &plan.edits, LONGEST);
        let left = left.map_err(|error| HiveError::of_library(path, error, LONGEST))?;
        let cell = left.first().map(|at| at.wrapping_sub(header::BYTES as u64) as u32);
        let length = draft.metadata().map_err(|error| HiveError::write(path, error))?.len();
        let mut image = self.place.read(draft, length)?;
        let unsound = |why: Unsound| HiveError::Unsound { path: path.clone(), why };
        let broken = |_| unsound(Unsound::NotWanted);
        // The kernel writes most of the draft to the disk during the rest of the work.
        let finish = || {
            let (view, edited) = self.view.edited(&self.image, &image).map_err(broken)?;
            let mut finish = || {
                let end = cells.bytes.len();
                let mut finish = Finish::new(&mut image);
                if let (Some(descriptor), Some(cell)) = (&descriptor, cell) {
                    finish.protect(&view, end, descriptor, cell)?;
                }
                finish.drop_empty_lists(&view)?;
                finish.wipe(&view, &edited, &before, end, stood)?;
                Ok(finish.changed())
            };
            let changed = finish().map_err(|it| unsound(Unsound::Damage(it)))?;
            let view = view.again(&image, &changed).map_err(broken)?;
            Ok((view, changed))
        };
        let (synced, finished) = both(|| draft.sync_data(), finish);
        synced.map_err(|error| HiveError::write(path, error))?;
        let (view, changed) = finished?;
        for range in changed {
            let bytes = image.get(range.clone()).unwrap_or_default();
            let written = draft.write_all_at(bytes, range.start as u64);
            written.map_err(|error| HiveError::write(path, error))?;
        }
        Ok(NewHive { image, view, descriptor })
    }

    /// Checks the new hive. At the same time, it is flushed to the disk and read back.
    fn prove(
        &self,
        draft: &File,
        made: &NewHive,
        stood: Option<&RegistryKey>,
        wanted: &RegistryKey,
    ) -> Result<(), HiveError> {
        let before = Side { file: &self.image, view: &self.view };
        let after = Side { file: &made.image, view: &made.view };
        let check = || check(before, after, stood, wanted, made.descriptor.as_deref());
        let (settled, checked) = both(|| self.settle(draft, &made.image), check);
        checked.map_err(|why| HiveError::Unsound { path: self.place.path.clone(), why })?;
        settled
    }

    /// Flushes the draft to the disk, gives it the owner, rights and attributes of the hive, and reads it
    /// back.
    fn settle(&self, draft: &File, image: &Image) -> Result<(), HiveError> {
        let path = &self.place.path;
        attributes::carry(&self.file, draft).map_err(|attributes::NotCarried(attribute)| {
            HiveError::Attributes { path: path.clone(), attribute }
        })?;
        draft.sync_all().map_err(|error| HiveError::write(path, error))?;
        files::drop_cache(draft);
        let good = files::holds(draft, image).map_err(|error| HiveError::write(path, error))?;
        match good && self.place.is_unchanged(self.identity) {
            true => Ok(()),
            false if good => Err(HiveError::Changed { path: path.clone() }),
            false => Err(HiveError::ReadBack { path: path.clone() }),
        }
    }

    /// Replaces the hive with the draft.
    fn replace(
        &mut self,
        draft: &File,
        made: NewHive,
        stood: Option<&RegistryKey>,
    ) -> Result<(), HiveError> {
        let path = self.place.path.clone();
        let own = self.view.cells_of_ssoss(&self.image);
        let parts = own.and_then(|own| secret_parts(self.view.cells(&self.image), &own, stood));
        let parts = match parts {
            Ok(parts) => parts,
            Err(it) => return Err(self.place.discard(draft, HiveError::damaged(&path, it))),
        };
        if let Err(fault) = self.place.keep_old(&self.file) {
            return Err(self.place.discard(draft, fault));
        }
        if let Err(error) = self.place.put_in_place() {
            let fault = self.place.drop_old(HiveError::write(&path, error));
            return Err(self.place.discard(draft, fault));
        }
        let synced = self.place.sync_folder();
        let fault = match synced.and_then(|()| self.place.opened_again(draft, &made.image)) {
            Ok(Some((file, identity))) => {
                (self.file, self.identity) = (file, identity);
                self.view = made.view;
                let before = mem::replace(&mut self.image, made.image);
                let _ = self.place.lock_for_writing(&self.file);
                let ((), wiped) = both(|| drop(before), || self.place.wipe_old(&parts));
                return wiped
                    .map_err(|error| HiveError::NotWiped { old: self.place.old_path(), error });
            }
            Ok(None) => HiveError::ReadBack { path: path.clone() },
            Err(error) => HiveError::write(&path, error),
        };
        match self.place.take_back() {
            Ok(()) => {
                // The draft has no name any more. Overwrite its content as far as possible.
                let _ = files::overwrite(draft, 0..made.image.len());
                Err(fault)
            }
            Err(_) => Err(HiveError::InDoubt { path, old: self.place.old_path() }),
        }
    }

    fn write_locked(
        &mut self,
        stood: Option<&RegistryKey>,
        wanted: &RegistryKey,
    ) -> Result<(), HiveError> {
        self.left = self.place.left_behind(&self.file)?;
        self.check_writable(&[])?;
        if !self.place.is_unchanged(self.identity) {
            return Err(HiveError::Changed { path: self.place.path.clone() });
        }
        self.place.clean(&self.left)?;
        self.left.clear();
        let draft = self.place.new_draft()?;
        let made = self.edit(&draft, stood, wanted);
        let made = made.and_then(|made| self.prove(&draft, &made, stood, wanted).map(|()| made));
        match made {
            Ok(made) => self.replace(&draft, made, stood),
            Err(fault) => Err(self.place.discard(&draft, fault)),
        }
    }
}

impl RegistryTarget for Hive {
    type Error = HiveError;

    fn standing(&mut self) -> Result<Option<RegistryKey>, HiveError> {
        let read = self.view.standing(&self.image);
        read.map_err(|error| HiveError::of_reading(&self.place.path, error))
    }

    fn check(&mut self, wanted: &[Msid]) -> Result<(), HiveError> {
        self.check_writable(wanted)?;
        let stood = self.standing()?;
        self.check_length(stood.as_ref())
    }

    fn check_content(&mut self, wanted: &RegistryKey) -> Result<(), HiveError> {
        self.check_length(Some(wanted))
    }

    fn write(&mut self, wanted: &RegistryKey) -> Result<(), HiveError> {
        let stood = self.standing()?;
        if stood.is_some() && difference(stood.as_ref(), wanted).is_empty() {
            return Ok(());
        }
        self.check_length(stood.as_ref())?;
        self.place.lock_for_writing(&self.file)?;
        let done = self.write_locked(stood.as_ref(), wanted);
        // Other runs may read the hive again. The lock on an old hive ends when its last handle is closed.
        let _ = self.place.lock_for_reading(&self.file);
        done
    }
}

/// The name in the header of a hive, even if the rest of the hive is wrong.
fn name_in(image: &[u8]) -> String {
    let block = image.get(..header::BYTES).unwrap_or_default();
    let header = header::HiveHeader::parse(block, image.len() as u64);
    let name = header.map(|header| header.name).unwrap_or_default();
    // Only the file name: the beginning of the path is cut off.
    name.rsplit('\\').next().unwrap_or_default().to_owned()
}
