//! Mounted file systems: which there are, and how one is mounted and taken off again.

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
    /// The number of the mount itself: another one for every time that something is mounted.
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
    /// Whether files of a person's can lie there: it is mounted from a device, or is in memory.
    #[must_use]
    pub fn holds_files(&self) -> bool {
        let kind =
            self.source.starts_with("/dev/") || ["tmpfs", "ramfs"].contains(&&*self.file_system);
        kind && self.point.is_dir()
    }
}

/// All mounted file systems, in the order in which they were mounted over one another.
///
/// # Errors
/// Those of the system, where `/proc` is not there.
pub fn all() -> io::Result<Vec<Mount>> {
    // Paths are bytes; what is no text in them does not matter for the other fields.
    let table = fs::read("/proc/self/mountinfo")?;
    Ok(table.split(|&byte| byte == b'\n').filter_map(parse).collect())
}

/// One line: number, parent, major:minor, root, mount point, options, optional fields, a hyphen, type,
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

/// Spaces, tabs, line ends and backslashes stand there as three octal digits behind a backslash.
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

/// The file systems that removable media have, the most frequent first.
const TYPES: [&str; 7] = ["vfat", "exfat", "ntfs3", "ext4", "xfs", "btrfs", "udf"];

/// A file system that this process has mounted into a folder of its own; taken off when dropped.
#[derive(Debug)]
pub struct OwnMount {
    point: PathBuf,
}

impl OwnMount {
    /// Mounts a device, so that nothing on it is executed, gains privileges, or is a device; read-only
    /// where it is only to be read, or is write-protected. The types that media have are tried one after
    /// another; no helper program is called.
    ///
    /// # Errors
    /// `PermissionDenied` where this process may not mount; else what the last type gave.
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
                    // It is of another type, or the kernel has not that one: the next one may fit.
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

    /// Takes it off.
    ///
    /// # Errors
    /// As [`unmount`]; it is tried once more when this is dropped.
    pub fn unmount(&self) -> io::Result<()> {
        unmount(&self.point)
    }
}

impl Drop for OwnMount {
    fn drop(&mut self) {
        // What is busy stays mounted; nothing was left unwritten, since every file was synced.
        let _ = unmount(&self.point);
        let _ = fs::remove_dir(&self.point);
    }
}

/// Takes a file system off, once everything is written.
///
/// # Errors
/// `PermissionDenied` where this process may not; `ResourceBusy` where something still uses it.
pub fn unmount(point: &Path) -> io::Result<()> {
    Ok(rustix::mount::unmount(point, UnmountFlags::NOFOLLOW)?)
}

/// A new folder in memory that only this user can enter.
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
