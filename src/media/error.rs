//! Why a file or folder cannot be read or written. The errors are grouped by what a person can do about them.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Description, Status, UserError, is_gone, system_cause, user_errors};
use crate::message;
use crate::share::ShareError;
use crate::share::descriptor::FEWEST_DIGITS;
use crate::sys::memory::MemoryError;
use crate::text::Message;

/// Why a file or folder cannot be read or written.
#[derive(Debug)]
pub enum MediaError {
    /// Nothing exists at that path.
    NotThere {
        /// The path.
        path: PathBuf,
    },
    /// The path must be a folder, and is something else.
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// The path for a new file does not end in a name.
    NoFileName {
        /// The path.
        path: PathBuf,
    },
    /// The path must be a file, and is something else.
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file is larger than any valid file of its kind.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The maximum size in bytes.
        most: usize,
    },
    /// Another program changed the file while it was read.
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// There is no locked memory for the contents of the file.
    Memory(MemoryError),
    /// The folder holds no share.
    NoShare {
        /// The folder.
        path: PathBuf,
    },
    /// No file of the folder has the name of a share, and there are too many files to look at each of them.
    TooManyFiles {
        /// The folder.
        path: PathBuf,
        /// The most files that are looked at.
        most: usize,
    },
    /// Somebody asked to stop while a folder was searched.
    Interrupted,
    /// The folder holds shares, but none of the requested set.
    OtherSet {
        /// The folder.
        path: PathBuf,
        /// The sets that it holds shares of, for people.
        sets: Vec<String>,
    },
    /// The folder holds shares of several sets, and the caller did not select one.
    SeveralSets {
        /// The folder.
        path: PathBuf,
        /// The sets: their identifiers, 32 hexadecimal digits each.
        sets: Vec<String>,
    },
    /// The folder holds several seals of one share, and the command uses the file of only one of them.
    SeveralSeals {
        /// The folder.
        path: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// The folder holds several shares of one set. A medium may hold only one.
    SeveralShares {
        /// The folder.
        path: PathBuf,
    },
    /// The file does not come from sso-escrow.
    NotAShare {
        /// The file.
        path: PathBuf,
    },
    /// A later release made the file.
    Later {
        /// The file, which has the name of a share or an envelope.
        path: PathBuf,
        /// What this release does not know.
        error: ShareError,
    },
    /// The file is not a valid share.
    Share {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: ShareError,
    },
    /// The file is not a valid envelope, or not the envelope of its set.
    Envelope {
        /// The file.
        path: PathBuf,
        /// Why it is not valid. `None` if it is valid, but not the envelope that its set was made with.
        error: Option<ShareError>,
    },
    /// A file of that name exists already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Another process is writing the file.
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The file read back differs from what was written. It was removed again.
    ReadBack {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be removed: it is still there.
    NotRemoved {
        /// The file.
        path: PathBuf,
        /// Why it could not be removed.
        error: io::Error,
    },
    /// A file was removed, but the medium did not confirm that. It may come back after a power failure.
    MayComeBack {
        /// The file.
        path: PathBuf,
        /// Why the medium did not confirm it.
        error: io::Error,
    },
    /// A file was removed, but could not be overwritten first. Its data may still be on the medium.
    NotOverwritten {
        /// The file.
        path: PathBuf,
        /// Why it could not be overwritten.
        error: io::Error,
    },
    /// Writing a file failed, and the incomplete file was removed, but not surely.
    LeftInDoubt {
        /// Why writing failed.
        fault: Box<MediaError>,
        /// [`MayComeBack`](Self::MayComeBack) or [`NotOverwritten`](Self::NotOverwritten).
        doubt: Box<MediaError>,
    },
    /// Writing a file failed, and the incomplete file could not be removed.
    LeftBehind {
        /// The file.
        path: PathBuf,
        /// Why it could not be removed.
        error: io::Error,
        /// Why writing failed.
        fault: Box<MediaError>,
    },
    /// A new file has replaced the old one, but the medium did not confirm it. A person must check which file
    /// is there, and whether it is whole.
    InDoubt {
        /// The file.
        path: PathBuf,
    },
    /// The system did not read the file.
    Read {
        /// The path.
        path: PathBuf,
        /// The system's error.
        error: io::Error,
    },
    /// The medium has not enough room. Nothing was left behind.
    Full {
        /// The folder or file.
        path: PathBuf,
    },
    /// The medium is write-protected. Nothing was left behind.
    ReadOnly {
        /// The folder or file.
        path: PathBuf,
    },
    /// The medium was removed or unmounted during the work, or no longer answers.
    Gone {
        /// The folder or file.
        path: PathBuf,
    },
    /// The system did not write for another reason. Nothing was left behind.
    Write {
        /// The path.
        path: PathBuf,
        /// The system's error.
        error: io::Error,
    },
}

impl MediaError {
    /// Finds out why the bytes of a file are not a share.
    pub(super) fn not_a_share(path: &Path, error: ShareError) -> Self {
        let path = path.to_owned();
        match error {
            ShareError::NotOurs => Self::NotAShare { path },
            error if error.is_later() => Self::Later { path, error },
            error => Self::Share { path, error },
        }
    }

    /// Finds out why the bytes of a file are not an envelope.
    pub(super) fn not_an_envelope(path: &Path, error: ShareError) -> Self {
        let path = path.to_owned();
        match error.is_later() {
            true => Self::Later { path, error },
            false => Self::Envelope { path, error: Some(error) },
        }
    }

    /// Reports whether a later release made the file. Another copy of it is of no use.
    #[must_use]
    pub fn is_later(&self) -> bool {
        matches!(self, Self::Later { .. })
    }

    /// The error that a failed read means for a person.
    pub(super) fn not_read(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotThere { path },
            _ => Self::Read { path, error },
        }
    }

    /// The error that a failed write means for a person.
    pub(super) fn not_written(path: &Path, error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let path = path.to_owned();
        match error.kind() {
            Kind::AlreadyExists => Self::Exists { path },
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::Full { path },
            Kind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ if is_gone(&error) => Self::Gone { path },
            _ => Self::Write { path, error },
        }
    }
}

impl MediaError {
    /// Reports whether the file system may have refused the name of the file: it is too long, or has a character that the
    /// file system does not take.
    #[must_use]
    pub fn may_be_of_the_name(&self) -> bool {
        use io::ErrorKind as Kind;
        match self {
            Self::Write { error, .. } => {
                matches!(error.kind(), Kind::InvalidFilename | Kind::InvalidInput)
            }
            _ => false,
        }
    }

    /// The message without the statement that nothing is left, for an error that says what is left.
    fn without_rest(&self) -> Message {
        match self {
            Self::Full { path } => message!("cause-full-medium", path = path.display().to_string()),
            Self::Write { path, error } => message!(
                "cause-not-written",
                path = path.display().to_string(),
                cause = system_cause(error)
            ),
            other => other.message(),
        }
    }
}

/// The option that names each of these sets.
fn set_options(sets: &[String]) -> String {
    let option = |id: &String| format!("--set {}", id.get(..FEWEST_DIGITS).unwrap_or(id));
    sets.iter().map(option).collect::<Vec<_>>().join(", ")
}

impl UserError for MediaError {
    fn describe(&self) -> Description<'_> {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::NotThere { path } => {
                Status::Usage.with(message!("media-not-there", path = shown(path)))
            }
            Self::NotAFolder { path } => {
                Status::Usage.with(message!("media-not-a-folder", path = shown(path)))
            }
            Self::NoFileName { path } => {
                Status::Usage.with(message!("media-no-file-name", path = shown(path)))
            }
            Self::NotAFile { path } => {
                Status::Usage.with(message!("media-not-a-file", path = shown(path)))
            }
            Self::TooLarge { path, most } => {
                Status::Damaged.with(message!("media-too-large", path = shown(path), most = *most))
            }
            Self::Changed { path } => {
                Status::Damaged.with(message!("media-changed", path = shown(path)))
            }
            Self::Memory(error) => Description::of(error),
            Self::NoShare { path } => {
                Status::Damaged.with(message!("media-no-share", path = shown(path)))
            }
            Self::TooManyFiles { path, most } => Status::Damaged.with(message!(
                "media-too-many-files",
                path = shown(path),
                most = *most
            )),
            Self::Interrupted => Status::Failed.with(message!("media-interrupted")),
            Self::OtherSet { path, sets } => {
                Status::Damaged.with(message!("media-other-set", path = shown(path), sets = sets))
            }
            Self::SeveralSets { path, sets } => Status::Usage.with(message!(
                "media-several-sets",
                path = shown(path),
                sets = set_options(sets)
            )),
            Self::SeveralSeals { path, files } => {
                let files: Vec<String> = files.iter().map(|file| shown(file)).collect();
                Status::Damaged.with(message!(
                    "media-several-seals",
                    path = shown(path),
                    files = files
                ))
            }
            Self::SeveralShares { path } => {
                Status::Damaged.with(message!("media-several-shares", path = shown(path)))
            }
            Self::NotAShare { path } => {
                Status::Damaged.with(message!("media-not-a-share", path = shown(path)))
            }
            Self::Later { path, error } => Status::Damaged
                .with(message!("media-later", path = shown(path), cause = error.message()))
                .caused_by(error),
            Self::Share { path, error } => Status::Damaged
                .with(message!("media-share", path = shown(path), cause = error.message()))
                .caused_by(error),
            Self::Envelope { path, error } => {
                let foreign = || message!("escrow-envelope-foreign");
                let cause = error.map_or_else(foreign, |error| error.message());
                let description = Status::Damaged.with(message!(
                    "media-envelope",
                    path = shown(path),
                    cause = cause
                ));
                match error {
                    Some(error) => description.caused_by(error),
                    None => description,
                }
            }
            Self::Exists { path } => {
                Status::Target.with(message!("media-exists", path = shown(path)))
            }
            Self::InUse { path } => {
                Status::Target.with(message!("media-in-use", path = shown(path)))
            }
            Self::ReadBack { path } => {
                Status::Failed.with(message!("media-read-back", path = shown(path)))
            }
            Self::NotRemoved { path, error } => Status::Failed
                .with(message!(
                    "media-not-removed",
                    path = shown(path),
                    cause = system_cause(error)
                ))
                .caused_by(error),
            Self::MayComeBack { path, error } => Status::Failed
                .with(message!(
                    "media-may-come-back",
                    path = shown(path),
                    cause = system_cause(error)
                ))
                .caused_by(error),
            Self::NotOverwritten { path, error } => Status::Failed
                .with(message!(
                    "media-not-overwritten",
                    path = shown(path),
                    cause = system_cause(error)
                ))
                .caused_by(error),
            Self::LeftInDoubt { fault, doubt } => Status::Failed
                .with(message!(
                    "media-left-in-doubt",
                    fault = fault.without_rest(),
                    doubt = doubt.message()
                ))
                .caused_by(&**doubt),
            Self::LeftBehind { path, error, fault } => Status::Failed
                .with(message!(
                    "media-left-behind",
                    path = shown(path),
                    cause = system_cause(error),
                    fault = fault.without_rest()
                ))
                .caused_by(error),
            Self::InDoubt { path } => {
                Status::Failed.with(message!("media-in-doubt", path = shown(path)))
            }
            Self::Read { path, error } => Status::Failed
                .with(message!("media-read", path = shown(path), cause = system_cause(error)))
                .caused_by(error),
            Self::Full { path } => Status::Failed.with(message!("media-full", path = shown(path))),
            Self::ReadOnly { path } => {
                Status::Failed.with(message!("media-read-only", path = shown(path)))
            }
            Self::Gone { path } => Status::Failed.with(message!("media-gone", path = shown(path))),
            Self::Write { path, error } => Status::Failed
                .with(message!("media-write", path = shown(path), cause = system_cause(error)))
                .caused_by(error),
        }
    }
}

user_errors!(MediaError: Memory(MemoryError));
