//! Checks that faults of libhivex do no harm.

use std::fs;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::fs::{CWD, FileType, Mode, OFlags, mknodat};
use sso_escrow::registry::hive::HiveError;
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::sys::hivex::{self, Broken, Edit, EditedKey, Stage};

use crate::hives::*;

/// A hive on which the library aborts (`assert`).
#[test]
fn an_abort_in_the_library_loses_nothing() {
    if !has_library() {
        return;
    }
    let mut lab = Lab::new(with_secret());
    // A value without data has the offset that means "none". Windows accepts it.
    let name = lab.before.windows(6).position(|window| window == b"Secret").unwrap();
    let record = name - 20;
    assert_eq!(&lab.before[record..record + 2], b"vk");
    lab.before[record + 4..record + 12].copy_from_slice(&[0, 0, 0, 0, 255, 255, 255, 255]);
    fs::write(&lab.hive, &lab.before).unwrap();
    let mut hive = lab.open();
    assert_eq!(hive.standing().unwrap().unwrap().keys()[0].values()[1].data.len(), 0);
    let error = hive.write(&secret(FIRST, NEW)).unwrap_err();
    assert!(matches!(error, HiveError::Broken { signal: 6, .. }), "{error:?}");
    lab.is_untouched();
}

/// A hive on which the library writes to an invalid address.
#[test]
fn a_crash_of_the_library_loses_nothing() {
    if !has_library() {
        return;
    }
    let mut lab = Lab::new(with_secret());
    // Only this key uses its access control record. To remove the record, the library follows its neighbours.
    let both = [FIRST, SECOND].map(|msid| key(msid, vec![value("Secret", 3, NEW)], vec![]));
    lab.open().write(&key("", vec![], both.into())).unwrap();
    lab.before = lab.bytes();
    let records: Vec<usize> = (0..lab.before.len() - 4)
        .step_by(8)
        .filter(|at| &lab.before[at + 4..at + 8] == b"sk\0\0")
        .collect();
    let last = *records.last().unwrap();
    assert!(records.len() > 1, "{records:?}");
    lab.before[last + 8..last + 12].copy_from_slice(&0x7fff_fff0u32.to_le_bytes());
    fs::write(&lab.hive, &lab.before).unwrap();
    let error = lab.open().write(&secret(FIRST, NEW)).unwrap_err();
    assert!(matches!(error, HiveError::Broken { signal: 11, .. }), "{error:?}");
    lab.is_untouched();
}

/// A source that never answers a read.
#[test]
fn a_library_that_does_not_come_to_an_end_is_ended() {
    if !has_library() {
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let (pipe, target) = (root.path().join("pipe"), root.path().join("target"));
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let source = rustix::fs::open(&pipe, flags, Mode::empty()).unwrap();
    let target = fs::File::create(target).unwrap();
    let limit = Duration::from_millis(300);
    let error = hivex::run(source.as_fd(), target.as_fd(), &[], limit).unwrap_err();
    assert!(matches!(error, Broken::Slow { stage: Stage::Open }), "{error:?}");
}

#[test]
fn what_the_library_refuses_is_told() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(software());
    let target = fs::File::create(lab.root.path().join("target")).unwrap();
    let source = fs::File::open(&lab.hive).unwrap();
    let limit = Duration::from_secs(60);
    let nowhere = Edit::Delete { node: 0x1234 };
    let error = hivex::run(source.as_fd(), target.as_fd(), &[nowhere], limit).unwrap_err();
    assert!(matches!(error, Broken::Refused { stage: Stage::Edit, .. }), "{error:?}");
    let empty = Edit::Set { node: EditedKey::Standing(ROOT), values: vec![] };
    let closed = fs::File::open("/dev/null").unwrap();
    let error = hivex::run(closed.as_fd(), target.as_fd(), &[empty], limit).unwrap_err();
    assert!(matches!(error, Broken::Refused { stage: Stage::Open, .. }), "{error:?}");
}

/// Checks that no empty list of subkeys remains. Windows would take the hive for damaged.
#[test]
fn no_empty_list_stays() {
    if !has_library() {
        return;
    }
    let lab = Lab::new(with_secret());
    lab.open().write(&RegistryKey::default()).unwrap();
    let bytes = lab.bytes();
    let empty = bytes.windows(4).enumerate().filter(|(at, window)| {
        at % 8 == 4 && (*window == b"lh\0\0" || *window == b"lf\0\0") && {
            bytes[at - 4..*at] != [0; 4] && bytes[at - 1] >= 0x80
        }
    });
    assert_eq!(empty.count(), 0);
}
