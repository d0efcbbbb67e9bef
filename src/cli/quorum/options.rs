//! The options about sets and passwords that commands which open shares have in common.

use std::path::PathBuf;

use clap::ArgMatches;
use sso_escrow::media::SetFilter;
use sso_escrow::message;
use sso_escrow::share::fingerprint::SetWords;

use crate::cli::guard::waivers::Waivers;
use crate::cli::line::location::Place;
use crate::cli::line::values::set_id;
use crate::cli::ui::describe::words_message;
use crate::cli::ui::failure::Failure;

/// The options about sets and passwords that these commands share.
pub(crate) struct Options {
    pub(super) filter: SetFilter,
    pub(super) expected: Option<SetWords>,
    pub(super) rehearsal: bool,
    /// Whether media that are not removable may be asked for.
    pub(super) anything: bool,
    pub(super) yes: bool,
    /// Files in the folders where an envelope may lie, or the envelopes themselves.
    pub(super) envelopes: Vec<PathBuf>,
}

impl Options {
    pub(crate) fn from(matches: &ArgMatches) -> Result<Self, Failure> {
        let expected = match matches.try_get_one::<String>("expect-set") {
            Ok(Some(words)) => Some(
                SetWords::parse(words).map_err(|error| Failure::usage(words_message(&error)))?,
            ),
            _ => None,
        };
        let filter = match (set_id(matches)?, expected) {
            (Some(id), _) => SetFilter::Id(id),
            (None, Some(words)) => SetFilter::Words(words),
            (None, None) => SetFilter::Only,
        };
        let [rehearsal, yes] = ["rehearsal", "yes"].map(|flag| matches.get_flag(flag));
        let anything = Waivers::from(matches)?.anything();
        let envelopes = matches.try_get_many::<String>("envelope").ok().flatten();
        let file_in = |written: &String| match Place::parse(written)? {
            Place::File { path, .. } if path.is_dir() => Ok(path.join("envelope")),
            Place::File { path, .. } => Ok(path),
            _ => Err(Failure::usage(message!("usage-envelope", place = written))),
        };
        let envelopes = envelopes.into_iter().flatten().map(file_in).collect::<Result<_, _>>()?;
        Ok(Self { filter, expected, rehearsal, anything, yes, envelopes })
    }
}
