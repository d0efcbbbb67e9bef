//! A service of this machine: whether it runs, and how to stop and start it.

use std::io;
use std::time::{Duration, Instant};

use windows_sys::Win32::Foundation::{
    ERROR_MORE_DATA, ERROR_SERVICE_ALREADY_RUNNING, ERROR_SERVICE_DOES_NOT_EXIST,
    ERROR_SERVICE_NOT_ACTIVE,
};
use windows_sys::Win32::System::Services::{
    CloseServiceHandle, ControlService, ENUM_SERVICE_STATUSW, EnumDependentServicesW,
    OpenSCManagerW, OpenServiceW, QueryServiceStatus, SC_HANDLE, SC_MANAGER_CONNECT,
    SERVICE_ACTIVE, SERVICE_CONTROL_STOP, SERVICE_ENUMERATE_DEPENDENTS, SERVICE_QUERY_STATUS,
    SERVICE_RUNNING, SERVICE_START, SERVICE_STATUS, SERVICE_STATUS_CURRENT_STATE, SERVICE_STOP,
    SERVICE_STOPPED, StartServiceW,
};

use super::{check, wide};

/// How often the state is checked.
const TICK: Duration = Duration::from_millis(200);

/// A handle from the service manager.
#[derive(Debug)]
struct ServiceHandle(SC_HANDLE);

impl Drop for ServiceHandle {
    fn drop(&mut self) {
        // SAFETY: this value owns the handle, and closes it once.
        unsafe { CloseServiceHandle(self.0) };
    }
}

/// A service.
#[derive(Debug)]
pub struct Service {
    name: String,
    manager: ServiceHandle,
    handle: ServiceHandle,
}

impl Service {
    /// Opens the service of that name. `None` if it does not exist. Set `control` to stop and start it.
    ///
    /// # Errors
    /// The system's errors.
    pub fn open(name: &str, control: bool) -> io::Result<Option<Self>> {
        let nothing = std::ptr::null();
        // SAFETY: both pointers are null, which means this machine and its default database.
        let manager = unsafe { OpenSCManagerW(nothing, nothing, SC_MANAGER_CONNECT) };
        if manager.is_null() {
            return Err(io::Error::last_os_error());
        }
        let manager = ServiceHandle(manager);
        match open_in(&manager, name, control) {
            Ok(handle) => Ok(Some(Self { name: name.to_owned(), manager, handle })),
            Err(error) if is(&error, ERROR_SERVICE_DOES_NOT_EXIST) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Returns whether it runs. One that starts, stops or pauses counts too: only a stopped service writes nothing.
    ///
    /// # Errors
    /// The system's errors.
    pub fn is_running(&self) -> io::Result<bool> {
        Ok(state(&self.handle)? != SERVICE_STOPPED)
    }

    /// The short names of the running services that need this one, in the order in which they must be
    /// stopped.
    ///
    /// # Errors
    /// The system's errors.
    pub fn dependents(&self) -> io::Result<Vec<String>> {
        let mut room: Vec<ENUM_SERVICE_STATUSW> = Vec::new();
        // The list may grow between two calls.
        for _ in 0..8 {
            let (mut needed, mut count) = (0, 0);
            let bytes = size_of_val(&*room) as u32;
            // SAFETY: the handle is open. The buffer is aligned for the structure, and `bytes` is its length.
            let listed = check(unsafe {
                EnumDependentServicesW(
                    self.handle.0,
                    SERVICE_ACTIVE,
                    room.as_mut_ptr(),
                    bytes,
                    &raw mut needed,
                    &raw mut count,
                )
            });
            match listed {
                Ok(()) => {
                    let found = room.get(..count as usize).unwrap_or_default();
                    // SAFETY: the call made each name a text in the buffer that ends in a zero.
                    return Ok(found
                        .iter()
                        .map(|it| unsafe { text_at(it.lpServiceName) })
                        .collect());
                }
                Err(error) if is(&error, ERROR_MORE_DATA) => {
                    let length = (needed as usize).div_ceil(size_of::<ENUM_SERVICE_STATUSW>());
                    room = vec![ENUM_SERVICE_STATUSW::default(); length];
                }
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::OutOfMemory.into())
    }

    /// Stops it, after stopping the running services that need it. Returns their names, so that they can be
    /// [started](Self::start) again. Each service may take up to `most`.
    ///
    /// # Errors
    /// The system's errors, or `TimedOut`, with the names of the services that were asked to stop so far.
    pub fn stop(&self, most: Duration) -> Result<Vec<String>, ServiceFailure> {
        let mut names = Vec::new();
        let mut stop_all = || {
            for name in self.dependents()? {
                let handle = open_in(&self.manager, &name, true)?;
                names.push(name);
                stop(&handle, most)?;
            }
            stop(&self.handle, most)
        };
        match stop_all() {
            Ok(()) => Ok(names),
            Err(error) => Err(ServiceFailure { names, error }),
        }
    }

    /// Starts it, and then the services that were stopped with it. If one does not start, the others are
    /// still started. Each service may take up to `most`.
    ///
    /// # Errors
    /// The first error of the system, or `TimedOut`, with the names of the services that do not run.
    pub fn start(&self, dependents: &[String], most: Duration) -> Result<(), ServiceFailure> {
        let own = (self.name.clone(), start(&self.handle, most));
        let others = dependents.iter().rev().map(|name| {
            let handle = open_in(&self.manager, name, true);
            (name.clone(), handle.and_then(|handle| start(&handle, most)))
        });
        let (mut names, mut first) = (Vec::new(), None);
        for (name, started) in std::iter::once(own).chain(others) {
            if let Err(error) = started {
                names.push(name);
                first.get_or_insert(error);
            }
        }
        first.map_or(Ok(()), |error| Err(ServiceFailure { names, error }))
    }
}

/// Why some service was not stopped or started.
#[derive(Debug)]
pub struct ServiceFailure {
    /// The short names of the services concerned.
    pub names: Vec<String>,
    /// The error.
    pub error: io::Error,
}

fn is(error: &io::Error, code: u32) -> bool {
    error.raw_os_error() == Some(code.cast_signed())
}

/// # Safety
/// `text` points at text that ends in a zero.
unsafe fn text_at(text: *const u16) -> String {
    // SAFETY: the caller keeps the promise above.
    unsafe {
        let length = (0..).take_while(|&at| *text.add(at) != 0).count();
        wide::text(std::slice::from_raw_parts(text, length))
    }
}

fn open_in(manager: &ServiceHandle, name: &str, control: bool) -> io::Result<ServiceHandle> {
    let name = wide::terminated(name)?;
    let looking = SERVICE_QUERY_STATUS | SERVICE_ENUMERATE_DEPENDENTS;
    let rights = if control { looking | SERVICE_START | SERVICE_STOP } else { looking };
    // SAFETY: the manager is open, and the name ends in a zero.
    let handle = unsafe { OpenServiceW(manager.0, name.as_ptr(), rights) };
    match handle.is_null() {
        true => Err(io::Error::last_os_error()),
        false => Ok(ServiceHandle(handle)),
    }
}

fn state(handle: &ServiceHandle) -> io::Result<SERVICE_STATUS_CURRENT_STATE> {
    let mut status = SERVICE_STATUS::default();
    // SAFETY: the handle is open, and the call writes one structure.
    check(unsafe { QueryServiceStatus(handle.0, &raw mut status) })?;
    Ok(status.dwCurrentState)
}

fn stop(handle: &ServiceHandle, most: Duration) -> io::Result<()> {
    let mut status = SERVICE_STATUS::default();
    // SAFETY: the handle is open, and the call writes one structure.
    match check(unsafe { ControlService(handle.0, SERVICE_CONTROL_STOP, &raw mut status) }) {
        Err(error) if is(&error, ERROR_SERVICE_NOT_ACTIVE) => Ok(()),
        Err(error) => Err(error),
        Ok(()) => wait_for(handle, SERVICE_STOPPED, most),
    }
}

fn start(handle: &ServiceHandle, most: Duration) -> io::Result<()> {
    // SAFETY: the handle is open, and no arguments are passed.
    match check(unsafe { StartServiceW(handle.0, 0, std::ptr::null()) }) {
        Err(error) if !is(&error, ERROR_SERVICE_ALREADY_RUNNING) => Err(error),
        // Windows also reports a service that is about to stop as running.
        _ => wait_for(handle, SERVICE_RUNNING, most),
    }
}

fn wait_for(
    handle: &ServiceHandle,
    wanted: SERVICE_STATUS_CURRENT_STATE,
    most: Duration,
) -> io::Result<()> {
    let start = Instant::now();
    loop {
        match state(handle)? {
            state if state == wanted => return Ok(()),
            // The service was starting, and ended instead.
            SERVICE_STOPPED if start.elapsed() > 2 * TICK => {
                return Err(io::ErrorKind::NotConnected.into());
            }
            _ if start.elapsed() > most => return Err(io::ErrorKind::TimedOut.into()),
            _ => std::thread::sleep(TICK),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_is_none_is_not_found() {
        assert!(Service::open("sso-escrow no such", false).unwrap().is_none());
    }
}
