//! Accounts, their security identifiers (SID), and the names of this machine.

use std::io;

use windows_sys::Win32::Foundation::{CloseHandle, ERROR_INSUFFICIENT_BUFFER, LocalFree};
use windows_sys::Win32::Security::Authorization::{ConvertSidToStringSidW, ConvertStringSidToSidW};
use windows_sys::Win32::Security::{
    GetTokenInformation, LookupAccountNameW, LookupAccountSidW, PSID, SID_NAME_USE, SidTypeAlias,
    SidTypeDomain, SidTypeGroup, SidTypeLabel, SidTypeWellKnownGroup, TOKEN_ELEVATION,
    TOKEN_INFORMATION_CLASS, TOKEN_QUERY, TOKEN_USER, TokenElevation, TokenUser,
};
use windows_sys::Win32::System::SystemInformation::{
    COMPUTER_NAME_FORMAT, ComputerNameDnsFullyQualified, ComputerNameDnsHostname,
    ComputerNameNetBIOS, GetComputerNameExW,
};
use windows_sys::Win32::System::Threading::{GetCurrentProcess, OpenProcessToken};

use super::{check, wide};

/// An account as the system knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its SID, in its written form.
    pub sid: String,
    /// Whether it is a group, or something else with several members. False for a SID whose name the system
    /// does not know.
    pub is_group: bool,
}

/// Looks up an account by its SID, by `NAME`, `DOMAIN\NAME`, `NAME@DOMAIN`, or `.\NAME` for an account of
/// this machine. `LocalSystem`, as services call it, is accepted too.
///
/// # Errors
/// The system's errors. The usual one: it knows no such account.
pub fn look_up(account: &str) -> io::Result<Account> {
    if account.eq_ignore_ascii_case("LocalSystem") {
        return Ok(Account { sid: "S-1-5-18".to_owned(), is_group: false });
    }
    if account.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("S-1-")) {
        return by_sid(account);
    }
    let name = match account.strip_prefix(r".\") {
        Some(name) => format!(r"{}\{name}", computer_name(ComputerNameNetBIOS)?),
        None => account.to_owned(),
    };
    let name = wide::terminated(name)?;
    // A SID has at most 68 bytes. The buffer is in words, because the structure needs alignment.
    let mut sid = [0u64; 16];
    let mut sid_length = size_of_val(&sid) as u32;
    let mut domain = [0u16; 512];
    let (mut domain_length, mut kind) = (domain.len() as u32, 0);
    // SAFETY: the name ends in a zero, and the call writes at most as much as each buffer holds.
    check(unsafe {
        LookupAccountNameW(
            std::ptr::null(),
            name.as_ptr(),
            sid.as_mut_ptr().cast(),
            &raw mut sid_length,
            domain.as_mut_ptr(),
            &raw mut domain_length,
            &raw mut kind,
        )
    })?;
    // SAFETY: the call above has written a SID there.
    let sid = unsafe { written(sid.as_mut_ptr().cast()) }?;
    Ok(Account { sid, is_group: is_group(kind) })
}

fn is_group(kind: SID_NAME_USE) -> bool {
    let groups = [SidTypeGroup, SidTypeDomain, SidTypeAlias, SidTypeWellKnownGroup, SidTypeLabel];
    groups.contains(&kind)
}

/// Looks up an account by its written SID.
fn by_sid(text: &str) -> io::Result<Account> {
    let text = wide::terminated(text)?;
    let mut sid = std::ptr::null_mut();
    // SAFETY: the text ends in a zero. The returned SID is freed once.
    unsafe {
        check(ConvertStringSidToSidW(text.as_ptr(), &raw mut sid))?;
        let written = written(sid);
        let known = named(sid);
        LocalFree(sid);
        Ok(Account { sid: written?, is_group: known.is_ok_and(|(_, kind)| is_group(kind)) })
    }
}

/// The name of the account that a SID belongs to, as `DOMAIN\NAME`, and the kind of the account.
///
/// # Errors
/// The system's errors, if it does not know the SID.
///
/// # Safety
/// `sid` points at a SID.
unsafe fn named(sid: PSID) -> io::Result<(String, SID_NAME_USE)> {
    let (mut name, mut domain) = ([0u16; 512], [0u16; 512]);
    let (mut name_length, mut domain_length) = (name.len() as u32, domain.len() as u32);
    let mut kind = 0;
    // SAFETY: the caller keeps the promise above, and the call writes at most as much as each buffer holds.
    check(unsafe {
        LookupAccountSidW(
            std::ptr::null(),
            sid,
            name.as_mut_ptr(),
            &raw mut name_length,
            domain.as_mut_ptr(),
            &raw mut domain_length,
            &raw mut kind,
        )
    })?;
    Ok((format!(r"{}\{}", wide::text(&domain), wide::text(&name)), kind))
}

/// # Safety
/// `sid` points at a SID.
unsafe fn written(sid: PSID) -> io::Result<String> {
    let mut text = std::ptr::null_mut();
    // SAFETY: the caller keeps the promise above. The returned text ends in a zero, and is freed once.
    unsafe {
        check(ConvertSidToStringSidW(sid, &raw mut text))?;
        let length = (0..).take_while(|&at| *text.add(at) != 0).count();
        let written = wide::text(std::slice::from_raw_parts(text, length));
        LocalFree(text.cast());
        Ok(written)
    }
}

/// Returns whether this process runs elevated, with the rights of an administrator.
///
/// # Errors
/// The system's errors.
pub fn is_elevated() -> io::Result<bool> {
    let mut elevation = TOKEN_ELEVATION::default();
    let room = size_of::<TOKEN_ELEVATION>();
    // SAFETY: the call writes at most as many bytes as the structure has.
    unsafe { of_token(TokenElevation, (&raw mut elevation).cast(), room) }?;
    Ok(elevation.TokenIsElevated != 0)
}

/// The user of this process, as `DOMAIN\NAME`. If the system does not know the name, it is the SID.
///
/// # Errors
/// The system's errors.
pub fn user() -> io::Result<String> {
    // The structure, and the SID behind it, which has at most 68 bytes. In words, because the structure needs
    // alignment.
    let mut room = [0u64; 32];
    // SAFETY: the call writes at most as many bytes as the buffer has.
    unsafe { of_token(TokenUser, room.as_mut_ptr().cast(), size_of_val(&room)) }?;
    // SAFETY: the call above has written the structure there, with a pointer at the SID in the same buffer.
    unsafe {
        let sid = (*room.as_ptr().cast::<TOKEN_USER>()).User.Sid;
        named(sid).map(|(name, _)| name).or_else(|_| written(sid))
    }
}

/// Asks for one kind of facts about the token of this process.
///
/// # Safety
/// `bytes` bytes can be written at `place`.
unsafe fn of_token(
    what: TOKEN_INFORMATION_CLASS,
    place: *mut std::ffi::c_void,
    bytes: usize,
) -> io::Result<()> {
    let mut token = std::ptr::null_mut();
    let mut length = 0;
    // SAFETY: the process handle is always valid. The token is closed once. The caller keeps the promise above.
    unsafe {
        check(OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &raw mut token))?;
        let asked = check(GetTokenInformation(token, what, place, bytes as u32, &raw mut length));
        CloseHandle(token);
        asked
    }
}

/// The names of this machine, each once: NetBIOS, DNS, and fully qualified. In a cluster, the name of the
/// virtual server is not among them.
///
/// # Errors
/// The system's errors, if it reports no name.
pub fn host_names() -> io::Result<Vec<String>> {
    let mut names = vec![computer_name(ComputerNameNetBIOS)?];
    for kind in [ComputerNameDnsHostname, ComputerNameDnsFullyQualified] {
        let name = computer_name(kind).unwrap_or_default();
        let is_known = names.iter().any(|known| known.eq_ignore_ascii_case(&name));
        if !is_known && !name.is_empty() {
            names.push(name);
        }
    }
    Ok(names)
}

fn computer_name(kind: COMPUTER_NAME_FORMAT) -> io::Result<String> {
    let mut name = vec![0u16; 1024];
    let mut length = name.len() as u32;
    // SAFETY: the call writes at most as many units as the buffer holds.
    check(unsafe { GetComputerNameExW(kind, name.as_mut_ptr(), &raw mut length) })?;
    match name.get(..length as usize) {
        Some(name) => Ok(wide::text(name)),
        None => Err(io::Error::from_raw_os_error(ERROR_INSUFFICIENT_BUFFER.cast_signed())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_have_their_sid() {
        let sid_of = |account: &str| look_up(account).map(|found| found.sid);
        assert_eq!(sid_of("s-1-5-20").unwrap(), "S-1-5-20");
        assert_eq!(sid_of("LocalSystem").unwrap(), "S-1-5-18");
        assert!(sid_of("S-1-x").is_err());
        for group in ["BUILTIN\\Administrators", "S-1-5-32-544"] {
            let found = Account { sid: "S-1-5-32-544".to_owned(), is_group: true };
            assert_eq!(look_up(group).unwrap(), found);
        }
        let user = std::env::var("USERNAME").unwrap();
        let [bare, local] =
            [user.clone(), format!(r".\{user}")].map(|name| look_up(&name).unwrap());
        assert_eq!(bare, local);
        assert!(bare.sid.starts_with("S-1-5-21-") && !bare.is_group, "{bare:?}");
    }

    #[test]
    fn the_user_is_the_one_who_runs_the_test() {
        let name = std::env::var("USERNAME").unwrap();
        let user = user().unwrap();
        assert!(user.rsplit('\\').next().unwrap().eq_ignore_ascii_case(&name), "{user}");
    }

    #[test]
    fn the_machine_has_a_name() {
        let names = host_names().unwrap();
        assert!(!names[0].is_empty(), "{names:?}");
        is_elevated().unwrap();
    }
}
