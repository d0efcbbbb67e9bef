//! The properties of every refusal, and of every text that is shown.

use sso_escrow::error::{Status, UserError};
use sso_escrow::share::ShareError;

use crate::second::is_hidden;

/// Checks that a refused file gives status 4, and that its message is safe to show.
pub fn check(error: ShareError) {
    assert_eq!(error.status(), Status::Damaged, "{error:?}");
    // There are few refusals, and their texts never vary, except for the numbers of later releases.
    if error.is_later() {
        assert_safe(&error.to_string());
    }
}

/// Checks that no character of a text can move a terminal's cursor, or hide or reorder what a person reads.
pub fn assert_safe(text: &str) {
    assert!(!text.contains(is_hidden), "{text:?}");
}
