//! sso-escrow compared with its peers: what `make bench` measures, and known answers made with vsss-rs.
//!
//! | module | content |
//! |---|---|
//! | [`measure`] | interleaved rounds, medians, ratios |
//! | [`table`] | how figures are written |
//! | [`splitting`] | Shamir's scheme: ours, and three other crates |
//! | [`gfni`] | the same arithmetic with the processor's own instructions: an upper bound for the speed |
//! | [`deriving`] | Argon2id: ours, and Debian's `argon2` command |
//! | [`opening`] | the whole process that opens a share |
//! | [`field`] | the two representations of GF(2^8), and the map between them |
//! | [`known`] | known answers made with vsss-rs, mapped to our field |
//!
//! Every failure here panics: a bench that cannot run has no result.

pub mod deriving;
pub mod field;
pub mod gfni;
pub mod known;
pub mod measure;
pub mod opening;
pub mod splitting;
pub mod table;
