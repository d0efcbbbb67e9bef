//! The running Windows: its names, the ENTSSO service, and the account of the service.

use std::time::Duration;

use super::{LiveError, LoggedEvent, LoggedRun, Preflight, SERVICE, ServiceFound};
use crate::registry::sid::{Sid, SidError};
use crate::sys::account::{self, Account};
use crate::sys::event_log::{self, EventKind};
use crate::sys::registry::OpenKey as Handle;
use crate::sys::service::{Service, ServiceFailure};

/// The source of this program's entries in the event log.
const EVENT_SOURCE: &str = "sso-escrow";

/// The longest time for the service, or one that depends on it, to stop or start.
const PATIENCE: Duration = Duration::from_secs(120);

pub(super) fn is_elevated() -> bool {
    account::is_elevated().unwrap_or(false)
}

/// The account in the configuration of the service. `None` if the service is not installed.
pub(super) fn service_account() -> Option<String> {
    let path = format!(r"SYSTEM\CurrentControlSet\Services\{SERVICE}");
    Handle::open(&path, false).ok()??.text("ObjectName").ok()?
}

/// The SID of an account that the service can run under. `account` is a name or a SID.
///
/// # Errors
/// [`LiveError::UnknownAccount`]; [`LiveError::Account`] if it is a group, or an account that ENTSSO cannot
/// run under.
pub(super) fn sid_of(account: &str) -> Result<String, LiveError> {
    let found = account::look_up(account);
    let Account { sid, is_group } =
        found.map_err(|error| LiveError::UnknownAccount { account: account.to_owned(), error })?;
    let sid = Sid::of_service(&sid)?;
    // Windows reports these two as groups, but services run under them: Network Service, and the account that
    // Windows makes for each service.
    let is_service = sid.to_string() == "S-1-5-20" || sid.to_string().starts_with("S-1-5-80-");
    match is_group && !is_service {
        true => Err(SidError::Group { sid }.into()),
        false => Ok(sid.to_string()),
    }
}

/// The SID of the account in the configuration of the service.
///
/// # Errors
/// [`LiveError::UnknownServiceAccount`], [`LiveError::Account`].
pub(super) fn sid_of_service(account: &str) -> Result<String, LiveError> {
    sid_of(account).map_err(|error| match error {
        LiveError::UnknownAccount { account, error } => {
            LiveError::UnknownServiceAccount { account, error }
        }
        other => other,
    })
}

/// Looks at this machine. Nothing is changed.
///
/// # Errors
/// [`LiveError::Manager`] if the service manager does not respond.
pub fn preflight() -> Result<Preflight, LiveError> {
    let look = || {
        let Some(service) = Service::open(SERVICE, false)? else { return Ok(None) };
        Ok(Some(ServiceFound {
            account: service_account(),
            running: service.is_running()?,
            dependents: service.dependents()?,
        }))
    };
    let service = look().map_err(|error| LiveError::Manager { error })?;
    Ok(Preflight { elevated: is_elevated(), service })
}

/// The names of this machine: NetBIOS, DNS, and fully qualified. The network name of a cluster is not among
/// them.
///
/// # Errors
/// [`LiveError::HostNames`].
pub fn host_names() -> Result<Vec<String>, LiveError> {
    account::host_names().map_err(|error| LiveError::HostNames { error })
}

/// The user of this process, as `DOMAIN\NAME`.
///
/// # Errors
/// [`LiveError::NotLogged`]: the user is asked for only for the event log.
pub fn user() -> Result<String, LiveError> {
    account::user().map_err(|error| LiveError::NotLogged { error })
}

/// Writes an entry about a run into the event log of this machine.
///
/// # Errors
/// [`LiveError::NotLogged`].
pub fn log(run: &LoggedRun) -> Result<(), LiveError> {
    let kind = match run.event {
        LoggedEvent::BackedUp | LoggedEvent::Restored => EventKind::Done,
        LoggedEvent::RestoredInPart | LoggedEvent::PutBack => EventKind::Warning,
        LoggedEvent::BackupFailed | LoggedEvent::RestoreFailed => EventKind::Failed,
    };
    event_log::report(EVENT_SOURCE, run.event.id(), kind, &run.lines)
        .map_err(|error| LiveError::NotLogged { error })
}

/// Stops the ENTSSO service and the services that depend on it, and starts them again. Returns the names of
/// the dependent services. Every stopped service is started again, even if another could not be stopped.
///
/// # Errors
/// [`LiveError::ServiceGone`], [`LiveError::ServiceNotStopped`]; [`LiveError::Service`] with the names of the
/// services that stay stopped.
pub fn restart_service() -> Result<Vec<String>, LiveError> {
    let failed = |error| LiveError::ServiceNotStopped { error };
    let service = Service::open(SERVICE, true).map_err(failed)?.ok_or(LiveError::ServiceGone)?;
    let (others, stopping) = match service.stop(PATIENCE) {
        Ok(others) => (others, None),
        Err(ServiceFailure { names, error }) => (names, Some(error)),
    };
    match (service.start(&others, PATIENCE), stopping) {
        (Ok(()), None) => Ok(others),
        (Ok(()), Some(error)) => Err(failed(error)),
        (Err(ServiceFailure { names, .. }), Some(error))
        | (Err(ServiceFailure { names, error }), None) => {
            Err(LiveError::Service { stopped: names, error })
        }
    }
}
