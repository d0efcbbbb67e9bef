//! How hard a password is to guess.
//!
//! Two estimates are made, and the smaller one counts. zxcvbn knows common passwords, English words, names,
//! dates, keyboard rows and repetitions. The other estimate compares the pieces of the password with
//! words of seven languages, without accents, and with names that the attacker knows.

mod pieces;
mod words;

use std::sync::Once;

use zxcvbn::zxcvbn;

use self::words::Words;
use super::password::Password;
use crate::error::Impossible;
use crate::message;
use crate::secret::scrubbed;
use crate::text::Message;

/// A text that makes zxcvbn build all its cached data: repetitions, years, dates with and without separators.
const KNOWN: &str = "aabaab1998aaaa 11/11/1998 11111998 p4ssw0rd";

static SET_UP: Once = Once::new();

/// The fewest guesses that are enough for a share.
pub const ENOUGH: u64 = 1_000_000_000_000;

/// The guesses that an attacker makes in a second. One guess takes [`Cost::DEFAULT`](super::password::Cost)
/// memory, which a graphics card reads and writes some hundred times in a second.
pub const GUESSES_A_SECOND: u64 = 10_000;

/// An estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strength {
    /// The number of guesses.
    pub guesses: u64,
}

impl Strength {
    /// Estimates a password. `related` lists names that an attacker would try first: those of the custodians,
    /// the label, the server.
    ///
    /// # Errors
    /// The built-in words are damaged.
    pub fn of(password: &Password, related: &[&str]) -> Result<Self, Impossible> {
        let words = Words::built_in()?;
        // The data that zxcvbn caches on its first estimate has gaps, which keep earlier contents of the
        // stack. These contents must not be a password.
        SET_UP.call_once(|| {
            scrubbed(|| ());
            let _ = zxcvbn(KNOWN, &[]);
        });
        Ok(scrubbed(|| {
            // The estimate takes texts apart, and then may find the whole harder to guess than its words.
            if related.iter().any(|text| password.is_in(text)) {
                return Self { guesses: 1 };
            }
            let related_words: Vec<&str> =
                related.iter().flat_map(|text| text.split_whitespace()).collect();
            let guesses = zxcvbn(password.as_str(), &related_words).guesses();
            let of_pieces = pieces::exponent(password.as_str(), related, words);
            // A float that is too large for 64 bits becomes the largest number.
            Self { guesses: guesses.min(10f64.powf(of_pieces) as u64) }
        }))
    }

    /// Returns whether it is good enough for a share.
    #[must_use]
    pub fn is_good(self) -> bool {
        self.guesses >= ENOUGH
    }

    /// The time that an attacker needs to try half of the guesses, at [`GUESSES_A_SECOND`].
    #[must_use]
    pub fn time(self) -> Message {
        const HOUR: u64 = 3600;
        const DAY: u64 = 24 * HOUR;
        const YEAR: u64 = 365 * DAY;
        let seconds = self.guesses / 2 / GUESSES_A_SECOND;
        match seconds {
            0..60 => message!("attack-seconds"),
            60..HOUR => message!("attack-minutes"),
            HOUR..DAY => message!("attack-hours", hours = seconds / HOUR),
            DAY..YEAR => message!("attack-days", days = seconds / DAY),
            _ if seconds / YEAR >= 1_000_000 => message!("attack-millions-of-years"),
            _ => message!("attack-years", years = seconds / YEAR),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Generator;
    use crate::seal::passphrase::passphrase;

    const RELATED: [&str; 4] =
        ["Zoé Lefèvre", "Grzegorz Brzęczyszczykiewicz", "Vault 7", "SSOSRV01"];

    fn strength(password: &str, related: &[&str]) -> Strength {
        Strength::of(&Password::new(password).unwrap(), related).unwrap()
    }

    #[test]
    fn a_known_text_is_no_password() {
        let known = "The password of Zoé Lefèvre";
        for weak in ["the password of ", "password of Zoé", known] {
            assert_eq!(strength(weak, &[known]).guesses, 1, "{weak}");
        }
        assert!(strength("the password of Ben", &[known]).guesses > 1);
    }

    #[test]
    fn guessable_passwords_are_refused() {
        for weak in [
            // Of the report that asked for this.
            "Passwort2024!",
            "Sommer2026!",
            "MotDePasse2024",
            "Été2026!Paris",
            "Microsoft2024!",
            "Contoso2024!!",
            "nihonjin1234",
            "Berlin-Hamburg",
            // German.
            "Fruehling-2025!",
            "Brötchen2024!!",
            "SchöneGrüße2026",
            "Geheim!Geheim!",
            "Bundesliga2024/25",
            "Weihnachten_2025!",
            "MeinHundBello2019",
            "DonnerstagNachmittag",
            "Muenchen-1972!",
            // French.
            "Automne2025!Lyon",
            "JeTAimeMonAmour!",
            "Bienvenue_2026!",
            "chocolatine-2024",
            "Château.de.Versailles",
            "Juillet1789!!!",
            "SoleilLune2020",
            // Dutch.
            "Wachtwoord2026!",
            "Amsterdam-Utrecht",
            "Koningsdag2025!!",
            "HerfstVakantie24",
            // Japanese, in Latin letters.
            "sakura-himitsu-1",
            "Tokyo2020Olympics!",
            "arigatougozaimasu1",
            "Konnichiwa2026!!",
            "watashinonamae123",
            // Spanish.
            "Contraseña2025!!",
            "RealMadrid-1902!",
            "BuenosDias_2026",
            "TeQuieroMucho!!1",
            // Italian.
            "Estate2026!Roma",
            "Ferragosto2025!!",
            "ciaobella-12345",
            "Primavera.2026.!",
            // English.
            "correct horse 2024",
            "Welcome2Contoso!",
            "ILoveMyDog2019",
            "Winter-is-coming!",
            "letmein!letmein!letmein!",
            // Products, keyboards, dates, repetitions, l33t and reversals.
            "BizTalk2020-Prod!",
            "EntSSO_Master_01!",
            "M1cr0s0ft-S3rv3r!",
            "P@$$w0rd-P@$$w0rd",
            "drowssap-2024-!!",
            "qwertzuiop1234567890",
            "Azertyuiop123456!",
            "1qaz2wsx3edc4rfv!",
            "24.12.1998-31.12.1999",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "abcabcabcabcabcabcabcabc",
            // What is known of the set.
            "ZoeLefevre1985!",
            "Lefèvre+Brzęczyszczykiewicz",
            "ssosrv01_Vault7!",
        ] {
            let strength = strength(weak, &RELATED);
            assert!(!strength.is_good(), "{weak}: {strength:?}");
        }
    }

    #[test]
    fn six_word_passphrases_are_good() {
        let mut random = Generator::new(b"").unwrap();
        for _ in 0..100 {
            let phrase = passphrase(&mut random).unwrap();
            let strength = strength(phrase.as_str(), &RELATED);
            assert!(strength.is_good(), "{}: {strength:?}", phrase.as_str());
        }
    }

    #[test]
    fn passwords_that_nobody_guesses_are_good() {
        for good in [
            "xK7#vq2!Tz9&",
            "a keen whistle crosses 4 lakes",
            "Dreizehn Eulen stricken nachts Pullover",
            "treize hiboux tricotent la nuit",
            "kxvmqzrtpwlgd",
        ] {
            let strength = strength(good, &[]);
            assert!(strength.is_good(), "{good}: {strength:?}");
        }
    }

    #[test]
    fn what_is_known_of_the_set_does_not_count() {
        let password = "Brzeczyszczykiewicz-Xq7v";
        assert!(strength(password, &[]).guesses > strength(password, &RELATED).guesses);
    }

    #[test]
    fn accents_and_capitals_hardly_matter() {
        for (one, other) in [("Été2026!Paris", "ete2026!paris"), ("STRASSE1234", "Straße1234")] {
            let [one, other] = [one, other].map(|typed| strength(typed, &[]).guesses);
            assert!(one / 20 < other && other / 20 < one, "{one} {other}");
        }
    }

    #[test]
    fn the_time_is_told_in_words_for_its_length() {
        let name =
            |seconds: u64| Strength { guesses: seconds * 2 * GUESSES_A_SECOND }.time().name();
        assert_eq!(name(0), "attack-seconds");
        assert_eq!(name(60), "attack-minutes");
        assert_eq!(name(3600), "attack-hours");
        assert_eq!(name(86_400), "attack-days");
        assert_eq!(name(365 * 86_400), "attack-years");
        assert_eq!(name(1_000_000 * 365 * 86_400), "attack-millions-of-years");
        assert_eq!(Strength { guesses: ENOUGH }.time().name(), "attack-years");
        assert_eq!(Strength { guesses: u64::MAX }.time().name(), "attack-millions-of-years");
    }
}
