//! Ceremonies: what people did, and the evidence of it.

pub mod fact_text;
pub mod report;
pub mod transcript;
