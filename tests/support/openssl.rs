//! The lines for OpenSSL that the program prints, run as an auditor runs them.

use std::process::Command;

/// Runs each line for OpenSSL that a command printed, as it is, in a shell. Says of each whether the signature was
/// right. `None` if this machine lacks a tool.
pub fn openssl_says(out: &str) -> Option<Vec<bool>> {
    let bash = |line: &str| Command::new("bash").args(["-c", line]).output();
    if !bash("command -v basenc openssl").is_ok_and(|output| output.status.success()) {
        println!("skipped: no bash, basenc or openssl");
        return None;
    }
    let lines = out.lines().map(str::trim).filter(|line| line.starts_with("openssl "));
    let says = |line: &str| {
        let ran = bash(line).unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        let is_right = said.contains("Verified OK");
        assert_eq!(ran.status.success(), is_right, "{line}: {said}");
        assert_eq!(said.contains("Verification failure"), !is_right, "{line}: {said}");
        is_right
    };
    Some(lines.map(says).collect())
}
