//! Places, sources and targets, as they are written on the command line.

use std::path::PathBuf;

use sso_escrow::message;

use super::Failure;

/// A place for a share: so far a folder of a medium or a share file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// As it was written.
    pub(crate) written: String,
    /// The folder or file.
    pub(crate) path: PathBuf,
}

impl Place {
    /// `file:PATH`.
    pub(crate) fn parse(written: &str) -> Result<Self, Failure> {
        match written.strip_prefix("file:") {
            Some(path) if !path.is_empty() => {
                Ok(Self { written: written.to_owned(), path: PathBuf::from(path) })
            }
            _ => Err(Failure::usage(message!("usage-place", place = written))),
        }
    }
}

/// `[NAME=]PLACE`: what stands before the first `=` that a place follows is a name.
pub(crate) fn named_place(written: &str) -> Result<(Option<&str>, Place), Failure> {
    match written.split_once("=file:") {
        Some((name, _)) if !written.starts_with("file:") => {
            let place = Place::parse(&written[name.len() + 1..])?;
            Ok((Some(name), place))
        }
        _ => Ok((None, Place::parse(written)?)),
    }
}

/// A target of `restore`: so far `reg:FILE`.
pub(crate) fn reg_target(written: &str) -> Result<PathBuf, Failure> {
    match written.strip_prefix("reg:") {
        Some(path) if !path.is_empty() => Ok(PathBuf::from(path)),
        _ => Err(Failure::usage(message!("usage-target", target = written))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_before_the_place() {
        let parsed = |written| {
            let (name, place) = named_place(written).unwrap();
            (name.map(str::to_owned), place.path.to_str().unwrap().to_owned())
        };
        assert_eq!(parsed("file:/a"), (None, "/a".to_owned()));
        assert_eq!(parsed("Anna=file:/a"), (Some("Anna".to_owned()), "/a".to_owned()));
        assert_eq!(parsed("file:/a=file:b"), (None, "/a=file:b".to_owned()));
        assert_eq!(parsed("A=B=file:x"), (Some("A=B".to_owned()), "x".to_owned()));
        assert_eq!(
            parsed("Anna=file:/a=file:b"),
            (Some("Anna".to_owned()), "/a=file:b".to_owned())
        );
        for wrong in ["", "file:", "/a", "Anna=/a", "Anna=file:", "FILE:/a", "floppy:1"] {
            assert!(named_place(wrong).is_err(), "{wrong}");
        }
    }
}
