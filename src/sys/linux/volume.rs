//! The volume of a path: its name, its size, and whether it is removable. Everything comes from `/sys` and
//! `/proc`, without a daemon.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{OFlags, StatVfsMountFlags, major, minor};

use super::mounts::{self, Mount};
use super::superblock::{self, Superblock};

pub use crate::sys::volume_info::{Connection, Identity, Present, Volume};

impl Volume {
    /// The volume of a file or folder that exists.
    ///
    /// # Errors
    /// The system's errors, if the path cannot be examined.
    pub fn of(path: &Path) -> io::Result<Self> {
        of(path)
    }
}

fn of(path: &Path) -> io::Result<Volume> {
    const TMPFS: u64 = 0x0102_1994;
    const RAMFS: u64 = 0x8584_58f6;
    let device = fs::metadata(path)?.dev();
    let kind = rustix::fs::statfs(path)?.f_type as u64 & 0xffff_ffff;
    let room = rustix::fs::statvfs(path)?;
    let mount = mount_of(device);
    let node = mount.as_ref().and_then(node_of);
    // Some file systems (btrfs) have a device number that no device has. Their mount names the device.
    let block = match major(device) {
        0 => node.as_ref().and_then(|node| Some(fs::metadata(node).ok()?.rdev())),
        _ => Some(device),
    };
    let disks = block.and_then(in_sys).map_or_else(Vec::new, |block| disks_below(&block));
    let names = node.as_deref().map(names_of).unwrap_or_default();
    Ok(Volume {
        device,
        connection: match kind {
            TMPFS | RAMFS => Connection::Memory,
            _ => connection_of_all(&disks),
        },
        read_only: room.f_flag.contains(StatVfsMountFlags::RDONLY),
        size: room.f_blocks.saturating_mul(room.f_frsize),
        free: room.f_bavail.saturating_mul(room.f_frsize),
        file_system: mount.map(|mount| mount.file_system),
        node,
        label: names.label,
        identity: identity_of(names.id, &disks),
        disks,
    })
}

/// Lists where file systems of the same medium are mounted, including `volume` itself.
#[must_use]
pub fn mounted_beside(volume: &Volume) -> Vec<PathBuf> {
    let mounts = mounts::all().unwrap_or_default().into_iter();
    let points = mounts.filter(|mount| mount.source.starts_with("/dev/")).map(|mount| mount.point);
    let is_beside =
        |point: &PathBuf| Volume::of(point).is_ok_and(|other| other.is_one_medium_with(volume));
    points.filter(is_beside).collect()
}

/// Lists all removable volumes in the machine. A volume is a file system: a disk with partitions is not
/// listed, and neither is a device that holds an open encrypted volume.
#[must_use]
pub fn present() -> Vec<Present> {
    let mounts = mounts::all().unwrap_or_default();
    let systems = system_disks(&mounts);
    let entries = fs::read_dir("/sys/class/block").into_iter().flatten().flatten();
    let mut present: Vec<Present> = entries
        .filter_map(|entry| fs::canonicalize(entry.path()).ok())
        .filter_map(|block| present_at(&block, &mounts, &systems))
        .collect();
    present.sort_by(|one, other| one.node.cmp(&other.node));
    present
}

/// The disks of the running system. The stick that the system started from is not a medium for shares.
fn system_disks(mounts: &[Mount]) -> Vec<PathBuf> {
    const AT: [&str; 8] =
        ["/", "/boot", "/usr", "/var", "/cdrom", "/run/live", "/run/initramfs", "/lib/live"];
    let is_system = |mount: &&Mount| {
        AT.iter().any(|at| match *at {
            "/" => mount.point == Path::new("/"),
            at => mount.point.starts_with(at),
        })
    };
    let mounted = mounts.iter().filter(is_system).map(|mount| mount.device);
    // In a chroot, `/` is a folder of a file system that may have no visible mount point.
    let root = fs::metadata("/").ok().map(|root| root.dev());
    let disks = mounted.chain(root).filter_map(in_sys);
    disks.flat_map(|block| disks_below(&block)).collect()
}

/// Returns whether the running system is on the disk of a volume.
#[must_use]
pub fn is_of_the_system(volume: &Volume) -> bool {
    let systems = system_disks(&mounts::all().unwrap_or_default());
    volume.disks.iter().any(|disk| systems.contains(disk))
}

fn present_at(block: &Path, mounts: &[Mount], systems: &[PathBuf]) -> Option<Present> {
    // Optical drives and floppies report a size even when they are empty, so they are not listed. The
    // operator can still type their paths.
    let name = block.file_name()?.to_string_lossy();
    if name.starts_with("sr") || name.starts_with("fd") {
        return None;
    }
    let read = |name: &str| fs::read_to_string(block.join(name)).ok();
    let children = || fs::read_dir(block).into_iter().flatten().flatten();
    let disks = disks_below(block);
    let divided = children().any(|child| child.path().join("partition").exists());
    let in_use = fs::read_dir(block.join("holders")).is_ok_and(|mut held| held.next().is_some());
    // Sizes in `/sys` are in units of 512 bytes, whatever the device uses.
    let size = read("size")?.trim().parse::<u64>().ok()?.saturating_mul(512);
    let is_system = disks.iter().any(|disk| systems.contains(disk));
    if divided || in_use || size == 0 || is_system || !connection_of_all(&disks).is_removable() {
        return None;
    }
    let number = read("dev")?;
    let (major, minor) = number.trim().split_once(':')?;
    let device = rustix::fs::makedev(major.parse().ok()?, minor.parse().ok()?);
    let node = Path::new("/dev").join(block.file_name()?);
    let mount = mounts.iter().rev().find(|mount| mount.device == device);
    let names = names_of(&node);
    Some(Present {
        device,
        mounted_at: mount.map(|mount| mount.point.clone()),
        label: names.label,
        identity: identity_of(names.id, &disks),
        size,
        node,
    })
}

/// The folder of a block device in `/sys`.
fn in_sys(device: u64) -> Option<PathBuf> {
    fs::canonicalize(format!("/sys/dev/block/{}:{}", major(device), minor(device))).ok()
}

/// The whole disks below a block device, each once.
fn disks_below(block: &Path) -> Vec<PathBuf> {
    let mut disks = Vec::new();
    add_disks(block, &mut disks, 0);
    disks.sort();
    disks.dedup();
    disks
}

/// Adds the whole disks below a block device. For a partition, that is its disk. For an encrypted or logical
/// volume, these are the disks of all devices below it.
fn add_disks(block: &Path, disks: &mut Vec<PathBuf>, depth: usize) {
    /// Deeper than any stack of volumes in practice.
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

/// The mount of a file system. If there are several, the last one.
fn mount_of(device: u64) -> Option<Mount> {
    mounts::all().ok()?.into_iter().rev().find(|mount| mount.device == device)
}

/// The device that a file system was mounted from, if the source is a device.
fn node_of(mount: &Mount) -> Option<PathBuf> {
    let node = PathBuf::from(&mount.source);
    let is_device = node.starts_with("/dev") && fs::metadata(&node).is_ok_and(|it| it.rdev() != 0);
    is_device.then_some(node)
}

/// The label and identifier of the file system on a device. They come from udev's links, or else from the
/// device itself if this user may read it.
fn names_of(node: &Path) -> Superblock {
    let read = || {
        let mut bytes = Vec::new();
        // Without `NONBLOCK`, the call would wait for a drive without a medium.
        let file =
            File::options().read(true).custom_flags(OFlags::NONBLOCK.bits() as i32).open(node)?;
        file.take(superblock::BYTES as u64).read_to_end(&mut bytes)?;
        Ok::<_, io::Error>(bytes)
    };
    let own = || read().ok().and_then(|bytes| Superblock::parse(&bytes)).unwrap_or_default();
    let linked = |kind: &str| link_to(&Path::new("/dev/disk").join(kind), node);
    match (linked("by-uuid"), linked("by-label")) {
        (None, None) => own(),
        (id, label) => Superblock { id, label },
    }
}

/// The name of the link in `folder` that leads to a device.
fn link_to(folder: &Path, node: &Path) -> Option<String> {
    let node = fs::canonicalize(node).ok()?;
    let links = fs::read_dir(folder).ok()?.flatten();
    let link = links
        .map(|entry| entry.path())
        .find(|link| fs::canonicalize(link).is_ok_and(|target| target == node))?;
    Some(unescaped(&link.file_name()?.to_string_lossy()))
}

/// Decodes udev's `\x20` form, which udev uses for characters that a file name may not contain.
fn unescaped(name: &str) -> String {
    let mut parts = name.split("\\x");
    let mut text = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                text.push(byte);
                text.extend(&part.as_bytes()[2..]);
            }
            None => text.extend([b"\\x", part.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// What identifies a file system and its disk when they are inserted again.
fn identity_of(id: Option<String>, disks: &[PathBuf]) -> Identity {
    let [disk] = disks else { return Identity { id, ..Identity::default() } };
    let insertion = fs::read_to_string(disk.join("diskseq")).ok();
    let insertion = insertion.map(|count| count.trim().to_owned());
    Identity { id, serial: serial_of(disks), insertion }
}

/// The serial number of a disk: that of a card in a reader, or else of the USB device above the disk.
fn serial_of(disks: &[PathBuf]) -> Option<String> {
    let [disk] = disks else { return None };
    let read = |folder: &Path| {
        let text = fs::read_to_string(folder.join("serial")).ok()?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let card = read(&disk.join("device"));
    card.or_else(|| disk.ancestors().filter(|above| above.join("idVendor").exists()).find_map(read))
}

/// How these disks are connected: the least removable one counts.
fn connection_of_all(disks: &[PathBuf]) -> Connection {
    disks.iter().map(|disk| connection_of(disk)).max().unwrap_or(Connection::NoDisk)
}

/// How a disk is connected, from its folder in `/sys` and those of the devices above it. One sign is not enough:
/// a USB disk is not `removable` for the kernel, and the memory on a board is as `mmc` as a card in a slot.
fn connection_of(disk: &Path) -> Connection {
    const VIRTUAL_BUSES: [&str; 3] = ["virtio", "vmbus", "xen"];
    const VIRTUAL_MAKERS: [&str; 5] = ["QEMU", "VMware", "VMware,", "VBOX", "Msft"];
    let read = |folder: &Path, file: &str| {
        fs::read_to_string(folder.join(file)).unwrap_or_default().trim().to_owned()
    };
    let bus_of = |device: &Path| {
        let link = fs::read_link(device.join("subsystem")).ok()?;
        Some(link.file_name()?.to_string_lossy().into_owned())
    };
    let name = disk.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let above: Vec<(&Path, String)> =
        disk.ancestors().map(|it| (it, bus_of(it).unwrap_or_default())).collect();
    let is_on = |wanted: &str| above.iter().any(|(_, bus)| bus == wanted);
    let takes_media = read(disk, "removable") == "1";
    // A device of the kernel's own, such as an image. If the kernel calls it removable, it stands for a medium.
    if above.iter().any(|(it, _)| it.ends_with("devices/virtual")) && !takes_media {
        let kind = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
        return Connection::Virtual(kind.to_owned());
    }
    if let Some(bus) = VIRTUAL_BUSES.into_iter().find(|bus| is_on(bus)) {
        return Connection::Virtual(bus.to_owned());
    }
    let maker = read(disk, "device/vendor");
    if VIRTUAL_MAKERS.contains(&&*maker) {
        return Connection::Virtual(maker.trim_end_matches(',').to_owned());
    }
    // The USB device itself, not the hubs above it: whether its port can be reached from outside.
    let usb = above.iter().find(|(it, _)| it.join("idVendor").exists());
    match usb.map(|(device, _)| read(device, "removable")) {
        Some(port) if port != "fixed" || takes_media => return Connection::Usb,
        Some(_) => return Connection::BuiltIn(name),
        None => {}
    }
    if let Some((card, _)) = above.iter().find(|(_, bus)| bus == "mmc") {
        return match read(card, "type").as_str() {
            "SD" => Connection::MemoryCard,
            _ => Connection::BuiltIn(name),
        };
    }
    // A Thunderbolt disk is on the PCI bus, behind a port that the firmware calls external.
    let is_external =
        |(it, bus): &(&Path, String)| bus == "pci" && read(it, "removable") == "removable";
    if is_on("thunderbolt") || above.iter().any(is_external) {
        return Connection::Thunderbolt;
    }
    match takes_media {
        true => Connection::Drive,
        false => Connection::BuiltIn(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proc_is_neither_a_disk_nor_the_same_medium() {
        let here = tempfile::tempdir().unwrap();
        let [here, proc] = [here.path(), Path::new("/proc")].map(|path| Volume::of(path).unwrap());
        assert!(!here.is_one_medium_with(&proc));
        assert_eq!(proc.connection, Connection::NoDisk);
    }

    #[test]
    fn shared_memory_is_in_memory() {
        if Path::new("/dev/shm").is_dir() {
            assert!(Volume::of(Path::new("/dev/shm")).unwrap().is_in_memory());
        }
    }

    /// The folders as in `/sys`: an encrypted volume on a partition of a stick.
    #[test]
    fn the_disk_below_an_encrypted_volume_is_found() {
        let sys = tempfile::tempdir().unwrap();
        let sys = sys.path().canonicalize().unwrap();
        let (stick, dm) = (sys.join("sdb"), sys.join("dm-0"));
        fs::create_dir_all(stick.join("sdb1")).unwrap();
        fs::write(stick.join("sdb1/partition"), "1").unwrap();
        fs::write(stick.join("removable"), "1\n").unwrap();
        fs::write(stick.join("idVendor"), "0781\n").unwrap();
        fs::write(stick.join("serial"), "4C530001\n").unwrap();
        fs::create_dir_all(dm.join("slaves")).unwrap();
        std::os::unix::fs::symlink(stick.join("sdb1"), dm.join("slaves/sdb1")).unwrap();
        let disks = disks_below(&dm);
        assert_eq!(disks, std::slice::from_ref(&stick));
        assert_eq!(serial_of(&disks).as_deref(), Some("4C530001"));
        assert_eq!(connection_of_all(&disks), Connection::Usb);
    }

    /// The folder of a device, its bus, and its files with their content.
    type Device<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

    /// A disk as in `/sys`: the devices from the bus down to the disk, each with its bus and its files.
    fn connected(devices: &[Device<'_>]) -> Connection {
        let sys = tempfile::tempdir().unwrap();
        let mut at = sys.path().canonicalize().unwrap().join("devices");
        for (device, bus, files) in devices {
            at = at.join(device);
            fs::create_dir_all(&at).unwrap();
            if !bus.is_empty() {
                std::os::unix::fs::symlink(format!("/sys/bus/{bus}"), at.join("subsystem"))
                    .unwrap();
            }
            for (file, text) in *files {
                fs::create_dir_all(at.join(file).parent().unwrap()).unwrap();
                fs::write(at.join(file), format!("{text}\n")).unwrap();
            }
        }
        connection_of(&at)
    }

    #[test]
    fn the_connection_of_a_disk_is_seen_at_the_devices_above_it() {
        let pci = ("pci0/0000:00:14.0", "pci", &[][..]);
        let hub = ("usb1/1-1", "usb", &[("removable", "fixed")][..]);
        let stick: &[_] = &[("idVendor", "0781"), ("removable", "removable")];
        let unknown: &[_] = &[("idVendor", "0781"), ("removable", "unknown")];
        let inside: &[_] = &[("idVendor", "0781"), ("removable", "fixed")];
        let fixed: &[_] = &[("removable", "0")];
        let takes_media: &[_] = &[("removable", "1")];
        let built_in = |name: &str| Connection::BuiltIn(name.to_owned());
        let software = |name: &str| Connection::Virtual(name.to_owned());
        for (above, disk, expected) in [
            (vec![pci, hub, ("1-1.2", "usb", stick)], ("sdb", "block", fixed), Connection::Usb),
            (vec![pci, ("1-2", "usb", unknown)], ("sdb", "block", fixed), Connection::Usb),
            // A reader for cards on the board is fixed itself, and its cards are not.
            (vec![pci, ("1-3", "usb", inside)], ("sdb", "block", takes_media), Connection::Usb),
            (vec![pci, ("1-3", "usb", inside)], ("sdb", "block", fixed), built_in("sdb")),
            (
                vec![("mmc0:1", "mmc", &[("type", "SD")])],
                ("mmcblk0", "block", fixed),
                Connection::MemoryCard,
            ),
            (
                vec![("mmc0:1", "mmc", &[("type", "MMC")])],
                ("mmcblk0", "block", fixed),
                built_in("mmcblk0"),
            ),
            (
                vec![("0000:3a:00.0", "pci", &[("removable", "removable")])],
                ("nvme1n1", "block", fixed),
                Connection::Thunderbolt,
            ),
            (vec![pci], ("nvme0n1", "block", fixed), built_in("nvme0n1")),
            (vec![pci, ("host0", "scsi", &[])], ("sda", "block", takes_media), Connection::Drive),
            (vec![pci, ("virtio2", "virtio", &[])], ("vda", "block", fixed), software("virtio")),
            (vec![("virtual", "", &[])], ("loop3", "block", fixed), software("loop")),
            (vec![("virtual", "", &[])], ("loop3", "block", takes_media), Connection::Drive),
            (
                vec![pci, ("1-4", "usb", stick)],
                ("sdc", "block", &[("device/vendor", "QEMU"), ("removable", "0")]),
                software("QEMU"),
            ),
        ] {
            let devices: Vec<_> = above.into_iter().chain([disk]).collect();
            assert_eq!(connected(&devices), expected, "{devices:?}");
        }
    }

    #[test]
    fn udevs_names_are_read() {
        assert_eq!(unescaped("ANNA\\x20KEY"), "ANNA KEY");
        assert_eq!(unescaped("\\xe8\\x8a\\xb1"), "花");
        assert_eq!(unescaped("a\\xzz\\x2"), "a\\xzz\\x2");
        let [folder, devices] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let node = devices.path().join("sdb1");
        fs::write(&node, "").unwrap();
        std::os::unix::fs::symlink(&node, folder.path().join("1A2B\\x2d")).unwrap();
        assert_eq!(link_to(folder.path(), &node).as_deref(), Some("1A2B-"));
    }

    #[test]
    fn the_root_has_a_size() {
        let root = Volume::of(Path::new("/")).unwrap();
        assert!(root.size > root.free, "{root:?}");
    }

    /// Uses `/proc`, which is always mounted. In a build chroot, `/` is not.
    #[test]
    fn a_mounted_file_system_has_a_type() {
        let proc = Volume::of(Path::new("/proc")).unwrap();
        assert_eq!(proc.file_system.as_deref(), Some("proc"));
    }
}
