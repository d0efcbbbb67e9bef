//! The files that interrupted runs left beside a hive.

use std::path::{Path, PathBuf};

/// A file that an interrupted run left beside a hive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftBehind {
    /// The draft of a new hive, or an incomplete copy of the hive.
    Draft {
        /// The file.
        path: PathBuf,
    },
    /// The hive itself under a second name, or an equal copy. The run had not changed the hive yet.
    Same {
        /// The file.
        path: PathBuf,
    },
    /// The old hive, partly wiped. The run had done everything else.
    HalfWiped {
        /// The file.
        path: PathBuf,
    },
    /// The old hive, complete.
    Old {
        /// The file.
        path: PathBuf,
    },
    /// Something else, with the name of a file of this program.
    Strange {
        /// The file.
        path: PathBuf,
    },
    /// A file with such a name that cannot be opened. So it is not known what it is.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why: the error number from the system.
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
