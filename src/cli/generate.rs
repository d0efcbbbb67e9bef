//! `generate`: a new master secret, split and sealed, and every quorum of it proved.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::ArgMatches;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::escrow::{self, OpenShare, SetPlan, SplitSet};
use sso_escrow::fault::{Status, system_cause};
use sso_escrow::media::{self, SetFilter};
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::seal::password::{Cost, Password};
use sso_escrow::secret::SecretBytes;
use sso_escrow::shamir::Scheme;
use sso_escrow::share::LARGEST_SHARE;
use sso_escrow::share::descriptor::{
    Descriptor, Kind, LONGEST_LABEL, LONGEST_NAME, LONGEST_SERVER, Purpose,
};
use sso_escrow::share::header::LONGEST_REMINDER;
use sso_escrow::sys::volume::Volume;

use super::output::Console;
use super::passwords::Passwords;
use super::place::{Place, named_place};
use super::prompt::{Terminal, confirm};
use super::values::{checked_line, number};
use super::{Failure, announce, check_machine, describe, interrupt};

/// The bytes of a master secret where nothing else is asked for.
const DEFAULT_BYTES: usize = 32;

/// What was asked for.
struct Request {
    scheme: Scheme,
    /// A custodian's name and the place for the share: share number 1 first.
    shares: Vec<(String, Place)>,
    label: String,
    server: String,
    bytes: usize,
    rehearsal: bool,
    yes: bool,
}

/// What a custodian chose.
struct Choice {
    password: Password,
    reminder: String,
}

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let request = Request::from(matches, console)?;
    check_machine(console, request.rehearsal)?;
    announce(console, request.rehearsal);
    let dry_run = matches.get_flag("dry-run");
    request.check_places(console, request.yes || dry_run)?;
    console.field("dry_run", dry_run);
    if dry_run {
        request.show_plan(console);
        return Ok(Status::Done);
    }
    console.say(&message!("notice-new-secret"));
    confirm(console, request.yes, &message!("confirm-new-secret"))?;

    let passwords = Passwords::from(matches, request.shares.len())?;
    let choices = request.choices(console, &passwords)?;
    let extra = if matches.get_flag("extra-entropy") {
        Some(Terminal::open()?.ask_secret(console, &message!("ask-entropy"))?)
    } else {
        None
    };
    let extra = extra.as_ref().map_or(&[][..], |text| text.as_str().as_bytes());
    let mut random = Generator::new(extra)?;
    let set = request.split(&mut random)?;

    let mut written = Vec::new();
    let made = write(&request, &set, &choices, &mut random, console, &mut written)
        .and_then(|()| prove(&set.descriptor, &written, &choices, console));
    match made {
        Ok(quorums) => {
            report(&set.descriptor, &written, quorums, console);
            Ok(Status::Done)
        }
        Err(failure) => {
            void(&written, console);
            Err(failure)
        }
    }
}

impl Request {
    fn from(matches: &ArgMatches, console: &Console) -> Result<Self, Failure> {
        let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
        let mut shares: Vec<(String, Place)> = Vec::new();
        for (written, x) in matches.get_many::<String>("share").into_iter().flatten().zip(1usize..)
        {
            let (name, place) = named_place(written)?;
            let name = match name {
                Some(name) => checked_line(name, LONGEST_NAME)?,
                None => console.words(&message!("default-custodian", x = x)),
            };
            if name.is_empty() {
                return Err(Failure::usage(message!("name-empty", place = written)));
            }
            if shares.iter().any(|(other, _)| *other == name) {
                return Err(Failure::usage(message!("name-twice", name = name)));
            }
            shares.push((name, place));
        }
        // Every share carries all names, and a file has its limit.
        let public: usize = shares.iter().map(|(name, _)| name.len() + 48).sum();
        if public > LARGEST_SHARE - 8192 {
            return Err(Failure::usage(message!("names-too-long", most = LARGEST_SHARE)));
        }
        let threshold = number(text("threshold"), "-k")?;
        let scheme = Scheme::new(threshold, shares.len())?;
        let bytes = match text("bytes") {
            "" => DEFAULT_BYTES,
            written => number(written, "--bytes")?,
        };
        if !(16..=64).contains(&bytes) {
            return Err(Failure::usage(message!("bytes-out-of-bounds", bytes = bytes)));
        }
        Ok(Self {
            scheme,
            shares,
            label: checked_line(text("label"), LONGEST_LABEL)?,
            server: checked_line(text("server"), LONGEST_SERVER)?,
            bytes,
            rehearsal: matches.get_flag("rehearsal"),
            yes: matches.get_flag("yes"),
        })
    }

    /// Every place is a folder that can be written to, and no two are on one medium; in a rehearsal
    /// they may be folders of one.
    fn check_places(&self, console: &mut Console, yes: bool) -> Result<(), Failure> {
        let mut seen: Vec<(PathBuf, Volume, &str)> = Vec::new();
        for (_, place) in &self.shares {
            media::check_folder(&place.path)?;
            let looked = place.path.canonicalize().and_then(|path| Ok((Volume::of(&path)?, path)));
            let (volume, path) = looked.map_err(|error| {
                let (place, cause) = (&place.written, system_cause(&error));
                Failure::usage(message!("place-unusable", place = place, cause = cause))
            })?;
            if let Some((_, _, other)) = seen.iter().find(|(other, ..)| *other == path) {
                let message = message!("places-one-folder", one = *other, other = &place.written);
                return Err(Failure::new(Status::Target, message));
            }
            let same = |(_, other, _): &&(_, Volume, _)| volume.is_one_medium_with(other);
            if let Some((_, _, other)) = seen.iter().find(same).filter(|_| !self.rehearsal) {
                let message = message!("places-one-medium", one = *other, other = &place.written);
                return Err(Failure::new(Status::Target, message));
            }
            for other in media::scan(&path)?.into_iter().filter_map(|file| file.content.ok()) {
                let set = other.header.descriptor.fingerprint().words().short();
                console.warn(&message!("place-holds-set", place = &place.written, set = set));
            }
            if !self.rehearsal && !volume.removable {
                console.warn(&message!("place-not-removable", place = &place.written));
                confirm(console, yes, &message!("confirm-not-removable"))?;
            }
            seen.push((path, volume, &place.written));
        }
        Ok(())
    }

    fn show_plan(&self, console: &mut Console) {
        let (threshold, count) = (self.scheme.threshold(), self.scheme.count());
        let bytes = self.bytes;
        console.say(&message!(
            "generate-dry-run",
            bytes = bytes,
            threshold = threshold,
            count = count
        ));
        for ((name, place), x) in self.shares.iter().zip(1u8..=255) {
            let place = &place.written;
            console.say(&message!("generate-dry-run-share", x = x, name = name, place = place));
        }
    }

    /// The passwords of all custodians, and their reminders.
    fn choices(
        &self,
        console: &mut Console,
        passwords: &Passwords,
    ) -> Result<Vec<Choice>, Failure> {
        let mut choices = Vec::new();
        for (at, (name, place)) in self.shares.iter().enumerate() {
            choices.push(match passwords {
                Passwords::Lines(lines) => {
                    Choice { password: lines.password(at)?, reminder: String::new() }
                }
                Passwords::Prompt => {
                    let mut terminal = Terminal::open()?;
                    let (x, count) = (at + 1, self.shares.len());
                    let place = &place.written;
                    terminal.show(
                        console,
                        &message!(
                            "ask-custodian",
                            x = x,
                            count = count,
                            name = name,
                            place = place
                        ),
                    );
                    ask_choice(&mut terminal, console)?
                }
            });
        }
        Ok(choices)
    }

    fn split(&self, random: &mut Generator) -> Result<SplitSet, Failure> {
        let mut secret = SecretBytes::zeroed(self.bytes)?;
        random.fill(&mut secret);
        let plan = SetPlan {
            purpose: if self.rehearsal { Purpose::Practice } else { Purpose::Production },
            kind: Kind::MasterSecret,
            msids: vec![Msid::random(random)],
            label: self.label.clone(),
            server: self.server.clone(),
            created: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()),
            threshold: self.scheme.threshold().into(),
            waivers: vec![],
            custodians: self.shares.iter().map(|(name, _)| name.clone()).collect(),
            supersedes: None,
        };
        Ok(escrow::split(plan, &secret, random)?)
    }
}

/// Asks for a password, twice, and a reminder that does not give it away.
fn ask_choice(terminal: &mut Terminal, console: &mut Console) -> Result<Choice, Failure> {
    let password = loop {
        let typed = terminal.ask_secret(console, &message!("ask-new-password"))?;
        let password = match Password::new(typed.as_str()) {
            Ok(password) => password,
            Err(error) => {
                terminal.show(console, &Failure::from(error).message);
                continue;
            }
        };
        let again = terminal.ask_secret(console, &message!("ask-new-password-again"))?;
        if sso_escrow::secret::equal(typed.as_str().as_bytes(), again.as_str().as_bytes()) {
            break password;
        }
        terminal.show(console, &message!("ask-new-password-differs"));
    };
    loop {
        let reminder = terminal.ask(console, &message!("ask-new-reminder"))?;
        match checked_line(&reminder, LONGEST_REMINDER) {
            Ok(reminder) if password.is_in(&reminder) => {
                terminal.show(console, &message!("reminder-reveals"));
            }
            Ok(reminder) => return Ok(Choice { password, reminder }),
            Err(failure) => terminal.show(console, &failure.message),
        }
    }
}

/// Seals every share and writes it to its place. What was written stands in `written` even if this
/// fails.
fn write(
    request: &Request,
    set: &SplitSet,
    choices: &[Choice],
    random: &mut Generator,
    console: &mut Console,
    written: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    let count = request.shares.len();
    let mut sealed = Vec::new();
    for (choice, x) in choices.iter().zip(1u8..=255) {
        interrupt::check()?;
        console.progress(&message!("progress-seal", x = x, count = count));
        let Choice { password, reminder } = choice;
        sealed.push(set.seal_to_password(x, password, Cost::DEFAULT, reminder, random)?);
    }
    for ((share, (_, place)), x) in sealed.iter().zip(&request.shares).zip(1u8..=255) {
        interrupt::check()?;
        console.progress(&message!("progress-write", x = x, count = count));
        let path = place.path.join(set.descriptor.file_name(x));
        media::write_new(&path, &share.to_file())?;
        written.push(path);
    }
    console.end_progress();
    Ok(())
}

/// Opens every share as it was read back, and proves all quorums.
fn prove(
    descriptor: &Descriptor,
    written: &[PathBuf],
    choices: &[Choice],
    console: &mut Console,
) -> Result<Option<u128>, Failure> {
    let mut shares: Vec<OpenShare> = Vec::new();
    for ((path, choice), x) in written.iter().zip(choices).zip(1u8..=255) {
        interrupt::check()?;
        console.progress(&message!("progress-prove", x = x, count = written.len()));
        let found = media::find(path, &SetFilter::Only)?;
        shares.push(escrow::open(&found.share, &choice.password)?);
    }
    console.end_progress();
    Ok(escrow::prove_quorums(descriptor, &shares)?)
}

/// Takes away what this run has written, so that no set is left that looks whole.
fn void(written: &[PathBuf], console: &mut Console) {
    for path in written {
        let shown = path.display().to_string();
        match media::remove(path) {
            Ok(()) => console.warn(&message!("generate-voided", path = shown)),
            Err(_) => console.warn(&message!("generate-not-voided", path = shown)),
        }
    }
}

fn report(set: &Descriptor, written: &[PathBuf], quorums: Option<u128>, console: &mut Console) {
    console.field("set", describe::set_object(set));
    console.field("files", written.iter().map(|path| shown(path)).collect::<Vec<_>>());
    console.field("quorums_proved", quorums.map(|quorums| quorums.to_string()));
    for line in describe::set_lines(set, false) {
        console.say(&line);
    }
    for (path, x) in written.iter().zip(1u8..=255) {
        console.say(&message!("generate-file", x = x, path = shown(path)));
    }
    let threshold = set.threshold;
    console.say(&match quorums.map(u64::try_from) {
        Some(Ok(quorums)) => message!("generate-proof", quorums = quorums, threshold = threshold),
        _ => message!("generate-proof-many", threshold = threshold),
    });
    console.say(&message!("notice-master-secret"));
    let words = set.fingerprint().words();
    console.say(&message!("generate-words"));
    console.print(&format!("    {words}"));
    console.print(&format!("    {}", describe::numbers(&words.numbers())));
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
