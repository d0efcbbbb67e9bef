//! The volume of a path: its name, its size, and whether it is removable. Everything comes from what Windows
//! reports about drives and the disks below them.

use std::fs::File;
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::os::windows::io::AsRawHandle;
use std::path::{Path, PathBuf};

use windows_sys::Win32::Storage::FileSystem::{
    BusType1394, BusTypeAta, BusTypeFileBackedVirtual, BusTypeMmc, BusTypeNvme, BusTypeRAID,
    BusTypeSas, BusTypeSata, BusTypeSd, BusTypeUsb, BusTypeVirtual, FILE_SHARE_READ,
    FILE_SHARE_WRITE, GetDiskFreeSpaceExW, GetDriveTypeW, GetLogicalDrives, GetVolumeInformationW,
    GetVolumeNameForVolumeMountPointW, GetVolumePathNameW,
};
use windows_sys::Win32::System::IO::DeviceIoControl;
use windows_sys::Win32::System::Ioctl::{
    IOCTL_STORAGE_GET_DEVICE_NUMBER, IOCTL_STORAGE_QUERY_PROPERTY, PropertyStandardQuery,
    STORAGE_DEVICE_DESCRIPTOR, STORAGE_DEVICE_NUMBER, STORAGE_PROPERTY_QUERY,
    StorageDeviceProperty,
};
use windows_sys::Win32::System::SystemInformation::GetSystemWindowsDirectoryW;

use super::{check, wide};

pub use crate::sys::volume_info::{Connection, Identity, Present, Volume};

/// `DRIVE_REMOVABLE` of `winbase.h`.
const DRIVE_REMOVABLE: u32 = 2;
/// The makers of disks that only exist in software.
const VIRTUAL_MAKERS: [&str; 4] = ["QEMU", "VMware", "VBOX", "Msft"];
/// The buses that are only inside machines. SCSI is not among them: some drivers report it for any disk.
const INSIDE: [i32; 5] = [BusTypeAta, BusTypeNvme, BusTypeRAID, BusTypeSas, BusTypeSata];
/// `FILE_READ_ONLY_VOLUME` of `winnt.h`.
const READ_ONLY_VOLUME: u32 = 0x0008_0000;
/// `IOCTL_VOLUME_GET_VOLUME_DISK_EXTENTS` of `winioctl.h`.
const GET_DISK_EXTENTS: u32 = 0x0056_0000;
/// Where Windows has its devices. `std` takes a path below it as one prefix, without a file name.
const DEVICES: &str = r"\\.\";
/// The longest path that Windows takes, in UTF-16 units.
const LONGEST_PATH: usize = 32_768;

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
    std::fs::metadata(path)?;
    // Use the volume of the target, not of a link to it.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    of_root(&root_of(&plain(&path))?)
}

/// Removes the prefix `\\?\` from a full path, because some calls do not accept it.
fn plain(path: &Path) -> PathBuf {
    let Some(text) = path.to_str() else { return path.to_owned() };
    match (text.strip_prefix(r"\\?\UNC\"), text.strip_prefix(r"\\?\")) {
        (Some(share), _) => PathBuf::from(format!(r"\\{share}")),
        (None, Some(plain)) if plain.as_bytes().get(1) == Some(&b':') => PathBuf::from(plain),
        _ => path.to_owned(),
    }
}

/// The root of a path's volume: `E:\`, or the folder where the volume is mounted.
fn root_of(path: &Path) -> io::Result<Vec<u16>> {
    let path = wide::terminated(path)?;
    let mut root = vec![0; LONGEST_PATH];
    // SAFETY: the path ends in a zero, and the call writes at most as many units as the buffer holds.
    check(unsafe { GetVolumePathNameW(path.as_ptr(), root.as_mut_ptr(), LONGEST_PATH as u32) })?;
    root.truncate(root.iter().position(|&unit| unit == 0).unwrap_or(root.len()));
    root.push(0);
    Ok(root)
}

/// What `GetVolumeInformationW` reports.
struct Names {
    label: Option<String>,
    serial: u32,
    read_only: bool,
    file_system: String,
}

fn names_of(root: &[u16]) -> io::Result<Names> {
    let (mut label, mut system) = ([0u16; 261], [0u16; 261]);
    let (mut serial, mut longest, mut flags) = (0, 0, 0);
    // SAFETY: the root ends in a zero. The call writes at most as many units as each buffer holds, and three
    // numbers.
    check(unsafe {
        GetVolumeInformationW(
            root.as_ptr(),
            label.as_mut_ptr(),
            label.len() as u32,
            &raw mut serial,
            &raw mut longest,
            &raw mut flags,
            system.as_mut_ptr(),
            system.len() as u32,
        )
    })?;
    Ok(Names {
        label: Some(wide::text(&label)).filter(|label| !label.is_empty()),
        serial,
        read_only: flags & READ_ONLY_VOLUME != 0,
        file_system: wide::text(&system),
    })
}

fn of_root(root: &[u16]) -> io::Result<Volume> {
    let names = names_of(root)?;
    let (mut free, mut size, mut all) = (0, 0, 0);
    // SAFETY: the root ends in a zero, and the call writes three numbers.
    check(unsafe {
        GetDiskFreeSpaceExW(root.as_ptr(), &raw mut free, &raw mut size, &raw mut all)
    })?;
    let own = own_name(root);
    let below = own.as_deref().map(Below::of).unwrap_or_default();
    // SAFETY: the root ends in a zero.
    let kind = unsafe { GetDriveTypeW(root.as_ptr()) };
    Ok(Volume {
        device: own.as_deref().map_or(names.serial.into(), number_of),
        connection: connection_of(below.connection, below.is_inside, kind == DRIVE_REMOVABLE),
        read_only: names.read_only,
        size,
        free,
        file_system: Some(names.file_system),
        node: Some(PathBuf::from(wide::text(root))),
        label: names.label,
        identity: Identity {
            id: (names.serial != 0).then(|| serial_number(names.serial)),
            serial: below.serial,
            insertion: None,
        },
        disks: below.disks,
    })
}

/// The connection of a volume. `says_removable` is the drive type, which comes from the device of the volume. It
/// holds where no disk answers, and where the bus of the disk may be outside the machine: a removable drive of Wine
/// is on a disk of an unclear bus. It never makes a disk of a bus inside the machine removable.
fn connection_of(below: Connection, is_inside: bool, says_removable: bool) -> Connection {
    match below {
        Connection::NoDisk | Connection::BuiltIn(_) if says_removable && !is_inside => {
            Connection::Drive
        }
        connection => connection,
    }
}

/// The name that a volume has wherever it is mounted, without its last backslash: `\\?\Volume{…}`. `None` for
/// a network drive.
fn own_name(root: &[u16]) -> Option<String> {
    let mut name = [0u16; 64];
    // SAFETY: the root ends in a zero, and the call writes at most as many units as the buffer holds.
    let found = unsafe {
        GetVolumeNameForVolumeMountPointW(root.as_ptr(), name.as_mut_ptr(), name.len() as u32)
    };
    check(found).ok()?;
    Some(wide::text(&name).trim_end_matches('\\').to_owned())
}

/// A number for a volume's unique name: both halves of its GUID, combined with XOR.
fn number_of(name: &str) -> u64 {
    let digits: String = name.chars().filter(char::is_ascii_hexdigit).collect();
    let digits = &digits[digits.len().saturating_sub(32)..];
    let (high, low) = digits.split_at(digits.len() / 2);
    [high, low].iter().fold(0, |number, half| number ^ u64::from_str_radix(half, 16).unwrap_or(0))
}

/// Formats a volume's serial number as Windows shows it: `1A2B-3C4D`.
fn serial_number(serial: u32) -> String {
    format!("{:04X}-{:04X}", serial >> 16, serial & 0xffff)
}

/// What is below a volume.
#[derive(Debug)]
struct Below {
    /// The whole disks, such as `\\.\PhysicalDrive1`.
    disks: Vec<PathBuf>,
    connection: Connection,
    /// Whether one of them is on a bus that is only inside machines.
    is_inside: bool,
    serial: Option<String>,
}

impl Default for Below {
    fn default() -> Self {
        let connection = Connection::NoDisk;
        Self { disks: Vec::new(), connection, is_inside: false, serial: None }
    }
}

impl Below {
    fn of(volume: &str) -> Self {
        let Ok(device) = open_device(volume) else { return Self::default() };
        let mut disks = extents_of(&device).unwrap_or_default();
        if disks.is_empty() {
            disks.extend(number_of_disk(&device));
        }
        disks.sort_unstable();
        disks.dedup();
        let paths = disks.iter().map(|disk| PathBuf::from(format!("{DEVICES}PhysicalDrive{disk}")));
        let paths: Vec<PathBuf> = paths.collect();
        let about: Vec<About> = paths.iter().filter_map(|path| about(path).ok()).collect();
        let known = !paths.is_empty() && about.len() == paths.len();
        let serial = match (&about[..], known) {
            ([only], true) => only.serial.clone(),
            _ => None,
        };
        let is_inside = about.iter().any(|disk| disk.is_inside);
        let connections = about.into_iter().map(|disk| disk.connection);
        let connection = connections.max().filter(|_| known).unwrap_or(Connection::NoDisk);
        Self { connection, is_inside, serial, disks: paths }
    }
}

/// Opens a device for queries only, which needs no rights.
fn open_device(name: impl AsRef<Path>) -> io::Result<File> {
    let mut options = File::options();
    options.access_mode(0).share_mode(FILE_SHARE_READ | FILE_SHARE_WRITE).open(name)
}

/// Sends a query to a device. Returns how many bytes of `answer` are used.
fn ask(device: &File, code: u32, question: &[u8], answer: &mut [u64]) -> io::Result<usize> {
    let mut length = 0;
    // SAFETY: the handle is open. Both lengths passed are those of the buffers, and the answer is aligned for
    // any structure of the interface.
    check(unsafe {
        DeviceIoControl(
            device.as_raw_handle(),
            code,
            question.as_ptr().cast(),
            question.len() as u32,
            answer.as_mut_ptr().cast(),
            size_of_val(answer) as u32,
            &raw mut length,
            std::ptr::null_mut(),
        )
    })?;
    Ok(length as usize)
}

/// The first `length` bytes of an answer.
fn bytes_of(answer: &[u64], length: usize) -> Vec<u8> {
    let bytes = answer.iter().flat_map(|word| word.to_ne_bytes());
    bytes.take(length).collect()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The numbers of the disks that a volume is on. `VOLUME_DISK_EXTENTS` is a count, and from byte 8 on,
/// entries of 24 bytes that begin with the disk's number.
fn extents_of(device: &File) -> io::Result<Vec<u32>> {
    let mut answer = [0u64; 1 + 3 * 128];
    let length = ask(device, GET_DISK_EXTENTS, &[], &mut answer)?;
    let bytes = bytes_of(&answer, length);
    let count = u32_at(&bytes, 0).unwrap_or_default() as usize;
    Ok((0..count).filter_map(|at| u32_at(&bytes, 8 + 24 * at)).collect())
}

fn number_of_disk(device: &File) -> Option<u32> {
    let mut answer = [0u64; size_of::<STORAGE_DEVICE_NUMBER>().div_ceil(8)];
    let length = ask(device, IOCTL_STORAGE_GET_DEVICE_NUMBER, &[], &mut answer).ok()?;
    u32_at(&bytes_of(&answer, length), std::mem::offset_of!(STORAGE_DEVICE_NUMBER, DeviceNumber))
}

/// What a disk reports about itself.
struct About {
    connection: Connection,
    /// Whether its bus is only inside machines.
    is_inside: bool,
    serial: Option<String>,
}

fn about(disk: &Path) -> io::Result<About> {
    let device = open_device(disk)?;
    let mut question = [0; size_of::<STORAGE_PROPERTY_QUERY>()];
    question[..4].copy_from_slice(&StorageDeviceProperty.to_ne_bytes());
    question[4..8].copy_from_slice(&PropertyStandardQuery.to_ne_bytes());
    let mut answer = [0u64; 256];
    let length = ask(&device, IOCTL_STORAGE_QUERY_PROPERTY, &question, &mut answer)?;
    let path = disk.to_string_lossy();
    let name = path.strip_prefix(DEVICES).unwrap_or(&path);
    described(&bytes_of(&answer, length), name).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// Parses a `STORAGE_DEVICE_DESCRIPTOR` and the texts after it. `name` is that of the disk.
fn described(bytes: &[u8], name: &str) -> Option<About> {
    use std::mem::offset_of;
    type DiskDescriptor = STORAGE_DEVICE_DESCRIPTOR;
    let takes_media = *bytes.get(offset_of!(DiskDescriptor, RemovableMedia))? != 0;
    let bus = u32_at(bytes, offset_of!(DiskDescriptor, BusType))?.cast_signed();
    let text_at = |field: usize| {
        let at = u32_at(bytes, field)? as usize;
        let rest = bytes.get(at..).filter(|_| at != 0).unwrap_or_default();
        let end = rest.iter().position(|&byte| byte == 0).unwrap_or(rest.len());
        let text = String::from_utf8_lossy(&rest[..end]).trim().to_owned();
        Some(text).filter(|text| !text.is_empty())
    };
    let maker = text_at(offset_of!(DiskDescriptor, VendorIdOffset)).unwrap_or_default();
    let maker = VIRTUAL_MAKERS.into_iter().find(|known| maker.starts_with(known));
    let is_virtual = [BusTypeVirtual, BusTypeFileBackedVirtual].contains(&bus);
    let connection = match maker {
        _ if is_virtual => Connection::Virtual("file".to_owned()),
        Some(maker) => Connection::Virtual(maker.to_owned()),
        None if bus == BusTypeUsb => Connection::Usb,
        None if bus == BusTypeSd || bus == BusTypeMmc && takes_media => Connection::MemoryCard,
        None if bus == BusType1394 || takes_media => Connection::Drive,
        None => Connection::BuiltIn(name.to_owned()),
    };
    let is_inside = INSIDE.contains(&bus);
    Some(About {
        connection,
        is_inside,
        serial: text_at(offset_of!(DiskDescriptor, SerialNumberOffset)),
    })
}

/// The drive letters in use, as roots: `E:\`.
pub(super) fn drives() -> Vec<String> {
    // SAFETY: the call has no preconditions.
    let letters = unsafe { GetLogicalDrives() };
    let letters = (b'A'..=b'Z').filter(|letter| letters >> (letter - b'A') & 1 != 0);
    letters.map(|letter| format!("{}:\\", char::from(letter))).collect()
}

/// The volumes with drive letters whose drive holds a medium.
pub(super) fn on_drives() -> impl Iterator<Item = (PathBuf, Volume)> {
    // A and B are floppies, and the call would wait for them.
    let roots = drives().into_iter().filter(|root| !root.starts_with(['A', 'B']));
    roots.filter_map(|root| {
        Some((PathBuf::from(&root), of_root(&wide::terminated(&root).ok()?).ok()?))
    })
}

/// Lists where file systems of the same medium are mounted, including `volume` itself.
#[must_use]
pub fn mounted_beside(volume: &Volume) -> Vec<PathBuf> {
    let beside = on_drives().filter(|(_, other)| other.is_one_medium_with(volume));
    beside.map(|(root, _)| root).collect()
}

/// Returns whether Windows is on the disk of a volume.
#[must_use]
pub fn is_of_the_system(volume: &Volume) -> bool {
    of(&windows_folder()).is_ok_and(|system| system.is_one_medium_with(volume))
}

/// Lists all removable volumes that are in the machine and have a drive letter, without the disk that Windows
/// is on.
#[must_use]
pub fn present() -> Vec<Present> {
    let system = of(&windows_folder()).ok();
    let is_system =
        |volume: &Volume| system.as_ref().is_some_and(|it| it.is_one_medium_with(volume));
    let removable = on_drives().filter(|(_, volume)| volume.is_removable() && !is_system(volume));
    removable
        .map(|(root, volume)| Present {
            device: volume.device,
            node: root.clone(),
            mounted_at: Some(root),
            label: volume.label,
            identity: volume.identity,
            size: volume.size,
        })
        .collect()
}

fn windows_folder() -> PathBuf {
    let mut path = [0u16; 261];
    // SAFETY: the call writes at most as many units as the buffer holds.
    unsafe { GetSystemWindowsDirectoryW(path.as_mut_ptr(), path.len() as u32) };
    PathBuf::from(wide::text(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_windows_lies_on_a_drive() {
        let volume = of(&windows_folder()).unwrap();
        assert!(volume.size >= volume.free && volume.free > 0, "{volume:?}");
        assert!(!volume.is_in_memory() && !volume.read_only, "{volume:?}");
        let beside = mounted_beside(&volume);
        assert!(beside.contains(&PathBuf::from(r"C:\")), "{beside:?} beside {volume:?}");
        assert!(
            present().iter().all(|other| other.mounted_at.as_deref() != Some(Path::new(r"C:\")))
        );
        assert!(of(Path::new(r"C:\no such folder")).is_err());
    }

    #[test]
    fn a_full_path_is_read_as_it_is_typed() {
        let plain = |text| plain(Path::new(text)).display().to_string();
        assert_eq!(plain(r"\\?\E:\keys"), r"E:\keys");
        assert_eq!(plain(r"\\?\UNC\server\share"), r"\\server\share");
        assert_eq!(plain(r"\\?\Volume{0}\a"), r"\\?\Volume{0}\a");
    }

    /// A descriptor as a USB stick reports it, with the texts after it.
    #[test]
    fn what_a_disk_says_of_itself_is_read() {
        use std::mem::offset_of;
        type DiskDescriptor = STORAGE_DEVICE_DESCRIPTOR;
        let length = size_of::<DiskDescriptor>();
        let descriptor = |bus: i32, media: u8, serial: &[u8]| {
            let mut bytes = vec![0; length];
            bytes[offset_of!(DiskDescriptor, RemovableMedia)] = media;
            let at = offset_of!(DiskDescriptor, BusType);
            bytes[at..at + 4].copy_from_slice(&bus.to_ne_bytes());
            if !serial.is_empty() {
                let at = offset_of!(DiskDescriptor, SerialNumberOffset);
                bytes[at..at + 4].copy_from_slice(&(length as u32).to_ne_bytes());
                bytes.extend(serial);
            }
            bytes
        };
        let described = |bytes: &[u8]| described(bytes, "PhysicalDrive1");
        let stick = described(&descriptor(BusTypeUsb, 0, b" 4C530001 \0")).unwrap();
        assert_eq!(stick.connection, Connection::Usb);
        assert_eq!(stick.serial.as_deref(), Some("4C530001"));
        let on_sata = described(&descriptor(11, 0, b"")).unwrap();
        assert_eq!(on_sata.connection, Connection::BuiltIn("PhysicalDrive1".to_owned()));
        assert_eq!(on_sata.serial, None);
        assert_eq!(described(&descriptor(11, 1, b"")).unwrap().connection, Connection::Drive);
        let soldered = described(&descriptor(BusTypeMmc, 0, b"")).unwrap();
        assert!(!soldered.connection.is_removable());
        let file = described(&descriptor(BusTypeFileBackedVirtual, 0, b"")).unwrap();
        assert_eq!(file.connection, Connection::Virtual("file".to_owned()));
        assert!(described(&[0; 8]).is_none());
        // What Windows says of the drive counts only if the bus does not settle it.
        for (bus, is_removable) in
            [(1, true), (3, false), (8, false), (10, false), (11, false), (17, false)]
        {
            let About { connection, is_inside, .. } = described(&descriptor(bus, 0, b"")).unwrap();
            let connection = connection_of(connection, is_inside, true);
            assert_eq!(connection.is_removable(), is_removable, "{bus}");
        }
        assert!(connection_of(Connection::NoDisk, false, true).is_removable());
        assert!(!connection_of(Connection::NoDisk, false, false).is_removable());
    }

    #[test]
    fn volumes_are_named_as_windows_does() {
        assert_eq!(serial_number(0x1a2b_3c4d), "1A2B-3C4D");
        let one = number_of(r"\\?\Volume{00000000-0000-0001-0000-000000000002}");
        assert_eq!(one, 3);
        assert_ne!(one, number_of(r"\\?\Volume{00000000-0000-0001-0000-000000000003}"));
    }
}
