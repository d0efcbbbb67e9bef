//! `verify`: a custodian checks the own share.

use clap::ArgMatches;
use sso_escrow::error::Status;
use sso_escrow::escrow::OpenShare;
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;

use crate::cli::guard::waivers::{Waivers, announce, check_machine};
use crate::cli::line::location::Place;
use crate::cli::line::passwords::Passwords;
use crate::cli::quorum::{Handed, Options};
use crate::cli::ui::describe;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let (mut handed, set) = look_at_one(matches, console)?;
    let passwords = Passwords::from(matches, 1)?;
    let share = handed.open_only(console, &set, &passwords)?;
    let words = set.fingerprint().words().to_string();
    let count = set.count();
    console.say(&message!("verify-good", x = share.x(), count = count, words = words));
    console.field("x", share.x());
    console.field("set", describe::set_object(&set));
    // A payload that is too long for the shares lies beside each: without it this medium is a half.
    if set.envelope.is_some() && handed.lies_on_card() {
        console.say(&message!("verify-envelope-elsewhere"));
    } else if set.envelope.is_some() && handed.envelope(console, &set).is_none() {
        return Err(Failure::new(Status::Damaged, message!("verify-no-envelope")));
    }
    Ok(Status::Done)
}

/// Opens the one share that a command is about.
pub(crate) fn open_one(
    matches: &ArgMatches,
    console: &mut Console,
) -> Result<(Descriptor, OpenShare), Failure> {
    let (mut handed, set) = look_at_one(matches, console)?;
    let passwords = Passwords::from(matches, 1)?;
    let share = handed.open_only(console, &set, &passwords)?;
    Ok((set, share))
}

/// Reads the one share that a command is about, without opening it.
pub(crate) fn look_at_one(
    matches: &ArgMatches,
    console: &mut Console,
) -> Result<(Handed, Descriptor), Failure> {
    let options = Options::from(matches)?;
    let place = matches.get_one::<String>("place").map(String::as_str).unwrap_or_default();
    let place = Place::parse(place)?;
    let rehearsal = matches.get_flag("rehearsal");
    check_machine(console, &mut Waivers::from(matches)?)?;
    announce(console, rehearsal);
    let handed = Handed::read_only(console, &place, &options)?;
    let set = handed.only_set(console)?;
    Ok((handed, set))
}
