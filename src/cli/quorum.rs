//! What `restore`, `drill`, `verify` and `unseal` have in common: shares are handed in, the set is
//! made sure of, and shares are opened.

mod cards;

use std::path::PathBuf;

use clap::ArgMatches;
use sso_escrow::escrow::OpenShare;
use sso_escrow::escrow::gather::{self, Candidate, Extent, Gathered, Rejection, gravest};
use sso_escrow::fault::{Fault, Status};
use sso_escrow::media::{self, Found, SetFilter};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::envelope::Envelope;
use sso_escrow::share::fingerprint::{SetWords, WordsError};
use sso_escrow::sys::volume::{Identity, Volume};
use sso_escrow::text::Message;
use sso_escrow::token::names::ObjectId;

use self::cards::{Pending, check_sealed};
use super::Failure;
use super::cards::{Cards, NotRead, token_id};
use super::describe;
use super::desk::{Origin, TerminalDesk};
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
    candidates: Vec<Candidate<Failure>>,
    /// Where each of them comes from.
    origins: Vec<Origin>,
    /// The cards of this run.
    cards: Cards,
    /// The cards whose shares were not read yet.
    pending: Vec<Pending>,
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
    /// Files in the folders where an envelope may lie, or the envelopes themselves.
    envelopes: Vec<PathBuf>,
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
        let envelopes = matches.try_get_many::<String>("envelope").ok().flatten();
        let file_in = |written: &String| match Place::parse(written)? {
            Place::File { path, .. } if path.is_dir() => Ok(path.join("envelope")),
            Place::File { path, .. } => Ok(path),
            _ => Err(Failure::usage(message!("usage-envelope", place = written))),
        };
        let envelopes = envelopes.into_iter().flatten().map(file_in).collect::<Result<_, _>>()?;
        Ok(Self { filter, expected, rehearsal, anything, yes, envelopes })
    }
}

/// The envelope of a set that lies whole beside one of these files. Those that are not whole are warned of.
fn whole_envelope(console: &mut Console, set: &Descriptor, files: &[PathBuf]) -> Option<Envelope> {
    let beside = media::find_envelope(set, files);
    beside.faults.iter().for_each(|fault| console.warn(&fault.message()));
    beside.envelope
}

/// Why typed words are not the words of any set.
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
        for (line, place) in places.iter().enumerate() {
            if place.is_on_card() {
                let token = token_id(place.card().flatten())?;
                let written = place.written().to_owned();
                handed.pending.push(Pending { line, written, token });
                continue;
            }
            let Some(path) = place.path() else { continue };
            match media::find(path, &options.filter) {
                Ok(found) => match check_sealed(place, &found.share) {
                    Ok(()) => handed.add(console, place.written(), found, line),
                    Err(failure) => handed.add_unreadable(console, place.written(), failure, line),
                },
                // A place that is not there is a slip of the pen, not a lost share.
                Err(error) if error.status() == Status::Usage => return Err(error.into()),
                Err(error) => {
                    handed.add_unreadable(console, place.written(), error.into(), line);
                }
            }
        }
        handed.read_cards(console);
        handed.ask_first(console)?;
        // Beside shares on cards there is no place for an envelope.
        handed.files.extend(options.envelopes.iter().cloned());
        Ok(handed)
    }

    fn add_unreadable(
        &mut self,
        console: &mut Console,
        place: &str,
        failure: Failure,
        line: usize,
    ) {
        let cause = failure.message.clone();
        let message = message!("share-unreadable", place = place, cause = cause.clone());
        console.warn_of(&message, Some(&cause));
        self.candidates.push(Candidate { place: place.to_owned(), found: Err(failure) });
        self.origins.push(Origin { line, ..Origin::default() });
    }

    fn new(options: &Options, ask: bool) -> Self {
        let port = ask.then(|| Port::new(options.rehearsal || options.anything, true));
        let (filter, rehearsal) = (options.filter.clone(), options.rehearsal);
        Self {
            candidates: vec![],
            origins: vec![],
            cards: Cards::default(),
            pending: vec![],
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
        while self.asks() && self.sets().is_empty() && self.ask(console)? {}
        Ok(())
    }

    /// Whether media or cards may still be put in.
    fn asks(&self) -> bool {
        self.port.is_some() || !self.pending.is_empty()
    }

    /// Has a medium or card put in, and reads the share on it, which is then the last candidate. `false` where
    /// there are no more.
    fn ask(&mut self, console: &mut Console) -> Result<bool, Failure> {
        if !self.pending.is_empty() {
            if self.ask_card(console)? {
                return Ok(true);
            }
            // Whoever is not there is passed over.
            self.pending.clear();
        }
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
            let cards = Some(&mut self.cards);
            let medium = match port.ask_for_either(terminal, console, &question, false, cards)? {
                Reply::Medium(medium) => medium,
                Reply::Card(reader) => {
                    let written = format!("piv:{}", self.cards.name_of(&reader));
                    let pending = Pending { line: 0, written, token: None };
                    match self.read_from(reader, pending, terminal, console) {
                        true => return Ok(true),
                        false => continue,
                    }
                }
                Reply::Number(_) | Reply::Nothing => return Ok(false),
            };
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
                    self.add(console, &place, found, 0);
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
                let found = media::find(path, &options.filter)?;
                check_sealed(place, &found.share)?;
                handed.add(console, place.written(), found, 0);
                handed.identity = Volume::of(path).map(|it| it.identity).unwrap_or_default();
            }
            None if place.is_on_card() => {
                let token = token_id(place.card().flatten())?;
                let pending = Pending { line: 0, written: place.written().to_owned(), token };
                match handed.cards.read(token, &handed.filter) {
                    Ok(read) => handed.add_read(console, pending, read),
                    Err(NotRead { is_not_in: true, .. }) if Terminal::open().is_ok() => {
                        handed.pending.push(pending);
                        handed.ask_first(console)?;
                    }
                    Err(NotRead { failure, .. }) => return Err(failure),
                }
            }
            None => handed.ask_first(console)?,
        }
        handed.port = None;
        handed.pending.clear();
        Ok(handed)
    }

    fn add(&mut self, console: &mut Console, place: &str, found: Found, line: usize) {
        for fault in &found.faults {
            console.warn(&fault.message());
        }
        self.files.push(found.path);
        self.candidates.push(Candidate { place: place.to_owned(), found: Ok(found.share) });
        self.origins.push(Origin { line, ..Origin::default() });
    }

    /// The one share that was handed in, and where it lies.
    pub(crate) fn only_share(&self) -> Result<(Lies, Share), Failure> {
        let share = self.candidates.iter().find_map(|candidate| candidate.found.as_ref().ok());
        let object = self.origins.first().and_then(|origin| origin.object);
        match (self.files.first(), object, share) {
            (Some(path), None, Some(share)) => Ok((Lies::InFile(path.clone()), share.clone())),
            (_, Some(object), Some(share)) => Ok((Lies::OnCard(object), share.clone())),
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Whether the one share that was handed in lies on its card.
    pub(crate) fn lies_on_card(&self) -> bool {
        self.origins.first().is_some_and(|origin| origin.object.is_some())
    }

    /// The cards of this run.
    pub(crate) fn cards(&mut self) -> &mut Cards {
        &mut self.cards
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
        &mut self,
        console: &mut Console,
        set: &Descriptor,
        passwords: &Passwords,
    ) -> Result<OpenShare, Failure> {
        let (mut gathered, failed) = self.gather_at(console, set, Extent::All, passwords, true)?;
        if let Some(failure) = failed {
            return Err(failure);
        }
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
        let (mut gathered, _) = self.gather_at(console, set, extent, passwords, false)?;
        // A medium that is put in from here on may hold shares of other sets: it is known which is meant.
        self.filter = SetFilter::Words(set.fingerprint().words());
        while self.asks() && gathered.open.len() < set.count() {
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
            let (cards, origins) = (&mut self.cards, &mut self.origins[..]);
            let (only, last, failed) = (false, None, None);
            let mut desk =
                TerminalDesk { console, passwords, cards, places, origins, only, last, failed };
            gathered.take(set, self.rehearsal, at, share, &mut desk)?;
        }
        Ok(gathered)
    }

    fn places(&self) -> Vec<String> {
        self.candidates.iter().map(|candidate| candidate.place.clone()).collect()
    }

    /// What was gathered; and, where the command is about one share, why its card did not open it.
    fn gather_at(
        &mut self,
        console: &mut Console,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
        only: bool,
    ) -> Result<(Gathered, Option<Failure>), Failure> {
        let places = self.places();
        let (cards, origins) = (&mut self.cards, &mut self.origins[..]);
        let (last, failed) = (None, None);
        let mut desk =
            TerminalDesk { console, passwords, cards, places, origins, only, last, failed };
        let gathered = gather::gather(set, self.rehearsal, &self.candidates, extent, &mut desk)?;
        Ok((gathered, desk.failed))
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
        let faulty = |(at, candidate): &(usize, &Candidate<Failure>)| {
            candidate.found.is_err() || rejected(*at)
        };
        let faulty = self.candidates.iter().enumerate().filter(faulty);
        faulty.map(|(_, candidate)| candidate.place.clone()).collect::<Vec<_>>().join(", ")
    }

    /// How many places gave no share that can be read.
    pub(crate) fn unreadable(&self) -> Vec<Status> {
        let faults = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().err());
        faults.map(|failure| failure.status).collect()
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
        if readable == 0 {
            let status = gravest(self.unreadable());
            return Failure::new(status, message!("no-usable-share"));
        }
        let message = match self.rehearsal {
            false => message!("only-practice-shares"),
            true => message!("only-production-shares"),
        };
        Failure::new(Status::Damaged, message)
    }

    fn holders(&self, set: &Descriptor) -> Vec<String> {
        let of_set = |candidate: &&Candidate<Failure>| {
            candidate.found.as_ref().is_ok_and(|share| share.header.descriptor == *set)
        };
        self.candidates.iter().filter(of_set).map(|candidate| candidate.place.clone()).collect()
    }
}

/// Where the one share lies that a command is about.
#[derive(Debug, Clone)]
pub(crate) enum Lies {
    /// In this file.
    InFile(PathBuf),
    /// On its card.
    OnCard(ObjectId),
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
