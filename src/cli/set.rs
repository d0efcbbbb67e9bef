//! A new set: custodians choose, shares are sealed and distributed.

pub(crate) mod distribute;
pub(crate) mod new_password;
pub(crate) mod new_set;
mod plan;
pub(crate) mod records;
