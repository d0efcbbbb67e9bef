//! Handing out the shares of a new set: written, read back, opened, and every quorum proved.
//!
//! Shares for folders are written as drafts first, and get their names only when the whole set is proved:
//! a run that is broken off leaves nothing there that looks like a share. A medium that is put in and
//! taken out again gets its share at once; if the run does not come to its end, that share is taken away
//! again, or named as void.

use std::ffi::OsString;
use std::path::PathBuf;

use sso_escrow::escrow::{self, OpenShare, SplitSet};
use sso_escrow::fault::{Fault, Status};
use sso_escrow::media::{self, Draft, Folder, MediaError, SetFilter};
use sso_escrow::message;
use sso_escrow::share::descriptor::SetId;
use sso_escrow::share::header::Header;
use sso_escrow::share::{LARGEST_SHARE, Share};
use sso_escrow::sys::volume::{Identity, Volume, mounted_beside};
use sso_escrow::text::Message;

use super::cards::Cards;
use super::new_card::NewCard;
use super::new_password::Choice;
use super::output::Console;
use super::patience::patiently;
use super::place::Place;
use super::port::{Medium, Port, Reply, described, recorded};
use super::prompt::Terminal;
use super::{Failure, interrupt, new_set};

/// A share on its way to its custodian.
pub(crate) struct Handed {
    place: Place,
    share: Share,
    sealing: Sealing,
    /// Where it was written.
    path: PathBuf,
    /// What it was written onto, for the record.
    pub(crate) medium: Option<Message>,
    /// What its medium is known again by, where it was put in and taken out.
    identity: Option<Identity>,
    /// The volume of its folder, where that was typed and stays.
    staying: Option<Volume>,
    /// Whether it lies there under its name.
    written: bool,
    /// Whether the envelope of its set does.
    enveloped: bool,
}

/// What a share is sealed to, and what opens it for the proof.
pub(crate) enum Sealing {
    /// What the custodian chose.
    Password(Choice),
    /// The custodian's card.
    Card(Box<NewCard>),
}

impl Sealing {
    /// The card, where it is one.
    pub(crate) fn card(&self) -> Option<&NewCard> {
        match self {
            Self::Card(card) => Some(card),
            Self::Password(_) => None,
        }
    }

    /// Opens a share that is sealed to it, as it was read back.
    pub(crate) fn open(
        &self,
        console: &mut Console,
        cards: &mut Cards,
        share: &Share,
    ) -> Result<OpenShare, Failure> {
        match self {
            Self::Password(choice) => Ok(escrow::open(share, &choice.password)?),
            Self::Card(card) => card.open(console, cards, share),
        }
    }
}

impl Handed {
    pub(crate) fn new(place: Place, share: Share, sealing: Sealing) -> Self {
        let path = PathBuf::new();
        Self {
            place,
            share,
            sealing,
            path,
            medium: None,
            identity: None,
            staying: None,
            written: false,
            enveloped: false,
        }
    }

    fn name(&self) -> &str {
        self.share.header.custodian()
    }

    /// Where it was written, for people: a medium that was taken out has no path any more.
    pub(crate) fn shown(&self) -> String {
        if let (Some(card), true) = (self.sealing.card(), self.place.is_on_card()) {
            return card.shown();
        }
        match &self.identity {
            Some(_) => self.file_name().to_string_lossy().into_owned(),
            None => self.path.display().to_string(),
        }
    }

    fn file_name(&self) -> OsString {
        self.share.header.descriptor.file_name(self.share.header.x).into()
    }
}

/// The work of handing out.
pub(crate) struct HandOut<'a> {
    pub(crate) set: &'a SplitSet,
    pub(crate) shares: Vec<Handed>,
    /// The cards of this run.
    pub(crate) cards: &'a mut Cards,
    /// Folders for the envelope alone, where the set has one.
    pub(crate) envelopes: Vec<PathBuf>,
    /// Whether media that are not removable may be asked for.
    pub(crate) anything: bool,
    /// Whether shares may lie on one medium.
    pub(crate) rehearsal: bool,
}

impl HandOut<'_> {
    /// Writes all shares and proves the set; or voids it, and says why.
    pub(crate) fn run(mut self, console: &mut Console) -> Result<Vec<Handed>, Failure> {
        let folders = self.shares.iter().map(|share| share.place.path().map(Folder::open));
        let folders: Vec<Option<Folder>> =
            folders.map(Option::transpose).collect::<Result<_, _>>()?;
        let mut beside = Vec::new();
        for path in &self.envelopes {
            beside.push(Folder::open(path)?);
        }
        match self.write(&folders, &beside, console) {
            Ok(()) => Ok(self.shares),
            Err(failure) => {
                console.end_progress();
                self.void(&folders, console);
                Err(failure)
            }
        }
    }

    fn write(
        &mut self,
        folders: &[Option<Folder>],
        beside: &[Folder],
        console: &mut Console,
    ) -> Result<(), Failure> {
        let mut drafts: Vec<Drafted<'_>> = Vec::new();
        let drafted = self.draft_envelopes(beside, &mut drafts, console);
        let drafted = drafted.and_then(|()| self.draft(folders, &mut drafts, console));
        let proved = drafted.and_then(|mut open| {
            self.put_on_cards(&mut open, console)?;
            self.ask(&mut open, console)?;
            open.sort_by_key(OpenShare::x);
            // Everything is written, and the proof takes no time: who interrupts now is too late.
            escrow::prove_quorums(&self.set.descriptor, &open)?;
            Ok(())
        });
        if let Err(failure) = proved {
            discard(drafts, console);
            return Err(failure);
        }
        // From here on the set is good, and nothing is asked any more. Envelopes go first: a share without
        // one would look whole, and not be.
        drafts.sort_by_key(|drafted| drafted.is_share);
        let mut drafts = drafts.into_iter();
        let mut published: Vec<&Folder> = Vec::new();
        while let Some(Drafted { at, draft, bytes, is_share }) = drafts.next() {
            let place = match self.shares.get(at) {
                Some(share) => share.place.written().to_owned(),
                None => self.envelope_place(at),
            };
            if let Err(error) = patiently(console, &place, || draft.publish(&bytes)) {
                discard(drafts.collect(), console);
                let name = self.set.descriptor.envelope_file_name();
                for folder in published {
                    // Without its shares nobody opens it.
                    let _ = folder.remove(name.as_ref());
                }
                return Err(error.into());
            }
            let folder = at.checked_sub(self.shares.len()).and_then(|at| beside.get(at));
            published.extend(folder);
            if let Some(share) = self.shares.get_mut(at) {
                match is_share {
                    true => share.written = true,
                    false => share.enveloped = true,
                }
            }
        }
        Ok(())
    }

    /// The place of the envelope that is counted behind the shares.
    fn envelope_place(&self, at: usize) -> String {
        let path = at.checked_sub(self.shares.len()).and_then(|at| self.envelopes.get(at));
        path.map_or_else(String::new, |path| path.display().to_string())
    }

    /// Writes a draft of the envelope into each folder that is for it alone.
    fn draft_envelopes<'f>(
        &mut self,
        beside: &'f [Folder],
        drafts: &mut Vec<Drafted<'f>>,
        console: &mut Console,
    ) -> Result<(), Failure> {
        let Some((name, bytes)) = self.envelope() else { return Ok(()) };
        for (at, folder) in (self.shares.len()..).zip(beside) {
            interrupt::check()?;
            let place = self.envelope_place(at);
            let draft = patiently(console, &place, || folder.draft(&name, &bytes))?;
            drafts.push(Drafted { at, draft, bytes: bytes.clone(), is_share: false });
        }
        Ok(())
    }

    /// Writes the shares that lie on cards, one after another, and opens each as it was read back.
    fn put_on_cards(
        &mut self,
        open: &mut Vec<OpenShare>,
        console: &mut Console,
    ) -> Result<(), Failure> {
        let count = self.shares.len();
        for (at, share) in self.shares.iter_mut().enumerate() {
            let Some(card) = share.sealing.card().filter(|_| share.place.is_on_card()) else {
                continue;
            };
            interrupt::check()?;
            console.progress(&message!("progress-write", x = at + 1, count = count));
            // From here on it may be there, whatever comes back.
            share.written = true;
            card.write(console, self.cards, &share.share)?;
            share.medium = Some(card.recorded());
            open.push(card.open(console, self.cards, &share.share)?);
        }
        console.end_progress();
        Ok(())
    }

    /// The name and the bytes of the envelope, where the set has one.
    fn envelope(&self) -> Option<(OsString, Vec<u8>)> {
        let envelope = self.set.envelope.as_ref()?;
        Some((self.set.descriptor.envelope_file_name().into(), envelope.to_file()))
    }

    /// Writes a draft into each folder, and opens it as it was read back.
    fn draft<'f>(
        &mut self,
        folders: &'f [Option<Folder>],
        drafts: &mut Vec<Drafted<'f>>,
        console: &mut Console,
    ) -> Result<Vec<OpenShare>, Failure> {
        let count = self.shares.len();
        let envelope = self.envelope();
        let mut open = Vec::new();
        for (at, (share, folder)) in self.shares.iter_mut().zip(folders).enumerate() {
            let Some(folder) = folder else { continue };
            interrupt::check()?;
            console.progress(&message!("progress-write", x = at + 1, count = count));
            let (name, bytes) = (share.file_name(), share.share.to_file());
            share.path = folder.path().join(&name);
            share.medium = Some(recorded(&folder.volume()?));
            let place = share.place.written().to_owned();
            let draft = patiently(console, &place, || folder.draft(&name, &bytes))?;
            drafts.push(Drafted { at, draft, bytes, is_share: true });
            if let Some((name, bytes)) = envelope.clone() {
                let draft = patiently(console, &place, || folder.draft(&name, &bytes))?;
                drafts.push(Drafted { at, draft, bytes, is_share: false });
            }
        }
        for Drafted { at, draft, .. } in drafts.iter().filter(|drafted| drafted.is_share) {
            interrupt::check()?;
            console.progress(&message!("progress-prove", x = at + 1, count = count));
            let drafted = draft.share()?;
            open.push(self.shares[*at].sealing.open(console, self.cards, &drafted)?);
        }
        console.end_progress();
        Ok(open)
    }

    /// Writes the shares whose media are put in one after another. Ctrl-C is asked about, since what has
    /// been written is void if it is meant.
    fn ask(&mut self, open: &mut Vec<OpenShare>, console: &mut Console) -> Result<(), Failure> {
        let mut missing: Vec<usize> =
            (0..self.shares.len()).filter(|&at| self.shares[at].place == Place::Ask).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let mut terminal = Terminal::open()?;
        let mut port = Port::new(self.anything, false);
        port.leave(self.shares.iter().filter_map(|share| share.place.path()));
        while let Some(&next) = missing.first() {
            match self.ask_for(next, &missing, &mut port, &mut terminal, console) {
                Ok(Asked::Written(at, share)) => {
                    missing.retain(|&other| other != at);
                    open.push(share);
                }
                Ok(Asked::Another(at)) => {
                    missing.retain(|&other| other != at);
                    missing.insert(0, at);
                }
                Ok(Asked::Nothing) => {}
                Err(failure) if interrupt::take_back() => {
                    match terminal.confirm(console, &self.question_of_stopping()) {
                        Ok(false) => {}
                        Ok(true) => return Err(failure),
                        // Whoever interrupts that question too has answered it.
                        Err(_) => {
                            interrupt::take_back();
                            return Err(failure);
                        }
                    }
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    fn question_of_stopping(&self) -> Message {
        match self.names(|share| share.written) {
            names if names.is_empty() => message!("confirm-stop"),
            names => message!("confirm-stop-void", names = names),
        }
    }

    fn names(&self, which: impl Fn(&Handed) -> bool) -> String {
        let shares = self.shares.iter().filter(|share| which(share));
        shares.map(Handed::name).collect::<Vec<_>>().join(", ")
    }

    /// Waits for the medium of share `at`, and writes it.
    fn ask_for(
        &mut self,
        at: usize,
        missing: &[usize],
        port: &mut Port,
        terminal: &mut Terminal,
        console: &mut Console,
    ) -> Result<Asked, Failure> {
        interrupt::check()?;
        let done = self.names(|share| share.written);
        if !done.is_empty() {
            terminal.show(console, &message!("hand-out-done", names = done));
        }
        let coming = self.names(|share| share.place == Place::Ask && !share.written);
        terminal.show(console, &message!("hand-out-coming", names = coming, count = missing.len()));
        let (x, name) = (at + 1, self.shares[at].name().to_owned());
        let count = self.shares.len();
        let question = message!("ask-insert", x = x, count = count, name = &name);
        let medium = match port.ask(terminal, console, &question, true)? {
            Reply::Medium(medium) => medium,
            Reply::Nothing | Reply::Card(_) => return Ok(Asked::Nothing),
            Reply::Number(number) => {
                let other = number.checked_sub(1).filter(|at| missing.contains(at));
                if other.is_none() {
                    terminal.show(console, &message!("ask-medium-unclear"));
                }
                return Ok(other.map_or(Asked::Nothing, Asked::Another));
            }
        };
        let written = self.write_onto(&medium, at, terminal, console);
        let is_written = matches!(written, Ok(Some(_)));
        if is_written {
            terminal.show(console, &message!("hand-out-written", x = x, name = &name));
            let share = &mut self.shares[at];
            share.identity = Some(medium.identity());
            share.staying = medium.staying().cloned();
        }
        if let Err(Trouble::Medium(message)) = &written {
            // What is wrong with this medium may be right with the next one. It is told as a warning, since
            // a file that was left behind must be known to everybody.
            console.warn(message);
        }
        port.release(terminal, console, medium, is_written);
        match written {
            Ok(Some(open)) => Ok(Asked::Written(at, open)),
            Ok(None) | Err(Trouble::Medium(_)) => Ok(Asked::Nothing),
            Err(Trouble::Run(failure)) => Err(failure),
        }
    }

    /// Looks at a medium, has it confirmed, and writes share `at` onto it. Nothing where it is not the
    /// one that is meant.
    fn write_onto(
        &mut self,
        medium: &Medium,
        at: usize,
        terminal: &mut Terminal,
        console: &mut Console,
    ) -> Result<Option<OpenShare>, Trouble> {
        let folder = Folder::open(&medium.path)?;
        let volume = folder.volume()?;
        terminal.show(console, &described(&volume, folder.path()));
        self.check_medium(medium, &folder)?;
        if !volume.removable && !self.anything {
            let place = folder.path().display().to_string();
            return Err(Trouble::Medium(message!("place-not-removable", place = place)));
        }
        let envelope = self.envelope();
        let room = LARGEST_SHARE + envelope.as_ref().map_or(0, |(_, bytes)| bytes.len());
        folder.check_room(room as u64)?;
        new_set::warn_of_others(console, folder.path(), None)?;
        let question = message!("confirm-medium", name = self.shares[at].name());
        if !terminal.confirm(console, &question).map_err(Trouble::Run)? {
            return Ok(None);
        }
        let share = &mut self.shares[at];
        let (name, bytes) = (share.file_name(), share.share.to_file());
        let place = folder.path().display().to_string();
        if let Some((name, bytes)) = &envelope {
            // One that a try before this has left is as good.
            match patiently(console, &place, || folder.write_new(name, bytes)) {
                Ok(()) | Err(MediaError::Exists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let draft = patiently(console, &place, || folder.draft(&name, &bytes))?;
        // It is opened before it has its name: what does not open is never a share.
        let drafted = draft.share().map_err(Trouble::from);
        let cards = &mut *self.cards;
        let mut opened =
            |drafted| share.sealing.open(console, cards, &drafted).map_err(Trouble::Run);
        let open = match drafted.and_then(&mut opened) {
            Ok(open) => open,
            Err(trouble) => {
                discard(vec![Drafted { at, draft, bytes, is_share: true }], console);
                return Err(trouble);
            }
        };
        patiently(console, &place, || draft.publish(&bytes))?;
        share.path = folder.path().join(&name);
        share.medium = Some(recorded(&volume));
        share.written = true;
        share.enveloped = envelope.is_some();
        Ok(Some(open))
    }

    /// No medium gets two shares of a set, on whichever of its partitions.
    fn check_medium(&self, medium: &Medium, folder: &Folder) -> Result<(), Trouble> {
        if let Some(name) =
            holder_beside(folder, &self.set.descriptor.set_id, None, self.rehearsal)?
        {
            return Err(Trouble::Medium(message!("medium-has-share", name = name)));
        }
        if self.rehearsal {
            return Ok(());
        }
        let (here, identity) = (folder.volume()?, medium.identity());
        let lies_on = |share: &&Handed| {
            let named = share.place.path().and_then(|path| Volume::of(path).ok());
            // A device that is used again for another disk has another insertion.
            let is_here = |volume: &Volume| {
                volume.is_one_medium_with(&here)
                    && volume.identity.insertion == here.identity.insertion
            };
            let before = share.identity.as_ref();
            before.is_some_and(|before| before.is_same_insertion_as(&identity))
                || [named.as_ref(), share.staying.as_ref()].into_iter().flatten().any(is_here)
        };
        let looks_like = |share: &&Handed| {
            share.identity.as_ref().is_some_and(|before| before.is_same_medium_as(&identity))
        };
        if let Some(share) = self.shares.iter().find(lies_on) {
            return Err(Trouble::Medium(message!("medium-has-share", name = share.name())));
        }
        match self.shares.iter().find(looks_like) {
            Some(share) => Err(Trouble::Medium(message!("medium-looks-same", name = share.name()))),
            None => Ok(()),
        }
    }

    /// Takes away what this run has written, so that no set is left that looks whole. In a folder that is
    /// held, also where its path no longer leads to it.
    fn void(&mut self, folders: &[Option<Folder>], console: &mut Console) {
        // What was interrupted is the run; this is to be done all the same.
        interrupt::take_back();
        let mut port = Port::new(self.anything, false);
        let shares = self.shares.iter().zip(folders);
        for (share, folder) in shares.clone().filter(|(share, _)| share.enveloped) {
            // Without its shares nobody opens it; a medium that is not in keeps it.
            let name = self.set.descriptor.envelope_file_name();
            let _ = match folder {
                Some(folder) => folder.remove(name.as_ref()),
                None => media::remove(&share.path.with_file_name(name)),
            };
        }
        for (share, folder) in shares.filter(|(share, _)| share.written) {
            let (name, path) = (share.name(), share.shown());
            if let Some(card) = share.sealing.card().filter(|_| share.place.is_on_card()) {
                let token = card.card.token.to_string();
                match card.remove(self.cards, &share.share) {
                    Ok(true) => {
                        console.warn(&message!("generate-voided", name = name, path = path))
                    }
                    // It had never come there.
                    Ok(false) => {}
                    Err(_) => console.warn(&message!(
                        "generate-not-voided-card",
                        name = name,
                        token = token,
                        path = path
                    )),
                }
                continue;
            }
            let removed = match folder {
                Some(folder) => folder.remove(&share.file_name()).is_ok(),
                None => self.void_asked(share, &mut port, console).unwrap_or(false),
            };
            console.warn(&match (removed, &share.medium) {
                (true, _) => message!("generate-voided", name = name, path = path),
                (false, Some(medium)) if share.identity.is_some() => message!(
                    "generate-not-voided-medium",
                    name = name,
                    medium = medium.clone(),
                    file = share.file_name().to_string_lossy().into_owned()
                ),
                (false, _) => message!("generate-not-voided", name = name, path = path),
            });
        }
    }

    /// Removes a share from its medium, which is put in again if it is not there any more. `false` where it
    /// stays there.
    fn void_asked(
        &self,
        share: &Handed,
        port: &mut Port,
        console: &mut Console,
    ) -> Result<bool, Failure> {
        let is_there = media::find(&share.path, &SetFilter::Only);
        if is_there.is_ok_and(|found| found.share == share.share) {
            return Ok(media::remove(&share.path).is_ok());
        }
        let mut terminal = Terminal::open()?;
        let question = message!("ask-insert-again", name = share.name());
        loop {
            let Reply::Medium(medium) = port.ask(&mut terminal, console, &question, false)? else {
                return Ok(false);
            };
            let file = medium.path.join(share.file_name());
            let removed = file.exists() && media::remove(&file).is_ok();
            if removed && share.enveloped {
                let name = self.set.descriptor.envelope_file_name();
                let _ = media::remove(&file.with_file_name(name));
            }
            if !removed {
                terminal.explain(console, &message!("medium-without-share", name = share.name()));
            }
            port.release(&mut terminal, console, medium, removed);
            if removed {
                return Ok(true);
            }
        }
    }
}

/// The custodian of another share of a set that lies on the medium of a folder: in it, or at the top of
/// another file system of it. `own` is the number of the share that may lie there. In a rehearsal folders
/// of one disk are as many media.
pub(crate) fn holder_beside(
    folder: &Folder,
    set: &SetId,
    own: Option<u8>,
    rehearsal: bool,
) -> Result<Option<String>, MediaError> {
    let mut files = media::scan(folder.path())?;
    if !rehearsal {
        // What is closed to this process cannot be looked at.
        let beside = mounted_beside(&folder.volume()?).into_iter();
        files.extend(beside.filter_map(|path| media::scan(&path).ok()).flatten());
    }
    let headers = files.into_iter().filter_map(|file| Some(file.content.ok()?.header));
    let is_other = |header: &Header| header.descriptor.set_id == *set && Some(header.x) != own;
    Ok(headers.into_iter().find(is_other).map(|header| header.custodian().to_owned()))
}

/// A file that has no name yet.
struct Drafted<'f> {
    /// Whose share it is, or lies beside.
    at: usize,
    draft: Draft<'f>,
    bytes: Vec<u8>,
    /// Whether it is the share; else it is the envelope.
    is_share: bool,
}

/// What came of asking for a medium.
enum Asked {
    /// A share was written.
    Written(usize, OpenShare),
    /// Another share is to be next.
    Another(usize),
    /// Nothing: it is asked again.
    Nothing,
}

/// What went wrong.
enum Trouble {
    /// Something about the medium: another one may do.
    Medium(Message),
    /// Something else, which ends the run.
    Run(Failure),
}

impl From<MediaError> for Trouble {
    fn from(error: MediaError) -> Self {
        match error.status() {
            // A file that is left behind must be known to everybody.
            Status::Failed | Status::Target | Status::Usage => Self::Medium(error.message()),
            _ => Self::Run(error.into()),
        }
    }
}

/// Takes drafts away; one that stays is named.
fn discard(drafts: Vec<Drafted<'_>>, console: &mut Console) {
    for drafted in drafts {
        if let Err(error) = drafted.draft.discard() {
            console.warn(&error.message());
        }
    }
}
