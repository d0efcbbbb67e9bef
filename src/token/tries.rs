//! How many tries at a PIN or PUK are left.

use crate::message;
use crate::text::Message;

/// How many tries at a PIN are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tries {
    /// This number.
    Left(u8),
    /// The card does not report it, or its answer is ambiguous.
    Unknown,
}

impl Tries {
    /// The words for it, for messages.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Left(left) => message!("cause-token-tries-left", left = left),
            Self::Unknown => message!("cause-token-tries-unknown"),
        }
    }

    /// Reads the tries from the status of a VERIFY. The status of success does not say: the PIN may have been
    /// given before, and some cards answer so if the PIN is blocked.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        match status {
            0x6983 => Self::Left(0),
            0x63c0..=0x63cf => Self::Left((status & 0x0f) as u8),
            _ => Self::Unknown,
        }
    }
}
