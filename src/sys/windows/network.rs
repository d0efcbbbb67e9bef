//! Which network interfaces are up. The answer needs no socket.

use std::ffi::c_void;
use std::io;

use windows_sys::Win32::Foundation::{ERROR_BUFFER_OVERFLOW, ERROR_NO_DATA, ERROR_SUCCESS};
use windows_sys::Win32::NetworkManagement::IpHelper::{
    GAA_FLAG_INCLUDE_ALL_INTERFACES, GAA_FLAG_SKIP_ANYCAST, GAA_FLAG_SKIP_DNS_SERVER,
    GAA_FLAG_SKIP_MULTICAST, GAA_FLAG_SKIP_UNICAST, IF_TYPE_SOFTWARE_LOOPBACK,
    IP_ADAPTER_ADDRESSES_LH,
};
use windows_sys::Win32::NetworkManagement::Ndis::IfOperStatusUp;
use windows_sys::Win32::Networking::WinSock::AF_UNSPEC;
use windows_sys::core::s;

use super::library::found;

/// Lists the names of all network interfaces that are up, without loopback.
///
/// # Errors
/// The system's errors, if the call is refused. `Unsupported`, if this Windows lacks it.
pub fn interfaces_up() -> io::Result<Vec<String>> {
    const ONLY_INTERFACES: u32 = GAA_FLAG_INCLUDE_ALL_INTERFACES
        | GAA_FLAG_SKIP_UNICAST
        | GAA_FLAG_SKIP_ANYCAST
        | GAA_FLAG_SKIP_MULTICAST
        | GAA_FLAG_SKIP_DNS_SERVER;
    type Addresses = unsafe extern "system" fn(
        u32,
        u32,
        *const c_void,
        *mut IP_ADAPTER_ADDRESSES_LH,
        *mut u32,
    ) -> u32;
    let Some(function) = found("iphlpapi.dll", s!("GetAdaptersAddresses")) else {
        return Err(io::ErrorKind::Unsupported.into());
    };
    // SAFETY: this is the signature of the function of this name.
    let addresses: Addresses = unsafe { std::mem::transmute(function) };
    let mut room = vec![IP_ADAPTER_ADDRESSES_LH::default(); 32];
    // The list may grow between two calls.
    for _ in 0..8 {
        let mut bytes = size_of_val(&*room) as u32;
        // SAFETY: the buffer is aligned for the structure, and `bytes` is its length.
        let result = unsafe {
            let (family, nothing) = (AF_UNSPEC.into(), std::ptr::null());
            addresses(family, ONLY_INTERFACES, nothing, room.as_mut_ptr(), &raw mut bytes)
        };
        match result {
            ERROR_SUCCESS => return Ok(up_in(&room)),
            ERROR_NO_DATA => return Ok(Vec::new()),
            ERROR_BUFFER_OVERFLOW => {
                let count = (bytes as usize).div_ceil(size_of::<IP_ADAPTER_ADDRESSES_LH>()) + 8;
                room = vec![IP_ADAPTER_ADDRESSES_LH::default(); count];
            }
            code => return Err(io::Error::from_raw_os_error(code.cast_signed())),
        }
    }
    Err(io::ErrorKind::OutOfMemory.into())
}

fn up_in(room: &[IP_ADAPTER_ADDRESSES_LH]) -> Vec<String> {
    let mut names = Vec::new();
    let mut next = room.as_ptr();
    while !next.is_null() {
        // SAFETY: the call that filled the buffer linked its structures, which are all in it. The name is
        // text in the buffer that ends in a zero.
        let (adapter, name) = unsafe {
            let adapter = &*next;
            let mut length = 0;
            while !adapter.FriendlyName.is_null() && *adapter.FriendlyName.add(length) != 0 {
                length += 1;
            }
            let name = match length {
                0 => "?".to_owned(),
                _ => String::from_utf16_lossy(std::slice::from_raw_parts(
                    adapter.FriendlyName,
                    length,
                )),
            };
            (adapter, name)
        };
        if adapter.OperStatus == IfOperStatusUp && adapter.IfType != IF_TYPE_SOFTWARE_LOOPBACK {
            names.push(name);
        }
        next = adapter.Next;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_is_answered() {
        let names = interfaces_up().unwrap();
        assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    }
}
