//! What a process has been denied: the same on Linux and on Windows.

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
