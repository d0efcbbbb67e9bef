//! What the process has denied itself. The same type serves Linux and Windows.

/// What this process has denied itself, as the system reports it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Denied {
    /// Core dumps, and access to its memory by other processes of the same user.
    pub dumps: bool,
    /// New privileges.
    pub privileges: bool,
    /// Network sockets.
    pub network: bool,
    /// Files other than those that its command line names.
    pub files: bool,
}
