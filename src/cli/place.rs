//! Places, sources and targets, as they are written on the command line.

mod syntax;

use std::path::PathBuf;

use clap::ArgMatches;
use sso_escrow::fault::Fault;
use sso_escrow::message;
use sso_escrow::token::shares::OnCard;

use super::Failure;
use super::cards::{Cards, token_id};
use super::output::Console;
use super::port::{self, Medium, Port, Reply};

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

/// What is listed at a place.
pub(crate) enum Spot {
    /// A folder or file.
    Path(PathBuf),
    /// A card, by what it is called, and the shares on it.
    Card(String, Vec<OnCard>),
}

/// The folders and files, and the cards, of the positional places; where a medium is asked for, that of the
/// medium, which is in as long as the second list is kept.
pub(crate) fn read_places(
    matches: &ArgMatches,
    console: &mut Console,
) -> Result<(Vec<Spot>, Vec<Medium>), Failure> {
    let mut cards = Cards::default();
    let places = matches.get_many::<String>("place").into_iter().flatten();
    let places: Vec<Place> = places.map(|place| Place::parse(place)).collect::<Result<_, _>>()?;
    let (mut paths, mut media) = (Vec::new(), Vec::new());
    for place in places {
        match place {
            Place::File { path, .. } | Place::CardFile { path, .. } => {
                paths.push(Spot::Path(path));
            }
            Place::Card { token, .. } => {
                let (name, found) = cards.list(token_id(token.as_deref())?)?;
                paths.push(Spot::Card(name, found));
            }
            Place::Ask => {
                let mut terminal = port::desk()?;
                let mut port = Port::new(true, true);
                let question = message!("ask-insert-any");
                loop {
                    let also = Some(&mut cards);
                    match port.ask_for_either(&mut terminal, console, &question, false, also)? {
                        Reply::Medium(medium) => {
                            paths.push(Spot::Path(medium.path.clone()));
                            media.push(medium);
                            break;
                        }
                        Reply::Card(reader) => match cards.list_at(&reader) {
                            Ok((name, found)) => {
                                paths.push(Spot::Card(name, found));
                                break;
                            }
                            Err(error) => {
                                terminal.explain(console, &error.message());
                                cards.pass_over(&reader);
                            }
                        },
                        Reply::Number(_) | Reply::Nothing => {}
                    }
                }
            }
        }
    }
    Ok((paths, media))
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
