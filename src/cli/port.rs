//! The one port of `ask`: media are put in one after another, recognised, and released again.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sso_escrow::fault::system_cause;
use sso_escrow::message;
use sso_escrow::sys::mounts::{self, Mount, OwnMount};
use sso_escrow::sys::volume::{self, Identity, Present, Volume};
use sso_escrow::text::Message;

use super::Failure;
use super::output::Console;
use super::prompt::Terminal;

/// How often is looked whether a medium is in.
const TICK: Duration = Duration::from_millis(300);

/// How long the desktop has for mounting a medium before this program tries it.
const GRACE: Duration = Duration::from_secs(2);

/// A medium that is in.
#[derive(Debug)]
pub(crate) struct Medium {
    /// Where it can be read and written.
    pub(crate) path: PathBuf,
    /// What tells it from others.
    pub(crate) identity: Identity,
    own: Option<OwnMount>,
    /// Whether it stays where it is: a folder whose path was typed may be one of anything, and what lies
    /// in memory would be lost.
    stays: bool,
}

impl Medium {
    /// A folder whose path was typed.
    pub(crate) fn by_hand(path: &str) -> Self {
        let path = PathBuf::from(path);
        let identity = Volume::of(&path).map(|volume| volume.identity).unwrap_or_default();
        Self { path, identity, own: None, stays: true }
    }
}

/// What a volume is called, for people.
pub(crate) fn described(volume: &Volume, path: &Path) -> Message {
    let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
    message!(
        "medium",
        label = or_dash(volume.label.as_deref()),
        node = or_dash(volume.node.as_deref().and_then(Path::to_str)),
        system = or_dash(volume.file_system.as_deref()),
        size = megabytes(volume.size),
        free = megabytes(volume.free),
        id = or_dash(volume.identity.id.as_deref()),
        path = path.display().to_string()
    )
}

/// The same for a record: what the volume is known again by.
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

/// What happened at the port.
pub(crate) enum Event {
    /// A medium is in.
    Medium(Medium),
    /// A line was typed instead.
    Typed(String),
}

/// One stay of a volume in the machine: the number of its device, and the kernel's count of media.
type Insertion = (u64, Option<String>);

fn insertion(volume: &Present) -> Insertion {
    (volume.device, volume.identity.insertion.clone())
}

/// The port.
#[derive(Debug)]
pub(crate) struct Port {
    /// The mounts that were there before this program asked for media, or have been looked at.
    known: Vec<Mount>,
    /// The volumes that need no further look as long as they are in.
    handled: Vec<Insertion>,
    /// Volumes that are in and not mounted, and since when.
    unmounted: Vec<(Insertion, Instant)>,
    /// Whether anything that is newly mounted counts, removable or not.
    anything: bool,
    read_only: bool,
}

impl Port {
    /// `anything`: whatever is newly mounted counts as a medium, since `removable` is waived or this is
    /// a rehearsal. `read_only`: how media are mounted.
    pub(crate) fn new(anything: bool, read_only: bool) -> Self {
        let known = mounts::all().unwrap_or_default();
        Self { known, handled: Vec::new(), unmounted: Vec::new(), anything, read_only }
    }

    /// Waits until a medium is in that was not handled yet, or a line is typed.
    pub(crate) fn wait(
        &mut self,
        terminal: &mut Terminal,
        console: &mut Console,
    ) -> Result<Event, Failure> {
        loop {
            if let Some(medium) = self.look(terminal, console) {
                return Ok(Event::Medium(medium));
            }
            if let Some(line) = terminal.line_within(TICK)? {
                return Ok(Event::Typed(line));
            }
        }
    }

    fn look(&mut self, terminal: &mut Terminal, console: &mut Console) -> Option<Medium> {
        let present = volume::present();
        let is_in = |key: &Insertion| present.iter().any(|volume| insertion(volume) == *key);
        self.handled.retain(is_in);
        self.unmounted.retain(|(key, _)| is_in(key));
        for volume in &present {
            let key = insertion(volume);
            if self.handled.contains(&key) {
                continue;
            }
            if let Some(point) = &volume.mounted_at {
                self.handled.push(key);
                return Some(found(volume, point.clone(), None));
            }
            if !self.has_waited_for(&key) {
                continue;
            }
            match OwnMount::new(&volume.node, self.read_only) {
                Ok(own) => {
                    self.handled.push(key);
                    return Some(found(volume, own.point().to_owned(), Some(own)));
                }
                Err(error) => {
                    let node = volume.node.display().to_string();
                    let cause = system_cause(&error);
                    terminal.explain(
                        console,
                        &message!("medium-unmounted", node = &node, cause = cause),
                    );
                    terminal.print(console, &format!("    sudo mount {node} /mnt"));
                    // It is not tried again; once it is mounted by hand it is another matter.
                    self.unmounted.push((key, far_off()));
                }
            }
        }
        let new = self.anything.then(|| self.newly_mounted()).flatten()?;
        self.known.push(new.clone());
        let medium = Medium::by_hand(&new.point.to_string_lossy());
        let in_memory = Volume::of(&medium.path).is_ok_and(|volume| volume.in_memory);
        Some(Medium { stays: in_memory, ..medium })
    }

    /// Whether the desktop has had its time to mount a volume.
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

    /// A file system that was mounted since, of whatever kind can hold files.
    fn newly_mounted(&mut self) -> Option<Mount> {
        let holds_files = |mount: &Mount| {
            mount.source.starts_with("/dev/") || ["tmpfs", "ramfs"].contains(&&*mount.file_system)
        };
        let mounts = mounts::all().ok()?;
        // The kernel gives the number of what was taken off to what is mounted next.
        self.known.retain(|known| mounts.contains(known));
        mounts.into_iter().filter(holds_files).find(|mount| !self.known.contains(mount))
    }

    /// The work on a medium is done: it, and what other partitions its disk has, is not offered again
    /// before it was taken out. Takes it off where that may be done, and says what to do with it.
    pub(crate) fn release(
        &mut self,
        terminal: &mut Terminal,
        console: &mut Console,
        medium: Medium,
    ) {
        for volume in volume::present() {
            if volume.identity.is_same_medium_as(&medium.identity) {
                self.handled.push(insertion(&volume));
            }
        }
        let unmounted = match &medium.own {
            Some(own) => own.unmount(),
            None if medium.stays => Err(std::io::ErrorKind::Unsupported.into()),
            None => mounts::unmount(&medium.path),
        };
        let _ = self.newly_mounted();
        match unmounted {
            Ok(()) => terminal.show(console, &message!("medium-take-out")),
            Err(_) if medium.stays => terminal.show(console, &message!("medium-done")),
            Err(_) => {
                terminal.show(console, &message!("medium-unmount-first"));
                let path = medium.path.display().to_string().replace('\'', r"'\''");
                terminal.print(console, &format!("    umount '{path}'"));
            }
        }
    }
}

/// A time that no waiting reaches.
fn far_off() -> Instant {
    Instant::now() + Duration::from_secs(1 << 30)
}

fn found(volume: &Present, path: PathBuf, own: Option<OwnMount>) -> Medium {
    Medium { path, identity: volume.identity.clone(), own, stays: false }
}
