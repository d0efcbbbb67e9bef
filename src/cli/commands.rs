//! One file a command: what each does, in order.

pub(crate) mod backup;
pub(crate) mod completions;
pub(crate) mod drill;
pub(crate) mod generate;
pub(crate) mod inspect;
pub(crate) mod promote;
pub(crate) mod reseal;
pub(crate) mod restore;
pub(crate) mod runbook;
pub(crate) mod sets;
pub(crate) mod token;
pub(crate) mod unseal;
pub(crate) mod vectors;
pub(crate) mod verify;
