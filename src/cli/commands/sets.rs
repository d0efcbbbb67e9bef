//! `sets`: lists the sets, generations and MSIDs at some places.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::{Status, UserError};
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::share::descriptor::{Descriptor, SetId};
use sso_escrow::share::header::Protector;
use sso_escrow::share::{Share, ShareError};
use sso_escrow::text::Message;

use crate::cli::context::cards;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, share_location};
use crate::cli::line::options::SetOption;
use crate::cli::line::values::msid;
use crate::cli::line::words::help;
use crate::cli::media::listing::{
    Faulty, ListedPlace, listed, pass_over, read_places, warn_of_unfinished,
};
use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The sets that have shares at the places.
#[derive(Debug, Default, Serialize)]
pub(crate) struct SetsResult {
    /// The sets that were found.
    #[serde(skip_serializing_if = "Option::is_none")]
    sets: Option<Vec<ListedSet>>,
}

/// A set, and its shares that were found.
#[derive(Debug, Serialize)]
pub(crate) struct ListedSet {
    /// The set.
    set: SetSummary,
    /// What the shares show about its use.
    state: SetState,
    /// Its shares, in the order of their numbers.
    shares: Vec<ListedShare>,
}

/// What the shares of a set that were found show about its use. Only the transcripts show more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SetState {
    /// At least one share has the name of a finished one, or is on a smart card.
    Finished,
    /// Every share has the name of a pending one: its ceremony was interrupted, or still runs.
    Pending,
    /// Another set that was found supersedes it.
    Superseded,
}

impl SetState {
    fn message(self) -> Option<Message> {
        match self {
            Self::Finished => None,
            Self::Pending => Some(message!("sets-pending")),
            Self::Superseded => Some(message!("sets-superseded")),
        }
    }
}

/// The place of a share.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct ListedShare {
    /// The number of the share.
    x: u8,
    /// The path of its file; for a share on a smart card, `piv:`, the card and the object.
    path: String,
    /// The serial number or the GUID of the smart card that it is sealed to; null if it is sealed to a password.
    card: Option<String>,
    /// Whether its name says that its ceremony was not finished. A smart card has no such name.
    pending: bool,
}

impl ListedSet {
    fn lines(&self) -> Vec<Message> {
        let mut lines = self.set.lines(true);
        lines.extend(self.shares.iter().map(|ListedShare { x, path, card, .. }| match card {
            None => message!("sets-share", x = *x, path = path),
            Some(card) => message!("sets-share-card", x = *x, path = path, token = card),
        }));
        lines.extend(self.state.message());
        let mut numbers: Vec<u8> = self.shares.iter().map(|share| share.x).collect();
        numbers.dedup();
        let (need, count) = (self.set.threshold, self.set.custodians.len());
        lines.push(message!("sets-health", have = numbers.len(), need = need, count = count));
        lines
    }
}

/// `sets`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Sets {
    #[arg(value_name = "PLACE", required = true, value_parser = value(share_location), add = ArgValueCompleter::new(complete::share_location), help = help("help-argument-places"))]
    places: Vec<ShareLocation>,
    #[arg(long, value_name = "MSID", value_parser = value(msid), help = help("help-option-msid"))]
    msid: Option<Msid>,
    #[command(flatten)]
    set: SetOption,
}

impl Sets {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read_shares(&self.places)
    }
}

pub(crate) fn run(options: &Sets, console: &mut Console) -> Ended<SetsResult> {
    Ended::after(|result| list_sets(options, console, result))
}

/// Why a share was not read, and whether a later release made it.
type Unread = (Message, bool);

fn list_sets(
    options: &Sets,
    console: &mut Console,
    result: &mut SetsResult,
) -> Result<Status, Failure> {
    let wanted = &options.set.set;
    let mut sets: Vec<(Descriptor, Vec<ListedShare>)> = Vec::new();
    let mut faulty = Faulty::default();
    let mut unstated = BTreeSet::new();
    let (spots, _media) = read_places(&options.places, console)?;
    let mut files: Vec<(String, Result<Share, Unread>)> = Vec::new();
    for spot in spots {
        match spot {
            ListedPlace::Path(path) => {
                let found = warn_of_unfinished(console, &path).and_then(|()| media::scan(&path));
                let found = match found {
                    Ok(found) => found,
                    Err(error) => {
                        let is_later = error.is_later();
                        pass_over(error.into(), &options.places, console)?;
                        faulty.add_file(is_later);
                        continue;
                    }
                };
                files.extend(found.into_iter().map(|file| {
                    let content = file.content.map_err(|error| (error.message(), error.is_later()));
                    (file.path.display().to_string(), content)
                }));
            }
            ListedPlace::Unreadable(failure) => {
                pass_over(failure, &options.places, console)?;
                faulty.add();
            }
            ListedPlace::Card(name, found) => files.extend(found.into_iter().map(|it| {
                let fault = cards::fault(&name, &it);
                let told = |error: ShareError| fault.unwrap_or(error.message());
                let content = it.content.map_err(|error| (told(error), error.is_later()));
                (cards::shown(&name, it.object), content)
            })),
        }
    }
    for (path, content) in files {
        let share = match content {
            Ok(share) => share,
            Err((fault, is_later)) => {
                console.warn(&fault);
                faulty.add_file(is_later);
                continue;
            }
        };
        let card = match &share.header.protector {
            Protector::Password { .. } => None,
            Protector::Card(card) => Some(card.token.to_string()),
        };
        let pending = media::is_pending(Path::new(&path));
        let found = ListedShare { x: share.header.x, path, card, pending };
        let descriptor = share.header.descriptor;
        if !descriptor.is_wanted(wanted.as_deref()) {
            continue;
        }
        if options.msid.is_some_and(|msid| !descriptor.msids.contains(&msid)) {
            if descriptor.msids.is_empty() {
                unstated.insert(descriptor.fingerprint().words().short());
            }
            continue;
        }
        match sets.iter_mut().find(|(set, _)| *set == descriptor) {
            Some((_, shares)) => shares.push(found),
            None => sets.push((descriptor, vec![found])),
        }
    }
    // A set of ENTSSO's own file need not state its MSID, so each of these may be the one that is looked for.
    for set in unstated {
        console.warn(&message!("sets-msid-unstated", set = set));
    }
    if sets.is_empty() && wanted.is_none() && options.msid.is_none() {
        console.say(&message!("sets-none"));
    }
    let mut found = Vec::new();
    let superseded: Vec<SetId> = sets.iter().filter_map(|(set, _)| set.supersedes).collect();
    for (set, mut shares) in sets {
        shares.sort();
        let state = match shares.iter().all(|share| share.pending) {
            _ if superseded.contains(&set.set_id) => SetState::Superseded,
            true => SetState::Pending,
            false => SetState::Finished,
        };
        let set = ListedSet { set: SetSummary::untyped(&set), state, shares };
        for line in set.lines() {
            console.say(&line);
        }
        console.print(&"");
        found.push(set);
    }
    let none = found.is_empty();
    result.sets = Some(found);
    match options.msid.filter(|_| none && faulty.all == 0) {
        Some(msid) => Err(Failure::new(
            Status::Damaged,
            message!("list-no-such-msid", msid = msid.to_string()),
        )),
        None => listed(faulty, none, wanted.as_deref()),
    }
}
