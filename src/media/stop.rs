//! Requests to stop, between two files.

use std::sync::OnceLock;

use super::MediaError;

static IS_ASKED: OnceLock<fn() -> bool> = OnceLock::new();

/// Lets the search of a folder end when `is_asked` returns `true`. It is called before each file. Only the first call
/// counts.
pub fn stop_when(is_asked: fn() -> bool) {
    let _ = IS_ASKED.set(is_asked);
}

/// Stops here if a request has come.
pub(super) fn check() -> Result<(), MediaError> {
    match IS_ASKED.get() {
        Some(is_asked) if is_asked() => Err(MediaError::Interrupted),
        _ => Ok(()),
    }
}
