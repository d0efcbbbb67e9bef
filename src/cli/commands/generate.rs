//! `generate`: a new master secret, split and sealed, and every quorum of it proved.

use clap::ArgMatches;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::LARGEST_SHARE;
use sso_escrow::share::descriptor::Kind;

use crate::cli::guard::waivers::{Waivers, announce, check_machine};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::number;
use crate::cli::set::new_set::{NewSet, Payload};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::terminal::confirm;

/// The bytes of a master secret where nothing else is asked for.
const DEFAULT_BYTES: usize = 32;

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let request = NewSet::from(matches, console)?;
    let bytes = match matches.get_one::<String>("bytes") {
        None => DEFAULT_BYTES,
        Some(written) => number(written, "--bytes")?,
    };
    if !(16..=64).contains(&bytes) {
        return Err(Failure::usage(message!("bytes-out-of-bounds", bytes = bytes)));
    }
    let mut waivers = Waivers::from(matches)?;
    check_machine(console, &mut waivers)?;
    announce(console, request.rehearsal);
    let ready = request.prepare(console, &mut waivers, LARGEST_SHARE)?;
    if request.dry_run {
        let (threshold, count) = (request.scheme.threshold(), request.scheme.count());
        console.say(&message!(
            "generate-dry-run",
            bytes = bytes,
            threshold = threshold,
            count = count
        ));
        request.show_places(console);
        return Ok(Status::Done);
    }
    console.say(&message!("notice-new-secret"));
    confirm(console, request.yes, message!("confirm-new-secret"))?;

    let passwords = Passwords::from(matches, request.shares.len())?;
    let mut random = request.generator(console)?;
    let secret = |random: &mut Generator| master_secret(bytes, random);
    request.make(console, waivers, ready, &passwords, &mut random, secret)?;
    Ok(Status::Done)
}

fn master_secret(bytes: usize, random: &mut Generator) -> Result<Payload, Failure> {
    let mut secret = SecretBytes::zeroed(bytes)?;
    random.secret(&mut secret);
    Ok(Payload { kind: Kind::MasterSecret, msids: vec![Msid::random(random)], bytes: secret })
}
