//! Sealing a share to a password.
//!
//! ```text
//! PRK        = HKDF-SHA-256-Extract(salt, Argon2id(password, salt, m, t, p, 32 bytes))
//! commitment = HKDF-SHA-256-Expand(PRK, "sso-escrow/v1 password commit", 32)
//! key        = HKDF-SHA-256-Expand(PRK, "sso-escrow/v1 password key" ‖ SHA-256(H), 32)
//! ciphertext = AES-256-GCM(key, nonce 0, associated data H, share)
//! ```
//!
//! (RFC 9106, RFC 5869, NIST SP 800-38D.) H is the header of the share. The commitment is compared before
//! anything is opened, because one AES-GCM ciphertext may open with two keys. The comparison also
//! distinguishes a wrong password from altered bytes.

use std::fmt;

use argon2::{Algorithm, Argon2, Version};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroize;

use super::{CipherError, decrypt, encrypt};
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::secret::{SecretBytes, SecretText, equal, scrubbed};
use crate::sys::memory::{Matrix, MemoryError};

/// The minimum length of a password in characters: ENTSSO's rule for backup files.
pub const SHORTEST: usize = 7;

/// The maximum length of a password in characters: ENTSSO's rule for backup files.
pub const LONGEST: usize = 256;

/// The length of a salt in bytes.
pub const SALT_BYTES: usize = 32;

/// The length of a key commitment in bytes.
pub const COMMITMENT_BYTES: usize = 32;

const COMMIT_INFO: &[u8] = b"sso-escrow/v1 password commit";
const KEY_INFO: &[u8] = b"sso-escrow/v1 password key";

/// Why a password or its cost is refused, or why a share does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordError {
    /// The password has fewer than [`SHORTEST`] characters.
    TooShort {
        /// How many characters there are after normalisation.
        characters: usize,
    },
    /// The password has more than [`LONGEST`] characters.
    TooLong,
    /// The password has a control character, for example from an arrow key.
    ControlCharacter,
    /// A new password has a character that no screen shows, such as a mark of writing direction.
    InvisibleCharacter,
    /// The Argon2 parameters are outside the bounds of [`Cost`].
    CostOutOfBounds {
        /// Memory in KiB.
        memory_kib: u32,
        /// Passes.
        passes: u32,
        /// Lanes.
        lanes: u32,
    },
    /// The password is not the one that the share was sealed to.
    Wrong,
    /// The password is right, but the sealed bytes or the header were altered.
    Altered,
    /// There is not enough memory for the computation.
    Memory(MemoryError),
    /// A bug in this program.
    Impossible(Impossible),
}

impl UserError for PasswordError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::TooShort { characters } => Status::Usage.with(message!(
                "password-too-short",
                characters = *characters,
                shortest = SHORTEST
            )),
            Self::TooLong => Status::Usage.with(message!("password-too-long", longest = LONGEST)),
            Self::ControlCharacter => Status::Usage.with(message!("password-control-character")),
            Self::InvisibleCharacter => Status::Usage.with(message!("password-invisible")),
            Self::CostOutOfBounds { memory_kib, passes, lanes } => Status::Damaged.with(message!(
                "password-cost-out-of-bounds",
                memory = *memory_kib,
                passes = *passes,
                lanes = *lanes
            )),
            Self::Wrong => Status::WrongPassword.with(message!("password-wrong")),
            Self::Altered => Status::Damaged.with(message!("password-altered")),
            Self::Memory(error) => Description::of(error),
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(PasswordError: Memory(MemoryError), Impossible(Impossible));

impl From<CipherError> for PasswordError {
    fn from(error: CipherError) -> Self {
        match error {
            CipherError::NotAuthentic => Self::Altered,
            CipherError::Memory(error) => Self::Memory(error),
            CipherError::Impossible(error) => Self::Impossible(error),
        }
    }
}

/// The cost of deriving a key: the parameters of Argon2id version 1.3. The upper bounds keep a hostile file
/// from exhausting the machine. The lower bounds keep passwords expensive to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Cost {
    /// How many times the work of [`DEFAULT`](Self::DEFAULT) it takes: memory times passes, rounded up.
    #[must_use]
    pub fn times_usual(self) -> u64 {
        let work = |cost: Self| u64::from(cost.memory_kib) * u64::from(cost.passes);
        work(self).div_ceil(work(Self::DEFAULT))
    }

    /// 256 MiB, 3 passes, 4 lanes.
    pub const DEFAULT: Self = Self { memory_kib: 256 << 10, passes: 3, lanes: 4 };

    /// Makes a cost from memory in KiB (64 MiB to 4 GiB), passes (1 to 16) and lanes (1 to 16). Memory times
    /// passes may be at most 16 GiB.
    ///
    /// # Errors
    /// [`PasswordError::CostOutOfBounds`].
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, PasswordError> {
        let within = (64 << 10..=4 << 20).contains(&memory_kib)
            && (1..=16).contains(&passes)
            && (1..=16).contains(&lanes)
            && u64::from(memory_kib) * u64::from(passes) <= 16 << 20;
        if !within {
            return Err(PasswordError::CostOutOfBounds { memory_kib, passes, lanes });
        }
        Ok(Self { memory_kib, passes, lanes })
    }

    /// Memory in KiB.
    #[must_use]
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes, which may be computed in parallel.
    #[must_use]
    pub fn lanes(self) -> u32 {
        self.lanes
    }
}

/// A password in the form that the key derivation takes: UTF-8 in normalisation form C, every space as
/// U+0020, 7 to 256 characters, no control characters.
///
/// ```
/// use sso_escrow::seal::password::{Password, PasswordError};
///
/// // The same letters, typed on two keyboards: é as one character, and as e with a combining accent.
/// let one = Password::new("l'\u{e9}t\u{e9} 2026")?;
/// let other = Password::new("l'e\u{301}te\u{301} 2026")?;
/// assert!(one.is_same_as(&other));
/// assert!(one.is_in("my reminder: L'ÉTÉ 2026"));
/// assert_eq!(Password::new("short").unwrap_err(), PasswordError::TooShort { characters: 5 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Password(SecretText);

impl Password {
    /// Normalises what was typed. The caller must wipe the original.
    ///
    /// # Errors
    /// [`PasswordError::TooShort`], [`PasswordError::TooLong`], [`PasswordError::ControlCharacter`]: ask for
    /// another password. [`PasswordError::Memory`].
    pub fn new(typed: &str) -> Result<Self, PasswordError> {
        let mut text = SecretText::with_capacity(4 * LONGEST)?;
        let mut characters = 0;
        for character in typed.nfc() {
            if character.is_control() {
                return Err(PasswordError::ControlCharacter);
            }
            characters += 1;
            if characters > LONGEST || !text.push(if is_space(character) { ' ' } else { character })
            {
                return Err(PasswordError::TooLong);
            }
        }
        if characters < SHORTEST {
            return Err(PasswordError::TooShort { characters });
        }
        Ok(Self(text))
    }

    /// Returns whether a reminder contains this password. Such a reminder must not be stored with the share.
    /// Both are compared in normalisation form KC, without regard to case.
    #[must_use]
    pub fn is_in(&self, reminder: &str) -> bool {
        let [mut reminder, mut password] = [reminder, self.0.as_str()].map(folded);
        let found = reminder.contains(&password);
        reminder.zeroize();
        password.zeroize();
        found
    }

    /// Returns whether it has characters that some keyboards lack: any character that is not ASCII.
    #[must_use]
    pub fn needs_a_keyboard(&self) -> bool {
        !self.as_str().is_ascii()
    }

    /// Returns whether two passwords are the same. The running time depends only on their lengths.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        equal(self.as_bytes(), other.as_bytes())
    }

    /// The characters in the form that the key derivation takes.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The bytes in the form that the key derivation and `vectors verify` take.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_str().as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Returns whether a character is a space: the Unicode general category Zs.
fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Normalises to form KC, folds case, and normalises to form KC again: a comparison that ignores case and
/// width (UAX #15).
fn folded(text: &str) -> String {
    let mut kc: String = text.nfkc().collect();
    let mut lower = caseless::default_case_fold_str(&kc);
    let folded = lower.nfkc().collect();
    kc.zeroize();
    lower.zeroize();
    folded
}

/// Computes Argon2id version 1.3 (RFC 9106) in this program's own memory matrix. It takes the secret
/// parameter, because the standard's test vector needs it. The length of `output` is the length of the tag.
pub(crate) fn argon2id(
    parameters: argon2::Params,
    secret: &[u8],
    password: &[u8],
    salt: &[u8],
    output: &mut [u8],
) -> Result<(), PasswordError> {
    let mut matrix = Matrix::new(parameters.m_cost())?;
    let out_of_bounds = PasswordError::CostOutOfBounds {
        memory_kib: parameters.m_cost(),
        passes: parameters.t_cost(),
        lanes: parameters.p_cost(),
    };
    Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, parameters)
        .and_then(|argon2| {
            argon2.hash_password_into_with_memory(password, salt, output, matrix.blocks())
        })
        .map_err(|_| out_of_bounds)
}

/// The key material from a password and a salt. It seals one share, or opens a share that was sealed with it.
pub struct PasswordKey(SecretBytes);

impl PasswordKey {
    /// Derives the key. This step takes the time and the memory.
    ///
    /// # Errors
    /// [`PasswordError::Memory`] if the machine has less memory than `cost` needs.
    pub fn derive(
        password: &Password,
        salt: &[u8; SALT_BYTES],
        cost: Cost,
    ) -> Result<Self, PasswordError> {
        let parameters = argon2::Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
            .map_err(|_| PasswordError::CostOutOfBounds {
                memory_kib: cost.memory_kib,
                passes: cost.passes,
                lanes: cost.lanes,
            })?;
        let mut tag = SecretBytes::zeroed(32)?;
        let mut prk = SecretBytes::zeroed(32)?;
        scrubbed(|| {
            argon2id(parameters, &[], password.as_bytes(), salt, &mut tag)?;
            let (mut extracted, _) = Hkdf::<Sha256>::extract(Some(salt), &tag);
            prk.copy_from_slice(&extracted);
            extracted.as_mut_slice().zeroize();
            Ok::<(), PasswordError>(())
        })?;
        Ok(Self(prk))
    }

    /// The commitment to the key. It is stored beside the sealed share.
    ///
    /// # Errors
    /// [`PasswordError::Impossible`].
    pub fn commitment(&self) -> Result<[u8; COMMITMENT_BYTES], PasswordError> {
        let mut commitment = [0; COMMITMENT_BYTES];
        self.expand(&[COMMIT_INFO], &mut commitment)?;
        Ok(commitment)
    }

    /// Seals a share (x ‖ y) with the header H. Returns ciphertext ‖ tag. A key seals only once.
    ///
    /// # Errors
    /// [`PasswordError::Memory`].
    pub fn seal(self, header: &[u8], share: &[u8]) -> Result<Vec<u8>, PasswordError> {
        Ok(encrypt(&self.key(header)?, header, share)?)
    }

    /// Opens a sealed share. Returns x ‖ y in locked memory.
    ///
    /// # Errors
    /// [`PasswordError::Wrong`] if the commitment does not match this key: nothing is opened; ask again.
    /// [`PasswordError::Altered`] if the commitment matches but the share does not open: this copy of the
    /// share is lost. [`PasswordError::Memory`].
    pub fn open(
        &self,
        header: &[u8],
        commitment: &[u8; COMMITMENT_BYTES],
        sealed: &[u8],
    ) -> Result<SecretBytes, PasswordError> {
        if !equal(&self.commitment()?, commitment) {
            return Err(PasswordError::Wrong);
        }
        Ok(decrypt(&self.key(header)?, header, sealed)?)
    }

    fn key(&self, header: &[u8]) -> Result<SecretBytes, PasswordError> {
        let mut key = SecretBytes::zeroed(32)?;
        self.expand(&[KEY_INFO, &Sha256::digest(header)], &mut key)?;
        Ok(key)
    }

    fn expand(&self, info: &[&[u8]], output: &mut [u8]) -> Result<(), Impossible> {
        scrubbed(|| {
            let hkdf = Hkdf::<Sha256>::from_prk(&self.0)
                .map_err(|_| Impossible("HKDF: the PRK is shorter than 32 bytes"))?;
            hkdf.expand_multi_info(info, output)
                .map_err(|_| Impossible("HKDF: the output is longer than 255 blocks"))
        })
    }
}

impl fmt::Debug for PasswordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheapest() -> Cost {
        Cost::new(64 << 10, 1, 4).unwrap()
    }

    #[test]
    fn costs_are_bounded_on_every_side() {
        for (m, t, p) in [(64 << 10, 1, 1), (4 << 20, 4, 16), (1 << 20, 16, 1), (256 << 10, 3, 4)] {
            assert!(Cost::new(m, t, p).is_ok(), "{m} {t} {p}");
        }
        for (m, t, p) in [
            ((64 << 10) - 1, 1, 1),
            ((4 << 20) + 1, 1, 1),
            (64 << 10, 0, 1),
            (64 << 10, 17, 1),
            (64 << 10, 1, 0),
            (64 << 10, 1, 17),
            (4 << 20, 5, 1),
            (u32::MAX, u32::MAX, 1),
        ] {
            assert!(Cost::new(m, t, p).is_err(), "{m} {t} {p}");
        }
    }

    #[test]
    fn passwords_are_normalised() {
        let normalised = |typed| Password::new(typed).unwrap().0.as_str().to_owned();
        assert_eq!(normalised("e\u{301}te\u{301} 2026"), "été 2026");
        assert_eq!(normalised("ひらがな\u{3000}\u{a0}\u{2003}x"), "ひらがな   x");
        assert_eq!(normalised("か\u{3099}か\u{3099}か\u{3099}abcd"), "がががabcd");
        assert_eq!(normalised("ＡＢＣ１２３４"), "ＡＢＣ１２３４", "form C leaves the width alone");
    }

    #[test]
    fn passwords_have_7_to_256_characters() {
        let refused = |typed: &str| Password::new(typed).unwrap_err();
        assert_eq!(refused("sixsix"), PasswordError::TooShort { characters: 6 });
        assert_eq!(
            refused("e\u{301}e\u{301}e\u{301}e\u{301}"),
            PasswordError::TooShort { characters: 4 }
        );
        assert!(Password::new("sevenxx").is_ok());
        assert!(Password::new(&"秘".repeat(256)).is_ok());
        assert!(Password::new(&"😀".repeat(256)).is_ok());
        assert_eq!(refused(&"a".repeat(257)), PasswordError::TooLong);
        assert_eq!(refused("arrow\u{1b}[A key"), PasswordError::ControlCharacter);
    }

    #[test]
    fn a_reminder_that_holds_the_password_is_noticed() {
        let password = Password::new("Straße 12").unwrap();
        assert!(password.is_in("the word is STRASSE 12!"));
        assert!(password.is_in("ｓｔｒａｓｓｅ　１２"), "full width");
        assert!(!password.is_in("where I lived in 1998"));
        assert!(!password.is_in(""));
    }

    #[test]
    fn characters_that_not_every_keyboard_has_are_noticed() {
        assert!(Password::new("mot de passe été").unwrap().needs_a_keyboard());
        assert!(!Password::new("correct horse ~#{}").unwrap().needs_a_keyboard());
    }

    #[test]
    fn passwords_are_compared_and_never_shown() {
        let [one, other] = ["correct horse", "correct Horse"].map(|p| Password::new(p).unwrap());
        assert!(one.is_same_as(&Password::new("correct\u{a0}horse").unwrap()));
        assert!(!one.is_same_as(&other));
        let key = PasswordKey::derive(&one, &[7; SALT_BYTES], cheapest()).unwrap();
        assert_eq!(format!("{one:?} {key:?}"), "Password(…) PasswordKey(…)");
    }

    #[test]
    fn what_is_sealed_opens_with_its_password_and_header_alone() {
        let salt = [7; SALT_BYTES];
        let password = Password::new("correct horse").unwrap();
        let derive = || PasswordKey::derive(&password, &salt, cheapest()).unwrap();
        let commitment = derive().commitment().unwrap();
        let sealed = derive().seal(b"header", b"\x02share").unwrap();
        let key = derive();
        assert_eq!(&key.open(b"header", &commitment, &sealed).unwrap()[..], b"\x02share");
        let altered = Err(PasswordError::Altered);
        assert_eq!(key.open(b"Header", &commitment, &sealed).map(|_| ()), altered);
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert_eq!(key.open(b"header", &commitment, &flipped).map(|_| ()), altered);
        }
        assert_eq!(key.open(b"header", &commitment, &sealed[..15]).map(|_| ()), altered);
        let other = Password::new("incorrect horse").unwrap();
        let other = PasswordKey::derive(&other, &salt, cheapest()).unwrap();
        let wrong = Err(PasswordError::Wrong);
        assert_eq!(other.open(b"header", &commitment, &sealed).map(|_| ()), wrong);
        let other = PasswordKey::derive(&password, &[8; SALT_BYTES], cheapest()).unwrap();
        assert_eq!(other.open(b"header", &commitment, &sealed).map(|_| ()), wrong);
    }

    /// Expected values from Python: argon2-cffi for Argon2id, `cryptography` for HKDF and AES-GCM.
    #[test]
    fn an_independent_implementation_seals_the_same_bytes() {
        let salt: [u8; SALT_BYTES] = std::array::from_fn(|i| i as u8);
        let password = Password::new("mot de passe e\u{301}te\u{301}").unwrap();
        let key = PasswordKey::derive(&password, &salt, cheapest()).unwrap();
        assert_eq!(hex::encode(key.commitment().unwrap()), COMMITMENT);
        assert_eq!(hex::encode(key.seal(b"the header", b"\x05the share").unwrap()), SEALED);
    }

    const COMMITMENT: &str = "12f89fa466606a8a2914fc7f189c73af8447ee9ce7bcd0f34a2ec55125ac37dd";
    const SEALED: &str = "a34d0329a69099ad6c7b57c8eb7593358ca76719c24926df4456";
}
