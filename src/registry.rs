//! The registry key SSOSS as a target: the last mile.

pub mod regfile;
