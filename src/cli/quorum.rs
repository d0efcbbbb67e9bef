//! What `restore`, `drill`, `verify` and `unseal` have in common: shares are handed in, the set is
//! made sure of, and shares are opened.

use std::path::PathBuf;

use clap::ArgMatches;
use sso_escrow::escrow::OpenShare;
use sso_escrow::escrow::gather::{self, Candidate, Extent, Gathered, Rejection};
use sso_escrow::fault::{Fault, Status};
use sso_escrow::media::{self, Found, MediaError, SetFilter};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::envelope::Envelope;
use sso_escrow::share::fingerprint::{SetWords, WordsError};
use sso_escrow::sys::volume::{Identity, Volume};
use sso_escrow::text::Message;

use super::Failure;
use super::describe;
use super::desk::TerminalDesk;
use super::output::Console;
use super::passwords::Passwords;
use super::place::Place;
use super::port::{self, Port, Reply, described};
use super::prompt::Terminal;
use super::values::set_id;
use super::waivers::Waivers;

/// How often the words of another set may be typed.
const WORD_TRIES: usize = 3;

/// The shares that were handed in.
pub(crate) struct Handed {
    candidates: Vec<Candidate<MediaError>>,
    /// The files of those that could be read.
    files: Vec<PathBuf>,
    filter: SetFilter,
    rehearsal: bool,
    /// Where more are asked for, if they are.
    port: Option<Port>,
    /// The envelope that lay beside a share whose medium has been taken out since.
    envelope: Option<Envelope>,
    /// What the medium is known again by that was put in last.
    identity: Identity,
    /// Whether the command is about one share alone.
    only: bool,
}

/// The options about sets and passwords that these commands share.
pub(crate) struct Options {
    filter: SetFilter,
    expected: Option<SetWords>,
    rehearsal: bool,
    /// Whether media that are not removable may be asked for.
    anything: bool,
    yes: bool,
}

impl Options {
    pub(crate) fn from(matches: &ArgMatches) -> Result<Self, Failure> {
        let expected = match matches.try_get_one::<String>("expect-set") {
            Ok(Some(words)) => Some(
                SetWords::parse(words).map_err(|error| Failure::usage(words_message(&error)))?,
            ),
            _ => None,
        };
        let filter = match (set_id(matches)?, expected) {
            (Some(id), _) => SetFilter::Id(id),
            (None, Some(words)) => SetFilter::Words(words),
            (None, None) => SetFilter::Only,
        };
        let [rehearsal, yes] = ["rehearsal", "yes"].map(|flag| matches.get_flag(flag));
        let anything = Waivers::from(matches)?.anything();
        Ok(Self { filter, expected, rehearsal, anything, yes })
    }
}

/// Why typed words are not the words of any set.
/// The envelope of a set that lies whole beside one of these files. Those that are not whole are warned of.
fn whole_envelope(console: &mut Console, set: &Descriptor, files: &[PathBuf]) -> Option<Envelope> {
    let beside = media::find_envelope(set, files);
    beside.faults.iter().for_each(|fault| console.warn(&fault.message()));
    beside.envelope
}

fn words_message(error: &WordsError) -> Message {
    match error {
        WordsError::Count { found } => message!("words-count", found = *found),
        WordsError::Unknown { word } => message!("words-unknown", word = word),
    }
}

impl Handed {
    /// Reads the shares at these places. One that cannot be read is named at once, and does not stop
    /// the others.
    pub(crate) fn read(
        console: &mut Console,
        places: &[Place],
        options: &Options,
    ) -> Result<Self, Failure> {
        let mut handed = Self::new(options, places.contains(&Place::Ask));
        for place in places {
            let Some(path) = place.path() else { continue };
            match media::find(path, &options.filter) {
                Ok(found) => handed.add(console, place.written(), found),
                // A place that is not there is a slip of the pen, not a lost share.
                Err(error) if error.status() == Status::Usage => return Err(error.into()),
                Err(error) => {
                    console.warn(&message!(
                        "share-unreadable",
                        place = place.written(),
                        cause = error.message()
                    ));
                    let place = place.written().to_owned();
                    handed.candidates.push(Candidate { place, found: Err(error) });
                }
            }
        }
        handed.ask_first(console)?;
        Ok(handed)
    }

    fn new(options: &Options, ask: bool) -> Self {
        let port = ask.then(|| Port::new(options.rehearsal || options.anything, true));
        let (filter, rehearsal) = (options.filter.clone(), options.rehearsal);
        Self {
            candidates: vec![],
            files: vec![],
            filter,
            rehearsal,
            port,
            envelope: None,
            identity: Identity::default(),
            only: false,
        }
    }

    /// Where media are asked for, and no share is there that may be opened: asks until one is, or there
    /// are no more.
    fn ask_first(&mut self, console: &mut Console) -> Result<(), Failure> {
        while self.port.is_some() && self.sets().is_empty() && self.ask(console)? {}
        Ok(())
    }

    /// Has a medium put in, and reads the share on it, which is then the last candidate. `false` where
    /// there are no more media.
    fn ask(&mut self, console: &mut Console) -> Result<bool, Failure> {
        let Some(mut port) = self.port.take() else { return Ok(false) };
        let mut terminal = port::desk()?;
        let asked = self.ask_at(&mut port, &mut terminal, console);
        self.port = Some(port);
        asked
    }

    fn ask_at(
        &mut self,
        port: &mut Port,
        terminal: &mut Terminal,
        console: &mut Console,
    ) -> Result<bool, Failure> {
        let question = match self.only {
            true => message!("ask-insert-one"),
            false => message!("ask-insert-share"),
        };
        loop {
            let reply = port.ask(terminal, console, &question, false)?;
            let Reply::Medium(medium) = reply else { return Ok(false) };
            if let Ok(volume) = Volume::of(&medium.path) {
                terminal.show(console, &described(&volume, &medium.path));
            }
            let found = media::find(&medium.path, &self.filter);
            let read = match found {
                Ok(found) => {
                    let descriptor = &found.share.header.descriptor;
                    let place = medium.path.display().to_string();
                    if let Some(rejection) = Rejection::of_purpose(&found.share, self.rehearsal) {
                        console.warn(&rejection.message(&place, &found.share));
                    }
                    // Its medium is about to be taken out.
                    let files = std::slice::from_ref(&found.path);
                    let beside = whole_envelope(console, descriptor, files);
                    self.envelope = self.envelope.take().or(beside);
                    self.identity = medium.identity();
                    self.add(console, &place, found);
                    true
                }
                Err(error) => {
                    terminal.explain(console, &error.message());
                    false
                }
            };
            port.release(terminal, console, medium, read);
            if read {
                return Ok(true);
            }
        }
    }

    /// Reads the one share that a command is about: without it there is nothing to do.
    pub(crate) fn read_only(
        console: &mut Console,
        place: &Place,
        options: &Options,
    ) -> Result<Self, Failure> {
        let mut handed = Self::new(options, *place == Place::Ask);
        handed.only = true;
        match place.path() {
            Some(path) => {
                handed.add(console, place.written(), media::find(path, &options.filter)?);
                handed.identity = Volume::of(path).map(|it| it.identity).unwrap_or_default();
            }
            None => handed.ask_first(console)?,
        }
        handed.port = None;
        Ok(handed)
    }

    fn add(&mut self, console: &mut Console, place: &str, found: Found) {
        for fault in &found.faults {
            console.warn(&fault.message());
        }
        self.files.push(found.path);
        self.candidates.push(Candidate { place: place.to_owned(), found: Ok(found.share) });
    }

    /// The one share that was handed in, and its file.
    pub(crate) fn only_share(&self) -> Result<(PathBuf, Share), Failure> {
        let share = self.candidates.iter().find_map(|candidate| candidate.found.as_ref().ok());
        match (self.files.first(), share) {
            (Some(path), Some(share)) => Ok((path.clone(), share.clone())),
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Where the one share came from that was handed in.
    fn only_place(&self) -> &str {
        self.candidates.first().map_or("", |only| &only.place)
    }

    /// What the medium of the one share that was handed in is known again by.
    pub(crate) fn identity(&self) -> Identity {
        self.identity.clone()
    }

    /// The bytes of the secret of a set whose payload is in its shares, as they claim.
    pub(crate) fn core_bytes(&self, set: &Descriptor) -> usize {
        let shares = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok());
        let of_set = shares.filter(|share| share.header.descriptor == *set);
        of_set.map(Share::core_bytes).next().unwrap_or_default()
    }

    /// The envelope of a set, where it has one and it was found beside a share. Damaged ones are warned of.
    pub(crate) fn envelope(&self, console: &mut Console, set: &Descriptor) -> Option<Envelope> {
        let is_of_set = |envelope: &&Envelope| envelope.set_id() == set.set_id;
        match self.envelope.as_ref().filter(is_of_set) {
            Some(asked) => Some(asked.clone()),
            None => whole_envelope(console, set, &self.files),
        }
    }

    /// The sets of the shares that may be opened in this run. Those that may not are named.
    fn sets(&self) -> Vec<Descriptor> {
        let mut sets: Vec<Descriptor> = Vec::new();
        for share in self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok()) {
            let descriptor = &share.header.descriptor;
            let meant = Rejection::of_purpose(share, self.rehearsal).is_none();
            if meant && !sets.contains(descriptor) {
                sets.push(descriptor.clone());
            }
        }
        sets
    }

    /// The one set that the shares belong to, which nobody has made sure of yet.
    ///
    /// Two sets stop here, each listed with its words: nobody can tell which of them is wrong.
    pub(crate) fn only_set(&self, console: &mut Console) -> Result<Descriptor, Failure> {
        let mut sets = self.sets();
        if sets.len() > 1 {
            for set in &sets {
                let holders = self.holders(set);
                let words = set.fingerprint().words().to_string();
                console.warn(&message!(
                    "sets-one-of-several",
                    words = words,
                    id = set.set_id.to_string(),
                    places = holders.join(", ")
                ));
            }
            return Err(Failure::new(Status::Damaged, message!("sets-several")));
        }
        match sets.pop() {
            Some(set) => Ok(set),
            None => Err(self.no_share(console)),
        }
    }

    /// The set whose words are typed, or were given by `--expect-set`, before the first password: a
    /// share proves that it is consistent with its set, not who made the set.
    pub(crate) fn expected_set(
        &self,
        console: &mut Console,
        options: &Options,
    ) -> Result<Descriptor, Failure> {
        if let Some(words) = options.expected {
            let found = self.sets().into_iter().find(|set| set.fingerprint().words() == words);
            return found.ok_or_else(|| {
                let message = message!("words-not-here", words = words.to_string());
                Failure::new(Status::Damaged, message)
            });
        }
        let set = self.only_set(console)?;
        if options.yes && options.rehearsal {
            return Ok(set);
        }
        let mut terminal =
            Terminal::open().map_err(|_| Failure::usage(message!("words-need-terminal")))?;
        for message in describe::set_lines(&set, false) {
            terminal.show(console, &message);
        }
        terminal.show(console, &message!("ask-words-why"));
        let mut left = WORD_TRIES;
        while left > 0 {
            let typed = terminal.ask(console, &message!("ask-words"))?;
            match SetWords::parse(&typed) {
                Ok(words) if words == set.fingerprint().words() => return Ok(set),
                Ok(_) => {
                    left -= 1;
                    terminal.show(console, &message!("ask-words-differ", left = left));
                }
                // A slip of the pen is no try.
                Err(error) => terminal.explain(console, &words_message(&error)),
            }
        }
        Err(Failure::new(Status::Damaged, message!("words-wrong")))
    }

    /// Opens the one share that was handed in.
    pub(crate) fn open_only(
        &self,
        console: &mut Console,
        set: &Descriptor,
        passwords: &Passwords,
    ) -> Result<OpenShare, Failure> {
        let mut gathered = self.gather_at(console, set, Extent::All, passwords, true)?;
        let share = self.candidates.first().and_then(|candidate| candidate.found.as_ref().ok());
        match (gathered.open.pop(), gathered.rejected.pop(), share) {
            (Some(open), ..) => Ok(open),
            (None, Some((_, rejection)), Some(share)) => {
                let (x, name) = (share.header.x, share.header.custodian());
                let message = match rejection {
                    Rejection::PassedOver => message!("verify-no-password", x = x, name = name),
                    Rejection::WrongPassword => {
                        message!("verify-wrong-password", x = x, name = name)
                    }
                    // Nothing is known to be wrong with it.
                    Rejection::NeedsCard { token } => {
                        let (place, token) = (self.only_place(), token.to_string());
                        message!(
                            "share-needs-card",
                            place = place,
                            x = x,
                            name = name,
                            token = token
                        )
                    }
                    other => {
                        let cause = other.message(self.only_place(), share);
                        message!("verify-failed", cause = cause)
                    }
                };
                Err(Failure::new(rejection.status(), message))
            }
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Opens as many shares as `extent` says: first those that were handed in, then those whose media
    /// are asked for, in whatever order they come.
    pub(crate) fn gather(
        &mut self,
        console: &mut Console,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
    ) -> Result<Gathered, Failure> {
        let mut gathered = self.gather_at(console, set, extent, passwords, false)?;
        // A medium that is put in from here on may hold shares of other sets: it is known which is meant.
        self.filter = SetFilter::Words(set.fingerprint().words());
        while self.port.is_some() && gathered.open.len() < set.count() {
            if extent == Extent::Quorum && gathered.has_quorum(set) {
                break;
            }
            show_state(console, set, &gathered)?;
            if !self.ask(console)? {
                break;
            }
            let at = self.candidates.len() - 1;
            let Ok(share) = &self.candidates[at].found else { continue };
            let places = self.places();
            let mut desk = TerminalDesk { console, passwords, places, only: false, last: None };
            gathered.take(set, self.rehearsal, at, share, &mut desk)?;
        }
        Ok(gathered)
    }

    fn places(&self) -> Vec<String> {
        self.candidates.iter().map(|candidate| candidate.place.clone()).collect()
    }

    fn gather_at(
        &self,
        console: &mut Console,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
        only: bool,
    ) -> Result<Gathered, Failure> {
        let places = self.places();
        let mut desk = TerminalDesk { console, passwords, places, only, last: None };
        gather::gather(set, self.rehearsal, &self.candidates, extent, &mut desk)
    }

    /// The failure of a command that did not get as many shares as it needs.
    pub(crate) fn too_few(&self, gathered: &Gathered, need: usize) -> Failure {
        let status = gathered.status(&self.unreadable());
        let message = message!("quorum-not-reached", have = gathered.open.len(), need = need);
        Failure::new(status, message)
    }

    /// The places of the shares that were rejected, but for second copies, and of those that could not
    /// be read.
    pub(crate) fn faulty(&self, gathered: &Gathered) -> String {
        let rejected = |at: usize| {
            gathered
                .rejected
                .iter()
                .any(|(other, why)| *other == at && *why != Rejection::Duplicate)
        };
        let faulty = |(at, candidate): &(usize, &Candidate<MediaError>)| {
            candidate.found.is_err() || rejected(*at)
        };
        let faulty = self.candidates.iter().enumerate().filter(faulty);
        faulty.map(|(_, candidate)| candidate.place.clone()).collect::<Vec<_>>().join(", ")
    }

    /// How many places gave no share that can be read.
    pub(crate) fn unreadable(&self) -> Vec<Status> {
        let faults = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().err());
        faults.map(Fault::status).collect()
    }

    /// The failure where no share may be opened at all: those for another kind of run are named.
    fn no_share(&self, console: &mut Console) -> Failure {
        let mut readable = 0;
        for candidate in &self.candidates {
            if let Ok(share) = &candidate.found
                && let Some(rejection) = Rejection::of_purpose(share, self.rehearsal)
            {
                readable += 1;
                console.warn(&rejection.message(&candidate.place, share));
            }
        }
        if self.candidates.is_empty() {
            return Failure::new(Status::Quorum, message!("no-share-handed-in"));
        }
        let message = match (readable, self.rehearsal) {
            (0, _) => message!("no-usable-share"),
            (_, false) => message!("only-practice-shares"),
            (_, true) => message!("only-production-shares"),
        };
        Failure::new(Status::Damaged, message)
    }

    fn holders(&self, set: &Descriptor) -> Vec<String> {
        let of_set = |candidate: &&Candidate<MediaError>| {
            candidate.found.as_ref().is_ok_and(|share| share.header.descriptor == *set)
        };
        self.candidates.iter().filter(of_set).map(|candidate| candidate.place.clone()).collect()
    }
}

/// Who has been, how many are missing, and who could still come.
fn show_state(console: &mut Console, set: &Descriptor, gathered: &Gathered) -> Result<(), Failure> {
    let has_been = |x: u8| gathered.open.iter().any(|open| open.x() == x);
    let names = |been: bool| -> String {
        let custodians = set.custodians.iter().zip(1u8..=255);
        let names = custodians.filter(|(_, x)| has_been(*x) == been).map(|(it, _)| &*it.name);
        names.collect::<Vec<_>>().join(", ")
    };
    let missing = usize::from(set.threshold).saturating_sub(gathered.open.len());
    let mut terminal = Terminal::open()?;
    if !gathered.open.is_empty() {
        terminal.show(console, &message!("quorum-been", names = names(true)));
    }
    terminal.show(console, &message!("quorum-missing", missing = missing, names = names(false)));
    Ok(())
}

/// The places of `--share`, in their order.
pub(crate) fn places(matches: &ArgMatches) -> Result<Vec<Place>, Failure> {
    matches
        .get_many::<String>("share")
        .into_iter()
        .flatten()
        .map(|place| Place::parse(place))
        .collect()
}
