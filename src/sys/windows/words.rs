//! The words of Windows for an error number.

use windows_sys::Win32::System::Diagnostics::Debug::{
    FORMAT_MESSAGE_FROM_SYSTEM, FORMAT_MESSAGE_IGNORE_INSERTS, FormatMessageW,
};

use super::wide;

/// The text of Windows for an error number, in its own language. `None` if it has none.
#[must_use]
pub fn of(code: u32) -> Option<String> {
    const FLAGS: u32 = FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS;
    let mut text = [0; 2048];
    let (nothing, arguments) = (std::ptr::null(), std::ptr::null());
    // SAFETY: the call writes at most as many units as the buffer holds, and takes no arguments.
    let length = unsafe {
        FormatMessageW(FLAGS, nothing, code, 0, text.as_mut_ptr(), text.len() as u32, arguments)
    };
    let text = wide::text(text.get(..length as usize)?);
    let text = text.trim_end().trim_end_matches('.');
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_words_of_windows_or_none() {
        let denied = of(5).unwrap();
        assert!(denied.len() > 5 && !denied.contains(['5', '\r', '\n']), "{denied}");
        assert_eq!(of(0xDEAD_BEEF), None);
    }
}
