//! sso-escrow beside its peers: what `make bench` measures, and known answers made with vsss-rs.
//!
//! | module | what it is |
//! |---|---|
//! | [`measure`] | interleaved rounds, medians, ratios |
//! | [`table`] | how figures are written |
//! | [`splitting`] | Shamir's scheme: ours, and three other crates |
//! | [`gfni`] | the same arithmetic with the processor's own instructions: how fast it could be |
//! | [`deriving`] | Argon2id: ours, and Debian's `argon2` command |
//! | [`opening`] | the whole process that opens a share |
//! | [`field`] | the two representations of GF(2^8), and the way from one to the other |
//! | [`known`] | known answers made with vsss-rs, carried over into our field |
//!
//! Whatever fails here panics: a bench that cannot run has no result.

pub mod deriving;
pub mod field;
pub mod gfni;
pub mod known;
pub mod measure;
pub mod opening;
pub mod splitting;
pub mod table;
