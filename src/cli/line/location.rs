//! Locations of shares, sources and targets, as they are written on the command line.

mod syntax;

use sso_escrow::message;

use crate::cli::ui::failure::Failure;

pub(crate) use syntax::{Place, Source, split_name};

impl Place {
    /// `file:PATH`, `piv:[SERIAL]`, `piv:[SERIAL],file:PATH` or `ask`.
    pub(crate) fn parse(written: &str) -> Result<Self, Failure> {
        Self::read(written).ok_or_else(|| Failure::usage(message!("usage-place", place = written)))
    }
}

/// `[NAME=]PLACE`.
pub(crate) fn named_place(written: &str) -> Result<(Option<&str>, Place), Failure> {
    let (name, place) = split_name(written);
    Ok((name, Place::parse(place)?))
}

/// What `--from` says.
pub(crate) fn source(written: &str) -> Result<Source, Failure> {
    Source::read(written).ok_or_else(|| Failure::usage(message!("usage-source", source = written)))
}

/// What `--to` of `restore` says.
pub(crate) fn target(written: &str) -> Result<Source, Failure> {
    Source::read(written).ok_or_else(|| Failure::usage(message!("usage-target", target = written)))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_name_stands_before_the_place() {
        let parsed = |written| {
            let (name, place) = named_place(written).unwrap();
            let path = place.path().map_or("(asked)", |path| path.to_str().unwrap());
            (name.map(str::to_owned), path.to_owned())
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
            assert!(named_place(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_card_goes_by_its_number_or_is_the_one_that_is_in() {
        let parsed = |written| {
            let (name, place) = named_place(written).unwrap();
            let card = place.card().map(|token| token.unwrap_or("(in)").to_owned());
            (name.map(str::to_owned), card, place.is_on_card())
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
        assert_eq!(source("reg:a:b").ok(), Some(Source::Reg(path("a:b"))));
        assert_eq!(source("hive:SOFTWARE").ok(), Some(Source::Hive(path("SOFTWARE"))));
        assert_eq!(target("native:/mnt").ok(), Some(Source::Native(path("/mnt"))));
        assert_eq!(target("live").ok(), Some(Source::Live));
        for wrong in ["", "reg:", "live:", "LIVE", "file:/a", "/a", "REG:a", ":a"] {
            assert!(source(wrong).is_err() && target(wrong).is_err(), "{wrong}");
        }
    }
}
