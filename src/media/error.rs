//! What can go wrong at a place, told apart by what a person can do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Description, Status, UserError, is_gone, system_cause, user_errors};
use crate::message;
use crate::share::ShareError;
use crate::share::descriptor::FEWEST_DIGITS;
use crate::sys::memory::MemoryError;

/// Why a place cannot be read or written.
#[derive(Debug)]
pub enum MediaError {
    /// There is nothing at that path.
    NotThere {
        /// The path.
        path: PathBuf,
    },
    /// It must be a folder, and is none.
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// A new file is to be written there, and the path does not end in a name.
    NoFileName {
        /// The path.
        path: PathBuf,
    },
    /// It must be a file, and is none.
    NotAFile {
        /// The path.
        path: PathBuf,
    },
    /// The file is larger than anything that belongs there.
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that it may have.
        most: usize,
    },
    /// The file was written to while it was read.
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// No locked memory for what stands in the file.
    Memory(MemoryError),
    /// The folder holds no share.
    NoShare {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds shares, but none of the set that was asked for.
    OtherSet {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds shares of several sets, and nobody said which one is meant.
    SeveralSets {
        /// The folder.
        path: PathBuf,
        /// The sets: their identifiers, 32 hexadecimal digits each.
        sets: Vec<String>,
    },
    /// The folder holds several shares of one set, which no medium may.
    SeveralShares {
        /// The folder.
        path: PathBuf,
    },
    /// The file is not a share that can be read.
    Share {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ShareError,
    },
    /// The file is not an envelope that can be read, or not the one that its set was made with.
    Envelope {
        /// The file.
        path: PathBuf,
        /// Why it cannot be read; nothing where it can, and is another one.
        error: Option<ShareError>,
    },
    /// A file of that name is there already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// What was read back is not what was written; it was removed again.
    ReadBack {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be removed, or may come back after a power failure.
    NotRemoved {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Writing a file failed, and what was written of it could not be removed.
    LeftBehind {
        /// The file.
        path: PathBuf,
        /// Why it could not be removed.
        error: io::Error,
        /// Why writing failed.
        fault: Box<MediaError>,
    },
    /// A new file has taken the place of the old one, and the medium did not confirm that: which of them
    /// is there, and whether it is whole, has to be looked at.
    InDoubt {
        /// The file.
        path: PathBuf,
    },
    /// The system refused to read.
    Read {
        /// The path.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is no room for what is to be written; nothing was left behind.
    Full {
        /// The folder or file.
        path: PathBuf,
    },
    /// The medium is write-protected; nothing was left behind.
    ReadOnly {
        /// The folder or file.
        path: PathBuf,
    },
    /// The medium was taken out or taken off in the middle of the work, or no longer answers.
    Gone {
        /// The folder or file.
        path: PathBuf,
    },
    /// The system refused to write for another reason; nothing was left behind.
    Write {
        /// The path.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl MediaError {
    /// What a failure to read means for a person.
    pub(super) fn not_read(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotThere { path },
            _ => Self::Read { path, error },
        }
    }

    /// What a failure to write means for a person.
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
            Self::OtherSet { path } => {
                Status::Damaged.with(message!("media-other-set", path = shown(path)))
            }
            Self::SeveralSets { path, sets } => Status::Usage.with(message!(
                "media-several-sets",
                path = shown(path),
                sets = set_options(sets)
            )),
            Self::SeveralShares { path } => {
                Status::Damaged.with(message!("media-several-shares", path = shown(path)))
            }
            Self::Share { path, error } => Status::Damaged
                .with(match error {
                    ShareError::NotOurs => message!("media-not-a-share", path = shown(path)),
                    ShareError::LaterVersion { version } => {
                        message!("media-later-share", path = shown(path), version = *version)
                    }
                    _ => message!("media-share", path = shown(path), cause = error.message()),
                })
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
            Self::LeftBehind { path, error, fault } => Status::Failed
                .with(message!(
                    "media-left-behind",
                    path = shown(path),
                    cause = system_cause(error),
                    fault = fault.message()
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
