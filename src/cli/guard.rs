//! What a run may do: the machine, the sandbox.

mod environment;
pub(crate) mod existing_set;
pub(crate) mod kept_copy;
pub(crate) mod machine;
pub(crate) mod offline;
pub(crate) mod run_start;
pub(crate) mod sandbox;
pub(crate) mod server_log;
pub(crate) mod transcripts;
