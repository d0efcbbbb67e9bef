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
    /// The whole disks that the file system lies on, as paths in `/sys`: several, or none, where it
    /// lies on other devices or on none at all.
    disks: Vec<PathBuf>,
    /// Whether it is a file system in memory (tmpfs, ramfs), which is gone when the machine is off.
    pub in_memory: bool,
    /// Whether every disk can be taken out, or hangs on USB.
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
        // Some file systems (btrfs) have a device number that no device has; then their mount tells.
        let block =
            if rustix::fs::major(device) == 0 { mounted_from(device) } else { Some(device) };
        let mut disks = Vec::new();
        if let Some(block) = block.and_then(in_sys) {
            add_disks(&block, &mut disks, 0);
        }
        disks.sort();
        disks.dedup();
        let removable = !disks.is_empty() && disks.iter().all(|disk| is_removable(disk));
        Ok(Self { device, disks, in_memory: kind == TMPFS || kind == RAMFS, removable })
    }

    /// Whether two paths lie on one medium: the same file system, or partitions or volumes of one disk.
    #[must_use]
    pub fn is_one_medium_with(&self, other: &Self) -> bool {
        self.device == other.device || self.disks.iter().any(|disk| other.disks.contains(disk))
    }
}

/// The folder of a block device in `/sys`.
fn in_sys(device: u64) -> Option<PathBuf> {
    let [major, minor] = [rustix::fs::major(device), rustix::fs::minor(device)];
    fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")).ok()
}

/// The whole disks below a block device: of a partition the disk, of an encrypted or logical volume
/// those of all that it lies on.
fn add_disks(block: &Path, disks: &mut Vec<PathBuf>, depth: usize) {
    /// Deeper than any stack of volumes that a person makes.
    const DEEPEST: usize = 16;
    let below: Vec<PathBuf> = fs::read_dir(block.join("slaves"))
        .map(|entries| entries.flatten().filter_map(|e| fs::canonicalize(e.path()).ok()).collect())
        .unwrap_or_default();
    if !below.is_empty() && depth < DEEPEST {
        below.iter().for_each(|block| add_disks(block, disks, depth + 1));
    } else if block.join("partition").exists() {
        disks.extend(block.parent().map(Path::to_owned));
    } else {
        disks.push(block.to_owned());
    }
}

/// The block device that a file system was mounted from.
fn mounted_from(device: u64) -> Option<u64> {
    let number = format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device));
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let line = mounts.lines().find(|line| line.split(' ').nth(2) == Some(&number))?;
    let source = line.split_once(" - ")?.1.split(' ').nth(1)?;
    let device = fs::metadata(source)
        .ok()
        .filter(|found| source.starts_with("/dev/") && found.rdev() != 0)?;
    Some(device.rdev())
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
        let disks = vec![PathBuf::from("/sys/devices/pci0/usb1/block/sdb")];
        let one = Volume { device: 1, disks, in_memory: false, removable: true };
        let two = Volume { device: 2, ..one.clone() };
        let other = Volume { device: 3, disks: vec![], ..one.clone() };
        assert!(one.is_one_medium_with(&two));
        assert!(!one.is_one_medium_with(&other));
        assert!(is_removable(Path::new("/sys/devices/pci0/usb1/block/sdb")));
    }

    /// Folders laid out as `/sys` has them: an encrypted volume on a partition of a stick.
    #[test]
    fn the_disk_below_an_encrypted_volume_is_found() {
        let sys = tempfile::tempdir().unwrap();
        let sys = sys.path().canonicalize().unwrap();
        let (stick, dm) = (sys.join("sdb"), sys.join("dm-0"));
        fs::create_dir_all(stick.join("sdb1")).unwrap();
        fs::write(stick.join("sdb1/partition"), "1").unwrap();
        fs::write(stick.join("removable"), "1\n").unwrap();
        fs::create_dir_all(dm.join("slaves")).unwrap();
        std::os::unix::fs::symlink(stick.join("sdb1"), dm.join("slaves/sdb1")).unwrap();
        let mut disks = Vec::new();
        add_disks(&dm, &mut disks, 0);
        assert_eq!(disks, std::slice::from_ref(&stick));
        assert!(is_removable(&stick) && !is_removable(&dm));
    }
}
