#![doc = "Quorum escrow of the ENTSSO master secret (work in progress)."]
pub mod entsso;
pub mod escrow;
pub mod fault;
pub mod media;
pub mod random;
pub mod registry;
pub mod seal;
pub mod secret;
pub mod selftest;
pub mod shamir;
pub mod share;
pub mod sys;
pub mod text;
