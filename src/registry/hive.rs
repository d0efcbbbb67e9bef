//! An offline SOFTWARE hive, as source and as target.
//!
//! Reading needs nothing but this module. Writing goes through libhivex, which overwrites files in place,
//! does not know whether a hive is whole, and shares access control; so what it makes is never trusted, and
//! never made of the hive itself:
//!
//! 1. the hive is read and checked: head, version, checksum, sequence numbers, transaction logs, every bin
//!    and cell ([`header`], `view`, [`logs`]);
//! 2. libhivex edits a copy in a child process, into a temporary file beside the hive (`plan`,
//!    [`crate::sys::hivex`]);
//! 3. keys that are new get access control of their own, and what was given up is wiped (`finish`,
//!    [`security`]);
//! 4. the whole file is compared with the hive: nothing differs but SSOSS, which is what was wanted
//!    (`check`); owner, rights and attributes are carried over, the file is synchronised and read back past
//!    the cache;
//! 5. the hive gets a second name, and the new one takes its place in one step (`place`);
//! 6. in the hive that stood before, SSOSS is wiped; it is removed.
//!
//! Whatever breaks off before step 5 ends leaves the hive as it was; afterwards the new one stands. What a
//! run that was killed has left is found by the next one ([`Hive::left_behind`]).

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

/// How long libhivex may take: a hive of 64 MiB takes it a tenth of a second.
const LONGEST: Duration = Duration::from_secs(120);

/// A SOFTWARE hive that was read and found to be sound.
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
    /// Who may open keys that are new, where there are any.
    descriptor: Option<Vec<u8>>,
}

/// What the process has to be able to open for a hive, before it denies itself all else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// To read.
    pub read: Vec<PathBuf>,
    /// The folder that files are written into.
    pub write: PathBuf,
}

/// Where a hive's files are. What is not there is left out.
#[must_use]
pub fn places(path: &Path) -> Places {
    let write = folder_of(path).to_owned();
    Places { read: hibernation_file(&write).into_iter().collect(), write }
}

/// Loads libhivex: to be called before the process denies itself the system's files, where a hive is to be
/// written. Reading needs no library.
///
/// # Errors
/// [`HiveError::NoLibrary`].
pub fn prepare() -> Result<(), HiveError> {
    hivex::load().map_err(|hivex::NotThere| HiveError::NoLibrary)
}

impl Hive {
    /// Reads a hive. `service` is the account that the ENTSSO service runs under, for keys that are new.
    ///
    /// # Errors
    /// [`HiveError`], where it is no SOFTWARE hive with ENTSSO in it, is not sound, or not up to date. A
    /// file that is opened is never changed by this.
    pub fn open(path: &Path, service: Option<Sid>) -> Result<Self, HiveError> {
        let place = HivePaths::new(path)?;
        let (file, identity) = place.open_hive()?;
        let length = file.metadata().map_err(|error| HiveError::read(path, error))?.len();
        let image = place.read(&file, length)?;
        let view =
            View::of(&image).map_err(|error| HiveError::of_view(path, error, name_in(&image)))?;
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

    /// What earlier runs that were broken off have left beside it. A write removes what nothing is lost by,
    /// and refuses where the hive that stood before is among it.
    #[must_use]
    pub fn left_behind(&self) -> &[LeftBehind] {
        &self.left
    }

    /// The file by which its volume tells that the Windows on it is hibernated; nothing where it is not.
    /// What such a Windows keeps for its hive may be newer than what is read here.
    ///
    /// # Errors
    /// [`HiveError::Read`].
    pub fn hibernation(&self) -> Result<Option<PathBuf>, HiveError> {
        self.place.hibernation()
    }

    /// Whether it could be written, with keys of these master secret ids in SSOSS: all that can be told
    /// beforehand, so that nobody has to give a password for nothing. SSOSS is not changed by this, nor
    /// anything else.
    ///
    /// # Errors
    /// [`HiveError`].
    pub fn check_writable(&self, wanted: &[Msid]) -> Result<(), HiveError> {
        let path = || self.place.path.clone();
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

    /// Whether libhivex could write all of these values.
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
        // Most of it is on its way to the disk while the rest is done.
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

    /// Looks whether the new hive is good, while it is made durable and read back.
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

    /// Makes the draft as durable, and as closed to others, as the hive.
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

    /// Puts the draft in the place of the hive.
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
                // It has no name any more; what it holds is overwritten as far as that goes.
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
        // It may be read again. Of an old hive, the lock goes with its last handle.
        let _ = self.place.lock_for_reading(&self.file);
        done
    }
}

/// The name that stands in the head of a hive, whatever else is wrong with it.
fn name_in(image: &[u8]) -> String {
    let block = image.get(..header::BYTES).unwrap_or_default();
    let header = header::HiveHeader::parse(block, image.len() as u64);
    let name = header.map(|header| header.name).unwrap_or_default();
    // The name alone, of a path whose beginning is cut off.
    name.rsplit('\\').next().unwrap_or_default().to_owned()
}
