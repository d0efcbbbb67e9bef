//! What a system reports about a volume. The same types serve Linux and Windows.

use std::path::PathBuf;

/// What distinguishes one volume from another, even after it was removed and inserted again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The UUID of the file system, or the serial number of the volume.
    pub id: Option<String>,
    /// The serial number of its disk or stick.
    pub serial: Option<String>,
    /// The kernel's number for this insertion of the disk (`diskseq`, Linux 5.15 and later). It is the same
    /// for all partitions of the disk, and changes each time the disk is inserted.
    pub insertion: Option<String>,
}

impl Identity {
    /// Returns whether two volumes belong to the same insertion of one disk.
    #[must_use]
    pub fn is_same_insertion_as(&self, other: &Self) -> bool {
        self.insertion.is_some() && self.insertion == other.insertion
    }

    /// Returns whether two volumes, seen at different times, are the same or are on one disk. Only known
    /// identifiers count.
    #[must_use]
    pub fn is_same_medium_as(&self, other: &Self) -> bool {
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        same(&self.id, &other.id)
            || same(&self.serial, &other.serial)
            || self.is_same_insertion_as(other)
    }
}

/// How the disk of a volume is connected. The later a value, the less it is a medium that a person takes away: of
/// several disks, the last counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Connection {
    /// A USB disk or stick.
    Usb,
    /// A memory card in a slot of the machine.
    MemoryCard,
    /// A disk at a Thunderbolt or USB4 port.
    Thunderbolt,
    /// Another drive from which media can be removed.
    Drive,
    /// A disk that only exists in software: its kind or its maker.
    Virtual(String),
    /// A disk in the machine: its name.
    BuiltIn(String),
    /// The memory of the machine (tmpfs, ramfs). Its content is lost when the machine is off.
    Memory,
    /// No disk that the system reports: a network, for example.
    NoDisk,
}

impl Connection {
    /// Returns whether a person can remove the medium.
    #[must_use]
    pub const fn is_removable(&self) -> bool {
        matches!(self, Self::Usb | Self::MemoryCard | Self::Thunderbolt | Self::Drive)
    }
}

/// The volume of a path, as far as the system reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The number of the file system.
    pub(super) device: u64,
    /// The whole disks of the file system, as the system's paths. There can be several. There are none if the
    /// file system is on other devices, or on no device.
    pub(super) disks: Vec<PathBuf>,
    /// How its disks are connected.
    pub connection: Connection,
    /// Whether nothing can be written to it.
    pub read_only: bool,
    /// Its size, in bytes.
    pub size: u64,
    /// The bytes that a user may still write.
    pub free: u64,
    /// The type of its file system (`vfat`, `ext4`), if the table of mounts contains it.
    pub file_system: Option<String>,
    /// The device that it is mounted from (`/dev/sdb1`), if the source is a device.
    pub node: Option<PathBuf>,
    /// Its label.
    pub label: Option<String>,
    /// What distinguishes it from other volumes.
    pub identity: Identity,
}

impl Volume {
    /// Returns whether a person can remove every disk of it.
    #[must_use]
    pub const fn is_removable(&self) -> bool {
        self.connection.is_removable()
    }

    /// Returns whether it is in memory, and is lost when the machine is off.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        self.connection == Connection::Memory
    }

    /// Returns whether a power failure in a rename can leave two names that lead to the same data: FAT and exFAT have no
    /// journal. Who removes one of the names then destroys the other file.
    #[must_use]
    pub fn can_cross_link(&self) -> bool {
        self.file_system.as_ref().is_none_or(|name| {
            let name = name.to_lowercase();
            // FUSE does not say which file system of a block device it is.
            name.contains("fat") || name == "msdos" || name == "fuseblk"
        })
    }

    /// Returns whether two paths are on one medium: the same file system, or partitions or volumes of one
    /// disk.
    #[must_use]
    pub fn is_one_medium_with(&self, other: &Self) -> bool {
        self.device == other.device || self.disks.iter().any(|disk| other.disks.contains(disk))
    }
}

/// A removable volume that is in the machine, mounted or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The number of its device.
    pub device: u64,
    /// The device: `/dev/sdb1`.
    pub node: PathBuf,
    /// Where it is mounted.
    pub mounted_at: Option<PathBuf>,
    /// Its label.
    pub label: Option<String>,
    /// What distinguishes it from other volumes.
    pub identity: Identity,
    /// Its size, in bytes.
    pub size: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_of_one_file_system_are_one_medium() {
        let [a, b] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [a, b] = [a.path(), b.path()].map(|path| Volume::of(path).unwrap());
        assert!(a.is_one_medium_with(&b));
    }

    #[test]
    fn two_partitions_of_one_disk_are_one_medium() {
        let here = Volume::of(&std::env::temp_dir()).unwrap();
        let disks = vec![PathBuf::from("/sys/devices/pci0/usb1/block/sdb")];
        let one = Volume { device: 1, disks, ..here };
        let two = Volume { device: 2, ..one.clone() };
        let other = Volume { device: 3, disks: vec![], ..one.clone() };
        assert!(one.is_one_medium_with(&two));
        assert!(!one.is_one_medium_with(&other));
    }

    #[test]
    fn file_systems_without_a_journal_can_cross_link() {
        let here = Volume::of(&std::env::temp_dir()).unwrap();
        let on = |name: Option<&str>| {
            let file_system = name.map(str::to_owned);
            Volume { file_system, ..here.clone() }.can_cross_link()
        };
        for name in ["vfat", "msdos", "exfat", "fuse.fusefat", "fuseblk", "FAT32", "exFAT"] {
            assert!(on(Some(name)), "{name}");
        }
        assert!(on(None), "unknown");
        for name in ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "ntfs3", "NTFS", "ReFS"] {
            assert!(!on(Some(name)), "{name}");
        }
    }

    /// A stick comes back on another port, or another stick comes on the same port.
    #[test]
    fn a_volume_is_known_again_by_its_names() {
        let identity = |id: Option<&str>, serial: Option<&str>| Identity {
            id: id.map(str::to_owned),
            serial: serial.map(str::to_owned),
            insertion: None,
        };
        let one = identity(Some("1A2B-3C4D"), Some("4C53"));
        assert!(one.is_same_medium_as(&identity(Some("1A2B-3C4D"), None)));
        assert!(one.is_same_medium_as(&identity(Some("other partition"), Some("4C53"))));
        assert!(!one.is_same_medium_as(&identity(Some("0000-0000"), Some("other"))));
        assert!(!identity(None, None).is_same_medium_as(&identity(None, None)));
        let partition =
            |id: &str| Identity { insertion: Some("7".to_owned()), ..identity(Some(id), None) };
        assert!(partition("one").is_same_medium_as(&partition("two")));
    }
}
