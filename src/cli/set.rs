//! A new set: custodians choose, shares are sealed and distributed in two rounds.

mod ceremony;
mod choices;
mod close;
mod commit;
pub(crate) mod distribute;
pub(crate) mod new_password;
pub(crate) mod new_set;
mod places;
pub(crate) mod plan;
pub(crate) mod records;
mod resume;
mod second_round;
pub(crate) mod unfinished;
