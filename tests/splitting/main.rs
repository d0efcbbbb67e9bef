//! The splitting as a whole, looked at from outside: the coefficients are recovered from finished
//! shares, and k-1 shares tell nothing of the secret.
//!
//! What is compared with chance is refused by accident once in 10^9 runs (`statistics.rs`). Every check
//! is also given a dealer with a known fault, and has to refuse it.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod coefficients;
mod dealer;
mod exhaustive;
mod field;
mod look_alike;
mod statistics;
mod wiring;
