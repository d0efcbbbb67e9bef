//! Owner, rights and extended attributes of a file, copied to the file that replaces it.

use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;

use rustix::fs::{Gid, Mode, Uid, XattrFlags, fchmod, fchown, fgetxattr, flistxattr, fsetxattr};
use rustix::io::Errno;

/// Attributes in which drivers show what Windows stores about a file, mainly its access control. The drivers
/// (ntfs-3g, the kernel's ntfs3, SMB shares) do not list these names.
const UNLISTED: [&str; 5] = [
    "system.ntfs_acl",
    "system.ntfs_attrib",
    "system.ntfs_security",
    "system.cifs_acl",
    "system.posix_acl_access",
];

/// The most bytes of one attribute, or of the list of names (Linux: `XATTR_SIZE_MAX`).
const LONGEST: usize = 64 << 10;

/// The property that could not be copied.
#[derive(Debug)]
pub(super) struct NotCarried(pub(super) String);

/// Gives `to` the owner, rights and attributes of `from`.
pub(super) fn carry(from: &File, to: &File) -> Result<(), NotCarried> {
    let failed = |what: &str| NotCarried(what.to_owned());
    let (wanted, given) = (stat(from)?, stat(to)?);
    let owner = |it: &std::fs::Metadata| (it.uid(), it.gid());
    if owner(&wanted) != owner(&given) {
        let ids = (Uid::from_raw(wanted.uid()), Gid::from_raw(wanted.gid()));
        fchown(to, Some(ids.0), Some(ids.1)).map_err(|_| failed("owner"))?;
    }
    let mode = |it: &std::fs::Metadata| it.mode() & 0o7777;
    if mode(&wanted) != mode(&stat(to)?) {
        fchmod(to, Mode::from_raw_mode(mode(&wanted))).map_err(|_| failed("mode"))?;
    }
    for name in names(from).map_err(|_| failed("list"))? {
        let value = get(from, &name).map_err(|_| failed(&name))?;
        let Some(value) = value else { continue };
        let has = |file| get(file, &name).ok().flatten();
        if has(to).as_ref() != Some(&value) {
            let set = fsetxattr(to, &*name, &value, XattrFlags::empty());
            if set.is_err() || has(to).as_ref() != Some(&value) {
                return Err(failed(&name));
            }
        }
    }
    let given = stat(to)?;
    match (owner(&wanted), mode(&wanted)) == (owner(&given), mode(&given)) {
        true => Ok(()),
        false => Err(failed("mode")),
    }
}

fn stat(file: &File) -> Result<std::fs::Metadata, NotCarried> {
    file.metadata().map_err(|_| NotCarried("stat".to_owned()))
}

/// The names of all listed attributes, and those in [`UNLISTED`].
fn names(file: &File) -> io::Result<Vec<String>> {
    let mut list = vec![0; LONGEST];
    let length = match flistxattr(file, &mut list[..]) {
        Ok(length) => length,
        Err(Errno::OPNOTSUPP) => 0,
        Err(error) => return Err(error.into()),
    };
    let listed = list[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let mut names: Vec<String> =
        listed.map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    for name in UNLISTED {
        if !names.iter().any(|listed| listed == name) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// The value of an attribute. `None` if the file has no attribute of that name.
fn get(file: &File, name: &str) -> io::Result<Option<Vec<u8>>> {
    let mut value = vec![0; LONGEST];
    match fgetxattr(file, name, &mut value[..]) {
        Ok(length) => {
            value.truncate(length);
            Ok(Some(value))
        }
        Err(Errno::NODATA | Errno::OPNOTSUPP | Errno::INVAL) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
