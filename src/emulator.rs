//! A smart card in software, for tests and for practice: a YubiKey, or a PIV card, behind a real pcscd.
//!
//! It is built with the feature `emulator` alone and is no part of the shipped tool. Its keys lie in plain
//! sight; it protects nothing. Commands come from vpcd, a reader of the project vsmartcard ([`vpcd`]); a
//! [`card::EmulatedCard`] answers them as the firmware of its [`model::Model`] does, as far as this project and the
//! clients that it is tested with ask for, and goes wrong where that is asked for ([`fault`]).
//!
//! What it does was written down from NIST SP 800-73-4 and 800-78-4, from Yubico's published description of
//! their commands, and from what independent clients send and take. It was compared with no real YubiKey.

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
