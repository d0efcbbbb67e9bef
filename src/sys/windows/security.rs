//! Security descriptors, parsed from their written form (SDDL).

use std::ffi::c_void;
use std::io;

use windows_sys::Win32::Foundation::LocalFree;
use windows_sys::Win32::Security::Authorization::{
    ConvertStringSecurityDescriptorToSecurityDescriptorW, SDDL_REVISION_1,
};
use windows_sys::Win32::Security::SECURITY_ATTRIBUTES;

use super::{check, wide};

/// A security descriptor in memory that the system allocated.
pub(super) struct SecurityDescriptor {
    start: *mut c_void,
}

impl SecurityDescriptor {
    /// Parses the security descriptor definition language (SDDL).
    ///
    /// # Errors
    /// The system's errors, if the text is malformed or names an account that does not exist.
    pub(super) fn parse(written: &str) -> io::Result<Self> {
        let written = wide::terminated(written)?;
        let mut start = std::ptr::null_mut();
        // SAFETY: the text ends in a zero, and the call writes one pointer. The length is not asked for.
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

    /// The pointer for calls that take one. It is valid as long as this value.
    pub(super) fn as_ptr(&self) -> *mut c_void {
        self.start
    }

    /// The attributes for a new object. Child processes do not inherit its handle.
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
        // SAFETY: the system allocated the memory to be freed this way, and nothing refers to it any more.
        unsafe { LocalFree(self.start) };
    }
}
