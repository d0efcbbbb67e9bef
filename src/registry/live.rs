//! SSOSS in the registry of the running machine: read, and written so that an interruption loses nothing.
//!
//! A standing key is changed in place, so that its access control, and that of the keys in it, stays as
//! it is. Before the first change, what stands is copied into a key of its own
//! (`SOFTWARE\sso-escrow\SSOSS before`, which SYSTEM and the administrators alone may open) and flushed, with a mark
//! of what is wanted; it goes away when what was written has been read back. So whatever breaks off the work
//! leaves what stood before, what was wanted, or that copy beside keys of both. From it
//! [`Ssoss::put_back_left_over`] puts back what stood, when somebody has agreed to it, and only where SSOSS holds
//! nothing that is neither: what somebody else has written since is not taken away.
//!
//! All of it was tried under Wine alone.

#[cfg(not(windows))]
mod elsewhere;
#[cfg(windows)]
mod handles;
#[cfg(windows)]
mod machine;
#[cfg(any(windows, test))]
mod mark;
#[cfg(windows)]
mod rollback;
#[cfg(windows)]
mod ssoss;

use std::io;

use super::sid::SidError;
use super::tree::{RegistryKey, TreeError};
use crate::entsso::msid::Msid;
use crate::error::{Description, Status, UserError, system_cause, user_errors};
use crate::message;
use crate::sys::memory::MemoryError;
use crate::text::Argument;

#[cfg(not(windows))]
pub use elsewhere::{Ssoss, host_names, preflight, restart_service};
#[cfg(windows)]
pub use machine::{host_names, preflight, restart_service};
#[cfg(windows)]
pub use ssoss::Ssoss;

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

/// What a write has left that was broken off.
#[derive(Debug)]
pub struct LeftOver {
    /// What stood in SSOSS; nothing where it did not stand.
    pub before: Option<RegistryKey>,
    /// What stands there now, of both.
    pub now: Option<RegistryKey>,
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
    /// An account that no service ENTSSO runs under, such as a group.
    Account(SidError),
    /// The system refused. Nothing was changed, unless this is the cause of another error.
    Refused {
        /// What was to be done with it: the key.
        key: String,
        /// Why.
        error: io::Error,
    },
    /// Windows did not tell the names of this machine. Nothing was changed.
    HostNames {
        /// Why.
        error: io::Error,
    },
    /// The name of a key or value is no text.
    Name {
        /// The key that it stands in.
        key: String,
    },
    /// The values below SSOSS are longer than [`MOST_BYTES`] together.
    TooLarge,
    /// The values that are wanted are longer than [`MOST_BYTES`] together.
    WantedTooLarge,
    /// What stands there, or is wanted, is nothing that a snapshot holds.
    Tree(TreeError),
    /// A former write was broken off, and what stood before has not been put back yet.
    Interrupted,
    /// A former write was broken off, and somebody else has changed SSOSS since.
    ThirdState {
        /// The master secret ids that are kept.
        before: Vec<Msid>,
        /// The master secret ids that stand in SSOSS.
        now: Vec<Msid>,
    },
    /// The copy that a former write has left contradicts itself. Nothing was changed.
    CopyNotWhole,
    /// The copy of what stood before could not be removed.
    CopyStays {
        /// Why.
        error: io::Error,
    },
    /// SSOSS was written and read back; something else failed.
    Written {
        /// What.
        cause: Box<LiveError>,
    },
    /// The write failed; what stood before stands there again.
    PutBack {
        /// Why it failed.
        cause: Box<LiveError>,
    },
    /// The same, and the copy of what stood before could not be removed.
    PutBackCopyStays {
        /// Why the write failed.
        cause: Box<LiveError>,
    },
    /// What was read back is not what was written.
    Differs,
    /// The write failed, and what stood before could not be put back either: its copy stands.
    InDoubt {
        /// Why it could not be put back.
        cause: Box<LiveError>,
    },
    /// The service is not installed. Nothing was changed.
    NoService,
    /// SSOSS was written. The service, which was there before, is not installed any more.
    ServiceGone,
    /// The service manager does not answer.
    Manager {
        /// Why.
        error: io::Error,
    },
    /// The service could not be stopped, or one that needs it; all of them run.
    ServiceNotStopped {
        /// Why.
        error: io::Error,
    },
    /// The service could not be started again, or one that needs it.
    Service {
        /// The services that stay stopped.
        stopped: Vec<String>,
        /// Why.
        error: io::Error,
    },
}

impl From<MemoryError> for LiveError {
    fn from(error: MemoryError) -> Self {
        Self::Tree(TreeError::Memory(error))
    }
}

/// Master secret ids as a text has them; in words, where there are none.
fn names(ids: &[Msid]) -> Argument {
    match ids {
        [] => message!("live-no-msid").into(),
        ids => ids.iter().map(Msid::to_string).collect::<Vec<_>>().join(", ").into(),
    }
}

impl UserError for LiveError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::NotWindows => Status::Target.with(message!("live-not-windows")),
            Self::NotElevated => Status::Target.with(message!("live-not-elevated")),
            Self::NoAccount => Status::Target.with(message!("live-no-account")),
            Self::UnknownAccount { account, error } => Status::Usage
                .with(message!(
                    "live-unknown-account",
                    account = account,
                    cause = system_cause(error)
                ))
                .caused_by(error),
            Self::Account(error) => Description::of(error),
            Self::Refused { key, error } => Status::Target
                .with(message!("live-refused", key = key, cause = system_cause(error)))
                .caused_by(error),
            Self::HostNames { error } => Status::Target
                .with(message!("live-host-names", cause = system_cause(error)))
                .caused_by(error),
            Self::Name { key } => Status::Target.with(message!("live-name", key = key)),
            Self::TooLarge => Status::Target.with(message!("live-too-large", most = MOST_BYTES)),
            Self::WantedTooLarge => {
                Status::Target.with(message!("live-wanted-too-large", most = MOST_BYTES))
            }
            Self::Tree(TreeError::Memory(error)) => Description::of(error),
            Self::Tree(error) => Status::Damaged
                .with(message!("live-tree", cause = error.message()))
                .caused_by(error),
            Self::Interrupted => Status::Target.with(message!("live-interrupted")),
            Self::ThirdState { before, now } => Status::Target.with(message!(
                "live-third-state",
                before = names(before),
                now = names(now)
            )),
            Self::CopyNotWhole => Status::Target.with(message!("live-copy-not-whole")),
            Self::CopyStays { error } => Status::Target
                .with(message!("live-copy-stays", cause = system_cause(error)))
                .caused_by(error),
            Self::Written { cause } => Status::Failed
                .with(message!("live-written", cause = cause.message()))
                .caused_by(&**cause),
            Self::PutBack { cause } => Status::Target
                .with(message!("live-put-back", cause = cause.message()))
                .caused_by(&**cause),
            Self::PutBackCopyStays { cause } => Status::Target
                .with(message!("live-put-back-copy-stays", cause = cause.message()))
                .caused_by(&**cause),
            Self::Differs => Status::Target.with(message!("live-differs")),
            Self::InDoubt { cause } => Status::Target
                .with(message!("live-in-doubt", cause = cause.message()))
                .caused_by(&**cause),
            Self::NoService => Status::Target.with(message!("live-no-service")),
            Self::ServiceGone => Status::Failed.with(message!("live-service-gone")),
            Self::Manager { error } => Status::Target
                .with(message!("live-manager", cause = system_cause(error)))
                .caused_by(error),
            Self::ServiceNotStopped { error } => Status::Failed
                .with(message!("live-service-not-stopped", cause = system_cause(error)))
                .caused_by(error),
            Self::Service { stopped, error } => {
                let services = stopped.join(", ");
                Status::Failed
                    .with(message!(
                        "live-service",
                        services = services,
                        cause = system_cause(error)
                    ))
                    .caused_by(error)
            }
        }
    }
}

user_errors!(LiveError: Account(SidError), Tree(TreeError));
