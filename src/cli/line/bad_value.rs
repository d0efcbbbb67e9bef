//! A value that cannot be used, with the message that says so.

use std::fmt;

use clap::builder::TypedValueParser;
use sso_escrow::error::Status;
use sso_escrow::text::Message;

use crate::cli::ui::failure::Failure;

/// Why a value of the command line cannot be used. clap carries it to the usage message
/// (`clap::Error::source`).
#[derive(Debug)]
pub(crate) struct BadValue {
    message: Message,
    status: Status,
}

impl From<Failure> for BadValue {
    fn from(failure: Failure) -> Self {
        Self { message: failure.message, status: failure.status }
    }
}

impl BadValue {
    /// The failure that the command line ends with.
    pub(crate) fn failure(&self) -> Failure {
        Failure::new(self.status, self.message.clone())
    }
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.name())
    }
}

impl std::error::Error for BadValue {}

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
