//! Ceremonies: what people did, and the evidence of it.

pub mod list;
pub mod progress;
pub mod room;
pub mod steps;
pub mod transcript;
