//! Known weaknesses of firmware, by its version, and what they mean for a share that is sealed to such a
//! card.
//!
//! A share is sealed to a P-256 key in a slot for retired keys. This key agrees on secrets (ECDH). The keys
//! of 9E and 9C sign (ECDSA). A weakness is reported with what it means for these keys, and not for other
//! uses of the card. The pages of `firmware-notes/` have the sources.

use crate::error::{Description, Status, UserError, user_errors};
use crate::message;

use super::card::Card;
use super::error::TokenError;
use super::names::Firmware;

/// A known weakness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weakness {
    /// ROCA (CVE-2017-15361), 4.2.6 to 4.3.4: the private key of an RSA key pair that the card generated can
    /// be computed from its modulus. P-256 keys are not affected.
    Roca,
    /// YSA-2019-02, the FIPS series with 4.4.2 and 4.4.4: the first random values after power-up are partly
    /// predictable. It affects signatures with P-256 keys and, less, the generation of P-256 keys.
    PowerUp,
    /// EUCLEAK (CVE-2024-45678, YSA-2024-03), all versions before 5.7.0, and 5.7.0 and 5.7.1 of the FIPS and
    /// Bio series. The attacker needs the card for hours, opens it, and measures it while it makes ECDSA
    /// signatures. Then the attacker has the signing key. It affects 9E, whose key signs without a PIN, and
    /// 9C. The attack was not shown for agreeing on a secret.
    Eucleak,
    /// 5.3.1: if the card is asked for the tries left after the PIN was given, it forgets the PIN
    /// (gravitational/teleport, pull request 36427). This weakens no key.
    ForgetsPin,
}

impl Weakness {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Roca, Self::PowerUp, Self::Eucleak, Self::ForgetsPin];

    /// Its name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Roca => "CVE-2017-15361",
            Self::PowerUp => "YSA-2019-02",
            Self::Eucleak => "CVE-2024-45678",
            Self::ForgetsPin => "5.3.1",
        }
    }

    /// This weakness as that of one card. `token` is the card's id.
    #[must_use]
    pub fn at(self, token: &impl ToString) -> Weak {
        Weak { token: token.to_string(), weakness: self }
    }

    fn is_of(self, Firmware(version): Firmware) -> bool {
        match self {
            Self::Roca => ([4, 2, 6]..=[4, 3, 4]).contains(&version),
            Self::PowerUp => [[4, 4, 2], [4, 4, 4]].contains(&version),
            Self::Eucleak => Firmware(version) < IN_MOST,
            Self::ForgetsPin => version == [5, 3, 1],
        }
    }
}

/// Lists the known weaknesses of a YubiKey's firmware, by its version only. An empty list does not mean that
/// there are none. For cards that are not YubiKeys, nothing is known here.
#[must_use]
pub fn weaknesses(firmware: Firmware) -> Vec<Weakness> {
    Weakness::ALL.into_iter().filter(|weakness| weakness.is_of(firmware)).collect()
}

/// Lists the known weaknesses of a card. If the version does not decide, the card is asked for its form
/// factor. A card that does not report it counts as affected.
///
/// # Errors
/// As [`Card::form`].
pub fn of(card: &mut Card<'_>, firmware: Option<Firmware>) -> Result<Vec<Weakness>, TokenError> {
    let mut found = firmware.map_or_else(Vec::new, weaknesses);
    let is_between = firmware.is_some_and(|it| (IN_MOST..IN_ALL).contains(&it));
    if is_between && card.form()?.is_none_or(is_fips_or_bio) {
        found.push(Weakness::Eucleak);
    }
    Ok(found)
}

/// The first versions whose library is not the one of EUCLEAK: of the YubiKey 5, and of the FIPS and Bio
/// series.
const IN_MOST: Firmware = Firmware([5, 7, 0]);
const IN_ALL: Firmware = Firmware([5, 7, 2]);

/// Reports whether a form factor belongs to the FIPS series, or to the Bio series (USB-A or USB-C, with a
/// fingerprint reader).
fn is_fips_or_bio(form: u8) -> bool {
    form & 0x80 != 0 || matches!(form & 0x0f, 6 | 7)
}

/// A card that has a weakness. Nothing new is made with such a card, unless `--waive firmware` accepts it. A
/// share that is already on such a card can still be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weak {
    /// The id of the card.
    pub token: String,
    /// Its weakness.
    pub weakness: Weakness,
}

/// Returns the first of a card's weaknesses that is not accepted, as the error.
///
/// # Errors
/// That weakness. The operator takes another card, or waives this check by name.
pub fn check(
    token: impl ToString,
    weaknesses: &[Weakness],
    mut is_accepted: impl FnMut(&Weak) -> bool,
) -> Result<(), Weak> {
    let mut weak = weaknesses.iter().map(|weakness| weakness.at(&token));
    weak.find(|weak| !is_accepted(weak)).map_or(Ok(()), Err)
}

impl UserError for Weak {
    fn describe(&self) -> Description<'_> {
        let token = &self.token;
        match self.weakness {
            Weakness::Roca => Status::Unfit.with(message!("firmware-roca", token = token)),
            Weakness::PowerUp => Status::Unfit.with(message!("firmware-power-up", token = token)),
            Weakness::Eucleak => Status::Unfit.with(message!("firmware-eucleak", token = token)),
            Weakness::ForgetsPin => {
                Status::Unfit.with(message!("firmware-forgets-pin", token = token))
            }
        }
    }
}

user_errors!(Weak);

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

    /// Yubico's numbers of form factors: 1 to 5 are keychain and nano YubiKeys.
    #[test]
    fn forms_tell_the_series() {
        assert!((0..=5).all(|form| !is_fips_or_bio(form)));
        assert!([6, 7, 0x81, 0x85, 0x86].into_iter().all(is_fips_or_bio));
    }
}
