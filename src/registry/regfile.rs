//! Registration files (`.reg`), as the Registry Editor of Windows writes and imports them:
//! UTF-16LE with a byte order mark, lines that end in CR LF.
//!
//! A registration file carries no access control; [`access_commands`] gives the commands that set it.

use crate::entsso::SSOSS;
use crate::entsso::msid::Msid;
use crate::secret::SecretBytes;
use crate::sys::memory::MemoryError;

/// The name of the value under `SSOSS\{MSID}`: the escrow's own layout, since ENTSSO's is not public.
pub const VALUE: &str = "Secret";

/// Lines of binary data are wrapped before this column, as Windows does it.
const WRAP: usize = 80;

/// The keys that a file for `msid` names: parents before children, since some importers refuse a key
/// whose parent is not there.
#[must_use]
pub fn keys(msid: &Msid) -> [String; 3] {
    let parent = SSOSS.rsplit_once('\\').map_or(SSOSS, |(parent, _)| parent);
    [parent.to_owned(), SSOSS.to_owned(), format!(r"{SSOSS}\{msid}")]
}

/// A file that sets `SSOSS\{MSID}`, value `Secret`, REG_BINARY, to the master secret. It is a clear
/// copy of the secret, and so lies in locked memory. A remark of one line stands at its beginning.
///
/// # Errors
/// [`MemoryError`].
pub fn encode(
    msid: &Msid,
    secret: &[u8],
    remark: Option<&str>,
) -> Result<SecretBytes, MemoryError> {
    let remark = remark.map(|remark| format!("; {remark}\r\n\r\n")).unwrap_or_default();
    let room = capacity(secret.len()) + 2 * remark.len();
    let mut file = Utf16 { bytes: SecretBytes::zeroed(room)?, length: 0 };
    file.push("\u{feff}Windows Registry Editor Version 5.00\r\n\r\n");
    file.push(&remark);
    let [parents @ .., key] = keys(msid);
    for parent in parents {
        file.push(&format!("[{parent}]\r\n\r\n"));
    }
    file.push(&format!("[{key}]\r\n"));
    let start = format!("\"{VALUE}\"=hex:");
    file.push(&start);
    let mut column = start.len();
    for (at, byte) in secret.iter().enumerate() {
        for nibble in [byte >> 4, byte & 0x0f] {
            file.push_unit(hex_digit(nibble).into());
        }
        column += 2;
        if at + 1 < secret.len() {
            file.push(",");
            column += 1;
            if column + 3 > WRAP - 2 {
                file.push("\\\r\n  ");
                column = 2;
            }
        }
    }
    file.push("\r\n\r\n");
    SecretBytes::copy_of(&file.bytes[..file.length])
}

/// The hexadecimal digit of a secret value below 16, without a branch or an index that depends on it.
fn hex_digit(nibble: u8) -> u8 {
    let above_nine = 9u8.wrapping_sub(nibble) >> 7;
    b'0' + nibble + above_nine * (b'a' - b'9' - 1)
}

/// Enough bytes for a file with so many bytes of secret.
fn capacity(secret: usize) -> usize {
    2048 + 2 * (3 * secret + 5 * (secret / 24 + 1))
}

struct Utf16 {
    bytes: SecretBytes,
    length: usize,
}

impl Utf16 {
    fn push(&mut self, text: &str) {
        text.encode_utf16().for_each(|unit| self.push_unit(unit));
    }

    fn push_unit(&mut self, unit: u16) {
        // `capacity` sees to it that there is room; a test fills the largest.
        if let Some(room) = self.bytes.get_mut(self.length..self.length + 2) {
            room.copy_from_slice(&unit.to_le_bytes());
            self.length += 2;
        }
    }
}

/// The PowerShell commands that make SSOSS, where it is not there yet, with the access control that a
/// registration file cannot carry: SYSTEM, Administrators and the ENTSSO service account, and nobody
/// else. They are run before the import, so that the secret never lies under the access control of the
/// parent, which lets ordinary users read. A key that stands keeps what it has.
///
/// `account` is the service account by name or SID, or `None` for the one that the service runs under
/// on the machine where the commands are run.
#[must_use]
pub fn access_commands(account: Option<&str>) -> [String; 14] {
    let sid = match account {
        Some(sid) if is_sid(sid) => quoted(sid),
        Some(name) => sid_of(&quoted(name)),
        None => sid_of(
            r"(Get-ItemPropertyValue 'HKLM:\SYSTEM\CurrentControlSet\Services\ENTSSO' ObjectName)",
        ),
    };
    let sddl = "\"O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;$s)\"";
    // One block, so that a console in which it is pasted runs all of it or, after a fault, nothing more.
    [
        "& {".to_owned(),
        "  $ErrorActionPreference = 'Stop'".to_owned(),
        r"  $k = 'HKLM:\SOFTWARE\Microsoft\ENTSSO\SSOSS'".to_owned(),
        format!("  $s = {sid}"),
        "  if (-not (Test-Path $k)) {".to_owned(),
        "    [void](New-Item -Path $k)".to_owned(),
        "    try {".to_owned(),
        "      $a = Get-Acl $k".to_owned(),
        format!("      $a.SetSecurityDescriptorSddlForm({sddl})"),
        "      Set-Acl -Path $k -AclObject $a".to_owned(),
        "    } catch { Remove-Item $k; throw }".to_owned(),
        "  }".to_owned(),
        "  Get-Acl $k | Format-List".to_owned(),
        "}".to_owned(),
    ]
}

/// Whether a text is a security identifier as Windows writes it: `S-1-` and numbers.
fn is_sid(text: &str) -> bool {
    text.strip_prefix("S-1-").is_some_and(|numbers| {
        numbers.split('-').all(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
    })
}

/// The SID of an account. A local account's `.\` is no name that Windows translates.
fn sid_of(account: &str) -> String {
    format!(
        "([System.Security.Principal.NTAccount]({account} -replace '^\\.\\\\', \
         \"$env:COMPUTERNAME\\\"))\
         .Translate([System.Security.Principal.SecurityIdentifier]).Value"
    )
}

/// A string of PowerShell in which nothing is expanded. Its rules take the typographic quotes for
/// quotes too.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars() {
        if matches!(character, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted + "'"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let units: Vec<u16> =
            bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).unwrap()
    }

    const MSID: Msid = Msid::from_bytes([0x11; 16]);

    #[test]
    fn the_file_is_what_windows_writes() {
        let secret: Vec<u8> = (0..32).collect();
        let expected = "\u{feff}Windows Registry Editor Version 5.00\r\n\r\n\
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO]\r\n\r\n\
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS]\r\n\r\n\
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\{11111111-1111-1111-1111-111111111111}]\r\n\
            \"Secret\"=hex:00,01,02,03,04,05,06,07,08,09,0a,0b,0c,0d,0e,0f,10,11,12,13,14,\\\r\n  \
            15,16,17,18,19,1a,1b,1c,1d,1e,1f\r\n\r\n";
        let file = encode(&MSID, &secret, None).unwrap();
        assert_eq!(&file[..4], [0xff, 0xfe, b'W', 0]);
        assert_eq!(text(&file), expected);
    }

    #[test]
    fn every_length_is_written_in_full_and_wrapped() {
        for length in [1, 16, 21, 22, 64, 512, 4096] {
            let secret: Vec<u8> = (0..length).map(|i| (i * 37) as u8).collect();
            let text = text(&encode(&MSID, &secret, None).unwrap());
            let value = text.split_once("hex:").unwrap().1.trim_end();
            assert!(value.lines().all(|line| line.len() < WRAP), "{length}");
            let digits: String = value.chars().filter(char::is_ascii_hexdigit).collect();
            assert_eq!(hex::decode(digits).unwrap(), secret);
            assert!(text.ends_with("\r\n\r\n"));
        }
    }

    #[test]
    fn an_account_cannot_break_out_of_its_quotes() {
        let sid = |account| access_commands(Some(account))[3].trim().to_owned();
        let command = sid("D\\o'x\u{2019}; calc");
        assert!(command.contains("('D\\o''x\u{2019}\u{2019}; calc' -replace"), "{command}");
        assert_eq!(sid("S-1-5-21-1"), "$s = 'S-1-5-21-1'");
        for name in ["S-1-x)", "S-1-", "S-1-5-", "s-1-5"] {
            assert!(sid(name).contains("NTAccount"), "{name}");
        }
    }
}
