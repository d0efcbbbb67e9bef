//! Values that are one of a few words.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};
use sso_escrow::message;

use crate::cli::line::bad_value::BadValue;
use crate::cli::ui::failure::Failure;

/// The words that an option accepts, and the value of each. Completions offer the words.
#[derive(Clone)]
pub(crate) struct Choices<T> {
    option: &'static str,
    words: Vec<(&'static str, T)>,
}

impl<T> Choices<T> {
    /// The words of an option.
    pub(crate) fn new(
        option: &'static str,
        words: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Self {
        Self { option, words: words.into_iter().collect() }
    }

    fn find(&self, text: &str) -> Result<&T, BadValue> {
        let found = self.words.iter().find(|(word, _)| *word == text.trim());
        found.map(|(_, value)| value).ok_or_else(|| {
            let known = self.words.iter().map(|(word, _)| *word).collect::<Vec<_>>();
            let (option, value) = (self.option, text);
            let message = message!("usage-choice", option = option, value = value, known = known);
            BadValue::from(Failure::usage(message))
        })
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Choices<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let parse = {
            let choices = self.clone();
            move |text: &str| choices.find(text).cloned()
        };
        parse.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words.iter().map(|(word, _)| PossibleValue::new(*word))))
    }
}
