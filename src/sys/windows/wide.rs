//! Text as Windows takes it: UTF-16 with a zero at its end.

use std::ffi::OsStr;
use std::io;
use std::os::windows::ffi::OsStrExt;

/// The text in UTF-16, a zero at its end.
///
/// # Errors
/// `InvalidInput` where a zero stands in it, at which Windows would take it to end.
pub fn terminated(text: impl AsRef<OsStr>) -> io::Result<Vec<u16>> {
    let mut units: Vec<u16> = text.as_ref().encode_wide().collect();
    if units.contains(&0) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    units.push(0);
    Ok(units)
}

/// The text up to the first zero, with a mark in the place of whatever is no character.
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
