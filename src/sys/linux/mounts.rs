//! Mounted file systems: listing, mounting and unmounting.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Mode, makedev};
use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags};

/// A mounted file system, as `/proc/self/mountinfo` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// The number of the mount. Each mount gets a new one.
    pub number: u64,
    /// The device number of the file system.
    pub device: u64,
    /// Where it is mounted.
    pub point: PathBuf,
    /// Its type: `vfat`, `ext4`, `fuseblk`.
    pub file_system: String,
    /// What it was mounted from: `/dev/sdb1`.
    pub source: String,
}

impl Mount {
    /// Returns whether a person's files can be there: it is mounted from a device, or is in memory.
    #[must_use]
    pub fn holds_files(&self) -> bool {
        let kind =
            self.source.starts_with("/dev/") || ["tmpfs", "ramfs"].contains(&&*self.file_system);
        kind && self.point.is_dir()
    }
}

/// Lists all mounted file systems, in the order in which they were mounted.
///
/// # Errors
/// The system's errors, if `/proc` is missing.
pub fn all() -> io::Result<Vec<Mount>> {
    // Paths are bytes. Bytes that are not text do not matter for the other fields.
    let table = fs::read("/proc/self/mountinfo")?;
    Ok(table.split(|&byte| byte == b'\n').filter_map(parse).collect())
}

/// Parses one line: number, parent, major:minor, root, mount point, options, optional fields, a hyphen, type,
/// source, options of the file system.
fn parse(line: &[u8]) -> Option<Mount> {
    let mut fields = line.split(|&byte| byte == b' ');
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let number = text(fields.next()?).parse().ok()?;
    let device = text(fields.nth(1)?);
    let (major, minor) = device.split_once(':')?;
    let device = makedev(major.parse().ok()?, minor.parse().ok()?);
    let point = PathBuf::from(std::ffi::OsString::from_vec(unescaped(fields.nth(1)?)));
    fields.find(|field| *field == b"-")?;
    let file_system = text(fields.next()?);
    let source = text(&unescaped(fields.next()?));
    Some(Mount { number, device, point, file_system, source })
}

/// Decodes a field. The kernel writes spaces, tabs, line ends and backslashes as a backslash and three octal
/// digits.
fn unescaped(field: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..3).filter(|_| byte == b'\\');
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(code) => {
                bytes.push(code);
                rest = &after[3..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    bytes
}

/// The usual file systems of removable media, the most frequent first.
const TYPES: [&str; 7] = ["vfat", "exfat", "ntfs3", "ext4", "xfs", "btrfs", "udf"];

/// A file system that this process has mounted at a new folder. It is unmounted when dropped.
#[derive(Debug)]
pub struct OwnMount {
    point: PathBuf,
}

impl OwnMount {
    /// Mounts a device. Nothing on it is executed, gives privileges, or acts as a device. The mount is
    /// read-only if `read_only` is set or the medium is write-protected. The types that media have are tried
    /// in turn. No helper program is called.
    ///
    /// # Errors
    /// `PermissionDenied` if this process may not mount. Otherwise the error of the last type tried.
    pub fn new(node: &Path, read_only: bool) -> io::Result<Self> {
        let point = own_folder()?;
        let mut flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
        if read_only {
            flags |= MountFlags::RDONLY;
        }
        let mut last = io::Error::from(io::ErrorKind::Unsupported);
        for kind in TYPES {
            let mount = |flags| rustix::mount::mount(node, &point, kind, flags, None);
            let mounted = match mount(flags) {
                Err(Errno::ACCESS | Errno::ROFS) => mount(flags | MountFlags::RDONLY),
                other => other,
            };
            match mounted {
                Ok(()) => return Ok(Self { point }),
                Err(error) => {
                    last = error.into();
                    // The file system has another type, or the kernel lacks this type: the next one may fit.
                    if !matches!(error, Errno::INVAL | Errno::NODEV) {
                        break;
                    }
                }
            }
        }
        let _ = fs::remove_dir(&point);
        Err(last)
    }

    /// Where it is mounted.
    #[must_use]
    pub fn point(&self) -> &Path {
        &self.point
    }

    /// Unmounts it.
    ///
    /// # Errors
    /// As for [`unmount`]. Dropping the value tries once more.
    pub fn unmount(&self) -> io::Result<()> {
        unmount(&self.point)
    }
}

impl Drop for OwnMount {
    fn drop(&mut self) {
        // A busy file system stays mounted. No data is lost, because every file was synced.
        let _ = unmount(&self.point);
        let _ = fs::remove_dir(&self.point);
    }
}

/// Unmounts a file system after everything is written.
///
/// # Errors
/// `PermissionDenied` if this process may not unmount. `ResourceBusy` if something still uses the file
/// system.
pub fn unmount(point: &Path) -> io::Result<()> {
    Ok(rustix::mount::unmount(point, UnmountFlags::NOFOLLOW)?)
}

/// Makes a new folder in memory (`/run`) that only this user can enter.
fn own_folder() -> io::Result<PathBuf> {
    for number in 0..1000 {
        let path = PathBuf::from(format!("/run/sso-escrow-{}-{number}", std::process::id()));
        match rustix::fs::mkdir(&path, Mode::RWXU) {
            Ok(()) => return Ok(path),
            Err(Errno::EXIST) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_kernels_table() {
        let line = b"36 35 98:0 /mnt1 /mnt\\040two\\134x rw,noatime master:1 - ext3 /dev/r\\040t rw,errors=continue";
        let mount = Mount {
            number: 36,
            device: makedev(98, 0),
            point: PathBuf::from("/mnt two\\x"),
            file_system: "ext3".to_owned(),
            source: "/dev/r t".to_owned(),
        };
        assert_eq!(parse(line), Some(mount));
        assert_eq!(parse(b""), None);
        assert_eq!(parse(b"36 35 98:0 / /mnt rw"), None);
        assert_eq!(unescaped(b"a\\99\\04"), b"a\\99\\04");
    }

    #[test]
    fn proc_is_mounted() {
        let mounts = all().unwrap();
        let proc = mounts.iter().find(|mount| mount.point == Path::new("/proc")).unwrap();
        assert_eq!(proc.file_system, "proc");
    }
}
