//! What must hold of every refusal, and of every text that is shown.

use sso_escrow::fault::{Fault, Status};
use sso_escrow::share::{Rule, ShareError};

use crate::second::is_hidden;

/// A refused file leads to status 4, and what is said of it is safe to show.
pub fn check(error: ShareError) {
    assert_eq!(error.status(), Status::Damaged, "{error:?}");
    // There are few refusals, and their texts are the same each time; a version alone varies.
    if matches!(error, ShareError::LaterVersion { .. }) {
        assert_safe(&error.to_string());
    }
}

/// The word that a vector file has for a refusal.
pub fn word(error: ShareError) -> &'static str {
    match error {
        ShareError::NotOurs => "not-ours",
        ShareError::Damaged => "damaged",
        ShareError::TooLarge { .. } => "too-large",
        ShareError::LaterVersion { .. } => "later-version",
        ShareError::Breaks { rule } => match rule {
            Rule::Layout => "layout",
            Rule::Deterministic => "deterministic",
            Rule::Version => "version",
            Rule::Generation => "generation",
            Rule::Threshold => "threshold",
            Rule::Text => "text",
            Rule::DuplicateName => "duplicate-name",
            Rule::Waivers => "waivers",
            Rule::Msids => "msids",
            Rule::Index => "index",
            Rule::Cost => "cost",
            Rule::Sealed => "sealed",
        },
    }
}

/// Nothing in a text could move a terminal's cursor, or hide or reorder what a person reads.
pub fn assert_safe(text: &str) {
    assert!(!text.contains(is_hidden), "{text:?}");
}
