//! Registration files (`.reg`) as the Registry Editor of Windows writes and imports them: UTF-16LE with a
//! byte order mark, and lines that end in CR LF.
//!
//! A registration file carries no access control. [`access_commands`] returns the commands that set it.

mod access;
mod read;
mod write;

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;
use crate::registry::tree::TreeError;
use crate::sys::memory::MemoryError;

pub use access::access_commands;
pub use read::{LARGEST, begins, decode};
pub use write::{check_names, encode, keys};

/// Why a registration file cannot be read or written. Of the file's content, errors show only names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegError {
    /// The file does not begin like a registration file.
    NotReg,
    /// The file is not text in an encoding that Windows writes.
    Encoding,
    /// The file does not end with an empty line, as every export does.
    CutOff,
    /// The file is larger than the limit for its encoding.
    TooLarge {
        /// The limit, in KiB.
        kib: usize,
    },
    /// The file is within this limit, but its keys and values do not fit into locked memory.
    TooMany,
    /// A file in the old format (`REGEDIT4`) has text that is not ASCII. The code page of that text is not known.
    CodePage {
        /// The number of the line.
        line: usize,
    },
    /// A line that cannot be in an export.
    Line {
        /// Its number.
        line: usize,
    },
    /// The file removes keys or values, so it is not an export.
    Deletion {
        /// The number of the line.
        line: usize,
    },
    /// The file is a hive.
    Hive,
    /// SSOSS is not in the file.
    NoKey,
    /// SSOSS is not in the file, but a similar key elsewhere in the registry is.
    OtherKey {
        /// Its path.
        key: String,
    },
    /// A key occurs twice.
    Twice {
        /// Its path.
        key: String,
    },
    /// A registration file cannot hold this name.
    Name {
        /// The name.
        name: String,
    },
    /// A registry cannot hold the content of the file.
    Tree(TreeError),
    /// No locked memory.
    Memory(MemoryError),
}

impl UserError for RegError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::NotReg => Status::Damaged.with(message!("reg-not-reg")),
            Self::Encoding => Status::Damaged.with(message!("reg-encoding")),
            Self::CutOff => Status::Damaged.with(message!("reg-cut-off")),
            Self::TooLarge { kib } => Status::Damaged.with(message!("reg-too-large", kib = *kib)),
            Self::TooMany => Status::Damaged.with(message!("reg-too-many")),
            Self::CodePage { line } => {
                Status::Damaged.with(message!("reg-code-page", line = *line))
            }
            Self::Line { line } => Status::Damaged.with(message!("reg-line", line = *line)),
            Self::Deletion { line } => Status::Damaged.with(message!("reg-deletion", line = *line)),
            Self::Hive => Status::Usage.with(message!("reg-is-hive")),
            Self::NoKey => Status::Damaged.with(message!("reg-no-key")),
            Self::OtherKey { key } => Status::Damaged.with(message!("reg-other-key", key = key)),
            Self::Twice { key } => Status::Damaged.with(message!("reg-twice", key = key)),
            Self::Name { name } => {
                Status::Target.with(message!("reg-name", name = name.escape_debug().to_string()))
            }
            Self::Tree(error) => Description::of(error),
            Self::Memory(error) => Description::of(error),
        }
    }
}

user_errors!(RegError: Tree(TreeError), Memory(MemoryError));
