//! Functions under the names that crates and Rust's standard library link to.
//!
//! Windows loads the libraries that a program imports before the program begins. Unless a library is one of the known
//! ones (registry: `Session Manager\KnownDLLs`), Windows looks for it beside the program first. Whoever can write there
//! could run code in the program. These functions take the place of the imports, and find the real ones in the system
//! folder. `tests/wine` checks what the finished program imports.

use std::ffi::c_void;

use windows_sys::Win32::Foundation::{HANDLE, SCARD_E_NO_SERVICE};
use windows_sys::core::{BOOL, s};

use super::library::found;

type Pointer = *mut c_void;

/// Defines functions of `WinSCard.dll`. Without that library, each reports that no service runs.
macro_rules! winscard {
    ($($name:ident($($argument:ident: $type:ty),*);)+) => {$(
        /// The function of `WinSCard.dll` with this name.
        ///
        /// # Safety
        /// As for the real function.
        #[unsafe(no_mangle)]
        unsafe extern "system" fn $name($($argument: $type),*) -> i32 {
            type Real = unsafe extern "system" fn($($type),*) -> i32;
            let name = concat!(stringify!($name), "\0").as_ptr();
            let Some(function) = found("WinSCard.dll", name) else { return SCARD_E_NO_SERVICE };
            // SAFETY: this is the signature of the function of this name, and the caller has kept its conditions.
            unsafe {
                let real: Real = std::mem::transmute(function);
                real($($argument),*)
            }
        }
    )+};
}

winscard! {
    SCardBeginTransaction(card: usize);
    SCardCancel(context: usize);
    SCardConnectA(context: usize, reader: Pointer, share: u32, protocols: u32, card: Pointer, active: Pointer);
    SCardControl(card: usize, code: u32, sent: Pointer, length: u32, received: Pointer, room: u32, got: Pointer);
    SCardDisconnect(card: usize, disposition: u32);
    SCardEndTransaction(card: usize, disposition: u32);
    SCardEstablishContext(scope: u32, reserved: Pointer, reserved_too: Pointer, context: Pointer);
    SCardFreeMemory(context: usize, memory: Pointer);
    SCardGetAttrib(card: usize, id: u32, attribute: Pointer, length: Pointer);
    SCardGetStatusChangeA(context: usize, timeout: u32, states: Pointer, count: u32);
    SCardIsValidContext(context: usize);
    SCardListReadersA(context: usize, groups: Pointer, readers: Pointer, length: Pointer);
    SCardReconnect(card: usize, share: u32, protocols: u32, disposition: u32, active: Pointer);
    SCardReleaseContext(context: usize);
    SCardSetAttrib(card: usize, id: u32, attribute: Pointer, length: u32);
    SCardStatusA(card: usize, names: Pointer, names_length: Pointer, state: Pointer, protocol: Pointer, atr: Pointer, atr_length: Pointer);
    SCardTransmit(card: usize, sent_by: Pointer, sent: Pointer, length: u32, received_by: Pointer, received: Pointer, room: Pointer);
}

/// `SCARD_IO_REQUEST`: a protocol, and the length of this structure.
#[repr(C)]
struct IoRequest(u32, u32);

// `__imp_NAME` is the symbol through which a program reads or calls an import. A call may use the plain name too.

#[unsafe(export_name = "__imp_g_rgSCardT0Pci")]
static T0: &IoRequest = &IoRequest(1, 8);

#[unsafe(export_name = "__imp_g_rgSCardT1Pci")]
static T1: &IoRequest = &IoRequest(2, 8);

#[unsafe(export_name = "__imp_g_rgSCardRawPci")]
static RAW: &IoRequest = &IoRequest(0x1_0000, 8);

type RandomBytes = unsafe extern "system" fn(*mut u8, usize) -> BOOL;

#[unsafe(export_name = "__imp_ProcessPrng")]
static PROCESS_PRNG: RandomBytes = process_prng;

/// Fills a buffer with random bytes. The standard library and getrandom call it, and trust it to succeed.
///
/// # Safety
/// As for the real function.
#[unsafe(export_name = "ProcessPrng")]
unsafe extern "system" fn process_prng(bytes: *mut u8, length: usize) -> BOOL {
    let Some(function) = found("bcryptprimitives.dll", s!("ProcessPrng")) else {
        // Without random bytes nothing may continue.
        std::process::abort();
    };
    // SAFETY: this is the signature of the function of this name, and the caller has kept its conditions.
    unsafe {
        let real: RandomBytes = std::mem::transmute(function);
        real(bytes, length)
    }
}

type ProfileFolder = unsafe extern "system" fn(HANDLE, *mut u16, *mut u32) -> BOOL;

#[unsafe(export_name = "__imp_GetUserProfileDirectoryW")]
static PROFILE_FOLDER: ProfileFolder = profile_folder;

/// Gives the standard library the folder of a user. Fails if this Windows lacks the function.
///
/// # Safety
/// As for the real function.
#[unsafe(export_name = "GetUserProfileDirectoryW")]
unsafe extern "system" fn profile_folder(token: HANDLE, path: *mut u16, length: *mut u32) -> BOOL {
    let Some(function) = found("userenv.dll", s!("GetUserProfileDirectoryW")) else { return 0 };
    // SAFETY: this is the signature of the function of this name, and the caller has kept its conditions.
    unsafe {
        let real: ProfileFolder = std::mem::transmute(function);
        real(token, path, length)
    }
}
