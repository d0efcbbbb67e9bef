//! `restore`: a quorum brings the secret back, and it is written where the target is.

use std::path::Path;

use clap::ArgMatches;
use sso_escrow::escrow;
use sso_escrow::escrow::gather::Extent;
use sso_escrow::fault::Status;
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::registry::regfile;
use sso_escrow::share::descriptor::{Descriptor, Kind, LONGEST_SERVER, Waiver};
use sso_escrow::sys::volume::Volume;

use super::output::Console;
use super::passwords::Passwords;
use super::place::reg_target;
use super::prompt::confirm;
use super::quorum::{Handed, Options, places};
use super::values::checked_line;
use super::waivers::{Waivers, check_machine};
use super::{Failure, announce, clear_copy, describe};

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let options = Options::from(matches)?;
    let places = places(matches)?;
    let target = text("to");
    let path = reg_target(target)?;
    let server = checked_line(text("server"), LONGEST_SERVER)?;
    let account = matches.get_one::<String>("service-account");
    let account = account.map(|name| checked_line(name, LONGEST_SERVER)).transpose()?;
    if account.as_ref().is_some_and(String::is_empty) {
        return Err(Failure::usage(message!("usage-account")));
    }
    let [rehearsal, yes, dry_run] =
        ["rehearsal", "yes", "dry-run"].map(|flag| matches.get_flag(flag));
    let mut waivers = Waivers::from(matches)?;
    check_machine(console, &mut waivers)?;
    check_target(console, &path, &mut waivers)?;
    announce(console, rehearsal);
    waivers.tell(console);
    console.field("dry_run", dry_run);
    console.field("target", target);

    let mut handed = Handed::read(console, &places, &options)?;
    if dry_run {
        let set = match matches.contains_id("expect-set") {
            true => handed.expected_set(console, &options)?,
            false => handed.only_set(console)?,
        };
        let keys = check_kind(&set)?;
        show_set(console, &set, &server);
        console.say(&message!("restore-dry-run", path = path.display().to_string()));
        keys.iter().for_each(|key| console.print(&format!("    [{key}]")));
        console.field("keys", keys);
        return Ok(Status::Done);
    }
    let set = handed.expected_set(console, &options)?;
    let keys = check_kind(&set)?;
    show_set(console, &set, &server);
    console.say(&message!("notice-master-secret"));
    confirm(console, yes, &message!("confirm-old-server-off"))?;
    confirm(console, yes, &message!("confirm-clear-copy", path = path.display().to_string()))?;

    let passwords = Passwords::from(matches, places.len())?;
    let gathered = handed.gather(console, &set, Extent::Quorum, &passwords)?;
    let need = usize::from(set.threshold);
    if gathered.open.len() < need {
        return Err(handed.too_few(&gathered, need));
    }
    let envelope = handed.envelope(&set);
    let secret = escrow::combine(&set, &gathered.open, envelope.as_ref())?;
    console.say(&message!("restore-combined"));
    super::interrupt::check()?;
    let msid = set.msids.first().ok_or_else(|| unknown_kind(&set))?;
    let remark = rehearsal.then(|| console.words(&message!("reg-remark-practice")));
    let file = regfile::encode(msid, &secret, remark.as_deref())?;
    clear_copy::write(&path, &file)?;

    console.field("keys", keys);
    console.field("opened", gathered.open.iter().map(escrow::OpenShare::x).collect::<Vec<_>>());
    console.say(&message!("restore-written", path = path.display().to_string()));
    if rehearsal {
        console.say(&message!("steps-rehearsal"));
    }
    show_steps(console, &path, &server, account.as_deref());
    Ok(Status::Done)
}

/// The file must be new, its folder writable, and on something that can be destroyed afterwards.
fn check_target(console: &mut Console, path: &Path, waivers: &mut Waivers) -> Result<(), Failure> {
    clear_copy::check_new(path)?;
    let volume = Volume::of(media::folder_of(path));
    if volume.is_ok_and(|volume| volume.in_memory || volume.removable) {
        return Ok(());
    }
    let message = message!("target-not-removable", path = path.display().to_string());
    waivers.check(console, Waiver::Removable, Failure::new(Status::Target, message))
}

/// The keys that will be written, where the payload is of the kind that a registration file takes.
fn check_kind(set: &Descriptor) -> Result<[String; 3], Failure> {
    match (set.kind, set.msids.first()) {
        (Kind::MasterSecret, Some(msid)) => Ok(regfile::keys(msid)),
        _ => Err(unknown_kind(set)),
    }
}

fn unknown_kind(set: &Descriptor) -> Failure {
    let kind = describe::kind_message(set.kind);
    Failure::new(Status::Target, message!("restore-kind", kind = kind))
}

fn show_set(console: &mut Console, set: &Descriptor, server: &str) {
    console.field("set", describe::set_object(set));
    if !set.server.is_empty() {
        console.say(&message!("restore-server-was", server = &set.server));
    }
    if !server.is_empty() {
        console.say(&message!("restore-server-is", server = server));
    }
    for msid in &set.msids {
        console.say(&message!("set-msid", msid = msid.to_string()));
    }
}

/// What has to be done on the new master secret server, with its command lines.
fn show_steps(console: &mut Console, path: &Path, server: &str, account: Option<&str>) {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if server.is_empty() {
        console.say(&message!("steps-carry"));
    } else {
        console.say(&message!("steps-carry-to", server = server));
    }
    console.say(&message!("steps-access"));
    for line in regfile::access_commands(account) {
        console.print(&format!("    {line}"));
    }
    console.say(&message!("steps-import"));
    console.print(&format!("    reg import \"{name}\""));
    console.say(&message!("steps-service"));
    console.print("    net stop ENTSSO");
    console.print("    net start ENTSSO");
    console.say(&message!("steps-events"));
    clear_copy::tell_to_destroy(console, path);
    console.say(&message!("steps-untried"));
}
