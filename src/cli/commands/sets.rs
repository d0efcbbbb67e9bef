//! `sets`: which sets, generations and MSIDs lie at some places.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use sso_escrow::error::{Status, UserError};
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::header::Protector;
use sso_escrow::text::Message;

use crate::cli::context::cards;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, share_location};
use crate::cli::line::options::SetOption;
use crate::cli::line::words::help;
use crate::cli::media::listing::{ListedPlace, listed, read_places, warn_of_unfinished};
use crate::cli::ui::describe;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The number of a share, its file, and the card that it is sealed to, if it is.
type Found = (u8, String, Option<String>);

/// `sets`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Sets {
    #[arg(value_name = "PLACE", required = true, value_parser = value(share_location), add = ArgValueCompleter::new(complete::share_location), help = help("help-argument-places"))]
    places: Vec<ShareLocation>,
    #[command(flatten)]
    set: SetOption,
}

impl Sets {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read_shares(&self.places)
    }
}

pub(crate) fn run(options: &Sets, console: &mut Console) -> Result<Status, Failure> {
    let wanted = &options.set.set;
    let mut sets: Vec<(Descriptor, Vec<Found>)> = Vec::new();
    let mut faulty = 0;
    let (spots, _media) = read_places(&options.places, console)?;
    let mut files: Vec<(String, Result<Share, Message>)> = Vec::new();
    for spot in spots {
        match spot {
            ListedPlace::Path(path) => {
                warn_of_unfinished(console, &path)?;
                let found = media::scan(&path)?.into_iter().map(|file| {
                    let content = file.content.map_err(|error| error.message());
                    (file.path.display().to_string(), content)
                });
                files.extend(found);
            }
            ListedPlace::Card(name, found) => files.extend(found.into_iter().map(|it| {
                let fault = cards::fault(&name, &it);
                let content = it.content.map_err(|error| fault.unwrap_or(error.message()));
                (cards::shown(&name, it.object), content)
            })),
        }
    }
    for (path, content) in files {
        let share = match content {
            Ok(share) => share,
            Err(fault) => {
                console.warn(&fault);
                faulty += 1;
                continue;
            }
        };
        let token = match &share.header.protector {
            Protector::Password { .. } => None,
            Protector::Card(card) => Some(card.token.to_string()),
        };
        let (x, descriptor) = (share.header.x, share.header.descriptor);
        if !descriptor.is_wanted(wanted.as_deref()) {
            continue;
        }
        match sets.iter_mut().find(|(set, _)| *set == descriptor) {
            Some((_, shares)) => shares.push((x, path, token)),
            None => sets.push((descriptor, vec![(x, path, token)])),
        }
    }
    if sets.is_empty() && wanted.is_none() {
        console.say(&message!("sets-none"));
    }
    let mut objects = Vec::new();
    for (set, mut shares) in sets {
        shares.sort();
        for line in describe::set_lines(&set, true) {
            console.say(&line);
        }
        for (x, path, token) in &shares {
            console.say(&match token {
                None => message!("sets-share", x = *x, path = path),
                Some(token) => message!("sets-share-card", x = *x, path = path, token = token),
            });
        }
        let mut numbers: Vec<u8> = shares.iter().map(|(x, ..)| *x).collect();
        numbers.dedup();
        let (have, need) = (numbers.len(), set.threshold);
        console.say(&message!("sets-health", have = have, need = need, count = set.count()));
        console.print(&"");
        let shares =
            shares.iter().map(|(x, path, token)| json!({ "x": x, "path": path, "card": token }));
        objects.push(json!({
            "set": describe::set_object(&set),
            "shares": shares.collect::<Vec<_>>(),
        }));
    }
    let none = objects.is_empty();
    console.field("sets", objects);
    listed(faulty, none, wanted.as_deref())
}
