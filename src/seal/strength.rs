//! How hard a password is to guess, as zxcvbn estimates it.
//!
//! The estimate knows common passwords, English words, names, dates, keyboard rows and repetitions. It does
//! not know words of other languages. A password of such words is easier to guess than the estimate shows.

use std::sync::Once;

use zxcvbn::zxcvbn;

use super::password::Password;
use crate::secret::scrubbed;

/// A text that makes zxcvbn build all its cached data: repetitions, years, dates with and without separators.
const KNOWN: &str = "aabaab1998aaaa 11/11/1998 11111998 p4ssw0rd";

static SET_UP: Once = Once::new();

/// The lowest score, from 0 to 4, that is good enough for a share: at least 10^8 guesses.
pub const GOOD_ENOUGH: u8 = 3;

/// An estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// zxcvbn's score, from 0 to 4.
    pub score: u8,
    /// The number of guesses, as a power of ten, rounded down.
    pub magnitude: u8,
}

impl Strength {
    /// Estimates a password. `related` lists words that an attacker would try first: the custodian's name,
    /// the label, the server.
    #[must_use]
    pub fn of(password: &Password, related: &[&str]) -> Self {
        // The data that zxcvbn caches on its first estimate has gaps, which keep earlier contents of the
        // stack. These contents must not be a password.
        SET_UP.call_once(|| {
            scrubbed(|| ());
            let _ = zxcvbn(KNOWN, &[]);
        });
        scrubbed(|| {
            let estimate = zxcvbn(password.as_str(), related);
            // A logarithm of a 64-bit number is between 0 and 20.
            Self {
                score: estimate.score().into(),
                magnitude: estimate.guesses_log10().clamp(0.0, 255.0) as u8,
            }
        })
    }

    /// Returns whether it is good enough for a share.
    #[must_use]
    pub fn is_good(self) -> bool {
        self.score >= GOOD_ENOUGH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(password: &str, related: &[&str]) -> Strength {
        Strength::of(&Password::new(password).unwrap(), related)
    }

    #[test]
    fn common_passwords_are_weak_and_passphrases_are_not() {
        for weak in ["password1", "Summer2024", "qwertyuiop", "aaaaaaaaaa"] {
            assert!(!strength(weak, &[]).is_good(), "{weak}");
        }
        let good = strength("cringe unbeaten cavity prism subarctic duo", &[]);
        assert_eq!((good.score, good.is_good()), (4, true));
        assert!(good.magnitude >= 15, "{good:?}");
    }

    #[test]
    fn scores_go_from_0_to_4() {
        let passwords =
            ["password1", "summerbreeze", "Tr0ub4dour&", "zebra lamp", "zebra lamp violin"];
        let scores: Vec<u8> = passwords.iter().map(|typed| strength(typed, &[]).score).collect();
        assert_eq!(scores, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn what_is_known_of_the_custodian_does_not_count() {
        let name = "Grzegorz Brzeczyszczykiewicz";
        assert!(strength("brzeczyszczykiewicz", &[]).is_good());
        let related: Vec<&str> = name.split(' ').collect();
        assert!(!strength("brzeczyszczykiewicz", &related).is_good());
    }
}
