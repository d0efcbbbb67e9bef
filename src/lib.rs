//! Quorum escrow of the master secret of Microsoft Enterprise Single Sign-On (ENTSSO).
//!
//! A payload is split k-of-n, and each share is sealed to a custodian. Any k of the shares restore the
//! payload. This library uses no terminal, no environment variable and no home folder. Only the command line
//! does.
//!
#![doc = include_str!("../docs/floors.md")]

mod cbor;
pub mod ceremony;
#[cfg(all(feature = "emulator", target_os = "linux"))]
pub mod emulator;
pub mod entsso;
pub mod error;
pub mod escrow;
pub mod fitness;
pub mod media;
pub mod payload;
pub mod random;
pub mod record;
pub mod registry;
pub mod seal;
pub mod secret;
pub mod selftest;
pub mod shamir;
pub mod share;
pub mod sys;
pub mod text;
pub mod tlv;
pub mod token;
