//! Security descriptors, from their written form (SDDL).

use std::ffi::c_void;
use std::io;

use windows_sys::Win32::Foundation::LocalFree;
use windows_sys::Win32::Security::Authorization::{
    ConvertStringSecurityDescriptorToSecurityDescriptorW, SDDL_REVISION_1,
};
use windows_sys::Win32::Security::SECURITY_ATTRIBUTES;

use super::{check, wide};

/// A security descriptor, in memory of the system's.
pub(super) struct SecurityDescriptor {
    start: *mut c_void,
}

impl SecurityDescriptor {
    /// What is written in the security descriptor definition language.
    ///
    /// # Errors
    /// Those of the system, where it is not written right or names an account that is none.
    pub(super) fn parse(written: &str) -> io::Result<Self> {
        let written = wide::terminated(written)?;
        let mut start = std::ptr::null_mut();
        // SAFETY: the text ends in a zero, and the call writes one pointer. No length is asked for.
        check(unsafe {
            ConvertStringSecurityDescriptorToSecurityDescriptorW(
                written.as_ptr(),
                SDDL_REVISION_1,
                &raw mut start,
                std::ptr::null_mut(),
            )
        })?;
        Ok(Self { start })
    }

    /// A pointer for the calls that take one; good as long as this is.
    pub(super) fn as_ptr(&self) -> *mut c_void {
        self.start
    }

    /// The same for something that is to be made; children of this process inherit no handle.
    pub(super) fn attributes(&self) -> SECURITY_ATTRIBUTES {
        SECURITY_ATTRIBUTES {
            nLength: size_of::<SECURITY_ATTRIBUTES>() as u32,
            lpSecurityDescriptor: self.start,
            bInheritHandle: 0,
        }
    }
}

impl Drop for SecurityDescriptor {
    fn drop(&mut self) {
        // SAFETY: the system has allocated it for this, and nothing refers to it any more.
        unsafe { LocalFree(self.start) };
    }
}
