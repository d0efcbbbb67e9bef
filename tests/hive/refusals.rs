//! Hives that are refused, and the reason. Each must stay unchanged, byte for byte.

use std::fs;
use std::os::unix::fs::{FileExt, symlink};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::registry::hive::header::checksum;
use sso_escrow::registry::hive::reader::HiveKind;
use sso_escrow::registry::hive::{Hive, HiveError};
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::sys::open_elsewhere::is_open_elsewhere;

use crate::hives::*;

/// A hive with a changed header and a matching checksum.
fn sealed(mut bytes: Vec<u8>, at: usize, number: u32) -> Vec<u8> {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
    let sum = checksum(&bytes);
    bytes[508..512].copy_from_slice(&sum.to_le_bytes());
    bytes
}

impl Lab {
    /// Replaces the hive by these bytes, and checks that it is refused.
    #[track_caller]
    fn refuses(&mut self, bytes: Vec<u8>) -> HiveError {
        fs::write(&self.hive, &bytes).unwrap();
        self.before = bytes;
        let error = match Hive::open(&self.hive, service()) {
            Err(error) => error,
            Ok(mut hive) => hive.write(&secret(FIRST, NEW)).unwrap_err(),
        };
        self.is_untouched();
        error
    }
}

#[test]
fn a_hive_that_windows_has_not_finished_is_refused() {
    if !has_library() {
        return;
    }
    let mut lab = Lab::new(software());
    let sequence = u32::from_le_bytes(lab.before[4..8].try_into().unwrap());
    let dirty = sealed(lab.before.clone(), 4, sequence + 1);
    // libhivex itself accepts this hive, and marks it as clean.
    let error = lab.refuses(dirty);
    assert!(matches!(error, HiveError::Dirty { .. }), "{error:?}");
    assert_eq!(error.status(), Status::Target);
}

#[test]
fn a_log_that_is_ahead_of_its_hive_is_refused() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    let sequence = u32::from_le_bytes(lab.before[4..8].try_into().unwrap());
    let log = |sequence: u32| {
        let mut log = vec![0; 1024];
        log[..4].copy_from_slice(b"regf");
        log[512..516].copy_from_slice(b"HvLE");
        log[516..520].copy_from_slice(&512u32.to_le_bytes());
        log[524..528].copy_from_slice(&sequence.to_le_bytes());
        log
    };
    for name in ["SOFTWARE.LOG", "SOFTWARE.LOG1", "software.log2"] {
        let path = lab.root.path().join(name);
        fs::write(&path, log(sequence)).unwrap();
        let error = Hive::open(&lab.hive, service()).unwrap_err();
        assert!(matches!(&error, HiveError::LogAhead { path: it } if *it == path), "{error:?}");
        // Older log entries were applied long ago.
        fs::write(&path, log(sequence - 1)).unwrap();
        Hive::open(&lab.hive, service()).unwrap();
        fs::remove_file(&path).unwrap();
    }
    fs::write(lab.root.path().join("SYSTEM.LOG1"), log(sequence)).unwrap();
    Hive::open(&lab.hive, service()).unwrap();
    // After a write, the old logs are even older than the hive.
    let log = log(sequence - 1);
    fs::write(lab.root.path().join("SOFTWARE.LOG1"), log).unwrap();
    lab.open().write(&secret(FIRST, NEW)).unwrap();
    assert_eq!(lab.open().standing().unwrap(), Some(secret(FIRST, NEW)));
}

#[test]
fn odd_heads_are_refused_with_the_reason() {
    if !has_library() {
        return;
    }
    let mut lab = Lab::new(software());
    let good = lab.before.clone();
    for (minor, refused) in [(2, true), (3, false), (4, false), (6, false), (7, true)] {
        fs::write(&lab.hive, sealed(good.clone(), 24, minor)).unwrap();
        match Hive::open(&lab.hive, service()) {
            Err(HiveError::Version { version, .. }) if refused => {
                assert_eq!(version, format!("1.{minor}"));
            }
            other => assert!(other.is_ok() && !refused, "{minor}: {other:?}"),
        }
    }
    let error = lab.refuses(sealed(good.clone(), 20, 2));
    assert!(matches!(error, HiveError::Version { .. }), "{error:?}");
    let mut torn = good.clone();
    torn[60] ^= 1;
    let error = lab.refuses(torn);
    assert!(matches!(error, HiveError::Checksum { .. }), "{error:?}");
    assert_eq!(error.status(), Status::Damaged);
    for bytes in [vec![], b"MZ".to_vec(), vec![0; 10_000], b"\xff\xfeW\0i\0".repeat(3000)] {
        let error = lab.refuses(bytes);
        assert!(matches!(error, HiveError::NotAHive { .. }), "{error:?}");
    }
    let log = sealed(good, 28, 6);
    let error = lab.refuses(log);
    assert!(matches!(error, HiveError::NotAHive { .. }), "{error:?}");
}

#[test]
fn a_hive_that_was_cut_off_is_refused() {
    if !has_library() {
        return;
    }
    let mut lab = Lab::new(with_secret());
    let good = lab.before.clone();
    for length in [1, 511, 512, 4095, 4096, 8191, 8192, good.len() - 4096, good.len() - 1] {
        let error = lab.refuses(good[..length].to_vec());
        assert_eq!(error.status(), Status::Damaged, "{length}: {error:?}");
    }
    // A bin without its signature, in the middle.
    let mut torn = good.clone();
    torn[8192..8196].fill(0);
    let error = lab.refuses(torn);
    assert!(matches!(error, HiveError::Damaged { at: 8192, .. }), "{error:?}");
    // Bytes after the last bin are not part of the bins.
    let longer = [&good[..], &[0x5a; 5000]].concat();
    fs::write(&lab.hive, &longer).unwrap();
    let mut hive = lab.open();
    hive.write(&secret(FIRST, NEW)).unwrap();
    assert_eq!(hive.standing().unwrap(), Some(secret(FIRST, NEW)));
}

#[test]
fn another_hive_is_told_by_its_keys() {
    if !has_library() {
        return;
    }
    let kinds: [(&[&str], HiveKind, &str); 6] = [
        (&["ControlSet001", "Select"], HiveKind::System, "SYSTEM"),
        (&["SAM"], HiveKind::Sam, "SAM"),
        (&["Policy"], HiveKind::Security, "SECURITY"),
        (&["Control Panel", "Software"], HiveKind::User, "NTUSER.DAT"),
        (&["Description", "Objects"], HiveKind::Boot, "BCD"),
        (&["Whatever"], HiveKind::Unknown, "unknown"),
    ];
    for (keys, expected, told) in kinds {
        let lab = Lab::new(keys.iter().fold(Builder::new(), |builder, key| builder.key(key)));
        let error = Hive::open(&lab.hive, service()).unwrap_err();
        let path = lab.hive.display().to_string();
        let (kind, expected_message) = match &error {
            HiveError::Other { kind, name, .. } if !name.is_empty() => {
                (kind, message!("hive-other", path = path, kind = told, name = name))
            }
            HiveError::OtherNameless { kind, .. } => {
                (kind, message!("hive-other-nameless", path = path, kind = told))
            }
            _ => panic!("{keys:?}: {error:?}"),
        };
        assert_eq!(*kind, expected, "{keys:?}");
        assert_eq!(error.message(), expected_message);
        lab.is_untouched();
    }
    let lab = Lab::new(Builder::new().key("Microsoft").key("Microsoft\\Windows"));
    let error = Hive::open(&lab.hive, service()).unwrap_err();
    assert!(matches!(error, HiveError::NoProduct { .. }), "{error:?}");
    lab.is_untouched();
}

/// Checks hivex's own images, as Debian has them. They are real hives, but none is a server's.
#[test]
fn the_images_of_hivex_are_read_and_refused() {
    for name in ["minimal", "special", "rlenvalue_test_hive"] {
        let before = fs::read(data(name)).unwrap();
        let error = Hive::open(&data(name), service()).unwrap_err();
        assert!(
            matches!(
                error,
                HiveError::Other { kind: HiveKind::Unknown, .. }
                    | HiveError::OtherNameless { kind: HiveKind::Unknown, .. }
            ),
            "{name}: {error:?}"
        );
        assert!(fs::read(data(name)).unwrap() == before);
    }
}

/// The class of a key is never read, but it is wiped when the key is removed.
#[test]
fn a_class_that_lies_nowhere_is_damage() {
    if !has_library() {
        return;
    }
    let mut lab = Lab::new(with_secret());
    let name = lab.before.windows(FIRST.len()).position(|it| it == FIRST.as_bytes()).unwrap();
    // The name begins 76 bytes after the beginning of its record.
    let record = name - 76;
    assert_eq!(lab.before[record..record + 2], *b"nk");
    for class in [0xffff_f0ff_u32, 0xffff_f000, 4, 0x10_0000] {
        let mut bytes = lab.before.clone();
        bytes[record + 48..record + 52].copy_from_slice(&class.to_le_bytes());
        bytes[record + 74..record + 76].copy_from_slice(&2u16.to_le_bytes());
        let error = lab.refuses(bytes);
        assert!(matches!(error, HiveError::Damaged { .. }), "{class:#x}: {error:?}");
    }
}

/// The data of a value in SSOSS is also the data of another value, inside or outside SSOSS. Freeing it for
/// one value would take it from the other.
#[test]
fn a_cell_of_ssoss_that_is_somebody_elses_too_is_damage() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let record_of = |name: &[u8]| {
        let mut places = lab.before.windows(name.len()).enumerate();
        places.find(|(at, it)| *it == name && &lab.before[at - 20..at - 18] == b"vk").unwrap().0
            - 20
    };
    let place = |record: usize| lab.before[record + 8..record + 12].to_vec();
    let (ours, other) = (record_of(b"Secret"), record_of(b"ProductName"));
    for (record, with) in [(other, ours), (record_of(b"Other"), ours), (ours, other)] {
        let mut bytes = lab.before.clone();
        bytes[record + 8..record + 12].copy_from_slice(&place(with));
        // The length of the shorter of the two.
        bytes[record + 4..record + 8].copy_from_slice(&8u32.to_le_bytes());
        fs::write(&lab.hive, &bytes).unwrap();
        let error = lab.open().write(&secret(SECOND, NEW)).unwrap_err();
        assert!(matches!(error, HiveError::Damaged { .. }), "{error:?}");
        assert!(lab.bytes() == bytes);
        assert_eq!(lab.names(), ["SOFTWARE"]);
    }
}

#[test]
fn what_libhivex_writes_wrongly_is_refused() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    let long = key("", vec![value("Long", 3, &[7; 16_345])], vec![]);
    let error = lab.open().write(&long).unwrap_err();
    assert!(matches!(error, HiveError::LongValue { bytes: 16_345, .. }), "{error:?}");
    lab.is_untouched();
    // libhivex computes wrong hashes and a wrong order for such names.
    let error = lab.open().write(&key("", vec![], vec![key("Schlüssel", vec![], vec![])]));
    let error = error.unwrap_err();
    assert!(matches!(&error, HiveError::KeyName { name } if name == "Schlüssel"), "{error:?}");
    lab.is_untouched();
    let longest = key("", vec![value("Long", 3, &[7; 16_344])], vec![]);
    lab.open().write(&longest).unwrap();
    assert_eq!(lab.open().standing().unwrap(), Some(longest));
}

#[test]
fn a_new_key_needs_the_account_of_the_service() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    let mut hive = Hive::open(&lab.hive, None).unwrap();
    for error in
        [hive.check_writable(&[]).unwrap_err(), hive.write(&secret(FIRST, NEW)).unwrap_err()]
    {
        assert!(matches!(error, HiveError::NoAccount { .. }), "{error:?}");
        assert_eq!(error.status(), Status::Usage);
    }
    lab.is_untouched();
    // A new key below an existing key needs the account too. New values of existing keys do not.
    let lab = Lab::new(with_secret());
    let mut hive = Hive::open(&lab.hive, None).unwrap();
    hive.check_writable(&[]).unwrap();
    let error = hive.write(&secret(SECOND, NEW)).unwrap_err();
    assert!(matches!(error, HiveError::NoAccount { .. }), "{error:?}");
    lab.is_untouched();
    hive.write(&secret(FIRST, NEW)).unwrap();
    assert_eq!(hive.standing().unwrap(), Some(secret(FIRST, NEW)));
}

#[test]
fn what_is_no_file_of_its_own_is_refused() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    let link = lab.root.path().join("link");
    symlink(&lab.hive, &link).unwrap();
    for path in [&link, &lab.root.path().to_owned(), &"/dev/null".into()] {
        let error = Hive::open(path, service()).unwrap_err();
        assert!(matches!(error, HiveError::NotAFile { .. }), "{path:?}: {error:?}");
    }
    fs::remove_file(link).unwrap();
    let error = Hive::open(&lab.root.path().join("nothing"), service()).unwrap_err();
    assert!(matches!(error, HiveError::NotThere { .. }), "{error:?}");
    assert_eq!(error.status(), Status::Usage);
    let folder = lab.root.path().join("unmounted");
    let error = Hive::open(&folder.join("SOFTWARE"), service()).unwrap_err();
    assert!(matches!(&error, HiveError::NoFolder { path } if *path == folder), "{error:?}");
    assert_eq!(error.status(), Status::Usage);
    // A second name would keep the old content.
    let second = tempfile::tempdir_in(lab.root.path()).unwrap();
    fs::hard_link(&lab.hive, second.path().join("name")).unwrap();
    let mut hive = lab.open();
    let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
    assert!(matches!(error, HiveError::Names { count: 2, .. }), "{error:?}");
    drop(second);
    lab.is_untouched();
    hive.write(&secret(FIRST, NEW)).unwrap();
}

#[test]
fn a_hive_that_is_open_elsewhere_or_was_changed_is_refused() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    let mut hive = lab.open();
    // Two processes may read, but then neither can write.
    let other = lab.open();
    let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
    assert!(matches!(error, HiveError::InUse { .. }), "{error:?}");
    drop(other);
    let held = fs::File::open(&lab.hive).unwrap();
    // A third handle tests whether this file system supports the check.
    if is_open_elsewhere(&fs::File::open(&lab.hive).unwrap()) {
        let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
        assert!(matches!(error, HiveError::InUse { .. }), "{error:?}");
        lab.is_untouched();
    } else {
        println!("skipped: a hive that is open elsewhere: no leases here");
    }
    drop(held);
    let lab = Lab::new(software());
    let mut hive = lab.open();
    let touched = std::time::SystemTime::UNIX_EPOCH;
    let file = fs::OpenOptions::new().append(true).open(&lab.hive).unwrap();
    file.set_modified(touched).unwrap();
    drop(file);
    let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
    assert!(matches!(error, HiveError::Changed { .. }), "{error:?}");
    lab.is_untouched();
}

/// Something else writes without a pause while the hive is read. Where nothing reads a byte, only its change shows it.
#[test]
fn a_hive_that_changes_while_it_is_read_is_refused() {
    const UNUSED: u64 = 2000;
    let lab = Lab::new(software());
    let file = fs::OpenOptions::new().write(true).open(&lab.hive).unwrap();
    let end = AtomicBool::new(false);
    let refused = thread::scope(|scope| {
        scope.spawn(|| {
            for byte in (0..=u8::MAX).cycle() {
                file.write_all_at(&[byte], UNUSED).unwrap();
                if end.load(Ordering::Relaxed) {
                    return;
                }
            }
        });
        let refused = (0..50).filter(|_| match Hive::open(&lab.hive, service()) {
            Ok(_) => false,
            Err(HiveError::Changing { .. }) => true,
            Err(error) => panic!("{error:?}"),
        });
        let refused = refused.count();
        end.store(true, Ordering::Relaxed);
        refused
    });
    // How often depends on the load of the machine.
    assert!(refused > 0, "{refused} of 50");
    Hive::open(&lab.hive, service()).unwrap();
}

/// Changes single bytes of a small hive. Either the hive is refused, or the write has the intended result.
#[test]
fn no_changed_byte_makes_anything_worse() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    let good = lab.before.clone();
    let mut written = 0;
    for at in (4096..good.len()).step_by(61) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x81;
        fs::write(&lab.hive, &bytes).unwrap();
        let done =
            Hive::open(&lab.hive, service()).and_then(|mut hive| hive.write(&secret(SECOND, NEW)));
        match done {
            Ok(()) => {
                written += 1;
                assert_eq!(lab.open().standing().unwrap(), Some(secret(SECOND, NEW)), "{at}");
                let bytes = lab.bytes();
                assert_eq!((count(&bytes, OLD), count(&bytes, NEW)), (0, 1), "{at}");
            }
            Err(_) => assert!(lab.bytes() == bytes, "{at}: the hive was changed"),
        }
        assert_eq!(lab.names(), ["SOFTWARE"], "{at}");
    }
    assert!(written > 20, "{written}");
}
