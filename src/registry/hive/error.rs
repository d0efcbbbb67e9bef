//! The errors of an offline hive, one for each remedy that a person has.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::cells::Damage;
use super::check::Unsound;
use super::header::HeaderError;
use super::left_behind::LeftBehind;
use super::plan::Unwritable;
use super::reader::{HiveKind, ReadError};
use super::view::ViewError;
use super::volume::mount_point;
use crate::error::{Description, Status, UserError, system_cause, user_errors};
use crate::media::folder_of;
use crate::message;
use crate::registry::tree::TreeError;
use crate::sys::hivex::{Broken, Stage};
use crate::sys::memory::MemoryError;
use crate::text::{Message, quoted_path};

/// Why a hive cannot be read or written. Unless a variant says otherwise, the hive is unchanged and no new
/// file is left beside it.
#[derive(Debug)]
pub enum HiveError {
    /// No file exists at this path.
    NotThere {
        /// The path.
        path: PathBuf,
    },
    /// The folder of the hive does not exist.
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The path is not a regular file. It is a folder or a link, for example.
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file has other names (hard links). The old hive would remain under them.
    Names {
        /// The hive.
        path: PathBuf,
        /// The number of its names.
        count: u64,
        /// The folder where its volume is mounted. All names are on this volume.
        volume: PathBuf,
    },
    /// The system refused to read.
    Read {
        /// The path.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The file is a registration file.
    RegistrationFile {
        /// The file.
        path: PathBuf,
    },
    /// The hive has SSOSS alone. It is a source, but not a target.
    OneKey {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a hive.
    NotAHive {
        /// The file.
        path: PathBuf,
    },
    /// The version of the hive is not known to be safe to edit.
    Version {
        /// The hive.
        path: PathBuf,
        /// The version.
        version: String,
    },
    /// The checksum of the header does not match.
    Checksum {
        /// The hive.
        path: PathBuf,
    },
    /// The hive is damaged.
    Damaged {
        /// The hive.
        path: PathBuf,
        /// The position of the damage, in bytes.
        at: u64,
    },
    /// The hive is larger than 1 GiB, the largest that is read.
    TooLarge {
        /// The hive.
        path: PathBuf,
    },
    /// Windows has not finished its last write.
    Dirty {
        /// The hive.
        path: PathBuf,
    },
    /// A transaction log holds changes that are not in the hive.
    LogAhead {
        /// The log.
        path: PathBuf,
    },
    /// It is not the SOFTWARE hive.
    Other {
        /// The hive.
        path: PathBuf,
        /// Which hive it seems to be.
        kind: HiveKind,
        /// The file name from which Windows loaded it.
        name: String,
    },
    /// It is not the SOFTWARE hive. Its header does not hold the file name from which Windows loaded it.
    OtherNameless {
        /// The hive.
        path: PathBuf,
        /// Which hive it seems to be.
        kind: HiveKind,
    },
    /// ENTSSO is not installed in that Windows.
    NoProduct {
        /// The hive.
        path: PathBuf,
    },
    /// The content of SSOSS is not valid in a registry.
    Tree {
        /// The hive.
        path: PathBuf,
        /// Why.
        error: TreeError,
    },
    /// Another process has the hive open.
    InUse {
        /// The hive.
        path: PathBuf,
    },
    /// Another program changed the hive while it was read.
    Changing {
        /// The hive.
        path: PathBuf,
    },
    /// Another program has changed the hive since it was read.
    Changed {
        /// The hive.
        path: PathBuf,
    },
    /// The volume of the hive is mounted read-only.
    ReadOnly {
        /// The hive.
        path: PathBuf,
        /// The folder where the volume is mounted.
        volume: PathBuf,
    },
    /// The Windows on the volume of the hive is hibernated.
    Hibernated {
        /// The hive.
        path: PathBuf,
        /// The file that shows the hibernation.
        file: PathBuf,
    },
    /// There is not enough room for the new files beside the hive.
    NoRoom {
        /// The hive.
        path: PathBuf,
        /// The free space that is needed, in MiB.
        mib: u64,
    },
    /// libhivex is not installed, or is not the expected version.
    NoLibrary,
    /// The write would make a new key, but the account of the service was not given.
    NoAccount {
        /// The hive.
        path: PathBuf,
    },
    /// A value is too long for a hive that is edited offline: more than 16,344 bytes.
    LongValue {
        /// Its name.
        name: String,
        /// Its length, in bytes.
        bytes: usize,
    },
    /// A key's name is not ASCII.
    KeyName {
        /// The name.
        name: String,
    },
    /// An earlier run was interrupted after it put the new hive in place.
    OldHive {
        /// The hive.
        path: PathBuf,
        /// The old hive.
        old: PathBuf,
    },
    /// A file beside the hive has the name of a file of this program, but is something else.
    Strange {
        /// The file.
        path: PathBuf,
    },
    /// A file beside the hive has the name of a file of this program, but cannot be opened.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// libhivex refused.
    Refused {
        /// The hive.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A signal ended libhivex.
    Broken {
        /// The hive.
        path: PathBuf,
        /// The signal that ended it.
        signal: i32,
    },
    /// libhivex ended before its work was done, but no signal ended it.
    Ended {
        /// The hive.
        path: PathBuf,
    },
    /// libhivex took too long.
    Slow {
        /// The hive.
        path: PathBuf,
        /// Its time limit.
        longest: Duration,
    },
    /// The child process could not be started.
    Start {
        /// Why.
        error: io::Error,
    },
    /// The output of libhivex is not what was requested. It was removed.
    Unsound {
        /// The hive.
        path: PathBuf,
        /// What is wrong.
        why: Unsound,
    },
    /// Owner, rights or attributes could not be copied.
    Attributes {
        /// The hive.
        path: PathBuf,
        /// Which of them.
        attribute: String,
    },
    /// The system refused to write.
    Write {
        /// The path.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The bytes that were read back are not those that were written.
    ReadBack {
        /// The hive.
        path: PathBuf,
    },
    /// A file that an earlier run left could not be removed, or may come back after a power failure. The hive is
    /// unchanged.
    LeftBehind {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The write failed. Also, one of its files could not be removed, or may come back after a power failure. The
    /// hive is unchanged.
    Stays {
        /// The file.
        path: PathBuf,
        /// Why it could not be removed.
        error: io::Error,
        /// Why the write failed.
        fault: Box<HiveError>,
    },
    /// The new hive is in place and intact. The old hive could not be wiped.
    NotWiped {
        /// The old hive.
        old: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The new hive was put in place. This could not be confirmed, and the old hive could not be put back.
    InDoubt {
        /// The hive.
        path: PathBuf,
        /// The old hive.
        old: PathBuf,
    },
    /// No memory.
    Memory(MemoryError),
}

impl HiveError {
    pub(super) fn read(path: &Path, error: io::Error) -> Self {
        Self::Read { path: path.to_owned(), error }
    }

    /// The folder of the hive could not be opened.
    pub(super) fn folder(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoFolder { path: path.to_owned() },
            _ => Self::read(path, error),
        }
    }

    pub(super) fn write(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::ReadOnlyFilesystem => Self::read_only(path),
            _ => Self::Write { path: path.to_owned(), error },
        }
    }

    pub(super) fn read_only(path: &Path) -> Self {
        Self::ReadOnly { path: path.to_owned(), volume: volume_of(path) }
    }

    pub(super) fn names(path: &Path, count: u64) -> Self {
        Self::Names { path: path.to_owned(), count, volume: volume_of(path) }
    }

    pub(super) fn stays(path: PathBuf, error: io::Error, fault: Self) -> Self {
        Self::Stays { path, error, fault: Box::new(fault) }
    }

    /// The error if the hive cannot be written beside this file. `None` if a write removes the file.
    pub(super) fn of_left(hive: &Path, left: &LeftBehind) -> Option<Self> {
        let path = left.path().to_owned();
        match left {
            LeftBehind::Old { .. } => Some(Self::OldHive { path: hive.to_owned(), old: path }),
            LeftBehind::Strange { .. } => Some(Self::Strange { path }),
            LeftBehind::Unreadable { code, .. } => {
                Some(Self::Unreadable { path, error: io::Error::from_raw_os_error(*code) })
            }
            LeftBehind::Draft { .. } | LeftBehind::Same { .. } | LeftBehind::HalfWiped { .. } => {
                None
            }
        }
    }

    pub(super) fn damaged(path: &Path, Damage(at): Damage) -> Self {
        Self::Damaged { path: path.to_owned(), at }
    }

    pub(super) fn of_view(path: &Path, error: ViewError, name: String) -> Self {
        let path = path.to_owned();
        match error {
            ViewError::Header(HeaderError::NotAHive | HeaderError::Kind) => Self::NotAHive { path },
            ViewError::Header(HeaderError::Version { major, minor }) => {
                Self::Version { path, version: format!("{major}.{minor}") }
            }
            ViewError::Header(HeaderError::Checksum) => Self::Checksum { path },
            ViewError::Header(HeaderError::Length) => Self::Damaged { path, at: 40 },
            ViewError::Damage(damage) => Self::damaged(&path, damage),
            ViewError::Other { kind } if name.is_empty() => Self::OtherNameless { path, kind },
            ViewError::Other { kind } => Self::Other { path, kind, name },
            ViewError::NoProduct => Self::NoProduct { path },
        }
    }

    pub(super) fn of_reading(path: &Path, error: ReadError) -> Self {
        match error {
            ReadError::Damage(damage) => Self::damaged(path, damage),
            ReadError::Tree(TreeError::Memory(error)) => Self::Memory(error),
            ReadError::Tree(error) => Self::Tree { path: path.to_owned(), error },
        }
    }

    pub(super) fn of_plan(path: &Path, error: Unwritable) -> Self {
        match error {
            Unwritable::Value { name, bytes } => Self::LongValue { name, bytes },
            Unwritable::KeyName { name } => Self::KeyName { name },
            Unwritable::Damage(damage) => Self::damaged(path, damage),
        }
    }

    /// `longest` is the time that libhivex was given.
    pub(super) fn of_library(path: &Path, error: Broken, longest: Duration) -> Self {
        let path = path.to_owned();
        match error {
            Broken::NotThere => Self::NoLibrary,
            Broken::Memory(error) => Self::Memory(error),
            Broken::Start(error) => Self::Start { error },
            Broken::Refused { stage: Stage::Commit, error } => Self::Write { path, error },
            Broken::Refused { error, .. } => Self::Refused { path, error },
            Broken::Ended { signal: 0, .. } => Self::Ended { path },
            Broken::Ended { signal, .. } => Self::Broken { path, signal },
            Broken::Slow { .. } => Self::Slow { path, longest },
        }
    }
}

/// The folder where the volume of a hive is mounted. If the system does not report it, the folder of the hive.
fn volume_of(path: &Path) -> PathBuf {
    let folder = folder_of(path);
    mount_point(folder).unwrap_or_else(|| folder.to_owned())
}

/// Escapes characters in text from outside that could mislead a reader on a terminal.
fn shown(text: &str) -> String {
    text.escape_debug().to_string()
}

fn kind_name(kind: HiveKind) -> &'static str {
    match kind {
        HiveKind::Software => "SOFTWARE",
        HiveKind::System => "SYSTEM",
        HiveKind::Sam => "SAM",
        HiveKind::Security => "SECURITY",
        HiveKind::User => "NTUSER.DAT",
        HiveKind::Boot => "BCD",
        HiveKind::Unknown => "unknown",
    }
}

impl UserError for HiveError {
    fn describe(&self) -> Description<'_> {
        let at = |path: &Path| path.display().to_string();
        let word = |path: &Path| quoted_path(path);
        match self {
            Self::NotThere { path } => {
                Status::Usage.with(message!("hive-not-there", path = at(path)))
            }
            Self::NoFolder { path } => {
                Status::Usage.with(message!("hive-no-folder", path = at(path)))
            }
            Self::NotAFile { path } => {
                Status::Usage.with(message!("hive-not-a-file", path = at(path)))
            }
            Self::Names { path, count, volume } => Status::Target.with(message!(
                "hive-names",
                path = at(path),
                count = *count,
                quoted = word(path),
                volume = word(volume)
            )),
            Self::Read { path, error } => Status::Failed
                .with(message!("hive-read", path = at(path), cause = system_cause(error)))
                .caused_by(error),
            Self::RegistrationFile { path } => {
                Status::Usage.with(message!("hive-is-reg", path = at(path)))
            }
            Self::OneKey { path } => Status::Target.with(message!("hive-one-key", path = at(path))),
            Self::NotAHive { path } => {
                Status::Damaged.with(message!("hive-not-a-hive", path = at(path)))
            }
            Self::Version { path, version } => Status::Target.with(message!(
                "hive-version",
                path = at(path),
                version = version.clone()
            )),
            Self::Checksum { path } => {
                Status::Damaged.with(message!("hive-checksum", path = at(path)))
            }
            Self::Damaged { path, at: byte } => {
                Status::Damaged.with(message!("hive-damaged", path = at(path), byte = *byte))
            }
            Self::TooLarge { path } => {
                Status::Target.with(message!("hive-too-large", path = at(path)))
            }
            Self::Dirty { path } => Status::Target.with(message!("hive-dirty", path = at(path))),
            Self::LogAhead { path } => {
                Status::Target.with(message!("hive-log-ahead", path = at(path)))
            }
            Self::OtherNameless { path, kind } => Status::Target.with(message!(
                "hive-other-nameless",
                path = at(path),
                kind = kind_name(*kind)
            )),
            Self::Other { path, kind, name } => Status::Target.with(message!(
                "hive-other",
                path = at(path),
                kind = kind_name(*kind),
                name = shown(name)
            )),
            Self::NoProduct { path } => {
                Status::Target.with(message!("hive-no-product", path = at(path)))
            }
            Self::Tree { path, error } => Status::Damaged
                .with(message!("hive-tree", path = at(path), cause = error.message()))
                .caused_by(error),
            Self::InUse { path } => {
                Status::Target.with(message!("hive-in-use", path = at(path), quoted = word(path)))
            }
            Self::Changing { path } => {
                Status::Target.with(message!("hive-changing", path = at(path)))
            }
            Self::Changed { path } => {
                Status::Target.with(message!("hive-changed", path = at(path)))
            }
            Self::ReadOnly { path, volume } => Status::Target.with(message!(
                "hive-read-only",
                path = at(path),
                volume = word(volume)
            )),
            Self::Hibernated { path, file } => {
                Status::Target.with(message!("hive-hibernated", path = at(path), file = at(file)))
            }
            Self::NoRoom { path, mib } => {
                Status::Target.with(message!("hive-no-room", path = at(path), mib = *mib))
            }
            Self::NoLibrary => Status::Unfit.with(message!("hive-no-library")),
            Self::NoAccount { path } => {
                Status::Usage.with(message!("hive-no-account", path = at(path)))
            }
            Self::LongValue { name, bytes } => {
                Status::Target.with(message!("hive-long-value", name = shown(name), bytes = *bytes))
            }
            Self::KeyName { name } => {
                Status::Target.with(message!("hive-key-name", name = shown(name)))
            }
            Self::OldHive { path, old } => Status::Target.with(message!(
                "hive-old-hive",
                path = at(path),
                old = at(old),
                quoted = word(path),
                quoted_old = word(old)
            )),
            Self::Strange { path } => {
                Status::Target.with(message!("hive-strange", path = at(path)))
            }
            Self::Unreadable { path, error } => Status::Target
                .with(message!("hive-unreadable", path = at(path), cause = system_cause(error)))
                .caused_by(error),
            Self::Refused { path, error } => Status::Target
                .with(message!("hive-refused", path = at(path), cause = system_cause(error)))
                .caused_by(error),
            Self::Ended { path } => Status::Target.with(message!("hive-ended", path = at(path))),
            Self::Broken { path, signal } => Status::Target.with(message!(
                "hive-broken",
                path = at(path),
                signal = signal.unsigned_abs()
            )),
            Self::Slow { path, longest } => Status::Target.with(message!(
                "hive-slow",
                path = at(path),
                seconds = longest.as_secs()
            )),
            Self::Start { error } => Status::Failed
                .with(message!("hive-start", cause = system_cause(error)))
                .caused_by(error),
            Self::Unsound { path, why } => Status::Target.with(message!(
                "hive-unsound",
                path = at(path),
                why = what_is_wrong(why)
            )),
            Self::Attributes { path, attribute } => Status::Target.with(message!(
                "hive-attributes",
                path = at(path),
                attribute = shown(attribute)
            )),
            Self::Write { path, error } => Status::Failed
                .with(message!("hive-write", path = at(path), cause = system_cause(error)))
                .caused_by(error),
            Self::ReadBack { path } => {
                Status::Failed.with(message!("hive-read-back", path = at(path)))
            }
            Self::LeftBehind { path, error } => Status::Failed
                .with(message!(
                    "hive-left-behind",
                    path = at(path),
                    cause = system_cause(error),
                    quoted = word(path)
                ))
                .caused_by(error),
            Self::Stays { path, error, fault } => Status::Failed
                .with(message!(
                    "hive-stays",
                    fault = fault.message(),
                    path = at(path),
                    cause = system_cause(error),
                    quoted = word(path)
                ))
                .caused_by(&**fault),
            Self::NotWiped { old, error } => Status::Failed
                .with(message!(
                    "hive-not-wiped",
                    old = at(old),
                    cause = system_cause(error),
                    quoted_old = word(old)
                ))
                .caused_by(error),
            Self::InDoubt { path, old } => Status::Failed.with(message!(
                "hive-in-doubt",
                path = at(path),
                old = at(old),
                quoted = word(path),
                quoted_old = word(old)
            )),
            Self::Memory(error) => Description::of(error),
        }
    }
}

/// The message about what is wrong with the output of libhivex.
fn what_is_wrong(why: &Unsound) -> Message {
    match why {
        Unsound::Elsewhere(byte) => message!("cause-hive-elsewhere", byte = *byte),
        Unsound::NotWanted => message!("cause-hive-content"),
        Unsound::Access => message!("cause-hive-access"),
        Unsound::Order => message!("cause-hive-order"),
        Unsound::NotWiped => message!("cause-hive-not-wiped"),
        Unsound::Damage(Damage(byte)) => message!("cause-hive-damage", byte = *byte),
    }
}

user_errors!(HiveError);
