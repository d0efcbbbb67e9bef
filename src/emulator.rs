//! A smart card in software, for tests and for practice: a YubiKey or a PIV card behind a real pcscd.
//!
//! It is built only with the feature `emulator`, and is not part of the shipped program. Its keys are not
//! protected at all. Commands come from vpcd, a reader of the project vsmartcard ([`vpcd`]). A
//! [`card::EmulatedCard`] answers them as the firmware of its [`model::Model`] does. It supports what this project
//! and the clients in its tests need. Tests can make it fail ([`fault`]).
//!
//! Its behaviour follows NIST SP 800-73-4 and 800-78-4, Yubico's published description of their commands, and what
//! independent clients send and accept. It was not compared with a real YubiKey.

pub mod apdu;
pub mod attest;
pub mod card;
pub mod fault;
pub mod keys;
pub mod management;
pub mod memory;
pub mod model;
mod others;
mod piv;
mod random;
pub mod readers;
pub mod vector;
pub mod vpcd;
