//! Why a command ends without success.

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::text::Message;
use sso_escrow::token::names::TokenId;

use crate::cli::ui::rerun::RerunChange;

/// The reason why a command ends without doing what was requested.
///
/// A failure that is reported in place of another one keeps the other: see [`caused_by`](Self::caused_by).
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) message: Message,
    pub(crate) status: Status,
    /// The change to the command line that avoids this failure, if it is known.
    pub(crate) rerun: Option<RerunChange>,
    /// The error that caused it, if there is one.
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl Failure {
    pub(crate) fn new(status: Status, message: Message) -> Self {
        Self { message, status, rerun: None, source: None }
    }

    /// A failure for a command line, or an answer, that cannot be used.
    pub(crate) fn usage(message: Message) -> Self {
        Self::new(Status::Usage, message)
    }

    /// Adds a change: the command line with this change is printed below the message.
    pub(crate) fn rerun(self, change: RerunChange) -> Self {
        Self { rerun: Some(change), ..self }
    }

    /// Adds the name of the smart card to the message.
    pub(crate) fn of_card(self, token: TokenId) -> Self {
        let about = message!("about-card", token = token.to_string());
        Self { message: self.message.about(about), ..self }
    }

    /// Adds the name of the file to the message.
    pub(crate) fn of_file(self, path: &Path) -> Self {
        let about = message!("about-file", path = path.display().to_string());
        Self { message: self.message.about(about), ..self }
    }

    /// Keeps the error that caused this failure.
    pub(crate) fn caused_by(self, error: impl Error + Send + Sync + 'static) -> Self {
        Self { source: Some(Arc::new(error)), ..self }
    }

    /// The first error of type `E` among the causes. Code that reacts to a failure uses this and never the
    /// message.
    pub(crate) fn cause<E: Error + 'static>(&self) -> Option<&E> {
        let mut next = self.source();
        while let Some(error) = next {
            if let Some(found) = error.downcast_ref() {
                return Some(found);
            }
            next = error.source();
        }
        None
    }
}

/// Writes the name of the message. People see the message itself instead.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.name())
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.source.as_deref()?;
        Some(source)
    }
}

impl<E: UserError> From<E> for Failure {
    fn from(error: E) -> Self {
        let (status, message) = (error.status(), error.message());
        Self { message, status, rerun: None, source: Some(Arc::new(error)) }
    }
}

#[cfg(test)]
mod tests {
    use sso_escrow::token::TokenError;
    use sso_escrow::token::pin::Tries;
    use sso_escrow::token::prepared::PreparedError;
    use sso_escrow::token::provision::ProvisionError;

    use super::*;

    #[test]
    fn causes_are_found_by_their_type_however_deep() {
        let wrong = TokenError::WrongPin { tries: Tries::Left(2) };
        let deep = ProvisionError::Prepared(PreparedError::Token(wrong.clone()));
        let failure = Failure::from(deep);
        assert_eq!(failure.cause::<TokenError>(), Some(&wrong));
        assert!(matches!(failure.cause(), Some(PreparedError::Token(_))));
        assert!(failure.cause::<std::io::Error>().is_none());
        let other = Failure::usage(message!("declined"));
        assert!(other.cause::<TokenError>().is_none());
        assert_eq!(other.caused_by(wrong.clone()).cause(), Some(&wrong));
    }

    #[test]
    fn a_failure_that_is_told_in_other_words_keeps_its_causes() {
        let wrong = TokenError::WrongPin { tries: Tries::Left(2) };
        let first = Failure::from(wrong.clone());
        let second = Failure::new(first.status, message!("declined")).caused_by(first);
        assert_eq!(second.cause(), Some(&wrong));
        assert_eq!(
            second.cause::<Failure>().map(|first| first.status),
            Some(Status::WrongPassword)
        );
    }
}
