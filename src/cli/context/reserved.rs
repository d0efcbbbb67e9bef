//! The folders and media that a run uses for something other than shares.

use std::path::{Path, PathBuf};

use sso_escrow::message;
use sso_escrow::sys::volume::{self, Connection, Present, Volume};
use sso_escrow::text::Message;

/// What a folder or medium is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MediumRole {
    /// The payload is read from it.
    Source,
    /// The restored secret is written to it.
    Target,
    /// The records are written to it.
    Records,
    /// Copies of the envelope are on it.
    Envelope,
    /// The system runs from it.
    System,
    /// A share is on it.
    Share,
}

impl MediumRole {
    /// How the transcript names it (docs/transcript.md).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
            Self::Records => "records",
            Self::Envelope => "envelope",
            Self::System => "boot",
            Self::Share => "share",
        }
    }

    fn message(self) -> Message {
        match self {
            Self::Source => message!("role-source"),
            Self::Target => message!("role-target"),
            Self::Records => message!("role-records"),
            Self::Envelope => message!("role-envelope"),
            Self::System => message!("role-system"),
            Self::Share => message!("role-share"),
        }
    }
}

/// A folder with a role.
#[derive(Debug, Clone)]
struct ReservedFolder {
    role: MediumRole,
    /// As it was named. It may not exist yet.
    path: PathBuf,
    folder: PathBuf,
    /// The volume of the folder, if a person can remove its medium.
    medium: Option<Volume>,
}

/// The folders and media with a role. No share is asked for on them, and this program does not unmount them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reserved {
    folders: Vec<ReservedFolder>,
    /// Media that were inserted in this run and may have been removed since.
    media: Vec<(MediumRole, Volume)>,
}

impl Reserved {
    /// Reserves the folder of a file or folder, and its medium. The file does not have to exist.
    pub(crate) fn add(&mut self, role: MediumRole, path: &Path) {
        let here = Path::new(".");
        let mut above = path.ancestors().filter(|it| *it != Path::new("")).chain([here]);
        let Some(folder) = above.find(|it| it.is_dir()) else { return };
        let medium = Volume::of(folder).ok().filter(is_medium);
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        self.folders.push(ReservedFolder { role, path: path.to_owned(), folder, medium });
    }

    /// Reserves a medium that was inserted. Other volumes are left out.
    pub(crate) fn add_medium(&mut self, role: MediumRole, volume: &Volume) {
        if is_medium(volume) {
            self.media.push((role, volume.clone()));
        }
    }

    /// The same folders, with the media that are inserted now: a medium may have come since.
    pub(crate) fn again(&self) -> Self {
        let mut now = self.clone();
        self.folders.iter().for_each(|reserved| now.add(reserved.role, &reserved.path));
        now
    }

    /// Reports whether a volume in the machine is a medium with a role.
    pub(crate) fn holds(&self, present: &Present) -> bool {
        let here = present.mounted_at.as_deref().and_then(|point| Volume::of(point).ok());
        self.media().any(|medium| {
            medium.identity.is_same_medium_as(&present.identity)
                || here.as_ref().is_some_and(|here| is_same(here, medium))
        })
    }

    /// Reports whether a folder is on a medium with a role.
    pub(crate) fn holds_folder(&self, folder: &Path) -> bool {
        let volume = Volume::of(folder).ok();
        volume.is_some_and(|it| self.media().any(|medium| is_same(&it, medium)))
    }

    /// Checks a folder that somebody wants to use for a share.
    ///
    /// # Errors
    /// Why the folder or its medium cannot be used. The operator names another one.
    pub(crate) fn check(&self, folder: &Path) -> Result<(), Message> {
        let named = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let volume = Volume::of(folder).ok();
        let same = |reserved: &&ReservedFolder| {
            let is_same_medium =
                |it: &Volume| reserved.medium.as_ref().is_some_and(|medium| is_same(it, medium));
            reserved.folder == named || volume.as_ref().is_some_and(is_same_medium)
        };
        let folder_role = || self.folders.iter().find(same).map(|reserved| reserved.role);
        let medium_role = || {
            let volume = volume.as_ref()?;
            self.media.iter().find(|(_, medium)| is_same(volume, medium)).map(|(role, _)| *role)
        };
        let role = match folder_role().or_else(medium_role) {
            Some(role) => role,
            None if volume.as_ref().is_some_and(is_of_the_system) => MediumRole::System,
            None => return Ok(()),
        };
        let path = folder.display().to_string();
        Err(message!("medium-in-use", path = path, role = role.message()))
    }

    /// The named folders: the role, the path, and the id of the file system of its medium, if it has one.
    pub(crate) fn folders(&self) -> Vec<(MediumRole, String, Option<String>)> {
        let told = |it: &ReservedFolder| {
            let id = it.medium.as_ref().and_then(|medium| medium.identity.id.clone());
            (it.role, it.path.display().to_string(), id)
        };
        self.folders.iter().map(told).collect()
    }

    fn media(&self) -> impl Iterator<Item = &Volume> {
        let of_folders = self.folders.iter().filter_map(|reserved| reserved.medium.as_ref());
        of_folders.chain(self.media.iter().map(|(_, medium)| medium))
    }
}

/// Reports whether the system runs from a removable volume.
fn is_of_the_system(volume: &Volume) -> bool {
    volume.is_removable() && volume::is_of_the_system(volume)
}

/// Reports whether two volumes, seen at different times, are on one medium. The numbers of devices are given to the
/// next medium, so they only count if the kernel does not count insertions.
fn is_same(one: &Volume, other: &Volume) -> bool {
    let counted = one.identity.insertion.is_some() && other.identity.insertion.is_some();
    one.identity.is_same_medium_as(&other.identity) || !counted && one.is_one_medium_with(other)
}

/// Reports whether a volume is a medium of its own, not a disk that also holds other things. An image of a medium
/// counts.
fn is_medium(volume: &Volume) -> bool {
    volume.is_removable() || volume.connection == Connection::Virtual("loop".to_owned())
}
