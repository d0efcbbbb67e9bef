//! Ceremonies: what people did, and the evidence of it.

pub mod fact_text;
pub mod list;
pub mod progress;
pub mod report;
pub mod room;
pub mod steps;
pub mod transcript;
