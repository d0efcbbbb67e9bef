//! What commands that open shares have in common: which set is used, and how it is confirmed.

use std::path::PathBuf;

use sso_escrow::media::SetFilter;
use sso_escrow::message;
use sso_escrow::share::descriptor::Purpose;
use sso_escrow::share::fingerprint::SetWords;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::context::waivers::Waivers;
use crate::cli::line::options::{Mode, SetOption};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// Which set is used, and how it is confirmed.
pub(crate) struct Options {
    pub(super) filter: SetFilter,
    pub(super) expected: Option<SetWords>,
    /// The words of the other set of a run that restores two. Its shares are left to it.
    pub(super) other: Option<SetWords>,
    /// Whether somebody typed the expected words, and so may correct them.
    pub(super) typed: bool,
    pub(super) rehearsal: bool,
    /// What the run is for. A share for another purpose does not count beside one for it.
    pub(super) purpose: Purpose,
    /// Whether media of `ask` may be volumes that are not removable.
    pub(super) anything: bool,
    pub(super) yes: bool,
    /// Whether shares are pending because this run has not finished them yet.
    pub(super) expects_pending: bool,
    /// The folders where an envelope may be, each with a file name added, or the envelopes themselves.
    pub(super) envelopes: Vec<PathBuf>,
}

impl Options {
    /// The set that `--set` names.
    pub(crate) fn new(mode: &Mode, set: &SetOption) -> Self {
        let filter = set.set.clone().map_or(SetFilter::Only, SetFilter::Id);
        let anything = Waivers::of(mode).anything();
        let (rehearsal, purpose, expected, other) = (mode.rehearsal, mode.purpose(), None, None);
        let (typed, yes, expects_pending, envelopes) = (false, false, false, vec![]);
        Self {
            filter,
            expected,
            other,
            typed,
            rehearsal,
            purpose,
            anything,
            yes,
            expects_pending,
            envelopes,
        }
    }

    /// One set of a run that makes it: its shares are still pending.
    pub(crate) fn of_round_2(waivers: &Waivers, words: SetWords) -> Self {
        let (rehearsal, purpose) = (waivers.rehearsal(), waivers.purpose());
        let (filter, expected, other, anything) =
            (SetFilter::Words(words), Some(words), None, waivers.anything());
        let (typed, yes, expects_pending, envelopes) = (false, false, true, vec![]);
        Self {
            filter,
            expected,
            other,
            typed,
            rehearsal,
            purpose,
            anything,
            yes,
            expects_pending,
            envelopes,
        }
    }

    /// The set with these set words.
    pub(crate) fn expecting(mut self, expected: Option<SetWords>) -> Self {
        self.expected = expected;
        if let (SetFilter::Only, Some(words)) = (&self.filter, self.expected) {
            self.filter = SetFilter::Words(words);
        }
        self
    }

    /// Takes the set words before the first share is read, in production: somebody types them, unless the command line
    /// gives them. From here on they select the set at every place.
    ///
    /// # Errors
    /// There is no terminal, or `--set` was given: it selects a set, but shows nothing about it. The command ends.
    pub(crate) fn take_words(&mut self, context: &mut Context<'_>) -> Result<(), Failure> {
        if self.rehearsal {
            return Ok(());
        }
        if matches!(self.filter, SetFilter::Id(_)) {
            return Err(Failure::usage(message!("set-needs-words")));
        }
        self.words_or_typed(context, message!("ask-words-why"))?;
        Ok(())
    }

    /// Takes the words of both sets of a run that restores two, before the first share is read, also in a rehearsal.
    ///
    /// # Errors
    /// As [`take_words`](Self::take_words), and if both are one set.
    pub(crate) fn take_words_of_two(
        &mut self,
        other: &mut Self,
        context: &mut Context<'_>,
    ) -> Result<(), Failure> {
        if [&*self, other].iter().any(|it| matches!(it.filter, SetFilter::Id(_))) {
            return Err(Failure::usage(message!("set-needs-words")));
        }
        let first = self.words_or_typed(context, message!("ask-words-first"))?;
        let second = other.words_or_typed(context, message!("ask-words-second"))?;
        if first == second {
            return Err(Failure::usage(message!("two-sets-same")));
        }
        (self.other, other.other) = (Some(second), Some(first));
        Ok(())
    }

    /// The words of the set: those of the command line, or those that somebody types now.
    fn words_or_typed(
        &mut self,
        context: &mut Context<'_>,
        told: Message,
    ) -> Result<SetWords, Failure> {
        if let Some(words) = self.expected {
            return Ok(words);
        }
        let question = Question::set_words(message!("ask-words"));
        let words = context.ask(question.telling([told]))?;
        (self.expected, self.typed) = (Some(words), true);
        self.filter = SetFilter::Words(words);
        Ok(words)
    }

    /// Whether plain questions are answered with yes.
    pub(crate) fn yes(mut self, yes: bool) -> Self {
        self.yes = yes;
        self
    }

    /// Adds the places of the envelope: folders or files.
    pub(crate) fn envelopes(mut self, paths: &[PathBuf]) -> Self {
        let file_in = |path: &PathBuf| match path.is_dir() {
            true => path.join("envelope"),
            false => path.clone(),
        };
        self.envelopes = paths.iter().map(file_in).collect();
        self
    }
}
