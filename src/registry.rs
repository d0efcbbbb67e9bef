//! The registry key SSOSS as a source and as a target of secrets.

pub mod difference;
#[cfg(target_os = "linux")]
pub mod hive;
pub mod live;
pub mod regfile;
pub mod sid;
pub mod target;
pub mod tree;
mod upcase;
