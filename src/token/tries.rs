//! How many tries at a PIN or PUK are left.

use crate::message;
use crate::text::Message;

/// How many tries at a PIN are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tries {
    /// So many.
    Left(u8),
    /// The card does not tell, or tells what may mean two things.
    Unknown,
}

impl Tries {
    /// The words for it.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Left(left) => message!("cause-token-tries-left", left = left),
            Self::Unknown => message!("cause-token-tries-unknown"),
        }
    }

    /// What the status of a VERIFY without a PIN says. That all is well may mean that the PIN was given
    /// before, and of some cards that it is blocked.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        match status {
            0x6983 => Self::Left(0),
            0x63c0..=0x63cf => Self::Left((status & 0x0f) as u8),
            _ => Self::Unknown,
        }
    }
}
