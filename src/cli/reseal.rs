//! `reseal`: a new password for one share. Its set, number and custodian stay as they are.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::fault::{Fault, Status};
use sso_escrow::media::{self, Folder, SetFilter, folder_of};
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::seal::password::Cost;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::share::envelope::Envelope;
use sso_escrow::share::{LARGEST_SHARE, Share};

use super::new_password::{Choice, Chooser};
use super::output::Console;
use super::passwords::Passwords;
use super::patience::patiently;
use super::place::Place;
use super::port::{Event, Medium, Port};
use super::prompt::Terminal;
use super::quorum::{Handed, Options};
use super::waivers::{Waivers, check_machine};
use super::{Failure, announce, generate};

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let options = Options::from(matches)?;
    let [from, to] = [Place::parse(text("place"))?, Place::parse(text("to-share"))?];
    let [rehearsal, dry_run] = ["rehearsal", "dry-run"].map(|flag| matches.get_flag(flag));
    let mut waivers = Waivers::from(matches)?;
    check_machine(console, &mut waivers)?;
    announce(console, rehearsal);
    if let Some(path) = to.path() {
        check_target(path, console, &mut waivers)?;
    }
    console.field("dry_run", dry_run);

    let handed = Handed::read_only(console, &from, &options)?;
    let set = handed.only_set(console)?;
    let (old, share) = handed.only_share()?;
    // The old file is removed from where it was read, wherever its path leads by then.
    let old_folder = from.path().map(|_| Folder::open(folder_of(&old))).transpose()?;
    let same_name = |folder: &Path| folder.join(set.file_name(share.header.x));
    if let Some(path) = to.path() {
        check_other_shares(path, &share)?;
    }
    if dry_run {
        let shown = to.path().map_or_else(|| to.written().into(), same_name);
        console.say(&message!("reseal-dry-run", path = shown.display().to_string()));
        return Ok(Status::Done);
    }
    let passwords = Passwords::from(matches, 2)?;
    let open = handed.open_only(console, &set, &passwords)?;

    let mut random = Generator::new(b"")?;
    let mut chooser = Chooser {
        passwords: &passwords,
        generated_only: matches.get_flag("generate-passphrase"),
        related: vec![set.label.clone(), set.server.clone()],
        keyboard_tested: false,
    };
    let name = share.header.custodian().to_owned();
    let choice = chooser.choose(console, &mut waivers, &mut random, 1, &name)?;
    waivers.tell(console);
    super::interrupt::check()?;
    let Choice { password, reminder } = &choice;
    let new = escrow::reseal(&share, &open, password, Cost::DEFAULT, reminder, &mut random)?;

    let anything = waivers.anything();
    let envelope = handed.envelope(&set);
    let work = Reseal { old, old_folder, old_share: share, new, open, choice, envelope, anything };
    let (written, replaced) = match &to {
        Place::File { path, .. } => work.onto(path, console)?,
        Place::Ask => work.onto_asked(console)?,
    };
    let in_place = replaced && (to == Place::Ask || work.old_folder.is_some());
    let removed = if in_place { Ok(true) } else { work.remove_old(console) };
    let (x, path) = (work.new.header.x, written.display().to_string());
    console.field("path", &path);
    console.field("old_removed", matches!(removed, Ok(true)));
    console.say(&message!("generate-file", x = x, path = path));
    console.say(&message!("reseal-done", x = x, name = &name));
    match removed {
        Ok(true) => console.say(&message!("reseal-old-removed")),
        Ok(false) => console.warn(&message!("reseal-old-stays", name = &name)),
        Err(failure) => {
            let (path, cause) = (work.old.display().to_string(), failure.message);
            let message = message!("reseal-old-left", path = path, cause = cause);
            return Err(Failure::new(failure.status, message));
        }
    }
    Ok(Status::Done)
}

/// The folder can be written to, and is on a removable medium.
fn check_target(path: &Path, console: &mut Console, waivers: &mut Waivers) -> Result<(), Failure> {
    let folder = Folder::open(path)?;
    folder.check_room(LARGEST_SHARE as u64)?;
    if !folder.volume()?.removable {
        let message = message!("place-not-removable", place = path.display().to_string());
        waivers.check(console, Waiver::Removable, Failure::new(Status::Target, message))?;
    }
    Ok(())
}

/// No other share of the set lies there.
fn check_other_shares(folder: &Path, share: &Share) -> Result<(), Failure> {
    let set = share.header.descriptor.set_id;
    let files = media::scan(folder)?.into_iter().filter_map(|file| file.content.ok());
    let other = files
        .map(|other| other.header)
        .find(|other| other.descriptor.set_id == set && other.x != share.header.x);
    match other {
        Some(other) => {
            let message = message!("medium-has-share", name = other.custodian());
            Err(Failure::new(Status::Target, message))
        }
        None => Ok(()),
    }
}

/// The share, opened and sealed anew.
struct Reseal {
    /// The file that it was in.
    old: PathBuf,
    /// The folder of that file, unless its medium was put in for reading and taken out again.
    old_folder: Option<Folder>,
    old_share: Share,
    new: Share,
    open: OpenShare,
    choice: Choice,
    /// What lies beside every share of a set with a long payload.
    envelope: Option<Envelope>,
    anything: bool,
}

impl Reseal {
    /// Writes the new share into a folder, reads it back, and opens it. Where the old share has its name
    /// there, it is replaced in one step, and until then it is untouched. Gives the path, and whether it
    /// was replaced.
    fn onto(&self, folder: &Path, console: &mut Console) -> Result<(PathBuf, bool), Failure> {
        let folder = Folder::open(folder)?;
        let (name, bytes) = (self.name(), self.new.to_file());
        let path = folder.path().join(&name);
        if let Some(envelope) = &self.envelope {
            let name = self.new.header.descriptor.envelope_file_name();
            match folder.write_new(name.as_ref(), &envelope.to_file()) {
                // It is the same in every folder of the set.
                Ok(()) | Err(media::MediaError::Exists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let there = media::find(&path, &SetFilter::Only);
        let is_old = there.is_ok_and(|found| found.share == self.old_share);
        // A copy of it in a folder is somebody else's file; of a medium that was taken out there is no
        // path to compare.
        let replaces = is_old && (self.old_folder.is_none() || is_same_file(&path, &self.old));
        let place = folder.path().display().to_string();
        let draft = patiently(console, &place, || match replaces {
            true => folder.draft_beside(name.as_ref(), &bytes),
            false => folder.draft(name.as_ref(), &bytes),
        })?;
        let good = draft
            .share()
            .map_err(Failure::from)
            .and_then(|share| Ok(escrow::open(&share, &self.choice.password)?));
        match good {
            Ok(open) if open.bytes() == self.open.bytes() => {}
            Ok(_) => {
                draft.discard()?;
                return Err(media::MediaError::ReadBack { path }.into());
            }
            Err(failure) => {
                draft.discard()?;
                return Err(failure);
            }
        }
        patiently(console, &place, || match replaces {
            true => draft.replace(&bytes),
            false => draft.publish(&bytes),
        })?;
        Ok((path, replaces))
    }

    fn name(&self) -> String {
        self.new.header.descriptor.file_name(self.new.header.x)
    }

    /// Has a medium put in, and writes the new share onto it.
    fn onto_asked(&self, console: &mut Console) -> Result<(PathBuf, bool), Failure> {
        let mut terminal = Terminal::open()?;
        let mut port = Port::new(self.anything, false);
        loop {
            let name = self.new.header.custodian();
            terminal.show(console, &message!("ask-insert-new", name = name));
            let medium = match port.wait(&mut terminal, console)? {
                Event::Typed(typed) if typed.is_empty() => continue,
                Event::Typed(typed) => Medium::by_hand(&typed),
                Event::Medium(medium) => medium,
            };
            match self.onto_medium(&medium, &mut terminal, console) {
                Ok(Some(written)) => {
                    port.release(&mut terminal, console, medium);
                    return Ok(written);
                }
                Ok(None) => {}
                Err(failure) if super::interrupt::check().is_err() => return Err(failure),
                Err(failure) => terminal.explain(console, &failure.message),
            }
            port.release(&mut terminal, console, medium);
        }
    }

    fn onto_medium(
        &self,
        medium: &Medium,
        terminal: &mut Terminal,
        console: &mut Console,
    ) -> Result<Option<(PathBuf, bool)>, Failure> {
        let folder = Folder::open(&medium.path)?;
        let volume = folder.volume()?;
        terminal.show(console, &super::port::described(&volume, folder.path()));
        if !volume.removable && !self.anything {
            let place = folder.path().display().to_string();
            let message = message!("place-not-removable", place = place);
            return Err(Failure::new(Status::Target, message));
        }
        folder.check_room(LARGEST_SHARE as u64)?;
        check_other_shares(folder.path(), &self.new)?;
        generate::warn_of_others(console, folder.path())?;
        let question = message!("confirm-medium", name = self.new.header.custodian());
        match terminal.confirm(console, &question)? {
            true => self.onto(folder.path(), console).map(Some),
            false => Ok(None),
        }
    }

    /// Removes the old file, now that the new one has been read back and opened. `false` where its medium
    /// is not put in again, and it stays there.
    fn remove_old(&self, console: &mut Console) -> Result<bool, Failure> {
        if let Some(folder) = &self.old_folder {
            folder.remove(self.old.file_name().unwrap_or_default())?;
            return Ok(true);
        }
        let mut terminal = Terminal::open()?;
        let mut port = Port::new(self.anything, false);
        let name = self.new.header.custodian();
        loop {
            terminal.show(console, &message!("ask-insert-old", name = name));
            let medium = match port.wait(&mut terminal, console)? {
                Event::Typed(typed) if typed.is_empty() => return Ok(false),
                Event::Typed(typed) => Medium::by_hand(&typed),
                Event::Medium(medium) => medium,
            };
            let removed = self.remove_from(&medium.path);
            if let Err(failure) = &removed {
                terminal.explain(console, &failure.message);
            }
            port.release(&mut terminal, console, medium);
            if removed.is_ok() {
                return Ok(true);
            }
        }
    }

    /// Removes the old file from a medium that was put in again: it must be there, and must not be the new
    /// one.
    fn remove_from(&self, folder: &Path) -> Result<(), Failure> {
        let name = self.old.file_name().unwrap_or_default();
        let path = folder.join(name);
        let found = media::find(&path, &SetFilter::Only)?;
        match found.share == self.old_share {
            true => Ok(media::remove(&path)?),
            false => {
                let error = media::MediaError::NoShare { path: folder_of(&path).to_owned() };
                Err(Failure::new(error.status(), error.message()))
            }
        }
    }
}

/// Whether two paths lead to one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some() && real(one) == real(other)
}
