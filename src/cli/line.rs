//! The command line: options, aliases, values, language.

pub(crate) mod alias;
pub(crate) mod args;
pub(crate) mod card_ids;
pub(crate) mod language;
pub(crate) mod location;
pub(crate) mod passwords;
pub(crate) mod usage;
pub(crate) mod values;
