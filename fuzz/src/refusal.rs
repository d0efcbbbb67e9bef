//! What must hold of every refusal, and of every text that is shown.

use sso_escrow::error::{Status, UserError};
use sso_escrow::share::ShareError;

use crate::second::is_hidden;

/// A refused file leads to status 4, and what is said of it is safe to show.
pub fn check(error: ShareError) {
    assert_eq!(error.status(), Status::Damaged, "{error:?}");
    // There are few refusals, and their texts are the same each time; a version alone varies.
    if matches!(error, ShareError::LaterVersion { .. }) {
        assert_safe(&error.to_string());
    }
}

/// Nothing in a text could move a terminal's cursor, or hide or reorder what a person reads.
pub fn assert_safe(text: &str) {
    assert!(!text.contains(is_hidden), "{text:?}");
}
