//! The registry key SSOSS as a source and as a target: the last mile.

pub mod difference;
pub mod live;
pub mod regfile;
pub mod target;
pub mod tree;
