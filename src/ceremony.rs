//! Ceremonies: what people did, and the evidence of it.

pub mod transcript;
