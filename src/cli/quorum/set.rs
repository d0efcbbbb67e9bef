//! Which set the shares belong to, and whether it is the intended one.

use sso_escrow::error::Status;
use sso_escrow::escrow::gather::{Candidate, Rejection, gravest};
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;

use crate::cli::context::Context;
use crate::cli::quorum::handed_in::HandedIn;
use crate::cli::quorum::options::Options;
use crate::cli::quorum::purpose::of_other_purpose;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::describe::SetSummary;
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
    /// With two sets the run stops, and each set is listed with its words: the program cannot know which one is
    /// wrong.
    pub(crate) fn only_set(&self, context: &mut Context<'_>) -> Result<Descriptor, Failure> {
        let mut sets = self.sets();
        if sets.len() > 1 {
            for set in &sets {
                let holders = self.holders(set);
                let words = set.fingerprint().words().to_string();
                context.console.warn(&message!(
                    "sets-one-of-several",
                    words = words,
                    id = set.set_id.to_string(),
                    places = holders
                ));
            }
            return Err(Failure::new(Status::Damaged, message!("sets-several")));
        }
        match sets.pop() {
            Some(set) => Ok(set),
            None => Err(self.no_share(context)),
        }
    }

    /// The set, confirmed by its words before the first password. The words are typed or come from `--expect-set`.
    /// They are necessary because a share proves that it belongs to its set, not who made the set.
    pub(crate) fn expected_set(
        &self,
        context: &mut Context<'_>,
        options: &Options,
    ) -> Result<Descriptor, Failure> {
        if let Some(words) = options.expected {
            let sets = self.sets();
            if sets.is_empty() {
                return Err(self.no_share(context));
            }
            let found = sets.into_iter().find(|set| set.fingerprint().words() == words);
            return found.ok_or_else(|| {
                let message = message!("words-not-here", words = words.to_string());
                Failure::new(Status::Damaged, message)
            });
        }
        let set = self.only_set(context)?;
        if options.yes && options.rehearsal {
            return Ok(set);
        }
        let mut terminal = context.terminal(&Asked::SetWords)?;
        let mut told = SetSummary::of(&set).lines(false);
        told.push(message!("ask-words-why"));
        let mut left = WORD_TRIES;
        while left > 0 {
            // Only words of a set count as a try. A typing error does not.
            let question = Question::set_words(message!("ask-words")).telling(told);
            if terminal.ask(question)? == set.fingerprint().words() {
                return Ok(set);
            }
            left -= 1;
            told = vec![message!("ask-words-differ", left = left)];
        }
        told.iter().for_each(|message| terminal.show(message));
        Err(Failure::new(Status::Damaged, message!("words-wrong")))
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
            return Failure::new(status, message!("no-usable-share"));
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
