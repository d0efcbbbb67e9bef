//! Which set the shares belong to, and whether it is the intended one.

use sso_escrow::error::Status;
use sso_escrow::escrow::gather::{Candidate, Rejection, gravest};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::quorum::handed_in::HandedIn;
use crate::cli::quorum::purpose::of_other_purpose;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// How many times the words of another set may be typed.
const WORD_TRIES: usize = 3;

impl HandedIn {
    /// The sets of the shares that may be opened in this run. Shares for another kind of run are left out.
    pub(super) fn sets(&self) -> Vec<Descriptor> {
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

    /// The one set that the shares belong to. Its words have not been confirmed.
    ///
    /// With two sets the run stops, and each set is listed: the program cannot know which one is wrong.
    pub(crate) fn only_set(&self, context: &mut Context<'_>) -> Result<Descriptor, Failure> {
        let mut sets = self.sets();
        if sets.len() > 1 {
            self.list(&sets).iter().for_each(|set| context.console.warn(set));
            return Err(Failure::new(Status::Damaged, message!("sets-several")));
        }
        match sets.pop() {
            Some(set) => Ok(set),
            None => Err(self.no_share(context)),
        }
    }

    /// The set that the set words select, before the first share. They are typed or come from `--expect-set`, and
    /// are necessary because a share proves that it belongs to its set, not who made the set. They are words of the
    /// whole descriptor, and [gathering](Self::gather) takes only shares with this very descriptor: what a share of
    /// another one would be opened with is never asked for.
    ///
    /// In a rehearsal the words are asked for only if the shares belong to several sets.
    pub(crate) fn expected_set(
        &mut self,
        context: &mut Context<'_>,
    ) -> Result<Descriptor, Failure> {
        let sets = self.sets();
        let mut left = WORD_TRIES;
        let words = match self.expected {
            _ if sets.is_empty() => return Err(self.no_share(context)),
            Some(words) => words,
            None if sets.len() == 1 || self.yes => return self.only_set(context),
            None => {
                let Some(mut terminal) = context.console.terminal_if_any() else {
                    return self.only_set(context);
                };
                let told = self.list(&sets);
                let question = Question::set_words(message!("ask-words")).telling(told);
                self.typed = true;
                terminal.ask(question)?
            }
        };
        let mut words = words;
        loop {
            if let Some(set) = sets.iter().find(|set| set.fingerprint().words() == words) {
                self.expected = Some(words);
                return Ok(set.clone());
            }
            left -= 1;
            if !self.typed || left == 0 {
                break;
            }
            let mut told = self.list(&sets);
            told.push(message!("ask-words-differ", left = left));
            words = context.ask(Question::set_words(message!("ask-words")).telling(told))?;
        }
        self.list(&sets).iter().for_each(|set| context.console.warn(set));
        let message = message!("words-not-here", words = words.to_string());
        Err(Failure::new(Status::Damaged, message))
    }

    /// Reports whether this set does not have the set words of the run.
    pub(super) fn is_other(&self, set: &Descriptor) -> bool {
        self.expected.is_some_and(|words| set.fingerprint().words() != words)
    }

    /// Why a share that was inserted is not taken: it is for this kind of run, but of another set than the one whose
    /// words were given. The next one is asked for.
    pub(super) fn of_other_set(&self, place: &str, share: &Share) -> Option<Message> {
        let set = &share.header.descriptor;
        let is_meant = Rejection::of_purpose(share, self.rehearsal).is_none();
        (is_meant && self.is_other(set))
            .then(|| message!("medium-of-other-set", place = place, set = set.told_apart()))
    }

    /// The sets of the shares, and where each was found.
    fn list(&self, sets: &[Descriptor]) -> Vec<Message> {
        let line = |set: &Descriptor| {
            message!("sets-one-of-several", set = set.told_apart(), places = self.holders(set))
        };
        sets.iter().map(line).collect()
    }

    /// The failure if no share may be opened. Shares for another kind of run are named.
    fn no_share(&self, context: &mut Context<'_>) -> Failure {
        let mut readable = 0;
        for candidate in &self.candidates {
            if let Ok(share) = &candidate.found
                && let Some(rejection) = Rejection::of_purpose(share, self.rehearsal)
            {
                readable += 1;
                context.console.warn(&rejection.message(&candidate.place, share));
            }
        }
        if self.candidates.is_empty() {
            return Failure::new(Status::Quorum, message!("no-share-handed-in"));
        }
        if readable == 0 {
            let status = gravest(self.unreadable());
            return Failure::new(
                status,
                match self.later() {
                    0 => message!("no-usable-share"),
                    _ => message!("no-usable-share-later"),
                },
            );
        }
        of_other_purpose(self.rehearsal)
    }

    fn holders(&self, set: &Descriptor) -> Vec<String> {
        let of_set = |candidate: &&Candidate<Failure>| {
            candidate.found.as_ref().is_ok_and(|share| share.header.descriptor == *set)
        };
        self.candidates.iter().filter(of_set).map(|candidate| candidate.place.clone()).collect()
    }
}
