//! A value that cannot be used, with its message.

use std::error::Error;
use std::fmt;

use crate::cli::ui::failure::Failure;
use clap::builder::TypedValueParser;

/// The reason why a value of the command line cannot be used. clap returns it as the source of its error
/// (`clap::Error::source`).
#[derive(Debug)]
pub(crate) struct BadValue(Failure);

impl From<Failure> for BadValue {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl BadValue {
    /// The failure that the run ends with.
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

/// Turns a parser of this program into a parser for clap.
pub(crate) fn value<T, E>(
    parse: impl Fn(&str) -> Result<T, E> + Clone + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
    E: Into<Failure>,
{
    move |text: &str| parse(text).map_err(|error| BadValue::from(error.into()))
}
