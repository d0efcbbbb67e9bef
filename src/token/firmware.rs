//! Known weaknesses of firmware, by its version: what they mean for a share that is sealed to such a card.
//!
//! A share is sealed to a P-256 key of a slot for retired keys, which agrees on secrets (ECDH). The keys of
//! 9E and 9C sign (ECDSA). So a weakness is told of with what it means for these, and not for what else such
//! a card may be used for. The pages of `firmware-notes/` have the sources.

use crate::fault::{Fault, Status, fault_is_error};
use crate::message;
use crate::text::Message;

use super::names::Firmware;

/// A known weakness. As an error it stops what is made anew with such a card, unless `--waive firmware`
/// accepts it; a share that lies on one already is opened all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weakness {
    /// ROCA (CVE-2017-15361), 4.2.6 to 4.3.4: the modulus of an RSA key that was made on the card gives it
    /// away. Keys of P-256 are not concerned.
    Roca,
    /// YSA-2019-02, the FIPS series with 4.4.2 and 4.4.4: the first random values after power-up are in part
    /// predictable. It concerns the signatures of P-256 keys and, less so, the making of them.
    PowerUp,
    /// EUCLEAK (CVE-2024-45678, YSA-2024-03), all before 5.7.0: who has the card for hours, opens it, and
    /// measures it while it makes ECDSA signatures, gets the signing key. It concerns 9E, whose key signs
    /// without a PIN, and 9C; agreeing on a secret is not what was attacked.
    Eucleak,
    /// 5.3.1: asked how many tries are left after the PIN was given, the card forgets that it was
    /// (gravitational/teleport, pull request 36427). No key is weaker for it.
    ForgetsPin,
}

impl Weakness {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Roca, Self::PowerUp, Self::Eucleak, Self::ForgetsPin];

    /// What it goes by: the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Roca => "CVE-2017-15361",
            Self::PowerUp => "YSA-2019-02",
            Self::Eucleak => "CVE-2024-45678",
            Self::ForgetsPin => "5.3.1",
        }
    }

    fn is_of(self, Firmware(version): Firmware) -> bool {
        match self {
            Self::Roca => ([4, 2, 6]..=[4, 3, 4]).contains(&version),
            Self::PowerUp => [[4, 4, 2], [4, 4, 4]].contains(&version),
            Self::Eucleak => version < [5, 7, 0],
            Self::ForgetsPin => version == [5, 3, 1],
        }
    }
}

/// The known weaknesses of a YubiKey's firmware; none does not mean that there is none. Of cards that are no
/// YubiKeys nothing is known here.
#[must_use]
pub fn weaknesses(firmware: Firmware) -> Vec<Weakness> {
    Weakness::ALL.into_iter().filter(|weakness| weakness.is_of(firmware)).collect()
}

/// Stops at the first weakness of a card's firmware that is not accepted. A card that is no YubiKey has none
/// that is known here.
///
/// # Errors
/// That weakness. Take another card, or have it waived by name.
pub fn check(
    firmware: Option<Firmware>,
    mut is_accepted: impl FnMut(Weakness) -> bool,
) -> Result<(), Weakness> {
    for weakness in firmware.map(weaknesses).unwrap_or_default() {
        if !is_accepted(weakness) {
            return Err(weakness);
        }
    }
    Ok(())
}

impl Fault for Weakness {
    fn message(&self) -> Message {
        match self {
            Self::Roca => message!("firmware-roca"),
            Self::PowerUp => message!("firmware-power-up"),
            Self::Eucleak => message!("firmware-eucleak"),
            Self::ForgetsPin => message!("firmware-forgets-pin"),
        }
    }

    fn status(&self) -> Status {
        Status::Unfit
    }
}

fault_is_error!(Weakness);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_the_weaknesses_that_were_published() {
        use Weakness::{Eucleak, ForgetsPin, PowerUp, Roca};
        for (version, expected) in [
            ([4, 2, 5], &[Eucleak][..]),
            ([4, 2, 6], &[Roca, Eucleak]),
            ([4, 3, 4], &[Roca, Eucleak]),
            ([4, 3, 5], &[Eucleak]),
            ([4, 4, 2], &[PowerUp, Eucleak]),
            ([4, 4, 4], &[PowerUp, Eucleak]),
            ([4, 4, 5], &[Eucleak]),
            ([5, 3, 0], &[Eucleak]),
            ([5, 3, 1], &[Eucleak, ForgetsPin]),
            ([5, 6, 255], &[Eucleak]),
            ([5, 7, 0], &[]),
            ([5, 7, 4], &[]),
            ([6, 0, 0], &[]),
        ] {
            assert_eq!(weaknesses(Firmware(version)), expected, "{version:?}");
        }
    }

    #[test]
    fn what_is_not_accepted_stops() {
        let old = Some(Firmware([5, 3, 1]));
        assert_eq!(check(old, |_| false), Err(Weakness::Eucleak));
        let but_one = |weakness| weakness != Weakness::ForgetsPin;
        assert_eq!(check(old, but_one), Err(Weakness::ForgetsPin));
        assert_eq!(check(old, |_| true), Ok(()));
        assert_eq!(check(None, |_| false), Ok(()));
    }
}
