//! `vectors verify`: the known answers, counted.

use std::path::Path;

use clap::ArgMatches;
use sso_escrow::fault::{Status, system_cause};
use sso_escrow::message;
use sso_escrow::selftest;

use super::Failure;
use super::output::Console;

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let matches = matches.subcommand_matches("verify").unwrap_or(matches);
    let counts = match matches.get_one::<String>("dir") {
        None => selftest::verify_built_in()?,
        Some(folder) => {
            let path = Path::new(folder).join(selftest::FILE_NAME);
            let text = std::fs::read_to_string(&path).map_err(|error| {
                let path = path.display().to_string();
                Failure::usage(message!(
                    "vectors-unreadable",
                    path = path,
                    cause = system_cause(&error)
                ))
            })?;
            selftest::verify(&text)?
        }
    };
    for (group, count) in &counts {
        console.say(&message!("vectors-group", group = group, count = *count));
    }
    console.say(&message!("vectors-good", count = counts.values().sum::<usize>()));
    console.field("groups", &counts);
    Ok(Status::Done)
}
