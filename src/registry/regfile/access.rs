//! Commands for the access control that a registration file cannot carry.

use crate::registry::sid::Sid;

/// The PowerShell commands that make SSOSS, if it does not exist yet, and set its access control. Only
/// SYSTEM, Administrators and the ENTSSO service account get access. A registration file cannot carry this.
///
/// Run the commands before the import. Otherwise the secret would have the access control of the parent for a
/// while, and ordinary users could read it. An existing key keeps its permissions.
///
/// `account` is the service account by name or SID. `None` means the account that the service runs under on
/// the machine where the commands are run.
#[must_use]
pub fn access_commands(account: Option<&str>) -> [String; 14] {
    let sid = match account {
        Some(sid) if Sid::parse(sid).is_ok() => quoted(sid),
        Some(name) => sid_of(&quoted(name)),
        None => sid_of(
            r"(Get-ItemPropertyValue 'HKLM:\SYSTEM\CurrentControlSet\Services\ENTSSO' ObjectName)",
        ),
    };
    let sddl = "\"O:BAD:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KA;;;$s)\"";
    // One block: a console into which it is pasted runs all of it, or stops at the first error.
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

/// A PowerShell expression for the SID of an account. Windows cannot translate the `.\` of a local account,
/// so the computer's name replaces it.
fn sid_of(account: &str) -> String {
    format!(
        "([System.Security.Principal.NTAccount]({account} -replace '^\\.\\\\', \
         \"$env:COMPUTERNAME\\\"))\
         .Translate([System.Security.Principal.SecurityIdentifier]).Value"
    )
}

/// A PowerShell string in which nothing is expanded. PowerShell also accepts typographic quotes as quotes, so
/// they are doubled too.
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
