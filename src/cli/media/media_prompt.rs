//! The media of `ask`: inserted one after another, recognised, and released again.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sso_escrow::error::{UserError, system_cause};
use sso_escrow::message;
use sso_escrow::sys::mounts::{self, Mount, OwnMount};
use sso_escrow::sys::volume::{self, Identity, Present, Volume};
use sso_escrow::text::Message;
use sso_escrow::token::TokenError;
use sso_escrow::token::reader::CardReader;

use crate::cli::context::cards::Cards;
use crate::cli::context::reserved::Reserved;
use crate::cli::line::typed_path::typed_path;
use crate::cli::media::removable::connection;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::{Look, half_width};
use crate::cli::ui::safe_text::SafeText;
use crate::cli::ui::terminal::Terminal;

/// The interval between two looks for a medium.
const TICK: Duration = Duration::from_millis(300);

/// How long the desktop has to mount a medium before this program tries it.
const GRACE: Duration = Duration::from_secs(2);

/// An inserted medium.
#[derive(Debug)]
pub(crate) struct Medium {
    /// The folder where it can be read and written.
    pub(crate) path: PathBuf,
    /// Its volume, if that could be found out.
    volume: Option<Box<Volume>>,
    origin: MediumOrigin,
}

/// Where a medium came from. It decides whether this program may unmount it.
#[derive(Debug)]
enum MediumOrigin {
    /// This program has mounted it.
    Own(OwnMount),
    /// Something else mounted it, and it is a removable volume.
    Removable,
    /// Something else mounted it after this program began to ask for media. It may be any kind of volume.
    Mounted,
    /// Its path was typed.
    Typed,
}

impl Medium {
    fn new(path: PathBuf, origin: MediumOrigin) -> Self {
        let volume = Volume::of(&path).ok().map(Box::new);
        Self { path, volume, origin }
    }

    /// What distinguishes it from other media.
    pub(crate) fn identity(&self) -> Identity {
        self.volume.as_ref().map(|volume| volume.identity.clone()).unwrap_or_default()
    }

    /// Its volume, if that could be found out.
    pub(crate) fn volume(&self) -> Option<&Volume> {
        self.volume.as_deref()
    }

    /// The volume of a typed folder, which remains in place.
    pub(crate) fn staying(&self) -> Option<&Volume> {
        self.volume.as_deref().filter(|_| matches!(self.origin, MediumOrigin::Typed))
    }
}

/// The facts of a volume, for people.
pub(crate) fn described(volume: &Volume, path: &Path) -> Message {
    let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
    message!(
        "medium",
        label = or_dash(volume.label.as_deref()),
        node = or_dash(volume.node.as_deref().and_then(Path::to_str)),
        system = or_dash(volume.file_system.as_deref()),
        size = megabytes(volume.size),
        free = megabytes(volume.free),
        seen = connection(volume),
        id = or_dash(volume.identity.id.as_deref()),
        path = path.display().to_string()
    )
}

/// The facts of a volume, for a record: what identifies the volume later.
pub(crate) fn recorded(volume: &Volume) -> Message {
    let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
    message!(
        "medium-in-record",
        label = or_dash(volume.label.as_deref()),
        system = or_dash(volume.file_system.as_deref()),
        size = megabytes(volume.size),
        id = or_dash(volume.identity.id.as_deref())
    )
}

fn megabytes(bytes: u64) -> u64 {
    bytes / 1_000_000
}

/// The terminal. Without one, the program cannot ask for media.
pub(crate) fn terminal(console: &mut Console) -> Result<Terminal, Failure> {
    console.terminal(&Asked::Medium)
}

/// The answer to a request for a medium.
pub(crate) enum MediaReply {
    /// A medium is inserted.
    Medium(Medium),
    /// A card is inserted.
    Card(CardReader),
    /// A number was typed instead.
    Number(usize),
    /// An empty line was typed.
    Nothing,
}

/// One insertion of a volume: the number of its device, and the kernel's count of insertions.
type Insertion = (u64, Option<String>);

fn insertion(volume: &Present) -> Insertion {
    (volume.device, volume.identity.insertion.clone())
}

/// The search for inserted media.
#[derive(Debug)]
pub(crate) struct MediaPrompt {
    /// The mounts from before this program asked for media, and those that it has offered.
    known: Vec<Mount>,
    /// Volumes whose work is done. They are not offered again while they are inserted.
    done: Vec<Insertion>,
    /// Volumes that were offered and were not the requested ones.
    offered: Vec<Insertion>,
    /// Volumes that are inserted and not mounted, and since when.
    unmounted: Vec<(Insertion, Instant)>,
    /// Whether every newly mounted volume counts as a medium, removable or not.
    anything: bool,
    read_only: bool,
    reserved: Reserved,
}

impl MediaPrompt {
    /// `anything`: every newly mounted volume counts as a medium, because `removable` is waived or this is a
    /// rehearsal. `read_only`: how media are mounted. `reserved`: what is used for something else, and is neither
    /// offered, accepted nor unmounted.
    pub(crate) fn new(reserved: &Reserved, anything: bool, read_only: bool) -> Self {
        let known = mounts::all().unwrap_or_default();
        let [done, offered] = [Vec::new(), Vec::new()];
        let (unmounted, reserved) = (Vec::new(), reserved.again());
        Self { known, done, offered, unmounted, anything, read_only, reserved }
    }

    /// Excludes the media of these folders from now on.
    pub(crate) fn leave<'a>(&mut self, folders: impl Iterator<Item = &'a Path>) {
        let volumes: Vec<Volume> = folders.filter_map(|path| Volume::of(path).ok()).collect();
        for present in volume::present() {
            let here = present.mounted_at.as_deref().and_then(|point| Volume::of(point).ok());
            let is_theirs = |volume: &Volume| {
                volume.identity.is_same_medium_as(&present.identity)
                    || here.as_ref().is_some_and(|here| here.is_one_medium_with(volume))
            };
            if volumes.iter().any(is_theirs) {
                self.done.push(insertion(&present));
            }
        }
    }

    /// Asks for a medium, and waits until a medium is inserted that was not offered yet, or until something is
    /// typed. That is the path of a folder, a number if `numbers` is set, or an empty line.
    pub(crate) fn ask(
        &mut self,
        terminal: &mut Terminal,
        question: &Message,
        numbers: bool,
    ) -> Result<MediaReply, Failure> {
        self.ask_for_either(terminal, question, numbers, None)
    }

    /// Asks for a medium or a card. A card that was [passed over](Cards::pass_over) does not count.
    pub(crate) fn ask_for_either(
        &mut self,
        terminal: &mut Terminal,
        question: &Message,
        numbers: bool,
        mut cards: Option<&mut Cards>,
    ) -> Result<MediaReply, Failure> {
        let mut waiting = terminal.wait(question, Look::Shown);
        let mut several = None;
        loop {
            if let Some(medium) = self.look(terminal) {
                return Ok(MediaReply::Medium(medium));
            }
            match cards.as_mut().map(|cards| cards.locate(None)) {
                Some(Ok(reader)) => return Ok(MediaReply::Card(reader)),
                Some(Err(error @ TokenError::Several { .. }))
                    if several.as_ref() != Some(&error) =>
                {
                    terminal.explain(&error.message());
                    several = Some(error);
                }
                // Without a service for smart cards, only media are asked for.
                Some(Err(_)) | None => {}
            }
            let Some(line) = waiting.line_within(TICK)? else { continue };
            // The person who types has looked at the medium. An inserted medium that was refused before may be the
            // right one now.
            self.offered.clear();
            match (half_width(&line).parse(), typed_path(&line)) {
                // A longer number may be a PIN.
                (Ok(number), _) if numbers && number <= usize::from(u8::MAX) => {
                    return Ok(MediaReply::Number(number));
                }
                _ if line.is_empty() => return Ok(MediaReply::Nothing),
                (_, Some(path)) if let Err(why) = self.reserved.check(&path) => {
                    terminal.explain(&why);
                }
                (_, Some(path)) => {
                    return Ok(MediaReply::Medium(Medium::new(path, MediumOrigin::Typed)));
                }
                // It may be a password or a PIN, typed by somebody who does not look.
                _ => {
                    terminal.overwrite_line(&line);
                    terminal.show(&match cfg!(windows) {
                        true => message!("ask-medium-unclear-windows"),
                        false => message!("ask-medium-unclear"),
                    });
                }
            }
            terminal.show(question);
        }
    }

    fn look(&mut self, terminal: &mut Terminal) -> Option<Medium> {
        let present = volume::present();
        let is_in = |key: &Insertion| present.iter().any(|volume| insertion(volume) == *key);
        self.done.retain(is_in);
        self.offered.retain(is_in);
        self.unmounted.retain(|(key, _)| is_in(key));
        for volume in &present {
            let key = insertion(volume);
            let is_settled = self.done.contains(&key) || self.offered.contains(&key);
            if is_settled || self.reserved.holds(volume) {
                continue;
            }
            if let Some(point) = &volume.mounted_at {
                self.offered.push(key);
                return Some(Medium::new(point.clone(), MediumOrigin::Removable));
            }
            if !self.has_waited_for(&key) {
                continue;
            }
            match OwnMount::new(&volume.node, self.read_only) {
                Ok(own) => {
                    self.offered.push(key);
                    return Some(Medium::new(own.point().to_owned(), MediumOrigin::Own(own)));
                }
                Err(error) => {
                    let node = volume.node.display().to_string();
                    let cause = system_cause(&error);
                    terminal.explain(&message!("medium-unmounted", node = &node, cause = cause));
                    for command in
                        [format!("udisksctl mount -b {node}"), format!("sudo mount {node} /mnt")]
                    {
                        terminal.print(&SafeText::command(&command));
                    }
                    // This volume is not tried again. If somebody mounts it by hand, it is offered.
                    self.unmounted.push((key, far_off()));
                }
            }
        }
        let new = self.anything.then(|| self.newly_mounted(&present)).flatten()?;
        self.known.push(new.clone());
        Some(Medium::new(new.point, MediumOrigin::Mounted))
    }

    /// Reports whether the desktop has had its time to mount a volume.
    fn has_waited_for(&mut self, key: &Insertion) -> bool {
        let now = Instant::now();
        match self.unmounted.iter().rev().find(|(other, _)| other == key) {
            Some((_, since)) => now.checked_duration_since(*since).is_some_and(|time| time > GRACE),
            None => {
                self.unmounted.push((key.clone(), now));
                false
            }
        }
    }

    /// A file system that was mounted since, of any kind that can hold files. Removable volumes are excluded: they
    /// are offered separately.
    fn newly_mounted(&mut self, present: &[Present]) -> Option<Mount> {
        let holds_files = |mount: &Mount| {
            mount.holds_files() && !present.iter().any(|volume| volume.device == mount.device)
        };
        let mounts = mounts::all().ok()?;
        // The kernel gives the number of an unmounted device to the next mount.
        self.known.retain(|known| mounts.contains(known));
        // A second mount of the same device (a bind mount) is not new.
        let is_new = |mount: &Mount| !self.known.iter().any(|known| known.device == mount.device);
        let is_free = |mount: &Mount| !self.reserved.holds_folder(&mount.point);
        mounts.into_iter().filter(holds_files).filter(is_new).find(is_free)
    }

    /// Ends the work on a medium. `done` means that the work succeeded: no partition of the medium is offered
    /// again until it is removed. If not `done`, it was not the requested medium. Unmounts it if this program may
    /// do so, and says what to do with it.
    pub(crate) fn release(&mut self, terminal: &mut Terminal, medium: Medium, done: bool) {
        if done {
            let identity = medium.identity();
            let same = |volume: &Present| volume.identity.is_same_medium_as(&identity);
            self.done.extend(volume::present().iter().filter(|it| same(it)).map(insertion));
        }
        let unmounted = match &medium.origin {
            MediumOrigin::Own(own) => own.unmount(),
            MediumOrigin::Removable => mounts::unmount(&medium.path),
            MediumOrigin::Mounted | MediumOrigin::Typed => {
                Err(std::io::ErrorKind::Unsupported.into())
            }
        };
        match (unmounted, &medium.origin) {
            (Ok(()), _) => terminal.show(&message!("medium-take-out")),
            (Err(_), MediumOrigin::Typed) => terminal.show(&message!("medium-done")),
            (Err(_), _) if cfg!(windows) => {
                let path = medium.path.display().to_string();
                terminal.show(&message!("medium-eject-first", path = path));
            }
            (Err(_), _) => {
                terminal.show(&message!("medium-unmount-first"));
                let path = medium.path.display().to_string().replace('\'', r"'\''");
                terminal.print(&SafeText::command(&format!("umount '{path}'")));
            }
        }
    }
}

/// A time that no wait reaches.
fn far_off() -> Instant {
    Instant::now() + Duration::from_secs(1 << 30)
}
