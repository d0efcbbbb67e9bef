//! Why a command ends without success.

use sso_escrow::error::{Status, UserError};
use sso_escrow::text::Message;

/// Why a command ends without having done what was asked for.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: Message,
    pub(crate) status: Status,
}

impl Failure {
    pub(crate) fn new(status: Status, message: Message) -> Self {
        Self { message, status }
    }

    /// A command line, or an answer, that cannot be used.
    pub(crate) fn usage(message: Message) -> Self {
        Self::new(Status::Usage, message)
    }
}

impl<E: UserError> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { message: error.message(), status: error.status() }
    }
}
