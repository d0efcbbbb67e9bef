//! What runs that were broken off have left beside a hive.

use std::path::{Path, PathBuf};

/// What an earlier run has left beside a hive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftBehind {
    /// A part of what was to become the hive, or a copy of it that was not finished.
    Draft {
        /// The file.
        path: PathBuf,
    },
    /// The hive itself, by another name or as a copy: it had not been changed yet.
    Same {
        /// The file.
        path: PathBuf,
    },
    /// The hive that stood before, which was being wiped: all else had been done.
    HalfWiped {
        /// The file.
        path: PathBuf,
    },
    /// The hive that stood before, whole.
    Old {
        /// The file.
        path: PathBuf,
    },
    /// Something else under such a name.
    Strange {
        /// The file.
        path: PathBuf,
    },
    /// A file under such a name that cannot be opened, so that nobody knows what it is.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why: the number that the system has for it.
        code: i32,
    },
}

impl LeftBehind {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Draft { path }
            | Self::Same { path }
            | Self::HalfWiped { path }
            | Self::Old { path }
            | Self::Strange { path }
            | Self::Unreadable { path, .. } => path,
        }
    }
}
