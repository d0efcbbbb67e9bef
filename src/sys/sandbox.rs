//! What the process denies itself, and what of that the system has granted.

pub use super::platform::sandbox::{confine, deny_dumps, deny_network, deny_privileges};

/// What this process has been denied, as the system tells it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied {
    /// Core dumps, and looks into its memory by other processes of the same user.
    pub dumps: bool,
    /// New privileges.
    pub privileges: bool,
    /// Network sockets.
    pub network: bool,
    /// Files elsewhere than at the places of its command line.
    pub files: bool,
}

impl Denied {
    /// Asks the system. What cannot be found out counts as not denied.
    #[must_use]
    pub fn look() -> Self {
        super::platform::sandbox::look()
    }
}
