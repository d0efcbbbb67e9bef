//! Which volume a path lies on, and whether that volume can be taken away.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The volume that a path lies on, as far as `/sys` and the file system tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The device number of the file system.
    device: u64,
    /// The whole disk that the file system lies on, as a path in `/sys`; `None` where it has none.
    disk: Option<PathBuf>,
    /// Whether it is a file system in memory (tmpfs, ramfs), which is gone when the machine is off.
    pub in_memory: bool,
    /// Whether the disk can be taken out, or hangs on USB.
    pub removable: bool,
}

impl Volume {
    /// The volume of a file or folder that exists.
    ///
    /// # Errors
    /// Those of the system, where the path cannot be looked at.
    pub fn of(path: &Path) -> io::Result<Self> {
        const TMPFS: u64 = 0x0102_1994;
        const RAMFS: u64 = 0x8584_58f6;
        let device = fs::metadata(path)?.dev();
        let kind = rustix::fs::statfs(path)?.f_type as u64 & 0xffff_ffff;
        let disk = disk_of(device);
        let removable = disk.as_deref().is_some_and(is_removable);
        Ok(Self { device, disk, in_memory: kind == TMPFS || kind == RAMFS, removable })
    }

    /// Whether two paths lie on one medium: the same file system, or two partitions of one disk.
    #[must_use]
    pub fn is_one_medium_with(&self, other: &Self) -> bool {
        self.device == other.device || (self.disk.is_some() && self.disk == other.disk)
    }
}

/// The whole disk behind a device number.
fn disk_of(device: u64) -> Option<PathBuf> {
    let [major, minor] = [rustix::fs::major(device), rustix::fs::minor(device)];
    let block = fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")).ok()?;
    if block.join("partition").exists() {
        return block.parent().map(Path::to_owned);
    }
    Some(block)
}

fn is_removable(disk: &Path) -> bool {
    let says_so = fs::read_to_string(disk.join("removable")).is_ok_and(|text| text.trim() == "1");
    says_so || disk.components().any(|part| part.as_os_str().to_string_lossy().starts_with("usb"))
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
    fn proc_is_neither_a_disk_nor_the_same_medium() {
        let here = tempfile::tempdir().unwrap();
        let [here, proc] = [here.path(), Path::new("/proc")].map(|path| Volume::of(path).unwrap());
        assert!(!here.is_one_medium_with(&proc));
        assert!(!proc.removable && !proc.in_memory);
    }

    #[test]
    fn shared_memory_is_in_memory() {
        if Path::new("/dev/shm").is_dir() {
            assert!(Volume::of(Path::new("/dev/shm")).unwrap().in_memory);
        }
    }

    #[test]
    fn two_partitions_of_one_disk_are_one_medium() {
        let disk = Some(PathBuf::from("/sys/devices/pci0/usb1/block/sdb"));
        let one = Volume { device: 1, disk, in_memory: false, removable: true };
        let two = Volume { device: 2, ..one.clone() };
        let other = Volume { device: 3, disk: None, ..one.clone() };
        assert!(one.is_one_medium_with(&two));
        assert!(!one.is_one_medium_with(&other));
        assert!(is_removable(Path::new("/sys/devices/pci0/usb1/block/sdb")));
    }
}
