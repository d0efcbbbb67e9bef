//! The command line: options, aliases, values, language.

pub(crate) mod alias;
pub(crate) mod bad_value;
pub(crate) mod card_ids;
pub(crate) mod check;
pub(crate) mod choices;
pub(crate) mod complete;
pub(crate) mod customs;
pub(crate) mod frame;
pub(crate) mod language;
pub(crate) mod location;
pub(crate) mod options;
pub(crate) mod order;
pub(crate) mod passwords;
pub(crate) mod quotes;
pub(crate) mod reference;
pub(crate) mod typed_path;
pub(crate) mod usage;
pub(crate) mod values;
pub(crate) mod words;
