//! How places are written: what can be known of them from the text alone.
//!
//! It needs nothing of the rest of the program, so that the fuzz targets can include this file.

use std::path::{Path, PathBuf};

/// A place for a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A folder of a medium, or a share file.
    File {
        /// As it was written.
        written: String,
        /// The folder or file.
        path: PathBuf,
    },
    /// The media that are put in, one after another, at the one port.
    Ask,
}

/// How [`Place::Ask`] is written.
const ASK: &str = "ask";

impl Place {
    /// `file:PATH` or `ask`; nothing where it is neither.
    pub(crate) fn read(written: &str) -> Option<Self> {
        match written.strip_prefix("file:") {
            None if written == ASK => Some(Self::Ask),
            Some(path) if !path.is_empty() => {
                Some(Self::File { written: written.to_owned(), path: PathBuf::from(path) })
            }
            _ => None,
        }
    }

    /// As it was written.
    pub(crate) fn written(&self) -> &str {
        match self {
            Self::File { written, .. } => written,
            Self::Ask => ASK,
        }
    }

    /// The folder or file, where it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } => Some(path),
            Self::Ask => None,
        }
    }
}

/// `[NAME=]PLACE` in its two parts: what stands before the first `=` that a place follows is a name.
pub(crate) fn split_name(written: &str) -> (Option<&str>, &str) {
    if written.starts_with("file:") {
        return (None, written);
    }
    if let Some((name, _)) = written.split_once("=file:") {
        return (Some(name), &written[name.len() + 1..]);
    }
    match written.strip_suffix("=ask") {
        Some(name) => (Some(name), ASK),
        None => (None, written),
    }
}

/// What a payload is taken over from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A registration file.
    Reg(PathBuf),
    /// An offline hive.
    Hive(PathBuf),
    /// The registry of this machine.
    Live,
    /// The file that ENTSSO itself wrote.
    Native(PathBuf),
}

impl Source {
    /// `reg:FILE`, `hive:FILE`, `live` or `native:FILE`; nothing where it is none of these. Targets are
    /// written in the same way.
    pub(crate) fn read(written: &str) -> Option<Self> {
        if written == "live" {
            return Some(Self::Live);
        }
        let (kind, path) = written.split_once(':').filter(|(_, path)| !path.is_empty())?;
        let path = PathBuf::from(path);
        match kind {
            "reg" => Some(Self::Reg(path)),
            "hive" => Some(Self::Hive(path)),
            "native" => Some(Self::Native(path)),
            _ => None,
        }
    }

    /// The file or folder, where it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Reg(path) | Self::Hive(path) | Self::Native(path) => Some(path),
            Self::Live => None,
        }
    }
}
