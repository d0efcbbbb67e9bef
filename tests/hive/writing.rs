//! The results of a write.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use sso_escrow::error::{Status, UserError};
use sso_escrow::registry::hive::{Hive, HiveError, LeftBehind};
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::RegistryKey;

use crate::hives::*;

/// Writes, and checks the content afterwards.
#[track_caller]
fn write(lab: &Lab, wanted: &RegistryKey) {
    let mut hive = lab.open();
    hive.write(wanted).unwrap();
    assert_eq!(hive.standing().unwrap().as_ref(), Some(wanted));
    drop(hive);
    assert_eq!(lab.open().standing().unwrap().as_ref(), Some(wanted));
    assert_eq!(lab.names(), ["SOFTWARE"]);
}

#[test]
fn a_secret_is_written_into_a_hive_without_ssoss() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    assert_eq!(lab.open().standing().unwrap(), None);
    write(&lab, &secret(FIRST, NEW));
    assert_eq!(count(&lab.bytes(), NEW), 1);
}

#[test]
fn what_stood_is_replaced_and_its_bytes_are_nowhere() {
    if !has_library() {
        return;
    }
    for wanted in [secret(SECOND, NEW), secret(FIRST, NEW), RegistryKey::default()] {
        let lab = Lab::new(with_secret());
        assert_eq!(count(&lab.before, OLD), 1);
        write(&lab, &wanted);
        let bytes = lab.bytes();
        assert_eq!(count(&bytes, OLD), 0);
        assert_eq!(count(&bytes, b"o\0l\0d\0 \0t\0e\0x\0t"), 0);
        assert_eq!(count(&bytes, NEW), wanted.keys().len());
    }
}

/// Checks that freed cells are wiped too. Windows or another program may have left the old secret there.
#[test]
fn a_copy_of_the_old_secret_in_a_free_cell_is_wiped() {
    if !has_library() {
        return;
    }
    let again = format!("Microsoft\\ENTSSO\\SSOSS\\{FIRST}");
    // The value is set twice, so the first bytes remain in a free cell.
    let lab = Lab::new(with_secret().values(&again, &[("Secret", 3, OLD)]));
    assert_eq!(count(&lab.before, OLD), 2);
    write(&lab, &secret(FIRST, NEW));
    assert_eq!(count(&lab.bytes(), OLD), 0);
    // The same bytes in a value outside SSOSS belong to another program, and are not touched.
    let lab = Lab::new(with_secret().values("Classes", &[("KeyLocation", 3, OLD)]));
    write(&lab, &secret(FIRST, NEW));
    assert_eq!(count(&lab.bytes(), OLD), 1);
}

#[test]
fn every_kind_of_value_and_name_is_written_as_it_is() {
    if !has_library() {
        return;
    }
    let values = vec![
        value("", 1, b"d\0e\0f\0\0\0"),
        value("Empty", 3, b""),
        value("Four", 4, &[1, 2, 3, 4]),
        value("Five", 0, &[1, 2, 3, 4, 5]),
        value("Größe", 7, &[0; 100]),
        value("秘密の値", 3, &[9; 16_344]),
        value("far", 0x1234_5678, &[8; 8]),
        value("back\\slash", 11, &[7; 8]),
    ];
    let deep = (0..12).fold(key("deepest", vec![value("v", 3, b"x")], vec![]), |inner, at| {
        key(&format!("level {at}"), vec![], vec![inner])
    });
    let many: Vec<RegistryKey> = (0..300)
        .map(|at| {
            key(&format!("{at:x}_Key{}", at % 7), vec![value("n", 4, &[at as u8; 4])], vec![])
        })
        .collect();
    let wanted = key("", values, [many, vec![deep]].concat_keys());
    let lab = Lab::new(with_secret());
    write(&lab, &wanted);
    // From a lot of content to much less, and back.
    write(&lab, &secret(FIRST, OLD));
    write(&lab, &wanted);
    write(&lab, &RegistryKey::default());
}

trait ConcatKeys {
    fn concat_keys(self) -> Vec<RegistryKey>;
}

impl ConcatKeys for [Vec<RegistryKey>; 2] {
    fn concat_keys(self) -> Vec<RegistryKey> {
        self.into_iter().flatten().collect()
    }
}

#[test]
fn what_is_the_same_is_not_written() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let mut hive = lab.open();
    let standing = hive.standing().unwrap().unwrap();
    let before = fs::metadata(&lab.hive).unwrap();
    hive.write(&standing).unwrap();
    lab.is_untouched();
    assert_eq!(fs::metadata(&lab.hive).unwrap().ino(), before.ino());
}

/// Checks that names with other upper and lower case are the same names: an existing key stays, with its
/// permissions.
#[test]
fn capitals_make_no_other_key() {
    if !has_library() {
        return;
    }
    let key = format!("microsoft\\EntSSO\\ssoss\\{}", FIRST.to_lowercase());
    let builder = Builder::new()
        .key("microsoft")
        .key("microsoft\\EntSSO")
        .key("microsoft\\EntSSO\\ssoss")
        .key(&key)
        .values(&key, &[("SECRET", 3, OLD)]);
    let lab = Lab::new(builder);
    let mut hive = Hive::open(&lab.hive, None).unwrap();
    hive.write(&secret(FIRST, NEW)).unwrap();
    let standing = hive.standing().unwrap().unwrap();
    assert_eq!(standing.keys()[0].name(), FIRST.to_lowercase());
    assert_eq!(count(&lab.bytes(), OLD), 0);
}

#[test]
fn owner_mode_and_attributes_are_carried_over() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    fs::set_permissions(&lab.hive, fs::Permissions::from_mode(0o751)).unwrap();
    let set = |name: &str, value: &[u8]| {
        let flags = rustix::fs::XattrFlags::empty();
        let done = rustix::fs::setxattr(&lab.hive, name, value, flags);
        if done.is_err() {
            println!("skipped: the attribute {name}: it cannot be set here");
        }
        done.is_ok()
    };
    let attributes = [("user.sso", &b"user"[..]), ("trusted.sso", &b"trusted"[..])];
    let has: Vec<_> = attributes.iter().filter(|(name, value)| set(name, value)).collect();
    if rustix::process::geteuid().is_root() {
        std::os::unix::fs::chown(&lab.hive, Some(12), Some(34)).unwrap();
    }
    let before = fs::metadata(&lab.hive).unwrap();
    write(&lab, &secret(FIRST, NEW));
    let after = fs::metadata(&lab.hive).unwrap();
    let what = |it: &fs::Metadata| (it.uid(), it.gid(), it.mode(), it.nlink());
    assert_eq!(what(&before), what(&after));
    assert_ne!(before.ino(), after.ino(), "a file of its own");
    for (name, value) in has {
        let mut found = [0; 16];
        let length = rustix::fs::getxattr(&lab.hive, *name, &mut found[..]).unwrap();
        assert_eq!(&found[..length], *value, "{name}");
    }
}

/// Checks that files of killed runs are reported, and removed if nothing is lost.
#[test]
fn what_was_left_behind_is_told_of() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let path = |ending: &str| lab.root.path().join(format!(".SOFTWARE.sso-escrow.{ending}"));
    let left = || lab.open().left_behind().to_vec();
    assert_eq!(left(), []);
    // Incomplete new files.
    for ending in ["part", "copy.part"] {
        fs::write(path(ending), b"half").unwrap();
        assert_eq!(left(), [LeftBehind::Draft { path: path(ending) }]);
        write(&lab, &secret(FIRST, ending.as_bytes()));
    }
    // The hive under a second name, or a copy of it. Nothing had been changed.
    fs::hard_link(&lab.hive, path("before")).unwrap();
    assert_eq!(left(), [LeftBehind::Same { path: path("before") }]);
    write(&lab, &secret(FIRST, b"linked"));
    fs::copy(&lab.hive, path("before")).unwrap();
    assert_eq!(left(), [LeftBehind::Same { path: path("before") }]);
    write(&lab, &secret(FIRST, b"copied"));
    // An old hive that was partly wiped.
    let mut bytes = lab.before.clone();
    bytes[..4096].fill(0);
    fs::write(path("before"), &bytes).unwrap();
    assert_eq!(left(), [LeftBehind::HalfWiped { path: path("before") }]);
    write(&lab, &secret(FIRST, b"half wiped"));
    // A person must decide about the complete old hive.
    fs::write(path("before"), &lab.before).unwrap();
    assert_eq!(left(), [LeftBehind::Old { path: path("before") }]);
    let error = lab.open().write(&secret(FIRST, NEW)).unwrap_err();
    assert!(
        matches!(&error, HiveError::OldHive { old, .. } if *old == path("before")),
        "{error:?}"
    );
    assert!(fs::read(path("before")).unwrap() == lab.before, "it is kept");
    // Files with other content are refused and kept too.
    for ending in ["before", "part"] {
        let _ = fs::remove_file(path("before"));
        match ending {
            "part" => std::os::unix::fs::symlink("/etc/passwd", path(ending)).unwrap(),
            _ => fs::write(path(ending), vec![7; 9000]).unwrap(),
        }
        assert_eq!(left(), [LeftBehind::Strange { path: path(ending) }]);
        lab.open().write(&secret(FIRST, NEW)).unwrap_err();
        assert!(path(ending).symlink_metadata().is_ok(), "it is kept");
    }
}

/// Checks that a file that cannot be opened is not reported as a foreign file: it may belong to this program.
#[test]
fn what_lies_there_and_cannot_be_opened_is_told_with_the_cause() {
    use rustix::thread::{CapabilitySet, capabilities, set_capabilities};
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let path = lab.root.path().join(".SOFTWARE.sso-escrow.before");
    fs::write(&path, &lab.before).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Root can read the file anyway, unless this thread drops these capabilities.
    let mut sets = capabilities(None).unwrap();
    sets.effective -= CapabilitySet::DAC_OVERRIDE | CapabilitySet::DAC_READ_SEARCH;
    set_capabilities(None, sets).unwrap();
    let mut hive = lab.open();
    let denied = LeftBehind::Unreadable { path: path.clone(), code: libc::EACCES };
    assert_eq!(hive.left_behind(), [denied]);
    let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
    assert!(matches!(&error, HiveError::Unreadable { path: it, .. } if *it == path), "{error:?}");
    assert_eq!(error.status(), Status::Target);
    assert!(lab.bytes() == lab.before);
}
