//! SSOSS in the registry of the running machine: read, and written so that an interruption loses nothing.
//!
//! A standing key is changed in place, so that its access control, and that of the keys in it, stays as
//! it is. Before the first change, what stands is copied into a key of its own
//! (`SOFTWARE\sso-escrow\SSOSS before`, which SYSTEM and the administrators alone may open) and flushed; it goes
//! away when what was written has been read back. So whatever breaks off the work leaves either what stood
//! before, or that copy, from which the next [`Ssoss::open`] puts it back. Until then keys of both may
//! stand in SSOSS.
//!
//! All of it was tried under Wine alone.

#[cfg(not(windows))]
mod elsewhere;
#[cfg(windows)]
mod ssoss;

use std::io;

use super::tree::TreeError;
use crate::fault::{Fault, Status, fault_is_error, system_cause};
use crate::message;
use crate::sys::memory::MemoryError;
use crate::text::Message;

#[cfg(not(windows))]
pub use elsewhere::{Ssoss, host_names, preflight, restart_service};
#[cfg(windows)]
pub use ssoss::{Ssoss, host_names, preflight, restart_service};

/// The short name of the service.
pub const SERVICE: &str = "ENTSSO";

/// The most bytes of all values below SSOSS together: four copies, of what stands, what is wanted, and what
/// is read back of each, fit into the arena.
pub const MOST_BYTES: usize = 512 << 10;

/// What can be known of this machine before anything is read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preflight {
    /// Whether this process runs elevated. Whether its user is an SSO administrator cannot be known: that
    /// group's name is set for each SSO system.
    pub elevated: bool,
    /// The service, where it is installed.
    pub service: Option<ServiceFound>,
}

/// What the service manager tells of ENTSSO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFound {
    /// The account that it runs under, where it can be read.
    pub account: Option<String>,
    /// Whether it runs.
    pub running: bool,
    /// The services that run and need it, in the order in which they would be stopped.
    pub dependents: Vec<String>,
}

/// Why the live registry cannot be read or written.
#[derive(Debug)]
pub enum LiveError {
    /// This is not Windows.
    NotWindows,
    /// The program does not run elevated.
    NotElevated,
    /// No service account is known that a new key could be granted to.
    NoAccount,
    /// An account that Windows does not know.
    UnknownAccount {
        /// The account.
        account: String,
        /// What Windows says.
        error: io::Error,
    },
    /// The system refused; nothing was changed.
    Refused {
        /// What was to be done with it: the key.
        key: String,
        /// Why.
        error: io::Error,
    },
    /// The name of a key or value is no text.
    Name {
        /// The key that it stands in.
        key: String,
    },
    /// The values are longer than [`MOST_BYTES`] together.
    TooLarge,
    /// What stands there, or is wanted, is nothing that a snapshot holds.
    Tree(TreeError),
    /// A former write was broken off, and what stood before has not been put back yet.
    Interrupted,
    /// The write failed; what stood before stands there again.
    PutBack {
        /// Why it failed.
        cause: Box<LiveError>,
    },
    /// What was read back is not what was written.
    Differs,
    /// The write failed, and what stood before could not be put back either: its copy stands.
    InDoubt {
        /// Why it could not be put back.
        cause: Box<LiveError>,
    },
    /// The service is not installed.
    NoService,
    /// The service could not be stopped or started.
    Service {
        /// Why.
        error: io::Error,
    },
}

impl From<TreeError> for LiveError {
    fn from(error: TreeError) -> Self {
        Self::Tree(error)
    }
}

impl From<MemoryError> for LiveError {
    fn from(error: MemoryError) -> Self {
        Self::Tree(TreeError::Memory(error))
    }
}

impl Fault for LiveError {
    fn message(&self) -> Message {
        match self {
            Self::NotWindows => message!("live-not-windows"),
            Self::NotElevated => message!("live-not-elevated"),
            Self::NoAccount => message!("live-no-account"),
            Self::UnknownAccount { account, error } => {
                message!("live-unknown-account", account = account, cause = system_cause(error))
            }
            Self::Refused { key, error } => {
                message!("live-refused", key = key, cause = system_cause(error))
            }
            Self::Name { key } => message!("live-name", key = key),
            Self::TooLarge => message!("live-too-large", most = MOST_BYTES),
            Self::Tree(error) => error.message(),
            Self::Interrupted => message!("live-interrupted"),
            Self::PutBack { cause } => message!("live-put-back", cause = cause.message()),
            Self::Differs => message!("live-differs"),
            Self::InDoubt { cause } => message!("live-in-doubt", cause = cause.message()),
            Self::NoService => message!("live-no-service"),
            Self::Service { error } => message!("live-service", cause = system_cause(error)),
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::UnknownAccount { .. } => Status::Usage,
            Self::Service { .. } | Self::NoService => Status::Failed,
            Self::Tree(error) => error.status(),
            Self::NotWindows
            | Self::NotElevated
            | Self::NoAccount
            | Self::Refused { .. }
            | Self::Name { .. }
            | Self::TooLarge
            | Self::Interrupted
            | Self::PutBack { .. }
            | Self::Differs
            | Self::InDoubt { .. } => Status::Target,
        }
    }
}

fault_is_error!(LiveError);
