//! Replacements for systems other than Windows. They have the same names, so the command line is the same
//! everywhere.

use super::{LeftOver, LiveError, LoggedRun, Preflight};
use crate::registry::target::RegistryTarget;
use crate::registry::tree::RegistryKey;

/// SSOSS of the running machine. It exists only on Windows.
#[derive(Debug)]
pub struct Ssoss(std::convert::Infallible);

impl Ssoss {
    /// As on Windows.
    ///
    /// # Errors
    /// [`LiveError::NotWindows`], always.
    pub fn reader() -> Result<Self, LiveError> {
        Err(LiveError::NotWindows)
    }

    /// As on Windows.
    ///
    /// # Errors
    /// [`LiveError::NotWindows`], always.
    pub fn open(_account: Option<&str>) -> Result<Self, LiveError> {
        Err(LiveError::NotWindows)
    }

    /// As on Windows.
    ///
    /// # Errors
    /// None: there is no such value.
    pub fn left_over(&self) -> Result<Option<LeftOver>, LiveError> {
        match self.0 {}
    }

    /// As on Windows.
    ///
    /// # Errors
    /// None: there is no such value.
    pub fn remove_needless_copy(&mut self) -> Result<bool, LiveError> {
        match self.0 {}
    }

    /// As on Windows.
    ///
    /// # Errors
    /// None: there is no such value.
    pub fn put_back_left_over(&mut self) -> Result<(), LiveError> {
        match self.0 {}
    }
}

impl RegistryTarget for Ssoss {
    type Error = LiveError;

    fn standing(&mut self) -> Result<Option<RegistryKey>, LiveError> {
        match self.0 {}
    }

    fn write(&mut self, _wanted: &RegistryKey) -> Result<(), LiveError> {
        match self.0 {}
    }
}

/// As on Windows.
///
/// # Errors
/// [`LiveError::NotWindows`], always.
pub fn preflight() -> Result<Preflight, LiveError> {
    Err(LiveError::NotWindows)
}

/// As on Windows.
///
/// # Errors
/// [`LiveError::NotWindows`], always.
pub fn host_names() -> Result<Vec<String>, LiveError> {
    Err(LiveError::NotWindows)
}

/// As on Windows.
///
/// # Errors
/// [`LiveError::NotWindows`], always.
pub fn restart_service() -> Result<Vec<String>, LiveError> {
    Err(LiveError::NotWindows)
}

/// Reports that there is no copy: there is no registry.
///
/// # Errors
/// None.
pub fn is_copy_left() -> Result<bool, LiveError> {
    Ok(false)
}

/// As on Windows.
///
/// # Errors
/// [`LiveError::NotWindows`], always.
pub fn user() -> Result<String, LiveError> {
    Err(LiveError::NotWindows)
}

/// As on Windows.
///
/// # Errors
/// [`LiveError::NotWindows`], always.
pub fn log(_run: &LoggedRun) -> Result<(), LiveError> {
    Err(LiveError::NotWindows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Status, UserError};

    #[test]
    fn elsewhere_the_target_is_refused() {
        for error in [
            Ssoss::reader().unwrap_err(),
            Ssoss::open(Some("S-1-5-20")).unwrap_err(),
            preflight().unwrap_err(),
            host_names().unwrap_err(),
            restart_service().unwrap_err(),
            user().unwrap_err(),
        ] {
            assert!(matches!(error, LiveError::NotWindows));
            assert_eq!(error.status(), Status::Target);
        }
    }
}
