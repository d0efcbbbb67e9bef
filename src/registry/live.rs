//! SSOSS in the registry of the running machine. It is read, and written so that an interruption loses
//! nothing.
//!
//! An existing key is changed in place. So its access control, and that of the keys in it, stays as it is.
//!
//! Before the first change, the existing content is copied into a separate key,
//! `SOFTWARE\sso-escrow\SSOSS before` (or `SSOSS before 2`). Only SYSTEM and the administrators may open this key. It also holds a
//! mark of the requested content, and is flushed to the disk. It is removed when the new content has been
//! read back.
//!
//! So an interruption leaves the old content, the requested content, or a mixture of both beside the copy.
//! [`Ssoss::put_back_left_over`] then puts the old content back from the copy, if the officer agrees. It
//! refuses if SSOSS holds anything that is neither old nor requested. What someone else has written since is
//! never removed.
//!
//! Before that, a write may also have ended, or not have begun, and only the copy is left. [`is_copy_left`] finds a
//! copy in every state. A write removes it when SSOSS has the requested content. A write of other content makes its own
//! copy beside it, and then removes it.
//!
//! This was tested under Wine only.

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
pub use elsewhere::{Ssoss, host_names, is_copy_left, log, preflight, restart_service, user};
#[cfg(windows)]
pub use machine::{host_names, log, preflight, restart_service, user};
#[cfg(windows)]
pub use ssoss::{Ssoss, is_copy_left};

/// The short name of the ENTSSO service.
pub const SERVICE: &str = "ENTSSO";

/// The most bytes of all values below SSOSS together. The arena of locked memory has room for four copies:
/// the existing content, the requested content, and what is read back of each.
pub const MOST_BYTES: usize = 512 << 10;

/// What is known of this machine before anything is read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preflight {
    /// Whether this process is elevated. The program cannot find out whether its user is an SSO
    /// administrator: each SSO system has its own name for that group.
    pub elevated: bool,
    /// The service. `None` if it is not installed.
    pub service: Option<ServiceFound>,
}

/// What the service manager reports about ENTSSO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFound {
    /// The account that the service runs under. `None` if it cannot be read.
    pub account: Option<String>,
    /// Whether the service is running.
    pub running: bool,
    /// The running services that depend on it, in the order in which they would be stopped.
    pub dependents: Vec<String>,
}

/// An entry for the event log of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedRun {
    /// What is reported.
    pub event: LoggedEvent,
    /// The facts, one a line. None of them is a secret.
    pub lines: Vec<String>,
}

/// What a run did on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoggedEvent {
    /// It escrowed SSOSS.
    BackedUp,
    /// It was to escrow SSOSS, and failed.
    BackupFailed,
    /// It wrote SSOSS.
    Restored,
    /// It was to write SSOSS, and failed.
    RestoreFailed,
    /// It wrote SSOSS, and failed in a later step.
    RestoredInPart,
    /// It put back the content of SSOSS from before an interrupted run.
    PutBack,
}

impl LoggedEvent {
    /// The number of its entry.
    #[must_use]
    pub const fn id(self) -> u32 {
        match self {
            Self::BackedUp => 1,
            Self::BackupFailed => 2,
            Self::Restored => 3,
            Self::RestoreFailed => 4,
            Self::RestoredInPart => 5,
            Self::PutBack => 6,
        }
    }
}

/// What an interrupted write left.
#[derive(Debug)]
pub struct LeftOver {
    /// The content of SSOSS before the write. `None` if the key did not exist.
    pub before: Option<RegistryKey>,
    /// The content of SSOSS now: a mixture of the old and the requested content.
    pub now: Option<RegistryKey>,
}

/// Why the live registry cannot be read or written.
#[derive(Debug)]
pub enum LiveError {
    /// This is not Windows.
    NotWindows,
    /// The program does not run elevated.
    NotElevated,
    /// No service account is known that could get access to a new key.
    NoAccount,
    /// Windows does not know this account.
    UnknownAccount {
        /// The account.
        account: String,
        /// The error from Windows.
        error: io::Error,
    },
    /// Windows does not know the account that the configuration of the service names.
    UnknownServiceAccount {
        /// The account.
        account: String,
        /// The error from Windows.
        error: io::Error,
    },
    /// ENTSSO cannot run under this account. An example is a group.
    Account(SidError),
    /// The system refused an operation. Nothing was changed, unless this error is the cause of another.
    Refused {
        /// The key of the operation.
        key: String,
        /// Why.
        error: io::Error,
    },
    /// Windows did not report the names of this machine. Nothing was changed.
    HostNames {
        /// Why.
        error: io::Error,
    },
    /// The name of a key or value is not valid UTF-16.
    Name {
        /// The key that contains it.
        key: String,
    },
    /// All values below SSOSS together are longer than [`MOST_BYTES`].
    TooLarge,
    /// All requested values together are longer than [`MOST_BYTES`].
    WantedTooLarge,
    /// No snapshot can hold the existing or the requested content.
    Tree(TreeError),
    /// An earlier write was interrupted, and the old content has not been put back yet.
    Interrupted,
    /// An earlier write was interrupted, and someone else has changed SSOSS since.
    ThirdState {
        /// The master secret ids in the copy.
        before: Vec<Msid>,
        /// The master secret ids in SSOSS.
        now: Vec<Msid>,
    },
    /// Something else changed SSOSS while it was read. Nothing was changed by this program.
    Changing,
    /// There is no entry in the event log.
    NotLogged {
        /// Why.
        error: io::Error,
    },
    /// The copy that an earlier write left contradicts itself. Nothing was changed.
    CopyNotWhole,
    /// The copy of the old content could not be removed.
    CopyStays {
        /// Why.
        error: io::Error,
    },
    /// SSOSS was written and read back. A later step failed.
    Written {
        /// The error of that step.
        cause: Box<LiveError>,
    },
    /// The write failed, and the old content was put back.
    PutBack {
        /// Why the write failed.
        cause: Box<LiveError>,
    },
    /// The write failed, and the old content was put back. The copy of it could not be removed.
    PutBackCopyStays {
        /// Why the write failed.
        cause: Box<LiveError>,
    },
    /// The content that was read back is not the content that was written.
    Differs,
    /// The write failed, and the old content could not be put back. The copy still exists.
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
    /// The service, or one that depends on it, could not be stopped. All of them are running.
    ServiceNotStopped {
        /// Why.
        error: io::Error,
    },
    /// The service, or one that depends on it, could not be started again.
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

/// MSIDs as an argument of a message. If there are none, the argument is a text that states this.
fn names(ids: &[Msid]) -> Argument {
    match ids {
        [] => message!("live-no-msid").into(),
        ids => ids.iter().map(Msid::to_string).collect::<Vec<_>>().into(),
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
            Self::UnknownServiceAccount { account, error } => Status::Target
                .with(message!(
                    "live-unknown-service-account",
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
            Self::Changing => Status::Target.with(message!("live-changing")),
            Self::NotLogged { error } => Status::Failed
                .with(message!("live-not-logged", cause = system_cause(error)))
                .caused_by(error),
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
            Self::Service { stopped, error } => Status::Failed
                .with(message!("live-service", services = stopped, cause = system_cause(error)))
                .caused_by(error),
        }
    }
}

user_errors!(LiveError: Account(SidError), Tree(TreeError));
