//! What a person sees and types: output, questions, the terminal, interrupts, failures.

pub(crate) mod asked;
pub(crate) mod changes;
pub(crate) mod describe;
pub(crate) mod device;
pub(crate) mod ended;
pub(crate) mod failure;
pub(crate) mod interrupt;
pub(crate) mod output;
pub(crate) mod question;
pub(crate) mod rerun;
pub(crate) mod safe_text;
pub(crate) mod screen;
pub(crate) mod slow_progress;
pub(crate) mod terminal;
mod typed_secret;
