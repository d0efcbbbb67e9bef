//! A new set: custodians choose, shares are sealed and distributed.

mod choices;
pub(crate) mod distribute;
pub(crate) mod new_password;
pub(crate) mod new_set;
mod places;
pub(crate) mod plan;
pub(crate) mod records;
