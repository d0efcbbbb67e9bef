//! PINs, and how many tries are left.

use std::fmt;

use crate::secret::SecretBytes;

use super::error::TokenError;

pub use super::tries::Tries;

/// A PIN of 6 to 8 characters, padded to 8 bytes with FF (NIST SP 800-73-4, part 2, section 2.4.3). It is in
/// locked memory.
pub struct Pin(SecretBytes);

impl Pin {
    /// Reads a typed PIN. The standard allows only digits. YubiKeys accept any ASCII, so printable ASCII is
    /// accepted here. The caller must wipe `text`.
    ///
    /// # Errors
    /// [`TokenError::NotAPin`], before any command to a card: no try is spent. No locked memory is available.
    pub fn new(text: &str) -> Result<Self, TokenError> {
        let is_typed = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if !is_typed || !(6..=8).contains(&text.len()) {
            return Err(TokenError::NotAPin);
        }
        let mut padded = SecretBytes::zeroed(8)?;
        padded.fill(0xff);
        padded.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
        Ok(Self(padded))
    }

    /// The 8 bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// Which tries at a PIN may be spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// A try if the card reports how many are left, and it is not the last one.
    Counted,
    /// Also a try that the card does not count. Somebody confirmed it, and it is the only one in this run.
    OneUncounted,
}

impl Budget {
    /// Checks whether a try may be spent.
    ///
    /// # Errors
    /// [`TokenError::PinBlocked`], [`TokenError::LastTry`], [`TokenError::TriesUnknown`].
    pub fn allows(self, tries: Tries) -> Result<(), TokenError> {
        match (tries, self) {
            (Tries::Left(0), _) => Err(TokenError::PinBlocked),
            (Tries::Left(1), _) => Err(TokenError::LastTry),
            (Tries::Unknown, Self::Counted) => Err(TokenError::TriesUnknown),
            (Tries::Left(_), _) | (Tries::Unknown, Self::OneUncounted) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_has_six_to_eight_characters() {
        for text in ["12345", "123456789", "12345é", "123\t456", ""] {
            assert_eq!(Pin::new(text).err(), Some(TokenError::NotAPin), "{text}");
        }
        assert_eq!(Pin::new("123456").unwrap().bytes(), b"123456\xff\xff");
        assert_eq!(Pin::new("a b~5678").unwrap().bytes(), b"a b~5678");
        assert_eq!(format!("{:?}", Pin::new("123456").unwrap()), "Pin(…)");
    }

    /// Both budgets with every kind of answer. No other combination allows a try.
    #[test]
    fn the_last_try_is_never_spent() {
        for budget in [Budget::Counted, Budget::OneUncounted] {
            assert_eq!(budget.allows(Tries::Left(0)), Err(TokenError::PinBlocked));
            assert_eq!(budget.allows(Tries::Left(1)), Err(TokenError::LastTry));
            assert_eq!(budget.allows(Tries::Left(2)), Ok(()));
        }
        assert_eq!(Budget::Counted.allows(Tries::Unknown), Err(TokenError::TriesUnknown));
        assert_eq!(Budget::OneUncounted.allows(Tries::Unknown), Ok(()));
    }

    #[test]
    fn a_status_tells_the_tries_or_nothing() {
        let told = [0x63c0, 0x63c1, 0x63cf, 0x6983, 0x9000, 0x6300, 0x6982].map(Tries::of_status);
        let left = Tries::Left;
        let expected = [left(0), left(1), left(15), left(0)];
        assert_eq!(told[..4], expected);
        assert_eq!(told[4..], [Tries::Unknown; 3]);
    }
}
