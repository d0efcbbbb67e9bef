//! Bytes that are locked in memory, wiped, and never printed.

use std::fmt;
use std::ops::{Deref, DerefMut};

use subtle::ConstantTimeEq;

use crate::error::{Description, Status, UserError, system_cause, user_errors};
use crate::message;
use crate::sys::memory::{MemoryError, Region};

pub use crate::sys::memory::scrubbed;

impl UserError for MemoryError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::ArenaFull { wanted } => {
                Status::Failed.with(message!("memory-arena-full", bytes = *wanted))
            }
            Self::NotEnough { wanted_mib } => {
                Status::Unfit.with(message!("memory-not-enough", wanted = *wanted_mib))
            }
            Self::Short { wanted_mib, available_mib } => Status::Unfit.with(message!(
                "memory-short",
                wanted = *wanted_mib,
                available = *available_mib
            )),
            Self::Refused { code } => {
                let error = std::io::Error::from_raw_os_error(*code);
                Status::Unfit.with(message!("memory-refused", cause = system_cause(&error)))
            }
        }
    }
}

user_errors!(MemoryError);

/// Secret bytes of a fixed length. They are in locked memory, wiped when dropped, and not `Clone`. Printing
/// them shows only their length.
///
/// ```
/// use sso_escrow::secret::{SecretBytes, equal};
///
/// let mut secret = SecretBytes::zeroed(4)?;
/// secret.copy_from_slice(b"1234");
/// assert!(equal(&secret, b"1234"));
/// assert!(!format!("{secret:?}").contains("1234"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct SecretBytes(Region);

impl SecretBytes {
    /// Makes `length` zero bytes.
    ///
    /// # Errors
    /// [`MemoryError`] if the locked arena has no room or the system gives no memory.
    pub fn zeroed(length: usize) -> Result<Self, MemoryError> {
        Region::new(length).map(Self)
    }

    /// Copies `bytes`. The caller must wipe the original.
    ///
    /// # Errors
    /// As for [`zeroed`](Self::zeroed).
    pub fn copy_of(bytes: &[u8]) -> Result<Self, MemoryError> {
        let mut copy = Self::zeroed(bytes.len())?;
        copy.copy_from_slice(bytes);
        Ok(copy)
    }
}

impl Deref for SecretBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl DerefMut for SecretBytes {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretBytes({} bytes)", self.0.len())
    }
}

/// Secret text in locked memory, built character by character. Its maximum length in bytes is fixed.
pub struct SecretText {
    bytes: SecretBytes,
    length: usize,
}

impl SecretText {
    /// Makes an empty text with room for `capacity` bytes of UTF-8.
    ///
    /// # Errors
    /// As for [`SecretBytes::zeroed`].
    pub fn with_capacity(capacity: usize) -> Result<Self, MemoryError> {
        Ok(Self { bytes: SecretBytes::zeroed(capacity)?, length: 0 })
    }

    /// Copies `text`. The caller must wipe the original.
    ///
    /// # Errors
    /// As for [`SecretBytes::zeroed`].
    pub fn copy_of(text: &str) -> Result<Self, MemoryError> {
        Ok(Self { bytes: SecretBytes::copy_of(text.as_bytes())?, length: text.len() })
    }

    /// Appends a character. Returns `false`, and changes nothing, if there is no room for it.
    #[must_use]
    pub fn push(&mut self, character: char) -> bool {
        let Some(room) = self.bytes.get_mut(self.length..self.length + character.len_utf8()) else {
            return false;
        };
        character.encode_utf8(room);
        self.length += character.len_utf8();
        true
    }

    /// Removes the last character, and wipes it.
    pub fn pop(&mut self) {
        let last = self.as_str().char_indices().next_back().map_or(0, |(at, _)| at);
        self.bytes[last..self.length].fill(0);
        self.length = last;
    }

    /// Removes and wipes the whole text.
    pub fn clear(&mut self) {
        self.bytes[..self.length].fill(0);
        self.length = 0;
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes are always whole characters.
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(…)")
    }
}

/// Returns whether two byte strings are equal. The running time depends only on their lengths.
#[must_use]
pub fn equal(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_length_alone() {
        let secret = SecretBytes::copy_of(b"hunter2").unwrap();
        assert_eq!(format!("{secret:?}"), "SecretBytes(7 bytes)");
        let mut text = SecretText::with_capacity(20).unwrap();
        assert!("hunter2".chars().all(|c| text.push(c)));
        assert!(!format!("{text:?}").contains("hunter2"));
    }

    #[test]
    fn a_text_keeps_whole_characters() {
        let mut text = SecretText::with_capacity(6).unwrap();
        assert!(text.push('é') && text.push('秘'));
        assert!(!text.push('密'), "three bytes do not fit in one");
        assert_eq!(text.as_str(), "é秘");
        text.pop();
        assert_eq!(text.as_str(), "é");
        assert_eq!(&text.bytes[..], "é\0\0\0\0".as_bytes(), "what was taken away is wiped");
        text.clear();
        assert_eq!(text.as_str(), "");
        assert!(text.bytes.iter().all(|&byte| byte == 0));
    }

    #[test]
    fn equality_is_that_of_slices() {
        assert!(equal(b"abc", b"abc"));
        assert!(!equal(b"abc", b"abd"));
        assert!(!equal(b"abc", b"ab"));
    }
}
