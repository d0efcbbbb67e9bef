//! Quorum escrow of the master secret of Microsoft Enterprise Single Sign-On (ENTSSO).
//!
//! A payload is split k-of-n and each share sealed to a custodian; any k of them bring it back. This
//! library knows no terminal, no environment variable and no home folder: the command line does.
//!
//! The modules, from the lowest floor to the highest; none imports one above it:
//!
//! | floor | modules |
//! |---|---|
//! | words | [`text`]: messages in three languages; [`error`]: what an error tells, and its exit status |
//! | system | [`sys`]: locked memory, volumes, the only `unsafe` |
//! | ground | [`secret`], [`random`], [`shamir`], [`seal`], `cbor`: deterministic CBOR; [`tlv`]: what smart cards write |
//! | format | [`entsso`]: what is known of ENTSSO: master secret ids, events, update files, runbooks; [`share`]: the files |
//! | work | [`token`]: smart cards; [`fitness`]: what a machine is fit for; [`escrow`]: split, open, gather, combine; [`media`]: files on media; [`record`]: what custodians keep; [`registry`]: the last mile |
//! | proof | [`selftest`]: known answers and the second implementation; `emulator`: a smart card in software (feature `emulator`) |

mod cbor;
#[cfg(all(feature = "emulator", target_os = "linux"))]
pub mod emulator;
pub mod entsso;
pub mod error;
pub mod escrow;
pub mod fitness;
pub mod media;
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
