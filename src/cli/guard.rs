//! What a run may do: waivers, the machine, the sandbox.

pub(crate) mod machine;
pub(crate) mod offline;
pub(crate) mod sandbox;
pub(crate) mod waivers;
