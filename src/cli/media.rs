//! Media: recognised, prompted for, listed; clear copies on them.

pub(crate) mod clear_copy;
pub(crate) mod listing;
pub(crate) mod media_prompt;
pub(crate) mod pending_copy;
pub(crate) mod removable;
pub(crate) mod steps_sheet;
