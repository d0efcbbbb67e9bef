//! `backup`: what ENTSSO has today is taken over: its own backup file, or SSOSS as it stands.

use clap::ArgMatches;
use sso_escrow::entsso::native_backup;
use sso_escrow::fault::Status;
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::registry::live;
use sso_escrow::share::LARGEST_SHARE;
use sso_escrow::share::descriptor::Kind;
use sso_escrow::share::envelope::LARGEST_ENVELOPE;

use super::new_set::{NewSet, Payload, Ready};
use super::output::Console;
use super::passwords::Passwords;
use super::place::Source;
use super::prompt::Terminal;
use super::waivers::{Waivers, check_machine, report_machine};
use super::{Failure, announce, clear_copy, describe, offline, place, source};

/// More than what a payload and its envelope add to the bytes of a file.
const AROUND: usize = 8192;

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let request = NewSet::from(matches, console)?;
    let written = matches.get_one::<String>("from").map_or("", String::as_str);
    let from = place::source(written)?;
    let propose = matches.get_flag("propose-password");
    if request.rehearsal {
        return Err(Failure::usage(message!("backup-rehearsal")));
    }
    if propose && !matches!(from, Source::Native(_)) {
        return Err(Failure::usage(message!("backup-propose", source = written)));
    }
    let mut waivers = Waivers::from(matches)?;
    match from {
        Source::Live => report_machine(console, &mut waivers),
        _ => check_machine(console, &mut waivers)?,
    }
    announce(console, request.rehearsal);
    console.field("source", written);
    if propose {
        // A file that is there was written under another password.
        if let Some(path) = from.path().filter(|path| std::fs::symlink_metadata(path).is_ok()) {
            return Err(media::MediaError::Exists { path: path.to_owned() }.into());
        }
        if !request.dry_run {
            Terminal::open_local()?;
        }
    }

    // What stands in a registry is looked at before anything is asked. ENTSSO's own file may still have
    // to be made.
    let mut most = LARGEST_ENVELOPE;
    let payload = match &from {
        Source::Reg(path) => Some(source::snapshot(&source::reg(console, path)?)?),
        Source::Native(path) => {
            if !propose {
                most = media::read_secret(path, native_backup::LARGEST)?.len() + AROUND;
            }
            None
        }
        Source::Live => Some(source::snapshot(&source::standing(live::Ssoss::reader()?)?)?),
        Source::Hive(path) => {
            let hive = offline::for_reading(console, path)?;
            Some(source::snapshot(&source::standing(hive)?)?)
        }
    };
    if let Some(payload) = &payload {
        most = payload.bytes.len() + AROUND;
    }
    let ready = request.prepare(console, &mut waivers, LARGEST_SHARE + most)?;
    let kind = payload.as_ref().map_or(Kind::NativeBackup, |payload| payload.kind);
    show_payload(console, payload.as_ref(), kind);
    if request.dry_run {
        let (threshold, count) = (request.scheme.threshold(), request.scheme.count());
        console.say(&message!("backup-dry-run", threshold = threshold, count = count));
        request.show_places(console);
        return Ok(Status::Done);
    }

    let made = make(matches, console, &request, waivers, ready, payload, &from);
    if let (true, Err(_), Some(path)) = (propose, &made, from.path().filter(|path| path.exists())) {
        console.warn(&message!("backup-proposed-lost", path = path.display().to_string()));
    }
    made?;
    if let Some(path) = from.path().filter(|_| !matches!(from, Source::Hive(_))) {
        console.say(&message!("backup-source-left", path = path.display().to_string()));
        clear_copy::print_destroying(console, path);
    }
    Ok(Status::Done)
}

/// Makes the set; ENTSSO's own file is read now, with its password.
fn make(
    matches: &ArgMatches,
    console: &mut Console,
    request: &NewSet,
    waivers: Waivers,
    ready: Ready,
    payload: Option<Payload>,
    from: &Source,
) -> Result<(), Failure> {
    let native = usize::from(payload.is_none());
    let passwords = Passwords::from(matches, request.shares.len() + native)?;
    let mut random = request.generator(console)?;
    let payload = match (payload, from) {
        (None, Source::Native(path)) => {
            let (line, propose) = (request.shares.len(), matches.get_flag("propose-password"));
            source::native(console, path, propose, &passwords, line, &mut random)?
        }
        (payload, _) => payload.ok_or_else(|| Failure::usage(message!("usage-command")))?,
    };
    request.make(console, waivers, ready, &passwords, &mut random, |_| Ok(payload))
}

/// What is about to be escrowed.
fn show_payload(console: &mut Console, payload: Option<&Payload>, kind: Kind) {
    let msids = payload.map_or(&[][..], |payload| &payload.msids);
    let names: Vec<String> = msids.iter().map(ToString::to_string).collect();
    console.say(&message!("set-kind", kind = describe::kind_message(kind)));
    for msid in &names {
        console.say(&message!("set-msid", msid = msid));
    }
    if let Some(payload) = payload {
        console.say(&message!("backup-bytes", bytes = payload.bytes.len()));
        if names.is_empty() {
            console.warn(&message!("backup-no-msid"));
        }
    }
    console.field("msids", names);
}
