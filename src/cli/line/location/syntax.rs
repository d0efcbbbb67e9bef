//! The syntax of locations: shares, sources and targets. Only the text is read, never a file.
//!
//! This file needs only the library, so the fuzz targets can include it.

use std::path::{Path, PathBuf};

use sso_escrow::token::names::TokenId;

/// The location of a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ShareLocation {
    /// A folder of a medium, or a share file.
    File {
        /// As it was written.
        written: String,
        /// The folder or file.
        path: PathBuf,
    },
    /// The share is on a smart card.
    Card {
        /// As it was written.
        written: String,
        /// Which smart card.
        card: SmartCard,
    },
    /// The share is sealed to a smart card and is in a folder of a medium, or is a share file.
    CardFile {
        /// As it was written.
        written: String,
        /// Which smart card.
        card: SmartCard,
        /// The folder or file.
        path: PathBuf,
    },
    /// Media or smart cards are inserted one after another.
    Ask,
}

/// Which smart card is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SmartCard {
    /// The only inserted card.
    Any,
    /// The one with this serial number or GUID.
    Named(TokenId),
}

impl SmartCard {
    /// Its serial number or GUID; `None` for any card.
    pub(crate) fn token(self) -> Option<TokenId> {
        match self {
            Self::Any => None,
            Self::Named(token) => Some(token),
        }
    }
}

/// How [`ShareLocation::Ask`] is written.
pub(crate) const ASK: &str = "ask";
/// How the location of a folder or file begins.
pub(crate) const FILE: &str = "file:";
/// How the location of a smart card begins.
pub(crate) const CARD: &str = "piv:";

impl ShareLocation {
    /// Reads `file:PATH`, `piv:[SERIAL]`, `piv:[SERIAL],file:PATH` or `ask`; `None` for any other text.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let path = |path: &str| (!path.is_empty()).then(|| path_of(path));
        if written == ASK {
            return Some(Self::Ask);
        }
        if let Some(rest) = written.strip_prefix(FILE) {
            return Some(Self::File { written: written.to_owned(), path: path(rest)? });
        }
        let rest = written.strip_prefix(CARD)?;
        let written = written.to_owned();
        match rest.split_once(',') {
            None => Some(Self::Card { written, card: smart_card(rest)? }),
            Some((card, file)) => {
                let path = path(file.strip_prefix(FILE)?)?;
                Some(Self::CardFile { written, card: smart_card(card)?, path })
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

    /// The folder or file, if there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File { path, .. } | Self::CardFile { path, .. } => Some(path),
            Self::Card { .. } | Self::Ask => None,
        }
    }

    /// The smart card that the share is sealed to, if there is one.
    pub(crate) fn card(&self) -> Option<SmartCard> {
        match self {
            Self::Card { card, .. } | Self::CardFile { card, .. } => Some(*card),
            Self::File { .. } | Self::Ask => None,
        }
    }

    /// Reports whether the share is on a smart card.
    pub(crate) fn is_on_card(&self) -> bool {
        matches!(self, Self::Card { .. })
    }
}

/// Reads a serial number (decimal) or a GUID (32 hexadecimal digits). An empty text means any card.
fn smart_card(text: &str) -> Option<SmartCard> {
    match text {
        "" => Some(SmartCard::Any),
        _ => {
            TokenId::parse(text).filter(|token| *token != TokenId::Serial(0)).map(SmartCard::Named)
        }
    }
}

/// The location of a share with the name of its custodian: `[NAME=]LOCATION`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedLocation {
    /// The custodian, if one was named.
    pub(crate) name: Option<String>,
    /// The location of the share.
    pub(crate) location: ShareLocation,
}

/// Splits `[NAME=]LOCATION`. The name ends at the first `=` that is followed by a location.
pub(crate) fn split_name(written: &str) -> (Option<&str>, &str) {
    if ShareLocation::read(written).is_some() {
        return (None, written);
    }
    let split = |(at, _): (usize, &str)| (&written[..at], &written[at + 1..]);
    let is_location = |(_, text): &(&str, &str)| ShareLocation::read(text).is_some();
    // If the text after a `=` looks like a location but is not valid, the message quotes it without the name.
    let is_meant = |(_, text): &(&str, &str)| text.starts_with(FILE) || text.starts_with(CARD);
    let mut splits = written.match_indices('=').map(split);
    let mut again = splits.clone();
    match splits.find(is_location).or_else(|| again.find(is_meant)) {
        Some((name, location)) if !written.starts_with(FILE) => (Some(name), location),
        _ => (None, written),
    }
}

/// Where `backup` takes a payload from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A registration file.
    Reg(PathBuf),
    /// An offline hive.
    Hive(PathBuf),
    /// The registry of this machine.
    Live,
    /// The backup file of ENTSSO.
    Native(PathBuf),
}

impl Source {
    /// Reads `reg:FILE`, `hive:FILE`, `live` or `native:FILE`; `None` for any other text.
    pub(crate) fn read(written: &str) -> Option<Self> {
        match kind_and_path(written)? {
            (LocationKind::Live, _) => Some(Self::Live),
            (LocationKind::Reg, path) => Some(Self::Reg(path)),
            (LocationKind::Hive, path) => Some(Self::Hive(path)),
            (LocationKind::Native, path) => Some(Self::Native(path)),
        }
    }

    /// The file, if there is one.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Reg(path) | Self::Hive(path) | Self::Native(path) => Some(path),
            Self::Live => None,
        }
    }
}

/// Where `restore` writes a payload to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A new registration file.
    Reg(PathBuf),
    /// An offline hive.
    Hive(PathBuf),
    /// The registry of this machine.
    Live,
    /// A folder for the backup file of ENTSSO.
    Native(PathBuf),
    /// A file on a medium that is inserted when the secret is open.
    Ask(TargetFile),
}

/// A file that `restore` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TargetFile {
    /// A new registration file.
    Reg,
    /// The backup file of ENTSSO.
    Native,
}

impl Target {
    /// What kind of target it is: for the transcript.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Reg(_) | Self::Ask(TargetFile::Reg) => "reg",
            Self::Hive(_) => "hive",
            Self::Live => "live",
            Self::Native(_) | Self::Ask(TargetFile::Native) => "native",
        }
    }

    /// Reports whether it takes the backup file of ENTSSO, and nothing else.
    pub(crate) fn is_native(&self) -> bool {
        matches!(self, Self::Native(_) | Self::Ask(TargetFile::Native))
    }

    /// Reports whether a new file is written.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self, Self::Reg(_) | Self::Native(_) | Self::Ask(_))
    }

    /// Reads `reg:FILE`, `hive:FILE`, `live`, `native:FOLDER`, `reg:ask` or `native:ask`; `None` for any other text.
    /// `reg:./ask` means a file of the name `ask`.
    pub(crate) fn read(written: &str) -> Option<Self> {
        match kind_and_path(written)? {
            (LocationKind::Reg, path) if path == Path::new(ASK) => Some(Self::Ask(TargetFile::Reg)),
            (LocationKind::Native, path) if path == Path::new(ASK) => {
                Some(Self::Ask(TargetFile::Native))
            }
            (LocationKind::Live, _) => Some(Self::Live),
            (LocationKind::Reg, path) => Some(Self::Reg(path)),
            (LocationKind::Hive, path) => Some(Self::Hive(path)),
            (LocationKind::Native, path) => Some(Self::Native(path)),
        }
    }

    /// The file or folder, if it is named.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Reg(path) | Self::Hive(path) | Self::Native(path) => Some(path),
            Self::Live | Self::Ask(_) => None,
        }
    }
}

/// The path that a text means. On Windows a drive alone (`M:`) means its root, not the folder that was last used there.
pub(crate) fn path_of(written: &str) -> PathBuf {
    match written.as_bytes() {
        [letter, b':'] if cfg!(windows) && letter.is_ascii_alphabetic() => {
            PathBuf::from(format!("{written}\\"))
        }
        _ => PathBuf::from(written),
    }
}

/// The prefixes of sources and targets that have a path.
pub(crate) const KINDS: [&str; 3] = ["reg:", "hive:", "native:"];
/// The targets whose medium is asked for.
pub(crate) const ASKED_TARGETS: [&str; 2] = ["reg:ask", "native:ask"];
/// How the registry of this machine is written.
pub(crate) const LIVE: &str = "live";

enum LocationKind {
    Reg,
    Hive,
    Live,
    Native,
}

/// The kind at the start of a source or target, and the path after it. The path is empty for `live`.
fn kind_and_path(written: &str) -> Option<(LocationKind, PathBuf)> {
    if written == LIVE {
        return Some((LocationKind::Live, PathBuf::new()));
    }
    let (kind, path) = written.split_once(':').filter(|(_, path)| !path.is_empty())?;
    let kind = match kind {
        "reg" => LocationKind::Reg,
        "hive" => LocationKind::Hive,
        "native" => LocationKind::Native,
        _ => return None,
    };
    Some((kind, path_of(path)))
}
