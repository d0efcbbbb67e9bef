//! Text in the form that Windows takes: UTF-16 with a zero at its end.

use std::ffi::OsStr;
use std::io;
use std::os::windows::ffi::OsStrExt;

/// Converts text to UTF-16 with a zero at its end.
///
/// # Errors
/// `InvalidInput` if the text contains a zero, because Windows would cut the text there.
pub fn terminated(text: impl AsRef<OsStr>) -> io::Result<Vec<u16>> {
    let mut units: Vec<u16> = text.as_ref().encode_wide().collect();
    if units.contains(&0) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    units.push(0);
    Ok(units)
}

/// The text up to the first zero. Invalid units become the replacement character.
#[must_use]
pub fn text(units: &[u16]) -> String {
    let end = units.iter().position(|&unit| unit == 0).unwrap_or(units.len());
    String::from_utf16_lossy(&units[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_there_and_back() {
        let units = terminated("Chloé 花子 😀").unwrap();
        assert_eq!(units.last(), Some(&0));
        assert_eq!(text(&units), "Chloé 花子 😀");
        assert!(terminated("a\0b").is_err());
    }
}
