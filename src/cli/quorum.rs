//! What `restore`, `drill`, `verify` and `unseal` have in common: shares are handed in, the set is
//! made sure of, and shares are opened.

use std::path::PathBuf;

use clap::ArgMatches;
use sso_escrow::escrow::OpenShare;
use sso_escrow::escrow::gather::{self, Candidate, Extent, Gathered, Rejection};
use sso_escrow::fault::{Fault, Status};
use sso_escrow::media::{self, Found, MediaError, SetFilter};
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::fingerprint::{SetWords, WordsError};
use sso_escrow::text::Message;

use super::Failure;
use super::describe;
use super::desk::TerminalDesk;
use super::output::Console;
use super::passwords::Passwords;
use super::place::Place;
use super::prompt::Terminal;
use super::values::set_id;

/// How often the words of another set may be typed.
const WORD_TRIES: usize = 3;

/// The shares that were handed in.
pub(crate) struct Handed {
    candidates: Vec<Candidate<MediaError>>,
    /// The files of those that could be read.
    pub(crate) files: Vec<PathBuf>,
    rehearsal: bool,
}

/// The options about sets and passwords that these commands share.
pub(crate) struct Options {
    filter: SetFilter,
    expected: Option<SetWords>,
    rehearsal: bool,
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
        Ok(Self { filter, expected, rehearsal, yes })
    }
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
        let mut handed = Self { candidates: vec![], files: vec![], rehearsal: options.rehearsal };
        for place in places {
            match media::find(&place.path, &options.filter) {
                Ok(found) => handed.add(console, place, found),
                // A place that is not there is a slip of the pen, not a lost share.
                Err(error) if error.status() == Status::Usage => return Err(error.into()),
                Err(error) => {
                    console.warn(&message!(
                        "share-unreadable",
                        place = &place.written,
                        cause = error.message()
                    ));
                    let place = place.written.clone();
                    handed.candidates.push(Candidate { place, found: Err(error) });
                }
            }
        }
        Ok(handed)
    }

    /// Reads the one share that a command is about: without it there is nothing to do.
    pub(crate) fn read_only(
        console: &mut Console,
        place: &Place,
        options: &Options,
    ) -> Result<Self, Failure> {
        let mut handed = Self { candidates: vec![], files: vec![], rehearsal: options.rehearsal };
        handed.add(console, place, media::find(&place.path, &options.filter)?);
        Ok(handed)
    }

    fn add(&mut self, console: &mut Console, place: &Place, found: Found) {
        for fault in &found.faults {
            console.warn(&fault.message());
        }
        self.files.push(found.path);
        let place = place.written.clone();
        self.candidates.push(Candidate { place, found: Ok(found.share) });
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
                Err(error) => terminal.show(console, &words_message(&error)),
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
                let message = match rejection {
                    Rejection::PassedOver => message!("verify-no-password"),
                    Rejection::WrongPassword => message!("verify-wrong-password"),
                    other => {
                        let place = self.candidates.first().map_or("", |only| &only.place);
                        message!("verify-failed", cause = other.message(place, share))
                    }
                };
                Err(Failure::new(rejection.status(), message))
            }
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Opens as many shares as `extent` says.
    pub(crate) fn gather(
        &self,
        console: &mut Console,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
    ) -> Result<Gathered, Failure> {
        self.gather_at(console, set, extent, passwords, false)
    }

    fn gather_at(
        &self,
        console: &mut Console,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
        only: bool,
    ) -> Result<Gathered, Failure> {
        let places = self.candidates.iter().map(|candidate| candidate.place.clone()).collect();
        let mut desk = TerminalDesk { console, passwords, places, only, last: None };
        gather::gather(set, self.rehearsal, &self.candidates, extent, &mut desk)
    }

    /// The failure of a command that did not get as many shares as it needs.
    pub(crate) fn too_few(&self, gathered: &Gathered, need: usize) -> Failure {
        let status = gathered.status(&self.unreadable());
        let message = message!("quorum-not-reached", have = gathered.open.len(), need = need);
        Failure::new(status, message)
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

/// The places of `--share`, in their order.
pub(crate) fn places(matches: &ArgMatches) -> Result<Vec<Place>, Failure> {
    matches
        .get_many::<String>("share")
        .into_iter()
        .flatten()
        .map(|place| Place::parse(place))
        .collect()
}
