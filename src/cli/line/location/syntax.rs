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
    /// A smart card: the share lies on it.
    Card {
        /// As it was written.
        written: String,
        /// Its serial number or GUID; nothing for the one that is in.
        token: Option<String>,
    },
    /// A share that is sealed to a smart card and lies in a folder of a medium, or is a share file.
    CardFile {
        /// As it was written.
        written: String,
        /// The serial number or GUID of the card; nothing for the one that is in.
        token: Option<String>,
        /// The folder or file.
        path: PathBuf,
    },
    /// The media that are put in, one after another, at the one port.
    Ask,
}

/// How [`Place::Ask`] is written.
const ASK: &str = "ask";
/// How a place begins that is a folder or file.
const FILE: &str = "file:";
/// How one begins that is a card.
const CARD: &str = "piv:";

impl Place {
    /// `file:PATH`, `piv:[SERIAL]`, `piv:[SERIAL],file:PATH` or `ask`; nothing where it is none of them.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let path = |path: &str| (!path.is_empty()).then(|| PathBuf::from(path));
        if written == ASK {
            return Some(Self::Ask);
        }
        if let Some(rest) = written.strip_prefix(FILE) {
            return Some(Self::File { written: written.to_owned(), path: path(rest)? });
        }
        let rest = written.strip_prefix(CARD)?;
        let written = written.to_owned();
        match rest.split_once(',') {
            None => Some(Self::Card { written, token: read_token(rest)? }),
            Some((token, file)) => {
                let path = path(file.strip_prefix(FILE)?)?;
                Some(Self::CardFile { written, token: read_token(token)?, path })
            }
        }
    }

    /// As it was written.
    pub(crate) fn written(&self) -> &str {
        match self {
            Self::File { written, .. }
            | Self::Card { written, .. }
            | Self::CardFile { written, .. } => written,
            Self::Ask => ASK,
        }
    }

    /// The folder or file, where it is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } | Self::CardFile { path, .. } => Some(path),
            Self::Card { .. } | Self::Ask => None,
        }
    }

    /// The card that a share is sealed to, where it is one: its serial number or GUID, or nothing for the one
    /// that is in.
    pub(crate) fn card(&self) -> Option<Option<&str>> {
        match self {
            Self::Card { token, .. } | Self::CardFile { token, .. } => Some(token.as_deref()),
            Self::File { .. } | Self::Ask => None,
        }
    }

    /// Whether the share lies on a card.
    pub(crate) fn is_on_card(&self) -> bool {
        matches!(self, Self::Card { .. })
    }
}

/// A serial number in decimal digits, or a GUID in 32 hexadecimal ones; nothing inside for an empty text, and
/// nothing at all for what is none of them.
fn read_token(text: &str) -> Option<Option<String>> {
    let is_digit = |byte: u8| byte.is_ascii_hexdigit();
    let is_serial = || text.parse::<u32>().is_ok_and(|serial| serial != 0);
    match text {
        "" => Some(None),
        _ if !text.bytes().all(is_digit) => None,
        _ if text.len() == 32 || is_serial() => Some(Some(text.to_owned())),
        _ => None,
    }
}

/// `[NAME=]PLACE` in its two parts: what stands before the first `=` that a place follows is a name.
pub(crate) fn split_name(written: &str) -> (Option<&str>, &str) {
    if Place::read(written).is_some() {
        return (None, written);
    }
    let split = |(at, _): (usize, &str)| (&written[..at], &written[at + 1..]);
    let is_place = |(_, place): &(&str, &str)| Place::read(place).is_some();
    // What is no place, but was meant to be one, is told of without the name.
    let is_meant = |(_, place): &(&str, &str)| place.starts_with(FILE) || place.starts_with(CARD);
    let mut splits = written.match_indices('=').map(split);
    let mut again = splits.clone();
    match splits.find(is_place).or_else(|| again.find(is_meant)) {
        Some((name, place)) if !written.starts_with(FILE) => (Some(name), place),
        _ => (None, written),
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
