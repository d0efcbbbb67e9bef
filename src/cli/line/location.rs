//! The values of location options: shares, sources and targets.

mod syntax;

use std::path::{Path, PathBuf};

use sso_escrow::message;
use sso_escrow::share::descriptor::LONGEST_NAME;

use crate::cli::line::quotes;
use crate::cli::line::values::checked_line;
use crate::cli::ui::failure::Failure;

pub(crate) use syntax::{
    ASK, ASKED_TARGETS, CARD, FILE, KINDS, LIVE, NamedLocation, ShareLocation, SmartCard, Source,
    Target, TargetFile, path_of,
};

/// The location of a share: `file:PATH`, `piv:[SERIAL]`, `piv:[SERIAL],file:PATH` or `ask`. `file:` may be left out
/// before the path of a folder or file that exists, and on Windows before a path with a drive letter.
pub(crate) fn share_location(written: &str) -> Result<ShareLocation, Failure> {
    quotes::checked(written)?;
    let unclear = || Failure::usage(message!("usage-place", place = written));
    ShareLocation::read(written).or_else(|| existing(written)).ok_or_else(unclear)
}

/// The location of a folder or file that exists, or is on a drive of Windows, and is written without `file:`, also
/// after `piv:[SERIAL],`.
fn existing(written: &str) -> Option<ShareLocation> {
    let (card, path) = match written.split_once(',') {
        Some((card, path)) if card.starts_with(CARD) => (format!("{card},"), path),
        _ => (String::new(), written),
    };
    let exists = !path.is_empty() && (is_on_a_drive(path) || Path::new(path).exists());
    exists.then(|| ShareLocation::read(&format!("{card}{FILE}{path}"))).flatten()
}

/// Reports whether a path begins with a drive letter of Windows. No kind of location has a name of one letter.
fn is_on_a_drive(path: &str) -> bool {
    let mut characters = path.chars();
    let letter = characters.next().is_some_and(|it| it.is_ascii_alphabetic());
    cfg!(windows) && letter && characters.next() == Some(':')
}

/// Splits `[NAME=]LOCATION`, also where `file:` is left out before a path that exists.
fn split_name(written: &str) -> (Option<&str>, &str) {
    let (name, location) = syntax::split_name(written);
    if ShareLocation::read(location).is_some() || existing(written).is_some() {
        return (name, location);
    }
    let split = |(at, _): (usize, &'_ str)| (&written[..at], &written[at + 1..]);
    let mut splits = written.match_indices('=').map(split);
    match splits.find(|(_, location)| existing(location).is_some()) {
        Some((name, location)) => (Some(name), location),
        None => (name, location),
    }
}

/// Reports whether two paths lead to one folder: by the same name, through a link, or in another spelling that the
/// file system takes for the same.
pub(crate) fn is_one_folder(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    let is_same_path = real(one).is_some() && real(one) == real(other);
    is_same_path || is_one_directory(one, other)
}

/// Reports whether the system gives both folders the same number. A file system that ignores case does.
#[cfg(unix)]
fn is_one_directory(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let number = |path: &Path| path.metadata().ok().map(|it| (it.dev(), it.ino()));
    number(one).is_some() && number(one) == number(other)
}

/// On Windows, the canonical paths of one folder are the same.
#[cfg(windows)]
fn is_one_directory(_: &Path, _: &Path) -> bool {
    false
}

/// `[NAME=]LOCATION`.
pub(crate) fn named_location(written: &str) -> Result<NamedLocation, Failure> {
    // A custodian's name may contain quotation marks. Those around the whole are no part of it.
    if written.starts_with('\'') && written.ends_with('\'') {
        quotes::checked(written)?;
    }
    let (name, location) = split_name(written);
    let location = share_location(location)?;
    let name = name.map(|name| checked_line(name, LONGEST_NAME)).transpose()?;
    if name.as_ref().is_some_and(String::is_empty) {
        return Err(Failure::usage(message!("name-empty", place = written)));
    }
    Ok(NamedLocation { name, location })
}

/// A smart card without a file: `piv:[SERIAL]`.
pub(crate) fn card_location(written: &str) -> Result<SmartCard, Failure> {
    match share_location(written)? {
        ShareLocation::Card { card, .. } => Ok(card),
        _ => Err(Failure::usage(message!("usage-card", place = written))),
    }
}

/// The location of an envelope: `file:PATH`.
pub(crate) fn envelope_location(written: &str) -> Result<PathBuf, Failure> {
    match share_location(written)? {
        ShareLocation::File { path, .. } => Ok(path),
        _ => Err(Failure::usage(message!("usage-envelope", place = written))),
    }
}

/// A value, and its text as it was typed. Messages quote that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written<T> {
    pub(crate) written: String,
    pub(crate) value: T,
}

/// The source that `--from` names.
pub(crate) fn written_source(written: &str) -> Result<Written<Source>, Failure> {
    quotes::checked(written)?;
    let unclear = || Failure::usage(message!("usage-source", source = written));
    let value = Source::read(written).ok_or_else(unclear)?;
    Ok(Written { written: written.to_owned(), value })
}

/// The target that `--to` of `restore` names.
pub(crate) fn written_target(written: &str) -> Result<Written<Target>, Failure> {
    quotes::checked(written)?;
    let unclear = || Failure::usage(message!("usage-target", target = written));
    let value = Target::read(written).ok_or_else(unclear)?;
    Ok(Written { written: written.to_owned(), value })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_name_stands_before_the_place() {
        let parsed = |written| {
            let NamedLocation { name, location } = named_location(written).unwrap();
            let path = location.path().map_or("(asked)", |path| path.to_str().unwrap());
            (name, path.to_owned())
        };
        assert_eq!(parsed("file:/a"), (None, "/a".to_owned()));
        assert_eq!(parsed("Anna=file:/a"), (Some("Anna".to_owned()), "/a".to_owned()));
        assert_eq!(parsed("file:/a=file:b"), (None, "/a=file:b".to_owned()));
        assert_eq!(parsed("A=B=file:x"), (Some("A=B".to_owned()), "x".to_owned()));
        assert_eq!(
            parsed("Anna=file:/a=file:b"),
            (Some("Anna".to_owned()), "/a=file:b".to_owned())
        );
        assert_eq!(parsed("ask"), (None, "(asked)".to_owned()));
        assert_eq!(parsed("Anna=ask"), (Some("Anna".to_owned()), "(asked)".to_owned()));
        assert_eq!(parsed("file:/a=ask"), (None, "/a=ask".to_owned()));
        assert_eq!(parsed("Anna=file:/a=ask"), (Some("Anna".to_owned()), "/a=ask".to_owned()));
        assert_eq!(
            parsed("Anna=piv:7,file:/a=ask"),
            (Some("Anna".to_owned()), "/a=ask".to_owned())
        );
        assert_eq!(parsed("piv:,file:b"), (None, "b".to_owned()));
        assert_eq!(parsed("Anna=ask=ask"), (Some("Anna=ask".to_owned()), "(asked)".to_owned()));
        for wrong in [
            "",
            "file:",
            "/a",
            "Anna=/a",
            "Anna=file:",
            "FILE:/a",
            "floppy:1",
            "ask:",
            "Anna=ASK",
            "piv",
            "PIV:",
            "piv:0",
            "piv:+1",
            "piv:4294967296",
            "piv:a5",
            "piv:1,",
            "piv:1,file:",
            "piv:1,/a",
            "piv:1 ",
            "piv:1,piv:2",
        ] {
            assert!(named_location(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_path_of_something_that_exists_needs_no_prefix() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().display();
        let parsed = |written: String| {
            let NamedLocation { name, location } = named_location(&written).ok()?;
            Some((name, location.written().to_owned()))
        };
        let location =
            |name: Option<&str>, written: String| Some((name.map(str::to_owned), written));
        assert_eq!(parsed(format!("{path}")), location(None, format!("file:{path}")));
        let anna = || Some("Anna");
        assert_eq!(parsed(format!("Anna={path}")), location(anna(), format!("file:{path}")));
        let sealed = format!("piv:7,file:{path}");
        assert_eq!(parsed(format!("Anna=piv:7,{path}")), location(anna(), sealed));
        assert_eq!(parsed(format!("Anna={path}/none")), None);
        std::fs::create_dir(folder.path().join("A=")).unwrap();
        let odd = format!("{path}/A=");
        assert_eq!(parsed(odd.clone()), location(None, format!("file:{odd}")));
        assert_eq!(envelope_location(&odd).ok(), Some(PathBuf::from(odd)));
    }

    #[test]
    fn a_card_goes_by_its_number_or_is_the_one_that_is_in() {
        let parsed = |written| {
            let NamedLocation { name, location } = named_location(written).unwrap();
            let shown = |card: SmartCard| {
                card.token().map_or_else(|| "(in)".to_owned(), |token| token.to_string())
            };
            (name, location.card().map(shown), location.is_on_card())
        };
        let guid = "a5".repeat(16);
        let anna = || Some("Anna".to_owned());
        assert_eq!(parsed("piv:"), (None, Some("(in)".to_owned()), true));
        assert_eq!(parsed("Anna=piv:"), (anna(), Some("(in)".to_owned()), true));
        assert_eq!(parsed("Anna=piv:123"), (anna(), Some("123".to_owned()), true));
        let by_guid = format!("piv:{guid}");
        assert_eq!(parsed(&by_guid), (None, Some(guid), true));
        assert_eq!(parsed("piv:123,file:/a"), (None, Some("123".to_owned()), false));
        assert_eq!(parsed("file:piv:123"), (None, None, false));
    }

    #[test]
    fn sources_and_targets_are_told_apart() {
        let path = |path: &str| PathBuf::from(path);
        let source = |text| written_source(text).ok().map(|it| it.value);
        let target = |text| written_target(text).ok().map(|it| it.value);
        assert_eq!(source("reg:a:b"), Some(Source::Reg(path("a:b"))));
        assert_eq!(source("hive:SOFTWARE"), Some(Source::Hive(path("SOFTWARE"))));
        assert_eq!(target("native:/mnt"), Some(Target::Native(path("/mnt"))));
        assert_eq!(target("live"), Some(Target::Live));
        for wrong in ["", "reg:", "live:", "LIVE", "file:/a", "/a", "REG:a", ":a"] {
            assert!(source(wrong).is_none() && target(wrong).is_none(), "{wrong}");
        }
    }
}
