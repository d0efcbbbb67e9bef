//! A value that cannot be used, with the message that says so.

use std::error::Error;
use std::fmt;

use crate::cli::ui::failure::Failure;
use clap::builder::TypedValueParser;

/// Why a value of the command line cannot be used. clap carries it to the usage message
/// (`clap::Error::source`).
#[derive(Debug)]
pub(crate) struct BadValue(Failure);

impl From<Failure> for BadValue {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl BadValue {
    /// The failure that the command line ends with.
    pub(crate) fn failure(&self) -> Failure {
        self.0.clone()
    }
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for BadValue {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// A parser of clap from one of ours.
pub(crate) fn value<T, E>(
    parse: impl Fn(&str) -> Result<T, E> + Clone + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
    E: Into<Failure>,
{
    move |text: &str| parse(text).map_err(|error| BadValue::from(error.into()))
}
