//! The splitting as a whole, examined from outside. The coefficients are recovered from finished shares, and
//! k-1 shares give no information about the secret.
//!
//! A comparison with chance fails by accident once in 10^9 runs (`statistics.rs`). Every check is also run on
//! a dealer with a known fault, and must refuse it.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod coefficients;
mod dealer;
mod exhaustive;
mod field;
mod look_alike;
mod statistics;
mod wiring;
